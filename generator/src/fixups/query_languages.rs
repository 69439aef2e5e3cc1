//! ES|QL and SQL.

use super::edit::Edit::{self, Add, Optional};
use super::fixup::Fixup;
use super::notation::Type::{Is, List};
use super::notation::{LONG, STRING};

const IN_THE_PLACE_OF_ROWS: &str =
    "to `columnar` the server answers with `values` in the place of `rows` (`SqlQueryResponse`)";
const COLUMNS: &[Edit] = &[
    Optional("rows"),
    Add("values", List(&Is("sql._types", "Row")), "The values, a list for each column: with `columnar` only."),
];

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "esql_counts_what_it_read",
        reason: "the server always answers with both (`EsqlQueryResponse`)",
        target: ("esql._types", "EsqlResult"),
        versions: ("9.3.0", None),
        edits: &[
            Add("documents_found", LONG, "How many documents were read."),
            Add("values_loaded", LONG, "How many values were read of them."),
        ],
    },
    Fixup {
        name: "esql_columns_may_have_several_types",
        reason: "the server answers with both for a column of the type `unsupported` (`ColumnInfoImpl`)",
        target: ("esql._types", "EsqlColumnInfo"),
        versions: ("9.3.0", None),
        edits: &[
            Add("original_types", List(&STRING), "The types that the field has in the indices."),
            Add("suggested_cast", STRING, "The type that all of them can be converted to."),
        ],
    },
    Fixup {
        name: "sql_answers_columns",
        reason: IN_THE_PLACE_OF_ROWS,
        target: ("sql.query", "Response"),
        versions: ("9.0.0", None),
        edits: COLUMNS,
    },
    Fixup {
        name: "sql_answers_columns_later",
        reason: IN_THE_PLACE_OF_ROWS,
        target: ("sql.get_async", "Response"),
        versions: ("9.0.0", None),
        edits: COLUMNS,
    },
];
