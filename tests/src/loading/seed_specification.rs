//! The specification that is kept in the repository, and that nothing of a file is lost.

use generator::Diagnostics;
use generator::spec::{VerifyError, load, verify};
use insta::assert_snapshot;

use super::{ANY, input, interface, kept, types};

#[test]
fn seed_specification_is_complete() {
    let mut diagnostics = Diagnostics::default();
    let spec = load(&kept(), &mut diagnostics);
    assert_eq!(diagnostics.to_string(), "0 errors, 0 warnings");
    let endpoints: Vec<_> = spec.endpoints.keys().map(ToString::to_string).collect();
    assert_eq!(endpoints, ["security.get_token", "security.grant_api_key"]);
    assert_eq!(spec.types.len(), 49);
}

#[test]
fn the_kept_specification_is_written_as_it_was_read() {
    let mut kinds = 0;
    for file in kept() {
        let verified = verify(&file).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        kinds += ["interface", "request", "response", "enum", "type_alias"]
            .map(|kind| verified.kinds.get(kind).copied().unwrap_or_default())
            .iter()
            .sum::<usize>();
    }
    assert_eq!(kinds, 49);
}

#[test]
fn numbers_and_nulls_are_kept_apart() {
    let kept = |default: &str| {
        let property = format!(r#"{{"name": "p", "required": false, "serverDefault": {default}, "type": {ANY}}}"#);
        verify(&types("a.json", &[&interface(&property)]))
    };
    for default in ["1", "1.0", "-0.5", "18446744073709551615", "true", "[]", "\"\"", "{}"] {
        assert!(kept(default).is_ok(), "{default}");
    }
    assert_snapshot!(kept("null").unwrap_err(), @"
    the JSON differs after decoding and encoding
      types[0].properties[0].serverDefault: null in the file, absent after encoding
    ");
}

#[test]
fn a_file_that_is_not_read_whole_is_not_verified() {
    let unread = verify(&input("a.json", r#"{"typos": []}"#));
    assert!(matches!(unread, Err(VerifyError::Load(diagnostics)) if diagnostics.iter().count() == 1));
}
