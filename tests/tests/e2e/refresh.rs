//! Signing in by OAuth. A refresh token works once, so everything here is about the one renewal at a time, and about what
//! is known after a crash in the middle of it.

use std::time::Duration;

use e2e::{HOST, LIMIT, StatusCode, until};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::company::{AGENT, Company, integration};
use crate::{IVAN, UNKNOWN};

/// The limiter lets so many calls through in the time in which none is too old to be sent.
const CALLS: usize = 20;

/// How often the app is killed at a random moment of a renewal.
const KILLS: usize = 8;

#[tokio::test]
async fn a_code_works_once_and_its_tokens_outlive_a_restart() {
    let company = Company::connected_by_code().await;
    let account = company.account().await;
    assert_eq!(account["sign_in"], "oauth", "{account}");
    assert_eq!(company.token_requests().await, 1);
    assert!(company.workplace.keyring.kept().await.len() >= 2, "the pair is in the keyring");
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");

    let company = company.restart().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done");
    assert_eq!(company.token_requests().await, 1, "a good token was renewed");
}

#[tokio::test]
async fn a_code_that_is_no_good_is_used_once_and_changes_nothing() {
    let company = Company::connected().await;
    let kept = company.workplace.keyring.kept().await;
    let integration = integration();
    company.crm.door.integration(&integration).await;
    let code = company.crm.door.code().await;
    for (what, code, redirect) in [
        ("a made-up code", "no-code-at-all", integration.redirect_uri.as_str()),
        ("another redirect address", code.as_str(), "https://example.com/callcard/"),
    ] {
        let before = company.token_requests().await;
        let oauth = json!({
            "client_id": integration.client_id, "client_secret": integration.client_secret,
            "redirect_uri": redirect, "code": code,
        });
        let reply = company.put("/account", &json!({ "host": HOST, "oauth": oauth, "me": AGENT })).await;
        assert!(reply.status.is_client_error() || reply.status == StatusCode::BAD_GATEWAY, "{what}: {}", reply.text());
        assert!(reply.json()["code"].is_string(), "{what}: {}", reply.text());
        assert!(!reply.text().contains(&integration.client_secret), "{what}: the secret came back");
        assert_eq!(company.token_requests().await, before + 1, "{what}");
        assert_eq!(company.workplace.keyring.kept().await, kept, "{what}: the keyring has changed");
        assert_eq!(company.account().await["sign_in"], "token", "{what}");
    }
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
}

#[tokio::test]
async fn an_expired_token_is_renewed_and_the_call_is_delivered() {
    let company = Company::connected_by_code().await;
    let before = company.workplace.keyring.kept().await;
    company.crm.door.expire().await;
    let call = company.ring(IVAN).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    let events: Vec<Value> = company.crm.door.events().await;
    let tries: Vec<_> = events.iter().map(|event| (&event["authorised"], &event["processed"])).collect();
    assert_eq!(tries, [(&json!(false), &json!(false)), (&json!(true), &json!(true))]);
    assert_eq!(company.token_requests().await, 2, "one for the code, one for the renewal");
    assert_ne!(company.workplace.keyring.kept().await, before, "the new pair was not kept");
    assert_eq!(company.account().await["state"], "ready");
}

#[tokio::test]
async fn however_many_calls_meet_an_expired_token_it_is_renewed_once() {
    let company = Company::connected_by_code().await;
    // The answer takes a while, so that the others come while the renewal is on its way.
    company.crm.door.faults(&json!({ "only": "/oauth2/", "latency_ms": 500 })).await;
    company.crm.door.expire().await;
    let calls = join_all((0..CALLS).map(|place| {
        let number = number(place);
        let socket = company.app.socket.clone();
        async move {
            let call = socket.ring(&number).await;
            (number, socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped", "none"]).await)
        }
    }))
    .await;
    for (number, call) in calls {
        assert_eq!(call["delivery"]["state"], "done", "{call}");
        let events = company.crm.door.events().await;
        let processed = events.iter().filter(|event| event["phone_number"] == number && event["processed"] == true);
        assert_eq!(processed.count(), 1, "{number}");
    }
    assert_eq!(company.token_requests().await, 2, "one for the code, one renewal for all");
}

#[tokio::test]
async fn a_sign_in_that_was_revoked_is_said_once_and_mended_by_a_new_code() {
    let company = Company::connected_by_code().await;
    company.crm.door.revoke().await;
    let shown = company.workplace.notifications.shown().len();
    let call = company.ring(IVAN).await;
    assert_eq!(call["delivery"]["state"], "refused", "{call}");
    let account = company.wait_for_state("revoked").await;
    company.hang_up(IVAN).await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "none");
    company.hang_up(UNKNOWN).await;
    assert_eq!(company.token_requests().await, 2, "one for the code, one that was refused");
    assert_eq!(company.notices_of(&account, shown).await, 1, "{account}");
    company.connect_by_code().await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
}

