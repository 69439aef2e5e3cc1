//! Runs the generator on the fixtures and on the specification in `spec/`, so that the tests compile and run its current
//! output.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use generator::model::ItemKind;
use generator::{Input, Options};

#[path = "build/cases.rs"]
mod cases;
#[path = "build/examples.rs"]
mod examples;
#[path = "src/inputs.rs"]
mod inputs;
#[path = "build/rebuild.rs"]
mod rebuild;

/// The fixtures whose endpoints are methods of the client. All fixtures share one `Client`, so only one of them may have a
/// given namespace.
const WITH_CLIENT: &[&str] = &["client", "seeds"];

type Failure = Box<dyn std::error::Error>;

fn main() {
    // Returning the error from `main` would print it with `Debug`, which escapes the line breaks of diagnostics.
    if let Err(failure) = run() {
        eprintln!("{failure}");
        std::process::exit(1);
    }
}

/// Returns tests for the front page of a crate with all endpoints of a fixture, and of a crate with each endpoint alone. All
/// of them use the items of the fixture.
fn front_pages(name: &str, inputs: &[Input], all: &Options) -> Result<String, Failure> {
    let failure =
        |diagnostics: generator::Diagnostics| format!("the documentation of the fixture `{name}`:\n{diagnostics}");
    let documented = generator::documented_model(inputs, all).map_err(failure)?;
    let (crate_model, documentation) = (documented.crate_model, documented.documentation);
    let mut tests = examples::front_page_tests(&format!("{name}_front"), name, &documentation.front_page);
    let items = crate_model.modules.iter().flat_map(|module| &module.items);
    let requests =
        items.filter_map(|item| if let ItemKind::Request(request) = &item.kind { Some(request) } else { None });
    for endpoint in requests.map(|request| &request.endpoint) {
        let options = Options { endpoints: vec![endpoint.clone()], ..all.clone() };
        let documented = generator::documented_model(inputs, &options)
            .map_err(|diagnostics| format!("`{endpoint}` of the fixture `{name}`:\n{diagnostics}"))?;
        let test = format!("{name}_front_{}", endpoint.replace('.', "_"));
        tests.push_str(&examples::front_page_tests(&test, name, &documented.documentation.front_page));
    }
    Ok(tests)
}

fn run() -> Result<(), Failure> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut modules = String::new();
    let mut cases = cases::Cases::default();
    let mut examples = String::new();
    let (fixtures, spec) = (here.join("fixtures"), here.join("../spec"));
    // The input files and not the whole folder of fixtures: a changed snapshot or test does not change the generated code. A
    // new fixture changes `mod.rs`.
    for path in [&fixtures.join("mod.rs"), &fixtures.join(inputs::SHARED), &spec] {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let mut all = vec![("seeds".to_owned(), inputs::folder(&spec)?)];
    for name in inputs::fixtures(&fixtures)? {
        for file in [inputs::SPEC, inputs::CORRECTIONS] {
            println!("cargo::rerun-if-changed={}", fixtures.join(&name).join(file).display());
        }
        let inputs = inputs::fixture(&fixtures, &name)?;
        all.push((name, inputs));
    }
    for (name, inputs) in all {
        let options = Options {
            root_path: format!("crate::fixtures::{name}"),
            crate_name: "tests".to_owned(),
            client: WITH_CLIENT.contains(&&*name),
            ..Options::default()
        };
        let code = generator::generate_module(&inputs, &options)
            .map_err(|diagnostics| format!("the fixture `{name}`:\n{diagnostics}"))?;
        let (crate_model, _) = generator::model(&inputs, &options, &mut |_| ())
            .map_err(|diagnostics| format!("the fixture `{name}`:\n{diagnostics}"))?;
        cases.add(&name, &crate_model);
        examples.push_str(&examples::code_tests(&name, &code));
        if options.client {
            examples.push_str(&front_pages(&name, &inputs, &options)?);
        }
        let file = out.join(format!("{name}.rs"));
        fs::write(&file, code)?;
        writeln!(modules, "#[path = \"{}\"]\npub(crate) mod {name};", file.display())?;
    }
    fs::write(out.join("fixtures.rs"), modules)?;
    fs::write(out.join("examples.rs"), examples)?;
    fs::write(out.join("cases.rs"), cases.into_source())?;
    Ok(())
}
