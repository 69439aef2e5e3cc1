//! Writes functions that rebuild a value from its public fields, through `new` and the setters.

use std::fmt::Write as _;

use generator::model::{Argument, ArgumentType, Construction, Crate, Field, Item, ItemKind, Setter, Wrapper};

/// Returns the body of `fn(donor: T, other: T) -> [T; 2]`, or `None` for a type without setters.
///
/// Both results must equal `donor`. The first passes the donor's required fields to `new` and sets the other fields; the
/// second passes the required fields of `other` to `new` and sets all fields.
pub(crate) fn rebuild_body(item: &Item, ty: &str, crate_model: &Crate) -> Option<String> {
    let (fields, common) = fields_of(item)?;
    let construction = &item.construction;
    let constructor = construction.new.as_ref()?;
    let path = ty.split('<').next().unwrap_or(ty);
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        fields.iter().copied().partition(|field| constructor.arguments.contains(&field.name));
    let mut body = String::new();
    for (variable, from) in [("first", "donor"), ("second", "other")] {
        let arguments: Vec<_> = constructor
            .arguments
            .iter()
            .filter_map(|name| Some(argument(&format!("{from}.{name}"), construction.setter(name)?)))
            .collect();
        let _ = writeln!(body, "let {variable} = {path}::new({});", arguments.join(", "));
    }
    for variable in ["first", "second"] {
        for name in &constructor.preset_true {
            let _ = writeln!(body, "let mut {variable} = {variable};\n{variable}.{name} = None;");
        }
        // `new` has set the required fields of the first value, except those that are null. In the second value, setters
        // replace them.
        let required = required.iter().filter(|field| variable == "second" || may_be_null(field, construction));
        for field in required.chain(&optional) {
            set(&mut body, variable, construction.setter(&field.name), &crate_model.runtime_path);
        }
        if common {
            let _ = writeln!(body, "let mut {variable} = {variable};\n{variable}.common = donor.common.clone();");
        }
    }
    let _ = writeln!(body, "let _ = (&donor, &other);\n[first, second]");
    Some(body)
}

fn may_be_null(field: &Field, construction: &Construction) -> bool {
    construction.setter(&field.name).is_some_and(|setter| setter.null.is_some())
}

/// Returns the fields of an item, and `true` if it has the common query parameters.
fn fields_of(item: &Item) -> Option<(Vec<&Field>, bool)> {
    match &item.kind {
        ItemKind::Request(request) => {
            let fields = request.parameters.iter().map(|parameter| &parameter.field).collect();
            Some((fields, request.common))
        }
        ItemKind::Struct(item) => Some((item.fields().collect(), false)),
        _ => None,
    }
}

/// Returns the argument of `new` for a field: the field's value without the wrappers that `new` adds.
fn argument(field: &str, setter: &Setter) -> String {
    let Argument { ty, wrappers } = &setter.argument;
    let value = wrappers.iter().rev().fold(format!("{field}.clone()"), |value, wrap| match wrap {
        Wrapper::Boxed => format!("*{value}"),
        // `new` does not accept null; a setter sets it afterwards.
        Wrapper::Nullable => format!("{value}.into_value().unwrap_or_else(crate::runtime::json::Decode::empty)"),
        Wrapper::Some => format!("{value}.expect(\"a value\")"),
    });
    setter_argument(ty, value)
}

/// Writes `let first = first.field(donor.field)`, where the value is unwrapped from the outermost wrapper inwards.
fn set(body: &mut String, variable: &str, setter: Option<&Setter>, runtime: &str) {
    let Some(setter) = setter else { return };
    let mut expression =
        format!("{variable}.{}({})", setter.name, setter_argument(&setter.argument.ty, "value".to_owned()));
    for wrap in &setter.argument.wrappers {
        expression = match wrap {
            Wrapper::Boxed => format!("{{ let value = *value; {expression} }}"),
            Wrapper::Nullable => {
                let null = setter.null.as_deref().unwrap_or("no_setter_for_null");
                format!(
                    "match value {{ {runtime}::Nullable::Value(value) => {expression}, \
                     {runtime}::Nullable::Null => {variable}.{null}() }}"
                )
            }
            Wrapper::Some => format!("match value {{ Some(value) => {expression}, None => {variable} }}"),
        };
    }
    let _ = writeln!(body, "let {variable} = {{ let value = donor.{}.clone(); {expression} }};", setter.field);
}

/// Returns a field's value as the argument of its setter. A document is passed as a value that serde serializes.
fn setter_argument(ty: &ArgumentType, value: String) -> String {
    match ty {
        ArgumentType::Document => format!("crate::round_trip::request_case::document_value(&{value})"),
        ArgumentType::List(element) if holds_document(element) => {
            format!(
                "{value}.into_iter().map(|value| {}).collect::<Vec<_>>()",
                setter_argument(element, "value".to_owned())
            )
        }
        ArgumentType::Map(_, element) if holds_document(element) => {
            let element = setter_argument(element, "value".to_owned());
            format!("{value}.into_iter().map(|(key, value)| (key, {element})).collect::<Vec<_>>()")
        }
        _ => value,
    }
}

fn holds_document(ty: &ArgumentType) -> bool {
    match ty {
        ArgumentType::Document => true,
        ArgumentType::List(element) | ArgumentType::Map(_, element) => holds_document(element),
        ArgumentType::Plain(_) | ArgumentType::Into(_) => false,
    }
}
