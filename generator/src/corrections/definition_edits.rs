//! Edits of a whole definition: its type, its body, its discriminator, its lines.

use super::change::Retype;
use super::facts::{Facts, LineRule, ObjectDiscriminator};
use super::names::Scope;
use super::notation::Notation;
use super::outcome::Outcome;
use super::property_edits::{ResolvedRetype, conflict, definition};
use super::subject;
use crate::spec::{Behavior, Body, Definition, EnumMember, Meta, Namespace, PropertiesBody, Spec, TypeName, ValueOf};

/// Edits the type of an alias.
pub(super) fn retype_alias(spec: &mut Spec, target: &TypeName, retype: &Retype) -> Result<Outcome, Outcome> {
    let current = subject::alias(definition(spec, target)?)?.r#type.clone();
    let scope = Scope { namespace: &target.namespace.0, spec };
    let resolved = ResolvedRetype::new(retype, scope);
    let outcome = resolved.outcome(&current, scope);
    if outcome == Outcome::Applied {
        subject::alias(definition(spec, target)?)?.r#type = resolved.becomes;
    }
    Ok(outcome)
}

/// Edits the type of a whole body.
pub(super) fn retype_body(spec: &mut Spec, target: &TypeName, retype: &Retype) -> Result<Outcome, Outcome> {
    let current = body_value(spec, target)?.clone();
    let scope = Scope { namespace: &target.namespace.0, spec };
    let resolved = ResolvedRetype::new(retype, scope);
    let outcome = resolved.outcome(&current, scope);
    if outcome == Outcome::Applied {
        *body_value(spec, target)? = resolved.becomes;
    }
    Ok(outcome)
}

fn body_value<'s>(spec: &'s mut Spec, target: &TypeName) -> Result<&'s mut ValueOf, Outcome> {
    match subject::body(definition(spec, target)?)? {
        Body::Value(body) => Ok(&mut body.value),
        Body::Properties(_) => Err(Outcome::conflict("a body that is one value", "a body with properties")),
        Body::NoBody(_) => Err(Outcome::conflict("a body that is one value", "no body")),
    }
}

/// Replaces a whole body by an object without properties, to which further edits add them.
pub(super) fn body_object(spec: &mut Spec, target: &TypeName, was: &[Notation]) -> Result<Outcome, Outcome> {
    let current = match subject::body(definition(spec, target)?)? {
        Body::Properties(_) => return Ok(Outcome::Upstream),
        Body::NoBody(_) => return Ok(Outcome::conflict("a body that is one value", "no body")),
        Body::Value(body) => body.value.clone(),
    };
    let scope = Scope { namespace: &target.namespace.0, spec };
    let was: Vec<_> = was.iter().map(|was| scope.resolve(was)).collect();
    if !was.contains(&current) {
        return Ok(conflict(&was, &current, scope));
    }
    *subject::body(definition(spec, target)?)? = Body::Properties(PropertiesBody { properties: Vec::new() });
    Ok(Outcome::Applied)
}

/// Adds a shortcut property.
pub(super) fn shortcut(definition: &mut Definition, name: &str) -> Result<Outcome, Outcome> {
    let interface = subject::interface(definition)?;
    if !interface.properties.iter().any(|property| property.name == name) {
        return Ok(Outcome::absent(format!("property `{name}`")));
    }
    Ok(match &interface.shortcut_property {
        Some(existing) if existing == name => Outcome::Upstream,
        Some(existing) => Outcome::conflict("no shortcut property", format!("`{existing}`")),
        None => {
            interface.shortcut_property = Some(name.to_owned());
            Outcome::Applied
        }
    })
}

