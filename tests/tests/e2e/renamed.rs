//! An account that was renamed: its old address is nobody's, and what signed in there is still good under the new one.

use e2e::{HOST, Internet};
use serde_json::json;

use crate::company::{AGENT, Company};
use crate::{IVAN, UNKNOWN};

/// Its new address.
const RENAMED: &str = "oak.amocrm.ru";

#[tokio::test]
async fn a_renamed_account_is_told_from_a_revoked_sign_in_and_goes_on_under_its_new_address() {
    let company = Company::connected_by_code().await;
    lead_to_the_new_address(&company, &company.internet).await;
    company.crm.door.expire().await;
    company.crm.door.faults(&json!({ "answer": "not_an_account", "only": "/oauth2/", "host": HOST })).await;
    let shown = company.workplace.notifications.shown().len();
    let call = company.ring(IVAN).await;
    assert_eq!(
        (&call["delivery"]["state"], &call["delivery"]["reason"]),
        (&json!("refused"), &json!("not_an_account"))
    );
    let account = company.wait_for_state("moved").await;
    company.hang_up(IVAN).await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["reason"], "signed_out", "it is left alone");
    company.hang_up(UNKNOWN).await;
    assert_eq!(company.token_requests().await, 2, "one for the code, and one renewal");
    assert_eq!(company.notices_of(&account, shown).await, 1, "{account}");

    keep_under_the_new_address(&company).await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    assert_eq!(company.token_requests().await, 3, "the same refresh token was good there");
    let company = company.restart().await;
    company.wait_for_state("ready").await;
}

#[tokio::test]
async fn a_sign_in_that_its_old_address_refuses_goes_on_under_the_new_one() {
    let company = Company::connected_by_code().await;
    lead_to_the_new_address(&company, &company.internet).await;
    company.crm.door.expire().await;
    company.crm.door.faults(&json!({ "answer": "unauthorized", "only": "/oauth2/", "host": HOST })).await;
    let call = company.ring(IVAN).await;
    assert_eq!((&call["delivery"]["state"], &call["delivery"]["reason"]), (&json!("refused"), &json!("sign_in")));
    // It looks like a sign-in that was revoked, and may be just that.
    company.wait_for_state("revoked").await;
    company.workplace.notifications.wait("its address may have changed").await;
    company.hang_up(IVAN).await;

    keep_under_the_new_address(&company).await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done");
    assert_eq!(company.token_requests().await, 3, "for the code, one that was refused, and one at the new address");
    let company = company.restart().await;
    company.wait_for_state("ready").await;
}

#[tokio::test]
async fn what_is_kept_signs_in_to_no_other_account_and_is_not_lost_by_trying() {
    let company = Company::connected_by_code().await;
    lead_to_the_new_address(&company, &company.internet).await;
    for (answer, status) in [("not_an_account", 502), ("unauthorized", 502), ("server_error", 502)] {
        company.crm.door.faults(&json!({ "answer": answer, "only": "/oauth2/", "host": RENAMED })).await;
        let reply = company.put("/account", &json!({ "host": RENAMED, "kept": true })).await;
        assert_eq!(reply.status.as_u16(), status, "{answer}: {}", reply.text());
        assert_eq!(company.account().await["state"], "ready", "{answer}");
    }
    company.crm.door.faults(&json!({})).await;
    company.crm.door.expire().await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done", "the old sign-in is as good as before");
    // A token, or nothing at all, is no OAuth sign-in to keep.
    company.connect().await;
    let reply = company.put("/account", &json!({ "host": RENAMED, "kept": true })).await;
    assert_eq!((reply.status.as_u16(), &reply.json()["code"]), (502, &json!("secret_missing")), "{}", reply.text());
}

/// Gives the new address and keeps the sign-in, which is the same one there.
async fn keep_under_the_new_address(company: &Company) {
    let reply = company.put("/account", &json!({ "host": RENAMED, "kept": true })).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    let account = company.wait_for_state("ready").await;
    let origin = format!("https://{RENAMED}");
    assert_eq!(
        (&account["origin"], &account["me"], &account["sign_in"]),
        (&json!(origin), &json!(AGENT), &json!("oauth"))
    );
}

async fn lead_to_the_new_address(company: &Company, internet: &Internet) {
    internet.host(RENAMED, company.crm.address());
    company.crm.door.hosts(&[HOST, RENAMED]).await;
}
