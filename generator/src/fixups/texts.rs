//! Settings of indices and repositories, and numbers of a table: the server answers with them as texts.

use super::edit::Edit::{self, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Of};
use super::notation::{BOOLEAN, BOOLEAN_OR_TEXT, EPOCH_MILLISECONDS, INTEGER, INTEGER_OR_TEXT, LONG, LONG_OR_TEXT};

const EPOCH_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[EPOCH_MILLISECONDS]);

/// Settings of an index, as `GET /books/_settings` answers with them where they were set, and with `include_defaults` always.
const fn of_indices(name: &'static str, of: &'static str, edits: &'static [Edit]) -> Fixup {
    Fixup {
        name,
        reason: "the server answers with each setting as a text: `\"max_result_window\":\"20000\"`",
        target: ("indices._types", of),
        versions: EVER,
        edits,
    }
}

/// Settings of a repository, as `GET /_snapshot` answers with them.
const fn of_repositories(name: &'static str, of: &'static str, edits: &'static [Edit]) -> Fixup {
    Fixup {
        name,
        reason: "the server answers with each setting as a text: `\"readonly\":\"true\"`",
        target: ("snapshot._types", of),
        versions: EVER,
        edits,
    }
}

const fn boolean(name: &'static str) -> Edit {
    Retype(name, BOOLEAN, BOOLEAN_OR_TEXT)
}

const fn integer(name: &'static str) -> Edit {
    Retype(name, INTEGER, INTEGER_OR_TEXT)
}

const fn long(name: &'static str) -> Edit {
    Retype(name, LONG, LONG_OR_TEXT)
}

pub(super) const FIXUPS: &[Fixup] = &[
    of_indices(
        "settings_are_answered_as_texts",
        "IndexSettings",
        &[
            boolean("load_fixed_bitset_filters_eagerly"),
            integer("max_docvalue_fields_search"),
            integer("max_inner_result_window"),
            integer("max_ngram_diff"),
            integer("max_refresh_listeners"),
            integer("max_regex_length"),
            integer("max_rescore_window"),
            integer("max_result_window"),
            integer("max_script_fields"),
            integer("max_shingle_diff"),
            integer("max_slices_per_scroll"),
            integer("max_terms_count"),
            integer("number_of_routing_shards"),
            integer("top_metrics_max_size"),
        ],
    ),
    of_indices("soft_deletes_are_answered_as_texts", "SoftDeletes", &[boolean("enabled")]),
    of_indices(
        "slow_logs_of_indexing_are_answered_as_texts",
        "IndexingSlowlogSettings",
        &[integer("source"), boolean("reformat")],
    ),
    of_indices("limits_of_highlights_are_answered_as_texts", "SettingsHighlight", &[integer("max_analyzed_offset")]),
    of_indices(
        "lifecycles_are_answered_as_texts",
        "IndexSettingsLifecycle",
        &[long("origination_date"), boolean("parse_origination_date")],
    ),
    of_indices("caches_are_answered_as_texts", "CacheQueries", &[boolean("enabled")]),
    of_indices("coercion_is_answered_as_a_text", "MappingLimitSettings", &[boolean("coerce")]),
    of_indices("depths_are_answered_as_texts", "MappingLimitSettingsDepth", &[long("limit")]),
    of_indices("limits_of_nested_fields_are_answered_as_texts", "MappingLimitSettingsNestedFields", &[long("limit")]),
    of_indices("limits_of_nested_objects_are_answered_as_texts", "MappingLimitSettingsNestedObjects", &[long("limit")]),
    of_indices("limits_of_names_are_answered_as_texts", "MappingLimitSettingsFieldNameLength", &[long("limit")]),
    of_indices("limits_of_dimensions_are_answered_as_texts", "MappingLimitSettingsDimensionFields", &[long("limit")]),
    of_repositories("repository_settings_are_answered_as_texts", "RepositorySettingsBase", &[boolean("compress")]),
    of_repositories(
        "shared_repositories_answer_with_texts",
        "SharedFileSystemRepositorySettings",
        &[boolean("readonly")],
    ),
    Fixup {
        name: "recovery_times_are_texts",
        reason: "the server answers with a table's numbers as texts: `\"start_time_millis\":\"1795318875226\"`",
        target: ("cat.recovery", "RecoveryRecord"),
        versions: EVER,
        edits: &[
            Retype("start_time_millis", EPOCH_MILLISECONDS, EPOCH_OR_TEXT),
            Retype("stop_time_millis", EPOCH_MILLISECONDS, EPOCH_OR_TEXT),
        ],
    },
    of_repositories(
        "s3_repositories_answer_with_texts",
        "S3RepositorySettings",
        &[boolean("readonly"), boolean("server_side_encryption")],
    ),
    of_repositories("azure_repositories_answer_with_texts", "AzureRepositorySettings", &[boolean("readonly")]),
    of_repositories("google_repositories_answer_with_texts", "GcsRepositorySettings", &[boolean("readonly")]),
];
