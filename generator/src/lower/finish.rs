//! What is decided once all items are known: boxes, setters, constructors, conversions, functions.

use std::borrow::Borrow;

use indexmap::IndexMap;

use super::Lowering;
use crate::Options;
use crate::model::{
    Argument, Constructor, Conversion, Field, Item, ItemKind, ItemPath, Member, Parameter, Place, RustType, Setter,
    Shape, Source, Step, Struct, Variant, Wrap,
};
use crate::names;

impl Lowering<'_> {
    /// Decides all that needs the other items.
    pub(super) fn finish(&mut self, options: &Options) {
        self.refuse_endless();
        self.box_recursion();
        self.free_default_tags();
        self.list_payloads();
        // What is said of other items is what an alias, a union, a container or a choice of words is. Most are none of that.
        let is_said = |item: &Item| !matches!(item.kind, ItemKind::Struct(_) | ItemKind::Request(_));
        let choices = self.items.iter().filter(|(_, item)| is_said(item));
        let choices: IndexMap<ItemPath, Item> = choices.map(|(path, item)| (path.clone(), item.clone())).collect();
        for (path, item) in &mut self.items {
            let sent = self.sent.contains(path);
            match &mut item.kind {
                ItemKind::Struct(s) if sent => finish_struct(path, s, &choices),
                ItemKind::Words(w) => w.key = self.keys.contains(path),
                ItemKind::Union(u) => {
                    u.displayed = u.variants.iter().all(|variant| is_shown_as_text(&resolve(&variant.ty, &choices)));
                    if sent {
                        u.conversions = of_variants(path, &u.variants, &choices);
                    }
                }
                ItemKind::Container(c) if sent => c.conversions = of_variants(path, &c.variants, &choices),
                ItemKind::Untagged(u) if sent => u.conversions = of_variants(path, &u.variants, &choices),
                ItemKind::Tagged(t) if sent => t.conversions = of_variants(path, &t.variants, &choices),
                ItemKind::Lines(lines) => {
                    lines.all_mut().into_iter().for_each(|line| line.argument = argument(&line.ty, &choices));
                }
                ItemKind::Request(r) => {
                    r.parameters.iter_mut().for_each(|p| p.field.setter = Some(setter(&p.field, &choices)));
                    let required = r.parameters.iter().filter(|p| p.field.word.is_required());
                    let arguments = required.map(|p| p.field.name.clone()).collect();
                    let preset = r.parameters.iter().filter(|p| is_typed_keys(p)).map(|p| p.field.name.clone());
                    r.constructor = Constructor { arguments, preset: preset.collect() };
                }
                _ => {}
            }
        }
        self.makers();
        self.refuse_setters();
        self.refuse_makers();
        self.answers();
        if options.client {
            self.calls = self.functions();
        }
    }

    /// A setter to null, or one with `_` behind, may have the name of another field's.
    fn refuse_setters(&mut self) {
        for item in self.items.values() {
            let fields: Vec<&Field> = match &item.kind {
                ItemKind::Struct(s) => s.members.iter().flat_map(Member::fields).collect(),
                ItemKind::Request(r) => r.parameters.iter().map(|p| &p.field).collect(),
                _ => continue,
            };
            let mut scope = names::Scope::default();
            for (field, setter) in fields.iter().filter_map(|f| Some((f, f.setter.as_ref()?))) {
                for name in [&setter.name].into_iter().chain(&setter.null) {
                    let what = format!("a setter of `{}` of `{}`", field.wire, item.name);
                    scope.take(name, &what, &item.origin, self.diagnostics);
                }
            }
        }
    }

    /// Where a union takes a variant for an object without a tag, the variant may leave its tag out.
    fn free_default_tags(&mut self) {
        let mut free = Vec::new();
        for item in self.items.values() {
            if let ItemKind::Tagged(tagged) = &item.kind
                && let Some(variant) = tagged.default.and_then(|default| tagged.variants.get(default))
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
                    && constant.wire == tag
                {
                    constant.required = false;
                }
            }
        }
    }
}

