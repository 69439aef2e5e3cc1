//! Rules for scalars, lists, maps and unions.

use generator::model::{
    BranchMatch, EncodingKind, ExternallyTagged, ItemKind, RustType, ShapeDiscriminator, StringEnum, StringEnumVariant,
    Union,
};

use super::model::{
    BOOLEAN, DOUBLE, INTEGER, assert_differs, assert_forgiven, compare, compare_as, item, list, variant,
};

fn string_enum(json_booleans: bool) -> ItemKind {
    let variants = ["true", "strict"].map(|name| StringEnumVariant {
        name: name.to_owned(),
        json_name: name.to_owned(),
        aliases: vec![format!("old_{name}")],
        deprecated: None,
    });
    ItemKind::StringEnum(StringEnum { variants: variants.into(), open: false, json_booleans })
}

/// An integer, or a list of doubles, or a string.
fn union() -> ItemKind {
    ItemKind::Union(Union {
        type_parameters: Vec::new(),
        variants: vec![variant("", INTEGER), variant("", list(DOUBLE)), variant("", RustType::String)],
        discriminator: ShapeDiscriminator {
            integer: BranchMatch::Exact(0),
            array: BranchMatch::Exact(1),
            string: BranchMatch::Exact(2),
            ..ShapeDiscriminator::default()
        },
        has_display: false,
    })
}

