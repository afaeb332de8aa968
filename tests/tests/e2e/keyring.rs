//! The account and a real keyring, in every state a desktop may have it in. Calls ring and are shown in all of them, the
//! agent is told what is missing, it is mended without a restart, and quitting never waits for it.

use std::time::Duration;

use e2e::{HOST, KeyringState, LIMIT, until};
use serde_json::json;

use crate::company::{AGENT, Company};
use crate::{IVAN, IVAN_READABLE, UNKNOWN};

/// Quitting takes no longer, whatever the keyring does.
const EXIT: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_token_is_kept_once_read_once_and_removed() {
    let company = Company::connected().await;
    let kept = company.workplace.keyring.kept().await;
    assert_eq!(kept.len(), 1, "{:?}", kept.iter().map(|kept| &kept.label).collect::<Vec<_>>());
    assert!(kept[0].label.to_lowercase().contains("callcard"), "a person reads: {:?}", kept[0].label);
    // Somebody else's things stay where they are.
    let mut other = kept[0].clone();
    other.label = "Another program's".to_owned();
    other.attributes = [("program".to_owned(), "another".to_owned())].into();
    company.workplace.keyring.keep(&other).await;
    let company = company.restart().await;
    company.wait_for_state("ready").await;
    let reply = company.app.socket.send("DELETE", "/account", &[], "").await;
    assert!(reply.status.is_success(), "{}", reply.text());
    let labels: Vec<_> = company.workplace.keyring.kept().await.into_iter().map(|kept| kept.label).collect();
    assert_eq!(labels, ["Another program's"]);
    exits(company).await;
}

#[tokio::test]
async fn started_with_a_locked_keyring_it_says_so_and_works_when_it_is_unlocked() {
    let mut company = Company::connected().await;
    company.end().await;
    company.workplace.keyring.kill().await;
    company.workplace.keyring.start_locked().await;
    let company = company.start_again().await;
    let account = company.wait_for_state("keyring_locked").await;
    assert!(account["detail"].is_string(), "{account}");
    calls_are_shown_and_not_sent(&company).await;
    assert_eq!(company.notices_of(&account, 0).await, 1, "{:#?}", company.workplace.notifications.shown());

    company.workplace.keyring.unlock().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    exits(company).await;
}

#[tokio::test]
async fn the_agent_unlocks_it_where_it_asks_for_its_password() {
    let mut company = Company::connected().await;
    company.end().await;
    company.workplace.keyring.kill().await;
    company.workplace.keyring.start_locked().await;
    let company = company.start_again().await;
    company.workplace.answer_keyring(true).await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    exits(company).await;
}

#[tokio::test]
async fn a_keyring_that_was_sent_away_asks_no_more_and_is_used_when_it_is_unlocked() {
    let mut company = Company::connected().await;
    company.end().await;
    company.workplace.keyring.kill().await;
    company.workplace.keyring.start_locked().await;
    let company = company.start_again().await;
    company.workplace.answer_keyring(false).await;
    let account = until("the app to know that it may not", LIMIT, async || {
        let account = company.account().await;
        let state = account["state"].as_str()?;
        ["keyring_locked", "keyring_refused"].contains(&state).then_some(account)
    })
    .await;
    calls_are_shown_and_not_sent(&company).await;
    assert_eq!(company.notices_of(&account, 0).await, 1, "{:#?}", company.workplace.notifications.shown());
    company.workplace.keyring.unlock().await;
    company.wait_for_state("ready").await;
    exits(company).await;
}

#[tokio::test]
async fn started_before_the_keyring_it_says_so_and_works_when_it_comes() {
    let mut company = Company::connected().await;
    company.end().await;
    company.workplace.keyring.kill().await;
    let mut company = company.start_again().await;
    let account = company.wait_for_state("no_keyring").await;
    assert!(account["detail"].is_string(), "{account}");
    calls_are_shown_and_not_sent(&company).await;
    assert_eq!(company.notices_of(&account, 0).await, 1, "{:#?}", company.workplace.notifications.shown());

    company.workplace.keyring.start().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    exits(company).await;
}

#[tokio::test]
async fn a_keyring_that_comes_locked_is_waited_for_twice() {
    let mut company = Company::connected().await;
    company.end().await;
    company.workplace.keyring.kill().await;
    let mut company = company.start_again().await;
    company.wait_for_state("no_keyring").await;
    company.workplace.keyring.start_locked().await;
    company.wait_for_state("keyring_locked").await;
    company.workplace.keyring.unlock().await;
    company.wait_for_state("ready").await;
    exits(company).await;
}

