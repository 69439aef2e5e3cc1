//! Names of secrets: a rule that finds them, and the exceptions in the corrections.

use std::collections::HashMap;
use std::iter;

use heck::ToSnakeCase as _;

use super::change::{Change, MemberChange};
use super::correction::Corrections;
use crate::spec::{Definition, Spec, TypeName};

/// The largest number of ancestors of a type that decisions are inherited from. The specification has five.
const MAX_ANCESTORS: usize = 32;

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
        let by_name = corrections.names.iter().map(|decision| (decision.name.clone(), decision.is_secret)).collect();
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
        Self { by_name, by_type }
    }

    /// Extends the decisions for a type to the types that inherit its properties, unless they have their own decisions.
    pub(super) fn inherit(&mut self, spec: &Spec) {
        let declared = self.by_type.clone();
        for child in spec.types.keys() {
            for ancestor in ancestors(spec, child) {
                let ancestor = ancestor.to_string();
                for ((_, property), is_secret) in declared.iter().filter(|((owner, _), _)| *owner == ancestor) {
                    self.by_type.entry((child.to_string(), property.clone())).or_insert(*is_secret);
                }
            }
        }
    }

    /// Decides about a property. A decision for the type precedes one for the name, and both precede the rule.
    #[must_use]
    pub fn secrecy(&self, type_name: &str, property: &str) -> Secrecy {
        let of_type = self.of_type(type_name, property);
        match of_type.or_else(|| self.by_name.get(property).copied()) {
            Some(true) => Secrecy::Secret,
            Some(false) => Secrecy::Innocent,
            None if is_suspicious(property) => Secrecy::Secret,
            None => Secrecy::Unsuspicious,
        }
    }

    /// Returns true if a property is a secret without the decision for its type: by that for an ancestor, by its name or by
    /// the rule.
    pub(super) fn is_secret_by_default(&self, spec: &Spec, target: &TypeName, property: &str) -> bool {
        let inherited = ancestors(spec, target).find_map(|ancestor| self.of_type(&ancestor.to_string(), property));
        let decision = inherited.or_else(|| self.by_name.get(property).copied());
        decision.unwrap_or_else(|| is_suspicious(property))
    }

    /// Returns the decision for a property of a type.
    fn of_type(&self, type_name: &str, property: &str) -> Option<bool> {
        self.by_type.get(&(type_name.to_owned(), property.to_owned())).copied()
    }
}

/// Returns the ancestors of a type, the nearest first. A cycle of parents, which lowering reports, is cut off.
fn ancestors<'s>(spec: &'s Spec, name: &TypeName) -> impl Iterator<Item = &'s TypeName> {
    iter::successors(parent(spec, name), |ancestor| parent(spec, ancestor)).take(MAX_ANCESTORS)
}

fn parent<'s>(spec: &'s Spec, name: &TypeName) -> Option<&'s TypeName> {
    let inherits = match &spec.types.get(name)?.value {
        Definition::Interface(interface) => &interface.inherits,
        Definition::Request(request) => &request.inherits,
        Definition::Response(_) | Definition::Enum(_) | Definition::TypeAlias(_) => &None,
    };
    inherits.as_ref().map(|inherits| &inherits.r#type)
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
