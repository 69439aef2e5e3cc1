//! The cluster, its nodes, its features, its licence, its repositories.

use super::edit::Edit::{Add, Define, ObjectsBy, Optional, Require, Retype, RetypeParameter};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Either, Is, List, Map};
use super::notation::{BOOLEAN, DOUBLE, DURATION, INDEX, INTEGER, LONG, MILLISECONDS, NANOSECONDS, SIZE, STRING};

const SETTINGS: Type = Is("indices._types", "IndexSettings");
const SIZE_COUNTS: Type = Is("nodes._types", "TransportActionCounts");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "component_template_settings_may_be_flat",
        reason: "with `flat_settings` the server answers with texts under dotted keys, which are no settings of an index by a name",
        target: ("cluster._types", "ComponentTemplateSummary"),
        versions: EVER,
        edits: &[Retype("settings", Map(&INDEX, &SETTINGS), SETTINGS)],
    },
    Fixup {
        name: "component_template_settings_in_an_answer_may_be_flat",
        reason: "with `flat_settings` the server answers with texts under dotted keys, which are no settings of an index by a name",
        target: ("cluster._types", "ComponentTemplateSummaryRes"),
        versions: ("9.5.0", None),
        edits: &[Retype("settings", Map(&INDEX, &SETTINGS), SETTINGS)],
    },
    Fixup {
        name: "reset_features_answers_outcomes",
        reason: "the server answers with `feature_name` and `status`, not with what a feature is",
        target: ("features.reset_features", "Response"),
        versions: EVER,
        edits: &[
            Define(
                ("features.reset_features", "ResetFeature"),
                &[
                    Add("feature_name", STRING, "The feature that was reset."),
                    Require("feature_name"),
                    Add("status", STRING, "`SUCCESS` or `FAILURE`."),
                    Require("status"),
                    Add("exception", Is("_types", "ErrorCause"), "Why it failed."),
                ],
            ),
            Retype(
                "features",
                List(&Is("features._types", "Feature")),
                List(&Is("features.reset_features", "ResetFeature")),
            ),
        ],
    },
    Fixup {
        name: "election_settings_may_be_absent",
        reason: "a node answers with `election` only where a setting of it was given",
        target: ("nodes.info", "NodeInfoSettingsCluster"),
        versions: EVER,
        edits: &[Optional("election")],
    },
    Fixup {
        name: "reload_result_by_exception",
        reason: "an error and statistics are both objects with a `name`; only an error has `reload_exception`",
        target: ("nodes._types", "NodeReloadResult"),
        versions: ("8.17.0", Some("9.0.0")),
        edits: &[ObjectsBy("reload_exception", "error", "stats")],
    },
    Fixup {
        name: "reroute_may_not_say_allow_primary",
        reason: "the server answers with `allow_primary` for some commands only",
        target: ("cluster.reroute", "RerouteParameters"),
        versions: EVER,
        edits: &[Optional("allow_primary")],
    },
    Fixup {
        name: "nodes_say_how_much_disk_their_watermarks_leave",
        reason: "the server answers with three of them for each path, as numbers of bytes and with `human` as texts, too",
        target: ("nodes._types", "DataPathStats"),
        versions: EVER,
        edits: &[
            Add("low_watermark_free_space", STRING, "What the low watermark leaves free, as a text."),
            Add("low_watermark_free_space_in_bytes", LONG, "What the low watermark leaves free, in bytes."),
            Add("high_watermark_free_space", STRING, "What the high watermark leaves free, as a text."),
            Add("high_watermark_free_space_in_bytes", LONG, "What the high watermark leaves free, in bytes."),
            Add("flood_stage_free_space", STRING, "What the flood stage leaves free, as a text."),
            Add("flood_stage_free_space_in_bytes", LONG, "What the flood stage leaves free, in bytes."),
        ],
    },
    Fixup {
        name: "transport_settings_have_a_port",
        reason: "a node answers with `port` where it was set",
        target: ("nodes.info", "NodeInfoSettingsTransport"),
        versions: EVER,
        edits: &[Add("port", STRING, "The port, or a range of ports, for what nodes say to each other.")],
    },
    Fixup {
        name: "transport_counts_actions",
        reason: "the server answers with `actions`: the sizes of what was asked and answered, by the action's name",
        target: ("nodes._types", "Transport"),
        versions: EVER,
        edits: &[
            Define(
                ("nodes._types", "TransportSizes"),
                &[
                    Add("ge_bytes", LONG, "Sizes from this one on are counted here, in bytes; none is no bound."),
                    Add("ge", STRING, "What `ge_bytes` is, as a text: with `human` only."),
                    Add("lt_bytes", LONG, "Sizes below this one are counted here, in bytes; none is no bound."),
                    Add("lt", STRING, "What `lt_bytes` is, as a text: with `human` only."),
                    Add("count", LONG, "How many messages were of such a size."),
                    Require("count"),
                ],
            ),
            Define(
                ("nodes._types", "TransportActionCounts"),
                &[
                    Add("count", LONG, "How many messages."),
                    Require("count"),
                    Add("total_size_in_bytes", LONG, "Their size, in bytes."),
                    Require("total_size_in_bytes"),
                    Add("total_size", STRING, "What `total_size_in_bytes` is, as a text: with `human` only."),
                    Add("histogram", List(&Is("nodes._types", "TransportSizes")), "How many there were of which size."),
                    Require("histogram"),
                ],
            ),
            Define(
                ("nodes._types", "TransportAction"),
                &[
                    Add("requests", SIZE_COUNTS, "What was asked."),
                    Require("requests"),
                    Add("responses", SIZE_COUNTS, "What was answered."),
                    Require("responses"),
                ],
            ),
            Add(
                "actions",
                Map(&STRING, &Is("nodes._types", "TransportAction")),
                "What nodes said to each other, by the action's name.",
            ),
        ],
    },
    Fixup {
        name: "devices_say_how_long_they_were_busy",
        reason: "the server answers with `io_time_in_millis` for each device",
        target: ("nodes._types", "IoStatDevice"),
        versions: EVER,
        edits: &[Add("io_time_in_millis", LONG, "How long the device had work to do, in milliseconds.")],
    },
    Fixup {
        name: "nodes_count_what_is_allocated_to_them",
        reason: "a node answers with `allocations` and, by the names of repositories, `repositories`; later ones with more of these (`RepositoriesStats`)",
        target: ("nodes._types", "Stats"),
        versions: EVER,
        edits: &[
            Define(
                ("nodes._types", "NodeAllocations"),
                &[
                    Add("shards", INTEGER, "How many shards are allocated to the node."),
                    Add(
                        "undesired_shards",
                        INTEGER,
                        "How many of them are on the node though the balancer would not put them there.",
                    ),
                    Add(
                        "forecasted_ingest_load",
                        DOUBLE,
                        "How much writing is expected, as the number of threads that it keeps busy.",
                    ),
                    Add(
                        "forecasted_disk_usage",
                        SIZE,
                        "How much disk is expected to be used, as a text: with `human` only.",
                    ),
                    Add("forecasted_disk_usage_in_bytes", LONG, "How much disk is expected to be used, in bytes."),
                    Add("current_disk_usage", SIZE, "How much disk is used, as a text: with `human` only."),
                    Add("current_disk_usage_in_bytes", LONG, "How much disk is used, in bytes."),
                ],
            ),
            Define(
                ("nodes._types", "NodeRepository"),
                &[
                    Add(
                        "total_read_throttled_time",
                        DURATION,
                        "How long reading was held back, as a text: with `human` only.",
                    ),
                    Add("total_read_throttled_time_nanos", NANOSECONDS, "How long reading was held back."),
                    Add(
                        "total_write_throttled_time",
                        DURATION,
                        "How long writing was held back, as a text: with `human` only.",
                    ),
                    Add("total_write_throttled_time_nanos", NANOSECONDS, "How long writing was held back."),
                    Add("shard_snapshots_started", LONG, "How many snapshots of shards were begun."),
                    Add("shard_snapshots_completed", LONG, "How many snapshots of shards are done."),
                    Add("shard_snapshots_in_progress", LONG, "How many snapshots of shards are under way."),
                    Add("uploaded_blobs", LONG, "How many files were written."),
                    Add("uploaded_size", SIZE, "How much was written, as a text: with `human` only."),
                    Add("uploaded_size_in_bytes", LONG, "How much was written, in bytes."),
                    Add("total_upload_time", DURATION, "How long writing took, as a text: with `human` only."),
                    Add("total_upload_time_in_millis", MILLISECONDS, "How long writing took."),
                    Add("total_read_time", DURATION, "How long reading took, as a text: with `human` only."),
                    Add("total_read_time_in_millis", MILLISECONDS, "How long reading took."),
                ],
            ),
            Add("allocations", Is("nodes._types", "NodeAllocations"), "What is allocated to the node."),
            Add(
                "repositories",
                Map(&STRING, &Is("nodes._types", "NodeRepository")),
                "How much the node's work with repositories was held back, by their names.",
            ),
        ],
    },
    Fixup {
        name: "sizes_of_vectors_by_field_may_be_texts",
        reason: "with `human` the server answers with each size as a text, too: `\"vec_size\":\"12b\"`; and 9.1 without the last two kinds of files",
        target: ("cluster.stats", "DenseVectorOffHeapStats"),
        versions: ("9.3.0", None),
        edits: &[
            Retype("fielddata", Map(&STRING, &Map(&STRING, &LONG)), Map(&STRING, &Map(&STRING, &SIZE))),
            Optional("total_cenif_size_bytes"),
            Optional("total_clivf_size_bytes"),
        ],
    },
    Fixup {
        name: "usage_of_searches_may_have_no_more",
        reason: "9.1 answers without `extended`",
        target: ("cluster.stats", "SearchUsageStats"),
        versions: ("9.3.0", None),
        edits: &[Optional("extended")],
    },
    Fixup {
        name: "trials_must_be_acknowledged",
        reason: "the server answers with `acknowledge`: a message, and what it is about by the feature",
        target: ("license.post_start_trial", "Response"),
        versions: EVER,
        edits: &[Add(
            "acknowledge",
            Map(&STRING, &Either(&[STRING, List(&STRING)])),
            "What must be acknowledged: `message`, and what there is to say of each feature.",
        )],
    },
    Fixup {
        name: "groups_of_statistics_are_names",
        reason: "the server reads a list of names: to `groups=true` it answers with the group called \"true\"",
        target: ("nodes.stats", "Request"),
        versions: EVER,
        edits: &[RetypeParameter("groups", BOOLEAN, Either(&[STRING, List(&STRING)]))],
    },
    Fixup {
        name: "stores_say_what_there_is",
        reason: "the server answers with `found` or `in_sync` of a primary, with `matching_…` of a replica, and with an error as an object (`NodeAllocationResult`)",
        target: ("cluster.allocation_explain", "AllocationStore"),
        versions: EVER,
        edits: &[
            Optional("allocation_id"),
            Optional("found"),
            Optional("in_sync"),
            Optional("matching_size_in_bytes"),
            Optional("matching_sync_id"),
            Optional("store_exception"),
            Retype("store_exception", STRING, Is("_types", "ErrorCause")),
            Add("matching_size", SIZE, "What `matching_size_in_bytes` is, as a text: with `human` only."),
        ],
    },
    Fixup {
        name: "tasks_begin_at_times",
        reason: "with `human` the server answers with `start_time`",
        target: ("tasks._types", "TaskInfo"),
        versions: EVER,
        edits: &[Add("start_time", STRING, "When it began, as a text: with `human` only.")],
    },
];
