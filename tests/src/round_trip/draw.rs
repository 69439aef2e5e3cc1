//! Values drawn from the model by their types: as they may stand in JSON, and as they are to be written.
//!
//! What is drawn is what the specification means. Left out, since it would mean something else than what was drawn:
//! - for `T | [T]`, a single value that is a list or null itself;
//! - for a union's branch, a value that the model's choice gives to another branch: a user-defined value that is a text
//!   where another branch takes texts;
//! - as the short form of an object, what is an object with one of its own keys.

use generator::model::{Encoding, EncodingKind, ItemKind, RustType};

use super::model::Model;
use super::points;
use super::scalars;
use super::source::Source;
use super::tree::Tree;

/// How many items stand inside each other before values end as soon as they can.
const DEEP: usize = 4;

/// How often a value is drawn anew until it means what is wanted.
const TRIES: usize = 500;

/// A value, twice.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    /// As it may stand in what is read.
    pub(crate) wire: Tree,
    /// As it is to be written.
    pub(crate) plain: Tree,
}

impl Drawn {
    pub(crate) fn same(tree: Tree) -> Self {
        Self { wire: tree.clone(), plain: tree }
    }
}

/// Draws values of one model.
pub(crate) struct Drawer<'m, 's, 'c> {
    pub(crate) model: &'m Model,
    pub(crate) source: &'s mut Source<'c>,
    /// How many items are around.
    pub(crate) depth: usize,
}

impl<'m, 's, 'c> Drawer<'m, 's, 'c> {
    pub(crate) fn new(model: &'m Model, source: &'s mut Source<'c>) -> Self {
        Self { model, source, depth: 0 }
    }

    pub(crate) fn is_deep(&self) -> bool {
        self.depth > DEEP
    }

    /// Draws until it is something.
    pub(crate) fn until<T>(&mut self, mut draw: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let outside = self.source.attempt;
        let drawn = (0..TRIES).find_map(|attempt| {
            let mark = self.source.again(outside + attempt);
            let drawn = draw(self);
            if drawn.is_none() {
                self.source.forget(mark);
            }
            drawn
        });
        self.source.attempt = outside;
        drawn
    }

    /// One of several ways, by their names; the first where it is deep.
    pub(crate) fn way(&mut self, place: &str, ways: &[&str]) -> usize {
        let points: Vec<_> = ways.iter().map(|way| points::at(place, way)).collect();
        if self.is_deep() && !self.source.is_again() {
            self.source.reach(points[0].clone());
            return 0;
        }
        self.source.one_of(&points)
    }

    /// A value of a type. `place` is where it stands, in the names of points.
    pub(crate) fn value(&mut self, ty: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        match ty {
            RustType::Primitive(name) => self.primitive(name, encoding, place),
            RustType::String => Drawn::same(Tree::Text(scalars::text(self.source))),
            RustType::Value => Drawn::same(scalars::anything(self.source, 3)),
            RustType::Parameter(_) => Drawn::same(scalars::document(self.source)),
            RustType::Runtime(name) => self.runtime(name, encoding, place),
            RustType::Item(path, _) => match &self.model.item(path).kind {
                ItemKind::Alias(alias) => self.value(&alias.ty, encoding, place),
                _ => self.item(path),
            },
            RustType::List(of) => self.list(of, encoding, place),
            RustType::Map(key, of) => self.map(key, of, encoding, place),
            RustType::Buckets(of) => match self.way(place, &points::BUCKETS) {
                0 => self.list(of, None, &points::at(place, points::BUCKETS[0])),
                _ => self.map(&RustType::String, of, None, &points::at(place, points::BUCKETS[1])),
            },
            RustType::TypedKeys(of) => self.typed_keys(of, place),
            RustType::SingleKey(key, of) => self.single_key(key, of, encoding, place),
            RustType::Option(of) | RustType::Nullable(of) => match self.way(place, &points::NULLABLE) {
                0 => Drawn::same(Tree::Null),
                _ => self.value(of, encoding, place),
            },
            RustType::Boxed(of) => self.value(of, encoding, place),
        }
    }

    fn primitive(&mut self, name: &str, encoding: Option<Encoding>, place: &str) -> Drawn {
        let ways = points::of_primitive(name);
        let way = self.way(place, ways);
        let tree = scalars::primitive(self.source, name, ways[way]);
        self.stringified(tree, encoding, place)
    }

    /// Perhaps as its text.
    fn stringified(&mut self, tree: Tree, encoding: Option<Encoding>, place: &str) -> Drawn {
        let is_number = |tree: &Tree| matches!(tree, Tree::Bool(_) | Tree::Number(_));
        if encoding.is_none_or(|encoding| encoding.kind != EncodingKind::Stringified || encoding.depth > 0)
            || !is_number(&tree)
        {
            return Drawn::same(tree);
        }
        match self.way(place, &points::STRINGIFIED) {
            0 => Drawn::same(tree),
            _ => Drawn { wire: Tree::Text(tree.url_text()), plain: tree },
        }
    }

    fn runtime(&mut self, name: &str, encoding: Option<Encoding>, place: &str) -> Drawn {
        match name {
            "Secret" => {
                let text = scalars::text(self.source);
                Drawn::same(Tree::Text(self.source.canary.clone().unwrap_or(text)))
            }
            "TimeValue" => Drawn::same(match self.way(place, &points::DURATION) {
                0 => Tree::Text(["1d", "-1", "0", "1.5s", "7w", "any text"][self.source.below(6)].to_owned()),
                _ => Tree::Number(["0", "-1", "9223372036854775807"][self.source.below(3)].to_owned()),
            }),
            "ErrorCause" => Drawn::same(self.cause(2)),
            "ErrorResponse" => Drawn::same(Tree::Object(vec![
                ("error".to_owned(), self.cause(2)),
                ("status".to_owned(), Tree::Number(self.source.below(600).to_string())),
            ])),
            name if points::number(name).is_some() => self.primitive(points::number(name).unwrap(), encoding, place),
            "Document" => Drawn::same(scalars::document(self.source)),
            "RawJson" => Drawn::same(scalars::anything(self.source, 3)),
            other => panic!("a value of the runtime's `{other}` can't be drawn yet"),
        }
    }

