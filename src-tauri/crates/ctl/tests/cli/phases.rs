//! `answer` and `end`: which call is meant.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Reply, Stub, accepted, call};

/// A stand-in with these calls, newest first.
fn with_calls(calls: &[Value]) -> Stub {
    let body = json!({ "calls": calls }).to_string();
    Stub::start(move |request| match request.line.as_str() {
        "POST /api/v2/events" => accepted(request, "card"),
        _ => Reply::Answer("200 OK", body.clone()),
    })
}

#[test]
fn a_named_call_is_reported_without_asking() {
    for (line, fields) in [
        ("answer --call-id a-1", json!({ "phone_number": "", "phase": "answered", "call_id": "a-1" })),
        (
            "end --call-id a-1 --source pbx --cause no_answer",
            json!({ "phone_number": "", "phase": "ended", "call_id": "a-1", "source": "pbx", "cause": "no_answer" }),
        ),
        ("answer +7 999 888-55-33", json!({ "phone_number": "+7 999 888-55-33", "phase": "answered" })),
        (
            "end --direction out 8-999-888-55-33",
            json!({ "phone_number": "8-999-888-55-33", "phase": "ended", "direction": "out" }),
        ),
        ("end --direction in 5", json!({ "phone_number": "5", "phase": "ended", "direction": "in" })),
        // Of a phone that appends nothing for a caller who hides the number.
        ("end --source=microsip --withheld --", json!({ "phone_number": "", "phase": "ended", "source": "microsip" })),
        ("answer --withheld", json!({ "phone_number": "", "phase": "answered" })),
    ] {
        let stub = Stub::accepting();
        stub.run(&line.split(' ').collect::<Vec<_>>()).printed();
        let mut expected = fields;
        expected["type"] = json!("phone_call");
        assert_eq!(stub.events(), [expected], "{line}");
        assert_eq!(stub.requests().len(), 1, "{line}");
        assert!(stub.requests()[0].headers.contains(&"prefer: respond-async".into()), "{line}");
    }
}

#[test]
fn every_cause_has_its_word() {
    for cause in ["answered_elsewhere", "rejected", "busy", "cancelled", "no_answer", "normal"] {
        let stub = Stub::accepting();
        stub.run(&["end", "--cause", cause, "101"]).printed();
        assert_eq!(stub.events()[0]["cause"], cause);
    }
}

#[test]
fn the_only_live_call_needs_no_name() {
    let ended = call(json!({ "phase": "ended", "outcome": "missed" }));
    let live = call(json!({ "source": "pbx", "source_call_id": "a-1", "direction": "out", "phase": "answered" }));
    let stub = with_calls(&[ended.clone(), live, ended]);
    assert_eq!(stub.run(&["end"]).printed(), "Reported: the call with +79998885533 is over\n");
    let expected = json!({
        "type": "phone_call", "phone_number": "+79998885533", "phase": "ended", "direction": "out",
        "source": "pbx", "call_id": "a-1",
    });
    assert_eq!(stub.events(), [expected]);
}

#[test]
fn of_two_live_calls_one_must_be_named() {
    let withheld = json!({ "raw": "", "e164": null, "readable": "", "kind": "withheld" });
    let stub = with_calls(&[
        call(json!({ "source": "pbx", "source_call_id": "a-1", "number": withheld })),
        call(json!({ "phase": "answered" })),
    ]);
    assert_snapshot!(stub.run(&["end"]).complained(1), @r"
    callcardctl: 2 calls are live; name one by its number or --call-id:
      withheld  ringing  --source=pbx --call-id=a-1
      +79998885533  answered  --source=socket
    ");
    stub.run(&["answer"]).complained(1);
    assert_eq!(stub.events(), [] as [Value; 0]);
}

#[test]
fn without_a_live_call_there_is_nothing_to_report() {
    let stub = with_calls(&[call(json!({ "phase": "ended", "outcome": "talked" }))]);
    assert_snapshot!(stub.run(&["answer"]).complained(1), @"callcardctl: no call is live; name one by its number or --call-id");
    assert_eq!(stub.events(), [] as [Value; 0]);
}
