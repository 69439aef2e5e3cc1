//! Definitions: selects the module that lowers each kind.

use super::context::Lowering;
use super::{generics, well_known};
use crate::coverage::Disposition;
use crate::spec::{Definition, Located, TypeName, Variants};

impl Lowering<'_> {
    /// Lowers the selected definitions.
    pub(super) fn lower_definitions(&mut self) {
        for name in &self.selection.types {
            if let Some(definition) = self.spec.types.get(name) {
                self.lower_definition(name, definition);
            }
        }
    }

    /// Lowers a definition and records its disposition.
    fn lower_definition(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let origin = &definition.origin;
        self.instances.reset_substitutions();
        self.reject_quirks(name, definition);
        let disposition = if well_known::is_runtime_type(name) {
            self.runtime_alias(name, definition);
            Disposition::Runtime
        } else if well_known::is_bytes(&definition.value) {
            Disposition::Runtime
        } else if well_known::is_known_behavior(name) {
            Disposition::Behavior
        } else if generics::has_substituted_parameters(&definition.value) {
            Disposition::Instantiated
        } else {
            match &definition.value {
                Definition::Interface(interface) => {
                    if !self.used_as_value.contains(name) {
                        self.check_parents(name, origin);
                        Disposition::Inlined
                    } else if let Some(Variants::Container(container)) = &interface.variants {
                        self.container(name, interface, container, origin);
                        Disposition::Item
                    } else {
                        if interface.variants.is_some() {
                            let problem = format!("the interface `{name}` has the `variants` of an alias");
                            self.report_invalid_variant(&problem, origin);
                        }
                        self.interface(name, interface, origin);
                        Disposition::Item
                    }
                }
                Definition::Request(request) => {
                    self.request(name, request, origin);
                    Disposition::Item
                }
                Definition::Response(response) => {
                    self.response(name, response, origin);
                    Disposition::Item
                }
                Definition::Enum(string_enum) => {
                    self.string_enum(name, string_enum, origin);
                    Disposition::Item
                }
                Definition::TypeAlias(_) => {
                    self.alias_definition(name, origin);
                    Disposition::Item
                }
            }
        };
        self.dispositions.insert(name.clone(), disposition);
    }

    /// Reports quirks of kinds of definitions that have no known quirk.
    fn reject_quirks(&mut self, name: &TypeName, definition: &Located<Definition>) {
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