    /// What a server says of an error, so far as it is told apart.
    fn cause(&mut self, depth: usize) -> Tree {
        let mut fields = vec![
            ("type".to_owned(), Tree::Text(scalars::text(self.source))),
            ("reason".to_owned(), Tree::Text(scalars::text(self.source))),
        ];
        fields.extend(self.source.rarely(2).then(|| ("line".to_owned(), scalars::anything(self.source, 2))));
        if depth > 0 && self.source.rarely(2) {
            fields.push(("caused_by".to_owned(), self.cause(depth - 1)));
        }
        Tree::Object(fields)
    }

    fn list(&mut self, of: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        let (own, inner) = taken(encoding);
        let length = match self.way(place, &points::LIST) {
            0 => 0,
            1 => 1,
            _ => 2 + self.source.below(3),
        };
        let (whole, place) = (place, &points::at(place, "item"));
        let items: Vec<_> = (0..length).map(|_| self.value(of, inner, place)).collect();
        if own == Some(EncodingKind::PipeSeparated)
            || own == Some(EncodingKind::CommaSeparated) && self.way(whole, &points::WORDS) == 1
        {
            return words(own, &items);
        }
        if let [only] = items.as_slice()
            && points::may_be_one(own, &only.wire)
        {
            let wire = match self.way(place, &points::ONE_OR_MANY) {
                0 => only.wire.clone(),
                _ => Tree::List(vec![only.wire.clone()]),
            };
            let is_list = only.plain.is_list();
            let plain = if is_list { Tree::List(vec![only.plain.clone()]) } else { only.plain.clone() };
            return Drawn { wire, plain };
        }
        let (wire, plain): (_, Vec<_>) = items.into_iter().map(|item| (item.wire, item.plain)).unzip();
        Drawn { wire: Tree::List(wire), plain: Tree::List(plain) }
    }

    fn map(&mut self, key: &RustType, of: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        let (own, inner) = taken(encoding);
        let length = match self.way(place, &points::MAP) {
            0 => 0,
            _ => 1 + self.source.below(3),
        };
        let entry_place = &points::at(place, "entry");
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut plain: Vec<(String, Tree)> = Vec::new();
        for _ in 0..length {
            let key = self.key(key);
            // The same key once more would take the place of the first one.
            if plain.iter().all(|(other, _)| *other != key.plain.url_text()) {
                let value = self.value(of, inner, entry_place);
                entries.push((key.wire.url_text(), value.wire));
                plain.push((key.plain.url_text(), value.plain));
            }
        }
        let plain = Tree::Object(plain);
        if own == Some(EncodingKind::MapOrList) && self.way(place, &points::MAP_OR_LIST) == 1 {
            let at = self.source.below(entries.len() + 1);
            let rest = entries.split_off(at);
            let wire = match self.source.below(3) {
                0 => vec![entries, rest],
                1 => vec![entries, Vec::new(), rest],
                _ => entries.into_iter().chain(rest).map(|entry| vec![entry]).collect(),
            };
            return Drawn { wire: Tree::List(wire.into_iter().map(Tree::Object).collect()), plain };
        }
        Drawn { wire: Tree::Object(entries), plain }
    }

    fn single_key(&mut self, key: &RustType, of: &RustType, encoding: Option<Encoding>, place: &str) -> Drawn {
        let (_, inner) = taken(encoding);
        let key = self.key(key);
        let value = self.value(of, inner, &points::at(place, "entry"));
        Drawn {
            wire: Tree::Object(vec![(key.wire.url_text(), value.wire)]),
            plain: Tree::Object(vec![(key.plain.url_text(), value.plain)]),
        }
    }

    pub(crate) fn key(&mut self, ty: &RustType) -> Drawn {
        match self.model.resolve(ty) {
            RustType::String => Drawn::same(Tree::Text(scalars::text(self.source))),
            RustType::Item(path, _) => match &self.model.item(&path).kind {
                ItemKind::StringEnum(words) => self.word(words, &self.model.name(&path), true),
                kind => panic!("{kind:?} as a key"),
            },
            ty => panic!("{ty:?} as a key"),
        }
    }
}

/// A list of words as one text. With pipes it is written so too.
fn words(encoding: Option<EncodingKind>, items: &[Drawn]) -> Drawn {
    let joined = |tree: fn(&Drawn) -> &Tree, between: &str| {
        Tree::Text(items.iter().map(|item| tree(item).url_text()).collect::<Vec<_>>().join(between))
    };
    if encoding == Some(EncodingKind::PipeSeparated) {
        return Drawn { wire: joined(|item| &item.wire, "|"), plain: joined(|item| &item.plain, "|") };
    }
    let plain = Tree::List(items.iter().map(|item| item.plain.clone()).collect());
    Drawn { wire: joined(|item| &item.wire, ", "), plain }
}

/// A form, and what is left of it for what stands inside.
pub(crate) fn taken(encoding: Option<Encoding>) -> (Option<EncodingKind>, Option<Encoding>) {
    match encoding {
        Some(Encoding { kind, depth: 0 }) => (Some(kind), None),
        Some(Encoding { kind, depth }) => (None, Some(Encoding { kind, depth: depth - 1 })),
        None => (None, None),
    }
}
