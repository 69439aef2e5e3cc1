//! Bodies of lines: which line follows which, the specification says in prose alone.

use super::edit::Edit::{Add, LinesByKey, LinesInTurn};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Is, Of};

const DOCUMENT: Type = Is("_global.bulk.Request", "TDocument");
const PARTIAL: Type = Is("_global.bulk.Request", "TPartialDocument");
const UPDATE: Type = Of("_global.bulk", "UpdateAction", &[DOCUMENT, PARTIAL]);

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "bulk_actions_have_lines_behind_them",
        reason: "the server reads a document behind `index` and `create`, what to change behind `update`, and nothing behind `delete`",
        target: ("_global.bulk", "OperationContainer"),
        versions: EVER,
        edits: &[LinesByKey(&[
            ("index", Some(DOCUMENT)),
            ("create", Some(DOCUMENT)),
            ("update", Some(UPDATE)),
            ("delete", None),
        ])],
    },
    Fixup {
        name: "msearch_has_headers_and_bodies_in_turn",
        reason: "the server reads a header and a search in turn",
        target: ("_global.msearch", "RequestItem"),
        versions: EVER,
        edits: &[LinesInTurn("header", "body")],
    },
    Fixup {
        name: "msearch_template_has_headers_and_bodies_in_turn",
        reason: "the server reads a header and a template in turn",
        target: ("_global.msearch_template", "RequestItem"),
        versions: EVER,
        edits: &[LinesInTurn("header", "body")],
    },
    Fixup {
        name: "updates_of_a_bulk_answer_with_documents",
        reason: "the server takes `_source` in the line of an update, and then answers with the document",
        target: ("_global.bulk", "UpdateOperation"),
        versions: EVER,
        edits: &[Add("_source", Is("_global.search._types", "SourceConfig"), "What of the document is answered.")],
    },
];
