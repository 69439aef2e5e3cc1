//! The distribution: the jars that Elastic publishes for Maven, in the folders that a node expects.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::folder::{FOLDER, VERSION, create_folder, progress};
use super::jdk::{Jdk, OLDEST};
use super::programs;
use crate::root::Root;
use crate::versions;

/// The folder of the jars that each class can see.
pub(super) const LIBRARIES: &str = "lib";

/// The folder of the modules, each with its own class loader.
pub(super) const MODULES: &str = "modules";

/// The folder of the compiled Java sources.
pub(super) const CLASSES: &str = "classes";

/// The class that starts a node.
pub(super) const MAIN: &str = "xtask.StartNode";

/// The files of `xtask/elasticsearch/`.
const POM: &str = include_str!("../../elasticsearch/pom.xml");
const START_NODE: (&str, &str) = ("StartNode.java", include_str!("../../elasticsearch/StartNode.java"));
const HEALTH_CHECK: (&str, &str) = ("HealthCheck.java", include_str!("../../elasticsearch/HealthCheck.java"));
const ANALYSIS: (&str, &str) = ("SecurityAnalysis.java", include_str!("../../elasticsearch/SecurityAnalysis.java"));

/// The jar of the module that is compiled here.
const ANALYSIS_JAR: &str = "security-analysis.jar";

/// A module of Elasticsearch.
struct Module {
    name: &'static str,
    class: &'static str,
    /// The module whose classes it can see.
    extends: &'static str,
    /// The beginnings of the names of its jars.
    jars: &'static [&'static str],
}

#[rustfmt::skip]
const ALL_MODULES: [Module; 4] = [
    Module {
        name: "transport-netty4",
        class: "org.elasticsearch.transport.netty4.Netty4Plugin",
        extends: "",
        jars: &["netty-", "transport-netty4-"],
    },
    Module {
        name: "x-pack-core",
        class: "org.elasticsearch.xpack.core.XPackPlugin",
        extends: "",
        jars: &["x-pack-core-", "unboundid-", "http", "commons-codec-", "commons-logging-", "log4j-1.2-api-"],
    },
    Module {
        name: "x-pack-security",
        class: "org.elasticsearch.xpack.security.Security",
        extends: "x-pack-core",
        jars: &[
            "netty-", "transport-netty4-", "x-pack-security-", "opensaml-", "java-support-", "nimbus-", "oauth2-", "guava-", "slf4j-",
        ],
    },
    Module { name: "security-analysis", class: "xtask.SecurityAnalysis", extends: "", jars: &[ANALYSIS_JAR] },
];

/// The folder of the distribution, which is created if it does not exist.
pub(super) fn prepare(root: &Root, jdk: &Jdk, maven: &Path) -> Result<PathBuf> {
    let contents = [POM, START_NODE.1, HEALTH_CHECK.1, ANALYSIS.1].concat();
    // A distribution from other files is not used again.
    let sum = versions::sha256(contents.as_bytes());
    let folder = std::path::absolute(root.join(FOLDER).join(format!("distribution-{VERSION}-{}", &sum[..8])))?;
    if folder.exists() {
        return Ok(folder);
    }
    progress(&format!("getting the jars of Elasticsearch {VERSION} with Maven"));
    let parent = std::path::absolute(root.join(FOLDER))?;
    create_folder(&parent)?;
    // A command that is interrupted does not leave an incomplete distribution, and two commands can run at once.
    let temporary =
        tempfile::Builder::new().prefix("distribution-").tempdir_in(&parent).context("cannot create a folder")?;
    copy_jars(temporary.path(), jdk, maven)?;
    compile(temporary.path(), jdk)?;
    create_modules(temporary.path())?;
    if fs::rename(temporary.path(), &folder).is_err() && !folder.exists() {
        bail!("cannot create the folder {}", folder.display());
    }
    Ok(folder)
}

/// Copies all jars into the folder of the libraries.
fn copy_jars(folder: &Path, jdk: &Jdk, maven: &Path) -> Result<()> {
    let pom = write(folder, "pom.xml", POM)?;
    let mut command = Command::new(maven);
    command
        .args(["--quiet", "--batch-mode", "--no-transfer-progress", "--file"])
        .arg(pom)
        .arg(format!("-Delasticsearch.version={VERSION}"))
        .arg(format!("-DoutputDirectory={}", folder.join(LIBRARIES).display()))
        .arg("dependency:copy-dependencies")
        .env("JAVA_HOME", &jdk.home)
        .current_dir(folder);
    programs::run(&mut command).map(drop).with_context(|| format!("cannot get the jars of Elasticsearch {VERSION}"))
}

/// Compiles the Java sources: the main class into a folder, the module into a jar among the libraries.
fn compile(folder: &Path, jdk: &Jdk) -> Result<()> {
    let libraries = folder.join(LIBRARIES).join("*");
    for (classes, sources) in [(CLASSES, &[START_NODE, HEALTH_CHECK][..]), ("analysis", &[ANALYSIS][..])] {
        let mut command = Command::new(jdk.program("javac"));
        command.args(["-nowarn", "--release", &OLDEST.to_string(), "-d"]).arg(folder.join(classes));
        command.arg("-cp").arg(&libraries);
        for (name, content) in sources {
            command.arg(write(folder, name, content)?);
        }
        programs::run(&mut command)?;
    }
    let jar = folder.join(LIBRARIES).join(ANALYSIS_JAR);
    let mut command = Command::new(jdk.program("jar"));
    command.args(["--create", "--file"]).arg(jar).arg("-C").arg(folder.join("analysis")).arg(".");
    programs::run(&mut command).map(drop)
}

/// Moves the jars of the modules out of the libraries. A jar may belong to several modules.
fn create_modules(folder: &Path) -> Result<()> {
    let libraries = folder.join(LIBRARIES);
    let mut moved = Vec::new();
    for module in &ALL_MODULES {
        let into = folder.join(MODULES).join(module.name);
        create_folder(&into)?;
        for prefix in module.jars {
            let jars = jars_with_prefix(&libraries, prefix)?;
            if jars.is_empty() {
                bail!("Maven did not copy a jar `{prefix}*`, which the module {} needs", module.name);
            }
            for jar in jars {
                fs::copy(libraries.join(&jar), into.join(&jar)).with_context(|| format!("cannot copy {jar}"))?;
                moved.push(libraries.join(jar));
            }
        }
        write(&into, "plugin-descriptor.properties", &descriptor(module))?;
    }
    moved.sort();
    moved.dedup();
    moved.iter().try_for_each(|jar| fs::remove_file(jar).with_context(|| format!("cannot delete {}", jar.display())))
}

fn descriptor(module: &Module) -> String {
    format!(
        "name={name}\ndescription={name}\nversion={VERSION}\nelasticsearch.version={VERSION}\njava.version={OLDEST}\n\
         classname={}\nextended.plugins={}\n",
        module.class,
        module.extends,
        name = module.name,
    )
}

fn jars_with_prefix(folder: &Path, prefix: &str) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    Ok(names
        .filter(|name| {
            name.starts_with(prefix) && Path::new(name).extension().is_some_and(|extension| extension == "jar")
        })
        .collect())
}

fn write(folder: &Path, name: &str, content: &str) -> Result<PathBuf> {
    let file = folder.join(name);
    fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}
