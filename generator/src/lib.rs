//! Generates a typed Rust client of Elasticsearch from Elastic's API specification.
//!
//! The stages run in one direction: the specification is loaded ([`spec`]), corrected by data files, reduced to a flavor and to
//! the selected endpoints, lowered into a [model](mod@model) of the Rust code, checked, emitted as syntax and formatted. The
//! library neither reads nor writes files, and it prints nothing.

mod check;
mod corrections;
mod coverage;
mod diagnostic;
mod diff;
mod docs;
mod emit;
mod flavor;
mod lower;
pub mod model;
mod names;
mod options;
mod render;
mod select;
pub mod spec;
mod stats;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use corrections::{CorrectionList, EditKind, EditOutcome, ListFormat, Outcome, Secrecy, SecretNames, secret_names};
pub use coverage::{Coverage, Disposition};
pub use diagnostic::{Code, Degradation, Diagnostic, Diagnostics, Origin, Severity};
pub use diff::{Change, ChangeKind, Difference, Level, Verdict, diff};
pub use docs::{Documentation, DocumentedModel, ItemDocumentation};
pub use options::{Flavor, Options};
pub use spec::Input;
pub use stats::{Section, Stats, stats};

/// The stages in order. `generate` passes each to its observer when the stage ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are decoded and merged.
    Load,
    /// The specification is corrected.
    Correct,
    /// The flavor and the endpoints are selected.
    Select,
    /// The model is built.
    Lower,
    /// The invariants of the model are checked.
    Check,
    /// The documentation of each item is composed.
    Document,
    /// Files are emitted and formatted.
    Emit,
}

/// The generated files with reports about them.
#[derive(Clone, Debug)]
pub struct Output {
    /// The content of each file, by its path relative to `src/`. The generator owns all of `src/` except `runtime/`.
    pub files: BTreeMap<String, String>,
    /// The disposition of each definition.
    pub coverage: Coverage,
    /// The corrections with their outcomes.
    pub corrections: CorrectionList,
    /// Sample code that calls an endpoint with a variable `client`.
    pub sample: Option<String>,
    /// The warnings.
    pub warnings: Diagnostics,
}

/// Generates the files of a client crate. `observe` is called with each stage when it ends.
///
/// # Errors
/// All diagnostics, if one of them is an error.
pub fn generate(inputs: &[Input], options: &Options, observe: &mut dyn FnMut(Stage)) -> Result<Output, Diagnostics> {
    let Built { spec, crate_model, coverage, corrections, warnings } = build(inputs, options, observe)?;
    let documentation = docs::document(&spec, &crate_model, &coverage, options);
    observe(Stage::Document);
    let files = write_files(&crate_model, &documentation)?;
    observe(Stage::Emit);
    Ok(Output { files, coverage, corrections, sample: documentation.sample, warnings })
}

/// Emits and formats all files in parallel. Syntax cannot be sent between threads, so one thread does both for a file.
fn write_files(
    crate_model: &model::Crate,
    documentation: &Documentation,
) -> Result<BTreeMap<String, String>, Diagnostics> {
    let files = emit::files(crate_model, documentation).into_par_iter();
    let files = files.map(|file| {
        let content = emit::emit(crate_model, documentation, &file).map(render::render);
        (file.path, content)
    });
    render::collect_files(files.collect::<Vec<_>>())
}

/// Generates a client as one file with nested modules, to be included in another crate at the module path
/// [`Options::root_path`].
///
/// # Errors
/// All diagnostics, if one of them is an error.
pub fn generate_module(inputs: &[Input], options: &Options) -> Result<String, Diagnostics> {
    let Built { spec, crate_model, coverage, .. } = build(inputs, options, &mut |_| ())?;
    let documentation = docs::document(&spec, &crate_model, &coverage, options);
    emit::emit_module_tree(&crate_model, &documentation).map(render::render)
}

/// Builds the model without emitting it, and returns it with the warnings.
///
/// # Errors
/// All diagnostics, if one of them is an error.
pub fn model(
    inputs: &[Input],
    options: &Options,
    observe: &mut dyn FnMut(Stage),
) -> Result<(model::Crate, Diagnostics), Diagnostics> {
    build(inputs, options, observe).map(|built| (built.crate_model, built.warnings))
}

/// Builds the model and composes its documentation, without emitting it.
///
/// # Errors
/// All diagnostics, if one of them is an error.
pub fn documented_model(inputs: &[Input], options: &Options) -> Result<DocumentedModel, Diagnostics> {
    let Built { spec, crate_model, coverage, warnings, .. } = build(inputs, options, &mut |_| ())?;
    let documentation = docs::document(&spec, &crate_model, &coverage, options);
    Ok(DocumentedModel { crate_model, documentation, warnings })
}

/// The checked model, the specification that it was lowered from, and the reports about it.
struct Built {
    spec: spec::Spec,
    crate_model: model::Crate,
    coverage: Coverage,
    corrections: CorrectionList,
    warnings: Diagnostics,
}

fn build(inputs: &[Input], options: &Options, observe: &mut dyn FnMut(Stage)) -> Result<Built, Diagnostics> {
    let mut diagnostics = Diagnostics::new(options.strict);
    let mut spec = load(inputs, &mut diagnostics);
    observe(Stage::Load);
    let mut facts = corrections::correct(inputs, &mut spec, &mut diagnostics);
    observe(Stage::Correct);
    let unavailable = flavor::apply(&mut spec, options.flavor);
    let mut selection = select::select(&spec, unavailable, options, &mut diagnostics);
    observe(Stage::Select);
    let lowered = lower::lower(&mut spec, &mut selection, &facts, options, &mut diagnostics);
    observe(Stage::Lower);
    let (Some(crate_model), coverage) = (lowered.crate_model, lowered.coverage) else { return Err(diagnostics) };
    check::check(&crate_model, &coverage, &spec, &mut diagnostics);
    observe(Stage::Check);
    let (crate_model, warnings) = diagnostics.into_result(crate_model)?;
    let corrections = CorrectionList { edits: std::mem::take(&mut facts.outcomes) };
    Ok(Built { spec, crate_model, coverage, corrections, warnings })
}

/// Applies the corrections to a specification, and returns them with their outcomes.
///
/// # Errors
/// All diagnostics, if one of them is an error.
pub fn correction_list(inputs: &[Input]) -> Result<(CorrectionList, Diagnostics), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut spec = load(inputs, &mut diagnostics);
    let facts = corrections::correct(inputs, &mut spec, &mut diagnostics);
    diagnostics.into_result(CorrectionList { edits: facts.outcomes })
}

/// Loads the specification. An input without endpoints is an error.
fn load(inputs: &[Input], diagnostics: &mut Diagnostics) -> spec::Spec {
    let spec = spec::load(inputs, diagnostics);
    if spec.endpoints.is_empty() && !diagnostics.has_errors() {
        diagnostics.error(
            Code::NoEndpoints,
            &Origin::file("the input"),
            "no file defines an endpoint",
            "pass the file or the folder of the specification",
        );
    }
    spec
}
