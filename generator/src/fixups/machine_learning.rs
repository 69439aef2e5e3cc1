//! Machine learning and inference.

use super::edit::Edit::{Rename, Retype};
use super::notation::STRING;
use super::notation::Type::{Any, Map};
use super::{EVER, Fixup};

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "secret_parameters_are_texts",
        reason: "what they hold must not be printed, which only texts can be kept from; later versions say that they are",
        target: ("inference._types", "CustomServiceSettings"),
        versions: ("9.1.0", Some("9.4.0")),
        edits: &[Retype("secret_parameters", Any, Map(&STRING, &STRING))],
    },
    Fixup {
        name: "memory_stats_nodes_are_two",
        reason: "the response has `_nodes`, which counts them, beside `nodes`",
        target: ("ml.get_memory_stats", "Response"),
        versions: EVER,
        edits: &[Rename("_nodes", "node_statistics")],
    },
];
