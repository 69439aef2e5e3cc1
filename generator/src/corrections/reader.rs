//! Reads tables of a TOML file. Each problem is reported with its line and column.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::notation::Notation;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::names;

const HELP: &str = "spec/corrections/README.md describes the format";

/// A TOML file.
pub(super) struct SourceFile<'f> {
    pub(super) name: &'f str,
    pub(super) content: &'f str,
}

impl SourceFile<'_> {
    /// Returns a location in the file with its line and column, both counted from 1.
    pub(super) fn origin(&self, offset: usize) -> Origin {
        let before = self.content.get(..offset).unwrap_or(self.content);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let name: Arc<str> = format!("{}:{line}:{column}", self.name).into();
        Origin::file(name)
    }

    pub(super) fn report(&self, offset: usize, problem: impl Into<String>, diagnostics: &mut Diagnostics) {
        report(&self.origin(offset), problem, diagnostics);
    }
}

/// Reports a problem of a file of corrections.
pub(super) fn report(at: &Origin, problem: impl Into<String>, diagnostics: &mut Diagnostics) {
    diagnostics.error(Code::InvalidCorrection, at, problem, HELP);
}

/// A table whose keys are read one by one.
pub(super) struct TableReader<'t> {
    pub(super) file: &'t SourceFile<'t>,
    table: &'t DeTable<'t>,
    /// The offset of the table in the file.
    pub(super) offset: usize,
    read: BTreeSet<&'static str>,
    /// Unknown keys are not reported, because the keys of the table depend on one that is missing.
    pub(super) accepts_unknown_keys: bool,
}

impl<'t> TableReader<'t> {
    /// Reads a value as a table. Reports a value of another type.
    pub(super) fn new(
        file: &'t SourceFile<'t>,
        value: &'t Spanned<DeValue<'t>>,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let offset = value.span().start;
        match value.get_ref() {
            DeValue::Table(table) => {
                Some(Self { file, table, offset, read: BTreeSet::new(), accepts_unknown_keys: false })
            }
            other => {
                let problem = format!("expected a table for {name}, found {}", type_of(other));
                file.report(offset, problem, diagnostics);
                None
            }
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.read.insert(key);
        self.table.get(key)
    }

    /// Reads an optional string.
    pub(super) fn string(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<String> {
        let value = self.get(key)?;
        string(self.file, value, &format!("`{key}`"), diagnostics).map(|(string, _)| string)
    }

    /// Reads an optional name in Rust.
    pub(super) fn rust_name(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<String> {
        let value = self.get(key)?;
        let (name, span) = string(self.file, value, &format!("`{key}`"), diagnostics)?;
        if names::is_identifier(&name) {
            return Some(name);
        }
        let expected =
            if names::is_keyword(&name) { "which is a keyword of Rust" } else { "expected a Rust identifier" };
        self.file.report(span.start, format!("invalid name `{name}` for `{key}`, {expected}"), diagnostics);
        None
    }

    /// Reads a required name in Rust.
    pub(super) fn required_rust_name(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<String> {
        self.require(key, diagnostics)?;
        self.rust_name(key, diagnostics)
    }

    /// Reads a required string.
    pub(super) fn required_string(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<String> {
        self.require(key, diagnostics)?;
        self.string(key, diagnostics)
    }

    /// Reports a missing key.
    fn require(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<()> {
        if self.has(key) {
            return Some(());
        }
        self.read.insert(key);
        self.file.report(self.offset, format!("missing key `{key}`"), diagnostics);
        None
    }

    /// Reads an optional boolean.
    pub(super) fn boolean(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<bool> {
        let value = self.get(key)?;
        if let DeValue::Boolean(boolean) = value.get_ref() {
            return Some(*boolean);
        }
        let problem = format!("expected a boolean for `{key}`, found {}", type_of(value.get_ref()));
        self.file.report(value.span().start, problem, diagnostics);
        None
    }

    /// Reads an optional list of strings. A single string is a list with one element.
    pub(super) fn strings(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<(String, Range<usize>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let name = format!("`{key}`");
        match value.get_ref() {
            DeValue::Array(array) => {
                self.report_empty(array, value.span().start, &name, diagnostics);
                array.iter().filter_map(|element| string(self.file, element, &name, diagnostics)).collect()
            }
            _ => string(self.file, value, &name, diagnostics).into_iter().collect(),
        }
    }

    /// Reads a required type.
    pub(super) fn required_type(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Notation> {
        self.require(key, diagnostics)?;
        self.optional_type(key, diagnostics)
    }

    /// Reads an optional type.
    pub(super) fn optional_type(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Notation> {
        let value = self.get(key)?;
        let (string, span) = string(self.file, value, &format!("`{key}`"), diagnostics)?;
        self.parse_type(&string, &span, diagnostics)
    }

    /// Reads a type or a list of types, at least one.
    pub(super) fn required_types(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Vec<Notation>> {
        self.require(key, diagnostics)?;
        let types = self.types(key, diagnostics);
        (!types.is_empty()).then_some(types)
    }

    fn types(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<Notation> {
        let strings = self.strings(key, diagnostics);
        strings.into_iter().filter_map(|(string, span)| self.parse_type(&string, &span, diagnostics)).collect()
    }

    fn parse_type(&self, string: &str, span: &Range<usize>, diagnostics: &mut Diagnostics) -> Option<Notation> {
        match Notation::parse(string) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                // The content starts behind the quotation mark. Escapes do not occur in types.
                let offset = (span.start + 1 + error.offset).min(span.end);
                self.file.report(offset, format!("invalid type `{string}`: {}", error.message), diagnostics);
                None
            }
        }
    }

    /// Reads an optional list of tables.
    pub(super) fn tables(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<TableReader<'t>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let name = format!("`{key}`");
        if let DeValue::Array(array) = value.get_ref() {
            self.report_empty(array, value.span().start, &name, diagnostics);
        }
        tables(self.file, value, &name, diagnostics)
    }

    fn report_empty(&self, array: &DeArray<'_>, offset: usize, name: &str, diagnostics: &mut Diagnostics) {
        if array.is_empty() {
            self.file.report(offset, format!("empty list for {name}"), diagnostics);
        }
    }

    /// Reports the keys that were not read.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        for (key, _) in self.table {
            if !self.accepts_unknown_keys && !self.read.contains(key.get_ref().as_ref()) {
                let valid: Vec<_> = self.read.iter().map(|key| format!("`{key}`")).collect();
                let problem = format!("unknown key `{}`, expected one of {}", key.get_ref(), valid.join(", "));
                self.file.report(key.span().start, problem, diagnostics);
            }
        }
    }
}

/// Reads a table or a list of tables.
pub(super) fn tables<'t>(
    file: &'t SourceFile<'t>,
    value: &'t Spanned<DeValue<'t>>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<TableReader<'t>> {
    match value.get_ref() {
        DeValue::Array(array) => {
            array.iter().filter_map(|element| TableReader::new(file, element, name, diagnostics)).collect()
        }
        _ => TableReader::new(file, value, name, diagnostics).into_iter().collect(),
    }
}

fn string(
    file: &SourceFile<'_>,
    value: &Spanned<DeValue<'_>>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Range<usize>)> {
    match value.get_ref() {
        DeValue::String(string) if string.trim().is_empty() => {
            file.report(value.span().start, format!("empty string for {name}"), diagnostics);
            None
        }
        DeValue::String(string) => Some((string.clone().into_owned(), value.span())),
        other => {
            let problem = format!("expected a string for {name}, found {}", type_of(other));
            file.report(value.span().start, problem, diagnostics);
            None
        }
    }
}

fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
