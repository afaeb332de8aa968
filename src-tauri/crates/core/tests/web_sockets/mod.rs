//! Sipuni and onlinePBX as sources, over real WebSockets to a stand-in: from their messages to the notice, and what is said
//! when they cannot be heard.

use std::sync::Arc;

use callcard_core::notice::Notice;
use callcard_stand_in::{KEY, Speaker, WebSocketServer};
use serde_json::{Value, json as value};

use crate::bench::{Bench, Pockets};

/// A contact with a deal, and how a notice names him.
const IVAN: &str = "79998885533";

fn is_ivan(notice: &Notice) -> bool {
    notice.summary == "Ivan Petrov"
}

fn entry(kind: &str, port: u16) -> Value {
    value!({ "kind": kind, "host": "127.0.0.1", "port": port, "tls": false, "extensions": ["205"] })
}

/// An app that is set up to listen to this, with this key.
async fn set_up(kind: &str, server: &WebSocketServer, key: &str) -> Bench {
    let bench = Bench::with(Arc::new(Pockets::default())).await;
    let answer = bench.send("PUT", &format!("/sources/{kind}"), entry(kind, server.port())).await;
    assert_eq!(answer.status, 204, "{answer:?}");
    bench.stands(kind, "failed", Some("no_secret")).await;
    let answer = bench.send("PUT", &format!("/sources/{kind}/secrets/key"), value!({ "value": key })).await;
    assert_eq!(answer.status, 204, "{answer:?}");
    bench
}

async fn listening(kind: &str, server: &WebSocketServer) -> Bench {
    let bench = set_up(kind, server, KEY).await;
    server.let_in(1).await;
    bench.stands(kind, "listening", None).await;
    bench
}

fn sipuni(event: u8, status: &str) -> String {
    value!({ "action": "notify", "request": {
        "event": event.to_string(), "call_id": "1476087194.216329", "src_num": IVAN, "src_type": "1",
        "dst_num": "015856#205", "dst_type": "2", "short_dst_num": "205", "status": status
    } })
    .to_string()
}

