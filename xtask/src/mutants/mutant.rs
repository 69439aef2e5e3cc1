//! A defect that is introduced into the sources.

/// A defect that is introduced into the sources.
pub(crate) struct Mutant {
    /// The name on the command line.
    pub(super) name: &'static str,
    /// A description of the defect.
    pub(super) defect: &'static str,
    /// The path of the source file in the repository.
    pub(super) file: &'static str,
    /// The function or constant that contains the code: `name` or `Type::name`.
    pub(super) function: &'static str,
    /// The code that is replaced. It must occur once in the function.
    pub(super) code: &'static str,
    pub(super) replacement: &'static str,
}
