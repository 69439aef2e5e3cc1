//! The places of a specification that can be changed.

use serde_json::Value;

use super::json::full_name;

/// The role of a type expression or of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A property of an interface.
    Property,
    /// A property of a request's body.
    RequestProperty,
    /// A property of a response's body.
    ResponseProperty,
    /// A parameter in the URL's path.
    PathParameter,
    /// A parameter in the query string.
    QueryParameter,
    /// The body of a request.
    RequestBody,
    /// The body of a response.
    ResponseBody,
    /// The type of an alias.
    Alias,
    /// The element of a list.
    Element,
    /// The key of a map.
    MapKey,
    /// The value of a map.
    MapValue,
    /// A branch of a union.
    Branch,
    /// A type argument of a reference.
    Argument,
    /// A type argument of a parent.
    ParentArgument,
    /// A type argument of a behavior.
    BehaviorArgument,
}

impl Role {
    /// All roles of type expressions, with their names in reports.
    pub(crate) const ALL: [(Self, &'static str); 15] = [
        (Self::Property, "property"),
        (Self::RequestProperty, "property of a request"),
        (Self::ResponseProperty, "property of a response"),
        (Self::PathParameter, "path parameter"),
        (Self::QueryParameter, "query parameter"),
        (Self::RequestBody, "body of a request"),
        (Self::ResponseBody, "body of a response"),
        (Self::Alias, "alias"),
        (Self::Element, "list element"),
        (Self::MapKey, "map key"),
        (Self::MapValue, "map value"),
        (Self::Branch, "union branch"),
        (Self::Argument, "type argument"),
        (Self::ParentArgument, "type argument of a parent"),
        (Self::BehaviorArgument, "type argument of a behavior"),
    ];
}

/// A type expression or a property.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The JSON pointer.
    pub(crate) pointer: String,
    /// The role.
    pub(crate) role: Role,
    /// The full name of the definition that contains it.
    pub(crate) owner: String,
    /// True for a part of a parameter in the path or in the query string.
    pub(crate) in_url: bool,
}

/// The type expressions and properties of definitions.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The type expressions.
    pub(crate) expressions: Vec<Place>,
    /// The properties and parameters.
    pub(crate) properties: Vec<Place>,
}

impl Places {
    /// Collects the places of a specification.
    pub(crate) fn new(spec: &Value) -> Self {
        let mut places = Self::default();
        for (i, definition) in spec["types"].as_array().into_iter().flatten().enumerate() {
            let Some(owner) = full_name(&definition["name"]) else { continue };
            let mut walk = Walk { places: &mut places, owner: &owner, in_url: false };
            walk.definition(definition, &format!("/types/{i}"));
        }
        places
    }
}

/// The traversal of a definition.
struct Walk<'p> {
    places: &'p mut Places,
    owner: &'p str,
    in_url: bool,
}

impl Walk<'_> {
    fn definition(&mut self, definition: &Value, at: &str) {
        let body = |role| if definition["kind"] == "request" { role } else { Role::ResponseBody };
        match definition["kind"].as_str().unwrap_or_default() {
            "type_alias" => self.expression(&definition["type"], format!("{at}/type"), Role::Alias),
            "interface" => {
                self.properties(&definition["properties"], &format!("{at}/properties"), Role::Property);
                let arguments = &definition["inherits"]["generics"];
                self.expressions(arguments, &format!("{at}/inherits/generics"), Role::ParentArgument);
                for (i, behavior) in definition["behaviors"].as_array().into_iter().flatten().enumerate() {
                    let at = format!("{at}/behaviors/{i}/generics");
                    self.expressions(&behavior["generics"], &at, Role::BehaviorArgument);
                }
            }
            kind @ ("request" | "response") => {
                let role = if kind == "request" { Role::RequestProperty } else { Role::ResponseProperty };
                self.properties(&definition["body"]["properties"], &format!("{at}/body/properties"), role);
                let value = &definition["body"]["value"];
                self.expression(value, format!("{at}/body/value"), body(Role::RequestBody));
                self.in_url = true;
                self.properties(&definition["path"], &format!("{at}/path"), Role::PathParameter);
                self.properties(&definition["query"], &format!("{at}/query"), Role::QueryParameter);
                self.in_url = false;
            }
            _ => {}
        }
    }

    fn properties(&mut self, list: &Value, at: &str, role: Role) {
        for (i, property) in list.as_array().into_iter().flatten().enumerate() {
            if !is_available(property) {
                continue;
            }
            let pointer = format!("{at}/{i}");
            self.places.properties.push(self.place(pointer.clone(), role));
            self.expression(&property["type"], format!("{pointer}/type"), role);
        }
    }

    fn expressions(&mut self, list: &Value, at: &str, role: Role) {
        for (i, value) in list.as_array().into_iter().flatten().enumerate() {
            self.expression(value, format!("{at}/{i}"), role);
        }
    }

    fn expression(&mut self, value: &Value, at: String, role: Role) {
        match value["kind"].as_str().unwrap_or_default() {
            "instance_of" => self.expressions(&value["generics"], &format!("{at}/generics"), Role::Argument),
            "array_of" => self.expression(&value["value"], format!("{at}/value"), Role::Element),
            "dictionary_of" => {
                self.expression(&value["key"], format!("{at}/key"), Role::MapKey);
                self.expression(&value["value"], format!("{at}/value"), Role::MapValue);
            }
            "union_of" => self.expressions(&value["items"], &format!("{at}/items"), Role::Branch),
            "" => return,
            _ => {}
        }
        let place = self.place(at, role);
        self.places.expressions.push(place);
    }

    fn place(&self, pointer: String, role: Role) -> Place {
        Place { pointer, role, owner: self.owner.to_owned(), in_url: self.in_url }
    }
}

/// Returns true if the stack has a property or member.
pub(crate) fn is_available(part: &Value) -> bool {
    let availability = &part["availability"];
    !availability["stack"].is_null() || availability["serverless"].is_null()
}
