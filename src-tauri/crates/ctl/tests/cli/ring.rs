//! `ring`: what is sent, word for word, and what is printed.

use insta::assert_snapshot;
use serde_json::json;

use crate::stub::{Reply, Stub, accepted, call};

#[test]
fn the_number_is_sent_word_for_word() {
    for (words, number) in [
        (&["+7", "999", "888-55-33"][..], "+7 999 888-55-33"),
        (&["8 (999) 888-55-33"], "8 (999) 888-55-33"),
        (&["--", "-x"], "-x"),
        (&["101", "--wait", "-x", "--"], "101 --wait -x --"),
        (&["<unknown>"], "<unknown>"),
        (&["sip:ivan\"@pbx;\\"], "sip:ivan\"@pbx;\\"),
        (&["скрытый", "номер"], "скрытый номер"),
        (&[""], ""),
        (&[], ""),
    ] {
        let stub = Stub::accepting();
        let args = [&["ring"], words].concat();
        stub.run(&args).printed();
        assert_eq!(stub.events(), [json!({ "type": "phone_call", "phone_number": number })], "{words:?}");
    }
}

#[test]
fn every_option_becomes_a_field() {
    let stub = Stub::accepting();
    let line = "ring --user 88888 --user 99999 --call-id a-1 --source pbx --name Ivan --line sales --to 101 \
        --direction out +79998885533";
    stub.run(&line.split_whitespace().collect::<Vec<_>>()).printed();
    let expected = json!({
        "type": "phone_call", "phone_number": "+79998885533", "users": [88888, 99999], "call_id": "a-1",
        "source": "pbx", "caller_name": "Ivan", "line": "sales", "to": "101", "direction": "out",
    });
    assert_eq!(stub.events(), [expected]);
}

#[test]
fn it_returns_as_soon_as_the_event_is_committed() {
    let stub = Stub::accepting();
    assert_eq!(stub.run(&["ring", "+79998885533"]).printed(), "+79998885533: pending\n");
    let [request] = &stub.requests()[..] else { panic!("one request, no more") };
    assert_eq!(request.line, "POST /api/v2/events");
    assert!(request.headers.contains(&"prefer: respond-async".into()), "{:?}", request.headers);
    assert!(request.headers.contains(&"content-type: application/json".into()), "{:?}", request.headers);
    assert!(request.headers.contains(&"host: localhost".into()), "{:?}", request.headers);
}

#[test]
fn wait_prints_the_card() {
    let card = json!({ "kind": "deal", "id": 1001, "title": "Kitchen\u{1b}[2J, oak", "person": "Ivan Petrov" });
    let url = "http://127.0.0.1:27277/leads/detail/1001";
    let stub = Stub::start(move |request| match request.line.as_str() {
        "POST /api/v2/events" => accepted(request, "card"),
        "GET /calls/0198c0de-0000-7000-8000-000000000001" => {
            Reply::Answer("200 OK", call(json!({ "answer": "card", "card": card, "url": url })).to_string())
        }
        _ => Reply::Cut,
    });
    assert_snapshot!(stub.run(&["ring", "--wait", "+7 999 888-55-33"]).printed(), @r"
    +7 999 888-55-33: card
    deal 1001 · Kitchen[2J, oak · Ivan Petrov
    http://127.0.0.1:27277/leads/detail/1001
    ");
    let requests = stub.requests();
    assert!(!requests[0].headers.iter().any(|header| header.starts_with("prefer")), "{:?}", requests[0].headers);
}

#[test]
fn wait_without_a_card_prints_where_to_go_on() {
    let url = "http://127.0.0.1:27277/contacts/add/?phone=%2B79998885533";
    let stub = Stub::start(move |request| match request.line.as_str() {
        "POST /api/v2/events" => accepted(request, "not_in_crm"),
        _ => Reply::Answer("200 OK", call(json!({ "answer": "not_in_crm", "url": url })).to_string()),
    });
    assert_snapshot!(stub.run(&["ring", "--wait", "+79998885533"]).printed(), @r"
    +79998885533: not_in_crm
    http://127.0.0.1:27277/contacts/add/?phone=%2B79998885533
    ");
}

#[test]
fn machines_get_the_answer_as_it_came() {
    let body = r#"{"_embedded":{"items":[]},"new_field": 1}"#;
    for args in [&["--json", "ring", "1"], &["ring", "--json", "1"]] {
        let stub = Stub::always("202 Accepted", body);
        assert_eq!(stub.run(args).printed(), format!("{body}\n"));
    }
    let stub = Stub::always("200 OK", body);
    assert_eq!(stub.run(&["ring", "--wait", "--json", "1"]).printed(), format!("{body}\n"));
    assert_eq!(stub.requests().len(), 1);
}