#[tokio::test]
async fn a_renewal_that_finds_no_way_is_tried_again_with_the_same_token() {
    let company = Company::connected_by_code().await;
    company.crm.door.faults(&json!({ "only": "/oauth2/", "answer": "too_many", "times": 1 })).await;
    company.crm.door.expire().await;
    company.ring(IVAN).await;
    company.hang_up(IVAN).await;
    let call = company.ring(UNKNOWN).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    assert_eq!(company.account().await["state"], "ready");
    assert_eq!(company.crm.door.events_for(UNKNOWN).await, 1);
}

#[tokio::test]
async fn killed_after_the_crm_has_taken_the_token_back_the_sign_in_is_known_to_be_lost() {
    let company = Company::connected_by_code().await;
    // The work is done at once and told of much later.
    company.crm.door.faults(&json!({ "only": "/oauth2/", "latency_ms": 20_000 })).await;
    let company = killed_in_a_renewal(company).await;
    company.crm.door.faults(&json!({})).await;
    let shown = company.workplace.notifications.shown().len();
    company.ring(UNKNOWN).await;
    let account = company.wait_for_state("sign_in_lost").await;
    company.hang_up(UNKNOWN).await;
    assert_eq!(company.token_requests().await, 3, "the code, the lost renewal, and one try");
    assert_eq!(company.notices_of(&account, shown).await, 1, "{account}");
    assert!(company.crm.door.events_for(IVAN).await <= 1, "a call was sent twice");
    company.connect_by_code().await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done");
}

#[tokio::test]
async fn killed_before_the_crm_has_taken_the_token_back_nothing_is_lost() {
    let company = Company::connected_by_code().await;
    // Nobody answers under the name of the CRM: the renewal reaches nobody.
    company.crm.door.faults(&json!({ "only": "/oauth2/", "answer": "server_error" })).await;
    let company = killed_in_a_renewal(company).await;
    company.crm.door.faults(&json!({})).await;
    let call = company.ring(UNKNOWN).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    company.wait_for_state("ready").await;
}

#[tokio::test]
async fn killed_after_the_new_pair_was_kept_it_is_used() {
    let company = Company::connected_by_code().await;
    company.crm.door.expire().await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    let company = company.killed().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done");
    assert_eq!(company.token_requests().await, 2, "it was renewed again");
}

#[tokio::test]
async fn whenever_it_is_killed_it_knows_how_its_sign_in_stands() {
    let seed = std::env::var("CALLCARD_SOAK_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("CALLCARD_SOAK_SEED={seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let mut company = Company::connected_by_code().await;
    for round in 0..KILLS {
        company.crm.door.expire().await;
        company.app.socket.ring(&number(round * 2)).await;
        tokio::time::sleep(Duration::from_millis(random.u64(0..250))).await;
        company = company.killed().await;
        let call = company.ring(&number(round * 2 + 1)).await;
        match call["delivery"]["state"].as_str() {
            Some("done") => {}
            Some("refused") => {
                // It was killed between the CRM's answer and the keyring's: nothing could have saved it, but it knows.
                company.wait_for_state("sign_in_lost").await;
                company.connect_by_code().await;
            }
            _ => panic!("seed {seed}: {call}"),
        }
        let events = company.crm.door.events().await;
        for number in [number(round * 2), number(round * 2 + 1)] {
            let processed = events.iter().filter(|event| event["phone_number"] == number && event["processed"] == true);
            assert!(processed.count() <= 1, "seed {seed}: {number} was processed twice");
        }
        company.hang_up(&number(round * 2 + 1)).await;
    }
}

/// A call meets an expired token; as soon as the CRM has the request for a new one, the app is killed and started again.
async fn killed_in_a_renewal(company: Company) -> Company {
    let before = company.token_requests().await;
    company.crm.door.expire().await;
    company.app.socket.ring(IVAN).await;
    until("the renewal", LIMIT, async || (company.token_requests().await > before).then_some(())).await;
    company.killed().await
}

fn number(place: usize) -> String {
    format!("+799988852{place:02}")
}
