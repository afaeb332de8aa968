//! `POST /oauth2/access_token`: pairs for codes and for refresh tokens, refusals, and what is written down of them.

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::{Rig, header};

const CLIENT: &str = "0cf1a3b2-6f2e-4a39-9b8a-27c1d7a0b001";
const SECRET: &str = "a secret of the integration";
const REDIRECT: &str = "https://callcard.example/";

impl Rig {
    /// A rig with an integration.
    async fn with_integration() -> Rig {
        let rig = Rig::with_faults().await;
        let integration = json!({"client_id": CLIENT, "client_secret": SECRET, "redirect_uri": REDIRECT});
        rig.door(Method::PUT, "/sandbox/integration", integration).await;
        rig
    }

    async fn code(&self) -> String {
        let body = self.door(Method::POST, "/sandbox/code", Value::Null).await;
        body["code"].as_str().unwrap().to_owned()
    }

    async fn ask(&self, body: &Value) -> reqwest::Result<Response> {
        self.visit(Method::POST, "/oauth2/access_token").json(body).send().await
    }

    async fn pair(&self, body: &Value) -> Value {
        let response = self.ask(body).await.unwrap();
        assert_eq!(response.status(), 200, "{body}");
        response.json().await.unwrap()
    }

    /// The status and the hint of a refusal.
    async fn refusal(&self, body: &Value) -> (u16, Value) {
        let response = self.ask(body).await.unwrap();
        assert_eq!(header(&response, "content-type"), "application/problem+json", "{body}");
        let status = response.status().as_u16();
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], "https://developers.amocrm.ru/v3/errors/OAuthProblemJson");
        assert!(problem["title"].is_string() && problem["detail"].is_string(), "{problem}");
        (status, problem["hint"].clone())
    }
}

fn with_code(code: &str) -> Value {
    json!({
        "client_id": CLIENT,
        "client_secret": SECRET,
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": REDIRECT,
    })
}

fn with_refresh(pair: &Value) -> Value {
    json!({
        "client_id": CLIENT,
        "client_secret": SECRET,
        "grant_type": "refresh_token",
        "refresh_token": pair["refresh_token"],
        "redirect_uri": REDIRECT,
    })
}

fn bearer(pair: &Value) -> &str {
    pair["access_token"].as_str().unwrap()
}

#[tokio::test]
async fn a_code_becomes_a_pair_once() {
    let rig = Rig::with_integration().await;
    let code = rig.code().await;
    let pair = rig.pair(&with_code(&code)).await;
    assert_eq!(pair["token_type"], "Bearer");
    assert_eq!(pair["expires_in"], 86_400);
    assert!(pair["server_time"].as_i64().unwrap() > 1_700_000_000);
    assert!(bearer(&pair).len() > 1_300);
    assert_eq!(bearer(&pair).split('.').count(), 3);
    assert_eq!(rig.opens(bearer(&pair)).await, 200);
    let again = rig.refusal(&with_code(&code)).await;
    assert_eq!(again, (400, json!("Authorization code has been revoked")));
    assert_eq!(rig.opens(bearer(&pair)).await, 200, "a second try takes nothing away");
}

#[tokio::test]
async fn a_refresh_token_works_once_and_the_old_bearer_until_it_expires() {
    let rig = Rig::with_integration().await;
    let first = rig.pair(&with_code(&rig.code().await)).await;
    let second = rig.pair(&with_refresh(&first)).await;
    for name in ["access_token", "refresh_token"] {
        assert_ne!(first[name], second[name], "{name}");
    }
    assert_eq!(rig.opens(bearer(&first)).await, 200);
    assert_eq!(rig.opens(bearer(&second)).await, 200);
    let used = rig.refusal(&with_refresh(&first)).await;
    assert_eq!(used, (401, json!("Token has been revoked")));

    rig.door(Method::POST, "/sandbox/expire", Value::Null).await;
    assert_eq!(rig.opens(bearer(&first)).await, 401);
    assert_eq!(rig.opens(bearer(&second)).await, 401);
    assert_eq!(rig.opens(rig.sandbox.token()).await, 200, "the start's own stays");
    let third = rig.pair(&with_refresh(&second)).await;
    assert_eq!(rig.opens(bearer(&third)).await, 200);

    rig.door(Method::DELETE, "/sandbox/tokens", Value::Null).await;
    assert_eq!(rig.opens(bearer(&third)).await, 401);
    assert_eq!(rig.opens(rig.sandbox.token()).await, 200, "the start's own stays");
    let revoked = rig.refusal(&with_refresh(&third)).await;
    assert_eq!(revoked, (401, json!("Token has been revoked")));
}

#[tokio::test]
async fn what_is_not_right_to_the_letter_is_refused() {
    let rig = Rig::with_integration().await;
    let code = rig.code().await;
    for (name, value, refusal) in [
        ("client_id", json!(null), (400, json!("Check the `client_id` parameter"))),
        ("client_id", json!("another"), (401, Value::Null)),
        ("client_secret", json!("another"), (401, Value::Null)),
        ("redirect_uri", json!("https://callcard.example"), (401, Value::Null)),
        ("redirect_uri", json!(null), (400, json!("Check the `redirect_uri` parameter"))),
        ("grant_type", json!("password"), (400, json!("Check the `grant_type` parameter"))),
        ("code", json!("def50200"), (400, json!("Cannot decrypt the authorization code"))),
        ("code", json!(7), (400, json!("Check the `grant_type` parameter"))),
    ] {
        let mut body = with_code(&code);
        body[name] = value.clone();
        assert_eq!(rig.refusal(&body).await, refusal, "{name} {value}");
    }
    let unknown = rig.refusal(&with_refresh(&json!({"refresh_token": "def50200"}))).await;
    assert_eq!(unknown, (401, json!("Cannot decrypt the refresh token")));
    let form = rig.visit(Method::POST, "/oauth2/access_token").form(&[("code", &code)]).send().await.unwrap();
    assert_eq!(form.status(), 400);
    assert_eq!(rig.visit(Method::GET, "/oauth2/access_token/").send().await.unwrap().status(), 405);
    rig.pair(&with_code(&code)).await;
}