#[tokio::test]
async fn a_keyring_that_dies_or_is_locked_meanwhile_changes_nothing_until_it_is_needed() {
    let mut company = Company::connected().await;
    company.workplace.keyring.lock().await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done", "the token is known");
    company.hang_up(IVAN).await;
    company.workplace.keyring.kill().await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done", "the token is known");
    company.hang_up(UNKNOWN).await;
    assert_eq!(company.account().await["state"], "ready");
    company.workplace.keyring.start().await;
    let company = company.restart().await;
    company.wait_for_state("ready").await;
    exits(company).await;
}

#[tokio::test]
async fn a_renewal_without_a_keyring_is_used_and_kept_as_soon_as_there_is_one() {
    let mut company = Company::connected_by_code().await;
    company.workplace.keyring.kill().await;
    company.crm.door.expire().await;
    let call = company.ring(IVAN).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    company.hang_up(IVAN).await;
    company.wait_for_state("no_keyring").await;
    company.workplace.keyring.start().await;
    company.wait_for_state("ready").await;
    // Only the new pair is of any use.
    let company = company.killed().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done");
    assert_eq!(company.token_requests().await, 2, "the code and the one renewal");
}

#[tokio::test]
async fn nothing_is_connected_that_cannot_be_kept() {
    for (state, code) in [(KeyringState::Absent, "no_keyring"), (KeyringState::Locked, "keyring_locked")] {
        let mut company = Company::with_keyring(state).await;
        let token = company.crm.door.long_lived_token(30).await;
        let reply = company.put("/account", &json!({ "host": HOST, "token": token, "me": AGENT })).await;
        assert_eq!((reply.status.as_u16(), &reply.json()["code"]), (503, &json!(code)), "{state:?}: {}", reply.text());
        assert!(!reply.text().contains(&token), "{state:?}: the token came back");
        let account = company.account().await;
        assert_eq!((&account["kind"], &account["state"]), (&json!("sandbox"), &json!("ready")), "{state:?}: {account}");
        assert!(company.workplace.find_in_files(&[&token]).is_empty(), "{state:?}: it was kept elsewhere");
        match state {
            KeyringState::Absent => company.workplace.keyring.start().await,
            _ => company.workplace.keyring.unlock().await,
        }
        company.connect().await;
        assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done", "{state:?}");
        exits(company).await;
    }
}

#[tokio::test]
async fn signing_out_without_a_keyring_says_what_could_not_be_removed() {
    let mut company = Company::connected().await;
    company.workplace.keyring.kill().await;
    let reply = company.app.socket.send("DELETE", "/account", &[], "").await;
    assert!(reply.status.is_server_error(), "{}", reply.text());
    assert_eq!(reply.json()["code"], "not_removed", "{}", reply.text());
    assert_eq!(company.account().await["kind"], "sandbox", "signed out in any case");
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    assert!(company.crm.door.events().await.is_empty(), "the account was told of a call");
    exits(company).await;
}

#[tokio::test]
async fn it_ends_at_once_in_every_state() {
    for state in [KeyringState::Unlocked, KeyringState::Locked, KeyringState::Absent] {
        exits(Company::with_keyring(state).await).await;
        let mut company = Company::connected().await;
        company.end().await;
        company.workplace.keyring.kill().await;
        match state {
            KeyringState::Unlocked => company.workplace.keyring.start().await,
            KeyringState::Locked => company.workplace.keyring.start_locked().await,
            KeyringState::Absent => {}
        }
        // At once: the keyring is being asked at this moment.
        exits(company.start_again().await).await;
    }
}

async fn calls_are_shown_and_not_sent(company: &Company) {
    let call = company.ring(IVAN).await;
    assert_eq!((&call["delivery"]["state"], &call["delivery"]["reason"]), (&json!("none"), &json!("signed_out")));
    company.workplace.notifications.wait(IVAN_READABLE).await;
    assert_eq!(company.crm.door.events_for(IVAN).await, 0);
    company.hang_up(IVAN).await;
}

/// Ends the app, which must not take long.
async fn exits(mut company: Company) {
    company.app.terminate();
    assert!(company.app.ended(EXIT).await.success());
}
