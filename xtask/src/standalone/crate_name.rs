//! The name of a crate, as cargo takes it.

use std::fmt;
use std::str::FromStr;

/// A package's name, which in code has an underscore for each hyphen.
#[derive(Clone, Debug)]
pub(crate) struct CrateName(String);

/// What is called so in every crate.
const RESERVED: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

impl CrateName {
    /// The crate's name in code.
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

    fn from_str(text: &str) -> Result<Self, String> {
        let name = Self(text.to_owned());
        let identifier = name.identifier();
        let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if text.is_empty() || !text.chars().all(legal) {
            return Err("a crate's name is made of letters and digits of ASCII, `-` and `_`".to_owned());
        }
        if text.len() > 64 {
            return Err("a crate's name has no more than 64 characters".to_owned());
        }
        if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err("a crate's name begins with a letter".to_owned());
        }
        if syn::parse_str::<syn::Ident>(&identifier).is_err() {
            return Err(format!("`{identifier}` is a keyword of Rust"));
        }
        if RESERVED.contains(&&*identifier) {
            return Err(format!("`{identifier}` is a crate of Rust's own"));
        }
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::CrateName;

    #[test]
    fn names() {
        let table = [
            ("elasticsearch-typed", Ok("elasticsearch_typed")),
            ("es9", Ok("es9")),
            ("", Err("made of letters")),
            ("é", Err("made of letters")),
            ("a b", Err("made of letters")),
            ("a/b", Err("made of letters")),
            ("9es", Err("begins with a letter")),
            ("-es", Err("begins with a letter")),
            ("_", Err("begins with a letter")),
            ("match", Err("`match` is a keyword")),
            ("std", Err("Rust's own")),
            ("proc-macro", Err("`proc_macro` is a crate of Rust's own")),
        ];
        for (text, expected) in table {
            let found = text.parse::<CrateName>().map(|name| name.identifier());
            match (&found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected),
                (Err(found), Err(expected)) => assert!(found.contains(expected), "{text}: {found}"),
                _ => panic!("{text}: {found:?}"),
            }
        }
        assert!("a".repeat(65).parse::<CrateName>().unwrap_err().contains("64 characters"));
    }
}
