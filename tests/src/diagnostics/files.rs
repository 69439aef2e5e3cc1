//! Files that can't be read, and what stands in them twice or not at all. Loading has more of these in `loading`.

use serde_json::json;

use crate::sketch::{Sketch, alias, answer_t, any, endpoint, list, text, with};

cases! {
    a_file_that_is_no_json: Sketch::files(&[("spec.json", "{\"types\": [}")]) => "
    error[invalid-json]: expected value (line 1, column 12)
      --> spec.json
      help: a file of the specification is one JSON object; correct it at this place

    1 error, 0 warnings
    ";

    a_file_that_is_empty: Sketch::files(&[("spec.json", "")]) => "
    error[invalid-json]: EOF while parsing a value (line 1, column 1)
      --> spec.json
      help: a file of the specification is one JSON object; correct it at this place

    1 error, 0 warnings
    ";

    a_list_in_the_place_of_an_object: Sketch::files(&[("spec.json", "[]")]) => "
    error[invalid-shape]: found a list, expected an object with `endpoints` and `types` (line 1, column 1)
      --> spec.json
      help: give it the shape that the metamodel has; the types in generator/src/spec/ describe it

    1 error, 0 warnings
    ";

    a_definition_without_a_type: answer_t(vec![with(alias("T", any()), json!({ "type": null }))]) => "
    error[invalid-shape]: found null, expected an object whose first key is `kind`, one of instance_of, array_of, union_of, dictionary_of, user_defined_value, literal_value (line 1, column 744)
      --> spec.json: types[2].type
      help: give it the shape that the metamodel has; the types in generator/src/spec/ describe it

    error[missing-type]: found a reference to `n:T` in `p` of `n:Response`; expected a type that one of the input files defines
      --> spec.json: types[1].body.properties[0].type
      help: correct the name, or add the definition

    2 errors, 0 warnings
    ";

    a_kind_that_there_is_not: answer_t(vec![alias("T", json!({ "kind": "map_of" }))]) => "
    error[unknown-kind]: unknown kind `map_of`, expected one of instance_of, array_of, union_of, dictionary_of, user_defined_value, literal_value (line 1, column 757)
      --> spec.json: types[2].type.kind
      help: correct its spelling; if it is new in Elastic's metamodel, add it in generator/src/spec/

    error[missing-type]: found a reference to `n:T` in `p` of `n:Response`; expected a type that one of the input files defines
      --> spec.json: types[1].body.properties[0].type
      help: correct the name, or add the definition

    2 errors, 0 warnings
    ";

    a_key_that_there_is_not: answer_t(vec![with(alias("T", text()), json!({ "descripton": "x" }))]) => "
    warning[unknown-key]: the metamodel has no such key here, so it is ignored
      --> spec.json: types[2].descripton
      help: correct its spelling, or remove it; if it is new in Elastic's metamodel, add it in generator/src/spec/

    0 errors, 1 warning
    ";

    a_key_that_there_is_not_when_warnings_are_denied:
        answer_t(vec![with(alias("T", text()), json!({ "descripton": "x" }))]).strict() => "
    error[unknown-key]: the metamodel has no such key here, so it is ignored
      --> spec.json: types[2].descripton
      help: correct its spelling, or remove it; if it is new in Elastic's metamodel, add it in generator/src/spec/

    1 error, 0 warnings
    ";

    a_type_defined_twice: answer_t(vec![alias("T", text()), alias("T", text())]) => "
    error[duplicate-type]: the type `n:T` is defined twice, first at spec.json: types[2]
      --> spec.json: types[3]
      help: keep one of the two; what several files need stands in a file of its own

    1 error, 0 warnings
    ";

    an_endpoint_defined_twice: {
        let mut sketch = endpoint(json!({}));
        let again = generator::Input { path: "twice.json".to_owned(), ..sketch.inputs[0].clone() };
        let again = String::from_utf8(again.bytes).unwrap().replace("\"Request\"", "\"Q\"").replace("\"Response\"", "\"A\"");
        sketch.inputs.extend(Sketch::files(&[("twice.json", &again)]).inputs);
        sketch
    } => "
    error[duplicate-endpoint]: the endpoint `n.call` is defined twice, first at spec.json: endpoints[0]
      --> twice.json: endpoints[0]
      help: keep one of the two; what several files need stands in a file of its own

    1 error, 0 warnings
    ";

    no_file_at_all: Sketch::files(&[]) => "
    error[no-endpoints]: found no endpoint in any of the files; expected at least one
      --> the input
      help: give the folder or file that holds the specification

    1 error, 0 warnings
    ";

    no_endpoint_in_any_file: Sketch::files(&[("spec.json", "{\"types\": []}")]) => "
    error[no-endpoints]: found no endpoint in any of the files; expected at least one
      --> the input
      help: give the folder or file that holds the specification

    1 error, 0 warnings
    ";

    a_pattern_that_selects_nothing: endpoint(json!({})).only("cat.*") => "
    error[no-matching-endpoint]: found the pattern `cat.*`, which matches none of the endpoints (1); the nearest: `n.call`
      --> --endpoints
      help: write an endpoint's full name, or a pattern with `*` such as `security.*`

    1 error, 0 warnings
    ";

    json_that_is_nested_too_deep: answer_t(vec![alias("T", (0..70).fold(any(), |ty, _| list(ty)))]) => "
    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at the alias `n:T`; expected fewer
      --> spec.json: types[2].type.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value.value
      help: make an interface of an inner part

    error[nesting-too-deep]: found more than 48 levels of types inside each other, aliases counted, at the alias `n:T`; expected fewer
      --> spec.json: types[2]
      help: make an interface of an inner part

    2 errors, 0 warnings
    ";

    a_runtime_that_is_no_path: endpoint(json!({})).runtime("crate::(") => "
    error[internal]: `crate::(` is not a Rust path
      --> the crate root
      help: this is a bug in the generator: report it with the input that led to it

    error[internal]: `crate::(` is not a Rust path
      --> the module n
      help: this is a bug in the generator: report it with the input that led to it

    2 errors, 0 warnings
    ";
}
