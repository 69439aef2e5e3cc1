//! Draws random values of the model's types, as they are decoded and as they must be encoded.
//!
//! Some values are not drawn, because they are ambiguous in JSON:
//! - for `T | [T]`, a single value that is itself a list or null;
//! - for a branch of a union, a value that the discriminator assigns to another branch, such as a user-defined value that is
//!   a string where another branch accepts strings;
//! - for the shortcut of an object, an object that has one of the keys of the complete object.

use generator::model::{Encoding, EncodingKind, ItemKind, RustType};

use super::model::Model;
use super::points;
use super::scalars;
use super::source::Source;
use super::tree::Tree;

/// The number of levels of items after which the smallest values are chosen.
const MAX_DEPTH: usize = 4;

/// The number of attempts to draw a value that is not ambiguous.
const MAX_ATTEMPTS: usize = 500;

/// A value in two forms.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    /// The JSON that is decoded.
    pub(crate) input: Tree,
    /// The JSON that the value must be encoded as.
    pub(crate) output: Tree,
}

impl Drawn {
    pub(crate) fn same(tree: Tree) -> Self {
        Self { input: tree.clone(), output: tree }
    }
}

/// Draws values of one model.
pub(crate) struct Drawer<'m, 's, 'c> {
    pub(crate) model: &'m Model,
    pub(crate) source: &'s mut Source<'c>,
    /// The number of items around the current value.
    pub(crate) depth: usize,
    /// True if the value is decoded in lenient mode.
    pub(crate) is_lenient: bool,
}

impl<'m, 's, 'c> Drawer<'m, 's, 'c> {
    pub(crate) fn new(model: &'m Model, source: &'s mut Source<'c>) -> Self {
        Self { model, source, depth: 0, is_lenient: false }
    }

    pub(crate) fn is_deep(&self) -> bool {
        self.depth > MAX_DEPTH
    }

    /// Draws until the result is not `None`, with a limited number of attempts.
    pub(crate) fn retry<T>(&mut self, mut draw: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let outside = self.source.attempt;
        let drawn = (0..MAX_ATTEMPTS).find_map(|attempt| {
            let mark = self.source.start_attempt(outside + attempt);
            let drawn = draw(self);
            if drawn.is_none() {
                self.source.forget(mark);
            }
            drawn
        });
        self.source.attempt = outside;
        drawn
    }

    /// Chooses one of several options by their names, or the first one if the value is already deep.
    pub(crate) fn choice(&mut self, place: &str, choices: &[&str]) -> usize {
        let points: Vec<_> = choices.iter().map(|choice| points::at(place, choice)).collect();
        if self.is_deep() && !self.source.is_retry() {
            self.source.cover(points[0].clone());
            return 0;
        }
        self.source.choose(&points)
    }

    /// Draws a part of a value. `redacted`: `Debug` redacts it as a whole.
    pub(crate) fn part<T>(&mut self, redacted: bool, draw: impl FnOnce(&mut Self) -> T) -> T {
        let outside = self.source.redacted;
        self.source.redacted = outside || redacted;
        let drawn = draw(self);
        self.source.redacted = outside;
        drawn
    }

    /// Draws a value of a type. `place` names its location in points.
    pub(crate) fn value(&mut self, ty: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        match ty {
            RustType::Primitive(name) => self.primitive(name, encoding, place),
            RustType::String => Drawn::same(Tree::String(scalars::string(self.source))),
            RustType::Value => Drawn::same(scalars::any_json(self.source, 3)),
            RustType::Parameter(_) => Drawn::same(scalars::document(self.source)),
            RustType::Runtime(name) => self.runtime(name, encoding, place),
            RustType::Item(path, _) => match &self.model.item(path).kind {
                ItemKind::Alias(alias) => self.value(&alias.ty, encoding, place),
                _ => self.item(path),
            },
            RustType::List(inner) => self.list(inner, encoding, place),
            RustType::Map(key, inner) => self.map(key, inner, encoding, place),
            RustType::Buckets(inner) => match self.choice(place, &points::BUCKETS) {
                0 => self.list(inner, None, &points::at(place, points::BUCKETS[0])),
                _ => self.map(&RustType::String, inner, None, &points::at(place, points::BUCKETS[1])),
            },
            RustType::TypedKeys(inner) => self.typed_keys(inner, place),
            RustType::SingleKey(key, inner) => self.single_key(key, inner, encoding, place),
            RustType::Option(inner) | RustType::Nullable(inner) => match self.choice(place, &points::NULLABLE) {
                0 => Drawn::same(Tree::Null),
                _ => self.value(inner, encoding, place),
            },
            RustType::Boxed(inner) => self.value(inner, encoding, place),
        }
    }

