//! Requests: a struct, its table, and the two directions that follow it.

use syn::{Expr, Generics, ImplItem, Item as Syntax, Stmt};

use super::description::description;
use super::docs::{docs, documented};
use super::field::{declaration, empty};
use super::returns;
use super::scope::Scope;
use super::setter::{self, Making, argument_type, inline, value};
use super::syntax::{self, borrowed, borrowed_mut, call, field_value, inside, name, own, path, spelled, ty, variable};
use super::template::template;
use crate::model::{Argument, Field, Item, Request, RustType, Shape, Wrap};

pub(super) fn request(scope: &Scope<'_>, item: &Item, request: &Request) -> Vec<Syntax> {
    let fields: Vec<&Field> = request.parameters.iter().map(|parameter| &parameter.field).collect();
    let mut items = declared(scope, item, request, &fields);
    items.extend(making(scope, item, request, &fields));
    items.extend(endpoint(scope, item, request, &fields));
    items.extend(from_http(scope, item, request, &fields));
    items.extend(request.answer.iter().flat_map(|answer| returns::returns(scope, item, answer)));
    items
}

fn declared(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let attributes = documented(&item.docs, item.deprecated.as_ref());
    let name = scope.ident(&item.name);
    let common = request.common.then(|| {
        let docs = docs("The query parameters that every endpoint takes.");
        let common = ty(inside(scope.runtime.clone(), syntax::name("CommonParameters")));
        syntax::field(docs, syntax::public(), syntax::name("common"), common)
    });
    let fields: Vec<_> = fields.iter().map(|field| declaration(scope, field)).chain(common).collect();
    template!(scope, Vec<Syntax>, [attributes, name, fields] => {
        #attributes
        #[derive(Clone)]
        #[non_exhaustive]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #name { #fields }
    })
}

fn making(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let endpoint = &scope.endpoint;
    let name = scope.ident(&item.name);
    let making = Making {
        fields,
        constructor: &request.constructor,
        all: fields.len() + usize::from(request.common),
        empty: template!(scope, Expr, [endpoint] => { #endpoint::FromHttp::empty() }),
    };
    let mut functions = setter::new(scope, &making);
    functions.extend(fields.iter().flat_map(|field| setter::setters(scope, field)));
    if request.common {
        functions.extend(common_setters(scope, fields));
    }
    let default = setter::default(scope, &making, Generics::default(), ty(path(name.clone())));
    template!(scope, Vec<Syntax>, [name, functions, default] => {
        impl #name { #functions }
        #default
    })
}

/// Setters of the parameters that every endpoint takes. One that the endpoint declares for itself is set there.
fn common_setters(scope: &Scope<'_>, fields: &[&Field]) -> Vec<ImplItem> {
    let linked = spelled(&scope.runtime);
    let list = Shape::List(Box::new(Shape::Into(RustType::String)));
    let flag = Shape::Plain(RustType::Primitive("bool"));
    let all = [("error_trace", &flag), ("filter_path", &list), ("human", &flag), ("pretty", &flag)];
    let is_own =
        |name: &str| fields.iter().any(|field| field.setter.as_ref().is_some_and(|setter| setter.name == name));
    let setter = |(name, shape): (&str, &Shape)| {
        let docs = docs(&format!("Sets [`{name}`]({linked}::CommonParameters::{name})."));
        let (name, inline, ty) = (scope.ident(name), inline([shape]), argument_type(scope, shape));
        let value = value(scope, &Argument { shape: shape.clone(), wraps: vec![Wrap::Some] }, &name);
        template!(scope, Vec<ImplItem>, [docs, inline, name, ty, value] => {
            #docs
            #inline
            pub fn #name(mut self, #name: #ty) -> Self {
                self.common.#name = #value;
                self
            }
        })
    };
    all.into_iter().filter(|(name, _)| !is_own(name)).flat_map(setter).collect()
}

fn endpoint(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let endpoint = &scope.endpoint;
    let of = scope.ident(&item.name);
    let description = description(scope, request);
    let chain = chain(scope, "w", fields, request.common, borrowed);
    template!(scope, Vec<Syntax>, [endpoint, of, description, chain] => {
        impl #endpoint::Endpoint for #of {
            const DESCRIPTION: &'static #endpoint::Description = &#description;
            #[inline]
            fn slots<'a>(&'a self, w: &mut #endpoint::Slots<'a>) {
                #chain
            }
        }
    })
}

fn from_http(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let (runtime, endpoint) = (&scope.runtime, &scope.endpoint);
    let of = scope.ident(&item.name);
    let common = request.common.then(|| {
        let empty = template!(scope, Expr, [runtime] => { #runtime::CommonParameters::default() });
        field_value(name("common"), empty)
    });
    let empties: Vec<_> = fields.iter().map(|field| empty(scope, field)).chain(common).collect();
    let chain = chain(scope, "r", fields, request.common, borrowed_mut);
    template!(scope, Vec<Syntax>, [endpoint, of, empties, chain] => {
        impl #endpoint::FromHttp for #of {
            #[inline]
            fn empty() -> Self {
                Self { #empties }
            }
            #[inline]
            fn fill(&mut self, r: &mut #endpoint::SlotReader<'_>) {
                #chain
            }
        }
    })
}

/// Each field in its slot. A request without any parameter says nothing.
fn chain(
    scope: &Scope<'_>,
    start: &'static str,
    fields: &[&Field],
    common: bool,
    refer: fn(Expr) -> Expr,
) -> Vec<Stmt> {
    let start = variable(start);
    if fields.is_empty() && !common {
        return template!(scope, Vec<Stmt>, [start] => { let _ = #start; });
    }
    let slot = |receiver, field: &&Field| call(receiver, "slot", [refer(own(scope.ident(&field.name)))]);
    let slots = fields.iter().fold(start, slot);
    let slots = if common { call(slots, "common", [refer(own(name("common")))]) } else { slots };
    template!(scope, Vec<Stmt>, [slots] => { #slots; })
}
