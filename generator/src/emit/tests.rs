//! A small model of each item kind: what is emitted holds the lines that matter, and mistakes are diagnostics.

mod emitted_files;
mod errors;

use std::collections::{BTreeMap, HashMap};

use super::emit_module_tree;
use crate::coverage::Coverage;
use crate::diagnostic::Origin;
use crate::docs::{Documentation, ItemDocumentation};
use crate::model::{
    Alias, Argument, ArgumentType, BodyPresence, BranchMatch, Constant, ConstantValue, Constructor, Container,
    Conversion, ConversionSource, ConversionStep, Crate, Encoding, EncodingKind, Field, InternallyTagged, Item,
    ItemKind, ItemPath, ItemSource, Member, Method, Module, ModulePath, Parameter, ParameterLocation, Presence, Request,
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
    Item { name: name.to_owned(), source: ItemSource::InlineUnion, deprecated: None, origin: Origin::file("a.json").at(name), kind }
}

pub(super) fn field(name: &str, ty: RustType, presence: Presence) -> Field {
    Field {
        name: name.to_owned(),
        json_name: name.to_owned(),
        aliases: Vec::new(),
        ty,
        presence,
        encoding: None,
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
        deprecated: None,
    }
}

fn word(name: &str, json_name: &str, aliases: &[&str]) -> StringEnumVariant {
    let aliases = aliases.iter().map(ToString::to_string).collect();
    StringEnumVariant {
        name: name.to_owned(),
        json_name: json_name.to_owned(),
        aliases,
        deprecated: None,
    }
}

/// A crate whose module `types` holds these items.
pub(super) fn crate_model(items: Vec<Item>) -> Crate {
    let module = |path, items, children: &[&str]| Module {
        files: Vec::new(),
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
        union_discriminators: BTreeMap::new(),
        coverage: Coverage::default(),
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
        ItemKind::Union(kind) => kind.variants.iter().map(|variant| (variant.name.clone(), "One.".to_owned())).collect(),
        _ => HashMap::new(),
    };
    let item = |module: &Module, item: &Item| {
        let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
        let description = format!("Docs of {}.", item.name);
        (path, ItemDocumentation { description, members: members(item), constructors: HashMap::new() })
    };
    let modules = &crate_model.modules;
    Documentation {
        front_page: "A crate.".to_owned(),
        modules: modules.iter().map(|module| (module.path.clone(), "A module.".to_owned())).collect(),
        items: modules.iter().flat_map(|module| module.items.iter().map(move |one| item(module, one))).collect(),
        ..Documentation::default()
    }
}

/// The text of the module `types`, its white space reduced to single spaces.
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

#[test]
fn the_root_names_its_modules_and_rustfmt_passes_them_by() {
    let root = &files(&crate_model(Vec::new()))["lib.rs"];
    assert!(root.starts_with("// @generated by `cargo xtask codegen`. Do not edit: "), "{root}");
    let module = "#[rustfmt::skip]\n#[path = \"api/types.rs\"]\npub mod types;\n";
    assert_holds(root, &["\n//! A crate.\n", "\npub mod runtime;\n", module]);
    assert!(!root.contains("deprecated"), "{root}");
}

#[test]
fn a_struct_is_read_and_shown_by_one_chain() {
    let many = Encoding { kind: EncodingKind::OneOrMany, depth: 1 };
    let string_list = RustType::List(Box::new(RustType::List(Box::new(RustType::String))));
    let list =
        Field { encoding: Some(many), aliases: vec!["l".to_owned()], ..field("list", string_list, Presence::Required) };
    let told = field("told", RustType::String.optional(), Presence::RequiredNullable);
    let mut of = struct_(vec![list, field("type_", RustType::String.optional(), Presence::OptionalNullable), told]);
    let constant = Constant { json_name: "kind".to_owned(), value: ConstantValue::Integer(-1_234_567), required: true };
    of.members.push(Member::Constant(constant));
    let text = types(vec![item("Thing", ItemKind::Struct(of))]);
    assert_holds(
        &text,
        &[
            "#[derive(Clone)] #[non_exhaustive] pub struct Thing { /// The list. pub list: Vec<Vec<String>>,",
            r#"d.aliases(&["l"]) .encoding(json::Encoding::one_or_many().at_depth(1)) .required("list", &mut self.list)"#,
            r#".optional_nullable("type_", &mut self.type_) .required_nullable("told", &mut self.told) .literal("kind", json::Literal::Integer(-1_234_567));"#,
            r#".field("type_", &self.type_) .field("told", json::null_if_none(&self.told))"#,
            r#"e.object("Thing") .encoding(json::Encoding::one_or_many().at_depth(1)) .field("list", &self.list)"#,
            "json::impl_traits!(Thing);",
        ],
    );
    assert!(!text.contains("fn new"), "only what requests reach is made:\n{text}");
}

