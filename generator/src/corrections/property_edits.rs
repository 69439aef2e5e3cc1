//! Edits of properties and parameters.

use super::change::{MemberChange, MemberName, NewProperty, Quirk, Retype};
use super::facts::Facts;
use super::names::Scope;
use super::notation::Notation;
use super::outcome::Outcome;
use super::secret_names::SecretNames;
use super::subject;
use crate::spec::{Definition, Property, Spec, TypeName, ValueOf};

/// The type expressions of a [`Retype`].
pub(super) struct ResolvedRetype {
    pub(super) becomes: ValueOf,
    accepted: Vec<ValueOf>,
    was: Vec<ValueOf>,
    undefined: Option<String>,
}

impl ResolvedRetype {
    pub(super) fn new(retype: &Retype, scope: Scope<'_>) -> Self {
        let becomes = scope.resolve(&retype.becomes);
        let resolve = |list: &[Notation]| list.iter().map(|notation| scope.resolve(notation)).collect();
        let (was, accepted) = (resolve(&retype.was), resolve(&retype.accepted));
        Self { undefined: scope.undefined(&becomes), was, accepted, becomes }
    }

    /// Returns the outcome for the type in the specification.
    pub(super) fn outcome(&self, current: &ValueOf, scope: Scope<'_>) -> Outcome {
        if *current == self.becomes || self.accepted.contains(current) {
            Outcome::Upstream
        } else if !self.was.contains(current) {
            conflict(&self.was, current, scope)
        } else if let Some(undefined) = &self.undefined {
            Outcome::absent(undefined.clone())
        } else {
            Outcome::Applied
        }
    }
}

/// The conflict of a type that differs from all expected types.
pub(super) fn conflict(was: &[ValueOf], found: &ValueOf, scope: Scope<'_>) -> Outcome {
    let expected: Vec<_> = was.iter().map(|was| format!("`{}`", scope.format(was))).collect();
    Outcome::conflict(format!("the type {}", expected.join(" or ")), format!("`{}`", scope.format(found)))
}

/// Edits the type of a property or parameter.
pub(super) fn retype(
    spec: &mut Spec,
    target: &TypeName,
    name: &MemberName,
    retype: &Retype,
) -> Result<Outcome, Outcome> {
    let current = subject::member(definition(spec, target)?, name)?.r#type.clone();
    let scope = Scope { namespace: &target.namespace.0, spec };
    let resolved = ResolvedRetype::new(retype, scope);
    let outcome = resolved.outcome(&current, scope);
    if outcome == Outcome::Applied {
        subject::member(definition(spec, target)?, name)?.r#type = resolved.becomes;
    }
    Ok(outcome)
}

/// Returns the definition of the corrected type.
pub(super) fn definition<'s>(spec: &'s mut Spec, target: &TypeName) -> Result<&'s mut Definition, Outcome> {
    let located = spec.types.get_mut(target);
    located.map(|located| &mut located.value).ok_or_else(|| Outcome::absent(format!("type `{target}`")))
}

/// Edits an attribute of a property or parameter.
pub(super) fn attribute(
    definition: &mut Definition,
    target: &TypeName,
    name: &MemberName,
    change: &MemberChange,
    facts: &mut Facts,
) -> Result<Outcome, Outcome> {
    if let MemberChange::JsonName(new) = change {
        let outcome = json_name(definition, name, new)?;
        if outcome == Outcome::Applied
            && let Some(quirk) = facts.quirks.remove(&(target.clone(), name.as_str().to_owned()))
        {
            facts.quirks.insert((target.clone(), new.clone()), quirk);
        }
        return Ok(outcome);
    }
    let member = subject::member(definition, name)?;
    let key = (target.clone(), name.as_str().to_owned());
    Ok(match change {
        MemberChange::Optional(optional) => set(&mut member.required, !optional),
        MemberChange::ContainerProperty(flag) => {
            let is_set = member.container_property == Some(true);
            member.container_property = flag.then_some(true);
            if is_set == *flag { Outcome::Upstream } else { Outcome::Applied }
        }
        MemberChange::Note(note) => append_note(member, note),
        MemberChange::RustName(new) => match &member.codegen_name {
            Some(existing) if existing == new => Outcome::Upstream,
            Some(existing) => Outcome::conflict("no `codegenName`", format!("`{existing}`")),
            None => {
                member.codegen_name = Some(new.clone());
                Outcome::Applied
            }
        },
        MemberChange::Quirk { prefix, meaning } => quirk(member, key, prefix, *meaning, facts),
        // Other functions apply these changes.
        MemberChange::Secret(_) | MemberChange::Type(_) | MemberChange::JsonName(_) => Outcome::Upstream,
    })
}

