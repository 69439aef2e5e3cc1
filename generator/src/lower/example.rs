//! The example in the documentation of a request: it compiles, since rustdoc runs it.

use indexmap::IndexMap;

use crate::model::{Field, Item, ItemKind, ItemPath, Member, Methods, Request, RustType, Shape, Verb};

/// How many optional parameters an example shows.
const SHOWN: usize = 2;
/// How deep an example spells values out.
const MAX_DEPTH: usize = 6;

/// The items of the crate.
type Items = IndexMap<ItemPath, Item>;

/// Code that makes a request and turns it into HTTP.
pub(super) fn of_request(path: &ItemPath, request: &Request, items: &Items, crate_name: &str) -> String {
    let writer = Writer { items, crate_name };
    let fields = || request.parameters.iter().map(|p| &p.field);
    let required: Vec<_> = fields().filter(|f| f.word.is_required()).filter_map(|f| writer.argument(f)).collect();
    let mut calls = Vec::new();
    for field in fields().filter(|f| !f.word.is_required() && f.deprecated.is_none()) {
        let Some(setter) = &field.setter else { continue };
        if let (Some(value), true) = (writer.argument(field), calls.len() < SHOWN && is_simple(&setter.argument.shape))
        {
            calls.push(format!(".{}({value})", setter.name));
        }
    }
    let module =
        [crate_name].into_iter().chain(path.module.0.iter().map(String::as_str)).collect::<Vec<_>>().join("::");
    let expected = expected_method(request);
    let new = format!("{}::new({})", path.name, required.join(", "));
    let body = [new].into_iter().chain(calls).collect::<Vec<_>>().join("\n    ");
    format!(
        "# Example\n\n```\nuse {crate_name}::runtime::Endpoint;\nuse {module}::{name};\n\n\
         let request = {body};\nlet http = request.to_http()?;\nassert_eq!(http.method(), \"{expected}\");\n\
         # Ok::<(), Box<dyn std::error::Error>>(())\n```",
        name = path.name,
    )
}

/// Whether a value can be shown in one short call.
fn is_simple(shape: &Shape) -> bool {
    matches!(shape, Shape::Plain(_) | Shape::Into(RustType::String | RustType::Runtime(_) | RustType::Item(..)))
}

struct Writer<'a> {
    items: &'a Items,
    crate_name: &'a str,
}

impl Writer<'_> {
    /// A value for a field, as its setter takes it.
    fn argument(&self, field: &Field) -> Option<String> {
        let setter = field.setter.as_ref()?;
        self.shape(&setter.argument.shape, &field.wire, 0)
    }

    fn shape(&self, shape: &Shape, label: &str, depth: usize) -> Option<String> {
        match shape {
            Shape::Plain(ty) | Shape::Into(ty) => self.value(ty, label, depth),
            Shape::List(inner) => Some(format!("[{}]", self.shape(inner, label, depth + 1)?)),
            Shape::Map(key, value) => {
                Some(format!("[({}, {})]", self.shape(key, "name", depth + 1)?, self.shape(value, label, depth + 1)?))
            }
            Shape::Document => Some("serde_json::json!({ \"title\": \"rust\" })".to_owned()),
        }
    }

    fn value(&self, ty: &RustType, label: &str, depth: usize) -> Option<String> {
        if depth > MAX_DEPTH {
            return None;
        }
        match super::finish::resolve(ty, self.items) {
            RustType::Primitive("bool") => Some("true".to_owned()),
            RustType::Primitive("f64") => Some("1.0".to_owned()),
            RustType::Primitive(_) => Some("1".to_owned()),
            RustType::String | RustType::Runtime("Secret") => Some(format!("\"{}\"", label.replace(['\\', '"'], ""))),
            RustType::Runtime("Duration") => Some("\"1d\"".to_owned()),
            RustType::Runtime("EpochMillis" | "EpochSeconds") => Some("0".to_owned()),
            RustType::Value => Some("\"any JSON\"".to_owned()),
            RustType::Item(path, _) => self.item(&path, label, depth),
            RustType::List(inner) => Some(format!("vec![{}.into()]", self.value(&inner, label, depth + 1)?)),
            RustType::Nullable(inner) | RustType::Option(inner) | RustType::Boxed(inner) => {
                self.value(&inner, label, depth)
            }
            RustType::Map(..) | RustType::Runtime(_) | RustType::Parameter(_) => None,
        }
    }

    fn item(&self, path: &ItemPath, label: &str, depth: usize) -> Option<String> {
        let full = || {
            let segments = [self.crate_name].into_iter().chain(path.module.0.iter().map(String::as_str));
            segments.chain([path.name.as_str()]).collect::<Vec<_>>().join("::")
        };
        match &self.items.get(path)?.kind {
            ItemKind::Words(words) => Some(format!("{}::{}", full(), words.members.first()?.name)),
            ItemKind::Struct(s) => {
                let constructor = s.constructor.as_ref()?;
                let mut arguments = Vec::new();
                for member in &s.members {
                    if let Member::Field(field) = member
                        && constructor.arguments.contains(&field.name)
                    {
                        let setter = field.setter.as_ref()?;
                        arguments.push(self.shape(&setter.argument.shape, &field.wire, depth + 1)?);
                    }
                }
                Some(format!("{}::new({})", full(), arguments.join(", ")))
            }
            ItemKind::Union(union) => {
                let variant = union.variants.first()?;
                Some(format!("{}::{}({}.into())", full(), variant.name, self.value(&variant.ty, label, depth + 1)?))
            }
            _ => None,
        }
    }
}

fn show(verb: Verb) -> &'static str {
    match verb {
        Verb::Get => "GET",
        Verb::Post => "POST",
        Verb::Put => "PUT",
        Verb::Delete => "DELETE",
        Verb::Head => "HEAD",
    }
}

/// The method that the example's request has: it sets required parameters and none of the path besides.
fn expected_method(request: &Request) -> &'static str {
    let required: Vec<_> = request
        .parameters
        .iter()
        .filter(|p| p.place == crate::model::Place::Path && p.field.word.is_required())
        .map(|p| p.field.wire.as_str())
        .collect();
    let fits = |parts: &[String]| parts.len() == required.len();
    let route = request.routes.iter().find(|r| fits(&r.parts)).or(request.routes.first());
    let has_body = request.body != crate::model::BodyKind::None;
    match route.map(|r| r.methods) {
        Some(Methods::One(verb)) => show(verb),
        Some(Methods::ByBody { with, without }) => show(if has_body { with } else { without }),
        None => "GET",
    }
}
