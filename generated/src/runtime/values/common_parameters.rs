//! The query parameters that every endpoint takes.

use crate::runtime::json::{Encode, Encoder, Encoding, impl_debug_partial_eq};

/// The query parameters that every endpoint takes: the field `common` of a request. The methods of
/// [`Call`](crate::runtime::Call) with the same names set them for one call.
///
/// ```
/// use generated::runtime::CommonParameters;
///
/// let common = CommonParameters { human: Some(true), ..CommonParameters::default() };
/// assert_eq!(format!("{common:?}"), "CommonParameters { human: true }");
/// ```
#[derive(Clone, Default)]
pub struct CommonParameters {
    /// Errors come with the server's stack trace.
    pub error_trace: Option<bool>,
    /// The parts of the answer that are wanted, in the server's dot notation; the others are left out. An answer
    /// without its required fields can be decoded as another type.
    pub filter_path: Option<Vec<String>>,
    /// Times and sizes come as text for people too, beside the numbers.
    pub human: Option<bool>,
    /// The answer is indented.
    pub pretty: Option<bool>,
}

impl Encode for CommonParameters {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("CommonParameters")
            .field("error_trace", &self.error_trace)
            .encoding(Encoding::one_or_many())
            .field("filter_path", &self.filter_path)
            .field("human", &self.human)
            .field("pretty", &self.pretty);
    }
}

impl_debug_partial_eq!(CommonParameters);
