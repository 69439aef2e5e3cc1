//! String enums.

use super::context::Lowering;
use super::lowered_item::LoweredItem;
use super::property::deprecated;
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemSource, StringEnum, StringEnumVariant};
use crate::names::{self, NameScope};
use crate::spec::{Enum, TypeName};

/// The beginnings of quirks of enums whose strings `true` and `false` are booleans in JSON.
const BOOLEAN_QUIRKS: &[&str] = &["This is a boolean that evolved into", "This enum is a boolean that evolved into"];

impl Lowering<'_> {
    /// Lowers an enum.
    pub(super) fn string_enum(&mut self, name: &TypeName, definition: &Enum, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let quirk = definition.es_quirk.as_deref().unwrap_or_default();
        let json_booleans = BOOLEAN_QUIRKS.iter().any(|start| quirk.starts_with(start));
        if !quirk.is_empty() && !json_booleans {
            self.report_unknown_quirk(quirk, &format!("the enum `{name}`"), origin);
        }
        let mut scope = NameScope::default();
        let mut json_names = NameScope::default();
        scope.reserve("Other", "the variant `Other` for unknown values", origin, self.diagnostics);
        let mut variants = Vec::new();
        for (i, member) in definition.members.iter().enumerate() {
            let at = origin.at(format!("members[{i}]"));
            let source_name = member.codegen_name.as_ref().unwrap_or(&member.name);
            let Some(variant) = names::variant(source_name) else {
                self.diagnostics.error(
                    Code::InvalidName,
                    &at,
                    format!("cannot convert the name of the member `{source_name}` of `{name}` to an ASCII identifier"),
                    "give it a `codegenName`",
                );
                continue;
            };
            let description = format!("the member `{}` of `{name}`", member.name);
            if json_names.reserve_json_name(&member.name, &description, &at, self.diagnostics) {
                scope.reserve(&variant, &description, &at, self.diagnostics);
            }
            variants.push(StringEnumVariant {
                name: variant,
                json_name: member.name.clone(),
                aliases: member.aliases.clone().unwrap_or_default(),
                deprecated: deprecated(member.deprecation.as_ref()),
            });
        }
        let kind = ItemKind::StringEnum(StringEnum { variants, open: definition.is_open == Some(true), json_booleans });
        let source = ItemSource::Definition(name.clone());
        self.add_item(path.clone(), LoweredItem::new(&path, source, origin, self.is_request_type(name), kind));
    }
}
