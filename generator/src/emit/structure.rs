//! Structs.

use quote::quote;
use syn::{Attribute, Expr, Generics, Item as Syntax, Stmt, Type};

use super::conversion::into_fields;
use super::docs::documented;
use super::field::{declaration, empty, read_word, show_word};
use super::forward;
use super::making::makers;
use super::scope::Scope;
use super::setter::{self, Making};
use super::syntax::{self, attribute, boolean, borrowed_mut, call, own, path, text, ty, variable, with, words};
use super::table::texts;
use super::template::template;
use super::types::formed;
use crate::model::{Field, Item, Member, Struct};

/// What a bound asks of a document that is read.
pub(super) const READ: &[&str] = &["serde", "de", "DeserializeOwned"];
/// What a bound asks of a document that is written.
pub(super) const WRITTEN: &[&str] = &["serde", "Serialize"];

pub(super) fn structure(scope: &Scope<'_>, item: &Item, structure: &Struct) -> Vec<Syntax> {
    let fields: Vec<&Field> = structure.members.iter().flat_map(Member::fields).collect();
    let mut items = declared(scope, item, structure, &fields);
    items.extend(making(scope, item, structure, &fields));
    items.extend(read(scope, item, structure, &fields));
    items.extend(show(scope, item, structure));
    items.extend(into_fields(scope, item, &structure.conversions, fields.len()));
    if !structure.parameters.is_empty() {
        items.extend(forward::serde(scope, item, &structure.parameters));
    }
    items
}

fn is_variant(member: &Member) -> bool {
    member.fields().any(|field| field.word.is_variant())
}

/// Type parameters with a bound, and the type that has them: `<T: Bound>` and `Name<T>`.
pub(super) fn generics(
    scope: &Scope<'_>,
    item: &Item,
    parameters: &[String],
    bound: &[&'static str],
) -> (Generics, Type) {
    let name = path(scope.ident(&item.name));
    let parameters: Vec<_> = parameters.iter().map(|parameter| scope.ident(parameter)).collect();
    let of = ty(with(name, parameters.iter().cloned().map(|parameter| ty(path(parameter)))));
    let bound = (!bound.is_empty()).then(|| syntax::absolute(bound));
    (syntax::generics(parameters, bound.as_ref()), of)
}

fn declared(scope: &Scope<'_>, item: &Item, structure: &Struct, fields: &[&Field]) -> Vec<Syntax> {
    let mut attributes = documented(&item.docs, item.deprecated.as_ref());
    attributes.push(derived(&structure.parameters));
    attributes.push(attribute("non_exhaustive"));
    // A value that a setter returns and nobody takes is a mistake.
    attributes.extend(structure.constructor.is_some().then(|| attribute("must_use")));
    let name = scope.ident(&item.name);
    let (header, _) = generics(scope, item, &structure.parameters, &[]);
    let fields: Vec<_> = fields.iter().map(|field| declaration(scope, field)).collect();
    template!(scope, Vec<Syntax>, [attributes, name, header, fields] => {
        #attributes
        pub struct #name #header { #fields }
    })
}

/// What has type parameters derives what the codec can't give it.
pub(super) fn derived(parameters: &[String]) -> Attribute {
    words("derive", if parameters.is_empty() { quote!(Clone) } else { quote!(Clone, Debug, PartialEq) })
}

fn making(scope: &Scope<'_>, item: &Item, structure: &Struct, fields: &[&Field]) -> Vec<Syntax> {
    let json = &scope.json;
    let Some(constructor) = &structure.constructor else { return Vec::new() };
    let empty = template!(scope, Expr, [json] => { #json::Read::empty() });
    let making = Making { fields, constructor, all: fields.len(), empty };
    let (header, of) = generics(scope, item, &structure.parameters, READ);
    let mut functions = setter::new(scope, &making);
    functions.extend(makers(scope, &structure.makers));
    functions.extend(fields.iter().flat_map(|field| setter::setters(scope, field)));
    let default = setter::default(scope, &making, header.clone(), of.clone());
    template!(scope, Vec<Syntax>, [header, of, functions, default] => {
        impl #header #of { #functions }
        #default
    })
}

fn read(scope: &Scope<'_>, item: &Item, structure: &Struct, fields: &[&Field]) -> Vec<Syntax> {
    let json = &scope.json;
    let (header, of) = generics(scope, item, &structure.parameters, READ);
    let empties: Vec<_> = fields.iter().map(|field| empty(scope, field)).collect();
    // A variant's key is among those that the other members leave.
    let (flat, keyed): (Vec<_>, Vec<_>) = structure.members.iter().partition(|member| is_variant(member));
    let members = keyed.into_iter().chain(flat);
    let reader = || variable("r");
    let words = if structure.members.is_empty() {
        call(reader(), "object", [])
    } else {
        members.fold(reader(), |receiver, member| read_word(scope, receiver, member))
    };
    let body = match &structure.shortcut {
        None => template!(scope, Vec<Stmt>, [words] => { #words; }),
        Some(shortcut) => {
            let field = borrowed_mut(own(scope.ident(&shortcut.field)));
            let arguments = [texts(&shortcut.keys), boolean(shortcut.object_capable), field];
            let is_short = call(formed(scope, reader(), shortcut.form), "shortcut", arguments);
            template!(scope, Vec<Stmt>, [is_short, words] => {
                if !#is_short {
                    #words;
                }
            })
        }
    };
    template!(scope, Vec<Syntax>, [header, json, of, empties, body] => {
        impl #header #json::Read for #of {
            #[inline]
            fn empty() -> Self {
                Self { #empties }
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                #body
            }
        }
    })
}

fn show(scope: &Scope<'_>, item: &Item, structure: &Struct) -> Vec<Syntax> {
    let json = &scope.json;
    let (header, of) = generics(scope, item, &structure.parameters, WRITTEN);
    let known: Vec<&str> = structure.members.iter().filter_map(Member::wire).collect();
    let object = call(variable("w"), "object", [text(&item.name)]);
    let words = structure.members.iter().fold(object, |receiver, member| show_word(scope, receiver, member, &known));
    template!(scope, Vec<Syntax>, [header, json, of, words] => {
        impl #header #json::Show for #of {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                #words;
            }
        }
    })
}
