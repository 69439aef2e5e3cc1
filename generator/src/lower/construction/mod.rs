//! Construction of values of items that requests contain: `new`, setters, conversions, constructors of variants.
//! They depend on the other items, so they are computed once all definitions are lowered.

pub(super) mod arguments;
pub(super) mod collisions;
mod conversions;
mod variant_constructors;

use std::collections::HashSet;

use indexmap::IndexMap;

use super::lowered_item::{LoweredItem, LoweredItems};
use crate::model::{
    Construction, Constructor, Conversion, Field, Item, ItemKind, ItemPath, Member, Parameter, ParameterLocation,
    Request, RustType, Setter, Struct, VariantConstructor, Wrapper,
};
use crate::names;
use arguments::argument;
use conversions::{shortcut_conversions, union_conversions, variant_conversions, variant_field_conversions};
use variant_constructors::{delegated_constructors, payload_constructors, variant_constructors};

/// Returns the items with their construction.
pub(super) fn build_items(items: LoweredItems, map_key_enums: &HashSet<ItemPath>) -> IndexMap<ItemPath, Item> {
    let constructions: Vec<_> = items.iter().map(|(path, item)| construction(path, item, &items)).collect();
    let build = |((path, item), construction): ((ItemPath, LoweredItem), Construction)| {
        let LoweredItem { name, source, deprecated, origin, kind, .. } = item;
        let is_map_key = map_key_enums.contains(&path);
        (path, Item { name, source, deprecated, origin, kind, is_map_key, construction, degradations: Vec::new() })
    };
    items.into_iter().zip(constructions).map(build).collect()
}

fn construction(path: &ItemPath, item: &LoweredItem, items: &LoweredItems) -> Construction {
    if !item.in_request {
        return Construction::default();
    }
    let enum_construction = |variant_constructors: Vec<VariantConstructor>, conversions: Vec<Conversion>| {
        Construction { variant_constructors, conversions, ..Construction::default() }
    };
    match &item.kind {
        ItemKind::Struct(struct_) => struct_construction(path, struct_, items),
        ItemKind::Request(request) => request_construction(request, items),
        ItemKind::Union(union) => enum_construction(Vec::new(), union_conversions(path, union, items)),
        ItemKind::Container(container) => enum_construction(
            variant_constructors(&container.variants, items),
            variant_conversions(path, &container.variants, items),
        ),
        ItemKind::InternallyTagged(tagged) => enum_construction(
            variant_constructors(&tagged.variants, items),
            variant_conversions(path, &tagged.variants, items),
        ),
        ItemKind::UntypedUnion(union) => enum_construction(
            payload_constructors(&union.variants, items),
            variant_conversions(path, &union.variants, items),
        ),
        ItemKind::StringEnum(_) | ItemKind::Ndjson(_) | ItemKind::ExternallyTagged(_) | ItemKind::Alias(_) => {
            Construction::default()
        }
    }
}

fn struct_construction(path: &ItemPath, struct_: &Struct, items: &LoweredItems) -> Construction {
    let constructor = struct_constructor(struct_);
    let variant = struct_.variant();
    let shortcut = struct_.shortcut.as_ref().and_then(|shortcut| {
        struct_.members.iter().find_map(|member| match member {
            Member::Field(field) if field.name == shortcut.field => Some(field),
            _ => None,
        })
    });
    let conversions = match (shortcut, variant) {
        (Some(field), _) => shortcut_conversions(path, field, items),
        // The conversion sets no other field, so none may be required.
        (None, Some(field)) if constructor.arguments.iter().all(|argument| *argument == field.name) => {
            variant_field_conversions(path, field, items)
        }
        _ => Vec::new(),
    };
    Construction {
        setters: struct_.fields().map(|field| setter(field, items)).collect(),
        variant_constructors: variant.map_or_else(Vec::new, |field| delegated_constructors(struct_, field, items)),
        conversions,
        new: Some(constructor),
    }
}

fn request_construction(request: &Request, items: &LoweredItems) -> Construction {
    let fields = || request.parameters.iter().map(|parameter| &parameter.field);
    let preset_true = request.parameters.iter().filter(|parameter| requests_typed_keys(parameter));
    let constructor = Constructor {
        arguments: required_fields(fields()),
        preset_true: preset_true.map(|parameter| parameter.field.name.clone()).collect(),
    };
    Construction {
        new: Some(constructor),
        setters: fields().map(|field| setter(field, items)).collect(),
        ..Construction::default()
    }
}

/// Returns the function `new` of a struct.
fn struct_constructor(struct_: &Struct) -> Constructor {
    Constructor { arguments: required_fields(struct_.fields()), preset_true: Vec::new() }
}

/// Returns the names of the required fields.
fn required_fields<'f>(fields: impl Iterator<Item = &'f Field>) -> Vec<String> {
    fields.filter(|field| field.presence.is_required()).map(|field| field.name.clone()).collect()
}

/// Returns true for the parameter that requests types in the keys of a response. A response without them is ambiguous.
fn requests_typed_keys(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Query
        && parameter.field.json_name == "typed_keys"
        && parameter.field.ty == RustType::Primitive("bool").optional()
}

fn setter(field: &Field, items: &LoweredItems) -> Setter {
    let argument = argument(&field.ty, items);
    let null = argument.wrappers.contains(&Wrapper::Nullable).then(|| format!("{}_null", field.name));
    Setter { field: field.name.clone(), name: names::setter(&field.name), null, argument }
}
