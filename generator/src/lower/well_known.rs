//! Types and behaviors of the specification that the generator knows by name.

use super::context::Lowering;
use super::lowered_item::LoweredItem;
use super::problem::Problem;
use crate::model::{Alias, ItemKind, ItemSource, RustType};
use crate::spec::{Definition, InstanceOf, Located, TypeName, ValueOf};

/// Types that become a primitive type or a type of the runtime.
const RUNTIME_TYPES: &[(&str, &str, RustType)] = &[
    ("_types", "byte", RustType::Primitive("i8")),
    ("_types", "short", RustType::Primitive("i16")),
    ("_types", "integer", RustType::Primitive("i32")),
    ("_types", "long", RustType::Primitive("i64")),
    ("_types", "uint", RustType::Primitive("u32")),
    ("_types", "ulong", RustType::Primitive("u64")),
    ("_types", "float", RustType::Primitive("f64")),
    ("_types", "double", RustType::Primitive("f64")),
    ("_types", "Password", RustType::Runtime("Secret")),
    ("_types", "DurationLarge", RustType::Runtime("TimeValue")),
    ("_types", "Duration", RustType::Runtime("TimeValue")),
    // Types that mean null.
    ("_spec_utils", "NullValue", RustType::Primitive("()")),
    ("_spec_utils", "Void", RustType::Value),
];

/// Objects that become a type of the runtime, because the runtime reads their properties.
const RUNTIME_OBJECTS: &[(&str, &str, RustType)] = &[
    ("_types", "ErrorCause", RustType::Runtime("ErrorCause")),
    ("_types", "ErrorResponseBase", RustType::Runtime("ErrorResponse")),
];

/// Generic types that become a type of the runtime: the type, its argument, the Rust type.
const GENERIC_RUNTIME_TYPES: &[(&str, &str, RustType)] = &[
    ("EpochTime", "UnitMillis", RustType::Runtime("EpochMilliseconds")),
    ("EpochTime", "UnitSeconds", RustType::Runtime("EpochSeconds")),
    ("DurationValue", "UnitNanos", RustType::Runtime("Nanoseconds")),
    ("DurationValue", "UnitMillis", RustType::Runtime("Milliseconds")),
    ("DurationValue", "UnitFloatMillis", RustType::Runtime("FractionalMilliseconds")),
    ("DurationValue", "UnitSeconds", RustType::Runtime("Seconds")),
];

/// Types of properties that are operands, such as the field of an aggregation. A struct with an operand is never constructed
/// empty, even if the operand is optional.
const OPERAND_TYPES: &[(&str, &str)] = &[("_types", "Field"), ("_types.aggregations", "BucketsPath")];

/// The behaviors that the generator supports, in the namespace `_spec_utils`.
const KNOWN_BEHAVIORS: &[&str] =
    &["AdditionalProperties", "AdditionalProperty", "CommonCatQueryParameters", "CommonQueryParameters", "OverloadOf"];

/// Returns true for the type of an operand.
pub(super) fn is_operand(value: &ValueOf) -> bool {
    let ValueOf::InstanceOf(instance) = value else { return false };
    OPERAND_TYPES.iter().any(|(namespace, name)| instance.type_name.is(namespace, name))
}

/// Returns the Rust type of a type that the generator knows by name.
pub(super) fn runtime_type(instance: &InstanceOf) -> Option<RustType> {
    let name = &instance.type_name;
    if let [argument] = instance.generics.as_deref().unwrap_or_default() {
        let ValueOf::InstanceOf(argument) = argument else { return None };
        let found = GENERIC_RUNTIME_TYPES
            .iter()
            .find(|(generic, unit, _)| name.is("_types", generic) && argument.type_name.is("_types", unit));
        return found.map(|(_, _, ty)| ty.clone());
    }
    let known = RUNTIME_TYPES.iter().chain(RUNTIME_OBJECTS).find(|(namespace, known, _)| name.is(namespace, known));
    known.map(|(_, _, ty)| ty.clone())
}

/// Returns the type of a number in a response. Servers count in 64 bits, also where the specification has a smaller type.
pub(super) fn counter_type(ty: RustType) -> RustType {
    match ty {
        RustType::Primitive("i8" | "i16" | "i32") => RustType::Primitive("i64"),
        other => other,
    }
}

/// Returns true if a type of the runtime replaces the definition.
pub(super) fn is_runtime_type(name: &TypeName) -> bool {
    RUNTIME_TYPES.iter().chain(RUNTIME_OBJECTS).any(|(namespace, known, _)| name.is(namespace, known))
        || GENERIC_RUNTIME_TYPES.iter().any(|(generic, unit, _)| name.is("_types", generic) || name.is("_types", unit))
}

/// Returns true for an alias of binary data, the type of responses that are not JSON.
pub(super) fn is_bytes(definition: &Definition) -> bool {
    let binary = |instance: &InstanceOf| instance.type_name.is("_builtins", "binary");
    matches!(definition, Definition::TypeAlias(alias) if matches!(&alias.r#type, ValueOf::InstanceOf(i) if binary(i)))
}

/// Returns true for a supported behavior.
pub(super) fn is_known_behavior(name: &TypeName) -> bool {
    KNOWN_BEHAVIORS.iter().any(|known| name.is("_spec_utils", known))
}

/// Returns true for a behavior of objects and containers. The others belong to requests.
pub(super) fn is_value_behavior(name: &TypeName) -> bool {
    is_known_behavior(name) && !is_common_parameters(name) && !is_cat_parameters(name)
}

/// Returns true for the behavior of requests with the common query parameters.
pub(super) fn is_common_parameters(name: &TypeName) -> bool {
    name.is("_spec_utils", "CommonQueryParameters")
}

/// Returns true for the behavior whose properties are query parameters of the request.
pub(super) fn is_cat_parameters(name: &TypeName) -> bool {
    name.is("_spec_utils", "CommonCatQueryParameters")
}

impl Lowering<'_> {
    /// Returns the Rust type of a type that the generator knows by name, unless its definition was replaced by raw JSON.
    pub(super) fn runtime_type(&self, instance: &InstanceOf) -> Option<RustType> {
        runtime_type(instance).filter(|_| !self.replaced.contains(&instance.type_name))
    }

    /// Adds an alias with the specification's name for a type of the runtime. Primitive types have no alias.
    pub(super) fn runtime_alias(&mut self, name: &TypeName, definition: &Located<Definition>) -> Result<(), Problem> {
        let instance = InstanceOf { generics: None, type_name: name.clone() };
        let Some(ty @ RustType::Runtime(_)) = runtime_type(&instance) else { return Ok(()) };
        let is_object = RUNTIME_OBJECTS.iter().any(|(namespace, known, _)| name.is(namespace, known));
        let is_expected = match &definition.value {
            Definition::TypeAlias(_) => !is_object,
            Definition::Interface(_) => is_object,
            _ => false,
        };
        if !is_expected {
            let expected = if is_object { "an interface" } else { "an alias" };
            let feature = format!("`{name}` with a definition that is not {expected}");
            return Err(Problem::unsupported(&feature, &definition.origin));
        }
        let path = self.item_path(name);
        let source = ItemSource::Definition(name.clone());
        let kind = ItemKind::Alias(Alias { type_parameters: Vec::new(), ty });
        let item = LoweredItem::new(&path, source, &definition.origin, self.is_request_type(name), kind);
        self.add_item(path, item);
        Ok(())
    }
}
