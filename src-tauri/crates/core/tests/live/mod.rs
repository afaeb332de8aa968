//! Programs that follow the calls live, over the socket.

use serde_json::{Value, json as value};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::UnixStream;
use tokio::time::timeout;

use crate::bench::{Bench, PATIENCE, json, ring};

/// How many may follow at once.
const PLACES: usize = 16;

/// A program that follows.
struct Follower(Lines<BufReader<UnixStream>>);

impl Follower {
    async fn of(bench: &Bench) -> Self {
        let (follower, head) = Self::asking(bench).await;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        follower
    }

    /// One that has asked, and the head of the answer.
    async fn asking(bench: &Bench) -> (Self, String) {
        let mut stream = bench.raw().await;
        stream.write_all(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        let mut follower = Self(BufReader::new(stream).lines());
        let mut head = String::new();
        while let Some(line) = follower.line().await.filter(|line| !line.is_empty()) {
            head += &line;
        }
        (follower, head)
    }

    async fn line(&mut self) -> Option<String> {
        timeout(PATIENCE, self.0.next_line()).await.unwrap().unwrap()
    }

    /// The next object; what frames the parts of the answer is passed over.
    async fn next(&mut self) -> Value {
        loop {
            let line = self.line().await.unwrap();
            if let Ok(object @ Value::Object(_)) = serde_json::from_str(&line) {
                return object;
            }
        }
    }

    /// The first call that is as wanted.
    async fn call(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let call = self.next().await["call"].clone();
            if is_wanted(&call) {
                return call;
            }
        }
    }

    /// Waits until the other side has ended.
    async fn ended(self) {
        let mut rest = Vec::new();
        timeout(PATIENCE, self.0.into_inner().read_to_end(&mut rest)).await.unwrap().unwrap();
    }
}

fn event(phase: &str) -> Value {
    value!({"add": [{"type": "phone_call", "phone_number": "+79998885533", "phase": phase}]})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn follower_is_told_of_a_call_from_its_ring_to_its_end() {
    let bench = Bench::start().await;
    let mut follower = Follower::of(&bench).await;
    bench.post(json(event("ringing"))).await;
    let first = follower.next().await["call"].clone();
    assert_eq!((&first["phase"], &first["number"]["e164"]), (&value!("ringing"), &value!("+79998885533")), "{first}");
    let named = follower.call(|call| call["card"]["title"].is_string()).await;
    assert_eq!((&named["id"], &named["card"]["person"]), (&first["id"], &value!("Ivan Petrov")));
    // Whoever comes later is told first what is live.
    let mut late = Follower::of(&bench).await;
    assert_eq!(late.next().await["call"]["id"], first["id"]);
    bench.post(json(event("answered"))).await;
    bench.post(json(event("ended"))).await;
    for follower in [&mut follower, &mut late] {
        follower.call(|call| call["phase"] == "answered").await;
        let over = follower.call(|call| call["phase"] == "ended").await;
        assert_eq!((&over["id"], &over["outcome"]), (&first["id"], &value!("talked")));
    }
    // Nothing is live now.
    let mut later = Follower::of(&bench).await;
    bench.post(json(ring("+79998885500"))).await;
    assert_eq!(later.next().await["call"]["number"]["e164"], "+79998885500");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn places_are_bounded_and_free_again_when_a_follower_is_gone() {
    let bench = Bench::start().await;
    let mut followers = Vec::new();
    for _ in 0..PLACES {
        followers.push(Follower::of(&bench).await);
    }
    let (_, head) = Follower::asking(&bench).await;
    assert!(head.starts_with("HTTP/1.1 503"), "{head}");
    assert_eq!(bench.get("/status").await.status, 200, "others are answered all the same");
    followers.pop();
    bench.post(json(ring("+79998885500"))).await;
    let again = async {
        while !Follower::asking(&bench).await.1.starts_with("HTTP/1.1 200") {
            bench.post(json(ring("+79998885533"))).await;
        }
    };
    timeout(PATIENCE, again).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stream_ends_with_the_app() {
    let bench = Bench::start().await;
    let follower = Follower::of(&bench).await;
    let begun = std::time::Instant::now();
    let (_bench, ()) = tokio::join!(bench.restart(), follower.ended());
    assert!(begun.elapsed() < PATIENCE, "it does not keep the app from ending");
}
