//! Aggregations, and their profiles.

use super::edit::Edit::{Add, ContainerProperty, Define, Optional, Require, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Is, List};
use super::notation::{BOOLEAN, DOUBLE, INTEGER, STRING};

const CORNER: Type = Is("_types", "CartesianPoint");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "chi_square_has_defaults",
        reason: "the server takes `chi_square` without `background_is_superset` or `include_negatives`",
        target: ("_types.aggregations", "ChiSquareHeuristic"),
        versions: EVER,
        edits: &[Optional("background_is_superset"), Optional("include_negatives")],
    },
    Fixup {
        name: "geo_distance_may_be_keyed",
        reason: "the server takes `keyed` in it, as in every aggregation by ranges",
        target: ("_types.aggregations", "GeoDistanceAggregation"),
        versions: EVER,
        edits: &[Add("keyed", BOOLEAN, "Whether buckets are given by their keys, and not as a list.")],
    },
    Fixup {
        name: "ip_range_may_be_keyed",
        reason: "the server takes `keyed` in it, as in every aggregation by ranges",
        target: ("_types.aggregations", "IpRangeAggregation"),
        versions: EVER,
        edits: &[Add("keyed", BOOLEAN, "Whether buckets are given by their keys, and not as a list.")],
    },
    Fixup {
        name: "ip_range_may_have_a_key",
        reason: "the server takes `key` in a range, and answers with it as the bucket's",
        target: ("_types.aggregations", "IpRangeAggregationRange"),
        versions: EVER,
        edits: &[Add("key", STRING, "What the bucket is called; without it, from the range's ends.")],
    },
    Fixup {
        name: "derivatives_have_units",
        reason: "the server reads `unit` (`DerivativePipelineAggregationBuilder`)",
        target: ("_types.aggregations", "DerivativeAggregation"),
        versions: EVER,
        edits: &[Add(
            "unit",
            STRING,
            "A unit of time, as `day` or `1h`: the answer's `normalized_value` is per this unit.",
        )],
    },
    Fixup {
        name: "deviations_are_texts_too",
        reason: "the server answers with both where there is a format",
        target: ("_types.aggregations", "ExtendedStatsAggregate"),
        versions: EVER,
        edits: &[
            Add("std_deviation_population_as_string", STRING, "The deviation of the population, as a text."),
            Add("std_deviation_sampling_as_string", STRING, "The deviation of the sample, as a text."),
        ],
    },
    Fixup {
        name: "keyed_prefixes_have_no_key",
        reason: "with `keyed` the server answers with buckets without `key`, which stand under it",
        target: ("_types.aggregations", "IpPrefixBucket"),
        versions: EVER,
        edits: &[Optional("key")],
    },
    Fixup {
        name: "cartesian_bounds_are_points",
        reason: "the server answers with `x` and `y` (`InternalCartesianBounds`)",
        target: ("_types.aggregations", "CartesianBoundsAggregate"),
        versions: ("9.3.0", None),
        edits: &[
            Define(
                ("_types.aggregations", "CartesianCorners"),
                &[
                    Add("top_left", CORNER, "The corner with the least `x` and the greatest `y`."),
                    Require("top_left"),
                    Add("bottom_right", CORNER, "The corner with the greatest `x` and the least `y`."),
                    Require("bottom_right"),
                ],
            ),
            Retype(
                "bounds",
                Is("_types", "TopLeftBottomRightGeoBounds"),
                Is("_types.aggregations", "CartesianCorners"),
            ),
        ],
    },
    Fixup {
        name: "top_metrics_may_be_missing",
        reason: "the server reads `missing` (`TopMetricsAggregationBuilder`)",
        target: ("_types.aggregations", "TopMetricsValue"),
        versions: EVER,
        edits: &[Add("missing", Is("_types.aggregations", "Missing"), "What a document without the field counts as.")],
    },
    Fixup {
        name: "percentiles_of_buckets_are_keyed_or_not",
        reason: "the server answers with a list to `\"keyed\":false`",
        target: ("_types.aggregations", "PercentilesBucketAggregation"),
        versions: EVER,
        edits: &[Add("keyed", BOOLEAN, "Whether the answer is a map by percent, or a list.")],
    },
    Fixup {
        name: "texts_are_categorized_as_they_are_analyzed",
        reason: "the server takes a name or a definition for each (`CategorizationAnalyzerConfig`)",
        target: ("_types.aggregations", "CustomCategorizeTextAnalyzer"),
        versions: EVER,
        edits: &[
            Retype("char_filter", List(&STRING), List(&Is("_types.analysis", "CharFilter"))),
            Retype("tokenizer", STRING, Is("_types.analysis", "Tokenizer")),
            Retype("filter", List(&STRING), List(&Is("_types.analysis", "TokenFilter"))),
        ],
    },
    Fixup {
        name: "terms_have_formats",
        reason: "the server reads `format` and `value_type` of each (`MultiTermsAggregationBuilder`)",
        target: ("_types.aggregations", "MultiTermLookup"),
        versions: EVER,
        edits: &[
            Add("format", STRING, "How values are written as texts."),
            ContainerProperty("format"),
            Add(
                "value_type",
                Is("_types.aggregations", "ValueType"),
                "The type of the values, where no field says it.",
            ),
            Add("time_zone", Is("_types", "TimeZone"), "The time zone of values that are dates."),
            ContainerProperty("time_zone"),
            ContainerProperty("value_type"),
        ],
    },
    Fixup {
        name: "profiles_of_ranges",
        reason: "the server answers with `ranges`, `average_docs_per_range`, `singletons` and `non-singletons` of ranges, and of histograms that became such",
        target: ("_global.search._types", "AggregationProfileDebug"),
        versions: EVER,
        edits: &[
            Add("ranges", INTEGER, "How many ranges there are."),
            Add("average_docs_per_range", DOUBLE, "How many documents a range has on average."),
            Add("singletons", INTEGER, "How many segments there are in which each document has at most one value."),
            Add("non-singletons", INTEGER, "How many segments there are in which a document has several values."),
        ],
    },
];
