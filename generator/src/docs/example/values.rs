//! Values in examples, as users write them for setters.

use indexmap::IndexMap;
use serde_json::Value;

use super::imports::Imports;
use crate::model::{
    ArgumentType, Construction, ConversionSource, Field, Item, ItemKind, ItemPath, Member, NdjsonLine, NdjsonLines,
    RustType, StringEnum, Variant, resolve,
};

/// The maximum depth of values in an example.
const MAX_DEPTH: usize = 6;
/// The maximum length of a string from the specification's example.
const MAX_STRING_LENGTH: usize = 80;

/// The use of a value, with its value in the specification's example.
#[derive(Clone, Copy)]
pub(super) struct ValueContext<'v> {
    /// The name of the field: the value of a string if the specification's example has none.
    pub(super) label: &'v str,
    /// The value in the specification's example.
    pub(super) hint: Option<&'v Value>,
    pub(super) depth: usize,
    /// `true` if a value is required. An optional value is left out unless the specification's example has it.
    pub(super) required: bool,
}

impl<'v> ValueContext<'v> {
    /// Returns the context of a nested value.
    pub(super) fn inside(self, hint: Option<&'v Value>) -> Self {
        Self { hint, depth: self.depth + 1, ..self }
    }
}

/// The items of the crate.
pub(super) type Items<'a> = IndexMap<ItemPath, &'a Item>;

/// Writes the values of one example.
pub(super) struct ExampleWriter<'a> {
    pub(super) items: &'a Items<'a>,
    uses: Imports<'a>,
}

impl<'a> ExampleWriter<'a> {
    pub(super) fn new(items: &'a Items<'a>, uses: Imports<'a>) -> Self {
        Self { items, uses }
    }

    /// Returns the name of an item in the code.
    pub(super) fn named(&self, path: &ItemPath) -> String {
        self.uses.name(path)
    }

    /// Returns the `use` lines of the items that the code names.
    pub(super) fn uses(&self, code: &str) -> String {
        self.uses.lines(code)
    }

    /// Returns an argument for the setter of a field.
    pub(super) fn argument(&self, field: &Field, construction: &Construction, hint: Option<&Value>) -> Option<String> {
        let setter = construction.setter(&field.name)?;
        self.argument_value(
            &setter.argument.ty,
            ValueContext { label: &field.json_name, hint, depth: 0, required: field.presence.is_required() },
        )
    }

    pub(super) fn argument_value(&self, ty: &ArgumentType, context: ValueContext<'_>) -> Option<String> {
        match ty {
            ArgumentType::Into(ty) if self.converts_from_str(ty) && short_string(context.hint).is_some() => {
                short_string(context.hint).map(|string| format!("{string:?}"))
            }
            ArgumentType::Plain(ty) | ArgumentType::Into(ty) => self.value(ty, context),
            ArgumentType::List(inner) => {
                let first = context.hint.and_then(|hint| hint.as_array().map_or(Some(hint), |list| list.first()));
                Some(format!("[{}]", self.argument_value(inner, context.inside(first))?))
            }
            ArgumentType::Map(key, value) => {
                let entry = first_entry(context.hint);
                let key = self.argument_value(
                    key,
                    ValueContext { label: entry.map_or("name", |(key, _)| key), ..context.inside(None) },
                )?;
                let value = self.argument_value(value, context.inside(entry.map(|(_, value)| value)))?;
                Some(format!("[({key}, {value})]"))
            }
            ArgumentType::Document => Some("serde_json::json!({ \"title\": \"rust\" })".to_owned()),
        }
    }

