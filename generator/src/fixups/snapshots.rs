//! Snapshots and their repositories.

use super::edit::Edit::{Add, Optional, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Is, List};

const DETAILS: Type = Is("snapshot.repository_analyze", "DetailsInfo");
const OF_BLOBS: &str = "the server answers with `reads` beside the blob, with the texts with `human` only, and without times of what was not found (`BlobAnalyzeAction`)";
const OF_SUMMARIES: &str = "the server answers with the texts with `human` only (`RepositoryPerformanceSummary`)";

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "analyses_have_details_on_demand",
        reason: "the server answers with a list, with `detailed` only; and with these texts with `human` only (`RepositoryAnalyzeAction`)",
        target: ("snapshot.repository_analyze", "Response"),
        versions: ("9.0.0", None),
        edits: &[
            Retype("details", DETAILS, List(&DETAILS)),
            Optional("details"),
            Optional("max_blob_size"),
            Optional("max_total_data_size"),
            Optional("listing_elapsed"),
            Optional("delete_elapsed"),
        ],
    },
    Fixup {
        name: "snapshots_say_what_is_done",
        reason: "the server answers with `processed` while a snapshot is made (`SnapshotStats`)",
        target: ("snapshot._types", "SnapshotStats"),
        versions: EVER,
        edits: &[Add("processed", Is("snapshot._types", "FileCountSnapshotStats"), "What is copied so far.")],
    },
    Fixup {
        name: "reads_are_summed_up_in_numbers",
        reason: OF_SUMMARIES,
        target: ("snapshot.repository_analyze", "ReadSummaryInfo"),
        versions: ("9.0.0", None),
        edits: &[
            Optional("max_wait"),
            Optional("total_elapsed"),
            Optional("total_size"),
            Optional("total_throttled"),
            Optional("total_wait"),
        ],
    },
    Fixup {
        name: "writes_are_summed_up_in_numbers",
        reason: OF_SUMMARIES,
        target: ("snapshot.repository_analyze", "WriteSummaryInfo"),
        versions: ("9.0.0", None),
        edits: &[Optional("total_elapsed"), Optional("total_size"), Optional("total_throttled")],
    },
    Fixup {
        name: "blobs_have_no_reads_inside",
        reason: OF_BLOBS,
        target: ("snapshot.repository_analyze", "BlobDetails"),
        versions: ("9.0.0", None),
        edits: &[Optional("size"), Optional("reads")],
    },
    Fixup {
        name: "reads_stand_beside_blobs",
        reason: OF_BLOBS,
        target: ("snapshot.repository_analyze", "DetailsInfo"),
        versions: ("9.0.0", None),
        edits: &[
            Optional("write_elapsed"),
            Optional("write_throttled"),
            Add(
                "reads",
                List(&Is("snapshot.repository_analyze", "ReadBlobDetails")),
                "What each node read of the blob.",
            ),
        ],
    },
    Fixup {
        name: "reads_may_find_nothing",
        reason: OF_BLOBS,
        target: ("snapshot.repository_analyze", "ReadBlobDetails"),
        versions: ("9.0.0", None),
        edits: &[Optional("first_byte_time_nanos")],
    },
];
