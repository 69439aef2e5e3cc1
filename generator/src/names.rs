//! Converts names of the specification to Rust names, and assigns unique ones.

use std::collections::{BTreeMap, HashSet};

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The module of the runtime in the generated crate.
const RUNTIME_MODULE: &str = "runtime";

/// The field of each struct for the keys of the JSON object that the specification does not describe.
pub(crate) const UNKNOWN_FIELDS: &str = "unknown_fields";

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
pub(crate) fn is_keyword(name: &str) -> bool {
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

/// Returns the module path of a namespace: `security._types` is `security::types`, and `_global` is the crate root. A segment
/// without an ASCII letter, and the reserved name `runtime` of a first segment, are replaced by a name with a hash.
pub(crate) fn module(namespace: &str) -> Vec<String> {
    let segments = namespace.split('.').enumerate().filter(|(i, segment)| !(*i == 0 && *segment == "_global"));
    let module = |(i, segment): (usize, &str)| match field(segment) {
        Some(name) if i > 0 || name != RUNTIME_MODULE => name,
        Some(name) => Case::Snake.with_hash(&name, segment),
        None => Case::Snake.with_hash("module", segment),
    };
    segments.map(module).collect()
}

/// Returns true if the first module of a namespace has the name of the runtime's module.
pub(crate) fn is_reserved(namespace: &str) -> bool {
    namespace.split('.').next().and_then(field).as_deref() == Some(RUNTIME_MODULE)
}

/// Returns true if a name of the specification can be converted to a Rust name.
pub(crate) fn is_usable(name: &str) -> bool {
    field(name).is_some() && variant(name).is_some()
}

/// Returns the common prefix of the names of an endpoint's request and response: its last segment in upper camel case.
pub(crate) fn endpoint(name: &str) -> Option<String> {
    to_identifier(name.rsplit('.').next()?.to_upper_camel_case())
}

/// The case of a Rust name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// The case of fields, methods and modules.
    Snake,
    /// The case of types and variants.
    UpperCamel,
}

impl Case {
    /// Appends a hash of a name of the specification. It depends on nothing else, so it is stable if other names are added.
    pub(crate) fn with_hash(self, name: &str, source: &str) -> String {
        let separator = if self == Self::Snake { "_" } else { "" };
        format!("{name}{separator}{:08x}", hash(source))
    }
}

/// Returns a hash that is the same on all machines and in all versions: 32-bit FNV-1a.
fn hash(source: &str) -> u32 {
    source.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A name of the specification with the Rust name that it wants.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WantedName {
    /// The name in the specification, with a suffix that distinguishes it from equal ones.
    pub(crate) source: String,
    /// The wanted Rust name.
    pub(crate) rust: String,
}

/// A name that another one already has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NameOwner {
    /// A reserved name, by its index.
    Reserved(usize),
    /// A wanted name, by its index.
    Wanted(usize),
}

/// An assigned Rust name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AssignedName {
    /// The unique name.
    pub(crate) name: String,
    /// The owner of the wanted name, if this is another one.
    pub(crate) collision: Option<NameOwner>,
}

/// Assigns unique names. Of several equal ones, the one that has the same name in the specification keeps it, otherwise one that
/// is in snake case there, otherwise the first by its name there. The others get a hash of their names in the specification.
pub(crate) fn assign<'r>(
    case: Case,
    reserved: impl IntoIterator<Item = &'r str>,
    wanted: &[WantedName],
) -> Vec<AssignedName> {
    let mut owners: BTreeMap<&str, NameOwner> = BTreeMap::new();
    for (index, name) in reserved.into_iter().enumerate() {
        owners.entry(name).or_insert(NameOwner::Reserved(index));
    }
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let is_converted =
        |wanted: &WantedName| (wanted.source != wanted.rust, wanted.source.to_snake_case() != wanted.source);
    order.sort_by_cached_key(|index| wanted.get(*index).map(|wanted| (is_converted(wanted), wanted)));
    for index in order {
        if let Some(wanted) = wanted.get(index) {
            owners.entry(&wanted.rust).or_insert(NameOwner::Wanted(index));
        }
    }
    let mut taken: HashSet<String> = owners.keys().map(|name| (*name).to_owned()).collect();
    let assigned =
        wanted.iter().enumerate().map(|(index, WantedName { source, rust })| match owners.get(rust.as_str()) {
            Some(owner) if *owner != NameOwner::Wanted(index) => {
                let name = unique_with_hash(case, rust, source, |name| taken.contains(name));
                taken.insert(name.clone());
                AssignedName { name, collision: Some(owner.clone()) }
            }
            _ => AssignedName { name: rust.clone(), collision: None },
        });
    assigned.collect()
}

/// Returns a name with a hash that is not in use.
pub(crate) fn unique_with_hash(case: Case, name: &str, source: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut hashed = source.to_owned();
    loop {
        let unique = case.with_hash(name, &hashed);
        if !is_taken(&unique) {
            return unique;
        }
        hashed.push('+');
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
            ("runtime.a", "runtime_44c0392b::a"),
            ("a.runtime", "a::runtime"),
            ("a.é", "a::module_1e9de8c1"),
        ];
        for (namespace, path) in table {
            assert_eq!(module(namespace).join("::"), path);
        }
    }

    #[test]
    fn names_are_unique_and_stable() {
        let assigned = |sources: &[&str]| -> Vec<String> {
            let wanted = |source: &&str| WantedName { source: (*source).to_owned(), rust: field(source).unwrap() };
            let wanted: Vec<_> = sources.iter().map(wanted).collect();
            assign(Case::Snake, ["reserved"], &wanted).into_iter().map(|assigned| assigned.name).collect()
        };
        assert_eq!(assigned(&["aB", "b", "a_b"]), ["a_b_6d25382a", "b", "a_b"]);
        assert_eq!(assigned(&["a_b", "a-b", "aB"]), ["a_b", "a_b_2a89df63", "a_b_6d25382a"]);
        assert_eq!(assigned(&["aB", "a-b"]), ["a_b_6d25382a", "a_b"]);
        assert_eq!(assigned(&["reserved"]), ["reserved_d4b5cafd"]);
        assert_eq!(assigned(&["TYPE", "type"]), ["type__142fe78d", "type_"]);
        assert_eq!(assigned(&["aB", "a-b", "a_b_6d25382a"])[2], "a_b_6d25382a");
    }
}
