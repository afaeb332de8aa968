//! Answers of another shape than the documented one, and bodies that are too much or never end.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Rig;

#[tokio::test]
async fn an_item_comes_in_every_shape() {
    let rig = Rig::with_faults().await;
    for (answer, pointer, id, kind) in [
        ("top_level", "", json!(21_000_001), json!(2)),
        ("numeric_strings", "/_embedded/items/0", json!("21000001"), json!("2")),
        ("unknown_type", "/_embedded/items/0", json!(21_000_001), json!(4)),
        ("wrong_types", "/_embedded/items/0", json!({"id": 21_000_001}), json!("contact")),
    ] {
        rig.misbehave(json!({"answer": answer, "times": 1})).await;
        let body: Value = rig.post().await.unwrap().json().await.unwrap();
        let item = body.pointer(pointer).unwrap();
        assert_eq!(item["element_id"], id, "{answer}");
        assert_eq!(item["element_type"], kind, "{answer}");
        assert_eq!(item["phone_number"], "+79998885533", "{answer}");
        assert_eq!(body["_embedded"].is_null(), answer == "top_level");
    }
}

#[tokio::test]
async fn a_partial_failure_names_the_entry() {
    let rig = Rig::with_faults().await;
    rig.misbehave(json!({"answer": "partial_errors"})).await;
    let body: Value = rig.post().await.unwrap().json().await.unwrap();
    let error = &body["_embedded"]["errors"][0];
    assert!(error["msg"].is_string() && error["code"].is_number(), "{body}");
    assert_eq!(error["item"], 0);
    assert!(body["_embedded"]["items"].is_null());
    // What is only read does not fail in part.
    assert_eq!(rig.json("/api/v4/account").await["name"], "Cedar Studio");
}

#[tokio::test]
async fn a_body_can_be_too_large_whatever_was_asked() {
    let rig = Rig::with_faults().await;
    rig.misbehave(json!({"answer": "too_large"})).await;
    for response in [rig.post().await.unwrap(), rig.get("/api/v4/account").await] {
        let body = response.text().await.unwrap();
        assert!(body.len() > 2 * 1024 * 1024);
        serde_json::from_str::<Value>(&body).unwrap();
    }
}

#[tokio::test]
async fn what_is_read_can_be_gone() {
    let rig = Rig::with_faults().await;
    rig.misbehave(json!({"answer": "gone_empty", "only": "/api/v4/leads/"})).await;
    assert_eq!(rig.get("/api/v4/leads/21000001").await.status(), 204);
    assert_eq!(rig.get("/api/v4/contacts/31000001").await.status(), 200);
}

#[tokio::test]
async fn a_slow_body_has_its_head_at_once_and_never_ends() {
    for rig in [Rig::with_faults().await, Rig::with_faults().await.in_http2()] {
        rig.misbehave(json!({"answer": "slow_body"})).await;
        let request = rig.call(Method::GET, "/api/v4/account").timeout(Duration::from_millis(500));
        let mut response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        let start = response.chunk().await.unwrap().unwrap();
        assert!(start.starts_with(b"{"), "what there is comes");
        assert!(response.chunk().await.unwrap_err().is_timeout());
        let record = rig.requests().await.pop().unwrap();
        assert_eq!((&record["processed"], &record["status"]), (&json!(true), &json!(200)));
    }
}
