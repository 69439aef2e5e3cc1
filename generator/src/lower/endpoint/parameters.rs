//! Parameters of requests. A parameter with several locations is one field.

use crate::diagnostic::{Code, Origin};
use crate::lower::context::Lowering;
use crate::lower::inheritance::LocatedProperty;
use crate::lower::json_shape::JsonShape;
use crate::lower::lowered_value::PropertyOwner;
use crate::lower::name_scope::{NameScope, UNKNOWN};
use crate::lower::problem::Problem;
use crate::lower::property::source_name;
use crate::lower::value::builtin;
use crate::lower::well_known;
use crate::model::{Field, Parameter, ParameterLocation, Route};
use crate::names::Case;
use crate::spec::{self, Body, Property, TypeName, ValueOf};

/// The parameters of body and query, including inherited and shared ones.
pub(super) struct BodyAndQuery {
    /// True if the body is required.
    pub(super) body_required: bool,
    pub(super) body: Vec<LocatedProperty>,
    pub(super) query: Vec<LocatedProperty>,
}

/// A declared parameter.
#[derive(Clone)]
struct ParameterCandidate {
    location: ParameterLocation,
    /// True if the parameter is required; for a path parameter, if each URL contains it.
    required: bool,
    property: Property,
    origin: Origin,
    /// Other locations in which the parameter is declared.
    alternative_locations: Vec<ParameterLocation>,
}

impl ParameterCandidate {
    /// Returns the names in JSON and Rust. Declarations with different Rust names are different parameters.
    fn name(&self) -> (&str, &str) {
        (&self.property.name, source_name(&self.property))
    }

    /// Returns the rank of a location. A parameter is sent in the location with the lowest rank: the path if every URL contains
    /// it; then the body, which accepts any length and type; then an optional path parameter; then the query.
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
    /// Lowers all parameters: path parameters in the order of the URL, then the body, then the query.
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
        for found in &mut found {
            if matches!(found.location, ParameterLocation::Path | ParameterLocation::Query) {
                self.check_in_url(&mut found.property, owner, &found.origin);
            }
        }
        let accepts_objects = |ty: &ValueOf| self.json_shape(innermost_element(ty)).object.is_some();
        let (found, duplicates) = merge_duplicates(found, accepts_objects);
        for ParameterCandidate { property, origin, .. } in duplicates {
            let place = format!("the parameter `{}` of `{}`", property.name, owner.name);
            let problem =
                Problem::new(Code::DuplicateProperty, &origin, format!("duplicate {place}"), "remove one of them");
            self.degrade(&problem, owner.path, &place, "the first one is used");
        }
        self.fields(owner, found, common)
    }

    fn fields(&mut self, owner: &PropertyOwner<'_>, found: Vec<ParameterCandidate>, common: bool) -> Vec<Parameter> {
        let reserved = common.then_some(("common", "the common parameters of all endpoints"));
        let has_body_fields = found.iter().any(|candidate| candidate.location == ParameterLocation::Body);
        let reserved = reserved.into_iter().chain(has_body_fields.then_some(UNKNOWN));
        let mut scope = NameScope::new(Case::Snake, reserved);
        let mut parameters = Vec::new();
        for ParameterCandidate { location, required, property, origin, alternative_locations } in found {
            let field = self.field(owner, &property, required, &origin);
            let description = format!("the parameter `{}` of `{}`", field.json_name, owner.name);
            scope.add(&field.name, source_name(&property), description, &origin);
            parameters.push(Parameter { field, location, alternative_locations });
        }
        let names = self.assign_names(&scope, owner.path).into_iter();
        let parameters = parameters.into_iter().zip(names);
        parameters.map(|(p, name)| Parameter { field: Field { name, ..p.field }, ..p }).collect()
    }

    /// Replaces the type of a parameter in a URL by a string if it cannot be encoded in a URL, such as objects and documents.
    fn check_in_url(&mut self, property: &mut Property, owner: &PropertyOwner<'_>, origin: &Origin) {
        let ty = innermost_element(&property.r#type);
        let shape = self.json_shape(ty);
        let scalar = JsonShape { object: None, any: false, ..shape.clone() };
        if shape == scalar && shape != JsonShape::default() {
            return;
        }
        let place = format!("`{}` of `{}`", property.name, owner.name);
        let unknown_builtin = || match ty {
            ValueOf::InstanceOf(instance) if instance.type_name.is_builtin() => {
                let problem = builtin(&instance.type_name, &place, &origin.at("type")).err();
                problem.filter(|problem| problem.code == Code::MissingType)
            }
            _ => None,
        };
        let problem = if let Some(problem) = unknown_builtin() {
            problem
        } else if let Some(missing) = self.missing_type(ty) {
            Problem::missing_type(&missing, &place, &origin.at("type"))
        } else {
            let (name, owner) = (&property.name, owner.name);
            let reason = format!(
                "the URL parameter `{name}` of `{owner}` must be a string, number, boolean, enum, or a list of these"
            );
            Problem::new(Code::InvalidParameter, origin, reason, "move it to the body, or correct its type")
        };
        self.degrade(&problem, owner.path, &place, "a string");
        property.r#type = ValueOf::instance(TypeName::new("_builtins", "string"));
    }

    /// Returns the name of a missing type that a type expression refers to.
    fn missing_type(&self, value: &ValueOf) -> Option<TypeName> {
        let mut missing = None;
        value.visit_references(&mut |name| {
            let is_known = name.is_builtin() || well_known::is_runtime_type(name) || self.spec.types.contains_key(name);
            if !is_known {
                missing = Some(name.clone());
            }
        });
        missing
    }
}

