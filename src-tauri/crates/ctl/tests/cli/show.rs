//! `status`, `calls`, `window` and `quit`: what people and machines see.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Reply, Stub, call, callcardctl};

fn status(me: Value) -> Value {
    json!({
        "version": "0.1.0",
        "account": { "kind": "sandbox", "origin": "http://127.0.0.1:27277" },
        "me": me,
        "notifications": "on",
        "trouble": null,
        "calls": { "live": 1, "missed": 2, "waiting": 0 },
    })
}

#[test]
fn status_is_a_small_table() {
    let stub = Stub::always("200 OK", status(json!(88888)));
    assert_snapshot!(stub.run(&["status"]).printed(), @r"
    Callcard       0.1.0
    account        demo, http://127.0.0.1:27277
    me             user 88888
    notifications  on
    trouble        none
    calls          1 live, 2 missed, 0 waiting for the CRM
    ");
    assert_eq!(stub.requests()[0].line, "GET /status");

    let mut status = status(Value::Null);
    status["trouble"] = json!("sign_in");
    status["paused_until"] = json!("2026-01-31T12:30:00Z");
    status["late_clocks"] = json!([{ "source": "pbx", "seconds": 120 }]);
    status["sources"] = json!([
        { "name": "socket", "title": "Local socket", "state": "listening", "trouble": null },
        { "name": "office", "title": "Asterisk", "state": "waiting", "trouble": "unreachable" },
        { "name": "new", "title": "New", "state": "dozing", "trouble": "newer_than_we" },
    ]);
    status["history"] = json!({ "kept": false, "trouble": "no database can be kept" });
    let printed = Stub::always("200 OK", status).run(&["status"]).printed();
    assert!(printed.contains("\nme             not chosen yet\n"), "{printed}");
    assert!(printed.contains("\ntrouble        The CRM asks you to sign in again\n"), "{printed}");
    assert!(printed.contains("\nnotifications  paused until 2026-01-31 12:30\n"), "{printed}");
    assert!(
        printed.ends_with(
            "\nhistory        no database can be kept\nsource         socket: takes calls\n\
                 source         office: The telephone system does not answer\nsource         new: newer_than_we\n\
                 late clock     pbx: 120 s\n"
        ),
        "{printed}"
    );
}

#[test]
fn calls_stand_in_columns() {
    let card = json!({ "kind": "deal", "id": 1001, "title": "Кухня", "person": "Иван Петров" });
    let withheld = json!({ "raw": "", "e164": null, "readable": "", "kind": "withheld" });
    let calls = [
        call(json!({})),
        call(json!({
            "phase": "ended", "outcome": "talked", "direction": "out", "answer": "card", "card": card,
            "delivery": { "state": "done", "reason": null }, "silence": "paused", "talked_for": 125,
        })),
        call(json!({ "number": withheld, "delivery": { "state": "none", "reason": "withheld" }, "phase": "answered" })),
    ];
    let stub = Stub::always("200 OK", json!({ "calls": calls }));
    assert_snapshot!(stub.run(&["calls"]).printed(), @r"
    RANG AT              DIR  NUMBER            CALL      FOR   CRM              NOTICE  CARD
    2026-01-31 12:00:00  in   +7 999 888-55-33  ringing   -     queued           -       -
    2026-01-31 12:00:00  out  +7 999 888-55-33  talked    2:05  card             paused  deal 1001 · Кухня · Иван Петров
    2026-01-31 12:00:00  in   withheld          answered  -     number withheld  -       -
    ");
    stub.run(&["calls", "--limit", "7"]).printed();
    stub.run(&["calls", "--search", "Иван & 5"]).printed();
    let lines: Vec<_> = stub.requests().into_iter().map(|request| request.line).collect();
    let search = "GET /calls?limit=20&search=%D0%98%D0%B2%D0%B0%D0%BD+%26+5";
    assert_eq!(lines, ["GET /calls?limit=20", "GET /calls?limit=7", search]);
}

#[test]
fn the_table_for_spreadsheets_comes_as_it_is() {
    let table = "\u{feff}time,number\r\n2026,'+7\r\n";
    let stub = Stub::always("200 OK", table);
    assert_eq!(stub.run(&["calls", "--csv"]).printed(), table);
    assert_eq!(stub.requests()[0].line, "GET /calls.csv");
    stub.run(&["calls", "--csv", "--search", "x"]).complained(2);
}

#[test]
fn what_is_deleted_is_named() {
    let stub = Stub::always("200 OK", json!({ "deleted": 7 }));
    assert_eq!(stub.run(&["delete", "--all"]).printed(), "7 deleted\n");
    assert_eq!(stub.run(&["delete", "0198-a"]).printed(), "1 deleted\n");
    let lines: Vec<_> = stub.requests().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, ["DELETE /calls", "DELETE /calls/0198-a"]);
    for wrong in [&["delete"][..], &["delete", "a", "--all"], &["delete", "a/b"]] {
        stub.run(wrong).complained(2);
    }
    let problem = json!({ "title": "Conflict", "detail": "The call is not over yet; delete it afterwards" });
    let stub = Stub::always("409 Conflict", problem);
    assert!(stub.run(&["delete", "a"]).complained(1).contains("not over yet"));
}

#[test]
fn window_names_the_page() {
    let stub = Stub::always("204 No Content", "");
    assert_eq!(stub.run(&["window", "calls"]).printed(), "");
    assert_eq!(stub.run(&["window", "--json"]).printed(), "{}\n");
    let lines: Vec<_> = stub.requests().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, ["POST /window/calls", "POST /window"]);
    for page in ["a/b", "..", "a?b", "", "a b", "%2e"] {
        stub.run(&["window", page]).complained(2);
    }
    assert_eq!(stub.requests().len(), 2);
}

#[test]
fn quit_waits_until_nobody_listens() {
    let socket = Arc::new(OnceLock::<PathBuf>::new());
    let (place, looks) = (socket.clone(), AtomicU32::new(0));
    let stub = Stub::start(move |request| {
        if request.line == "GET /status" && looks.fetch_add(1, Ordering::Relaxed) == 1 {
            fs::remove_file(place.get().unwrap()).unwrap();
        }
        Reply::Answer("202 Accepted", String::new())
    });
    socket.set(stub.home().join("callcard.sock")).unwrap();
    assert_eq!(stub.run(&["quit"]).printed(), "");
    let lines: Vec<_> = stub.requests().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, ["POST /quit", "GET /status", "GET /status"]);
}

#[test]
fn machines_get_the_answers_as_they_came() {
    let body = r#"{"anything": [1, 2]}"#;
    for args in [&["status", "--json"][..], &["calls", "--json"], &["--json", "window", "test-call"]] {
        let stub = Stub::always("200 OK", body);
        assert_eq!(stub.run(args).printed(), format!("{body}\n"));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let stub = Stub::always("200 OK", json!({ "calls": vec![call(json!({})); 2_000] }));
    for args in [&["calls"][..], &["calls", "--json"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let child = callcardctl(stub.home()).args(args).stdout(writer).stderr(Stdio::piped()).spawn();
        let output = child.unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(output.stderr.is_empty(), "{output:?}");
    }
}
