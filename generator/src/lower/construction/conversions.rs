//! `From` implementations.

use crate::lower::lowered_item::LoweredItems;
use crate::model::{
    BranchMatch, Conversion, ConversionSource, ConversionStep, Field, ItemKind, ItemPath, RustType, Union, Variant,
    resolve,
};

/// Returns the conversions into the variants of an enum. A conversion from the enum itself is left out: every type
/// already has it.
pub(super) fn variant_conversions(path: &ItemPath, variants: &[Variant], items: &LoweredItems) -> Vec<Conversion> {
    let mut conversions: Vec<Conversion> = Vec::new();
    let mut used: Vec<ConversionSource> = Vec::new();
    // With several lists the variant of an array is ambiguous.
    let is_list = |variant: &&Variant| matches!(resolve(variant.ty.unboxed(), items), RustType::List(_));
    let has_one_list = variants.iter().filter(is_list).count() == 1;
    // The default type of an integer literal.
    let is_integer = |variant: &Variant| resolve(variant.ty.unboxed(), items) == RustType::Primitive("i32");
    let has_integer = variants.iter().any(is_integer);
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
            // Numbers are passed as they are, other elements are converted.
            let step =
                if matches!(**item, RustType::Primitive(_)) { ConversionStep::Into } else { ConversionStep::Collect };
            sources.push((ConversionSource::Array((**item).clone()), [vec![step], steps.clone()].concat()));
        }
        if let RustType::Primitive("i64" | "f64") = ty
            && !has_integer
        {
            sources.push((
                ConversionSource::Type(RustType::Primitive("i32")),
                [vec![ConversionStep::Into], steps.clone()].concat(),
            ));
        }
        sources.push((ConversionSource::Type(ty), steps));
        for (from, steps) in sources {
            // If several variants have the same payload, the first one has the conversion.
            let resolved = resolved_source(&from, items);
            if !is_same_item(path, &from) && !used.contains(&resolved) {
                used.push(resolved);
                conversions.push(Conversion { from, to: variant.name.clone(), steps, signed: None });
            }
        }
    }
    conversions
}

/// Returns the conversions into the branches of a union. An unsigned integer that fits into `i64` becomes the branch that the
/// decoder selects for it.
pub(super) fn union_conversions(path: &ItemPath, union: &Union, items: &LoweredItems) -> Vec<Conversion> {
    let mut conversions = variant_conversions(path, &union.variants, items);
    if let (BranchMatch::Exact(signed), BranchMatch::Exact(_)) =
        (union.discriminator.integer, union.discriminator.unsigned)
    {
        let unsigned = ConversionSource::Type(RustType::Primitive("u64"));
        for conversion in conversions.iter_mut().filter(|conversion| conversion.from == unsigned) {
            conversion.signed = union.variants.get(signed).map(|variant| variant.name.clone());
        }
    }
    conversions
}

/// Returns the conversions of the variants of a container, and of their payloads, into the struct around the container.
pub(super) fn variant_field_conversions(path: &ItemPath, field: &Field, items: &LoweredItems) -> Vec<Conversion> {
    let (ty, some) = match &field.ty {
        RustType::Option(ty) => (&**ty, vec![ConversionStep::Some]),
        ty => (ty, Vec::new()),
    };
    let RustType::Item(variants, _) = ty else { return Vec::new() };
    let Some(ItemKind::Container(container)) = items.get(variants).map(|item| &item.kind) else { return Vec::new() };
    let container_conversion = Conversion {
        from: ConversionSource::Type(ty.clone()),
        to: field.name.clone(),
        steps: some.clone(),
        signed: None,
    };
    let payload_steps = [vec![ConversionStep::Into], some].concat();
    let payloads = variant_conversions(variants, &container.variants, items);
    let payloads =
        payloads.into_iter().map(|c| Conversion { to: field.name.clone(), steps: payload_steps.clone(), ..c });
    std::iter::once(container_conversion).chain(payloads.filter(|c| !is_same_item(path, &c.from))).collect()
}

/// Returns the conversions of the shortcut into the object.
pub(super) fn shortcut_conversions(path: &ItemPath, field: &Field, items: &LoweredItems) -> Vec<Conversion> {
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
    let strings = || vec![ConversionSource::Str, ConversionSource::Type(RustType::String)];
    // Scalars that convert into the shortcut convert into the object too.
    let sources = match &ty {
        RustType::String => vec![ConversionSource::Str],
        RustType::Item(inner, _) => match items.get(inner).map(|item| &item.kind) {
            Some(ItemKind::StringEnum(_)) => strings(),
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
        .map(|from| Conversion { from, to: field.name.clone(), steps: into.clone(), signed: None })
        .collect();
    conversions.push(Conversion { from: ConversionSource::Type(ty), to: field.name.clone(), steps, signed: None });
    conversions.retain(|c| !is_same_item(path, &c.from));
    conversions
}

/// Returns a source without aliases, at any depth: `SingleKey<String, A>` is `SingleKey<String, Value>` if `A` is an alias.
fn resolved_source(source: &ConversionSource, items: &LoweredItems) -> ConversionSource {
    match source {
        ConversionSource::Str => ConversionSource::Str,
        ConversionSource::Type(ty) => ConversionSource::Type(resolve_inside(ty, items)),
        ConversionSource::Array(item) => ConversionSource::Array(resolve_inside(item, items)),
    }
}

fn resolve_inside(ty: &RustType, items: &LoweredItems) -> RustType {
    let inside = |inner: &RustType| Box::new(resolve_inside(inner, items));
    match resolve(ty, items) {
        RustType::List(inner) => RustType::List(inside(&inner)),
        RustType::Map(key, value) => RustType::Map(inside(&key), inside(&value)),
        RustType::SingleKey(key, value) => RustType::SingleKey(inside(&key), inside(&value)),
        RustType::Buckets(inner) => RustType::Buckets(inside(&inner)),
        RustType::TypedKeys(inner) => RustType::TypedKeys(inside(&inner)),
        RustType::Option(inner) => RustType::Option(inside(&inner)),
        RustType::Nullable(inner) => RustType::Nullable(inside(&inner)),
        RustType::Boxed(inner) => RustType::Boxed(inside(&inner)),
        other => other,
    }
}

fn is_same_item(path: &ItemPath, source: &ConversionSource) -> bool {
    matches!(source, ConversionSource::Type(RustType::Item(item, _)) if item == path)
}
