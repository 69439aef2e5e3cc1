//! Substitution of placeholders.

use std::mem;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, Attribute, Block, Expr, ExprArray, ExprCall, ExprMatch, ExprPath, ExprStruct, FieldsNamed, Generics, ImplItem,
    Item, ItemEnum, ItemImpl, Pat, Path, QSelf, Signature, Stmt, Type, TypePath,
};

use super::placeholder::Placeholder;
use super::{Value, Variable};

/// The variables of one template while it is filled in.
pub(in crate::emit) struct Substitution<'a> {
    pub(super) variables: &'a mut [Variable],
}

/// Moves the value of this kind out of the variable with the placeholder's name.
macro_rules! take {
    ($kind:ident) => {
        take!(Value::$kind(payload) => payload)
    };
    ($kind:pat => $payload:expr) => {
        |substitution: &mut Substitution<'_>, placeholder: &Ident| {
            substitution.take_value(placeholder, |value| match mem::replace(value, Value::Consumed) {
                $kind => Some($payload),
                other => {
                    *value = other;
                    None
                }
            })
        }
    };
}

/// Copies the value, which may be needed in further places.
macro_rules! copy {
    ($kind:ident) => {
        |substitution: &mut Substitution<'_>, placeholder: &Ident| {
            substitution.take_value(placeholder, |value| {
                if let Value::$kind(payload) = value { Some(payload.clone()) } else { None }
            })
        }
    };
}

impl Substitution<'_> {
    fn take_value<T>(&mut self, placeholder: &Ident, get: impl FnOnce(&mut Value) -> Option<T>) -> Option<T> {
        let variable = self.variables.iter_mut().find(|variable| placeholder == variable.placeholder)?;
        let value = get(&mut variable.value)?;
        variable.substituted += 1;
        Some(value)
    }

    /// Replaces placeholders by lists.
    fn splice<T: Placeholder, L>(&mut self, list: &mut L, value: fn(&mut Self, &Ident) -> Option<Vec<T>>)
    where
        L: IntoIterator<Item = T> + FromIterator<T> + Default,
        for<'l> &'l L: IntoIterator<Item = &'l T>,
    {
        let is_placeholder = |name: &Ident| self.variables.iter().any(|variable| name == variable.placeholder);
        if !(&*list).into_iter().filter_map(T::placeholder).any(is_placeholder) {
            return;
        }
        let spliced = mem::take(list).into_iter().flat_map(|item| {
            let values = item.placeholder().and_then(|placeholder| value(self, placeholder));
            values.unwrap_or_else(|| vec![item])
        });
        *list = spliced.collect();
    }

    /// Visits the elements of a list, then substitutes the placeholders among them.
    fn visit_list<T: Placeholder>(
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
        self.visit_list(arms, Self::visit_arm_mut, take!(Arms));
    }

    pub(super) fn impl_items(&mut self, items: &mut Vec<ImplItem>) {
        self.visit_list(items, Self::visit_impl_item_mut, take!(ImplItems));
    }

    pub(super) fn items(&mut self, items: &mut Vec<Item>) {
        self.visit_list(items, Self::visit_item_mut, take!(Items));
    }

    pub(super) fn statements(&mut self, statements: &mut Vec<Stmt>) {
        self.visit_list(statements, Self::visit_stmt_mut, take!(Statements));
    }

    /// Substitutes names in tokens that are not parsed, such as the arguments of a macro.
    fn substitute_tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let substituted = tokens.into_iter().map(|token| match token {
            TokenTree::Ident(name) => TokenTree::Ident(copy!(Name)(self, &name).unwrap_or(name)),
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), self.substitute_tokens(group.stream())))
            }
            other => other,
        });
        substituted.collect()
    }
}

/// Adjusts the number of segments that belong to the trait in `<Type as Trait>::name`.
fn extend_qself_position(qself: Option<&mut QSelf>, more: usize) {
    if let Some(qself) = qself.filter(|qself| qself.as_token.is_some()) {
        qself.position += more;
    }
}

