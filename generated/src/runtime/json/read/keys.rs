//! Keys: their hashes, and finding the ones that stand twice in an object.

use super::node::Node;
use super::scan;

/// A cheap hash: the first and the last eight bytes, and the length. It only has to tell apart what specifications name;
/// an attacker who makes keys collide gains nothing but comparisons, one a key.
#[inline]
pub(super) fn hash(key: &[u8]) -> u32 {
    let (first, last) = match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (key.first_chunk::<4>(), key.last_chunk::<4>()) {
            (Some(first), Some(last)) => (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))),
            _ => (key.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
        },
    };
    let mixed = (first ^ last.rotate_left(29)).wrapping_add(key.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as u32
}

/// The bit of a hash in the mask of an object.
#[inline]
pub(super) fn bit(hash: u32) -> u32 {
    1 << (hash >> 27)
}

/// Up to here each new key is compared with the ones before it; larger objects are sorted when they close.
const FEW: usize = 32;

/// The keys of the objects that are open, the innermost last.
#[derive(Default)]
pub(super) struct Keys {
    /// Hash and node of each.
    seen: Vec<(u32, u32)>,
}

impl Keys {
    /// Where the keys of an object that opens now will begin.
    #[inline]
    pub(super) fn begin(&self) -> usize {
        self.seen.len()
    }

    /// Adds a key, hash and node, to the innermost object. `may_repeat`: its bit was in the mask already.
    #[inline]
    pub(super) fn add(&mut self, text: &str, nodes: &[Node], key: (u32, u32), begin: usize, may_repeat: bool) {
        if may_repeat {
            self.compare(text, nodes, key, begin);
        }
        self.seen.push(key);
    }

    fn compare(&self, text: &str, nodes: &[Node], (hash, key): (u32, u32), begin: usize) {
        let before = self.seen.get(begin..).unwrap_or_default();
        if before.len() >= FEW {
            return;
        }
        for (_, other) in before.iter().filter(|(other, _)| *other == hash) {
            if words(text, nodes, *other) == words(text, nodes, key) {
                shadow(nodes, *other);
            }
        }
    }

    /// Closes the innermost object.
    #[inline]
    pub(super) fn close(&mut self, text: &str, nodes: &[Node], begin: usize) {
        if self.seen.len() - begin > FEW {
            self.sort(text, nodes, begin);
        }
        self.seen.truncate(begin);
    }

    /// Finds repetitions by sorting, so that crafted collisions stay far from a square of comparisons.
    #[cold]
    fn sort(&mut self, text: &str, nodes: &[Node], begin: usize) {
        let seen = self.seen.get_mut(begin..).unwrap_or_default();
        seen.sort_unstable();
        for same in seen.chunk_by_mut(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            same.sort_by_cached_key(|(_, key)| (words(text, nodes, *key), *key));
            for pair in same.windows(2) {
                if let [(_, earlier), (_, later)] = pair
                    && words(text, nodes, *earlier) == words(text, nodes, *later)
                {
                    shadow(nodes, *earlier);
                }
            }
        }
    }
}

fn shadow(nodes: &[Node], key: u32) {
    if let Some(node) = nodes.get(key as usize) {
        node.mark(Node::SHADOWED);
    }
}

/// What a key stands for.
fn words<'t>(text: &'t str, nodes: &[Node], key: u32) -> std::borrow::Cow<'t, str> {
    let Some(node) = nodes.get(key as usize) else { return "".into() };
    let slice = text.get(node.start as usize..node.end as usize).unwrap_or_default();
    if node.has(Node::ESCAPED) { scan::unescape(slice).into() } else { slice.into() }
}
