//! Values of several lines, in bodies of NDJSON: as a list of their lines they are read and shown.

use syn::{Arm, Attribute, Expr, FieldValue, FnArg, ImplItem, Item as Syntax, Stmt, Visibility};

use super::docs::{docs, documented};
use super::scope::Scope;
use super::setter::{argument_type, inline, value};
use super::syntax::{
    self, borrowed, call, field_value, inside, name, number, own, parameter, public, ty, variant, with,
};
use super::table::{self, Named};
use super::template::template;
use super::types::rust_type;
use crate::model::{Item, Line, LineVariant, Lines};

pub(super) fn lines(scope: &Scope<'_>, item: &Item, lines: &Lines) -> Vec<Syntax> {
    match lines {
        Lines::Pair(pair) => self::pair(scope, item, pair),
        Lines::ByKey(variants) => by_key(scope, item, variants),
    }
}

/// A struct of two lines.
fn pair(scope: &Scope<'_>, item: &Item, lines: &[Line; 2]) -> Vec<Syntax> {
    let json = &scope.json;
    let of = scope.ident(&item.name);
    let attributes = documented(&item.docs, item.deprecated.as_ref());
    let fields: Vec<_> = lines.iter().map(|line| field(scope, line, public())).collect();
    let Made { inline, parameters, values } = Made::new(scope, lines.iter());
    let empty = |line: &Line| {
        let empty = template!(scope, Expr, [json] => { #json::Read::empty() });
        field_value(scope.ident(&line.field), empty)
    };
    let empties: Vec<_> = lines.iter().map(empty).collect();
    let read = |(index, line): (usize, &Line)| {
        let (field, index) = (scope.ident(&line.field), number(index));
        template!(scope, Vec<Stmt>, [field, index] => { self.#field = r.line(#index); })
    };
    let read: Vec<_> = lines.iter().enumerate().flat_map(read).collect();
    let shown = |writer, line: &Line| call(writer, "item", [borrowed(own(scope.ident(&line.field)))]);
    let shown = lines.iter().fold(template!(scope, Expr, [] => { w.list(2) }), shown);
    template!(
        scope,
        Vec<Syntax>,
        [attributes, of, fields, inline, parameters, values, json, empties, read, shown] => {
            #attributes
            #[derive(Clone)]
            #[non_exhaustive]
            #[must_use]
            pub struct #of { #fields }
            impl #of {
                /// Both lines.
                #inline
                pub fn new(#parameters) -> Self {
                    Self { #values }
                }
            }
            impl #json::Read for #of {
                #[inline]
                fn empty() -> Self {
                    Self { #empties }
                }
                #[inline]
                fn read(&mut self, r: &mut #json::Reader<'_>) {
                    #read
                }
            }
            impl #json::Show for #of {
                #[inline]
                fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                    #shown;
                }
            }
        }
    )
}

/// An enum, told by the single key of the first line.
fn by_key(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> Vec<Syntax> {
    let mut items = declared(scope, item, variants);
    items.extend(constructors(scope, item, variants));
    items.extend(read(scope, item, variants));
    items.extend(show(scope, item, variants));
    items
}

fn declared(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> Vec<Syntax> {
    let Scope { runtime, std, .. } = scope;
    let of = scope.ident(&item.name);
    let attributes = documented(&item.docs, item.deprecated.as_ref());
    let declared = |of: &LineVariant| {
        let attributes = documented(&of.docs, of.deprecated.as_ref());
        let fields: Vec<_> = of.lines().map(|line| field(scope, line, Visibility::Inherited)).collect();
        syntax::variant_of(attributes, scope.ident(&of.name), fields)
    };
    let raw = ty(inside(runtime.clone(), name("RawJson")));
    let other = variant(
        docs("What the specification does not list, line by line. It is written back unchanged."),
        name("Other"),
        Some(ty(with(std.vec.clone(), [raw]))),
    );
    let variants: Vec<_> = variants.iter().map(declared).chain([other]).collect();
    template!(scope, Vec<Syntax>, [attributes, of, variants] => {
        #attributes
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #of { #variants }
    })
}

fn constructors(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> Vec<Syntax> {
    let of = scope.ident(&item.name);
    let constructor = |variant: &LineVariant| {
        let attributes = documented(&variant.docs, variant.deprecated.as_ref());
        let (constructor, name) = (scope.ident(&variant.constructor), scope.ident(&variant.name));
        let Made { inline, parameters, values } = Made::new(scope, variant.lines());
        template!(scope, Vec<ImplItem>, [attributes, inline, constructor, parameters, name, values] => {
            #attributes
            #inline
            pub fn #constructor(#parameters) -> Self {
                Self::#name { #values }
            }
        })
    };
    let constructors: Vec<_> = variants.iter().flat_map(constructor).collect();
    template!(scope, Vec<Syntax>, [of, constructors] => {
        impl #of { #constructors }
    })
}

fn read(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> Vec<Syntax> {
    let Scope { json, std, .. } = scope;
    let vec = &std.vec;
    let of = scope.ident(&item.name);
    let words = variants.iter().map(|variant| Named { wire: &variant.wire, also: &[] });
    let table = table::words(scope, words, false, false);
    let arm = |(index, variant): (usize, &LineVariant)| {
        let (index, name) = (number(index), scope.ident(&variant.name));
        let first = field_value(scope.ident(&variant.first.field), template!(scope, Expr, [] => { r.payload() }));
        let second = variant
            .second
            .as_ref()
            .map(|line| field_value(scope.ident(&line.field), template!(scope, Expr, [] => { r.line(1) })));
        let lines: Vec<_> = std::iter::once(first).chain(second).collect();
        template!(scope, Vec<Arm>, [index, name, lines] => { #index => Self::#name { #lines }, })
    };
    let numbers: Vec<_> = variants.iter().enumerate().flat_map(arm).collect();
    template!(scope, Vec<Syntax>, [json, of, vec, table, numbers] => {
        impl #json::Read for #of {
            #[inline]
            fn empty() -> Self {
                Self::Other(#vec::new())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                static TABLE: #json::Words = #table;
                *self = match r.first_line(&TABLE) {
                    #numbers
                    _ => Self::Other(r.value()),
                };
            }
        }
    })
}

fn show(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> Vec<Syntax> {
    let json = &scope.json;
    let of = scope.ident(&item.name);
    let shown: Vec<_> = variants.iter().flat_map(|variant| shown(scope, variant)).collect();
    template!(scope, Vec<Syntax>, [json, of, shown] => {
        impl #json::Show for #of {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                match self {
                    #shown
                    Self::Other(lines) => w.variant("Other", lines),
                };
            }
        }
    })
}

fn shown(scope: &Scope<'_>, variant: &LineVariant) -> Vec<Arm> {
    let LineVariant { name, wire, .. } = variant;
    let (variant_name, first) = (scope.ident(name), scope.ident(&variant.first.field));
    let Some(second) = &variant.second else {
        return template!(scope, Vec<Arm>, [variant_name, first, wire, name] => {
            Self::#variant_name { #first } => w.list(1).single(#wire, #name, #first),
        });
    };
    let second = scope.ident(&second.field);
    template!(scope, Vec<Arm>, [variant_name, first, second, wire, name] => {
        Self::#variant_name { #first, #second } => w.list(2).single(#wire, #name, #first).item(#second),
    })
}

fn field(scope: &Scope<'_>, line: &Line, visibility: Visibility) -> syn::Field {
    syntax::field(docs(&line.docs), visibility, scope.ident(&line.field), rust_type(scope, &line.ty))
}

/// What a constructor takes, and the fields made of it.
struct Made {
    inline: Vec<Attribute>,
    parameters: Vec<FnArg>,
    values: Vec<FieldValue>,
}

impl Made {
    fn new<'l>(scope: &Scope<'_>, lines: impl Iterator<Item = &'l Line> + Clone) -> Self {
        let inline = inline(lines.clone().map(|line| &line.argument.shape));
        let (mut parameters, mut values) = (Vec::new(), Vec::new());
        for line in lines {
            let name = scope.ident(&line.field);
            let value = value(scope, &line.argument, &name);
            parameters.push(parameter(name.clone(), argument_type(scope, &line.argument.shape)));
            values.push(field_value(name, value));
        }
        Self { inline, parameters, values }
    }
}
