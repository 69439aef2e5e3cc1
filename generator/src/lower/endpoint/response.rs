//! Responses: a struct, or another name for the type that the body is.

use crate::diagnostic::Origin;
use crate::lower::inheritance::{FlattenedMembers, LocatedProperty};
use crate::lower::property::PropertyOwner;
use crate::lower::value::UseSite;
use crate::lower::{Lowering, generics};
use crate::model::{Alias, ItemKind, ItemSource, ResponseBody, RustType, Struct};
use crate::spec::{self, Body, TypeName};

impl Lowering<'_> {
    /// A response: a struct, or another name for the type that its body is.
    pub(in crate::lower) fn response(&mut self, name: &TypeName, response: &spec::Response, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let endpoint = self.endpoint_of(name).map(|(endpoint, _)| endpoint);
        self.check_exceptions(response, origin);
        let source = ItemSource::Definition(name.clone());
        let type_parameters: Vec<_> = response.generics.iter().flatten().map(|p| p.name.clone()).collect();
        if let Some(parameter) = response.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            self.report_unsupported(
                &format!("the type parameter `{}` of `{name}`", parameter.name),
                &origin.at("generics"),
            );
            return;
        }
        let kind = endpoint.as_ref().map(|endpoint| self.response_body(endpoint, name));
        if let Some(ty) = kind.and_then(non_json_type) {
            if matches!(&response.body, Body::Properties(body) if !body.properties.is_empty()) {
                let what = format!("properties of `{name}`, which is no JSON");
                self.report_unsupported(&what, &origin.at("body"));
            }
            let kind = ItemKind::Alias(Alias { type_parameters, ty });
            self.add_item(path.clone(), false, crate::lower::new_item(&path, source, origin, kind));
            return;
        }
        let kind = match &response.body {
            Body::Properties(body) => {
                let properties = body.properties.iter().enumerate().map(|(i, property)| LocatedProperty {
                    property: property.clone(),
                    origin: origin.at(format!("body.properties[{i}]")),
                });
                let flattened = FlattenedMembers { properties: properties.collect(), behaviors: Vec::new() };
                self.reject_overrides(&flattened.properties, name);
                let members = self.members(&PropertyOwner { name, path: &path, in_request: false }, &flattened);
                ItemKind::Struct(Struct {
                    type_parameters,
                    members,
                    shortcut: None,
                    constructor: None,
                    variant_constructors: Vec::new(),
                    conversions: Vec::new(),
                })
            }
            Body::NoBody(_) => {
                // The status says whether something is there.
                let is_bare = kind == Some(ResponseBody::Existence);
                let ty = RustType::Primitive(if is_bare { "bool" } else { "()" });
                ItemKind::Alias(Alias { type_parameters, ty })
            }
            Body::Value(value) => {
                let of = format!("the body of `{name}`");
                let site = UseSite {
                    at: origin.at("body"),
                    description: &of,
                    item_path: &path,
                    name_suffix: "Body",
                    in_request: false,
                    depth: 0,
                };
                let Some(lowered) = self.value(&value.value, &site) else { return };
                if lowered.nullable || lowered.encoding.is_some() {
                    self.report_unsupported(&format!("a null or a value of several forms as {of}"), &site.at);
                }
                ItemKind::Alias(Alias { type_parameters, ty: lowered.ty })
            }
        };
        self.add_item(path.clone(), false, crate::lower::new_item(&path, source, origin, kind));
    }
}

/// The type of an answer that is no JSON.
fn non_json_type(kind: ResponseBody) -> Option<RustType> {
    match kind {
        ResponseBody::Text => Some(RustType::String),
        ResponseBody::Binary => Some(RustType::Runtime("Bytes")),
        ResponseBody::Events => Some(RustType::Runtime("EventStream")),
        ResponseBody::Json | ResponseBody::JsonDocument | ResponseBody::Existence | ResponseBody::Empty => None,
    }
}
