//! Puts values where their markers stand.

use std::mem;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, Attribute, Block, Expr, ExprArray, ExprCall, ExprMatch, ExprMethodCall, ExprStruct, FieldsNamed, Generics,
    ImplItem, Item, ItemEnum, ItemImpl, Pat, Path, Signature, Stmt, Type,
};

use super::Value;
use super::marked::Marked;

/// The values of one template while it is filled in.
pub(in crate::emit) struct Filler<'a> {
    names: &'static [&'static str],
    values: &'a mut [Value],
    /// Which of them found their place, and which a second one that they can't fill: one bit each.
    used: u32,
    twice: u32,
}

/// The value of this kind that a name marks, taken out.
macro_rules! take {
    ($kind:ident) => {
        |filler: &mut Filler<'_>, marker: &Ident| {
            filler.value(marker, |value| {
                if !matches!(value, Value::$kind(_)) {
                    return None;
                }
                if let Value::$kind(of) = mem::replace(value, Value::Taken) { Some(of) } else { None }
            })
        }
    };
}

/// The same, left for further places.
macro_rules! copy {
    ($kind:ident) => {
        |filler: &mut Filler<'_>, marker: &Ident| {
            filler.value(marker, |value| if let Value::$kind(of) = value { Some(of.clone()) } else { None })
        }
    };
}

impl<'a> Filler<'a> {
    pub(super) fn new(names: &'static [&'static str], values: &'a mut [Value]) -> Self {
        Self { names, values, used: 0, twice: 0 }
    }

    /// The variables that have no place in the template, or two where they can fill one.
    pub(super) fn wrong(&self) -> impl Iterator<Item = &'static str> {
        let fine = self.used & !self.twice;
        let wrong = self.names.iter().enumerate().filter(move |(index, _)| fine & (1 << index) == 0);
        wrong.map(|(_, name)| name.trim_start_matches('_'))
    }

    fn value<T>(&mut self, marker: &Ident, get: impl FnOnce(&mut Value) -> Option<T>) -> Option<T> {
        let index = self.names.iter().position(|name| marker == name)?;
        let value = self.values.get_mut(index)?;
        if matches!(value, Value::Taken) {
            self.twice |= 1 << index;
        }
        let value = get(value)?;
        self.used |= 1 << index;
        Some(value)
    }

    /// Puts lists in the places of their markers.
    fn splice<T: Marked, L>(&mut self, list: &mut L, value: fn(&mut Self, &Ident) -> Option<Vec<T>>)
    where
        L: IntoIterator<Item = T> + FromIterator<T> + Default,
        for<'l> &'l L: IntoIterator<Item = &'l T>,
    {
        let is_marker = |name: &Ident| self.names.iter().any(|marker| name == marker);
        if !(&*list).into_iter().filter_map(T::marker).any(is_marker) {
            return;
        }
        let spliced = mem::take(list).into_iter().flat_map(|item| {
            let values = item.marker().and_then(|marker| value(self, marker));
            values.unwrap_or_else(|| vec![item])
        });
        *list = spliced.collect();
    }

    /// Visits what stands in a list, then puts lists in.
    fn list<T: Marked>(
        &mut self,
        list: &mut Vec<T>,
        visit: fn(&mut Self, &mut T),
        value: fn(&mut Self, &Ident) -> Option<Vec<T>>,
    ) {
        for item in &mut *list {
            visit(self, item);
        }
        self.splice(list, value);
    }

    pub(super) fn arms(&mut self, arms: &mut Vec<Arm>) {
        self.list(arms, Self::visit_arm_mut, take!(Arms));
    }

    pub(super) fn impl_items(&mut self, items: &mut Vec<ImplItem>) {
        self.list(items, Self::visit_impl_item_mut, take!(ImplItems));
    }

    pub(super) fn items(&mut self, items: &mut Vec<Item>) {
        self.list(items, Self::visit_item_mut, take!(Items));
    }

    pub(super) fn statements(&mut self, statements: &mut Vec<Stmt>) {
        self.list(statements, Self::visit_stmt_mut, take!(Statements));
    }

    /// Names in tokens that are no syntax yet, such as what a macro is given.
    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let filled = tokens.into_iter().map(|token| match token {
            TokenTree::Ident(name) => TokenTree::Ident(copy!(Name)(self, &name).unwrap_or(name)),
            TokenTree::Group(group) => TokenTree::Group(Group::new(group.delimiter(), self.tokens(group.stream()))),
            other => other,
        });
        filled.collect()
    }
}

