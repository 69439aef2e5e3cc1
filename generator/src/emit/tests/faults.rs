//! Mistakes of a model are diagnostics.

use super::{field, item, krate, structure};
use crate::diagnostic::Code;
use crate::emit::emit;
use crate::model::{ItemKind, RustType, Word};

#[test]
fn what_is_no_name_is_a_diagnostic() {
    let bad = structure(vec![field("a-b", RustType::String, Word::Required), field("", RustType::String, Word::Field)]);
    let faults = emit(&krate(vec![item("Thing", ItemKind::Struct(bad))])).unwrap_err();
    let messages: Vec<_> =
        faults.iter().map(|fault| (fault.code, fault.at.to_string(), fault.message.clone())).collect();
    let said = |message: &str| (Code::Internal, "a.json: Thing".to_owned(), message.to_owned());
    assert_eq!(messages, [said("`a-b` is no Rust identifier"), said("`` is no Rust identifier")]);
}

#[test]
fn what_is_no_rust_is_a_diagnostic() {
    let bad = structure(vec![field("type", RustType::String, Word::Required)]);
    let faults = emit(&krate(vec![item("Thing", ItemKind::Struct(bad))])).unwrap_err();
    let [fault] = &faults.into_vec()[..] else { panic!("one fault") };
    assert_eq!((fault.code, fault.at.to_string()), (Code::Internal, "api/types.rs".to_owned()));
    assert!(fault.message.starts_with("what was emitted is no Rust: "), "{}", fault.message);
}

#[test]
fn a_file_that_is_there_twice_is_a_diagnostic() {
    let mut krate = krate(Vec::new());
    krate.modules.push(krate.modules[1].clone());
    let faults = emit(&krate).unwrap_err();
    let messages: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(messages, ["the file `api/types.rs` would be written twice"]);
}
