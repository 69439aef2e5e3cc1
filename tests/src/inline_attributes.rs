//! Generated functions are compiled only where they are called. In a release build, a function without type parameters is compiled
//! together with its crate, and so is everything it calls, unless it is `#[inline]`.

use std::collections::BTreeSet;
use std::path::Path;

use generator::Options;
use syn::{FnArg, GenericParam, ImplItem, ImplItemFn, Item, ItemImpl, Meta, Type};

use crate::inputs;

#[test]
fn functions_are_inline_where_they_have_no_type_parameters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (mut count, mut wrong_functions) = (0, BTreeSet::new());
    for fixture in inputs::fixtures(&folder).unwrap() {
        let inputs = inputs::fixture(&folder, &fixture).unwrap();
        let output = generator::generate(&inputs, &Options::default(), &mut |_| ()).unwrap();
        for (path, source) in &output.files {
            let impls = impls(syn::parse_file(source).unwrap().items);
            let string_enums: BTreeSet<_> =
                impls.iter().filter(|block| function(block, "from_index").is_some()).map(name).collect();
            // A string enum uses no other type, so its functions are compiled once, with the crate, except those of the codec.
            let is_exempt = |block: &ItemImpl| string_enums.contains(&name(block)) && !is_codec(block);
            for block in impls.iter().filter(|block| !is_exempt(block) && !has_types(&block.generics)) {
                count += functions(block).count();
                let misattributed = functions(block).filter(|function| is_inline(function) == is_generic(function));
                wrong_functions.extend(
                    misattributed.map(|function| format!("{fixture}: {path}: {}::{}", name(block), function.sig.ident)),
                );
            }
        }
    }
    assert!(count > 1000, "only {count} functions were found in the fixtures");
    assert_eq!(wrong_functions, BTreeSet::new());
}

fn impls(items: Vec<Item>) -> Vec<ItemImpl> {
    items.into_iter().filter_map(|item| if let Item::Impl(block) = item { Some(block) } else { None }).collect()
}

fn functions(block: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    block.items.iter().filter_map(|item| if let ImplItem::Fn(function) = item { Some(function) } else { None })
}

fn function<'i>(block: &'i ItemImpl, name: &str) -> Option<&'i ImplItemFn> {
    functions(block).find(|function| function.sig.ident == name)
}

/// Returns the name of the type of an `impl` block.
fn name(block: &ItemImpl) -> String {
    let Type::Path(path) = &*block.self_ty else { return String::new() };
    path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

/// Returns `true` for an implementation of `json::Decode` or `json::Encode`.
fn is_codec(block: &ItemImpl) -> bool {
    let block = block.trait_.as_ref().and_then(|(path, _)| path.segments.last());
    block.is_some_and(|name| name.ident == "Decode" || name.ident == "Encode")
}

fn has_types(generics: &syn::Generics) -> bool {
    generics.params.iter().any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
}

fn is_generic(function: &ImplItemFn) -> bool {
    let is_impl_trait = |argument: &FnArg| match argument {
        FnArg::Typed(argument) => matches!(*argument.ty, Type::ImplTrait(_)),
        FnArg::Receiver(_) => false,
    };
    has_types(&function.sig.generics) || function.sig.inputs.iter().any(is_impl_trait)
}

fn is_inline(function: &ImplItemFn) -> bool {
    function.attrs.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        list.path.is_ident("cfg_attr") && list.tokens.to_string() == "not (debug_assertions) , inline"
    })
}
