//! What is decided once all items are known: boxes, setters, constructors, conversions, functions.

use std::borrow::Borrow;

use indexmap::IndexMap;

use super::Lowering;
use crate::Options;
use crate::model::{
    Argument, ArgumentType, Constructor, Conversion, ConversionSource, ConversionStep, Field, Item, ItemKind, ItemPath,
    Member, Parameter, ParameterLocation, RustType, Setter, Struct, Variant, Wrapper,
};
use crate::names;

impl Lowering<'_> {
    /// Decides all that needs the other items.
    pub(super) fn complete_items(&mut self, options: &Options) {
        self.reject_infinite_types();
        self.box_recursion();
        self.make_default_tags_optional();
        self.apply_listed_payloads();
        // What is said of other items is what an alias, a union, a container or a choice of words is. Most are none of that.
        let is_referenced = |item: &Item| !matches!(item.kind, ItemKind::Struct(_) | ItemKind::Request(_));
        let referenced_items = self.items.iter().filter(|(_, item)| is_referenced(item));
        let referenced_items: IndexMap<ItemPath, Item> =
            referenced_items.map(|(path, item)| (path.clone(), item.clone())).collect();
        for (path, item) in &mut self.items {
            let sent = self.request_items.contains(path);
            match &mut item.kind {
                ItemKind::Struct(s) if sent => complete_struct(path, s, &referenced_items),
                ItemKind::StringEnum(w) => w.is_map_key = self.map_key_enums.contains(path),
                ItemKind::Union(u) => {
                    u.has_display =
                        u.variants.iter().all(|variant| has_display(&resolve(&variant.ty, &referenced_items)));
                    if sent {
                        u.conversions = variant_conversions(path, &u.variants, &referenced_items);
                    }
                }
                ItemKind::Container(c) if sent => {
                    c.conversions = variant_conversions(path, &c.variants, &referenced_items)
                }
                ItemKind::UntypedUnion(u) if sent => {
                    u.conversions = variant_conversions(path, &u.variants, &referenced_items)
                }
                ItemKind::InternallyTagged(t) if sent => {
                    t.conversions = variant_conversions(path, &t.variants, &referenced_items)
                }
                ItemKind::Ndjson(lines) => {
                    lines
                        .lines_mut()
                        .into_iter()
                        .for_each(|line| line.argument = argument(&line.ty, &referenced_items));
                }
                ItemKind::Request(r) => {
                    r.parameters.iter_mut().for_each(|p| p.field.setter = Some(setter(&p.field, &referenced_items)));
                    let required = r.parameters.iter().filter(|p| p.field.presence.is_required());
                    let arguments = required.map(|p| p.field.name.clone()).collect();
                    let preset_true =
                        r.parameters.iter().filter(|p| requests_typed_keys(p)).map(|p| p.field.name.clone());
                    r.constructor = Constructor { arguments, preset_true: preset_true.collect() };
                }
                _ => {}
            }
        }
        self.complete_variant_constructors();
        self.reject_setter_collisions();
        self.reject_method_collisions();
        self.resolve_responses();
        if options.client {
            self.operations();
        }
    }

    /// A setter to null, or one with `_` behind, may have the name of another field's.
    fn reject_setter_collisions(&mut self) {
        for item in self.items.values() {
            let fields: Vec<&Field> = match &item.kind {
                ItemKind::Struct(s) => s.members.iter().flat_map(Member::fields).collect(),
                ItemKind::Request(r) => r.parameters.iter().map(|p| &p.field).collect(),
                _ => continue,
            };
            let mut scope = names::NameScope::default();
            for (field, setter) in fields.iter().filter_map(|f| Some((f, f.setter.as_ref()?))) {
                for name in [&setter.name].into_iter().chain(&setter.null) {
                    let what = format!("a setter of `{}` of `{}`", field.json_name, item.name);
                    scope.reserve(name, &what, &item.origin, self.diagnostics);
                }
            }
        }
    }

    /// Where a union takes a variant for an object without a tag, the variant may leave its tag out.
    fn make_default_tags_optional(&mut self) {
        let mut free = Vec::new();
        for item in self.items.values() {
            if let ItemKind::InternallyTagged(tagged) = &item.kind
                && let Some(variant) = tagged.default_variant.and_then(|default| tagged.variants.get(default))
                && let RustType::Boxed(payload) = &variant.ty
                && let RustType::Item(path, _) = &**payload
            {
                free.push((path.clone(), tagged.tag.clone()));
            }
        }
        for (path, tag) in free {
            let Some(ItemKind::Struct(s)) = self.items.get_mut(&path).map(|item| &mut item.kind) else { continue };
            for member in &mut s.members {
                if let Member::Constant(constant) = member
                    && constant.json_name == tag
                {
                    constant.required = false;
                }
            }
        }
    }
}

