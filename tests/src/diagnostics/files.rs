//! Invalid files, duplicate definitions and missing endpoints. The tests of `loading` cover more errors in files.

use serde_json::json;

use crate::sketch::{Sketch, alias, any_value, endpoint, list, response_with_t, string, with};

cases! {
    file_that_is_not_json: Sketch::files(&[("spec.json", "{\"types\": [}")]) => "
    error[invalid-json]: invalid JSON: expected value (line 1, column 12)
      --> spec.json
      help: correct the syntax; each file of the specification is one JSON object

    1 error, 0 warnings
    ";

    empty_file: Sketch::files(&[("spec.json", "")]) => "
    error[invalid-json]: invalid JSON: EOF while parsing a value (line 1, column 1)
      --> spec.json
      help: correct the syntax; each file of the specification is one JSON object

    1 error, 0 warnings
    ";

    list_instead_of_object: Sketch::files(&[("spec.json", "[]")]) => "
    error[invalid-shape]: expected an object with `endpoints` and `types`, found an array (line 1, column 1)
      --> spec.json
      help: correct the value; the types in generator/src/spec/ define the metamodel

    1 error, 0 warnings
    ";

    definition_without_type: response_with_t(vec![with(alias("T", any_value()), json!({ "type": null }))]) => "
    warning[invalid-shape]: expected an object whose `kind` is one of instance_of, array_of, union_of, dictionary_of, user_defined_value, literal_value, found null
      --> spec.json: types[2].type
      note: `type` of the type `n:T`: raw JSON
      help: correct the value; the types in generator/src/spec/ define the metamodel

    0 errors, 1 warning
    ";

    unknown_kind: response_with_t(vec![alias("T", json!({ "kind": "map_of" }))]) => "
    warning[unknown-kind]: unknown kind `map_of`, expected one of instance_of, array_of, union_of, dictionary_of, user_defined_value, literal_value
      --> spec.json: types[2].type.kind
      note: `type` of the type `n:T`: raw JSON
      help: correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ";

    unknown_key: response_with_t(vec![with(alias("T", string()), json!({ "descripton": "x" }))]) => "
    warning[unknown-key]: unknown key `descripton` is ignored
      --> spec.json: types[2].descripton
      help: correct or remove the key; if Elastic's metamodel defines it, add it in generator/src/spec/

    0 errors, 1 warning
    ";

    unknown_key_with_strict_option:
        response_with_t(vec![with(alias("T", string()), json!({ "descripton": "x" }))]).strict() => "
    error[unknown-key]: unknown key `descripton` is ignored
      --> spec.json: types[2].descripton
      help: correct or remove the key; if Elastic's metamodel defines it, add it in generator/src/spec/

    1 error, 0 warnings
    ";

    duplicate_type: response_with_t(vec![alias("T", string()), alias("T", string())]) => "
    error[duplicate-type]: duplicate type `n:T`, already defined at spec.json: types[2]
      --> spec.json: types[3]
      help: remove one of the definitions; several files can use the same definition

    1 error, 0 warnings
    ";

    duplicate_endpoint: {
        let mut sketch = endpoint(json!({}));
        let again = generator::Input { path: "twice.json".to_owned(), ..sketch.inputs[0].clone() };
        let again = String::from_utf8(again.bytes).unwrap().replace("\"Request\"", "\"Q\"").replace("\"Response\"", "\"A\"");
        sketch.inputs.extend(Sketch::files(&[("twice.json", &again)]).inputs);
        sketch
    } => "
    error[duplicate-endpoint]: duplicate endpoint `n.call`, already defined at spec.json: endpoints[0]
      --> twice.json: endpoints[0]
      help: remove one of the definitions; several files can use the same definition

    1 error, 0 warnings
    ";

    no_input_files: Sketch::files(&[]) => "
    error[no-endpoints]: no file defines an endpoint
      --> the input
      help: pass the file or the folder of the specification

    1 error, 0 warnings
    ";

    no_endpoints: Sketch::files(&[("spec.json", "{\"types\": []}")]) => "
    error[no-endpoints]: no file defines an endpoint
      --> the input
      help: pass the file or the folder of the specification

    1 error, 0 warnings
    ";

    pattern_that_selects_nothing: endpoint(json!({})).only("cat.*") => "
    error[no-matching-endpoint]: no endpoint matches `cat.*`
      --> --endpoints
      help: use the name of an endpoint, or a pattern with `*` such as `security.*`; similar names: `n.call`

    1 error, 0 warnings
    ";

    json_nested_too_deep: response_with_t(vec![alias("T", (0..70).fold(any_value(), |ty, _| list(ty)))]) => "
    warning[nesting-too-deep]: types nested more than 48 levels deep in the alias `n:T`, aliases included
      --> spec.json: types[2].type.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value
      note: the alias `n:T`: raw JSON
      help: declare an inner part as an interface

    0 errors, 1 warning
    ";

    invalid_runtime_path: endpoint(json!({})).runtime("crate::(") => "
    error[internal]: `crate::(` is not a Rust path (2 places)
      --> the crate root
      help: this is a bug in the generator: report it with the input that led to it

    2 errors, 0 warnings
    ";
}
