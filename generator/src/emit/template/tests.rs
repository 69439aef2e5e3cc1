//! Each kind of value in its place, and templates that don't fit their values.

use quote::quote;
use syn::{Expr, ImplItem, Item, Stmt, Type};

use super::template;
use crate::emit::scope::Scope;
use crate::emit::syntax::{attribute, expression, field, field_value, name, number, parameter, path, public, text, ty};
use crate::emit::tests::krate;
use crate::render::render;

/// What a template gives, as text, and the faults.
fn filled(fill: impl FnOnce(&Scope<'_>) -> Vec<Item>) -> (String, Vec<String>) {
    let krate = krate(Vec::new());
    let scope = Scope::new(&krate, &krate.modules[1]);
    let items = fill(&scope);
    let text = render(Vec::new(), items);
    let text = text.lines().skip(1).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    (text, scope.into_faults().iter().map(|fault| fault.message.clone()).collect())
}

#[test]
fn every_kind_of_value_has_its_place() {
    let (text, faults) = filled(|scope| {
        let (of, other, count) = (name("Cat"), &scope.std.string, ty(path(name("usize"))));
        let attributes = vec![attribute("inline"), attribute("must_use")];
        let fields = vec![field(Vec::new(), public(), name("legs"), count.clone())];
        let values = vec![field_value(name("legs"), expression(name("legs")))];
        let parameters = vec![parameter(name("legs"), count)];
        let (arguments, four) = (vec![number(1), number(2)], number(4));
        let (word, digits) = ("meow", number(7));
        let statements = template!(scope, Vec<Stmt>, [word] => { say(#word); });
        let arms = template!(scope, Vec<syn::Arm>, [digits] => { #digits => four(), });
        let functions = template!(scope, Vec<ImplItem>, [attributes, parameters, values, four] => {
            #attributes
            fn new(#parameters, rest: bool) -> Self { Self { #values ..of(#four) } }
        });
        let rest = template!(scope, Vec<Item>, [] => { struct Last; });
        template!(scope, Vec<Item>, [of, other, fields, functions, statements, arms, arguments, rest] => {
            struct #of { name: #other, #fields }
            impl From<#other> for #of {
                #functions
                fn from(value: #other) -> Self {
                    #statements
                    match matches!(value, #of) { #arms _ => sum(#arguments) }
                }
            }
            #rest
        })
    });
    assert_eq!(faults, [""; 0]);
    let declared = "struct Cat { name: String, pub legs: usize, }";
    let new = "#[inline] #[must_use] fn new(legs: usize, rest: bool) -> Self { Self { legs: legs, ..of(4) } }";
    let from =
        "fn from(value: String) -> Self { say(\"meow\"); match matches!(value, Cat) { 7 => four(), _ => sum(1, 2), } }";
    assert_eq!(text, format!("{declared} impl From<String> for Cat {{ {new} {from} }} struct Last;"));
}

#[test]
fn a_path_keeps_what_stands_behind_its_marker() {
    let krate = krate(Vec::new());
    let scope = &Scope::new(&krate, &krate.modules[1]);
    let (runtime, map, of) = (&scope.runtime, &scope.map, ty(path(name("Cat"))));
    let filled = template!(scope, Type, [map, runtime, of] => { #map<#runtime::Key, #of> });
    assert_eq!(quote!(#filled).to_string(), quote!(::indexmap::IndexMap<crate::runtime::Key, Cat>).to_string());
}

/// The same template for another value: what is parsed once is filled in each time.
#[test]
fn a_template_is_filled_in_again() {
    let krate = krate(Vec::new());
    let scope = &Scope::new(&krate, &krate.modules[1]);
    let some = |value: Expr| template!(scope, Expr, [value] => { Some(#value) });
    let (first, second) = (some(text("a")), some(some(text("b"))));
    assert_eq!(quote!(#first #second).to_string(), quote!(Some("a") Some(Some("b"))).to_string());
}

#[test]
fn a_template_that_does_not_fit_is_a_fault() {
    let (text, faults) = filled(|scope| {
        let twice = number(1);
        template!(scope, Vec<Item>, [twice] => { const ONE: [u8; 2] = [#twice, #twice]; });
        let wrong = text("no name");
        template!(scope, Vec<Item>, [wrong] => { struct #wrong; });
        template!(scope, Vec<Item>, [] => { struct; })
    });
    assert_eq!(text, "");
    let place = |name| format!("a template has no place for `{name}`, or more than it can fill");
    let [first, second, third] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!([first, second], [&place("twice"), &place("wrong")]);
    assert!(third.starts_with("a template is no Rust: "), "{third}");
}
