//! The required result of a change.

use std::collections::BTreeSet;

use generator::{Code, Input};

/// The required result of the generator.
#[derive(Clone, Debug)]
pub(crate) enum Expected {
    /// Files are written.
    Files {
        /// The codes of warnings that must be reported.
        must: Vec<Code>,
        /// The codes of warnings that can also be reported.
        may: Vec<Code>,
        /// The codes of warnings that can be reported in place of those that must be reported.
        instead: Vec<Code>,
        /// True if nothing has to be reported when the changed part is not used, so that all items are the same.
        may_be_unused: bool,
        /// True if an endpoint can be left out.
        may_leave_out: bool,
        /// True if only the items that refer to a changed definition can differ.
        is_local: bool,
    },
    /// An error with this code is reported.
    Error(Code),
    /// The specification already contains the results of these edits, given by their indexes in the list of corrections:
    /// they are upstream, all others have the same outcome as without the change, and the same files are written without a
    /// warning.
    Upstream(BTreeSet<usize>),
    /// The specification differs from what an edit expects. The edit is skipped with a warning, and everything else is as
    /// if the edit did not exist.
    Conflict {
        /// The index of the edit in the list of corrections.
        edit: usize,
        /// The files of corrections without the edit.
        without: Vec<Input>,
    },
}

impl Expected {
    /// Files are written without a warning.
    pub(crate) fn clean() -> Self {
        Self::warns([])
    }

    /// Files are written with warnings of these codes.
    pub(crate) fn warns<const N: usize>(codes: [Code; N]) -> Self {
        Self::Files {
            must: codes.to_vec(),
            may: vec![],
            instead: vec![],
            may_be_unused: false,
            may_leave_out: false,
            is_local: true,
        }
    }

    /// Allows warnings of these codes in addition.
    pub(crate) fn or<const N: usize>(mut self, codes: [Code; N]) -> Self {
        if let Self::Files { may, .. } = &mut self {
            may.extend(codes);
        }
        self
    }

    /// Allows warnings of these codes in place of the others: another problem follows from the change and hides it.
    pub(crate) fn instead<const N: usize>(mut self, codes: [Code; N]) -> Self {
        if let Self::Files { instead, may, .. } = &mut self {
            instead.extend(codes);
            may.extend(codes);
        }
        self
    }

    /// Requires a warning only if an item changes.
    pub(crate) fn if_used(mut self) -> Self {
        if let Self::Files { may_be_unused, .. } = &mut self {
            *may_be_unused = true;
        }
        self
    }

    /// Allows that an endpoint is left out, which changes the items that it reaches.
    pub(crate) fn or_left_out(mut self) -> Self {
        if let Self::Files { may_leave_out, .. } = &mut self {
            *may_leave_out = true;
        }
        self
    }

    /// Allows changes of any item.
    pub(crate) fn anywhere(mut self) -> Self {
        if let Self::Files { is_local, .. } = &mut self {
            *is_local = false;
        }
        self
    }
}
