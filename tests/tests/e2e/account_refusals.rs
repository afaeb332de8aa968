//! Everything that can stand between a call and the real account, on the wire: each has its name, its outcome and its
//! number of requests, the agent always sees the number, and one notice says what is wrong, not one for each call.

use std::time::Duration;

use e2e::{Certificate, Cut, Manner, until};
use serde_json::{Value, json};

use crate::company::Company;
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
        let shown = company.desk.notifications.shown().len();
        let (number, readable) = number(place * 2);
        let call = company.ring(&number).await;
        assert_eq!(call["delivery"]["state"], refusal.state, "{what}: {call}");
        assert_eq!(call["delivery"]["reason"].as_str(), refusal.reason, "{what}: {call}");
        company.desk.notifications.wait(&readable).await;
        let account = company.wait_for_state(refusal.account).await;
        company.hang_up(&number).await;

        let (second, readable) = self::number(place * 2 + 1);
        let call = company.ring(&second).await;
        assert_eq!(call["delivery"]["state"], refusal.next, "{what}: {call}");
        company.desk.notifications.wait(&readable).await;
        let expected = usize::from(refusal.next != "none");
        assert_eq!(company.crm.door.events_for(&number).await, 1, "{what}");
        assert_eq!(company.crm.door.events_for(&second).await, expected, "{what}");
        let notices = company.notices_of(&account, shown);
        assert_eq!(notices.len(), 1, "{what}: {account} {:#?}", company.desk.notifications.shown());
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
    let shown = company.desk.notifications.shown().len();
    let call = company.ring(IVAN).await;
    assert_eq!((&call["delivery"]["state"], &call["delivery"]["reason"]), (&json!("refused"), &json!("sign_in")));
    let account = company.wait_for_state("revoked").await;
    company.hang_up(IVAN).await;
    for place in 0..3 {
        let (number, readable) = number(place);
        assert_eq!(company.ring(&number).await["delivery"]["state"], "none");
        company.desk.notifications.wait(&readable).await;
        company.hang_up(&number).await;
        assert_eq!(company.crm.door.events_for(&number).await, 0);
    }
    assert_eq!(company.crm.door.events_for(IVAN).await, 1, "a token that is no more was tried again");
    assert_eq!(company.notices_of(&account, shown).len(), 1, "{account}");
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
        let notice = company.desk.notifications.wait(IVAN_READABLE).await;
        assert!(!notice.has_button("Create contact"), "{answer}: nobody said that the number is unknown");
        assert_eq!(company.crm.door.events_for(number).await, before + 1, "{answer}");
        assert_eq!(company.account().await["state"], "ready", "{answer}");
        company.hang_up(number).await;
    }
    company.crm.door.faults(&json!({ "answer": "no_items", "only": "/api/v2/events" })).await;
    let (number, _) = number(0);
    assert_eq!(company.ring(&number).await["answer"], "not_in_crm");
    assert!(company.desk.notifications.wait("Not in the CRM").await.has_button("Create contact"));
}

#[tokio::test]
async fn what_takes_too_long_is_not_sent_again() {
    let company = Company::connected().await;
    for (place, answer, state, account) in [(0, "hang", "uncertain", "timed_out"), (1, "slow_body", "done", "ready")] {
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v2/events" })).await;
        let (number, readable) = number(place);
        let call = company.app.socket.ring(&number).await;
        company.desk.notifications.wait(&readable).await;
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
        let shown = company.desk.notifications.shown().len();
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v2/events", "times": 2 })).await;
        let (number, readable) = number(place);
        let call = company.ring(&number).await;
        assert_eq!(call["delivery"]["state"], "done", "{answer}: {call}");
        company.desk.notifications.wait(&readable).await;
        let events = company.crm.door.events().await;
        let of_this = events.iter().filter(|event| event["phone_number"] == number);
        let processed: Vec<_> = of_this.map(|event| event["processed"] == true).collect();
        assert_eq!(processed, [false, false, true], "{answer}");
        // It passes by itself: nothing that the agent should do something about.
        assert_eq!(company.account().await["state"], "ready", "{answer}");
        let all = company.desk.notifications.shown();
        assert!(all[shown..].iter().all(|notice| notice.says(&readable)), "{answer}: {all:#?}");
        company.hang_up(&number).await;
    }
}

/// What is wrong with the way to the CRM, and how the account stands then. Nothing reaches the CRM meanwhile, so that the
/// call waits and is sent when it is mended.
#[derive(Clone, Copy, Debug)]
enum Way {
    Certificate(Certificate),
    Unreachable,
    Proxy(Manner),
    NoProxy,
}

const WAYS: [(Way, &str); 10] = [
    (Way::Certificate(Certificate::Stranger), "tls_untrusted"),
    (Way::Certificate(Certificate::OtherName), "tls_name"),
    (Way::Certificate(Certificate::Expired), "tls_clock"),
    (Way::Certificate(Certificate::NotYetValid), "tls_clock"),
    // Behind a proxy a name that nobody has, and a host that nobody can reach, look the same.
    (Way::Unreachable, "proxy"),
    (Way::Proxy(Manner::Refusing(403)), "proxy"),
    (Way::Proxy(Manner::Refusing(407)), "proxy"),
    (Way::Proxy(Manner::Refusing(502)), "proxy"),
    (Way::Proxy(Manner::Silent), "proxy"),
    (Way::NoProxy, "proxy"),
];