#[test]
fn setters_accept_convertible_arguments() {
    let into = |ty| ArgumentType::Into(ty);
    let nullable = RustType::Nullable(Box::new(RustType::String)).optional();
    let mut of = struct_(vec![
        set(field("name", RustType::String, Presence::Required), into(RustType::String), &[]),
        set(field("label", nullable, Presence::Optional), into(RustType::String), &[Wrapper::Nullable, Wrapper::Some]),
        set(field("inner", named("Thing").boxed(), Presence::Optional), into(named("Thing")), &[Wrapper::Boxed]),
        set(field("doc", RustType::Runtime("Document"), Presence::Optional), ArgumentType::Document, &[]),
    ]);
    of.constructor = Some(Constructor { arguments: vec!["name".to_owned()], preset_true: Vec::new() });
    let text = types(vec![item("Thing", ItemKind::Struct(of))]);
    assert_holds(
        &text,
        &[
            "pub fn new(name: impl Into<String>) -> Self { Self { name: name.into(), ..json::Decode::empty() } }",
            "self.label = Some(crate::runtime::Nullable::Value(label.into()));",
            "pub fn label_null(mut self) -> Self { self.label = Some(crate::runtime::Nullable::Null);",
            "self.inner = Box::new(inner.into());",
            "pub fn doc(mut self, doc: impl ::serde::Serialize) -> Self { self.doc = crate::runtime::Document::new(&doc);",
        ],
    );
}

#[test]
fn a_shortcut_stands_before_the_fields() {
    let mut of = struct_(vec![field("source", RustType::String.optional(), Presence::Optional)]);
    let keys = vec!["source".to_owned()];
    of.shortcut = Some(Shortcut { field: "source".to_owned(), keys, accepts_object: false, encoding: None });
    of.constructor = Some(Constructor { arguments: Vec::new(), preset_true: Vec::new() });
    let steps = vec![ConversionStep::Into, ConversionStep::Some];
    of.conversions = vec![Conversion { from: ConversionSource::Str, to: "source".to_owned(), steps }];
    let text = types(vec![item("Script", ItemKind::Struct(of))]);
    assert_holds(
        &text,
        &[
            r#"if !d.shortcut(&["source"], false, &mut self.source) { d.optional("source", &mut self.source); }"#,
            "impl Default for Script { #[inline] fn default() -> Self { json::Decode::empty() } }",
            "impl From<&str> for Script { #[inline] fn from(value: &str) -> Self { Self { source: Some(value.into()) } } }",
        ],
    );
}

#[test]
fn a_document_stays_generic() {
    let document = RustType::Parameter("TDocument".to_owned()).optional();
    let mut of = struct_(vec![field("source", document, Presence::RequiredDocument)]);
    of.type_parameters = vec!["TDocument".to_owned()];
    let text = types(vec![item("Hit", ItemKind::Struct(of))]);
    assert_holds(
        &text,
        &[
            "#[derive(Clone, Debug, PartialEq)]",
            "impl<TDocument: ::serde::de::DeserializeOwned> json::Decode for Hit<TDocument> {",
            "Self { source: None }",
            "impl<TDocument: ::serde::Serialize> json::Encode for Hit<TDocument> {",
            "impl<TDocument: ::serde::Serialize> ::serde::Serialize for Hit<TDocument> {",
        ],
    );
    assert!(!text.contains("json::impl_traits"), "{text}");
}

#[test]
fn a_members_text_wins_over_an_alias_and_the_first_alias_wins() {
    let variants = vec![word("No", "no", &["yes", "n"]), word("Yes", "yes", &["n"])];
    let words = StringEnum { variants, open: true, json_booleans: true, is_map_key: true };
    let text = types(vec![item("Answer", ItemKind::StringEnum(words))]);
    assert_holds(
        &text,
        &[
            r#"NameTable::new( &[("n", 0), ("no", 0), ("yes", 1)], ) .open() .boolean();"#,
            r#"Self::No => e.boolean_enum_member("no", "No"),"#,
            "Self::Other(value) => e.unknown_enum_member(value),",
            "impl From<bool> for Answer { fn from(value: bool) -> Self { Self::from(if value { \"true\" } else { \"false\" }) }",
            "impl json::MapKey for Answer {",
            "json::impl_serde!(Answer);",
        ],
    );
}

