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
        (&["-"], "-"),
        (&["-79998885533"], "-79998885533"),
        (&["--withheld", "--", "8"], "8"),
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
    let told = stub.run(&["ring", "+79998885533"]).printed();
    assert_eq!(told, "Reported: +79998885533 is ringing\n");
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
    Reported: +7 999 888-55-33 is ringing
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
    Reported: +79998885533 is ringing
      not in the CRM
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

/// A softphone that appends an empty number for a caller who hides it, and one that appends nothing and says so.
#[test]
fn a_caller_who_hides_the_number_rings_and_is_told_of() {
    for args in [&["ring", ""][..], &["ring", "--", ""], &["ring", "--withheld"], &["ring", "--withheld", "--"]] {
        let stub = Stub::start(|request| accepted(request, "withheld"));
        let told = stub.run(args).printed();
        assert_eq!(told, "Reported: a withheld number is ringing (no number was given)\n", "{args:?}");
        assert_eq!(stub.events(), [json!({ "type": "phone_call", "phone_number": "" })], "{args:?}");
    }
}

/// A variable that has another name than the script thinks is no caller who hides the number.
#[test]
fn no_number_at_all_is_wrong_usage_and_says_what_to_do() {
    let stub = Stub::accepting();
    for args in [&["ring"][..], &["ring", "--"], &["ring", "--call-id=1", "--source=pbx"], &["ring", "--wait"]] {
        let complaint = stub.run(args).complained(2);
        assert!(complaint.contains("no number") && complaint.contains("--withheld"), "{args:?}: {complaint}");
    }
    let complaint: serde_json::Value = serde_json::from_str(&stub.run(&["--json", "ring"]).complained(2)).unwrap();
    assert_eq!(complaint["code"], "usage");
    assert!(stub.requests().is_empty());
}

/// Ids are foreign data: one in 64 of some softphones begins with a dash.
#[test]
fn an_id_that_begins_with_a_dash_is_an_id_in_every_command() {
    for words in [&["--call-id", "-Zk3x9~Q"][..], &["--call-id=-Zk3x9~Q"], &["--call-id", "--Zk3x9"]] {
        for (command, number) in [("ring", &["+79998885533"][..]), ("answer", &[]), ("end", &[])] {
            let stub = Stub::accepting();
            stub.run(&[&[command], words, &["--source", "-tw"], number].concat()).printed();
            let event = &stub.events()[0];
            let id = words.last().unwrap().trim_start_matches("--call-id=");
            assert_eq!((event["call_id"].as_str(), event["source"].as_str()), (Some(id), Some("-tw")), "{words:?}");
        }
    }
}

/// An empty value is a variable that was not set: it says nothing, and costs no ring.
#[test]
fn empty_values_say_nothing() {
    let stub = Stub::accepting();
    let empty = ["ring", "--call-id=", "--source", "", "--name=", "--line=", "--to", "", "--", "+79998885533"];
    stub.run(&empty).printed();
    assert_eq!(stub.events(), [json!({ "type": "phone_call", "phone_number": "+79998885533" })]);
}

/// It says why there will be no notification, in the same breath.
#[test]
fn what_keeps_a_ring_from_the_agent_is_told() {
    let stub = Stub::start(|request| accepted(request, "not_for_you"));
    let told = stub.run(&["ring", "+79998885533"]).printed();
    assert_eq!(told, "Reported: +79998885533 is ringing\n  for somebody else\n");
}
