//! The lexer: one pass over the input, without recursion, creates the nodes of the tape.
//!
//! Most of a search response consists of documents, which serde decodes without nodes. [`lex_skipping_documents`]
//! creates no nodes inside them.

use std::cell::Cell;

use super::super::MAX_DEPTH;
use super::error::DecodeError;
use super::node::{MISSING, Node, NodeKind};
use super::object_keys;
use super::{number, strings};

/// A position in the input, and the description of what is expected there.
type SyntaxError = (usize, &'static str);

/// The key of documents in almost all responses that have any.
const DOCUMENT_KEY: &[u8] = b"_source";

/// Returns the input as a string, and its nodes.
///
/// # Errors
/// Returns an error if the input is not valid JSON.
pub(super) fn lex(input: &[u8]) -> Result<(&str, Vec<Node>), DecodeError> {
    let (input, nodes, _) = lex_with(input, false)?;
    Ok((input, nodes))
}

/// Returns the input as a string, its nodes, and the number of documents that were skipped. An object under
/// [`DOCUMENT_KEY`] becomes one node that is marked as [skipped](Node::SKIPPED). Only its brackets and strings are
/// checked: unless serde decodes each of them, the whole input must be lexed again.
///
/// # Errors
/// Returns an error if the input is not valid JSON.
pub(super) fn lex_skipping_documents(input: &[u8]) -> Result<(&str, Vec<Node>, usize), DecodeError> {
    lex_with(input, true)
}

fn lex_with(input: &[u8], skips_documents: bool) -> Result<(&str, Vec<Node>, usize), DecodeError> {
    let syntax_error = |(at, expected): SyntaxError| DecodeError::syntax(input, at, expected);
    if input.len() >= MISSING as usize {
        return Err(syntax_error((0, "less than 4 GB of JSON")));
    }
    // One check of the whole input is several times faster than a check of each string.
    let valid = std::str::from_utf8(input).map_err(|error| DecodeError::invalid_utf8_at(input, error.valid_up_to()))?;
    let mut lexer = Lexer {
        input: valid,
        bytes: input,
        position: 0,
        // An estimate that few responses exceed. Memory that is not touched costs nothing.
        nodes: Vec::with_capacity((input.len() / 10 + 8).min(1 << 20)),
        open: Vec::with_capacity(16),
        skips_documents,
        next_is_document: false,
        skipped: 0,
    };
    lexer.document().map_err(syntax_error)?;
    Ok((valid, lexer.nodes, lexer.skipped))
}

struct Lexer<'t> {
    input: &'t str,
    bytes: &'t [u8],
    position: usize,
    nodes: Vec<Node>,
    open: Vec<OpenContainer>,
    skips_documents: bool,
    /// The next value is a document to be skipped.
    next_is_document: bool,
    skipped: usize,
}

/// An array or an object that is not closed yet.
struct OpenContainer {
    node: u32,
    is_object: bool,
    /// The key of the next value.
    key: u32,
    /// The length of an array, or the mask of an object.
    hash_or_len: u32,
    /// The number of keys so far.
    count: u32,
}

