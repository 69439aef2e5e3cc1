//! Responses: a struct, or another name for the type that the body is.

use crate::diagnostic::Origin;
use crate::lower::inherit::{Family, Inherited};
use crate::lower::property::Owner;
use crate::lower::value::Site;
use crate::lower::{Lowering, docs, generics};
use crate::model::{Alias, AnswerKind, ItemKind, RustType, Struct};
use crate::spec::{self, Body, TypeName};

impl Lowering<'_> {
    /// A response: a struct, or another name for the type that its body is.
    pub(in crate::lower) fn response(&mut self, name: &TypeName, response: &spec::Response, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let endpoint = self.endpoint_of(name).map(|(endpoint, _)| endpoint);
        let mut docs = docs::of_response(response.description.as_deref(), name, endpoint.as_ref().map(|e| &*e.name.0));
        docs.push_str(&self.exceptions(response, origin));
        let parameters: Vec<_> = response.generics.iter().flatten().map(|p| p.name.clone()).collect();
        if let Some(parameter) = response.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            self.not_lowered(&format!("the type parameter `{}` of `{name}`", parameter.name), &origin.at("generics"));
            return;
        }
        let kind = endpoint.as_ref().map(|endpoint| self.answer_kind(endpoint, name));
        if let Some(ty) = kind.and_then(no_json) {
            if matches!(&response.body, Body::Properties(body) if !body.properties.is_empty()) {
                let what = format!("properties of `{name}`, which is no JSON");
                self.not_lowered(&what, &origin.at("body"));
            }
            let kind = ItemKind::Alias(Alias { parameters, ty });
            self.add(path.clone(), false, crate::lower::item(&path, docs, origin, kind));
            return;
        }
        let kind = match &response.body {
            Body::Properties(body) => {
                let properties = body.properties.iter().enumerate().map(|(i, property)| Inherited {
                    property: property.clone(),
                    origin: origin.at(format!("body.properties[{i}]")),
                });
                let family = Family { properties: properties.collect(), behaviors: Vec::new() };
                self.refuse_overrides(&family.properties, name);
                let members = self.members(&Owner { name, path: &path, sent: false }, &family);
                ItemKind::Struct(Struct {
                    parameters,
                    members,
                    shortcut: None,
                    constructor: None,
                    makers: Vec::new(),
                    conversions: Vec::new(),
                })
            }
            Body::NoBody(_) => {
                // The status says whether something is there.
                let is_bare = kind == Some(AnswerKind::Existence);
                let ty = RustType::Primitive(if is_bare { "bool" } else { "()" });
                ItemKind::Alias(Alias { parameters, ty })
            }
            Body::Value(value) => {
                let of = format!("the body of `{name}`");
                let site = Site { at: origin.at("body"), of: &of, owner: &path, label: "Body", sent: false, depth: 0 };
                let Some(lowered) = self.value(&value.value, &site) else { return };
                if lowered.nullable || lowered.form.is_some() {
                    self.not_lowered(&format!("a null or a value of several forms as {of}"), &site.at);
                }
                ItemKind::Alias(Alias { parameters, ty: lowered.ty })
            }
        };
        self.add(path.clone(), false, crate::lower::item(&path, docs, origin, kind));
    }
}

/// The type of an answer that is no JSON.
fn no_json(kind: AnswerKind) -> Option<RustType> {
    match kind {
        AnswerKind::Text => Some(RustType::String),
        AnswerKind::Binary => Some(RustType::Runtime("Bytes")),
        AnswerKind::Events => Some(RustType::Runtime("EventStream")),
        AnswerKind::Json | AnswerKind::JsonDocument | AnswerKind::Existence | AnswerKind::Nothing => None,
    }
}
