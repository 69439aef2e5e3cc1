//! Indices: aliases, templates, statistics.

use super::edit::Edit::{self, Add, Define, Object, Optional, OtherKeys, Require, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Either, Is, List, Map};
use super::notation::{BOOLEAN, DURATION, INDEX, INTEGER, LONG, MILLISECONDS, NULL, SIZE, STRING};

const ACKNOWLEDGED: Type = Is("_types", "AcknowledgedResponseBase");
const ADD_ACKNOWLEDGED: Edit = Add(
    "acknowledged",
    BOOLEAN,
    "Whether the cluster took note of the change. It may be true though there were `errors`.",
);
const VECTORS_ARE_COUNTED: &str =
    "the server answers with `dense_vector` and `sparse_vector`, as statistics of the cluster have them";
const VECTORS: &[Edit] = &[
    Add("dense_vector", Is("cluster.stats", "DenseVectorStats"), "How many dense vectors there are, and their size."),
    Add("sparse_vector", Is("cluster.stats", "SparseVectorStats"), "How many sparse vectors there are."),
];
const ROWS_COUNT_CONFLICTS: &str =
    "the server answers with `indexing.index_failed_due_to_version_conflict` to `h=*`, as statistics have it";
const CONFLICTS: Edit = Add(
    "indexing.index_failed_due_to_version_conflict",
    STRING,
    "How many operations failed for a conflict of versions.",
);
const CONFLICTS_OF_PRIMARIES: Edit = Add(
    "pri.indexing.index_failed_due_to_version_conflict",
    STRING,
    "How many operations on primary shards failed for a conflict of versions.",
);

pub(super) const FIXUPS: &[Fixup] = &[
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
        name: "nodes_rows_count_conflicts",
        reason: ROWS_COUNT_CONFLICTS,
        target: ("cat.nodes", "NodesRecord"),
        versions: EVER,
        edits: &[CONFLICTS],
    },
    Fixup {
        name: "indices_rows_count_conflicts",
        reason: ROWS_COUNT_CONFLICTS,
        target: ("cat.indices", "IndicesRecord"),
        versions: EVER,
        edits: &[CONFLICTS, CONFLICTS_OF_PRIMARIES],
    },
    Fixup {
        name: "shards_rows_count_conflicts",
        reason: ROWS_COUNT_CONFLICTS,
        target: ("cat.shards", "ShardsRecord"),
        versions: EVER,
        edits: &[CONFLICTS],
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
    Fixup {
        name: "actions_on_aliases_have_outcomes",
        reason: "the server answers `\"acknowledged\":true,\"errors\":true` and `action_results` where an action found no alias and another was carried out",
        target: ("indices.update_aliases", "Response"),
        versions: EVER,
        edits: &[
            Define(
                ("indices.update_aliases", "AliasActionSummary"),
                &[
                    Add("type", STRING, "What was asked for: `add`, `remove` or `remove_index`."),
                    Require("type"),
                    Add("indices", List(&INDEX), "The indices that the action named or matched."),
                    Require("indices"),
                    Add("aliases", List(&Is("_types", "IndexAlias")), "The aliases that it named."),
                    Require("aliases"),
                ],
            ),
            Define(
                ("indices.update_aliases", "AliasActionResult"),
                &[
                    Add("action", Is("indices.update_aliases", "AliasActionSummary"), "The action."),
                    Require("action"),
                    Add("status", INTEGER, "What its HTTP status would be: 404 where there is no such alias."),
                    Require("status"),
                    Add("error", Is("_types", "ErrorCause"), "Why it failed."),
                ],
            ),
            Object(
                ACKNOWLEDGED,
                &[
                    ADD_ACKNOWLEDGED,
                    Require("acknowledged"),
                    Add("errors", BOOLEAN, "Whether an action failed, though others were carried out."),
                    Add(
                        "action_results",
                        List(&Is("indices.update_aliases", "AliasActionResult")),
                        "What became of each action, where one failed.",
                    ),
                ],
            ),
        ],
    },
    Fixup {
        name: "put_alias_says_whether_there_were_errors",
        reason: "the server answers with `errors` beside `acknowledged`",
        target: ("indices.put_alias", "Response"),
        versions: EVER,
        edits: &[Object(
            ACKNOWLEDGED,
            &[ADD_ACKNOWLEDGED, Require("acknowledged"), Add("errors", BOOLEAN, "Whether the alias was refused.")],
        )],
    },
    Fixup {
        name: "failures_of_searches_are_counted",
        reason: "the server answers with `query_failure` and `fetch_failure`",
        target: ("_types", "SearchStats"),
        versions: EVER,
        edits: &[
            Add("query_failure", LONG, "How many query phases failed."),
            Add("fetch_failure", LONG, "How many fetch phases failed."),
        ],
    },
    Fixup {
        name: "flushes_are_timed_without_their_waiting",
        reason: "the server answers with `total_time_excluding_waiting_on_lock_in_millis` beside the whole time, and with `human` with `total_time_excluding_waiting`",
        target: ("_types", "FlushStats"),
        versions: EVER,
        edits: &[
            Add(
                "total_time_excluding_waiting",
                DURATION,
                "What flushes took without waiting for a lock, as a text: with `human` only.",
            ),
            Add(
                "total_time_excluding_waiting_on_lock_in_millis",
                MILLISECONDS,
                "What flushes took without waiting for a lock, in milliseconds.",
            ),
        ],
    },
    Fixup {
        name: "statistics_count_vectors",
        reason: VECTORS_ARE_COUNTED,
        target: ("indices.stats", "IndexStats"),
        versions: ("9.3.0", None),
        edits: VECTORS,
    },
    Fixup {
        name: "statistics_of_shards_count_vectors",
        reason: VECTORS_ARE_COUNTED,
        target: ("indices.stats", "ShardStats"),
        versions: ("9.3.0", None),
        edits: VECTORS,
    },
    Fixup {
        name: "shards_may_be_idle",
        reason: "the server answers with `search_idle` and `search_idle_time` for each shard",
        target: ("indices.stats", "ShardStats"),
        versions: EVER,
        edits: &[
            Add("search_idle", BOOLEAN, "Whether no one has searched the shard for a while."),
            Add("search_idle_time", MILLISECONDS, "For how long no one has searched the shard, in milliseconds."),
        ],
    },
    Fixup {
        name: "mappings_count_segments",
        reason: "a node answers with `total_segments`, `total_segment_fields` and `average_fields_per_segment`",
        target: ("indices.stats", "MappingStats"),
        versions: EVER,
        edits: &[
            Add("total_segments", LONG, "How many segments there are."),
            Add("total_segment_fields", LONG, "How many fields these have, added up."),
            Add("average_fields_per_segment", LONG, "How many fields a segment has on average."),
        ],
    },
    Fixup {
        name: "indices_are_shrunk_to_a_size",
        reason: "the server takes `max_primary_shard_size`",
        target: ("indices.shrink", "Request"),
        versions: EVER,
        edits: &[Add(
            "max_primary_shard_size",
            SIZE,
            "How large a primary shard may become; how many there are follows from it.",
        )],
    },
    Fixup {
        name: "tokens_may_be_explained_in_part",
        reason: "with `attributes` the server answers with these alone",
        target: ("indices.analyze", "ExplainAnalyzeToken"),
        versions: EVER,
        edits: &[Optional("bytes"), Optional("positionLength"), Optional("termFrequency")],
    },
];
