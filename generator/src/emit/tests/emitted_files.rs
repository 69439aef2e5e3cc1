//! What is emitted, as text.

use std::collections::BTreeMap;

use super::documentation;
use crate::emit::emit;
use crate::model::Crate;
use crate::render::render;

/// The files. What stands in them is read as Rust, and written again as it stands: syntax that was put together piece by
/// piece means what it says.
pub(in crate::emit) fn files(crate_model: &Crate) -> BTreeMap<String, String> {
    let files = emit(crate_model, &documentation(crate_model)).unwrap_or_else(|errors| panic!("{errors}"));
    for (path, text) in &files {
        let syn::File { attrs, items, .. } = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(render(attrs, items), *text, "{path}");
    }
    files
}
