//! Fields with a constant value.

/// The constant value of a field, such as the `type` of an analyzer.
///
/// ```
/// use generated::json::{self, Encode, Encoder, Literal};
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
    /// A string.
    String(&'static str),
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
}
