//! The query parameters that every endpoint takes.

use crate::runtime::json::{Form, Show, Writer, forward_std};

/// The query parameters that every endpoint takes. A request has setters for them.
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

impl Show for CommonParameters {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.object("CommonParameters")
            .field("error_trace", &self.error_trace)
            .form(Form::one_or_many())
            .field("filter_path", &self.filter_path)
            .field("human", &self.human)
            .field("pretty", &self.pretty);
    }
}

forward_std!(CommonParameters);
