//! Comparison of objects: structs, maps, containers and tagged unions.

use generator::model::{
    AdditionalProperties, Constant, Container, Field, InternallyTagged, ItemKind, Member, Presence, RustType, Struct,
    Variant,
};

use super::comparison::Comparison;
use super::rule::Rule;
use super::types::Place;
use crate::conformance::json::{Json, Object};

/// A known key of an object.
pub(super) struct Key<'m> {
    /// The name under which the value is written. The key may be an alias.
    pub(super) name: String,
    /// The place of the value. `None` if the value has no type.
    pub(super) place: Option<Place<'m>>,
    /// True if null means the same as an absent key.
    pub(super) null_is_absent: bool,
    /// True if the object must have the key.
    pub(super) is_required: bool,
}

impl<'m> Key<'m> {
    /// A key that may be absent, but not null.
    pub(super) fn new(name: &str, place: Option<Place<'m>>) -> Self {
        Self { name: name.to_owned(), place, null_is_absent: false, is_required: false }
    }
}

impl<'m> Comparison<'m> {
    /// Compares objects. `find` describes a key that the type of the object has.
    pub(super) fn keyed(&mut self, before: &Object, after: &Object, find: &dyn Fn(&str) -> Option<Key<'m>>) {
        let mut used = Vec::new();
        for (key, value) in before {
            let known = find(key);
            let name = known.as_ref().map_or(key, |known| &known.name);
            // A key and its alias are two keys, but one of them is lost if only the name is written.
            let is_shared = |name: &String| name != key && before.contains_key(name);
            let written = [key, name].into_iter().find(|name| after.contains_key(*name) && !is_shared(name));
            let Some(written) = written else {
                self.missing(key, value, known.as_ref());
                continue;
            };
            if written != key {
                self.forgive(Rule::Alias);
            }
            let result = &after[written];
            used.push(written.clone());
            self.at_key(key, |inner| match known.and_then(|known| known.place) {
                Some(place) => inner.value(value, result, place),
                None => inner.untyped(value, result),
            });
        }
        for (key, value) in after.iter().filter(|(key, _)| !used.contains(key)) {
            match find(key) {
                Some(known) if *value == Json::Null && known.null_is_absent && known.is_required => {
                    self.forgive(Rule::NullForAbsent);
                }
                known => {
                    let required = if known.is_some_and(|known| known.is_required) { "required key, " } else { "" };
                    self.at_key(key, |inner| inner.differ(&format!("{required}{} was added", value.kind())));
                }
            }
        }
    }

    fn missing(&mut self, key: &str, value: &Json, known: Option<&Key<'m>>) {
        match known {
            Some(known) if *value == Json::Null && known.null_is_absent && !known.is_required => {
                self.forgive(Rule::NullForAbsent);
            }
            Some(_) => self.at_key(key, |inner| inner.differ(&format!("{} is missing", value.kind()))),
            None => self.at_key(key, |inner| inner.differ(&format!("unknown key, {} is missing", value.kind()))),
        }
    }

    /// Compares the entries of a map.
    pub(super) fn entries(&mut self, before: &Object, after: &Object, key_type: &'m RustType, value: Place<'m>) {
        let types = self.types;
        self.keyed(before, after, &|key| Some(Key::new(types.key_name(key_type, key), Some(value))));
    }

    /// Compares the entries of a map whose keys contain the types of the values.
    pub(super) fn typed_keys(&mut self, before: &Json, after: &Json, value: &'m RustType) {
        let (Json::Object(first), Json::Object(second)) = (before, after) else {
            return self.differ_in_value(before, after);
        };
        let variants: &[Variant] = match self.types.resolve(value) {
            RustType::Item(path, _) => match self.types.item(path) {
                Some(ItemKind::ExternallyTagged(tagged)) => &tagged.variants,
                _ => &[],
            },
            _ => &[],
        };
        self.keyed(first, second, &|key| {
            let (tag, name) = key.split_once('#')?;
            let variant = find_variant(variants, tag)?;
            Some(Key { name: format!("{}#{name}", variant.json_name), ..payload_key(variant) })
        });
    }

    /// Compares structs, or their shortcuts.
    pub(super) fn struct_(&mut self, before: &Json, after: &Json, struct_: &'m Struct) {
        let is_shortcut = |value: &Json| match (&struct_.shortcut, value) {
            (None, _) | (_, Json::Null) => false,
            (Some(shortcut), Json::Object(object)) => {
                shortcut.accepts_object
                    && !object.is_empty()
                    && !shortcut.keys.iter().any(|key| object.contains_key(key))
            }
            (Some(_), _) => true,
        };
        let shortcut = struct_.shortcut.as_ref();
        let field = shortcut.and_then(|shortcut| struct_.fields().find(|field| field.name == shortcut.field));
        let Some(field) = field else { return self.members(before, after, struct_) };
        let place = Place::new(&field.ty, shortcut.and_then(|shortcut| shortcut.encoding).or(field.encoding));
        match (is_shortcut(before), is_shortcut(after)) {
            (false, false) => self.members(before, after, struct_),
            (true, true) => self.value(before, after, place),
            (true, false) => self.expansion(before, after, place, field, struct_, true),
            (false, true) => self.expansion(after, before, place, field, struct_, false),
        }
    }

    /// Compares a shortcut with an object that must have no other property, except constants. `forward` is false if the
    /// object came in and the shortcut was written.
    fn expansion(
        &mut self,
        short: &Json,
        object: &Json,
        place: Place<'m>,
        field: &Field,
        struct_: &Struct,
        forward: bool,
    ) {
        let Json::Object(object) = object else { return self.differ("a shortcut became another value") };
        let is_constant = |key: &str| constant(struct_, key).is_some();
        if object.keys().any(|key| *key != field.json_name && !is_constant(key)) {
            return self.differ("a shortcut differs from an object with other properties");
        }
        let Some(value) = object.get(&field.json_name) else {
            return self.differ("a shortcut differs from an object without its property");
        };
        self.forgive(Rule::Shortcut);
        let (before, after) = if forward { (short, value) } else { (value, short) };
        self.value(before, after, place);
    }