#[test]
fn a_union_is_told_apart_by_a_table() {
    let keys = vec![("lang".to_owned(), 1)];
    let discriminator = ShapeDiscriminator {
        string: BranchMatch::Exact(0),
        integer: BranchMatch::Lenient(0),
        keys,
        ..ShapeDiscriminator::default()
    };
    let variants = vec![variant("Text", "", RustType::String), variant("Script", "", named("Script").boxed())];
    let conversions = vec![Conversion {
        from: ConversionSource::Type(named("Script")),
        to: "Script".to_owned(),
        steps: vec![ConversionStep::Boxed],
    }];
    let union = Union { type_parameters: Vec::new(), variants, discriminator, has_display: false, conversions };
    let text = types(vec![item("Source", ItemKind::Union(union))]);
    assert_holds(
        &text,
        &[
            "integer: json::BranchMatch::Lenient(0), string: json::BranchMatch::Exact(0), unique_keys: &[(\"lang\", 1)], ..json::ShapeDiscriminator::NO_BRANCHES",
            "*self = match d.branch(&TABLE) { 0 => Self::Text(d.value()), 1 => Self::Script(d.value()), _ => Self::Other(d.raw()), };",
            r#"Self::Script(payload) => e.variant("Script", payload),"#,
            "fn from(value: crate::types::Script) -> Self { Self::Script(Box::new(value)) }",
        ],
    );
    assert!(!text.contains("accepts_null"), "null is none of its values:\n{text}");
}

#[test]
fn a_union_with_null_takes_it() {
    let discriminator = ShapeDiscriminator {
        null: BranchMatch::Exact(0),
        string: BranchMatch::Exact(0),
        ..ShapeDiscriminator::default()
    };
    let variants = vec![variant("Any", "", RustType::Value)];
    let union =
        Union { type_parameters: Vec::new(), variants, discriminator, has_display: false, conversions: Vec::new() };
    let text = types(vec![item("Source", ItemKind::Union(union))]);
    assert_holds(&text, &["#[inline] fn accepts_null(&self) -> bool { true }"]);
}

#[test]
fn a_branch_that_is_a_list_is_made_from_an_array() {
    let array = |ty| Conversion {
        from: ConversionSource::Array(ty),
        to: "List".to_owned(),
        steps: vec![ConversionStep::Collect],
    };
    let of = |ty: RustType| Union {
        type_parameters: Vec::new(),
        variants: vec![variant("List", "", RustType::List(Box::new(ty.clone())))],
        discriminator: ShapeDiscriminator { array: BranchMatch::Exact(0), ..ShapeDiscriminator::default() },
        has_display: false,
        conversions: vec![array(ty)],
    };
    let string_list = item("Texts", ItemKind::Union(of(RustType::String)));
    let numbers = item("Numbers", ItemKind::Union(of(RustType::Primitive("i64"))));
    assert_holds(
        &types(vec![string_list, numbers]),
        &[
            "impl<I: Into<String>, const N: usize> From<[I; N]> for Texts { fn from(value: [I; N]) -> Self { Self::List(crate::runtime::convert::into_list(value))",
            "impl<const N: usize> From<[i64; N]> for Numbers {",
        ],
    );
}

#[test]
fn containers_and_tagged_unions_decide_by_words() {
    let many = Some(Encoding { kind: EncodingKind::OneOrMany, depth: 0 });
    let variants = vec![Variant { encoding: many, ..variant("Not", "not", RustType::List(Box::new(named("Query")))) }];
    let container = Container {
        variants,
        open: true,
        unknown_payload: UnknownPayload::Object,
        fallback: None,
        variant_constructors: Vec::new(),
        conversions: Vec::new(),
    };
    let variants = vec![variant("Keyword", "keyword", named("Query"))];
    let tagged = InternallyTagged {
        tag: "type".to_owned(),
        json_booleans: false,
        default_variant: Some(0),
        variants,
        open: false,
        variant_constructors: Vec::new(),
        conversions: Vec::new(),
    };
    let text = types(vec![
        item("Query", ItemKind::Container(container)),
        item("Property", ItemKind::InternallyTagged(tagged)),
    ]);
    assert_holds(
        &text,
        &[
            r#"NameTable::new(&[("not", 0)]).open()"#,
            "match d.variant_by_key(&TABLE) { 0 => Self::Not(d.encoding(json::Encoding::one_or_many()).payload()), _ => Self::Other(d.unknown_variant()), }",
            r#"e.encoding(json::Encoding::one_or_many()) .keyed_variant("not", "Not", payload)"#,
            r#"match d.variant_by_tag("type", &TABLE, 0) { 0 => Self::Keyword(d.value()), _ => Self::Other(d.unknown_variant()), }"#,
            r#"Self::Keyword(payload) => e.variant("Keyword", payload),"#,
        ],
    );
}

