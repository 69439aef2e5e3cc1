//! Inheritance: the properties of parents become properties of the child, parents first. Overriding a property is an error.

use std::collections::HashMap;

use super::context::Lowering;
use super::generics;
use crate::diagnostic::{Code, Origin};
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
    pub(super) fn flatten(&mut self, name: &TypeName, interface: &Interface, origin: &Origin) -> FlattenedMembers {
        let mut flattened = self.flatten_parents(interface.inherits.as_ref(), origin, &mut vec![name.clone()]);
        flattened.add_own_members(interface, origin);
        self.reject_overrides(&flattened.properties, name);
        flattened
    }

    /// Returns the properties and behaviors of the parents.
    pub(super) fn flatten_parents(
        &mut self,
        inherits: Option<&Inherits>,
        at: &Origin,
        ancestors: &mut Vec<TypeName>,
    ) -> FlattenedMembers {
        let Some(inherits) = inherits else { return FlattenedMembers::default() };
        let name = &inherits.r#type;
        let at = &at.at("inherits");
        if let Some(start) = ancestors.iter().position(|n| n == name) {
            self.reject_inheritance_cycle(ancestors.get(start..).unwrap_or_default());
            return FlattenedMembers::default();
        }
        if ancestors.len() > MAX_PARENTS {
            self.diagnostics.error(
                Code::NestingTooDeep,
                at,
                format!("more than {MAX_PARENTS} ancestors, up to `{name}`"),
                "merge the properties of several parents into one",
            );
            return FlattenedMembers::default();
        }
        let Some(definition) = self.spec.types.get(name) else {
            let referrer = ancestors.last().map(|child| format!("`inherits` of `{child}`"));
            self.report_missing_type(name, &referrer.unwrap_or_default(), at);
            return FlattenedMembers::default();
        };
        let Definition::Interface(parent) = &definition.value else {
            self.diagnostics.error(
                Code::WrongKind,
                at,
                format!("the parent `{name}` is not an interface"),
                "inherit from an interface",
            );
            return FlattenedMembers::default();
        };
        let arguments = inherits.generics.as_deref().unwrap_or_default();
        let Some(bindings) = self.bind(name, parent.generics.as_deref(), arguments, at) else {
            return FlattenedMembers::default();
        };
        ancestors.push(name.clone());
        let mut flattened = self.flatten_parents(parent.inherits.as_ref(), &definition.origin, ancestors);
        ancestors.pop();
        flattened.add_own_members(parent, &definition.origin);
        flattened.substitute(&bindings);
        flattened
    }

    /// Reports a cycle of parents. Every type of the cycle is checked, so the message begins with the first name.
    fn reject_inheritance_cycle(&mut self, cycle: &[TypeName]) {
        let Some(first) = cycle.iter().min() else { return };
        let start = cycle.iter().position(|n| n == first).unwrap_or_default();
        let names = cycle.iter().cycle().skip(start).take(cycle.len() + 1);
        let names: Vec<_> = names.map(|n| format!("`{n}`")).collect();
        let Some(definition) = self.spec.types.get(first) else { return };
        self.diagnostics.error(
            Code::Cycle,
            &definition.origin.at("inherits"),
            format!("cycle of parents: {}", names.join(" -> ")),
            "remove one `inherits`",
        );
    }

    /// Reports errors in the parents of a type that is itself only a parent.
    pub(super) fn check_parents(&mut self, name: &TypeName, origin: &Origin) {
        if let Some(Definition::Interface(interface)) = self.spec.types.get(name).map(|d| &d.value) {
            self.flatten(name, interface, origin);
        }
    }

    pub(super) fn reject_overrides(&mut self, properties: &[LocatedProperty], name: &TypeName) {
        let mut first: HashMap<&str, &Origin> = HashMap::new();
        for LocatedProperty { property, origin } in properties {
            if let Some(first) = first.insert(&property.name, origin) {
                self.diagnostics.error(
                    Code::DuplicateProperty,
                    origin,
                    format!("duplicate property `{}` of `{name}`, already defined by {first}", property.name),
                    "remove one of them: a type must not repeat a property of a parent",
                );
            }
        }
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
