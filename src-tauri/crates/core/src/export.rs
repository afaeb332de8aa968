//! The history as a table for spreadsheets: CSV (RFC 4180), in UTF-8 with its mark, because Excel reads it wrong without.
//!
//! A cell that begins like a formula gets an apostrophe in front, as OWASP advises against CSV injection. So do phone
//! numbers with their plus: a spreadsheet would take them for sums, and drop the plus or worse.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use crate::call::Call;
use crate::view::CallView;

const MARK: &[u8] = b"\xef\xbb\xbf";
const HEADING: [&str; 18] = [
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
];

/// The table, the calls in the order they come in.
pub(crate) fn table(calls: &[Call], origin: &Url) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    table.write_record(HEADING)?;
    for call in calls {
        table.write_record(row(&CallView::of(call, origin)).map(|cell| harmless(&cell)))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

fn row(call: &CallView) -> [String; 18] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let seconds = |seconds: Option<u32>| seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
    let card = call.card.as_ref();
    [
        local(call.rang_at),
        call.direction.clone(),
        call.number.e164.clone().unwrap_or_else(|| call.number.readable.clone()),
        text(&call.caller_name),
        text(&call.line),
        call.source.clone(),
        call.phase.clone(),
        text(&call.outcome),
        seconds(call.rang_for),
        seconds(call.talked_for),
        call.delivery.state.clone(),
        text(&call.delivery.reason),
        text(&call.answer),
        text(&call.silence),
        card.map(|card| format!("{} {}", card.key.kind.path(), card.key.id)).unwrap_or_default(),
        card.and_then(|card| card.names.title.clone()).unwrap_or_default(),
        card.and_then(|card| card.names.person.clone()).unwrap_or_default(),
        text(&call.url),
    ]
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
