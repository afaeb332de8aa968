//! Killed at the worst moment: what was acknowledged is sent once, and what may have been sent is never sent again.

use e2e::App;
use serde_json::json;

use crate::{IVAN, IVAN_READABLE, UNKNOWN, workplace_with_app};

/// More than the limiter lets through at once: it has a burst of 4, then 2 a second.
const CALLS: usize = 8;

#[tokio::test]
async fn killed_before_the_first_byte_each_call_is_sent_once_after_the_restart() {
    let (workplace, app) = workplace_with_app().await;
    let mut calls = Vec::new();
    for place in 0..CALLS {
        calls.push(app.socket.ring(&number(place)).await);
    }
    let sent = app.sandbox().await.events().await.len();
    assert!(sent < CALLS, "all were sent before the kill: there is nothing to prove");
    app.kill().await;

    let app = App::start(&workplace).await;
    let sandbox = app.sandbox().await;
    let mut uncertain = 0;
    for (place, call) in calls.iter().enumerate() {
        let call = app.socket.call_delivered(call, &["done", "uncertain", "refused", "dropped"]).await;
        let times = sandbox.events_for(&number(place)).await;
        match call["delivery"]["state"].as_str() {
            Some("done") => assert_eq!(times, 1, "{call}"),
            // It was on its way when the app was killed, and nobody knows how far it came.
            Some("uncertain") => {
                uncertain += 1;
                assert!(times <= 1, "{call}");
            }
            _ => panic!("acknowledged and lost: {call}"),
        }
    }
    // What waited for its turn was not on its way: at most three are in flight at once.
    assert!(uncertain <= 3, "{uncertain} of {CALLS} are uncertain");
    assert_eq!(app.socket.get("/status").await["calls"]["waiting"], 0);
}

#[tokio::test]
async fn killed_after_the_first_byte_the_call_is_uncertain_and_never_sent_again() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "answer": "hang", "only": "/api/v2/events" })).await;
    let call = app.socket.ring(IVAN).await;
    sandbox.wait_for(IVAN).await;
    app.kill().await;

    let app = App::start(&workplace).await;
    let known = app.socket.call_delivered(&call, &["uncertain", "queued", "sending", "done"]).await;
    assert_eq!(known["delivery"]["state"], "uncertain");
    let notice = workplace.notifications.wait("No answer from the CRM").await;
    assert!(notice.says(IVAN_READABLE) && notice.has_button("Find in CRM"), "{notice:#?}");

    // Requests leave in order: once the next call's has been answered, a second one of this call would be there.
    let next = app.socket.ring(UNKNOWN).await;
    app.socket.call_delivered(&next, &["done"]).await;
    assert_eq!(app.sandbox().await.events_for(IVAN).await, 1);
    let known = app.socket.call(&call).await.expect("the call is in the history");
    assert_eq!(known["delivery"]["state"], "uncertain");
}

fn number(place: usize) -> String {
    format!("+799988856{place:02}")
}
