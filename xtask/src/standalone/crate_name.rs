//! The name of a crate, with cargo's rules.

use std::fmt;
use std::str::FromStr;

/// The name of a package. In code, hyphens are underscores.
#[derive(Clone, Debug)]
pub(crate) struct CrateName(String);

/// The names of Rust's own crates.
const RESERVED: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

impl CrateName {
    /// The name of the crate in code.
    pub(crate) fn identifier(&self) -> String {
        self.0.replace('-', "_")
    }
}

impl fmt::Display for CrateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CrateName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let name = Self(name.to_owned());
        let identifier = name.identifier();
        let is_valid = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.0.is_empty() || !name.0.chars().all(is_valid) {
            return Err("a crate name may only contain ASCII letters and digits, `-` and `_`".to_owned());
        }
        if name.0.len() > 64 {
            return Err("a crate name may have at most 64 characters".to_owned());
        }
        if !name.0.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err("a crate name must start with an ASCII letter".to_owned());
        }
        if syn::parse_str::<syn::Ident>(&identifier).is_err() {
            return Err(format!("`{identifier}` is a Rust keyword"));
        }
        if RESERVED.contains(&&*identifier) {
            return Err(format!("`{identifier}` is the name of a crate of Rust itself"));
        }
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::CrateName;

    #[test]
    fn validates_names() {
        let table = [
            ("elasticsearch-typed", Ok("elasticsearch_typed")),
            ("es9", Ok("es9")),
            ("", Err("only contain ASCII letters")),
            ("é", Err("only contain ASCII letters")),
            ("a b", Err("only contain ASCII letters")),
            ("a/b", Err("only contain ASCII letters")),
            ("9es", Err("start with an ASCII letter")),
            ("-es", Err("start with an ASCII letter")),
            ("_", Err("start with an ASCII letter")),
            ("match", Err("`match` is a Rust keyword")),
            ("std", Err("Rust itself")),
            ("proc-macro", Err("`proc_macro` is the name of a crate")),
        ];
        for (name, expected) in table {
            let found = name.parse::<CrateName>().map(|parsed| parsed.identifier());
            match (&found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected),
                (Err(found), Err(expected)) => assert!(found.contains(expected), "{name}: {found}"),
                _ => panic!("{name}: {found:?}"),
            }
        }
        assert!("a".repeat(65).parse::<CrateName>().unwrap_err().contains("64 characters"));
    }
}
