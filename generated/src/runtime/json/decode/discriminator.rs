//! Tables that select a variant by its name, or a branch by the shape of a value.

use std::sync::atomic::{AtomicU16, Ordering};

use super::object_keys;

/// A table from the names of an enum's members, a container's keys or a union's tags to the indices of their variants.
///
/// ```
/// use generated::json::NameTable;
///
/// // `access_token` is the first variant, `password` the second.
/// static GRANTS: NameTable = NameTable::new(&[("access_token", 0), ("password", 1)]);
///
/// assert_eq!(GRANTS.find("password"), 1);
/// assert_eq!(GRANTS.find("ticket"), NameTable::UNKNOWN);
/// ```
#[derive(Debug)]
pub struct NameTable {
    sorted: &'static [(&'static str, usize)],
    pub(super) open: bool,
    pub(super) boolean: bool,
    /// The table indices of names that were found recently, two for each hash: responses repeat a few names.
    cache: [[AtomicU16; 2]; CACHE_SIZE],
}

/// The number of hashes in the cache, a power of two.
const CACHE_SIZE: usize = 16;

impl NameTable {
    /// The result for an unknown name.
    pub const UNKNOWN: usize = usize::MAX;

    /// Creates a table from names and variant indices, sorted by name. Aliases are entries of the same variant.
    pub const fn new(sorted: &'static [(&'static str, usize)]) -> Self {
        Self { sorted, open: false, boolean: false, cache: [const { [const { AtomicU16::new(0) }; 2] }; CACHE_SIZE] }
    }

    /// Allows unknown names in strict mode.
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Allows JSON's `true` and `false` in place of the strings.
    pub const fn boolean(mut self) -> Self {
        self.boolean = true;
        self
    }

    /// Returns the variant with this name.
    pub fn find(&self, name: &str) -> usize {
        let Some(cache) = self.cache.get(object_keys::hash(name.as_bytes()) as usize % CACHE_SIZE) else {
            return Self::UNKNOWN;
        };
        for position in cache {
            if let Some((entry, variant)) = self.sorted.get(usize::from(position.load(Ordering::Relaxed)))
                && object_keys::equal(entry, name)
            {
                return *variant;
            }
        }
        self.search(name, cache)
    }

    fn search(&self, name: &str, [latest, before]: &[AtomicU16; 2]) -> usize {
        let Ok(index) = self.sorted.binary_search_by(|(entry, _)| (*entry).cmp(name)) else { return Self::UNKNOWN };
        if let Ok(index) = u16::try_from(index) {
            // A race with another thread may lose an entry of the cache, which is harmless: each entry is compared
            // before use.
            before.store(latest.load(Ordering::Relaxed), Ordering::Relaxed);
            latest.store(index, Ordering::Relaxed);
        }
        self.sorted.get(index).map_or(Self::UNKNOWN, |(_, variant)| *variant)
    }
}

/// A table that selects the branch of an untagged union by the JSON type of a value, and by the keys of an object.
///
/// ```
/// use generated::json::{self, BranchMatch, Decode, Decoder, Mode, ShapeDiscriminator};
///
/// /// A number of seconds, or a string such as `20m`.
/// #[derive(Debug, PartialEq)]
/// enum Lifetime {
///     Seconds(i64),
///     Formatted(String),
/// }
///
/// static LIFETIME: ShapeDiscriminator = ShapeDiscriminator {
///     integer: BranchMatch::Exact(0),
///     string: BranchMatch::Exact(1),
///     ..ShapeDiscriminator::NO_BRANCHES
/// };
///
/// impl Decode for Lifetime {
///     fn decode(&mut self, d: &mut Decoder<'_>) {
///         match d.branch(&LIFETIME) {
///             0 => *self = Self::Seconds(d.value()),
///             1 => *self = Self::Formatted(d.value()),
///             _ => d.fail("a number of seconds or a string"),
///         }
///     }
///
///     fn empty() -> Self {
///         Self::Seconds(0)
///     }
/// }
///
/// assert_eq!(json::decode::<Lifetime>(b"1200", Mode::Strict)?.value, Lifetime::Seconds(1200));
/// assert_eq!(json::decode::<Lifetime>(br#""20m""#, Mode::Strict)?.value, Lifetime::Formatted("20m".to_owned()));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Debug)]
pub struct ShapeDiscriminator {
    /// The branch for null.
    pub null: BranchMatch,
    /// The branch for `true` and `false`.
    pub boolean: BranchMatch,
    /// The branch for an integer. If it is [`BranchMatch::None`], `float` is used.
    pub integer: BranchMatch,
    /// The branch for an integer above `i64::MAX`. If it is [`BranchMatch::None`], `integer` is used.
    pub unsigned: BranchMatch,
    /// The branch for any other number.
    pub float: BranchMatch,
    /// The branch for a string.
    pub string: BranchMatch,
    /// The branch for an array; if `first_element` is set, for an empty array only.
    pub array: BranchMatch,
    /// The branch for an array by its first element, if several branches are arrays.
    pub first_element: Option<&'static Self>,
    /// The branch for an object without any of `unique_keys`.
    pub object: BranchMatch,
    /// Keys that exist in one branch only, tested in this order.
    pub unique_keys: &'static [(&'static str, usize)],
    /// Allows values that match no branch in strict mode.
    pub open: bool,
}

impl ShapeDiscriminator {
    /// The result for a value that matches no branch.
    pub const NO_MATCH: usize = usize::MAX;

    /// A table without branches, as a base for others.
    pub const NO_BRANCHES: Self = Self {
        null: BranchMatch::None,
        boolean: BranchMatch::None,
        integer: BranchMatch::None,
        unsigned: BranchMatch::None,
        float: BranchMatch::None,
        string: BranchMatch::None,
        array: BranchMatch::None,
        first_element: None,
        object: BranchMatch::None,
        unique_keys: &[],
        open: false,
    };
}

/// The branch for a JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchMatch {
    /// There is no branch.
    None,
    /// The branch that the specification defines for this JSON type.
    Exact(usize),
    /// A branch that the specification defines for another JSON type; not used in strict mode.
    Lenient(usize),
}
