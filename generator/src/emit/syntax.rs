//! Constructors of syntax nodes, for frequent nodes that would not be clearer as templates.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, AttrStyle, Attribute, Expr, ExprArray, ExprCall, ExprField, ExprLit,
    ExprMethodCall, ExprPath, ExprReference, ExprUnary, Field, FieldModifiers, FieldValue, Fields, FieldsNamed,
    FieldsUnnamed, File, FnArg, GenericArgument, GenericParam, Generics, Item, ItemMod, Lit, LitBool, LitInt, LitStr,
    MacroDelimiter, Member, Meta, MetaList, MetaNameValue, Pat, PatIdent, PatType, Path, PathArguments, PathSegment,
    QSelf, Token, TraitBound, TraitBoundModifiers, Type, TypeParam, TypeParamBound, TypePath, UnOp, Variant,
    Visibility,
};

/// A name that is part of the generator.
pub(super) fn name(name: &'static str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A file without content.
pub(super) fn empty_file() -> File {
    File { shebang: None, frontmatter: None, attrs: Vec::new(), items: Vec::new() }
}

/// A path of one name.
pub(super) fn path(name: impl Into<Ident>) -> Path {
    Path::from(name.into())
}

/// `::name::name`.
pub(super) fn absolute(names: &[&'static str]) -> Path {
    let segments = names.iter().map(|segment| PathSegment::from(name(segment))).collect();
    Path { leading_colon: Some(Token![::](Span::call_site())), segments }
}

/// A path with type arguments: `Name<A, B>`.
pub(super) fn with_arguments(mut path: Path, arguments: impl IntoIterator<Item = Type>) -> Path {
    let args: Punctuated<_, _> = arguments.into_iter().map(GenericArgument::Type).collect();
    if let (Some(last), false) = (path.segments.last_mut(), args.is_empty()) {
        last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: Token![<](Span::call_site()),
            args,
            gt_token: Token![>](Span::call_site()),
        });
    }
    path
}

/// `path::name`.
pub(super) fn join_path(mut path: Path, name: Ident) -> Path {
    path.segments.push(name.into());
    path
}

/// A path as a string without its arguments.
pub(super) fn path_string(path: &Path) -> String {
    let colon = if path.leading_colon.is_some() { "::" } else { "" };
    let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    format!("{colon}{}", names.join("::"))
}

pub(super) fn ty(path: impl Into<Path>) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path: path.into() })
}

/// `()`.
pub(super) fn unit() -> Type {
    Type::Tuple(syn::TypeTuple {
        attrs: Vec::new(),
        paren_token: syn::token::Paren::default(),
        elems: Punctuated::new(),
    })
}

pub(super) fn expression(path: impl Into<Path>) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: path.into() })
}

/// A variable.
pub(super) fn variable(name: &'static str) -> Expr {
    expression(self::name(name))
}

fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

pub(super) fn string_literal(value: &str) -> Expr {
    literal(Lit::Str(LitStr::new(value, Span::call_site())))
}

pub(super) fn bool_literal(value: bool) -> Expr {
    literal(Lit::Bool(LitBool::new(value, Span::call_site())))
}

pub(super) fn usize_literal(value: usize) -> Expr {
    int_literal(&value.to_string())
}

fn int_literal(digits: &str) -> Expr {
    literal(Lit::Int(LitInt::new(digits, Span::call_site())))
}

/// An integer. Groups of thousands are separated if it has more than five digits.
pub(super) fn i64_literal(value: i64) -> Expr {
    let digits = int_literal(&with_digit_groups(value.unsigned_abs()));
    if value >= 0 {
        return digits;
    }
    let op = UnOp::Neg(Token![-](Span::call_site()));
    Expr::Unary(ExprUnary { attrs: Vec::new(), op, expr: Box::new(digits) })
}

fn with_digit_groups(value: u64) -> String {
    let digits = value.to_string();
    if digits.len() <= 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

/// `&[a, b]`.
pub(super) fn slice(items: impl IntoIterator<Item = Expr>) -> Expr {
    let elems = items.into_iter().collect();
    reference(Expr::Array(ExprArray { attrs: Vec::new(), bracket_token: syn::token::Bracket::default(), elems }))
}

/// `self.field`.
pub(super) fn self_field(field: Ident) -> Expr {
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(variable("self")),
        dot_token: Token![.](Span::call_site()),
        member: Member::Named(field),
    })
}

/// `&expression`.
pub(super) fn reference(expression: Expr) -> Expr {
    reference_with(expression, None)
}

/// `&mut expression`.
pub(super) fn mut_reference(expression: Expr) -> Expr {
    reference_with(expression, Some(Token![mut](Span::call_site())))
}

fn reference_with(expression: Expr, mutability: Option<Token![mut]>) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: Token![&](Span::call_site()),
        mutability,
        expr: Box::new(expression),
    })
}

/// `Type::function`; `<Type>::function` where the type has arguments or is not a path.
pub(super) fn associated_function(ty: Type, function: Ident) -> Expr {
    match ty {
        Type::Path(TypePath { qself: None, path, .. })
            if path.segments.iter().all(|segment| segment.arguments.is_none()) =>
        {
            expression(join_path(path, function))
        }
        ty => {
            let qself = QSelf {
                lt_token: Token![<](Span::call_site()),
                ty: Box::new(ty),
                position: 0,
                as_token: None,
                gt_token: Token![>](Span::call_site()),
            };
            let path = Path { leading_colon: Some(Token![::](Span::call_site())), ..path(function) };
            Expr::Path(ExprPath { attrs: Vec::new(), qself: Some(qself), path })
        }
    }
}

