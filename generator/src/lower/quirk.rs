//! Quirks of properties: what the specification says of one in a sentence, and what that means for the field.

use super::Lowering;
use crate::diagnostic::Origin;
use crate::model::FormKind;
use crate::spec::{Property, TypeName};

/// A quirk that is known.
struct Known {
    /// Whose property.
    owner: (&'static str, &'static str),
    property: &'static str,
    /// How the sentence starts, so that another one of the same property is noticed.
    says: &'static str,
    /// How the field may stand in JSON for that. None: the property says it otherwise.
    form: Option<FormKind>,
}

const KNOWN: &[Known] = &[
    Known {
        owner: ("_global.search._types", "Hit"),
        property: "_id",
        says: "'_id' is not available when using",
        // The property is optional.
        form: None,
    },
    Known {
        owner: ("_types.analysis", "EdgeNGramTokenizer"),
        property: "token_chars",
        says: "A comma-separated string is also accepted",
        // An index answers with the settings as they were given.
        form: Some(FormKind::Commas),
    },
    Known {
        owner: ("_types.analysis", "NGramTokenizer"),
        property: "token_chars",
        says: "A comma-separated string is also accepted",
        form: Some(FormKind::Commas),
    },
    Known {
        owner: ("ilm._types", "Phase"),
        property: "min_age",
        says: "output as a millis number in XPack usage stats",
        // A length of time is read from a number too.
        form: None,
    },
];

impl Lowering<'_> {
    /// What a property's quirk means for the form of its field.
    pub(super) fn quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) -> Option<FormKind> {
        let quirk = property.es_quirk.as_ref()?;
        let (namespace, name) = (&owner.namespace.0, &owner.name);
        let is_meant = |known: &&Known| {
            known.owner == (namespace, name) && known.property == property.name && quirk.starts_with(known.says)
        };
        let known = KNOWN.iter().find(is_meant);
        if known.is_none() {
            self.unknown_quirk(quirk, &format!("the property `{}` of `{owner}`", property.name), origin);
        }
        known?.form
    }

    /// Of a property that has no form.
    pub(super) fn refuse_quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) {
        if let Some(quirk) = &property.es_quirk {
            self.unknown_quirk(quirk, &format!("the property `{}` of `{owner}`", property.name), origin);
        }
    }
}