#[test]
fn a_request_has_a_table_and_slots_in_its_order() {
    let id = set(field("id", RustType::String, Presence::Required), ArgumentType::Into(RustType::String), &[]);
    let refresh = field("refresh", RustType::Primitive("bool").optional(), Presence::Optional);
    let request = Request {
        endpoint: "index".to_owned(),
        routes: vec![Route {
            template: "/{id}".to_owned(),
            path_parameters: vec!["id".to_owned()],
            methods: RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get },
        }],
        parameters: vec![
            Parameter { field: id, location: ParameterLocation::Path, alternative_locations: Vec::new() },
            Parameter { field: refresh, location: ParameterLocation::Query, alternative_locations: Vec::new() },
        ],
        body: BodyPresence::None,
        idempotent: true,
        request_format: RequestFormat::Json,
        response_format: ResponseFormat::Json,
        success_statuses: Vec::new(),
        common: true,
        constructor: Constructor { arguments: vec!["id".to_owned()], preset_true: Vec::new() },
        response: None,
    };
    let text = types(vec![item("IndexRequest", ItemKind::Request(request))]);
    assert_holds(
        &text,
        &[
            "use crate::runtime::endpoint; use crate::runtime::json;",
            "Self { id: id.into(), ..endpoint::FromHttp::empty() }",
            "methods: endpoint::RouteMethods::ByBody { with_body: endpoint::Method::Post, without_body: endpoint::Method::Get, },",
            r#"endpoint::Parameter::required("id", endpoint::ParameterLocation::Path), endpoint::Parameter::new("refresh", endpoint::ParameterLocation::Query),"#,
            "w.parameter(&self.id).parameter(&self.refresh).common(&self.common);",
            "r.parameter(&mut self.id).parameter(&mut self.refresh).common(&mut self.common);",
            "pub fn human(mut self, human: bool) -> Self { self.common.human = Some(human);",
            "json::impl_request_traits!(IndexRequest);",
        ],
    );
}

#[test]
fn a_name_of_the_prelude_that_the_module_declares_is_left_to_it() {
    let of = struct_(vec![field("option", named("Option").optional(), Presence::Optional)]);
    let ty = RustType::List(Box::new(RustType::Value));
    let alias = Alias { type_parameters: Vec::new(), ty };
    let text = types(vec![item("Option", ItemKind::Struct(of)), item("Vec", ItemKind::Alias(alias))]);
    assert_holds(
        &text,
        &["pub option: ::core::option::Option<Option>,", "pub type Vec = ::std::vec::Vec<::serde_json::Value>;"],
    );
}

#[test]
fn a_child_module_keeps_its_name_before_an_import() {
    let mut crate_model = crate_model(vec![item("Empty", ItemKind::Struct(struct_(Vec::new())))]);
    crate_model.modules[1].children = vec!["json".to_owned()];
    let child = Module {
        path: path(&["types", "json"]),
        children: Vec::new(),
        items: Vec::new(),
        ..crate_model.modules[1].clone()
    };
    crate_model.modules.push(child);
    let files = files(&crate_model);
    assert_holds(
        &files["api/types/mod.rs"],
        &["use crate::runtime::json as json_;\n\npub mod json;\n", "impl json_::Decode for Empty {", "d.object();"],
    );
    assert_holds(&files["lib.rs"], &["#[path = \"api/types/mod.rs\"]\npub mod types;"]);
    assert!(files.contains_key("api/types/json.rs"));
}

#[test]
fn a_fixture_is_one_file() {
    let of = struct_(vec![field("name", RustType::String, Presence::Required)]);
    let mut crate_model = crate_model(vec![item("Thing", ItemKind::Struct(of))]);
    crate_model.root_path = "crate::fixtures::one".to_owned();
    let alias = Alias { type_parameters: Vec::new(), ty: named("Thing") };
    crate_model.modules[0].items = vec![item("Alias", ItemKind::Alias(alias))];
    let text = emit_module_tree(&crate_model, &documentation(&crate_model)).unwrap();
    assert_holds(
        &text,
        &["\npub mod types {\n    //! A module.\n", "pub type Alias = crate::fixtures::one::types::Thing;"],
    );
    assert!(!text.contains("pub mod runtime"), "{text}");
}