/// `function(…)`.
pub(super) fn call(function: Expr, arguments: Vec<Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(function),
        paren_token: syn::token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `receiver.method(…)`.
pub(super) fn method_call(receiver: Expr, method: &'static str, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Token![.](Span::call_site()),
        method: name(method),
        turbofish: None,
        paren_token: syn::token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `name: Type` in a function signature.
pub(super) fn parameter(name: Ident, ty: Type) -> FnArg {
    let ident = PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name, subpat: None };
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(Pat::Ident(ident)),
        colon_token: Token![:](Span::call_site()),
        ty: Box::new(ty),
    })
}

/// `name: value` in a struct expression.
pub(super) fn field_value(name: Ident, value: Expr) -> FieldValue {
    let colon_token = Some(Token![:](Span::call_site()));
    FieldValue { attrs: Vec::new(), member: Member::Named(name), colon_token, expr: value }
}

/// `name` in a struct expression, for a variable with the name of the field.
pub(super) fn shorthand_field(name: Ident) -> FieldValue {
    let expr = expression(name.clone());
    FieldValue { attrs: Vec::new(), member: Member::Named(name), colon_token: None, expr }
}

/// `pub name: Type` in a struct.
pub(super) fn field(attrs: Vec<Attribute>, vis: Visibility, name: Ident, ty: Type) -> Field {
    let colon_token = Some(Token![:](Span::call_site()));
    Field { attrs, vis, modifiers: FieldModifiers::default(), ident: Some(name), colon_token, ty, default: None }
}

/// `pub`.
pub(super) fn public() -> Visibility {
    Visibility::Public(Token![pub](Span::call_site()))
}

/// `Name`, or `Name(Type)`.
pub(super) fn variant(attrs: Vec<Attribute>, name: Ident, payload: Option<Type>) -> Variant {
    let unnamed = |ty| Field {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: FieldModifiers::default(),
        ident: None,
        colon_token: None,
        ty,
        default: None,
    };
    let fields = payload.map_or(Fields::Unit, |ty| {
        let unnamed = [unnamed(ty)].into_iter().collect();
        Fields::Unnamed(FieldsUnnamed { paren_token: syn::token::Paren::default(), unnamed })
    });
    Variant { attrs, ident: name, fields, discriminant: None }
}

/// `Name { field: Type }`.
pub(super) fn struct_variant(attrs: Vec<Attribute>, name: Ident, fields: Vec<Field>) -> Variant {
    let named = fields.into_iter().collect();
    let fields = Fields::Named(FieldsNamed { brace_token: syn::token::Brace::default(), named });
    Variant { attrs, ident: name, fields, discriminant: None }
}

/// `<T: Bound, U: Bound>`, or `<T, U>` if there is no bound.
pub(super) fn generics(parameters: impl IntoIterator<Item = Ident>, bound_path: Option<&Path>) -> Generics {
    let bound = |path: &Path| {
        TypeParamBound::Trait(TraitBound {
            paren_token: None,
            lifetimes: None,
            modifiers: TraitBoundModifiers::default(),
            maybe: None,
            path: path.clone(),
        })
    };
    let params = parameters.into_iter().map(|parameter| {
        let mut parameter = TypeParam::from(parameter);
        parameter.bounds.extend(bound_path.map(bound));
        GenericParam::Type(parameter)
    });
    Generics { params: params.collect(), ..Generics::default() }
}

/// `pub mod name { … }`.
pub(super) fn module(attrs: Vec<Attribute>, name: Ident, items: Vec<Item>) -> Item {
    Item::Mod(ItemMod {
        attrs,
        vis: public(),
        unsafety: None,
        mod_token: Token![mod](Span::call_site()),
        ident: name,
        content: Some((syn::token::Brace::default(), items)),
        semi: None,
    })
}

/// An attribute without arguments: `#[non_exhaustive]`.
pub(super) fn attribute(name: &'static str) -> Attribute {
    outer_attribute(Meta::Path(path(self::name(name))))
}

/// `#[cfg_attr(not(debug_assertions), inline)]`. In a debug build, a function that is not `#[inline]` is compiled once, with
/// the generated crate, and not again with each crate that calls it.
pub(super) fn inline() -> Attribute {
    attribute_with_arguments("cfg_attr", quote!(not(debug_assertions), inline))
}

/// The attribute if `wanted`.
pub(super) fn attribute_if(wanted: bool, name: &'static str) -> Vec<Attribute> {
    wanted.then(|| attribute(name)).into_iter().collect()
}

/// An attribute with arguments: `#[derive(Clone)]`; `#[derive]` if they are empty.
pub(super) fn attribute_with_arguments(name: &'static str, tokens: TokenStream) -> Attribute {
    if tokens.is_empty() {
        return attribute(name);
    }
    let delimiter = MacroDelimiter::Paren(syn::token::Paren::default());
    outer_attribute(Meta::List(MetaList { path: path(self::name(name)), delimiter, tokens }))
}

/// `#[doc = " line"]`, with `!` or not.
pub(super) fn doc(style: AttrStyle, line: &str) -> Attribute {
    let meta =
        MetaNameValue { path: path(name("doc")), eq_token: Token![=](Span::call_site()), value: string_literal(line) };
    Attribute { style, ..outer_attribute(Meta::NameValue(meta)) }
}

fn outer_attribute(meta: Meta) -> Attribute {
    Attribute {
        pound_token: Token![#](Span::call_site()),
        style: AttrStyle::Outer,
        bracket_token: syn::token::Bracket::default(),
        meta,
    }
}
