//! Named corrections of the specification, each with its reason and the versions for which it holds.
//!
//! On a complete schema in range the target must be there and look as expected; on a partial input an absent target is
//! skipped, and one that is present must still match. A correction that no longer applies is an error, never a no-op.

use std::collections::HashMap;

use crate::Options;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::spec::{Definition, Interface, Namespace, Property, Spec, TypeName, ValueOf};

/// What corrections say that the specification has no words for.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    /// Objects of a union that are told by a key: the key, and the branch that it means. Another object is the branch given
    /// last.
    pub object_rules: HashMap<TypeName, ObjectRule>,
}

/// How the object branches of a union are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectRule {
    /// The key.
    pub key: &'static str,
    /// The branch of an object that has it.
    pub with: usize,
    /// The branch of one that doesn't.
    pub without: usize,
}

/// A correction.
struct Fixup {
    name: &'static str,
    reason: &'static str,
    target: (&'static str, &'static str),
    /// The first version it holds for, and the first one that it no longer holds for.
    versions: (&'static str, Option<&'static str>),
    apply: fn(&mut Definition, &mut Corrections) -> Result<(), String>,
}

const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "role_descriptor_global_is_one",
        reason: "the server answers 400 to a list in `global`: it wants one object",
        target: ("security._types", "RoleDescriptor"),
        versions: ("8.17.0", None),
        apply: |definition, _| {
            let property = property(definition, "global")?;
            let ValueOf::UnionOf(union) = &property.r#type else { return Err("`global` is no union".to_owned()) };
            let one = union.items.iter().find(|item| matches!(item, ValueOf::InstanceOf(_)));
            let [_, _] = union.items.as_slice() else { return Err("`global` has not two branches".to_owned()) };
            property.r#type = one.ok_or("`global` has no branch that is one object")?.clone();
            Ok(())
        },
    },
    Fixup {
        name: "global_privilege_has_three_kinds",
        reason: "the server knows three, of which none has to be there, and answers all: \"failed to parse privilege. expected one of [application,profile,role]\"",
        target: ("security._types", "GlobalPrivilege"),
        versions: ("8.17.0", None),
        apply: |definition, _| {
            not_required(definition, "application")?;
            let applications = ValueOf::instance(TypeName::new("security._types", "ManageUserPrivileges"));
            let texts = ValueOf::array_of(ValueOf::instance(TypeName::new(Namespace::BUILTINS, "string")));
            // No type of the specification will do: here the server takes lists alone, and not one name for a list of it.
            let indices = ValueOf::array_of(ValueOf::dictionary_of(texts));
            add(
                definition,
                "profile",
                ValueOf::dictionary_of(applications),
                "Those about user profiles: under `write`, the applications whose data in them can be written.",
            )?;
            add(
                definition,
                "role",
                ValueOf::dictionary_of(ValueOf::dictionary_of(indices)),
                "Those about roles: under `manage` and, in it, `indices`, what roles can be given: each has `names` of indices and `privileges`.",
            )
        },
    },
    Fixup {
        name: "application_privileges_may_be_none",
        reason: "the server answers `\"application\":{}` where there are none",
        target: ("security._types", "ApplicationGlobalUserPrivileges"),
        versions: ("8.17.0", None),
        apply: |definition, _| not_required(definition, "manage"),
    },
    Fixup {
        name: "field_security_takes_lists",
        reason: "the server answers 400 to a single field: \"could not parse [grant] field. expected a string array but found [VALUE_STRING]\"",
        target: ("security._types", "FieldSecurity"),
        versions: ("8.17.0", None),
        apply: |definition, _| {
            only_a_list(definition, "grant", "Fields", "Field")?;
            only_a_list(definition, "except", "Fields", "Field")
        },
    },
    Fixup {
        name: "remote_indices_take_a_list_of_clusters",
        reason: "the server answers 400 to a single cluster: \"could not parse [clusters] field. expected a string array but found [VALUE_STRING]\"",
        target: ("security._types", "RemoteIndicesPrivileges"),
        versions: ("8.17.0", None),
        apply: |definition, _| only_a_list(definition, "clusters", "Names", "Name"),
    },
    Fixup {
        name: "remote_cluster_takes_a_list_of_clusters",
        reason: "the server answers 400 to a single cluster: \"could not parse [clusters] field. expected a string array but found [VALUE_STRING]\"",
        target: ("security._types", "RemoteClusterPrivileges"),
        versions: ("8.17.0", None),
        apply: |definition, _| only_a_list(definition, "clusters", "Names", "Name"),
    },
    Fixup {
        name: "indices_privileges_query_by_template",
        reason: "a query and a template are both objects without a required key; the server takes one with `template` for the template",
        target: ("security._types", "IndicesPrivilegesQuery"),
        versions: ("8.17.0", None),
        apply: |definition, corrections| {
            let Definition::TypeAlias(alias) = definition else { return Err("it is no alias".to_owned()) };
            let names = alias.codegen_names.as_deref().unwrap_or_default();
            let position =
                |name: &str| names.iter().position(|n| n == name).ok_or(format!("no branch is called `{name}`"));
            let rule = ObjectRule { key: "template", with: position("template")?, without: position("query")? };
            corrections.object_rules.insert(alias.name.clone(), rule);
            Ok(())
        },
    },
];

