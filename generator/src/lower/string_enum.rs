//! String enums.

use std::collections::HashMap;

use super::context::Lowering;
use super::degradation::NamedPart;
use super::lowered_item::LoweredItem;
use super::name_scope::{NameScope, OTHER};
use super::property::deprecated;
use crate::diagnostic::Origin;
use crate::model::{ItemKind, ItemSource, StringEnum, StringEnumVariant};
use crate::names::{self, Case};
use crate::spec::{Enum, TypeName};

/// The beginnings of quirks of enums whose strings `true` and `false` are booleans in JSON.
const BOOLEAN_QUIRKS: &[&str] = &["This is a boolean that evolved into", "This enum is a boolean that evolved into"];

impl Lowering<'_> {
    /// Lowers an enum.
    pub(super) fn string_enum(&mut self, name: &TypeName, definition: &Enum, origin: &Origin) {
        let path = self.item_path(name);
        let quirk = definition.es_quirk.as_deref().unwrap_or_default();
        let json_booleans = BOOLEAN_QUIRKS.iter().any(|start| quirk.starts_with(start));
        if !quirk.is_empty() && !json_booleans {
            self.report_unknown_quirk(quirk, &format!("the enum `{name}`"), origin);
        }
        let mut scope = NameScope::new(Case::UpperCamel, [OTHER]);
        let mut owners: HashMap<&str, String> = HashMap::new();
        let mut variants = Vec::new();
        for (i, member) in definition.members.iter().enumerate() {
            let at = origin.at(format!("members[{i}]"));
            let description = format!("the member `{}` of `{name}`", member.name);
            if let Some(first) = owners.get(member.name.as_str()) {
                let effect = "the first one is used";
                self.degrade_json_name(&member.name, (first, &description), &at, &path, effect);
                continue;
            }
            owners.insert(&member.name, description.clone());
            let source_name = member.codegen_name.as_ref().unwrap_or(&member.name);
            let named = NamedPart { item: &path, at: &at, help: "give it a `codegenName`" };
            let usable_name = self.usable_name(source_name, "member", name, named);
            let variant = names::variant(&usable_name).unwrap_or_default();
            scope.add(&variant, source_name, description, &at);
            variants.push(StringEnumVariant {
                name: variant,
                json_name: member.name.clone(),
                aliases: member.aliases.clone().unwrap_or_default(),
                deprecated: deprecated(member.deprecation.as_ref()),
            });
        }
        let names = self.assign_names(&scope, &path);
        let variants = variants.into_iter().zip(names);
        let variants = variants.map(|(variant, name)| StringEnumVariant { name, ..variant }).collect();
        let kind = ItemKind::StringEnum(StringEnum { variants, open: definition.is_open == Some(true), json_booleans });
        let source = ItemSource::Definition(name.clone());
        self.add_item(path.clone(), LoweredItem::new(&path, source, origin, self.is_request_type(name), kind));
    }
}
