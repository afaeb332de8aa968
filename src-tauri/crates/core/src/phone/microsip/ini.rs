//! A file in the format of Windows's profiles, as MicroSIP writes it: UTF-16 with its mark, or bytes of the system's code
//! page. Only what is changed is read closely; all else goes through as it came, byte for byte.

/// The section that all of it is in.
const SECTION: &str = "settings";
/// By what a value of ours is known.
const OURS: &str = "--source=microsip";
/// Windows reads no more characters of a value.
const LONGEST_VALUE: usize = 255;

/// Why a file is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotUnderstood {
    /// It is larger than MicroSIP's files are.
    TooLong,
    /// It is in an encoding that Windows's profiles do not have, or broken.
    Encoding,
    /// The section is not there, or there more than once.
    Section,
    /// A key that is needed is there more than once.
    Twice(String),
    /// A line of ours cannot be written in it.
    Unwritable,
    /// Another program is told of the calls already, by this value.
    Taken(String),
}

/// How the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf16,
    /// Each byte stands for itself: what it means is not known, and not needed.
    Bytes,
}

/// A file, line by line, each with its end.
#[derive(Debug)]
pub(super) struct Ini {
    encoding: Encoding,
    lines: Vec<String>,
    /// Where the lines of the section begin and end.
    section: std::ops::Range<usize>,
}

impl Ini {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, NotUnderstood> {
        let (encoding, text) = decode(bytes)?;
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        let heads: Vec<_> = lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with('[')).collect();
        let is_section = |line: &str| line.trim().eq_ignore_ascii_case(&format!("[{SECTION}]"));
        let places: Vec<usize> = heads.iter().filter(|(_, line)| is_section(line)).map(|(at, _)| *at).collect();
        let [head] = places[..] else { return Err(NotUnderstood::Section) };
        let end = heads.iter().map(|(at, _)| *at).find(|at| *at > head).unwrap_or(lines.len());
        Ok(Self { encoding, lines, section: head + 1..end })
    }

    /// Whether all of these lines are in it. Whether they could be is found out, too.
    pub(super) fn is_set_up(&self, wanted: &str) -> Result<bool, NotUnderstood> {
        let mut is_set_up = true;
        for (key, value) in pairs(wanted) {
            let is_written = self.encoding == Encoding::Utf16 || value.is_ascii();
            if !is_written || value.chars().count() > LONGEST_VALUE || value.contains(['\r', '\n']) {
                return Err(NotUnderstood::Unwritable);
            }
            match self.value(key)? {
                Some(there) if !there.is_empty() && !there.contains(OURS) => {
                    return Err(NotUnderstood::Taken(there.to_owned()));
                }
                there => is_set_up &= there == Some(value),
            }
        }
        Ok(is_set_up)
    }

    pub(super) fn has_lines_of_ours(&self) -> bool {
        self.lines[self.section.clone()].iter().any(|line| line.contains(OURS))
    }

    /// Puts these lines in the place of those with the same keys, or behind the last one of the section.
    pub(super) fn set_up(&mut self, wanted: &str) -> Result<(), NotUnderstood> {
        self.is_set_up(wanted)?;
        let end = if self.lines.iter().any(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
        for (key, value) in pairs(wanted) {
            match self.place(key)? {
                Some(at) => {
                    let kept = self.lines[at].trim_end_matches(['\r', '\n']).len();
                    let (name, _) = self.lines[at].split_once('=').unwrap_or((key, ""));
                    let line_end = self.lines[at][kept..].to_owned();
                    self.lines[at] = format!("{name}={value}{line_end}");
                }
                None => self.add(format!("{key}={value}{end}"), end),
            }
        }
        Ok(())
    }

    /// Empties the values of ours.
    pub(super) fn take_out(&mut self) {
        for line in &mut self.lines[self.section.clone()] {
            if let Some((key, value)) = line.split_once('=')
                && value.contains(OURS)
            {
                let end = value.trim_end_matches(['\r', '\n']).len();
                *line = format!("{key}={}", &value[end..]);
            }
        }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let text = self.lines.concat();
        match self.encoding {
            Encoding::Utf16 => {
                let units = std::iter::once(0xfeff).chain(text.encode_utf16());
                units.flat_map(u16::to_le_bytes).collect()
            }
            // All that is in it came from bytes, or is ASCII.
            Encoding::Bytes => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect(),
        }
    }

    /// Adds a line behind the last one of the section that is not empty.
    fn add(&mut self, line: String, end: &str) {
        let last = self.section.clone().rev().find(|at| !self.lines[*at].trim().is_empty());
        let at = last.map_or(self.section.start, |last| last + 1);
        if let Some(before) = self.lines.get_mut(at - 1)
            && !before.ends_with('\n')
        {
            before.push_str(end);
        }
        self.lines.insert(at, line);
        self.section.end += 1;
    }

    fn value(&self, key: &str) -> Result<Option<&str>, NotUnderstood> {
        let place = self.place(key)?;
        Ok(place.and_then(|at| self.lines[at].split_once('=')).map(|(_, value)| value.trim()))
    }

    fn place(&self, key: &str) -> Result<Option<usize>, NotUnderstood> {
        let is_it = |at: &usize| {
            let line = self.lines[*at].trim_start();
            line.split_once('=').is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(key))
        };
        let mut places = self.section.clone().filter(is_it);
        match (places.next(), places.next()) {
            (_, Some(_)) => Err(NotUnderstood::Twice(key.to_owned())),
            (place, None) => Ok(place),
        }
    }
}

fn pairs(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    lines.lines().filter_map(|line| line.split_once('='))
}

fn decode(bytes: &[u8]) -> Result<(Encoding, String), NotUnderstood> {
    match bytes {
        // The other byte order, and the mark of UTF-8, which Windows takes for letters.
        [0xfe, 0xff, ..] | [0xef, 0xbb, 0xbf, ..] => Err(NotUnderstood::Encoding),
        [0xff, 0xfe, bytes @ ..] => {
            let (units, rest) = bytes.as_chunks::<2>();
            let text = String::from_utf16(&units.iter().map(|unit| u16::from_le_bytes(*unit)).collect::<Vec<_>>());
            let text = text.map_err(|_| NotUnderstood::Encoding)?;
            if !rest.is_empty() || text.contains('\0') {
                return Err(NotUnderstood::Encoding);
            }
            Ok((Encoding::Utf16, text))
        }
        bytes if bytes.contains(&0) => Err(NotUnderstood::Encoding),
        bytes => Ok((Encoding::Bytes, bytes.iter().map(|byte| char::from(*byte)).collect())),
    }
}
