//! A changed copy of a specification.

use std::collections::BTreeSet;

use serde_json::Value;

use super::base::Base;
use super::json::{KeyOrder, full_name, write};
use super::places::{Place, Role};
use super::random::Random;

/// A changed copy of a specification.
pub(crate) struct Draft<'b> {
    /// The valid specification.
    pub(crate) base: &'b Base,
    /// The changed specification.
    pub(crate) spec: Value,
    /// The order of keys in the file.
    pub(crate) order: KeyOrder,
    /// The content of the file, if it is not the changed specification.
    pub(crate) content: Option<String>,
    /// The random numbers.
    pub(crate) random: Random,
    /// The changed places.
    pub(crate) at: Vec<String>,
    /// The full names of the changed definitions.
    pub(crate) touched: BTreeSet<String>,
}

impl<'b> Draft<'b> {
    /// Creates an unchanged copy.
    pub(crate) fn new(base: &'b Base, random: Random) -> Self {
        let (at, touched) = (Vec::new(), BTreeSet::new());
        Self { base, spec: base.spec.clone(), order: KeyOrder::default(), content: None, random, at, touched }
    }

    /// Returns the content of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.content.clone().unwrap_or_else(|| write(&self.spec, self.order)).into_bytes()
    }

    /// Returns the value at a JSON pointer, and records the place.
    pub(crate) fn edit(&mut self, pointer: &str) -> Option<&mut Value> {
        self.at.push(pointer.to_owned());
        let mut steps = pointer.split('/').skip(1);
        if let (Some(list), Some(index)) = (steps.next(), steps.next()) {
            let element = &self.base.spec[list][index.parse::<usize>().ok()?];
            self.touched.extend(full_name(&element["name"]));
            // The items of a request and a response contain parts of both and of the endpoint.
            for endpoint in self.base.spec["endpoints"].as_array().into_iter().flatten() {
                let is_part = |key: &str| !element["name"].is_null() && endpoint[key] == element["name"];
                if is_part("name") || is_part("request") || is_part("response") {
                    self.touched.extend(full_name(&endpoint["request"]));
                    self.touched.extend(full_name(&endpoint["response"]));
                    // The items have the name of the endpoint.
                    let name = endpoint["name"].as_str().unwrap_or_default();
                    let name = name.rsplit('.').next().unwrap_or_default();
                    self.touched.extend([format!("{name}:Request"), format!("{name}:Response")]);
                }
            }
        }
        self.spec.pointer_mut(pointer)
    }

    /// Returns the value at a JSON pointer in the valid specification.
    pub(crate) fn value(&self, pointer: &str) -> &'b Value {
        self.base.spec.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// Chooses a type expression.
    pub(crate) fn expression(&mut self, accepts: impl Fn(&Place, &Value) -> bool) -> Option<&'b Place> {
        let base = self.base;
        self.choose(&base.places.expressions, accepts)
    }

    /// Chooses a property or parameter.
    pub(crate) fn property(&mut self, accepts: impl Fn(&Place, &Value) -> bool) -> Option<&'b Place> {
        let base = self.base;
        self.choose(&base.places.properties, accepts)
    }

    /// Chooses a property of an object whose form no other type depends on.
    pub(crate) fn plain_property(&mut self, accepts: impl Fn(&Place, &Value) -> bool) -> Option<&'b Place> {
        let base = self.base;
        self.property(|place, property| {
            let is_plain = match place.role {
                Role::Property => base.is_plain(&place.owner),
                Role::ResponseProperty => base.find(&place.owner).is_some_and(|owner| owner["exceptions"].is_null()),
                role => matches!(role, Role::RequestProperty | Role::QueryParameter),
            };
            is_plain && accepts(place, property)
        })
    }

    fn choose(&mut self, places: &'b [Place], accepts: impl Fn(&Place, &Value) -> bool) -> Option<&'b Place> {
        let base = self.base;
        let accepted: Vec<&'b Place> = places
            .iter()
            .filter(|place| base.spec.pointer(&place.pointer).is_some_and(|value| accepts(place, value)))
            .collect();
        self.random.choose(&accepted).copied()
    }

    /// Chooses a definition, and returns its JSON pointer.
    pub(crate) fn definition(&mut self, accepts: impl Fn(&Value) -> bool) -> Option<&'b str> {
        let base = self.base;
        let mut accepted: Vec<&'b str> = base
            .definitions
            .values()
            .map(String::as_str)
            .filter(|pointer| base.spec.pointer(pointer).is_some_and(&accepts))
            .collect();
        accepted.sort_unstable();
        self.random.choose(&accepted).copied()
    }

    /// Chooses an endpoint whose request and response are generated, and returns its JSON pointer.
    pub(crate) fn endpoint(&mut self, accepts: impl Fn(&Value) -> bool) -> Option<String> {
        let base = self.base;
        let endpoints = base.spec["endpoints"].as_array().into_iter().flatten().enumerate();
        let is_usable = |name: &Value| full_name(name).is_some_and(|name| base.definitions.contains_key(&name));
        let accepted: Vec<_> = endpoints
            .filter(|(_, endpoint)| is_usable(&endpoint["request"]) && is_usable(&endpoint["response"]))
            .filter(|(_, endpoint)| accepts(endpoint))
            .map(|(i, _)| format!("/endpoints/{i}"))
            .collect();
        self.random.choose(&accepted).cloned()
    }

    /// Adds a definition.
    pub(crate) fn add_definition(&mut self, definition: Value) {
        self.touched.extend(full_name(&definition["name"]));
        if let Some(types) = self.spec["types"].as_array_mut() {
            types.push(definition);
        }
    }

    /// Adds an element to a list, which is created if it is absent.
    pub(crate) fn push(&mut self, pointer: &str, key: &str, element: Value) -> Option<()> {
        let owner = self.edit(pointer)?.as_object_mut()?;
        owner.entry(key).or_insert_with(|| Value::Array(Vec::new())).as_array_mut()?.push(element);
        Some(())
    }

    /// Sets a key of an object.
    pub(crate) fn set(&mut self, pointer: &str, key: &str, value: Value) -> Option<()> {
        self.edit(pointer)?.as_object_mut()?.insert(key.to_owned(), value);
        Some(())
    }

    /// Removes the element of a list.
    pub(crate) fn remove(&mut self, pointer: &str) -> Option<()> {
        self.edit(pointer)?;
        let (list, index) = pointer.rsplit_once('/')?;
        self.spec.pointer_mut(list)?.as_array_mut()?.remove(index.parse().ok()?);
        Some(())
    }
}
