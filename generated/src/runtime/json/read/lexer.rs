//! From text to tape: one pass over the bytes, without recursion.
//!
//! What stands inside of the user's documents is serde's business, and nodes for it would be made for nobody: most of a
//! search's answer is documents. So a lexer may seal them, see [`lex_sealed`].

use std::cell::Cell;

use super::super::MAX_DEPTH;
use super::error::DecodeError;
use super::keys;
use super::node::{Kind, NOTHING, Node};
use super::{number, scan};

/// Where the text is wrong, and what should be there.
type Wrong = (usize, &'static str);

/// The key behind which documents stand in nearly all answers that have any.
const DOCUMENT: &[u8] = b"_source";

/// The text and its nodes.
///
/// # Errors
/// The text is no JSON.
pub(super) fn lex(text: &[u8]) -> Result<(&str, Vec<Node>), DecodeError> {
    let (text, nodes, _) = run(text, false)?;
    Ok((text, nodes))
}

/// The same, without looking inside of objects that stand behind [`DOCUMENT`]: each is one node that is
/// [sealed](Node::SEALED), and only its brackets and its texts were followed. Also how many there are. Unless serde takes
/// each of them, nobody has said that they are JSON, and the text must be lexed as a whole.
///
/// # Errors
/// The text is no JSON.
pub(super) fn lex_sealed(text: &[u8]) -> Result<(&str, Vec<Node>, usize), DecodeError> {
    run(text, true)
}

fn run(text: &[u8], seals: bool) -> Result<(&str, Vec<Node>, usize), DecodeError> {
    let wrong = |(at, expected): Wrong| DecodeError::syntax(text, at, expected);
    if text.len() >= NOTHING as usize {
        return Err(wrong((0, "less than 4 GB of text")));
    }
    // Checked at once: it is several times faster than a check by piece, and slices of the text cost nothing afterwards.
    let valid = std::str::from_utf8(text).map_err(|error| wrong((error.valid_up_to(), "UTF-8")))?;
    let mut lexer = Lexer {
        text: valid,
        bytes: text,
        at: 0,
        // A guess that few answers exceed; memory that isn't touched costs nothing.
        nodes: Vec::with_capacity((text.len() / 10 + 8).min(1 << 20)),
        open: Vec::with_capacity(16),
        seals,
        seals_next: false,
        sealed: 0,
    };
    lexer.document().map_err(wrong)?;
    Ok((valid, lexer.nodes, lexer.sealed))
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    open: Vec<Open>,
    seals: bool,
    /// The value that comes is a document.
    seals_next: bool,
    sealed: usize,
}

/// A list or an object that isn't closed yet.
struct Open {
    node: u32,
    is_object: bool,
    /// The key whose value comes.
    key: u32,
    /// A list's length, an object's mask.
    word: u32,
    /// How many keys it has so far.
    count: u32,
}

impl Lexer<'_> {
    fn document(&mut self) -> Result<(), Wrong> {
        loop {
            if self.value()? && self.closes()? {
                return match self.space() {
                    None => Ok(()),
                    Some(_) => Err((self.at, "the end of the text")),
                };
            }
        }
    }

    /// The next byte that is no white space.
    #[inline]
    fn space(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                byte => return byte.copied(),
            }
        }
    }

    /// Takes a value. Whether it is complete: not, if a list or an object opens in which something is.
    #[inline]
    fn value(&mut self) -> Result<bool, Wrong> {
        match self.space() {
            Some(b'"') => {
                let start = self.at + 1;
                let (end, escaped) = scan::text(self.bytes, start)?;
                self.push(Kind::Text, start, end, escaped, 0);
                self.at = end + 1;
            }
            Some(b'-' | b'0'..=b'9') => {
                let (end, kind) = number::number(self.bytes, self.at)?;
                self.push(kind, self.at, end, false, 0);
                self.at = end;
            }
            Some(b'{') => return self.open(Kind::Object, b'}'),
            Some(b'[') => return self.open(Kind::List, b']'),
            Some(b't') => self.literal(Kind::True, b"true")?,
            Some(b'f') => self.literal(Kind::False, b"false")?,
            Some(b'n') => self.literal(Kind::Null, b"null")?,
            _ => return Err((self.at, "a value")),
        }
        Ok(true)
    }

    fn literal(&mut self, kind: Kind, word: &[u8]) -> Result<(), Wrong> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word) {
            return Err((self.at, "true, false or null"));
        }
        self.push(kind, self.at, end, false, 0);
        self.at = end;
        Ok(())
    }

    /// The index that the next node will have. There are fewer nodes than bytes.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GB")]
    fn next(&self) -> u32 {
        self.nodes.len() as u32
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GB")]
    fn push(&mut self, kind: Kind, start: usize, end: usize, escaped: bool, word: u32) -> u32 {
        let index = self.next();
        let flags = Cell::new(if escaped { Node::ESCAPED } else { 0 });
        // Right for what has nothing in it; the others are told when they close.
        let next = if kind == Kind::Key { index + 2 } else { index + 1 };
        self.nodes.push(Node { start: start as u32, end: end as u32, next, word, kind, flags });
        index
    }

    /// Opens a list or an object. Whether it closes at once.
    #[inline]
    fn open(&mut self, kind: Kind, close: u8) -> Result<bool, Wrong> {
        if self.open.len() >= MAX_DEPTH {
            return Err((self.at, "no deeper nesting"));
        }
        if std::mem::take(&mut self.seals_next) {
            return self.seal_document().map(|()| true);
        }
        let node = self.push(kind, self.at, self.at + 1, false, 0);
        self.at += 1;
        if self.space() == Some(close) {
            self.at += 1;
            self.seal(node, 0);
            return Ok(true);
        }
        let is_object = kind == Kind::Object;
        self.open.push(Open { node, is_object, key: NOTHING, word: 0, count: 0 });
        if is_object {
            self.key("a key or a closing bracket")?;
        }
        Ok(false)
    }

    /// Takes a key and its colon.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "without a call for each key a search response is decoded in 0.97 of the time"
    )]
    fn key(&mut self, expected: &'static str) -> Result<(), Wrong> {
        if self.space() != Some(b'"') {
            return Err((self.at, expected));
        }
        let start = self.at + 1;
        let (end, escaped) = scan::text(self.bytes, start)?;
        let slice = self.bytes.get(start..end).unwrap_or_default();
        let hash = if escaped { self.escaped_hash(start, end) } else { keys::hash(slice) };
        let key = self.push(Kind::Key, start, end, escaped, hash);
        self.at = end + 1;
        if let Some(open) = self.open.last_mut() {
            if open.word & keys::bit(hash) != 0 {
                keys::compare(self.text, &self.nodes, open.node, key, open.count);
            }
            open.word |= keys::bit(hash);
            open.key = key;
            open.count += 1;
        }
        if self.space() != Some(b':') {
            return Err((self.at, "a colon"));
        }
        self.at += 1;
        self.seals_next = self.seals && slice == DOCUMENT && self.space() == Some(b'{');
        Ok(())
    }

    fn seal_document(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        self.at = scan::brackets(self.bytes, start, MAX_DEPTH - self.open.len())?;
        let node = self.push(Kind::Object, start, self.at, false, 0);
        if let Some(node) = self.nodes.get(node as usize) {
            node.mark(Node::SEALED);
        }
        self.sealed += 1;
        Ok(())
    }

    #[cold]
    fn escaped_hash(&self, start: usize, end: usize) -> u32 {
        keys::hash(scan::unescape(self.text.get(start..end).unwrap_or_default()).as_bytes())
    }

    /// Behind a value: goes on to the next one, or closes what ends here. Whether the document is complete.
    #[inline]
    fn closes(&mut self) -> Result<bool, Wrong> {
        let mut closed = false;
        loop {
            let next = self.space();
            let behind = self.next();
            let Some(open) = self.open.last_mut() else { return Ok(true) };
            if !open.is_object {
                open.word += 1;
            } else if closed && let Some(key) = self.nodes.get_mut(open.key as usize) {
                key.next = behind;
            }
            match (next, open.is_object) {
                (Some(b','), true) => {
                    self.at += 1;
                    self.key("a key")?;
                    return Ok(false);
                }
                (Some(b','), false) => {
                    self.at += 1;
                    return Ok(false);
                }
                (Some(b'}'), true) | (Some(b']'), false) => {
                    self.close();
                    closed = true;
                }
                _ => return Err((self.at, "a comma or a closing bracket")),
            }
        }
    }

    /// Closes the innermost list or object.
    #[inline]
    fn close(&mut self) {
        self.at += 1;
        if let Some(open) = self.open.pop() {
            if open.is_object {
                keys::close(self.text, &self.nodes, open.node, open.count);
            }
            self.seal(open.node, open.word);
        }
    }

    /// Says where a list or an object ends, now that it is known.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GB")]
    fn seal(&mut self, index: u32, word: u32) {
        let next = self.next();
        if let Some(node) = self.nodes.get_mut(index as usize) {
            node.end = self.at as u32;
            node.next = next;
            node.word = word;
        }
    }
}
