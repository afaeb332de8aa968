//! Killed again and again at random moments under load: nothing that was acknowledged is lost, nothing is sent twice.
//!
//! `CALLCARD_SOAK_RUNS` says how often (`make soak`: 100), `CALLCARD_SOAK_SEED` repeats a run.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use e2e::{App, Socket, Workplace};
use parking_lot::Mutex;
use serde_json::json;

const RUNS: usize = 10;
/// The app lives so long, in milliseconds, after its socket accepts.
const LIFE: std::ops::Range<u64> = 5..400;
/// Between two calls of the load.
const BETWEEN: Duration = Duration::from_millis(15);
/// After this age a call is no longer sent; then every one of them is settled.
const STALE: Duration = Duration::from_secs(30);

/// The calls that were acknowledged: our id, and the number that no other call has.
type Acknowledged = Arc<Mutex<Vec<(String, String)>>>;

#[tokio::test]
async fn whenever_it_is_killed_nothing_acknowledged_is_lost_or_sent_twice() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let runs = number("CALLCARD_SOAK_RUNS").map_or(RUNS, |runs| usize::try_from(runs).unwrap_or(RUNS));
    let seed = number("CALLCARD_SOAK_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("CALLCARD_SOAK_SEED={seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let workplace = Workplace::start().await;
    let acknowledged = Acknowledged::default();
    for run in 0..runs {
        let app = App::start(&workplace).await;
        let load = tokio::spawn(ring_on(app.socket.clone(), run, acknowledged.clone()));
        tokio::time::sleep(Duration::from_millis(random.u64(LIFE))).await;
        app.kill().await;
        load.await.expect("the load ends well");
    }
    let app = App::start(&workplace).await;
    let acknowledged = acknowledged.lock().clone();
    assert!(acknowledged.len() >= runs, "too little happened: {} calls", acknowledged.len());
    let mut reported = Vec::new();
    for (call, number) in &acknowledged {
        reported.push((app.socket.reported(call, STALE * 2).await, number));
    }
    // Asked last: a request that was under way may still have come before.
    let mut received = HashMap::<String, usize>::new();
    for event in app.sandbox().await.events().await {
        let number = event["phone_number"].as_str().or(event["body"]["add"][0]["phone_number"].as_str());
        *received.entry(number.unwrap_or_else(|| panic!("no number in {event}")).to_owned()).or_default() += 1;
    }
    assert!(!received.is_empty(), "the CRM heard of nothing");
    for (call, number) in reported {
        let times = received.get(number).copied().unwrap_or(0);
        let expected = match call["delivery"]["state"].as_str() {
            Some("done") => times == 1,
            Some("uncertain") => times <= 1,
            Some("dropped") => times == 0,
            _ => false,
        };
        assert!(expected, "seed {seed}: the CRM heard {times} times of {call}");
    }
    println!("{runs} kills, {} calls acknowledged, {} sent", acknowledged.len(), received.len());
}

/// Rings with one new number after the other until the app is gone.
async fn ring_on(socket: Socket, run: usize, acknowledged: Acknowledged) {
    for place in 0.. {
        let number = format!("+7999{run:03}{place:04}");
        let event = json!({ "add": [{ "type": "phone_call", "phone_number": number }] });
        let Some(reply) = socket.try_post_async(&event).await else { return };
        if reply.status.is_success()
            && let Some(id) = reply.item(0)["call_id"].as_str()
        {
            acknowledged.lock().push((id.to_owned(), number));
        }
        tokio::time::sleep(BETWEEN).await;
    }
}
