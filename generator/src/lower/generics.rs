//! Type parameters. Those that stand for documents of the user's stay (in what is read) or are the runtime's `Document` (in
//! what is sent); all others are substituted: an item for each use, named after it.

use std::collections::HashMap;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::Lowering;
use crate::diagnostic::{Code, Origin};
use crate::names;
use crate::spec::{Definition, InstanceOf, TypeName, ValueOf};

/// The parameters that stand for documents.
const DOCUMENT_PARAMETERS: &[&str] =
    &["TDocument", "TPartialDocument", "TEvent", "TResult", "TData", "TJsonDocument", "TTransform", "TInferenceResult"];

/// How deep arguments may stand inside each other, before they are taken to grow without end.
const MAX_NESTING: usize = 8;

/// With how many different arguments a type may be wanted, before they are taken to grow without end.
const MAX_INSTANCES: usize = 1_000;

/// How often arguments may be put into aliases for one definition.
const MAX_SUBSTITUTIONS: usize = 10_000;

/// Generic types with the arguments that they are wanted with, each once.
#[derive(Debug, Default)]
pub(super) struct Instances {
    requested: IndexMap<(TypeName, Vec<ValueOf>), InstanceUse>,
    /// With how many arguments each type is wanted.
    counts: HashMap<TypeName, usize>,
    /// How often arguments were put into aliases for the definition at hand.
    substitutions: usize,
}

/// Where an instance is wanted.
#[derive(Clone, Debug)]
struct InstanceUse {
    at: Origin,
    /// Whether the place that wants it is one that requests reach.
    in_request: bool,
}

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

/// Replaces type parameters with their arguments.
pub(super) fn substitute(value: &mut ValueOf, bindings: &HashMap<TypeName, ValueOf>) {
    value.visit_mut(&mut |value| {
        let ValueOf::InstanceOf(instance) = value else { return true };
        let Some(argument) = bindings.get(&instance.type_name) else { return true };
        *value = argument.clone();
        false
    });
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

    /// The definition's name with its arguments in the name, as the name of the item that is made for them.
    pub(super) fn instance_name(name: &TypeName, arguments: &[ValueOf]) -> TypeName {
        let labels: String = arguments.iter().map(name_label).collect();
        TypeName { namespace: name.namespace.clone(), name: format!("{}{labels}", name.name) }
    }

    /// Asks for a generic type with these arguments, which is made later. False where its arguments grow without end.
    pub(super) fn request_instance(&mut self, instance: &InstanceOf, at: &Origin, in_request: bool) -> bool {
        let arguments = instance.generics.clone().unwrap_or_default();
        let name = &instance.type_name;
        if arguments.iter().any(|argument| argument.nesting() > MAX_NESTING) {
            self.report_infinite_generics(name, &format!("at most {MAX_NESTING} levels"), at);
            return false;
        }
        let Entry::Vacant(entry) = self.instances.requested.entry((name.clone(), arguments)) else { return true };
        let count = self.instances.counts.entry(name.clone()).or_default();
        *count += 1;
        if *count > MAX_INSTANCES {
            self.report_infinite_generics(name, &format!("at most {MAX_INSTANCES} different uses"), at);
            return false;
        }
        entry.insert(InstanceUse { at: at.clone(), in_request });
        true
    }

    fn report_infinite_generics(&mut self, name: &TypeName, expected: &str, at: &Origin) {
        self.diagnostics.error(
            Code::InfiniteGenerics,
            at,
            format!("found `{name}` with arguments that grow with each use; expected {expected}"),
            "use the type with its own parameters inside itself, not with larger ones",
        );
    }

    /// Starts a definition of its own.
    pub(super) fn reset_substitution_count(&mut self) {
        self.instances.substitutions = 0;
    }

    /// Counts that arguments are put into an alias. False where that was done too often: an argument that an alias names
    /// twice doubles with each alias around it.
    pub(super) fn count_substitution(&mut self, name: &TypeName, at: &Origin) -> bool {
        self.instances.substitutions += 1;
        let may = self.instances.substitutions <= MAX_SUBSTITUTIONS;
        if !may {
            self.report_infinite_generics(
                name,
                &format!("at most {MAX_SUBSTITUTIONS} uses of aliases in one definition"),
                at,
            );
        }
        may
    }

    /// Makes all instances that are wanted, and those that they want.
    pub(super) fn lower_instances(&mut self) {
        let mut next = 0;
        while let Some((requested, instance_use)) = self.instances.requested.get_index(next) {
            next += 1;
            let ((generic, arguments), instance_use) = (requested.clone(), instance_use.clone());
            let Some(definition) = self.spec.types.get(&generic) else { continue };
            let name = Self::instance_name(&generic, &arguments);
            let bindings = self.bind(&generic, Some(parameters(&definition.value)), &arguments, &instance_use.at);
            let (Some(bindings), Definition::Interface(interface)) = (bindings, &definition.value) else { continue };
            self.reset_substitution_count();
            self.generic_interface_instance(&name, interface, &definition.origin, &bindings, instance_use.in_request);
        }
    }
}
