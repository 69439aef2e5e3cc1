//! Interfaces become structs.

use std::collections::HashMap;

use super::context::Lowering;
use super::inheritance::FlattenedMembers;
use super::lowered_item::LoweredItem;
use super::lowered_value::PropertyOwner;
use super::property::deprecated;
use super::{generics, well_known};
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemPath, ItemSource, Member, Shortcut, Struct};
use crate::spec::{Interface, TypeName, ValueOf};

impl Lowering<'_> {
    /// Lowers an interface.
    pub(super) fn interface(&mut self, name: &TypeName, interface: &Interface, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let flattened = self.flatten(name, interface, origin);
        self.add_struct(&path, name, interface, origin, &flattened, self.is_request_type(name));
    }

    /// Lowers an interface with arguments in place of its type parameters.
    pub(super) fn generic_interface_instance(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
        bindings: &HashMap<TypeName, ValueOf>,
        in_request: bool,
    ) {
        let Some(path) = self.item_path(name, origin) else { return };
        let mut flattened = self.flatten(name, interface, origin);
        flattened.substitute(bindings);
        let in_request = in_request || self.is_request_type(&interface.name);
        self.add_struct(&path, name, interface, origin, &flattened, in_request);
    }

    fn add_struct(
        &mut self,
        path: &ItemPath,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
        flattened: &FlattenedMembers,
        in_request: bool,
    ) {
        for (behavior, at) in &flattened.behaviors {
            if !well_known::is_value_behavior(&behavior.r#type) {
                self.report_unsupported(&format!("the behavior `{}` of `{name}`", behavior.r#type), at);
            }
        }
        let members = self.members(&PropertyOwner { name, path, in_request }, flattened);
        let shortcut =
            interface.shortcut_property.as_ref().and_then(|s| self.shortcut(name, s, &members, flattened, origin));
        let type_parameters = generics::kept_type_parameters(interface.generics.as_deref(), in_request);
        let kind = ItemKind::Struct(Struct { type_parameters, members, shortcut });
        // Not the name of the instance, which the specification does not contain.
        let definition = interface.name.clone();
        let is_added = self.facts.added_types.contains(&definition);
        let source = if is_added { ItemSource::AddedDefinition } else { ItemSource::Definition };
        let has_operand = flattened.properties.iter().any(|p| well_known::is_operand(&p.property.r#type));
        let has_behavior = interface.behaviors.iter().flatten().next().is_some();
        let item = LoweredItem {
            deprecated: deprecated(interface.deprecation.as_ref()),
            is_marker: interface.properties.is_empty() && !has_behavior && !has_operand,
            ..LoweredItem::new(path, source(definition), origin, in_request, kind)
        };
        self.add_item(path.clone(), item);
    }

    /// Returns the field that is accepted in place of the object.
    fn shortcut(
        &mut self,
        name: &TypeName,
        json_name: &str,
        members: &[Member],
        flattened: &FlattenedMembers,
        origin: &Origin,
    ) -> Option<Shortcut> {
        let field = members.iter().find_map(|member| match member {
            Member::Field(field) if field.json_name == json_name => Some(field),
            _ => None,
        });
        let property = flattened.properties.iter().find(|p| p.property.name == json_name);
        let (Some(field), Some(property)) = (field, property) else {
            // An error in the property was reported.
            if property.is_some_and(|p| !matches!(p.property.r#type, ValueOf::LiteralValue(_))) {
                return None;
            }
            self.diagnostics.error(
                Code::InvalidShortcut,
                origin,
                format!("the shortcut `{json_name}` of `{name}` is not a property with a field"),
                "correct its `shortcutProperty`",
            );
            return None;
        };
        let mut keys = Vec::new();
        for inherited in &flattened.properties {
            keys.push(inherited.property.name.clone());
            keys.extend(inherited.property.aliases.iter().flatten().cloned());
        }
        keys.sort();
        let accepts_object = self.json_shape(&property.property.r#type).object.is_some();
        if accepts_object && members.iter().any(|member| matches!(member, Member::AdditionalProperties(_))) {
            self.diagnostics.error(
                Code::InvalidShortcut,
                origin,
                format!(
                    "the shortcut `{json_name}` of `{name}` accepts objects, and so does the type itself with any keys"
                ),
                "remove its `shortcutProperty` or its behavior",
            );
            return None;
        }
        Some(Shortcut { field: field.name.clone(), keys, accepts_object, encoding: field.encoding })
    }
}
