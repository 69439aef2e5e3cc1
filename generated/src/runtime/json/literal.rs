//! Fields that always hold the same value.

/// The value of a field that the specification fixes, such as the `type` of an analyzer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A text.
    Text(&'static str),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
}
