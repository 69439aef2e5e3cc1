//! Types and encodings.

use syn::{Expr, Type};

use super::module_context::ModuleContext;
use super::syntax::{join_path, method_call, path, ty as type_of, unit, usize_literal, with_arguments};
use super::template::template;
use crate::model::{Encoding, EncodingKind, RustType};

/// A type.
pub(super) fn rust_type(context: &ModuleContext<'_>, ty: &RustType) -> Type {
    let ModuleContext { runtime, std, .. } = context;
    let path_type = |name: &syn::Path, arguments: &[&RustType]| {
        type_of(with_arguments(name.clone(), arguments.iter().map(|argument| rust_type(context, argument))))
    };
    let runtime_type =
        |name: &str, arguments: &[&RustType]| path_type(&join_path(runtime.clone(), context.ident(name)), arguments);
    match ty {
        // The only primitive whose name is not an identifier.
        RustType::Primitive("()") => unit(),
        RustType::Primitive(name) => type_of(path(context.ident(name))),
        RustType::String => type_of(std.string.clone()),
        RustType::Value => type_of(context.value.clone()),
        RustType::Runtime(name) => runtime_type(name, &[]),
        RustType::Item(path, arguments) => path_type(&context.item_path(path), &arguments.iter().collect::<Vec<_>>()),
        RustType::Parameter(name) => type_of(path(context.ident(name))),
        RustType::List(item) => path_type(&std.vec, &[item]),
        RustType::Map(key, value) => path_type(&context.map, &[key, value]),
        RustType::SingleKey(key, value) => runtime_type("SingleKey", &[key, value]),
        RustType::Buckets(bucket) => runtime_type("Buckets", &[bucket]),
        RustType::TypedKeys(value) => runtime_type("TypedKeys", &[value]),
        RustType::Option(value) => path_type(&std.option, &[value]),
        RustType::Nullable(value) => runtime_type("Nullable", &[value]),
        RustType::Boxed(value) => path_type(&std.boxed, &[value]),
    }
}

/// An encoding as a constant expression.
pub(super) fn encoding(context: &ModuleContext<'_>, encoding: Encoding) -> Expr {
    let json = &context.json;
    let kind = context.ident(match encoding.kind {
        EncodingKind::OneOrMany => "one_or_many",
        EncodingKind::PointOrMany => "point_or_many",
        EncodingKind::MapOrList => "map_or_list",
        EncodingKind::Stringified => "stringified",
        EncodingKind::CommaSeparated => "comma_separated",
        EncodingKind::PipeSeparated => "pipe_separated",
    });
    let constructor_call = template!(context, Expr, [json, kind] => { #json::Encoding::#kind() });
    if encoding.depth > 0 {
        method_call(constructor_call, "at_depth", [usize_literal(encoding.depth.into())])
    } else {
        constructor_call
    }
}

/// The call that sets the encoding of the next value: `receiver.encoding(…)`.
pub(super) fn with_encoding(context: &ModuleContext<'_>, receiver: Expr, encoding: Option<Encoding>) -> Expr {
    match encoding {
        Some(encoding) => method_call(receiver, "encoding", [self::encoding(context, encoding)]),
        None => receiver,
    }
}

/// The call that redacts the next field or payload in `Debug`: `receiver.redacted()`.
pub(super) fn with_redaction(receiver: Expr, redacted: bool) -> Expr {
    if redacted { method_call(receiver, "redacted", []) } else { receiver }
}
