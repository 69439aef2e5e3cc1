//! What a request answers: `impl Returns<…> for …`.

use syn::{Generics, Item as Syntax, Path, Type};

use super::scope::Scope;
use super::structure::READ;
use super::syntax::{self, absolute, path, ty, with};
use super::template::template;
use crate::model::{Answer, AnswerKind, Item};

/// The implementation, beside the request.
pub(super) fn returns(scope: &Scope<'_>, item: &Item, answer: &Answer) -> Vec<Syntax> {
    let runtime = &scope.runtime;
    let name = scope.ident(&item.name);
    let header = documents(scope, answer);
    let response = response(scope, scope.item(&answer.response), answer);
    let kind = syntax::name(match answer.kind {
        AnswerKind::Json => "Json",
        AnswerKind::JsonDocument => "JsonDocument",
        AnswerKind::Text => "Text",
        AnswerKind::Binary => "Binary",
        AnswerKind::Events => "Events",
        AnswerKind::Existence => "Existence",
        AnswerKind::Nothing => "Nothing",
    });
    template!(scope, Vec<Syntax>, [header, runtime, response, name, kind] => {
        impl #header #runtime::answer::Returns<#response> for #name {
            type Answer = #runtime::answer::#kind;
        }
    })
}

/// `<TDocument: ::serde::de::DeserializeOwned>`, nothing where there is no document.
pub(super) fn documents(scope: &Scope<'_>, answer: &Answer) -> Generics {
    syntax::generics(answer.parameters.iter().map(|parameter| scope.ident(parameter)), Some(&absolute(READ)))
}

/// The response with its documents.
pub(super) fn response(scope: &Scope<'_>, response: Path, answer: &Answer) -> Type {
    ty(with(response, answer.parameters.iter().map(|parameter| ty(path(scope.ident(parameter))))))
}
