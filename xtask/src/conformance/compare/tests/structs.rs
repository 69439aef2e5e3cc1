//! Rules for objects.

use generator::model::{
    AdditionalProperties, Constant, ConstantValue, Container, Field, InternallyTagged, ItemKind, Member, Presence,
    RustType, Shortcut, Struct, UnknownPayload,
};

use super::model::{INTEGER, assert_differs, assert_forgiven, compare, field, item, struct_, variant};

fn items(struct_: Struct) -> [(&'static str, ItemKind); 1] {
    [("Struct", ItemKind::Struct(struct_))]
}

#[test]
fn null_may_be_absent_if_the_property_may_be_absent() {
    let with = |presence, ty| items(struct_([Field { presence, ty, ..field("size", INTEGER) }]));
    let ty = item("Struct");
    for presence in [Presence::Optional, Presence::OptionalNullable] {
        let items = with(presence, INTEGER.optional());
        assert_forgiven(compare(&items, &ty, r#"{"size":null}"#, "{}"), "null for absent");
    }
    let nullable = RustType::Nullable(Box::new(INTEGER)).optional();
    assert_differs(
        compare(&with(Presence::OptionalNullable, nullable), &ty, r#"{"size":null}"#, "{}"),
        "`size`: null is missing",
    );
    let document = RustType::Parameter("TDocument".to_owned()).optional();
    assert_differs(
        compare(&with(Presence::OptionalDocument, document), &ty, r#"{"size":null}"#, "{}"),
        "`size`: null is missing",
    );
    let optional = with(Presence::Optional, INTEGER.optional());
    assert_differs(compare(&optional, &ty, r#"{"size":0}"#, "{}"), "`size`: a number is missing");
    assert_differs(compare(&optional, &ty, r#"{"other":null}"#, "{}"), "`other`: unknown key, null is missing");
    let map = RustType::Map(Box::new(RustType::String), Box::new(INTEGER));
    assert_differs(compare(&[], &map, r#"{"a":null}"#, "{}"), "`a`: null is missing");
}

#[test]
fn a_required_property_may_be_null_in_place_of_absent_if_it_is_nullable() {
    let with = |presence| items(struct_([Field { presence, ..field("size", INTEGER) }]));
    let ty = item("Struct");
    assert_forgiven(compare(&with(Presence::RequiredNullable), &ty, "{}", r#"{"size":null}"#), "null for absent");
    assert_differs(
        compare(&with(Presence::RequiredNullable), &ty, r#"{"size":null}"#, "{}"),
        "`size`: null is missing",
    );
    assert_differs(compare(&with(Presence::Optional), &ty, "{}", r#"{"size":null}"#), "`size`: null was added");
    assert_differs(
        compare(&with(Presence::Required), &ty, "{}", r#"{"size":null}"#),
        "`size`: required key, null was added",
    );
    assert_differs(
        compare(&with(Presence::RequiredNullable), &ty, "{}", r#"{"size":0}"#),
        "`size`: required key, a number was added",
    );
}

#[test]
fn a_property_may_have_an_alias() {
    let aliased = Field { aliases: vec!["length".to_owned()], ..field("size", INTEGER) };
    let items = items(struct_([aliased, field("count", INTEGER)]));
    let ty = item("Struct");
    assert_forgiven(compare(&items, &ty, r#"{"length":1}"#, r#"{"size":1}"#), "an alias for its name");
    assert_differs(
        compare(&items, &ty, r#"{"length":1}"#, r#"{"count":1}"#),
        "`length`: a number is missing, `count`: a number was added",
    );
    assert_differs(compare(&items, &ty, r#"{"length":1}"#, r#"{"size":2}"#), "`length`: a number became another one");
    // The value of one key is lost.
    assert_differs(compare(&items, &ty, r#"{"length":1,"size":1}"#, r#"{"size":1}"#), "`length`: a number is missing");
    assert_eq!(compare(&items, &ty, r#"{"length":1}"#, r#"{"length":1}"#), Ok(Vec::new()));
}

/// A struct that may be written as the value of its property `source`.
fn with_shortcut() -> [(&'static str, ItemKind); 1] {
    let mut struct_ = struct_([field("source", RustType::String), field("lang", RustType::String)]);
    let constant =
        Constant { json_name: "kind".to_owned(), value: ConstantValue::String("script".to_owned()), required: true };
    struct_.members.push(Member::Constant(constant));
    struct_.shortcut = Some(Shortcut {
        field: "source".to_owned(),
        keys: ["source", "lang", "kind"].map(str::to_owned).into(),
        accepts_object: false,
        encoding: None,
    });
    items(struct_)
}

#[test]
fn a_shortcut_may_be_its_expansion() {
    let (items, ty) = (with_shortcut(), item("Struct"));
    let rule = "a shortcut for its expansion";
    assert_forgiven(compare(&items, &ty, r#""a""#, r#"{"source":"a"}"#), rule);
    assert_forgiven(compare(&items, &ty, r#""a""#, r#"{"source":"a","kind":"script"}"#), rule);
    assert_forgiven(compare(&items, &ty, r#"{"source":"a"}"#, r#""a""#), rule);
    let [(_, ItemKind::Struct(mut plain))] = with_shortcut() else { return };
    plain.shortcut = None;
    let plain = [("Struct", ItemKind::Struct(plain))];
    assert_differs(compare(&plain, &ty, r#""a""#, r#"{"source":"a"}"#), "``: a string became an object");
    assert_differs(compare(&items, &ty, r#""a""#, r#"{"source":"b"}"#), "``: a string became another one");
    assert_differs(
        compare(&items, &ty, r#""a""#, r#"{"source":"a","lang":"b"}"#),
        "``: a shortcut differs from an object with other properties",
    );
    assert_differs(
        compare(&items, &ty, r#""a""#, r#"{"kind":"script"}"#),
        "``: a shortcut differs from an object without its property",
    );
}

#[test]
fn a_container_may_have_an_alias_as_its_key() {
    let mut aliased = variant("term", INTEGER);
    aliased.aliases.push("terms".to_owned());
    let variants = vec![aliased, variant("match", INTEGER)];
    let container = Container { variants, open: false, unknown_payload: UnknownPayload::Entry, fallback: None };
    let flattened = Field { presence: Presence::RequiredVariant, ..field("", item("Query")) };
    let items = [
        ("Query", ItemKind::Container(container)),
        ("Struct", ItemKind::Struct(struct_([field("boost", INTEGER), flattened]))),
    ];
    for ty in [item("Query"), item("Struct")] {
        assert_forgiven(compare(&items, &ty, r#"{"terms":1}"#, r#"{"term":1}"#), "an alias for its name");
        assert_differs(
            compare(&items, &ty, r#"{"terms":1}"#, r#"{"match":1}"#),
            "`terms`: a number is missing, `match`: a number was added",
        );
        assert_differs(
            compare(&items, &ty, r#"{"match":1,"x":1}"#, r#"{"match":1}"#),
            "`x`: unknown key, a number is missing",
        );
    }
}

#[test]
fn a_tag_may_be_an_alias() {
    let mut aliased = variant("keyword", item("Struct"));
    aliased.aliases.push("string".to_owned());
    let tagged = InternallyTagged {
        tag: "type".to_owned(),
        json_booleans: false,
        default_variant: None,
        variants: vec![aliased],
        open: false,
    };
    let items = [
        ("Property", ItemKind::InternallyTagged(tagged)),
        ("Struct", ItemKind::Struct(struct_([field("size", INTEGER)]))),
    ];
    let ty = item("Property");
    let after = r#"{"type":"keyword","size":1}"#;
    assert_forgiven(compare(&items, &ty, r#"{"type":"string","size":1}"#, after), "an alias for its name");
    assert_differs(compare(&items, &ty, r#"{"type":"text","size":1}"#, after), "`type`: a string became another one");
    assert_differs(compare(&items, &ty, r#"{"size":1}"#, after), "`type`: a string was added");
}

#[test]
fn additional_properties_have_a_type() {
    let mut struct_ = struct_([field("size", INTEGER)]);
    let map = RustType::Map(Box::new(RustType::String), Box::new(INTEGER));
    let map = Field { ty: map, presence: Presence::Required, ..field("more", INTEGER) };
    struct_.members.push(Member::AdditionalProperties(AdditionalProperties::Map(Box::new(map))));
    let (items, ty) = (items(struct_), item("Struct"));
    assert_forgiven(compare(&items, &ty, r#"{"a":"1"}"#, r#"{"a":1}"#), "a number or boolean as a string");
    assert_differs(compare(&items, &ty, r#"{"a":1}"#, "{}"), "`a`: a number is missing");
}

#[test]
fn an_unknown_key_has_no_type() {
    let (items, ty) = (items(struct_([field("size", INTEGER)])), item("Struct"));
    assert_eq!(compare(&items, &ty, r#"{"a":{"b":[1]}}"#, r#"{"a":{"b":[1]}}"#), Ok(Vec::new()));
    assert_differs(
        compare(&items, &ty, r#"{"a":{"b":[1]}}"#, r#"{"a":{"b":["1"]}}"#),
        "`a.b[0]`: a number became a string",
    );
    assert_differs(compare(&items, &ty, r#"{"a":1}"#, "{}"), "`a`: unknown key, a number is missing");
}