/// Returns the outcome of a decision about a secret, which [`SecretNames`] contains.
pub(super) fn secret(
    spec: &mut Spec,
    target: &TypeName,
    name: &MemberName,
    is_secret: bool,
    names: &SecretNames,
) -> Result<Outcome, Outcome> {
    subject::member(definition(spec, target)?, name)?;
    let is_redundant = names.is_secret_by_default(spec, target, name.as_str()) == is_secret;
    Ok(if is_redundant { Outcome::Upstream } else { Outcome::Applied })
}

fn set(flag: &mut bool, value: bool) -> Outcome {
    if std::mem::replace(flag, value) == value { Outcome::Upstream } else { Outcome::Applied }
}

fn append_note(member: &mut Property, note: &str) -> Outcome {
    match &mut member.description {
        Some(description) if description.contains(note) => return Outcome::Upstream,
        Some(description) => {
            description.push_str("\n\n");
            description.push_str(note);
        }
        None => member.description = Some(note.to_owned()),
    }
    Outcome::Applied
}

fn quirk(member: &Property, key: (TypeName, String), prefix: &str, meaning: Quirk, facts: &mut Facts) -> Outcome {
    let is_list = match &member.r#type {
        ValueOf::ArrayOf(_) => true,
        // A union without the quirk contains the string already.
        ValueOf::UnionOf(_) => member.es_quirk.is_none(),
        _ => false,
    };
    if meaning == Quirk::CommaSeparated && !is_list {
        return Outcome::conflict("a list", subject::value_kind(&member.r#type));
    }
    match &member.es_quirk {
        Some(found) if found.starts_with(prefix) => {
            facts.quirks.insert(key, meaning);
            Outcome::Applied
        }
        Some(found) => Outcome::conflict(format!("a quirk `{prefix}`"), format!("`{found}`")),
        None => Outcome::Upstream,
    }
}

fn json_name(definition: &mut Definition, name: &MemberName, new: &str) -> Result<Outcome, Outcome> {
    let shortcut = match definition {
        Definition::Interface(interface) => interface.shortcut_property.clone(),
        _ => None,
    };
    let properties = subject::properties(definition)?;
    let has = |wanted: &str| {
        let is_alias = |property: &Property| property.aliases.iter().flatten().any(|alias| alias == wanted);
        properties.iter().any(|property| property.name == wanted || is_alias(property))
    };
    match (has(name.as_str()), has(new)) {
        (false, true) => return Ok(Outcome::Upstream),
        (true, true) => return Ok(Outcome::conflict(format!("no property `{new}`"), format!("`{new}`"))),
        (_, false) => {}
    }
    if shortcut.as_deref() == Some(name.as_str()) {
        return Ok(Outcome::conflict("another shortcut property", format!("`{}`", name.as_str())));
    }
    new.clone_into(&mut subject::member(definition, name)?.name);
    Ok(Outcome::Applied)
}

/// Adds a property or a parameter.
pub(super) fn add(
    spec: &mut Spec,
    target: &TypeName,
    new: &NewProperty,
    list: impl Fn(&mut Definition) -> Result<&mut Vec<Property>, Outcome>,
    is_closed: bool,
) -> Result<Outcome, Outcome> {
    let existing = list(definition(spec, target)?)?.iter().find(|property| property.name == new.name);
    let existing = existing.map(|property| property.r#type.clone());
    let scope = Scope { namespace: &target.namespace.0, spec };
    let ty = scope.resolve(&new.ty);
    if let Some(existing) = existing {
        let is_same = existing == ty;
        return Ok(if is_same { Outcome::Upstream } else { conflict(&[ty], &existing, scope) });
    }
    if is_closed {
        return Ok(Outcome::conflict(format!("no definition of `{target}`"), "a definition"));
    }
    if let Some(undefined) = scope.undefined(&ty) {
        return Ok(Outcome::absent(undefined));
    }
    list(definition(spec, target)?)?.push(Property {
        required: new.required,
        container_property: new.container_property.then_some(true),
        description: Some(new.description.clone()),
        ..Property::required(&new.name, ty)
    });
    Ok(Outcome::Applied)
}
