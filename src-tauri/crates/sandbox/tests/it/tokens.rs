//! Long-lived tokens, whose they are, and what they open.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Office;

impl Office {
    async fn long_lived(&self, body: Value) -> String {
        let body = self.door(Method::POST, "/sandbox/token", body).await;
        body["token"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_long_lived_token_opens_the_account_until_it_is_revoked() {
    let office = Office::with_faults().await;
    let token = office.long_lived(json!({"kind": "long_lived", "days": 30})).await;
    assert!(token.len() > 1_300);
    assert_eq!(office.opens(&token).await, 200);
    office.door(Method::DELETE, "/sandbox/tokens", Value::Null).await;
    assert_eq!(office.opens(&token).await, 401);
    let expired = office.long_lived(json!({"kind": "long_lived", "days": 0})).await;
    assert_eq!(office.opens(&expired).await, 401);
}

#[tokio::test]
async fn a_token_can_have_any_length() {
    for office in [Office::with_faults().await, Office::with_faults().await.in_http2()] {
        for bytes in [1_024, 2_560, 4_096, 16_384] {
            let token = office.long_lived(json!({"kind": "long_lived", "days": 1, "bytes": bytes})).await;
            assert_eq!(token.len(), bytes);
            assert_eq!(office.opens(&token).await, 200, "{bytes}");
        }
    }
}

#[tokio::test]
async fn a_token_is_its_users() {
    let office = Office::with_faults().await;
    for (user, users_status) in [(88_888, 200), (99_999, 403)] {
        let token = office.long_lived(json!({"kind": "long_lived", "days": 1, "user": user})).await;
        let get = |path: &'static str| office.visit(Method::GET, path).bearer_auth(&token).send();
        let account: Value = get("/api/v4/account").await.unwrap().json().await.unwrap();
        assert_eq!(account["current_user_id"], user);
        let users = get("/api/v4/users").await.unwrap();
        assert_eq!(users.status(), users_status, "{user}");
        let users: Value = users.json().await.unwrap();
        let is_refused = users["status"] == 403;
        assert_eq!(is_refused, users_status == 403, "{users}");
    }
}

#[tokio::test]
async fn nonsense_makes_no_token() {
    let office = Office::with_faults().await;
    for body in [
        json!({}),
        json!({"kind": "eternal", "days": 1}),
        json!({"kind": "long_lived", "days": 2_000}),
        json!({"kind": "long_lived", "days": 1, "user": 1}),
        json!({"kind": "long_lived", "days": 1, "bytes": 100}),
        json!({"kind": "long_lived", "days": 1, "bytes": 20_000}),
    ] {
        let refused = office.visit(Method::POST, "/sandbox/token").json(&body).send().await.unwrap();
        assert_eq!(refused.status(), 400, "{body}");
    }
}
