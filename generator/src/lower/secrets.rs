//! Secrets: string properties whose name is in a list. A name that looks like a secret and is in no list is an error, so that a
//! person decides.

use super::context::Lowering;
use super::lowered_value::LoweredValue;
use crate::diagnostic::{Code, Origin};
use crate::model::{BranchMatch, ItemKind, RustType};

/// The names of secret properties.
const SECRETS: &[&str] = &[
    "access_key",
    "access_token",
    "api_key",
    "client_secret",
    "encoded",
    "http_ca_key",
    "kerberos_authentication_response_token",
    "kerberos_ticket",
    "password",
    "password_hash",
    "refresh_token",
    "secret_key",
    "secret_parameters",
    "secure_settings_password",
    "service_account_json",
    "token",
    "transport_key",
];

/// Names that look like secrets but are identifiers, settings of analysis, or strings that the server redacts.
const NOT_SECRET: &[&str] = &[
    "api_key_id",
    "api_key_secret_id",
    "cluster_credentials",
    "custom_token_chars",
    "filler_token",
    "invalidated_api_keys",
    "mask_token",
    "previously_invalidated_api_keys",
    "token_separator",
    "token_url",
    "tokenize_on_chars",
    "tokenizer",
];

/// Properties of single types that have the name of a secret but are not secret: tokens of analyzed strings, authenticated
/// users, names of tokens.
const NOT_SECRET_IN_TYPE: &[(&str, &str)] = &[
    ("indices.analyze:AnalyzeToken", "token"),
    ("indices.analyze:ExplainAnalyzeToken", "token"),
    ("security.delegate_pki:Authentication", "token"),
    ("security.get_service_credentials:Response", "tokens"),
];

/// Substrings of names that may be secrets.
const SECRET_SUBSTRINGS: &[&str] =
    &["pass", "secret", "token", "api_key", "credential", "ticket", "private_key", "encoded"];

impl Lowering<'_> {
    /// Returns the type of a property, with `Secret` in place of strings if the property is a secret.
    pub(super) fn apply_secret(
        &mut self,
        type_name: &str,
        property: &str,
        lowered: LoweredValue,
        at: &Origin,
    ) -> LoweredValue {
        let secret = self.to_secret(&lowered.ty);
        if secret.is_none() && !self.may_hold_string(&lowered.ty) {
            return lowered;
        }
        if NOT_SECRET_IN_TYPE.contains(&(type_name, property)) || NOT_SECRET.contains(&property) {
            return lowered;
        }
        if let Some(ty) = secret.clone().filter(|_| SECRETS.contains(&property)) {
            return LoweredValue { ty, ..lowered };
        }
        let name = property.to_lowercase();
        if let Some(substring) = SECRET_SUBSTRINGS.iter().find(|substring| name.contains(**substring)) {
            let problem =
                format!("`{property}` of `{type_name}` may be a secret, because its name contains `{substring}`");
            if secret.is_some() {
                let help = "add it to the secrets or the exceptions in generator/src/lower/secrets.rs";
                self.diagnostics.error(Code::UnclassifiedSecret, at, problem, help);
            } else {
                let help =
                    "add a correction that changes it to a string, or an exception in generator/src/lower/secrets.rs";
                self.diagnostics.error(Code::UnclassifiedSecret, at, format!("{problem}, but is not a string"), help);
            }
        }
        lowered
    }

    /// Returns true for a type that accepts strings among other values: any JSON, or a union with a branch for strings.
    fn may_hold_string(&self, ty: &RustType) -> bool {
        match self.resolve(ty) {
            RustType::Value => true,
            RustType::List(inner)
            | RustType::Map(_, inner)
            | RustType::SingleKey(_, inner)
            | RustType::Buckets(inner)
            | RustType::Option(inner)
            | RustType::Nullable(inner) => self.may_hold_string(&inner),
            RustType::Item(path, _) => match self.items.get(&path).map(|item| &item.kind) {
                Some(ItemKind::Union(union)) => union.discriminator.string != BranchMatch::None,
                _ => false,
            },
            _ => false,
        }
    }

    /// Returns the type with `Secret` in place of `String`; `None` for a type that is not a string or already a secret.
    fn to_secret(&self, ty: &RustType) -> Option<RustType> {
        match self.resolve(ty) {
            RustType::String => Some(RustType::Runtime("Secret")),
            RustType::List(inner) => Some(RustType::List(Box::new(self.to_secret(&inner)?))),
            RustType::Map(key, value) => Some(RustType::Map(key, Box::new(self.to_secret(&value)?))),
            RustType::SingleKey(key, value) => Some(RustType::SingleKey(key, Box::new(self.to_secret(&value)?))),
            RustType::Buckets(inner) => Some(RustType::Buckets(Box::new(self.to_secret(&inner)?))),
            RustType::Option(inner) => Some(self.to_secret(&inner)?.optional()),
            RustType::Nullable(inner) => Some(RustType::Nullable(Box::new(self.to_secret(&inner)?))),
            _ => None,
        }
    }
}
