//! Runs the generator over the fixtures and over the seeds, so that the tests compile and run what it writes today.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use generator::{Input, Options};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut modules = String::new();
    let mut fixtures = vec![("seeds".to_owned(), here.join("../spec"))];
    for entry in fs::read_dir(here.join("fixtures"))? {
        let entry = entry?;
        fixtures.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    fixtures.sort();
    println!("cargo::rerun-if-changed={}", here.join("fixtures").display());
    for (name, folder) in fixtures {
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut inputs = Vec::new();
        read(&folder, &folder, &mut inputs)?;
        let options = Options { crate_name: "tests".to_owned(), ..Options::default() };
        let code = generator::generate_module(&inputs, &options, &format!("crate::fixtures::{name}"))
            .map_err(|diagnostics| format!("the fixture `{name}`:\n{diagnostics}"))?;
        let file = out.join(format!("{name}.rs"));
        fs::write(&file, code)?;
        writeln!(modules, "#[path = {file:?}]\npub(crate) mod {name};")?;
    }
    fs::write(out.join("fixtures.rs"), modules)?;
    Ok(())
}

/// All JSON files of a folder and the folders in it.
fn read(root: &Path, folder: &Path, inputs: &mut Vec<Input>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, inputs)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            inputs.push(Input { path: name, bytes: fs::read(&path)? });
        }
    }
    Ok(())
}
