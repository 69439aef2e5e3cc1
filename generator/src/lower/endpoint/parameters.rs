//! Parameters: which there are, and where each stands. One that stands in several places is one field all the same.

use crate::diagnostic::{Code, Origin};
use crate::lower::Lowering;
use crate::lower::inheritance::LocatedProperty;
use crate::lower::json_shape::JsonShape;
use crate::lower::property::PropertyOwner;
use crate::model::{Parameter, ParameterLocation, Route};
use crate::names::NameScope;
use crate::spec::{self, Body, Property, TypeName};

/// The query parameters that every endpoint takes.
const COMMON_PARAMETERS: &[&str] = &["error_trace", "filter_path", "human", "pretty"];

/// The parameters of body and query, with those that others lend.
pub(super) struct BodyAndQuery {
    /// Whether there has to be a body.
    pub(super) body_required: bool,
    pub(super) body: Vec<LocatedProperty>,
    pub(super) query: Vec<LocatedProperty>,
}

/// A parameter as the specification has it.
#[derive(Clone)]
struct ParameterCandidate {
    location: ParameterLocation,
    /// Of a path parameter: whether each URL has it.
    required: bool,
    property: Property,
    origin: Origin,
    /// Where it may stand as well.
    alternative_locations: Vec<ParameterLocation>,
}

impl ParameterCandidate {
    /// The name that a user sees. Where it differs two parameters are two, though one name stands for both on the wire.
    fn name(&self) -> (&str, &str) {
        let Property { name, codegen_name, .. } = &self.property;
        (name, codegen_name.as_ref().unwrap_or(name))
    }

    /// Which of the places of a parameter it is sent in, the smallest first: where no URL does without it, in the path;
    /// else in the body, which takes any length and type; a part of the path says the same as a query parameter, and better.
    fn rank(&self) -> u8 {
        match self.location {
            ParameterLocation::Path if self.required => 0,
            ParameterLocation::Body | ParameterLocation::WholeBody => 1,
            ParameterLocation::Path => 2,
            ParameterLocation::Query => 3,
        }
    }
}

impl Lowering<'_> {
    /// All parameters: those of the path in the URL's order, then the body, then the query.
    pub(super) fn parameters(
        &mut self,
        owner: &PropertyOwner<'_>,
        request: &spec::Request,
        declared: BodyAndQuery,
        routes: &[Route],
        common: bool,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let mut found: Vec<ParameterCandidate> = Vec::new();
        let mut add = |location, required, property, origin| {
            found.push(ParameterCandidate { location, required, property, origin, alternative_locations: Vec::new() });
        };
        let mut path_parameters: Vec<_> = request.path.iter().enumerate().collect();
        let order =
            |p: &Property| routes.iter().flat_map(|r| &r.path_parameters).position(|parameter| *parameter == p.name);
        path_parameters.sort_by_key(|(_, property)| order(property));
        for (i, property) in path_parameters {
            let required = routes.iter().all(|r| r.path_parameters.contains(&property.name));
            add(ParameterLocation::Path, required, property.clone(), origin.at(format!("path[{i}]")));
        }
        for LocatedProperty { property, origin } in declared.body {
            add(ParameterLocation::Body, property.required, property, origin);
        }
        if let Body::Value(value) = &request.body {
            let property = Property {
                codegen_name: value.codegen_name.clone(),
                ..Property::required("body", value.value.clone())
            };
            add(ParameterLocation::WholeBody, declared.body_required, property, origin.at("body"));
        }
        for LocatedProperty { property, origin } in declared.query {
            add(ParameterLocation::Query, property.required, property, origin);
        }
        for found in &found {
            if matches!(found.location, ParameterLocation::Path | ParameterLocation::Query) {
                self.reject_in_url(&found.property, owner.name, &found.origin);
            }
        }
        self.fields(owner, merge_duplicates(found), common, origin)
    }

    fn fields(
        &mut self,
        owner: &PropertyOwner<'_>,
        found: Vec<ParameterCandidate>,
        common: bool,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let mut scope = NameScope::default();
        if common {
            // One that the endpoint declares itself is the endpoint's own.
            let is_own =
                |name: &str| found.iter().any(|f| f.location == ParameterLocation::Query && f.property.name == name);
            for name in COMMON_PARAMETERS.iter().filter(|name| !is_own(name)).chain(&["common"]) {
                scope.reserve(name, "a parameter that every endpoint takes", origin, self.diagnostics);
            }
        }
        let mut parameters = Vec::new();
        for ParameterCandidate { location, required, property, origin, alternative_locations } in found {
            let Some(field) = self.field(owner, &property, required, &origin) else { continue };
            let what = format!("the parameter `{}` of `{}`", field.json_name, owner.name);
            scope.reserve(&field.name, &what, &origin, self.diagnostics);
            parameters.push(Parameter { field, location, alternative_locations });
        }
        parameters
    }

    /// A parameter in a URL is text in the end: objects and documents can't be.
    fn reject_in_url(&mut self, property: &Property, owner: &TypeName, origin: &Origin) {
        let mut ty = &property.r#type;
        while let spec::ValueOf::ArrayOf(list) = ty {
            ty = &list.value;
        }
        let shape = self.json_shape(ty);
        let scalar = JsonShape { object: None, any: false, ..shape.clone() };
        if shape != scalar || shape == JsonShape::default() && !self.is_unknown(ty) {
            self.diagnostics.error(
                Code::InvalidParameter,
                origin,
                format!("found the parameter `{}` of `{owner}` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL", property.name),
                "move it to the body, or correct its type",
            );
        }
    }

    /// Whether a reference leads nowhere, which lowering the value reports.
    fn is_unknown(&self, value: &spec::ValueOf) -> bool {
        let mut unknown = false;
        crate::select::visit_references_of_value(value, &mut |name| {
            unknown |= !name.is_builtin() && !self.spec.types.contains_key(name);
        });
        unknown
    }
}

/// What stands in several places, once: there where it is sent. Its type is the one that it has there.
fn merge_duplicates(found: Vec<ParameterCandidate>) -> Vec<ParameterCandidate> {
    let mut once: Vec<ParameterCandidate> = Vec::new();
    for new in found {
        let Some(first) = once.iter_mut().find(|first| first.name() == new.name()) else {
            once.push(new);
            continue;
        };
        if first.location == new.location {
            // One that a parent has in the body too was reported with the others of that; elsewhere their names collide.
            if new.location != ParameterLocation::Body {
                once.push(new);
            }
            continue;
        }
        let required = first.required || new.required;
        let (mut sent, other) = if new.rank() < first.rank() { (new, &*first) } else { (first.clone(), &new) };
        sent.alternative_locations = [&*first.alternative_locations, &[other.location]].concat();
        sent.required = required;
        let aliases = other.property.aliases.iter().flatten().filter(|alias| **alias != sent.property.name);
        let aliases: Vec<_> = sent.property.aliases.iter().flatten().chain(aliases).cloned().collect();
        sent.property.aliases = (!aliases.is_empty()).then_some(aliases);
        *first = sent;
    }
    once
}
