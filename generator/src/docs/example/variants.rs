//! Variants in examples, written as calls of their constructors.

use super::values::{ExampleWriter, ValueContext, first_entry};
use crate::model::{Construction, ConstructorBody, Container, InternallyTagged, ItemPath, Variant, VariantConstructor};

impl ExampleWriter<'_> {
    /// Returns the variant whose key the specification's example has. Without such a key, an optional value is left out:
    /// another variant could change the meaning, as a query that matches every document does.
    pub(super) fn container(
        &self,
        path: &ItemPath,
        container: &Container,
        construction: &Construction,
        context: ValueContext<'_>,
    ) -> Option<String> {
        let object = context.hint.and_then(|hint| hint.as_object());
        let matched = container.variants.iter().find_map(|variant| {
            let mut names = std::iter::once(&variant.json_name).chain(&variant.aliases);
            Some((variant, object?.get(names.find(|name| object.is_some_and(|o| o.contains_key(*name)))?)))
        });
        self.matched(path, &container.variants, &construction.variant_constructors, matched, context)
    }

    /// Returns the variant whose tag the specification's example has.
    pub(super) fn tagged(
        &self,
        path: &ItemPath,
        tagged: &InternallyTagged,
        construction: &Construction,
        context: ValueContext<'_>,
    ) -> Option<String> {
        let tag = context.hint.and_then(|hint| hint.get(&tagged.tag)?.as_str());
        let has_tag = |variant: &&Variant| {
            tag.is_some_and(|tag| variant.json_name == tag || variant.aliases.iter().any(|t| t == tag))
        };
        let matched = tagged.variants.iter().find(has_tag).map(|variant| (variant, context.hint));
        self.matched(path, &tagged.variants, &construction.variant_constructors, matched, context)
    }

    fn matched(
        &self,
        path: &ItemPath,
        variants: &[Variant],
        variant_constructors: &[VariantConstructor],
        matched: Option<(&Variant, Option<&serde_json::Value>)>,
        context: ValueContext<'_>,
    ) -> Option<String> {
        match matched {
            Some((variant, hint)) => self.construct(path, variant, variant_constructors, context.inside(hint)),
            None if context.required => variants
                .iter()
                .find_map(|variant| self.construct(path, variant, variant_constructors, context.inside(None))),
            None => None,
        }
    }

    /// Returns the call of a variant's constructor.
    fn construct(
        &self,
        path: &ItemPath,
        variant: &Variant,
        variant_constructors: &[VariantConstructor],
        context: ValueContext<'_>,
    ) -> Option<String> {
        let constructs_variant = |constructor: &&VariantConstructor| match &constructor.body {
            ConstructorBody::Variant(name)
            | ConstructorBody::KeyValueVariant(name)
            | ConstructorBody::EmptyVariant(name) => *name == variant.name,
            ConstructorBody::PayloadNew(_) | ConstructorBody::Delegated(_) => false,
        };
        let constructor = variant_constructors.iter().find(constructs_variant)?;
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
