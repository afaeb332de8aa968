//! Misbehaving on request, and the record that tests count by.

use std::time::{Duration, Instant};

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::{Rig, header, ring};

impl Rig {
    pub(crate) async fn misbehave(&self, fault: Value) {
        let request = self.visit(Method::PUT, "/sandbox/faults").json(&fault);
        assert_eq!(request.send().await.unwrap().status(), 200, "{fault}");
    }

    pub(crate) async fn post(&self) -> reqwest::Result<Response> {
        self.event(&ring("+79998885533")).send().await
    }

    async fn calls(&self) -> usize {
        let page = self.page("/notifications/").await;
        page.matches(r#"<li class="call">"#).count()
    }
}

#[tokio::test]
async fn each_answer_goes_wrong_in_its_own_way() {
    let rig = Rig::with_faults().await;
    for (answer, status, media_type, processed) in [
        ("accepted", 202, "application/hal+json", true),
        ("accepted_empty", 202, "", true),
        ("no_items", 200, "application/hal+json", true),
        ("not_json", 200, "text/html; charset=utf-8", true),
        ("unauthorized", 401, "application/problem+json", false),
        ("unpaid", 402, "application/problem+json", false),
        ("forbidden", 403, "application/problem+json", false),
        ("blocked_html", 403, "text/html; charset=utf-8", false),
        ("too_many", 429, "text/html; charset=utf-8", false),
        ("too_many_retry_after", 429, "text/html; charset=utf-8", false),
        ("server_error", 500, "text/html; charset=utf-8", false),
        ("captive_portal", 200, "text/html; charset=utf-8", false),
        ("redirect", 302, "text/html; charset=utf-8", false),
        ("not_an_account", 404, "text/html; charset=utf-8", false),
        ("bad_gateway", 502, "text/html; charset=utf-8", false),
        ("partial_errors", 200, "application/hal+json", false),
        ("too_large", 200, "application/hal+json", true),
        ("wrong_types", 200, "application/hal+json", true),
        ("top_level", 200, "application/hal+json", true),
        ("numeric_strings", 200, "application/hal+json", true),
        ("unknown_type", 200, "application/hal+json", true),
        ("gone_empty", 204, "", true),
    ] {
        let calls = rig.calls().await;
        rig.misbehave(json!({"answer": answer})).await;
        let response = rig.post().await.unwrap();
        assert_eq!(response.status(), status, "{answer}");
        assert_eq!(header(&response, "content-type"), media_type, "{answer}");
        let retry = header(&response, "retry-after");
        assert_eq!(retry == "1", answer == "too_many_retry_after", "{answer}");
        let body = response.text().await.unwrap();
        let is_bare = matches!(answer, "accepted_empty" | "gone_empty");
        assert_eq!(body.is_empty(), is_bare, "{answer}: {body}");
        let record = rig.requests().await.pop().unwrap();
        assert_eq!(record["processed"], processed, "{answer}");
        assert_eq!(record["status"], status, "{answer}");
        let more = usize::from(processed);
        assert_eq!(rig.calls().await, calls + more, "{answer}");
    }
}

#[tokio::test]
async fn connections_are_cut_before_or_after_the_work() {
    let rig = Rig::with_faults().await;
    for (answer, processed) in [("cut_before", false), ("cut_after", true)] {
        rig.misbehave(json!({"answer": answer, "times": 1})).await;
        let error = rig.post().await.unwrap_err();
        assert!(error.is_request(), "{answer}: {error:?}");
        let record = rig.requests().await.pop().unwrap();
        assert_eq!(record["processed"], processed, "{answer}");
        assert_eq!(record["status"], Value::Null, "{answer}");
    }
    assert_eq!(rig.calls().await, 1);
}

#[tokio::test]
async fn a_hanging_request_is_processed_and_never_answered() {
    let rig = Rig::with_faults().await;
    rig.misbehave(json!({"answer": "hang", "only": "/api/v2/"})).await;
    let hanging = rig.event(&ring("+79998885533")).timeout(Duration::from_millis(300));
    assert!(hanging.send().await.unwrap_err().is_timeout());
    let record = rig.requests().await.pop().unwrap();
    assert_eq!(record["processed"], true);
    assert_eq!(record["status"], Value::Null);
    // Other paths are as they were.
    rig.json("/api/v4/account").await;
}

#[tokio::test]
async fn a_fault_can_be_slow_counted_read_and_ended() {
    let rig = Rig::with_faults().await;
    let fault = json!({"latency_ms": 120, "answer": "too_many", "only": null, "times": 2});
    rig.misbehave(fault.clone()).await;
    assert_eq!(rig.json("/sandbox/faults").await, fault);
    let started = Instant::now();
    assert_eq!(rig.post().await.unwrap().status(), 429);
    assert!(started.elapsed() >= Duration::from_millis(120));
    assert_eq!(rig.json("/sandbox/faults").await["times"], 1);
    assert_eq!(rig.post().await.unwrap().status(), 429);
    assert_eq!(rig.post().await.unwrap().status(), 200);
    assert_eq!(rig.json("/sandbox/faults").await["answer"], "normal");

    for nonsense in [
        json!({"answer": "sing"}),
        json!({"delay": 1}),
        json!(7),
        json!([{"answer": "sing"}]),
        json!({"answer": "redirect", "to": "https://a.b/\n"}),
        Value::Array(vec![json!({}); 33]),
    ] {
        let request = rig.visit(Method::PUT, "/sandbox/faults").json(&nonsense);
        assert_eq!(request.send().await.unwrap().status(), 400, "{nonsense}");
    }
}

#[tokio::test]
async fn of_several_faults_each_path_has_the_first_that_concerns_it() {
    let rig = Rig::with_faults().await;
    let faults = json!([
        {"latency_ms": 0, "answer": "too_many", "only": "/api/v2/", "times": 1},
        {"latency_ms": 0, "answer": "normal", "only": "/api/v4/account", "times": null},
        {"latency_ms": 0, "answer": "unauthorized", "only": null, "times": null},
    ]);
    rig.misbehave(faults.clone()).await;
    assert_eq!(rig.json("/sandbox/faults").await, faults);
    for status in [429, 401, 401] {
        assert_eq!(rig.post().await.unwrap().status(), status);
    }
    assert_eq!(rig.get("/api/v4/users").await.status(), 401);
    assert_eq!(rig.get("/api/v4/account").await.status(), 200);
    assert_eq!(rig.json("/sandbox/faults").await.as_array().unwrap().len(), 2, "the counted one is gone");
    rig.misbehave(json!({})).await;
    assert_eq!(rig.json("/sandbox/faults").await["answer"], "normal");
}

#[tokio::test]
async fn a_redirect_leads_where_it_is_told() {
    let rig = Rig::with_faults().await;
    for (fault, to) in [
        (json!({"answer": "redirect"}), "https://www.amocrm.ru/login"),
        (json!({"answer": "redirect", "to": "http://127.0.0.1:1/"}), "http://127.0.0.1:1/"),
    ] {
        rig.misbehave(fault.clone()).await;
        assert_eq!(header(&rig.post().await.unwrap(), "location"), to);
        assert_eq!(rig.json("/sandbox/faults").await["to"], fault["to"]);
    }
}

#[tokio::test]
async fn every_api_request_is_on_record() {
    let rig = Rig::with_faults().await;
    let body = json!({"add": [
        {"type": "phone_call", "phone_number": "+15550100112", "users": [88_888, "99999"]},
    ]});
    rig.event(&body).send().await.unwrap();
    rig.get("/api/v4/users/?limit=2").await;
    rig.visit(Method::GET, "/api/v4/account").send().await.unwrap();
    rig.page("/").await;

    let records = rig.requests().await;
    assert_eq!(records.len(), 3, "pages and this door are not on record");
    assert_eq!(records[0]["method"], "POST");
    assert_eq!(records[0]["path"], "/api/v2/events");
    assert_eq!(records[0]["phone_number"], "+15550100112");
    assert_eq!(records[0]["users"], json!([88_888, 99_999]));
    assert_eq!(records[0]["body"], body.to_string());
    assert!(records[0]["at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(records[1]["path"], "/api/v4/users?limit=2");
    assert_eq!(records[1]["authorised"], true);
    assert_eq!(records[2]["authorised"], false);
    assert_eq!(records[2]["processed"], false);
    assert_eq!(records[2]["status"], 401);

    let cleared = rig.visit(Method::DELETE, "/sandbox/requests").send().await.unwrap();
    assert_eq!(cleared.status(), 204);
    assert!(rig.requests().await.is_empty());
}

#[tokio::test]
async fn the_door_opens_only_with_faults() {
    let rig = Rig::with_faults().await;
    let token = rig.json("/sandbox/token").await;
    assert_eq!(token["token"], rig.sandbox.token());

    let rig = Rig::open().await;
    for path in ["/sandbox/faults", "/sandbox/requests", "/sandbox/token", "/sandbox/hosts", "/sandbox/lives"] {
        assert_eq!(rig.get(path).await.status(), 404, "{path}");
    }
}
