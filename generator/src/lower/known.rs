//! Types and behaviors of the specification that the generator knows by name: they are the runtime's, or a primitive.

use super::Lowering;
use crate::model::{Alias, ItemKind, RustType};
use crate::spec::{Definition, InstanceOf, Located, TypeName, ValueOf};

/// Types that are a primitive or a type of the runtime.
const TYPES: &[(&str, &str, RustType)] = &[
    ("_types", "byte", RustType::Primitive("i8")),
    ("_types", "short", RustType::Primitive("i16")),
    ("_types", "integer", RustType::Primitive("i32")),
    ("_types", "long", RustType::Primitive("i64")),
    ("_types", "uint", RustType::Primitive("u32")),
    ("_types", "ulong", RustType::Primitive("u64")),
    ("_types", "float", RustType::Primitive("f64")),
    ("_types", "double", RustType::Primitive("f64")),
    ("_types", "Password", RustType::Runtime("Secret")),
    ("_types", "DurationLarge", RustType::Runtime("Duration")),
    ("_types", "Duration", RustType::Runtime("Duration")),
    // What only says that nothing stands there.
    ("_spec_utils", "NullValue", RustType::Primitive("()")),
    ("_spec_utils", "Void", RustType::Primitive("()")),
];

/// Objects that are a type of the runtime, since it looks into them itself.
const OBJECTS: &[(&str, &str, RustType)] = &[
    ("_types", "ErrorCause", RustType::Runtime("ErrorCause")),
    ("_types", "ErrorResponseBase", RustType::Runtime("ErrorResponse")),
];

/// Generic types of the runtime: the type, its argument, and what they are together.
const GENERIC_TYPES: &[(&str, &str, RustType)] = &[
    ("EpochTime", "UnitMillis", RustType::Runtime("EpochMillis")),
    ("EpochTime", "UnitSeconds", RustType::Runtime("EpochSeconds")),
    ("DurationValue", "UnitNanos", RustType::Runtime("DurationNanos")),
    ("DurationValue", "UnitMillis", RustType::Runtime("DurationMillis")),
    ("DurationValue", "UnitFloatMillis", RustType::Runtime("DurationFloatMillis")),
    ("DurationValue", "UnitSeconds", RustType::Runtime("DurationSeconds")),
];

/// Types of properties that say what something works on, without which it says nothing, required or not.
const TARGETS: &[(&str, &str)] = &[("_types", "Field"), ("_types.aggregations", "BucketsPath")];

/// Behaviors that the generator handles, each under the namespace `_spec_utils`.
const BEHAVIORS: &[&str] =
    &["AdditionalProperties", "AdditionalProperty", "CommonCatQueryParameters", "CommonQueryParameters", "OverloadOf"];

/// Whether a value says what something works on.
pub(super) fn is_target(value: &ValueOf) -> bool {
    let ValueOf::InstanceOf(instance) = value else { return false };
    TARGETS.iter().any(|(namespace, name)| instance.type_name.is(namespace, name))
}

/// What a type is that the generator knows by name.
pub(super) fn runtime_type(instance: &InstanceOf) -> Option<RustType> {
    let name = &instance.type_name;
    if let [argument] = instance.generics.as_deref().unwrap_or_default() {
        let ValueOf::InstanceOf(argument) = argument else { return None };
        let found = GENERIC_TYPES
            .iter()
            .find(|(generic, unit, _)| name.is("_types", generic) && argument.type_name.is("_types", unit));
        return found.map(|(_, _, ty)| ty.clone());
    }
    let known = TYPES.iter().chain(OBJECTS).find(|(namespace, known, _)| name.is(namespace, known));
    known.map(|(_, _, ty)| ty.clone())
}

/// Whether a definition is the runtime's, so that no item is made of it.
pub(super) fn is_runtime(name: &TypeName) -> bool {
    TYPES.iter().chain(OBJECTS).any(|(namespace, known, _)| name.is(namespace, known))
        || GENERIC_TYPES.iter().any(|(generic, unit, _)| name.is("_types", generic) || name.is("_types", unit))
}

/// Whether a definition is a name for bytes, which answers that are no JSON are made of. In JSON there are none.
pub(super) fn is_bytes(definition: &Definition) -> bool {
    let binary = |instance: &InstanceOf| instance.type_name.is("_builtins", "binary");
    matches!(definition, Definition::TypeAlias(alias) if matches!(&alias.r#type, ValueOf::InstanceOf(i) if binary(i)))
}

/// Whether a definition is a behavior that is handled where it is attached.
pub(super) fn is_behavior(name: &TypeName) -> bool {
    BEHAVIORS.iter().any(|known| name.is("_spec_utils", known))
}

/// Whether a behavior is one that objects and containers have. The others are of requests.
pub(super) fn is_behavior_of_values(name: &TypeName) -> bool {
    is_behavior(name) && !is_common_parameters(name) && !is_cat_parameters(name)
}

/// Whether a behavior adds the query parameters that every endpoint takes.
pub(super) fn is_common_parameters(name: &TypeName) -> bool {
    name.is("_spec_utils", "CommonQueryParameters")
}

/// Whether a behavior adds its own properties to the query parameters of a request.
pub(super) fn is_cat_parameters(name: &TypeName) -> bool {
    name.is("_spec_utils", "CommonCatQueryParameters")
}

impl Lowering<'_> {
    /// The specification's name for a type of the runtime. Primitives have none: their names are not Rust's.
    pub(super) fn runtime_alias(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let instance = InstanceOf { generics: None, type_name: name.clone() };
        let Some(ty @ RustType::Runtime(_)) = runtime_type(&instance) else { return };
        let is_object = OBJECTS.iter().any(|(namespace, known, _)| name.is(namespace, known));
        let (description, link) = match &definition.value {
            Definition::TypeAlias(alias) if !is_object => (&alias.description, &alias.ext_doc_url),
            Definition::Interface(interface) if is_object => (&interface.description, &interface.ext_doc_url),
            _ => {
                let expected = if is_object { "an interface" } else { "an alias" };
                self.not_lowered(&format!("`{name}` as something else than {expected}"), &definition.origin);
                return;
            }
        };
        let Some(path) = self.item_path(name, &definition.origin) else { return };
        let docs = super::docs::of_type(description.as_deref(), name, &[link.as_deref()]);
        let kind = ItemKind::Alias(Alias { parameters: Vec::new(), ty });
        let item = super::item(&path, docs, &definition.origin, kind);
        self.add(path, self.is_sent(name), item);
    }
}