    fn primitive(&mut self, name: &str, encoding: Option<Encoding>, place: &str) -> Drawn {
        let choices = points::primitive_choices(name);
        let choice = self.choice(place, choices);
        let tree = scalars::primitive(self.source, name, choices[choice]);
        self.stringified(tree, encoding, place)
    }

    /// Turns a number or boolean with this encoding into a string, for some values.
    fn stringified(&mut self, tree: Tree, encoding: Option<Encoding>, place: &str) -> Drawn {
        let is_scalar = |tree: &Tree| matches!(tree, Tree::Bool(_) | Tree::Number(_));
        if encoding.is_none_or(|encoding| encoding.kind != EncodingKind::Stringified || encoding.depth > 0)
            || !is_scalar(&tree)
        {
            return Drawn::same(tree);
        }
        match self.choice(place, &points::STRINGIFIED) {
            0 => Drawn::same(tree),
            _ => Drawn { input: Tree::String(tree.to_url_string()), output: tree },
        }
    }

    fn runtime(&mut self, name: &str, encoding: Option<Encoding>, place: &str) -> Drawn {
        match name {
            "Secret" => {
                let string = scalars::string(self.source);
                Drawn::same(Tree::String(self.source.canary.clone().unwrap_or(string)))
            }
            "TimeValue" => Drawn::same(match self.choice(place, &points::TIME_VALUE) {
                0 => Tree::String(["1d", "-1", "0", "1.5s", "7w", "any text"][self.source.below(6)].to_owned()),
                _ => Tree::Number(["0", "-1", "9223372036854775807"][self.source.below(3)].to_owned()),
            }),
            "ErrorCause" => Drawn::same(self.cause(2)),
            "ErrorResponse" => Drawn::same(Tree::Object(vec![
                ("error".to_owned(), self.cause(2)),
                ("status".to_owned(), Tree::Number(self.source.below(600).to_string())),
            ])),
            name if points::number(name).is_some() => self.primitive(points::number(name).unwrap(), encoding, place),
            "Document" => Drawn::same(scalars::document(self.source)),
            "RawJson" => Drawn::same(scalars::any_json(self.source, 3)),
            other => panic!("a value of the runtime's `{other}` is not supported"),
        }
    }

    /// Draws the error of a server.
    fn cause(&mut self, depth: usize) -> Tree {
        let mut fields = vec![
            ("type".to_owned(), Tree::String(scalars::string(self.source))),
            ("reason".to_owned(), Tree::String(scalars::string(self.source))),
        ];
        fields.extend(self.source.one_in(2).then(|| ("line".to_owned(), scalars::any_json(self.source, 2))));
        if depth > 0 && self.source.one_in(2) {
            fields.push(("caused_by".to_owned(), self.cause(depth - 1)));
        }
        Tree::Object(fields)
    }

