//! Clients that speak HTTP in their own way: raw bytes on the socket, and what comes back.

use std::time::Duration;

use callcard_core::desk::Subject;
use serde_json::{Value, json as value};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::time::timeout;

use crate::bench::{Bench, json};

/// How long any answer may take here.
const PATIENCE: Duration = Duration::from_secs(9);

/// A request with its length.
fn sized(head: &str, body: &str) -> String {
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len())
}

/// A way to send a body.
type Spelling = Box<dyn Fn(&str) -> String>;

/// The body of a ring of its own, so that each is a call and each gets its 200.
fn ring(id: usize) -> String {
    value!({"add": [{"phone_number": format!("+7999888{id:04}"), "call_id": format!("c{id}"), "type": "phone_call"}]})
        .to_string()
}

/// Sends this, closes the sending side, and returns all that comes back.
async fn half_closed(bench: &Bench, request: &[u8]) -> String {
    let mut stream = bench.raw().await;
    stream.write_all(request).await.unwrap();
    stream.shutdown().await.unwrap();
    rest(&mut stream).await
}

async fn rest(stream: &mut UnixStream) -> String {
    let mut answer = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut answer)).await.unwrap().ok();
    String::from_utf8_lossy(&answer).into_owned()
}

/// One answer on a connection that stays open.
async fn answer(stream: &mut UnixStream) -> String {
    let mut answer = Vec::new();
    let read = async {
        loop {
            assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0, "closed: {}", String::from_utf8_lossy(&answer));
            let text = String::from_utf8_lossy(&answer).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let length =
                head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if length.is_some_and(|length: usize| body.len() >= length) {
                return text;
            }
        }
    };
    timeout(PATIENCE, read).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_client_that_stops_sending_after_its_request_gets_its_answer() {
    let bench = Bench::start().await;
    let requests: Vec<Spelling> = vec![
        // nc, socat, Python's sendall and shutdown.
        Box::new(|body| sized("POST /api/v2/events HTTP/1.0\r\n", body)),
        Box::new(|body| sized("POST /api/v2/events HTTP/1.0\r\nConnection: keep-alive\r\n", body)),
        Box::new(|body| sized("POST /api/v2/events HTTP/1.1\r\nHost: localhost\r\n", body)),
        Box::new(|body| sized("POST /api/v2/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", body)),
        // No Host, several words for one header, lines that end as in Unix.
        Box::new(|body| sized("POST /api/v2/events HTTP/1.1\r\n", body)),
        Box::new(|body| sized("POST /api/v2/events HTTP/1.1\r\nContent-Type:\r\nContent-Type: text/html\r\n", body)),
        Box::new(|body| format!("POST /api/v2/events HTTP/1.0\nContent-Length: {}\n\n{body}", body.len())),
        Box::new(|body| format!("\r\n\r\nPOST /api/v2/events HTTP/1.1\r\ncontent-length:{}\r\n\r\n{body}", body.len())),
        // Its parts.
        Box::new(|body| {
            let (one, other) = body.split_at(9);
            format!(
                "POST /api/v2/events HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{one}\r\n{:x};x=y\r\n{other}\r\n0\r\n\r\n",
                other.len()
            )
        }),
        Box::new(|body| sized("POST /api/v2/events HTTP/1.1\r\nExpect: 100-continue\r\n", body)),
        // Its address.
        Box::new(|body| sized("POST http://localhost/api/v2/events HTTP/1.1\r\n", body)),
        Box::new(|body| sized("POST //api/v2/events HTTP/1.1\r\n", body)),
        Box::new(|body| sized("POST /api/v2/events/ HTTP/1.1\r\n", body)),
        Box::new(|body| sized("POST /api/v2/events?access_token=x HTTP/1.1\r\n", body)),
        Box::new(|body| sized("POST /api//v2/events//?x=/ HTTP/1.1\r\n", body)),
        // A length that counts what was never sent.
        Box::new(|body| format!("POST /api/v2/events HTTP/1.0\r\nContent-Length: {}\r\n\r\n{body}", body.len() + 1)),
        // More than was announced: a line break of a here-document.
        Box::new(|body| sized("POST /api/v2/events HTTP/1.0\r\n", body) + "\r\n"),
    ];
    for (id, request) in requests.iter().enumerate() {
        let request = request(&ring(id));
        let said = half_closed(&bench, request.as_bytes()).await;
        let said = said.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(&said);
        assert!(said.starts_with("HTTP/1.0 200") || said.starts_with("HTTP/1.1 200"), "{request}\n→ {said}");
        assert!(said.contains(&format!("+7999888{id:04}")), "{request}\n→ {said}");
    }
    assert_eq!(bench.requests("/api/v2/events").await, requests.len());
    let all = format!("{} calls are ringing · Demo", requests.len());
    bench.shown(|notice| notice.summary == all).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_does_not_wait_for_the_answer_has_told_all_the_same() {
    let bench = Bench::start().await;
    let body = ring(1);
    let request = format!("POST /api/v2/events HTTP/1.1\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let mut stream = bench.raw().await;
    stream.write_all(request.as_bytes()).await.unwrap();
    drop(stream);
    let Subject::Call(_) = bench.shown(|_| true).await else { panic!() };
    bench.requested("/api/v2/events", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_in_one_piece_are_answered_one_after_the_other() {
    let bench = Bench::start().await;
    let request = |id| {
        let body = ring(id);
        format!("POST /api/v2/events HTTP/1.1\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    };
    let said = half_closed(&bench, [request(1), request(2), request(3)].concat().as_bytes()).await;
    assert_eq!(said.matches("HTTP/1.1 200").count(), 3, "{said}");
    let places: Vec<_> = (1..4).map(|id| said.find(&format!("+7999888{id:04}"))).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_kept_takes_calls_minutes_apart_and_one_that_says_nothing_is_closed() {
    let bench = Bench::start().await;
    let request = |id| {
        let body = ring(id);
        format!("POST /api/v2/events HTTP/1.1\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    };
    let mut kept = bench.raw().await;
    kept.write_all(request(1).as_bytes()).await.unwrap();
    assert!(answer(&mut kept).await.starts_with("HTTP/1.1 200"));
    let mut silent = bench.raw().await;
    let mut half = bench.raw().await;
    half.write_all(b"POST /api/v2/events HTTP/1.1\r\nContent-Le").await.unwrap();
    // Both are closed when a first request should long have been there; the idle one is not.
    assert_eq!(tokio::join!(rest(&mut silent), rest(&mut half)), (String::new(), String::new()));
    kept.write_all(request(2).as_bytes()).await.unwrap();
    assert!(answer(&mut kept).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_wait_for_the_crm_keep_no_call_out() {
    let bench = Bench::start().await;
    bench.faults(value!({"answer": "hang"})).await;
    let mut waiting = Vec::new();
    // More than there are places: whoever has one and only waits gives it up.
    for id in 0..150 {
        let body = ring(id);
        let mut stream = bench.raw().await;
        let request = format!("POST /api/v2/events HTTP/1.1\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(request.as_bytes()).await.unwrap();
        waiting.push(stream);
    }
    let known = async {
        while bench.get("/calls?limit=1000").await.body["calls"].as_array().map_or(0, Vec::len) < 150 {
            tokio::task::yield_now().await;
        }
    };
    // The CRM is waited for as long as ten seconds.
    assert!(timeout(Duration::from_secs(8), known).await.is_ok(), "a ring waited for somebody who waited for the CRM");
    assert!(answer(&mut waiting[0]).await.starts_with("HTTP/1.1 202"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_request_is_refused_shortly() {
    let bench = Bench::start().await;
    let body = ring(1);
    let sized = |head: &str| sized(head, &body);
    for (request, status) in [
        (sized("post /api/v2/events HTTP/1.1\r\n"), "405"),
        (sized("PUT /api/v2/events HTTP/1.1\r\n"), "405"),
        (sized("SUBSCRIBE /api/v2/events HTTP/1.1\r\n"), "405"),
        (sized("POST /api/v3/events HTTP/1.1\r\n"), "404"),
        (sized("POST /api/v2/events HTTP/3\r\n"), "400"),
        (sized("POST /api/v2/events\r\n"), "400"),
        (body.clone(), "400"),
        ("POST /api/v2/events HTTP/1.1\r\nContent-Length: many\r\n\r\n{}".into(), "400"),
        ("POST /api/v2/events HTTP/1.1\r\n\r\n".into(), "400"),
        (format!("POST /api/v2/events HTTP/1.0\r\n\r\n{body}"), "400"),
        ("POST /api/v2/events HTTP/1.1\r\nContent-Length: 50\r\n\r\n{".into(), "400"),
        ("POST /api/v2/events HTTP/1.1\r\nContent-Length: 50\r\n\r\nphone_number=8999888".into(), "400"),
        (format!("POST /{} HTTP/1.1\r\n\r\n", "x".repeat(70_000)), "4"),
        (format!("POST / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(200_000)), "431"),
        (format!("POST /api/v2/events HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(200)), "431"),
    ] {
        let said = half_closed(&bench, request.as_bytes()).await;
        let line = &request[..request.len().min(60)];
        assert!(said.split(' ').nth(1).is_some_and(|said| said.starts_with(status)), "{line:?}: {said}");
        let body = said.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        assert!(body.len() <= 500, "{line:?}: {said}");
    }
    assert_eq!(bench.get("/calls").await.body["calls"], value!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_outside_passes_for_a_test_call() {
    let bench = Bench::start().await;
    let event = |source: &str, phase: &str, id: &str| {
        let event = value!({"phone_number": "+79998885533", "source": source, "phase": phase, "call_id": id});
        json(value!({"add": [event]}))
    };
    let source = async || bench.get("/calls?limit=1").await.body["calls"][0]["source"].clone();
    for (said, told) in [("test", "socket:test"), ("doctor", "socket:doctor"), ("pbx", "pbx"), ("Test", "Test")] {
        assert_eq!(bench.post(event(said, "ringing", said)).await.status, 200);
        assert_eq!(source().await, told);
        assert_eq!(bench.post(event(said, "ended", said)).await.body["_embedded"]["items"][0]["outcome"], "noted");
    }
    assert_eq!(bench.get("/status").await.body["calls"]["live"], 0, "each end has found its call");
    assert_eq!(bench.app().recent_numbers().await, Vec::<String>::new(), "none of them is a test call");

    // Whoever knows the id of a real one may hang it up.
    let call = bench.app().test_call("+79998885533").await.unwrap().call;
    let known = bench.get(&format!("/calls/{call}")).await.body;
    let id = known["source_call_id"].as_str().unwrap_or_else(|| panic!("{known}"));
    bench.post(event("test", "ended", id)).await;
    let ended: Value = bench.get(&format!("/calls/{call}")).await.body;
    assert_eq!((&ended["source"], &ended["phase"]), (&value!("test"), &value!("ended")), "{ended}");
}
