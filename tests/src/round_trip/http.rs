//! Requests drawn from the model, as HTTP.
//!
//! Left out, since it would mean something else than what was drawn: in a path, an empty text, `.` and `..`; in a list of
//! path or query, an item that is empty or holds a comma, at which the server splits; an empty list; in a union, a text
//! that looks like another branch.

use bytes::Bytes;
use generator::model::{
    BodyPresence, ItemKind, LineGrouping, Method, Parameter, ParameterLocation, Request, RequestFormat, ResponseFormat,
    Route, RouteMethods, RustType,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::draw::{Drawer, Drawn};
use super::items::Entry;
use super::model::decide;
use super::points;
use super::tree::Tree;

/// A request as HTTP, and what of it is to be written.
pub(crate) struct DrawnRequest {
    pub(crate) http: http::Request<Bytes>,
    /// The method, which goes by the body that is to be written.
    pub(crate) method: http::Method,
    /// The parameters of the query, in any order.
    pub(crate) query: Vec<(String, String)>,
    /// The parts of the path, in its order.
    pub(crate) path: Vec<String>,
    pub(crate) body: Option<Tree>,
    /// The lines that the body is to have, where it has lines.
    pub(crate) lines: Option<Vec<Tree>>,
}

impl Drawer<'_, '_, '_> {
    /// A request.
    pub(crate) fn request(&mut self, request: &Request, name: &str) -> DrawnRequest {
        let routes: Vec<_> = request.routes.iter().map(|route| points::at(name, &route.template)).collect();
        let route = &request.routes[self.source.one_of(&routes)];

        let mut other = Elsewhere::default();
        let (mut target, mut path) = (route.template.clone(), Vec::new());
        for part in &route.path_parameters {
            let parameter = in_path(request, part).expect("a part");
            let place = points::place(name, part);
            self.source.reach(points::at(&place, "present"));
            self.source.reach(points::in_place(&place, ParameterLocation::Path));
            let drawn = self.url_value(parameter, name, true);
            target = target.replace(&format!("{{{part}}}"), &self.encoded(&drawn.wire));
            if parameter.location == ParameterLocation::Path {
                path.push(drawn.plain.url_text());
            } else {
                other.drawn.push((part.clone(), drawn.plain));
            }
        }
        for parameter in request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Path) {
            self.not_in_path(request, route, parameter, name, &mut path, &mut other);
        }
        for parameter in request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Body) {
            self.not_in_body(parameter, name, &mut other);
        }

        let Elsewhere { mut texts, drawn, .. } = other;
        let mut query = Vec::new();
        for parameter in request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Query) {
            if let Some(key) = self.present(&parameter.field, &points::place(name, &parameter.field.json_name)) {
                let drawn = self.url_value(parameter, name, false);
                query.push((parameter.field.json_name.clone(), drawn.plain.url_text()));
                texts.push(format!("{key}={}", self.encoded(&drawn.wire)));
            }
        }
        if request.response_format == ResponseFormat::Table {
            query.push(("format".to_owned(), "json".to_owned()));
        }
        if request.common {
            self.common(request, &mut texts, &mut query);
        }
        if !texts.is_empty() {
            target = format!("{target}?{}", texts.join("&"));
        }

        let (body, plain) = self.body(request, name, &drawn);
        let text = match (&request.request_format, body) {
            (RequestFormat::Json, body) => body.map(|body| body.spell(self.source)).unwrap_or_default(),
            (RequestFormat::Ndjson(grouping), body) => self.spelled_lines(&lines(grouping, body)),
        };
        let lines = match &request.request_format {
            RequestFormat::Json => None,
            RequestFormat::Ndjson(grouping) => Some(lines(grouping, plain.clone())),
        };
        let http = http::Request::builder()
            .method(method(route.methods, !text.is_empty()))
            .uri(target)
            .body(Bytes::from(text))
            .expect("a request");
        DrawnRequest { http, method: method(route.methods, plain.is_some()), query, path, body: plain, lines }
    }

    /// A part of the path that this URL has not: in the query string, where that is allowed and another URL has it.
    fn not_in_path(
        &mut self,
        request: &Request,
        route: &Route,
        parameter: &Parameter,
        name: &str,
        path: &mut Vec<String>,
        other: &mut Elsewhere,
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
        // One more part is as much as there is a URL for.
        let may = alternative_locations.contains(&ParameterLocation::Query)
            && !other.is_full
            && request.routes.iter().any(|r| with_it(&r));
        if may && self.source.rarely(2) {
            other.is_full = true;
            self.source.reach(points::in_place(&place, ParameterLocation::Query));
            let drawn = self.url_value(parameter, name, true);
            other.texts.push(format!("{}={}", field.json_name, self.encoded(&drawn.wire)));
            path.push(drawn.plain.url_text());
        } else {
            self.source.reach(points::at(&place, "absent"));
        }
    }

    /// A field of the body in the query string, where that is allowed.
    fn not_in_body(&mut self, parameter: &Parameter, name: &str, other: &mut Elsewhere) {
        let Parameter { field, alternative_locations, .. } = parameter;
        let is_drawn = other.drawn.iter().any(|(wire, _)| *wire == field.json_name);
        if !is_drawn && alternative_locations.contains(&ParameterLocation::Query) && self.source.rarely(3) {
            self.source.reach(points::in_place(&points::place(name, &field.json_name), ParameterLocation::Query));
            let names: Vec<_> = std::iter::once(&field.json_name).chain(&field.aliases).collect();
            let key = names[self.source.below(names.len())];
            let drawn = self.url_value(parameter, name, false);
            other.texts.push(format!("{key}={}", self.encoded(&drawn.wire)));
            other.drawn.push((field.json_name.clone(), drawn.plain));
        }
    }

    /// Some of the parameters that every endpoint takes, but for the endpoint's own.
    fn common(&mut self, request: &Request, texts: &mut Vec<String>, query: &mut Vec<(String, String)>) {
        for (name, value) in
            [("error_trace", "true"), ("filter_path", "a.*,-b"), ("human", "false"), ("pretty", "true")]
        {
            let is_own = request.parameters.iter().any(|parameter| parameter.field.name == name);
            if !is_own && self.source.rarely(3) {
                texts.push(format!("{name}={value}"));
                query.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// Lines with empty ones between them; the last may be without an end.
    fn spelled_lines(&mut self, lines: &[Tree]) -> String {
        let mut text = String::new();
        for line in lines {
            text.push_str(&line.spell(self.source).replace(['\n', '\r'], " "));
            text.push_str(["\n", "\n", "\r\n", "\n\n"][self.source.below(4)]);
        }
        if self.source.rarely(3) { text.trim_end().to_owned() } else { text }
    }

    /// The body as it may stand and as it is to be written; the fields that were drawn elsewhere are only written.
    fn body(&mut self, request: &Request, name: &str, drawn: &[(String, Tree)]) -> (Option<Tree>, Option<Tree>) {
        if request.body == BodyPresence::None {
            return (None, None);
        }
        if let Some(whole) =
            request.parameters.iter().find(|parameter| parameter.location == ParameterLocation::WholeBody)
        {
            let entry = self.field(&whole.field, name);
            return (entry.wire.map(|(_, wire)| wire), entry.plain.map(|(_, plain)| plain));
        }
        let fields = request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Body);
        let entries = fields.map(|parameter| {
            let field = &parameter.field;
            if let Some(elsewhere) = drawn.iter().find(|(wire, _)| *wire == field.json_name) {
                return Entry { wire: None, plain: Some(elsewhere.clone()) };
            }
            let entry = self.field(field, name);
            if entry.wire.is_some() && !parameter.alternative_locations.is_empty() {
                self.source.reach(points::in_place(&points::place(name, &field.json_name), ParameterLocation::Body));
            }
            entry
        });
        let entries: Vec<_> = entries.collect();
        let is_sent = |is_there: bool| is_there || request.body == BodyPresence::Required;
        let wire = is_sent(entries.iter().any(|entry| entry.wire.is_some()));
        let plain = is_sent(entries.iter().any(|entry| entry.plain.is_some()));
        let body = self.object(entries);
        (wire.then_some(body.wire), plain.then_some(body.plain))
    }

    /// A value of a parameter that can stand in a URL, and means there what was drawn.
    fn url_value(&mut self, parameter: &Parameter, name: &str, in_path: bool) -> Drawn {
        let place = points::place(name, &parameter.field.json_name);
        let ty = points::inside(&parameter.field);
        let drawn = self.until(|drawer| {
            let drawn = drawer.value(ty, parameter.field.encoding, &place);
            drawer.fits(ty, &drawn.wire, in_path).then_some(drawn)
        });
        drawn.unwrap_or_else(|| panic!("no value of {place} can stand in a URL"))
    }

    fn fits(&self, ty: &RustType, tree: &Tree, in_path: bool) -> bool {
        let is_text = |text: &str| !in_path || !matches!(text, "" | "." | "..");
        let is_item = |item: &Tree| match item {
            Tree::Bool(_) | Tree::Number(_) => true,
            Tree::Text(text) => is_text(text) && !text.is_empty() && !text.contains(','),
            _ => false,
        };
        let fits = match (tree, self.model.resolve(ty)) {
            (Tree::List(items), _) => !items.is_empty() && items.iter().all(is_item),
            // One for a list: in a URL it is a list all the same.
            (tree, RustType::List(_)) => is_item(tree),
            (Tree::Text(text), _) => is_text(text),
            (tree, _) => is_item(tree),
        };
        fits && self.looks_right(ty, tree)
    }

    /// Text says by its look which branch of a union it is.
    fn looks_right(&self, ty: &RustType, tree: &Tree) -> bool {
        let RustType::Item(path, _) = self.model.resolve(ty) else { return true };
        let ItemKind::Union(union) = &self.model.item(&path).kind else { return true };
        let text = match tree {
            Tree::Text(text) => text,
            Tree::List(items) => {
                return items.len() > 1 || decide(&union.discriminator, &Tree::Text(String::new())).is_none();
            }
            _ => return true,
        };
        let is_list = text.contains(',') && decide(&union.discriminator, &Tree::List(Vec::new())).is_some();
        !matches!(text.as_str(), "true" | "false" | "") && text.parse::<f64>().is_err() && !is_list
    }

    /// Percent-encoded: what must be, or everything. A list's commas stay.
    fn encoded(&mut self, tree: &Tree) -> String {
        let items = match tree {
            Tree::List(items) => items.iter().map(Tree::url_text).collect(),
            tree => vec![tree.url_text()],
        };
        let encoded = items.iter().map(|item| utf8_percent_encode(item, NON_ALPHANUMERIC).to_string());
        encoded.collect::<Vec<_>>().join(if self.source.rarely(3) { "%2C" } else { "," })
    }
}

/// What stands in another place than the one that it is sent in.
#[derive(Default)]
struct Elsewhere {
    /// In the query string, as it is written there.
    texts: Vec<String>,
    /// What is to be written into the body.
    drawn: Vec<(String, Tree)>,
    /// Whether a part of the path is among them.
    is_full: bool,
}

/// The lines of a body.
fn lines(grouping: &LineGrouping, body: Option<Tree>) -> Vec<Tree> {
    let Some(Tree::List(items)) = body else { return Vec::new() };
    let lines = items.into_iter().map(|item| match item {
        Tree::List(lines) if *grouping != LineGrouping::Single => lines,
        line => vec![line],
    });
    lines.flatten().collect()
}

/// The parameter that is this part of the path.
fn in_path<'r>(request: &'r Request, part: &str) -> Option<&'r Parameter> {
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
