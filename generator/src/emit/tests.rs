//! Emits a small model of each kind of item and looks for the lines that matter. Invalid models are diagnostics.

mod emitted_files;
mod enums;
mod errors;
mod modules;
mod structs;

use std::collections::HashMap;

use crate::diagnostic::Origin;
use crate::docs::{Documentation, ItemDocumentation};
use crate::model::{
    Alias, Argument, ArgumentType, BodyPresence, BranchMatch, Constant, ConstantValue, Construction, Constructor,
    Container, Conversion, ConversionSource, ConversionStep, Crate, Encoding, EncodingKind, EndpointResponse, Field,
    InternallyTagged, Item, ItemKind, ItemPath, ItemSource, Member, Method, Module, ModulePath, Parameter,
    ParameterLocation, Presence, Request, RequestFormat, ResponseBody, ResponseFormat, Route, RouteMethods, RustType,
    Setter, ShapeDiscriminator, Shortcut, StringEnum, StringEnumVariant, Struct, Union, UnknownPayload, Variant,
    Wrapper,
};
pub(super) use emitted_files::files;

fn path(path: &[&str]) -> ModulePath {
    ModulePath(path.iter().map(ToString::to_string).collect())
}

pub(super) fn named(name: &str) -> RustType {
    RustType::Item(ItemPath { module: path(&["types"]), name: name.to_owned() }, Vec::new())
}

pub(super) fn item(name: &str, kind: ItemKind) -> Item {
    constructed(name, kind, Construction::default())
}

fn constructed(name: &str, kind: ItemKind, construction: Construction) -> Item {
    Item {
        name: name.to_owned(),
        source: ItemSource::InlineUnion,
        deprecated: None,
        origin: Origin::file("a.json").at(name),
        kind,
        is_map_key: false,
        construction,
        degradations: Vec::new(),
    }
}

pub(super) fn field(name: &str, ty: RustType, presence: Presence) -> Field {
    Field {
        name: name.to_owned(),
        json_name: name.to_owned(),
        aliases: Vec::new(),
        ty,
        presence,
        encoding: None,
        redacted: false,
        deprecated: None,
    }
}

fn setter(field: &str, ty: ArgumentType, wrappers: &[Wrapper]) -> Setter {
    let null = wrappers.contains(&Wrapper::Nullable).then(|| format!("{field}_null"));
    let argument = Argument { ty, wrappers: wrappers.to_vec() };
    Setter { field: field.to_owned(), name: field.to_owned(), null, argument }
}

fn constructor(arguments: &[&str]) -> Constructor {
    let arguments = arguments.iter().map(ToString::to_string).collect();
    Constructor { arguments, preset_true: Vec::new() }
}

fn response() -> EndpointResponse {
    let item = ItemPath { module: path(&["types"]), name: "Response".to_owned() };
    EndpointResponse { item, type_parameters: Vec::new(), body: ResponseBody::Json }
}

pub(super) fn struct_(fields: Vec<Field>) -> Struct {
    Struct {
        type_parameters: Vec::new(),
        members: fields.into_iter().map(|field| Member::Field(Box::new(field))).collect(),
        shortcut: None,
    }
}

fn variant(name: &str, json_name: &str, ty: RustType) -> Variant {
    let (name, json_name) = (name.to_owned(), json_name.to_owned());
    let method_name = name.to_lowercase();
    Variant { name, method_name, json_name, aliases: Vec::new(), ty, encoding: None, redacted: false, deprecated: None }
}

fn string_enum_variant(name: &str, json_name: &str, aliases: &[&str]) -> StringEnumVariant {
    let aliases = aliases.iter().map(ToString::to_string).collect();
    StringEnumVariant { name: name.to_owned(), json_name: json_name.to_owned(), aliases, deprecated: None }
}

/// A crate whose module `types` holds these items.
pub(super) fn crate_model(items: Vec<Item>) -> Crate {
    let module = |path, items, children: &[&str]| Module {
        path,
        items,
        namespace: None,
        children: children.iter().map(ToString::to_string).collect(),
        reexports: Vec::new(),
    };
    Crate {
        runtime_path: "crate::runtime".to_owned(),
        root_path: "crate".to_owned(),
        modules: vec![module(path(&[]), Vec::new(), &["types"]), module(path(&["types"]), items, &[])],
        headers: &[("x-flavor", "sour")],
    }
}

/// The documentation of the crate: each item, field and variant has some.
pub(super) fn documentation(crate_model: &Crate) -> Documentation {
    let members = |item: &Item| match &item.kind {
        ItemKind::Struct(kind) => {
            let names = kind.members.iter().flat_map(Member::fields).map(|field| &field.name);
            names.map(|name| (name.clone(), format!("The {name}."))).collect()
        }
        ItemKind::Request(kind) => {
            let names = kind.parameters.iter().map(|parameter| &parameter.field.name);
            names.map(|name| (name.clone(), format!("The {name}."))).collect()
        }
        ItemKind::StringEnum(kind) => {
            kind.variants.iter().map(|variant| (variant.name.clone(), "One.".to_owned())).collect()
        }
        ItemKind::Union(kind) => {
            kind.variants.iter().map(|variant| (variant.name.clone(), "One.".to_owned())).collect()
        }
        _ => HashMap::new(),
    };
    let item_docs = |module: &Module, item: &Item| {
        let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
        let description = format!("Docs of {}.", item.name);
        (path, ItemDocumentation { description, members: members(item), methods: HashMap::new() })
    };
    let modules = &crate_model.modules;
    Documentation {
        front_page: "A crate.".to_owned(),
        modules: modules.iter().map(|module| (module.path.clone(), "A module.".to_owned())).collect(),
        items: modules.iter().flat_map(|module| module.items.iter().map(move |item| item_docs(module, item))).collect(),
        ..Documentation::default()
    }
}

/// The emitted module `types` with single spaces as white space.
fn types(items: Vec<Item>) -> String {
    let source = files(&crate_model(items)).remove("api/types.rs").unwrap();
    source.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(super) fn assert_holds(source: &str, lines: &[&str]) {
    for line in lines {
        assert!(source.contains(line), "no `{line}` in:\n{source}");
    }
}