#[test]
fn a_number_may_have_another_notation() {
    assert_forgiven(compare(&[], &INTEGER, "1000.0", "1000"), "number notation");
    assert_forgiven(compare(&[], &RustType::Value, r#"{"a":[1E3]}"#, r#"{"a":[1000]}"#), "number notation");
    assert_forgiven(compare(&[], &DOUBLE, "0.1000000000000000055511", "0.1"), "number notation");
    assert_differs(compare(&[], &DOUBLE, "31.599999999999998", "31.6"), "``: a number became another one");
    assert_differs(
        compare(&[], &INTEGER, "18446744073709551615", "18446744073709551616"),
        "``: a number became another one",
    );
    // The closest double is not enough where the type is not a double.
    assert_differs(
        compare(&[], &RustType::Value, "0.1000000000000000055511", "0.1"),
        "``: a number became another one",
    );
}

#[test]
fn a_number_may_be_a_string_if_the_type_is_numeric() {
    assert_forgiven(compare(&[], &INTEGER, r#""5""#, "5"), "a number or boolean as a string");
    assert_forgiven(compare(&[], &DOUBLE, r#""5.0""#, "5"), "a number or boolean as a string");
    let epoch = RustType::Runtime("EpochMilliseconds");
    assert_forgiven(compare(&[], &epoch, r#""5""#, "5"), "a number or boolean as a string");
    assert_differs(compare(&[], &INTEGER, r#""5""#, "6"), "``: a string became a number");
    assert_differs(compare(&[], &RustType::String, "5", r#""5""#), "``: a number became a string");
    assert_differs(compare(&[], &RustType::Value, r#""5""#, "5"), "``: a string became a number");
}

#[test]
fn a_boolean_may_be_a_string_if_the_type_is_boolean() {
    assert_forgiven(compare(&[], &BOOLEAN, r#""true""#, "true"), "a number or boolean as a string");
    let items = [("Dynamic", string_enum(true)), ("Word", string_enum(false))];
    assert_forgiven(compare(&items, &item("Dynamic"), r#""true""#, "true"), "a number or boolean as a string");
    assert_differs(compare(&items, &item("Word"), "true", r#""true""#), "``: a boolean became a string");
    assert_differs(compare(&[], &BOOLEAN, r#""true""#, "false"), "``: a string became a boolean");
    assert_differs(compare(&[], &BOOLEAN, "1", "true"), "``: a number became a boolean");
}

#[test]
fn an_enum_value_may_be_an_alias() {
    let items = [("Dynamic", string_enum(false))];
    assert_forgiven(compare(&items, &item("Dynamic"), r#""old_strict""#, r#""strict""#), "an alias for its name");
    assert_differs(
        compare(&items, &item("Dynamic"), r#""strict""#, r#""old_strict""#),
        "``: a string became another one",
    );
    assert_differs(
        compare(&items, &item("Dynamic"), r#""old_strict""#, r#""true""#),
        "``: a string became another one",
    );
    assert_differs(
        compare(&[], &RustType::String, r#""old_strict""#, r#""strict""#),
        "``: a string became another one",
    );
}

#[test]
fn a_list_of_one_may_be_its_value_if_the_type_allows_both() {
    let strings = list(RustType::String);
    for encoding in [EncodingKind::OneOrMany, EncodingKind::PointOrMany] {
        let outcome = compare_as(&[], &strings, Some(encoding), r#"["a"]"#, r#""a""#);
        assert_forgiven(outcome, "a list of one for its value");
    }
    let one_or_many = Some(EncodingKind::OneOrMany);
    assert_forgiven(compare_as(&[], &strings, one_or_many, r#""a""#, r#"["a"]"#), "a list of one for its value");
    assert_differs(compare(&[], &strings, r#""a""#, r#"["a"]"#), "``: a string became an array");
    assert_differs(compare(&[], &RustType::Value, r#"["a"]"#, r#""a""#), "``: an array became a string");
    assert_differs(compare_as(&[], &strings, one_or_many, r#"["a"]"#, r#""b""#), "``: a string became another one");
    assert_differs(compare_as(&[], &strings, one_or_many, r#"["a","b"]"#, r#"["a"]"#), "``: 2 elements became 1");
    assert_differs(compare_as(&[], &strings, one_or_many, "[]", "null"), "``: an array became null");
}

#[test]
fn a_point_is_not_a_list_of_points() {
    let points = list(list(DOUBLE));
    let outcome = compare_as(&[], &points, Some(EncodingKind::PointOrMany), "[1.0,2]", "[1,2.0]");
    assert_eq!(outcome, Ok(vec![("number notation", 2)]));
}

#[test]
fn a_list_may_be_a_string_if_the_type_has_this_encoding() {
    let strings = list(RustType::String);
    let comma = Some(EncodingKind::CommaSeparated);
    assert_forgiven(compare_as(&[], &strings, comma, r#""a, b""#, r#"["a","b"]"#), "a string for its list");
    assert_forgiven(
        compare_as(&[], &strings, Some(EncodingKind::PipeSeparated), r#"["A","B"]"#, r#""A|B""#),
        "a string for its list",
    );
    assert_differs(compare(&[], &strings, r#""a,b""#, r#"["a","b"]"#), "``: a string became an array");
    assert_differs(compare_as(&[], &strings, comma, r#""a|b""#, r#"["a","b"]"#), "``: 1 elements became 2");
}

#[test]
fn a_list_of_maps_may_be_one_map_if_the_type_has_this_encoding() {
    let map = RustType::Map(Box::new(RustType::String), Box::new(INTEGER));
    let encoding = Some(EncodingKind::MapOrList);
    let merged = r#"{"a":1,"b":2}"#;
    assert_forgiven(compare_as(&[], &map, encoding, r#"[{"a":1},{"b":2}]"#, merged), "a list of maps for one map");
    assert_differs(compare(&[], &map, r#"[{"a":1},{"b":2}]"#, merged), "``: an array became an object");
    let duplicate = r#"[{"a":1},{"a":2}]"#;
    assert_differs(compare_as(&[], &map, encoding, duplicate, r#"{"a":2}"#), "``: an array became an object");
}

#[test]
fn a_key_of_a_map_may_be_an_alias_if_its_type_has_aliases() {
    let items = [("Key", string_enum(false))];
    let map = |key| RustType::Map(Box::new(key), Box::new(INTEGER));
    let (before, after) = (r#"{"old_strict":1}"#, r#"{"strict":1}"#);
    assert_forgiven(compare(&items, &map(item("Key")), before, after), "an alias for its name");
    assert_differs(
        compare(&items, &map(RustType::String), before, after),
        "`old_strict`: a number is missing, `strict`: a number was added",
    );
    // Both keys came in, so one of the two values is lost.
    assert_differs(
        compare(&items, &map(item("Key")), r#"{"old_strict":1,"strict":1}"#, after),
        "`old_strict`: a number is missing",
    );
}

#[test]
fn a_typed_key_selects_the_type_of_its_value() {
    let tagged = ExternallyTagged {
        type_parameters: Vec::new(),
        variants: vec![variant("max", INTEGER), variant("top", RustType::String)],
        open: false,
    };
    let items = [("Aggregate", ItemKind::ExternallyTagged(tagged))];
    let keys = RustType::TypedKeys(Box::new(item("Aggregate")));
    assert_forgiven(compare(&items, &keys, r#"{"max#a":"1"}"#, r#"{"max#a":1}"#), "a number or boolean as a string");
    assert_differs(compare(&items, &keys, r#"{"top#a":"1"}"#, r#"{"top#a":1}"#), "`top#a`: a string became a number");
    assert_differs(compare(&items, &keys, r#"{"new#a":"1"}"#, r#"{"new#a":1}"#), "`new#a`: a string became a number");
}

#[test]
fn a_union_forgives_only_what_the_selected_branch_allows() {
    let items = [("Union", union())];
    assert_forgiven(compare(&items, &item("Union"), r#"["1"]"#, "[1]"), "a number or boolean as a string");
    // A string selects the branch for strings, although another branch is an integer.
    assert_differs(compare(&items, &item("Union"), r#""1""#, "1"), "``: a string became a number");
    assert_differs(compare(&items, &item("Union"), r#"{"a":null}"#, "{}"), "`a`: unknown key, null is missing");
}
