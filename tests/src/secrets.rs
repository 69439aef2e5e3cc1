//! Secrets are never printed: a random canary in each secret field of each fixture does not appear in the `Debug` and
//! `Display` output of values and errors, and does appear in the encoded JSON.

mod broken;
mod errors;
mod names;
pub(crate) mod printed;

use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;

use generator::model::{Field, ItemKind, ItemPath, Member, RustType};

use crate::round_trip::cases::{REQUESTS, VALUES};
use crate::round_trip::draw::Drawer;
use crate::round_trip::model::{self, Model};
use crate::round_trip::source::{Coverage, Source};
use crate::round_trip::tree::Tree;
use printed::Printed;

/// The number of values that are drawn of an item.
const DRAWS_PER_ITEM: u64 = 12;

/// Returns a string that appears nowhere else, and that differs in each run.
fn canary(seed: u64) -> String {
    static RUN: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
    format!("canary{:016x}", (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ *RUN)
}

/// Returns the properties of an object, or the parameters of a request.
fn fields(item: &ItemKind) -> Vec<&Field> {
    match item {
        ItemKind::Struct(item) => item.members.iter().filter_map(property).collect(),
        ItemKind::Request(item) => item.parameters.iter().map(|parameter| &parameter.field).collect(),
        _ => Vec::new(),
    }
}

fn property(member: &Member) -> Option<&Field> {
    if let Member::Field(field) = member { Some(field) } else { None }
}

/// Returns `true` for a secret, and for a list or map of secrets.
fn is_secret(model: &Model, ty: &RustType) -> bool {
    match model.resolve(ty) {
        RustType::Runtime(name) => name == "Secret",
        RustType::List(inner)
        | RustType::Map(_, inner)
        | RustType::SingleKey(_, inner)
        | RustType::TypedKeys(inner)
        | RustType::Option(inner)
        | RustType::Nullable(inner) => is_secret(model, &inner),
        _ => false,
    }
}

/// Returns all secret fields of a model, each with its item.
fn secrets(model: &Model) -> Vec<(ItemPath, String)> {
    let item_points = |(path, item): (ItemPath, &generator::model::Item)| {
        let secrets = fields(&item.kind).into_iter().filter(|field| is_secret(model, &field.ty));
        secrets.map(|field| (path.clone(), field.json_name.clone())).collect::<Vec<_>>()
    };
    model.items().flat_map(item_points).collect()
}

#[test]
fn seeds_have_these_secrets() {
    let models = model::all();
    let seeds = models.iter().find(|model| model.fixture == "seeds").expect("the seeds");
    let mut names: Vec<_> = secrets(seeds).iter().map(|(path, field)| format!("{}.{field}", path.name)).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "GetTokenRequest.kerberos_ticket",
            "GetTokenRequest.password",
            "GetTokenRequest.refresh_token",
            "GetTokenResponse.access_token",
            "GetTokenResponse.kerberos_authentication_response_token",
            "GetTokenResponse.refresh_token",
            "GrantApiKeyRequest.access_token",
            "GrantApiKeyRequest.password",
            "GrantApiKeyResponse.api_key",
            "GrantApiKeyResponse.encoded",
        ]
    );
}

/// A drawn value with the canary in its secrets: its JSON, and a function that decodes JSON and prints the value.
struct Sample {
    tree: Option<Tree>,
    print: Box<dyn Fn(&str) -> Printed>,
    /// `true` if the canary is in the URL of a request.
    in_url: bool,
}

/// Draws a value of an item with the canary in its secrets; `None` for an item that can't be encoded alone.
fn draw(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Option<Sample> {
    let module = path.module.0.join("::");
    let is_this_item = |fixture: &str, module_name: &str, item: &str| {
        fixture == model.fixture && module_name == module && item == path.name
    };
    match &model.item(path).kind {
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) => None,
        ItemKind::Request(request) => {
            let call = REQUESTS.iter().find(|call| is_this_item(call.fixture, call.module, call.item))?;
            let canary = source.canary.clone().unwrap_or_default();
            let drawn = Drawer::new(model, source).request(request, &model.name(path));
            let (head, _) = drawn.http.into_parts();
            let in_url = head.uri.to_string().contains(&canary);
            let print = move |body: &str| {
                let mut http = http::Request::new(bytes::Bytes::from(body.to_owned()));
                *http.method_mut() = head.method.clone();
                *http.uri_mut() = head.uri.clone();
                (call.print)(&http)
            };
            Some(Sample { tree: drawn.body, print: Box::new(print), in_url })
        }
        _ => {
            let case = VALUES.iter().find(|case| is_this_item(case.fixture, case.module, case.item))?;
            let drawn = Drawer::new(model, source).item(path);
            Some(Sample { tree: Some(drawn.input), print: Box::new(case.print), in_url: false })
        }
    }
}