fn finish_struct(path: &ItemPath, s: &mut Struct, known: &IndexMap<ItemPath, Item>) {
    let mut arguments = Vec::new();
    for field in s.members.iter_mut().flat_map(Member::fields_mut) {
        field.setter = Some(setter(field, known));
        if field.word.is_required() {
            arguments.push(field.name.clone());
        }
    }
    if let Some(field) = s.variant() {
        let others = arguments.iter().any(|argument| *argument != field.name);
        s.conversions = if others { Vec::new() } else { of_variant_field(path, field, known) };
    }
    s.constructor = Some(Constructor { arguments, preset: Vec::new() });
    let Some(shortcut) = &s.shortcut else { return };
    let field = s.members.iter().find_map(|member| match member {
        Member::Field(field) if field.name == shortcut.field => Some(field),
        _ => None,
    });
    if let Some(field) = field {
        s.conversions = of_shortcut(path, field, known);
    }
}

/// Whether a parameter asks for types in keys. Without them an answer could not be told apart.
fn is_typed_keys(parameter: &Parameter) -> bool {
    let flag = RustType::Primitive("bool").optional();
    parameter.place == Place::Query && parameter.field.wire == "typed_keys" && parameter.field.ty == flag
}

/// How a field is set.
fn setter(field: &Field, known: &IndexMap<ItemPath, Item>) -> Setter {
    let name = names::setter(&field.name);
    let argument = argument(&field.ty, known);
    let null = argument.wraps.contains(&Wrap::Nullable).then(|| format!("{}_null", field.name));
    Setter { name, null, argument }
}

/// What a user writes for a type.
pub(super) fn argument(ty: &RustType, known: &IndexMap<ItemPath, Item>) -> Argument {
    let mut wraps = Vec::new();
    let mut inner = ty;
    loop {
        let (wrap, next) = match inner {
            RustType::Option(next) => (Wrap::Some, next),
            RustType::Nullable(next) => (Wrap::Nullable, next),
            RustType::Boxed(next) => (Wrap::Boxed, next),
            _ => break,
        };
        wraps.insert(0, wrap);
        inner = next;
    }
    Argument { shape: shape(inner, known, true), wraps }
}

/// What a user writes for a value. Lists and maps inside lists and maps are given as they are.
fn shape(ty: &RustType, known: &IndexMap<ItemPath, Item>, outermost: bool) -> Shape {
    match resolve(ty, known) {
        // What is no fraction is a number too.
        RustType::Primitive("f64") => Shape::Into(ty.clone()),
        RustType::Primitive(_) => Shape::Plain(ty.clone()),
        RustType::Runtime("Document") => Shape::Document,
        RustType::List(inner) if outermost => Shape::List(Box::new(shape(&inner, known, false))),
        RustType::Map(key, value) if outermost => {
            Shape::Map(Box::new(shape(&key, known, false)), Box::new(shape(&value, known, false)))
        }
        _ => Shape::Into(ty.clone()),
    }
}

/// A type with its aliases followed.
pub(super) fn resolve(ty: &RustType, known: &IndexMap<ItemPath, impl Borrow<Item>>) -> RustType {
    let mut ty = ty;
    // Names that collide, which is reported, may make an alias of itself: so the way is no longer than there are items.
    for _ in 0..=known.len() {
        let RustType::Item(path, _) = ty else { break };
        let Some(ItemKind::Alias(alias)) = known.get(path).map(|item| &item.borrow().kind) else { break };
        ty = &alias.ty;
    }
    ty.clone()
}

/// What is in the box, where there is one.
pub(super) fn unboxed(ty: &RustType) -> &RustType {
    if let RustType::Boxed(inner) = ty { inner } else { ty }
}

/// Whether a type is text, a number, a boolean or null.
fn is_shown_as_text(ty: &RustType) -> bool {
    matches!(ty, RustType::String | RustType::Primitive(_))
}

