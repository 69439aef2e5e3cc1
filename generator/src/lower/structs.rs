//! Interfaces become structs.

use std::collections::HashMap;

use super::context::Lowering;
use super::inheritance::FlattenedMembers;
use super::instances::InstanceUse;
use super::lowered_item::LoweredItem;
use super::lowered_value::PropertyOwner;
use super::problem::Problem;
use super::property::deprecated;
use super::{generics, well_known};
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemPath, ItemSource, Member, Shortcut, Struct};
use crate::spec::{Interface, TypeName, ValueOf};

impl Lowering<'_> {
    /// Lowers an interface.
    pub(super) fn interface(&mut self, name: &TypeName, interface: &Interface, origin: &Origin) -> Result<(), Problem> {
        let path = self.item_path(name);
        let flattened = self.flatten(name, interface, origin)?;
        self.add_struct(&path, name, interface, origin, flattened, self.is_request_type(name))
    }

    /// Lowers an interface with arguments in place of its type parameters.
    pub(super) fn generic_interface_instance(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
        bindings: &HashMap<TypeName, ValueOf>,
        first_use: &InstanceUse,
    ) -> Result<(), Problem> {
        let mut flattened = self.flatten(name, interface, origin)?;
        flattened.substitute(bindings);
        let in_request = first_use.in_request || self.is_request_type(&interface.name);
        self.add_struct(&first_use.path, name, interface, origin, flattened, in_request)
    }

    fn add_struct(
        &mut self,
        path: &ItemPath,
        name: &TypeName,
        interface: &Interface,
        origin: &Origin,
        flattened: FlattenedMembers,
        in_request: bool,
    ) -> Result<(), Problem> {
        for (behavior, at) in &flattened.behaviors {
            if !well_known::is_value_behavior(&behavior.r#type) {
                return Err(Problem::unsupported(&format!("the behavior `{}` of `{name}`", behavior.r#type), at));
            }
        }
        let properties = self.without_overridden(flattened.properties, name, path);
        let flattened = &FlattenedMembers { properties, ..flattened };
        let in_response = self.is_response_type(&interface.name);
        let members = self.members(&PropertyOwner { name, path, in_request, in_response }, flattened)?;
        let shortcut = match &interface.shortcut_property {
            Some(shortcut) => Some(self.shortcut(name, shortcut, &members, flattened, origin)?),
            None => None,
        };
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
        Ok(())
    }

    /// Returns the field that is accepted in place of the object.
    fn shortcut(
        &self,
        name: &TypeName,
        json_name: &str,
        members: &[Member],
        flattened: &FlattenedMembers,
        origin: &Origin,
    ) -> Result<Shortcut, Problem> {
        let field = members.iter().find_map(|member| match member {
            Member::Field(field) if field.json_name == json_name => Some(field),
            _ => None,
        });
        let property = flattened.properties.iter().find(|p| p.property.name == json_name);
        let (Some(field), Some(property)) = (field, property) else {
            let reason = format!("the shortcut `{json_name}` of `{name}` is not a property with a field");
            return Err(Problem::new(Code::InvalidShortcut, origin, reason, "correct its `shortcutProperty`"));
        };
        let mut keys = Vec::new();
        for inherited in &flattened.properties {
            keys.push(inherited.property.name.clone());
            keys.extend(inherited.property.aliases.iter().flatten().cloned());
        }
        keys.sort();
        let accepts_object = self.json_shape(&property.property.r#type).object.is_some();
        if accepts_object && members.iter().any(|member| matches!(member, Member::AdditionalProperties(_))) {
            let reason = format!(
                "the shortcut `{json_name}` of `{name}` accepts objects, and so does the type itself with any keys"
            );
            let help = "remove its `shortcutProperty` or its behavior";
            return Err(Problem::new(Code::InvalidShortcut, origin, reason, help));
        }
        Ok(Shortcut { field: field.name.clone(), keys, accepts_object, encoding: field.encoding })
    }
}
