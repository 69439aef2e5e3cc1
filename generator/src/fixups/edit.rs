//! What a correction does to its target. Each edit has a precondition: what it corrects must be as wrong as it was.

use super::corrections::Corrections;
use super::notation::Type;
use super::{mend, shape};
use crate::spec::{Definition, Interface, Located, Spec, TypeName};

/// An edit.
pub(super) enum Edit {
    /// A property that is required may be left out.
    Optional(&'static str),
    /// A property that may be left out is required.
    Require(&'static str),
    /// A property is of another type than the one given first.
    Retype(&'static str, Type, Type),
    /// A parameter in the path or the query string is of another type than the one given first.
    RetypeParameter(&'static str, Type, Type),
    /// What there is to say of a property besides.
    Note(&'static str, &'static str),
    /// A property is called otherwise in Rust.
    Rename(&'static str, &'static str),
    /// A property has another name in JSON than the one given first.
    Respell(&'static str, &'static str),
    /// A value that is no object stands for an object with this one property.
    Shortcut(&'static str),
    /// A property that the specification lacks, and that may be left out. What it means.
    Add(&'static str, Type, &'static str),
    /// A property is like any other, though it says that it is one of a container's own.
    NoContainerProperty(&'static str),
    /// A property is one of a container's own, and none of its variants.
    ContainerProperty(&'static str),
    /// The objects of a union: the key that tells, the branch of an object that has it, the branch of another.
    ObjectsBy(&'static str, &'static str, &'static str),
    /// An alias is of another type than the one given first. Its branches are as many, and keep their names.
    Alias(Type, Type),
    /// The branch of a union that its texts are.
    TextsAre(&'static str),
    /// The branches of a union are two lines of a body, in turn; what they are called.
    LinesInTurn(&'static str, &'static str),
    /// A container is a line of a body. Its keys, each with the line that follows where one does.
    LinesByKey(&'static [(&'static str, Option<Type>)]),
    /// A request changes the server's state, though its method says that it does not.
    NotRepeatable,
    /// The one type parameter has a name that says that it stands for a document.
    DocumentParameter,
    /// An interface that the specification names without defining it, or lacks: its name and its properties.
    Define((&'static str, &'static str), &'static [Edit]),
    /// Any other key, with a value of a type; under which name in Rust.
    OtherKeys(Type, &'static str),
    /// The body of a request is of another type than the one given first.
    Body(Type, Type),
    /// The body of a response is more than the type given first: an object with properties of its own.
    Object(Type, &'static [Edit]),
}

impl Edit {
    /// Applies it to the target, or says why it does not apply.
    pub(super) fn apply(&self, target: &TypeName, spec: &mut Spec, said: &mut Corrections) -> Result<(), String> {
        if let Self::Define(name, edits) = self {
            return define(&TypeName::new(name.0, name.1), edits, target, spec, said);
        }
        let Some(definition) = spec.types.get_mut(target).map(|d| &mut d.value) else {
            return Err("it is not defined".to_owned());
        };
        match self {
            Self::Optional(name) => mend::optional(definition, name),
            Self::Require(name) => mend::require(definition, name),
            Self::Retype(name, was, becomes) => mend::retype(mend::property(definition, name)?, was, becomes),
            Self::RetypeParameter(name, was, becomes) => mend::retype(mend::parameter(definition, name)?, was, becomes),
            Self::Note(name, note) => mend::note(definition, name, note),
            Self::Rename(name, to) => mend::rename(definition, name, to),
            Self::Respell(was, is) => mend::respell(definition, was, is),
            Self::Shortcut(name) => mend::shortcut(definition, name),
            Self::Add(name, r#type, description) => mend::add(definition, name, r#type, description),
            Self::NoContainerProperty(name) => mend::no_container_property(definition, name),
            Self::ContainerProperty(name) => mend::container_property(definition, name),
            Self::ObjectsBy(key, with, without) => shape::objects_by(definition, key, (with, without), target, said),
            Self::Alias(was, becomes) => shape::retype_alias(definition, was, becomes),
            Self::TextsAre(name) => shape::texts_are(definition, name, target, said),
            Self::LinesInTurn(first, second) => shape::lines_in_turn(definition, (first, second), target, said),
            Self::LinesByKey(keys) => shape::lines_by_key(definition, keys, target, said),
            Self::NotRepeatable => shape::not_repeatable(definition, target, said),
            Self::DocumentParameter => shape::document_parameter(definition),
            Self::OtherKeys(value, name) => shape::other_keys(definition, value, name),
            Self::Body(was, becomes) => shape::body(definition, was, becomes),
            Self::Object(was, edits) => {
                shape::object(definition, was)?;
                edits.iter().try_for_each(|edit| edit.apply(target, spec, said))
            }
            // It is no matter of the target, and was made above.
            Self::Define(..) => Ok(()),
        }
    }
}

/// An interface of its own, which stands where the target does. Two corrections may define the same, so that each goes
/// without the other; then they must define it alike.
fn define(
    name: &TypeName,
    edits: &[Edit],
    target: &TypeName,
    spec: &mut Spec,
    said: &mut Corrections,
) -> Result<(), String> {
    let Some(origin) = spec.types.get(target).map(|d| d.origin.clone()) else {
        return Err("it is not defined".to_owned());
    };
    let before = spec.types.get(name).cloned();
    let is_first = said.added_types.insert(name.clone());
    mend::expect(is_first == before.is_none(), || format!("`{name}` is defined"))?;
    spec.types.insert(name.clone(), Located { value: Definition::Interface(empty(name)), origin });
    edits.iter().try_for_each(|edit| edit.apply(name, spec, said))?;
    let Some(before) = before else { return Ok(()) };
    let is_alike = spec.types.get(name).is_some_and(|now| now.value == before.value);
    spec.types.insert(name.clone(), before);
    mend::expect(is_alike, || format!("`{name}` is defined in another way"))
}

pub(super) fn empty(name: &TypeName) -> Interface {
    Interface {
        attached_behaviors: None,
        behaviors: None,
        deprecation: None,
        description: None,
        doc_id: None,
        doc_url: None,
        es_quirk: None,
        ext_doc_id: None,
        ext_doc_url: None,
        generics: None,
        inherits: None,
        name: name.clone(),
        properties: Vec::new(),
        shortcut_property: None,
        spec_location: String::new(),
        variant_name: None,
        variants: None,
    }
}
