//! `watch`: a line for each change, for people and for machines, until Callcard ends.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Stub, call};

/// What a Callcard says that ends then.
fn said() -> String {
    let card = json!({ "kind": "deal", "id": 1001, "title": "Кухня\u{1b}[2J", "person": "Иван Петров" });
    let lines = [
        json!({ "call": call(json!({})) }),
        json!({ "call": call(json!({ "phase": "answered", "answered_at": "2026-01-31T12:00:07Z", "card": card })) }),
        json!({ "passed_over": 12 }),
        json!({ "call": call(json!({
            "phase": "ended", "outcome": "missed", "direction": "out", "ended_at": "2026-01-31T12:01:00Z",
            "number": { "raw": "", "e164": null, "readable": "", "kind": "withheld" }
        })) }),
        json!({ "weather": "fine" }),
    ];
    // An empty line only says that the connection stands.
    lines.map(|line| format!("{line}\n\n")).concat()
}

#[test]
fn each_change_is_a_line() {
    let stub = Stub::always("200 OK", said());
    assert_snapshot!(stub.run(&["watch"]).printed(), @r#"
    12:00:00  in     +7 999 888-55-33      ringing
    12:00:07  in     +7 999 888-55-33      answered      deal 1001 · Кухня[2J · Иван Петров
    … changes passed over: 12
    12:01:00  out    withheld              missed
    {"weather":"fine"}
    "#);
    assert_eq!(stub.requests()[0].line, "GET /events");
}

#[test]
fn machines_get_the_lines_as_they_came() {
    let stub = Stub::always("200 OK", said());
    let lines = stub.run(&["--json", "watch"]).printed();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), &lines[2]), (5, &json!({ "passed_over": 12 })));
}

#[test]
fn refusal_is_told() {
    let problem = json!({ "detail": "Too many programs follow the calls already", "status": 503 });
    let failure = Stub::always("503 Service Unavailable", problem).run(&["watch"]).complained(1);
    assert!(failure.contains("Too many programs"), "{failure}");
}
