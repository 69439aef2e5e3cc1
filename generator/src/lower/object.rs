//! Interfaces become structs.

use std::collections::HashMap;

use super::inherit::Family;
use super::property::{Owner, deprecated};
use super::{Lowering, docs, generics, known};
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemPath, Member, Shortcut, Struct};
use crate::spec::{Interface, TypeName, ValueOf};

impl Lowering<'_> {
    /// An interface.
    pub(super) fn interface(&mut self, name: &TypeName, interface: &Interface, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let family = self.family(name, interface, origin);
        self.structure(&path, name, interface, origin, &family, self.is_sent(name));
    }

    /// An interface with arguments in the place of its parameters.
    pub(super) fn interface_instance(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
        bindings: &HashMap<TypeName, ValueOf>,
        sent: bool,
    ) {
        let Some(path) = self.item_path(name, origin) else { return };
        let mut family = self.family(name, interface, origin);
        family.substitute(bindings);
        let sent = sent || self.is_sent(&interface.name);
        self.structure(&path, name, interface, origin, &family, sent);
    }

    fn structure(
        &mut self,
        path: &ItemPath,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
        family: &Family,
        sent: bool,
    ) {
        for (behavior, at) in &family.behaviors {
            if !known::is_behavior_of_values(&behavior.r#type) {
                self.not_lowered(&format!("the behavior `{}` of `{name}`", behavior.r#type), at);
            }
        }
        let members = self.members(&Owner { name, path, sent }, family);
        let shortcut =
            interface.shortcut_property.as_ref().and_then(|s| self.shortcut(name, s, &members, family, origin));
        let parameters = generics::kept(interface.generics.as_deref(), sent);
        let kind = ItemKind::Struct(Struct {
            parameters,
            members,
            shortcut,
            constructor: None,
            makers: Vec::new(),
            conversions: Vec::new(),
        });
        let links = [interface.ext_doc_url.as_deref(), interface.doc_url.as_deref()];
        // An instance has a name of its own, which the specification does not know.
        let docs = if self.corrections.added.contains(&interface.name) {
            docs::of_addition(&interface.name)
        } else {
            docs::of_type(interface.description.as_deref(), &interface.name, &links)
        };
        let mut item = super::item(path, docs, origin, kind);
        item.deprecated = deprecated(interface.deprecation.as_ref());
        let needs_a_target = family.properties.iter().any(|p| known::is_target(&p.property.r#type));
        if interface.properties.is_empty() && interface.behaviors.iter().flatten().next().is_none() && !needs_a_target {
            self.bare.insert(path.clone());
        }
        self.add(path.clone(), sent, item);
    }

    /// The field that may stand for the whole.
    fn shortcut(
        &mut self,
        name: &TypeName,
        wire: &str,
        members: &[Member],
        family: &Family,
        origin: &Origin,
    ) -> Option<Shortcut> {
        let field = members.iter().find_map(|member| match member {
            Member::Field(field) if field.wire == wire => Some(field),
            _ => None,
        });
        let property = family.properties.iter().find(|p| p.property.name == wire);
        let (Some(field), Some(property)) = (field, property) else {
            // A property that could not be lowered has a diagnostic of its own.
            if property.is_some_and(|p| !matches!(p.property.r#type, ValueOf::LiteralValue(_))) {
                return None;
            }
            self.diagnostics.error(
                Code::BadShortcut,
                origin,
                format!("found the shortcut `{wire}` of `{name}`, which has no such property; expected one of its properties"),
                "correct its `shortcutProperty`",
            );
            return None;
        };
        let mut keys = Vec::new();
        for inherited in &family.properties {
            keys.push(inherited.property.name.clone());
            keys.extend(inherited.property.aliases.iter().flatten().cloned());
        }
        keys.sort();
        let object_capable = self.shape(&property.property.r#type).object.is_some();
        if object_capable && members.iter().any(|member| matches!(member, Member::Additional(_))) {
            self.diagnostics.error(
                Code::BadShortcut,
                origin,
                format!("found the shortcut `{wire}` of `{name}`, which may be an object, beside keys of any name; expected that an object is one of the two"),
                "take its `shortcutProperty` or its behavior out",
            );
            return None;
        }
        Some(Shortcut { field: field.name.clone(), keys, object_capable, form: field.form })
    }
}
