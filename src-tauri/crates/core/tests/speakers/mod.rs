//! A FRITZ!Box and a baresip as sources, over real connections to stand-ins: from their lines to the notice, and what is said
//! when they cannot be heard.

use callcard_core::notice::Notice;
use callcard_stand_in::{Asterisk, Speaker};
use serde_json::{Value, json as value};

use crate::bench::Bench;

/// A contact with a deal, and how a notice names him.
const IVAN: &str = "79998885533";

fn is_ivan(notice: &Notice) -> bool {
    notice.summary == "Ivan Petrov"
}

fn fritzbox(port: u16) -> Value {
    value!({ "kind": "fritzbox", "host": "127.0.0.1", "port": port, "extensions": ["5551234"] })
}

fn baresip(port: u16) -> Value {
    value!({ "kind": "baresip", "port": port })
}

/// An app that listens to this.
async fn listening(entry: &Value, speaker: &Speaker) -> Bench {
    let bench = Bench::start().await;
    let name = entry["kind"].as_str().unwrap();
    let answer = bench.send("PUT", &format!("/sources/{name}"), entry.clone()).await;
    assert_eq!(answer.status, 204, "{answer:?}");
    speaker.connected(1).await;
    bench.stands(name, "listening", None).await;
    bench
}

fn line(line: &str) -> String {
    format!("28.11.26 15:17:43;{line};SIP0;\r\n")
}

