//! Decodes one file into endpoints and definitions: each separately, so that an error in one does not hide errors in the
//! next, and in parallel.

use std::fmt;
use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::decode::{SourceFile, decode};
use super::input::Input;
use super::json_path::JsonPath;
use super::load::Located;
use super::spec_file::{Info, SpecFile};
use super::{Definition, Endpoint};
use crate::diagnostic::{Code, Diagnostics, Origin};

/// A decoded file. An absent list differs from an empty one, because [`verify`](super::verify) encodes the file again.
#[derive(Debug, Default)]
pub(super) struct DecodedFile {
    /// The title and the license.
    pub(super) info: Option<Info>,
    /// The endpoints.
    pub(super) endpoints: Option<Vec<Located<Endpoint>>>,
    /// The definitions of types.
    pub(super) types: Option<Vec<Located<Definition>>>,
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
    let Some(TopLevelEntries(entries)) = decode(&source, content, &JsonPath::default()).report(diagnostics) else {
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
            "_info" => file.info = decode(&source, value.get(), &at).report(diagnostics),
            "endpoints" => file.endpoints = decode_list(&source, value, &at, diagnostics),
            "types" => file.types = decode_list(&source, value, &at, diagnostics),
            _ => source.report_unknown_key(&key, &at, diagnostics),
        }
        seen.push(key);
    }
    file
}

/// Decodes an array, each element separately.
fn decode_list<T: DeserializeOwned + Send>(
    source: &SourceFile<'_>,
    raw: &RawValue,
    at: &JsonPath,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Located<T>>> {
    let raw: Vec<&RawValue> = decode(source, raw.get(), at).report(diagnostics)?;
    let decoded: Vec<_> = raw
        .into_par_iter()
        .enumerate()
        .map(|(index, raw)| {
            let mut at = at.clone();
            at.index(index);
            (decode(source, raw.get(), &at), source.origin(&at))
        })
        .collect();
    let located = decoded
        .into_iter()
        .filter_map(|(decoded, origin)| decoded.report(diagnostics).map(|value| Located { value, origin }));
    Some(located.collect())
}

/// The keys of a file with their JSON values, in the order of the file. It is a list and not a map, so that duplicate keys
/// can be reported.
struct TopLevelEntries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for TopLevelEntries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = TopLevelEntries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with `endpoints` and `types`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(TopLevelEntries(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}
