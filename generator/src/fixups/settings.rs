//! Settings of an index that the specification lacks. Most others are kept under their dotted names; inside of what the
//! specification knows there is no such place.

use super::edit::Edit::{self, Add, Define, Optional, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Either, Is, List};
use super::notation::{BOOLEAN_OR_TEXT, DOUBLE_OR_TEXT, DURATION, INTEGER_OR_TEXT, NULL, SIZE, STRING};

const NORMALIZATION_C: Type = Is("indices._types", "NormalizationC");
const NORMALIZATION_Z: Type = Is("indices._types", "NormalizationZ");
const INCLUDING: &[Edit] = &[
    Define(("indices._types", "SlowlogIncluded"), &[Add("user", BOOLEAN_OR_TEXT, "Whether the log says who asked.")]),
    Add("include", Is("indices._types", "SlowlogIncluded"), "What else is written to the log."),
];
const NORMALIZATIONS_HAVE_PARAMETERS: &str = "the server takes the parameters of a normalization, and answers with them: `\"normalization\":\"h2\",\"normalization.h2\":{\"c\":\"3.0\"}`";
const NORMALIZING: &[Edit] = &[
    Define(
        ("indices._types", "NormalizationC"),
        &[Add("c", DOUBLE_OR_TEXT, "The parameter `c` of the normalization.")],
    ),
    Define(
        ("indices._types", "NormalizationZ"),
        &[Add("z", DOUBLE_OR_TEXT, "The parameter `z` of the normalization.")],
    ),
    Add("normalization.h1", NORMALIZATION_C, "What the normalization `h1` goes by."),
    Add("normalization.h2", NORMALIZATION_C, "What the normalization `h2` goes by."),
    Add("normalization.h3", NORMALIZATION_C, "What the normalization `h3` goes by."),
    Add("normalization.z", NORMALIZATION_Z, "What the normalization `z` goes by."),
    Add("normalization.h2.c", DOUBLE_OR_TEXT, "The parameter of `h2` under one key, as the documentation has it."),
];

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "shards_of_a_node_are_limited",
        reason: "the server takes `index.routing.allocation.total_shards_per_node`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "IndexRoutingAllocation"),
        versions: EVER,
        edits: &[Add(
            "total_shards_per_node",
            INTEGER_OR_TEXT,
            "How many shards of the index a node may have; -1 is as many as there are.",
        )],
    },
    Fixup {
        name: "merges_have_a_policy",
        reason: "the server takes `index.merge.policy`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "Merge"),
        versions: EVER,
        edits: &[
            Define(
                ("indices._types", "MergePolicy"),
                &[
                    Add(
                        "deletes_pct_allowed",
                        DOUBLE_OR_TEXT,
                        "How many percent of the documents may be deleted ones.",
                    ),
                    Add(
                        "expunge_deletes_allowed",
                        DOUBLE_OR_TEXT,
                        "From how many percent of deleted documents on a segment is merged to be rid of them.",
                    ),
                    Add("floor_segment", SIZE, "Smaller segments count as one of this size."),
                    Add("max_merge_at_once", INTEGER_OR_TEXT, "How many segments are merged at once at most."),
                    Add("max_merge_at_once_explicit", INTEGER_OR_TEXT, "The same for a merge that was asked for."),
                    Add("max_merged_segment", SIZE, "The largest segment that a merge makes, about."),
                    Add("merge_factor", INTEGER_OR_TEXT, "How many segments a merge by time takes."),
                    Add("segments_per_tier", DOUBLE_OR_TEXT, "How many segments of about one size there may be."),
                    Add(
                        "type",
                        STRING,
                        "How segments are chosen: by their size (`TIERED`), by time (`TIME_BASED`), or as the index's mode has it (`UNSET`).",
                    ),
                ],
            ),
            Add("policy", Is("indices._types", "MergePolicy"), "Which segments are merged."),
        ],
    },
    Fixup {
        name: "merges_are_throttled",
        reason: "the server takes `index.merge.scheduler.auto_throttle`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "MergeScheduler"),
        versions: EVER,
        edits: &[Add("auto_throttle", BOOLEAN_OR_TEXT, "Whether merges are slowed down to what the disk can do.")],
    },
    Fixup {
        name: "slow_logs_include_users",
        reason: "the server takes `index.search.slowlog.include.user`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "SlowlogSettings"),
        versions: EVER,
        edits: INCLUDING,
    },
    Fixup {
        name: "slow_logs_of_indexing_include_users",
        reason: "the server takes `index.indexing.slowlog.include.user`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "IndexingSlowlogSettings"),
        versions: EVER,
        edits: INCLUDING,
    },
    Fixup {
        name: "files_are_loaded_ahead",
        reason: "the server takes `index.store.preload`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "Storage"),
        versions: EVER,
        edits: &[
            Optional("type"),
            Add(
                "preload",
                Either(&[STRING, List(&STRING)]),
                "The extensions of the files that are read into memory when the index is opened.",
            ),
        ],
    },
    Fixup {
        name: "translogs_are_flushed_by_age",
        reason: "the server takes `index.translog.flush_threshold_age`, and answers with it where it is set, or with `include_defaults`",
        target: ("indices._types", "Translog"),
        versions: EVER,
        edits: &[
            Add("flush_threshold_age", DURATION, "After how long it is flushed."),
            Add("generation_threshold_size", SIZE, "From which size on a new generation begins."),
        ],
    },
    Fixup {
        name: "vectors_are_left_out_of_sources",
        reason: "the server takes `index.mapping.exclude_source_vectors`: so its tests of vectors",
        target: ("indices._types", "MappingLimitSettings"),
        versions: ("9.3.0", None),
        edits: &[Add("exclude_source_vectors", BOOLEAN_OR_TEXT, "Whether `_source` is answered without vectors.")],
    },
    Fixup {
        name: "slow_logs_of_indexing_stand_inside",
        reason: "the server answers with `\"indexing\":{\"slowlog\":…`, and takes that as well as the one key `indexing.slowlog`",
        target: ("indices._types", "IndexSettings"),
        versions: EVER,
        edits: &[
            Define(
                ("indices._types", "IndexingSettings"),
                &[Add("slowlog", Is("indices._types", "IndexingSlowlogSettings"), "The slow log of indexing.")],
            ),
            Add("indexing", Is("indices._types", "IndexingSettings"), "Settings of indexing."),
        ],
    },
    Fixup {
        name: "sources_are_kept_in_part",
        reason: "the server takes `index.mapping.synthetic_source_keep`, and answers with it",
        target: ("indices._types", "MappingLimitSettings"),
        versions: ("9.0.0", None),
        edits: &[Add(
            "synthetic_source_keep",
            Is("_types.mapping", "SyntheticSourceKeepEnum"),
            "Which values a synthetic `_source` has as they were sent: `none` or `arrays`. `all` is for single fields.",
        )],
    },
    Fixup {
        name: "blocks_can_be_lifted",
        reason: "the server takes null, which brings back the default; a template keeps it and is answered with it",
        target: ("indices._types", "IndexSettingBlocks"),
        versions: EVER,
        edits: &[
            Retype("read_only", BOOLEAN_OR_TEXT, Either(&[BOOLEAN_OR_TEXT, NULL])),
            Retype("read_only_allow_delete", BOOLEAN_OR_TEXT, Either(&[BOOLEAN_OR_TEXT, NULL])),
            Retype("read", BOOLEAN_OR_TEXT, Either(&[BOOLEAN_OR_TEXT, NULL])),
            Retype("write", BOOLEAN_OR_TEXT, Either(&[BOOLEAN_OR_TEXT, NULL])),
            Retype("metadata", BOOLEAN_OR_TEXT, Either(&[BOOLEAN_OR_TEXT, NULL])),
        ],
    },
    Fixup {
        name: "similarities_by_randomness_normalize",
        reason: NORMALIZATIONS_HAVE_PARAMETERS,
        target: ("indices._types", "SettingsSimilarityDfr"),
        versions: EVER,
        edits: NORMALIZING,
    },
    Fixup {
        name: "similarities_by_information_normalize",
        reason: NORMALIZATIONS_HAVE_PARAMETERS,
        target: ("indices._types", "SettingsSimilarityIb"),
        versions: EVER,
        edits: NORMALIZING,
    },
];
