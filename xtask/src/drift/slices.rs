//! Parts of a specification: some endpoints with the definitions that they reach.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result, anyhow};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde_json::{Value, json};

use crate::changes::Base;
use crate::changes::base::names;
use crate::changes::json::full_name;
use crate::changes::random::Random;
use crate::fetch;
use crate::input;
use crate::root::Root;

/// The largest number of definitions of a part, unless it has only one endpoint. The time of a change grows with it.
const MAX_DEFINITIONS: usize = 150;

/// The largest number of endpoints of a part.
const MAX_ENDPOINTS: usize = 5;

/// Returns one part of a specification for each seed.
pub(super) fn slices(root: &Root, version: &str, first_seed: u64, seeds: u64) -> Result<Vec<Base>> {
    let specification = input::read(root, Some(&fetch::fetch_version(root, version)?), Some(version))?;
    let schema = specification.inputs.iter().find(|input| !input.is_correction()).context("no schema")?;
    let spec: Value = serde_json::from_slice(&schema.bytes).context("the schema is not JSON")?;
    let corrections: Vec<_> = specification.inputs.iter().filter(|input| input.is_correction()).cloned().collect();
    let parts = (first_seed..first_seed + seeds).into_par_iter().map(|seed| {
        let slice = slice(&spec, &mut Random::new("endpoints", seed));
        let name = format!("part {seed}");
        let mut inputs = corrections.clone();
        inputs.push(generator::Input { path: "schema.json".to_owned(), bytes: slice.to_string().into_bytes() });
        Base::new(&name, &inputs).map_err(|diagnostics| anyhow!("{name} is invalid without a change\n\n{diagnostics}"))
    });
    parts.collect()
}

/// Adds random endpoints as long as the part stays small.
fn slice(spec: &Value, random: &mut Random) -> Value {
    let endpoints: Vec<&Value> = spec["endpoints"].as_array().into_iter().flatten().collect();
    let endpoints: Vec<_> = endpoints
        .into_iter()
        .filter(|endpoint| endpoint["request"].is_object() && endpoint["response"].is_object())
        .collect();
    let mut chosen = Vec::new();
    let mut current = Value::Null;
    for _ in 0..MAX_ENDPOINTS {
        let Some(endpoint) = random.choose(&endpoints).copied() else { break };
        if chosen.contains(&endpoint) {
            continue;
        }
        chosen.push(endpoint);
        let next = part(spec, &chosen);
        let size = next["types"].as_array().map_or(0, Vec::len);
        if size > MAX_DEFINITIONS && !current.is_null() {
            chosen.pop();
        } else {
            current = next;
        }
    }
    current
}

/// Returns the endpoints and the definitions that they reach, as the content of a file.
fn part(spec: &Value, endpoints: &[&Value]) -> Value {
    let by_name: HashMap<String, &Value> = spec["types"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|definition| Some((full_name(&definition["name"])?, definition)))
        .collect();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut pending: Vec<String> = endpoints.iter().flat_map(|endpoint| names(endpoint)).collect();
    while let Some(name) = pending.pop() {
        if let Some(definition) = by_name.get(&name)
            && reached.insert(name)
        {
            pending.extend(names(definition));
        }
    }
    let is_reached = |definition: &&Value| full_name(&definition["name"]).is_some_and(|name| reached.contains(&name));
    let types: Vec<_> = spec["types"].as_array().into_iter().flatten().filter(is_reached).collect();
    json!({ "endpoints": endpoints, "types": types })
}
