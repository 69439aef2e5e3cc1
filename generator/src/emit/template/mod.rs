//! Pieces of Rust that are parsed once and filled in as often as they are needed: to parse what is quoted anew for each of
//! ten thousand setters takes longer than all the rest.
//!
//! [`template!`] is `quote!` with a list of its variables in front, and gives syntax instead of tokens. Where the template is
//! parsed, a marker stands for each variable; which one follows from what the variable holds: see [`Value`].

mod fill;
mod marked;
mod value;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::visit_mut::VisitMut as _;
use syn::{Arm, Block, Expr, Generics, ImplItem, Item, Stmt, Type};

use super::scope::Scope;
use fill::Filler;
pub(super) use value::Value;

/// `template!(scope, Node, [variable, …] => { … #variable … })`: the [`Node`], each variable filled in. Names, paths and types
/// may stand there more often than once, all else would be copied with all that is in it.
macro_rules! template {
    ($scope:expr, $node:ty, [$($variable:ident),*] => { $($tokens:tt)* }) => {{
        ::std::thread_local! {
            static PARSED: $crate::emit::template::Parsed<$node> =
                const { $crate::emit::template::Parsed::new(concat!(file!(), ":", line!())) };
        }
        PARSED.with(|parsed| {
            parsed.fill(
                $scope,
                &mut [$($crate::emit::template::Variable::new(concat!("__", stringify!($variable)), $variable)),*],
                |markers| {
                    $(let $variable = markers.next();)*
                    // Without variables there is none to ask for.
                    let _ = markers;
                    ::quote::quote!($($tokens)*)
                },
            )
        })
    }};
}
pub(super) use template;

/// A variable of a template.
pub(super) struct Variable {
    /// The name of its marker.
    marker: &'static str,
    value: Value,
    /// How many places it has filled.
    filled: usize,
}

impl Variable {
    pub(super) fn new(marker: &'static str, value: impl Into<Value>) -> Self {
        Self { marker, value: value.into(), filled: 0 }
    }
}

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
pub(super) struct Parsed<N> {
    /// Where it stands in the generator's source.
    at: &'static str,
    template: OnceCell<Result<Template<N>, String>>,
}

struct Template<N> {
    node: N,
    /// How many places each variable has to fill.
    places: Vec<usize>,
}

impl<N: Node> Parsed<N> {
    pub(super) const fn new(at: &'static str) -> Self {
        Self { at, template: OnceCell::new() }
    }

    /// The template with these variables filled in; `quoted` with their markers. A template that is no Rust, or has places that
    /// a variable can't fill, is a fault.
    pub(super) fn fill(
        &self,
        scope: &Scope<'_>,
        variables: &mut [Variable],
        quoted: impl FnOnce(&mut dyn Iterator<Item = TokenStream>) -> TokenStream,
    ) -> N {
        let template = match self.template.get_or_init(|| parse(variables, quoted)) {
            Ok(template) => template,
            Err(error) => {
                scope.fault(format!("the template at {} is no Rust: {error}", self.at));
                return N::nothing();
            }
        };
        let mut node = template.node.clone();
        node.fill(&mut Filler { variables });
        for (Variable { marker, filled, .. }, places) in variables.iter().zip(&template.places) {
            // A field's short form is one place for a name, and is its value too.
            if *filled == 0 || filled < places {
                let name = marker.strip_prefix("__").unwrap_or(marker);
                scope
                    .fault(format!("the template at {} has a place that `{name}` can't fill, or none for it", self.at));
            }
        }
        node
    }
}

fn parse<N: Node>(
    variables: &[Variable],
    quoted: impl FnOnce(&mut dyn Iterator<Item = TokenStream>) -> TokenStream,
) -> Result<Template<N>, String> {
    let tokens = quoted(&mut variables.iter().map(|variable| variable.value.marker(variable.marker)));
    let mut places = vec![0; variables.len()];
    count(tokens.clone(), variables, &mut places);
    let node = N::parse.parse2(tokens).map_err(|error| error.to_string())?;
    Ok(Template { node, places })
}

/// How often each marker stands in a template.
fn count(tokens: TokenStream, variables: &[Variable], places: &mut [usize]) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                let markers = variables.iter().zip(&mut *places);
                markers.filter(|(variable, _)| name == variable.marker).for_each(|(_, places)| *places += 1);
            }
            TokenTree::Group(group) => count(group.stream(), variables, places),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
