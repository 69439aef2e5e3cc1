//! Parents: their properties stand in the child, parents first. A property that overrides another is an error.

use std::collections::HashMap;

use super::{Lowering, generics};
use crate::diagnostic::{Code, Origin};
use crate::spec::{Behavior, Definition, Inherits, Interface, Property, TypeName, ValueOf};

/// How many parents may stand above each other. The specification has five.
const MAX_PARENTS: usize = 32;

/// A property, where it stands, and the type that it comes from.
#[derive(Clone, Debug)]
pub(super) struct Inherited {
    pub(super) property: Property,
    pub(super) origin: Origin,
}

/// All that a type has from itself and from its parents.
#[derive(Debug, Default)]
pub(super) struct Family {
    pub(super) properties: Vec<Inherited>,
    pub(super) behaviors: Vec<(Behavior, Origin)>,
}

impl Lowering<'_> {
    /// The properties and behaviors of an interface and its parents.
    pub(super) fn family(&mut self, name: &TypeName, interface: &Interface, origin: &Origin) -> Family {
        let mut family = self.parents(interface.inherits.as_ref(), origin, &mut vec![name.clone()]);
        family.own(interface, origin);
        self.refuse_overrides(&family.properties, name);
        family
    }

    /// The properties and behaviors of the parents.
    pub(super) fn parents(&mut self, inherits: Option<&Inherits>, at: &Origin, line: &mut Vec<TypeName>) -> Family {
        let Some(inherits) = inherits else { return Family::default() };
        let name = &inherits.r#type;
        let at = &at.at("inherits");
        if let Some(start) = line.iter().position(|n| n == name) {
            self.refuse_circle(line.get(start..).unwrap_or_default());
            return Family::default();
        }
        if line.len() > MAX_PARENTS {
            self.diagnostics.error(
                Code::TooDeep,
                at,
                format!("found more than {MAX_PARENTS} parents above each other, up to `{name}`; expected fewer"),
                "put properties of several parents into one",
            );
            return Family::default();
        }
        let Some(definition) = self.spec.types.get(name) else {
            let of = line.last().map(|child| format!("`inherits` of `{child}`"));
            self.missing(name, &of.unwrap_or_default(), at);
            return Family::default();
        };
        let Definition::Interface(parent) = &definition.value else {
            self.diagnostics.error(
                Code::WrongSort,
                at,
                format!("found `{name}` as a parent, which is no interface; expected an interface"),
                "inherit from an interface",
            );
            return Family::default();
        };
        let arguments = inherits.generics.as_deref().unwrap_or_default();
        let Some(bindings) = self.bind(name, parent.generics.as_deref(), arguments, at) else {
            return Family::default();
        };
        line.push(name.clone());
        let mut family = self.parents(parent.inherits.as_ref(), &definition.origin, line);
        line.pop();
        family.own(parent, &definition.origin);
        family.substitute(&bindings);
        family
    }

    /// Parents that lead back to where they started. Each of them sees the same circle, so it is told from its first name on.
    fn refuse_circle(&mut self, circle: &[TypeName]) {
        let Some(first) = circle.iter().min() else { return };
        let start = circle.iter().position(|n| n == first).unwrap_or_default();
        let names = circle.iter().cycle().skip(start).take(circle.len() + 1);
        let names: Vec<_> = names.map(|n| format!("`{n}`")).collect();
        let Some(definition) = self.spec.types.get(first) else { return };
        self.diagnostics.error(
            Code::Cycle,
            &definition.origin.at("inherits"),
            format!("found a type that inherits from itself: {}; expected parents that end", names.join(" -> ")),
            "take one `inherits` out",
        );
    }

    /// Reports what is wrong with the parents of a type that is itself only a parent.
    pub(super) fn check_parents(&mut self, name: &TypeName, origin: &Origin) {
        if let Some(Definition::Interface(interface)) = self.spec.types.get(name).map(|d| &d.value) {
            self.family(name, interface, origin);
        }
    }

    pub(super) fn refuse_overrides(&mut self, properties: &[Inherited], name: &TypeName) {
        let mut first: HashMap<&str, &Origin> = HashMap::new();
        for Inherited { property, origin } in properties {
            if let Some(first) = first.insert(&property.name, origin) {
                self.diagnostics.error(
                    Code::OverriddenProperty,
                    origin,
                    format!(
                        "found the property `{}` of `{name}` a second time, first at {first}; expected it once",
                        property.name
                    ),
                    "take one of them out: a property that a parent has already must not be given again",
                );
            }
        }
    }
}

impl Family {
    /// Puts arguments in the place of parameters.
    pub(super) fn substitute(&mut self, bindings: &HashMap<TypeName, ValueOf>) {
        let properties = self.properties.iter_mut().map(|inherited| &mut inherited.property.r#type);
        let arguments = self.behaviors.iter_mut().flat_map(|(behavior, _)| behavior.generics.iter_mut().flatten());
        properties.chain(arguments).for_each(|value| generics::substitute(value, bindings));
    }

    /// Adds what an interface itself has.
    fn own(&mut self, interface: &Interface, origin: &Origin) {
        let properties = interface.properties.iter().enumerate();
        self.properties.extend(properties.map(|(i, property)| Inherited {
            property: property.clone(),
            origin: origin.at(format!("properties[{i}]")),
        }));
        let behaviors = interface.behaviors.iter().flatten().enumerate();
        self.behaviors.extend(behaviors.map(|(i, b)| (b.clone(), origin.at(format!("behaviors[{i}]")))));
    }
}
