//! Mappings: fields, runtime fields, dynamic templates.

use super::edit::Edit::{Add, Define, NoContainerProperty, Note, Optional, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Either, Is, List, Map, Single};
use super::notation::{FIELD, INDEX, INTEGER, NULL, STRING};

const PROPERTY: Type = Is("_types.mapping", "Property");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "field_mapping_may_be_empty",
        reason: "the server answers `{}` for a field that has no mapping of its own",
        target: ("_types.mapping", "FieldMapping"),
        versions: EVER,
        edits: &[Retype("mapping", Single(&FIELD, &PROPERTY), Map(&FIELD, &PROPERTY))],
    },
    Fixup {
        name: "index_prefixes_have_defaults",
        reason: "the server takes `index_prefixes` without `min_chars` or `max_chars`",
        target: ("_types.mapping", "TextIndexPrefixes"),
        versions: EVER,
        edits: &[Optional("min_chars"), Optional("max_chars")],
    },
    Fixup {
        name: "sparse_vector_options_are_no_container",
        reason: "it is an interface like any other, whose two properties say that a container has them",
        target: ("_types.mapping", "SparseVectorIndexOptions"),
        versions: ("9.3.0", None),
        edits: &[NoContainerProperty("prune"), NoContainerProperty("pruning_config")],
    },
    Fixup {
        name: "ranges_of_dates_have_locales",
        reason: "the server takes `locale`, and answers with it",
        target: ("_types.mapping", "DateRangeProperty"),
        versions: EVER,
        edits: &[Add("locale", STRING, "The locale by which names of months and days are read, as `de`.")],
    },
    Fixup {
        name: "semantic_texts_know_their_models",
        reason: "the server answers with `model_settings` once a document was indexed (`SemanticTextFieldMapper`)",
        target: ("_types.mapping", "SemanticTextProperty"),
        versions: EVER,
        edits: &[
            Define(
                ("_types.mapping", "SemanticTextModelSettings"),
                &[
                    Add("service", STRING, "The service of the model."),
                    Add("task_type", STRING, "What the model does: `text_embedding` or `sparse_embedding`."),
                    Add("dimensions", INTEGER, "How many dimensions its vectors have."),
                    Add("similarity", STRING, "How vectors are compared."),
                    Add("element_type", STRING, "What vectors are made of."),
                ],
            ),
            Add(
                "model_settings",
                Is("_types.mapping", "SemanticTextModelSettings"),
                "The model that the field is indexed by.",
            ),
        ],
    },
    Fixup {
        name: "runtime_fields_can_be_removed",
        reason: "the server takes null for a field, which removes it",
        target: ("indices.put_mapping", "Request"),
        versions: EVER,
        edits: &[
            Retype(
                "runtime",
                Is("_types.mapping", "RuntimeFields"),
                Map(&FIELD, &Either(&[Is("_types.mapping", "RuntimeField"), NULL])),
            ),
            Note(
                "runtime",
                "`Nullable::<RuntimeField>::Null` in the place of a field removes the one that has its name.",
            ),
        ],
    },
    Fixup {
        name: "runtime_fields_of_templates_have_types_of_what_they_match",
        reason: "the server takes `\"runtime\":{}` in a dynamic template, whose fields are of the type that was found",
        target: ("_types.mapping", "DynamicTemplate"),
        versions: ("9.0.0", None),
        edits: &[
            Define(
                ("_types.mapping", "DynamicRuntimeField"),
                &[
                    Add("format", STRING, "How dates are written."),
                    Add(
                        "script",
                        Is("_types", "Script"),
                        "What computes the value; without it, it is taken from `_source`.",
                    ),
                    Add(
                        "type",
                        Is("_types.mapping", "RuntimeFieldType"),
                        "The type; without it, the one that was found.",
                    ),
                    Add(
                        "on_script_error",
                        Is("_types.mapping", "OnScriptError"),
                        "What happens where the script fails.",
                    ),
                    Add(
                        "fields",
                        Map(&STRING, &Is("_types.mapping", "CompositeSubField")),
                        "The fields of a `composite`.",
                    ),
                    Add(
                        "fetch_fields",
                        List(&Is("_types.mapping", "RuntimeFieldFetchFields")),
                        "What a `lookup` fetches.",
                    ),
                    Add("input_field", FIELD, "The field whose values a `lookup` looks for."),
                    Add("target_field", FIELD, "The field in which a `lookup` looks for them."),
                    Add("target_index", INDEX, "The index in which a `lookup` looks for them."),
                ],
            ),
            Retype("runtime", Is("_types.mapping", "RuntimeField"), Is("_types.mapping", "DynamicRuntimeField")),
        ],
    },
    Fixup {
        name: "runtime_fields_may_go_on_after_errors",
        reason: "the server takes `on_script_error`: \"accepted values are [fail, continue]\"",
        target: ("_types.mapping", "RuntimeField"),
        versions: EVER,
        edits: &[Add(
            "on_script_error",
            Is("_types.mapping", "OnScriptError"),
            "What happens to a search where the script fails.",
        )],
    },
];
