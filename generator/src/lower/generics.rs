//! Type parameters. Those for documents are type parameters in responses and the runtime's `Document` in requests. All others
//! are substituted: each use is an item, named after its arguments.

use std::collections::HashMap;

use super::context::Lowering;
use super::instances::{InstanceUse, MAX_INSTANCES, MAX_SUBSTITUTIONS};
use super::problem::Problem;
use crate::diagnostic::{Code, Origin};
use crate::model::ItemPath;
use crate::names;
use crate::spec::{Definition, InstanceOf, TypeName, ValueOf};

/// The type parameters for documents.
const DOCUMENT_PARAMETERS: &[&str] =
    &["TDocument", "TPartialDocument", "TEvent", "TResult", "TData", "TJsonDocument", "TTransform", "TInferenceResult"];

/// The largest depth of nested arguments.
const MAX_NESTING: usize = 8;

/// Returns true for a type parameter for documents.
pub(super) fn is_document(parameter: &TypeName) -> bool {
    DOCUMENT_PARAMETERS.contains(&parameter.name.as_str())
}

/// Returns true for a type expression that contains documents.
pub(super) fn refers_to_document(value: &ValueOf) -> bool {
    let mut found = false;
    value.visit_references(&mut |name| found = found || is_document(name));
    found
}

/// Returns the type parameters of an item: those for documents, if only responses contain the item.
pub(super) fn kept_type_parameters(parameters: Option<&[TypeName]>, in_request: bool) -> Vec<String> {
    let documents = parameters.unwrap_or_default().iter().filter(|parameter| !in_request && is_document(parameter));
    documents.map(|parameter| parameter.name.clone()).collect()
}

/// Returns the type parameters of a definition.
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

/// Returns true if a definition has type parameters that are substituted; the definition itself is then not an item.
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

/// Returns the part of an instance's name for an argument.
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

/// Returns the name of an instance: the name of the definition with the names of the arguments.
pub(super) fn instance_name(name: &TypeName, arguments: &[ValueOf]) -> TypeName {
    let labels: String = arguments.iter().map(name_label).collect();
    TypeName { namespace: name.namespace.clone(), name: format!("{}{labels}", name.name) }
}

/// Returns the argument of each type parameter.
pub(super) fn bind(
    name: &TypeName,
    parameters: Option<&[TypeName]>,
    arguments: &[ValueOf],
    at: &Origin,
) -> Result<HashMap<TypeName, ValueOf>, Problem> {
    let parameters = parameters.unwrap_or_default();
    if parameters.len() != arguments.len() {
        let (expected, found) = (parameters.len(), arguments.len());
        let reason = format!("wrong number of type arguments for `{name}`: expected {expected}, found {found}");
        let help = "give one argument for each entry of the `generics` of its definition";
        return Err(Problem::new(Code::WrongArgumentCount, at, reason, help));
    }
    Ok(parameters.iter().cloned().zip(arguments.iter().cloned()).collect())
}

fn infinite_generics(name: &TypeName, exceeded: &str, at: &Origin) -> Problem {
    let reason = format!("the type arguments of `{name}` grow without end: {exceeded}");
    let help = "use the type inside its own definition with its own type parameters";
    Problem::new(Code::InfiniteGenerics, at, reason, help)
}

impl Lowering<'_> {
    /// Requests an instance of a generic type, to be lowered later, and returns its path.
    pub(super) fn request_instance(
        &mut self,
        instance: &InstanceOf,
        at: &Origin,
        in_request: bool,
    ) -> Result<ItemPath, Problem> {
        let arguments = instance.generics.clone().unwrap_or_default();
        let name = &instance.type_name;
        if arguments.iter().any(|argument| argument.nesting() > MAX_NESTING) {
            return Err(infinite_generics(name, &format!("more than {MAX_NESTING} levels of arguments"), at));
        }
        if let Some(path) = self.instances.path(name, &arguments) {
            return Ok(path.clone());
        }
        if self.instances.is_full(name) {
            return Err(infinite_generics(name, &format!("more than {MAX_INSTANCES} different arguments"), at));
        }
        let wanted = self.item_path(&instance_name(name, &arguments));
        let path = self.additional_item_path(&wanted, &format!("`{name}` with {}", argument_names(&arguments)), at);
        self.instances.request(name, arguments, InstanceUse { at: at.clone(), in_request, path: path.clone() });
        Ok(path)
    }

    /// Counts the expansion of a generic alias. An alias that uses its argument twice doubles the size of the type expression,
    /// so the number is limited.
    pub(super) fn count_substitution(&mut self, name: &TypeName, at: &Origin) -> Result<(), Problem> {
        let exceeded = || format!("more than {MAX_SUBSTITUTIONS} uses of aliases in one definition");
        if self.instances.count_substitution() { Ok(()) } else { Err(infinite_generics(name, &exceeded(), at)) }
    }

    /// Lowers the requested instances, and the instances that they request.
    pub(super) fn lower_instances(&mut self) {
        let mut next = 0;
        while let Some((generic, arguments, first_use)) = self.instances.get(next) {
            next += 1;
            let (generic, arguments, first_use) = (generic.clone(), arguments.to_vec(), first_use.clone());
            let Some(definition) = self.spec.types.get(&generic) else { continue };
            let Definition::Interface(interface) = &definition.value else { continue };
            self.instances.reset_substitutions();
            let name = instance_name(&generic, &arguments);
            let lowered =
                bind(&generic, Some(parameters(&definition.value)), &arguments, &first_use.at).and_then(|bindings| {
                    self.generic_interface_instance(&name, interface, &definition.origin, &bindings, &first_use)
                });
            if let Err(problem) = lowered {
                self.reject_definition(&generic, problem);
            }
        }
    }
}

/// Returns the full names of type arguments.
fn argument_names(arguments: &[ValueOf]) -> String {
    let mut names = Vec::new();
    for argument in arguments {
        argument.visit_references(&mut |name| names.push(format!("`{name}`")));
    }
    names.join(", ")
}
