//! Deviations of JSON from its type, which lenient mode accepts.

use super::json_path::JsonPath;
use super::path_finder::{NodeLocation, paths};
use super::tape::Tape;

/// A place where JSON deviates from its type. It contains no value of the JSON.
///
/// ```
/// use generated::json::{self, DeviationKind, Mode};
///
/// let decoded = json::decode::<Vec<String>>(br#"["a"]"#, Mode::Lenient)?;
/// assert!(decoded.deviations.iter().all(|deviation| deviation.kind != DeviationKind::Mistyped));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// The place.
    pub path: JsonPath,
    /// The kind of deviation.
    pub kind: DeviationKind,
}

/// The kind of a [`Deviation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A required value is missing or null. The field has its empty value: zero, an empty string, an empty list.
    Defaulted,
    /// A value does not fit its field. The field has its empty value, and the value is among the
    /// [unknown fields](crate::UnknownFields) of the object; or the value is decoded as the variant `Other`. An element of the
    /// outermost list or map has its empty value, and its JSON is not kept.
    Mistyped,
    /// The type has no field of this name. The value is among the [unknown fields](crate::UnknownFields) of the object.
    Unknown,
}

/// A deviation at a location on the tape.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeDeviation {
    pub(super) kind: DeviationKind,
    pub(super) location: NodeLocation,
}

/// Returns the deviations with their paths, in the order of the input.
pub(super) fn with_paths(tape: &Tape<'_>, mut deviations: Vec<NodeDeviation>) -> Vec<Deviation> {
    deviations.sort_by_key(|deviation| deviation.location.node);
    let paths = paths(tape, deviations.iter().map(|deviation| deviation.location).collect());
    let kinds = deviations.iter().map(|deviation| deviation.kind);
    kinds.zip(paths).map(|(kind, path)| Deviation { path, kind }).collect()
}
