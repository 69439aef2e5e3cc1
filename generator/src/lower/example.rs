//! The example in the documentation of a request: it compiles, since rustdoc runs it.

use indexmap::IndexMap;

use crate::model::{
    BodyKind, Field, Item, ItemKind, ItemPath, Member, Methods, Parameter, Place, Request, RustType, Shape, Variant,
    Verb,
};

/// How many optional parameters an example shows.
const SHOWN: usize = 2;
/// How deep an example spells values out.
const MAX_DEPTH: usize = 6;

/// The items of the crate.
type Items = IndexMap<ItemPath, Item>;

/// Code that makes a request and turns it into HTTP. None where something required can't be spelled out.
pub(super) fn of_request(
    path: &ItemPath,
    request: &Request,
    items: &Items,
    crate_name: &str,
    call: Option<&String>,
) -> Option<String> {
    let writer = Writer { items, crate_name };
    let mut required = Vec::new();
    let mut calls = Vec::new();
    let mut has_body = request.body == BodyKind::Required;
    for Parameter { field, place } in &request.parameters {
        let argument = writer.argument(field);
        if field.word.is_required() {
            required.push(argument?);
        } else if let (Some(value), true) = (argument, calls.len() < SHOWN && is_shown(field, *place)) {
            calls.push(format!(".{}({value})", field.setter.as_ref()?.name));
        } else {
            continue;
        }
        has_body |= matches!(place, Place::Body | Place::WholeBody);
    }
    let module =
        [crate_name].into_iter().chain(path.module.0.iter().map(String::as_str)).collect::<Vec<_>>().join("::");
    let expected = expected_method(request, has_body);
    let new = format!("{}::new({})", path.name, required.join(", "));
    let body = [new].into_iter().chain(calls).collect::<Vec<_>>().join("\n    ");
    let call = call.map_or_else(|| "# ".to_owned(), |call| self::call(call, crate_name));
    Some(format!(
        "# Example\n\n```\nuse {crate_name}::runtime::Endpoint;\nuse {module}::{name};\n\n\
         let request = {body};\nassert_eq!(request.to_http()?.method(), \"{expected}\");\n\
         {call}Ok::<(), Box<dyn std::error::Error>>(())\n```",
        name = path.name,
    ))
}

/// The call of a client, up to the last line. It is compiled and not made.
fn call(call: &str, crate_name: &str) -> String {
    let value = match call.strip_prefix("let ").and_then(|call| call.split_once(' ')) {
        Some((name, _)) => name,
        None => "()",
    };
    format!(
        "# let client = {crate_name}::runtime::testing::Canned::new().client(); drop(async move {{\n{call}\n\
         # Ok::<_, {crate_name}::runtime::Error>({value}) }}); "
    )
}

/// Whether an optional parameter is one to show. One of the path would choose another URL, and alone perhaps none.
fn is_shown(field: &Field, place: Place) -> bool {
    let simple = field.setter.as_ref().is_some_and(|setter| is_simple(&setter.argument.shape));
    place != Place::Path && field.deprecated.is_none() && simple
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
            RustType::Runtime(
                "EpochMillis" | "EpochSeconds" | "DurationNanos" | "DurationMillis" | "DurationSeconds",
            ) => Some("0".to_owned()),
            RustType::Runtime("DurationFloatMillis") => Some("0.0".to_owned()),
            RustType::Value => Some("\"any JSON\"".to_owned()),
            RustType::Item(path, _) => self.item(&path, label, depth),
            RustType::List(inner) => Some(format!("vec![{}]", self.converted(&inner, label, depth + 1)?)),
            RustType::Boxed(inner) => self.value(&inner, label, depth),
            RustType::SingleKey(key, value) => {
                Some(format!("({}, {})", self.value(&key, "name", depth + 1)?, self.value(&value, label, depth + 1)?))
            }
            RustType::Map(..)
            | RustType::TypedKeys(_)
            | RustType::Nullable(_)
            | RustType::Option(_)
            | RustType::Runtime(_)
            | RustType::Parameter(_) => None,
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
                for field in s.members.iter().flat_map(Member::fields) {
                    if constructor.arguments.contains(&field.name) {
                        let setter = field.setter.as_ref()?;
                        arguments.push(self.shape(&setter.argument.shape, &field.wire, depth + 1)?);
                    }
                }
                Some(format!("{}::new({})", full(), arguments.join(", ")))
            }
            ItemKind::Union(union) => self.variant(&full(), &union.variants, label, depth),
            ItemKind::Container(container) => self.variant(&full(), &container.variants, label, depth),
            ItemKind::Tagged(tagged) => self.variant(&full(), &tagged.variants, label, depth),
            ItemKind::Untagged(untagged) => self.variant(&full(), &untagged.variants, label, depth),
            ItemKind::Alias(_) | ItemKind::External(_) | ItemKind::Request(_) => None,
        }
    }

    /// The first variant that can be spelled out.
    fn variant(&self, full: &str, variants: &[Variant], label: &str, depth: usize) -> Option<String> {
        variants.iter().find_map(|variant| {
            let value = self.converted(&variant.ty, label, depth + 1)?;
            let value = if matches!(variant.ty, RustType::Boxed(_)) { format!("Box::new({value})") } else { value };
            Some(format!("{full}::{}({value})", variant.name))
        })
    }

    /// A value where exactly its type is asked for.
    fn converted(&self, ty: &RustType, label: &str, depth: usize) -> Option<String> {
        let value = self.value(ty, label, depth)?;
        let inner = if let RustType::Boxed(inner) = ty { inner } else { ty };
        let is_exact = match super::finish::resolve(inner, self.items) {
            RustType::Primitive(_) | RustType::List(_) => true,
            RustType::Item(path, _) => !self.items.get(&path).is_none_or(|i| matches!(i.kind, ItemKind::Alias(_))),
            _ => false,
        };
        Some(if is_exact { value } else { format!("{value}.into()") })
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

/// The method that the example's request has: of the path it sets what is required and nothing else.
fn expected_method(request: &Request, has_body: bool) -> &'static str {
    let is_set = |p: &&Parameter| p.place == Place::Path && p.field.word.is_required();
    let set = request.parameters.iter().filter(is_set).count();
    let route = request.routes.iter().find(|route| route.parts.len() == set);
    match route.or(request.routes.first()).map(|route| route.methods) {
        Some(Methods::One(verb)) => show(verb),
        Some(Methods::ByBody { with, without }) => show(if has_body { with } else { without }),
        None => "GET",
    }
}
