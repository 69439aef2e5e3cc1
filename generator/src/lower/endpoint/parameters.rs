//! Parameters: which there are, and where each stands. One that stands in several places is one field all the same.

use crate::diagnostic::{Code, Origin};
use crate::lower::inherit::Inherited;
use crate::lower::property::Owner;
use crate::lower::shape::Shape;
use crate::lower::{Lowering, docs};
use crate::model::{Parameter, Place, Route};
use crate::names::Scope;
use crate::spec::{self, Body, Property, TypeName};

/// The query parameters that every endpoint takes.
const COMMON: &[&str] = &["error_trace", "filter_path", "human", "pretty"];

/// The parameters of body and query, with those that others lend.
pub(super) struct Listed {
    /// Whether there has to be a body.
    pub(super) body_required: bool,
    pub(super) body: Vec<Inherited>,
    pub(super) query: Vec<Inherited>,
}

/// A parameter as the specification has it.
#[derive(Clone)]
struct Found {
    place: Place,
    /// Of a path parameter: whether each URL has it.
    required: bool,
    property: Property,
    origin: Origin,
    /// Where it may stand as well.
    also_in: Vec<Place>,
}

impl Found {
    /// The name that a user sees. Where it differs two parameters are two, though one name stands for both on the wire.
    fn name(&self) -> (&str, &str) {
        let Property { name, codegen_name, .. } = &self.property;
        (name, codegen_name.as_ref().unwrap_or(name))
    }

    /// Which of the places of a parameter it is sent in, the smallest first: where no URL does without it, in the path;
    /// else in the body, which takes any length and type; a part of the path says the same as a query parameter, and better.
    fn rank(&self) -> u8 {
        match self.place {
            Place::Path if self.required => 0,
            Place::Body | Place::WholeBody => 1,
            Place::Path => 2,
            Place::Query => 3,
        }
    }
}

impl Lowering<'_> {
    /// All parameters: those of the path in the URL's order, then the body, then the query.
    pub(super) fn parameters(
        &mut self,
        owner: &Owner<'_>,
        request: &spec::Request,
        listed: Listed,
        routes: &[Route],
        common: bool,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let mut found: Vec<Found> = Vec::new();
        let mut add = |place, required, property, origin| {
            found.push(Found { place, required, property, origin, also_in: Vec::new() });
        };
        let mut parts: Vec<_> = request.path.iter().enumerate().collect();
        let order = |p: &Property| routes.iter().flat_map(|r| &r.parts).position(|part| *part == p.name);
        parts.sort_by_key(|(_, property)| order(property));
        for (i, property) in parts {
            let required = routes.iter().all(|r| r.parts.contains(&property.name));
            add(Place::Path, required, property.clone(), origin.at(format!("path[{i}]")));
        }
        for Inherited { property, origin } in listed.body {
            add(Place::Body, property.required, property, origin);
        }
        if let Body::Value(value) = &request.body {
            let property =
                Property { codegen_name: value.codegen_name.clone(), ..Property::plain("body", value.value.clone()) };
            add(Place::WholeBody, listed.body_required, property, origin.at("body"));
        }
        for Inherited { property, origin } in listed.query {
            add(Place::Query, property.required, property, origin);
        }
        for found in &found {
            if matches!(found.place, Place::Path | Place::Query) {
                self.refuse_in_url(&found.property, owner.name, &found.origin);
            }
        }
        self.fields(owner, each_once(found), common, origin)
    }

    fn fields(&mut self, owner: &Owner<'_>, found: Vec<Found>, common: bool, origin: &Origin) -> Vec<Parameter> {
        let mut scope = Scope::default();
        if common {
            // One that the endpoint declares itself is the endpoint's own.
            let is_own = |name: &str| found.iter().any(|f| f.place == Place::Query && f.property.name == name);
            for name in COMMON.iter().filter(|name| !is_own(name)).chain(&["common"]) {
                scope.take(name, "a parameter that every endpoint takes", origin, self.diagnostics);
            }
        }
        let mut parameters = Vec::new();
        for Found { place, required, property, origin, also_in } in found {
            let Some(mut field) = self.field(owner, &property, required, &origin) else { continue };
            field.docs.push_str(&docs::of_places(place, &also_in));
            let what = format!("the parameter `{}` of `{}`", field.wire, owner.name);
            scope.take(&field.name, &what, &origin, self.diagnostics);
            parameters.push(Parameter { field, place, also_in });
        }
        parameters
    }

    /// A parameter in a URL is text in the end: objects and documents can't be.
    fn refuse_in_url(&mut self, property: &Property, owner: &TypeName, origin: &Origin) {
        let mut ty = &property.r#type;
        while let spec::ValueOf::ArrayOf(list) = ty {
            ty = &list.value;
        }
        let shape = self.shape(ty);
        let scalar = Shape { object: None, any: false, ..shape.clone() };
        if shape != scalar || shape == Shape::default() && !self.is_unknown(ty) {
            self.diagnostics.error(
                Code::BadParameter,
                origin,
                format!("found the parameter `{}` of `{owner}` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL", property.name),
                "move it to the body, or correct its type",
            );
        }
    }

    /// Whether a reference leads nowhere, which lowering the value reports.
    fn is_unknown(&self, value: &spec::ValueOf) -> bool {
        let mut unknown = false;
        crate::select::of_value(value, &mut |name| {
            unknown |= !name.is_builtin() && !self.spec.types.contains_key(name);
        });
        unknown
    }
}

/// What stands in several places, once: there where it is sent. Its type is the one that it has there.
fn each_once(found: Vec<Found>) -> Vec<Found> {
    let mut once: Vec<Found> = Vec::new();
    for new in found {
        let Some(first) = once.iter_mut().find(|first| first.name() == new.name()) else {
            once.push(new);
            continue;
        };
        if first.place == new.place {
            // One that a parent has in the body too was reported with the others of that; elsewhere their names collide.
            if new.place != Place::Body {
                once.push(new);
            }
            continue;
        }
        let required = first.required || new.required;
        let (mut sent, other) = if new.rank() < first.rank() { (new, &*first) } else { (first.clone(), &new) };
        sent.also_in = [&*first.also_in, &[other.place]].concat();
        sent.required = required;
        let aliases = other.property.aliases.iter().flatten().filter(|alias| **alias != sent.property.name);
        let aliases: Vec<_> = sent.property.aliases.iter().flatten().chain(aliases).cloned().collect();
        sent.property.aliases = (!aliases.is_empty()).then_some(aliases);
        *first = sent;
    }
    once
}
