//! The account over TLS, a way off: from the event to the CRM's answer, on a new connection and on a kept one, beside
//! curl, which an integrator would run for every call. Both go the same way to the same CRM, in turn.

use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use e2e::{App, Crm, Front, HOST, Internet, LIMIT, until};
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::time::{Interval, MissedTickBehavior, interval, timeout};

use crate::caller::Ringing;
use crate::floor::{self, Floor};
use crate::report::{Line, section};
use crate::samples::Samples;

/// How far away the CRM is.
pub(crate) const ONE_WAY: Duration = Duration::from_millis(40);

/// Starts of the app, each with its first call.
const STARTS: usize = 10;
/// Calls on the connection that one of them has made.
const KEPT: usize = 30;

/// From one request to the next. One is Callcard's and one is curl's, so Callcard stays below the account's pace of
/// 2 a second and no sample waits for the limiter; and what a client sends after an answer is over before the next.
const PACE: Duration = Duration::from_millis(400);

/// The demo agent, whom the token belongs to.
const AGENT: u64 = 88_888;

const TARGET_RATIO: f64 = 1.7;

pub(crate) async fn measure(floor: &Floor) {
    section(&format!("The account over TLS, {} ms each way: from the event to the CRM's answer", ONE_WAY.as_millis()));
    let mut race = Race::start(floor).await;
    let (mut first, mut beside_first) = (Calls::default(), Calls::default());
    for _ in 0..STARTS {
        race.start_again().await;
        first.push(race.callcard().await);
        beside_first.push(race.curl().await);
    }
    let (mut kept, mut beside_kept) = (Calls::default(), Calls::default());
    for _ in 0..KEPT {
        kept.push(race.callcard().await);
        beside_kept.push(race.curl().await);
    }
    race.end().await;

    let ratio = beside_kept.times.times(&kept.times);
    Line::times("Callcard, on a kept connection", &kept.times).print();
    Line::times("the script in turn with it: curl", &beside_kept.times)
        .ratio(ratio)
        .target("≥ 1.7 times as long", ratio >= TARGET_RATIO)
        .print();
    Line::times("Callcard, the first call after its start", &first.times).print();
    Line::times("the script in turn with it: curl", &beside_first.times)
        .ratio(beside_first.times.times(&first.times))
        .print();
    for (who, calls) in [("kept connection", &kept), ("first call", &first), ("the script", &beside_kept)] {
        let connections = format!("{} in {}", calls.connections, calls.times.count());
        Line::figure(&format!("round trips of a call: {who}"), calls.usual_round_trips()).print();
        Line::figure(&format!("connections made: {who}"), connections).print();
    }
}

/// An account some way off, an app that is connected to it, and a token with which a script asks as well.
pub(crate) struct Race<'a> {
    floor: &'a Floor,
    app: App,
    internet: Internet,
    front: Arc<Front>,
    token: String,
    pace: Interval,
    /// No number calls twice.
    numbers: std::ops::Range<u32>,
    _crm: Crm,
}

impl<'a> Race<'a> {
    pub(crate) async fn start(floor: &'a Floor) -> Self {
        let crm = Crm::start().await;
        let internet = Internet::start().await;
        let front = internet.host(HOST, crm.address());
        front.delay(ONE_WAY);
        floor.fresh_home();
        let app = App::start_with(&floor.workplace, &[], &internet.environment()).await;
        let token = crm.door.long_lived_token(30).await;
        let account = json!({ "host": HOST, "token": token, "me": AGENT }).to_string();
        let reply = app.socket.send("PUT", "/account", &[("content-type", "application/json")], account).await;
        assert!(reply.status.is_success(), "the account was not connected: {}", reply.text());
        let mut pace = interval(PACE);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // The demo company knows nobody there.
        Self { floor, app, internet, front, token, pace, numbers: 6_000..10_000, _crm: crm }
    }