fn onlinepbx(event: &str, cause: &str) -> String {
    value!({ "event": event, "data": {
        "uuid": "a", "call_uuid": "c", "direction": "inbound", "caller_number": IVAN, "caller_name": "Ivan",
        "destination_number": "205", "hangup_cause": cause
    } })
    .to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_that_comes_over_a_websocket_is_shown_and_told_from_ring_to_end() {
    for (kind, server, [ring, answer, end]) in [
        ("sipuni", WebSocketServer::sipuni().await, [sipuni(1, ""), sipuni(3, ""), sipuni(2, "ANSWER")]),
        (
            "onlinepbx",
            WebSocketServer::onlinepbx().await,
            ["channel_create", "channel_answer", "channel_destroy"].map(|event| onlinepbx(event, "NORMAL_CLEARING")),
        ),
    ] {
        let bench = listening(kind, &server).await;
        server.say(ring);
        let subject = bench.shown(is_ivan).await;
        bench.newest(|call| call["phase"] == "ringing" && call["answer"] == "card").await;
        server.say(answer);
        bench.newest(|call| call["phase"] == "answered").await;
        server.say(end);
        let over = bench.newest(|call| call["phase"] == "ended").await;
        assert_eq!((&over["outcome"], &over["source"]), (&value!("talked"), &value!(kind)), "{over}");
        bench.closed(subject).await;
        let shown = bench.get("/sources").await.body.to_string() + &bench.get("/status").await.body.to_string();
        assert!(!shown.contains(KEY), "{shown}");
        let written = std::fs::read_to_string(bench.home().join("settings.json")).unwrap();
        assert!(!written.contains(KEY), "{written}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_key_is_said_and_not_tried_again_and_the_right_one_is_used_at_once() {
    for (kind, server) in
        [("sipuni", WebSocketServer::sipuni().await), ("onlinepbx", WebSocketServer::onlinepbx().await)]
    {
        let bench = set_up(kind, &server, "wrong").await;
        let source = bench.stands(kind, "waiting", Some("sign_in")).await;
        assert!(source["detail"].as_str().unwrap().contains("ey again"), "{source}");
        let answer = bench.send("PUT", &format!("/sources/{kind}/secrets/key"), value!({ "value": KEY })).await;
        assert_eq!(answer.status, 204, "{answer:?}");
        server.let_in(1).await;
        bench.stands(kind, "listening", None).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_end_of_a_connection_has_its_reason_and_it_is_made_again() {
    let server = WebSocketServer::sipuni().await;
    let bench = listening("sipuni", &server).await;
    server.say(sipuni(1, ""));
    bench.shown(is_ivan).await;
    let endless = [0x81, 127, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, b'x', b'x'];
    let large = "x".repeat(70_000);
    let large = [&[0x81, 127][..], &(large.len() as u64).to_be_bytes(), large.as_bytes()].concat();
    let masked = [0x81, 0x81, 1, 2, 3, 4, 5];
    let half = [0x01, 0x05, b'h', b'a', b'l', b'f', b' ', 0x80, 0x7E, 0x10, 0x00, b'x'];
    for (times, (bytes, trouble)) in [
        (&[][..], "cut_off"),
        (&half, "cut_off"),
        (&endless, "foreign"),
        (&large, "foreign"),
        (&masked, "foreign"),
        (&[0xF1, 0x01, b'x'], "foreign"),
    ]
    .into_iter()
    .enumerate()
    {
        if bytes.is_empty() {
            server.close(1001);
        } else {
            server.say_raw(bytes);
        }
        if bytes == half {
            server.cut();
        }
        let source = bench.source_as("sipuni", |source| source["state"] == "waiting").await;
        assert_eq!(source["trouble"], trouble, "{times}: {source}");
        // A key that is kept anew is as good as waiting.
        bench.send("PUT", "/sources/sipuni/secrets/key", value!({ "value": KEY })).await;
        server.let_in(times + 2).await;
        bench.stands("sipuni", "listening", None).await;
    }
    server.say(sipuni(2, "NOANSWER"));
    let over = bench.newest(|call| call["phase"] == "ended").await;
    assert_eq!(over["outcome"], "missed", "the call went on over all of them: {over}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_a_message_is_waited_for_and_nonsense_says_nothing() {
    let server = WebSocketServer::sipuni().await;
    let bench = listening("sipuni", &server).await;
    for nonsense in ["", "nonsense", "[]", "{\"action\":\"notify\"}", "{\"action\":\"keepalive\"}"] {
        server.say(nonsense);
    }
    let ring = sipuni(1, "");
    let (first, second) = ring.as_bytes().split_at(ring.len() / 2);
    let frame = |head: u8, part: &[u8]| {
        let length = u16::try_from(part.len()).unwrap().to_be_bytes();
        [&[head, 126, length[0], length[1]], part].concat()
    };
    server.say_raw(&frame(0x01, first)[..40]);
    server.say_raw(&frame(0x01, first)[40..]);
    server.say_raw(&frame(0x80, second));
    bench.shown(is_ivan).await;
    server.let_in(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_reason_is_told_apart_before_anything_is_kept() {
    let bench = Bench::with(Arc::new(Pockets::default())).await;
    let (sipuni, pbx) = (WebSocketServer::sipuni().await, WebSocketServer::onlinepbx().await);
    let foreign = Speaker::fritzbox().await;
    let mut gone = Speaker::fritzbox().await;
    gone.stop().await;
    for (kind, port, key, trouble) in [
        ("sipuni", sipuni.port(), KEY, None),
        ("onlinepbx", pbx.port(), KEY, None),
        ("sipuni", sipuni.port(), "wrong", Some("sign_in")),
        ("onlinepbx", pbx.port(), "wrong", Some("sign_in")),
        ("sipuni", gone.port(), KEY, Some("unreachable")),
    ] {
        let body = value!({ "settings": entry(kind, port), "secrets": { "key": key } });
        let answer = bench.send("POST", &format!("/sources/{kind}/test"), body).await;
        assert_eq!((answer.status, &answer.body["trouble"]), (200, &value!(trouble)), "{kind} {answer:?}");
        assert_eq!(bench.source(kind).await, None, "nothing is kept");
    }
    let trial = value!({ "settings": entry("sipuni", foreign.port()), "secrets": { "key": KEY } });
    let (answer, ()) = tokio::join!(bench.send("POST", "/sources/sipuni/test", trial), async {
        foreign.connected(1).await;
        foreign.say("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    });
    assert_eq!(answer.body["trouble"], "foreign", "{answer:?}");
    for (own, field) in [
        (value!({ "kind": "sipuni", "extensions": "205" }), "extensions"),
        (value!({ "kind": "sipuni", "extensions": ["205"], "host": "10.0.0.1", "tls": false }), "tls"),
        (value!({ "kind": "onlinepbx", "extensions": ["205"], "port": 3342 }), "host"),
        (value!({ "kind": "onlinepbx", "extensions": ["205"], "host": "pbx.example" }), "port"),
    ] {
        let answer = bench.send("PUT", "/sources/x", own.clone()).await;
        assert_eq!(answer.body["validation-errors"][0]["path"], field, "{own} {answer:?}");
    }
}
