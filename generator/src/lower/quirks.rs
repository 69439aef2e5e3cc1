//! Quirks of properties: what the specification says of one in a sentence, and what that means for the field.

use super::context::Lowering;
use crate::diagnostic::Origin;
use crate::model::EncodingKind;
use crate::spec::{Property, TypeName};

/// A quirk that is known.
struct KnownQuirk {
    /// Whose property.
    owner: (&'static str, &'static str),
    property: &'static str,
    /// How the sentence starts, so that another one of the same property is noticed.
    prefix: &'static str,
    /// How the field may stand in JSON for that. None: the property says it otherwise.
    encoding: Option<EncodingKind>,
}

const KNOWN_QUIRKS: &[KnownQuirk] = &[
    KnownQuirk {
        owner: ("_global.search._types", "Hit"),
        property: "_id",
        prefix: "'_id' is not available when using",
        // The property is optional.
        encoding: None,
    },
    KnownQuirk {
        owner: ("_types.analysis", "EdgeNGramTokenizer"),
        property: "token_chars",
        prefix: "A comma-separated string is also accepted",
        // An index answers with the settings as they were given.
        encoding: Some(EncodingKind::CommaSeparated),
    },
    KnownQuirk {
        owner: ("_types.analysis", "NGramTokenizer"),
        property: "token_chars",
        prefix: "A comma-separated string is also accepted",
        encoding: Some(EncodingKind::CommaSeparated),
    },
    KnownQuirk {
        owner: ("ilm._types", "Phase"),
        property: "min_age",
        prefix: "output as a millis number in XPack usage stats",
        // A length of time is read from a number too.
        encoding: None,
    },
];

impl Lowering<'_> {
    /// What a property's quirk means for the form of its field.
    pub(super) fn quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) -> Option<EncodingKind> {
        let quirk = property.es_quirk.as_ref()?;
        let (namespace, name) = (&owner.namespace.0, &owner.name);
        let is_meant = |known: &&KnownQuirk| {
            known.owner == (namespace, name) && known.property == property.name && quirk.starts_with(known.prefix)
        };
        let known = KNOWN_QUIRKS.iter().find(is_meant);
        if known.is_none() {
            self.report_unknown_quirk(quirk, &format!("the property `{}` of `{owner}`", property.name), origin);
        }
        known?.encoding
    }

    /// Of a property that has no form.
    pub(super) fn reject_quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) {
        if let Some(quirk) = &property.es_quirk {
            self.report_unknown_quirk(quirk, &format!("the property `{}` of `{owner}`", property.name), origin);
        }
    }
}
