//! JSON shapes: the kinds of JSON value that a type accepts, and the keys of its objects. They distinguish the branches of
//! unions.

use std::collections::HashSet;

use super::context::Lowering;
use crate::model::RustType;
use crate::spec::{Behavior, Definition, Interface, Property, TypeName, ValueOf, Variants};

/// The largest number of ancestors that are visited; more are an error.
const MAX_PARENTS: usize = 32;

/// The kinds of JSON value that a type accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "one for each kind of JSON value")]
pub(super) struct JsonShape {
    pub(super) null: bool,
    pub(super) boolean: bool,
    pub(super) integer: bool,
    pub(super) float: bool,
    pub(super) string: bool,
    pub(super) array: bool,
    pub(super) object: Option<ObjectKeys>,
    /// True for a value of any kind.
    pub(super) any: bool,
    /// True if a string can represent a number or boolean.
    pub(super) holds_scalars: bool,
}

/// The keys of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ObjectKeys {
    pub(super) required: Vec<String>,
    pub(super) all: HashSet<String>,
    /// True if other keys are allowed.
    pub(super) allows_others: bool,
}

impl ObjectKeys {
    pub(super) fn may_have(&self, key: &str) -> bool {
        self.allows_others || self.all.contains(key)
    }

    fn open() -> Self {
        Self { allows_others: true, ..Self::default() }
    }
}

impl JsonShape {
    fn merge(&mut self, other: Self) {
        self.null |= other.null;
        self.boolean |= other.boolean;
        self.integer |= other.integer;
        self.float |= other.float;
        self.string |= other.string;
        self.array |= other.array;
        self.any |= other.any;
        self.holds_scalars |= other.holds_scalars;
        self.object = match (self.object.take(), other.object) {
            (Some(mut left), Some(right)) => {
                left.required.retain(|key| right.required.contains(key));
                left.all.extend(right.all);
                left.allows_others |= right.allows_others;
                Some(left)
            }
            (left, right) => left.or(right),
        };
    }
}

