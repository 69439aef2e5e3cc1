//! The query parameters that all endpoints have in common.

use crate::runtime::json::{Encode, Encoder, Encoding, impl_debug_partial_eq};

/// The query parameters that all endpoints have in common: the field `common` of a request. The methods of
/// [`Call`](crate::runtime::Call) with the same names set them for one call.
///
/// ```
/// use generated::CommonParameters;
///
/// let common = CommonParameters { human: Some(true), ..CommonParameters::default() };
/// assert_eq!(format!("{common:?}"), "CommonParameters { human: true }");
/// ```
#[derive(Clone, Default)]
pub struct CommonParameters {
    /// Errors include the server's stack trace.
    pub error_trace: Option<bool>,
    /// The parts of the response to return, in the server's dot notation. A response that lacks required fields as a
    /// result can be decoded as another type.
    pub filter_path: Option<Vec<String>>,
    /// Durations and sizes are also returned in a form for people, such as `1.2gb`.
    pub human: Option<bool>,
    /// The response is indented.
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