    fn members(&mut self, before: &Json, after: &Json, struct_: &'m Struct) {
        let (Json::Object(first), Json::Object(second)) = (before, after) else {
            return self.differ_in_value(before, after);
        };
        self.keyed(first, second, &|key| self.types.member(struct_, key));
    }

    /// Compares containers. Their single key selects the variant.
    pub(super) fn container(&mut self, before: &Json, after: &Json, container: &'m Container) {
        let (Json::Object(first), Json::Object(second)) = (before, after) else {
            return self.differ_in_value(before, after);
        };
        let is_known = first.keys().any(|key| find_variant(&container.variants, key).is_some());
        match container.fallback.and_then(|index| container.variants.get(index)) {
            Some(fallback) if !is_known => self.value(before, after, Place::new(&fallback.ty, fallback.encoding)),
            _ => self.keyed(first, second, &|key| find_variant(&container.variants, key).map(payload_key)),
        }
    }

    /// Compares internally tagged unions. Only the tag may be an alias.
    pub(super) fn internally_tagged(&mut self, before: &Json, after: &Json, tagged: &'m InternallyTagged) {
        let (Json::Object(first), Json::Object(second)) = (before, after) else {
            return self.differ_in_value(before, after);
        };
        let tag = first.get(&tagged.tag).filter(|tag| **tag != Json::Null).map(Json::scalar);
        let variant = match &tag {
            None => tagged.default_variant.and_then(|index| tagged.variants.get(index)),
            Some(tag) => tag.as_ref().and_then(|tag| find_variant(&tagged.variants, tag)),
        };
        let Some(variant) = variant else { return self.untyped(before, after) };
        let place = Place::new(&variant.ty, variant.encoding);
        let name = Json::String(variant.json_name.clone());
        let is_alias =
            tag.flatten().is_some_and(|tag| tag != variant.json_name) && second.get(&tagged.tag) == Some(&name);
        if is_alias {
            self.forgive(Rule::Alias);
            let mut renamed = first.clone();
            renamed.insert(tagged.tag.clone(), name);
            self.value(&Json::Object(renamed), after, place);
        } else {
            self.value(before, after, place);
        }
    }
}

impl<'m> super::types::Types<'m> {
    /// Describes a key of a struct. `None` if the struct does not have it.
    fn member(&self, struct_: &'m Struct, key: &str) -> Option<Key<'m>> {
        let named = |member: &&Member| match member {
            Member::Field(field) if !field.presence.is_variant() => has_name(field, key),
            Member::Constant(constant) => constant.json_name == key,
            _ => false,
        };
        match struct_.members.iter().find(named) {
            Some(Member::Field(field)) => return Some(self.field_key(field)),
            Some(Member::Constant(constant)) => {
                let is_required = constant.required;
                return Some(Key { null_is_absent: !is_required, is_required, ..Key::new(key, None) });
            }
            _ => {}
        }
        if let Some(variant) = struct_.variant().and_then(|field| self.flattened_variant(&field.ty, key)) {
            return Some(payload_key(variant));
        }
        let place = struct_.members.iter().find_map(|member| match member {
            Member::AdditionalProperties(AdditionalProperties::Map(field)) => match self.resolve(&field.ty) {
                RustType::Map(_, value) => Some(Place::new(&field.ty, field.encoding).inner(value)),
                _ => None,
            },
            Member::AdditionalProperties(AdditionalProperties::Single { value, .. }) => {
                Some(Place::new(&value.ty, value.encoding))
            }
            _ => None,
        })?;
        Some(Key::new(key, Some(place)))
    }

    /// Describes the key of a field.
    pub(super) fn field_key(&self, field: &'m Field) -> Key<'m> {
        let null_is_absent = match field.presence {
            Presence::Optional | Presence::OptionalNullable => !self.accepts_null(&field.ty),
            Presence::RequiredNullable => true,
            _ => false,
        };
        let place = Some(Place::new(&field.ty, field.encoding));
        Key { null_is_absent, is_required: field.presence.is_required(), ..Key::new(&field.json_name, place) }
    }

    fn flattened_variant(&self, ty: &'m RustType, key: &str) -> Option<&'m Variant> {
        let RustType::Item(path, _) = self.resolve(ty) else { return None };
        match self.item(path) {
            Some(ItemKind::Container(container)) => find_variant(&container.variants, key),
            _ => None,
        }
    }
}

/// Returns true if a key is the name or an alias of a field.
pub(super) fn has_name(field: &Field, key: &str) -> bool {
    field.json_name == key || field.aliases.iter().any(|alias| alias == key)
}

fn constant<'m>(struct_: &'m Struct, key: &str) -> Option<&'m Constant> {
    struct_.members.iter().find_map(|member| match member {
        Member::Constant(constant) if constant.json_name == key => Some(constant),
        _ => None,
    })
}

/// The variant with a key or tag, which is not empty.
fn find_variant<'m>(variants: &'m [Variant], name: &str) -> Option<&'m Variant> {
    let has_name = |variant: &&Variant| variant.json_name == name || variant.aliases.iter().any(|alias| alias == name);
    variants.iter().filter(|variant| !variant.json_name.is_empty()).find(has_name)
}

fn payload_key(variant: &Variant) -> Key<'_> {
    Key::new(&variant.json_name, Some(Place::new(&variant.ty, variant.encoding)))
}
