//! Types in the notation of corrections, such as `Dictionary<string, long[]> | null`, as JSON.

use serde_json::{Value, json};

use super::json::{list, map, reference, union};

/// Converts a type. `resolve` returns the full name of a type without a namespace. Returns `None` for literals and for
/// names that do not resolve.
pub(super) fn parse(notation: &str, resolve: &dyn Fn(&str) -> Option<String>) -> Option<Value> {
    let mut parser = Parser { rest: notation, resolve };
    let value = parser.union()?;
    parser.rest.is_empty().then_some(value)
}

struct Parser<'n> {
    rest: &'n str,
    resolve: &'n dyn Fn(&str) -> Option<String>,
}

impl<'n> Parser<'n> {
    /// Skips a token. Returns false if another token follows.
    fn accept(&mut self, token: &str) -> bool {
        match self.rest.trim_start().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn union(&mut self) -> Option<Value> {
        let mut branches = vec![self.postfix()?];
        while self.accept("|") {
            branches.push(self.postfix()?);
        }
        if branches.len() == 1 { branches.pop() } else { Some(union(&branches)) }
    }

    fn postfix(&mut self) -> Option<Value> {
        let mut value = self.primary()?;
        while self.accept("[]") {
            value = list(&value);
        }
        Some(value)
    }

    fn primary(&mut self) -> Option<Value> {
        if self.accept("(") {
            let inner = self.union()?;
            return self.accept(")").then_some(inner);
        }
        let name = self.name();
        let mut arguments = Vec::new();
        if self.accept("<") {
            arguments.push(self.union()?);
            while self.accept(",") {
                arguments.push(self.union()?);
            }
            if !self.accept(">") {
                return None;
            }
        }
        match (name, arguments.as_slice()) {
            ("UserDefinedValue", []) => Some(json!({ "kind": "user_defined_value" })),
            ("Array", [element]) => Some(list(element)),
            ("Dictionary" | "SingleKeyDictionary", [key, value]) => {
                let mut dictionary = map(value);
                dictionary["key"] = key.clone();
                dictionary["singleKey"] = json!(name == "SingleKeyDictionary");
                Some(dictionary)
            }
            _ => {
                let full_name = if name.contains(':') { Some(name.to_owned()) } else { (self.resolve)(name) };
                let mut value = reference(&full_name?);
                if !arguments.is_empty() {
                    value["generics"] = json!(arguments);
                }
                Some(value)
            }
        }
    }

    fn name(&mut self) -> &'n str {
        let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
        let (name, rest) = self.rest.split_at(self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        name
    }
}
