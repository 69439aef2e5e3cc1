//! Variants, by the functions that a user would call: the one that the specification's example has.

use super::values::{ExampleWriter, ValueContext, first_entry};
use crate::model::{Construction, ConstructorBody, Container, InternallyTagged, ItemPath, Variant, VariantConstructor};

impl ExampleWriter<'_> {
    /// The variant whose key the example has. Without it nothing is said where nothing has to be: any other might mean the
    /// opposite, as a query does that everything matches.
    pub(super) fn container(
        &self,
        path: &ItemPath,
        container: &Container,
        construction: &Construction,
        context: ValueContext<'_>,
    ) -> Option<String> {
        let object = context.hint.and_then(|hint| hint.as_object());
        let meant = container.variants.iter().find_map(|variant| {
            let mut names = std::iter::once(&variant.json_name).chain(&variant.aliases);
            Some((variant, object?.get(names.find(|name| object.is_some_and(|o| o.contains_key(*name)))?)))
        });
        self.matched(path, &container.variants, &construction.variant_constructors, meant, context)
    }

    /// The same of the variant whose tag the example has.
    pub(super) fn tagged(
        &self,
        path: &ItemPath,
        tagged: &InternallyTagged,
        construction: &Construction,
        context: ValueContext<'_>,
    ) -> Option<String> {
        let tag = context.hint.and_then(|hint| hint.get(&tagged.tag)?.as_str());
        let is_meant = |variant: &&Variant| {
            tag.is_some_and(|tag| variant.json_name == tag || variant.aliases.iter().any(|t| t == tag))
        };
        let meant = tagged.variants.iter().find(is_meant).map(|variant| (variant, context.hint));
        self.matched(path, &tagged.variants, &construction.variant_constructors, meant, context)
    }

    fn matched(
        &self,
        path: &ItemPath,
        variants: &[Variant],
        variant_constructors: &[VariantConstructor],
        meant: Option<(&Variant, Option<&serde_json::Value>)>,
        context: ValueContext<'_>,
    ) -> Option<String> {
        match meant {
            Some((variant, hint)) => self.construct(path, variant, variant_constructors, context.inside(hint)),
            None if context.required => variants
                .iter()
                .find_map(|variant| self.construct(path, variant, variant_constructors, context.inside(None))),
            None => None,
        }
    }

    /// A variant by its function.
    fn construct(
        &self,
        path: &ItemPath,
        variant: &Variant,
        variant_constructors: &[VariantConstructor],
        context: ValueContext<'_>,
    ) -> Option<String> {
        let is_its = |constructor: &&VariantConstructor| match &constructor.body {
            ConstructorBody::Variant(name)
            | ConstructorBody::KeyValueVariant(name)
            | ConstructorBody::EmptyVariant(name) => *name == variant.name,
            ConstructorBody::PayloadNew(_) | ConstructorBody::Delegated(_) => false,
        };
        let constructor = variant_constructors.iter().find(is_its)?;
        let is_pair = matches!(constructor.body, ConstructorBody::KeyValueVariant(_));
        let pair = first_entry(context.hint).filter(|_| is_pair);
        let arguments = constructor.arguments.iter().enumerate().map(|(index, (name, argument))| {
            let context = match (pair, index) {
                (Some((key, _)), 0) => ValueContext { label: key, ..context.inside(None) },
                (Some((_, value)), _) => context.inside(Some(value)),
                (None, _) if is_pair => ValueContext { label: name, ..context.inside(None) },
                (None, _) => context,
            };
            self.argument_value(&argument.ty, context)
        });
        let arguments: Vec<_> = arguments.collect::<Option<_>>()?;
        Some(format!("{}::{}({})", self.named(path), constructor.name, arguments.join(", ")))
    }
}
