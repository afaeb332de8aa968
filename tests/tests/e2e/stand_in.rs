//! Notification daemons that misbehave: whatever they do, a notice is shown once, closed at its end, and opens once.

use std::path::Path;
use std::time::Duration;

use e2e::{App, Daemon, Habits, LIMIT, Request, StandIn, Workplace, until};
use serde_json::json;

use crate::{IVAN, IVAN_DEAL, IVAN_READABLE, UNKNOWN, UNKNOWN_READABLE};

/// Longer than anything on the bus is waited for.
const LATE: Duration = Duration::from_millis(3_500);

#[tokio::test]
async fn a_daemon_that_answers_late_shows_one_notice_and_it_goes_at_the_end() {
    let (_workplace, daemon, app) = with(Habits { answers_after: LATE, ..Habits::default() }).await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "a" })).await;
    daemon.wait_for_one().await;
    // It is over before the daemon has said under which id it is shown.
    end(&app, IVAN, "a").await;
    daemon.wait_for_none().await;
    assert_eq!(daemon.most_at_once(), 1, "{:#?}", daemon.requests());
    assert!(
        matches!(daemon.requests()[..], [Request::Show { id: shown, .. }, Request::Close(closed)] if shown == closed)
    );
}

#[tokio::test]
async fn what_becomes_known_while_a_daemon_is_late_changes_the_one_notice() {
    let (_workplace, daemon, app) = with(Habits { answers_after: LATE, ..Habits::default() }).await;
    app.sandbox().await.faults(&json!({ "latency_ms": 800, "only": "/api/v2/events" })).await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "a" })).await;
    wait_for(&daemon, IVAN_READABLE).await;
    wait_for(&daemon, IVAN_DEAL).await;
    assert_eq!(daemon.most_at_once(), 1, "{:#?}", daemon.requests());
    end(&app, IVAN, "a").await;
    daemon.wait_for_none().await;
}

#[tokio::test]
async fn a_daemon_that_cannot_change_a_notice_leaves_no_second_one() {
    let (_workplace, daemon, app) = with(Habits { replaces: false, ..Habits::default() }).await;
    app.sandbox().await.faults(&json!({ "latency_ms": 800, "only": "/api/v2/events" })).await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "a" })).await;
    wait_for(&daemon, IVAN_DEAL).await;
    daemon.wait_for_one().await;
    end(&app, IVAN, "a").await;
    daemon.wait_for_none().await;
}

#[tokio::test]
async fn a_press_that_is_told_twice_opens_one_page() {
    let (workplace, daemon, app) = with(Habits::default()).await;
    app.socket.ring(IVAN).await;
    wait_for(&daemon, IVAN_DEAL).await;
    let id = daemon.wait_for_one().await;
    daemon.act(id, &["open", "default"]).await;
    workplace.browser.wait_for(1).await;
    // What another notice opens comes after whatever the second word would have opened.
    app.socket.ring(UNKNOWN).await;
    wait_for(&daemon, "Not in the CRM").await;
    let (other, _) = daemon.open().into_iter().find(|(open, _)| *open != id).expect("there are two");
    daemon.act(other, &["default", "default"]).await;
    assert!(workplace.browser.wait_for(2).await.contains("/contacts/add/"));
}

#[tokio::test]
async fn actions_on_notices_of_others_open_nothing() {
    let (workplace, daemon, app) = with(Habits { first_id: 40, ..Habits::default() }).await;
    app.socket.ring(IVAN).await;
    wait_for(&daemon, IVAN_DEAL).await;
    let id = daemon.wait_for_one().await;
    daemon.act(id + 1, &["default"]).await;
    daemon.act(1, &["open"]).await;
    daemon.act(id, &["default"]).await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
}

