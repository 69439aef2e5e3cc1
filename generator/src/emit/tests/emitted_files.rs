//! The text of emitted files.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::model::Crate;
use crate::render::render;

/// The files. Their text is parsed and formatted again: syntax that was put together node by node means what its text says.
pub(in crate::emit) fn files(crate_model: &Crate) -> BTreeMap<String, String> {
    let files = emit(crate_model).unwrap_or_else(|errors| panic!("{errors}"));
    for (path, text) in &files {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(render(file), *text, "{path}");
    }
    files
}

/// The files or all errors.
pub(super) fn emit(crate_model: &Crate) -> Result<BTreeMap<String, String>, Diagnostics> {
    crate::write_files(crate_model, &super::documentation(crate_model))
}
