//! Responses: a struct, or an alias of the type of the body.

use super::media_types::response_format;
use crate::diagnostic::Origin;
use crate::lower::context::Lowering;
use crate::lower::inheritance::{FlattenedMembers, LocatedProperty};
use crate::lower::lowered_item::LoweredItem;
use crate::lower::lowered_value::{PropertyOwner, UseSite};
use crate::lower::problem::Problem;
use crate::lower::{generics, well_known};
use crate::model::{
    Alias, EndpointResponse, ItemKind, ItemPath, ItemSource, ResponseBody, ResponseFormat, RustType, Struct,
};
use crate::spec::{self, Body, Definition, Endpoint, TypeName, ValueOf};

impl Lowering<'_> {
    /// Returns the response of an endpoint.
    pub(super) fn endpoint_response(&self, endpoint: &Endpoint) -> Option<EndpointResponse> {
        let name = endpoint.response.as_ref()?;
        let item = self.item_path(name);
        let Definition::Response(response) = &self.spec.types.get(name)?.value else { return None };
        let type_parameters = response.generics.iter().flatten().map(|parameter| parameter.name.clone()).collect();
        Some(EndpointResponse { item, type_parameters, body: self.response_body(endpoint, name) })
    }

    /// Returns the content of the response body of an endpoint.
    fn response_body(&self, endpoint: &Endpoint, response: &TypeName) -> ResponseBody {
        let definition = self.spec.types.get(response).map(|located| &located.value);
        let body = if let Some(Definition::Response(response)) = definition { Some(&response.body) } else { None };
        if matches!(body, Some(Body::NoBody(_))) {
            let is_head = endpoint.urls.iter().flat_map(|url| &url.methods).all(|method| method == "HEAD");
            return if is_head { ResponseBody::Existence } else { ResponseBody::Empty };
        }
        match (response_format(endpoint), body) {
            (Some(ResponseFormat::Text), _) => ResponseBody::Text,
            (Some(ResponseFormat::Binary(_)), _) => ResponseBody::Binary,
            (Some(ResponseFormat::Events), _) => ResponseBody::Events,
            (_, Some(Body::Value(body))) if self.is_binary(&body.value) => ResponseBody::Binary,
            (_, Some(Body::Value(body))) if is_document(&body.value) => ResponseBody::JsonDocument,
            _ => ResponseBody::Json,
        }
    }

    /// Returns true if the body is binary data, whatever the media type is.
    fn is_binary(&self, body: &ValueOf) -> bool {
        let ValueOf::InstanceOf(instance) = body else { return false };
        self.spec.types.get(&instance.type_name).is_some_and(|located| well_known::is_bytes(&located.value))
    }

    /// Lowers a response.
    pub(in crate::lower) fn response(
        &mut self,
        name: &TypeName,
        response: &spec::Response,
        origin: &Origin,
    ) -> Result<(), Problem> {
        let path = self.item_path(name);
        let endpoint = self.endpoint_of_type(name).map(|(endpoint, _)| endpoint);
        self.check_exceptions(response, &path, origin);
        let source = ItemSource::Definition(name.clone());
        let type_parameters: Vec<_> = response.generics.iter().flatten().map(|p| p.name.clone()).collect();
        if let Some(parameter) = response.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            let feature = format!("the type parameter `{}` of `{name}`", parameter.name);
            return Err(Problem::unsupported(&feature, &origin.at("generics")));
        }
        let kind = endpoint.as_ref().map(|endpoint| self.response_body(endpoint, name));
        if let Some(ty) = kind.and_then(non_json_type) {
            if matches!(&response.body, Body::Properties(body) if !body.properties.is_empty()) {
                let feature = format!("the response `{name}` with properties but without JSON");
                return Err(Problem::unsupported(&feature, &origin.at("body")));
            }
            let kind = ItemKind::Alias(Alias { type_parameters, ty });
            self.add_item(path.clone(), LoweredItem::new(&path, source, origin, false, kind));
            return Ok(());
        }
        let kind = match &response.body {
            Body::Properties(body) => {
                let properties = body.properties.iter().enumerate().map(|(i, property)| LocatedProperty {
                    property: property.clone(),
                    origin: origin.at(format!("body.properties[{i}]")),
                });
                let properties = self.without_overridden(properties.collect(), name, &path);
                let flattened = FlattenedMembers { properties, behaviors: Vec::new() };
                let owner = PropertyOwner { name, path: &path, in_request: false, in_response: true };
                let members = self.members(&owner, &flattened)?;
                ItemKind::Struct(Struct { type_parameters, members, shortcut: None })
            }
            Body::NoBody(_) => {
                // The status is the response.
                let is_bare = kind == Some(ResponseBody::Existence);
                let ty = RustType::Primitive(if is_bare { "bool" } else { "()" });
                ItemKind::Alias(Alias { type_parameters, ty })
            }
            Body::Value(value) => {
                let ty = self.body_type(name, &path, &value.value, origin);
                ItemKind::Alias(Alias { type_parameters, ty })
            }
        };
        self.add_item(path.clone(), LoweredItem::new(&path, source, origin, false, kind));
        Ok(())
    }

    /// Returns the type of a body that is a value.
    fn body_type(&mut self, name: &TypeName, path: &ItemPath, value: &ValueOf, origin: &Origin) -> RustType {
        let description = format!("the body of `{name}`");
        let site = UseSite {
            at: origin.at("body"),
            description: &description,
            item_path: path,
            name_suffix: "Body",
            in_request: false,
            in_response: true,
            depth: 0,
        };
        let lowered = self.value(value, &site);
        if lowered.nullable || lowered.encoding.is_some() {
            let feature = format!("null or a value with an alternative JSON form as {description}");
            return self.raw_json(&Problem::unsupported(&feature, &site.at), &site).ty;
        }
        lowered.ty
    }
}

/// Returns true if the whole body is a document, or a list or map of documents.
fn is_document(value: &ValueOf) -> bool {
    match value {
        ValueOf::InstanceOf(instance) => generics::is_document(&instance.type_name),
        ValueOf::ArrayOf(list) => is_document(&list.value),
        ValueOf::DictionaryOf(map) if !map.single_key => is_document(&map.value),
        _ => false,
    }
}

/// Returns the type of a response that is not JSON.
fn non_json_type(kind: ResponseBody) -> Option<RustType> {
    match kind {
        ResponseBody::Text => Some(RustType::String),
        ResponseBody::Binary => Some(RustType::Runtime("Bytes")),
        ResponseBody::Events => Some(RustType::Runtime("EventStream")),
        ResponseBody::Json | ResponseBody::JsonDocument | ResponseBody::Existence | ResponseBody::Empty => None,
    }
}
