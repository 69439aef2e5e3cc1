//! Arguments of setters and constructors.

use crate::lower::lowered_item::LoweredItems;
use crate::model::{Argument, ArgumentType, RustType, Wrapper, resolve};

/// Returns the argument for a value of a type.
pub(in crate::lower) fn argument(ty: &RustType, items: &LoweredItems) -> Argument {
    let mut wrappers = Vec::new();
    let mut inner = ty;
    loop {
        let (wrapper, next) = match inner {
            RustType::Option(next) => (Wrapper::Some, next),
            RustType::Nullable(next) => (Wrapper::Nullable, next),
            RustType::Boxed(next) => (Wrapper::Boxed, next),
            _ => break,
        };
        wrappers.insert(0, wrapper);
        inner = next;
    }
    Argument { ty: argument_type(inner, items, true), wrappers }
}

/// Returns the type of an argument. Only the outermost list or map accepts any iterator; nested ones are passed as they are.
fn argument_type(ty: &RustType, items: &LoweredItems, outermost: bool) -> ArgumentType {
    match resolve(ty, items) {
        // An integer converts into `f64`.
        RustType::Primitive("f64") => ArgumentType::Into(ty.clone()),
        RustType::Primitive(_) => ArgumentType::Plain(ty.clone()),
        RustType::Runtime("Document") => ArgumentType::Document,
        RustType::List(inner) if outermost => ArgumentType::List(Box::new(argument_type(&inner, items, false))),
        RustType::Map(key, value) if outermost => ArgumentType::Map(
            Box::new(argument_type(&key, items, false)),
            Box::new(argument_type(&value, items, false)),
        ),
        _ => ArgumentType::Into(ty.clone()),
    }
}