    fn value(&self, ty: &RustType, context: ValueContext<'_>) -> Option<String> {
        if context.depth > MAX_DEPTH {
            return None;
        }
        match resolve(ty, self.items) {
            RustType::Primitive("bool") => Some(context.hint.and_then(Value::as_bool).unwrap_or(true).to_string()),
            RustType::Primitive("f32" | "f64") => Some("1.0".to_owned()),
            // All integer types can represent numbers below 128.
            RustType::Primitive(_) => {
                Some(context.hint.and_then(Value::as_u64).filter(|number| *number < 128).unwrap_or(1).to_string())
            }
            RustType::String | RustType::Runtime("Secret") => {
                Some(format!("{:?}", short_string(context.hint).as_deref().unwrap_or(context.label)))
            }
            RustType::Runtime("TimeValue") => Some("\"1d\"".to_owned()),
            RustType::Runtime("EpochMilliseconds" | "EpochSeconds" | "Nanoseconds" | "Milliseconds" | "Seconds") => {
                Some("0".to_owned())
            }
            RustType::Runtime("FractionalMilliseconds") => Some("0.0".to_owned()),
            RustType::Value => Some("\"any JSON\"".to_owned()),
            RustType::Item(path, _) => self.item(&path, context),
            RustType::List(inner) | RustType::Buckets(inner) => {
                Some(format!("vec![{}]", self.converted(&inner, context.inside(None))?))
            }
            RustType::Boxed(inner) => self.value(&inner, context),
            RustType::SingleKey(key, value) => {
                let entry = first_entry(context.hint);
                let key = self.value(
                    &key,
                    ValueContext { label: entry.map_or("name", |(key, _)| key), ..context.inside(None) },
                )?;
                let value = self.value(&value, context.inside(entry.map(|(_, value)| value)))?;
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

    fn item(&self, path: &ItemPath, context: ValueContext<'_>) -> Option<String> {
        let item = self.items.get(path)?;
        match &item.kind {
            ItemKind::StringEnum(string_enum) => {
                Some(format!("{}::{}", self.named(path), string_enum_variant(string_enum, context.hint)?))
            }
            ItemKind::Struct(s) => {
                let constructor = item.construction.new.as_ref()?;
                let mut arguments = Vec::new();
                for field in s.members.iter().flat_map(Member::fields) {
                    if constructor.arguments.contains(&field.name) {
                        let setter = item.construction.setter(&field.name)?;
                        let is_shortcut = s.shortcut.as_ref().is_some_and(|shortcut| shortcut.field == field.name);
                        let shortcut_hint = context.hint.filter(|hint| is_shortcut && !hint.is_object());
                        let field_context =
                            context.inside(context.hint.and_then(|hint| hint.get(&field.json_name)).or(shortcut_hint));
                        arguments.push(self.argument_value(
                            &setter.argument.ty,
                            ValueContext { label: &field.json_name, ..field_context },
                        )?);
                    }
                }
                Some(format!("{}::new({})", self.named(path), arguments.join(", ")))
            }
            ItemKind::Union(union) => self.variant(path, &union.variants, context),
            ItemKind::Container(container) => self.container(path, container, &item.construction, context),
            ItemKind::InternallyTagged(tagged) => self.tagged(path, tagged, &item.construction, context),
            ItemKind::UntypedUnion(untagged) => self.variant(path, &untagged.variants, context),
            ItemKind::Ndjson(lines) => {
                let (constructor, lines) = match lines {
                    NdjsonLines::Pair(pair) => ("new", pair.iter().collect::<Vec<_>>()),
                    NdjsonLines::ByKey(variants) => {
                        let first = variants.first()?;
                        (first.constructor.as_str(), first.lines().collect())
                    }
                };
                let argument = |line: &NdjsonLine| {
                    self.argument_value(&line.argument.ty, ValueContext { label: &line.field, ..context.inside(None) })
                };
                let arguments = lines.into_iter().map(argument).collect::<Option<Vec<_>>>()?;
                Some(format!("{}::{constructor}({})", self.named(path), arguments.join(", ")))
            }
            ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) | ItemKind::Request(_) => None,
        }
    }

    /// Returns whether the type implements `From<&str>`.
    fn converts_from_str(&self, ty: &RustType) -> bool {
        let RustType::Item(path, _) = resolve(ty, self.items) else { return false };
        let Some(item) = self.items.get(&path) else { return false };
        matches!(item.kind, ItemKind::Union(_) | ItemKind::Struct(_))
            && item.construction.conversions.iter().any(|conversion| conversion.from == ConversionSource::Str)
    }

    /// Returns the first variant whose payload can be written.
    fn variant(&self, path: &ItemPath, variants: &[Variant], context: ValueContext<'_>) -> Option<String> {
        variants.iter().find_map(|variant| {
            let value = self.converted(&variant.ty, context.inside(None))?;
            let value = if matches!(variant.ty, RustType::Boxed(_)) { format!("Box::new({value})") } else { value };
            Some(format!("{}::{}({value})", self.named(path), variant.name))
        })
    }

    /// Returns a value for a parameter that accepts exactly its type.
    fn converted(&self, ty: &RustType, context: ValueContext<'_>) -> Option<String> {
        let value = self.value(ty, context)?;
        let inner = if let RustType::Boxed(inner) = ty { inner } else { ty };
        let is_exact = match resolve(inner, self.items) {
            RustType::Primitive(_) | RustType::List(_) => true,
            RustType::Item(path, _) => !self.items.get(&path).is_none_or(|i| matches!(i.kind, ItemKind::Alias(_))),
            _ => false,
        };
        Some(if is_exact { value } else { format!("{value}.into()") })
    }
}

/// Returns a short string of the specification's example, on one line.
fn short_string(hint: Option<&Value>) -> Option<String> {
    let string = hint?.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (string.len() <= MAX_STRING_LENGTH).then_some(string)
}

/// Returns the first entry of an object.
pub(super) fn first_entry(hint: Option<&Value>) -> Option<(&String, &Value)> {
    hint?.as_object()?.iter().next()
}

/// Returns the variant of the specification's example, or the first one that is not deprecated.
fn string_enum_variant<'w>(string_enum: &'w StringEnum, hint: Option<&Value>) -> Option<&'w str> {
    let hint = hint.and_then(Value::as_str);
    let hinted = string_enum.variants.iter().find(|member| hint == Some(&*member.json_name));
    let first = string_enum.variants.iter().find(|member| member.deprecated.is_none()).or(string_enum.variants.first());
    hinted.or(first).map(|member| &*member.name)
}
