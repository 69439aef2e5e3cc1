//! The seed specification in the repository, and lossless decoding of files.

use generator::Diagnostics;
use generator::spec::{VerifyError, load, verify};
use insta::assert_snapshot;

use super::{ANY, input, interface, seed, types};

#[test]
fn seed_specification_is_complete() {
    let mut diagnostics = Diagnostics::default();
    let spec = load(&seed(), &mut diagnostics);
    assert_eq!(diagnostics.to_string(), "0 errors, 0 warnings");
    let endpoints: Vec<_> = spec.endpoints.keys().map(ToString::to_string).collect();
    assert_eq!(endpoints, ["security.get_token", "security.grant_api_key"]);
    assert_eq!(spec.types.len(), 49);
}

#[test]
fn seed_specification_is_the_same_after_decoding_and_encoding() {
    let mut kinds = 0;
    for file in seed() {
        let verified = verify(&file).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        kinds += ["interface", "request", "response", "enum", "type_alias"]
            .map(|kind| verified.kinds.get(kind).copied().unwrap_or_default())
            .iter()
            .sum::<usize>();
    }
    assert_eq!(kinds, 49);
}

#[test]
fn json_values_are_the_same_after_decoding_and_encoding() {
    let verify_default = |default: &str| {
        let property = format!(r#"{{"name": "p", "required": false, "serverDefault": {default}, "type": {ANY}}}"#);
        verify(&types("a.json", &[&interface(&property)]))
    };
    for default in ["1", "1.0", "-0.5", "18446744073709551615", "true", "[]", "\"\"", "{}"] {
        assert!(verify_default(default).is_ok(), "{default}");
    }
    assert_snapshot!(verify_default("null").unwrap_err(), @"
    the JSON differs after decoding and encoding
      types[0].properties[0].serverDefault: null in the file, absent after encoding
    ");
}

#[test]
fn file_with_an_unknown_key_fails_verification() {
    let result = verify(&input("a.json", r#"{"typos": []}"#));
    assert!(matches!(result, Err(VerifyError::Load(diagnostics)) if diagnostics.iter().count() == 1));
}
