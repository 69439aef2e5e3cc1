//! Enums: an open choice among words, whatever the specification says of it.

use super::property::deprecated;
use super::{Lowering, docs};
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, WordMember, Words};
use crate::names::{self, Scope};
use crate::spec::{Enum, TypeName};

/// How the quirk starts that makes `true` and `false` of an enum booleans in JSON.
const BOOLEAN_QUIRKS: &[&str] = &["This is a boolean that evolved into", "This enum is a boolean that evolved into"];

impl Lowering<'_> {
    /// An enum.
    pub(super) fn enumeration(&mut self, name: &TypeName, words: &Enum, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let quirk = words.es_quirk.as_deref().unwrap_or_default();
        let boolean = BOOLEAN_QUIRKS.iter().any(|start| quirk.starts_with(start));
        if !quirk.is_empty() && !boolean {
            self.unknown_quirk(quirk, &format!("the enum `{name}`"), origin);
        }
        let mut scope = Scope::default();
        let mut wires = Scope::default();
        scope.take("Other", "the variant for what is unknown", origin, self.diagnostics);
        let mut members = Vec::new();
        for (i, member) in words.members.iter().enumerate() {
            let at = origin.at(format!("members[{i}]"));
            let wanted = member.codegen_name.as_ref().unwrap_or(&member.name);
            let Some(variant) = names::variant(wanted) else {
                self.diagnostics.error(
                    Code::BadName,
                    &at,
                    format!("found the member `{wanted}` of `{name}`; expected a name that letters and digits of ASCII can be made of"),
                    "give it a `codegenName`",
                );
                continue;
            };
            let what = format!("the member `{}` of `{name}`", member.name);
            if wires.take_wire(&member.name, &what, &at, self.diagnostics) {
                scope.take(&variant, &what, &at, self.diagnostics);
            }
            members.push(WordMember {
                name: variant,
                wire: member.name.clone(),
                also: member.aliases.clone().unwrap_or_default(),
                docs: docs::of_member(member),
                deprecated: deprecated(member.deprecation.as_ref()),
            });
        }
        let kind = ItemKind::Words(Words { members, open: words.is_open == Some(true), boolean, key: false });
        let docs = docs::of_type(words.description.as_deref(), name, &[]);
        self.add(path.clone(), self.is_sent(name), super::item(&path, docs, origin, kind));
    }
}
