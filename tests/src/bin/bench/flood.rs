//! A thousand events at once over twenty connections: what is acknowledged, what the CRM gets and what the agent sees.

use std::time::{Duration, Instant};

use e2e::{App, Connection, StatusCode, until};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::floor::{self, Floor};
use crate::report::{Line, millis, section};

const CONNECTIONS: usize = 20;
const EVENTS_EACH: usize = 50;

/// After 30 s a call is no longer sent; then every one of them is settled.
const SETTLED: Duration = Duration::from_secs(60);

/// What the account's pace allows within a second: a burst of 4, and 2 more.
const MOST_A_SECOND: usize = 6;

/// More than an agent could read, fewer than would be a flood.
const MOST_NOTICES: usize = 10;

/// What became of the calls that were acknowledged.
#[derive(Default)]
struct Fates {
    sent: usize,
    dropped: usize,
    unaccounted: usize,
}

pub(crate) async fn measure(floor: &Floor) {
    section("1,000 events at once over 20 connections");
    let app = floor.fresh_app().await;
    let notices = floor.workplace.notifications.shown().len();
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(app.socket.connect().await);
    }
    let begin = Instant::now();
    let senders: Vec<_> =
        connections.into_iter().enumerate().map(|(place, connection)| tokio::spawn(send(connection, place))).collect();
    let mut acknowledged = Vec::new();
    for sender in senders {
        acknowledged.extend(sender.await.expect("a sender ends well"));
    }
    let took = begin.elapsed();

    until("nothing to wait for the CRM", SETTLED, async || {
        (app.socket.try_get("/status").await?["calls"]["waiting"] == 0).then_some(())
    })
    .await;
    let fates = fates(&app, &acknowledged).await;
    let requests = moments(&app.sandbox().await.requests().await);
    let notices = floor.workplace.notifications.shown().len() - notices;
    let at_once = floor.workplace.notifications.most_at_once();
    floor::end(app).await;

    let events = CONNECTIONS * EVENTS_EACH;
    Line::figure("acknowledged", acknowledged.len()).print();
    Line::figure("refused with 503", events - acknowledged.len()).print();
    Line::figure("until the last answer", millis(took)).print();
    Line::figure("in the history as sent", fates.sent).print();
    Line::figure("in the history as dropped, with the reason", fates.dropped).print();
    Line::figure("anything else", fates.unaccounted).target("0", fates.unaccounted == 0).print();
    let most = most_within(Duration::from_secs(1), &requests);
    Line::figure("requests the CRM has seen", requests.len()).print();
    Line::figure("the most of them within a second", most).target("≤ 6", most <= MOST_A_SECOND).print();
    Line::figure("notices on the bus, changes included", notices).print();
    Line::figure("the most of them at once", at_once).target("≤ 10", at_once <= MOST_NOTICES).print();
}

/// Sends a share of the events, one after the other. Returns our ids of those that were acknowledged.
async fn send(mut connection: Connection, sender: usize) -> Vec<String> {
    let headers = [("content-type", "application/json"), ("prefer", "respond-async")];
    let mut acknowledged = Vec::new();
    for place in 0..EVENTS_EACH {
        let number = format!("+7999888{:04}", sender * EVENTS_EACH + place);
        let body = json!({ "add": [{ "type": "phone_call", "phone_number": number }] }).to_string();
        let reply = connection.send("POST", "/api/v2/events", &headers, body).await;
        if reply.status != StatusCode::SERVICE_UNAVAILABLE {
            assert!(reply.status.is_success(), "neither acknowledged nor refused for now: {}", reply.text());
            let item = reply.item(0);
            acknowledged.push(item["call_id"].as_str().expect("an item has our call_id").to_owned());
        }
    }
    acknowledged
}

async fn fates(app: &App, calls: &[String]) -> Fates {
    let mut fates = Fates::default();
    let mut history = app.socket.connect().await;
    for call in calls {
        let call = history.send("GET", &format!("/calls/{call}"), &[], "").await.json();
        let delivery = &call["delivery"];
        match delivery["state"].as_str() {
            Some("done") => fates.sent += 1,
            Some("dropped") if delivery["reason"].is_string() => fates.dropped += 1,
            _ => fates.unaccounted += 1,
        }
    }
    fates
}

/// When the CRM received each request, in order.
fn moments(requests: &[Value]) -> Vec<Timestamp> {
    let at = |request: &Value| request["at"].as_str()?.parse().ok();
    let mut moments: Vec<Timestamp> =
        requests.iter().map(|request| at(request).expect("a request has its time")).collect();
    moments.sort_unstable();
    moments
}

/// The most of the moments, which are in order, that lie within any stretch of this length.
fn most_within(length: Duration, moments: &[Timestamp]) -> usize {
    let within =
        |first: usize| moments[first..].partition_point(|at| at.duration_since(moments[first]).unsigned_abs() < length);
    (0..moments.len()).map(within).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_stretch_is_found_wherever_it_begins() {
        let moments: Vec<Timestamp> =
            [0, 900, 1_000, 1_100, 1_899, 5_000].map(|at| Timestamp::from_millisecond(at).unwrap()).into();
        assert_eq!(most_within(Duration::from_secs(1), &moments), 4);
        assert_eq!(most_within(Duration::from_secs(1), &[]), 0);
    }
}
