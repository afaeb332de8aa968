//! Everything the socket refuses: each with its status and the path of the fault, and nothing of it takes effect.

use std::time::Duration;

use e2e::{App, StatusCode, until};
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::{IVAN, IVAN_DEAL, workplace_with_app};

const EVENTS: &str = "/api/v2/events";
const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// How long a client that stops in the middle may keep its connection.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test]
async fn every_bad_event_is_refused_with_the_path_of_its_fault() {
    let (_workplace, app) = workplace_with_app().await;
    for (body, path) in bad_bodies() {
        let reply = app.socket.send("POST", EVENTS, &[JSON], body.to_string()).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}: {}", reply.text());
        assert!(reply.header("content-type").starts_with("application/problem+json"), "{body}");
        let problem = reply.json();
        assert_eq!(problem["status"], 400, "{problem}");
        let errors = problem["validation-errors"].as_array().expect("the errors are a list");
        let paths: Vec<_> = errors.iter().filter_map(|error| error["path"].as_str()).collect();
        assert_eq!(paths, [path], "{body}: {problem}");
        let error = &errors[0];
        assert!(error["code"].is_string() && error["detail"].is_string(), "{body}: {problem}");
    }
    assert_eq!(app.socket.get("/calls?limit=10").await["calls"], json!([]), "a refused event took effect");
}

#[tokio::test]
async fn every_bad_request_has_its_status() {
    let (workplace, app) = workplace_with_app().await;
    let good = json!({ "add": [event(json!({}))] }).to_string();
    let large = json!({ "add": [event(json!({ "line": "x".repeat(64 * 1024) }))] }).to_string();
    let many = json!({ "add": vec![event(json!({})); 51] }).to_string();
    let cases = [
        ("not JSON", "POST", EVENTS, vec![JSON], "{\"add\":".to_owned(), 400),
        ("not text", "POST", EVENTS, vec![JSON], "\u{0}".to_owned(), 400),
        ("no body", "POST", EVENTS, vec![JSON], String::new(), 400),
        ("a broken key", "POST", EVENTS, vec![FORM], "add[0[type]=phone_call".to_owned(), 400),
        ("another media type", "POST", EVENTS, vec![("content-type", "text/xml")], "<add/>".to_owned(), 415),
        ("too large", "POST", EVENTS, vec![JSON], large, 413),
        ("too many", "POST", EVENTS, vec![JSON], many, 413),
        ("another method", "PUT", EVENTS, vec![JSON], good.clone(), 405),
        ("events are not read here", "GET", EVENTS, vec![], String::new(), 405),
        ("another path", "POST", "/api/v2/calls", vec![JSON], good, 404),
        ("another window", "POST", "/window/nowhere", vec![], String::new(), 404),
        ("another call", "GET", "/calls/00000000-0000-7000-8000-000000000000", vec![], String::new(), 404),
        ("a list of no length", "GET", "/calls?limit=many", vec![], String::new(), 400),
    ];
    for (what, method, path, headers, body, status) in cases {
        let reply = app.socket.send(method, path, &headers, body).await;
        assert_eq!(reply.status.as_u16(), status, "{what}: {}", reply.text());
        let media_type = reply.header("content-type");
        assert!(media_type.starts_with("application/problem+json"), "{what}: {media_type:?}");
        assert_eq!(reply.json()["status"], status, "{what}: {}", reply.text());
    }

    // Nothing of all that rang, was sent or was written down; the socket is as good as before.
    assert_eq!(app.socket.get("/calls?limit=10").await["calls"], json!([]));
    app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    assert_eq!(app.sandbox().await.events().await.len(), 1);
}

#[tokio::test]
async fn clients_that_stop_in_the_middle_are_cut_off() {
    let (_workplace, app) = workplace_with_app().await;
    let head = "POST /api/v2/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    let in_the_body = format!("{head}Content-Length: 100\r\n\r\n{{\"add\":");
    let ends = ["", head, &in_the_body].map(|beginning| read_after(&app, beginning));
    for reply in join_all(ends).await {
        assert!(!reply.starts_with("HTTP/1.1 2"), "half a request was taken: {reply}");
    }
    assert_eq!(app.socket.get("/calls?limit=10").await["calls"], json!([]));
}

#[tokio::test]
async fn idle_connections_do_not_lock_others_out() {
    let (_workplace, app) = workplace_with_app().await;
    let mut idle = Vec::new();
    // More than the app serves at once: the others wait in the system's queue for a place.
    for _ in 0..150 {
        idle.push(app.socket.raw().await);
    }
    until("an answer beside idle connections", PATIENCE, async || app.socket.try_get("/status").await).await;
}

/// Sends the beginning of a request and nothing more; returns what came back until the app closed the connection.
async fn read_after(app: &App, beginning: &str) -> String {
    let mut stream = app.socket.raw().await;
    stream.write_all(beginning.as_bytes()).await.expect("the beginning is taken");
    let mut reply = Vec::new();
    let ended = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut reply)).await;
    assert!(ended.is_ok(), "still open after {PATIENCE:?}: {beginning:?}");
    String::from_utf8_lossy(&reply).into_owned()
}

/// Bodies with one fault each, and the path that names it.
fn bad_bodies() -> Vec<(Value, &'static str)> {
    let one = |fields: Value| json!({ "add": [event(fields)] });
    let mut second = event(json!({}));
    second["phase"] = json!("held");
    vec![
        (json!({}), "add"),
        (json!([]), "add"),
        (json!({ "add": [] }), "add"),
        (json!({ "add": "call" }), "add"),
        (json!({ "add": [1] }), "add[0]"),
        (one(json!({ "type": "email" })), "add[0].type"),
        (json!({ "add": [{ "type": "phone_call" }] }), "add[0].phone_number"),
        (json!([{ "type": "phone_call" }]), "[0].phone_number"),
        (json!({ "type": "phone_call" }), "phone_number"),
        (json!({ "add": [event(json!({})), second] }), "add[1].phase"),
        (one(json!({ "phase": "hold" })), "add[0].phase"),
        (one(json!({ "phase": "ended", "cause": "bored" })), "add[0].cause"),
        (one(json!({ "cause": "busy" })), "add[0].cause"),
    ]
}

/// A good event, with these fields added or changed.
fn event(fields: Value) -> Value {
    let mut event = json!({ "type": "phone_call", "phone_number": IVAN });
    for (name, value) in fields.as_object().expect("fields are an object") {
        event[name] = value.clone();
    }
    event
}
