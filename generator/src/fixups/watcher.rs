//! Watches. What the server takes beyond the specification stands in its parsers, which the reasons name.

use super::edit::Edit::{self, Add, ContainerProperty, Define, Optional, Respell, Retype, Shortcut};
use super::fixup::{EVER, Fixup};
use super::notation::Type::{Either, Is};
use super::notation::{BOOLEAN, STRING};

const SCRIPT_AS_TEXT: &str = "a script may be its source alone, as everywhere";
const ADD_TIME_ZONE: Edit = Add("dynamic_name_timezone", STRING, "The time zone of dates in the names of indices.");

pub(super) const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "a_schedule_has_a_time_zone",
        reason: "`timezone` stands beside what it is the time zone of, as Elastic's page on the schedules of watches has it",
        target: ("watcher._types", "ScheduleContainer"),
        versions: ("9.0.0", None),
        edits: &[ContainerProperty("timezone")],
    },
    Fixup {
        name: "simulated_actions_end",
        reason: "what all actions do is said with the same type, which holds no further `all`; else no value could end",
        target: ("watcher._types", "SimulatedActions"),
        versions: EVER,
        edits: &[Optional("all")],
    },
    Fixup {
        name: "watches_may_have_no_condition",
        reason: "without one a watch always acts (`WatchParser`)",
        target: ("watcher._types", "Watch"),
        versions: EVER,
        edits: &[Optional("condition")],
    },
    Fixup {
        name: "conditions_may_be_a_script_alone",
        reason: SCRIPT_AS_TEXT,
        target: ("watcher._types", "ScriptCondition"),
        versions: EVER,
        edits: &[Shortcut("source")],
    },
    Fixup {
        name: "transforms_may_be_a_script_alone",
        reason: SCRIPT_AS_TEXT,
        target: ("_types", "ScriptTransform"),
        versions: EVER,
        edits: &[Shortcut("source")],
    },
    Fixup {
        name: "searches_of_transforms_may_have_no_timeout",
        reason: "`SearchTransform` reads it where it is there, and a time zone",
        target: ("_types", "SearchTransform"),
        versions: EVER,
        edits: &[Optional("timeout"), ADD_TIME_ZONE],
    },
    Fixup {
        name: "watches_search_as_any_search_does",
        reason: "the server hands the whole body on (`WatcherSearchTemplateRequest`): aggregations, sizes, and it may lack a query",
        target: ("watcher._types", "SearchInputRequestDefinition"),
        versions: ("9.0.0", None),
        edits: &[Retype(
            "body",
            Is("watcher._types", "SearchInputRequestBody"),
            Is("_global.search._types", "SearchRequestBody"),
        )],
    },
    Fixup {
        name: "documents_may_say_their_index",
        reason: "what is to be indexed may name it itself (`IndexAction`, which reads a time zone, too)",
        target: ("watcher._types", "IndexAction"),
        versions: EVER,
        edits: &[Optional("index"), ADD_TIME_ZONE],
    },
    Fixup {
        name: "hours_begin_at_zero",
        reason: "without `minute` it is minute 0 (`HourlySchedule`)",
        target: ("watcher._types", "HourlySchedule"),
        versions: EVER,
        edits: &[Optional("minute")],
    },
    Fixup {
        name: "some_elements_will_do",
        reason: "without `quantifier` some element has to fit (`ArrayCompareCondition`)",
        target: ("watcher._types", "ArrayCompareOpParams"),
        versions: EVER,
        edits: &[Optional("quantifier")],
    },
    Fixup {
        name: "years_have_months_under_in",
        reason: "the server reads `in` and passes over `int`, so that a schedule would run in January (`YearTimes`)",
        target: ("watcher._types", "TimeOfYear"),
        versions: EVER,
        edits: &[Respell("int", "in")],
    },
    Fixup {
        name: "bodies_of_emails_may_be_texts",
        reason: "a text is the plain text of it (`EmailTemplate`)",
        target: ("watcher._types", "EmailBody"),
        versions: EVER,
        edits: &[Shortcut("text")],
    },
    Fixup {
        name: "emails_may_lack_parts",
        reason: "`EmailTemplate` demands neither; who it is for may stand in `bcc` alone",
        target: ("watcher._types", "Email"),
        versions: EVER,
        edits: &[Optional("subject"), Optional("to")],
    },
    Fixup {
        name: "emails_are_sent_from_an_account",
        reason: "`EmailAction` reads which, how to sign in there, and whether the data go along",
        target: ("watcher._types", "EmailAction"),
        versions: EVER,
        edits: &[
            Define(("watcher._types", "AttachedData"), &[Add("format", STRING, "`yaml` or `json`.")]),
            Add("account", STRING, "Which of the accounts in the server's settings sends it."),
            Add("user", STRING, "Who signs in at the mail server."),
            Add("password", STRING, "The password of `user`."),
            Add("profile", STRING, "How the message is put together: `standard`, `gmail`, `mac` or `outlook`."),
            Add(
                "attach_data",
                Either(&[BOOLEAN, Is("watcher._types", "AttachedData")]),
                "Whether the watch's data are attached, or in which format.",
            ),
        ],
    },
    Fixup {
        name: "slack_messages_may_lack_parts",
        reason: "`SlackMessage` demands none of them; `to` is the account's, else",
        target: ("watcher._types", "SlackMessage"),
        versions: EVER,
        edits: &[Optional("attachments"), Optional("from"), Optional("text"), Optional("to")],
    },
    Fixup {
        name: "slack_attachments_may_lack_parts",
        reason: "`Attachment` demands none of them",
        target: ("watcher._types", "SlackAttachment"),
        versions: EVER,
        edits: &[Optional("author_name"), Optional("title")],
    },
    Fixup {
        name: "incidents_may_lack_parts",
        reason: "`IncidentEvent` has a default for each",
        target: ("watcher._types", "PagerDutyEvent"),
        versions: EVER,
        edits: &[Optional("attach_payload"), Optional("description"), Optional("incident_key")],
    },
];
