//! A thousand events at once over twenty connections: none is lost, the CRM is spared, the desktop is not flooded.

use std::time::{Duration, Instant};

use e2e::{Connection, StatusCode};
use serde_json::{Value, json};

use crate::workplace_with_app;

const CONNECTIONS: usize = 20;
const EVENTS_EACH: usize = 50;

/// What the limiter lets through: a burst, then so many a second, for all requests together.
const BURST: f64 = 4.0;
const RATE: f64 = 2.0;

/// After this age a call is no longer sent; then every one of them is settled.
const STALE: Duration = Duration::from_secs(30);

/// Five notices of calls that ring, until a list takes their place.
const NOTICES_AT_ONCE: usize = 6;

#[tokio::test]
async fn a_thousand_events_are_acknowledged_or_refused_and_none_is_lost() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    let begin = Instant::now();
    let mut senders = Vec::new();
    for sender in 0..CONNECTIONS {
        let connection = app.socket.connect().await;
        senders.push(tokio::spawn(send(connection, sender)));
    }
    let mut acknowledged = Vec::new();
    let mut refused = 0;
    for sender in senders {
        for outcome in sender.await.expect("a sender ends well") {
            match outcome {
                Some(call) => acknowledged.push(call),
                None => refused += 1,
            }
        }
    }
    assert_eq!(acknowledged.len() + refused, CONNECTIONS * EVENTS_EACH);
    assert!(!acknowledged.is_empty());
    for call in &acknowledged {
        let call = app.socket.reported(call, STALE * 2).await;
        let (state, reason) = (&call["delivery"]["state"], &call["delivery"]["reason"]);
        let settled = state == "done" || state == "dropped" && reason.is_string();
        assert!(settled, "acknowledged, and neither sent nor dropped with a reason: {call}");
    }
    let sent = sandbox.requests().await.len();
    let allowed = BURST + RATE * begin.elapsed().as_secs_f64();
    assert!(sent as f64 <= allowed.ceil(), "{sent} requests, {allowed} allowed");
    assert!(sent >= BURST as usize, "{sent} requests: the CRM heard of nothing");
    assert!(workplace.notifications.shown().iter().any(|notice| notice.says("calls are ringing")), "no list of them");
    let open = workplace.notifications.most_at_once();
    assert!(open <= NOTICES_AT_ONCE, "{open} notices at once");
}

/// Sends a share of the events, one after the other. An acknowledged one has our id, a refused one none.
async fn send(mut connection: Connection, sender: usize) -> Vec<Option<String>> {
    let mut outcomes = Vec::new();
    let headers = [("content-type", "application/json"), ("prefer", "respond-async")];
    for place in 0..EVENTS_EACH {
        let number = format!("+7999888{:04}", sender * EVENTS_EACH + place);
        let body = json!({ "add": [{ "type": "phone_call", "phone_number": number }] });
        let reply = connection.send("POST", "/api/v2/events", &headers, body.to_string()).await;
        if reply.status == StatusCode::SERVICE_UNAVAILABLE {
            assert!(!reply.header("retry-after").is_empty(), "refused without saying for how long");
            outcomes.push(None);
            continue;
        }
        assert!(reply.status.is_success(), "{}", reply.text());
        let Value::String(id) = reply.item(0)["call_id"].take() else { panic!("{}", reply.text()) };
        outcomes.push(Some(id));
    }
    outcomes
}
