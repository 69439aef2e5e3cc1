//! Names of secrets: a rule that finds them, and the exceptions in the corrections.

use std::collections::{HashMap, HashSet};

use heck::ToSnakeCase as _;

use super::change::{Change, MemberChange};
use super::correction::Corrections;

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
    /// The name suggests a secret, or a correction declares the property as secret.
    Secret,
    /// The name suggests a secret, but a correction declares the property as innocent.
    Innocent,
    /// The name does not suggest a secret.
    Unsuspicious,
}

/// The exceptions from the rule that finds secrets by their names.
#[derive(Clone, Debug, Default)]
pub struct SecretNames {
    /// The decisions by property name: true for a secret.
    by_name: HashMap<String, bool>,
    /// The decisions by the name of the type and of the property. They take precedence.
    by_type: HashMap<(String, String), bool>,
}

impl SecretNames {
    pub(super) fn new(corrections: &Corrections) -> Self {
        let secret: HashSet<_> = corrections.secret.iter().map(|name| (name.clone(), true)).collect();
        let innocent = corrections.innocent.iter().map(|name| (name.clone(), false));
        let mut by_type = HashMap::new();
        for correction in &corrections.list {
            for edit in &correction.edits {
                if let Change::Member(name, MemberChange::Secret(is_secret)) = &edit.change {
                    by_type.insert((correction.target.to_string(), name.as_str().to_owned()), *is_secret);
                }
            }
            // A renamed property keeps the decision.
            for edit in &correction.edits {
                if let Change::Member(name, MemberChange::JsonName(new)) = &edit.change {
                    let target = correction.target.to_string();
                    if let Some(is_secret) = by_type.get(&(target.clone(), name.as_str().to_owned())) {
                        by_type.insert((target, new.clone()), *is_secret);
                    }
                }
            }
        }
        Self { by_name: secret.into_iter().chain(innocent).collect(), by_type }
    }

    /// Decides about a property. A decision for the type precedes one for the name, and both precede the rule.
    #[must_use]
    pub fn secrecy(&self, type_name: &str, property: &str) -> Secrecy {
        let of_type = self.by_type.get(&(type_name.to_owned(), property.to_owned()));
        match of_type.or_else(|| self.by_name.get(property)) {
            Some(true) => Secrecy::Secret,
            Some(false) => Secrecy::Innocent,
            None if is_suspicious(property) => Secrecy::Secret,
            None => Secrecy::Unsuspicious,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::{Secrecy, SecretNames};

    #[test]
    fn decision_for_the_type_precedes_the_name_and_the_rule() {
        let names = SecretNames {
            by_name: [("token_url".to_owned(), false), ("pin".to_owned(), true)].into(),
            by_type: [(("n:T".to_owned(), "token".to_owned()), false), (("n:T".to_owned(), "pin".to_owned()), false)]
                .into(),
        };
        for (type_name, property, expected) in [
            ("n:T", "token", Secrecy::Innocent),
            ("n:U", "token", Secrecy::Secret),
            ("n:T", "pin", Secrecy::Innocent),
            ("n:U", "pin", Secrecy::Secret),
            ("n:U", "token_url", Secrecy::Innocent),
            ("n:U", "apiTokens", Secrecy::Secret),
            ("n:U", "http_ca_key", Secrecy::Secret),
            ("n:U", "service_account_json", Secrecy::Secret),
            ("n:U", "key", Secrecy::Unsuspicious),
            ("n:U", "tokenizer", Secrecy::Unsuspicious),
        ] {
            assert_eq!(names.secrecy(type_name, property), expected, "{type_name}.{property}");
        }
    }
}
