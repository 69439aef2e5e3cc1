//! The mutants of endpoints: what is sent where, and what an answer is.

use super::Mutant;

const DESCRIPTION: &str = "generator/src/emit/endpoint_description.rs";
const ENDPOINT: &str = "generator/src/lower/endpoint/mod.rs";
const EXCEPTIONS: &str = "generator/src/lower/endpoint/exceptions.rs";
const LINES: &str = "generator/src/lower/ndjson.rs";
const MEDIA: &str = "generator/src/lower/endpoint/media_types.rs";
const PARAMETERS: &str = "generator/src/lower/endpoint/parameters.rs";
const REQUEST: &str = "generator/src/emit/request.rs";
const ROUTES: &str = "generator/src/lower/endpoint/routes.rs";

/// All of them.
pub(super) const ENDPOINTS: &[Mutant] = &[
    Mutant {
        name: "method_reversed",
        breaks: "a request with a body goes with GET, one without with POST",
        file: ROUTES,
        from: "ByBody { with_body: Method::Post, without_body: Method::Get }",
        to: "ByBody { with_body: Method::Get, without_body: Method::Post }",
    },
    Mutant {
        name: "query_in_body",
        breaks: "parameters of the query are sent in the body",
        file: PARAMETERS,
        from: "add(ParameterLocation::Query, property.required,",
        to: "add(ParameterLocation::Body, property.required,",
    },
    Mutant {
        name: "path_reversed",
        breaks: "the arguments for the path come in the reverse of its order",
        file: PARAMETERS,
        from: "path_parameters.sort_by_key(|(_, property)| order(property));",
        to: "path_parameters.sort_by_key(|(_, property)| std::cmp::Reverse(order(property)));",
    },
    Mutant {
        name: "query_before_body",
        breaks: "a parameter that may stand in body and query is sent in the query",
        file: PARAMETERS,
        from: "ParameterLocation::Query => 3,",
        to: "ParameterLocation::Query => 0,",
    },
    Mutant {
        name: "one_place_only",
        breaks: "a parameter is read from the place alone that it is sent in",
        file: DESCRIPTION,
        from: "(!parameter.alternative_locations.is_empty()).then(",
        to: "false.then(",
    },
    Mutant {
        name: "body_never_required",
        breaks: "a body that the server wants is left out where nothing stands in it",
        file: ENDPOINT,
        from: "(_, true) => BodyPresence::Required,",
        to: "(_, true) => BodyPresence::Optional,",
    },
    Mutant {
        name: "idempotent_reversed",
        breaks: "a request that may be sent twice is said to be one that may not, and the reverse",
        file: ENDPOINT,
        from: "!matches!(route.methods, RouteMethods::Single(Method::Post) |",
        to: "matches!(route.methods, RouteMethods::Single(Method::Post) |",
    },
    Mutant {
        name: "table_as_it_comes",
        breaks: "an endpoint that would answer with a table of text is not asked for rows of JSON",
        file: MEDIA,
        from: "if rest.contains(&JSON) => Some(ResponseFormat::Table),",
        to: "if rest.contains(&JSON) => Some(ResponseFormat::Json),",
    },
    Mutant {
        name: "text_as_json",
        breaks: "an answer of text is asked for and read as JSON",
        file: MEDIA,
        from: "[TEXT] => Some(ResponseFormat::Text),",
        to: "[TEXT] => Some(ResponseFormat::Json),",
    },
    Mutant {
        name: "cat_parameters_forgotten",
        breaks: "the parameters that the endpoints of `cat` share are left out",
        file: ENDPOINT,
        from: "if well_known::is_cat_parameters(&behavior.r#type) {",
        to: "if false && well_known::is_cat_parameters(&behavior.r#type) {",
    },
    Mutant {
        name: "status_is_an_error",
        breaks: "what is not there is an error, though the endpoint answers so",
        file: EXCEPTIONS,
        from: "responses.flat_map(|exception| exception.status_codes.iter().copied()).collect();",
        to: "responses.flat_map(|exception| exception.status_codes.iter().copied()).skip(9).collect();",
    },
    Mutant {
        name: "lines_as_json",
        breaks: "a body of lines is written as one list",
        file: MEDIA,
        from: "if has(NDJSON)\n",
        to: "if false && has(NDJSON)\n",
    },
    Mutant {
        name: "second_line_forgotten",
        breaks: "an action of a bulk request is read back without what follows it",
        file: LINES,
        from: "Some(LineGrouping::ByKey(second_lines.iter().map(",
        to: "Some(LineGrouping::ByKey(second_lines.iter().skip(1).map(",
    },
    Mutant {
        name: "common_not_sent",
        breaks: "the parameters that every endpoint takes are not sent",
        file: REQUEST,
        from: r#"parameter_calls(context, "w", fields, request.common, reference)"#,
        to: r#"parameter_calls(context, "w", fields, false, reference)"#,
    },
];
