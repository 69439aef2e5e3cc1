//! Pieces of Rust that are parsed once and filled in as often as they are needed: to parse what is quoted anew for each of
//! ten thousand setters takes longer than all the rest.
//!
//! [`template!`] is `quote!` with a list of its variables in front, and gives syntax instead of tokens. What stands for a
//! variable where the template is parsed follows from what the variable holds: see [`Value`].

mod fill;
mod marked;
mod value;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::visit_mut::VisitMut as _;
use syn::{Arm, Block, Expr, Generics, ImplItem, Item, Stmt, Type};

use super::scope::Scope;
use fill::Filler;
pub(super) use value::Value;

/// `template!(scope, Node, [variable, …] => { … #variable … })`: the [`Node`], each variable filled in. What is a list or an
/// expression stands in it once; names, paths and types may stand there more often.
macro_rules! template {
    ($scope:expr, $node:ty, [] => { $($tokens:tt)* }) => {{
        ::std::thread_local! {
            static PARSED: $crate::emit::template::Parsed<$node> = const { $crate::emit::template::Parsed::new() };
        }
        PARSED.with(|parsed| parsed.fill($scope, &[], &mut [], |_| ::quote::quote!($($tokens)*)))
    }};
    ($scope:expr, $node:ty, [$($hole:ident),+] => { $($tokens:tt)* }) => {{
        ::std::thread_local! {
            static PARSED: $crate::emit::template::Parsed<$node> = const { $crate::emit::template::Parsed::new() };
        }
        let mut values = [$($crate::emit::template::Value::from($hole)),+];
        PARSED.with(|parsed| {
            parsed.fill($scope, &[$(concat!("__", stringify!($hole))),+], &mut values, |markers| {
                let mut markers = markers.iter();
                $(let $hole = markers.next();)+
                ::quote::quote!($($tokens)*)
            })
        })
    }};
}
pub(super) use template;

/// Syntax that a template can be of.
pub(super) trait Node: Clone {
    /// What stands in the place of one that can't be parsed.
    fn nothing() -> Self;
    fn parse(input: ParseStream<'_>) -> syn::Result<Self>;
    fn fill(&mut self, filler: &mut Filler<'_>);
}

macro_rules! nodes {
    ($($node:ty, $fill:ident, $nothing:expr;)*) => {$(
        impl Node for $node {
            fn nothing() -> Self {
                $nothing
            }

            fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
                input.parse()
            }

            fn fill(&mut self, filler: &mut Filler<'_>) {
                filler.$fill(self);
            }
        }
    )*};
}
nodes! {
    Expr, visit_expr_mut, Self::Verbatim(TokenStream::new());
    Generics, visit_generics_mut, Self::default();
    Type, visit_type_mut, Self::Verbatim(TokenStream::new());
}

macro_rules! lists {
    ($($item:ty, $parse:path, $fill:ident;)*) => {$(
        impl Node for Vec<$item> {
            fn nothing() -> Self {
                Vec::new()
            }

            fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
                $parse(input)
            }

            fn fill(&mut self, filler: &mut Filler<'_>) {
                filler.$fill(self);
            }
        }
    )*};
}
lists! {
    Arm, all, arms;
    ImplItem, all, impl_items;
    Item, all, items;
    Stmt, Block::parse_within, statements;
}

fn all<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(input.parse()?);
    }
    Ok(all)
}

/// A template, parsed when it is filled in for the first time in a thread.
pub(super) struct Parsed<N>(OnceCell<Result<N, String>>);

impl<N: Node> Parsed<N> {
    pub(super) const fn new() -> Self {
        Self(OnceCell::new())
    }

    /// The template with these values in the places of these variables; `quoted` with what marks them. A template that is no
    /// Rust, or has no place for a value, is a fault.
    pub(super) fn fill(
        &self,
        scope: &Scope<'_>,
        names: &'static [&'static str],
        values: &mut [Value],
        quoted: impl FnOnce(&[TokenStream]) -> TokenStream,
    ) -> N {
        let parse = || {
            let markers: Vec<_> = names.iter().zip(&*values).map(|(name, value)| value.marker(name)).collect();
            N::parse.parse2(quoted(&markers)).map_err(|error| format!("a template is no Rust: {error}"))
        };
        let mut node = match self.0.get_or_init(parse) {
            Ok(node) => node.clone(),
            Err(error) => {
                scope.fault(error);
                return N::nothing();
            }
        };
        let mut filler = Filler::new(names, values);
        node.fill(&mut filler);
        for name in filler.wrong() {
            scope.fault(format!("a template has no place for `{name}`, or more than it can fill"));
        }
        node
    }
}
