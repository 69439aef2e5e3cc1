//! Keys of objects: their hashes, and the search for duplicates.

use super::node::Node;
use super::strings;

/// Hashes a key: its first and last eight bytes, and its length. The hash only has to distinguish the names of a
/// specification. Keys that were crafted to collide cost one more comparison each.
#[inline]
pub(super) fn hash(key: &[u8]) -> u32 {
    let (first, last) = match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (key.first_chunk::<4>(), key.last_chunk::<4>()) {
            (Some(first), Some(last)) => (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))),
            // Written as separate cases, so that the compiler computes the hash of a constant name.
            _ => match *key {
                [a] => (u64::from(a), 0),
                [a, b] => (u64::from(a) << 8 | u64::from(b), 0),
                [a, b, c] => (u64::from(a) << 16 | u64::from(b) << 8 | u64::from(c), 0),
                _ => (0, 0),
            },
        },
    };
    let mixed = (first ^ last.rotate_left(29)).wrapping_add(key.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as u32
}

/// Compares two names. Most are short, and compared as two integers instead of by a call.
#[inline]
pub(super) fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    match left.len() {
        0..4 => left.iter().eq(right),
        4..8 => equal_ends::<4>(left, right),
        8..=16 => equal_ends::<8>(left, right),
        17..=32 => equal_ends::<16>(left, right),
        _ => left == right,
    }
}

/// Returns whether both begin and end with the same bytes.
#[inline]
fn equal_ends<const N: usize>(left: &[u8], right: &[u8]) -> bool {
    left.first_chunk::<N>() == right.first_chunk::<N>() && left.last_chunk::<N>() == right.last_chunk::<N>()
}

/// Returns the bit of a hash in the mask of an object. If the mask lacks the bit, the object has no key with this hash.
#[inline]
pub(super) fn mask_bit(hash: u32) -> u32 {
    1 << (hash >> 27)
}

/// The number of keys up to which each new key is compared with the earlier ones. The keys of larger objects are sorted
/// when the object closes.
const MAX_PAIRWISE: u32 = 32;

/// Iterates over the keys of an open object.
fn keys_of(nodes: &[Node], object: u32) -> impl Iterator<Item = (u32, &Node)> {
    let node = move |key: u32| nodes.get(key as usize).map(|node| (key, node));
    std::iter::successors(node(object + 1), move |(_, key)| node(key.next))
}

/// Marks the earlier duplicate of a new key among the `count` keys before it. Called only if the bit of the key's hash
/// is already in the object's mask.
#[inline]
pub(super) fn mark_duplicates_of(input: &str, nodes: &[Node], object: u32, key: u32, count: u32) {
    let Some(new) = nodes.get(key as usize).filter(|_| count < MAX_PAIRWISE) else { return };
    for (other, _) in
        keys_of(nodes, object).take(count as usize).filter(|(_, other)| other.hash_or_len == new.hash_or_len)
    {
        if key_string(input, nodes, other) == key_string(input, nodes, key) {
            mark_overridden(nodes, other);
        }
    }
}

/// Marks the duplicates among the `count` keys of an object that closes.
#[inline]
pub(super) fn mark_duplicates(input: &str, nodes: &[Node], object: u32, count: u32) {
    if count > MAX_PAIRWISE {
        mark_duplicates_by_sorting(input, nodes, object, count);
    }
}

/// Marks duplicates by sorting, so that crafted collisions do not cost quadratic time.
#[cold]
fn mark_duplicates_by_sorting(input: &str, nodes: &[Node], object: u32, count: u32) {
    let mut keys: Vec<_> =
        keys_of(nodes, object).take(count as usize).map(|(key, node)| (node.hash_or_len, key)).collect();
    keys.sort_unstable();
    for group in keys.chunk_by_mut(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        group.sort_by_cached_key(|(_, key)| (key_string(input, nodes, *key), *key));
        for pair in group.windows(2) {
            if let [(_, earlier), (_, later)] = pair
                && key_string(input, nodes, *earlier) == key_string(input, nodes, *later)
            {
                mark_overridden(nodes, *earlier);
            }
        }
    }
}

fn mark_overridden(nodes: &[Node], key: u32) {
    if let Some(node) = nodes.get(key as usize) {
        node.mark(Node::OVERRIDDEN);
    }
}

/// Returns the unescaped key.
fn key_string<'t>(input: &'t str, nodes: &[Node], key: u32) -> std::borrow::Cow<'t, str> {
    let Some(node) = nodes.get(key as usize) else { return "".into() };
    let slice = input.get(node.start as usize..node.end as usize).unwrap_or_default();
    if node.has(Node::ESCAPED) { strings::unescape(slice).into() } else { slice.into() }
}