impl Lowering<'_> {
    /// Returns the shape of a type expression. Each referenced type is visited at most twice: as the value itself, and as the
    /// shortcut of an object, where objects are ignored. This limits the work for types that reference each other.
    pub(super) fn json_shape(&self, value: &ValueOf) -> JsonShape {
        let mut shape = JsonShape::default();
        let mut visited = HashSet::new();
        let mut pending = vec![(value, true)];
        while let Some((value, is_whole)) = pending.pop() {
            if let ValueOf::InstanceOf(instance) = value
                && !visited.insert((&instance.type_name, is_whole))
            {
                continue;
            }
            let inner_shape =
                self.value_shape(value, &mut |inner, is_inner_whole| pending.push((inner, is_whole && is_inner_whole)));
            shape.merge(if is_whole { inner_shape } else { JsonShape { object: None, ..inner_shape } });
        }
        shape
    }

    /// Returns the shape of the elements of the lists that a type expression accepts.
    pub(super) fn element_json_shape(&self, value: &ValueOf) -> JsonShape {
        let mut shape = JsonShape::default();
        let mut visited = HashSet::new();
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            match value {
                ValueOf::ArrayOf(list) => shape.merge(self.json_shape(&list.value)),
                ValueOf::InstanceOf(instance) if !visited.insert(&instance.type_name) => {}
                _ => drop(self.value_shape(value, &mut |inner, _| pending.push(inner))),
            }
        }
        shape
    }

    /// Returns the shape of a type expression without the types that it references. Those are passed to `visit`, with false if
    /// their objects are ignored.
    fn value_shape<'v>(&'v self, value: &'v ValueOf, visit: &mut dyn FnMut(&'v ValueOf, bool)) -> JsonShape {
        match value {
            ValueOf::InstanceOf(instance) => match self.runtime_type(instance) {
                // The specification declares the properties of these types.
                None | Some(RustType::Runtime("ErrorCause" | "ErrorResponse")) => {
                    self.definition_shape(&instance.type_name, visit)
                }
                Some(ty) => runtime_shape(&ty),
            },
            ValueOf::ArrayOf(_) => JsonShape { array: true, ..JsonShape::default() },
            ValueOf::DictionaryOf(_) => JsonShape { object: Some(ObjectKeys::open()), ..JsonShape::default() },
            ValueOf::UserDefinedValue(_) => {
                JsonShape { any: true, object: Some(ObjectKeys::open()), ..JsonShape::default() }
            }
            ValueOf::UnionOf(_) => {
                // The caller visits the last pushed value first.
                value.children().rev().for_each(|branch| visit(branch, true));
                JsonShape::default()
            }
            ValueOf::LiteralValue(_) => JsonShape::default(),
        }
    }

    fn definition_shape<'v>(&'v self, name: &TypeName, visit: &mut dyn FnMut(&'v ValueOf, bool)) -> JsonShape {
        if name.is_builtin() {
            return builtin_shape(name);
        }
        match self.spec.types.get(name).map(|d| &d.value) {
            Some(Definition::Enum(definition)) => {
                let boolean = definition.es_quirk.is_some();
                JsonShape {
                    string: true,
                    boolean,
                    holds_scalars: definition.is_open == Some(true),
                    ..JsonShape::default()
                }
            }
            Some(Definition::TypeAlias(alias)) => {
                if let Some(Variants::InternalTag(tag)) = &alias.variants {
                    // An object with the tag as its only known key.
                    let keys = ObjectKeys {
                        required: vec![tag.tag.clone()],
                        all: HashSet::from([tag.tag.clone()]),
                        allows_others: true,
                    };
                    return JsonShape { object: Some(keys), ..JsonShape::default() };
                }
                visit(&alias.r#type, true);
                JsonShape::default()
            }
            Some(Definition::Interface(interface)) => {
                // The value of the shortcut property is accepted in place of the object.
                let shortcut = interface.shortcut_property.as_ref();
                let property = shortcut.and_then(|name| interface.properties.iter().find(|p| p.name == *name));
                if let Some(property) = property {
                    visit(&property.r#type, false);
                }
                JsonShape { object: Some(self.keys_of(interface, 0)), ..JsonShape::default() }
            }
            Some(Definition::Request(_) | Definition::Response(_)) | None => JsonShape::default(),
        }
    }

    fn keys_of(&self, interface: &Interface, depth: usize) -> ObjectKeys {
        let allows_others = interface.behaviors.iter().flatten().any(Behavior::allows_additional_properties);
        let mut keys = ObjectKeys { allows_others, ..ObjectKeys::default() };
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
            keys.allows_others |= parent.allows_others;
        }
        keys
    }

    /// Returns true if a type, with aliases resolved, accepts only null.
    pub(super) fn resolves_to_null(&self, value: &ValueOf) -> bool {
        let only_null = JsonShape { null: true, ..JsonShape::default() };
        matches!(value, ValueOf::InstanceOf(_)) && self.json_shape(value) == only_null
    }
}

fn builtin_shape(name: &TypeName) -> JsonShape {
    match name.name.as_str() {
        "string" => JsonShape { string: true, holds_scalars: true, ..JsonShape::default() },
        "boolean" => JsonShape { boolean: true, ..JsonShape::default() },
        "number" => JsonShape { integer: true, float: true, ..JsonShape::default() },
        "null" => JsonShape { null: true, ..JsonShape::default() },
        _ => JsonShape::default(),
    }
}

fn runtime_shape(ty: &RustType) -> JsonShape {
    match ty {
        RustType::Primitive("()") => JsonShape { null: true, ..JsonShape::default() },
        RustType::Primitive("f64") | RustType::Runtime("FractionalMilliseconds") => {
            JsonShape { integer: true, float: true, ..JsonShape::default() }
        }
        RustType::Primitive(_)
        | RustType::Runtime("EpochMilliseconds" | "EpochSeconds" | "Nanoseconds" | "Milliseconds" | "Seconds") => {
            JsonShape { integer: true, ..JsonShape::default() }
        }
        RustType::Runtime("TimeValue") => JsonShape { string: true, integer: true, ..JsonShape::default() },
        _ => JsonShape { string: true, holds_scalars: true, ..JsonShape::default() },
    }
}
