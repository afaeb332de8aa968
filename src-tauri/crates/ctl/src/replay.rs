//! Recorded events sent again, in their own time or as fast as Callcard takes them.
//!
//! Lines are read one by one, so a pipe that is still being written can be replayed too. PowerShell writes files in UTF-16
//! or with a byte order mark; both are read.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::time::Duration;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::time::{Instant, sleep_until};

use crate::args::Replay;
use crate::callcard::{Callcard, Until};
use crate::failure::Failure;
use crate::output;
use crate::ring::told;
use crate::voice::Voice;

/// A line of the recording: an event as it is sent, and when.
#[derive(Deserialize)]
struct Line {
    after_ms: Option<u32>,
    at: Option<Timestamp>,
    #[serde(flatten)]
    event: Map<String, Value>,
}

/// Replays a recording. A refused event is reported and does not stop the others.
pub(crate) async fn run(callcard: &Callcard, replay: Replay, voice: &Voice) -> Result<String, Failure> {
    let unreadable = |cause| Failure::Unreadable { file: replay.file.clone(), cause };
    let mut due = Instant::now();
    let mut pace = Pace::default();
    let (mut events, mut refused) = (0, 0);
    for (index, text) in lines(&replay.file).map_err(unreadable)?.enumerate() {
        let text = text.map_err(unreadable)?;
        if text.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&text)
            .map_err(|error| Failure::BadLine { line: index + 1, why: error.to_string() })?;
        due += pace.gap(&line);
        if !replay.fast {
            sleep_until(due).await;
        }
        events += 1;
        match callcard.tell(&line.event, Until::Committed).await {
            Ok(answer) => {
                let phase = line.event.get("phase").and_then(Value::as_str);
                output::print(&told(&answer, phase, voice)?)?;
            }
            Err(failure @ Failure::Refused(_)) => {
                refused += 1;
                failure.report(voice);
            }
            Err(failure) => return Err(failure),
        }
    }
    if refused > 0 {
        return Err(Failure::SomeRefused { refused, events });
    }
    Ok(String::new())
}

fn lines(file: &Path) -> io::Result<Box<dyn Iterator<Item = io::Result<String>>>> {
    if file == Path::new("-") { texts(io::stdin().lock()) } else { texts(BufReader::new(File::open(file)?)) }
}

/// The lines of a recording in UTF-8 or UTF-16, with a mark or without one. What is broken becomes U+FFFD.
fn texts(mut recording: impl BufRead + 'static) -> io::Result<Box<dyn Iterator<Item = io::Result<String>>>> {
    // A recording begins with a brace, or with a mark, which goes before this guess.
    let encoding = match recording.fill_buf()? {
        [0, 1..=255, ..] => UTF_16BE,
        [1..=255, 0, ..] => UTF_16LE,
        _ => UTF_8,
    };
    let decoded =
        DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).strip_bom(true).build(recording);
    Ok(Box::new(BufReader::new(decoded).lines()))
}

/// The time between recorded events.
#[derive(Default)]
struct Pace {
    /// When the latest event so far was recorded.
    latest: Option<Timestamp>,
}

impl Pace {
    /// The pause before this line. What was recorded out of order is sent at once.
    fn gap(&mut self, line: &Line) -> Duration {
        let before = self.latest;
        self.latest = before.max(line.at);
        if let Some(pause) = line.after_ms {
            return Duration::from_millis(pause.into());
        }
        let passed = before.zip(line.at).map(|(before, at)| at.duration_since(before));
        passed.and_then(|passed| passed.try_into().ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_those_of_the_recording() {
        let mut pace = Pace::default();
        for (line, expected) in [
            (r#"{}"#, 0),
            (r#"{"after_ms":40}"#, 40),
            (r#"{"at":"2026-01-31T12:00:00Z"}"#, 0),
            (r#"{"at":"2026-01-31T12:00:02.5Z"}"#, 2_500),
            // Out of order, then on from the latest.
            (r#"{"at":"2026-01-31T12:00:01Z"}"#, 0),
            (r#"{"at":"2026-01-31T15:00:03+03:00"}"#, 500),
            // Its own pause counts, and the next time counts from its own.
            (r#"{"at":"2026-01-31T12:00:09Z","after_ms":1}"#, 1),
            (r#"{"at":"2026-01-31T12:00:10Z"}"#, 1_000),
        ] {
            let line = serde_json::from_str(line).unwrap();
            assert_eq!(pace.gap(&line), Duration::from_millis(expected));
        }
    }

    #[test]
    fn lines_are_read_whatever_wrote_the_file() {
        let text = "{\"caller_name\":\"Иван\"}\r\n{}\n";
        let wide = |mark: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(unit).collect()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            wide("", u16::to_le_bytes),
            wide("", u16::to_be_bytes),
            wide("\u{feff}", u16::to_le_bytes),
            wide("\u{feff}", u16::to_be_bytes),
        ] {
            let lines: Vec<String> = texts(io::Cursor::new(bytes.clone())).unwrap().map(Result::unwrap).collect();
            assert_eq!(lines, ["{\"caller_name\":\"Иван\"}", "{}"], "{bytes:?}");
        }
        let broken: Vec<String> = texts(io::Cursor::new(b"I\xff\n")).unwrap().map(Result::unwrap).collect();
        assert_eq!(broken, ["I\u{fffd}"]);
        assert_eq!(texts(io::empty()).unwrap().count(), 0);
    }
}
