//! Security.

use super::edit::Edit::{Add, Define, ObjectsBy, Optional, Require, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Either, Is, List, Map};
use super::notation::{FIELD, STRING};

const PRIVILEGE: Type = Is("security._types", "GlobalPrivilege");
const NAMES: Type = Is("_types", "Names");
const FIELDS: Type = Is("_types", "Fields");
const LIST_OF_NAMES: Type = List(&Is("_types", "Name"));
const LIST_OF_FIELDS: Type = List(&FIELD);
const TEXTS: Type = List(&STRING);
const PROFILES: Type = Map(&STRING, &Is("security._types", "ManageUserPrivileges"));
// No type of the specification will do: here the server takes lists alone, and not one name for a list of it.
const ROLES: Type = Is("security._types", "RoleGlobalPrivileges");
const MANAGED: Type = Is("security._types", "ManageRolePrivileges");
const GRANTED: Type = Is("security._types", "ManageRoleIndices");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "role_descriptor_global_is_one",
        reason: "the server answers 400 to a list in `global`: it wants one object",
        target: ("security._types", "RoleDescriptor"),
        versions: EVER,
        edits: &[Retype("global", Either(&[List(&PRIVILEGE), PRIVILEGE]), PRIVILEGE)],
    },
    Fixup {
        name: "global_privilege_has_three_kinds",
        reason: "the server knows three, of which none has to be there, and answers all: \"failed to parse privilege. expected one of [application,profile,role]\"",
        target: ("security._types", "GlobalPrivilege"),
        versions: EVER,
        edits: &[
            Optional("application"),
            Add(
                "profile",
                PROFILES,
                "Those about user profiles: under `write`, the applications whose data in them can be written.",
            ),
            Define(
                ("security._types", "ManageRoleIndices"),
                &[
                    Add("names", TEXTS, "The indices, by name or pattern."),
                    Require("names"),
                    Add("privileges", TEXTS, "The privileges that roles may grant on them."),
                    Require("privileges"),
                ],
            ),
            Define(
                ("security._types", "ManageRolePrivileges"),
                &[Add("indices", List(&GRANTED), "The privileges on indices that roles may grant.")],
            ),
            Define(
                ("security._types", "RoleGlobalPrivileges"),
                &[Add("manage", MANAGED, "The privileges that roles may grant.")],
            ),
            Add("role", ROLES, "Those about roles."),
        ],
    },
    Fixup {
        name: "application_privileges_may_be_none",
        reason: "the server answers `\"application\":{}` where there are none",
        target: ("security._types", "ApplicationGlobalUserPrivileges"),
        versions: EVER,
        edits: &[Optional("manage")],
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
    Fixup {
        name: "roles_have_global_privileges",
        reason: "the server answers with what a role was put with, which is no map of texts: `\"role\":{\"manage\":{\"indices\":[{\"names\":…`",
        target: ("security.get_role", "Role"),
        versions: EVER,
        edits: &[Retype("global", Map(&STRING, &Map(&STRING, &Map(&STRING, &TEXTS))), PRIVILEGE)],
    },
    Fixup {
        name: "keys_across_clusters_keep_their_access",
        reason: "the server takes an update without `access` (`UpdateCrossClusterApiKeyAction`)",
        target: ("security.update_cross_cluster_api_key", "Request"),
        versions: EVER,
        edits: &[Optional("access")],
    },
];
