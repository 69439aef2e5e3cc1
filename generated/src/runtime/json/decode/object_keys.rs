//! Keys: their hashes, and finding the ones that stand twice in an object.

use super::scan;
use super::tape::Node;

/// A cheap hash: the first and the last eight bytes, and the length. It only has to tell apart what specifications name;
/// an attacker who makes keys collide gains nothing but comparisons, one a key.
#[inline]
pub(super) fn hash(key: &[u8]) -> u32 {
    let (first, last) = match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (key.first_chunk::<4>(), key.last_chunk::<4>()) {
            (Some(first), Some(last)) => (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))),
            // Spelled out, so that the hash of a name that is known when this is compiled is a number in the machine's code.
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

/// Whether two names are the same. Most are short, and then two comparisons of numbers do instead of a call.
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

/// Whether both begin and end with the same bytes.
#[inline]
fn equal_ends<const N: usize>(left: &[u8], right: &[u8]) -> bool {
    left.first_chunk::<N>() == right.first_chunk::<N>() && left.last_chunk::<N>() == right.last_chunk::<N>()
}

/// The bit of a hash in the mask of an object.
#[inline]
pub(super) fn mask_bit(hash: u32) -> u32 {
    1 << (hash >> 27)
}

/// Up to here each new key is compared with the ones before it; larger objects are sorted when they close.
const MAX_PAIRWISE: u32 = 32;

/// The keys of an object that is open, as nodes. Each knows the next.
fn keys_of(nodes: &[Node], object: u32) -> impl Iterator<Item = (u32, &Node)> {
    let node = move |key: u32| nodes.get(key as usize).map(|node| (key, node));
    std::iter::successors(node(object + 1), move |(_, key)| node(key.next))
}

/// Looks for a new key among the `count` keys that the object has before it. To be asked only where the bit of its hash
/// is in the object's mask already.
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

/// Finds what stands twice among the `count` keys of an object that closes now.
#[inline]
pub(super) fn mark_duplicates(input: &str, nodes: &[Node], object: u32, count: u32) {
    if count > MAX_PAIRWISE {
        mark_duplicates_by_sorting(input, nodes, object, count);
    }
}

/// By sorting, so that crafted collisions stay far from a square of comparisons.
#[cold]
fn mark_duplicates_by_sorting(input: &str, nodes: &[Node], object: u32, count: u32) {
    let mut seen: Vec<_> =
        keys_of(nodes, object).take(count as usize).map(|(key, node)| (node.hash_or_len, key)).collect();
    seen.sort_unstable();
    for same in seen.chunk_by_mut(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        same.sort_by_cached_key(|(_, key)| (key_string(input, nodes, *key), *key));
        for pair in same.windows(2) {
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

/// What a key stands for.
fn key_string<'t>(input: &'t str, nodes: &[Node], key: u32) -> std::borrow::Cow<'t, str> {
    let Some(node) = nodes.get(key as usize) else { return "".into() };
    let slice = input.get(node.start as usize..node.end as usize).unwrap_or_default();
    if node.has(Node::ESCAPED) { scan::unescape(slice).into() } else { slice.into() }
}
