//! What is done to texts: processors of pipelines, tokenizers.

use super::edit::Edit::{Add, Optional};
use super::fixup::{EVER, Fixup};
use super::notation::Type::Is;
use super::notation::{BOOLEAN, LONG, STRING};

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "fields_are_removed_or_kept",
        reason: "the processor takes `keep` instead of `field`",
        target: ("ingest._types", "RemoveProcessor"),
        versions: EVER,
        edits: &[Optional("field")],
    },
    Fixup {
        name: "json_is_read_strictly",
        reason: "the processor reads `strict_json_parsing` (`JsonProcessor`)",
        target: ("ingest._types", "JsonProcessor"),
        versions: EVER,
        edits: &[Add("strict_json_parsing", BOOLEAN, "Whether what stands behind the JSON is an error.")],
    },
    Fixup {
        name: "fields_are_renamed_over_others",
        reason: "the processor reads `override` (`RenameProcessor`)",
        target: ("ingest._types", "RenameProcessor"),
        versions: EVER,
        edits: &[Add("override", BOOLEAN, "Whether a field that has the new name already is written over.")],
    },
    Fixup {
        name: "kuromoji_searches_without_being_told",
        reason: "the tokenizer's `mode` is `search` without it (`KuromojiTokenizerFactory`)",
        target: ("_types.analysis", "KuromojiTokenizer"),
        versions: EVER,
        edits: &[Optional("mode")],
    },
    Fixup {
        name: "simulated_documents_are_routed",
        reason: "the server reads where a document goes, and by which version it may (`SimulatePipelineRequest`)",
        target: ("ingest._types", "Document"),
        versions: ("9.0.0", None),
        edits: &[
            Add("_routing", STRING, "The text by which the document is routed."),
            Add("_version", LONG, "The document's version."),
            Add("_version_type", Is("_types", "VersionType"), "How versions are compared."),
            Add("_if_seq_no", LONG, "The sequence number that the document must have."),
            Add("_if_primary_term", LONG, "The primary term that the document must have."),
        ],
    },
];
