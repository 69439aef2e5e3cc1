//! Emits a small model of each kind of item and looks for the lines that matter. Invalid models are diagnostics.

mod emitted_files;
mod enums;
mod errors;
mod modules;
mod structs;

use std::collections::BTreeMap;

use crate::coverage::Coverage;
use crate::diagnostic::Origin;
use crate::model::{
    Alias, Argument, ArgumentType, BodyPresence, BranchMatch, Constant, ConstantValue, Constructor, Container,
    Conversion, ConversionSource, ConversionStep, Crate, Encoding, EncodingKind, Field, InternallyTagged, Item,
    ItemKind, ItemPath, Member, Method, Module, ModulePath, Parameter, ParameterLocation, Presence, Request,
    RequestFormat, ResponseFormat, Route, RouteMethods, RustType, Setter, ShapeDiscriminator, Shortcut, StringEnum,
    StringEnumVariant, Struct, Union, UnknownPayload, Variant, Wrapper,
};
pub(super) use emitted_files::files;

fn path(path: &[&str]) -> ModulePath {
    ModulePath(path.iter().map(ToString::to_string).collect())
}

pub(super) fn named(name: &str) -> RustType {
    RustType::Item(ItemPath { module: path(&["types"]), name: name.to_owned() }, Vec::new())
}

pub(super) fn item(name: &str, kind: ItemKind) -> Item {
    let docs = format!("Docs of {name}.");
    Item { name: name.to_owned(), docs, deprecated: None, origin: Origin::file("a.json").at(name), kind }
}

pub(super) fn field(name: &str, ty: RustType, presence: Presence) -> Field {
    Field {
        name: name.to_owned(),
        json_name: name.to_owned(),
        aliases: Vec::new(),
        ty,
        presence,
        encoding: None,
        docs: format!("The {name}."),
        deprecated: None,
        setter: None,
    }
}

fn set(field: Field, ty: ArgumentType, wrappers: &[Wrapper]) -> Field {
    let null = wrappers.contains(&Wrapper::Nullable).then(|| format!("{}_null", field.name));
    let argument = Argument { ty, wrappers: wrappers.to_vec() };
    Field { setter: Some(Setter { name: field.name.clone(), null, argument }), ..field }
}

pub(super) fn struct_(fields: Vec<Field>) -> Struct {
    Struct {
        type_parameters: Vec::new(),
        members: fields.into_iter().map(|field| Member::Field(Box::new(field))).collect(),
        shortcut: None,
        constructor: None,
        variant_constructors: Vec::new(),
        conversions: Vec::new(),
    }
}

fn variant(name: &str, json_name: &str, ty: RustType) -> Variant {
    let (name, json_name) = (name.to_owned(), json_name.to_owned());
    let method_name = name.to_lowercase();
    Variant {
        name,
        method_name,
        json_name,
        aliases: Vec::new(),
        ty,
        encoding: None,
        docs: "One.".to_owned(),
        deprecated: None,
    }
}

fn word(name: &str, json_name: &str, aliases: &[&str]) -> StringEnumVariant {
    let aliases = aliases.iter().map(ToString::to_string).collect();
    StringEnumVariant {
        name: name.to_owned(),
        json_name: json_name.to_owned(),
        aliases,
        docs: "One.".to_owned(),
        deprecated: None,
    }
}

/// A crate whose module `types` holds these items.
pub(super) fn crate_model(items: Vec<Item>) -> Crate {
    let module = |path, items, children: &[&str]| Module {
        path,
        docs: "A module.".to_owned(),
        items,
        namespace: None,
        children: children.iter().map(ToString::to_string).collect(),
        reexports: Vec::new(),
    };
    Crate {
        runtime_path: "crate::runtime".to_owned(),
        root_path: "crate".to_owned(),
        docs: "A crate.".to_owned(),
        modules: vec![module(path(&[]), Vec::new(), &["types"]), module(path(&["types"]), items, &[])],
        sample: None,
        headers: &[("x-flavor", "sour")],
        union_discriminators: BTreeMap::new(),
        coverage: Coverage::default(),
    }
}

/// The emitted module `types` with single spaces as white space.
fn types(items: Vec<Item>) -> String {
    let text = files(&crate_model(items)).remove("api/types.rs").unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(super) fn assert_holds(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "no `{line}` in:\n{text}");
    }
}