    /// Ends the app and starts it again: it has its account and no connection.
    async fn start_again(&mut self) {
        let app = &mut self.app;
        app.terminate();
        app.ended(LIMIT).await;
        *app = App::start_with(&self.floor.workplace, &[], &self.internet.environment()).await;
        until("the account to be ready", LIMIT, async || {
            (app.socket.get("/account").await["state"] == "ready").then_some(())
        })
        .await;
    }

    /// Signs out again, or the token would stay in the keyring, and ends the app.
    pub(crate) async fn end(self) {
        let reply = self.app.socket.send("DELETE", "/account", &[], "").await;
        assert!(reply.status.is_success(), "the account was not left: {}", reply.text());
        floor::end(self.app).await;
    }

    pub(crate) async fn callcard(&mut self) -> Call {
        let (number, before) = self.next().await;
        let (ringing, took) = Ringing::unknown(&self.app.socket, &number).await;
        let call = self.call(took, before);
        ringing.end().await;
        self.floor.workplace.notifications.wait_for_none().await;
        call
    }

    /// curl is led to the account by the same environment as the app.
    pub(crate) async fn curl(&mut self) -> Call {
        let (number, before) = self.next().await;
        let event = json!({ "add": [{ "type": "phone_call", "phone_number": number, "users": [AGENT] }] });
        let mut command = Command::from(self.floor.timed_command("curl"));
        command.args(["--silent", "--fail", "--max-time", "10", "--header", "Content-Type: application/json"]);
        command.args(["--header", &format!("Authorization: Bearer {}", self.token), "--data", &event.to_string()]);
        command.arg(format!("https://{HOST}/api/v2/events")).envs(self.internet.environment());
        command.stdout(Stdio::piped()).kill_on_drop(true);
        let since = Instant::now();
        let output = timeout(LIMIT, command.output()).await.expect("curl ends in time").expect("curl starts");
        let took = since.elapsed();
        assert!(output.status.success(), "curl got no answer: {}", output.status);
        let answer: Value = serde_json::from_slice(&output.stdout).expect("the CRM answers in JSON");
        assert_eq!(answer["_embedded"]["items"][0]["phone_number"], number, "{answer}");
        self.call(took, before)
    }

    /// Waits for the turn of the next call. Returns its number, and what went over the way until now.
    async fn next(&mut self) -> (String, Traffic) {
        self.pace.tick().await;
        let number = self.numbers.next().expect("there are numbers enough");
        (format!("+7999888{number}"), Traffic::of(&self.front))
    }

    fn call(&self, took: Duration, before: Traffic) -> Call {
        let now = Traffic::of(&self.front);
        let connections = now.connections - before.connections;
        // Each connection took one to be made, which the front does not count.
        Call { took, round_trips: now.round_trips - before.round_trips + connections, connections }
    }
}

/// What the front has counted.
struct Traffic {
    connections: usize,
    round_trips: usize,
}

impl Traffic {
    fn of(front: &Front) -> Self {
        Self { connections: front.connections(), round_trips: front.round_trips() }
    }
}

/// One call: how long until the CRM's answer, and what it cost on the way.
pub(crate) struct Call {
    took: Duration,
    round_trips: usize,
    connections: usize,
}

/// Several calls, made the same way.
#[derive(Default)]
pub(crate) struct Calls {
    pub(crate) times: Samples,
    round_trips: Vec<usize>,
    pub(crate) connections: usize,
}

impl Calls {
    pub(crate) fn push(&mut self, call: Call) {
        self.times.push(call.took);
        self.round_trips.push(call.round_trips);
        self.connections += call.connections;
    }

    /// The middle one.
    pub(crate) fn median_round_trips(&self) -> usize {
        let mut sorted = self.round_trips.clone();
        sorted.sort_unstable();
        sorted[sorted.len() / 2]
    }

    /// The median, and the most where it is another.
    pub(crate) fn usual_round_trips(&self) -> String {
        let mut sorted = self.round_trips.clone();
        sorted.sort_unstable();
        match (self.median_round_trips(), sorted[sorted.len() - 1]) {
            (usual, most) if usual == most => usual.to_string(),
            (usual, most) => format!("{usual}, max {most}"),
        }
    }
}
