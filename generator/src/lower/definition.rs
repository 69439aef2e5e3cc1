//! Definitions: selects the module that lowers each kind.

use std::collections::HashSet;

use super::context::Lowering;
use super::problem::Problem;
use super::{generics, well_known};
use crate::coverage::Disposition;
use crate::model::RustType;
use crate::spec::{Definition, InstanceOf, Located, TypeName, Variants};

/// Returns true if a definition can be an item. Others are part of items, or types of the runtime.
pub(super) fn can_be_item(name: &TypeName, definition: &Definition, used_as_value: &HashSet<TypeName>) -> bool {
    let is_inlined = matches!(definition, Definition::Interface(_)) && !used_as_value.contains(name);
    let instance = InstanceOf { generics: None, type_name: name.clone() };
    let has_no_alias =
        well_known::is_runtime_type(name) && !matches!(well_known::runtime_type(&instance), Some(RustType::Runtime(_)));
    !is_inlined
        && !has_no_alias
        && !well_known::is_bytes(definition)
        && !well_known::is_known_behavior(name)
        && !generics::has_substituted_parameters(definition)
}

impl Lowering<'_> {
    /// Lowers the selected definitions.
    pub(super) fn lower_definitions(&mut self) {
        for name in &self.selection.types {
            if let Some(definition) = self.spec.types.get(name) {
                self.lower_definition(name, definition);
            }
        }
    }

    /// Lowers a definition and records its disposition. A definition that cannot be generated is recorded.
    fn lower_definition(&mut self, name: &TypeName, definition: &Located<Definition>) {
        self.instances.reset_substitutions();
        self.report_quirks(name, definition);
        let is_replaced = self.replaced.contains(name);
        let (disposition, result) = if well_known::is_runtime_type(name) && !is_replaced {
            (Disposition::Runtime, self.runtime_alias(name, definition))
        } else if well_known::is_bytes(&definition.value) {
            (Disposition::Runtime, Ok(()))
        } else if well_known::is_known_behavior(name) {
            (Disposition::Behavior, Ok(()))
        } else if generics::has_substituted_parameters(&definition.value) {
            (Disposition::Instantiated, Ok(()))
        } else {
            self.lower_item(name, definition)
        };
        if disposition == Disposition::Item {
            self.report_path(name, definition);
        }
        match (result, &definition.value) {
            (Ok(()), _) => {}
            (Err(problem), Definition::Request(_) | Definition::Response(_)) => {
                self.leave_out_endpoint_of(name, problem);
            }
            (Err(problem), _) => self.reject_definition(name, problem),
        }
        if disposition != Disposition::NotSelected {
            self.dispositions.insert(name.clone(), disposition);
        }
    }

    /// Lowers a definition that is an item or part of other items.
    fn lower_item(&mut self, name: &TypeName, definition: &Located<Definition>) -> (Disposition, Result<(), Problem>) {
        let origin = &definition.origin;
        let is_selected =
            || self.selection.endpoint_by_type.get(name).is_some_and(|e| self.selection.endpoints.contains(e));
        let result = match &definition.value {
            Definition::Interface(interface) if !self.used_as_value.contains(name) => {
                return (Disposition::Inlined, self.flatten(name, interface, origin).map(drop));
            }
            Definition::Interface(interface) => match &interface.variants {
                None => self.interface(name, interface, origin),
                Some(Variants::Container(container)) => self.container(name, interface, container, origin),
                Some(_) => {
                    let problem = format!("the interface `{name}` has the `variants` of an alias");
                    Err(Problem::invalid_variant(problem, origin))
                }
            },
            // A reference to the request or response of an endpoint that is not selected.
            Definition::Request(_) | Definition::Response(_) if !is_selected() => {
                return (Disposition::NotSelected, Ok(()));
            }
            Definition::Request(request) => self.request(name, request, origin),
            Definition::Response(response) => self.response(name, response, origin),
            Definition::Enum(string_enum) => {
                self.string_enum(name, string_enum, origin);
                Ok(())
            }
            Definition::TypeAlias(_) => {
                self.alias_definition(name, origin);
                Ok(())
            }
        };
        (Disposition::Item, result)
    }

    /// Reports a name from which no unique path can be formed.
    fn report_path(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let path = self.item_path(name);
        for problem in self.paths.problems(name, self.spec, &definition.origin) {
            let full_name = [&*path.module.0, std::slice::from_ref(&path.name)].concat().join("::");
            self.degrade(&problem, &path, &format!("the type `{name}`"), &format!("named `{full_name}`"));
        }
    }

    /// Reports quirks of kinds of definitions that have no known quirk.
    fn report_quirks(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let quirk = match &definition.value {
            // Checked when the container is lowered.
            Definition::Interface(d) if matches!(d.variants, Some(Variants::Container(_))) => &None,
            Definition::Interface(d) => &d.es_quirk,
            Definition::Request(d) => &d.es_quirk,
            Definition::Response(_) | Definition::Enum(_) | Definition::TypeAlias(_) => &None,
        };
        if let Some(quirk) = quirk {
            self.report_unknown_quirk(quirk, &format!("`{name}`"), &definition.origin);
        }
    }
}
