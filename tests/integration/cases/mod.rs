//! The cases, by what they are about.

mod keys;
mod nodes;
mod parameters;
mod refusals;
mod roles;
mod tls;
mod tokens;

use std::sync::Arc;

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use crate::context::TestContext;
use crate::trial;

/// Each case, named after its function. One that is forgotten here is unused, which is an error.
pub(crate) fn all(runtime: &Handle, context: &Arc<TestContext>) -> Vec<Trial> {
    macro_rules! trials {
        ($($module:ident::{$($case:ident),+ $(,)?},)+) => {
            vec![$($(
                trial(concat!(stringify!($module), "::", stringify!($case)), runtime, context, $module::$case)
            ),+),+]
        };
    }
    trials![
        tokens::{by_password, by_client_credentials, by_refresh, by_kerberos, by_an_unknown_grant, scope, strict_client, strict_call},
        keys::{by_password, by_token, run_as, expiration, metadata, refresh, strict_call},
        roles::{two_roles, remote_and_restricted, described, enforced},
        parameters::{filter_path, filter_path_typed, human, pretty, error_trace},
        refusals::{
            bad_request, incomplete, without_credentials, wrong_password, password_of_somebody_else, forbidden,
            wrong_method, wrong_path
        },
        tls::{with_its_authority, without_it, with_a_wrong_name, without_tls},
        nodes::{each},
    ]
}
