//! The section of the front page about constructing requests and reading responses. It shows items of the crate.

use crate::model::{ConstructorBody, Item, ItemKind, Module, VariantConstructor};

/// Returns the section.
pub(super) fn value_guide(modules: &[Module]) -> String {
    let mut points = vec![
        "`new` accepts the required fields. Every field of a request, or of a type used in requests, has a setter, except \
         `common` and `unknown_fields`. Arguments are converted: a string literal to a string \
         enum, an array `[…]` to a list, an array of pairs `[(\"key\", value)]` to a map, a value to an enum with one variant \
         of its type."
            .to_owned(),
    ];
    points.push(
        "Alternatives are enums. `is_x()` tests for the variant `X`, and `as_x()` returns its payload. The variant `Other` \
         contains values that the specification does not describe."
            .to_owned(),
    );
    points.push(
        "Nothing is dropped. A struct keeps JSON fields that the specification does not describe, and values that do not fit \
         their fields, in [`unknown_fields`](UnknownFields), and writes them back. `unknown_fields.insert(\"option\", value)` \
         adds a field to a request. [`Response::deviations`] lists the places where a value was missing, unknown or of another \
         type."
            .to_owned(),
    );
    points.extend(constructors_point(modules));
    points.extend(typed_keys_point(modules));
    let has_documents = |item: &Item| !item.type_parameters().is_empty() && matches!(item.kind, ItemKind::Struct(_));
    if items(modules).any(|(_, item)| has_documents(item)) {
        points.push(
            "Documents have your types. A request accepts any type that implements `Serialize`. A response with documents has a \
             type parameter for them, which implements `DeserializeOwned`."
                .to_owned(),
        );
    }
    let points: Vec<_> = points.iter().map(|point| format!("- {point}")).collect();
    format!("# Requests and responses\n\n{}", points.join("\n"))
}

/// Describes constructors of variants by the enum with the most of them, preferably one with a constructor from a key and a
/// value.
fn constructors_point(modules: &[Module]) -> Option<String> {
    let variant_constructors = |item: &Item| -> Vec<VariantConstructor> {
        match &item.kind {
            ItemKind::Container(_) | ItemKind::InternallyTagged(_) => item.construction.variant_constructors.clone(),
            _ => Vec::new(),
        }
    };
    let all = items(modules)
        .map(|(path, item)| (path, variant_constructors(item)))
        .filter(|(_, variant_constructors)| !variant_constructors.is_empty());
    let is_pair = |constructor: &&VariantConstructor| matches!(constructor.body, ConstructorBody::KeyValueVariant(_));
    // The path decides between enums with the same number.
    let (path, variant_constructors) = all.min_by_key(|(path, variant_constructors)| {
        (
            !variant_constructors.iter().any(|constructor| is_pair(&constructor)),
            usize::MAX - variant_constructors.len(),
            path.clone(),
        )
    })?;
    let name = path.rsplit("::").next().unwrap_or(&path);
    let constructor = variant_constructors.iter().find(is_pair).or(variant_constructors.first())?;
    let arguments: Vec<_> = constructor.arguments.iter().map(|(name, _)| name.as_str()).collect();
    Some(format!(
        "Some enums have a constructor for each variant: `{name}::{}({})` creates a [`{name}`]({path}).",
        constructor.name,
        arguments.join(", "),
    ))
}

/// Describes maps whose keys contain the types of their values.
fn typed_keys_point(modules: &[Module]) -> Option<String> {
    let externals = items(modules).filter_map(|(path, item)| match &item.kind {
        ItemKind::ExternallyTagged(external) => Some((path, external)),
        _ => None,
    });
    let (path, external) =
        externals.min_by_key(|(path, external)| (usize::MAX - external.variants.len(), path.clone()))?;
    let name = path.rsplit("::").next().unwrap_or(&path);
    let method = &external.variants.first()?.method_name;
    Some(format!(
        "A map with values of several types, such as aggregations by name, is a [`TypedKeys`]. It has a method for each type: \
         `.{method}(\"name\")?` returns a value of a map of [`{name}`]({path}). A wrong name or type is an error that lists the \
         names and types. [`Buckets`] can be iterated, with or without names."
    ))
}

/// Returns all items with their paths from the crate root.
fn items(modules: &[Module]) -> impl Iterator<Item = (String, &Item)> {
    let path = |module: &Module, item: &Item| {
        let segments = module.path.0.iter().map(String::as_str).chain([item.name.as_str()]);
        segments.collect::<Vec<_>>().join("::")
    };
    modules.iter().flat_map(move |module| module.items.iter().map(move |item| (path(module, item), item)))
}