/// Permits further keys in an object.
pub(super) fn additional_properties(
    spec: &mut Spec,
    target: &TypeName,
    value: &Notation,
    field: &str,
) -> Result<Outcome, Outcome> {
    let scope = Scope { namespace: &target.namespace.0, spec };
    let value = scope.resolve(value);
    let undefined = scope.undefined(&value);
    let behavior = TypeName::new("_spec_utils", "AdditionalProperties");
    let interface = subject::interface(definition(spec, target)?)?;
    if let Some(behaviors) = &interface.behaviors {
        let is_same = behaviors.iter().any(|existing| existing.r#type == behavior);
        return Ok(if is_same { Outcome::Upstream } else { Outcome::conflict("no behaviors", "behaviors") });
    }
    if let Some(undefined) = undefined {
        return Ok(Outcome::absent(undefined));
    }
    let string = ValueOf::instance(TypeName::new(Namespace::BUILTINS, "string"));
    interface.attached_behaviors = Some(vec![behavior.name.clone()]);
    interface.behaviors = Some(vec![Behavior {
        generics: Some(vec![string, value]),
        meta: Some(Meta { description: None, fieldname: Some(field.to_owned()), key: None, value: None }),
        r#type: behavior,
    }]);
    Ok(Outcome::Applied)
}

/// Adds a member to an enum.
pub(super) fn add_member(definition: &mut Definition, name: &str, description: &str) -> Outcome {
    let Definition::Enum(definition) = definition else {
        return Outcome::conflict("an enum", "another kind of definition");
    };
    let is_known = |member: &EnumMember| member.name == name || member.aliases.iter().flatten().any(|a| a == name);
    if definition.members.iter().any(is_known) {
        return Outcome::Upstream;
    }
    definition.members.push(EnumMember {
        aliases: None,
        availability: None,
        codegen_name: None,
        deprecation: None,
        description: Some(description.to_owned()),
        name: name.to_owned(),
        since: None,
    });
    Outcome::Applied
}

/// Distinguishes two branches of a union by a key.
pub(super) fn discriminator(
    definition: &Definition,
    target: &TypeName,
    key: &str,
    (with, without): (&str, &str),
    facts: &mut Facts,
) -> Result<Outcome, Outcome> {
    let alias = subject::union(definition)?;
    let (with, without) = (subject::branch(alias, with)?, subject::branch(alias, without)?);
    let rule = ObjectDiscriminator { key: key.to_owned(), with, without };
    facts.discriminator_rules.entry(target.clone()).or_default().objects = Some(rule);
    Ok(Outcome::Applied)
}

/// Assigns all strings to one branch of a union.
pub(super) fn strings(
    definition: &Definition,
    target: &TypeName,
    branch: &str,
    facts: &mut Facts,
) -> Result<Outcome, Outcome> {
    let alias = subject::union(definition)?;
    let branch = subject::branch(alias, branch)?;
    facts.discriminator_rules.entry(target.clone()).or_default().strings = Some(branch);
    Ok(Outcome::Applied)
}

/// Declares that the two branches of a union are two lines of a body.
pub(super) fn lines(
    definition: &mut Definition,
    target: &TypeName,
    [first, second]: &[String; 2],
    facts: &mut Facts,
) -> Result<Outcome, Outcome> {
    let alias = subject::alias(definition)?;
    let branches = if let ValueOf::UnionOf(union) = &alias.r#type { union.items.len() } else { 1 };
    let is_pair = branches == 2 && subject::branch(alias, first)? == 0 && subject::branch(alias, second)? == 1;
    if !is_pair {
        let expected = format!("two branches, `{first}` before `{second}`");
        let names: Vec<_> = alias.codegen_names.iter().flatten().map(|name| format!("`{name}`")).collect();
        return Ok(Outcome::conflict(expected, format!("{branches} branches: {}", names.join(", "))));
    }
    facts.line_rules.insert(target.clone(), LineRule::Pair);
    Ok(Outcome::Applied)
}

/// Declares that a container is a line of a body, with a second line after some of its keys.
pub(super) fn lines_by_key(
    spec: &mut Spec,
    target: &TypeName,
    keys: &[(String, Option<Notation>)],
    facts: &mut Facts,
) -> Result<Outcome, Outcome> {
    let interface = subject::interface(definition(spec, target)?)?;
    let mut found: Vec<_> = interface.properties.iter().map(|property| property.name.clone()).collect();
    let mut expected: Vec<_> = keys.iter().map(|(key, _)| key.clone()).collect();
    found.sort();
    expected.sort();
    if found != expected || interface.inherits.is_some() {
        let list = |keys: Vec<String>| format!("the keys `{}`", keys.join("`, `"));
        return Ok(Outcome::conflict(list(expected), list(found)));
    }
    let scope = Scope { namespace: &target.namespace.0, spec };
    let second = |(key, next): &(String, Option<Notation>)| Some((key.clone(), scope.resolve(next.as_ref()?)));
    let seconds: Vec<_> = keys.iter().filter_map(second).collect();
    if let Some(undefined) = seconds.iter().find_map(|(_, next)| scope.undefined(next)) {
        return Ok(Outcome::absent(undefined));
    }
    facts.line_rules.insert(target.clone(), LineRule::ByKey(seconds));
    Ok(Outcome::Applied)
}

/// Marks a request that must not be sent twice.
pub(super) fn never_retry(spec: &mut Spec, target: &TypeName, facts: &mut Facts) -> Result<Outcome, Outcome> {
    subject::request(definition(spec, target)?)?;
    facts.not_repeatable.insert(target.clone());
    let endpoints = spec.endpoints.values().map(|located| &located.value);
    let mut urls = endpoints.filter(|endpoint| endpoint.request.as_ref() == Some(target)).flat_map(|e| &e.urls);
    // A URL with POST, except one that also accepts GET, is never sent twice.
    let is_redundant = urls.any(|url| {
        let has = |method: &str| url.methods.iter().any(|found| found == method);
        has("POST") && !has("GET")
    });
    Ok(if is_redundant { Outcome::Upstream } else { Outcome::Applied })
}

/// The name of a type parameter for documents.
const DOCUMENT: &str = "TDocument";

/// Gives the only type parameter the name for documents.
pub(super) fn document_parameter(definition: &mut Definition, name: &str) -> Result<Outcome, Outcome> {
    let interface = subject::interface(definition)?;
    let parameter = match interface.generics.as_deref_mut() {
        Some([parameter]) if parameter.name == name => parameter,
        Some([parameter]) if parameter.name == DOCUMENT => return Ok(Outcome::Upstream),
        Some(other) => {
            let names: Vec<_> = other.iter().map(|parameter| format!("`{}`", parameter.name)).collect();
            return Ok(Outcome::conflict(format!("the type parameter `{name}`"), names.join(", ")));
        }
        None => return Ok(Outcome::absent(format!("type parameter `{name}`"))),
    };
    let old = parameter.clone();
    DOCUMENT.clone_into(&mut parameter.name);
    let new = parameter.clone();
    for property in &mut interface.properties {
        property.r#type.visit_mut(&mut |value| {
            if let ValueOf::InstanceOf(instance) = value
                && instance.type_name == old
            {
                instance.type_name.clone_from(&new);
            }
            true
        });
    }
    Ok(Outcome::Applied)
}
