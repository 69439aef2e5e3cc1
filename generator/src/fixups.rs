//! Named corrections of the specification, each with its reason and the versions for which it holds.
//!
//! On a complete schema in range the target must be there and look as expected; on a partial input an absent target is
//! skipped, and one that is present must still match. A correction that no longer applies is an error, never a no-op.

use std::collections::HashMap;

use crate::Options;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::spec::{ArrayOf, Body, Definition, InstanceOf, Property, Spec, TypeName, ValueOf};

/// What corrections say that the specification has no words for.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    /// Objects of a union that are told by a key: the key, and the branch that it means. Another object is the branch given
    /// last.
    pub object_rules: HashMap<TypeName, ObjectRule>,
    /// Values that are several lines of a body.
    pub lines: HashMap<TypeName, LineRule>,
}

/// Which lines of a body are one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineRule {
    /// An alias: the first branch is the first line, the second branch the second.
    Pair,
    /// A container: the first line. Behind these keys a second line follows, of this type.
    ByKey(Vec<(String, ValueOf)>),
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
    Fixup {
        name: "bulk_actions_have_lines_behind_them",
        reason: "the server reads a document behind `index` and `create`, what to change behind `update`, and nothing behind `delete`",
        target: ("_global.bulk", "OperationContainer"),
        versions: ("8.17.0", None),
        apply: |definition, corrections| {
            let Definition::Interface(interface) = definition else { return Err("it is no interface".to_owned()) };
            let keys: Vec<_> = interface.properties.iter().map(|property| property.name.as_str()).collect();
            if keys != ["index", "create", "update", "delete"] || interface.inherits.is_some() {
                return Err(format!("its keys are {keys:?}"));
            }
            let parameter = |name: &str| ValueOf::instance(TypeName::new("_global.bulk.Request", name));
            let document = parameter("TDocument");
            let update = ValueOf::InstanceOf(InstanceOf {
                generics: Some(vec![document.clone(), parameter("TPartialDocument")]),
                type_name: TypeName::new("_global.bulk", "UpdateAction"),
            });
            let seconds = [("index", document.clone()), ("create", document), ("update", update)];
            let seconds = seconds.map(|(key, value)| (key.to_owned(), value)).into();
            corrections.lines.insert(interface.name.clone(), LineRule::ByKey(seconds));
            Ok(())
        },
    },
    Fixup {
        name: "bulk_lists_actions",
        reason: "what follows an action is said by the action: `bulk_actions_have_lines_behind_them`",
        target: ("_global.bulk", "Request"),
        versions: ("8.17.0", None),
        apply: |definition, _| lists_actions(definition),
    },
    Fixup {
        name: "monitoring_bulk_lists_actions",
        reason: "what follows an action is said by the action: `bulk_actions_have_lines_behind_them`",
        target: ("monitoring.bulk", "Request"),
        versions: ("8.17.0", None),
        apply: |definition, _| lists_actions(definition),
    },
    Fixup {
        name: "msearch_lists_headers_with_bodies",
        reason: "the server reads a header and a search in turn",
        target: ("_global.msearch", "RequestItem"),
        versions: ("8.17.0", None),
        apply: a_pair_of_lines,
    },
    Fixup {
        name: "msearch_template_lists_headers_with_bodies",
        reason: "the server reads a header and a template in turn",
        target: ("_global.msearch_template", "RequestItem"),
        versions: ("8.17.0", None),
        apply: a_pair_of_lines,
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

fn property<'a>(definition: &'a mut Definition, name: &str) -> Result<&'a mut Property, String> {
    let Definition::Interface(interface) = definition else { return Err("it is no interface".to_owned()) };
    interface.properties.iter_mut().find(|p| p.name == name).ok_or(format!("it has no property `{name}`"))
}

/// Makes a list of a property that the specification allows to be a single value as well, by way of the alias `either`.
fn only_a_list(definition: &mut Definition, name: &str, either: &str, element: &str) -> Result<(), String> {
    let property = property(definition, name)?;
    if property.r#type != ValueOf::instance(TypeName::new("_types", either)) {
        return Err(format!("`{name}` is no `_types:{either}`"));
    }
    let element = ValueOf::instance(TypeName::new("_types", element));
    property.r#type = ValueOf::ArrayOf(ArrayOf { value: Box::new(element) });
    Ok(())
}

/// Makes a list of actions of the body that is a list of actions and what follows them.
fn lists_actions(definition: &mut Definition) -> Result<(), String> {
    let action = ValueOf::instance(TypeName::new("_global.bulk", "OperationContainer"));
    let Definition::Request(request) = definition else { return Err("it is no request".to_owned()) };
    let Body::Value(body) = &mut request.body else { return Err("its body is no value".to_owned()) };
    let ValueOf::ArrayOf(list) = &mut body.value else { return Err("its body is no list".to_owned()) };
    match &*list.value {
        ValueOf::UnionOf(union) if union.items.len() == 3 && union.items.first() == Some(&action) => {
            *list.value = action;
            Ok(())
        }
        _ => Err("its body is no list of actions and two things that may follow them".to_owned()),
    }
}

/// Says of an alias of header and body that both are lines, in turn.
fn a_pair_of_lines(definition: &mut Definition, corrections: &mut Corrections) -> Result<(), String> {
    let Definition::TypeAlias(alias) = definition else { return Err("it is no alias".to_owned()) };
    let names = alias.codegen_names.as_deref().unwrap_or_default();
    let is_pair = matches!(&alias.r#type, ValueOf::UnionOf(union) if union.items.len() == 2);
    if !is_pair || names != ["header", "body"] {
        return Err("its branches are not `header` and `body`".to_owned());
    }
    corrections.lines.insert(alias.name.clone(), LineRule::Pair);
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
