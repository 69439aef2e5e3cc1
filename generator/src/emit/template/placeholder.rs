//! Syntax nodes that can be placeholders, and the name of each.

use proc_macro2::Ident;
use syn::{
    Arm, Attribute, Expr, Field, FieldValue, FnArg, GenericParam, Generics, ImplItem, Item, Macro, Member, Meta, Pat,
    Stmt, Type, Variant,
};

/// Syntax that can be a placeholder.
pub(super) trait Placeholder {
    /// Its name, if it has the form of one.
    fn placeholder(&self) -> Option<&Ident>;
}

impl Placeholder for Expr {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Path(path) = self { path.path.get_ident() } else { None }
    }
}

impl Placeholder for Type {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Path(path) = self { path.path.get_ident() } else { None }
    }
}

impl Placeholder for Pat {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Ident(name) = self { Some(&name.ident) } else { None }
    }
}

impl Placeholder for Generics {
    fn placeholder(&self) -> Option<&Ident> {
        if let GenericParam::Type(first) = self.params.first()? { Some(&first.ident) } else { None }
    }
}

impl Placeholder for Attribute {
    fn placeholder(&self) -> Option<&Ident> {
        if let Meta::Path(path) = &self.meta { path.get_ident() } else { None }
    }
}

impl Placeholder for Field {
    fn placeholder(&self) -> Option<&Ident> {
        self.ident.as_ref()
    }
}

impl Placeholder for FieldValue {
    fn placeholder(&self) -> Option<&Ident> {
        if let Member::Named(name) = &self.member { Some(name) } else { None }
    }
}

impl Placeholder for Variant {
    fn placeholder(&self) -> Option<&Ident> {
        Some(&self.ident)
    }
}

impl Placeholder for FnArg {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Typed(parameter) = self { parameter.pat.placeholder() } else { None }
    }
}

impl Placeholder for Arm {
    fn placeholder(&self) -> Option<&Ident> {
        self.pat.placeholder()
    }
}

fn macro_name(call: &Macro) -> Option<&Ident> {
    call.path.get_ident()
}

impl Placeholder for Stmt {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Macro(call) = self { macro_name(&call.mac) } else { None }
    }
}

impl Placeholder for ImplItem {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Macro(call) = self { macro_name(&call.mac) } else { None }
    }
}

impl Placeholder for Item {
    fn placeholder(&self) -> Option<&Ident> {
        if let Self::Macro(call) = self { macro_name(&call.mac) } else { None }
    }
}
