//! The kinds of errors in documents that their `Deserialize` implementations reject.

/// The kind of error in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DocumentProblem {
    /// Any other error, or one with an unknown message.
    #[default]
    Rejected,
    InvalidType,
    InvalidValue,
    InvalidLength,
    UnknownVariant,
    UnknownField,
    DuplicateField,
    MissingField,
}

impl DocumentProblem {
    /// Returns the name of the kind in the messages of serde.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "",
            Self::InvalidType => "invalid type",
            Self::InvalidValue => "invalid value",
            Self::InvalidLength => "invalid length",
            Self::UnknownVariant => "unknown variant",
            Self::UnknownField => "unknown field",
            Self::DuplicateField => "duplicate field",
            Self::MissingField => "missing field",
        }
    }
}
