//! Which reports are one call, as whoever reports them is told.

use serde_json::{Value, json as value};

use crate::bench::{Bench, json};

/// Reports calls in one request, each with these fields.
async fn report(bench: &Bench, events: &[Value]) -> Vec<Value> {
    let with_type = |event: &Value| {
        let mut event = event.clone();
        event["type"] = "phone_call".into();
        event
    };
    let add: Vec<Value> = events.iter().map(with_type).collect();
    let answer = bench.post(json(value!({ "add": add }))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["_embedded"]["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_later_phase_of_an_unknown_call_begins_nothing_and_is_told_so_in_its_place() {
    let bench = Bench::start().await;
    let items = report(
        &bench,
        &[
            value!({"phone_number": "", "call_id": "b7", "phase": "answered"}),
            value!({"phone_number": "+79998885533", "call_id": "1"}),
            value!({"phone_number": "anonymous", "phase": "ended", "cause": "no_answer"}),
            value!({"phone_number": null, "call_id": "1", "phase": "answered"}),
        ],
    )
    .await;
    let outcomes: Vec<&str> = items.iter().map(|item| item["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["unknown_call", "card", "unknown_call", "noted"]);
    for phantom in [&items[0], &items[2]] {
        assert!(phantom["call_id"].is_null() && phantom["element_id"].is_null(), "{phantom}");
        assert!(phantom["uid"].is_string(), "never null: {phantom}");
    }
    assert_eq!(items[2]["phone_number"], "anonymous", "as received");
    assert_eq!(items[3]["call_id"], items[1]["call_id"]);
    let calls = bench.get("/calls").await.body;
    assert_eq!(calls["calls"].as_array().unwrap().len(), 1, "{calls}");
    assert_eq!(bench.get("/status").await.body["calls"], value!({"live": 1, "missed": 0, "waiting": 0}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_becomes_known_later_is_reported_once_and_shown() {
    let bench = Bench::start().await;
    for (first, id) in [("", "u1"), ("301", "u2")] {
        let before = bench.requests("/api/v2/events").await;
        let event = |number: &str| value!({"phone_number": number, "call_id": id, "source": "pbx"});
        let early = report(&bench, &[event(first)]).await;
        for number in ["+79998885533", "8 (999) 888-55-33"] {
            let late = report(&bench, &[event(number)]).await;
            assert_eq!((&late[0]["call_id"], &late[0]["outcome"]), (&early[0]["call_id"], &value!("card")));
        }
        bench.notice(|notice| notice.summary == "Ivan Petrov").await;
        assert_eq!(bench.requests("/api/v2/events").await - before, 1, "{id}");
        let id = early[0]["call_id"].as_str().unwrap();
        let call = bench.get(&format!("/calls/{id}")).await.body;
        assert_eq!(
            (&call["number"]["e164"], &call["number"]["raw"]),
            (&value!("+79998885533"), &value!("+79998885533"))
        );
    }
}
