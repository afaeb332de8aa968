//! `replay`: the order, the timing, and what is sent of each line.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::stub::{Finished, Reply, Stub, accepted, callcardctl};

fn recorded(stub: &Stub, text: &str) -> String {
    let file = stub.home().join("calls.jsonl");
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn events_come_in_order_and_in_their_own_time() {
    let stub = Stub::accepting();
    let file = recorded(
        &stub,
        r#"{"type":"phone_call","phone_number":"+79998885533","call_id":"a-1","at":"2026-01-31T12:00:00.0Z"}

{"type":"phone_call","phone_number":"+79998885533","call_id":"a-1","phase":"answered","at":"2026-01-31T12:00:00.3Z"}
{"type":"phone_call","phone_number":"+15550100199","x":[1],"after_ms":200}
"#,
    );
    let printed = stub.run(&["replay", &file]).printed();
    assert_eq!(
        printed,
        "Reported: +79998885533 is ringing\nReported: the call with +79998885533 was answered\nReported: +15550100199 is ringing\n"
    );
    let kind = "phone_call";
    assert_eq!(
        stub.events(),
        [
            json!({ "type": kind, "phone_number": "+79998885533", "call_id": "a-1" }),
            json!({ "type": kind, "phone_number": "+79998885533", "call_id": "a-1", "phase": "answered" }),
            json!({ "type": kind, "phone_number": "+15550100199", "x": [1] }),
        ]
    );
    let times: Vec<Instant> = stub.requests().iter().map(|request| request.at).collect();
    // A late start of the first event may shorten what is left of a pause, hence the margin.
    assert!(times[1] - times[0] > Duration::from_millis(200), "{:?}", times[1] - times[0]);
    assert!(times[2] - times[1] > Duration::from_millis(100), "{:?}", times[2] - times[1]);
}

#[test]
fn a_file_that_powershell_wrote_is_replayed() {
    let text = "{\"type\":\"phone_call\",\"phone_number\":\"+79998885533\",\"caller_name\":\"Иван\"}\r\n";
    let wide = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [wide, format!("\u{feff}{text}").into_bytes()] {
        let stub = Stub::accepting();
        let file = stub.home().join("calls.jsonl");
        fs::write(&file, &bytes).unwrap();
        stub.run(&["replay", file.to_str().unwrap()]).printed();
        let event = json!({ "type": "phone_call", "phone_number": "+79998885533", "caller_name": "Иван" });
        assert_eq!(stub.events(), [event]);
    }
}

#[test]
fn fast_waits_for_nothing() {
    let stub = Stub::accepting();
    let file = recorded(
        &stub,
        &r#"{"type":"phone_call","phone_number":"1","after_ms":60000}"#.repeat(3).replace("}{", "}\n{"),
    );
    let start = Instant::now();
    stub.run(&["replay", "--fast", &file]).printed();
    assert!(start.elapsed() < Duration::from_secs(20));
    assert_eq!(stub.events().len(), 3);
}

#[test]
fn standard_input_is_read_as_it_comes() {
    let stub = Stub::accepting();
    let mut child = callcardctl(stub.home())
        .args(["replay", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    for number in ["101", "102"] {
        writeln!(stdin, r#"{{"type":"phone_call","phone_number":"{number}"}}"#).unwrap();
        // The answer comes while the input is still open.
        let mut line = String::new();
        std::io::BufRead::read_line(&mut stdout, &mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["_embedded"]["items"][0]["phone_number"], number);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_refused_event_does_not_stop_the_others() {
    let stub = Stub::start(|request| match request.body["add"][0]["phone_number"].as_str() {
        Some("hello") => Reply::Answer("400 Bad Request", json!({ "detail": "not a number" }).to_string()),
        _ => accepted(request, "pending"),
    });
    let file = recorded(
        &stub,
        "{\"type\":\"phone_call\",\"phone_number\":\"101\"}\n{\"phone_number\":\"hello\"}\n{\"phone_number\":\"102\"}\n",
    );
    let Finished { code, stdout, stderr } = stub.run(&["replay", &file]);
    assert_eq!(code, Some(1));
    assert_eq!(stdout, "Reported: 101 is ringing\nReported: 102 is ringing\n");
    assert_eq!(stderr, "callcardctl: not a number (400)\ncallcardctl: 1 of 3 events were refused\n");
}

#[test]
fn a_line_that_is_no_event_is_named() {
    for (line, reason) in [
        ("{", "EOF while parsing an object"),
        ("[]", "invalid type: sequence"),
        (r#"{"after_ms":-1}"#, "invalid value: integer `-1`"),
        (r#"{"at":"noon"}"#, "failed to parse"),
    ] {
        let stub = Stub::accepting();
        let file = recorded(&stub, &format!("{{\"phone_number\":\"101\"}}\n\n{line}\n"));
        let Finished { code, stderr, .. } = stub.run(&["replay", &file]);
        assert_eq!(code, Some(2), "{stderr}");
        assert!(stderr.starts_with("callcardctl: line 3 is not an event\n  ") && stderr.contains(reason), "{stderr}");
        assert_eq!(stub.events().len(), 1);
    }
}
