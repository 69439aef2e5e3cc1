//! Comparison of requests: URL and body.

use generator::model::{ItemKind, NdjsonLines, ParameterLocation, Request, RequestFormat, RustType};

use super::comparison::Comparison;
use super::objects::{Key, has_name};
use super::parameters::in_location;
use super::rule::Rule;
use super::types::{Place, Types};
use crate::conformance::http::HttpRequest;
use crate::conformance::json::{Json, Object};

impl<'m> Comparison<'m> {
    /// Compares a request that came in with the one that was written.
    pub(in crate::conformance) fn request(&mut self, before: &HttpRequest, after: &HttpRequest, request: &'m Request) {
        self.url(before, after, request);
        self.at_key("body", |inner| match &request.request_format {
            RequestFormat::Json => inner.json_body(&before.body, &after.body, request),
            RequestFormat::Ndjson(_) => inner.ndjson_body(&before.body, &after.body, request),
        });
    }

    fn json_body(&mut self, before: &str, after: &str, request: &'m Request) {
        let (before, after) = (before.trim(), after.trim());
        if before == after {
            return;
        }
        let parse = |body: &str| if body.is_empty() { Ok(Json::Object(Object::new())) } else { Json::parse(body) };
        let (first, second) = match (parse(before), parse(after)) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(error), _) | (_, Err(error)) => return self.differ(&format!("invalid JSON: {error}")),
        };
        let whole = in_location(request, ParameterLocation::WholeBody).next();
        if before.is_empty() != after.is_empty() {
            if first == second && whole.is_none() {
                return self.forgive(Rule::EmptyBody);
            }
            return self.differ(if after.is_empty() { "the body is missing" } else { "a body was added" });
        }
        if let Some(parameter) = whole {
            return self.value(&first, &second, Place::new(&parameter.field.ty, parameter.field.encoding));
        }
        let (Json::Object(before), Json::Object(after)) = (&first, &second) else {
            return self.differ_in_value(&first, &second);
        };
        let types = self.types;
        self.keyed(before, after, &|key| {
            let mut parameters = in_location(request, ParameterLocation::Body);
            parameters.find(|parameter| has_name(&parameter.field, key)).map(|it| types.field_key(&it.field))
        });
    }

    /// Compares a body line by line. The type of a line may depend on the line before.
    fn ndjson_body(&mut self, before: &str, after: &str, request: &'m Request) {
        let (first, second) = match (parse_lines(before), parse_lines(after)) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(error), _) | (_, Err(error)) => return self.differ(&format!("a line is invalid JSON: {error}")),
        };
        if first.len() != second.len() {
            return self.differ(&format!("{} lines became {}", first.len(), second.len()));
        }
        let types = self.types;
        let whole = in_location(request, ParameterLocation::WholeBody).next();
        let element = whole.and_then(|parameter| types.element(&parameter.field.ty));
        let mut following = None;
        for (index, (before, after)) in first.iter().zip(&second).enumerate() {
            self.at_index(index, |inner| match (following.take(), element) {
                (Some(ty), _) => inner.value(before, after, Place::new(ty, None)),
                (None, Some(element)) => following = inner.first_line(before, after, element),
                (None, None) => inner.untyped(before, after),
            });
        }
    }

    /// Compares a line that is the first one of an element, and returns the type of the next line if it is of the same element.
    fn first_line(&mut self, before: &Json, after: &Json, element: &'m RustType) -> Option<&'m RustType> {
        let variants = match self.types.lines(element) {
            None => {
                self.value(before, after, Place::new(element, None));
                return None;
            }
            Some(NdjsonLines::Pair(pair)) => {
                let [first, second] = &**pair;
                self.value(before, after, Place::new(&first.ty, None));
                return Some(&second.ty);
            }
            Some(NdjsonLines::ByKey(variants)) => variants,
        };
        let (Json::Object(first), Json::Object(second)) = (before, after) else {
            self.differ_in_value(before, after);
            return None;
        };
        let find = |key: &str| variants.iter().find(|variant| variant.json_name == key);
        self.keyed(first, second, &|key| Some(Key::new(key, Some(Place::new(&find(key)?.first.ty, None)))));
        let variant = first.keys().find_map(|key| find(key));
        variant.and_then(|variant| variant.second.as_ref()).map(|line| &line.ty)
    }
}

fn parse_lines(body: &str) -> serde_json::Result<Vec<Json>> {
    body.lines().map(str::trim).filter(|line| !line.is_empty()).map(Json::parse).collect()
}

impl<'m> Types<'m> {
    /// The type of the elements of a list.
    fn element(&self, ty: &'m RustType) -> Option<&'m RustType> {
        match self.resolve(ty) {
            RustType::List(element) => Some(element),
            _ => None,
        }
    }

    /// The lines of an element of an NDJSON body. `None` if an element is one line.
    fn lines(&self, element: &'m RustType) -> Option<&'m NdjsonLines> {
        let RustType::Item(path, _) = self.resolve(element) else { return None };
        match self.item(path) {
            Some(ItemKind::Ndjson(lines)) => Some(lines),
            _ => None,
        }
    }
}
