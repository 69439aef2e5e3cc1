//! The tables that emitted code decides by: words of an enum, kinds and keys of a union.

use std::sync::atomic::{AtomicU16, Ordering};

use super::keys;

/// The words of an enum, the keys of a container or the tags of a union, with the variant that each stands for.
///
/// ```
/// use generated::runtime::json::Words;
///
/// // `access_token` is the first variant, `password` the second.
/// static GRANTS: Words = Words::new(&[("access_token", 0), ("password", 1)]);
///
/// assert_eq!(GRANTS.find("password"), 1);
/// assert_eq!(GRANTS.find("ticket"), Words::OTHER);
/// ```
#[derive(Debug)]
pub struct Words {
    sorted: &'static [(&'static str, usize)],
    pub(super) open: bool,
    pub(super) boolean: bool,
    /// Where words that were found lately stand in the table: answers say the same few over and over. Two words that share
    /// a place have room beside each other.
    memo: [[AtomicU16; 2]; MEMO],
}

/// How many pairs of words are kept in mind, a power of two.
const MEMO: usize = 16;

impl Words {
    /// The answer for a word that isn't in the table.
    pub const OTHER: usize = usize::MAX;

    /// Of words and variants, sorted by the word's bytes. A variant that has aliases stands here more than once.
    pub const fn new(sorted: &'static [(&'static str, usize)]) -> Self {
        Self { sorted, open: false, boolean: false, memo: [const { [const { AtomicU16::new(0) }; 2] }; MEMO] }
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
    pub fn find(&self, text: &str) -> usize {
        let Some(memo) = self.memo.get(keys::hash(text.as_bytes()) as usize % MEMO) else { return Self::OTHER };
        for place in memo {
            if let Some((word, variant)) = self.sorted.get(usize::from(place.load(Ordering::Relaxed)))
                && keys::same(word, text)
            {
                return *variant;
            }
        }
        self.search(text, memo)
    }

    fn search(&self, text: &str, [latest, before]: &[AtomicU16; 2]) -> usize {
        let Ok(index) = self.sorted.binary_search_by(|(word, _)| (*word).cmp(text)) else { return Self::OTHER };
        if let Ok(index) = u16::try_from(index) {
            // Whoever comes between may make one of them forgotten, no more: what is found is compared.
            before.store(latest.load(Ordering::Relaxed), Ordering::Relaxed);
            latest.store(index, Ordering::Relaxed);
        }
        self.sorted.get(index).map_or(Self::OTHER, |(_, variant)| *variant)
    }
}

/// How the branches of a union are told apart: by the kind of value, and for objects by their keys.
///
/// ```
/// use generated::runtime::json::{self, Choice, Mode, Pick, Read, Reader};
///
/// /// Seconds, or a text such as `20m`.
/// #[derive(Debug, PartialEq)]
/// enum Lifetime {
///     Seconds(i64),
///     Text(String),
/// }
///
/// static LIFETIME: Choice = Choice { integer: Pick::Exact(0), text: Pick::Exact(1), ..Choice::NOTHING };
///
/// impl Read for Lifetime {
///     fn read(&mut self, r: &mut Reader<'_>) {
///         match r.choose(&LIFETIME) {
///             0 => *self = Self::Seconds(r.value()),
///             1 => *self = Self::Text(r.value()),
///             _ => r.fail("seconds or a text"),
///         }
///     }
///
///     fn empty() -> Self {
///         Self::Seconds(0)
///     }
/// }
///
/// assert_eq!(json::read::<Lifetime>(b"1200", Mode::Strict)?.value, Lifetime::Seconds(1200));
/// assert_eq!(json::read::<Lifetime>(br#""20m""#, Mode::Strict)?.value, Lifetime::Text("20m".to_owned()));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[derive(Debug)]
pub struct Choice {
    /// The branch for null.
    pub null: Pick,
    /// The branch for `true` and `false`.
    pub boolean: Pick,
    /// The branch for a whole number. Where it is [`Pick::None`], the one for any number is taken.
    pub integer: Pick,
    /// The branch for any other number.
    pub float: Pick,
    /// The branch for text.
    pub text: Pick,
    /// The branch for a list; where lists are told by their first element, for an empty one.
    pub list: Pick,
    /// What the first element of a list says of the branch, where several branches are lists.
    pub elements: Option<&'static Self>,
    /// The branch for an object that none of the keys decided.
    pub object: Pick,
    /// Keys that only one branch has, tried in this order.
    pub keys: &'static [(&'static str, usize)],
    /// Values that fit no branch are legal too.
    pub open: bool,
}

impl Choice {
    /// The answer for a value that fits no branch.
    pub const OTHER: usize = usize::MAX;

    /// No branch at all: what a table starts from.
    pub const NOTHING: Self = Self {
        null: Pick::None,
        boolean: Pick::None,
        integer: Pick::None,
        float: Pick::None,
        text: Pick::None,
        list: Pick::None,
        elements: None,
        object: Pick::None,
        keys: &[],
        open: false,
    };
}

/// A branch for a kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// There is none.
    None,
    /// The branch that the specification has for it.
    Exact(usize),
    /// A branch that the specification has for another kind; not in strict mode.
    Tolerated(usize),
}