/// Applies what holds for the version.
pub(crate) fn apply(spec: &mut Spec, options: &Options, diagnostics: &mut Diagnostics) -> Corrections {
    let mut corrections = Corrections::default();
    for fixup in FIXUPS.iter().filter(|f| f.holds_for(&options.version)) {
        let name = TypeName::new(fixup.target.0, fixup.target.1);
        let failure = match spec.types.get_mut(&name) {
            Some(target) => {
                (fixup.apply)(&mut target.value, &mut corrections).err().map(|found| (target.origin.clone(), found))
            }
            None if options.complete => Some((Origin::file("the specification"), "it is not defined".to_owned())),
            None => None,
        };
        if let Some((origin, found)) = failure {
            diagnostics.error(
                Code::StaleFixup,
                &origin,
                format!("found that the fixup `{}` no longer applies to `{name}`: {found}", fixup.name),
                format!(
                    "the fixup exists because {}; if that is mended, narrow its versions in generator/src/fixups.rs",
                    fixup.reason
                ),
            );
        }
    }
    corrections
}

impl Fixup {
    fn holds_for(&self, version: &str) -> bool {
        let version = numbers(version);
        numbers(self.versions.0) <= version && self.versions.1.is_none_or(|end| version < numbers(end))
    }
}

/// A version as numbers, so that 9.10 comes after 9.9. An empty one, of an input without a version, is after all others.
fn numbers(version: &str) -> Vec<u32> {
    if version.is_empty() {
        return vec![u32::MAX];
    }
    version.split(['.', '-']).map_while(|part| part.parse().ok()).collect()
}

fn interface(definition: &mut Definition) -> Result<&mut Interface, String> {
    let Definition::Interface(interface) = definition else { return Err("it is no interface".to_owned()) };
    Ok(interface)
}

fn property<'a>(definition: &'a mut Definition, name: &str) -> Result<&'a mut Property, String> {
    let mut properties = interface(definition)?.properties.iter_mut();
    properties.find(|p| p.name == name).ok_or(format!("it has no property `{name}`"))
}

/// Makes a required property one that may be absent.
fn not_required(definition: &mut Definition, name: &str) -> Result<(), String> {
    let property = property(definition, name)?;
    if !property.required {
        return Err(format!("`{name}` is not required"));
    }
    property.required = false;
    Ok(())
}

/// Adds a property that the specification does not know.
fn add(definition: &mut Definition, name: &str, value: ValueOf, description: &str) -> Result<(), String> {
    let properties = &mut interface(definition)?.properties;
    if properties.iter().any(|p| p.name == name) {
        return Err(format!("it has a property `{name}` already"));
    }
    let description = Some(description.to_owned());
    properties.push(Property { required: false, description, ..Property::plain(name, value) });
    Ok(())
}

/// Makes a list of a property that the specification allows to be a single value as well, by way of the alias `either`.
fn only_a_list(definition: &mut Definition, name: &str, either: &str, element: &str) -> Result<(), String> {
    let property = property(definition, name)?;
    if property.r#type != ValueOf::instance(TypeName::new("_types", either)) {
        return Err(format!("`{name}` is no `_types:{either}`"));
    }
    property.r#type = ValueOf::array_of(ValueOf::instance(TypeName::new("_types", element)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Fixup, apply};
    use crate::Options;
    use crate::diagnostic::Diagnostics;
    use crate::spec::Spec;

    #[test]
    fn versions() {
        let fixup = Fixup {
            name: "some",
            reason: "the server",
            target: ("n", "T"),
            versions: ("8.17.0", Some("9.2.0")),
            apply: |_, _| Ok(()),
        };
        let table = [
            ("8.16.9", false),
            ("8.17.0", true),
            ("8.100.0", true),
            ("9.1.99", true),
            ("9.2.0", false),
            ("9.10.0", false),
            ("9.1.0-SNAPSHOT", true),
            ("", false),
        ];
        for (version, holds) in table {
            assert_eq!(fixup.holds_for(version), holds, "{version}");
        }
    }

    #[test]
    fn an_absent_target_matters_on_a_complete_input_only() {
        for complete in [false, true] {
            let mut diagnostics = Diagnostics::default();
            apply(&mut Spec::default(), &Options { complete, ..Options::default() }, &mut diagnostics);
            assert_eq!(diagnostics.has_errors(), complete);
        }
    }
}
