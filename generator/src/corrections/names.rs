//! Names of types in corrections: resolves them against the specification, and shortens them for messages.

use super::notation::Notation;
use crate::spec::{
    ArrayOf, Definition, DictionaryOf, InstanceOf, LiteralValue, Namespace, Spec, TypeName, UnionOf, UserDefinedValue,
    ValueOf,
};

/// The builtin types.
const BUILTINS: [&str; 7] = ["binary", "boolean", "null", "number", "object", "string", "void"];

/// The numbers in the namespace `_types`. A part of a specification can use them without their definitions.
const NUMBERS: [&str; 8] = ["byte", "double", "float", "integer", "long", "short", "uint", "ulong"];

/// The namespaces of names without a namespace, after the namespace of the corrected type.
const COMMON_NAMESPACES: [&str; 2] = ["_types", "_spec_utils"];

/// The place of a notation: the namespace of the corrected type, and the specification.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    pub(super) namespace: &'s str,
    pub(super) spec: &'s Spec,
}

impl Scope<'_> {
    /// Converts a notation into a type expression. Undefined names without a namespace are put into the namespace of the
    /// corrected type.
    pub(super) fn resolve(self, notation: &Notation) -> ValueOf {
        match notation {
            Notation::Name { namespace, name, arguments } => {
                let generics = arguments.iter().map(|argument| self.resolve(argument)).collect::<Vec<_>>();
                let type_name = self.type_name(namespace.as_deref(), name);
                ValueOf::InstanceOf(InstanceOf { generics: (!generics.is_empty()).then_some(generics), type_name })
            }
            Notation::Array(element) => ValueOf::ArrayOf(ArrayOf { value: Box::new(self.resolve(element)) }),
            Notation::Dictionary { key, value, single_key } => ValueOf::DictionaryOf(DictionaryOf {
                key: Box::new(self.resolve(key)),
                single_key: *single_key,
                value: Box::new(self.resolve(value)),
            }),
            Notation::Union(branches) => {
                ValueOf::UnionOf(UnionOf { items: branches.iter().map(|branch| self.resolve(branch)).collect() })
            }
            Notation::UserDefinedValue => ValueOf::UserDefinedValue(UserDefinedValue {}),
            Notation::Literal(literal) => ValueOf::LiteralValue(LiteralValue { value: literal.clone() }),
        }
    }

    fn type_name(self, namespace: Option<&str>, name: &str) -> TypeName {
        if let Some(namespace) = namespace {
            return TypeName::new(namespace, name);
        }
        if BUILTINS.contains(&name) {
            return TypeName::new(Namespace::BUILTINS, name);
        }
        if NUMBERS.contains(&name) {
            return TypeName::new("_types", name);
        }
        let mut candidates = [self.namespace].into_iter().chain(COMMON_NAMESPACES).map(|ns| TypeName::new(ns, name));
        let defined = candidates.find(|candidate| self.spec.types.contains_key(candidate));
        defined.unwrap_or_else(|| TypeName::new(self.namespace, name))
    }

    /// Describes the first reference in a type expression that has no definition, or other type arguments than it.
    pub(super) fn undefined(self, value: &ValueOf) -> Option<String> {
        let mut undefined = None;
        value.visit(&mut |value| {
            if let ValueOf::InstanceOf(instance) = value
                && undefined.is_none()
            {
                undefined = self.undefined_instance(instance);
            }
        });
        undefined
    }

    fn undefined_instance(self, instance: &InstanceOf) -> Option<String> {
        let name = &instance.type_name;
        if !self.is_defined(name) {
            return Some(format!("type `{name}`"));
        }
        let parameters = self.spec.types.get(name).map_or(0, |located| parameters(&located.value).len());
        let arguments = instance.generics.as_deref().unwrap_or_default().len();
        (parameters != arguments)
            .then(|| format!("type `{name}` with {arguments} type arguments, which has {parameters} type parameters"))
    }

    fn is_defined(self, name: &TypeName) -> bool {
        let is_number = NUMBERS.iter().any(|number| name.is("_types", number));
        let is_builtin = name.is_builtin() && BUILTINS.contains(&name.name.as_str());
        is_builtin || is_number || self.spec.types.contains_key(name) || self.is_type_parameter(name)
    }

    /// Returns true for a type parameter, whose namespace is the namespace and the name of the type that declares it.
    fn is_type_parameter(self, name: &TypeName) -> bool {
        let Some((namespace, owner)) = name.namespace.0.rsplit_once('.') else { return false };
        let owner = self.spec.types.get(&TypeName::new(namespace, owner));
        owner.is_some_and(|owner| parameters(&owner.value).contains(name))
    }

    /// Formats a type expression in the notation of corrections.
    pub(super) fn format(self, value: &ValueOf) -> String {
        self.notation(value).to_string()
    }

    fn notation(self, value: &ValueOf) -> Notation {
        let boxed = |value: &ValueOf| Box::new(self.notation(value));
        match value {
            ValueOf::InstanceOf(instance) => {
                let name = &instance.type_name;
                let is_short = name.is_builtin() || self.type_name(None, &name.name) == *name;
                Notation::Name {
                    namespace: (!is_short).then(|| name.namespace.0.clone()),
                    name: name.name.clone(),
                    arguments: instance.generics.iter().flatten().map(|argument| self.notation(argument)).collect(),
                }
            }
            ValueOf::ArrayOf(array) => Notation::Array(boxed(&array.value)),
            ValueOf::UnionOf(union) => Notation::Union(union.items.iter().map(|item| self.notation(item)).collect()),
            ValueOf::DictionaryOf(map) => {
                Notation::Dictionary { key: boxed(&map.key), value: boxed(&map.value), single_key: map.single_key }
            }
            ValueOf::UserDefinedValue(_) => Notation::UserDefinedValue,
            ValueOf::LiteralValue(literal) => Notation::Literal(literal.value.clone()),
        }
    }
}

/// Returns the type parameters of a definition.
fn parameters(definition: &Definition) -> &[TypeName] {
    let parameters = match definition {
        Definition::Interface(d) => &d.generics,
        Definition::Request(d) => &d.generics,
        Definition::Response(d) => &d.generics,
        Definition::TypeAlias(d) => &d.generics,
        Definition::Enum(_) => &None,
    };
    parameters.as_deref().unwrap_or_default()
}
