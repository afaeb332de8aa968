//! Everything the CRM may answer instead of an answer: each has its own outcome, and none makes a call show up twice.

use e2e::{LIMIT, until};
use serde_json::json;

use crate::{IVAN, workplace_with_app};

/// A way the CRM misbehaves and what becomes of the call.
struct Trouble {
    answer: &'static str,
    state: &'static str,
    reason: Option<&'static str>,
    /// What the notice says.
    says: &'static str,
}

#[tokio::test]
async fn every_refusal_and_every_cut_has_its_outcome_and_is_sent_once() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    for (place, trouble) in TROUBLES.iter().enumerate() {
        sandbox.faults(&json!({ "answer": trouble.answer, "only": "/api/v2/events" })).await;
        let number = number(place);
        let event = |phase: &str| json!({ "phone_number": number, "call_id": trouble.answer, "phase": phase });
        let call = app.socket.ring_with(event("ringing")).await;
        let call = app.socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped"]).await;
        assert_eq!(call["delivery"]["state"], trouble.state, "{}: {call}", trouble.answer);
        assert_eq!(call["delivery"]["reason"].as_str(), trouble.reason, "{}", trouble.answer);

        // Besides the call's own notice there may be one that says what is wrong.
        let readable = format!("+7 999 888-55-1{place}");
        let of_call = || workplace.notifications.open().into_iter().find(|notice| notice.says(&readable));
        let notice = until(&format!("{} to be said of the call", trouble.answer), LIMIT, async || {
            of_call().filter(|notice| notice.says(trouble.says))
        })
        .await;
        assert_eq!(notice.buttons(), ["Find in CRM"], "{}", trouble.answer);
        app.socket.ring_with(event("answered")).await;
        app.socket.ring_with(event("ended")).await;
        until("the call's notice to go", LIMIT, async || of_call().is_none().then_some(())).await;
    }
    sandbox.faults(&json!({})).await;
    let call = app.socket.ring(IVAN).await;
    app.socket.call_delivered(&call, &["done"]).await;
    // Requests leave in order: had one of them been repeated, it would be there by now.
    for (place, trouble) in TROUBLES.iter().enumerate() {
        assert_eq!(sandbox.events_for(&number(place)).await, 1, "{}", trouble.answer);
    }
}

#[tokio::test]
async fn too_many_requests_are_waited_out() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "answer": "too_many_retry_after", "only": "/api/v2/events", "times": 1 })).await;
    let call = app.socket.ring(IVAN).await;
    let call = app.socket.call_delivered(&call, &["done"]).await;
    assert_eq!(call["answer"], "card");
    workplace.notifications.wait_within(LIMIT, crate::IVAN_DEAL).await;
    let events = sandbox.events().await;
    let processed = events.iter().filter(|event| event["processed"] == true).count();
    assert_eq!((events.len(), processed), (2, 1));
}

fn number(place: usize) -> String {
    format!("+7999888551{place}")
}

/// A CRM that has blocked us is left in peace afterwards, so it is not among them.
const TROUBLES: [Trouble; 7] = [
    Trouble {
        answer: "unauthorized",
        state: "refused",
        reason: Some("sign_in"),
        says: "The CRM has not been told of this call",
    },
    Trouble {
        answer: "unpaid",
        state: "refused",
        reason: Some("unpaid"),
        says: "The CRM has not been told of this call",
    },
    Trouble {
        answer: "forbidden",
        state: "refused",
        reason: Some("no_right"),
        says: "The CRM has not been told of this call",
    },
    Trouble { answer: "server_error", state: "uncertain", reason: None, says: "No answer from the CRM" },
    Trouble { answer: "cut_before", state: "uncertain", reason: None, says: "No answer from the CRM" },
    Trouble { answer: "cut_after", state: "uncertain", reason: None, says: "No answer from the CRM" },
    Trouble { answer: "not_json", state: "uncertain", reason: None, says: "No answer from the CRM" },
];
