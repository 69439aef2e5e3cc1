//! Names: from the specification's to Rust's. One table-tested module; uniqueness is checked per scope in [`NameScope`].

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::ModulePath;
use crate::spec::{EndpointName, Namespace};

/// Methods that each type has already.
const RESERVED_METHODS: &[&str] = &["new", "default"];

/// The name of a field: snake case, a leading `_` dropped, a keyword with `_` behind.
pub(crate) fn field(json_name: &str) -> Option<String> {
    to_identifier(json_name.to_snake_case())
}

/// The name of a variant: camel case.
pub(crate) fn variant(json_name: &str) -> Option<String> {
    to_identifier(json_name.to_upper_camel_case())
}

/// The name of a type: the specification's own where it is camel case, else made so.
pub(crate) fn item(name: &str) -> Option<String> {
    let camel = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    to_identifier(if camel { name.to_owned() } else { name.to_upper_camel_case() })
}

/// The name of the setter of a field.
pub(crate) fn setter(field: &str) -> String {
    if RESERVED_METHODS.contains(&field) { format!("{field}_") } else { field.to_owned() }
}

/// Whether it can't be an identifier, in some edition up to 2024; `self` and its like can't even be raw ones.
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

/// Whether it can be written as an identifier.
pub(crate) fn is_identifier(name: &str) -> bool {
    let starts_well = name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit()) && name != "_";
    is_ascii_word(name) && starts_well && !is_keyword(name)
}

fn is_ascii_word(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn to_identifier(mut name: String) -> Option<String> {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if is_keyword(&name) {
        name.push('_');
    }
    (is_ascii_word(&name) && name.chars().any(|c| c.is_ascii_alphanumeric())).then_some(name)
}

/// The module of a namespace: dots become `::`, a leading `_` is dropped, `_global` is the crate root.
pub(crate) fn module(namespace: &Namespace) -> Option<ModulePath> {
    let segments = namespace.segments().enumerate();
    let segments = segments.filter(|(i, s)| !(*i == 0 && *s == "_global")).map(|(_, s)| field(s));
    segments.collect::<Option<Vec<_>>>().map(ModulePath)
}

/// The first half of the names of an endpoint's request and response: its last segment in camel case.
pub(crate) fn endpoint(name: &EndpointName) -> Option<String> {
    to_identifier(name.0.rsplit('.').next()?.to_upper_camel_case())
}

/// A scope in which each name may stand once.
#[derive(Debug)]
pub(crate) struct NameScope {
    reserved: HashMap<String, String>,
    /// What to do where two are called the same.
    help: &'static str,
}

impl Default for NameScope {
    fn default() -> Self {
        Self { reserved: HashMap::new(), help: "give one of them a `codegenName`, or add a fixup that does" }
    }
}

impl NameScope {
    /// A scope of functions, whose names are those of endpoints and namespaces.
    pub(crate) fn for_operations() -> Self {
        let help = "rename one of them in the specification, or leave one out with `--endpoints`";
        Self { help, ..Self::default() }
    }

    /// Takes a key or a word of JSON for `what`. False, and a diagnostic that names both, where it is taken already.
    pub(crate) fn reserve_json_name(
        &mut self,
        json_name: &str,
        what: &str,
        at: &Origin,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(first) = self.reserved.get(json_name) else {
            self.reserved.insert(json_name.to_owned(), what.to_owned());
            return true;
        };
        diagnostics.error(
            Code::NameCollision,
            at,
            format!("found {what}, which is `{json_name}` in JSON, as {first} is already; expected names that differ"),
            "take one of them out, or correct its name or its `aliases`",
        );
        false
    }

    /// Takes a name for `what`; where it is taken already, that is a diagnostic that names both.
    pub(crate) fn reserve(&mut self, name: &str, what: &str, at: &Origin, diagnostics: &mut Diagnostics) {
        if let Some(first) = self.reserved.get(name) {
            diagnostics.error(
                Code::NameCollision,
                at,
                format!("found {what}, which would be called `{name}` in Rust, as {first} is already; expected names that differ"),
                self.help,
            );
        } else {
            self.reserved.insert(name.to_owned(), what.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
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
    fn variants() {
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
    fn items_keep_the_name_of_the_specification() {
        for (name, rust) in [("RRFRetriever", "RRFRetriever"), ("long", "Long"), ("snake_case", "SnakeCase")] {
            assert_eq!(item(name).as_deref(), Some(rust));
        }
    }

    #[test]
    fn modules() {
        let table = [
            ("security.get_token", "security::get_token"),
            ("_types.query_dsl", "types::query_dsl"),
            ("security._types", "security::types"),
            ("_global.search", "search"),
            ("_global", ""),
            ("a.type", "a::type_"),
        ];
        for (namespace, path) in table {
            assert_eq!(module(&Namespace(namespace.to_owned())).map(|m| m.0.join("::")).as_deref(), Some(path));
        }
    }
}
