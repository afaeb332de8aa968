//! The history as a table for spreadsheets: CSV (RFC 4180), in UTF-8 with its mark, because Excel reads it wrong without.
//!
//! A cell that begins like a formula gets an apostrophe in front, as OWASP advises against CSV injection. So do phone
//! numbers with their plus: a spreadsheet would take them for sums, and drop the plus or worse.

use std::fs::{File, OpenOptions, remove_file};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::call::Call;
use crate::call::knowledge::{Card, CardKind};
use crate::crm::Pages;
use crate::trouble::word;
use crate::view::CallView;

const MARK: &[u8] = b"\xef\xbb\xbf";
/// Tables of one day that are told apart by their names.
const MOST_OF_A_DAY: usize = 999;
/// The columns. What reads these tables goes by their names: more come at the end, none is renamed.
const HEADING: [&str; 22] = [
    "time",
    "direction",
    "number",
    "caller_name",
    "line",
    "source",
    "phase",
    "outcome",
    "rang_seconds",
    "talked_seconds",
    "report",
    "report_reason",
    "answer",
    "silence",
    "card",
    "title",
    "person",
    "url",
    "found",
    "found_title",
    "found_person",
    "extension",
];

/// The table, the calls in the order they come in.
pub(crate) fn table(calls: &[Call], pages: &(impl Pages + ?Sized)) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    table.write_record(HEADING)?;
    for call in calls {
        table.write_record(row(&CallView::of(call, pages)).map(|cell| harmless(&cell)))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// Where files for the user go: the downloads, or where there are none the home folder.
pub(crate) fn folder() -> io::Result<PathBuf> {
    let nowhere = || io::Error::new(io::ErrorKind::NotFound, "this user has no home folder");
    let user = directories::UserDirs::new().ok_or_else(nowhere)?;
    let downloads = user.download_dir().filter(|folder| folder.is_dir());
    Ok(downloads.unwrap_or(user.home_dir()).to_owned())
}

/// Writes a table under the name of a day, for its owner alone. No file that is there is touched. Waits for the disk.
pub(crate) fn write(folder: &Path, day: Date, table: &[u8]) -> io::Result<PathBuf> {
    let name = |number| match number {
        1 => format!("Callcard {day}.csv"),
        _ => format!("Callcard {day} ({number}).csv"),
    };
    for path in (1..=MOST_OF_A_DAY).map(|number| folder.join(name(number))) {
        let mut file = match new_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            file => file?,
        };
        if let Err(error) = file.write_all(table).and_then(|()| file.sync_all()) {
            // Half a table is worse than none. That it cannot be removed either says nothing new.
            remove_file(&path).ok();
            return Err(error);
        }
        return Ok(path);
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "there are too many tables of this day"))
}

fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn row(call: &CallView) -> [String; 22] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let seconds = |seconds: Option<u32>| seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
    let key = |card: Option<&Card>| card.map(|card| format!("{} {}", kind(card.key.kind), card.key.id));
    let title = |card: Option<&Card>| card.and_then(|card| card.names.title.clone());
    let person = |card: Option<&Card>| card.and_then(|card| card.names.person.clone());
    let (card, found) = (call.card.as_ref(), call.found.as_ref());
    [
        local(call.rang_at),
        word(&call.direction),
        call.number.e164.clone().unwrap_or_else(|| call.number.readable.clone()),
        text(&call.details.caller_name),
        text(&call.details.line),
        call.source.to_string(),
        word(&call.phase),
        option(call.outcome),
        seconds(call.rang_for),
        seconds(call.talked_for),
        word(&call.delivery.state),
        option(call.delivery.reason),
        option(call.answer),
        option(call.silence),
        text(&key(card)),
        text(&title(card)),
        text(&person(card)),
        text(&call.url),
        text(&key(found)),
        text(&title(found)),
        text(&person(found)),
        text(&call.number.extension),
    ]
}

/// The word of what may not be there.
fn option(value: Option<impl Serialize>) -> String {
    value.map(|value| word(&value)).unwrap_or_default()
}

/// The word of a kind in these tables, which are read by others: it stays, whatever the CRM calls it.
fn kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Deal => "leads",
        CardKind::Customer => "customers",
        CardKind::Contact => "contacts",
        CardKind::Company => "companies",
    }
}

/// The agent's own time, with its distance to UTC (ISO 8601).
fn local(time: Timestamp) -> String {
    time.to_zoned(TimeZone::system()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::knowledge::{Answer, CardKey, Names};
    use crate::crm::fake::FakePages;

    #[test]
    fn a_table_never_takes_the_place_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let day = jiff::civil::date(2026, 11, 24);
        let written: Vec<PathBuf> =
            ["first", "second", "third"].map(|table| write(folder.path(), day, table.as_bytes()).unwrap()).into();
        let names = written.iter().map(|path| path.file_name().unwrap().to_str().unwrap());
        let expected = ["Callcard 2026-11-24.csv", "Callcard 2026-11-24 (2).csv", "Callcard 2026-11-24 (3).csv"];
        assert_eq!(names.collect::<Vec<_>>(), expected);
        assert_eq!(std::fs::read_to_string(&written[0]).unwrap(), "first");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&written[1]).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(write(&folder.path().join("missing"), day, b"").is_err());
    }

    #[test]
    fn a_found_card_has_columns_of_its_own_at_the_end() {
        let known = |id, title: &str| Card {
            key: CardKey { kind: CardKind::Contact, id },
            names: Names { title: Some(title.into()), ..Names::default() },
        };
        let call: Call = serde_json::from_value(serde_json::json!({
            "id": "01936000-0000-7000-8000-000000000001", "number": "withheld", "raw_number": "", "direction": "in",
            "phase": "ringing", "source": "socket", "source_call_id": null, "to": null, "line": null, "caller_name": null,
            "users": null, "rang_at": "2026-01-31T12:00:00Z", "answered_at": null, "ended_at": null, "reported_at": null,
            "delivery": {"state": "uncertain"}, "answer": null, "remembered": null, "silence": null,
            "steps": {"accepted": null, "sent": null, "answered": null, "shown": null},
        }))
        .unwrap();
        let named = Some(Answer::Card(known(7, "Ivan")));
        let calls = [Call { answer: named, ..call.clone() }, Call { found: Some(known(9, "Olga, Ltd")), ..call }];
        let table = table(&calls, &FakePages).unwrap();
        let mut rows = csv::ReaderBuilder::new().from_reader(&table[MARK.len()..]);
        let column = |name| HEADING.iter().position(|heading| *heading == name).unwrap();
        assert_eq!(column("found"), 18, "new columns come after all others");
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        let cells =
            |row: usize| ["card", "title", "found", "found_title"].map(|name| rows[row][column(name)].to_owned());
        assert_eq!(cells(0), ["contacts 7", "Ivan", "", ""]);
        assert_eq!(cells(1), ["", "", "contacts 9", "Olga, Ltd"]);
    }

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        let table = [
            ("=HYPERLINK(\"http://evil.example\")", "'=HYPERLINK(\"http://evil.example\")"),
            ("+79998885533", "'+79998885533"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("Ivan = Petrov", "Ivan = Petrov"),
            ("", ""),
        ];
        for (cell, written) in table {
            assert_eq!(harmless(cell), written);
        }
    }
}
