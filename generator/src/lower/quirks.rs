//! Quirks of properties, which the specification describes in prose.

use super::context::Lowering;
use crate::diagnostic::{Code, Origin};
use crate::model::EncodingKind;
use crate::spec::{Property, TypeName};

/// A known quirk.
struct KnownQuirk {
    /// The namespace and name of the type.
    owner: (&'static str, &'static str),
    property: &'static str,
    /// The beginning of the prose. If the specification changes it, the quirk is unknown.
    prefix: &'static str,
    /// The alternative JSON form; `None` if the type of the property already covers the quirk.
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
        // Elasticsearch returns index settings as they were sent.
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
        // `TimeValue` also accepts numbers.
        encoding: None,
    },
];

impl Lowering<'_> {
    /// Returns the alternative JSON form that a quirk means. Reports an unknown quirk.
    pub(super) fn quirk(&mut self, property: &Property, owner: &TypeName, origin: &Origin) -> Option<EncodingKind> {
        let quirk = property.es_quirk.as_ref()?;
        let (namespace, name) = (&owner.namespace.0, &owner.name);
        let applies = |known: &&KnownQuirk| {
            known.owner == (namespace, name) && known.property == property.name && quirk.starts_with(known.prefix)
        };
        let known = KNOWN_QUIRKS.iter().find(applies);
        if known.is_none() {
            self.report_unknown_quirk(quirk, &format!("the property `{}` of `{owner}`", property.name), origin);
        }
        known?.encoding
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
            "add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`",
        );
    }
}
