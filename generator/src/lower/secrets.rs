//! Which properties are secrets: text whose name is in a list. A name that looks like a secret's and is in no list is an
//! error, so that a new one is decided by a person.

use super::context::Lowering;
use super::lowered_value::LoweredValue;
use crate::diagnostic::{Code, Origin};
use crate::model::{BranchMatch, ItemKind, RustType};

/// Names of secrets.
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

/// Names that only look so: identifiers, settings of analysis, a text that the server has redacted already.
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

/// Properties of one type that are innocent under a secret's name: the tokens that text is analyzed into, who was
/// authenticated, the names of tokens.
const NOT_SECRET_IN_TYPE: &[(&str, &str)] = &[
    ("indices.analyze:AnalyzeToken", "token"),
    ("indices.analyze:ExplainAnalyzeToken", "token"),
    ("security.delegate_pki:Authentication", "token"),
    ("security.get_service_credentials:Response", "tokens"),
];

/// What the name of a secret contains.
const SECRET_SUBSTRINGS: &[&str] =
    &["pass", "secret", "token", "api_key", "credential", "ticket", "private_key", "encoded"];

impl Lowering<'_> {
    /// Makes a secret of a property's type where its name says so.
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
            let (what, expected, help) = if secret.is_some() {
                let help = "add it to the secrets or to the innocent in generator/src/lower/secrets.rs";
                ("the text", "that a list says whether it is a secret", help)
            } else {
                let help =
                    "add a fixup that makes text of it, or add it to the innocent in generator/src/lower/secrets.rs";
                ("the property", "text alone, since only text can be kept from being printed", help)
            };
            let found = format!(
                "found {what} `{property}` of `{type_name}`, whose name has `{substring}` in it; expected {expected}"
            );
            self.diagnostics.error(Code::UnclassifiedSecret, at, found, help);
        }
        lowered
    }

    /// Whether a type that is no text may still hold one: the user's own value, or a union with a branch for text.
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

    /// The same type with secrets in the place of texts; none where it is no text, or is a secret by its type already.
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