fn complete_struct(path: &ItemPath, s: &mut Struct, items: &IndexMap<ItemPath, Item>) {
    let mut arguments = Vec::new();
    for field in s.members.iter_mut().flat_map(Member::fields_mut) {
        field.setter = Some(setter(field, items));
        if field.presence.is_required() {
            arguments.push(field.name.clone());
        }
    }
    if let Some(field) = s.variant() {
        let others = arguments.iter().any(|argument| *argument != field.name);
        s.conversions = if others { Vec::new() } else { variant_field_conversions(path, field, items) };
    }
    s.constructor = Some(Constructor { arguments, preset_true: Vec::new() });
    let Some(shortcut) = &s.shortcut else { return };
    let field = s.members.iter().find_map(|member| match member {
        Member::Field(field) if field.name == shortcut.field => Some(field),
        _ => None,
    });
    if let Some(field) = field {
        s.conversions = shortcut_conversions(path, field, items);
    }
}

/// Whether a parameter asks for types in keys. Without them an answer could not be told apart.
fn requests_typed_keys(parameter: &Parameter) -> bool {
    let flag = RustType::Primitive("bool").optional();
    parameter.location == ParameterLocation::Query
        && parameter.field.json_name == "typed_keys"
        && parameter.field.ty == flag
}

/// How a field is set.
fn setter(field: &Field, items: &IndexMap<ItemPath, Item>) -> Setter {
    let name = names::setter(&field.name);
    let argument = argument(&field.ty, items);
    let null = argument.wrappers.contains(&Wrapper::Nullable).then(|| format!("{}_null", field.name));
    Setter { name, null, argument }
}

/// What a user writes for a type.
pub(super) fn argument(ty: &RustType, items: &IndexMap<ItemPath, Item>) -> Argument {
    let mut wrappers = Vec::new();
    let mut inner = ty;
    loop {
        let (wrap, next) = match inner {
            RustType::Option(next) => (Wrapper::Some, next),
            RustType::Nullable(next) => (Wrapper::Nullable, next),
            RustType::Boxed(next) => (Wrapper::Boxed, next),
            _ => break,
        };
        wrappers.insert(0, wrap);
        inner = next;
    }
    Argument { ty: argument_type(inner, items, true), wrappers }
}

/// What a user writes for a value. Lists and maps inside lists and maps are given as they are.
fn argument_type(ty: &RustType, items: &IndexMap<ItemPath, Item>, outermost: bool) -> ArgumentType {
    match resolve(ty, items) {
        // What is no fraction is a number too.
        RustType::Primitive("f64") => ArgumentType::Into(ty.clone()),
        RustType::Primitive(_) => ArgumentType::Plain(ty.clone()),
        RustType::Runtime("Document") => ArgumentType::Document,
        RustType::List(inner) if outermost => ArgumentType::List(Box::new(argument_type(&inner, items, false))),
        RustType::Map(key, value) if outermost => ArgumentType::Map(
            Box::new(argument_type(&key, items, false)),
            Box::new(argument_type(&value, items, false)),
        ),
        _ => ArgumentType::Into(ty.clone()),
    }
}

/// A type with its aliases followed.
pub(crate) fn resolve(ty: &RustType, items: &IndexMap<ItemPath, impl Borrow<Item>>) -> RustType {
    let mut ty = ty;
    // Names that collide, which is reported, may make an alias of itself: so the way is no longer than there are items.
    for _ in 0..=items.len() {
        let RustType::Item(path, _) = ty else { break };
        let Some(ItemKind::Alias(alias)) = items.get(path).map(|item| &item.borrow().kind) else { break };
        ty = &alias.ty;
    }
    ty.clone()
}

/// What is in the box, where there is one.
pub(super) fn unboxed(ty: &RustType) -> &RustType {
    if let RustType::Boxed(inner) = ty { inner } else { ty }
}

/// Whether a type is text, a number, a boolean or null.
fn has_display(ty: &RustType) -> bool {
    matches!(ty, RustType::String | RustType::Primitive(_))
}

