//! Files that cannot be used, and other orders of keys.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;
use super::json::KeyOrder;

pub(super) fn kinds() -> Vec<Kind> {
    vec![
        ordered("`kind` as the last key", KeyOrder::KindLast),
        ordered("sorted keys", KeyOrder::Sorted),
        ordered("keys in descending order", KeyOrder::Descending),
        Kind::new("definitions in another order", |draft| {
            let types = draft.spec["types"].as_array_mut()?;
            types.reverse();
            Some(Expected::clean())
        }),
        Kind::new("file that is not JSON", |draft| {
            let mut content = String::from_utf8(draft.bytes()).ok()?;
            let end = draft.random.below(content.len());
            content.truncate((0..=end).rev().find(|end| content.is_char_boundary(*end))?);
            draft.content = Some(content);
            Some(Expected::Error(Code::InvalidJson))
        }),
        Kind::new("duplicate definition", |draft| {
            let definition = draft.definition(|_| true)?;
            let copy = draft.value(definition).clone();
            draft.add_definition(copy);
            Some(Expected::Error(Code::DuplicateType))
        }),
        Kind::new("duplicate endpoint", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let copy = draft.value(&endpoint).clone();
            draft.spec["endpoints"].as_array_mut()?.push(copy);
            Some(Expected::Error(Code::DuplicateEndpoint))
        }),
        Kind::new("no endpoint", |draft| {
            draft.spec["endpoints"] = json!([]);
            Some(Expected::Error(Code::NoEndpoints))
        }),
        Kind::new("every endpoint left out", |draft| {
            draft.spec["endpoints"]
                .as_array_mut()?
                .iter_mut()
                .for_each(|endpoint| endpoint["urls"] = Value::Array(vec![]));
            Some(Expected::Error(Code::NoEndpoints))
        }),
    ]
}

fn ordered(label: &'static str, order: KeyOrder) -> Kind {
    Kind::new(label, move |draft: &mut Draft<'_>| {
        draft.order = order;
        Some(Expected::clean())
    })
}