/// What is put in is complete and not looked through: so lists are put in after what stands beside them was visited.
impl VisitMut for Filler<'_> {
    fn visit_ident_mut(&mut self, name: &mut Ident) {
        if let Some(value) = copy!(Name)(self, name) {
            *name = value;
        }
    }

    /// What marks a path may have further segments behind it, and arguments.
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        let Some(first) = path.segments.first() else { return };
        let Some(mut value) = copy!(Path)(self, &first.ident) else { return };
        let mut rest = mem::take(&mut path.segments).into_iter();
        if let (Some(last), Some(first)) = (value.segments.last_mut(), rest.next()) {
            last.arguments = first.arguments;
        }
        value.segments.extend(rest);
        *path = value;
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty.marker().and_then(|marker| copy!(Type)(self, marker)) {
            Some(value) => *ty = value,
            None => visit_mut::visit_type_mut(self, ty),
        }
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        match expression.marker().and_then(|marker| take!(Expression)(self, marker)) {
            Some(value) => *expression = value,
            None => visit_mut::visit_expr_mut(self, expression),
        }
    }

    /// A literal may be a pattern.
    fn visit_pat_mut(&mut self, pattern: &mut Pat) {
        match pattern.marker().and_then(|marker| take!(Expression)(self, marker)) {
            Some(Expr::Lit(literal)) => *pattern = Pat::Lit(literal),
            Some(other) => *pattern = Pat::Verbatim(other.into_token_stream()),
            None => visit_mut::visit_pat_mut(self, pattern),
        }
    }

    fn visit_generics_mut(&mut self, generics: &mut Generics) {
        match generics.marker().and_then(|marker| take!(Generics)(self, marker)) {
            Some(value) => *generics = value,
            None => visit_mut::visit_generics_mut(self, generics),
        }
    }

    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        self.list(attributes, Self::visit_attribute_mut, take!(Attributes));
    }

    fn visit_signature_mut(&mut self, signature: &mut Signature) {
        visit_mut::visit_signature_mut(self, signature);
        self.splice(&mut signature.inputs, take!(Parameters));
    }

    fn visit_fields_named_mut(&mut self, fields: &mut FieldsNamed) {
        visit_mut::visit_fields_named_mut(self, fields);
        self.splice(&mut fields.named, take!(Fields));
    }

    fn visit_item_enum_mut(&mut self, of: &mut ItemEnum) {
        visit_mut::visit_item_enum_mut(self, of);
        self.splice(&mut of.variants, take!(Variants));
    }

    fn visit_item_impl_mut(&mut self, of: &mut ItemImpl) {
        let mut items = mem::take(&mut of.items);
        visit_mut::visit_item_impl_mut(self, of);
        self.impl_items(&mut items);
        of.items = items;
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.statements(&mut block.stmts);
    }

    fn visit_expr_match_mut(&mut self, of: &mut ExprMatch) {
        self.visit_expr_mut(&mut of.expr);
        self.arms(&mut of.arms);
    }

    fn visit_expr_struct_mut(&mut self, of: &mut ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, of);
        self.splice(&mut of.fields, take!(FieldValues));
    }

    fn visit_expr_call_mut(&mut self, of: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, of);
        self.splice(&mut of.args, take!(Expressions));
    }

    fn visit_expr_method_call_mut(&mut self, of: &mut ExprMethodCall) {
        visit_mut::visit_expr_method_call_mut(self, of);
        self.splice(&mut of.args, take!(Expressions));
    }

    fn visit_expr_array_mut(&mut self, of: &mut ExprArray) {
        visit_mut::visit_expr_array_mut(self, of);
        self.splice(&mut of.elems, take!(Expressions));
    }

    fn visit_token_stream_mut(&mut self, tokens: &mut TokenStream) {
        if !tokens.is_empty() {
            *tokens = self.tokens(mem::take(tokens));
        }
    }
}
