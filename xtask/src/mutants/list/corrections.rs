//! Mutants of the corrections to the specification.

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
        function: "NOT_SECRET",
        code: r#""api_key_id","#,
        replacement: r#""api_key_id",
    "kerberos_ticket","#,
    },
];
