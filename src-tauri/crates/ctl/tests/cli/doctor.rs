//! `doctor`: what is asked for, what is printed, and that a broken thing is told by the exit code.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Finished, Stub};

/// The answer to `POST /doctor` with the CRM in this state.
fn findings(crm: &str) -> Value {
    json!({
        "checks": [
            { "name": "settings", "title": "Settings", "state": "ok", "detail": "settings.json is read", "advice": null },
            {
                "name": "notices", "title": "Notifications\u{1b}[2J", "state": "warning", "detail": "No actions.\u{202e}",
                "advice": "Allow them in the system's settings.\u{7}",
            },
            { "name": "crm", "title": "CRM", "state": crm, "detail": "HTTP 401", "advice": "Sign in again." },
            { "name": "test_call", "title": "Test call", "state": "skipped", "detail": "Not asked for.", "advice": null },
        ],
        "report": "Callcard 0.1.0\u{1b}[2J\n\nSettings: ok\nCRM: https://cedar.amocrm.ru",
    })
}

#[test]
fn a_line_a_check_with_the_advice_below() {
    let stub = Stub::always("200 OK", findings("ok"));
    assert_snapshot!(stub.run(&["doctor"]).printed(), @r"
    ok       Settings          settings.json is read
    warning  Notifications[2J  No actions.
             Allow them in the system's settings.
    ok       CRM               HTTP 401
             Sign in again.
    skipped  Test call         Not asked for.
    ");
}

#[test]
fn a_test_call_is_made_on_request_only() {
    for (args, body) in [
        (&["doctor"][..], json!({})),
        (&["doctor", "--report"], json!({})),
        (&["doctor", "--test-call"], json!({ "test_call": true })),
    ] {
        let stub = Stub::always("200 OK", findings("ok"));
        stub.run(args).printed();
        let [request] = &stub.requests()[..] else { panic!("one request, no more") };
        assert_eq!((request.line.as_str(), &request.body), ("POST /doctor", &body), "{args:?}");
        assert!(request.headers.contains(&"content-type: application/json".into()), "{:?}", request.headers);
    }
}

#[test]
fn what_is_broken_is_told_by_the_exit_code() {
    let stub = Stub::always("200 OK", findings("failed"));
    let Finished { code, stdout, stderr } = stub.run(&["doctor"]);
    assert_eq!((code, stderr.as_str()), (Some(1), "callcardctl: 1 of 4 checks failed\n"));
    assert_snapshot!(stdout, @r"
    ok       Settings          settings.json is read
    warning  Notifications[2J  No actions.
             Allow them in the system's settings.
    FAILED   CRM               HTTP 401
             Sign in again.
    skipped  Test call         Not asked for.
    ");

    let Finished { code, stdout, stderr } = stub.run(&["doctor", "--json"]);
    assert_eq!((code, stdout), (Some(1), format!("{}\n", findings("failed"))));
    assert_eq!(serde_json::from_str::<Value>(&stderr).unwrap()["code"], "checks_failed");

    assert_eq!(stub.run(&["doctor", "--report"]).code, Some(1));
}

#[test]
fn the_report_is_printed_alone() {
    let stub = Stub::always("200 OK", findings("ok"));
    assert_snapshot!(stub.run(&["doctor", "--report"]).printed(), @r"
    Callcard 0.1.0[2J

    Settings: ok
    CRM: https://cedar.amocrm.ru
    ");
}

#[test]
fn machines_get_the_findings_as_they_came() {
    let body = r#"{"report": "", "checks":[{"title":"A","state":"new_state","detail":"b","more": 1}]}"#;
    let stub = Stub::always("200 OK", body);
    for args in [&["doctor", "--json"][..], &["--json", "doctor", "--report"]] {
        assert_eq!(stub.run(args).printed(), format!("{body}\n"));
    }
    assert_eq!(stub.run(&["doctor"]).printed(), "new_state  A  b\n");
}

#[test]
fn a_refused_or_senseless_answer_ends_with_1() {
    let problem = json!({ "detail": "Another examination is under way.", "code": "busy" });
    assert_snapshot!(
        Stub::always("409 Conflict", problem).run(&["doctor"]).complained(1),
        @"callcardctl: Another examination is under way. (409, busy)"
    );
    let complaint = Stub::always("200 OK", "{}").run(&["doctor"]).complained(1);
    assert!(complaint.starts_with("callcardctl: Callcard's answer cannot be read\n  "), "{complaint}");
}
