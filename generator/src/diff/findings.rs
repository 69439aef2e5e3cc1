//! The changes that were found, before they are grouped.

use super::kind::{ChangeKind, Level};

/// A change of one item.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) kind: ChangeKind,
    /// The index of the item: in the new model for an addition, otherwise in the old model.
    pub(super) item: usize,
    pub(super) subject: ItemName,
    pub(super) member: Option<MemberName>,
    pub(super) detail: String,
    /// The types that were added or removed with an operation.
    pub(super) types: Vec<ItemName>,
}

/// The names of an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ItemName {
    /// The name of the item or of its endpoint in the specification. A union without a name has its Rust path.
    pub(super) specification: String,
    /// The Rust path of the item from the crate root, or the name of the endpoint.
    pub(super) rust: String,
}

/// The names of a part of an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MemberName {
    /// The name in JSON, or else the Rust name.
    pub(super) json: String,
    /// The Rust name after the path of its type: `.size`, or `::Range` for a variant.
    pub(super) rust: String,
}

/// An item in both models, and the changes that were found in it.
pub(super) struct ItemFindings<'f> {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) subject: ItemName,
    pub(super) findings: &'f mut Vec<Finding>,
}

impl ItemFindings<'_> {
    /// Adds a change of the item itself.
    pub(super) fn add(&mut self, kind: ChangeKind, detail: impl Into<String>) {
        self.push(kind, None, detail.into());
    }

    /// Adds a change of a part of the item.
    pub(super) fn add_member(&mut self, kind: ChangeKind, member: MemberName, detail: impl Into<String>) {
        self.push(kind, Some(member), detail.into());
    }

    fn push(&mut self, kind: ChangeKind, member: Option<MemberName>, detail: String) {
        let item = if kind.level() == Level::Additive { self.new } else { self.old };
        let subject = self.subject.clone();
        self.findings.push(Finding { kind, item, subject, member, detail, types: Vec::new() });
    }
}
