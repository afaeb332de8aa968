//! The tables of the socket: requests, fields of an event, outcomes, refusals.

use std::collections::BTreeSet;

use callcard_core::call::{NotSent, Silence};
use http::StatusCode;
use regex::Regex;

use crate::lists::codes;
use crate::{quoted, sources, table};

/// Where the socket's requests are answered.
const SERVED: [&str; 5] = ["api", "api.rs", "server", "sources/events.rs", "sources/events"];

/// The code words in the first column of a table.
fn told(heading: &str) -> BTreeSet<String> {
    table("docs/socket.md", heading).iter().map(|row| row[0].trim_matches('`').to_owned()).collect()
}

fn all(pattern: &str, text: &str) -> BTreeSet<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn the_table_has_every_request() {
    let api = sources(&SERVED);
    let mut routes = BTreeSet::new();
    for route in api.split(".route(").skip(1) {
        let path = route.split('"').nth(1).unwrap();
        let ends = [".fallback(", ".with_state(", ".layer(", "\n}"].iter().filter_map(|end| route.find(end));
        let handlers = &route[..ends.min().unwrap_or(route.len())];
        for method in all(r"\b(get|post|put|delete)\(", handlers) {
            routes.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    assert_eq!(told("request"), routes);
}

#[test]
fn the_table_has_every_field_of_an_event() {
    let read = all(r#"\b(?:get|text|time|choice)\("(\w+)""#, &sources(&["event.rs"]));
    assert_eq!(told("field"), read);
}

#[test]
fn the_table_has_every_word_of_phase_cause_and_direction() {
    let event = sources(&["event.rs"]);
    for row in table("docs/socket.md", "field") {
        if !["`phase`", "`cause`", "`direction`"].contains(&row[0].as_str()) {
            continue;
        }
        for word in quoted(&row[1]) {
            assert!(event.contains(&format!("\"{word}\"")), "{}: {word}", row[0]);
        }
    }
}

#[test]
fn the_table_has_every_outcome() {
    let told = told("outcome");
    let own = ["card", "not_in_crm", "untold", "pending", "uncertain", "refused", "dropped", "noted", "unknown_call"];
    let reasons = codes::<NotSent>();
    let silences = codes::<Silence>();
    assert_eq!(reasons.difference(&told).next(), None, "a reason is missing");
    for word in &told {
        assert!(own.contains(&word.as_str()) || reasons.contains(word) || silences.contains(word), "{word}");
    }
    assert!(own.iter().all(|&word| told.contains(word)));
}

#[test]
fn the_table_has_every_status_of_a_refusal() {
    let name =
        |status: StatusCode| status.canonical_reason().unwrap_or_default().to_uppercase().replace([' ', '-'], "_");
    let used = all(r"StatusCode::([A-Z_]+)", &sources(&SERVED));
    let known = (400..600).filter_map(|code| StatusCode::from_u16(code).ok());
    let refusals: BTreeSet<String> =
        known.filter(|&status| used.contains(&name(status))).map(|status| status.as_u16().to_string()).collect();
    assert_eq!(told("status"), refusals);
}

#[test]
fn the_table_has_every_code_of_a_fault_in_an_event() {
    let event = sources(&["event.rs", "event"]);
    let used = all(r"FaultCode::([A-Z]\w+)", &event);
    assert_eq!(told("code of a fault in an event"), used.iter().map(|name| name.to_lowercase()).collect());
}
