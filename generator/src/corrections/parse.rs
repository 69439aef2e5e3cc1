//! Parses files of corrections.

use std::ops::Range;

use toml::de::DeTable;

use super::contradictions;
use super::correction::{Correction, Corrections, Edit, NameDecision};
use super::parse_edit;
use super::reader::{SourceFile, TableReader, tables};
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::spec::{Input, TypeName};

/// Parses files of corrections, which apply in the order of the files and of the lines.
pub(super) fn parse(inputs: &[&Input], diagnostics: &mut Diagnostics) -> Corrections {
    let mut corrections = Corrections::default();
    for input in inputs {
        match std::str::from_utf8(&input.bytes) {
            Ok(content) => {
                let file = SourceFile { name: &input.path, content };
                parse_file(&file, &mut corrections, diagnostics);
            }
            Err(error) => {
                let message = format!("invalid UTF-8 at byte {}", error.valid_up_to() + 1);
                let at = Origin::file(input.path.as_str());
                diagnostics.error(Code::InvalidCorrection, &at, message, "save the file as UTF-8");
            }
        }
    }
    contradictions::report(&corrections, diagnostics);
    corrections
}

fn parse_file(file: &SourceFile<'_>, corrections: &mut Corrections, diagnostics: &mut Diagnostics) {
    let (table, errors) = DeTable::parse_recoverable(file.content);
    if !errors.is_empty() {
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            file.report(offset, format!("invalid TOML: {}", error.message()), diagnostics);
        }
        return;
    }
    // The parser sorts keys by name.
    let mut sections: Vec<_> = table.get_ref().iter().collect();
    sections.sort_by_key(|(key, _)| key.span().start);
    let mut parsed = Vec::new();
    for (key, value) in sections {
        let name = key.get_ref().as_ref();
        if name == "secrets" {
            if let Some(reader) = TableReader::new(file, value, "`secrets`", diagnostics) {
                secrets(reader, corrections, diagnostics);
            }
            continue;
        }
        let Some(target) = type_name(name) else {
            let problem = format!(
                "unknown section `{name}`, expected `secrets` or a type such as \"indices._types:IndexSettings\""
            );
            file.report(key.span().start, problem, diagnostics);
            continue;
        };
        for reader in tables(file, value, &format!("`{name}`"), diagnostics) {
            parsed.push((reader.offset, correction(reader, target.clone(), diagnostics)));
        }
    }
    // Several corrections of one type are in one array, wherever they are in the file.
    parsed.sort_by_key(|(offset, _)| *offset);
    corrections.list.extend(parsed.into_iter().filter_map(|(_, correction)| correction));
}

fn type_name(name: &str) -> Option<TypeName> {
    let (namespace, name) = name.split_once(':')?;
    (!namespace.is_empty() && !name.is_empty()).then(|| TypeName::new(namespace, name))
}

/// Reads the names of secrets.
fn secrets(mut reader: TableReader<'_>, corrections: &mut Corrections, diagnostics: &mut Diagnostics) {
    for (key, is_secret) in [("secret", true), ("innocent", false)] {
        let names = reader.strings(key, diagnostics).into_iter();
        let at = |span: Range<usize>| reader.file.origin(span.start);
        corrections.names.extend(names.map(|(name, span)| NameDecision { at: at(span), name, is_secret }));
    }
    reader.finish(diagnostics);
}

fn correction(mut reader: TableReader<'_>, target: TypeName, diagnostics: &mut Diagnostics) -> Option<Correction> {
    let evidence = reader.required_string("evidence", diagnostics);
    let upstream = reader.string("upstream", diagnostics);
    let defines = reader.boolean("define", diagnostics) == Some(true);
    let at = reader.file.origin(reader.offset);
    let mut edits = Vec::new();
    let tables = reader.tables("edit", diagnostics);
    if tables.is_empty() && !defines {
        reader.file.report(reader.offset, format!("no edit of `{target}`"), diagnostics);
    }
    for mut edit in tables {
        let at = edit.file.origin(edit.offset);
        let changes = parse_edit::changes(&mut edit, diagnostics);
        edits.extend(changes.into_iter().map(|change| Edit { at: at.clone(), change }));
        edit.finish(diagnostics);
    }
    reader.finish(diagnostics);
    Some(Correction { at, target, defines, evidence: evidence?, upstream, edits })
}
