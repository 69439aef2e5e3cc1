//! Draws random requests as HTTP.
//!
//! Some values are not drawn, because they are ambiguous in a URL: in a path, an empty string, `.` and `..`; in a list, an
//! element that is empty or contains a comma; an empty list; in a union, a string that looks like a value of another branch.

use bytes::Bytes;
use generator::model::{
    BodyPresence, ItemKind, LineGrouping, Method, Parameter, ParameterLocation, Request, RequestFormat, ResponseFormat,
    Route, RouteMethods, RustType,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::draw::{Drawer, Drawn};
use super::items::Entry;
use super::model::branch_of;
use super::points;
use super::tree::Tree;

/// A request as HTTP, and the HTTP that it must be turned into again.
pub(crate) struct DrawnRequest {
    pub(crate) http: http::Request<Bytes>,
    /// The expected method, which depends on the expected body.
    pub(crate) method: http::Method,
    /// The expected parameters of the query string, in any order.
    pub(crate) query: Vec<(String, String)>,
    /// The expected path parameters, in the order of the path.
    pub(crate) path: Vec<String>,
    /// The expected body.
    pub(crate) body: Option<Tree>,
    /// The expected lines of an NDJSON body.
    pub(crate) lines: Option<Vec<Tree>>,
}

impl Drawer<'_, '_, '_> {
    /// Draws a request.
    pub(crate) fn request(&mut self, request: &Request, name: &str) -> DrawnRequest {
        let routes: Vec<_> = request.routes.iter().map(|route| points::at(name, &route.template)).collect();
        let route = &request.routes[self.source.choose(&routes)];
        self.is_lenient = true;

        let mut other = OtherLocations::default();
        let (mut target, mut path) = (route.template.clone(), Vec::new());
        for part in &route.path_parameters {
            let parameter = path_parameter(request, part).expect("a path parameter");
            let place = points::place(name, part);
            self.source.cover(points::at(&place, "present"));
            self.source.cover(points::at_location(&place, ParameterLocation::Path));
            let drawn = self.url_value(parameter, name, true);
            target = target.replace(&format!("{{{part}}}"), &self.percent_encoded(&drawn.input));
            if parameter.location == ParameterLocation::Path {
                path.push(drawn.output.to_url_string());
            } else {
                // With the common parameters, a request keeps the places of its parameters.
                if request.common {
                    path.push(drawn.input.to_url_string());
                }
                other.drawn.push((part.clone(), drawn.output));
            }
        }
        for parameter in request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Path) {
            self.missing_path_parameter(request, route, parameter, name, &mut path, &mut other);
        }
        for parameter in request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Body) {
            self.body_field_in_query(parameter, name, &mut other);
        }

        let OtherLocations { mut query_pairs, drawn, query: kept, .. } = other;
        let mut query = self.query_parameters(request, name, &mut query_pairs);
        if request.common {
            query.extend(kept);
        }
        if !query_pairs.is_empty() {
            target = format!("{target}?{}", query_pairs.join("&"));
        }

        let (body, output) = self.body(request, name, &drawn);
        let body_string = match (&request.request_format, body) {
            (RequestFormat::Json, body) => body.map(|body| body.spell_json(self.source)).unwrap_or_default(),
            (RequestFormat::Ndjson(grouping), body) => self.spell_lines(&body_lines(grouping, body)),
        };
        let lines = match &request.request_format {
            RequestFormat::Json => None,
            RequestFormat::Ndjson(grouping) => Some(body_lines(grouping, output.clone())),
        };
        let http = http::Request::builder()
            .method(method(route.methods, !body_string.is_empty()))
            .uri(target)
            .body(Bytes::from(body_string))
            .expect("a request");
        DrawnRequest { http, method: method(route.methods, output.is_some()), query, path, body: output, lines }
    }

    /// Draws the parameters of the query string, adds them to `query_pairs`, and returns those that are expected.
    fn query_parameters(
        &mut self,
        request: &Request,
        name: &str,
        query_pairs: &mut Vec<String>,
    ) -> Vec<(String, String)> {
        let mut query = Vec::new();
        for parameter in request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Query) {
            if let Some(key) = self.choose_key(&parameter.field, &points::place(name, &parameter.field.json_name)) {
                let drawn = self.url_value(parameter, name, false);
                query.push((parameter.field.json_name.clone(), drawn.output.to_url_string()));
                query_pairs.push(format!("{key}={}", self.percent_encoded(&drawn.input)));
            }
        }
        if request.response_format == ResponseFormat::Table {
            query.push(("format".to_owned(), "json".to_owned()));
        }
        if request.common {
            self.common_parameters(request, query_pairs, &mut query);
        }
        query
    }

    /// Draws a path parameter that the chosen URL lacks: in the query string, if the endpoint accepts it there and has another
    /// URL with it.
    fn missing_path_parameter(
        &mut self,
        request: &Request,
        route: &Route,
        parameter: &Parameter,
        name: &str,
        path: &mut Vec<String>,
        other: &mut OtherLocations,
    ) {
        let Parameter { field, alternative_locations, .. } = parameter;
        if route.path_parameters.contains(&field.json_name) {
            return;
        }
        let place = points::place(name, &field.json_name);
        let with_it = |other: &&Route| {
            other.path_parameters.len() == route.path_parameters.len() + 1
                && other
                    .path_parameters
                    .iter()
                    .all(|part| *part == field.json_name || route.path_parameters.contains(part))
        };
        // Only one such parameter: no URL may have two more parameters than the chosen one.
        let may = alternative_locations.contains(&ParameterLocation::Query)
            && !other.has_path_parameter
            && request.routes.iter().any(|r| with_it(&r));
        if may && self.source.one_in(2) {
            other.has_path_parameter = true;
            self.source.cover(points::at_location(&place, ParameterLocation::Query));
            let drawn = self.url_value(parameter, name, true);
            other.query_pairs.push(format!("{}={}", field.json_name, self.percent_encoded(&drawn.input)));
            if request.common {
                other.query.push((field.json_name.clone(), drawn.input.to_url_string()));
            } else {
                path.push(drawn.output.to_url_string());
            }
        } else {
            self.source.cover(points::at(&place, "absent"));
        }
    }

    /// Draws a body field in the query string, if the endpoint accepts it there.
    fn body_field_in_query(&mut self, parameter: &Parameter, name: &str, other: &mut OtherLocations) {
        let Parameter { field, alternative_locations, .. } = parameter;
        let is_drawn = other.drawn.iter().any(|(input, _)| *input == field.json_name);
        if !is_drawn && alternative_locations.contains(&ParameterLocation::Query) && self.source.one_in(3) {
            self.source.cover(points::at_location(&points::place(name, &field.json_name), ParameterLocation::Query));
            let names: Vec<_> = std::iter::once(&field.json_name).chain(&field.aliases).collect();
            let key = names[self.source.below(names.len())];
            let drawn = self.url_value(parameter, name, false);
            other.query_pairs.push(format!("{key}={}", self.percent_encoded(&drawn.input)));
            other.query.push((field.json_name.clone(), drawn.input.to_url_string()));
            other.drawn.push((field.json_name.clone(), drawn.output));
        }
    }

    /// Draws some of the common query parameters, except those that the endpoint declares itself.
    fn common_parameters(
        &mut self,
        request: &Request,
        query_pairs: &mut Vec<String>,
        query: &mut Vec<(String, String)>,
    ) {
        for (name, value) in
            [("error_trace", "true"), ("filter_path", "a.*,-b"), ("human", "false"), ("pretty", "true")]
        {
            let is_own = request.parameters.iter().any(|parameter| parameter.field.name == name);
            if !is_own && self.source.one_in(3) {
                query_pairs.push(format!("{name}={value}"));
                query.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// Joins NDJSON lines, with empty lines between some of them, and sometimes without the last line break.
    fn spell_lines(&mut self, lines: &[Tree]) -> String {
        let mut body = String::new();
        for line in lines {
            body.push_str(&line.spell_json(self.source).replace(['\n', '\r'], " "));
            body.push_str(["\n", "\n", "\r\n", "\n\n"][self.source.below(4)]);
        }
        if self.source.one_in(3) { body.trim_end().to_owned() } else { body }
    }

    /// Draws the body that is decoded and the body that is expected. The fields that were drawn in other locations are only
    /// in the expected body.
    fn body(&mut self, request: &Request, name: &str, drawn: &[(String, Tree)]) -> (Option<Tree>, Option<Tree>) {
        if request.body == BodyPresence::None {
            return (None, None);
        }
        if let Some(whole_body) =
            request.parameters.iter().find(|parameter| parameter.location == ParameterLocation::WholeBody)
        {
            let entry = self.field(&whole_body.field, name);
            return (entry.input.map(|(_, input)| input), entry.output.map(|(_, output)| output));
        }
        let fields = request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Body);
        let entries = fields.map(|parameter| {
            let field = &parameter.field;
            if let Some(elsewhere) = drawn.iter().find(|(input, _)| *input == field.json_name) {
                let output = (!request.common).then(|| elsewhere.clone());
                return Entry { input: None, output };
            }
            let entry = self.field(field, name);
            if entry.input.is_some() && !parameter.alternative_locations.is_empty() {
                self.source.cover(points::at_location(&points::place(name, &field.json_name), ParameterLocation::Body));
            }
            entry
        });
        let entries: Vec<_> = entries.collect();
        let is_sent = |is_there: bool| is_there || request.body == BodyPresence::Required;
        let input = is_sent(entries.iter().any(|entry| entry.input.is_some()));
        let output = is_sent(entries.iter().any(|entry| entry.output.is_some()));
        let body = self.object(entries);
        (input.then_some(body.input), output.then_some(body.output))
    }

    /// Draws a value of a parameter that is not ambiguous in a URL.
    fn url_value(&mut self, parameter: &Parameter, name: &str, in_path: bool) -> Drawn {
        let place = points::place(name, &parameter.field.json_name);
        let ty = points::unwrapped_type(&parameter.field);
        let drawn = self.retry(|drawer| {
            let redacted = parameter.field.redacted;
            let drawn = drawer.part(redacted, |drawer| drawer.value(ty, parameter.field.encoding, &place));
            drawer.fits_in_url(ty, &drawn.input, in_path).then_some(drawn)
        });
        drawn.unwrap_or_else(|| panic!("no value of {place} can be written in a URL"))
    }

    fn fits_in_url(&self, ty: &RustType, tree: &Tree, in_path: bool) -> bool {
        let is_segment = |string: &str| !in_path || !matches!(string, "" | "." | "..");
        let is_item = |item: &Tree| match item {
            Tree::Bool(_) | Tree::Number(_) => true,
            Tree::String(string) => is_segment(string) && !string.is_empty() && !string.contains(','),
            _ => false,
        };
        let is_unambiguous = match (tree, self.model.resolve(ty)) {
            (Tree::Array(items), _) => !items.is_empty() && items.iter().all(is_item),
            // A single value of a list: in a URL it is a list of one.
            (tree, RustType::List(_)) => is_item(tree),
            (Tree::String(string), _) => is_segment(string),
            (tree, _) => is_item(tree),
        };
        is_unambiguous && self.is_same_branch(ty, tree)
    }

    /// Returns `true` if a value in a URL is decoded to the branch of the union that it was drawn for.
    fn is_same_branch(&self, ty: &RustType, tree: &Tree) -> bool {
        let RustType::Item(path, _) = self.model.resolve(ty) else { return true };
        let ItemKind::Union(union) = &self.model.item(&path).kind else { return true };
        let string = match tree {
            Tree::String(string) => string,
            Tree::Array(items) => {
                return items.len() > 1 || branch_of(&union.discriminator, &Tree::String(String::new())).is_none();
            }
            _ => return true,
        };
        let is_array = string.contains(',') && branch_of(&union.discriminator, &Tree::Array(Vec::new())).is_some();
        !matches!(string.as_str(), "true" | "false" | "") && string.parse::<f64>().is_err() && !is_array
    }

    /// Percent-encodes a value. The commas between the elements of a list are encoded only sometimes.
    fn percent_encoded(&mut self, tree: &Tree) -> String {
        let items = match tree {
            Tree::Array(items) => items.iter().map(Tree::to_url_string).collect(),
            tree => vec![tree.to_url_string()],
        };
        let encoded = items.iter().map(|item| utf8_percent_encode(item, NON_ALPHANUMERIC).to_string());
        encoded.collect::<Vec<_>>().join(if self.source.one_in(3) { "%2C" } else { "," })
    }
}

/// The parameters that were drawn in another location than the one they are sent in.
#[derive(Default)]
struct OtherLocations {
    /// The pairs of the query string.
    query_pairs: Vec<String>,
    /// The fields of the expected body.
    drawn: Vec<(String, Tree)>,
    /// `true` if one of the pairs is a path parameter.
    has_path_parameter: bool,
    /// The parameters of the query string, if they keep their places.
    query: Vec<(String, String)>,
}

/// Returns the lines of an NDJSON body.
fn body_lines(grouping: &LineGrouping, body: Option<Tree>) -> Vec<Tree> {
    let Some(Tree::Array(items)) = body else { return Vec::new() };
    let lines = items.into_iter().map(|item| match item {
        Tree::Array(lines) if *grouping != LineGrouping::Single => lines,
        line => vec![line],
    });
    lines.flatten().collect()
}

/// Returns the parameter with this name in the path.
fn path_parameter<'r>(request: &'r Request, part: &str) -> Option<&'r Parameter> {
    let of_path = |parameter: &&Parameter| {
        parameter.location == ParameterLocation::Path
            || parameter.alternative_locations.contains(&ParameterLocation::Path)
    };
    request.parameters.iter().filter(of_path).find(|parameter| parameter.field.json_name == part)
}

fn method(methods: RouteMethods, has_body: bool) -> http::Method {
    let method = match methods {
        RouteMethods::Single(method) | RouteMethods::Either { preferred: method, .. } => method,
        RouteMethods::ByBody { with_body, without_body } => {
            if has_body {
                with_body
            } else {
                without_body
            }
        }
    };
    match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Delete => http::Method::DELETE,
        Method::Head => http::Method::HEAD,
    }
}
