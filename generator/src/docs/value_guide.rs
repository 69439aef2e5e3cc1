//! The part of the front page that says how values are made and answers are read, by what the crate has of each.

use crate::model::{ConstructorBody, Item, ItemKind, Module, VariantConstructor};

/// A section of the front page.
pub(super) fn value_guide(modules: &[Module]) -> String {
    let mut points = vec![
        "`new` takes what is required, and everything else has a setter. Both take what you would write: a text for a word, a \
         list as `[…]`, a map as `[(\"key\", value)]`, a value for each type that it may be made of without a doubt."
            .to_owned(),
    ];
    points.extend(constructors_point(modules));
    points.push(
        "What may be one of several things is an enum. `is_x()` and `as_x()` ask which, and `Other` keeps what no type knows."
            .to_owned(),
    );
    points.extend(typed_keys_point(modules));
    let has_documents = |item: &Item| !item.type_parameters().is_empty() && matches!(item.kind, ItemKind::Struct(_));
    if items(modules).any(|(_, item)| has_documents(item)) {
        points.push(
            "Documents are yours: what is sent takes any `Serialize`, and an answer with documents has a parameter for their \
             type, which is any `Deserialize`."
                .to_owned(),
        );
    }
    let points: Vec<_> = points.iter().map(|point| format!("- {point}")).collect();
    format!("# Making values, reading answers\n\n{}", points.join("\n"))
}

/// What has a function for each variant: the type with the most of them, with one of a key and a value where it has any.
fn constructors_point(modules: &[Module]) -> Option<String> {
    let variant_constructors = |item: &Item| -> Vec<VariantConstructor> {
        match &item.kind {
            ItemKind::Container(container) => container.variant_constructors.clone(),
            ItemKind::InternallyTagged(tagged) => tagged.variant_constructors.clone(),
            _ => Vec::new(),
        }
    };
    let all = items(modules)
        .map(|(path, item)| (path, variant_constructors(item)))
        .filter(|(_, variant_constructors)| !variant_constructors.is_empty());
    let is_pair = |constructor: &&VariantConstructor| matches!(constructor.body, ConstructorBody::KeyValueVariant(_));
    // Of several with as many, the one whose name comes first.
    let (path, variant_constructors) = all.min_by_key(|(path, variant_constructors)| {
        (
            !variant_constructors.iter().any(|constructor| is_pair(&constructor)),
            usize::MAX - variant_constructors.len(),
            path.clone(),
        )
    })?;
    let name = path.rsplit("::").next().unwrap_or(&path);
    let shown = variant_constructors.iter().find(is_pair).or(variant_constructors.first())?;
    let arguments: Vec<_> = shown.arguments.iter().map(|(name, _)| name.as_str()).collect();
    Some(format!(
        "A type that is one of several has a function for each: `{name}::{}({})` makes a [`{name}`]({path}).",
        shown.name,
        arguments.join(", "),
    ))
}

/// Maps whose keys tell the types of their values.
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
        "What stands under names of yours, and may be of several types, is a [map](runtime::TypedKeys) with a method for each \
         type: `.{method}(\"name\")?` of such a map of [`{name}`]({path}). A wrong name, or a wrong type, is an error that lists \
         what is there. Lists of [`Buckets`](runtime::Buckets) iterate, named or not."
    ))
}

/// All items, each with its path from the crate's root.
fn items(modules: &[Module]) -> impl Iterator<Item = (String, &Item)> {
    let path = |module: &Module, item: &Item| {
        let segments = module.path.0.iter().map(String::as_str).chain([item.name.as_str()]);
        segments.collect::<Vec<_>>().join("::")
    };
    modules.iter().flat_map(move |module| module.items.iter().map(move |item| (path(module, item), item)))
}
