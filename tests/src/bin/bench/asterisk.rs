//! From an Asterisk's packet to the notice, what a busy Asterisk costs, and what a connected one takes.
//!
//! `BENCH_SECONDS=5` makes the flood shorter.

use std::fs;
use std::time::{Duration, Instant};

use callcard_stand_in::{Asterisk, Recording, SECRET, USER};
use e2e::{App, LIMIT, Watched, until};
use serde_json::{Value, json};
use tokio::time::{MissedTickBehavior, interval};

use crate::caller::{IVAN, Ringing};
use crate::floor::{self, Floor};
use crate::idle::{Memory, megabytes};
use crate::report::{Line, millis, section};
use crate::samples::Samples;

/// One call every so often stays below the account's pace of 2 a second, so no sample waits for the limiter.
const PACE: Duration = Duration::from_millis(600);
const CALLS: usize = 40;
/// What a large exchange says at its busiest.
const PACKETS_A_SECOND: usize = 2_000;
const FLOOD: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(10);
/// How long a connected one is watched that says nothing.
const IDLE: Duration = Duration::from_secs(60);
/// Between the calls of the agent's own in the flood.
const BETWEEN: Duration = Duration::from_secs(2);

const TARGET: Duration = Duration::from_millis(4);
const TARGET_DELAY: Duration = Duration::from_millis(50);
const TARGET_MEMORY: u64 = 1024;

const JSON: (&str, &str) = ("content-type", "application/json");

pub(crate) async fn measure(floor: &Floor) {
    section("Heard from an Asterisk");
    let app = floor.fresh_app().await;
    let mut office = Office { floor, app, asterisk: Asterisk::start().await, calls: 0 };
    // What the first call and the first connection bring along is not the source's.
    let before = floor.workplace.notifications.shown().len();
    let ringing = Ringing::start(&office.app.socket, IVAN.number).await;
    floor.notice(before, IVAN.title).await;
    ringing.end().await;
    floor.workplace.notifications.wait_for_none().await;
    tokio::time::sleep(BETWEEN).await;
    let alone = Watched::of(office.app.pid(), IDLE).await;
    let before = Memory::of(office.app.pid()).private_dirty;
    office.connect().await;
    tokio::time::sleep(BETWEEN).await;
    let taken = Memory::of(office.app.pid()).private_dirty.saturating_sub(before);
    Line::figure("memory of one that is connected", megabytes(taken)).target("≤ 1 MB", taken <= TARGET_MEMORY).print();

    let pings = || office.asterisk.actions().iter().filter(|action| *action == "Ping").count();
    let before = pings();
    let connected = Watched::of(office.app.pid(), IDLE).await;
    let woken = connected.ours();
    let pings = pings() - before;
    Line::figure("pings of an idle one in 60 s", pings).target("2", pings == 2).print();
    Line::figure("wake-ups in 60 s: all threads, without it", alone.all()).print();
    Line::figure("wake-ups in 60 s: all threads, with it", connected.all()).print();
    // Each is a timer that goes off and an answer that comes, and perhaps one worker that wakes the other.
    Line::figure("wake-ups in 60 s: ours, together", woken).target("≤ 4 a ping", woken <= 4 * pings as u64).print();

    let mut times = Samples::default();
    let mut pace = interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for _ in 0..CALLS {
        pace.tick().await;
        times.push(office.ring().await);
    }
    Line::times("packet to notice, title remembered", &times).target("≤ 4 ms", times.median() <= TARGET).print();

    office.flood().await;
    floor::end(office.app).await;
}

/// An app, and the Asterisk that it hears.
struct Office<'a> {
    floor: &'a Floor,
    app: App,
    asterisk: Asterisk,
    calls: u64,
}

impl Office<'_> {
    async fn connect(&self) {
        let entry = json!({
            "kind": "asterisk", "host": "127.0.0.1", "port": self.asterisk.port(), "user": USER, "extensions": ["101"]
        });
        self.put("/sources/asterisk", &entry).await;
        self.put("/sources/asterisk/secrets/secret", &json!({ "value": SECRET })).await;
        self.asterisk.let_in(1).await;
        until("the source to listen", LIMIT, async || {
            let status = self.app.socket.get("/status").await;
            let is_it = |one: &Value| one["name"] == "asterisk" && one["state"] == "listening";
            status["sources"].as_array()?.iter().any(is_it).then_some(())
        })
        .await;
    }

    async fn put(&self, path: &str, body: &Value) {
        let reply = self.app.socket.send("PUT", path, &[JSON], body.to_string()).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.text());
    }

    /// A call that nobody had before.
    fn recorded(&mut self, name: &str, number: &str) -> Recording {
        self.calls += 1;
        Recording::named(name).of(number, 1_800_000_000 + self.calls)
    }

    /// The time from the packets of a ring to its notice.
    async fn ring(&mut self) -> Duration {
        let notifications = &self.floor.workplace.notifications;
        let before = notifications.shown().len();
        let call = self.recorded("group-answered", IVAN.number.trim_start_matches('+'));
        // What comes before the telephone says that it rings is told before.
        self.asterisk.say(&call.before("Newstate").text());
        let rings = call.since("Newstate");
        let since = Instant::now();
        self.asterisk.say(&rings.before("DialEnd").text());
        let notice = self.floor.notice(before, IVAN.title).await;
        let took = notice.at - since;
        // A colleague takes it: nothing of it stays on the screen.
        self.asterisk.say(&rings.since("DialEnd").text());
        notifications.wait_for_none().await;
        took
    }

    /// Calls of others, as many as a large exchange has, and every two seconds one of the agent's own among them.
    async fn flood(&mut self) {
        // Extension 101 has no part in it, and each call has ids of its own.
        let other = self.recorded("group-answered", "79160000000").with("PJSIP/101", "PJSIP/901");
        let (each, id) = (other.count(), (1_800_000_000 + self.calls).to_string());
        let other = other.text();
        let seconds = std::env::var("BENCH_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
        let length = seconds.map_or(FLOOD, Duration::from_secs);
        let (mut said, mut owed, mut own) = (0, 0.0, Samples::default());
        let (begin, mut next_own) = (Instant::now(), BETWEEN);
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
        while begin.elapsed() < length {
            tick.tick().await;
            owed += PACKETS_A_SECOND as f64 * TICK.as_secs_f64();
            while owed >= each as f64 {
                self.asterisk.say(&other.replace(&id, &(1_900_000_000 + said / each).to_string()));
                owed -= each as f64;
                said += each;
            }
            if begin.elapsed() >= next_own {
                next_own += BETWEEN;
                own.push(self.ring().await);
            }
        }
        let rate = said as f64 / begin.elapsed().as_secs_f64();
        let log = fs::read_to_string(App::log(&self.floor.workplace)).unwrap_or_default();
        let sign_ins = self.asterisk.actions().iter().filter(|action| *action == "Login").count();
        let is_whole = !log.contains("some is lost") && sign_ins == 1;
        Line::figure("packets of others a second", format!("{rate:.0} /s")).print();
        Line::figure("lost, or cut off as too slow", if is_whole { "none" } else { "some" })
            .target("none", is_whole)
            .print();
        let (slow, _) = own.slow();
        Line::times("packet to notice meanwhile", &own)
            .target(&format!("≤ {} later", millis(TARGET_DELAY)), slow <= TARGET + TARGET_DELAY)
            .print();
    }
}