    fn list(&mut self, element: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        let (list_encoding, element_encoding) = split_encoding(encoding);
        let length = match self.choice(place, &points::LIST) {
            0 => 0,
            1 => 1,
            _ => 2 + self.source.below(3),
        };
        let (list_place, place) = (place, &points::at(place, "item"));
        let items: Vec<_> = (0..length).map(|_| self.value(element, element_encoding, place)).collect();
        if list_encoding == Some(EncodingKind::PipeSeparated)
            || list_encoding == Some(EncodingKind::CommaSeparated) && self.choice(list_place, &points::JOINED_LIST) == 1
        {
            return joined_list(list_encoding, &items);
        }
        if let [only] = items.as_slice()
            && points::may_be_single(list_encoding, &only.input)
        {
            let input = match self.choice(place, &points::ONE_OR_MANY) {
                0 => only.input.clone(),
                _ => Tree::Array(vec![only.input.clone()]),
            };
            let is_array = only.output.is_array();
            let output = if is_array { Tree::Array(vec![only.output.clone()]) } else { only.output.clone() };
            return Drawn { input, output };
        }
        let (input, output): (_, Vec<_>) = items.into_iter().map(|item| (item.input, item.output)).unzip();
        Drawn { input: Tree::Array(input), output: Tree::Array(output) }
    }

    fn map(&mut self, key: &RustType, element: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        let (map_encoding, element_encoding) = split_encoding(encoding);
        let length = match self.choice(place, &points::MAP) {
            0 => 0,
            _ => 1 + self.source.below(3),
        };
        let entry_place = &points::at(place, "entry");
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut output: Vec<(String, Tree)> = Vec::new();
        for _ in 0..length {
            let key = self.key(key);
            // A duplicate key would replace the first one.
            if output.iter().all(|(other, _)| *other != key.output.to_url_string()) {
                let value = self.value(element, element_encoding, entry_place);
                entries.push((key.input.to_url_string(), value.input));
                output.push((key.output.to_url_string(), value.output));
            }
        }
        let output = Tree::Object(output);
        if map_encoding == Some(EncodingKind::MapOrList) && self.choice(place, &points::MAP_OR_LIST) == 1 {
            let at = self.source.below(entries.len() + 1);
            let rest = entries.split_off(at);
            let input = match self.source.below(3) {
                0 => vec![entries, rest],
                1 => vec![entries, Vec::new(), rest],
                _ => entries.into_iter().chain(rest).map(|entry| vec![entry]).collect(),
            };
            return Drawn { input: Tree::Array(input.into_iter().map(Tree::Object).collect()), output };
        }
        Drawn { input: Tree::Object(entries), output }
    }

    fn single_key(&mut self, key: &RustType, element: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        let (_, element_encoding) = split_encoding(encoding);
        let key = self.key(key);
        let value = self.value(element, element_encoding, &points::at(place, "entry"));
        Drawn {
            input: Tree::Object(vec![(key.input.to_url_string(), value.input)]),
            output: Tree::Object(vec![(key.output.to_url_string(), value.output)]),
        }
    }

    pub(crate) fn key(&mut self, ty: &RustType) -> Drawn {
        match self.model.resolve(ty) {
            RustType::String => Drawn::same(Tree::String(scalars::key(self.source))),
            RustType::Item(path, _) => match &self.model.item(&path).kind {
                ItemKind::StringEnum(string_enum) => self.string_enum(string_enum, &self.model.name(&path), true),
                kind => panic!("{kind:?} as a key"),
            },
            ty => panic!("{ty:?} as a key"),
        }
    }
}

/// Joins a list of strings into one string. A list separated by pipes is encoded as a string too.
fn joined_list(encoding: Option<EncodingKind>, items: &[Drawn]) -> Drawn {
    let join = |tree: fn(&Drawn) -> &Tree, separator: &str| {
        Tree::String(items.iter().map(|item| tree(item).to_url_string()).collect::<Vec<_>>().join(separator))
    };
    if encoding == Some(EncodingKind::PipeSeparated) {
        return Drawn { input: join(|item| &item.input, "|"), output: join(|item| &item.output, "|") };
    }
    let output = Tree::Array(items.iter().map(|item| item.output.clone()).collect());
    Drawn { input: join(|item| &item.input, ", "), output }
}

/// Splits an encoding into that of the value itself and that of its elements.
pub(crate) fn split_encoding(encoding: Option<Encoding>) -> (Option<EncodingKind>, Option<Encoding>) {
    match encoding {
        Some(Encoding { kind, depth: 0 }) => (Some(kind), None),
        Some(Encoding { kind, depth }) => (None, Some(Encoding { kind, depth: depth - 1 })),
        None => (None, None),
    }
}