/// `From` for each branch of a union or container. One that holds the type itself has none: every type has that already.
fn of_variants(path: &ItemPath, variants: &[Variant], known: &IndexMap<ItemPath, Item>) -> Vec<Conversion> {
    let mut conversions: Vec<Conversion> = Vec::new();
    // Of two lists an array could be either.
    let is_list = |variant: &&Variant| matches!(resolve(unboxed(&variant.ty), known), RustType::List(_));
    let has_one_list = variants.iter().filter(is_list).count() == 1;
    // What a literal without a fraction is, where nothing else says so.
    let is_integer = |variant: &Variant| resolve(unboxed(&variant.ty), known) == RustType::Primitive("i32");
    let takes_integers = variants.iter().any(is_integer);
    for variant in variants.iter().filter(|variant| !variant.is_unit()) {
        let (ty, steps) = match &variant.ty {
            RustType::Boxed(inner) => (resolve(inner, known), vec![Step::Boxed]),
            other => (resolve(other, known), Vec::new()),
        };
        let mut sources = Vec::new();
        if ty == RustType::String {
            sources.push((Source::Str, [vec![Step::Into], steps.clone()].concat()));
        }
        if let RustType::List(item) = &ty
            && has_one_list
        {
            // A number is what it is; everything else may be made of something.
            let step = if matches!(**item, RustType::Primitive(_)) { Step::Into } else { Step::Collect };
            sources.push((Source::Array((**item).clone()), [vec![step], steps.clone()].concat()));
        }
        if let RustType::Primitive("i64" | "f64") = ty
            && !takes_integers
        {
            sources.push((Source::Type(RustType::Primitive("i32")), [vec![Step::Into], steps.clone()].concat()));
        }
        sources.push((Source::Type(ty), steps));
        for (from, steps) in sources {
            // Two branches may hold the same type in different ways: then the first has it.
            if !is_itself(path, &from) && conversions.iter().all(|c| c.from != from) {
                conversions.push(Conversion { from, to: variant.name.clone(), steps });
            }
        }
    }
    conversions
}

/// `From` for a container's variants, and for what they hold, into the struct around it.
fn of_variant_field(path: &ItemPath, field: &Field, known: &IndexMap<ItemPath, Item>) -> Vec<Conversion> {
    let (ty, some) = match &field.ty {
        RustType::Option(ty) => (&**ty, vec![Step::Some]),
        ty => (ty, Vec::new()),
    };
    let RustType::Item(variants, _) = ty else { return Vec::new() };
    let Some(ItemKind::Container(container)) = known.get(variants).map(|item| &item.kind) else { return Vec::new() };
    let whole = Conversion { from: Source::Type(ty.clone()), to: field.name.clone(), steps: some.clone() };
    let into = [vec![Step::Into], some].concat();
    let payloads = of_variants(variants, &container.variants, known);
    let payloads = payloads.into_iter().map(|c| Conversion { to: field.name.clone(), steps: into.clone(), ..c });
    std::iter::once(whole).chain(payloads.filter(|c| !is_itself(path, &c.from))).collect()
}

/// `From` for what may stand for a whole object.
fn of_shortcut(path: &ItemPath, field: &Field, known: &IndexMap<ItemPath, Item>) -> Vec<Conversion> {
    let (mut inner, mut steps) = (&field.ty, Vec::new());
    if let RustType::Option(ty) = inner {
        (inner, steps) = (ty, vec![Step::Some]);
    }
    if let RustType::Nullable(ty) = inner {
        (inner, steps) = (ty, vec![Step::Nullable]);
    }
    if let RustType::Boxed(ty) = inner {
        (inner, steps) = (ty, [vec![Step::Boxed], steps].concat());
    }
    let ty = resolve(inner, known);
    let text = || vec![Source::Str, Source::Type(RustType::String)];
    // What a scalar may be made of makes the whole too.
    let sources = match &ty {
        RustType::String => vec![Source::Str],
        RustType::Item(inner, _) => match known.get(inner).map(|item| &item.kind) {
            Some(ItemKind::Words(_)) => text(),
            Some(ItemKind::Union(u)) => of_variants(inner, &u.variants, known).into_iter().map(|c| c.from).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let is_scalar =
        |source: &Source| matches!(source, Source::Str | Source::Type(RustType::String | RustType::Primitive(_)));
    let into = [vec![Step::Into], steps.clone()].concat();
    let mut conversions: Vec<_> = sources
        .into_iter()
        .filter(is_scalar)
        .map(|from| Conversion { from, to: field.name.clone(), steps: into.clone() })
        .collect();
    conversions.push(Conversion { from: Source::Type(ty), to: field.name.clone(), steps });
    conversions.retain(|c| !is_itself(path, &c.from));
    conversions
}

fn is_itself(path: &ItemPath, source: &Source) -> bool {
    matches!(source, Source::Type(RustType::Item(item, _)) if item == path)
}
