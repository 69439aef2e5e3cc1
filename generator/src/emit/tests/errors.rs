//! Invalid models are reported as diagnostics.

use super::emitted_files::emit;
use super::{crate_model, field, item, struct_};
use crate::diagnostic::Code;
use crate::model::{ItemKind, Presence, RustType};

#[test]
fn invalid_identifier_is_a_diagnostic() {
    let fields = ["a-b", "", "type", "_"].map(|name| field(name, RustType::String, Presence::Required));
    let invalid = struct_(fields.to_vec());
    let errors = emit(&crate_model(vec![item("Thing", ItemKind::Struct(invalid))])).unwrap_err();
    let messages: Vec<_> =
        errors.iter().map(|error| (error.code, error.at.to_string(), error.message.clone())).collect();
    let invalid_identifier =
        |name: &str| (Code::Internal, "a.json: Thing".to_owned(), format!("`{name}` is not a Rust identifier"));
    // Equal errors are reported once.
    for name in ["a-b", "", "type", "_"] {
        assert!(messages.contains(&invalid_identifier(name)), "{name}: {messages:?}");
    }
    assert_eq!(messages.len(), 4, "{messages:?}");
}

#[test]
fn duplicate_file_is_a_diagnostic() {
    let mut crate_model = crate_model(Vec::new());
    crate_model.modules.push(crate_model.modules[1].clone());
    let errors = emit(&crate_model).unwrap_err();
    let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(messages, ["two files have the path `api/types.rs`"]);
}