/// Merges the declarations of a parameter in several locations: it is sent in one of them, with the type declared there.
/// Returns the parameters, and duplicates in one location.
///
/// A string of the query that is an object elsewhere has its own syntax: `sort=price:desc`. It is not the same value, so the
/// field does not have that location. At run time it is an unknown query parameter.
fn merge_duplicates(
    found: Vec<ParameterCandidate>,
    accepts_objects: impl Fn(&ValueOf) -> bool,
) -> (Vec<ParameterCandidate>, Vec<ParameterCandidate>) {
    let mut once: Vec<ParameterCandidate> = Vec::new();
    let mut duplicates = Vec::new();
    for new in found {
        let Some(first) = once.iter_mut().find(|first| first.name() == new.name()) else {
            once.push(new);
            continue;
        };
        if first.location == new.location {
            duplicates.push(new);
            continue;
        }
        let required = first.required || new.required;
        let (mut sent, other) = if new.rank() < first.rank() { (new, &*first) } else { (first.clone(), &new) };
        let has_own_syntax = other.location == ParameterLocation::Query
            && is_plain_string(&other.property.r#type)
            && accepts_objects(&sent.property.r#type);
        let other_location = (!has_own_syntax).then_some(other.location);
        sent.alternative_locations = first.alternative_locations.iter().copied().chain(other_location).collect();
        sent.required = required;
        let aliases = other.property.aliases.iter().flatten().filter(|alias| **alias != sent.property.name);
        let aliases: Vec<_> = sent.property.aliases.iter().flatten().chain(aliases).cloned().collect();
        sent.property.aliases = (!aliases.is_empty()).then_some(aliases);
        *first = sent;
    }
    (once, duplicates)
}

/// Returns the type of the innermost elements of nested lists.
fn innermost_element(mut ty: &ValueOf) -> &ValueOf {
    while let ValueOf::ArrayOf(list) = ty {
        ty = &list.value;
    }
    ty
}

/// Returns true for `string`, `string[]`, and a union of these: types that do not describe the syntax of the string.
fn is_plain_string(ty: &ValueOf) -> bool {
    match ty {
        ValueOf::InstanceOf(instance) => instance.type_name.is("_builtins", "string"),
        ValueOf::ArrayOf(list) => is_plain_string(&list.value),
        ValueOf::UnionOf(union) => union.items.iter().all(is_plain_string),
        _ => false,
    }
}
