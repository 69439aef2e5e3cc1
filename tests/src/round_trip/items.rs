//! Draws random values of the model's items.

use generator::model::{
    AdditionalProperties, Constant, ConstantValue, Container, Field, InternallyTagged, ItemKind, ItemPath, Member,
    NdjsonLines, Presence, RustType, StringEnum, Struct, Union,
};

use super::draw::{Drawer, Drawn};
use super::model::branch_of;
use super::points;
use super::scalars;
use super::tree::Tree;

/// A field of an object, with its key: as it is decoded, if it is present, and as it must be encoded, if it must be.
#[derive(Default)]
pub(crate) struct Entry {
    pub(crate) input: Option<(String, Tree)>,
    pub(crate) output: Option<(String, Tree)>,
}

impl Drawer<'_, '_, '_> {
    /// Draws a value of an item.
    pub(crate) fn item(&mut self, path: &ItemPath) -> Drawn {
        let item = self.model.item(path);
        let name = self.model.name(path);
        self.depth += 1;
        let drawn = match &item.kind {
            ItemKind::StringEnum(string_enum) => self.string_enum(string_enum, &name, false),
            ItemKind::Union(union) => self.union(union, &name),
            ItemKind::Container(container) => self.container(container, &name),
            ItemKind::InternallyTagged(tagged) => self.internally_tagged(tagged, &name),
            ItemKind::Struct(struct_item) => self.struct_(struct_item, &name),
            ItemKind::Ndjson(lines) => self.ndjson_lines(lines, &name),
            ItemKind::Alias(alias) => self.value(&alias.ty, None, &name),
            ItemKind::UntypedUnion(untyped_union) => {
                let variant = &untyped_union.variants[untyped_union.untyped_variant];
                self.value(&variant.ty, variant.encoding, &points::place(&name, &variant.name))
            }
            ItemKind::Request(_) | ItemKind::ExternallyTagged(_) => panic!("{name} as a value"),
        };
        self.depth -= 1;
        drawn
    }

    pub(crate) fn string_enum(&mut self, string_enum: &StringEnum, name: &str, key: bool) -> Drawn {
        let choices = points::string_enum_choices(string_enum, key);
        let points: Vec<_> = choices.iter().map(|(choice, _)| points::at(name, choice)).collect();
        let (choice, member) = &choices[self.source.choose(&points)];
        let Some(member) = member.and_then(|index| string_enum.variants.get(index)) else {
            let other = format!("unlisted_{}", scalars::string(self.source));
            return Drawn::same(Tree::String(other));
        };
        let as_boolean = |string: &str| Tree::Bool(string == "true");
        let input =
            if choice.starts_with("boolean ") { as_boolean(&member.json_name) } else { Tree::String(choice.clone()) };
        let is_boolean = string_enum.json_booleans && !key && matches!(&*member.json_name, "true" | "false");
        Drawn {
            input,
            output: if is_boolean { as_boolean(&member.json_name) } else { Tree::String(member.json_name.clone()) },
        }
    }

    /// Chooses a variant, or the one with the smallest values if the value is already deep.
    fn variant(&mut self, points: &[String], types: &[&RustType]) -> usize {
        if self.is_deep()
            && let Some((index, _)) = types.iter().enumerate().min_by_key(|(_, ty)| self.model.min_depth_of_type(ty))
        {
            self.source.cover(points[index].clone());
            return index;
        }
        self.source.choose(points)
    }

    fn union(&mut self, union: &Union, name: &str) -> Drawn {
        let points: Vec<_> = union.variants.iter().map(|variant| points::at(name, &variant.name)).collect();
        let types: Vec<_> = union.variants.iter().map(|variant| &variant.ty).collect();
        let index = self.variant(&points, &types);
        let variant = &union.variants[index];
        let place = points::place(name, &variant.name);
        let drawn = self.retry(|drawer| {
            let drawn = drawer.value(&variant.ty, variant.encoding, &place);
            (branch_of(&union.discriminator, &drawn.input) == Some(index)).then_some(drawn)
        });
        drawn.unwrap_or_else(|| panic!("no value of {place} is unambiguous"))
    }

    fn container(&mut self, container: &Container, name: &str) -> Drawn {
        let mut choices: Vec<_> = container
            .variants
            .iter()
            .flat_map(|variant| points::variant_keys(variant).into_iter().map(move |key| (key, Some(variant))))
            .collect();
        if container.open {
            choices.push(("another".to_owned(), None));
        }
        let points: Vec<_> = choices.iter().map(|(choice, _)| points::at(name, choice)).collect();
        let types: Vec<_> = choices.iter().filter_map(|(_, variant)| variant.map(|variant| &variant.ty)).collect();
        let (key, variant) = &choices[self.variant(&points, &types)];
        let Some(variant) = variant else {
            let value = scalars::any_json(self.source, 2);
            return Drawn::same(Tree::Object(vec![("unlisted".to_owned(), value)]));
        };
        let place = points::place(name, &variant.name);
        if variant.json_name.is_empty() {
            // Any key except those of the other variants.
            let known: Vec<_> = container.variants.iter().flat_map(points::variant_keys).collect();
            let is_free =
                |tree: &Tree| tree.keys().is_some_and(|keys| keys.iter().all(|key| !known.iter().any(|k| k == key)));
            let drawn = self.retry(|drawer| {
                let drawn = drawer.value(&variant.ty, variant.encoding, &place);
                (is_free(&drawn.input) && is_free(&drawn.output)).then_some(drawn)
            });
            return drawn.unwrap_or_else(|| panic!("no value of {place} is unambiguous"));
        }
        let payload = self.part(variant.redacted, |drawer| drawer.value(&variant.ty, variant.encoding, &place));
        Drawn {
            input: Tree::Object(vec![(key.clone(), payload.input)]),
            output: Tree::Object(vec![(variant.json_name.clone(), payload.output)]),
        }
    }

    /// Draws a map with the types of its values in the keys.
    pub(crate) fn typed_keys(&mut self, inner: &RustType, place: &str) -> Drawn {
        let RustType::Item(path, _) = inner else { panic!("{inner:?} in typed keys") };
        let ItemKind::ExternallyTagged(external) = &self.model.item(path).kind else {
            panic!("{inner:?} in typed keys")
        };
        let length = match self.choice(place, &points::MAP) {
            0 => 0,
            _ => 1 + self.source.below(3),
        };
        let choices = points::typed_key_choices(external);
        let points: Vec<_> = choices.iter().map(|choice| points::at(place, choice)).collect();
        let types: Vec<_> = external.variants.iter().map(|variant| &variant.ty).collect();
        let mut drawn: Vec<(String, String, Drawn)> = Vec::new();
        for _ in 0..length {
            let name = scalars::key(self.source);
            let choice = self.variant(&points, &types);
            let (key, name) = match (external.variants.get(choice), &*choices[choice]) {
                (Some(variant), _) => (format!("{}#{name}", variant.json_name), name),
                (None, "another") => (format!("unlisted#{name}"), name),
                (None, _) => (name.replace('#', ""), name.replace('#', "")),
            };
            if drawn.iter().all(|(_, other, _)| *other != name) {
                let value = match external.variants.get(choice) {
                    Some(variant) => self.value(&variant.ty, variant.encoding, &points::at(place, &variant.json_name)),
                    None => Drawn::same(scalars::any_json(self.source, 2)),
                };
                drawn.push((key, name, value));
            }
        }
        let input = drawn.iter().map(|(key, _, value)| (key.clone(), value.input.clone())).collect();
        let output = drawn.into_iter().map(|(key, _, value)| (key, value.output)).collect();
        Drawn { input: Tree::Object(input), output: Tree::Object(output) }
    }

    fn internally_tagged(&mut self, tagged: &InternallyTagged, name: &str) -> Drawn {
        let mut choices: Vec<_> = tagged
            .variants
            .iter()
            .enumerate()
            .flat_map(|(index, variant)| points::variant_keys(variant).into_iter().map(move |tag| (tag, Some(index))))
            .collect();
        if tagged.open {
            choices.push(("another".to_owned(), None));
        }
        let points: Vec<_> = choices.iter().map(|(choice, _)| points::at(name, choice)).collect();
        let types: Vec<_> =
            choices.iter().filter_map(|(_, index)| index.map(|index| &tagged.variants[index].ty)).collect();
        let (tag, index) = &choices[self.variant(&points, &types)];
        let Some(index) = *index else {
            let mut fields = vec![(tagged.tag.clone(), Tree::String("unlisted".to_owned()))];
            fields.extend(self.source.one_in(2).then(|| ("more".to_owned(), scalars::any_json(self.source, 2))));
            self.shuffle(&mut fields);
            return Drawn::same(Tree::Object(fields));
        };
        let variant = &tagged.variants[index];
        let place = points::place(name, &variant.name);
        let drawn = self.retry(|drawer| {
            let payload = drawer.value(&variant.ty, variant.encoding, &place);
            let Tree::Object(mut fields) = payload.input else { return None };
            match fields.iter_mut().find(|(key, _)| *key == tagged.tag) {
                Some((_, value)) if *tag != variant.json_name => *value = Tree::String(tag.clone()),
                // Only the default variant may lack its tag, because the tag is an optional field of its payload.
                None if tagged.default_variant != Some(index) => return None,
                _ => {}
            }
            Some(Drawn { input: Tree::Object(fields), output: payload.output })
        });
        drawn.unwrap_or_else(|| panic!("no value of {place} is unambiguous"))
    }

    /// Draws NDJSON lines as a list.
    fn ndjson_lines(&mut self, lines: &NdjsonLines, name: &str) -> Drawn {
        let (key, lines): (_, Vec<_>) = match lines {
            NdjsonLines::Pair(pair) => (None, pair.iter().collect()),
            NdjsonLines::ByKey(variants) => {
                let points: Vec<_> = variants.iter().map(|variant| points::at(name, &variant.json_name)).collect();
                let variant = &variants[self.source.choose(&points)];
                (Some(variant.json_name.clone()), variant.lines().collect())
            }
        };
        let drawn = lines.into_iter().enumerate().map(|(index, line)| {
            let Drawn { input, output } = self.value(&line.ty, None, &points::place(name, &line.field));
            let around = |tree| match &key {
                Some(key) if index == 0 => Tree::Object(vec![(key.clone(), tree)]),
                _ => tree,
            };
            (around(input), around(output))
        });
        let (input, output) = drawn.unzip();
        Drawn { input: Tree::Array(input), output: Tree::Array(output) }
    }

    fn struct_(&mut self, struct_item: &Struct, name: &str) -> Drawn {
        if struct_item.shortcut.is_some()
            && self.choice(name, &points::SHORTCUT) == 1
            && let Some(drawn) = self.shortcut(struct_item, name)
        {
            return drawn;
        }
        let mut entries: Vec<_> = struct_item.members.iter().map(|member| self.member(member, name)).collect();
        let additional = struct_item.members.iter().find_map(|member| match member {
            Member::AdditionalProperties(additional) => Some(additional),
            Member::Field(_) | Member::Constant(_) => None,
        });
        if let Some(additional) = additional {
            let known: Vec<_> = struct_item.members.iter().flat_map(json_names).collect();
            entries.extend(self.additional_properties(additional, &known, name));
        }
        self.object(entries)
    }

    /// Draws the additional properties of an object, with keys that no field has.
    fn additional_properties(&mut self, additional: &AdditionalProperties, known: &[&str], name: &str) -> Vec<Entry> {
        let drawn = self.retry(|drawer| {
            let drawn = match additional {
                AdditionalProperties::Map(field) => {
                    let place = points::place(name, &field.json_name);
                    drawer.part(field.redacted, |drawer| drawer.value(&field.ty, field.encoding, &place))
                }
                AdditionalProperties::Single { key, value } => {
                    let place = points::place(name, &value.json_name);
                    let key = drawer.key(&key.ty);
                    let value = drawer.part(value.redacted, |drawer| drawer.value(&value.ty, value.encoding, &place));
                    Drawn {
                        input: Tree::Object(vec![(key.input.to_url_string(), value.input)]),
                        output: Tree::Object(vec![(key.output.to_url_string(), value.output)]),
                    }
                }
            };
            let is_free = |tree: &Tree| tree.keys().is_some_and(|keys| keys.iter().all(|key| !known.contains(key)));
            (is_free(&drawn.input) && is_free(&drawn.output)).then_some(drawn)
        });
        let Some(Drawn { input: Tree::Object(input), output: Tree::Object(output) }) = drawn else {
            panic!("no additional property differs from {known:?}")
        };
        let entries = input.into_iter().zip(output);
        entries.map(|(input, output)| Entry { input: Some(input), output: Some(output) }).collect()
    }

    /// Builds an object. The keys that are decoded have a random order.
    pub(crate) fn object(&mut self, entries: Vec<Entry>) -> Drawn {
        let mut input: Vec<_> = entries.iter().filter_map(|entry| entry.input.clone()).collect();
        self.shuffle(&mut input);
        let output = entries.into_iter().filter_map(|entry| entry.output).collect();
        Drawn { input: Tree::Object(input), output: Tree::Object(output) }
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, index - self.source.below(index + 1));
        }
    }

    /// Draws the shortcut of an object. It must be encoded as the complete object, with its constants.
    fn shortcut(&mut self, struct_item: &Struct, name: &str) -> Option<Drawn> {
        let shortcut = struct_item.shortcut.as_ref()?;
        let field = struct_item.members.iter().find_map(|member| match member {
            Member::Field(field) if field.name == shortcut.field => Some(field),
            _ => None,
        })?;
        let place = points::place(name, &field.json_name);
        self.retry(|drawer| {
            let value = drawer.value(points::unwrapped_type(field), shortcut.encoding, &place);
            let means_it = match value.input.keys() {
                Some(keys) => {
                    let is_shortcut_key =
                        |key: &&str| shortcut.keys.iter().any(|is_shortcut_key| is_shortcut_key == key);
                    shortcut.accepts_object && !keys.is_empty() && !keys.iter().any(is_shortcut_key)
                }
                None => !value.input.is_null(),
            };
            let constants = struct_item.members.iter().filter_map(|member| match member {
                Member::Constant(constant) => Some((constant.json_name.clone(), constant_value(&constant.value))),
                Member::Field(_) | Member::AdditionalProperties(_) => None,
            });
            let output = std::iter::once((field.json_name.clone(), value.output)).chain(constants).collect();
            means_it.then_some(Drawn { input: value.input, output: Tree::Object(output) })
        })
    }

    fn member(&mut self, member: &Member, name: &str) -> Entry {
        match member {
            Member::Field(field) => self.field(field, name),
            Member::AdditionalProperties(_) => Entry::default(),
            Member::Constant(Constant { json_name, value, required }) => {
                let value = constant_value(value);
                let place = points::place(name, json_name);
                let is_there = *required || self.choice(&place, &points::OPTIONAL) == 1;
                let constant = (json_name.clone(), value);
                // Strict mode does not record that it was absent, so it is encoded then too. Requests are decoded in lenient mode.
                let is_written = is_there || !self.is_lenient;
                Entry { input: is_there.then(|| constant.clone()), output: is_written.then_some(constant) }
            }
        }
    }

    /// Draws a field, which may be absent.
    pub(crate) fn field(&mut self, field: &Field, owner: &str) -> Entry {
        let place = points::place(owner, &field.json_name);
        let Some(key) = self.choose_key(field, &place) else { return Entry::default() };
        if points::has_null(self.model, field) && self.choice(&place, &points::NULLABLE) == 0 {
            // A null that means the same as an absent field is not encoded.
            let output = (field.presence == Presence::RequiredNullable).then(|| (field.json_name.clone(), Tree::Null));
            return Entry { input: Some((key, Tree::Null)), output };
        }
        let ty = points::unwrapped_type(field);
        let value = self.part(field.redacted, |drawer| drawer.value(ty, field.encoding, &place));
        if field.presence.is_variant() {
            return Entry { input: only_entry(value.input), output: only_entry(value.output) };
        }
        if field.presence == Presence::Optional
            && matches!(field.ty, RustType::TypedKeys(_))
            && value.output == Tree::Object(vec![])
        {
            return Entry { input: Some((key, value.input)), output: None };
        }
        Entry { input: Some((key, value.input)), output: Some((field.json_name.clone(), value.output)) }
    }

    /// Chooses the key of a field, or `None` if the field is absent.
    pub(crate) fn choose_key(&mut self, field: &Field, place: &str) -> Option<String> {
        if !field.presence.is_required() && self.choice(place, &points::OPTIONAL) == 0 {
            return None;
        }
        if field.aliases.is_empty() {
            return Some(field.json_name.clone());
        }
        let names: Vec<_> = std::iter::once(&field.json_name).chain(&field.aliases).collect();
        let points: Vec<_> = names.iter().map(|name| points::at(place, name)).collect();
        Some(names[self.source.choose(&points)].clone())
    }
}

/// Returns all keys of a member.
fn json_names(member: &Member) -> Vec<&str> {
    let aliases = match member {
        Member::Field(field) => field.aliases.as_slice(),
        Member::Constant(_) | Member::AdditionalProperties(_) => &[],
    };
    member.json_name().into_iter().chain(aliases.iter().map(String::as_str)).collect()
}

/// Returns the only entry of a container.
fn only_entry(container: Tree) -> Option<(String, Tree)> {
    match container {
        Tree::Object(mut entries) => entries.pop(),
        other => panic!("{other:?} as a container"),
    }
}

fn constant_value(value: &ConstantValue) -> Tree {
    match value {
        ConstantValue::String(string) => Tree::String(string.clone()),
        ConstantValue::Bool(value) => Tree::Bool(*value),
        ConstantValue::Integer(number) => Tree::Number(number.to_string()),
    }
}
