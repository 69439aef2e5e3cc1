//! What a value may look like in JSON: the kinds, and the keys of an object. By this the branches of a union are told apart.

use std::collections::HashSet;

use super::additional::is_additional;
use super::{Lowering, known};
use crate::model::RustType;
use crate::spec::{Definition, Interface, Property, TypeName, ValueOf, Variants};

/// How many parents are followed; more are refused elsewhere.
const MAX_PARENTS: usize = 32;

/// The kinds of JSON that a value may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "one for each kind of JSON, which is what it says")]
pub(super) struct Shape {
    pub(super) null: bool,
    pub(super) boolean: bool,
    pub(super) integer: bool,
    pub(super) float: bool,
    pub(super) text: bool,
    pub(super) list: bool,
    pub(super) object: Option<Keys>,
    /// Anything at all.
    pub(super) any: bool,
    /// Whether a text of it can hold what a number or a boolean stands as.
    pub(super) holds_scalars: bool,
}

/// The keys of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) required: Vec<String>,
    pub(super) all: HashSet<String>,
    /// Whether it may have others: a map, or something unknown.
    pub(super) others: bool,
}

impl Keys {
    pub(super) fn may_have(&self, key: &str) -> bool {
        self.others || self.all.contains(key)
    }

    fn open() -> Self {
        Self { others: true, ..Self::default() }
    }
}

impl Shape {
    fn merge(&mut self, other: Self) {
        self.null |= other.null;
        self.boolean |= other.boolean;
        self.integer |= other.integer;
        self.float |= other.float;
        self.text |= other.text;
        self.list |= other.list;
        self.any |= other.any;
        self.holds_scalars |= other.holds_scalars;
        self.object = match (self.object.take(), other.object) {
            (Some(mut a), Some(b)) => {
                a.required.retain(|key| b.required.contains(key));
                a.all.extend(b.all);
                a.others |= b.others;
                Some(a)
            }
            (a, b) => a.or(b),
        };
    }
}

