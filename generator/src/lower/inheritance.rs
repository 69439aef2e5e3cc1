//! Inheritance: the properties of parents become properties of the child, parents first. Of several properties with one name,
//! that of the child is used.

use std::collections::{HashMap, HashSet};

use super::context::Lowering;
use super::generics;
use super::problem::Problem;
use crate::diagnostic::{Code, Origin};
use crate::model::ItemPath;
use crate::spec::{Behavior, Definition, Inherits, Interface, Property, TypeName, ValueOf};

/// The largest number of ancestors of a type. The specification has five.
const MAX_PARENTS: usize = 32;

/// A property and its location.
#[derive(Clone, Debug)]
pub(super) struct LocatedProperty {
    pub(super) property: Property,
    pub(super) origin: Origin,
}

/// The properties and behaviors of a type and its parents.
#[derive(Debug, Default)]
pub(super) struct FlattenedMembers {
    pub(super) properties: Vec<LocatedProperty>,
    pub(super) behaviors: Vec<(Behavior, Origin)>,
}

impl Lowering<'_> {
    /// Returns the properties and behaviors of an interface and its parents.
    pub(super) fn flatten(
        &self,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
    ) -> Result<FlattenedMembers, Problem> {
        let mut flattened = self.flatten_parents(interface.inherits.as_ref(), origin, &mut vec![name.clone()])?;
        flattened.add_own_members(interface, origin);
        Ok(flattened)
    }

    /// Returns the properties and behaviors of the parents.
    pub(super) fn flatten_parents(
        &self,
        inherits: Option<&Inherits>,
        at: &Origin,
        ancestors: &mut Vec<TypeName>,
    ) -> Result<FlattenedMembers, Problem> {
        let Some(inherits) = inherits else { return Ok(FlattenedMembers::default()) };
        let name = &inherits.r#type;
        let at = &at.at("inherits");
        if let Some(start) = ancestors.iter().position(|n| n == name) {
            return Err(self.inheritance_cycle(ancestors.get(start..).unwrap_or_default(), at));
        }
        if ancestors.len() > MAX_PARENTS {
            let reason = format!("more than {MAX_PARENTS} ancestors, up to `{name}`");
            let help = "merge the properties of several parents into one";
            return Err(Problem::new(Code::NestingTooDeep, at, reason, help));
        }
        let Some(definition) = self.spec.types.get(name) else {
            let referrer = ancestors.last().map(|child| format!("`inherits` of `{child}`"));
            return Err(Problem::missing_type(name, &referrer.unwrap_or_default(), at));
        };
        let Definition::Interface(parent) = &definition.value else {
            let reason = format!("the parent `{name}` is not an interface");
            return Err(Problem::new(Code::WrongKind, at, reason, "inherit from an interface"));
        };
        let arguments = inherits.generics.as_deref().unwrap_or_default();
        let bindings = generics::bind(name, parent.generics.as_deref(), arguments, at)?;
        ancestors.push(name.clone());
        let flattened = self.flatten_parents(parent.inherits.as_ref(), &definition.origin, ancestors);
        ancestors.pop();
        let mut flattened = flattened?;
        flattened.add_own_members(parent, &definition.origin);
        flattened.substitute(&bindings);
        Ok(flattened)
    }

    /// Returns the problem of a cycle of parents. Every type of the cycle has it, so the message begins with the first name.
    fn inheritance_cycle(&self, cycle: &[TypeName], at: &Origin) -> Problem {
        let first = cycle.iter().min();
        let start = cycle.iter().position(|n| Some(n) == first).unwrap_or_default();
        let names = cycle.iter().cycle().skip(start).take(cycle.len() + 1);
        let names: Vec<_> = names.map(|n| format!("`{n}`")).collect();
        let definition = first.and_then(|first| self.spec.types.get(first));
        let at = definition.map_or_else(|| at.clone(), |definition| definition.origin.at("inherits"));
        let reason = format!("cycle of parents: {}", names.join(" -> "));
        Problem::new(Code::Cycle, &at, reason, "remove one `inherits`")
    }

    /// Returns the properties without those that a later one with the same name replaces, which are reported.
    pub(super) fn without_overridden(
        &mut self,
        properties: Vec<LocatedProperty>,
        name: &TypeName,
        item: &ItemPath,
    ) -> Vec<LocatedProperty> {
        let mut later: HashMap<String, Origin> = HashMap::new();
        let mut kept = Vec::new();
        let mut reported = HashSet::new();
        for located in properties.into_iter().rev() {
            let LocatedProperty { property, origin } = &located;
            let Some(last) = later.get(&property.name) else {
                later.insert(property.name.clone(), origin.clone());
                kept.push(located);
                continue;
            };
            if reported.insert(property.name.clone()) {
                // Not the location, because the reason appears in generated files.
                let reason = format!("duplicate property `{}` of `{name}`", property.name);
                let help = "remove one of them: a type must not repeat a property of a parent";
                let problem = Problem::new(Code::DuplicateProperty, last, reason, help);
                let problem = problem.with_context(format!(", already defined at {origin}"));
                let place = format!("`{}` of `{name}`", property.name);
                self.degrade(&problem, item, &place, "the last definition is used");
            }
        }
        kept.reverse();
        kept
    }
}

impl FlattenedMembers {
    /// Replaces type parameters by their arguments.
    pub(super) fn substitute(&mut self, bindings: &HashMap<TypeName, ValueOf>) {
        let properties = self.properties.iter_mut().map(|inherited| &mut inherited.property.r#type);
        let arguments = self.behaviors.iter_mut().flat_map(|(behavior, _)| behavior.generics.iter_mut().flatten());
        properties.chain(arguments).for_each(|value| generics::substitute(value, bindings));
    }

    /// Adds the properties and behaviors of the interface itself.
    fn add_own_members(&mut self, interface: &Interface, origin: &Origin) {
        let properties = interface.properties.iter().enumerate();
        self.properties.extend(properties.map(|(i, property)| LocatedProperty {
            property: property.clone(),
            origin: origin.at(format!("properties[{i}]")),
        }));
        let behaviors = interface.behaviors.iter().flatten().enumerate();
        self.behaviors.extend(behaviors.map(|(i, b)| (b.clone(), origin.at(format!("behaviors[{i}]")))));
    }
}
