//! Documents: in bulk, by query, their term vectors, what fields can do.

use super::edit::Edit::{Add, Define, Optional, Require};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{Is, List};
use super::notation::{BOOLEAN, INDEX, INTEGER, STRING};

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "lines_may_demand_a_data_stream",
        reason: "the server takes `require_data_stream` in a line: \"request flag is [true] and [pd] is not a data stream\"",
        target: ("_global.bulk", "WriteOperation"),
        versions: EVER,
        edits: &[Add("require_data_stream", BOOLEAN, "Whether the target must be a data stream.")],
    },
    Fixup {
        name: "counts_may_end_early",
        reason: "the server answers with `terminated_early` to `terminate_after`",
        target: ("_global.count", "Response"),
        versions: EVER,
        edits: &[Add("terminated_early", BOOLEAN, "Whether counting ended at `terminate_after`.")],
    },
    Fixup {
        name: "pipelines_are_listed",
        reason: "the server answers with `executed_pipelines` to `list_executed_pipelines`",
        target: ("_global.bulk", "ResponseItem"),
        versions: EVER,
        edits: &[Add("executed_pipelines", List(&STRING), "The ingest pipelines that the document went through.")],
    },
    Fixup {
        name: "term_vectors_share_parameters",
        reason: "the server takes `parameters` beside `ids`, and heeds them",
        target: ("_global.mtermvectors", "Request"),
        versions: EVER,
        edits: &[Add("parameters", Is("_global.mtermvectors", "Operation"), "What is asked for of all `ids`.")],
    },
    Fixup {
        name: "capabilities_of_fields_may_fail",
        reason: "the server answers with `failed_indices` and `failures` where some of the indices failed",
        target: ("_global.field_caps", "Response"),
        versions: EVER,
        edits: &[
            Define(
                ("_global.field_caps", "FieldCapsError"),
                &[Add("error", Is("_types", "ErrorCause"), "Why they failed."), Require("error")],
            ),
            Define(
                ("_global.field_caps", "FieldCapsFailure"),
                &[
                    Add("indices", List(&INDEX), "The indices that failed."),
                    Require("indices"),
                    Add("failure", Is("_global.field_caps", "FieldCapsError"), "Why they failed."),
                    Require("failure"),
                ],
            ),
            Add("failed_indices", INTEGER, "How many indices failed."),
            Add("failures", List(&Is("_global.field_caps", "FieldCapsFailure")), "Which failed, and why."),
        ],
    },
    Fixup {
        name: "searches_may_fail_on_the_way",
        reason: "the server answers with `shard`, `node` and `reason` where it was a search that failed, and not a document (`ScrollableHitSource`)",
        target: ("_types", "BulkIndexByScrollFailure"),
        versions: EVER,
        edits: &[
            Optional("cause"),
            Optional("id"),
            Optional("index"),
            Add("shard", INTEGER, "The shard that could not be searched."),
            Add("node", STRING, "The node that could not be searched."),
            Add("reason", Is("_types", "ErrorCause"), "Why the search failed; why a document did stands in `cause`."),
        ],
    },
];
