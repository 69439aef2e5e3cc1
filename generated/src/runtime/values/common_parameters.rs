//! The query parameters that all endpoints have in common.

use super::UnknownFields;
use crate::runtime::json::{DecodeTarget, Encode, Encoder, Encoding, impl_debug_partial_eq};

/// Declares [`CommonParameters`] with its fields. Everything else about the parameters is derived from this list.
macro_rules! common_parameters {
    ($(#[$struct_attribute:meta])* { $($(#[$attribute:meta])* $name:ident: $type:ty = $encoding:expr,)* }) => {
        $(#[$struct_attribute])*
        #[derive(Clone, Default)]
        pub struct CommonParameters {
            $($(#[$attribute])* pub $name: Option<$type>,)*
            /// The query parameters that the specification does not describe, and those that a decoded request has in the URL
            /// in addition to another location. A value is a string, a number, a boolean, or a list of these.
            ///
            /// ```
            /// use generated::CommonParameters;
            /// use serde_json::json;
            ///
            /// let mut common = CommonParameters::default();
            /// common.unknown_parameters.insert("new_parameter", json!(["a", "b"]));
            /// ```
            pub unknown_parameters: UnknownFields,
        }

        impl CommonParameters {
            /// The names and the encodings of the parameters, in the order of the fields.
            pub(crate) const PARAMETERS: [(&'static str, Option<Encoding>); Self::COUNT] =
                [$((stringify!($name), $encoding)),*];
            pub(crate) const COUNT: usize = [$(stringify!($name)),*].len();

            /// Returns the values, in the order of the fields.
            pub(crate) fn values(&self) -> [&dyn Encode; Self::COUNT] {
                [$(&self.$name),*]
            }

            /// Returns the values for decoding, in the order of the fields.
            pub(crate) fn values_mut(&mut self) -> [&mut dyn DecodeTarget; Self::COUNT] {
                [$(&mut self.$name),*]
            }
        }
    };
}

common_parameters! {
    /// The query parameters that all endpoints have in common: the field `common` of a request. The methods of
    /// [`Call`](crate::runtime::Call) with the same names set them for one call.
    ///
    /// ```
    /// use generated::CommonParameters;
    ///
    /// let common = CommonParameters { human: Some(true), ..CommonParameters::default() };
    /// assert_eq!(format!("{common:?}"), "CommonParameters { human: true }");
    /// ```
    {
        /// If true, the server adds its stack trace to errors.
        error_trace: bool = None,
        /// The fields of the response that the server returns, in dot notation. Missing fields of the response
        /// are empty, even in strict mode.
        filter_path: Vec<String> = Some(Encoding::one_or_many()),
        /// If true, the server also returns durations and sizes in a human-readable form, such as `1.2gb`.
        human: bool = None,
        /// If true, the server indents the response.
        pretty: bool = None,
    }
}

impl Encode for CommonParameters {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        let e = e.object("CommonParameters").unknown(&self.unknown_parameters);
        for ((name, encoding), value) in Self::PARAMETERS.into_iter().zip(self.values()) {
            if let Some(encoding) = encoding {
                e.encoding(encoding);
            }
            e.field(name, value);
        }
    }
}

impl_debug_partial_eq!(CommonParameters);
