//! Mutants of the corrections to the specification, and of the redaction of secrets.

use crate::mutants::mutant::Mutant;

pub(super) const CORRECTIONS: &[Mutant] = &[
    Mutant {
        name: "branches_swapped",
        defect: "a query with `template` is decoded as one without, and the reverse",
        file: "generator/src/corrections/definition_edits.rs",
        function: "discriminator",
        code: "(subject::branch(alias, with)?, subject::branch(alias, without)?)",
        replacement: "(subject::branch(alias, without)?, subject::branch(alias, with)?)",
    },
    Mutant {
        name: "alias_not_corrected",
        defect: "a correction of an alias has no effect",
        file: "generator/src/corrections/definition_edits.rs",
        function: "retype_alias",
        code: "subject::alias(definition(spec, target)?)?.r#type = resolved.becomes;",
        replacement: "drop(resolved.becomes);",
    },
    Mutant {
        name: "key_not_corrected",
        defect: "pinned documents are written under the misspelled key",
        file: "generator/src/corrections/property_edits.rs",
        function: "json_name",
        code: "new.clone_into(&mut subject::member(definition, name)?.name);",
        replacement: "",
    },
    Mutant {
        name: "conflict_applied",
        defect: "a correction changes a type that differs from the expected one",
        file: "generator/src/corrections/property_edits.rs",
        function: "outcome",
        code: "!self.was.contains(current)",
        replacement: "self.was.is_empty()",
    },
    Mutant {
        name: "secret_skipped",
        defect: "the Kerberos ticket is not a secret",
        file: "generator/src/corrections/secret_names.rs",
        function: "SUSPICIOUS_PARTS",
        code: r#""ticket","#,
        replacement: "",
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
