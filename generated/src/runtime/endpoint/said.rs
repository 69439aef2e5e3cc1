//! `Debug` and `PartialEq` of requests, by the table that also writes them.

use std::fmt;

use super::Endpoint;
use super::slots::Slots;
use crate::runtime::json::{self, Show, Writer};

/// Formats a request as [`json::debug`] does a value, its parameters by their names in the specification.
///
/// # Errors
/// When the formatter fails.
///
/// ```
/// use generated::runtime::endpoint::{self, Description, Parameter, Place, Slots};
/// use generated::runtime::{Endpoint, Secret};
///
/// struct LoginRequest { name: String, password: Secret }
///
/// impl Endpoint for LoginRequest {
///     const DESCRIPTION: &'static Description = &Description {
///         parameters: &[Parameter::required("name", Place::Body), Parameter::required("password", Place::Body)],
///         ..Description::JSON
///     };
///
///     fn slots<'a>(&'a self, w: &mut Slots<'a>) {
///         w.slot(&self.name).slot(&self.password);
///     }
/// }
///
/// impl std::fmt::Debug for LoginRequest {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         endpoint::debug(self, "LoginRequest", f)
///     }
/// }
///
/// let login = LoginRequest { name: "jo".to_owned(), password: Secret::from("correct horse") };
/// assert_eq!(format!("{login:?}"), r#"LoginRequest { name: "jo", password: [REDACTED] }"#);
/// ```
pub fn debug(request: &impl Endpoint, name: &'static str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    json::debug(&Said { name, slots: slots(request) }, f)
}

/// Do two requests have the same values, as [`json::equal`] compares them?
///
/// ```
/// use generated::runtime::Endpoint;
/// use generated::runtime::endpoint::{self, Description, Parameter, Place, Slots};
///
/// struct DeleteRequest { index: String }
///
/// impl Endpoint for DeleteRequest {
///     const DESCRIPTION: &'static Description =
///         &Description { parameters: &[Parameter::required("index", Place::Path)], ..Description::JSON };
///
///     fn slots<'a>(&'a self, w: &mut Slots<'a>) {
///         w.slot(&self.index);
///     }
/// }
///
/// let [books, again, music] = ["books", "books", "music"].map(|index| DeleteRequest { index: index.to_owned() });
/// assert!(endpoint::equal(&books, &again));
/// assert!(!endpoint::equal(&books, &music));
/// ```
pub fn equal<E: Endpoint>(left: &E, right: &E) -> bool {
    let [left, right] = [left, right].map(|request| Said { name: "", slots: slots(request) });
    json::equal(&left, &right)
}

fn slots<E: Endpoint>(request: &E) -> Slots<'_> {
    let mut slots = Slots::new(E::DESCRIPTION);
    request.slots(&mut slots);
    slots
}

/// The parameters of a request as an object's fields.
struct Said<'r> {
    name: &'static str,
    slots: Slots<'r>,
}

impl Show for Said<'_> {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.object(self.name);
        for (parameter, value) in self.slots.own() {
            if let Some(form) = parameter.form {
                w.form(form);
            }
            w.field(parameter.name, *value);
        }
        if let Some(common) = self.slots.given() {
            w.field("common", common);
        }
    }
}
