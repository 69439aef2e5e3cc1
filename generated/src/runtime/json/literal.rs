//! Fields that always hold the same value.

/// The value of a field that the specification fixes, such as the `type` of an analyzer.
///
/// ```
/// use generated::runtime::json::{self, Literal, Encode, Encoder};
///
/// struct StopAnalyzer;
///
/// impl Encode for StopAnalyzer {
///     fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
///         e.object("StopAnalyzer").literal("type", Literal::String("stop"));
///     }
/// }
///
/// assert_eq!(json::encode(&StopAnalyzer)?, br#"{"type":"stop"}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A text.
    String(&'static str),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
}
