//! Messages of the control port, and what agents are told of them.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::exchange::directory::Agent;
use crate::fuzz::cases;
use crate::sources::door::tests::{Story, bytes, fact, is_bounded};

fn event(kind: &str, id: &str, param: &str) -> Vec<u8> {
    let way = if kind == "CALL_OUTGOING" { "outgoing" } else { "incoming" };
    let json = format!(
        r#"{{"event":true,"class":"call","type":"{kind}","accountaor":"sip:101@pbx","cuser":"x","direction":"{way}","peeruri":"sip:+79991234567@pbx","localuri":"sip:101@pbx","peerdisplayname":"Ivan","id":"{id}","remoteaudiodir":"sendrecv","param":"{param}"}}"#
    );
    format!("{}:{json},", json.len()).into_bytes()
}

#[test]
fn messages_are_read_however_they_are_cut() {
    let all = [
        event("CALL_INCOMING", "73a12546589651f8", "sip:+7"),
        b"45:{\"response\":true,\"ok\":true,\"data\":\"\",\"t\":\"x\"},".to_vec(),
        event("CALL_ESTABLISHED", "73a12546589651f8", ""),
        event("CALL_RTCP", "73a12546589651f8", ""),
        event("CALL_CLOSED", "73a12546589651f8", "Connection reset by peer"),
        event("CALL_OUTGOING", "9", ""),
        b"16:{\"event\":\"true\"},".to_vec(),
    ]
    .concat();
    let expected = [
        "call=73a12546589651f8 ringing extension:101|sip:101 in from=sip:+79991234567@pbx name=Ivan",
        "call=73a12546589651f8 answered extension:101|sip:101 in from=sip:+79991234567@pbx name=Ivan",
        "call=73a12546589651f8 ended:normal extension:101|sip:101 in from=sip:+79991234567@pbx name=Ivan",
        "call=9 ringing extension:101|sip:101 out from=sip:+79991234567@pbx name=Ivan",
    ];
    for step in [1, 7, all.len()] {
        let mut baresip = Baresip::new("pbx");
        let facts = all.chunks(step).flat_map(|part| baresip.push(part).unwrap());
        assert_eq!(facts.map(|told| fact(&told)).collect::<Vec<_>>(), expected, "{step} bytes at once");
    }
}

#[test]
fn way_of_a_call_is_known_in_the_middle_of_it() {
    let json = r#"{"event":true,"type":"CALL_ESTABLISHED","direction":"outgoing","accountaor":"sip:101@pbx","peeruri":"sip:+79161234567@pbx","id":"x"}"#;
    let facts = Baresip::new("pbx").push(format!("{}:{json},", json.len()).as_bytes()).unwrap();
    assert_eq!(facts[0].about.way, Some(Way::Out));
}

#[test]
fn event_may_be_a_text() {
    let json = r#"{"event":"true","type":"CALL_INCOMING","id":"1","peeruri":"sip:101@pbx"}"#;
    let facts = Baresip::new("pbx").push(format!("{}:{json},", json.len()).as_bytes()).unwrap();
    assert_eq!(facts.len(), 1);
}

#[test]
fn what_is_no_message_ends_the_connection() {
    for bytes in ["HTTP/1.1 400", "x", "1234567", "99999:", "3:abc;", ":", "-1:,"] {
        assert_eq!(Baresip::new("pbx").push(bytes.as_bytes()), Err(Unreadable), "{bytes}");
    }
    for bytes in ["", "12", "12:{", "2:{},", "3:abc,"] {
        assert_eq!(Baresip::new("pbx").push(bytes.as_bytes()), Ok(Vec::new()), "{bytes}");
    }
}

#[test]
fn causes_are_read() {
    for (reason, expected) in [
        ("487 Request Terminated", Cause::Cancelled),
        ("486 Busy Here", Cause::Busy),
        ("Rejected by user", Cause::Rejected),
        ("Call completed elsewhere", Cause::AnsweredElsewhere),
        ("408 Request Timeout", Cause::NoAnswer),
        ("Connection reset by peer", Cause::Normal),
        ("", Cause::Normal),
    ] {
        assert_eq!(cause(reason), expected, "{reason}");
    }
}

#[test]
fn agents_are_told_what_happens() {
    let name = Extension::number("101").unwrap();
    let (mut baresip, mut story) = (Baresip::new("pbx"), Story::new(&[(name, Agent(101))]));
    for (at, kind, id, param) in [
        (0.0, "CALL_INCOMING", "1", ""),
        (3.0, "CALL_ANSWERED", "1", ""),
        (3.1, "CALL_ESTABLISHED", "1", ""),
        (9.0, "CALL_CLOSED", "1", "Connection reset by peer"),
        (20.0, "CALL_INCOMING", "2", ""),
        (25.0, "CALL_CLOSED", "2", "487 Request Terminated"),
        (40.0, "CALL_INCOMING", "3", ""),
        (45.0, "CALL_CLOSED", "3", "Call completed elsewhere"),
        // As a real one, 1.0.0, says that its own key has sent the call away.
        (60.0, "CALL_INCOMING", "4", ""),
        (65.0, "CALL_CLOSED", "4", "Connection reset by user"),
    ] {
        story.hear(baresip.push(&event(kind, id, param)).unwrap(), at);
    }
    story.check(
        &[
            "101 ringing +79991234567",
            "101 answered +79991234567",
            "101 ended normal",
            "101 ringing +79991234567",
            "101 ended cancelled",
            "101 ringing +79991234567",
            "101 ended answered_elsewhere",
            "101 ringing +79991234567",
            "101 ended rejected",
        ],
        "baresip",
    );
}

#[test]
fn fuzz_any_bytes_are_messages_or_none() {
    let good = vec![event("CALL_INCOMING", "1", ""), event("CALL_CLOSED", "1", "487"), b"2:{},".to_vec()];
    let told = std::cell::Cell::new(0_u32);
    let mut runner = TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(bytes(good), 1_usize..50), |(bytes, step)| {
        let mut baresip = Baresip::new("pbx");
        for part in bytes.chunks(step) {
            let Ok(facts) = baresip.push(part) else { break };
            told.set(told.get() + u32::from(!facts.is_empty()));
            prop_assert!(is_bounded(&facts) && baresip.begun.len() <= LONGEST + DIGITS + step);
        }
        Ok(())
    });
    outcome.unwrap();
    assert!(told.get() * 20 > cases(), "{} of {}: noise proves little", told.get(), cases());
}
