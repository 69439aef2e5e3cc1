//! Degradations: a part of the specification that cannot be generated as declared is replaced by raw JSON, or left out.

use super::context::Lowering;
use super::lowered_value::{LoweredValue, UseSite};
use super::problem::{Problem, RAW_JSON};
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemPath, RustType};
use crate::names::{self, Case};
use crate::spec::TypeName;

impl Lowering<'_> {
    /// Records a degradation of an item and reports it.
    pub(super) fn degrade(&mut self, problem: &Problem, item: &ItemPath, place: &str, effect: &str) {
        problem.report(place, effect, self.diagnostics);
        self.degradations.insert((item.clone(), problem.degradation(place, effect)));
    }

    /// Returns raw JSON in place of a value that cannot be lowered.
    pub(super) fn raw_json(&mut self, problem: &Problem, site: &UseSite<'_>) -> LoweredValue {
        self.degrade(problem, site.item_path, site.description, RAW_JSON);
        LoweredValue::from_type(RustType::Value)
    }

    /// Records a definition that cannot be generated. The first problem is kept.
    pub(super) fn reject_definition(&mut self, name: &TypeName, problem: Problem) {
        self.unusable.definitions.entry(name.clone()).or_insert(problem);
    }

    /// Records the endpoint of a request or response that cannot be generated.
    pub(super) fn leave_out_endpoint_of(&mut self, name: &TypeName, problem: Problem) {
        if let Some(endpoint) = self.selection.endpoint_by_type.get(name) {
            self.unusable.endpoints.entry(endpoint.clone()).or_insert(problem);
        }
    }

    /// Returns a name of the specification from which Rust names can be formed: the name itself, or the noun with a hash of
    /// the name.
    pub(super) fn usable_name(&mut self, source: &str, noun: &str, owner: &TypeName, named: NamedPart<'_>) -> String {
        if names::is_usable(source) {
            return source.to_owned();
        }
        let (place, name) =
            (format!("the {noun} `{source}` of `{owner}`"), Case::Snake.with_hash(&noun.replace(' ', "_"), source));
        let problem = format!("cannot convert the name of {place} to an ASCII identifier");
        let problem = Problem::new(Code::InvalidName, named.at, problem, named.help);
        self.degrade(&problem, named.item, &place, &format!("named `{name}`"));
        name
    }
}

/// A part of an item with a name.
#[derive(Clone, Copy)]
pub(super) struct NamedPart<'p> {
    pub(super) item: &'p ItemPath,
    pub(super) at: &'p Origin,
    /// The next step for the user.
    pub(super) help: &'p str,
}
