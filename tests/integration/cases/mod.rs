//! The test cases by topic.

mod keys;
mod nodes;
mod parameters;
mod rejections;
mod roles;
mod tls;
mod tokens;

use std::sync::Arc;

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use crate::context::TestContext;
use crate::trial;

/// Returns all test cases, named after their functions. A missing one is an unused function, which is a compiler error.
pub(crate) fn all(runtime: &Handle, context: &Arc<TestContext>) -> Vec<Trial> {
    macro_rules! trials {
        ($($module:ident::{$($case:ident),+ $(,)?},)+) => {
            vec![$($(
                trial(concat!(stringify!($module), "::", stringify!($case)), runtime, context, $module::$case)
            ),+),+]
        };
    }
    trials![
        tokens::{by_password, by_client_credentials, by_refresh, by_kerberos, unknown_grant_type, scope, strict_client, strict_call},
        keys::{by_password, by_token, run_as, expiration, metadata, refresh, strict_call},
        roles::{two_roles, remote_and_restricted, described, enforced},
        parameters::{filter_path, filter_path_typed, human, pretty, error_trace},
        rejections::{
            bad_request, incomplete, without_credentials, wrong_password, password_of_other_user, forbidden,
            wrong_method, wrong_path
        },
        tls::{trusted_authority, untrusted_authority, wrong_host_name, without_tls},
        nodes::{each_node},
    ]
}
