//! From the bytes of the manager interface to its packets: lines of `Key: Value`, ended by an empty line.
//!
//! Whatever comes, memory is bounded: a line or a packet that is too long is left out as a whole.

/// The longest packet that is read, in bytes, and in lines. Real ones have some 2 KiB and 40 lines.
const LONGEST: usize = 64 * 1024;
const MOST_LINES: usize = 512;

/// What the interface sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The first line: what speaks, and its version.
    Banner(String),
    Packet(Packet),
}

/// One packet: an event, or an answer to an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packet {
    /// In the order in which they came; a key may come several times.
    fields: Vec<(String, String)>,
}

impl Packet {
    /// The first value of a key, in any case.
    pub fn get(&self, key: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
        field.map(|(_, value)| value.as_str())
    }

    /// The same, and an empty text where there is none.
    pub fn text(&self, key: &str) -> &str {
        self.get(key).unwrap_or_default()
    }

    /// All values of a key.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(key)).map(|(_, value)| value.as_str())
    }
}

/// Splits what comes into pieces, however it is cut on the way.
#[derive(Debug, Default)]
pub struct Splitter {
    /// The line that has not come to its end.
    line: Vec<u8>,
    packet: Packet,
    /// The bytes of the packet so far.
    length: usize,
    /// The packet is too long: the rest of it is left out.
    skips: bool,
    has_banner: bool,
}

impl Splitter {
    /// Takes in bytes, and gives the pieces that are whole.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.length += part.len();
            self.skips |= self.length > LONGEST;
            // Of a packet that is left out only its end matters, an empty line: the beginnings of its lines tell.
            let kept = if self.skips { part.len().min(3_usize.saturating_sub(self.line.len())) } else { part.len() };
            self.line.extend_from_slice(&part[..kept]);
            if part.ends_with(b"\n") {
                let line = std::mem::take(&mut self.line);
                pieces.extend(self.take(&line));
            }
        }
        pieces
    }

    fn take(&mut self, line: &[u8]) -> Option<Piece> {
        if matches!(line, b"\n" | b"\r\n") {
            let packet = std::mem::take(&mut self.packet);
            let skipped = std::mem::take(&mut self.skips);
            self.length = 0;
            return (!skipped && !packet.fields.is_empty()).then_some(Piece::Packet(packet));
        }
        if self.skips {
            self.packet = Packet::default();
            return None;
        }
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end_matches(['\r', '\n']);
        if !self.has_banner && self.packet.fields.is_empty() && !line.contains(':') {
            self.has_banner = true;
            self.length = 0;
            return Some(Piece::Banner(line.to_owned()));
        }
        if let Some((key, value)) = line.split_once(':') {
            self.packet.fields.push((key.to_owned(), value.strip_prefix(' ').unwrap_or(value).to_owned()));
        }
        self.skips |= self.packet.fields.len() > MOST_LINES;
        None
    }
}
