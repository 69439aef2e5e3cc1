//! Aggregations.

use super::edit::Edit::{Add, Optional};
use super::notation::{BOOLEAN, STRING};
use super::{EVER, Fixup};

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
];
