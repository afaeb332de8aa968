//! A call every two minutes over TLS, a way off, as a small office has them: what the connection has cost by the time of the
//! next call. The quiet is real: nothing is turned forward, and the kernel has its timers.

use std::time::Duration;

use crate::floor::Floor;
use crate::report::{Line, section};
use crate::tls::{Calls, ONE_WAY, Race};

/// From one call to the next.
const QUIET: Duration = Duration::from_secs(120);
/// Calls that are measured; each waits for its quiet.
const CALLS: usize = 3;

pub(crate) async fn measure(floor: &Floor) {
    let (minutes, millis) = (QUIET.as_secs() / 60, ONE_WAY.as_millis());
    section(&format!(
        "A call every {minutes} minutes over TLS, {millis} ms each way: from the event to the CRM's answer"
    ));
    let mut race = Race::start(floor).await;
    let (mut callcard, mut script) = (Calls::default(), Calls::default());
    // It makes the connection that the next ones may find.
    race.callcard().await;
    for _ in 0..CALLS {
        tokio::time::sleep(QUIET).await;
        callcard.push(race.callcard().await);
        script.push(race.curl().await);
    }
    race.end().await;

    let usual = callcard.median_round_trips();
    Line::times("Callcard", &callcard.times).print();
    let ratio = script.times.times(&callcard.times);
    Line::times("the script in turn with it: curl", &script.times).ratio(ratio).print();
    Line::figure("round trips of a call: Callcard", callcard.usual_round_trips())
        .target("median 1", usual == 1)
        .print();
    Line::figure("round trips of a call: the script", script.usual_round_trips()).print();
    let connections = format!("{} in {}", callcard.connections, callcard.times.count());
    Line::figure("connections made: Callcard", connections).print();
}
