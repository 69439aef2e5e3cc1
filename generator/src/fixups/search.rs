//! Searches: queries, retrievers, highlights, suggestions, hits, evaluations, graphs, search applications.

use super::edit::Edit::{
    Add, Alias, Define, DocumentParameter, NotRepeatable, Optional, Rename, Require, Respell, Retype, Shortcut,
    TextsAre,
};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Any, Either, Is, List, Map, Single};
use super::notation::{BOOLEAN, DOUBLE, EPOCH_MILLISECONDS, FIELD, INDEX, INTEGER, NULL, QUERY, STRING};

const HIGHLIGHT: Type = Is("_global.search._types", "HighlightField");
const ONE_HIGHLIGHT: Type = Single(&FIELD, &HIGHLIGHT);
const HIGHLIGHTS: Type = Map(&FIELD, &HIGHLIGHT);
const ID: Type = Is("_types", "Id");
const FUZZINESS: Type = Is("_global.search._types", "SuggestFuzziness");
const DECAY: Type = Is("_types.query_dsl", "DecayFunction");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "scroll_is_not_repeatable",
        reason: "each call of `scroll` returns the next page: a repeated call skips a page, or returns none where the scroll has ended",
        target: ("_global.scroll", "Request"),
        versions: EVER,
        edits: &[NotRepeatable],
    },
    Fixup {
        name: "highlight_takes_several_fields",
        reason: "the server takes several fields in one object, as earlier versions of the specification say",
        target: ("_global.search._types", "Highlight"),
        versions: ("9.3.0", None),
        edits: &[Retype(
            "fields",
            Either(&[ONE_HIGHLIGHT, List(&ONE_HIGHLIGHT)]),
            Either(&[HIGHLIGHTS, List(&HIGHLIGHTS)]),
        )],
    },
    Fixup {
        name: "hits_are_of_documents",
        reason: "its parameter stands for the user's documents, though only here it is called `T`",
        target: ("_global.search._types", "HitsMetadata"),
        versions: EVER,
        edits: &[DocumentParameter],
    },
    Fixup {
        name: "completion_has_two_scores",
        reason: "an option has `_score`, that of its document, beside `score`",
        target: ("_global.search._types", "CompletionSuggestOption"),
        versions: EVER,
        edits: &[Rename("_score", "document_score")],
    },
    Fixup {
        name: "completion_context_text_is_a_category",
        reason: "a text may be a category or a place; which one the mapping of the field says, and a category is any text",
        target: ("_global.search._types", "Context"),
        versions: EVER,
        edits: &[TextsAre("category")],
    },
    Fixup {
        name: "slice_id_may_be_a_number",
        reason: "the server takes a number, and its documentation has no other",
        target: ("_types", "SlicedScroll"),
        versions: EVER,
        edits: &[Retype("id", ID, Either(&[ID, INTEGER]))],
    },
    Fixup {
        name: "function_score_takes_one_function",
        reason: "the server takes a single function beside the query, without the list of `functions`",
        target: ("_types.query_dsl", "FunctionScoreQuery"),
        versions: EVER,
        edits: &[
            Add("exp", DECAY, "The only function: an exponential decay."),
            Add("gauss", DECAY, "The only function: a decay as of a bell curve."),
            Add("linear", DECAY, "The only function: a linear decay."),
            Add(
                "field_value_factor",
                Is("_types.query_dsl", "FieldValueFactorScoreFunction"),
                "The only function: a field's value, with a factor.",
            ),
            Add(
                "random_score",
                Is("_types.query_dsl", "RandomScoreFunction"),
                "The only function: a number at random.",
            ),
            Add(
                "script_score",
                Is("_types.query_dsl", "ScriptScoreFunction"),
                "The only function: what a script says.",
            ),
            Add("weight", DOUBLE, "What the score is multiplied by."),
        ],
    },
    Fixup {
        name: "template_of_search_application_has_a_dictionary",
        reason: "the server takes `dictionary`, a JSON schema that checks the parameters, beside `script`",
        target: ("search_application._types", "SearchApplicationTemplate"),
        versions: EVER,
        edits: &[Add("dictionary", Map(&STRING, &Any), "A JSON schema that parameters must fit.")],
    },
    Fixup {
        name: "scores_are_sorted_by_an_order_alone",
        reason: "the server takes `{\"_score\":\"desc\"}` and `{\"_doc\":\"asc\"}`, as it does for a field",
        target: ("_types", "ScoreSort"),
        versions: EVER,
        edits: &[Shortcut("order")],
    },
    Fixup {
        name: "ranks_are_fused_from_a_query_alone",
        reason: "with `query` and `fields` the server makes the retrievers (`RRFRetrieverBuilder`)",
        target: ("_types", "RRFRetriever"),
        versions: ("9.3.0", None),
        edits: &[Optional("retrievers")],
    },
    Fixup {
        name: "retrievers_weigh_one",
        reason: "the server takes a retriever without weight and normalizer (`LinearRetrieverComponent`)",
        target: ("_types", "InnerRetriever"),
        versions: ("9.3.0", None),
        edits: &[Optional("weight"), Optional("normalizer")],
    },
    Fixup {
        name: "pinned_documents_have_underscores",
        reason: "the server reads `_index` and `_id` (`SpecifiedDocument`)",
        target: ("_types", "SpecifiedDocument"),
        versions: ("9.3.0", None),
        edits: &[Respell("index", "_index"), Respell("id", "_id")],
    },
    Fixup {
        name: "reranking_may_fail",
        reason: "the server reads `allow_rerank_failures` (`TextSimilarityRankRetrieverBuilder`)",
        target: ("_types", "TextSimilarityReranker"),
        versions: ("9.3.0", None),
        edits: &[Add("allow_rerank_failures", BOOLEAN, "Whether what could not be ranked anew stays as it was.")],
    },
    Fixup {
        name: "corrections_are_tried_by_a_query",
        reason: "`source` is a query, or the text of one, and no whole search",
        target: ("_global.search._types", "PhraseSuggestCollateQuery"),
        versions: ("9.0.0", None),
        edits: &[Retype("source", Is("_types", "ScriptSource"), Either(&[STRING, QUERY]))],
    },
    Fixup {
        name: "graphs_are_explored_without_more",
        reason: "the server takes controls without `use_significance` (`RestGraphAction`)",
        target: ("graph._types", "ExploreControls"),
        versions: EVER,
        edits: &[Optional("use_significance")],
    },
    Fixup {
        name: "ranks_are_evaluated_by_templates",
        reason: "the server reads `templates`, which `template_id` names: so its test `rank_eval/40_rank_eval_templated.yml`",
        target: ("_global.rank_eval", "Request"),
        versions: EVER,
        edits: &[
            Define(
                ("_global.rank_eval", "RankEvalTemplate"),
                &[
                    Add("id", ID, "What requests call it."),
                    Require("id"),
                    Add("template", Is("_types", "Script"), "The search, with places for parameters."),
                    Require("template"),
                ],
            ),
            Add("templates", List(&Is("_global.rank_eval", "RankEvalTemplate")), "The templates of the requests."),
        ],
    },
    Fixup {
        name: "templates_are_any_object",
        reason: "the server copies any object: in `{\"size\":\"{{size}}\"}` a text stands for a number (`SearchTemplateRequest`)",
        target: ("_types", "ScriptSource"),
        versions: ("9.0.0", None),
        edits: &[Alias(Either(&[STRING, Is("_global.search._types", "SearchRequestBody")]), Either(&[STRING, Any]))],
    },
    Fixup {
        name: "completions_are_fuzzy_or_not",
        reason: "the server takes true in the place of settings",
        target: ("_global.search._types", "CompletionSuggester"),
        versions: EVER,
        edits: &[Retype("fuzzy", FUZZINESS, Either(&[FUZZINESS, BOOLEAN]))],
    },
    Fixup {
        name: "completions_say_what_was_ignored",
        reason: "the server answers with `_ignored` as it does for any hit",
        target: ("_global.search._types", "CompletionSuggestOption"),
        versions: EVER,
        edits: &[Add("_ignored", List(&STRING), "The fields that were ignored when the document was indexed.")],
    },
    Fixup {
        name: "failures_may_be_of_no_index",
        reason: "the server answers with `\"index\":null` where a remote cluster failed (`ShardSearchFailure`)",
        target: ("_types", "ShardFailure"),
        versions: EVER,
        edits: &[Retype("index", INDEX, Either(&[INDEX, NULL]))],
    },
    Fixup {
        name: "distances_may_have_their_unit_beside_them",
        reason: "the server takes `unit` beside `distance`",
        target: ("_types.query_dsl", "GeoDistanceQuery"),
        versions: EVER,
        edits: &[Add("unit", Is("_types", "DistanceUnit"), "The unit of `distance`, where that has none.")],
    },
    Fixup {
        name: "applications_are_listed_by_name",
        reason: "the server lists names and times (`SearchApplicationListItem`)",
        target: ("search_application.list", "Response"),
        versions: ("9.0.0", None),
        edits: &[
            Define(
                ("search_application._types", "SearchApplicationListItem"),
                &[
                    Add("name", Is("_types", "Name"), "The search application."),
                    Require("name"),
                    Add("updated_at_millis", EPOCH_MILLISECONDS, "When it was last put, in milliseconds since 1970."),
                    Require("updated_at_millis"),
                    Add("analytics_collection_name", Is("_types", "Name"), "The collection of its analytics."),
                ],
            ),
            Retype(
                "results",
                List(&Is("search_application._types", "SearchApplication")),
                List(&Is("search_application._types", "SearchApplicationListItem")),
            ),
        ],
    },
];
