//! Everything the real account may answer, on the wire: each has its name, its outcome and its number of requests, the
//! agent always sees the number, and one notice says what is wrong, not one for each call.

use serde_json::json;

use crate::company::{Company, number};
use crate::{IVAN, IVAN_READABLE};

/// What the CRM answers to a report, and what becomes of the call.
struct Refusal {
    /// The sandbox's name of the fault.
    answer: &'static str,
    /// How the account stands afterwards; `ready` when this is nothing to complain of.
    account: &'static str,
    state: &'static str,
    reason: Option<&'static str>,
    /// What becomes of the next call while nothing has changed.
    next: &'static str,
}

/// The words of the app's side, in one place.
const REFUSALS: [Refusal; 12] = [
    refusal("unpaid", "unpaid", "refused", Some("unpaid"), "refused"),
    refusal("forbidden", "no_right", "refused", Some("no_right"), "refused"),
    refusal("not_an_account", "not_an_account", "refused", Some("not_an_account"), "refused"),
    refusal("redirect", "redirected", "refused", Some("redirected"), "refused"),
    refusal("server_error", "server_fault", "uncertain", None, "uncertain"),
    refusal("bad_gateway", "server_fault", "uncertain", None, "uncertain"),
    refusal("captive_portal", "portal", "uncertain", None, "uncertain"),
    refusal("not_json", "portal", "uncertain", None, "uncertain"),
    refusal("cut_before", "cut_off", "uncertain", None, "uncertain"),
    refusal("cut_after", "cut_off", "uncertain", None, "uncertain"),
    // These two last: the CRM is left in peace, or can do nothing more for us, until somebody mends it.
    refusal("blocked_html", "blocked", "refused", Some("blocked"), "none"),
    refusal("unauthorized", "revoked", "refused", Some("sign_in"), "none"),
];

const fn refusal(
    answer: &'static str,
    account: &'static str,
    state: &'static str,
    reason: Option<&'static str>,
    next: &'static str,
) -> Refusal {
    Refusal { answer, account, state, reason, next }
}

/// Where the redirect would lead.
const ELSEWHERE: &str = "evil.example";

#[tokio::test]
async fn every_refusal_has_its_outcome_one_request_and_one_notice() {
    let company = Company::connected().await;
    for (place, refusal) in REFUSALS.iter().enumerate() {
        let what = refusal.answer;
        let mut fault = json!({ "answer": what, "only": "/api/v2/events" });
        if what == "redirect" {
            fault["to"] = json!(format!("https://{ELSEWHERE}/api/v2/events/"));
        }
        company.crm.door.faults(&fault).await;
        let shown = company.workplace.notifications.shown().len();
        let (first, readable) = number(place * 2);
        let call = company.ring(&first).await;
        assert_eq!(call["delivery"]["state"], refusal.state, "{what}: {call}");
        assert_eq!(call["delivery"]["reason"].as_str(), refusal.reason, "{what}: {call}");
        company.workplace.notifications.wait(&readable).await;
        let account = company.wait_for_state(refusal.account).await;
        company.hang_up(&first).await;

        let (second, readable) = number(place * 2 + 1);
        let call = company.ring(&second).await;
        assert_eq!(call["delivery"]["state"], refusal.next, "{what}: {call}");
        company.workplace.notifications.wait(&readable).await;
        let expected = usize::from(refusal.next != "none");
        assert_eq!(company.crm.door.events_for(&first).await, 1, "{what}");
        assert_eq!(company.crm.door.events_for(&second).await, expected, "{what}");
        let notices = company.notices_of(&account, shown).await;
        assert_eq!(notices, 1, "{what}: {account} {:#?}", company.workplace.notifications.shown());
        company.hang_up(&second).await;

        company.crm.door.faults(&json!({})).await;
        company.connect().await;
        assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done", "{what}: it does not recover");
        company.hang_up(IVAN).await;
    }
    let asked = company.internet.proxy.asked();
    assert!(!asked.iter().any(|name| name.contains(ELSEWHERE)), "the token was carried elsewhere: {asked:?}");
}