impl Lexer<'_> {
    fn document(&mut self) -> Result<(), SyntaxError> {
        loop {
            if self.value()? && self.finish_value()? {
                return match self.skip_whitespace() {
                    None => Ok(()),
                    Some(_) => Err((self.position, "the end of the input")),
                };
            }
        }
    }

    /// Skips whitespace and returns the next byte.
    #[inline]
    fn skip_whitespace(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.position) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.position += 1,
                byte => return byte.copied(),
            }
        }
    }

    /// Lexes a value. Returns false if it is an array or an object that is not empty, whose content follows.
    #[inline]
    fn value(&mut self) -> Result<bool, SyntaxError> {
        match self.skip_whitespace() {
            Some(b'"') => {
                let start = self.position + 1;
                let (end, escaped) = strings::string_end(self.bytes, start)?;
                self.push(NodeKind::String, start, end, escaped, 0);
                self.position = end + 1;
            }
            Some(b'-' | b'0'..=b'9') => {
                let (end, kind) = number::lex_number(self.bytes, self.position)?;
                self.push(kind, self.position, end, false, 0);
                self.position = end;
            }
            Some(b'{') => return self.open(NodeKind::Object, b'}'),
            Some(b'[') => return self.open(NodeKind::Array, b']'),
            Some(b't') => self.literal(NodeKind::True, b"true")?,
            Some(b'f') => self.literal(NodeKind::False, b"false")?,
            Some(b'n') => self.literal(NodeKind::Null, b"null")?,
            _ => return Err((self.position, "a value")),
        }
        Ok(true)
    }

    fn literal(&mut self, kind: NodeKind, literal: &[u8]) -> Result<(), SyntaxError> {
        let end = self.position + literal.len();
        if self.bytes.get(self.position..end) != Some(literal) {
            return Err((self.position, "true, false or null"));
        }
        self.push(kind, self.position, end, false, 0);
        self.position = end;
        Ok(())
    }

    /// Returns the index of the next node. There are fewer nodes than bytes.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the input is shorter than 4 GB")]
    fn next(&self) -> u32 {
        self.nodes.len() as u32
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the input is shorter than 4 GB")]
    fn push(&mut self, kind: NodeKind, start: usize, end: usize, escaped: bool, hash_or_len: u32) -> u32 {
        let index = self.next();
        let flags = Cell::new(if escaped { Node::ESCAPED } else { 0 });
        // Correct for values without children; `finish_container` sets it for the others.
        let next = if kind == NodeKind::Key { index + 2 } else { index + 1 };
        let (start, end) = (start as u32, end as u32);
        self.nodes.push(Node { start, end, next, hash_or_len, kind, unused_keys: Cell::new(0), flags });
        index
    }

    /// Opens an array or an object. Returns whether it is empty and already closed.
    #[inline]
    fn open(&mut self, kind: NodeKind, close: u8) -> Result<bool, SyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            return Err((self.position, "at most 127 levels of nesting"));
        }
        if std::mem::take(&mut self.next_is_document) {
            return self.skip_document().map(|()| true);
        }
        let node = self.push(kind, self.position, self.position + 1, false, 0);
        self.position += 1;
        if self.skip_whitespace() == Some(close) {
            self.position += 1;
            self.finish_container(node, 0, 0);
            return Ok(true);
        }
        let is_object = kind == NodeKind::Object;
        self.open.push(OpenContainer { node, is_object, key: MISSING, hash_or_len: 0, count: 0 });
        if is_object {
            self.key("a key or a closing bracket")?;
        }
        Ok(false)
    }

    /// Lexes a key and its colon.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "without a call for each key a search response is decoded in 0.97 of the time"
    )]
    fn key(&mut self, expected: &'static str) -> Result<(), SyntaxError> {
        if self.skip_whitespace() != Some(b'"') {
            return Err((self.position, expected));
        }
        let start = self.position + 1;
        let (end, escaped) = strings::string_end(self.bytes, start)?;
        let slice = self.bytes.get(start..end).unwrap_or_default();
        let hash = if escaped { self.escaped_hash(start, end) } else { object_keys::hash(slice) };
        let key = self.push(NodeKind::Key, start, end, escaped, hash);
        self.position = end + 1;
        if let Some(open) = self.open.last_mut() {
            if open.hash_or_len & object_keys::mask_bit(hash) != 0 {
                object_keys::mark_duplicates_of(self.input, &self.nodes, open.node, key, open.count);
            }
            open.hash_or_len |= object_keys::mask_bit(hash);
            open.key = key;
            open.count += 1;
        }
        if self.skip_whitespace() != Some(b':') {
            return Err((self.position, "a colon"));
        }
        self.position += 1;
        self.next_is_document = self.skips_documents && slice == DOCUMENT_KEY && self.skip_whitespace() == Some(b'{');
        Ok(())
    }

    fn skip_document(&mut self) -> Result<(), SyntaxError> {
        let start = self.position;
        self.position = strings::closing_bracket(self.bytes, start, MAX_DEPTH - self.open.len())?;
        let node = self.push(NodeKind::Object, start, self.position, false, 0);
        if let Some(node) = self.nodes.get(node as usize) {
            node.mark(Node::SKIPPED);
        }
        self.skipped += 1;
        Ok(())
    }

    #[cold]
    fn escaped_hash(&self, start: usize, end: usize) -> u32 {
        object_keys::hash(strings::unescape(self.input.get(start..end).unwrap_or_default()).as_bytes())
    }

    /// Continues after a value: at the next value, or by closing containers. Returns whether the document is complete.
    #[inline]
    fn finish_value(&mut self) -> Result<bool, SyntaxError> {
        let mut closed = false;
        loop {
            let next = self.skip_whitespace();
            let next_node = self.next();
            let Some(open) = self.open.last_mut() else { return Ok(true) };
            if !open.is_object {
                open.hash_or_len += 1;
            } else if closed && let Some(key) = self.nodes.get_mut(open.key as usize) {
                key.next = next_node;
            }
            match (next, open.is_object) {
                (Some(b','), true) => {
                    self.position += 1;
                    self.key("a key")?;
                    return Ok(false);
                }
                (Some(b','), false) => {
                    self.position += 1;
                    return Ok(false);
                }
                (Some(b'}'), true) | (Some(b']'), false) => {
                    self.close();
                    closed = true;
                }
                _ => return Err((self.position, "a comma or a closing bracket")),
            }
        }
    }

    /// Closes the innermost array or object.
    #[inline]
    fn close(&mut self) {
        self.position += 1;
        if let Some(open) = self.open.pop() {
            if open.is_object {
                object_keys::mark_duplicates(self.input, &self.nodes, open.node, open.count);
            }
            self.finish_container(open.node, open.hash_or_len, open.count);
        }
    }

    /// Sets the end of an array or an object.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the input is shorter than 4 GB")]
    fn finish_container(&mut self, index: u32, hash_or_len: u32, keys: u32) {
        let next = self.next();
        if let Some(node) = self.nodes.get_mut(index as usize) {
            node.end = self.position as u32;
            node.next = next;
            node.hash_or_len = hash_or_len;
            node.unused_keys.set(u16::try_from(keys).unwrap_or(u16::MAX));
        }
    }
}
