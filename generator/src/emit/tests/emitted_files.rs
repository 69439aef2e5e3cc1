//! Emits all files of a model.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::model::Crate;
use crate::render::render;

/// The files. Parsing and formatting them again must not change them: hand-built syntax has to mean what it prints.
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
