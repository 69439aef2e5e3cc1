//! Settings of indices and repositories, and numbers of a table: the server answers with them as texts.

use super::edit::Edit::{self, Retype};
use super::notation::Type::{self, Is, Of};
use super::notation::{BOOLEAN, INTEGER, LONG};
use super::{EVER, Fixup, Versions};

const INTEGER_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[INTEGER]);
const LONG_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[LONG]);
const BOOLEAN_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[BOOLEAN]);
const MILLISECONDS: Type = Of("_types", "EpochTime", &[Is("_types", "UnitMillis")]);
const MILLISECONDS_OR_TEXT: Type = Of("_spec_utils", "Stringified", &[MILLISECONDS]);

/// Settings of an index, as `GET /books/_settings` answers with them where they were set, and with `include_defaults` always.
const fn of_indices(name: &'static str, of: &'static str, versions: Versions, edits: &'static [Edit]) -> Fixup {
    Fixup {
        name,
        reason: "the server answers with each setting as a text: `\"max_result_window\":\"20000\"`",
        target: ("indices._types", of),
        versions,
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
        EVER,
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
    of_indices("soft_deletes_are_answered_as_texts", "SoftDeletes", EVER, &[boolean("enabled")]),
    of_indices(
        "slow_logs_of_indexing_are_answered_as_texts",
        "IndexingSlowlogSettings",
        EVER,
        &[integer("source"), boolean("reformat")],
    ),
    of_indices(
        "limits_of_highlights_are_answered_as_texts",
        "SettingsHighlight",
        EVER,
        &[integer("max_analyzed_offset")],
    ),
    of_indices(
        "lifecycles_are_answered_as_texts",
        "IndexSettingsLifecycle",
        EVER,
        &[long("origination_date"), boolean("parse_origination_date")],
    ),
    of_indices("caches_are_answered_as_texts", "CacheQueries", EVER, &[boolean("enabled")]),
    of_indices("coercion_is_answered_as_a_text", "MappingLimitSettings", EVER, &[boolean("coerce")]),
    of_indices("depths_are_answered_as_texts", "MappingLimitSettingsDepth", EVER, &[long("limit")]),
    of_indices(
        "limits_of_nested_fields_are_answered_as_texts",
        "MappingLimitSettingsNestedFields",
        EVER,
        &[long("limit")],
    ),
    of_indices(
        "limits_of_nested_objects_are_answered_as_texts",
        "MappingLimitSettingsNestedObjects",
        EVER,
        &[long("limit")],
    ),
    of_indices("limits_of_names_are_answered_as_texts", "MappingLimitSettingsFieldNameLength", EVER, &[long("limit")]),
    of_indices(
        "limits_of_dimensions_are_answered_as_texts",
        "MappingLimitSettingsDimensionFields",
        EVER,
        &[long("limit")],
    ),
    Fixup {
        name: "repository_settings_are_answered_as_texts",
        reason: "the server answers with each setting as a text: `\"compress\":\"true\"`",
        target: ("snapshot._types", "RepositorySettingsBase"),
        versions: EVER,
        edits: &[boolean("compress")],
    },
    Fixup {
        name: "shared_repositories_answer_readonly_as_text",
        reason: "the server answers with each setting as a text: `\"readonly\":\"true\"`",
        target: ("snapshot._types", "SharedFileSystemRepositorySettings"),
        versions: EVER,
        edits: &[boolean("readonly")],
    },
    Fixup {
        name: "recovery_times_are_texts",
        reason: "the server answers with a table's numbers as texts: `\"start_time_millis\":\"1795318875226\"`",
        target: ("cat.recovery", "RecoveryRecord"),
        versions: EVER,
        edits: &[
            Retype("start_time_millis", MILLISECONDS, MILLISECONDS_OR_TEXT),
            Retype("stop_time_millis", MILLISECONDS, MILLISECONDS_OR_TEXT),
        ],
    },
    Fixup {
        name: "s3_repositories_answer_with_texts",
        reason: "the server answers with each setting as a text: `\"readonly\":\"true\"`",
        target: ("snapshot._types", "S3RepositorySettings"),
        versions: EVER,
        edits: &[boolean("readonly"), boolean("server_side_encryption")],
    },
    Fixup {
        name: "azure_repositories_answer_with_texts",
        reason: "the server answers with each setting as a text: `\"readonly\":\"true\"`",
        target: ("snapshot._types", "AzureRepositorySettings"),
        versions: EVER,
        edits: &[boolean("readonly")],
    },
    Fixup {
        name: "google_repositories_answer_with_texts",
        reason: "the server answers with each setting as a text: `\"readonly\":\"true\"`",
        target: ("snapshot._types", "GcsRepositorySettings"),
        versions: EVER,
        edits: &[boolean("readonly")],
    },
];
