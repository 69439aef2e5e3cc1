//! Mistakes of a model are diagnostics.

use super::{field, item, krate, structure};
use crate::diagnostic::Code;
use crate::emit::emit;
use crate::model::{ItemKind, RustType, Word};

#[test]
fn what_is_no_name_is_a_diagnostic() {
    let bad = ["a-b", "", "type", "_"].map(|name| field(name, RustType::String, Word::Required));
    let bad = structure(bad.to_vec());
    let faults = emit(&krate(vec![item("Thing", ItemKind::Struct(bad))])).unwrap_err();
    let messages: Vec<_> =
        faults.iter().map(|fault| (fault.code, fault.at.to_string(), fault.message.clone())).collect();
    let said = |message: &str| (Code::Internal, "a.json: Thing".to_owned(), message.to_owned());
    // One for each place in which the name would stand.
    for name in ["a-b", "", "type", "_"] {
        assert!(messages.contains(&said(&format!("`{name}` is no Rust identifier"))), "{name}: {messages:?}");
    }
    assert_eq!(messages.len(), 4, "{messages:?}");
}

#[test]
fn a_file_that_is_there_twice_is_a_diagnostic() {
    let mut krate = krate(Vec::new());
    krate.modules.push(krate.modules[1].clone());
    let faults = emit(&krate).unwrap_err();
    let messages: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(messages, ["the file `api/types.rs` would be written twice"]);
}
