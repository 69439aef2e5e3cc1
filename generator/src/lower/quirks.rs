//! Quirks of properties, which the specification describes in prose. Corrections contain the known quirks.

use super::context::Lowering;
use crate::corrections::Quirk;
use crate::diagnostic::{Code, Origin};
use crate::model::EncodingKind;
use crate::spec::{Property, TypeName};

impl Lowering<'_> {
    /// Returns the alternative JSON form that a quirk means. Reports an unknown quirk.
    pub(super) fn quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) -> Option<EncodingKind> {
        property.es_quirk.as_ref()?;
        match self.facts.quirks.get(&(owner.clone(), property.name.clone())) {
            Some(Quirk::CommaSeparated) => Some(EncodingKind::CommaSeparated),
            Some(Quirk::CoveredByType) => None,
            None => {
                self.report_quirk(property, owner, origin);
                None
            }
        }
    }

    /// Reports the quirk of a property that cannot have one.
    pub(super) fn report_quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) {
        if let Some(quirk) = &property.es_quirk {
            self.report_unknown_quirk(quirk, &format!("the property `{}` of `{owner}`", property.name), origin);
        }
    }

    /// Warns about a quirk without a known meaning, which is ignored.
    pub(super) fn report_unknown_quirk(&mut self, quirk: &str, owner: &str, at: &Origin) {
        let first = quirk.lines().next().unwrap_or_default();
        self.diagnostics.warning(
            Code::UnknownQuirk,
            at,
            format!("unknown quirk of {owner}: \"{first}\""),
            "add a correction with the meaning of the quirk, if it has an effect on the JSON",
        );
    }
}
