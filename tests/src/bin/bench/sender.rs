//! `callcardctl ring` as a softphone starts it, a whole process for every call, beside curl sending the same event.

use std::process::Command;
use std::time::{Duration, Instant};

use e2e::App;
use serde_json::json;

use crate::floor::{self, Floor};
use crate::report::{Line, section};
use crate::samples::Samples;

const ROUNDS: usize = 100;

/// An extension is never sent to the CRM, so the account's pace plays no part.
const EXTENSION: &str = "101";

const TARGET: Duration = Duration::from_millis(4);

pub(crate) async fn measure(floor: &Floor) {
    section("A ring reported by a whole process, until it is on disk");
    floor.fresh_home();
    // Nobody is to see two hundred notices.
    floor.workplace.settings(&json!({ "paused": true }));
    let app = App::start(&floor.workplace).await;
    let (mut callcardctl, mut curl) = (Samples::default(), Samples::default());
    for round in 0..ROUNDS {
        callcardctl.push(time(by_callcardctl(floor, &format!("ctl-{round}"))));
        curl.push(time(by_curl(floor, &app, &format!("curl-{round}"))));
    }
    let calls = app.socket.get("/calls?limit=1000").await;
    assert_eq!(calls["calls"].as_array().map(Vec::len), Some(2 * ROUNDS), "each ring is a call of its own");
    floor::end(app).await;

    Line::times("callcardctl ring", &callcardctl).target("≤ 4 ms", callcardctl.median() <= TARGET).print();
    Line::times("curl --unix-socket", &curl).ratio(curl.times(&callcardctl)).print();
}

fn by_callcardctl(floor: &Floor, id: &str) -> Command {
    let bench = std::env::current_exe().expect("the running executable has a path");
    let mut command = floor.timed_command(bench.with_file_name("callcardctl"));
    command.args(["ring", "--call-id", id, EXTENSION]);
    command
}

fn by_curl(floor: &Floor, app: &App, id: &str) -> Command {
    let event = json!({ "add": [{ "type": "phone_call", "phone_number": EXTENSION, "call_id": id }] });
    let mut command = floor.timed_command("curl");
    command.args(["--silent", "--fail", "--max-time", "5", "--unix-socket"]).arg(app.socket.path());
    command.args(["--header", "Content-Type: application/json", "--header", "Prefer: respond-async"]);
    command.args(["--data", &event.to_string(), "http://localhost/api/v2/events"]);
    command
}

/// How long the process takes, from before it is started until it has ended. Both kinds give up after 5 s.
fn time(mut command: Command) -> Duration {
    let begin = Instant::now();
    let status = command.status().expect("the process starts");
    let took = begin.elapsed();
    assert!(status.success(), "the ring was not reported: {status}");
    took
}
