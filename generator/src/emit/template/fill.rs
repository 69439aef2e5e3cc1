//! Puts values where their markers stand.

use std::mem;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, Attribute, Block, Expr, ExprArray, ExprCall, ExprMatch, ExprPath, ExprStruct, FieldsNamed, Generics, ImplItem,
    Item, ItemEnum, ItemImpl, Pat, Path, QSelf, Signature, Stmt, Type, TypePath,
};

use super::marked::Marked;
use super::{Value, Variable};

/// The variables of one template while it is filled in.
pub(in crate::emit) struct Filler<'a> {
    pub(super) variables: &'a mut [Variable],
}

/// The value of this kind that a name marks, taken out.
macro_rules! take {
    ($kind:ident) => {
        take!(Value::$kind(of) => of)
    };
    ($kind:pat => $of:expr) => {
        |filler: &mut Filler<'_>, marker: &Ident| {
            filler.value(marker, |value| match mem::replace(value, Value::Taken) {
                $kind => Some($of),
                other => {
                    *value = other;
                    None
                }
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

impl Filler<'_> {
    fn value<T>(&mut self, marker: &Ident, get: impl FnOnce(&mut Value) -> Option<T>) -> Option<T> {
        let variable = self.variables.iter_mut().find(|variable| marker == variable.marker)?;
        let value = get(&mut variable.value)?;
        variable.filled += 1;
        Some(value)
    }

    /// Puts lists in the places of their markers.
    fn splice<T: Marked, L>(&mut self, list: &mut L, value: fn(&mut Self, &Ident) -> Option<Vec<T>>)
    where
        L: IntoIterator<Item = T> + FromIterator<T> + Default,
        for<'l> &'l L: IntoIterator<Item = &'l T>,
    {
        let is_marker = |name: &Ident| self.variables.iter().any(|variable| name == variable.marker);
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

/// `<Type as Trait>::name` says how many segments are the trait's: so many more.
fn grow(qself: Option<&mut QSelf>, more: usize) {
    if let Some(qself) = qself.filter(|qself| qself.as_token.is_some()) {
        qself.position += more;
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
        let marker = path.segments.first().filter(|_| path.leading_colon.is_none()).map(|first| &first.ident);
        let value = marker.and_then(|marker| copy!(Path)(self, marker));
        visit_mut::visit_path_mut(self, path);
        let Some(mut value) = value else { return };
        let mut rest = mem::take(&mut path.segments).into_iter();
        if let (Some(last), Some(first)) = (value.segments.last_mut(), rest.next())
            && !first.arguments.is_none()
        {
            last.arguments = first.arguments;
        }
        value.segments.extend(rest);
        *path = value;
    }

    fn visit_expr_path_mut(&mut self, of: &mut ExprPath) {
        let before = of.path.segments.len();
        visit_mut::visit_expr_path_mut(self, of);
        grow(of.qself.as_mut(), of.path.segments.len() - before);
    }

    fn visit_type_path_mut(&mut self, of: &mut TypePath) {
        let before = of.path.segments.len();
        visit_mut::visit_type_path_mut(self, of);
        grow(of.qself.as_mut(), of.path.segments.len() - before);
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

    /// A literal is a pattern too.
    fn visit_pat_mut(&mut self, pattern: &mut Pat) {
        let literal = take!(Value::Expression(Expr::Lit(literal)) => literal);
        match pattern.marker().and_then(|marker| literal(self, marker)) {
            Some(literal) => *pattern = Pat::Lit(literal),
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
        let mut arms = mem::take(&mut of.arms);
        visit_mut::visit_expr_match_mut(self, of);
        self.arms(&mut arms);
        of.arms = arms;
    }

    fn visit_expr_struct_mut(&mut self, of: &mut ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, of);
        self.splice(&mut of.fields, take!(FieldValues));
    }

    fn visit_expr_call_mut(&mut self, of: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, of);
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