fn message(kind: &str, id: u8, reason: &str) -> String {
    value!({
        "event": true, "class": "call", "type": kind, "accountaor": "sip:101@pbx", "direction": "incoming",
        "peeruri": format!("sip:+{IVAN}@pbx"), "peerdisplayname": "Ivan", "id": id.to_string(), "param": reason
    })
    .to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_that_a_fritzbox_tells_of_is_shown_and_told_from_ring_to_end() {
    let speaker = Speaker::fritzbox().await;
    let bench = listening(&fritzbox(speaker.port()), &speaker).await;
    speaker.say(line(&format!("RING;0;{IVAN};5551234")));
    let subject = bench.shown(is_ivan).await;
    let ringing = bench.newest(|call| call["phase"] == "ringing" && call["answer"] == "card").await;
    assert_eq!((&ringing["source"], &ringing["line"]), (&value!("fritzbox"), &value!("5551234")), "{ringing}");
    speaker.say(line(&format!("CONNECT;0;4;{IVAN}")));
    bench.newest(|call| call["phase"] == "answered").await;
    speaker.say(line("DISCONNECT;0;58"));
    let over = bench.newest(|call| call["phase"] == "ended").await;
    assert_eq!((&over["outcome"], &over["id"]), (&value!("talked"), &ringing["id"]));
    bench.closed(subject).await;
    assert_eq!(speaker.heard(), 0, "nothing is ever said to it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_that_a_baresip_tells_of_is_shown_and_told_from_ring_to_end() {
    let speaker = Speaker::baresip().await;
    let bench = listening(&baresip(speaker.port()), &speaker).await;
    speaker.say_message(&message("CALL_INCOMING", 1, ""));
    let subject = bench.shown(is_ivan).await;
    speaker.say_message(&message("CALL_ESTABLISHED", 1, ""));
    bench.newest(|call| call["phase"] == "answered").await;
    speaker.say_message(&message("CALL_CLOSED", 1, "Connection reset by peer"));
    let over = bench.newest(|call| call["phase"] == "ended").await;
    assert_eq!((over["outcome"].as_str(), over["source"].as_str()), (Some("talked"), Some("baresip")), "{over}");
    bench.closed(subject).await;
    assert_eq!(speaker.heard(), 0, "nothing is ever said to it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_of_another_number_is_not_shown_and_the_number_is_named() {
    let speaker = Speaker::fritzbox().await;
    let bench = listening(&fritzbox(speaker.port()), &speaker).await;
    speaker.say(line(&format!("RING;0;{IVAN};5555678")));
    bench.source_as("fritzbox", |source| source["strangers"][0]["name"] == "5555678").await;
    assert_eq!(bench.get("/calls").await.body["calls"], value!([]));
    let mut entry = fritzbox(speaker.port());
    entry["extensions"] = value!(["5551234", "5555678", "11"]);
    assert_eq!(bench.send("PUT", "/sources/fritzbox", entry).await.status, 204);
    bench.newest(|call| call["phase"] == "ringing").await;
    // Another telephone than the agent's takes it.
    speaker.say(line(&format!("CONNECT;0;12;{IVAN}")));
    bench.newest(|call| call["outcome"] == "elsewhere").await;
    assert_eq!(speaker.clients(), 1, "other numbers cost no connection");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_goes_on_over_a_connection_that_is_cut_in_the_middle_of_a_line() {
    for (kind, ring, half, end) in [
        ("fritzbox", line(&format!("RING;0;{IVAN};5551234")), line("DISCONNECT;0;58"), line("DISCONNECT;0;0")),
        (
            "baresip",
            framed(&message("CALL_INCOMING", 1, "")),
            framed(&message("CALL_CLOSED", 1, "")),
            framed(&message("CALL_CLOSED", 1, "487")),
        ),
    ] {
        let is_box = kind == "fritzbox";
        let speaker = if is_box { Speaker::fritzbox().await } else { Speaker::baresip().await };
        let entry = if is_box { fritzbox(speaker.port()) } else { baresip(speaker.port()) };
        let bench = listening(&entry, &speaker).await;
        speaker.say(ring);
        bench.shown(is_ivan).await;
        speaker.say(&half.as_bytes()[..half.len() / 2]);
        speaker.cut();
        bench.stands(kind, "waiting", Some("cut_off")).await;
        speaker.connected(2).await;
        bench.stands(kind, "listening", None).await;
        speaker.say(end);
        let over = bench.newest(|call| call["phase"] == "ended").await;
        assert_eq!(over["outcome"], "missed", "{over}");
        assert_eq!(bench.get("/calls").await.body["calls"].as_array().unwrap().len(), 1, "{kind}");
    }
}

fn framed(message: &str) -> String {
    format!("{}:{message},", message.len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rubbish_and_endless_lines_between_calls_lose_none_of_a_fritzbox() {
    let speaker = Speaker::fritzbox().await;
    let bench = listening(&fritzbox(speaker.port()), &speaker).await;
    speaker.say(line("RING;0;1;5555678"));
    bench.source_as("fritzbox", |source| source["heard_at"].is_string()).await;
    speaker.say([0xFF_u8, 0, b'\n', b'?', b'\r', b'\n']);
    for _ in 0..64 {
        speaker.say([b'7'; 16 * 1024]);
    }
    speaker.say("\n");
    speaker.say(line(&format!("RING;1;{IVAN};5551234")));
    bench.shown(is_ivan).await;
    assert_eq!(speaker.clients(), 1, "a call monitor that says something odd is one all the same");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_message_of_a_baresip_ends_the_connection_and_it_is_made_again() {
    let speaker = Speaker::baresip().await;
    let bench = listening(&baresip(speaker.port()), &speaker).await;
    speaker.say([b'7'; 64 * 1024]);
    bench.stands("baresip", "waiting", Some("foreign")).await;
    speaker.connected(2).await;
    bench.stands("baresip", "listening", None).await;
    speaker.say_message(&message("CALL_INCOMING", 1, ""));
    bench.shown(is_ivan).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_reason_is_told_apart_before_anything_is_kept_and_has_its_words() {
    let bench = Bench::start().await;
    let mut gone = Speaker::fritzbox().await;
    gone.stop().await;
    let foreign = Asterisk::start().await;
    let quiet = Speaker::fritzbox().await;
    for (entry, trouble, advice) in [
        (fritzbox(quiet.port()), None, ""),
        (baresip(quiet.port()), None, ""),
        (fritzbox(gone.port()), Some("unreachable"), "#96*5*"),
        (baresip(gone.port()), Some("unreachable"), "ctrl_tcp"),
        (fritzbox(foreign.port()), Some("foreign"), "1012"),
        (baresip(foreign.port()), Some("foreign"), "4444"),
    ] {
        let name = entry["kind"].as_str().unwrap().to_owned();
        let answer = bench.send("POST", &format!("/sources/{name}/test"), value!({ "settings": entry })).await;
        assert_eq!((answer.status, &answer.body["trouble"]), (200, &value!(trouble)), "{answer:?}");
        assert_eq!(answer.body["ok"], trouble.is_none(), "{answer:?}");
        let detail = answer.body["detail"].as_str().unwrap_or_default();
        assert!(detail.contains(advice), "{detail}");
        assert_eq!(bench.source(&name).await, None, "nothing is kept");
    }
    for (entry, field) in [
        (value!({ "kind": "fritzbox", "extensions": [""] }), "extensions"),
        (value!({ "kind": "fritzbox", "extensions": ["5"], "host": "a b" }), "host"),
        (value!({ "kind": "baresip", "port": 0 }), "port"),
        (value!({ "kind": "baresip", "extensions": "5" }), "extensions"),
    ] {
        let answer = bench.send("PUT", "/sources/x", entry.clone()).await;
        assert_eq!(answer.body["validation-errors"][0]["path"], field, "{entry} {answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn baresip_that_ends_takes_its_calls_along() {
    let mut speaker = Speaker::baresip().await;
    let bench = listening(&baresip(speaker.port()), &speaker).await;
    speaker.say_message(&message("CALL_INCOMING", 1, ""));
    speaker.say_message(&message("CALL_ESTABLISHED", 1, ""));
    bench.newest(|call| call["phase"] == "answered").await;
    speaker.stop().await;
    let source = bench.stands("baresip", "waiting", Some("unreachable")).await;
    assert!(source["detail"].as_str().unwrap().contains("ctrl_tcp"), "{source}");
    bench.newest(|call| call["phase"] == "ended").await;
    speaker.run().await;
    bench.stands("baresip", "listening", None).await;
    speaker.say_message(&message("CALL_INCOMING", 2, ""));
    bench.newest(|call| call["phase"] == "ringing").await;
}
