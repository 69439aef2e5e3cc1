//! Decodes one file into endpoints and definitions: each separately, so that an error in one does not hide errors in the
//! next, and in parallel.

use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use serde_json::value::RawValue;

use super::decode::{Decoded, SourceFile, decode};
use super::input::Input;
use super::json_path::JsonPath;
use super::load::Located;
use super::object_entries::ObjectEntries;
use super::repair::{Repair, Repairable, Repaired, repair};
use super::spec_file::{Info, SpecFile};
use super::{Definition, Endpoint, EndpointName, TypeName};
use crate::diagnostic::{Code, Degradation, Diagnostics, Origin};

/// A decoded file. An absent list differs from an empty one, because [`verify`](super::verify) encodes the file again.
#[derive(Debug, Default)]
pub(super) struct DecodedFile {
    /// The title and the license.
    pub(super) info: Option<Info>,
    /// The endpoints.
    pub(super) endpoints: Option<Vec<Located<Endpoint>>>,
    /// The definitions of types.
    pub(super) types: Option<Vec<Located<Definition>>>,
    /// The repaired endpoints, including those that are left out.
    pub(super) degraded_endpoints: Vec<(EndpointName, Degradation)>,
    /// The repaired definitions.
    pub(super) degraded_types: Vec<(TypeName, Degradation)>,
}

impl DecodedFile {
    /// Drops the locations.
    pub(super) fn into_spec_file(self) -> SpecFile {
        SpecFile { info: self.info, endpoints: self.endpoints.map(into_values), types: self.types.map(into_values) }
    }
}

fn into_values<T>(list: Vec<Located<T>>) -> Vec<T> {
    list.into_iter().map(|located| located.value).collect()
}

/// Decodes one file. All valid parts are returned, even if others have errors.
pub(super) fn decode_file(input: &Input, diagnostics: &mut Diagnostics) -> DecodedFile {
    let name: Arc<str> = input.path.as_str().into();
    let mut file = DecodedFile::default();
    let content = match std::str::from_utf8(&input.bytes) {
        Ok(content) => content,
        Err(error) => {
            let message = format!("invalid UTF-8 at byte {}", error.valid_up_to() + 1);
            diagnostics.error(Code::InvalidJson, &Origin::file(name), message, "save the file as UTF-8");
            return file;
        }
    };
    let source = SourceFile { name, content };
    let Some(ObjectEntries(entries)) = decode(&source, content, &JsonPath::default()).report(diagnostics) else {
        return file;
    };

    let mut seen = Vec::new();
    for (key, value) in entries {
        let mut at = JsonPath::default();
        at.key(&key);
        if seen.contains(&key) {
            diagnostics.error(
                Code::InvalidShape,
                &source.origin(&at),
                format!("duplicate key `{key}`"),
                "merge the values of both keys under one key",
            );
            continue;
        }
        match key.as_str() {
            "_info" => file.info = decode_info(decode(&source, value.get(), &at), &source, diagnostics),
            "endpoints" => {
                file.endpoints = decode_list(&source, value, &at, &mut file.degraded_endpoints, diagnostics);
            }
            "types" => file.types = decode_list(&source, value, &at, &mut file.degraded_types, diagnostics),
            _ => source.report_unknown_key(&key, &at, diagnostics),
        }
        seen.push(key);
    }
    file
}

/// Reports the problems of the title and the license, which do not change the generated code.
fn decode_info(decoded: Decoded<'_, Info>, source: &SourceFile<'_>, diagnostics: &mut Diagnostics) -> Option<Info> {
    let Some(failure) = decoded.failure() else { return decoded.report(diagnostics) };
    let at = source.origin(&failure.at);
    diagnostics.degrade(failure.code, &at, failure.full_message(source), failure.help(), "`_info`: ignored");
    None
}

/// Decodes an array, each element separately. An element that does not match the metamodel is repaired.
fn decode_list<T: Repairable>(
    source: &SourceFile<'_>,
    raw: &RawValue,
    at: &JsonPath,
    degraded: &mut Vec<(T::Name, Degradation)>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Located<T>>>
where
    T::Name: Clone,
{
    let raw: Vec<&RawValue> = decode(source, raw.get(), at).report(diagnostics)?;
    let decoded: Vec<_> = raw
        .into_par_iter()
        .enumerate()
        .map(|(index, raw)| {
            let mut at = at.clone();
            at.index(index);
            let decoded: Decoded<'_, T> = decode(source, raw.get(), &at);
            let failure = decoded.failure().filter(|failure| failure.code != Code::InvalidJson).cloned();
            let repaired: Option<Repaired<'_, T>> = failure.map(|failure| repair(source, raw.get(), &at, failure));
            (decoded, repaired, source.origin(&at))
        })
        .collect();
    let mut located = Vec::new();
    for (decoded, repaired, origin) in decoded {
        let decoded = match repaired {
            None => Some(decoded),
            Some(Repaired { name, decoded, repairs }) => {
                for repair in repairs {
                    report_repair(source, &repair, diagnostics);
                    degraded.extend(repair.degradation().map(|degradation| (name.clone(), degradation)));
                }
                decoded
            }
        };
        let value = decoded.and_then(|decoded| decoded.report(diagnostics));
        located.extend(value.map(|value| Located { value, origin }));
    }
    Some(located)
}

fn report_repair(source: &SourceFile<'_>, repair: &Repair, diagnostics: &mut Diagnostics) {
    let Repair { failure, place, effect, .. } = repair;
    let at = source.origin(&failure.at);
    let effect = format!("{place}: {effect}");
    diagnostics.degrade(failure.code, &at, failure.full_message(source), failure.help(), effect);
}
