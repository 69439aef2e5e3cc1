//! Fields that always hold the same value.

/// The value of a field that the specification fixes, such as the `type` of an analyzer.
///
/// ```
/// use generated::runtime::json::{self, Literal, Show, Writer};
///
/// struct StopAnalyzer;
///
/// impl Show for StopAnalyzer {
///     fn show<'a>(&'a self, w: &mut Writer<'a>) {
///         w.object("StopAnalyzer").literal("type", Literal::Text("stop"));
///     }
/// }
///
/// assert_eq!(json::write(&StopAnalyzer)?, br#"{"type":"stop"}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A text.
    Text(&'static str),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
}
