//! Machine learning and inference.

use super::edit::Edit::{self, Add, Body, Define, Object, Optional, Rename, Require, Retype};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{self, Any, Either, Is, List, Map};
use super::notation::{BOOLEAN, DOUBLE, INTEGER, LONG, STRING};

const NAME: Type = Is("_types", "Name");
const IMPORTANCE: Type = Is("ml._types", "TotalFeatureImportanceStatistics");
const BEYOND_AN_INTEGER: &str = "the server answers with numbers of bytes beyond 2 GB";
const MEASURED: &[Edit] = &[
    Retype("mean_value", INTEGER, DOUBLE),
    Retype("median_value", INTEGER, DOUBLE),
    Retype("max_value", INTEGER, DOUBLE),
    Retype("min_value", INTEGER, DOUBLE),
];

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "secret_parameters_are_texts",
        reason: "what they hold must not be printed, which only texts can be kept from; later versions say that they are",
        target: ("inference._types", "CustomServiceSettings"),
        versions: ("9.1.0", Some("9.4.0")),
        edits: &[Retype("secret_parameters", Any, Map(&STRING, &STRING))],
    },
    Fixup {
        name: "memory_stats_nodes_are_two",
        reason: "the response has `_nodes`, which counts them, beside `nodes`",
        target: ("ml.get_memory_stats", "Response"),
        versions: EVER,
        edits: &[Rename("_nodes", "node_statistics")],
    },
    Fixup {
        name: "a_deletion_may_be_a_task",
        reason: "with `wait_for_completion=false` the answer is `{\"task\": …}` and has no `acknowledged`, as an example of it shows",
        target: ("ml.delete_job", "Response"),
        versions: EVER,
        edits: &[Object(
            Is("_types", "AcknowledgedResponseBase"),
            &[
                Add("acknowledged", BOOLEAN, "Whether the job is deleted, where that was waited for."),
                Add("task", STRING, "The task that deletes the job, where that was not waited for."),
            ],
        )],
    },
    Fixup {
        name: "content_is_of_one_type",
        reason: "a part of a message has what its `type` names: a text has no `image_url` and no `file`",
        target: ("inference._types", "ContentObject"),
        versions: ("9.5.0", None),
        edits: &[Optional("text"), Optional("image_url"), Optional("file")],
    },
    Fixup {
        name: "custom_request_is_a_text",
        reason: "the server reads the body that it sends on as one text, with its placeholders; so have all examples it",
        target: ("inference._types", "CustomServiceSettings"),
        versions: ("9.3.0", None),
        edits: &[Retype("request", Is("inference._types", "CustomRequestParams"), STRING)],
    },
    Fixup {
        name: "cohere_reranks_without_an_input_type",
        reason: "the server takes settings of a task without `input_type`, which reranking does not have",
        target: ("inference._types", "CohereTaskSettings"),
        versions: ("9.3.0", None),
        edits: &[Optional("input_type")],
    },
    Fixup {
        name: "deployment_names_its_model",
        reason: "the server takes `deployment_id` without `model_id` and `num_threads`, which the deployment has",
        target: ("inference._types", "ElasticsearchServiceSettings"),
        versions: ("9.0.0", None),
        edits: &[Optional("model_id"), Optional("num_threads")],
    },
    Fixup {
        name: "elser_allocations_may_adapt",
        reason: "the server takes `adaptive_allocations` in the place of `num_allocations`",
        target: ("inference._types", "ElserServiceSettings"),
        versions: ("9.0.0", None),
        edits: &[Optional("num_allocations")],
    },
    Fixup {
        name: "llama_has_dimensions",
        reason: "the server takes `dimensions` for embeddings, as for those of other services",
        target: ("inference._types", "LlamaServiceSettings"),
        versions: ("9.3.0", None),
        edits: &[Add("dimensions", INTEGER, "How many dimensions an embedding has.")],
    },
    Fixup {
        name: "statistics_of_fields_are_fractions",
        reason: "the server answers with a mean such as 387.38",
        target: ("text_structure.find_structure", "FieldStat"),
        versions: ("8.17.0", Some("9.0.0")),
        edits: MEASURED,
    },
    Fixup {
        name: "statistics_of_fields_in_answers_are_fractions",
        reason: "the server answers with a mean such as 387.38",
        target: ("text_structure._types", "FieldStat"),
        versions: ("9.0.0", None),
        edits: MEASURED,
    },
    Fixup {
        name: "ensembles_have_weights",
        reason: "the server reads a list of numbers (`WeightedSum`)",
        target: ("ml.put_trained_model", "Weights"),
        versions: EVER,
        edits: &[Retype("weights", DOUBLE, List(&DOUBLE)), Optional("weights")],
    },
    Fixup {
        name: "encodings_are_made_of_processors",
        reason: "the server reads a list of processors (`Multi`)",
        target: ("ml._types", "DataframeAnalysisFeatureProcessorMultiEncoding"),
        versions: EVER,
        edits: &[Retype("processors", List(&INTEGER), List(&Is("ml._types", "DataframeAnalysisFeatureProcessor")))],
    },
    Fixup {
        name: "hot_values_are_a_map",
        reason: "the server reads a map from values to names (`OneHotEncoding`)",
        target: ("ml._types", "DataframeAnalysisFeatureProcessorOneHotEncoding"),
        versions: EVER,
        edits: &[Retype("hot_map", STRING, Map(&STRING, &STRING))],
    },
    Fixup {
        name: "means_are_no_whole_numbers",
        reason: "the server reads a number with a fraction (`TargetMeanEncoding`)",
        target: ("ml._types", "DataframeAnalysisFeatureProcessorTargetMeanEncoding"),
        versions: EVER,
        edits: &[Retype("default_value", INTEGER, DOUBLE)],
    },
    Fixup {
        name: "ranking_needs_not_say_what_counts",
        reason: "the server has a default: `learning_to_rank_rescorer.yml` leaves it out",
        target: ("ml._types", "LearningToRankConfig"),
        versions: ("9.3.0", None),
        edits: &[Optional("num_top_feature_importance_values")],
    },
    Fixup {
        name: "endpoints_of_inference_keep_their_service",
        reason: "the server answers 400 to a service, which the specification requires: \"Request contained fields which cannot be updated\"; an example of the specification has it all the same",
        target: ("inference.update", "Request"),
        versions: ("9.0.0", None),
        edits: &[
            Define(
                ("inference._types", "InferenceEndpointUpdate"),
                &[
                    Add(
                        "chunking_settings",
                        Is("inference._types", "InferenceChunkingSettings"),
                        "How input is split into chunks. Older servers answer 400 to it.",
                    ),
                    Add(
                        "service",
                        STRING,
                        "The service, which can't be changed: a server answers 400 to it, though an example of the specification has it.",
                    ),
                    Add("task_type", Is("inference._types", "TaskType"), "The task, which stays the same."),
                    Add(
                        "service_settings",
                        Is("inference._types", "ServiceSettings"),
                        "Settings of the service that are to change.",
                    ),
                    Add(
                        "task_settings",
                        Is("inference._types", "TaskSettings"),
                        "Settings of the task that are to change.",
                    ),
                ],
            ),
            Body(Is("inference._types", "InferenceEndpoint"), Is("inference._types", "InferenceEndpointUpdate")),
        ],
    },
    Fixup {
        name: "chunks_have_defaults",
        reason: "the server takes `\"chunking_settings\":{}`: so its tests of `semantic_text`",
        target: ("_types.mapping", "ChunkingSettings"),
        versions: ("9.3.0", None),
        edits: &[Optional("strategy"), Optional("max_chunk_size")],
    },
    Fixup {
        name: "snapshots_of_models_have_times",
        reason: "the server answers with milliseconds: `1455235196000`, as the documentation of the API shows",
        target: ("ml._types", "ModelSnapshot"),
        versions: EVER,
        edits: &[Retype("latest_record_time_stamp", INTEGER, LONG), Retype("latest_result_time_stamp", INTEGER, LONG)],
    },
    Fixup {
        name: "memory_is_larger_than_an_integer",
        reason: BEYOND_AN_INTEGER,
        target: ("ml.get_memory_stats", "MemStats"),
        versions: EVER,
        edits: &[Retype("adjusted_total_in_bytes", INTEGER, LONG), Retype("total_in_bytes", INTEGER, LONG)],
    },
    Fixup {
        name: "memory_of_jobs_is_larger_than_an_integer",
        reason: BEYOND_AN_INTEGER,
        target: ("ml.get_memory_stats", "MemMlStats"),
        versions: EVER,
        edits: &[
            Retype("anomaly_detectors_in_bytes", INTEGER, LONG),
            Retype("data_frame_analytics_in_bytes", INTEGER, LONG),
            Retype("max_in_bytes", INTEGER, LONG),
            Retype("native_code_overhead_in_bytes", INTEGER, LONG),
            Retype("native_inference_in_bytes", INTEGER, LONG),
        ],
    },
    Fixup {
        name: "heaps_are_larger_than_an_integer",
        reason: BEYOND_AN_INTEGER,
        target: ("ml.get_memory_stats", "JvmStats"),
        versions: EVER,
        edits: &[
            Retype("heap_max_in_bytes", INTEGER, LONG),
            Retype("java_inference_in_bytes", INTEGER, LONG),
            Retype("java_inference_max_in_bytes", INTEGER, LONG),
        ],
    },
    Fixup {
        name: "buckets_end_at_times",
        reason: "the server answers with milliseconds, which no integer holds",
        target: ("ml.flush_job", "Response"),
        versions: EVER,
        edits: &[Retype("last_finalized_bucket_end", INTEGER, LONG)],
    },
    Fixup {
        name: "losses_stand_by_fold",
        reason: "the server answers with the values of each fold (`FoldValues`)",
        target: ("ml._types", "ValidationLoss"),
        versions: EVER,
        edits: &[
            Define(
                ("ml._types", "FoldValues"),
                &[
                    Add("fold", INTEGER, "The fold, counted from 0."),
                    Require("fold"),
                    Add("values", List(&DOUBLE), "The loss at each step."),
                    Require("values"),
                ],
            ),
            Retype("fold_values", List(&STRING), List(&Is("ml._types", "FoldValues"))),
        ],
    },
    Fixup {
        name: "depth_limits_are_soft",
        reason: "the server answers with a number with a fraction",
        target: ("ml._types", "Hyperparameters"),
        versions: EVER,
        edits: &[Retype("soft_tree_depth_limit", INTEGER, DOUBLE)],
    },
    Fixup {
        name: "importance_is_of_all_or_of_classes",
        reason: "the server answers with one of them, `importance` as one object (`TotalFeatureImportance`)",
        target: ("ml._types", "TotalFeatureImportance"),
        versions: EVER,
        edits: &[Retype("importance", List(&IMPORTANCE), IMPORTANCE), Optional("importance"), Optional("classes")],
    },
    Fixup {
        name: "importance_is_no_whole_number",
        reason: "the server answers with numbers with fractions (`TotalFeatureImportance`)",
        target: ("ml._types", "TotalFeatureImportanceStatistics"),
        versions: EVER,
        edits: &[Retype("max", INTEGER, DOUBLE), Retype("min", INTEGER, DOUBLE)],
    },
    Fixup {
        name: "records_may_span_buckets",
        reason: "the server answers with `multi_bucket_impact` (`AnomalyRecord`)",
        target: ("ml._types", "Anomaly"),
        versions: EVER,
        edits: &[Add(
            "multi_bucket_impact",
            DOUBLE,
            "How far the anomaly is one of several buckets: from -5, of one alone, to 5.",
        )],
    },
    Fixup {
        name: "importance_of_a_class_is_one",
        reason: "the server answers with one object, and with the class as it is in the data (`TotalFeatureImportance`)",
        target: ("ml._types", "TotalFeatureImportanceClass"),
        versions: EVER,
        edits: &[
            Retype("importance", List(&IMPORTANCE), IMPORTANCE),
            Retype("class_name", NAME, Either(&[NAME, BOOLEAN, DOUBLE])),
        ],
    },
];
