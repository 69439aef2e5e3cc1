//! Templates: pieces of Rust that are parsed once and filled in each time they are needed. Parsing quoted tokens again for each of
//! ten thousand setters would take longer than the rest of generation.
//!
//! [`template!`] is `quote!` with a list of its variables in front, and yields syntax instead of tokens. While the template is
//! parsed, a placeholder represents each variable. Its form depends on the kind of value: see [`Value`].

mod placeholder;
mod substitute;
mod value;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::visit_mut::VisitMut as _;
use syn::{Arm, Block, Expr, Generics, ImplItem, Item, Stmt, Type};

use super::module_context::ModuleContext;
use substitute::Substitution;
pub(super) use value::Value;

/// `template!(context, Node, [variable, …] => { … #variable … })`: the [`Node`] with its variables filled in. Names, paths and
/// types may occur several times; other values are moved and must occur once.
macro_rules! template {
    ($context:expr, $node:ty, [$($variable:ident),*] => { $($tokens:tt)* }) => {{
        ::std::thread_local! {
            static TEMPLATE: $crate::emit::template::ParsedTemplate<$node> =
                const { $crate::emit::template::ParsedTemplate::new(concat!(file!(), ":", line!())) };
        }
        TEMPLATE.with(|parsed| {
            parsed.substitute(
                $context,
                &mut [$($crate::emit::template::Variable::new(concat!("__", stringify!($variable)), $variable)),*],
                |placeholders| {
                    $(let $variable = placeholders.next();)*
                    // Unused in a template without variables.
                    let _ = placeholders;
                    ::quote::quote!($($tokens)*)
                },
            )
        })
    }};
}
pub(super) use template;

/// A variable of a template.
pub(super) struct Variable {
    /// The name of its placeholder.
    placeholder: &'static str,
    value: Value,
    /// The number of places that it has filled.
    substituted: usize,
}

impl Variable {
    pub(super) fn new(placeholder: &'static str, value: impl Into<Value>) -> Self {
        Self { placeholder, value: value.into(), substituted: 0 }
    }
}

/// Syntax that a template can be of.
pub(super) trait Node: Clone {
    /// The result for a template that cannot be parsed.
    fn empty() -> Self;
    fn parse(input: ParseStream<'_>) -> syn::Result<Self>;
    fn substitute(&mut self, substitution: &mut Substitution<'_>);
}

macro_rules! nodes {
    ($($node:ty, $visit:ident, $empty:expr;)*) => {$(
        impl Node for $node {
            fn empty() -> Self {
                $empty
            }

            fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
                input.parse()
            }

            fn substitute(&mut self, substitution: &mut Substitution<'_>) {
                substitution.$visit(self);
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
    ($($item:ty, $parse:path, $visit:ident;)*) => {$(
        impl Node for Vec<$item> {
            fn empty() -> Self {
                Vec::new()
            }

            fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
                $parse(input)
            }

            fn substitute(&mut self, substitution: &mut Substitution<'_>) {
                substitution.$visit(self);
            }
        }
    )*};
}
lists! {
    Arm, parse_all, arms;
    ImplItem, parse_all, impl_items;
    Item, parse_all, items;
    Stmt, Block::parse_within, statements;
}

fn parse_all<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(input.parse()?);
    }
    Ok(all)
}

/// A template, parsed when it is filled in for the first time in a thread.
pub(super) struct ParsedTemplate<N> {
    /// Its location in the generator's source.
    location: &'static str,
    template: OnceCell<Result<Template<N>, String>>,
}

struct Template<N> {
    node: N,
    /// The number of places of each variable.
    occurrences: Vec<usize>,
}

impl<N: Node> ParsedTemplate<N> {
    pub(super) const fn new(location: &'static str) -> Self {
        Self { location, template: OnceCell::new() }
    }

    /// Fills in the variables. `quoted` yields the tokens of the template with placeholders. A template that is not Rust, or that has
    /// no place for a variable, is reported as an error.
    pub(super) fn substitute(
        &self,
        context: &ModuleContext<'_>,
        variables: &mut [Variable],
        quoted: impl FnOnce(&mut dyn Iterator<Item = TokenStream>) -> TokenStream,
    ) -> N {
        let template = match self.template.get_or_init(|| parse(variables, quoted)) {
            Ok(template) => template,
            Err(error) => {
                context.error(format!("the template at {} is not Rust: {error}", self.location));
                return N::empty();
            }
        };
        let mut node = template.node.clone();
        node.substitute(&mut Substitution { variables });
        for (Variable { placeholder, substituted, .. }, occurrences) in variables.iter().zip(&template.occurrences) {
            // A field's short form is one place for a name, and is its value too.
            if *substituted == 0 || substituted < occurrences {
                let name = placeholder.strip_prefix("__").unwrap_or(placeholder);
                context.error(format!(
                    "the template at {} has no place for `{name}`, or one of the wrong kind",
                    self.location
                ));
            }
        }
        node
    }
}

fn parse<N: Node>(
    variables: &[Variable],
    quoted: impl FnOnce(&mut dyn Iterator<Item = TokenStream>) -> TokenStream,
) -> Result<Template<N>, String> {
    let tokens = quoted(&mut variables.iter().map(|variable| variable.value.placeholder(variable.placeholder)));
    let mut occurrences = vec![0; variables.len()];
    count_placeholders(tokens.clone(), variables, &mut occurrences);
    let node = N::parse.parse2(tokens).map_err(|error| error.to_string())?;
    Ok(Template { node, occurrences })
}

/// Counts the occurrences of each placeholder in a template.
fn count_placeholders(tokens: TokenStream, variables: &[Variable], occurrences: &mut [usize]) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                let placeholders = variables.iter().zip(&mut *occurrences);
                placeholders
                    .filter(|(variable, _)| name == variable.placeholder)
                    .for_each(|(_, occurrences)| *occurrences += 1);
            }
            TokenTree::Group(group) => count_placeholders(group.stream(), variables, occurrences),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