/// Substituted values are complete and must not be visited, so lists are substituted after their neighbours were visited.
impl VisitMut for Substitution<'_> {
    fn visit_ident_mut(&mut self, name: &mut Ident) {
        if let Some(value) = copy!(Name)(self, name) {
            *name = value;
        }
    }

    /// The placeholder of a path may be followed by further segments and arguments.
    fn visit_path_mut(&mut self, path: &mut Path) {
        let placeholder = path.segments.first().filter(|_| path.leading_colon.is_none()).map(|first| &first.ident);
        let value = placeholder.and_then(|placeholder| copy!(Path)(self, placeholder));
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

    fn visit_expr_path_mut(&mut self, expression: &mut ExprPath) {
        let before = expression.path.segments.len();
        visit_mut::visit_expr_path_mut(self, expression);
        extend_qself_position(expression.qself.as_mut(), expression.path.segments.len() - before);
    }

    fn visit_type_path_mut(&mut self, ty: &mut TypePath) {
        let before = ty.path.segments.len();
        visit_mut::visit_type_path_mut(self, ty);
        extend_qself_position(ty.qself.as_mut(), ty.path.segments.len() - before);
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty.placeholder().and_then(|placeholder| copy!(Type)(self, placeholder)) {
            Some(value) => *ty = value,
            None => visit_mut::visit_type_mut(self, ty),
        }
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        match expression.placeholder().and_then(|placeholder| take!(Expression)(self, placeholder)) {
            Some(value) => *expression = value,
            None => visit_mut::visit_expr_mut(self, expression),
        }
    }

    /// A literal is a pattern too.
    fn visit_pat_mut(&mut self, pattern: &mut Pat) {
        let literal = take!(Value::Expression(Expr::Lit(literal)) => literal);
        match pattern.placeholder().and_then(|placeholder| literal(self, placeholder)) {
            Some(literal) => *pattern = Pat::Lit(literal),
            None => visit_mut::visit_pat_mut(self, pattern),
        }
    }

    fn visit_generics_mut(&mut self, generics: &mut Generics) {
        match generics.placeholder().and_then(|placeholder| take!(Generics)(self, placeholder)) {
            Some(value) => *generics = value,
            None => visit_mut::visit_generics_mut(self, generics),
        }
    }

    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        self.visit_list(attributes, Self::visit_attribute_mut, take!(Attributes));
    }

    fn visit_signature_mut(&mut self, signature: &mut Signature) {
        visit_mut::visit_signature_mut(self, signature);
        self.splice(&mut signature.inputs, take!(Parameters));
    }

    fn visit_fields_named_mut(&mut self, fields: &mut FieldsNamed) {
        visit_mut::visit_fields_named_mut(self, fields);
        self.splice(&mut fields.named, take!(Fields));
    }

    fn visit_item_enum_mut(&mut self, item: &mut ItemEnum) {
        visit_mut::visit_item_enum_mut(self, item);
        self.splice(&mut item.variants, take!(Variants));
    }

    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        let mut items = mem::take(&mut item.items);
        visit_mut::visit_item_impl_mut(self, item);
        self.impl_items(&mut items);
        item.items = items;
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.statements(&mut block.stmts);
    }

    fn visit_expr_match_mut(&mut self, expression: &mut ExprMatch) {
        let mut arms = mem::take(&mut expression.arms);
        visit_mut::visit_expr_match_mut(self, expression);
        self.arms(&mut arms);
        expression.arms = arms;
    }

    fn visit_expr_struct_mut(&mut self, expression: &mut ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, expression);
        self.splice(&mut expression.fields, take!(FieldValues));
    }

    fn visit_expr_call_mut(&mut self, expression: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, expression);
        self.splice(&mut expression.args, take!(Expressions));
    }

    fn visit_expr_array_mut(&mut self, expression: &mut ExprArray) {
        visit_mut::visit_expr_array_mut(self, expression);
        self.splice(&mut expression.elems, take!(Expressions));
    }

    fn visit_token_stream_mut(&mut self, tokens: &mut TokenStream) {
        if !tokens.is_empty() {
            *tokens = self.substitute_tokens(mem::take(tokens));
        }
    }
}
