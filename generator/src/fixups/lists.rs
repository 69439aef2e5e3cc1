//! Where the specification has one value or a list, and one of them will not do. A list of one is written as its value, so a
//! list that must stay one is no choice; nor is a value that may be a list itself.

use super::edit::Edit::Retype;
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Any, Either, Is, List};
use super::notation::{FIELD, QUERY, STRING};

const FIELDS: (Type, Type) = (Is("_types", "Fields"), List(&FIELD));
const IDS: (Type, Type) = (Is("_types", "Ids"), List(&Is("_types", "Id")));
const SORT: (Type, Type) = (Is("_types", "Sort"), List(&Is("_types", "SortCombinations")));

const FIELD_AND_FORMAT: Type = Is("_types.query_dsl", "FieldAndFormat");

const NO_TEXT_TO_SORT_BY: &str = "the server answers 400 to the name of one field: \"sort doesn't support values of type: VALUE_STRING\"; in a list it takes it";
const OF_A_PROCESSOR: &str = "the processor reads a list, and its documentation has nothing else";

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "mget_takes_a_list_of_ids",
        reason: "the server answers 400 to one id: \"unexpected token [VALUE_STRING], expected [FIELD_NAME] or [START_ARRAY]\"",
        target: ("_global.mget", "Request"),
        versions: EVER,
        edits: &[Retype("ids", IDS.0, IDS.1)],
    },
    Fixup {
        name: "mtermvectors_takes_a_list_of_fields",
        reason: "the server answers 400 to one field: \"field [fields] must be an array\"",
        target: ("_global.mtermvectors", "Operation"),
        versions: EVER,
        edits: &[Retype("fields", FIELDS.0, FIELDS.1)],
    },
    Fixup {
        name: "api_keys_are_sorted_by_a_list",
        reason: NO_TEXT_TO_SORT_BY,
        target: ("security.query_api_keys", "Request"),
        versions: EVER,
        edits: &[Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "roles_are_sorted_by_a_list",
        reason: NO_TEXT_TO_SORT_BY,
        target: ("security.query_role", "Request"),
        versions: EVER,
        edits: &[Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "users_are_sorted_by_a_list",
        reason: NO_TEXT_TO_SORT_BY,
        target: ("security.query_user", "Request"),
        versions: EVER,
        edits: &[Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "retriever_sorts_by_a_list",
        reason: NO_TEXT_TO_SORT_BY,
        target: ("_types", "StandardRetriever"),
        versions: EVER,
        edits: &[Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "bucket_sort_takes_a_list",
        reason: "its documentation has lists only, and where else a sort has its parser, the server answers 400 to the name of one field",
        target: ("_types.aggregations", "BucketSortAggregation"),
        versions: EVER,
        edits: &[Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "csv_processor_takes_a_list",
        reason: OF_A_PROCESSOR,
        target: ("ingest._types", "CsvProcessor"),
        versions: EVER,
        edits: &[Retype("target_fields", FIELDS.0, FIELDS.1)],
    },
    Fixup {
        name: "fingerprint_processor_takes_a_list",
        reason: OF_A_PROCESSOR,
        target: ("ingest._types", "FingerprintProcessor"),
        versions: EVER,
        edits: &[Retype("fields", FIELDS.0, FIELDS.1)],
    },
    Fixup {
        name: "keywords_are_a_list",
        reason: "the server takes a text in settings apart at its commas, so a keyword with one in it would be two; a list it takes as it is",
        target: ("_types.analysis", "KeywordMarkerTokenFilter"),
        versions: EVER,
        edits: &[Retype("keywords", Either(&[STRING, List(&STRING)]), List(&STRING))],
    },
    Fixup {
        name: "inner_hits_are_sorted_by_a_list",
        reason: NO_TEXT_TO_SORT_BY,
        target: ("_global.search._types", "InnerHits"),
        versions: EVER,
        edits: &[Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "tiles_take_lists",
        reason: "the server's parser of both takes lists and objects, and no text",
        target: ("_global.search_mvt", "Request"),
        versions: EVER,
        edits: &[Retype("fields", FIELDS.0, List(&FIELD_AND_FORMAT)), Retype("sort", SORT.0, SORT.1)],
    },
    Fixup {
        name: "eql_takes_a_list_of_fields_and_one_filter",
        reason: "the server's parser of `fields` takes a list and no object, that of `filter` an object and no list",
        target: ("eql.search", "Request"),
        versions: EVER,
        edits: &[
            Retype("fields", Either(&[FIELD_AND_FORMAT, List(&FIELD_AND_FORMAT)]), List(&FIELD_AND_FORMAT)),
            Retype("filter", Either(&[QUERY, List(&QUERY)]), QUERY),
        ],
    },
    Fixup {
        name: "suggested_profiles_have_data_of_one_text",
        reason: "the server answers 400 to a list: \"data doesn't support values of type: START_ARRAY\"; several are parted by commas",
        target: ("security.suggest_user_profiles", "Request"),
        versions: EVER,
        edits: &[Retype("data", Either(&[STRING, List(&STRING)]), STRING)],
    },
    Fixup {
        name: "what_is_appended_is_any_value",
        reason: "the processor takes any value: `[[1,2]]` appends the list `[1,2]`, and `[1,2]` appends both numbers",
        target: ("ingest._types", "AppendProcessor"),
        versions: EVER,
        edits: &[Retype("value", Either(&[Any, List(&Any)]), Any)],
    },
];
