//! Requests drawn from the model, as HTTP.
//!
//! Left out, since it would mean something else than what was drawn: in a path, an empty text, `.` and `..`; in a list of
//! path or query, an item that is empty or holds a comma, at which the server splits; an empty list; in a union, a text
//! that looks like another branch.

use bytes::Bytes;
use generator::model::{BodyKind, ItemKind, Methods, Parameter, Place, Request, RustType, Verb};
use http::Method;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::draw::{Drawer, Drawn};
use super::model::decide;
use super::points;
use super::tree::Tree;

/// A request as HTTP, and what of it is to be written.
pub(crate) struct DrawnRequest {
    pub(crate) http: http::Request<Bytes>,
    /// The parameters of the query, in any order.
    pub(crate) query: Vec<(String, String)>,
    /// The parts of the path, in its order.
    pub(crate) path: Vec<String>,
    pub(crate) body: Option<Tree>,
}

impl Drawer<'_, '_, '_> {
    /// A request.
    pub(crate) fn request(&mut self, request: &Request, name: &str) -> DrawnRequest {
        let routes: Vec<_> = request.routes.iter().map(|route| points::at(name, &route.template)).collect();
        let route = &request.routes[self.source.one_of(&routes)];
        let at = |place: Place| request.parameters.iter().filter(move |parameter| parameter.place == place);

        let (mut target, mut path) = (route.template.clone(), Vec::new());
        for part in &route.parts {
            let parameter = at(Place::Path).find(|parameter| parameter.field.wire == *part).expect("a part");
            self.source.reach(points::at(&points::place(name, part), "present"));
            let drawn = self.url_value(parameter, name, true);
            path.push(drawn.plain.url_text());
            target = target.replace(&format!("{{{part}}}"), &self.encoded(&drawn.wire));
        }
        for parameter in at(Place::Path).filter(|parameter| !route.parts.contains(&parameter.field.wire)) {
            self.source.reach(points::at(&points::place(name, &parameter.field.wire), "absent"));
        }

        let (mut texts, mut query) = (Vec::new(), Vec::new());
        for parameter in at(Place::Query) {
            if let Some(key) = self.present(&parameter.field, &points::place(name, &parameter.field.wire)) {
                let drawn = self.url_value(parameter, name, false);
                query.push((parameter.field.wire.clone(), drawn.plain.url_text()));
                texts.push(format!("{key}={}", self.encoded(&drawn.wire)));
            }
        }
        if request.common {
            self.common(request, &mut texts, &mut query);
        }
        if !texts.is_empty() {
            target = format!("{target}?{}", texts.join("&"));
        }

        let body = self.body(request, name);
        let text = body.as_ref().map(|body| body.wire.spell(self.source)).unwrap_or_default();
        let http = http::Request::builder()
            .method(method(route.methods, !text.is_empty()))
            .uri(target)
            .body(Bytes::from(text))
            .expect("a request");
        DrawnRequest { http, query, path, body: body.map(|body| body.plain) }
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

    fn body(&mut self, request: &Request, name: &str) -> Option<Drawn> {
        if request.body == BodyKind::None {
            return None;
        }
        if let Some(whole) = request.parameters.iter().find(|parameter| parameter.place == Place::WholeBody) {
            let entry = self.field(&whole.field, name);
            return entry.wire.zip(entry.plain).map(|((_, wire), (_, plain))| Drawn { wire, plain });
        }
        let fields = request.parameters.iter().filter(|parameter| parameter.place == Place::Body);
        let entries: Vec<_> = fields.map(|parameter| self.field(&parameter.field, name)).collect();
        let is_empty = entries.iter().all(|entry| entry.wire.is_none());
        let body = self.object(entries);
        if is_empty && request.body == BodyKind::Optional { None } else { Some(body) }
    }

    /// A value of a parameter that can stand in a URL, and means there what was drawn.
    fn url_value(&mut self, parameter: &Parameter, name: &str, in_path: bool) -> Drawn {
        let place = points::place(name, &parameter.field.wire);
        let ty = points::inside(&parameter.field);
        let drawn = self.until(|drawer| {
            let drawn = drawer.value(ty, parameter.field.form, &place);
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
            Tree::List(items) => return items.len() > 1 || decide(&union.choice, &Tree::Text(String::new())).is_none(),
            _ => return true,
        };
        let is_list = text.contains(',') && decide(&union.choice, &Tree::List(Vec::new())).is_some();
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

fn method(methods: Methods, has_body: bool) -> Method {
    let verb = match methods {
        Methods::One(verb) => verb,
        Methods::ByBody { with, without } => {
            if has_body {
                with
            } else {
                without
            }
        }
    };
    match verb {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Put => Method::PUT,
        Verb::Delete => Method::DELETE,
        Verb::Head => Method::HEAD,
    }
}
