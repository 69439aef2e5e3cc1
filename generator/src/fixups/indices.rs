//! Indices: mappings, settings, statistics.

use super::edit::Edit::{Add, Define, NoContainerProperty, Optional, OtherKeys, Require, Retype};
use super::notation::Type::{self, Either, Is, Map, Of, Single};
use super::notation::{BOOLEAN, FIELD, INDEX, INTEGER, LONG, NULL, STRING};
use super::{EVER, Fixup};

const PROPERTY: Type = Is("_types.mapping", "Property");
const DURATION: Type = Is("_types", "Duration");
const SIZE: Type = Is("_types", "ByteSize");
const INTEGER_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[INTEGER]);
const BOOLEAN_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[BOOLEAN]);

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
        reason: "the server answers with `length_in_bytes`, `recovered_in_bytes` and `reused`; with `human` also with both sizes as texts",
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
            Add("reused", BOOLEAN, "Whether it was there already."),
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
    Fixup {
        name: "simulation_may_find_no_template",
        reason: "the server answers `{}` where no template is for the index",
        target: ("indices.simulate_index_template", "Response"),
        versions: EVER,
        edits: &[Optional("template")],
    },
    Fixup {
        name: "index_template_may_have_no_components",
        reason: "the server answers without `composed_of` where the template was put without it",
        target: ("indices._types", "IndexTemplate"),
        versions: EVER,
        edits: &[Optional("composed_of")],
    },
    Fixup {
        name: "refresh_interval_may_be_reset",
        reason: "the server takes null, which brings back the default",
        target: ("indices._types", "IndexSettings"),
        versions: EVER,
        edits: &[Retype("refresh_interval", DURATION, Either(&[DURATION, NULL]))],
    },
    Fixup {
        name: "settings_are_answered_as_texts",
        reason: "the server answers with each setting as a text: `\"max_result_window\":\"20000\"`",
        target: ("indices._types", "IndexSettings"),
        versions: EVER,
        edits: &[
            Retype("load_fixed_bitset_filters_eagerly", BOOLEAN, BOOLEAN_OR_TEXT),
            Retype("max_inner_result_window", INTEGER, INTEGER_OR_TEXT),
            Retype("max_ngram_diff", INTEGER, INTEGER_OR_TEXT),
            Retype("max_refresh_listeners", INTEGER, INTEGER_OR_TEXT),
            Retype("max_result_window", INTEGER, INTEGER_OR_TEXT),
            Retype("max_script_fields", INTEGER, INTEGER_OR_TEXT),
            Retype("max_shingle_diff", INTEGER, INTEGER_OR_TEXT),
            Retype("max_slices_per_scroll", INTEGER, INTEGER_OR_TEXT),
            Retype("max_terms_count", INTEGER, INTEGER_OR_TEXT),
            Retype("number_of_routing_shards", INTEGER, INTEGER_OR_TEXT),
        ],
    },
    Fixup {
        name: "rollover_may_be_lazy",
        reason: "the server answers with `lazy`: whether it rolls over at the next write",
        target: ("indices.rollover", "Response"),
        versions: EVER,
        edits: &[Add("lazy", BOOLEAN, "Whether the rollover waits for the next write.")],
    },
    Fixup {
        name: "nodes_of_stores_have_versions",
        reason: "the server answers with `version`, `min_index_version` and `max_index_version` of the node",
        target: ("indices.shard_stores", "ShardStoreNode"),
        versions: EVER,
        edits: &[
            Add("version", STRING, "The node's version."),
            Add("min_index_version", INTEGER, "The oldest version of an index that it reads."),
            Add("max_index_version", INTEGER, "The version of an index that it writes."),
        ],
    },
    Fixup {
        name: "conflicts_are_counted_among_failures",
        reason: "the server answers with `index_failed_due_to_version_conflict` beside `index_failed`",
        target: ("_types", "IndexingStats"),
        versions: EVER,
        edits: &[Add(
            "index_failed_due_to_version_conflict",
            LONG,
            "How many of those that failed did for a conflict of versions.",
        )],
    },
    Fixup {
        name: "dangling_indices_come_with_nodes",
        reason: "the server answers with `_nodes` and `cluster_name`, as to each request that it asks all nodes for",
        target: ("dangling_indices.list_dangling_indices", "Response"),
        versions: EVER,
        edits: &[
            Add("_nodes", Is("_types", "NodeStatistics"), "How many nodes were asked, and answered."),
            Add("cluster_name", STRING, "The cluster's name."),
        ],
    },
];
