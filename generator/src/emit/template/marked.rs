//! Where the name of a marker stands in what can be one.

use proc_macro2::Ident;
use syn::{
    Arm, Attribute, Expr, Field, FieldValue, FnArg, GenericParam, Generics, ImplItem, Item, Macro, Member, Meta, Pat,
    Stmt, Type, Variant,
};

/// Syntax that can be a marker.
pub(super) trait Marked {
    /// Its name, if it has the form of one.
    fn marker(&self) -> Option<&Ident>;
}

impl Marked for Expr {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Path(path) = self { path.path.get_ident() } else { None }
    }
}

impl Marked for Type {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Path(path) = self { path.path.get_ident() } else { None }
    }
}

impl Marked for Pat {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Ident(name) = self { Some(&name.ident) } else { None }
    }
}

impl Marked for Generics {
    fn marker(&self) -> Option<&Ident> {
        if let GenericParam::Type(first) = self.params.first()? { Some(&first.ident) } else { None }
    }
}

impl Marked for Attribute {
    fn marker(&self) -> Option<&Ident> {
        if let Meta::Path(path) = &self.meta { path.get_ident() } else { None }
    }
}

impl Marked for Field {
    fn marker(&self) -> Option<&Ident> {
        self.ident.as_ref()
    }
}

impl Marked for FieldValue {
    fn marker(&self) -> Option<&Ident> {
        if let Member::Named(name) = &self.member { Some(name) } else { None }
    }
}

impl Marked for Variant {
    fn marker(&self) -> Option<&Ident> {
        Some(&self.ident)
    }
}

impl Marked for FnArg {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Typed(parameter) = self { parameter.pat.marker() } else { None }
    }
}

impl Marked for Arm {
    fn marker(&self) -> Option<&Ident> {
        self.pat.marker()
    }
}

fn called(call: &Macro) -> Option<&Ident> {
    call.path.get_ident()
}

impl Marked for Stmt {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Macro(call) = self { called(&call.mac) } else { None }
    }
}

impl Marked for ImplItem {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Macro(call) = self { called(&call.mac) } else { None }
    }
}

impl Marked for Item {
    fn marker(&self) -> Option<&Ident> {
        if let Self::Macro(call) = self { called(&call.mac) } else { None }
    }
}
