//! Converts names of the specification to Rust names, and checks in a [`NameScope`] that they are unique.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::diagnostic::{Code, Diagnostics, Origin};

/// Method names that setters cannot use.
const RESERVED_METHODS: &[&str] = &["new", "default"];

/// Returns the name of a field: snake case, without a leading `_`, and with a `_` after a keyword.
pub(crate) fn field(json_name: &str) -> Option<String> {
    to_identifier(json_name.to_snake_case())
}

/// Returns the name of a variant in upper camel case.
pub(crate) fn variant(json_name: &str) -> Option<String> {
    to_identifier(json_name.to_upper_camel_case())
}

/// Returns the name of a type. A name in upper camel case is kept, others are converted to it.
pub(crate) fn item(name: &str) -> Option<String> {
    let camel = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    to_identifier(if camel { name.to_owned() } else { name.to_upper_camel_case() })
}

/// Returns the name of the setter of a field.
pub(crate) fn setter(field: &str) -> String {
    if RESERVED_METHODS.contains(&field) { format!("{field}_") } else { field.to_owned() }
}

/// Returns true for a keyword of any edition up to 2024. Raw identifiers are not used, because `self`, `super` and `crate`
/// cannot be raw.
#[rustfmt::skip]
fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "Self" | "abstract" | "as" | "async" | "await" | "become" | "box" | "break" | "const" | "continue" | "crate" | "do"
            | "dyn" | "else" | "enum" | "extern" | "false" | "final" | "fn" | "for" | "gen" | "if" | "impl" | "in" | "let"
            | "loop" | "macro" | "match" | "mod" | "move" | "mut" | "override" | "priv" | "pub" | "ref" | "return" | "self"
            | "static" | "struct" | "super" | "trait" | "true" | "try" | "type" | "typeof" | "unsafe" | "unsized" | "use"
            | "virtual" | "where" | "while" | "yield"
    )
}

/// Returns true for a valid Rust identifier.
pub(crate) fn is_identifier(name: &str) -> bool {
    let starts_well = name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit()) && name != "_";
    is_ascii_identifier(name) && starts_well && !is_keyword(name)
}

fn is_ascii_identifier(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn to_identifier(mut name: String) -> Option<String> {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if is_keyword(&name) {
        name.push('_');
    }
    (is_ascii_identifier(&name) && name.chars().any(|c| c.is_ascii_alphanumeric())).then_some(name)
}

/// Returns the module path of a namespace: `security._types` is `security::types`, and `_global` is the crate root.
pub(crate) fn module(namespace: &str) -> Option<Vec<String>> {
    let segments = namespace.split('.').enumerate();
    segments.filter(|(i, segment)| !(*i == 0 && *segment == "_global")).map(|(_, segment)| field(segment)).collect()
}

/// Returns the common prefix of the names of an endpoint's request and response: its last segment in upper camel case.
pub(crate) fn endpoint(name: &str) -> Option<String> {
    to_identifier(name.rsplit('.').next()?.to_upper_camel_case())
}

/// A scope in which each name is unique.
#[derive(Debug)]
pub(crate) struct NameScope {
    /// The reserved names, each with a description of its owner.
    reserved: HashMap<String, String>,
    /// The help for a collision.
    help: &'static str,
}

impl Default for NameScope {
    fn default() -> Self {
        Self {
            reserved: HashMap::new(),
            help: "give one of them a different `codegenName`, or add a correction that does so",
        }
    }
}

impl NameScope {
    /// Creates a scope for operations, which are named after endpoints and namespaces.
    pub(crate) fn for_operations() -> Self {
        let help = "rename one of them in the specification, or exclude one with `--endpoints`";
        Self { help, ..Self::default() }
    }

    /// Reserves a key or a string of JSON for `owner`. Returns false and reports a collision if it is already reserved.
    pub(crate) fn reserve_json_name(
        &mut self,
        json_name: &str,
        owner: &str,
        at: &Origin,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(first) = self.reserved.get(json_name) else {
            self.reserved.insert(json_name.to_owned(), owner.to_owned());
            return true;
        };
        diagnostics.error(
            Code::NameCollision,
            at,
            format!("duplicate JSON name `{json_name}`: used by {first} and {owner}"),
            "remove one of them, or correct its name or its `aliases`",
        );
        false
    }

    /// Reserves a Rust name for `owner`. Reports a collision if it is already reserved.
    pub(crate) fn reserve(&mut self, name: &str, owner: &str, at: &Origin, diagnostics: &mut Diagnostics) {
        if let Some(first) = self.reserved.get(name) {
            diagnostics.error(
                Code::NameCollision,
                at,
                format!("duplicate Rust name `{name}`: used by {first} and {owner}"),
                self.help,
            );
        } else {
            self.reserved.insert(name.to_owned(), owner.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names() {
        let table = [
            ("grant_type", Some("grant_type")),
            ("_source", Some("source")),
            ("type", Some("type_")),
            ("match", Some("match_")),
            ("index.routing.allocation", Some("index_routing_allocation")),
            ("maxShingleSize", Some("max_shingle_size")),
            ("x-pack", Some("x_pack")),
            ("404_response", Some("_404_response")),
            ("self", Some("self_")),
            ("gen", Some("gen_")),
            ("", None),
            ("...", None),
            ("é", None),
        ];
        for (json_name, rust) in table {
            assert_eq!(field(json_name).as_deref(), rust, "{json_name}");
        }
    }

    #[test]
    fn variant_names() {
        let table = [
            ("_kerberos", Some("Kerberos")),
            ("wait_for", Some("WaitFor")),
            ("true", Some("True")),
            ("self", Some("Self_")),
            ("1m", Some("_1m")),
            ("<", None),
        ];
        for (json_name, rust) in table {
            assert_eq!(variant(json_name).as_deref(), rust, "{json_name}");
        }
    }

    #[test]
    fn type_names_in_upper_camel_case_are_kept() {
        for (name, rust) in [("RRFRetriever", "RRFRetriever"), ("long", "Long"), ("snake_case", "SnakeCase")] {
            assert_eq!(item(name).as_deref(), Some(rust));
        }
    }

    #[test]
    fn module_paths() {
        let table = [
            ("security.get_token", "security::get_token"),
            ("_types.query_dsl", "types::query_dsl"),
            ("security._types", "security::types"),
            ("_global.search", "search"),
            ("_global", ""),
            ("a.type", "a::type_"),
        ];
        for (namespace, path) in table {
            assert_eq!(module(namespace).map(|segments| segments.join("::")).as_deref(), Some(path));
        }
    }
}
