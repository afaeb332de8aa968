//! What an entry says, and a WebSocket that falls silent.

use std::time::Duration;

use callcard_stand_in::{KEY, WebSocketServer};
use serde_json::json;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::*;
use crate::desk::Overview;
use crate::sources::wire::Hearing;
use crate::sources::{Facts, Standings};

#[test]
fn key_leaves_this_computer_by_tls_alone() {
    let read = |own: Value| {
        let mut entry = json!({ "extensions": ["205"] });
        entry.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        WebSocket::<Sipuni>::read(&entry).map(|entry| entry.way.place)
    };
    let at = |host: &str, port, tls| Ok(Place { host: host.to_owned(), port, tls });
    for (own, expected) in [
        (json!({}), at("sipuni.com", 8083, true)),
        (json!({ "host": "pbx.example", "port": 1 }), at("pbx.example", 1, true)),
        (json!({ "host": "127.0.0.2", "tls": false }), at("127.0.0.2", 8083, false)),
        (json!({ "host": "[::1]", "tls": false }), at("::1", 8083, false)),
        (json!({ "tls": false }), Err(Unfit("tls"))),
        (json!({ "host": "10.0.0.1", "tls": false }), Err(Unfit("tls"))),
        (json!({ "host": "localhost.example", "tls": false }), Err(Unfit("tls"))),
        (json!({ "host": "sipuni.com/x" }), Err(Unfit("host"))),
    ] {
        assert_eq!(read(own.clone()), expected, "{own}");
    }
    assert_eq!(WebSocket::<OnlinePbx>::read(&json!({ "extensions": ["1"] })).map(drop), Err(Unfit("host")));
}

#[test]
fn other_extensions_need_no_other_connection() {
    let way = |extension: &str| {
        let entry = json!({ "kind": "sipuni", "extensions": [extension] });
        WebSocket::<Sipuni>::read(&entry).unwrap().way
    };
    assert_eq!(way("205"), way("206"));
}

/// A WebSocket that answers for a while, and then does not.
async fn falls_silent<S: Spoken>(server: WebSocketServer, kept_alive: bool) {
    let (said, _heard) = mpsc::channel(64);
    let standings = Standings::of(watch::Sender::new(Overview::default()));
    let facts = Facts::new(said, standings.open("cloud", S::LIVE.word));
    let patience = Patience { silence: Duration::from_millis(50), answer: Duration::from_millis(500) };
    let mut hearing = Hearing::<WebSocket<S>>::new("cloud", facts, Some(patience));
    let entry = json!({ "host": "localhost", "port": server.port(), "tls": false, "extensions": ["205"] });
    let Entry { way, mine, .. } = WebSocket::<S>::read(&entry).unwrap();
    hearing.connect(&way, Some(KEY.into())).await.unwrap();
    let (_mine, mine) = watch::channel(mine);
    tokio::select! {
        broken = hearing.hear(&way, mine.clone(), None) => panic!("{broken:?}"),
        () = server.asked("ping", 4) => {}
    }
    assert_eq!(server.heard().contains(&"{\"type\":\"keepalive\"}".to_owned()), kept_alive);
    server.silent(true);
    let broken = timeout(Duration::from_secs(20), hearing.hear(&way, mine, None)).await.unwrap();
    assert_eq!(broken, Broken::of(SourceTrouble::Unreachable));
}

#[tokio::test]
async fn websocket_that_was_away_for_long_is_heard_when_it_is_back() {
    let server = WebSocketServer::sipuni().await;
    let (said, mut heard) = mpsc::channel(64);
    let standings = Standings::of(watch::Sender::new(Overview::default()));
    let facts = Facts::new(said, standings.open("cloud", "sipuni"));
    let mut hearing = Hearing::<WebSocket<Sipuni>>::new("cloud", facts, None);
    let entry = json!({ "host": "localhost", "port": server.port(), "tls": false, "extensions": ["205"] });
    let Entry { way, mine, .. } = WebSocket::<Sipuni>::read(&entry).unwrap();
    hearing.connect(&way, Some(KEY.into())).await.unwrap();
    hearing.close().await;
    hearing.was_lost(crate::exchange::LOST);
    hearing.connect(&way, Some(KEY.into())).await.unwrap();
    let (_mine, mine) = watch::channel(mine);
    let ring = json!({ "event": "1", "call_id": "1", "src_num": "+79991234567", "src_type": "1", "dst_num": "015856#205", "dst_type": "2", "short_dst_num": "205" });
    server.say(json!({ "action": "notify", "request": ring }).to_string());
    tokio::select! {
        broken = hearing.hear(&way, mine, None) => panic!("{broken:?}"),
        () = async { while !format!("{:?}", heard.recv().await.unwrap()).contains("Ringing") {} } => {}
    }
}

#[tokio::test]
async fn silent_websocket_is_asked_and_given_up_when_no_answer_comes() {
    falls_silent::<Sipuni>(WebSocketServer::sipuni().await, true).await;
    falls_silent::<OnlinePbx>(WebSocketServer::onlinepbx().await, false).await;
}
