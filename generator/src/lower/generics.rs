//! Type parameters. Those that stand for documents of the user's stay (in what is read) or are the runtime's `Document` (in
//! what is sent); all others are substituted: an item for each use, named after it.

use std::collections::HashMap;

use super::context::Lowering;
use super::instances::{InstanceUse, MAX_INSTANCES, MAX_SUBSTITUTIONS};
use crate::diagnostic::{Code, Origin};
use crate::names;
use crate::spec::{Definition, InstanceOf, TypeName, ValueOf};

/// The parameters that stand for documents.
const DOCUMENT_PARAMETERS: &[&str] =
    &["TDocument", "TPartialDocument", "TEvent", "TResult", "TData", "TJsonDocument", "TTransform", "TInferenceResult"];

/// How deep arguments may stand inside each other, before they are taken to grow without end.
const MAX_NESTING: usize = 8;

/// Whether a type parameter stands for a document.
pub(super) fn is_document(parameter: &TypeName) -> bool {
    DOCUMENT_PARAMETERS.contains(&parameter.name.as_str())
}

/// The parameters that an item keeps: those for documents, in what is read alone.
pub(super) fn kept_type_parameters(parameters: Option<&[TypeName]>, in_request: bool) -> Vec<String> {
    let documents = parameters.unwrap_or_default().iter().filter(|parameter| !in_request && is_document(parameter));
    documents.map(|parameter| parameter.name.clone()).collect()
}

/// The type parameters of a definition.
pub(super) fn parameters(definition: &Definition) -> &[TypeName] {
    let generics = match definition {
        Definition::Interface(d) => &d.generics,
        Definition::Request(d) => &d.generics,
        Definition::Response(d) => &d.generics,
        Definition::TypeAlias(d) => &d.generics,
        Definition::Enum(_) => &None,
    };
    generics.as_deref().unwrap_or_default()
}

/// Whether a definition has parameters that are substituted, so that it is no item itself.
pub(super) fn has_substituted_parameters(definition: &Definition) -> bool {
    let replaceable = matches!(definition, Definition::Interface(_) | Definition::TypeAlias(_));
    replaceable && parameters(definition).iter().any(|p| !is_document(p))
}

/// Puts arguments in the place of parameters.
pub(super) fn substitute(value: &mut ValueOf, bindings: &HashMap<TypeName, ValueOf>) {
    match value {
        ValueOf::InstanceOf(instance) => {
            if let Some(argument) = bindings.get(&instance.type_name) {
                *value = argument.clone();
            } else {
                instance.generics.iter_mut().flatten().for_each(|v| substitute(v, bindings));
            }
        }
        ValueOf::ArrayOf(v) => substitute(&mut v.value, bindings),
        ValueOf::DictionaryOf(v) => {
            substitute(&mut v.key, bindings);
            substitute(&mut v.value, bindings);
        }
        ValueOf::UnionOf(v) => v.items.iter_mut().for_each(|v| substitute(v, bindings)),
        ValueOf::UserDefinedValue(_) | ValueOf::LiteralValue(_) => {}
    }
}

/// How deep a value is nested.
fn nesting(value: &ValueOf) -> usize {
    let deepest = |values: &[ValueOf]| values.iter().map(nesting).max().unwrap_or(0);
    1 + match value {
        ValueOf::InstanceOf(v) => v.generics.as_deref().map_or(0, deepest),
        ValueOf::ArrayOf(v) => nesting(&v.value),
        ValueOf::DictionaryOf(v) => nesting(&v.value),
        ValueOf::UnionOf(v) => deepest(&v.items),
        ValueOf::UserDefinedValue(_) | ValueOf::LiteralValue(_) => 0,
    }
}

