//! Mutants of the corrections to the specification, and of the redaction of secrets.

use crate::mutants::mutant::Mutant;

pub(super) const CORRECTIONS: &[Mutant] = &[
    Mutant {
        name: "branches_swapped",
        defect: "a query with `template` is decoded as one without, and the reverse",
        file: "generator/src/fixups/shape.rs",
        function: "objects_by",
        code: "with: branch(alias, with)?, without: branch(alias, without)?",
        replacement: "with: branch(alias, without)?, without: branch(alias, with)?",
    },
    Mutant {
        name: "alias_not_corrected",
        defect: "a correction of an alias has no effect",
        file: "generator/src/fixups/shape.rs",
        function: "retype_alias",
        code: "alias.r#type = becomes.value();",
        replacement: "alias.r#type = was.value();",
    },
    Mutant {
        name: "key_not_corrected",
        defect: "pinned documents are written under the misspelled key",
        file: "generator/src/fixups/mend.rs",
        function: "respell",
        code: "is.clone_into(&mut property(definition, was)?.name);",
        replacement: "was.clone_into(&mut property(definition, was)?.name);",
    },
    Mutant {
        name: "secret_skipped",
        defect: "the Kerberos ticket is not a secret",
        file: "generator/src/lower/secrets.rs",
        function: "INNOCENT",
        code: r#""api_key_secret_id","#,
        replacement: r#""api_key_secret_id",
    "kerberos_ticket","#,
    },
    Mutant {
        name: "object_not_redacted",
        defect: "an object with the name of a secret is printed",
        file: "generator/src/lower/secrets.rs",
        function: "may_hold_string",
        code: "found = found || may_hold_string(ty, items, seen)",
        replacement: "found = found && may_hold_string(ty, items, seen)",
    },
    Mutant {
        name: "redaction_ignored",
        defect: "`Debug` shows fields that are redacted",
        file: "generated/src/runtime/json/encode/debug.rs",
        function: "debug_fields",
        code: "redacted.contains(&index)",
        replacement: "redacted.contains(&usize::MAX)",
    },
];
