//! What runs by itself: lifecycles of indices, snapshots and data streams, transforms, capacity.

use super::edit::Edit::{self, Add, Define, Optional, Require, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Either, Is, List};
use super::notation::{BOOLEAN, DURATION, INTEGER, LONG, NULL};

const FLOAT: Type = Is("_types", "float");
const UNHEALTHY: &str = "the server reads `unhealthy_if_no_snapshot_within` (`SnapshotLifecyclePolicy`)";
const ADD_UNHEALTHY: Edit = Add(
    "unhealthy_if_no_snapshot_within",
    DURATION,
    "After how long without a snapshot the policy counts as unhealthy.",
);

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "phase_age_is_a_duration",
        reason: "the number of milliseconds stands in statistics only, and is read all the same",
        target: ("ilm._types", "Phase"),
        versions: ("8.17.0", Some("9.0.0")),
        edits: &[Retype("min_age", Either(&[DURATION, LONG]), DURATION)],
    },
    Fixup {
        name: "priorities_may_be_none",
        reason: "the server takes null, and answers 400 without it: \"Required [priority]\"",
        target: ("ilm._types", "SetPriorityAction"),
        versions: EVER,
        edits: &[Retype("priority", INTEGER, Either(&[INTEGER, NULL])), Require("priority")],
    },
    Fixup {
        name: "searchable_snapshots_are_spread",
        reason: "the server reads `total_shards_per_node` (`SearchableSnapshotAction`)",
        target: ("ilm._types", "SearchableSnapshotAction"),
        versions: EVER,
        edits: &[Add("total_shards_per_node", INTEGER, "How many shards of the index a node may have.")],
    },
    Fixup {
        name: "searchable_snapshots_are_replicated",
        reason: "the server reads `replicate_for` since 8.18 (`SearchableSnapshotAction`)",
        target: ("ilm._types", "SearchableSnapshotAction"),
        versions: ("9.0.0", None),
        edits: &[Add("replicate_for", DURATION, "For how long the mounted index has replicas.")],
    },
    Fixup {
        name: "retention_needs_not_all",
        reason: "the server takes any of the three alone (`SnapshotRetentionConfiguration`)",
        target: ("slm._types", "Retention"),
        versions: EVER,
        edits: &[Optional("expire_after"), Optional("max_count"), Optional("min_count")],
    },
    Fixup {
        name: "snapshots_match_hidden_indices",
        reason: "the configuration is that of a snapshot, which reads `expand_wildcards` (`CreateSnapshotRequest`)",
        target: ("slm._types", "Configuration"),
        versions: EVER,
        edits: &[Add("expand_wildcards", Is("_types", "ExpandWildcards"), "What patterns of indices match.")],
    },
    Fixup {
        name: "failure_stores_have_backing_indices",
        reason: "the server reads `failure_store` of an action (`DataStreamAction`)",
        target: ("indices.modify_data_stream", "IndexAndDataStreamAction"),
        versions: ("9.0.0", None),
        edits: &[Add("failure_store", BOOLEAN, "Whether the data stream's failure store is meant.")],
    },
    Fixup {
        name: "destinations_have_aliases",
        reason: "the server reads `aliases` (`DestConfig`)",
        target: ("transform._types", "Destination"),
        versions: EVER,
        edits: &[
            Define(
                ("transform._types", "DestinationAlias"),
                &[
                    Add("alias", Is("_types", "IndexAlias"), "The alias's name."),
                    Require("alias"),
                    Add("move_on_creation", BOOLEAN, "Whether it is taken from all other indices."),
                ],
            ),
            Add("aliases", List(&Is("transform._types", "DestinationAlias")), "What the destination is called, too."),
        ],
    },
    Fixup {
        name: "policies_of_scaling_have_default_deciders",
        reason: "without them the server takes those that the roles have by default (`PutAutoscalingPolicyAction`)",
        target: ("autoscaling._types", "AutoscalingPolicy"),
        versions: EVER,
        edits: &[Optional("deciders")],
    },
    Fixup {
        name: "simulated_templates_have_lifecycles",
        reason: "the server answers with `lifecycle` where the template has one",
        target: ("indices.simulate_template", "Template"),
        versions: EVER,
        edits: &[Add(
            "lifecycle",
            Is("indices._types", "DataStreamLifecycleWithRollover"),
            "The lifecycle of a data stream.",
        )],
    },
    Fixup {
        name: "policies_of_snapshots_are_watched",
        reason: UNHEALTHY,
        target: ("slm._types", "Policy"),
        versions: ("9.1.0", None),
        edits: &[ADD_UNHEALTHY],
    },
    Fixup {
        name: "policies_of_snapshots_can_be_watched",
        reason: UNHEALTHY,
        target: ("slm.put_lifecycle", "Request"),
        versions: ("9.1.0", None),
        edits: &[ADD_UNHEALTHY],
    },
    Fixup {
        name: "throttling_can_be_reset",
        reason: "the server takes null, which brings back the default: no throttling",
        target: ("transform._types", "Settings"),
        versions: EVER,
        edits: &[Retype("docs_per_second", FLOAT, Either(&[FLOAT, NULL]))],
    },
    Fixup {
        name: "searchable_snapshots_are_merged_on_a_clone",
        reason: "the server reads `force_merge_on_clone` (`SearchableSnapshotAction`)",
        target: ("ilm._types", "SearchableSnapshotAction"),
        versions: ("9.3.0", None),
        edits: &[Add(
            "force_merge_on_clone",
            BOOLEAN,
            "Whether a clone without replicas is merged, and not the index itself. Refused where `force_merge_index` is false.",
        )],
    },
];