/// What an argument adds to the name of the item that it makes.
fn name_label(value: &ValueOf) -> String {
    match value {
        ValueOf::InstanceOf(v) => {
            let arguments = v.generics.iter().flatten().map(name_label);
            [names::item(&v.type_name.name).unwrap_or_default()].into_iter().chain(arguments).collect()
        }
        ValueOf::ArrayOf(v) => format!("{}List", name_label(&v.value)),
        ValueOf::DictionaryOf(v) if v.single_key => format!("Single{}", name_label(&v.value)),
        ValueOf::DictionaryOf(v) => format!("{}Map", name_label(&v.value)),
        ValueOf::UnionOf(v) => v.items.iter().map(name_label).collect::<Vec<_>>().join("Or"),
        ValueOf::UserDefinedValue(_) => "Value".to_owned(),
        ValueOf::LiteralValue(_) => "Literal".to_owned(),
    }
}

/// The definition's name with its arguments in the name, as the name of the item that is made for them.
pub(super) fn instance_name(name: &TypeName, arguments: &[ValueOf]) -> TypeName {
    let labels: String = arguments.iter().map(name_label).collect();
    TypeName { namespace: name.namespace.clone(), name: format!("{}{labels}", name.name) }
}

impl Lowering<'_> {
    /// Which argument stands for which parameter.
    pub(super) fn bind(
        &mut self,
        name: &TypeName,
        parameters: Option<&[TypeName]>,
        arguments: &[ValueOf],
        at: &Origin,
    ) -> Option<HashMap<TypeName, ValueOf>> {
        let parameters = parameters.unwrap_or_default();
        if parameters.len() != arguments.len() {
            self.diagnostics.error(
                Code::WrongArgumentCount,
                at,
                format!(
                    "found {} type argument{} for `{name}`; expected {}",
                    arguments.len(),
                    if arguments.len() == 1 { "" } else { "s" },
                    parameters.len()
                ),
                "give one argument for each entry of the `generics` of its definition",
            );
            return None;
        }
        Some(parameters.iter().cloned().zip(arguments.iter().cloned()).collect())
    }

    /// Asks for a generic type with these arguments, which is made later. False where its arguments grow without end.
    pub(super) fn request_instance(&mut self, instance: &InstanceOf, at: &Origin, in_request: bool) -> bool {
        let arguments = instance.generics.clone().unwrap_or_default();
        let name = &instance.type_name;
        if arguments.iter().any(|a| nesting(a) > MAX_NESTING) {
            self.report_infinite_generics(name, &format!("at most {MAX_NESTING} levels"), at);
            return false;
        }
        let first_use = InstanceUse { at: at.clone(), in_request };
        let requested = self.instances.request(name, arguments, first_use);
        if requested.is_err() {
            self.report_infinite_generics(name, &format!("at most {MAX_INSTANCES} different uses"), at);
        }
        requested.is_ok()
    }

    fn report_infinite_generics(&mut self, name: &TypeName, expected: &str, at: &Origin) {
        self.diagnostics.error(
            Code::InfiniteGenerics,
            at,
            format!("found `{name}` with arguments that grow with each use; expected {expected}"),
            "use the type with its own parameters inside itself, not with larger ones",
        );
    }

    /// Counts that arguments are put into an alias. False where that was done too often: an argument that an alias names
    /// twice doubles with each alias around it.
    pub(super) fn count_substitution(&mut self, name: &TypeName, at: &Origin) -> bool {
        let counted = self.instances.count_substitution();
        if counted.is_err() {
            self.report_infinite_generics(
                name,
                &format!("at most {MAX_SUBSTITUTIONS} uses of aliases in one definition"),
                at,
            );
        }
        counted.is_ok()
    }

    /// Makes all instances that are wanted, and those that they want.
    pub(super) fn lower_instances(&mut self) {
        let mut next = 0;
        while let Some((generic, arguments, first_use)) = self.instances.get(next) {
            next += 1;
            let (generic, arguments, first_use) = (generic.clone(), arguments.to_vec(), first_use.clone());
            let Some(definition) = self.spec.types.get(&generic) else { continue };
            let name = instance_name(&generic, &arguments);
            let bindings = self.bind(&generic, Some(parameters(&definition.value)), &arguments, &first_use.at);
            let (Some(bindings), Definition::Interface(interface)) = (bindings, &definition.value) else { continue };
            self.instances.reset_substitutions();
            self.generic_interface_instance(&name, interface, &definition.origin, &bindings, first_use.in_request);
        }
    }
}
