//! Types and forms.

use syn::{Expr, Type};

use super::scope::Scope;
use super::syntax::{call, inside, number, path, ty as plain, unit, with};
use super::template::template;
use crate::model::{Form, FormKind, RustType};

/// A type.
pub(super) fn rust_type(scope: &Scope<'_>, ty: &RustType) -> Type {
    let Scope { runtime, std, .. } = scope;
    let of = |name: &syn::Path, arguments: &[&RustType]| {
        plain(with(name.clone(), arguments.iter().map(|argument| rust_type(scope, argument))))
    };
    let of_runtime = |name: &str, arguments: &[&RustType]| of(&inside(runtime.clone(), scope.ident(name)), arguments);
    match ty {
        // The one primitive whose name is no identifier.
        RustType::Primitive("()") => unit(),
        RustType::Primitive(name) => plain(path(scope.ident(name))),
        RustType::String => plain(std.string.clone()),
        RustType::Value => plain(scope.value.clone()),
        RustType::Runtime(name) => of_runtime(name, &[]),
        RustType::Item(path, arguments) => of(&scope.item(path), &arguments.iter().collect::<Vec<_>>()),
        RustType::Parameter(name) => plain(path(scope.ident(name))),
        RustType::List(item) => of(&std.vec, &[item]),
        RustType::Map(key, value) => of(&scope.map, &[key, value]),
        RustType::SingleKey(key, value) => of_runtime("SingleKey", &[key, value]),
        RustType::Buckets(bucket) => of_runtime("Buckets", &[bucket]),
        RustType::TypedKeys(value) => of_runtime("TypedKeys", &[value]),
        RustType::Option(value) => of(&std.option, &[value]),
        RustType::Nullable(value) => of_runtime("Nullable", &[value]),
        RustType::Boxed(value) => of(&std.boxed, &[value]),
    }
}

/// A form, as a constant expression.
pub(super) fn form(scope: &Scope<'_>, form: Form) -> Expr {
    let json = &scope.json;
    let kind = scope.ident(match form.kind {
        FormKind::OneOrMany => "one_or_many",
        FormKind::PointOrMany => "point_or_many",
        FormKind::MapOrList => "map_or_list",
        FormKind::Stringified => "stringified",
        FormKind::Commas => "commas",
        FormKind::Pipes => "pipes",
    });
    let plain = template!(scope, Expr, [json, kind] => { #json::Form::#kind() });
    if form.depth > 0 { call(plain, "inside", [number(form.depth.into())]) } else { plain }
}

/// The word in front of a field word that says a form: `receiver.form(…)`.
pub(super) fn formed(scope: &Scope<'_>, receiver: Expr, form: Option<Form>) -> Expr {
    match form {
        Some(form) => call(receiver, "form", [self::form(scope, form)]),
        None => receiver,
    }
}
