//! The settings over the socket: shown with what else they may be, changed, in force, and refused by their limits.

use serde_json::{Value, json as value};

use crate::bench::{Answer, Bench, json, ring};

async fn put(bench: &Bench, name: &str, body: Value) -> Answer {
    bench.post(json(body).method("PUT").uri(&format!("http://localhost/settings/{name}"))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setting_changed_over_the_socket_is_in_force_and_shown() {
    let bench = Bench::start().await;
    let before = bench.get("/settings/ring_limit").await;
    assert!(before.body["title"].as_str().is_some_and(|title| title.contains("call")), "{}", before.body);
    let ring_limit = value!({
        "name": "ring_limit", "title": before.body["title"], "value": 45, "default": 45,
        "limits": { "least": 5, "most": 600 }, "words": null,
    });
    assert_eq!((before.status, before.body), (200, ring_limit.clone()));
    let all = bench.get("/settings").await.body["settings"].as_array().unwrap().clone();
    assert!(all.contains(&ring_limit), "{all:?}");
    let names: Vec<&str> = all.iter().map(|setting| setting["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"ignored") && !names.contains(&"account") && !names.contains(&"me"), "{names:?}");

    let changed = put(&bench, "ignored", value!({ "value": [" +7999* ", ""] })).await;
    assert_eq!((changed.status, &changed.body["value"]), (200, &value!(["+7999*"])));
    let item = bench.post(json(ring("+79998885500"))).await.body["_embedded"]["items"][0].clone();
    assert_eq!(item["outcome"], "ignored");
    assert_eq!(bench.app().preferences().ignored.len(), 1);
    assert_eq!(bench.app().status_now(false).changes, 1, "an open window reads them again");
}

/// Where the agents' own numbers are long, a long one is no number of the town.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_length_of_internal_numbers_is_in_force_for_the_next_ring() {
    let bench = Bench::start().await;
    for (digits, outcome, kind, told) in [(5, "not_in_crm", "phone", 1), (6, "internal", "internal", 1)] {
        let set = put(&bench, "internal_digits", value!({ "value": digits })).await;
        assert_eq!((set.status, &set.body["value"]), (200, &value!(digits)));
        let event = value!({"type": "phone_call", "phone_number": "735797", "call_id": digits.to_string()});
        let item = bench.post(json(value!({"add": [event]}))).await.body["_embedded"]["items"][0].clone();
        assert_eq!(item["outcome"], outcome, "{digits}: {item}");
        let id = item["call_id"].as_str().unwrap();
        assert_eq!(bench.get(&format!("/calls/{id}")).await.body["number"]["kind"], kind, "{digits}");
        assert_eq!(bench.requests("/api/v2/events").await, told, "{digits}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_value_that_does_not_fit_is_refused_with_what_would() {
    let bench = Bench::start().await;
    for (name, sent, code, detail) in [
        ("ring_limit", value!(601), "out_of_range", "From 5 to 600"),
        ("ring_limit", value!("long"), "out_of_range", "From 5 to 600"),
        ("theme", value!("sepia"), "not_one_of", "One of: system, light, dark"),
        ("sound", value!("off"), "not_one_of", "One of: true, false"),
        ("default_country", value!("XX"), "not_a_country", "There is no such country"),
    ] {
        let before = bench.get(&format!("/settings/{name}")).await.body;
        let refused = put(&bench, name, value!({ "value": sent })).await;
        assert_eq!((refused.status, &refused.body["code"]), (400, &value!(code)), "{name}: {}", refused.body);
        assert_eq!(refused.body["detail"], detail, "{name}");
        assert_eq!(refused.body["validation-errors"][0]["path"], "value", "{name}");
        assert_eq!(bench.get(&format!("/settings/{name}")).await.body, before, "{name}");
    }
    let unknown = put(&bench, "colour", value!({ "value": "red" })).await;
    assert_eq!((unknown.status, unknown.body["code"].as_str()), (404, Some("no_such_setting")));
    let senseless = put(&bench, "sound", value!({ "value": true, "token": "secret" })).await;
    assert_eq!(senseless.status, 400);
    assert!(!senseless.body.to_string().contains("secret"), "{}", senseless.body);
}