#[tokio::test]
async fn a_daemon_that_dies_and_is_started_on_demand_has_the_notices_again() {
    let (workplace, daemon, app) = with(Habits::default()).await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "a" })).await;
    app.socket.ring_with(json!({ "phone_number": UNKNOWN, "call_id": "m" })).await;
    wait_for(&daemon, UNKNOWN_READABLE).await;
    miss(&app, UNKNOWN, "m").await;
    wait_for(&daemon, "Missed").await;
    let called = workplace.daemon_on_demand().await;
    daemon.die().await;
    wait_for_call(&called).await;
    let next = StandIn::start(&workplace, Habits { first_id: 1, ..Habits::default() }).await;
    wait_for(&next, IVAN_DEAL).await;
    wait_for(&next, "Missed").await;
    assert_eq!((next.most_at_once(), next.requests().len()), (2, 2), "{:#?}", next.requests());

    // The ids begin anew: what was said of the old ones is said of these.
    end(&app, IVAN, "a").await;
    let missed = until("the missed call alone", LIMIT, async || match &next.open()[..] {
        [(id, words)] if words.contains("Missed") => Some(*id),
        _ => None,
    })
    .await;
    next.dismiss(missed).await;
    until("the missed call to be dealt with", LIMIT, async || {
        (app.socket.get("/status").await["calls"]["missed"] == 0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_daemon_that_needs_seconds_to_start_shows_the_call_once() {
    let workplace = Workplace::with_daemon(Daemon::Nobody).await;
    let called = workplace.daemon_on_demand().await;
    let app = App::start(&workplace).await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "a" })).await;
    wait_for_call(&called).await;
    tokio::time::sleep(LATE).await;
    let daemon = StandIn::start(&workplace, Habits::default()).await;
    wait_for(&daemon, IVAN_DEAL).await;
    assert_eq!(daemon.most_at_once(), 1, "{:#?}", daemon.requests());
    end(&app, IVAN, "a").await;
    daemon.wait_for_none().await;
}

#[tokio::test]
async fn a_daemon_that_crashes_whenever_it_starts_is_not_called_for_ever() {
    let (workplace, daemon, app) = with(Habits::default()).await;
    app.socket.ring(IVAN).await;
    // All that there is to know: what becomes known later calls for a daemon, too.
    wait_for(&daemon, "Design").await;
    let called = workplace.daemon_on_demand().await;
    let mut daemon = daemon;
    for round in 1..=3 {
        daemon.die().await;
        until("the daemon to be called for", LIMIT, async || (calls(&called) >= round).then_some(())).await;
        daemon = StandIn::start(&workplace, Habits::default()).await;
        wait_for(&daemon, IVAN_DEAL).await;
    }
    daemon.die().await;
    // Long enough for a fourth call, had there been one.
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(calls(&called), 3);
}

async fn with(habits: Habits) -> (Workplace, StandIn, App) {
    let workplace = Workplace::with_daemon(Daemon::Nobody).await;
    let daemon = StandIn::start(&workplace, habits).await;
    let app = App::start(&workplace).await;
    (workplace, daemon, app)
}

async fn wait_for(daemon: &StandIn, text: &str) {
    until(&format!("a notice with {text:?}"), LIMIT, async || {
        daemon.open().iter().any(|(_, words)| words.contains(text)).then_some(())
    })
    .await;
}

async fn wait_for_call(called: &Path) {
    until("a daemon to be called for", LIMIT, async || (calls(called) > 0).then_some(())).await;
}

fn calls(called: &Path) -> usize {
    std::fs::read_to_string(called).map_or(0, |calls| calls.lines().count())
}

/// Somebody here talked, and it is over.
async fn end(app: &App, number: &str, call_id: &str) {
    tell(app, number, call_id, &["answered", "ended"]).await;
}

/// Nobody answered, and it is over.
async fn miss(app: &App, number: &str, call_id: &str) {
    tell(app, number, call_id, &["ended"]).await;
}

async fn tell(app: &App, number: &str, call_id: &str, phases: &[&str]) {
    let phase = |phase| json!({ "type": "phone_call", "phone_number": number, "call_id": call_id, "phase": phase });
    let phases: Vec<_> = phases.iter().map(phase).collect();
    app.socket.post(&json!({ "add": phases })).await;
}