#[test]
fn secrets_are_not_printed() {
    let (mut covered, mut printed_strings) = (Coverage::default(), 0);
    for model in model::all() {
        for (path, item) in model.items() {
            let secret_fields: Vec<_> =
                fields(&item.kind).into_iter().filter(|field| field.redacted || is_secret(&model, &field.ty)).collect();
            let mut drawn = vec![false; secret_fields.len()];
            for seed in 1..=DRAWS_PER_ITEM {
                let canary = canary(seed);
                let mut source = Source::from_seed(seed, &covered);
                source.canary = Some(canary.clone());
                let Some(sample) = draw(&model, &path, &mut source) else { continue };
                covered.add(source.into_points());
                let json = sample.tree.as_ref().map(Tree::to_json).unwrap_or_default();
                if !json.contains(&canary) && !sample.in_url {
                    continue;
                }
                for (field, drawn) in secret_fields.iter().zip(&mut drawn) {
                    *drawn |= sample.in_url || broken::has_canary(sample.tree.as_ref(), field, &canary);
                }
                printed_strings += check_sample(&sample, &json, &canary, &model.name(&path));
            }
            let unseen: Vec<_> = secret_fields
                .iter()
                .zip(drawn)
                .filter(|(_, drawn)| !drawn)
                .map(|(field, _)| &field.json_name)
                .collect();
            assert!(unseen.is_empty(), "{}: no canary was in {unseen:?}", model.name(&path));
        }
    }
    assert!(printed_strings > 10_000, "only {printed_strings} strings were checked");
    println!("{printed_strings} printed strings without a canary");
}

/// Checks what is printed of the value and of invalid variants of its JSON. Returns the number of strings checked.
fn check_sample(sample: &Sample, json: &str, canary: &str, name: &str) -> usize {
    let printed = (sample.print)(json);
    assert!(!printed.encoded.is_empty(), "{name}: {json} was not encoded");
    for written in &printed.encoded {
        assert!(written.contains(canary), "{name}: {json} was encoded without the canary: {written}");
    }
    let mut printed_strings = assert_no_canary(&printed, canary, name, json);
    if let Some(tree) = &sample.tree {
        for json in broken::invalid_json(tree, canary) {
            printed_strings += assert_no_canary(&(sample.print)(&json), canary, name, &json);
        }
    }
    printed_strings
}

/// Asserts that no printed string contains the canary. Returns the number of strings.
fn assert_no_canary(printed: &Printed, canary: &str, name: &str, json: &str) -> usize {
    let printed_strings = printed.values.iter().chain(&printed.errors);
    printed_strings
        .inspect(|printed| assert!(!printed.contains(canary), "{name}: {json} was printed as {printed}"))
        .count()
}

#[test]
fn errors_contain_no_string_of_the_input() {
    let mut errors = 0;
    for model in model::all() {
        for (path, _) in model.items() {
            let covered = Coverage::default();
            for seed in 1..=3 {
                let canary = canary(seed);
                let mut source = Source::from_seed(seed, &covered);
                source.canary = Some(canary.clone());
                let Some(Sample { tree: Some(tree), print, .. }) = draw(&model, &path, &mut source) else { continue };
                let tree = broken::with_canary_strings(&tree, &canary);
                for json in broken::invalid_json(&tree, &canary) {
                    for error in print(&json).errors {
                        assert!(!error.contains(&canary), "{}: {json}: {error}", model.name(&path));
                        errors += 1;
                    }
                }
            }
        }
    }
    assert!(errors > 10_000, "only {errors} errors were checked");
    println!("{errors} errors without a canary");
}
