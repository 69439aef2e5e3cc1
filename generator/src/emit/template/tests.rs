//! Each kind of value in its place, and templates that don't fit their variables.

use quote::quote;
use syn::{Arm, Expr, File, Generics, ImplItem, Item, Stmt, Type};

use super::template;
use crate::docs::Documentation;
use crate::emit::module_context::ModuleContext;
use crate::emit::syntax::{
    absolute, attribute, empty_file, field, field_value, i64_literal, name, parameter, path, public, string_literal,
    ty, usize_literal, variable, variant, with_arguments,
};
use crate::emit::tests::crate_model;
use crate::render::render;

/// The Rust that a template yields, and the errors.
fn expand(build: impl FnOnce(&ModuleContext<'_>) -> Vec<Item>) -> (String, Vec<String>) {
    let crate_model = crate_model(Vec::new());
    let documentation = Documentation::default();
    let context = ModuleContext::new(&crate_model, &documentation, &crate_model.modules[1], &[], true);
    let items = build(&context);
    let source = render(File { items, ..empty_file() });
    let source = source.lines().skip(1).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    (source, context.into_errors().iter().map(|error| error.message.clone()).collect())
}

#[track_caller]
fn assert_expands_to(build: impl FnOnce(&ModuleContext<'_>) -> Vec<Item>, expected: &str) {
    assert_eq!(expand(build), (expected.to_owned(), Vec::new()));
}

#[test]
fn lists_of_declarations() {
    let build = |context: &ModuleContext<'_>| {
        let (cat, other, rest) =
            (name("Cat"), &context.std.string, template!(context, Vec<Item>, [] => { struct Last; }));
        let generics = template!(context, Generics, [] => { <T: Clone> });
        let attributes = vec![attribute("inline"), attribute("must_use")];
        let fields = vec![field(Vec::new(), public(), name("legs"), ty(path(name("usize"))))];
        let variants =
            vec![variant(Vec::new(), name("Tom"), None), variant(Vec::new(), name("Cat"), Some(ty(cat.clone())))];
        template!(context, Vec<Item>, [cat, other, generics, attributes, fields, variants, rest] => {
            #attributes
            pub enum Cats #generics { #variants Other(#other) }
            struct #cat { name: #other, #fields }
            #rest
        })
    };
    let cats = "#[inline] #[must_use] pub enum Cats<T: Clone> { Tom, Cat(Cat), Other(String), }";
    assert_expands_to(build, &format!("{cats} struct Cat {{ name: String, pub legs: usize, }} struct Last;"));
}

#[test]
fn lists_of_functions() {
    let build = |context: &ModuleContext<'_>| {
        let (cat, four, sound) = (name("Cat"), usize_literal(4), "meow");
        let parameters = vec![parameter(name("legs"), ty(path(name("usize"))))];
        let values = vec![field_value(name("legs"), variable("legs"))];
        let statements = template!(context, Vec<Stmt>, [sound] => { say(#sound); });
        let (arguments, listed) = (vec![usize_literal(1), usize_literal(2)], vec![i64_literal(-3), usize_literal(4)]);
        let functions = template!(context, Vec<ImplItem>, [parameters, values, four, statements, arguments, listed] => {
            fn new(#parameters rest: bool) -> Self { Self { #values ..of(#four) } }
            fn sum(&self) -> i64 {
                #statements
                sum(#arguments) + all(&[#listed])
            }
        });
        template!(context, Vec<Item>, [cat, functions] => { impl #cat { #functions } })
    };
    let new = "fn new(legs: usize, rest: bool) -> Self { Self { legs: legs, ..of(4) } }";
    let sum = "fn sum(&self) -> i64 { say(\"meow\"); sum(1, 2) + all(&[-3, 4]) }";
    assert_expands_to(build, &format!("impl Cat {{ {new} {sum} }}"));
}

#[test]
fn substitutes_patterns_and_macro_arguments() {
    let build = |context: &ModuleContext<'_>| {
        let (cat, field, digits) = (name("Cat"), name("legs"), usize_literal(7));
        let arms = template!(context, Vec<Arm>, [digits, cat, field] => {
            #digits => seven(),
            #cat { #field } => matches!(#field, (#cat, 4)),
        });
        template!(context, Vec<Item>, [arms] => { const CAT: bool = match tom { #arms _ => false }; })
    };
    let arms = "7 => seven(), Cat { legs } => matches!(legs, (Cat, 4)), _ => false,";
    assert_expands_to(build, &format!("const CAT: bool = match tom {{ {arms} }};"));
}

#[test]
fn path_placeholder_keeps_further_segments_and_arguments() {
    let build = |context: &ModuleContext<'_>| {
        let (runtime, map, cat) = (&context.runtime, &context.map, ty(path(name("Cat"))));
        let cats = with_arguments(context.std.vec.clone(), [cat.clone()]);
        let default = absolute(&["std", "default", "Default"]);
        template!(context, Vec<Item>, [runtime, map, cat, cats, default] => {
            type Named = #map<#runtime::Key, #cat>;
            type Cats = #cats;
            const CAT: #cat = <#cat as #default>::default();
        })
    };
    let types = "type Named = ::indexmap::IndexMap<crate::runtime::Key, Cat>; type Cats = Vec<Cat>;";
    assert_expands_to(build, &format!("{types} const CAT: Cat = <Cat as ::std::default::Default>::default();"));
}

/// The same template for another value: what is parsed once is filled in each time.
#[test]
fn template_can_be_substituted_repeatedly() {
    let crate_model = crate_model(Vec::new());
    let documentation = Documentation::default();
    let context = &ModuleContext::new(&crate_model, &documentation, &crate_model.modules[1], &[], true);
    let some = |value: Expr| template!(context, Expr, [value] => { Some(#value) });
    let (first, second) = (some(string_literal("a")), some(some(string_literal("b"))));
    assert_eq!(quote!(#first #second).to_string(), quote!(Some("a") Some(Some("b"))).to_string());
}

/// A name from the specification may look as a marker does.
#[test]
fn substituted_values_are_not_placeholders() {
    let build = |context: &ModuleContext<'_>| {
        let (cat, runtime) = (syn::parse_str::<Type>("__runtime").unwrap(), &context.runtime);
        template!(context, Vec<Item>, [cat, runtime] => { impl #runtime::A for #cat {} })
    };
    assert_expands_to(build, "impl crate::runtime::A for __runtime {}");
}

#[track_caller]
fn assert_cannot_substitute(build: impl FnOnce(&ModuleContext<'_>) -> Vec<Item>, variable: &str) {
    let (_, errors) = expand(build);
    let [error] = &errors[..] else { panic!("{errors:?}") };
    let expected_end = format!("has no place for `{variable}`, or one of the wrong kind");
    assert!(
        error.starts_with("the template at ") && error.contains("tests.rs:") && error.ends_with(&expected_end),
        "{error}"
    );
}

#[test]
fn mismatched_placeholder_is_an_error() {
    assert_cannot_substitute(
        |context| {
            let string = string_literal("no name");
            template!(context, Vec<Item>, [string] => { struct #string; })
        },
        "string",
    );
    assert_cannot_substitute(
        |context| {
            let length = usize_literal(1);
            template!(context, Vec<Item>, [length] => { const ONE: [u8; 2] = [#length, #length]; })
        },
        "length",
    );
    // One of two places is right.
    assert_cannot_substitute(
        |context| {
            let cat = ty(path(name("Cat")));
            template!(context, Vec<Item>, [cat] => { const CAT: #cat = #cat::new(); })
        },
        "cat",
    );
    assert_cannot_substitute(
        |context| {
            let runtime = &context.runtime;
            template!(context, Vec<Item>, [runtime] => { const CAT: #runtime::Cat = cat!(#runtime::Cat); })
        },
        "runtime",
    );
    assert_cannot_substitute(
        |context| {
            let sum = template!(context, Expr, [] => { 1 + 2 });
            template!(context, Vec<Item>, [sum] => { const THREE: bool = match 3 { #sum => true, _ => false }; })
        },
        "sum",
    );
    assert_cannot_substitute(
        |context| {
            let empty: Vec<Expr> = Vec::new();
            template!(context, Vec<Item>, [empty] => { const CAT: Cat = cat.with(#empty); })
        },
        "empty",
    );
}

#[test]
fn invalid_rust_template_is_an_error() {
    let (source, errors) = expand(|context| template!(context, Vec<Item>, [] => { struct; }));
    assert_eq!(source, "");
    let [error] = &errors[..] else { panic!("{errors:?}") };
    assert!(error.starts_with("the template at ") && error.contains("tests.rs:"), "{error}");
    assert!(error.ends_with(" is not Rust: expected identifier"), "{error}");
}