/// `From` for each branch of a union or container. One that holds the type itself has none: every type has that already.
fn variant_conversions(path: &ItemPath, variants: &[Variant], items: &IndexMap<ItemPath, Item>) -> Vec<Conversion> {
    let mut conversions: Vec<Conversion> = Vec::new();
    // Of two lists an array could be either.
    let is_list = |variant: &&Variant| matches!(resolve(unboxed(&variant.ty), items), RustType::List(_));
    let has_one_list = variants.iter().filter(is_list).count() == 1;
    // What a literal without a fraction is, where nothing else says so.
    let is_integer = |variant: &Variant| resolve(unboxed(&variant.ty), items) == RustType::Primitive("i32");
    let takes_integers = variants.iter().any(is_integer);
    for variant in variants.iter().filter(|variant| !variant.is_unit()) {
        let (ty, steps) = match &variant.ty {
            RustType::Boxed(inner) => (resolve(inner, items), vec![ConversionStep::Boxed]),
            other => (resolve(other, items), Vec::new()),
        };
        let mut sources = Vec::new();
        if ty == RustType::String {
            sources.push((ConversionSource::Str, [vec![ConversionStep::Into], steps.clone()].concat()));
        }
        if let RustType::List(item) = &ty
            && has_one_list
        {
            // A number is what it is; everything else may be made of something.
            let step =
                if matches!(**item, RustType::Primitive(_)) { ConversionStep::Into } else { ConversionStep::Collect };
            sources.push((ConversionSource::Array((**item).clone()), [vec![step], steps.clone()].concat()));
        }
        if let RustType::Primitive("i64" | "f64") = ty
            && !takes_integers
        {
            sources.push((
                ConversionSource::Type(RustType::Primitive("i32")),
                [vec![ConversionStep::Into], steps.clone()].concat(),
            ));
        }
        sources.push((ConversionSource::Type(ty), steps));
        for (from, steps) in sources {
            // Two branches may hold the same type in different ways: then the first has it.
            if !is_same_item(path, &from) && conversions.iter().all(|c| c.from != from) {
                conversions.push(Conversion { from, to: variant.name.clone(), steps });
            }
        }
    }
    conversions
}

/// `From` for a container's variants, and for what they hold, into the struct around it.
fn variant_field_conversions(path: &ItemPath, field: &Field, items: &IndexMap<ItemPath, Item>) -> Vec<Conversion> {
    let (ty, some) = match &field.ty {
        RustType::Option(ty) => (&**ty, vec![ConversionStep::Some]),
        ty => (ty, Vec::new()),
    };
    let RustType::Item(variants, _) = ty else { return Vec::new() };
    let Some(ItemKind::Container(container)) = items.get(variants).map(|item| &item.kind) else { return Vec::new() };
    let whole = Conversion { from: ConversionSource::Type(ty.clone()), to: field.name.clone(), steps: some.clone() };
    let into = [vec![ConversionStep::Into], some].concat();
    let payloads = variant_conversions(variants, &container.variants, items);
    let payloads = payloads.into_iter().map(|c| Conversion { to: field.name.clone(), steps: into.clone(), ..c });
    std::iter::once(whole).chain(payloads.filter(|c| !is_same_item(path, &c.from))).collect()
}

/// `From` for what may stand for a whole object.
fn shortcut_conversions(path: &ItemPath, field: &Field, items: &IndexMap<ItemPath, Item>) -> Vec<Conversion> {
    let (mut inner, mut steps) = (&field.ty, Vec::new());
    if let RustType::Option(ty) = inner {
        (inner, steps) = (ty, vec![ConversionStep::Some]);
    }
    if let RustType::Nullable(ty) = inner {
        (inner, steps) = (ty, vec![ConversionStep::Nullable]);
    }
    if let RustType::Boxed(ty) = inner {
        (inner, steps) = (ty, [vec![ConversionStep::Boxed], steps].concat());
    }
    let ty = resolve(inner, items);
    let text = || vec![ConversionSource::Str, ConversionSource::Type(RustType::String)];
    // What a scalar may be made of makes the whole too.
    let sources = match &ty {
        RustType::String => vec![ConversionSource::Str],
        RustType::Item(inner, _) => match items.get(inner).map(|item| &item.kind) {
            Some(ItemKind::StringEnum(_)) => text(),
            Some(ItemKind::Union(u)) => {
                variant_conversions(inner, &u.variants, items).into_iter().map(|c| c.from).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let is_scalar = |source: &ConversionSource| {
        matches!(source, ConversionSource::Str | ConversionSource::Type(RustType::String | RustType::Primitive(_)))
    };
    let into = [vec![ConversionStep::Into], steps.clone()].concat();
    let mut conversions: Vec<_> = sources
        .into_iter()
        .filter(is_scalar)
        .map(|from| Conversion { from, to: field.name.clone(), steps: into.clone() })
        .collect();
    conversions.push(Conversion { from: ConversionSource::Type(ty), to: field.name.clone(), steps });
    conversions.retain(|c| !is_same_item(path, &c.from));
    conversions
}

fn is_same_item(path: &ItemPath, source: &ConversionSource) -> bool {
    matches!(source, ConversionSource::Type(RustType::Item(item, _)) if item == path)
}
