//! Enums: an open choice among words, whatever the specification says of it.

use super::Lowering;
use super::property::deprecated;
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemSource, StringEnum, StringEnumVariant};
use crate::names::{self, NameScope};
use crate::spec::{Enum, TypeName};

/// How the quirk starts that makes `true` and `false` of an enum booleans in JSON.
const BOOLEAN_QUIRKS: &[&str] = &["This is a boolean that evolved into", "This enum is a boolean that evolved into"];

impl Lowering<'_> {
    /// An enum.
    pub(super) fn string_enum(&mut self, name: &TypeName, definition: &Enum, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let quirk = definition.es_quirk.as_deref().unwrap_or_default();
        let json_booleans = BOOLEAN_QUIRKS.iter().any(|start| quirk.starts_with(start));
        if !quirk.is_empty() && !json_booleans {
            self.report_unknown_quirk(quirk, &format!("the enum `{name}`"), origin);
        }
        let mut scope = NameScope::default();
        let mut json_names = NameScope::default();
        scope.reserve("Other", "the variant for what is unknown", origin, self.diagnostics);
        let mut variants = Vec::new();
        for (i, member) in definition.members.iter().enumerate() {
            let at = origin.at(format!("members[{i}]"));
            let wanted = member.codegen_name.as_ref().unwrap_or(&member.name);
            let Some(variant) = names::variant(wanted) else {
                self.diagnostics.error(
                    Code::InvalidName,
                    &at,
                    format!("found the member `{wanted}` of `{name}`; expected a name that letters and digits of ASCII can be made of"),
                    "give it a `codegenName`",
                );
                continue;
            };
            let what = format!("the member `{}` of `{name}`", member.name);
            if json_names.reserve_json_name(&member.name, &what, &at, self.diagnostics) {
                scope.reserve(&variant, &what, &at, self.diagnostics);
            }
            variants.push(StringEnumVariant {
                name: variant,
                json_name: member.name.clone(),
                aliases: member.aliases.clone().unwrap_or_default(),
                deprecated: deprecated(member.deprecation.as_ref()),
            });
        }
        let kind = ItemKind::StringEnum(StringEnum {
            variants,
            open: definition.is_open == Some(true),
            json_booleans,
            is_map_key: false,
        });
        let source = ItemSource::Definition(name.clone());
        self.add_item(path.clone(), self.is_request_type(name), super::new_item(&path, source, origin, kind));
    }
}
