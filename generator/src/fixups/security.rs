//! Security.

use super::edit::Edit::{ObjectsBy, Retype};
use super::notation::FIELD;
use super::notation::Type::{self, Either, Is, List};
use super::{EVER, Fixup};

const PRIVILEGE: Type = Is("security._types", "GlobalPrivilege");
const NAMES: Type = Is("_types", "Names");
const FIELDS: Type = Is("_types", "Fields");
const LIST_OF_NAMES: Type = List(&Is("_types", "Name"));
const LIST_OF_FIELDS: Type = List(&FIELD);

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "role_descriptor_global_is_one",
        reason: "the server answers 400 to a list in `global`: it wants one object",
        target: ("security._types", "RoleDescriptor"),
        versions: EVER,
        edits: &[Retype("global", Either(&[List(&PRIVILEGE), PRIVILEGE]), PRIVILEGE)],
    },
    Fixup {
        name: "field_security_takes_lists",
        reason: "the server answers 400 to a single field: \"could not parse [grant] field. expected a string array but found [VALUE_STRING]\"",
        target: ("security._types", "FieldSecurity"),
        versions: EVER,
        edits: &[Retype("grant", FIELDS, LIST_OF_FIELDS), Retype("except", FIELDS, LIST_OF_FIELDS)],
    },
    Fixup {
        name: "remote_indices_take_a_list_of_clusters",
        reason: "the server answers 400 to a single cluster: \"could not parse [clusters] field. expected a string array but found [VALUE_STRING]\"",
        target: ("security._types", "RemoteIndicesPrivileges"),
        versions: EVER,
        edits: &[Retype("clusters", NAMES, LIST_OF_NAMES)],
    },
    Fixup {
        name: "remote_cluster_takes_a_list_of_clusters",
        reason: "the server answers 400 to a single cluster: \"could not parse [clusters] field. expected a string array but found [VALUE_STRING]\"",
        target: ("security._types", "RemoteClusterPrivileges"),
        versions: EVER,
        edits: &[Retype("clusters", NAMES, LIST_OF_NAMES)],
    },
    Fixup {
        name: "indices_privileges_query_by_template",
        reason: "a query and a template are both objects without a required key; the server takes one with `template` for the template",
        target: ("security._types", "IndicesPrivilegesQuery"),
        versions: EVER,
        edits: &[ObjectsBy("template", "template", "query")],
    },
];
