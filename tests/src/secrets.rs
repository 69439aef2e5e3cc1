//! Secrets do not print: a random canary in each secret field of each fixture is in no `Debug` and no `Display`, of values
//! and of errors, and is in what is written.

mod broken;
mod errors;
pub(crate) mod printed;

use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;

use generator::model::{Field, ItemKind, ItemPath, Member, RustType};

use crate::round_trip::draw::Drawer;
use crate::round_trip::glue::{CALLS, CASES};
use crate::round_trip::model::{self, Model};
use crate::round_trip::source::{Coverage, Source};
use crate::round_trip::tree::Tree;
use crate::sketch::{answer_t, interface, property, text};
use printed::Printed;

/// How many values of an item are drawn.
const DRAWS: u64 = 12;

/// A text that nothing else holds, another one in each run.
fn canary(seed: u64) -> String {
    static RUN: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
    format!("canary{:016x}", (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ *RUN)
}

fn fields(item: &ItemKind) -> Vec<&Field> {
    match item {
        ItemKind::Struct(item) => item.members.iter().flat_map(Member::fields).collect(),
        ItemKind::Request(item) => item.parameters.iter().map(|parameter| &parameter.field).collect(),
        _ => Vec::new(),
    }
}

/// Whether a type is a secret, or a list or map of secrets.
fn is_secret(model: &Model, ty: &RustType) -> bool {
    match model.resolve(ty) {
        RustType::Runtime(name) => name == "Secret",
        RustType::List(of)
        | RustType::Map(_, of)
        | RustType::SingleKey(_, of)
        | RustType::TypedKeys(of)
        | RustType::Option(of)
        | RustType::Nullable(of) => is_secret(model, &of),
        _ => false,
    }
}

/// All secret fields of a model, each with its item.
fn secrets(model: &Model) -> Vec<(ItemPath, String)> {
    let of_item = |(path, item): (ItemPath, &generator::model::Item)| {
        let secrets = fields(&item.kind).into_iter().filter(|field| is_secret(model, &field.ty));
        secrets.map(|field| (path.clone(), field.json_name.clone())).collect::<Vec<_>>()
    };
    model.items().flat_map(of_item).collect()
}

#[test]
fn the_ten_secrets_of_the_seeds() {
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

/// A value with the canary in its secrets: the text of what is JSON of it, and how to print that.
struct Caged {
    tree: Option<Tree>,
    print: Box<dyn Fn(&str) -> Printed>,
    /// Something of it stands in the URL.
    in_url: bool,
}

fn draw(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Option<Caged> {
    let module = path.module.0.join("::");
    let is_it = |fixture: &str, of: &str, item: &str| fixture == model.fixture && of == module && item == path.name;
    match &model.item(path).kind {
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) => None,
        ItemKind::Request(request) => {
            let call = CALLS.iter().find(|call| is_it(call.fixture, call.module, call.item))?;
            let canary = source.canary.clone().unwrap_or_default();
            let drawn = Drawer::new(model, source).request(request, &model.name(path));
            let (head, _) = drawn.http.into_parts();
            let in_url = head.uri.to_string().contains(&canary);
            let print = move |body: &str| {
                let mut http = http::Request::new(bytes::Bytes::from(body.to_owned()));
                *http.method_mut() = head.method.clone();
                *http.uri_mut() = head.uri.clone();
                (call.printed)(&http)
            };
            Some(Caged { tree: drawn.body, print: Box::new(print), in_url })
        }
        _ => {
            let case = CASES.iter().find(|case| is_it(case.fixture, case.module, case.item))?;
            let drawn = Drawer::new(model, source).item(path);
            Some(Caged { tree: Some(drawn.wire), print: Box::new(case.printed), in_url: false })
        }
    }
}

#[test]
fn no_secret_is_printed() {
    let (mut covered, mut texts) = (Coverage::default(), 0);
    for model in model::all() {
        for (path, item) in model.items() {
            let own: Vec<_> = fields(&item.kind).into_iter().filter(|field| is_secret(&model, &field.ty)).collect();
            let mut seen = vec![false; own.len()];
            for seed in 1..=DRAWS {
                let canary = canary(seed);
                let mut source = Source::seeded(seed, &covered);
                source.canary = Some(canary.clone());
                let Some(caged) = draw(&model, &path, &mut source) else { continue };
                covered.add(source.into_points());
                let text = caged.tree.as_ref().map(Tree::text).unwrap_or_default();
                if !text.contains(&canary) && !caged.in_url {
                    continue;
                }
                for (field, seen) in own.iter().zip(&mut seen) {
                    *seen |= caged.in_url || broken::holds(caged.tree.as_ref(), field, &canary);
                }
                texts += put_to_the_test(&caged, &text, &canary, &model.name(&path));
            }
            let unseen: Vec<_> =
                own.iter().zip(seen).filter(|(_, seen)| !seen).map(|(field, _)| &field.json_name).collect();
            assert!(unseen.is_empty(), "{}: no canary was in {unseen:?}", model.name(&path));
        }
    }
    assert!(texts > 10_000, "only {texts} texts were looked at");
    println!("{texts} printed texts, none with a canary");
}

/// How many texts were looked at.
fn put_to_the_test(caged: &Caged, text: &str, canary: &str, name: &str) -> usize {
    let whole = (caged.print)(text);
    assert!(!whole.written.is_empty(), "{name}: nothing was written of {text}");
    for written in &whole.written {
        assert!(written.contains(canary), "{name}: the canary of {text} is not in what was written: {written}");
    }
    let mut texts = is_silent(&whole, canary, name, text);
    if let Some(tree) = &caged.tree {
        for text in broken::all(tree, canary) {
            texts += is_silent(&(caged.print)(&text), canary, name, &text);
        }
    }
    texts
}

fn is_silent(printed: &Printed, canary: &str, name: &str, text: &str) -> usize {
    let texts = printed.values.iter().chain(&printed.errors);
    texts.inspect(|printed| assert!(!printed.contains(canary), "{name}: printed of {text}: {printed}")).count()
}

#[test]
fn no_error_holds_text_of_a_document() {
    let mut errors = 0;
    for model in model::all() {
        for (path, _) in model.items() {
            let covered = Coverage::default();
            for seed in 1..=3 {
                let canary = canary(seed);
                let mut source = Source::seeded(seed, &covered);
                source.canary = Some(canary.clone());
                let Some(Caged { tree: Some(tree), print, .. }) = draw(&model, &path, &mut source) else { continue };
                let tree = broken::all_texts(&tree, &canary);
                for text in broken::all(&tree, &canary) {
                    for error in print(&text).errors {
                        assert!(!error.contains(&canary), "{}: {text}: {error}", model.name(&path));
                        errors += 1;
                    }
                }
            }
        }
    }
    assert!(errors > 10_000, "only {errors} errors were looked at");
    println!("{errors} errors, none with a canary");
}

#[test]
fn private_keys_and_cloud_credentials_are_secrets() {
    let names = ["access_key", "http_ca_key", "service_account_json", "transport_key"];
    let sketch = answer_t(vec![interface("T", names.map(|name| property(name, text())))]);
    let (crate_model, _) = generator::model(&sketch.inputs, &sketch.options, &mut |_| ()).expect("a model");
    let items = crate_model.modules.iter().flat_map(|module| &module.items);
    let secret: Vec<_> = items
        .flat_map(|item| fields(&item.kind))
        .filter(|field| matches!(&field.ty, RustType::Runtime("Secret")))
        .map(|field| field.json_name.as_str())
        .collect();
    assert_eq!(secret, names);
}
