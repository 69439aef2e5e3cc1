//! Indices: mappings, settings, statistics.

use super::edit::Edit::{Add, Define, NoContainerProperty, Optional, OtherKeys, Require, Retype};
use super::notation::Type::{self, Either, Is, Map, Single};
use super::notation::{FIELD, INDEX, INTEGER, LONG, STRING};
use super::{EVER, Fixup};

const PROPERTY: Type = Is("_types.mapping", "Property");
const DURATION: Type = Is("_types", "Duration");
const SIZE: Type = Is("_types", "ByteSize");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "field_mapping_may_be_empty",
        reason: "the server answers `{}` for a field that has no mapping of its own",
        target: ("_types.mapping", "FieldMapping"),
        versions: EVER,
        edits: &[Retype("mapping", Single(&FIELD, &PROPERTY), Map(&FIELD, &PROPERTY))],
    },
    Fixup {
        name: "index_prefixes_have_defaults",
        reason: "the server takes `index_prefixes` without `min_chars` or `max_chars`",
        target: ("_types.mapping", "TextIndexPrefixes"),
        versions: EVER,
        edits: &[Optional("min_chars"), Optional("max_chars")],
    },
    Fixup {
        name: "sparse_vector_options_are_no_container",
        reason: "it is an interface like any other, whose two properties say that a container has them",
        target: ("_types.mapping", "SparseVectorIndexOptions"),
        versions: ("9.3.0", None),
        edits: &[NoContainerProperty("prune"), NoContainerProperty("pruning_config")],
    },
    Fixup {
        name: "aliases_that_were_not_found",
        reason: "the answer to a missing alias names a type that no file defines; later versions have it",
        target: ("indices.get_alias", "Response"),
        versions: ("8.17.0", Some("9.1.0")),
        edits: &[Define(
            ("indices.get_alias", "NotFoundAliases"),
            &[
                Add("error", STRING, "Which aliases there are not."),
                Require("error"),
                Add("status", INTEGER, "The HTTP status."),
                Require("status"),
                OtherKeys(Is("indices.get_alias", "IndexAliases"), "aliases"),
            ],
        )],
    },
    Fixup {
        name: "recovered_files_have_sizes",
        reason: "the server answers with `length_in_bytes` and `recovered_in_bytes`; with `human` also with both as texts",
        target: ("indices.recovery", "FileDetails"),
        versions: EVER,
        edits: &[
            Retype("length", LONG, SIZE),
            Optional("length"),
            Add("length_in_bytes", LONG, "The file's length, in bytes."),
            Require("length_in_bytes"),
            Retype("recovered", LONG, SIZE),
            Optional("recovered"),
            Add("recovered_in_bytes", LONG, "How much of it is recovered, in bytes."),
            Require("recovered_in_bytes"),
        ],
    },
    Fixup {
        name: "statistics_by_index",
        reason: "with `level=indices` the server answers with a map of statistics by the names of the indices",
        target: ("indices.stats", "ShardStats"),
        versions: EVER,
        edits: &[Retype(
            "indices",
            Is("indices.stats", "IndicesStats"),
            Map(&INDEX, &Is("indices.stats", "ShardStats")),
        )],
    },
    Fixup {
        name: "simulated_template_may_have_no_mappings",
        reason: "the server answers without `mappings` where no template has any",
        target: ("indices.simulate_template", "Template"),
        versions: EVER,
        edits: &[Optional("mappings")],
    },
    Fixup {
        name: "phase_age_is_a_duration",
        reason: "the number of milliseconds stands in statistics only, and is read all the same",
        target: ("ilm._types", "Phase"),
        versions: ("8.17.0", Some("9.0.0")),
        edits: &[Retype("min_age", Either(&[DURATION, LONG]), DURATION)],
    },
];
