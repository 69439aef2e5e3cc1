//! The cluster, its nodes and its features.

use super::edit::Edit::{Add, ContainerProperty, Define, ObjectsBy, Optional, Require, Retype};
use super::notation::Type::{self, Is, List, Map, Of};
use super::notation::{BOOLEAN, INDEX, STRING};
use super::{EVER, Fixup};

const SETTINGS: Type = Is("indices._types", "IndexSettings");
const MILLISECONDS: Type = Of("_types", "EpochTime", &[Is("_types", "UnitMillis")]);

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
        name: "a_schedule_has_a_time_zone",
        reason: "`timezone` stands beside what it is the time zone of, as Elastic's page on the schedules of watches has it",
        target: ("watcher._types", "ScheduleContainer"),
        versions: ("9.0.0", None),
        edits: &[ContainerProperty("timezone")],
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
        name: "simulated_actions_end",
        reason: "what all actions do is said with the same type, which holds no further `all`; else no value could end",
        target: ("watcher._types", "SimulatedActions"),
        versions: EVER,
        edits: &[Optional("all")],
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
        name: "repository_settings_are_answered_as_texts",
        reason: "the server answers with each setting as a text: `\"compress\":\"true\"`",
        target: ("snapshot._types", "RepositorySettingsBase"),
        versions: EVER,
        edits: &[Retype("compress", BOOLEAN, Of("_spec_utils", "Stringified", &[BOOLEAN]))],
    },
    Fixup {
        name: "recovery_times_are_texts",
        reason: "the server answers with a table's numbers as texts: `\"start_time_millis\":\"1795318875226\"`",
        target: ("cat.recovery", "RecoveryRecord"),
        versions: EVER,
        edits: &[
            Retype("start_time_millis", MILLISECONDS, Of("_spec_utils", "Stringified", &[MILLISECONDS])),
            Retype("stop_time_millis", MILLISECONDS, Of("_spec_utils", "Stringified", &[MILLISECONDS])),
        ],
    },
];
