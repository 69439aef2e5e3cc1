//! Reads the Elasticsearch API specification and writes a typed Rust crate.
//!
//! One direction: the specification is loaded ([`spec`]), corrected, reduced to the endpoints that were asked for, lowered
//! into a model of the Rust that will be written ([`mod@model`]), checked, spelled out as syntax and formatted. The library is
//! pure: it reads no disk and no environment, it writes nothing and prints nothing.

mod check;
mod coverage;
mod diagnostic;
mod docs;
mod emit;
mod fixups;
mod flavor;
mod lower;
pub mod model;
mod names;
mod render;
mod select;
pub mod spec;
mod stats;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use coverage::{Coverage, Disposition};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Origin, Severity};
pub use docs::{Documentation, ItemDocumentation};
pub use flavor::Flavor;
pub use stats::{Section, Stats, stats};

/// One input file: its name, for diagnostics and for the order, and its bytes.
#[derive(Clone, Debug)]
pub struct Input {
    /// The name, as a user would write it.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Options {
    /// The version of the specification, such as `9.5.0`. Fixups hold for versions.
    pub version: String,
    /// Whether the input is a whole published specification: then the target of each fixup must be there.
    pub complete: bool,
    /// For which flavor of Elasticsearch: what it does not have is left out.
    pub flavor: Flavor,
    /// Which endpoints: names, or patterns with `*`, such as `security.*`. Empty: all.
    pub endpoints: Vec<String>,
    /// Whether a warning is an error.
    pub strict: bool,
    /// The path of the runtime in the code that is written.
    pub runtime_path: String,
    /// The name of the crate that is written, for the examples in its documentation.
    pub crate_name: String,
    /// Whether the client gets a function for each endpoint. Of two modules beside one runtime only one may: its methods
    /// would stand twice.
    pub client: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            version: String::new(),
            complete: false,
            flavor: Flavor::default(),
            endpoints: Vec::new(),
            strict: false,
            runtime_path: "crate::runtime".to_owned(),
            crate_name: "generated".to_owned(),
            client: true,
        }
    }
}

impl Options {
    /// What a client is of, for people: the flavor and the version.
    pub fn product(&self) -> String {
        match (self.flavor, self.version.as_str()) {
            (Flavor::Stack, "") => "Elasticsearch".to_owned(),
            (Flavor::Stack, version) => format!("Elasticsearch {version}"),
            (Flavor::Serverless, "") => "Elasticsearch Serverless".to_owned(),
            (Flavor::Serverless, version) => {
                format!("Elasticsearch Serverless, as the specification of version {version} has it")
            }
        }
    }
}

/// The stages, in their order. The observer is told each as it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are read and merged.
    Load,
    /// Named corrections are applied.
    Fixups,
    /// The endpoints that were asked for, and what they reach.
    Select,
    /// Rust decisions are taken.
    Lower,
    /// Invariants, and the account.
    Check,
    /// The documentation of each item is composed.
    Document,
    /// Files, formatted.
    Emit,
}

/// What comes out.
#[derive(Clone, Debug)]
pub struct Output {
    /// The files, their paths relative to the crate's `src/`, with their content. Codegen owns all of `src/` but `runtime/`.
    pub files: BTreeMap<String, String>,
    /// What became of each definition.
    pub coverage: Coverage,
    /// Code that makes a request and calls an endpoint with it, for who has a `client`.
    pub sample: Option<String>,
    /// What did not stop the generator.
    pub warnings: Diagnostics,
}

/// Runs all stages. `observe` is called with each stage as it ends.
///
/// # Errors
/// All errors in the input.
pub fn generate(inputs: &[Input], options: &Options, observe: &mut dyn FnMut(Stage)) -> Result<Output, Diagnostics> {
    let Lowered { spec, crate_model, warnings } = lower(inputs, options, observe)?;
    let documentation = docs::document(&spec, &crate_model, options);
    observe(Stage::Document);
    let files = write_files(&crate_model, &documentation)?;
    observe(Stage::Emit);
    Ok(Output { files, coverage: crate_model.coverage, sample: documentation.sample, warnings })
}

/// Emits and formats all files in parallel. Syntax cannot be sent between threads, so one thread does both for a file.
fn write_files(
    crate_model: &model::Crate,
    documentation: &Documentation,
) -> Result<BTreeMap<String, String>, Diagnostics> {
    let files = emit::files(crate_model, documentation).into_par_iter();
    let files = files.map(|file| {
        let text = emit::emit(crate_model, documentation, &file).map(render::render);
        (file.path, text)
    });
    render::collect_files(files.collect::<Vec<_>>())
}

/// Generates one file with nested modules, as a part of another crate. `root` is the path of the module that the file will be.
///
/// # Errors
/// All errors in the input.
pub fn generate_module(inputs: &[Input], options: &Options, root: &str) -> Result<String, Diagnostics> {
    let Lowered { spec, mut crate_model, .. } = lower(inputs, options, &mut |_| ())?;
    root.clone_into(&mut crate_model.root_path);
    let documentation = docs::document(&spec, &crate_model, options);
    emit::emit_module_tree(&crate_model, &documentation).map(render::render)
}

/// Returns the model of the generated crate, with the warnings.
///
/// # Errors
/// All errors in the input.
pub fn model(
    inputs: &[Input],
    options: &Options,
    observe: &mut dyn FnMut(Stage),
) -> Result<(model::Crate, Diagnostics), Diagnostics> {
    let Lowered { crate_model, warnings, .. } = lower(inputs, options, observe)?;
    Ok((crate_model, warnings))
}

/// Returns the model and the documentation of the generated crate.
///
/// # Errors
/// All errors in the input.
pub fn documentation(inputs: &[Input], options: &Options) -> Result<(model::Crate, Documentation), Diagnostics> {
    let Lowered { spec, crate_model, .. } = lower(inputs, options, &mut |_| ())?;
    let documentation = docs::document(&spec, &crate_model, options);
    Ok((crate_model, documentation))
}

/// The checked model, and the specification that it was lowered from.
struct Lowered {
    spec: spec::Spec,
    crate_model: model::Crate,
    warnings: Diagnostics,
}

/// Runs the stages up to the check of the model.
fn lower(inputs: &[Input], options: &Options, observe: &mut dyn FnMut(Stage)) -> Result<Lowered, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut spec = spec::load(inputs, &mut diagnostics);
    if options.strict {
        diagnostics.deny_warnings();
    }
    if spec.endpoints.is_empty() && !diagnostics.has_errors() {
        diagnostics.error(
            Code::NoEndpoints,
            &Origin::file("the input"),
            "found no endpoint in any of the files; expected at least one",
            "give the folder or file that holds the specification",
        );
    }
    observe(Stage::Load);
    let corrections = fixups::apply(&mut spec, options, &mut diagnostics);
    observe(Stage::Fixups);
    let unavailable = flavor::apply(&mut spec, options.flavor);
    let selection = select::select(&spec, unavailable, options, &mut diagnostics);
    observe(Stage::Select);
    let crate_model = lower::lower(&spec, &selection, &corrections, options, &mut diagnostics);
    observe(Stage::Lower);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    check::check(&crate_model, &spec, &mut diagnostics);
    observe(Stage::Check);
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(Lowered { spec, crate_model, warnings: diagnostics }) }
}
