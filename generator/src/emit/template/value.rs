//! The values of template variables, and the placeholder of each kind of value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Arm, Attribute, Expr, Field, FieldValue, FnArg, Generics, ImplItem, Item, Path, Stmt, Type, Variant};

use crate::emit::syntax;

/// The value of a template variable.
pub(in crate::emit) enum Value {
    /// A name. The only kind that is substituted in the arguments of a macro.
    Name(Ident),
    /// A path, or the first part of one that has no `::` in front.
    Path(Path),
    /// A type.
    Type(Type),
    /// An expression; a literal is a pattern too.
    Expression(Expr),
    /// Type parameters including their brackets: `impl #generics`.
    Generics(Generics),
    /// Arguments of a call to a function, elements of a list.
    Expressions(Vec<Expr>),
    /// Attributes, with nothing around: `#docs`.
    Attributes(Vec<Attribute>),
    /// Fields of a declaration.
    Fields(Vec<Field>),
    /// Fields of a value.
    FieldValues(Vec<FieldValue>),
    /// Variants of an enum.
    Variants(Vec<Variant>),
    /// Parameters of a function.
    Parameters(Vec<FnArg>),
    /// Arms of a `match`.
    Arms(Vec<Arm>),
    /// Statements of a block.
    Statements(Vec<Stmt>),
    /// Members of an `impl`.
    ImplItems(Vec<ImplItem>),
    /// Items of a module.
    Items(Vec<Item>),
    /// It has been substituted.
    Consumed,
}

impl Value {
    /// Its placeholder in the tokens of a template. Those must be valid Rust, so the placeholder of a list includes a comma.
    pub(super) fn placeholder(&self, name: &str) -> TokenStream {
        let name = Ident::new(name, Span::call_site());
        match self {
            Self::Name(_) | Self::Path(_) | Self::Type(_) | Self::Expression(_) | Self::Consumed => quote!(#name),
            Self::Generics(_) => quote!(<#name>),
            Self::Expressions(_) | Self::FieldValues(_) | Self::Variants(_) => quote!(#name,),
            Self::Attributes(_) => quote!(#[#name]),
            Self::Fields(_) | Self::Parameters(_) => quote!(#name: (),),
            Self::Arms(_) => quote!(#name => (),),
            Self::Statements(_) | Self::ImplItems(_) | Self::Items(_) => quote!(#name!();),
        }
    }
}

macro_rules! from {
    ($($of:ty => $name:ident,)*) => {$(
        impl From<$of> for Value {
            fn from(value: $of) -> Self {
                Self::$name(value)
            }
        }
    )*};
}
from! {
    Ident => Name,
    Path => Path,
    Type => Type,
    Expr => Expression,
    Generics => Generics,
    Vec<Expr> => Expressions,
    Vec<Attribute> => Attributes,
    Vec<Field> => Fields,
    Vec<FieldValue> => FieldValues,
    Vec<Variant> => Variants,
    Vec<FnArg> => Parameters,
    Vec<Arm> => Arms,
    Vec<Stmt> => Statements,
    Vec<ImplItem> => ImplItems,
    Vec<Item> => Items,
}

impl From<&Ident> for Value {
    fn from(name: &Ident) -> Self {
        Self::Name(name.clone())
    }
}

impl From<&Path> for Value {
    fn from(path: &Path) -> Self {
        Self::Path(path.clone())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Expression(syntax::string_literal(value))
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Expression(syntax::string_literal(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Expression(syntax::string_literal(&value))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Expression(syntax::bool_literal(value))
    }
}