#[tokio::test]
async fn lives_can_be_short() {
    let rig = Rig::with_integration().await;
    let standard = json!({"code": 1_200, "access": 86_400, "refresh": 7_776_000});
    assert_eq!(rig.json("/sandbox/lives").await, standard);
    let code = rig.code().await;
    rig.door(Method::PUT, "/sandbox/lives", json!({"code": 0, "access": 0})).await;
    let expired = rig.refusal(&with_code(&rig.code().await)).await;
    assert_eq!(expired, (400, json!("Authorization code has expired")));
    let pair = rig.pair(&with_code(&code)).await;
    assert_eq!(pair["expires_in"], 0);
    assert_eq!(rig.opens(bearer(&pair)).await, 401);
    rig.door(Method::PUT, "/sandbox/lives", json!({"refresh": 0})).await;
    let pair = rig.pair(&with_refresh(&pair)).await;
    assert_eq!(rig.opens(bearer(&pair)).await, 200);
    assert_eq!(rig.refusal(&with_refresh(&pair)).await, (401, json!("Token has expired")));
}

#[tokio::test]
async fn a_pair_belongs_to_the_user_whose_code_it_was() {
    let rig = Rig::with_integration().await;
    let code = rig.door(Method::POST, "/sandbox/code", json!({"client_id": CLIENT, "user": 99_999})).await;
    let pair = rig.pair(&with_code(code["code"].as_str().unwrap())).await;
    let pair = rig.pair(&with_refresh(&pair)).await;
    let account = rig.visit(Method::GET, "/api/v4/account").bearer_auth(bearer(&pair)).send().await.unwrap();
    let account: Value = account.json().await.unwrap();
    assert_eq!(account["current_user_id"], 99_999);
    for nonsense in [json!({"client_id": "another"}), json!({"user": 1}), json!({"users": 1})] {
        let refused = rig.visit(Method::POST, "/sandbox/code").json(&nonsense).send().await.unwrap();
        assert_eq!(refused.status(), 400, "{nonsense}");
    }
}

#[tokio::test]
async fn requests_for_tokens_are_on_record_without_their_secrets() {
    let rig = Rig::with_integration().await;
    let pair = rig.pair(&with_code(&rig.code().await)).await;
    rig.pair(&with_refresh(&pair)).await;
    rig.refusal(&with_refresh(&pair)).await;
    let path = "/oauth2/access_token/?client_secret=secret";
    rig.visit(Method::POST, path).body("secret").send().await.unwrap();

    let records = rig.requests().await;
    let seen: Vec<(&Value, &Value)> = records.iter().map(|record| (&record["status"], &record["processed"])).collect();
    let (yes, no) = (json!(true), json!(false));
    let (fine, bad, unauthorised) = (json!(200), json!(400), json!(401));
    assert_eq!(seen, [(&fine, &yes), (&fine, &yes), (&unauthorised, &no), (&bad, &no)]);
    for record in &records {
        assert_eq!(record["path"], "/oauth2/access_token");
        assert_eq!(record["http_version"], "HTTP/1.1");
        assert_eq!(record["user_agent"], "Rig/1");
    }
    let body: Value = serde_json::from_str(records[1]["body"].as_str().unwrap()).unwrap();
    let hidden = with_refresh(&json!({"refresh_token": "…"}));
    assert_eq!(body["client_secret"], "…");
    assert_eq!((&body["client_id"], &body["refresh_token"]), (&hidden["client_id"], &hidden["refresh_token"]));
    let everything = json!(records).to_string();
    for secret in [SECRET, pair["refresh_token"].as_str().unwrap(), bearer(&pair), "=secret", "\"secret\""] {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_pair_can_be_renewed_and_its_answer_lost() {
    for rig in [Rig::with_integration().await, Rig::with_integration().await.in_http2()] {
        let pair = rig.pair(&with_code(&rig.code().await)).await;
        let fault = json!({"answer": "cut_after", "only": "/oauth2/", "times": 1});
        rig.misbehave(fault).await;
        assert!(rig.ask(&with_refresh(&pair)).await.is_err());
        let record = rig.requests().await.pop().unwrap();
        assert_eq!((&record["processed"], &record["status"]), (&json!(true), &Value::Null));
        let used = rig.refusal(&with_refresh(&pair)).await;
        assert_eq!(used, (401, json!("Token has been revoked")));
    }
}

#[tokio::test]
async fn faults_concern_the_token_endpoint_unless_told_otherwise() {
    let rig = Rig::with_integration().await;
    let code = rig.code().await;
    for (fault, status) in [
        (json!({"answer": "blocked_html"}), 403),
        (json!({"answer": "too_many", "only": "/oauth2/access_token"}), 429),
        (json!({"answer": "server_error", "only": "/oauth2/"}), 500),
        (json!({"answer": "cut_after", "only": "/api/"}), 200),
    ] {
        rig.misbehave(fault.clone()).await;
        assert_eq!(rig.ask(&with_code(&code)).await.unwrap().status(), status, "{fault}");
    }
}
