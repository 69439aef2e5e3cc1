//! A parser of server-sent events from chunks of any size: <https://html.spec.whatwg.org/multipage/server-sent-events.html>.

use super::event::Event;

/// The maximum size of an event in bytes, including field names.
const MAX_EVENT: usize = 16 << 20;

/// The received bytes that are not yet returned as events.
#[derive(Default)]
pub(super) struct Parser {
    /// The received bytes. Those before `start` are parsed.
    bytes: Vec<u8>,
    /// The start of the next line.
    start: usize,
    /// The end of the bytes that are known to contain no end of a line.
    scanned: usize,
    /// The last line ended with a carriage return. A line feed after it belongs to the same line end.
    is_after_return: bool,
    /// A line was parsed. Only the first one may start with a byte order mark.
    has_begun: bool,
    event: Event,
    /// The size of the lines of the current event in bytes.
    event_size: usize,
}

impl Parser {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.start);
        self.scanned -= self.start;
        self.start = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// Returns true if an incomplete event was received.
    pub(super) fn is_inside_event(&self) -> bool {
        self.start < self.bytes.len() || self.event_size > 0
    }

    /// Returns the next complete event.
    ///
    /// # Errors
    /// Returns an error if the event is too large or is not UTF-8.
    pub(super) fn next_event(&mut self) -> Result<Option<Event>, &'static str> {
        while let Some(line) = self.next_line()? {
            if line.is_empty() {
                let event = std::mem::take(&mut self.event);
                let had_data = std::mem::take(&mut self.event_size) > 0 && !event.data.is_empty();
                if had_data {
                    return Ok(Some(event));
                }
            } else {
                self.event_size += line.len();
                self.field(&line);
            }
        }
        let is_large = self.event_size + self.bytes.len().saturating_sub(self.start) > MAX_EVENT;
        if is_large { Err("an event is larger than 16 MB") } else { Ok(None) }
    }

    /// Returns the next complete line, without its end.
    fn next_line(&mut self) -> Result<Option<String>, &'static str> {
        if self.is_after_return && self.bytes.get(self.start) == Some(&b'\n') {
            self.start += 1;
            self.scanned = self.scanned.max(self.start);
        }
        let rest = self.bytes.get(self.scanned..).unwrap_or_default();
        let Some(length) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.is_after_return &= self.start == self.bytes.len();
            self.scanned = self.bytes.len();
            return Ok(None);
        };
        let end = self.scanned + length;
        self.is_after_return = self.bytes.get(end) == Some(&b'\r');
        let mut line = self.bytes.get(self.start..end).unwrap_or_default();
        if !std::mem::replace(&mut self.has_begun, true) {
            line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        }
        let line = std::str::from_utf8(line).map(str::to_owned).map_err(|_| "an event is not UTF-8");
        self.start = end + 1;
        self.scanned = self.start;
        line.map(Some)
    }

    /// Parses a line `name: value`. Comments, which start with a colon, and unknown names are ignored.
    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.event.name = Some(value.to_owned()),
            "id" => self.event.id = Some(value.to_owned()),
            "data" => {
                if !self.event.data.is_empty() {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            _ => {}
        }
    }
}
