//! What the agent sees while the CRM hangs: the number, in time.

use std::time::Duration;

use serde_json::json;
use tokio::time::interval;

use crate::caller::Ringing;
use crate::floor::Floor;
use crate::report::{Line, section};
use crate::samples::Samples;

/// The first of them hang in the CRM, the rest wait behind them.
const CALLS: usize = 10;

/// Calls do not come at once, or they would be measured waiting for one another.
const PACE: Duration = Duration::from_millis(400);

const TARGET: Duration = Duration::from_millis(300);

pub(crate) async fn measure(floor: &Floor) {
    section("While the CRM hangs");
    let app = floor.fresh_app().await;
    app.sandbox().await.faults(&json!({ "answer": "hang" })).await;
    let mut times = Samples::default();
    let mut pace = interval(PACE);
    for call in 0..CALLS {
        pace.tick().await;
        let before = floor.workplace.notifications.shown().len();
        let ringing = Ringing::start(&app.socket, &format!("+799988850{call:02}")).await;
        let notice = floor.notice(before, &format!("888-50-{call:02}")).await;
        times.push(notice.at - ringing.since);
        ringing.end().await;
        floor.workplace.notifications.wait_for_none().await;
    }
    // What hangs would only hold up an orderly end.
    app.kill().await;
    let (slowest, _) = times.slow();
    Line::times("the first notice", &times).target("≤ 300 ms, each", slowest <= TARGET).print();
}
