//! The notation of types.

use super::notation::{Notation, NotationError};

#[test]
fn types_are_parsed_and_formatted() {
    for text in [
        "string",
        "string | string[]",
        "(string | null)[]",
        "long[][]",
        "Dictionary<string, long[]>",
        "SingleKeyDictionary<Field, HighlightField> | null",
        "Stringified<EpochTime<UnitMillis>>",
        "indices._types:IndexSettings",
        "UserDefinedValue",
        "'auto' | true | -1",
    ] {
        let parsed = Notation::parse(text).expect(text);
        assert_eq!(parsed.to_string(), text);
    }
    for (text, formatted) in [
        (" ( string )  |long ", "string | long"),
        ("Array<string | long>", "(string | long)[]"),
        ("Dictionary< string,long >", "Dictionary<string, long>"),
    ] {
        assert_eq!(Notation::parse(text).expect(text).to_string(), formatted);
    }
}

#[test]
fn invalid_types_have_a_position() {
    let deep = "Array<".repeat(100);
    for (text, offset, message) in [
        ("", 0, "expected a type, found the end"),
        ("string |", 8, "expected a type, found the end"),
        ("string long", 7, "expected `|`, `[]` or the end, found `l`"),
        ("string[", 7, "expected `]`, found the end"),
        ("(string", 7, "expected `)`, found the end"),
        ("'auto", 1, "expected `'`, found `a`"),
        ("Stringified<long", 16, "expected `>`, found the end"),
        ("Dictionary<string>", 0, "`Dictionary` has 2 type arguments, found 1"),
        ("Array", 0, "`Array` has 1 type argument, found 0"),
        ("a.B", 0, "invalid name `a.B`: a type of another namespace is written as `namespace:Name`"),
        ("a:", 0, "invalid name `a:`: a type of another namespace is written as `namespace:Name`"),
        (&deep, 198, "types nested more than 32 levels deep"),
    ] {
        let error = NotationError { offset, message: message.to_owned() };
        assert_eq!(Notation::parse(text), Err(error), "{text}");
    }
}

#[test]
fn every_prefix_of_a_type_is_parsed_or_refused() {
    let text = "Dictionary<string, (a:B<'é'>[] | null)[]>";
    for (end, _) in text.char_indices() {
        let _ = Notation::parse(&text[..end]);
    }
}
