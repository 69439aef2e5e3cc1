//! Each kind of value in its place, and templates that don't fit their variables.

use quote::quote;
use syn::{Arm, Expr, Generics, ImplItem, Item, Stmt, Type};

use super::template;
use crate::emit::scope::Scope;
use crate::emit::syntax::{
    absolute, attribute, field, field_value, integer, name, number, parameter, path, public, text, ty, variable,
    variant, with,
};
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

#[track_caller]
fn assert_filled(fill: impl FnOnce(&Scope<'_>) -> Vec<Item>, expected: &str) {
    assert_eq!(filled(fill), (expected.to_owned(), Vec::new()));
}

#[test]
fn lists_of_declarations() {
    let fill = |scope: &Scope<'_>| {
        let (of, other, rest) = (name("Cat"), &scope.std.string, template!(scope, Vec<Item>, [] => { struct Last; }));
        let header = template!(scope, Generics, [] => { <T: Clone> });
        let attributes = vec![attribute("inline"), attribute("must_use")];
        let fields = vec![field(Vec::new(), public(), name("legs"), ty(path(name("usize"))))];
        let variants =
            vec![variant(Vec::new(), name("Tom"), None), variant(Vec::new(), name("Cat"), Some(ty(of.clone())))];
        template!(scope, Vec<Item>, [of, other, header, attributes, fields, variants, rest] => {
            #attributes
            pub enum Cats #header { #variants Other(#other) }
            struct #of { name: #other, #fields }
            #rest
        })
    };
    let cats = "#[inline] #[must_use] pub enum Cats<T: Clone> { Tom, Cat(Cat), Other(String), }";
    assert_filled(fill, &format!("{cats} struct Cat {{ name: String, pub legs: usize, }} struct Last;"));
}

#[test]
fn lists_of_functions() {
    let fill = |scope: &Scope<'_>| {
        let (of, four, word) = (name("Cat"), number(4), "meow");
        let parameters = vec![parameter(name("legs"), ty(path(name("usize"))))];
        let values = vec![field_value(name("legs"), variable("legs"))];
        let statements = template!(scope, Vec<Stmt>, [word] => { say(#word); });
        let (arguments, listed) = (vec![number(1), number(2)], vec![integer(-3), number(4)]);
        let functions = template!(scope, Vec<ImplItem>, [parameters, values, four, statements, arguments, listed] => {
            fn new(#parameters rest: bool) -> Self { Self { #values ..of(#four) } }
            fn sum(&self) -> i64 {
                #statements
                sum(#arguments) + all(&[#listed])
            }
        });
        template!(scope, Vec<Item>, [of, functions] => { impl #of { #functions } })
    };
    let new = "fn new(legs: usize, rest: bool) -> Self { Self { legs: legs, ..of(4) } }";
    let sum = "fn sum(&self) -> i64 { say(\"meow\"); sum(1, 2) + all(&[-3, 4]) }";
    assert_filled(fill, &format!("impl Cat {{ {new} {sum} }}"));
}

#[test]
fn patterns_and_what_macros_are_given() {
    let fill = |scope: &Scope<'_>| {
        let (of, field, digits) = (name("Cat"), name("legs"), number(7));
        let arms = template!(scope, Vec<Arm>, [digits, of, field] => {
            #digits => seven(),
            #of { #field } => matches!(#field, (#of, 4)),
        });
        template!(scope, Vec<Item>, [arms] => { const CAT: bool = match tom { #arms _ => false }; })
    };
    let arms = "7 => seven(), Cat { legs } => matches!(legs, (Cat, 4)), _ => false,";
    assert_filled(fill, &format!("const CAT: bool = match tom {{ {arms} }};"));
}

#[test]
fn a_path_keeps_what_stands_behind_its_marker() {
    let fill = |scope: &Scope<'_>| {
        let (runtime, map, of) = (&scope.runtime, &scope.map, ty(path(name("Cat"))));
        let cats = with(scope.std.vec.clone(), [of.clone()]);
        let default = absolute(&["core", "default", "Default"]);
        template!(scope, Vec<Item>, [runtime, map, of, cats, default] => {
            type Named = #map<#runtime::Key, #of>;
            type Cats = #cats;
            const CAT: #of = <#of as #default>::default();
        })
    };
    let types = "type Named = ::indexmap::IndexMap<crate::runtime::Key, Cat>; type Cats = Vec<Cat>;";
    assert_filled(fill, &format!("{types} const CAT: Cat = <Cat as ::core::default::Default>::default();"));
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

/// A name from the specification may look as a marker does.
#[test]
fn what_was_filled_in_is_no_marker() {
    let fill = |scope: &Scope<'_>| {
        let (of, runtime) = (syn::parse_str::<Type>("__runtime").unwrap(), &scope.runtime);
        template!(scope, Vec<Item>, [of, runtime] => { impl #runtime::A for #of {} })
    };
    assert_filled(fill, "impl crate::runtime::A for __runtime {}");
}

#[track_caller]
fn assert_unfit(fill: impl FnOnce(&Scope<'_>) -> Vec<Item>, variable: &str) {
    let (_, faults) = filled(fill);
    let [fault] = &faults[..] else { panic!("{faults:?}") };
    let place = format!("has a place that `{variable}` can't fill, or none for it");
    assert!(fault.starts_with("the template at ") && fault.contains("tests.rs:") && fault.ends_with(&place), "{fault}");
}

#[test]
fn a_place_that_a_value_can_not_fill_is_a_fault() {
    assert_unfit(
        |scope| {
            let wrong = text("no name");
            template!(scope, Vec<Item>, [wrong] => { struct #wrong; })
        },
        "wrong",
    );
    assert_unfit(
        |scope| {
            let twice = number(1);
            template!(scope, Vec<Item>, [twice] => { const ONE: [u8; 2] = [#twice, #twice]; })
        },
        "twice",
    );
    // One of two places is right.
    assert_unfit(
        |scope| {
            let of = ty(path(name("Cat")));
            template!(scope, Vec<Item>, [of] => { const CAT: #of = #of::new(); })
        },
        "of",
    );
    assert_unfit(
        |scope| {
            let runtime = &scope.runtime;
            template!(scope, Vec<Item>, [runtime] => { const CAT: #runtime::Cat = cat!(#runtime::Cat); })
        },
        "runtime",
    );
    assert_unfit(
        |scope| {
            let sum = template!(scope, Expr, [] => { 1 + 2 });
            template!(scope, Vec<Item>, [sum] => { const THREE: bool = match 3 { #sum => true, _ => false }; })
        },
        "sum",
    );
    assert_unfit(
        |scope| {
            let empty: Vec<Expr> = Vec::new();
            template!(scope, Vec<Item>, [empty] => { const CAT: Cat = cat.with(#empty); })
        },
        "empty",
    );
}

#[test]
fn a_template_that_is_no_rust_is_a_fault() {
    let (text, faults) = filled(|scope| template!(scope, Vec<Item>, [] => { struct; }));
    assert_eq!(text, "");
    let [fault] = &faults[..] else { panic!("{faults:?}") };
    assert!(fault.starts_with("the template at ") && fault.contains("tests.rs:"), "{fault}");
    assert!(fault.ends_with(" is no Rust: expected identifier"), "{fault}");
}
