//! Secrets: properties whose name suggests a password, a token or a key, unless a table lists them as innocent.
//!
//! A string becomes a `Secret`. Any other value that may hold a string is redacted as a whole in `Debug`. Numbers, booleans
//! and string enums are not redacted.

use std::collections::HashSet;

use heck::ToSnakeCase as _;

use super::lowered_item::{LoweredItem, LoweredItems};
use crate::model::{
    AdditionalProperties, Field, ItemKind, ItemPath, ItemSource, Member, Parameter, RustType, Variant, resolve,
};

/// Secret properties whose name does not suggest it: names, or names with the type.
const SECRET: &[&str] = &["security.create_service_token:Token.value", "security.enroll_kibana:Token.value"];

/// Properties that are not secret although their name suggests it: names, or names with the type.
const INNOCENT: &[&str] = &[
    // Settings of analysis, and the tokens of analyzed strings.
    "custom_token_chars",
    "filler_token",
    "indices.analyze:AnalyzeToken.token",
    "indices.analyze:AnalyzerDetail.tokens",
    "indices.analyze:ExplainAnalyzeToken.token",
    "indices.analyze:Response.tokens",
    "indices.analyze:TokenDetail.tokens",
    "mask_token",
    "_global.termvectors:Term.tokens",
    "token_chars",
    "token_separator",
    // Tokens of a language model with their weights.
    "_types.query_dsl:WeightedTokensQuery.tokens",
    "weighted_tokens",
    // Keys of buckets, objects and sequences, and fields whose values are keys.
    "after_key",
    "exclude_keys",
    "include_keys",
    "join_keys",
    "other_bucket_key",
    "trim_key",
    "unique_key",
    // Identifiers, names and settings of credentials.
    "api_key_secret_id",
    "api_keys",
    "file_tokens",
    "incident_key",
    "invalidated_api_keys",
    "ml._types:DataframeAnalyticsAuthorization.api_key",
    "ml._types:DatafeedAuthorization.api_key",
    "ml._types:TransformAuthorization.api_key",
    "nodes.info:NodeInfoXpackSecurityAuthc.token",
    "nodes_credentials",
    "previously_invalidated_api_keys",
    "security-tokens",
    "security.authenticate:Response.api_key",
    "security.authenticate:Response.token",
    "security.delegate_pki:Authentication.token",
    "security.get_service_credentials:Response.tokens",
    "security.grant_api_key:Request.api_key",
    "token_url",
    // Objects with the roles of a user and the name of an API key.
    "ml._types:Datafeed.authorization",
    "ml._types:DataframeAnalyticsSummary.authorization",
    "ml.put_data_frame_analytics:Response.authorization",
    "ml.put_datafeed:Response.authorization",
    "ml.update_data_frame_analytics:Response.authorization",
    "ml.update_datafeed:Response.authorization",
    "transform.get_transform:TransformSummary.authorization",
    "transform.update_transform:Response.authorization",
    // Objects with a secret inside, which is redacted itself.
    "security.create_service_token:Response.token",
    "security.enroll_kibana:Response.token",
    // A string that the server redacts.
    "cluster_credentials",
];

/// The singular parts of a name in snake case that suggest a secret.
const SUSPICIOUS_PARTS: &[&str] = &[
    "authorization",
    "credential",
    "encoded",
    "passphrase",
    "password",
    "private",
    "secret",
    "signature",
    "ticket",
    "token",
];

/// The decision about a property, by its name and that of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrecy {
    /// The name suggests a secret, or a table contains the property.
    Secret,
    /// The name suggests a secret, but a table contains the property as innocent.
    Innocent,
    /// The name does not suggest a secret.
    Unsuspicious,
}

/// Decides about a property. An entry of a table with the type precedes one without it, and both precede the name.
#[must_use]
pub fn secrecy(type_name: &str, property: &str) -> Secrecy {
    let with_type = format!("{type_name}.{property}");
    for entry in [with_type.as_str(), property] {
        if SECRET.contains(&entry) {
            return Secrecy::Secret;
        }
        if INNOCENT.contains(&entry) {
            return Secrecy::Innocent;
        }
    }
    if is_suspicious(property) { Secrecy::Secret } else { Secrecy::Unsuspicious }
}

/// Returns true if a name suggests a secret: one of its parts does, or it ends in `_key`, or it ends in `_json` and contains
/// the part `account`. Plurals are included.
fn is_suspicious(property: &str) -> bool {
    let name = property.to_snake_case();
    let parts: Vec<&str> = name.split('_').map(|part| part.strip_suffix('s').unwrap_or(part)).collect();
    match parts.as_slice() {
        [_, .., "key"] => true,
        [start @ .., "json"] if start.contains(&"account") => true,
        parts => parts.iter().any(|part| SUSPICIOUS_PARTS.contains(part)),
    }
}

/// Returns the items with their secrets redacted.
pub(super) fn redact_secrets(mut items: LoweredItems) -> LoweredItems {
    let changed: Vec<_> = items.iter().filter_map(|(path, item)| Some((path.clone(), redact(item, &items)?))).collect();
    for (path, kind) in changed {
        if let Some(item) = items.get_mut(&path) {
            item.kind = kind;
        }
    }
    items
}

