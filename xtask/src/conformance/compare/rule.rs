//! The differences that are forgiven.

use std::collections::BTreeMap;

/// A difference that is forgiven. A fact of the model decides whether it is: the type, or the parameter, at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::conformance) enum Rule {
    /// A property that came in as null and is absent, if it may be absent and its type does not include null. Also a required
    /// property that was absent and is null, if it may be null.
    NullForAbsent,
    /// A list of one element and the element, if the type allows both.
    ListOfOne,
    /// A string with separators and its list, if the type has this encoding.
    SeparatedString,
    /// A list of maps and one map with all entries, if the type has this encoding and no key is duplicate.
    ListOfMaps,
    /// A number or boolean and the string that contains it, if the type is numeric or boolean.
    ScalarAsString,
    /// An alias of a property, a variant, an enum value or a parameter, and its name.
    Alias,
    /// A value and the object with this value in its shortcut property.
    Shortcut,
    /// The same number in another notation. Where the type is a double, also another decimal number for the same double.
    NumberNotation,
    /// Two methods of the same route.
    Method,
    /// A slash at the end of the path, which the server ignores.
    TrailingSlash,
    /// A boolean parameter without a value, which means true.
    ParameterWithoutValue,
    /// `format=json`, which the client adds to requests for a table.
    TableFormat,
    /// An empty object in place of no body, if the body consists of properties.
    EmptyBody,
}

impl Rule {
    /// The name in reports.
    pub(in crate::conformance) fn name(self) -> &'static str {
        match self {
            Self::NullForAbsent => "null for absent",
            Self::ListOfOne => "a list of one for its value",
            Self::SeparatedString => "a string for its list",
            Self::ListOfMaps => "a list of maps for one map",
            Self::ScalarAsString => "a number or boolean as a string",
            Self::Alias => "an alias for its name",
            Self::Shortcut => "a shortcut for its expansion",
            Self::NumberNotation => "number notation",
            Self::Method => "GET for POST",
            Self::TrailingSlash => "a slash at the end of the path",
            Self::ParameterWithoutValue => "a parameter without value for true",
            Self::TableFormat => "the format of a table",
            Self::EmptyBody => "an empty object for no body",
        }
    }
}

/// The number of forgiven differences, by rule.
pub(in crate::conformance) type Forgiven = BTreeMap<Rule, usize>;
