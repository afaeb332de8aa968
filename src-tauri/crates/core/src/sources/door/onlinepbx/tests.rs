//! Its web hooks and the events of its WebSocket, and what agents are told of them.

use secrecy::ExposeSecret;

use super::super::tests::{Bench, TAKEN_THEN_CANCELLED, fuzz, fuzz_live, live, told_live};
use super::super::{Setup, Unfit};
use super::*;

const OUT: &str = r#"POST
{"domain":"x.onpbx.ru","event":"call_start","direction":"outbound","uuid":"u1","caller":"505","callee":"79111117960","from_domain":"x","to_domain":"","gateway":"74991111282","date":"1528886454"}"#;

#[test]
fn hooks_are_read() {
    Bench::new("onlinepbx").read(&[
        (OUT, &["call=u1 ringing extension:505 out from=79111117960 line=74991111282"]),
        (
            "POST\nevent=call_start&direction=inbound&uuid=u2&caller=79161234567&callee=101&gateway=74991111282",
            &["call=u2 ringing extension:101 in from=79161234567 line=74991111282"],
        ),
        (
            "POST\nevent=call_start&direction=inbound&uuid=u3&caller=79161234567&callee=74991111282",
            &["call=u3 seen in from=79161234567 line=74991111282"],
        ),
        (
            "POST\nevent=call_start&direction=local&uuid=u4&caller=102&callee=101",
            &["call=u4 ringing extension:101 internal from=102"],
        ),
        (
            "POST\nevent=call_missed&uuid=u2&caller=79161234567&callee=101",
            &["call=u2 ended:no_answer in from=79161234567"],
        ),
        ("POST\nevent=call_end&uuid=u2&hangup_cause=ORIGINATOR_CANCEL", &["call=u2 ended:cancelled"]),
        ("POST\nevent=record_ready&uuid=u2", &[]),
        ("POST\nevent=call_start", &["400 The field uuid is missing"]),
    ]);
}

#[test]
fn agents_are_told_what_hooks_say() {
    let of = |event: &str, call: u8, agent: u16| {
        format!("POST\nevent={event}&direction=inbound&uuid=u{call}&caller=79161234567&callee={agent}")
    };
    Bench::new("onlinepbx").told(
        &[
            (0.0, &of("call_start", 1, 101)),
            (0.1, &of("call_start", 1, 102)),
            (3.0, &of("call_answered", 1, 102)),
            (9.0, &of("call_end", 1, 102)),
            (20.0, &of("call_start", 2, 101)),
            (25.0, &(of("call_end", 2, 101) + "&hangup_cause=ORIGINATOR_CANCEL")),
        ],
        &TAKEN_THEN_CANCELLED,
    );
}

fn channel(event: &str, call: u8, channel: &str, to: &str, cause: &str) -> String {
    format!(
        r#"{{"event":"{event}","data":{{"uuid":"{channel}","call_uuid":"c{call}","direction":"inbound","caller_number":"79161234567","caller_name":"Ivan","destination_number":"{to}","gateway_number":"74991111282","hangup_cause":"{cause}"}}}}"#
    )
}

#[test]
fn agents_are_told_what_channels_say() {
    let own = |event: &str, channel: &str, cause: &str| {
        format!(r#"{{"event":"{event}","uuid":"{channel}","call_uuid":"c1","hangup_cause":"{cause}"}}"#)
    };
    told_live(
        opened(),
        &[
            (0.0, &channel("channel_create", 1, "t", "74991111282", "")),
            (0.1, &own("channel_answer", "t", "")),
            (0.2, &channel("channel_create", 1, "a", "101", "")),
            (0.3, &channel("channel_create", 1, "b", "102", "")),
            (3.0, &own("channel_answer", "b", "")),
            (3.1, &own("channel_destroy", "a", "LOSE_RACE")),
            (3.2, &own("channel_bridge", "t", "")),
            (9.0, &own("channel_destroy", "b", "NORMAL_CLEARING")),
            (9.1, &own("channel_destroy", "t", "NORMAL_CLEARING")),
            (9.2, r#"{"event":"call_end","uuid":"c1","hangup_cause":"NORMAL_CLEARING"}"#),
            (20.0, &channel("channel_create", 2, "d", "101", "")),
            (25.0, &channel("channel_destroy", 2, "d", "101", "ORIGINATOR_CANCEL")),
        ],
        &TAKEN_THEN_CANCELLED,
    );
}

fn opened() -> Box<dyn Live> {
    live("onlinepbx", "k&y")
}

#[test]
fn websocket_has_its_key_in_the_address() {
    let mut onlinepbx = opened();
    assert_eq!(onlinepbx.target().expose_secret(), "/?key=k%26y");
    assert_eq!(onlinepbx.hear(r#"{"status":"ok"}"#), Message::Ready);
    assert_eq!(onlinepbx.hear(r#"{"error":"key"}"#), Message::Refused);
    assert_eq!(onlinepbx.hear("nonsense"), Message::Facts(Vec::new()));
    assert!(matches!(LIVE.open(Setup::default()), Err(Unfit::Secret("key"))));
}

#[test]
fn channels_are_bounded() {
    let mut channels = Channels { source: "pbx".into(), key: None, channels: HashMap::new(), oldest: VecDeque::new() };
    for at in 0..4 * MOST {
        channels.hear(&channel("channel_create", 1, &at.to_string(), "101", ""));
        if at % 3 == 0 {
            channels.hear(&channel("channel_destroy", 1, &at.to_string(), "101", ""));
        }
    }
    assert!(channels.channels.len() <= MOST && channels.oldest.len() <= 2 * MOST + 1);
}

#[test]
fn fuzz_any_event_is_read_or_refused() {
    fuzz("onlinepbx", &[OUT, "POST\nevent=call_end&uuid=u2&hangup_cause=ORIGINATOR_CANCEL"]);
    fuzz_live(
        "onlinepbx",
        &[&channel("channel_create", 1, "a", "101", ""), &channel("channel_destroy", 1, "a", "101", "BUSY")],
    );
}
