//! What is told, and with which exit code, when a command cannot do its work.

use std::os::unix::net::UnixListener;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Finished, Reply, Stub, callcardctl};

const PROBLEM: &str = r#"{"title":"Bad Request","status":400,"detail":"The events were not accepted.","validation-errors":[
    {"path":"add[0].phone_number","code":"number","detail":"not a phone number"},
    {"path":"add[0].users[1]","code":"value","detail":"must be a user's id"}]}"#;

#[test]
fn a_refusal_names_every_fault() {
    let stub = Stub::always("400 Bad Request\r\ncontent-type: application/problem+json", PROBLEM);
    assert_snapshot!(stub.run(&["ring", "hello"]).complained(1), @r"
    callcardctl: The events were not accepted. (400)
      add[0].phone_number: not a phone number (number)
      add[0].users[1]: must be a user's id (value)
    ");
}

#[test]
fn a_machine_gets_the_refusal_as_it_came() {
    let stub = Stub::always("400 Bad Request", PROBLEM);
    let complaint: Value = serde_json::from_str(&stub.run(&["--json", "ring", "hello"]).complained(1)).unwrap();
    assert_eq!(complaint["code"], "refused");
    assert_eq!(complaint["problem"], serde_json::from_str::<Value>(PROBLEM).unwrap());
}

#[test]
fn each_refusal_ends_with_1() {
    let busy = json!({ "title": "Busy" });
    for (head, body, complaint) in [
        (
            "503 Service Unavailable\r\nretry-after: 1",
            busy.to_string(),
            "callcardctl: Callcard is busy; try again in 1 s (503)\n",
        ),
        ("404 Not Found", "<html>".into(), "callcardctl: Callcard refused and gave no reason (404)\n"),
        (
            "413 Content Too Large",
            json!({ "detail": "too\u{202e} large\u{7}" }).to_string(),
            "callcardctl: too large (413)\n",
        ),
        (
            "302 Found\r\nlocation: /elsewhere",
            String::new(),
            "callcardctl: Callcard refused and gave no reason (302)\n",
        ),
    ] {
        for args in [&["ring", "1"][..], &["answer", "1"], &["end", "1"], &["status"], &["calls"], &["window", "x"]] {
            assert_eq!(Stub::always(head, &body).run(args).complained(1), complaint, "{args:?}");
        }
    }
}

#[test]
fn an_answer_that_makes_no_sense_is_an_error() {
    for body in ["", "{", "[]", r#"{"_embedded":{"items":[]}}"#] {
        let stub = Stub::always("200 OK", body);
        for args in [&["ring", "1"][..], &["ring", "--wait", "1"], &["status"], &["calls"], &["end"]] {
            let complaint = stub.run(args).complained(1);
            let known = ["cannot be read", "says nothing about the call"];
            assert!(known.iter().any(|words| complaint.contains(&format!("Callcard's answer {words}"))), "{complaint}");
        }
    }
}

#[test]
fn a_cut_connection_is_an_error() {
    let complaint = Stub::start(|_| Reply::Cut).run(&["ring", "1"]).complained(1);
    assert!(complaint.starts_with("callcardctl: Callcard's answer cannot be read\n  "), "{complaint}");
}

#[test]
fn without_callcard_every_command_ends_with_3() {
    let nobody = tempfile::tempdir().unwrap();
    let left_behind = tempfile::tempdir().unwrap();
    drop(UnixListener::bind(left_behind.path().join("callcard.sock")).unwrap());
    for (home, cause) in [(&nobody, "there is no such file"), (&left_behind, "nothing is listening there")] {
        for args in [
            &["ring", "1"][..],
            &["answer"],
            &["end", "1"],
            &["status"],
            &["calls"],
            &["window"],
            &["quit"],
            &["whoami"],
            &["whoami", "--me", "1"],
            &["logout"],
            &["doctor"],
        ] {
            let output = callcardctl(home.path()).args(args).output().unwrap();
            let complaint = Finished::from(output).complained(3);
            let start = format!(
                "callcardctl: Callcard is not running; start it and try again\n  {}/callcard.sock: {cause}\n",
                home.path().display()
            );
            assert!(complaint.starts_with(&start), "{complaint}");
            // Root has no Callcard as a rule: it is told how to reach the one of a user.
            assert_eq!(complaint.contains("sudo -u USER"), rustix::process::geteuid().is_root(), "{complaint}");
        }
    }
}

/// Linux lets a client wait when the queue is full; macOS turns it away at once.
#[cfg(target_os = "linux")]
#[test]
fn a_full_queue_is_knocked_at_for_a_second() {
    use std::time::{Duration, Instant};

    let home = tempfile::tempdir().unwrap();
    let socket = home.path().join("callcard.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    // Listening again with a queue of none leaves room for exactly one that waits.
    rustix::net::listen(&listener, 0).unwrap();
    let _waiting = std::os::unix::net::UnixStream::connect(&socket).unwrap();
    let start = Instant::now();
    let output = callcardctl(home.path()).args(["ring", "1"]).output().unwrap();
    assert_eq!(Finished::from(output).code, Some(3));
    let waited = start.elapsed();
    assert!(waited > Duration::from_millis(900), "{waited:?}");
}

#[test]
fn wrong_usage_ends_with_2() {
    let stub = Stub::accepting();
    for args in [
        &[][..],
        &["dance"],
        &["ring", "--user", "x", "1"],
        &["ring", "--user", "0", "1"],
        &["ring", "--direction", "up", "1"],
        &["ring", "--usr", "5", "+79998885533"],
        &["end", "--cause", "boredom"],
        &["calls", "--limit", "-1"],
        &["replay"],
        &["replay", "no-such-file"],
        &["sandbox", "--port", "65536"],
    ] {
        let complaint = stub.run(args).complained(2);
        assert!(!complaint.is_empty(), "{args:?}");
    }
    assert!(stub.requests().is_empty());

    let output = callcardctl("relative".as_ref()).arg("status").output().unwrap();
    let complaint = Finished::from(output).complained(2);
    assert_eq!(complaint, "callcardctl: CALLCARD_HOME must be an absolute path, not relative\n");
}

#[test]
fn help_and_version_are_no_failures() {
    let stub = Stub::accepting();
    let version = format!("callcardctl {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(stub.run(&["--version"]).printed(), version);
    assert!(stub.run(&["ring", "--help"]).printed().contains("callcardctl ring [OPTIONS] [NUMBER]..."));
}
