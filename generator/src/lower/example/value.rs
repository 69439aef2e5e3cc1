//! Values, spelled out as a setter takes them.

use serde_json::Value;

use super::Items;
use super::uses::Uses;
use crate::lower::finish::resolve;
use crate::model::{Field, ItemKind, ItemPath, Line, Lines, Member, RustType, Shape, Source, Variant, Words};

/// How deep an example spells values out.
const MAX_DEPTH: usize = 6;
/// How long a text of the specification's example may be.
const MAX_TEXT: usize = 80;

/// Where a value belongs, and what the specification's example has there.
#[derive(Clone, Copy)]
pub(super) struct Place<'v> {
    /// The name of the field, which is a text's value if there is no other.
    pub(super) label: &'v str,
    pub(super) hint: Option<&'v Value>,
    pub(super) depth: usize,
    /// Whether there has to be a value: else one that the specification's example does not have is left out.
    pub(super) required: bool,
}

impl<'v> Place<'v> {
    /// Something inside.
    pub(super) fn inside(self, hint: Option<&'v Value>) -> Self {
        Self { hint, depth: self.depth + 1, ..self }
    }
}

pub(super) struct Writer<'a> {
    pub(super) items: &'a Items<'a>,
    uses: Uses<'a>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(items: &'a Items<'a>, uses: Uses<'a>) -> Self {
        Self { items, uses }
    }

    /// What the code calls an item.
    pub(super) fn named(&self, path: &ItemPath) -> String {
        self.uses.name(path)
    }

    /// The `use` lines of what the code names.
    pub(super) fn uses(&self, code: &str) -> String {
        self.uses.lines(code)
    }

    /// A value for a field, as its setter takes it.
    pub(super) fn argument(&self, field: &Field, hint: Option<&Value>) -> Option<String> {
        let setter = field.setter.as_ref()?;
        self.shape(
            &setter.argument.shape,
            Place { label: &field.wire, hint, depth: 0, required: field.word.is_required() },
        )
    }

    pub(super) fn shape(&self, shape: &Shape, place: Place<'_>) -> Option<String> {
        match shape {
            Shape::Into(ty) if self.is_made_of_text(ty) && text(place.hint).is_some() => {
                text(place.hint).map(|text| format!("{text:?}"))
            }
            Shape::Plain(ty) | Shape::Into(ty) => self.value(ty, place),
            Shape::List(inner) => {
                let first = place.hint.and_then(|hint| hint.as_array().map_or(Some(hint), |list| list.first()));
                Some(format!("[{}]", self.shape(inner, place.inside(first))?))
            }
            Shape::Map(key, value) => {
                let entry = entry(place.hint);
                let key =
                    self.shape(key, Place { label: entry.map_or("name", |(key, _)| key), ..place.inside(None) })?;
                let value = self.shape(value, place.inside(entry.map(|(_, value)| value)))?;
                Some(format!("[({key}, {value})]"))
            }
            Shape::Document => Some("serde_json::json!({ \"title\": \"rust\" })".to_owned()),
        }
    }

    fn value(&self, ty: &RustType, place: Place<'_>) -> Option<String> {
        if place.depth > MAX_DEPTH {
            return None;
        }
        match resolve(ty, self.items) {
            RustType::Primitive("bool") => Some(place.hint.and_then(Value::as_bool).unwrap_or(true).to_string()),
            RustType::Primitive("f32" | "f64") => Some("1.0".to_owned()),
            // Every type of integer holds what is below 128.
            RustType::Primitive(_) => {
                Some(place.hint.and_then(Value::as_u64).filter(|number| *number < 128).unwrap_or(1).to_string())
            }
            RustType::String | RustType::Runtime("Secret") => {
                Some(format!("{:?}", text(place.hint).as_deref().unwrap_or(place.label)))
            }
            RustType::Runtime("Duration") => Some("\"1d\"".to_owned()),
            RustType::Runtime(
                "EpochMillis" | "EpochSeconds" | "DurationNanos" | "DurationMillis" | "DurationSeconds",
            ) => Some("0".to_owned()),
            RustType::Runtime("DurationFloatMillis") => Some("0.0".to_owned()),
            RustType::Value => Some("\"any JSON\"".to_owned()),
            RustType::Item(path, _) => self.item(&path, place),
            RustType::List(inner) | RustType::Buckets(inner) => {
                Some(format!("vec![{}]", self.converted(&inner, place.inside(None))?))
            }
            RustType::Boxed(inner) => self.value(&inner, place),
            RustType::SingleKey(key, value) => {
                let entry = entry(place.hint);
                let key =
                    self.value(&key, Place { label: entry.map_or("name", |(key, _)| key), ..place.inside(None) })?;
                let value = self.value(&value, place.inside(entry.map(|(_, value)| value)))?;
                Some(format!("({key}, {value})"))
            }
            RustType::Map(..)
            | RustType::TypedKeys(_)
            | RustType::Nullable(_)
            | RustType::Option(_)
            | RustType::Runtime(_)
            | RustType::Parameter(_) => None,
        }
    }

    fn item(&self, path: &ItemPath, place: Place<'_>) -> Option<String> {
        match &self.items.get(path)?.kind {
            ItemKind::Words(words) => Some(format!("{}::{}", self.named(path), word(words, place.hint)?)),
            ItemKind::Struct(s) => {
                let constructor = s.constructor.as_ref()?;
                let mut arguments = Vec::new();
                for field in s.members.iter().flat_map(Member::fields) {
                    if constructor.arguments.contains(&field.name) {
                        let setter = field.setter.as_ref()?;
                        let is_shortcut = s.shortcut.as_ref().is_some_and(|shortcut| shortcut.field == field.name);
                        let whole = place.hint.filter(|hint| is_shortcut && !hint.is_object());
                        let inside = place.inside(place.hint.and_then(|hint| hint.get(&field.wire)).or(whole));
                        arguments.push(self.shape(&setter.argument.shape, Place { label: &field.wire, ..inside })?);
                    }
                }
                Some(format!("{}::new({})", self.named(path), arguments.join(", ")))
            }
            ItemKind::Union(union) => self.variant(path, &union.variants, place),
            ItemKind::Container(container) => self.container(path, container, place),
            ItemKind::Tagged(tagged) => self.tagged(path, tagged, place),
            ItemKind::Untagged(untagged) => self.variant(path, &untagged.variants, place),
            ItemKind::Lines(lines) => {
                let (constructor, lines) = match lines {
                    Lines::Pair(pair) => ("new", pair.iter().collect::<Vec<_>>()),
                    Lines::ByKey(variants) => {
                        let first = variants.first()?;
                        (first.constructor.as_str(), first.lines().collect())
                    }
                };
                let argument =
                    |line: &Line| self.shape(&line.argument.shape, Place { label: &line.field, ..place.inside(None) });
                let arguments = lines.into_iter().map(argument).collect::<Option<Vec<_>>>()?;
                Some(format!("{}::{constructor}({})", self.named(path), arguments.join(", ")))
            }
            ItemKind::Alias(_) | ItemKind::External(_) | ItemKind::Request(_) => None,
        }
    }

    /// Whether a user may write a text for it.
    fn is_made_of_text(&self, ty: &RustType) -> bool {
        let RustType::Item(path, _) = resolve(ty, self.items) else { return false };
        let conversions = match self.items.get(&path).map(|item| &item.kind) {
            Some(ItemKind::Union(union)) => &union.conversions,
            Some(ItemKind::Struct(s)) => &s.conversions,
            _ => return false,
        };
        conversions.iter().any(|conversion| conversion.from == Source::Str)
    }

    /// The first variant that can be spelled out.
    fn variant(&self, path: &ItemPath, variants: &[Variant], place: Place<'_>) -> Option<String> {
        variants.iter().find_map(|variant| {
            let value = self.converted(&variant.ty, place.inside(None))?;
            let value = if matches!(variant.ty, RustType::Boxed(_)) { format!("Box::new({value})") } else { value };
            Some(format!("{}::{}({value})", self.named(path), variant.name))
        })
    }

    /// A value where exactly its type is asked for.
    fn converted(&self, ty: &RustType, place: Place<'_>) -> Option<String> {
        let value = self.value(ty, place)?;
        let inner = if let RustType::Boxed(inner) = ty { inner } else { ty };
        let is_exact = match resolve(inner, self.items) {
            RustType::Primitive(_) | RustType::List(_) => true,
            RustType::Item(path, _) => !self.items.get(&path).is_none_or(|i| matches!(i.kind, ItemKind::Alias(_))),
            _ => false,
        };
        Some(if is_exact { value } else { format!("{value}.into()") })
    }
}

/// The text of the specification's example, in one line, where it is short.
fn text(hint: Option<&Value>) -> Option<String> {
    let text = hint?.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (text.len() <= MAX_TEXT).then_some(text)
}

/// The first entry of an object.
pub(super) fn entry(hint: Option<&Value>) -> Option<(&String, &Value)> {
    hint?.as_object()?.iter().next()
}

/// The word of the specification's example, or the first that is not deprecated.
fn word<'w>(words: &'w Words, hint: Option<&Value>) -> Option<&'w str> {
    let hint = hint.and_then(Value::as_str);
    let given = words.members.iter().find(|member| hint == Some(&*member.wire));
    let first = words.members.iter().find(|member| member.deprecated.is_none()).or(words.members.first());
    given.or(first).map(|member| &*member.name)
}