#[tokio::test]
async fn a_revoked_token_is_said_once_and_mended_by_another() {
    let company = Company::connected().await;
    company.crm.door.revoke().await;
    let shown = company.workplace.notifications.shown().len();
    let call = company.ring(IVAN).await;
    assert_eq!((&call["delivery"]["state"], &call["delivery"]["reason"]), (&json!("refused"), &json!("sign_in")));
    let account = company.wait_for_state("revoked").await;
    company.hang_up(IVAN).await;
    for place in 0..3 {
        let (number, readable) = number(place);
        assert_eq!(company.ring(&number).await["delivery"]["state"], "none");
        company.workplace.notifications.wait(&readable).await;
        company.hang_up(&number).await;
        assert_eq!(company.crm.door.events_for(&number).await, 0);
    }
    assert_eq!(company.crm.door.events_for(IVAN).await, 1, "a refused token is left alone for a quarter of an hour");
    assert_eq!(company.notices_of(&account, shown).await, 1, "{account}");
    // A restart changes nothing about it, and asks the CRM at most once.
    let company = company.restart().await;
    let (number, _) = number(4);
    company.ring(&number).await;
    company.wait_for_state("revoked").await;
    assert!(company.crm.door.events_for(&number).await <= 1);
    company.hang_up(&number).await;
    company.connect().await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
}

/// A strange answer to a report that was processed, and what the call says of it.
const STRANGE: [(&str, &str, &str); 8] = [
    ("unknown_type", IVAN, "untold"),
    ("wrong_types", IVAN, "untold"),
    ("partial_errors", IVAN, "untold"),
    ("accepted_empty", IVAN, "untold"),
    ("gone_empty", IVAN, "untold"),
    ("too_large", IVAN, "untold"),
    ("top_level", IVAN, "card"),
    ("numeric_strings", IVAN, "card"),
];

#[tokio::test]
async fn every_strange_answer_is_taken_for_what_it_says() {
    let company = Company::connected().await;
    for (answer, number, expected) in STRANGE {
        let before = company.crm.door.events_for(number).await;
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v2/events" })).await;
        let call = company.ring(number).await;
        assert_eq!(
            (&call["delivery"]["state"], &call["answer"]),
            (&json!("done"), &json!(expected)),
            "{answer}: {call}"
        );
        let notice = company.workplace.notifications.wait(IVAN_READABLE).await;
        assert!(!notice.has_button("Create contact"), "{answer}: nobody said that the number is unknown");
        assert_eq!(company.crm.door.events_for(number).await, before + 1, "{answer}");
        assert_eq!(company.account().await["state"], "ready", "{answer}");
        company.hang_up(number).await;
    }
    company.crm.door.faults(&json!({ "answer": "no_items", "only": "/api/v2/events" })).await;
    let (number, _) = number(0);
    assert_eq!(company.ring(&number).await["answer"], "not_in_crm");
    assert!(company.workplace.notifications.wait("Not in the CRM").await.has_button("Create contact"));
}

#[tokio::test]
async fn what_takes_too_long_is_not_sent_again() {
    let company = Company::connected().await;
    for (place, answer, state, account) in [(0, "hang", "uncertain", "timed_out"), (1, "slow_body", "done", "ready")] {
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v2/events" })).await;
        let (number, readable) = number(place);
        let call = company.app.socket.ring(&number).await;
        company.workplace.notifications.wait(&readable).await;
        let call = company.app.socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped"]).await;
        assert_eq!(call["delivery"]["state"], state, "{answer}: {call}");
        company.wait_for_state(account).await;
        assert_eq!(company.crm.door.events_for(&number).await, 1, "{answer}");
        company.hang_up(&number).await;
        company.crm.door.faults(&json!({})).await;
        assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done", "{answer}");
        company.wait_for_state("ready").await;
        company.hang_up(IVAN).await;
    }
}

#[tokio::test]
async fn too_many_requests_are_waited_out_as_long_as_the_crm_says_or_a_little() {
    let company = Company::connected().await;
    for (place, answer) in ["too_many_retry_after", "too_many"].into_iter().enumerate() {
        let shown = company.workplace.notifications.shown().len();
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v2/events", "times": 2 })).await;
        let (number, readable) = number(place);
        let call = company.ring(&number).await;
        assert_eq!(call["delivery"]["state"], "done", "{answer}: {call}");
        company.workplace.notifications.wait(&readable).await;
        let events = company.crm.door.events().await;
        let of_this = events.iter().filter(|event| event["phone_number"] == number);
        let processed: Vec<_> = of_this.map(|event| event["processed"] == true).collect();
        assert_eq!(processed, [false, false, true], "{answer}");
        // It passes by itself: nothing that the agent should do something about.
        assert_eq!(company.account().await["state"], "ready", "{answer}");
        let all = company.workplace.notifications.shown();
        assert!(all[shown..].iter().all(|notice| notice.says(&readable)), "{answer}: {all:#?}");
        company.hang_up(&number).await;
    }
}
