//! Watches. What the server takes beyond the specification stands in its parsers, which the reasons name.

use super::edit::Edit::{Add, ContainerProperty, Optional, Respell, Retype, Shortcut};
use super::notation::STRING;
use super::notation::Type::Is;
use super::{EVER, Fixup};

const SCRIPT_AS_TEXT: &str = "a script may be its source alone, as everywhere";

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
        reason: "`SearchTransform` reads it where it is there",
        target: ("_types", "SearchTransform"),
        versions: EVER,
        edits: &[Optional("timeout")],
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
        reason: "what is to be indexed may name it itself (`IndexAction`)",
        target: ("watcher._types", "IndexAction"),
        versions: EVER,
        edits: &[Optional("index")],
    },
    Fixup {
        name: "hours_begin_at_zero",
        reason: "without `minute` it is the first of the hour (`HourlySchedule`)",
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
        name: "emails_may_have_no_subject",
        reason: "`EmailTemplate` demands none",
        target: ("watcher._types", "Email"),
        versions: EVER,
        edits: &[Optional("subject")],
    },
    Fixup {
        name: "emails_are_sent_from_an_account",
        reason: "`account` names which of those in the server's settings (`EmailAction`)",
        target: ("watcher._types", "EmailAction"),
        versions: EVER,
        edits: &[Add("account", STRING, "Which of the accounts in the server's settings sends it.")],
    },
    Fixup {
        name: "slack_messages_may_lack_parts",
        reason: "`SlackMessage` demands none of them",
        target: ("watcher._types", "SlackMessage"),
        versions: EVER,
        edits: &[Optional("attachments"), Optional("from"), Optional("text")],
    },
    Fixup {
        name: "slack_attachments_may_lack_parts",
        reason: "`Attachment` demands none of them",
        target: ("watcher._types", "SlackAttachment"),
        versions: EVER,
        edits: &[Optional("author_name"), Optional("title")],
    },
    Fixup {
        name: "incidents_may_have_no_key",
        reason: "`IncidentEvent` demands neither the key nor whether the payload goes along",
        target: ("watcher._types", "PagerDutyEvent"),
        versions: EVER,
        edits: &[Optional("attach_payload"), Optional("incident_key")],
    },
];
