//! From a request at the HTTP door to the notice, and how long a good one takes while a crowd of slow clients is there.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use e2e::{App, LIMIT, until};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::caller::IVAN;
use crate::floor::{self, Floor};
use crate::report::{Line, section};
use crate::samples::Samples;

/// One call every so often stays below the account's pace of 2 a second, so no sample waits for the limiter.
const PACE: Duration = Duration::from_millis(600);
const CALLS: usize = 40;
/// Slow clients: each sends a byte of its head and no more, and comes again when it is cut off.
const CROWD: usize = 1_000;

const TARGET: Duration = Duration::from_millis(4);
const TARGET_MEANWHILE: Duration = Duration::from_millis(50);

const JSON: (&str, &str) = ("content-type", "application/json");

pub(crate) async fn measure(floor: &Floor) {
    section("Told at the HTTP door");
    let app = floor.fresh_app().await;
    let mut desk = Desk::open(floor, app).await;
    // What the first call brings along is not the door's.
    desk.ring().await;
    let mut times = Samples::default();
    let mut answers = Samples::default();
    let mut pace = paced();
    for _ in 0..CALLS {
        pace.tick().await;
        let (answered, shown) = desk.ring().await;
        answers.push(answered);
        times.push(shown);
    }
    Line::times("request to answer", &answers).print();
    Line::times("request to notice, title remembered", &times).target("≤ 4 ms", times.median() <= TARGET).print();

    let port = desk.port;
    let crowd: Vec<_> = (0..CROWD).map(|_| tokio::spawn(dawdle(port))).collect();
    let mut meanwhile = Samples::default();
    let mut pace = paced();
    for _ in 0..CALLS {
        pace.tick().await;
        meanwhile.push(desk.ring().await.0);
    }
    crowd.iter().for_each(tokio::task::JoinHandle::abort);
    let (slow, _) = meanwhile.slow();
    Line::times(&format!("request to answer, {CROWD} slow clients"), &meanwhile)
        .target("≤ 50 ms", slow <= TARGET_MEANWHILE)
        .print();
    floor::end(desk.app).await;
}

fn paced() -> tokio::time::Interval {
    let mut pace = interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pace
}

/// Begins a request and never ends it, again and again.
async fn dawdle(port: u16) {
    loop {
        if let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await {
            // Whoever is shed at once cannot be told anything.
            stream.write_all(b"GET /in/callcard/").await.ok();
            // Comes back when the door has cut it off.
            stream.read_to_end(&mut Vec::new()).await.ok();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// An app, and the address of a script at its door.
struct Desk<'a> {
    floor: &'a Floor,
    app: App,
    port: u16,
    path: String,
    calls: u64,
}

impl<'a> Desk<'a> {
    async fn open(floor: &'a Floor, app: App) -> Self {
        let free = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.and_then(|free| free.local_addr());
        let port = free.expect("there is a free port").port();
        put(&app, "/settings/door_port", &json!({ "value": port })).await;
        put(&app, "/sources/callcard", &json!({ "kind": "callcard", "extensions": ["101"] })).await;
        until("the door to be open", LIMIT, async || {
            let status = app.socket.get("/status").await;
            let is_it = |one: &Value| one["name"] == "callcard" && one["state"] == "listening";
            status["sources"].as_array()?.iter().any(is_it).then_some(())
        })
        .await;
        let urls = app.socket.get("/sources/callcard/urls?show=true").await;
        let url = urls["urls"][0]["url"].as_str().expect("the source has an address");
        let (_, path) = url.split_once(&format!(":{port}")).expect("it has the port");
        Self { floor, app, port, path: path.to_owned(), calls: 0 }
    }

    /// The times from a request that a telephone rings to its answer, and to its notice.
    async fn ring(&mut self) -> (Duration, Duration) {
        let notifications = &self.floor.workplace.notifications;
        let before = notifications.shown().len();
        self.calls += 1;
        let call = format!("id=b{}&ext=101", self.calls);
        let since = Instant::now();
        self.ask(&format!("ringing?{call}&from={}", IVAN.number.trim_start_matches('+'))).await;
        let answered = since.elapsed();
        let notice = self.floor.notice(before, IVAN.title).await;
        // A colleague takes it: nothing of it stays on the screen.
        self.ask(&format!("ended?{call}&cause=answered_elsewhere")).await;
        notifications.wait_for_none().await;
        (answered, notice.at - since)
    }

    async fn ask(&self, what: &str) {
        let request = format!("GET {}/{what} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", self.path);
        let asked = async {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?;
            stream.write_all(request.as_bytes()).await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.map(|_| answer)
        };
        let answer = timeout(LIMIT, asked).await.expect("the door answers in time").expect("the door answers");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

async fn put(app: &App, path: &str, body: &Value) {
    let reply = app.socket.send("PUT", path, &[JSON], body.to_string()).await;
    assert!(reply.status.is_success(), "{path}: {}", reply.text());
}
