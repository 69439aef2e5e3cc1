//! Discriminators: how the branches of a union are distinguished.

/// For each kind of JSON value, the branch of a union that it selects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShapeDiscriminator {
    /// The branch for null.
    pub null: BranchMatch,
    /// The branch for `true` and `false`.
    pub boolean: BranchMatch,
    /// The branch for a number without fraction and exponent.
    pub integer: BranchMatch,
    /// The branch for an integer above `i64::MAX`. If it is [`BranchMatch::None`], `integer` is used.
    pub unsigned: BranchMatch,
    /// The branch for any other number.
    pub float: BranchMatch,
    /// The branch for a string.
    pub string: BranchMatch,
    /// The branch for a list; for an empty list if `first_element` is set.
    pub array: BranchMatch,
    /// For the first element of a list, the branch that the list selects.
    pub first_element: Option<Box<ShapeDiscriminator>>,
    /// The branch for an object with none of the keys.
    pub object: BranchMatch,
    /// Keys of objects with the branch that each selects. The first key that is present decides.
    pub keys: Vec<(String, usize)>,
}

/// A selected branch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BranchMatch {
    /// No branch.
    #[default]
    None,
    /// The branch with this index.
    Exact(usize),
    /// The branch with this index; an error in strict mode.
    Lenient(usize),
}