impl Lowering<'_> {
    /// What a value may look like. Each type on the way is looked at once as a whole, and once as a shortcut for a whole,
    /// whose objects are not meant; so that types which name each other in many ways are no matter.
    pub(super) fn shape(&self, value: &ValueOf) -> Shape {
        let mut shape = Shape::default();
        let mut seen = HashSet::new();
        let mut open = vec![(value, true)];
        while let Some((value, whole)) = open.pop() {
            if let ValueOf::InstanceOf(instance) = value
                && !seen.insert((&instance.type_name, whole))
            {
                continue;
            }
            let part = self.shape_at(value, &mut |inner, inner_whole| open.push((inner, whole && inner_whole)));
            shape.merge(if whole { part } else { Shape { object: None, ..part } });
        }
        shape
    }

    /// What the elements of the lists among a value may look like.
    pub(super) fn element_shape(&self, value: &ValueOf) -> Shape {
        let mut shape = Shape::default();
        let mut seen = HashSet::new();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                ValueOf::ArrayOf(list) => shape.merge(self.shape(&list.value)),
                ValueOf::InstanceOf(instance) if !seen.insert(&instance.type_name) => {}
                _ => drop(self.shape_at(value, &mut |inner, _| open.push(inner))),
            }
        }
        shape
    }

    /// What a value itself may look like. What it stands for is told, with whether its objects are meant too.
    fn shape_at<'v>(&'v self, value: &'v ValueOf, tell: &mut dyn FnMut(&'v ValueOf, bool)) -> Shape {
        match value {
            ValueOf::InstanceOf(instance) => match known::runtime_type(instance) {
                // What stands in these the specification says.
                None | Some(RustType::Runtime("ErrorCause" | "ErrorResponse")) => {
                    self.shape_of(&instance.type_name, tell)
                }
                Some(ty) => of_runtime(&ty),
            },
            ValueOf::ArrayOf(_) => Shape { list: true, ..Shape::default() },
            ValueOf::DictionaryOf(_) => Shape { object: Some(Keys::open()), ..Shape::default() },
            ValueOf::UserDefinedValue(_) => Shape { any: true, object: Some(Keys::open()), ..Shape::default() },
            ValueOf::UnionOf(union) => {
                // What is told last is looked at first.
                union.items.iter().rev().for_each(|item| tell(item, true));
                Shape::default()
            }
            ValueOf::LiteralValue(_) => Shape::default(),
        }
    }

    fn shape_of<'v>(&'v self, name: &TypeName, tell: &mut dyn FnMut(&'v ValueOf, bool)) -> Shape {
        if name.is_builtin() {
            return of_builtin(name);
        }
        match self.spec.types.get(name).map(|d| &d.value) {
            Some(Definition::Enum(words)) => {
                let boolean = words.es_quirk.is_some();
                Shape { text: true, boolean, holds_scalars: words.is_open == Some(true), ..Shape::default() }
            }
            Some(Definition::TypeAlias(alias)) => {
                if let Some(Variants::InternalTag(tag)) = &alias.variants {
                    // An object that is told by its tag.
                    let keys =
                        Keys { required: vec![tag.tag.clone()], all: HashSet::from([tag.tag.clone()]), others: true };
                    return Shape { object: Some(keys), ..Shape::default() };
                }
                tell(&alias.r#type, true);
                Shape::default()
            }
            Some(Definition::Interface(interface)) => {
                // The shortcut may stand for the whole.
                let shortcut = interface.shortcut_property.as_ref();
                let property = shortcut.and_then(|name| interface.properties.iter().find(|p| p.name == *name));
                if let Some(property) = property {
                    tell(&property.r#type, false);
                }
                Shape { object: Some(self.keys_of(interface, 0)), ..Shape::default() }
            }
            Some(Definition::Request(_) | Definition::Response(_)) | None => Shape::default(),
        }
    }

    fn keys_of(&self, interface: &Interface, depth: usize) -> Keys {
        let others = interface.behaviors.iter().flatten().any(|b| is_additional(&b.r#type));
        let mut keys = Keys { others, ..Keys::default() };
        let is_variant = |p: &Property| interface.variants.is_some() && p.container_property != Some(true);
        for property in &interface.properties {
            keys.all.insert(property.name.clone());
            keys.all.extend(property.aliases.iter().flatten().cloned());
            if property.required && !is_variant(property) {
                keys.required.push(property.name.clone());
            }
        }
        if let Some(parent) = &interface.inherits
            && depth < MAX_PARENTS
            && let Some(Definition::Interface(parent)) = self.spec.types.get(&parent.r#type).map(|d| &d.value)
        {
            let parent = self.keys_of(parent, depth + 1);
            keys.required.extend(parent.required);
            keys.all.extend(parent.all);
            keys.others |= parent.others;
        }
        keys
    }

    /// Whether a value is null and nothing else, aliases followed.
    pub(super) fn resolves_to_null(&self, value: &ValueOf) -> bool {
        let only_null = Shape { null: true, ..Shape::default() };
        matches!(value, ValueOf::InstanceOf(_)) && self.shape(value) == only_null
    }
}

fn of_builtin(name: &TypeName) -> Shape {
    match name.name.as_str() {
        "string" => Shape { text: true, holds_scalars: true, ..Shape::default() },
        "boolean" => Shape { boolean: true, ..Shape::default() },
        "number" => Shape { integer: true, float: true, ..Shape::default() },
        "null" => Shape { null: true, ..Shape::default() },
        _ => Shape::default(),
    }
}

fn of_runtime(ty: &RustType) -> Shape {
    match ty {
        RustType::Primitive("()") => Shape { null: true, ..Shape::default() },
        RustType::Primitive("f64") | RustType::Runtime("DurationFloatMillis") => {
            Shape { integer: true, float: true, ..Shape::default() }
        }
        RustType::Primitive(_)
        | RustType::Runtime("EpochMillis" | "EpochSeconds" | "DurationNanos" | "DurationMillis" | "DurationSeconds") => {
            Shape { integer: true, ..Shape::default() }
        }
        RustType::Runtime("Duration") => Shape { text: true, integer: true, ..Shape::default() },
        _ => Shape { text: true, holds_scalars: true, ..Shape::default() },
    }
}
