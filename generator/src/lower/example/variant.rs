//! Variants, by the functions that a user would call: the one that the specification's example has.

use super::value::{Place, Writer, entry};
use crate::model::{Container, ItemPath, Made, Maker, Tagged, Variant};

impl Writer<'_> {
    /// The variant whose key the example has. Without it nothing is said where nothing has to be: any other might mean the
    /// opposite, as a query does that everything matches.
    pub(super) fn container(&self, path: &ItemPath, container: &Container, place: Place<'_>) -> Option<String> {
        let object = place.hint.and_then(|hint| hint.as_object());
        let meant = container.variants.iter().find_map(|variant| {
            let mut names = std::iter::once(&variant.wire).chain(&variant.also);
            Some((variant, object?.get(names.find(|name| object.is_some_and(|o| o.contains_key(*name)))?)))
        });
        self.meant(path, &container.variants, &container.makers, meant, place)
    }

    /// The same of the variant whose tag the example has.
    pub(super) fn tagged(&self, path: &ItemPath, tagged: &Tagged, place: Place<'_>) -> Option<String> {
        let tag = place.hint.and_then(|hint| hint.get(&tagged.tag)?.as_str());
        let is_meant =
            |variant: &&Variant| tag.is_some_and(|tag| variant.wire == tag || variant.also.iter().any(|t| t == tag));
        let meant = tagged.variants.iter().find(is_meant).map(|variant| (variant, place.hint));
        self.meant(path, &tagged.variants, &tagged.makers, meant, place)
    }

    fn meant(
        &self,
        path: &ItemPath,
        variants: &[Variant],
        makers: &[Maker],
        meant: Option<(&Variant, Option<&serde_json::Value>)>,
        place: Place<'_>,
    ) -> Option<String> {
        match meant {
            Some((variant, hint)) => self.made(path, variant, makers, place.inside(hint)),
            None if place.required => {
                variants.iter().find_map(|variant| self.made(path, variant, makers, place.inside(None)))
            }
            None => None,
        }
    }

    /// A variant by its function.
    fn made(&self, path: &ItemPath, variant: &Variant, makers: &[Maker], place: Place<'_>) -> Option<String> {
        let is_its = |maker: &&Maker| match &maker.made {
            Made::Variant(name) | Made::Pair(name) | Made::Empty(name) => *name == variant.name,
            Made::New(_) | Made::Around(_) => false,
        };
        let maker = makers.iter().find(is_its)?;
        let is_pair = matches!(maker.made, Made::Pair(_));
        let pair = entry(place.hint).filter(|_| is_pair);
        let arguments = maker.arguments.iter().enumerate().map(|(index, (name, argument))| {
            let place = match (pair, index) {
                (Some((key, _)), 0) => Place { label: key, ..place.inside(None) },
                (Some((_, value)), _) => place.inside(Some(value)),
                (None, _) if is_pair => Place { label: name, ..place.inside(None) },
                (None, _) => place,
            };
            self.shape(&argument.shape, place)
        });
        let arguments: Vec<_> = arguments.collect::<Option<_>>()?;
        Some(format!("{}::{}({})", self.named(path), maker.name, arguments.join(", ")))
    }
}
