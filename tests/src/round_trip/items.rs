//! Values drawn from the items of the model.

use generator::model::{
    AdditionalProperties, Constant, ConstantValue, Container, Field, InternallyTagged, ItemKind, ItemPath, Member,
    NdjsonLines, Presence, RustType, StringEnum, Struct, Union,
};

use super::draw::{Drawer, Drawn};
use super::model::decide;
use super::points;
use super::scalars;
use super::tree::Tree;

/// A field as it stands, if it does, and as it is to be written, if it is.
#[derive(Default)]
pub(crate) struct Entry {
    pub(crate) wire: Option<(String, Tree)>,
    pub(crate) plain: Option<(String, Tree)>,
}

impl Drawer<'_, '_, '_> {
    /// A value of an item.
    pub(crate) fn item(&mut self, path: &ItemPath) -> Drawn {
        let item = self.model.item(path);
        let name = self.model.name(path);
        self.depth += 1;
        let drawn = match &item.kind {
            ItemKind::StringEnum(words) => self.word(words, &name, false),
            ItemKind::Union(union) => self.union(union, &name),
            ItemKind::Container(container) => self.container(container, &name),
            ItemKind::InternallyTagged(tagged) => self.tagged(tagged, &name),
            ItemKind::Struct(structure) => self.structure(structure, &name),
            ItemKind::Ndjson(lines) => self.lines(lines, &name),
            ItemKind::Alias(alias) => self.value(&alias.ty, None, &name),
            ItemKind::UntypedUnion(untagged) => {
                let variant = &untagged.variants[untagged.untyped_variant];
                self.value(&variant.ty, variant.encoding, &points::place(&name, &variant.name))
            }
            ItemKind::Request(_) | ItemKind::ExternallyTagged(_) => panic!("{name} as a value"),
        };
        self.depth -= 1;
        drawn
    }

    pub(crate) fn word(&mut self, words: &StringEnum, name: &str, key: bool) -> Drawn {
        let ways = points::of_words(words, key);
        let points: Vec<_> = ways.iter().map(|(way, _)| points::at(name, way)).collect();
        let (way, member) = &ways[self.source.one_of(&points)];
        let Some(member) = member.and_then(|index| words.variants.get(index)) else {
            let other = format!("unlisted_{}", scalars::text(self.source));
            return Drawn::same(Tree::Text(other));
        };
        let as_boolean = |text: &str| Tree::Bool(text == "true");
        let wire = if way.starts_with("boolean ") { as_boolean(&member.json_name) } else { Tree::Text(way.clone()) };
        let is_boolean = words.json_booleans && !key && matches!(&*member.json_name, "true" | "false");
        Drawn {
            wire,
            plain: if is_boolean { as_boolean(&member.json_name) } else { Tree::Text(member.json_name.clone()) },
        }
    }

    /// Which variant: the one that ends first where it is deep.
    fn variant(&mut self, points: &[String], types: &[&RustType]) -> usize {
        if self.is_deep()
            && let Some((index, _)) = types.iter().enumerate().min_by_key(|(_, ty)| self.model.height_of(ty))
        {
            self.source.reach(points[index].clone());
            return index;
        }
        self.source.one_of(points)
    }

    fn union(&mut self, union: &Union, name: &str) -> Drawn {
        let points: Vec<_> = union.variants.iter().map(|variant| points::at(name, &variant.name)).collect();
        let types: Vec<_> = union.variants.iter().map(|variant| &variant.ty).collect();
        let index = self.variant(&points, &types);
        let variant = &union.variants[index];
        let place = points::place(name, &variant.name);
        let drawn = self.until(|drawer| {
            let drawn = drawer.value(&variant.ty, variant.encoding, &place);
            (decide(&union.discriminator, &drawn.wire) == Some(index)).then_some(drawn)
        });
        drawn.unwrap_or_else(|| panic!("no value means {place}"))
    }

    fn container(&mut self, container: &Container, name: &str) -> Drawn {
        let mut ways: Vec<_> = container
            .variants
            .iter()
            .flat_map(|variant| points::of_variant(variant).into_iter().map(move |key| (key, Some(variant))))
            .collect();
        if container.open {
            ways.push(("another".to_owned(), None));
        }
        let points: Vec<_> = ways.iter().map(|(way, _)| points::at(name, way)).collect();
        let types: Vec<_> = ways.iter().filter_map(|(_, variant)| variant.map(|variant| &variant.ty)).collect();
        let (key, variant) = &ways[self.variant(&points, &types)];
        let Some(variant) = variant else {
            let value = scalars::anything(self.source, 2);
            return Drawn::same(Tree::Object(vec![("unlisted".to_owned(), value)]));
        };
        let place = points::place(name, &variant.name);
        if variant.json_name.is_empty() {
            // Any key but one that means another variant.
            let known: Vec<_> = container.variants.iter().flat_map(points::of_variant).collect();
            let is_free =
                |tree: &Tree| tree.keys().is_some_and(|keys| keys.iter().all(|key| !known.iter().any(|k| k == key)));
            let drawn = self.until(|drawer| {
                let drawn = drawer.value(&variant.ty, variant.encoding, &place);
                (is_free(&drawn.wire) && is_free(&drawn.plain)).then_some(drawn)
            });
            return drawn.unwrap_or_else(|| panic!("no value means {place}"));
        }
        let payload = self.value(&variant.ty, variant.encoding, &place);
        Drawn {
            wire: Tree::Object(vec![(key.clone(), payload.wire)]),
            plain: Tree::Object(vec![(variant.json_name.clone(), payload.plain)]),
        }
    }

    /// A map whose keys tell the types.
    pub(crate) fn typed_keys(&mut self, of: &RustType, place: &str) -> Drawn {
        let RustType::Item(path, _) = of else { panic!("{of:?} behind keys with types") };
        let ItemKind::ExternallyTagged(external) = &self.model.item(path).kind else {
            panic!("{of:?} behind keys with types")
        };
        let length = match self.way(place, &points::MAP) {
            0 => 0,
            _ => 1 + self.source.below(3),
        };
        let ways = points::of_external(external);
        let points: Vec<_> = ways.iter().map(|way| points::at(place, way)).collect();
        let types: Vec<_> = external.variants.iter().map(|variant| &variant.ty).collect();
        let mut drawn: Vec<(String, String, Drawn)> = Vec::new();
        for _ in 0..length {
            let name = scalars::text(self.source);
            let way = self.variant(&points, &types);
            let (key, name) = match (external.variants.get(way), &*ways[way]) {
                (Some(variant), _) => (format!("{}#{name}", variant.json_name), name),
                (None, "another") => (format!("unlisted#{name}"), name),
                (None, _) => (name.replace('#', ""), name.replace('#', "")),
            };
            if drawn.iter().all(|(_, other, _)| *other != name) {
                let value = match external.variants.get(way) {
                    Some(variant) => self.value(&variant.ty, variant.encoding, &points::at(place, &variant.json_name)),
                    None => Drawn::same(scalars::anything(self.source, 2)),
                };
                drawn.push((key, name, value));
            }
        }
        let wire = drawn.iter().map(|(key, _, value)| (key.clone(), value.wire.clone())).collect();
        let plain = drawn.into_iter().map(|(key, _, value)| (key, value.plain)).collect();
        Drawn { wire: Tree::Object(wire), plain: Tree::Object(plain) }
    }

    fn tagged(&mut self, tagged: &InternallyTagged, name: &str) -> Drawn {
        let mut ways: Vec<_> = tagged
            .variants
            .iter()
            .enumerate()
            .flat_map(|(index, variant)| points::of_variant(variant).into_iter().map(move |tag| (tag, Some(index))))
            .collect();
        if tagged.open {
            ways.push(("another".to_owned(), None));
        }
        let points: Vec<_> = ways.iter().map(|(way, _)| points::at(name, way)).collect();
        let types: Vec<_> =
            ways.iter().filter_map(|(_, index)| index.map(|index| &tagged.variants[index].ty)).collect();
        let (tag, index) = &ways[self.variant(&points, &types)];
        let Some(index) = *index else {
            let mut fields = vec![(tagged.tag.clone(), Tree::Text("unlisted".to_owned()))];
            fields.extend(self.source.rarely(2).then(|| ("more".to_owned(), scalars::anything(self.source, 2))));
            self.shuffle(&mut fields);
            return Drawn::same(Tree::Object(fields));
        };
        let variant = &tagged.variants[index];
        let place = points::place(name, &variant.name);
        let drawn = self.until(|drawer| {
            let payload = drawer.value(&variant.ty, variant.encoding, &place);
            let Tree::Object(mut fields) = payload.wire else { return None };
            match fields.iter_mut().find(|(key, _)| *key == tagged.tag) {
                Some((_, value)) if *tag != variant.json_name => *value = Tree::Text(tag.clone()),
                // Only the default may be without its tag, where the payload's own field may be absent.
                None if tagged.default_variant != Some(index) => return None,
                _ => {}
            }
            Some(Drawn { wire: Tree::Object(fields), plain: payload.plain })
        });
        drawn.unwrap_or_else(|| panic!("no value means {place}"))
    }

    /// The list of the lines.
    fn lines(&mut self, lines: &NdjsonLines, name: &str) -> Drawn {
        let (key, lines): (_, Vec<_>) = match lines {
            NdjsonLines::Pair(pair) => (None, pair.iter().collect()),
            NdjsonLines::ByKey(variants) => {
                let points: Vec<_> = variants.iter().map(|variant| points::at(name, &variant.json_name)).collect();
                let variant = &variants[self.source.one_of(&points)];
                (Some(variant.json_name.clone()), variant.lines().collect())
            }
        };
        let drawn = lines.into_iter().enumerate().map(|(index, line)| {
            let Drawn { wire, plain } = self.value(&line.ty, None, &points::place(name, &line.field));
            let around = |tree| match &key {
                Some(key) if index == 0 => Tree::Object(vec![(key.clone(), tree)]),
                _ => tree,
            };
            (around(wire), around(plain))
        });
        let (wire, plain) = drawn.unzip();
        Drawn { wire: Tree::List(wire), plain: Tree::List(plain) }
    }

    fn structure(&mut self, structure: &Struct, name: &str) -> Drawn {
        if structure.shortcut.is_some()
            && self.way(name, &points::SHORTCUT) == 1
            && let Some(drawn) = self.short(structure, name)
        {
            return drawn;
        }
        let mut entries: Vec<_> = structure.members.iter().map(|member| self.member(member, name)).collect();
        let additional = structure.members.iter().find_map(|member| match member {
            Member::AdditionalProperties(additional) => Some(additional),
            Member::Field(_) | Member::Constant(_) => None,
        });
        if let Some(additional) = additional {
            let known: Vec<_> = structure.members.iter().flat_map(names).collect();
            entries.extend(self.additional(additional, &known, name));
        }
        self.object(entries)
    }

    /// What stands beside the fields of an object, under names that none of them has.
    fn additional(&mut self, additional: &AdditionalProperties, known: &[&str], name: &str) -> Vec<Entry> {
        let drawn = self.until(|drawer| {
            let drawn = match additional {
                AdditionalProperties::Map(field) => {
                    drawer.value(&field.ty, field.encoding, &points::place(name, &field.json_name))
                }
                AdditionalProperties::Single { key, value } => {
                    let place = points::place(name, &value.json_name);
                    let (key, value) = (drawer.key(&key.ty), drawer.value(&value.ty, value.encoding, &place));
                    Drawn {
                        wire: Tree::Object(vec![(key.wire.url_text(), value.wire)]),
                        plain: Tree::Object(vec![(key.plain.url_text(), value.plain)]),
                    }
                }
            };
            let is_free = |tree: &Tree| tree.keys().is_some_and(|keys| keys.iter().all(|key| !known.contains(key)));
            (is_free(&drawn.wire) && is_free(&drawn.plain)).then_some(drawn)
        });
        let Some(Drawn { wire: Tree::Object(wire), plain: Tree::Object(plain) }) = drawn else {
            panic!("nothing additional stands beside {known:?}")
        };
        let entries = wire.into_iter().zip(plain);
        entries.map(|(wire, plain)| Entry { wire: Some(wire), plain: Some(plain) }).collect()
    }

    /// The keys of an object in any order; as they are to be written.
    pub(crate) fn object(&mut self, entries: Vec<Entry>) -> Drawn {
        let mut wire: Vec<_> = entries.iter().filter_map(|entry| entry.wire.clone()).collect();
        self.shuffle(&mut wire);
        let plain = entries.into_iter().filter_map(|entry| entry.plain).collect();
        Drawn { wire: Tree::Object(wire), plain: Tree::Object(plain) }
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, index - self.source.below(index + 1));
        }
    }

    /// The short form of an object; its fixed fields are written too.
    fn short(&mut self, structure: &Struct, name: &str) -> Option<Drawn> {
        let shortcut = structure.shortcut.as_ref()?;
        let field = structure.members.iter().find_map(|member| match member {
            Member::Field(field) if field.name == shortcut.field => Some(field),
            _ => None,
        })?;
        let place = points::place(name, &field.json_name);
        self.until(|drawer| {
            let value = drawer.value(points::inside(field), shortcut.encoding, &place);
            let means_it = match value.wire.keys() {
                Some(keys) => {
                    let own = |key: &&str| shortcut.keys.iter().any(|own| own == key);
                    shortcut.accepts_object && !keys.is_empty() && !keys.iter().any(own)
                }
                None => !value.wire.is_null(),
            };
            let constants = structure.members.iter().filter_map(|member| match member {
                Member::Constant(constant) => Some((constant.json_name.clone(), fixed(&constant.value))),
                Member::Field(_) | Member::AdditionalProperties(_) => None,
            });
            let plain = std::iter::once((field.json_name.clone(), value.plain)).chain(constants).collect();
            means_it.then_some(Drawn { wire: value.wire, plain: Tree::Object(plain) })
        })
    }

    fn member(&mut self, member: &Member, name: &str) -> Entry {
        match member {
            Member::Field(field) => self.field(field, name),
            Member::AdditionalProperties(_) => Entry::default(),
            Member::Constant(Constant { json_name, value, required }) => {
                let value = fixed(value);
                let place = points::place(name, json_name);
                // It is written whether it was there or not.
                let is_there = *required || self.way(&place, &points::OPTIONAL) == 1;
                let plain = (json_name.clone(), value);
                Entry { wire: is_there.then(|| plain.clone()), plain: Some(plain) }
            }
        }
    }

    /// A field, if it is there: the name it stands under and its value.
    pub(crate) fn field(&mut self, field: &Field, of: &str) -> Entry {
        let place = points::place(of, &field.json_name);
        let Some(key) = self.present(field, &place) else { return Entry::default() };
        if points::has_null(self.model, field) && self.way(&place, &points::NULLABLE) == 0 {
            // A null that says no more than an absent field is not written.
            let plain = (field.presence == Presence::RequiredNullable).then(|| (field.json_name.clone(), Tree::Null));
            return Entry { wire: Some((key, Tree::Null)), plain };
        }
        let value = self.value(points::inside(field), field.encoding, &place);
        if field.presence.is_variant() {
            return Entry { wire: entry(value.wire), plain: entry(value.plain) };
        }
        if field.presence == Presence::Optional
            && matches!(field.ty, RustType::TypedKeys(_))
            && value.plain == Tree::Object(vec![])
        {
            return Entry { wire: Some((key, value.wire)), plain: None };
        }
        Entry { wire: Some((key, value.wire)), plain: Some((field.json_name.clone(), value.plain)) }
    }

    /// The name under which a field stands, if it does.
    pub(crate) fn present(&mut self, field: &Field, place: &str) -> Option<String> {
        if !field.presence.is_required() && self.way(place, &points::OPTIONAL) == 0 {
            return None;
        }
        if field.aliases.is_empty() {
            return Some(field.json_name.clone());
        }
        let names: Vec<_> = std::iter::once(&field.json_name).chain(&field.aliases).collect();
        let points: Vec<_> = names.iter().map(|name| points::at(place, name)).collect();
        Some(names[self.source.one_of(&points)].clone())
    }
}

/// All names of a member in JSON.
fn names(member: &Member) -> Vec<&str> {
    let aliases = match member {
        Member::Field(field) => field.aliases.as_slice(),
        Member::Constant(_) | Member::AdditionalProperties(_) => &[],
    };
    member.json_name().into_iter().chain(aliases.iter().map(String::as_str)).collect()
}

/// The one entry of a container.
fn entry(container: Tree) -> Option<(String, Tree)> {
    match container {
        Tree::Object(mut entries) => entries.pop(),
        other => panic!("{other:?} as a container"),
    }
}

fn fixed(value: &ConstantValue) -> Tree {
    match value {
        ConstantValue::String(text) => Tree::Text(text.clone()),
        ConstantValue::Bool(value) => Tree::Bool(*value),
        ConstantValue::Integer(number) => Tree::Number(number.to_string()),
    }
}
