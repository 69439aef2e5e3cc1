//! String enums, unions, containers and tagged unions.

use super::*;

#[test]
fn names_take_precedence_over_aliases() {
    let variants = vec![string_enum_variant("No", "no", &["yes", "n"]), string_enum_variant("Yes", "yes", &["n"])];
    let string_enum = StringEnum { variants, open: true, json_booleans: true };
    let agreement = Item { is_map_key: true, ..item("Agreement", ItemKind::StringEnum(string_enum)) };
    let source = types(vec![agreement]);
    assert_holds(
        &source,
        &[
            r#"NameTable::new( &[("n", 0), ("no", 0), ("yes", 1)], ) .open() .boolean();"#,
            r#"Self::No => e.boolean_enum_member("no", "No"),"#,
            "Self::Other(value) => e.unknown_enum_member(value),",
            "impl From<bool> for Agreement { fn from(value: bool) -> Self { Self::from(if value { \"true\" } else { \"false\" }) }",
            "impl json::MapKey for Agreement {",
            "json::impl_serde!(Agreement);",
        ],
    );
}

#[test]
fn union_is_decoded_by_a_table_of_shapes() {
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
        signed: None,
    }];
    let union = Union { type_parameters: Vec::new(), variants, discriminator, has_display: false };
    let construction = Construction { conversions, ..Construction::default() };
    let source = types(vec![constructed("Source", ItemKind::Union(union), construction)]);
    assert_holds(
        &source,
        &[
            "integer: json::BranchMatch::Lenient(0), string: json::BranchMatch::Exact(0), unique_keys: &[(\"lang\", 1)], ..json::ShapeDiscriminator::NO_BRANCHES",
            "*self = match d.branch(&TABLE) { 0 => Self::Text(d.value()), 1 => Self::Script(d.value()), _ => Self::Other(d.raw()), };",
            r#"Self::Script(payload) => e.variant("Script", payload),"#,
            "fn from(value: Script) -> Self { Self::Script(Box::new(value)) }",
        ],
    );
    assert!(!source.contains("accepts_null"), "null is none of its values:\n{source}");
}

#[test]
fn union_with_a_null_branch_accepts_null() {
    let discriminator = ShapeDiscriminator {
        null: BranchMatch::Exact(0),
        string: BranchMatch::Exact(0),
        ..ShapeDiscriminator::default()
    };
    let variants = vec![variant("Any", "", RustType::Value)];
    let union = Union { type_parameters: Vec::new(), variants, discriminator, has_display: false };
    let source = types(vec![item("Source", ItemKind::Union(union))]);
    assert_holds(&source, &["#[cfg_attr(not(debug_assertions), inline)] fn accepts_null(&self) -> bool { true }"]);
}

#[test]
fn list_branch_converts_from_arrays() {
    let construction = |ty| {
        let (from, steps) = (ConversionSource::Array(ty), vec![ConversionStep::Collect]);
        let conversions = vec![Conversion { from, to: "List".to_owned(), steps, signed: None }];
        Construction { conversions, ..Construction::default() }
    };
    let union = |ty: RustType| Union {
        type_parameters: Vec::new(),
        variants: vec![variant("List", "", RustType::List(Box::new(ty)))],
        discriminator: ShapeDiscriminator { array: BranchMatch::Exact(0), ..ShapeDiscriminator::default() },
        has_display: false,
    };
    let union_item = |name, ty: RustType| constructed(name, ItemKind::Union(union(ty.clone())), construction(ty));
    let strings = union_item("Texts", RustType::String);
    let numbers = union_item("Numbers", RustType::Primitive("i64"));
    assert_holds(
        &types(vec![strings, numbers]),
        &[
            "impl<I: Into<String>, const N: usize> From<[I; N]> for Texts { fn from(value: [I; N]) -> Self { Self::List(convert::into_list(value))",
            "impl<const N: usize> From<[i64; N]> for Numbers {",
        ],
    );
}

#[test]
fn containers_and_tagged_unions_are_decoded_by_name_tables() {
    let many = Some(Encoding { kind: EncodingKind::OneOrMany, depth: 0 });
    let variants = vec![Variant { encoding: many, ..variant("Not", "not", RustType::List(Box::new(named("Query")))) }];
    let container = Container { variants, open: true, unknown_payload: UnknownPayload::Object, fallback: None };
    let variants = vec![variant("Keyword", "keyword", named("Query"))];
    let tagged = InternallyTagged {
        tag: "type".to_owned(),
        json_booleans: false,
        default_variant: Some(0),
        variants,
        open: false,
    };
    let source = types(vec![
        item("Query", ItemKind::Container(container)),
        item("Property", ItemKind::InternallyTagged(tagged)),
    ]);
    assert_holds(
        &source,
        &[
            r#"NameTable::new(&[("not", 0)]).open()"#,
            "match d.variant_by_only_key(&TABLE) { 0 => Self::Not(d.encoding(json::Encoding::one_or_many()).payload()), _ => Self::Other(d.unknown_variant()), }",
            r#"e.encoding(json::Encoding::one_or_many()) .keyed_variant("not", "Not", payload)"#,
            r#"match d.variant_by_tag("type", &TABLE, 0) { 0 => Self::Keyword(d.value()), _ => Self::Other(d.unknown_variant()), }"#,
            r#"Self::Keyword(payload) => e.variant("Keyword", payload),"#,
        ],
    );
}
