//! The tables that emitted code decides by: words of an enum, kinds and keys of a union.

use std::sync::atomic::{AtomicU16, Ordering};

use super::object_keys;

/// The words of an enum, the keys of a container or the tags of a union, with the variant that each stands for.
///
/// ```
/// use generated::runtime::json::NameTable;
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
    /// Where words that were found lately stand in the table: answers say the same few over and over. Two words that share
    /// a place have room beside each other.
    cache: [[AtomicU16; 2]; CACHE_SIZE],
}

/// How many pairs of words are kept in mind, a power of two.
const CACHE_SIZE: usize = 16;

impl NameTable {
    /// The answer for a word that isn't in the table.
    pub const UNKNOWN: usize = usize::MAX;

    /// Of words and variants, sorted by the word's bytes. A variant that has aliases stands here more than once.
    pub const fn new(sorted: &'static [(&'static str, usize)]) -> Self {
        Self { sorted, open: false, boolean: false, cache: [const { [const { AtomicU16::new(0) }; 2] }; CACHE_SIZE] }
    }

    /// Other words are legal too.
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// JSON's `true` and `false` are legal for the words of that name.
    pub const fn boolean(mut self) -> Self {
        self.boolean = true;
        self
    }

    /// The variant that a word stands for.
    pub fn find(&self, name: &str) -> usize {
        let Some(cache) = self.cache.get(object_keys::hash(name.as_bytes()) as usize % CACHE_SIZE) else {
            return Self::UNKNOWN;
        };
        for slot in cache {
            if let Some((entry, variant)) = self.sorted.get(usize::from(slot.load(Ordering::Relaxed)))
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
            // Whoever comes between may make one of them forgotten, no more: what is found is compared.
            before.store(latest.load(Ordering::Relaxed), Ordering::Relaxed);
            latest.store(index, Ordering::Relaxed);
        }
        self.sorted.get(index).map_or(Self::UNKNOWN, |(_, variant)| *variant)
    }
}

/// How the branches of a union are told apart: by the kind of value, and for objects by their keys.
///
/// ```
/// use generated::runtime::json::{self, ShapeDiscriminator, Mode, BranchMatch, Decode, Decoder};
///
/// /// Seconds, or a name such as `20m`.
/// #[derive(Debug, PartialEq)]
/// enum Lifetime {
///     Seconds(i64),
///     Text(String),
/// }
///
/// static LIFETIME: ShapeDiscriminator = ShapeDiscriminator { integer: BranchMatch::Exact(0), string: BranchMatch::Exact(1), ..ShapeDiscriminator::NO_BRANCHES };
///
/// impl Decode for Lifetime {
///     fn decode(&mut self, d: &mut Decoder<'_>) {
///         match d.branch(&LIFETIME) {
///             0 => *self = Self::Seconds(d.value()),
///             1 => *self = Self::Text(d.value()),
///             _ => d.fail("seconds or a text"),
///         }
///     }
///
///     fn empty() -> Self {
///         Self::Seconds(0)
///     }
/// }
///
/// assert_eq!(json::decode::<Lifetime>(b"1200", Mode::Strict)?.value, Lifetime::Seconds(1200));
/// assert_eq!(json::decode::<Lifetime>(br#""20m""#, Mode::Strict)?.value, Lifetime::Text("20m".to_owned()));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Debug)]
pub struct ShapeDiscriminator {
    /// The branch for null.
    pub null: BranchMatch,
    /// The branch for `true` and `false`.
    pub boolean: BranchMatch,
    /// The branch for a whole number. Where it is [`BranchMatch::None`], the one for any number is taken.
    pub integer: BranchMatch,
    /// The branch for any other number.
    pub float: BranchMatch,
    /// The branch for text.
    pub string: BranchMatch,
    /// The branch for a list; where lists are told by their first element, for an empty one.
    pub array: BranchMatch,
    /// What the first element of a list says of the branch, where several branches are lists.
    pub first_element: Option<&'static Self>,
    /// The branch for an object that none of the keys decided.
    pub object: BranchMatch,
    /// Keys that only one branch has, tried in this order.
    pub unique_keys: &'static [(&'static str, usize)],
    /// Values that fit no branch are legal too.
    pub open: bool,
}

impl ShapeDiscriminator {
    /// The answer for a value that fits no branch.
    pub const NO_MATCH: usize = usize::MAX;

    /// No branch at all: what a table starts from.
    pub const NO_BRANCHES: Self = Self {
        null: BranchMatch::None,
        boolean: BranchMatch::None,
        integer: BranchMatch::None,
        float: BranchMatch::None,
        string: BranchMatch::None,
        array: BranchMatch::None,
        first_element: None,
        object: BranchMatch::None,
        unique_keys: &[],
        open: false,
    };
}

/// A branch for a kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchMatch {
    /// There is none.
    None,
    /// The branch that the specification has for it.
    Exact(usize),
    /// A branch that the specification has for another kind; not in strict mode.
    Lenient(usize),
}