#[tokio::test]
async fn a_way_that_is_barred_is_named_and_the_call_goes_through_when_it_is_mended() {
    let company = Company::connected().await;
    for (place, (way, expected)) in WAYS.into_iter().enumerate() {
        bar(&company, way).await;
        let shown = company.desk.notifications.shown().len();
        let (number, readable) = number(place);
        let call = company.app.socket.ring(&number).await;
        company.desk.notifications.wait(&readable).await;
        let account = company.wait_for_state(expected).await;
        let waiting = company.app.socket.call(&call).await.expect("the call is known");
        let state = waiting["delivery"]["state"].as_str().unwrap_or_default();
        assert!(["queued", "sending"].contains(&state), "{way:?}: {waiting}");
        assert_eq!(company.crm.door.events_for(&number).await, 0, "{way:?}");

        mend(&company).await;
        let call = company.app.socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped"]).await;
        assert_eq!(call["delivery"]["state"], "done", "{way:?}: {call}");
        assert_eq!(company.crm.door.events_for(&number).await, 1, "{way:?}");
        company.wait_for_state("ready").await;
        let notices = company.notices_of(&account, shown);
        assert_eq!(notices.len(), 1, "{way:?}: {account} {notices:#?}");
        company.hang_up(&number).await;
        // What says that it is barred goes when it is not.
        company.desk.notifications.wait_for_none().await;
    }
}

async fn bar(company: &Company, way: Way) {
    match way {
        Way::Certificate(certificate) => company.front.certificate(certificate),
        Way::Unreachable => company.front.reachable(false),
        Way::Proxy(manner) => company.internet.proxy.manner(manner),
        Way::NoProxy => company.internet.proxy.leave().await,
    }
    // What was connected before does not count.
    company.front.cut(Cut::Now);
}

async fn mend(company: &Company) {
    company.front.certificate(Certificate::Good);
    company.front.reachable(true);
    company.internet.proxy.manner(Manner::Open);
    company.internet.proxy.leave().await;
    company.internet.proxy.come_back().await;
}

#[tokio::test]
async fn kept_connections_that_have_died_cost_at_most_one_call() {
    let company = Company::connected().await;
    for (round, cut) in [Cut::Now, Cut::WhenUsed, Cut::Silently].into_iter().enumerate() {
        for protocols in [&["h2", "http/1.1"][..], &["http/1.1"]] {
            company.front.protocols(protocols);
            company.front.cut(Cut::Now);
            assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
            company.hang_up(IVAN).await;

            company.front.cut(cut);
            let what = format!("{cut:?} over {}", protocols[0]);
            let (number, readable) = number(round * 2 + protocols.len());
            let call = company.ring(&number).await;
            company.desk.notifications.wait(&readable).await;
            let heard = company.crm.door.events_for(&number).await;
            match call["delivery"]["state"].as_str() {
                Some("done") => assert_eq!(heard, 1, "{what}"),
                // Nobody can know whether it got through, so it is not sent again.
                Some("uncertain") => assert!(heard == 0 && cut != Cut::Now, "{what}: heard {heard} times"),
                _ => panic!("{what}: {call}"),
            }
            company.hang_up(&number).await;
            let next = self::number(round * 2 + protocols.len() + 50).0;
            let call = company.ring(&next).await;
            assert_eq!(call["delivery"]["state"], "done", "{what}: the next call suffers too: {call}");
            company.hang_up(&next).await;
        }
    }
}

#[tokio::test]
async fn an_account_that_cannot_be_reached_is_not_connected() {
    let company = Company::start().await;
    let token = company.crm.door.long_lived_token(30).await;
    let body = json!({ "host": e2e::HOST, "token": token, "me": crate::company::AGENT });
    let refused = async |what: &str, code: &str| {
        let reply = company.put("/account", &body).await;
        assert_eq!((reply.status.as_u16(), &reply.json()["code"]), (502, &json!(code)), "{what}: {}", reply.text());
        assert!(!reply.text().contains(&token), "{what}: the token came back");
        let account: Value = company.account().await;
        assert_eq!(account["kind"], "sandbox", "{what}");
        assert_eq!(company.desk.keyring.kept().await, [], "{what}: it was kept");
    };
    for (way, code) in WAYS {
        bar(&company, way).await;
        refused(&format!("{way:?}"), code).await;
        mend(&company).await;
    }
    for (answer, code) in [
        ("unpaid", "unpaid"),
        ("blocked_html", "blocked"),
        ("not_an_account", "not_an_account"),
        ("redirect", "redirected"),
        ("captive_portal", "portal"),
        ("server_error", "server_fault"),
        ("too_many", "too_many"),
        ("too_large", "too_large"),
        ("hang", "timed_out"),
    ] {
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v4/account" })).await;
        let before = company.crm.door.count("/api/v4/account").await;
        refused(answer, code).await;
        assert_eq!(company.crm.door.count("/api/v4/account").await, before + 1, "{answer}: asked again");
    }
    company.crm.door.faults(&json!({})).await;
    company.connect().await;
    until("the sandbox's calls to be left behind", Duration::from_secs(5), async || {
        (company.account().await["kind"] == "account").then_some(())
    })
    .await;
}

/// A number that nobody has, one of a hundred, and how people read it.
fn number(place: usize) -> (String, String) {
    assert!(place < 100, "there are a hundred");
    (format!("+799988851{place:02}"), format!("+7 999 888-51-{place:02}"))
}
