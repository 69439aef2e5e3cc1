//! The form of an item in Rust.

use crate::model::{ItemKind, NdjsonLines};

/// The form of an item in Rust. Items of different forms are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Struct,
    Enum,
    StringEnum,
    Alias,
    Request,
}

/// Returns the form of an item, and the name of its kind in reports.
pub(super) fn form(kind: &ItemKind) -> (Form, &'static str) {
    match kind {
        ItemKind::Struct(_) => (Form::Struct, "struct"),
        ItemKind::StringEnum(_) => (Form::StringEnum, "string enum"),
        ItemKind::Union(_) => (Form::Enum, "union"),
        ItemKind::Container(_) => (Form::Enum, "container"),
        ItemKind::InternallyTagged(_) => (Form::Enum, "internally tagged union"),
        ItemKind::ExternallyTagged(_) => (Form::Enum, "externally tagged union"),
        ItemKind::UntypedUnion(_) => (Form::Enum, "untyped union"),
        ItemKind::Ndjson(NdjsonLines::Pair(_)) => (Form::Struct, "pair of lines"),
        ItemKind::Ndjson(NdjsonLines::ByKey(_)) => (Form::Enum, "lines by key"),
        ItemKind::Alias(_) => (Form::Alias, "type alias"),
        ItemKind::Request(_) => (Form::Request, "request"),
    }
}
