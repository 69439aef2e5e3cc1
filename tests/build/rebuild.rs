//! A value made once more, through `new` and its setters, out of the public fields of another.

use std::fmt::Write as _;

use generator::model::{Argument, ArgumentType, Constructor, Crate, Field, Item, ItemKind, Member, Setter, Wrapper};

/// The body of `fn(donor: T, other: T) -> [T; 2]`: the donor once more, made of what it requires and the setters of the
/// rest, and made of what another one requires and all setters. Nothing for a type that has no setters.
pub(crate) fn function(item: &Item, ty: &str, crate_model: &Crate) -> Option<String> {
    let (constructor, fields, common) = made_of(item)?;
    let construction = &item.construction;
    let path = ty.split('<').next().unwrap_or(ty);
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        fields.iter().copied().partition(|field| constructor.arguments.contains(&field.name));
    let mut body = String::new();
    for (made, from) in [("first", "donor"), ("second", "other")] {
        let arguments: Vec<_> = constructor
            .arguments
            .iter()
            .filter_map(|name| fields.iter().find(|field| field.name == *name))
            .filter_map(|field| Some(argument(&format!("{from}.{}", field.name), construction.setter(&field.name)?)))
            .collect();
        let _ = writeln!(body, "let {made} = {path}::new({});", arguments.join(", "));
    }
    for made in ["first", "second"] {
        for name in &constructor.preset_true {
            let _ = writeln!(body, "let mut {made} = {made};\n{made}.{name} = None;");
        }
        // What is required was given to `new`, unless it is null; of the second one it is to be replaced.
        let required = required.iter().filter(|field| {
            made == "second" || construction.setter(&field.name).is_some_and(|setter| setter.null.is_some())
        });
        for field in required.chain(&optional) {
            let Some(setter) = construction.setter(&field.name) else { continue };
            set(&mut body, made, setter, &crate_model.runtime_path);
        }
        if common {
            let _ = writeln!(body, "let mut {made} = {made};\n{made}.common = donor.common.clone();");
        }
    }
    let _ = writeln!(body, "let _ = (&donor, &other);\n[first, second]");
    Some(body)
}

/// What `new` takes, the fields, and whether there are the parameters that every endpoint takes.
fn made_of(item: &Item) -> Option<(&Constructor, Vec<&Field>, bool)> {
    match &item.kind {
        ItemKind::Request(request) => {
            let fields = request.parameters.iter().map(|parameter| &parameter.field).collect();
            Some((item.construction.new.as_ref()?, fields, request.common))
        }
        ItemKind::Struct(kind) => {
            let fields = kind.members.iter().flat_map(Member::fields).collect();
            Some((item.construction.new.as_ref()?, fields, false))
        }
        _ => None,
    }
}

/// A field's value as `new` takes it: without what `new` puts around it.
fn argument(field: &str, setter: &Setter) -> String {
    let Argument { ty, wrappers } = &setter.argument;
    let value = wrappers.iter().rev().fold(format!("{field}.clone()"), |value, wrap| match wrap {
        Wrapper::Boxed => format!("*{value}"),
        // `new` can't be given null; it is set afterwards.
        Wrapper::Nullable => format!("{value}.into_value().unwrap_or_else(crate::runtime::json::Decode::empty)"),
        Wrapper::Some => format!("{value}.expect(\"a value\")"),
    });
    given(ty, value)
}

/// `let made = made.field(donor.field)`, from the outermost wrapping to the value.
fn set(body: &mut String, made: &str, setter: &Setter, runtime: &str) {
    let mut expression = format!("{made}.{}({})", setter.name, given(&setter.argument.ty, "value".to_owned()));
    for wrap in &setter.argument.wrappers {
        expression = match wrap {
            Wrapper::Boxed => format!("{{ let value = *value; {expression} }}"),
            Wrapper::Nullable => {
                let null = setter.null.as_deref().unwrap_or("no_setter_for_null");
                format!(
                    "match value {{ {runtime}::Nullable::Value(value) => {expression}, \
                     {runtime}::Nullable::Null => {made}.{null}() }}"
                )
            }
            Wrapper::Some => format!("match value {{ Some(value) => {expression}, None => {made} }}"),
        };
    }
    let _ = writeln!(body, "let {made} = {{ let value = donor.{}.clone(); {expression} }};", setter.field);
}

/// A value as a setter takes it. It takes what the field holds; but a document it takes as what can be serialized.
fn given(ty: &ArgumentType, value: String) -> String {
    match ty {
        ArgumentType::Document => format!("crate::round_trip::call::json(&{value})"),
        ArgumentType::List(of) if holds_document(of) => {
            format!("{value}.into_iter().map(|value| {}).collect::<Vec<_>>()", given(of, "value".to_owned()))
        }
        ArgumentType::Map(_, of) if holds_document(of) => {
            let of = given(of, "value".to_owned());
            format!("{value}.into_iter().map(|(key, value)| (key, {of})).collect::<Vec<_>>()")
        }
        _ => value,
    }
}

fn holds_document(ty: &ArgumentType) -> bool {
    match ty {
        ArgumentType::Document => true,
        ArgumentType::List(of) | ArgumentType::Map(_, of) => holds_document(of),
        ArgumentType::Plain(_) | ArgumentType::Into(_) => false,
    }
}