/// Returns an item with its secrets redacted; `None` if it has none.
fn redact(item: &LoweredItem, items: &LoweredItems) -> Option<ItemKind> {
    let (ItemSource::Definition(name) | ItemSource::AddedDefinition(name) | ItemSource::ContainerVariants(name)) =
        &item.source
    else {
        return None;
    };
    let mut kind = item.kind.clone();
    let type_name = name.to_string();
    let is_secret = |property: &Property<'_>| secrecy(&type_name, property.json_name) == Secrecy::Secret;
    let secrets = properties(&mut kind).into_iter().filter(is_secret);
    let count = secrets.map(|property| property.redact(items)).count();
    (count > 0).then_some(kind)
}

/// A property: a field, a parameter, or the key and payload of a container's variant.
struct Property<'i> {
    json_name: &'i str,
    ty: &'i mut RustType,
    redacted: &'i mut bool,
}

impl Property<'_> {
    fn redact(self, items: &LoweredItems) {
        match to_secret(self.ty, items) {
            Some(secret) => *self.ty = secret,
            None => *self.redacted = may_hold_string(self.ty, items, &mut HashSet::new()),
        }
    }
}

fn properties(kind: &mut ItemKind) -> Vec<Property<'_>> {
    match kind {
        ItemKind::Struct(struct_) => struct_.members.iter_mut().filter_map(value_field).map(field).collect(),
        ItemKind::Request(request) => {
            request.parameters.iter_mut().map(|Parameter { field: it, .. }| field(it)).collect()
        }
        ItemKind::Container(container) => container.variants.iter_mut().map(variant).collect(),
        _ => Vec::new(),
    }
}

fn field(Field { json_name, ty, redacted, .. }: &mut Field) -> Property<'_> {
    Property { json_name, ty, redacted }
}

fn variant(Variant { json_name, ty, redacted, .. }: &mut Variant) -> Property<'_> {
    Property { json_name, ty, redacted }
}

/// Returns the field for the value of a member; `None` for a constant.
fn value_field(member: &mut Member) -> Option<&mut Field> {
    match member {
        Member::Field(field)
        | Member::AdditionalProperties(
            AdditionalProperties::Map(field) | AdditionalProperties::Single { value: field, .. },
        ) => Some(field),
        Member::Constant(_) => None,
    }
}

/// Returns the type with `Secret` in place of `String`; `None` for a type that is not a string.
fn to_secret(ty: &RustType, items: &LoweredItems) -> Option<RustType> {
    let inside = |inner: &RustType| to_secret(inner, items).map(Box::new);
    Some(match resolve(ty, items) {
        RustType::String | RustType::Runtime("Secret") => RustType::Runtime("Secret"),
        RustType::List(inner) => RustType::List(inside(&inner)?),
        RustType::Map(key, value) => RustType::Map(key, inside(&value)?),
        RustType::SingleKey(key, value) => RustType::SingleKey(key, inside(&value)?),
        RustType::Buckets(inner) => RustType::Buckets(inside(&inner)?),
        RustType::Option(inner) => RustType::Option(inside(&inner)?),
        RustType::Nullable(inner) => RustType::Nullable(inside(&inner)?),
        RustType::Boxed(inner) => RustType::Boxed(inside(&inner)?),
        _ => return None,
    })
}

/// Returns true for a type whose `Debug` may print a string of the server or the user. `seen` contains the visited items.
fn may_hold_string(ty: &RustType, items: &LoweredItems, seen: &mut HashSet<ItemPath>) -> bool {
    match ty {
        RustType::String | RustType::Value | RustType::Parameter(_) | RustType::TypedKeys(_) | RustType::Buckets(_) => {
            true
        }
        RustType::Runtime(name) => matches!(*name, "ErrorCause" | "ErrorResponse" | "Secret"),
        RustType::Map(key, value) | RustType::SingleKey(key, value) => {
            may_hold_string(key, items, seen) || may_hold_string(value, items, seen)
        }
        RustType::List(inner) | RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => {
            may_hold_string(inner, items, seen)
        }
        RustType::Item(path, _) => {
            let Some(item) = items.get(path).filter(|_| seen.insert(path.clone())) else { return false };
            let mut found = false;
            item.kind.visit_types(&mut |ty| found = found || may_hold_string(ty, items, seen));
            found
        }
        RustType::Primitive(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{INNOCENT, SECRET, Secrecy, is_suspicious, secrecy};

    #[test]
    fn entry_with_type_precedes_entry_without() {
        assert_eq!(secrecy("security.create_service_token:Token", "value"), Secrecy::Secret);
        assert_eq!(secrecy("security.create_service_token:Token", "name"), Secrecy::Unsuspicious);
        assert_eq!(secrecy("other:Response", "token"), Secrecy::Secret);
        assert_eq!(secrecy("indices.analyze:AnalyzeToken", "token"), Secrecy::Innocent);
        assert_eq!(secrecy("other:Response", "token_url"), Secrecy::Innocent);
    }

    #[test]
    fn entries_differ_from_the_rule() {
        let property = |entry: &'static str| match entry.split_once(':') {
            Some((_, type_and_property)) => type_and_property.split_once('.').expect("a property").1,
            None => entry,
        };
        assert!(INNOCENT.iter().all(|entry| is_suspicious(property(entry))));
        assert!(SECRET.iter().all(|entry| !is_suspicious(property(entry))));
    }
}
