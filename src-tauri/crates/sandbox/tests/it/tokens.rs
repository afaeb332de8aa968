//! Long-lived tokens, whose they are, and what they open.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Rig;

impl Rig {
    async fn long_lived(&self, body: Value) -> String {
        let body = self.door(Method::POST, "/sandbox/token", body).await;
        body["token"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_long_lived_token_opens_the_account_until_it_is_revoked() {
    let rig = Rig::with_faults().await;
    let token = rig.long_lived(json!({"kind": "long_lived", "days": 30})).await;
    assert!(token.len() > 1_300);
    assert_eq!(rig.opens(&token).await, 200);
    rig.door(Method::DELETE, "/sandbox/tokens", Value::Null).await;
    assert_eq!(rig.opens(&token).await, 401);
    let expired = rig.long_lived(json!({"kind": "long_lived", "days": 0})).await;
    assert_eq!(rig.opens(&expired).await, 401);
}

#[tokio::test]
async fn a_token_can_have_any_length() {
    for rig in [Rig::with_faults().await, Rig::with_faults().await.in_http2()] {
        for bytes in [1_024, 2_560, 4_096, 16_384] {
            let token = rig.long_lived(json!({"kind": "long_lived", "days": 1, "bytes": bytes})).await;
            assert_eq!(token.len(), bytes);
            assert_eq!(rig.opens(&token).await, 200, "{bytes}");
        }
    }
}

#[tokio::test]
async fn a_token_is_its_users() {
    let rig = Rig::with_faults().await;
    for (user, users_status) in [(88_888, 200), (99_999, 403)] {
        let token = rig.long_lived(json!({"kind": "long_lived", "days": 1, "user": user})).await;
        let get = |path: &'static str| rig.visit(Method::GET, path).bearer_auth(&token).send();
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
    let rig = Rig::with_faults().await;
    for body in [
        json!({}),
        json!({"kind": "eternal", "days": 1}),
        json!({"kind": "long_lived", "days": 2_000}),
        json!({"kind": "long_lived", "days": 1, "user": 1}),
        json!({"kind": "long_lived", "days": 1, "bytes": 100}),
        json!({"kind": "long_lived", "days": 1, "bytes": 20_000}),
    ] {
        let refused = rig.visit(Method::POST, "/sandbox/token").json(&body).send().await.unwrap();
        assert_eq!(refused.status(), 400, "{body}");
    }
}
