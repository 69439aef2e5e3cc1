//! `spec diff` of files and folders, its formats, and its errors.

use crate::repository::{Repository, RunOutput};

/// A specification of an endpoint whose response has a property with this name.
fn spec(property: &str) -> String {
    const SPEC: &str = r#"{
        "endpoints": [{
            "name": "n.call", "description": "Calls.", "availability": {},
            "request": { "namespace": "n.call", "name": "Request" }, "requestBodyRequired": false,
            "response": { "namespace": "n.call", "name": "Response" }, "responseMediaType": ["application/json"],
            "urls": [{ "path": "/_call", "methods": ["GET"] }]
        }],
        "types": [
            {
                "kind": "request", "name": { "namespace": "n.call", "name": "Request" }, "path": [], "query": [],
                "body": { "kind": "no_body" }, "specLocation": "n.ts"
            },
            {
                "kind": "response", "name": { "namespace": "n.call", "name": "Response" }, "specLocation": "n.ts",
                "body": { "kind": "properties", "properties": [{
                    "name": "PROPERTY", "required": true,
                    "type": { "kind": "instance_of", "type": { "namespace": "_builtins", "name": "string" } }
                }] }
            }
        ]
    }"#;
    SPEC.replace("PROPERTY", property)
}

/// A repository with the files `old.json` and `folder/new.json`, and their paths. The folder can be compared too.
fn repository() -> (Repository, String, String) {
    let repository = Repository::raw();
    repository.write("old.json", &spec("before"));
    repository.write("folder/new.json", &spec("after"));
    let path = |name: &str| repository.path(name).display().to_string();
    let (old, new) = (path("old.json"), path("folder"));
    (repository, old, new)
}

#[test]
fn compares_a_file_with_a_folder() {
    let (repository, old, new) = repository();
    let report = repository.run_ok(&["spec", "diff", &old, &new]);
    assert_eq!(
        report,
        "breaking  property removed  n.call:Response.before  String  1 operation\n\
         additive  property added    n.call:Response.after   String  1 operation\n\
         \n\
         breaking  1 change\n\
         additive  1 change\n\
         verdict   major\n"
    );
    assert_eq!(repository.run_ok(&["spec", "diff", &old, &old]), "no changes\n");
}

#[test]
fn prints_release_notes_and_json() {
    let (repository, old, new) = repository();
    let markdown = repository.run_ok(&["spec", "diff", &old, &new, "--format", "markdown", "--flavor", "serverless"]);
    assert_eq!(
        markdown,
        "Version step: **major**. Programs may need the adaptations that are listed below.\n\
         \n\
         | | number | kinds |\n\
         |---|---|---|\n\
         | [Breaking changes](#breaking-changes) | 1 | removed fields: 1 |\n\
         | [Additions](#additions) | 1 | new fields: 1 |\n\
         \n\
         The same change of several types counts once for each type. After a type is the number of operations whose \
         requests or responses contain it.\n\
         \n\
         ## Breaking changes\n\
         \n\
         ### Removed fields\n\
         \n\
         Remove the uses of these fields and of their setters.\n\
         \n\
         - `n::call::CallResponse`: `before: String` (1 operation)\n\
         \n\
         ## Additions\n\
         \n\
         ### New fields\n\
         \n\
         - `n::call::CallResponse`: `after: String` (1 operation)\n"
    );
    let json = repository.run_ok(&["spec", "diff", &old, &new, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["verdict"], "major");
    assert_eq!(json["changes"][1]["subjects"][0], "n.call:Response");
    let error = repository.run(&["spec", "diff", &old, &new, "--format", "html"]).stderr;
    assert!(error.contains("[possible values: text, markdown, json]"), "{error}");
}

#[test]
fn reports_the_errors_of_both_specifications() {
    let (repository, old, _) = repository();
    // Without npm, the list of versions cannot be downloaded.
    let fails = |args: &[&str]| {
        let run: RunOutput = repository.command(args).env("PATH", "").output().unwrap().into();
        assert!(!run.ok, "{}", run.stdout);
        run.stderr
    };
    let error = fails(&["spec", "diff", "1.2.3", &old]);
    assert!(error.contains("error: version `1.2.3` is not in spec/versions.txt"), "{error}");
    let error = repository.run_err(&["spec", "diff", &old, "missing.json"]);
    assert!(error.contains("error: cannot read missing.json"), "{error}");
    repository.write("broken.json", "{");
    let broken = repository.path("broken.json").display().to_string();
    let error = fails(&["spec", "diff", "1.2.3", &broken]);
    assert!(error.contains("version `1.2.3` is not in spec/versions.txt"), "{error}");
    assert!(error.contains("\n\ncannot build the model of ") && error.contains("error[invalid-json]"), "{error}");
}
