//! Lines of the call monitor, and what agents are told of them.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::exchange::directory::Agent;
use crate::fuzz::cases;
use crate::sources::door::tests::{Story, after, bytes, fact, is_bounded};

const COURSE: &str = "\
28.11.26 15:17:43;RING;2;79161234567;5551234;SIP0;\n\
28.11.26 15:17:45;CONNECT;2;4;79161234567;\r\n\
28.11.26 15:18:43;DISCONNECT;2;58;\n\
28.11.26 15:19:00;RING;2;;5551234;SIP0;\n\
28.11.26 15:19:09;DISCONNECT;2;0;\n\
28.11.26 15:20:00;CALL;0;11;5551234;79161234567#;SIP0;\n\
28.11.26 15:20:05;CONNECT;0;11;79161234567;\n\
28.11.26 15:20:45;DISCONNECT;0;40;\n";

#[test]
fn lines_are_read_however_they_are_cut() {
    let expected = [
        "call=1795750000000-1 ringing number:5551234 in from=79161234567 line=5551234",
        "call=1795750000000-1 answered extension:4|number:5551234 in from=79161234567 line=5551234",
        "call=1795750000000-1 ended:normal",
        "call=1795750000000-2 ringing number:5551234 in from= line=5551234",
        "call=1795750000000-2 ended:cancelled",
        "call=1795750000000-3 ringing extension:11|number:5551234 out from=79161234567# line=5551234",
        "call=1795750000000-3 answered extension:11|number:5551234 out from=79161234567 line=5551234",
        "call=1795750000000-3 ended:normal",
    ];
    for step in [1, 7, COURSE.len()] {
        let mut fritzbox = FritzBox::new("pbx");
        let facts = COURSE.as_bytes().chunks(step).flat_map(|part| fritzbox.push(part, after(0.0)));
        assert_eq!(facts.map(|told| fact(&told)).collect::<Vec<_>>(), expected, "{step} bytes at once");
    }
}

#[test]
fn what_is_no_line_of_a_call_says_nothing() {
    let mut fritzbox = FritzBox::new("pbx");
    let long = format!("x;RING;1;{};5551234;SIP0;\n", "7".repeat(LONGEST));
    for line in
        ["\n", "x;RING\n", "x;CONNECT;9;4;1;\n", "x;DISCONNECT;9;0;\n", "x;DANCE;1;2;3;\n", "RING;1;2;3\n", &long]
    {
        assert!(fritzbox.push(line.as_bytes(), after(0.0)).is_empty(), "{line}");
    }
    assert_eq!(fritzbox.push(b"x;RING;1;7;5;SIP0;\n", after(0.0)).len(), 1, "it goes on after them");
    assert!(!fritzbox.is_foreign(), "it is a call monitor");
}

#[test]
fn what_cannot_be_a_call_monitor_is_known_by_its_first_words() {
    let long = "x".repeat(LONGEST + 1);
    for (said, is_foreign) in [
        ("SSH-2.0-OpenSSH_9.2\r\n", true),
        ("HTTP/1.1 400 Bad Request\r\n", true),
        (long.as_str(), true),
        ("SSH-2.0", false),
        ("", false),
        ("28.11.26 15:17:43;HOLD;1;4;\n", false),
    ] {
        let mut fritzbox = FritzBox::new("pbx");
        fritzbox.push(said.as_bytes(), after(0.0));
        assert_eq!(fritzbox.is_foreign(), is_foreign, "{said}");
        fritzbox.connected();
        assert!(!fritzbox.is_foreign(), "{said}");
    }
}

#[test]
fn cut_connection_takes_half_a_line_along_and_no_call() {
    let mut fritzbox = FritzBox::new("pbx");
    assert_eq!(fritzbox.push(b"x;RING;1;7;5;SIP0;\nx;RING;2", after(0.0)).len(), 1);
    fritzbox.connected();
    let facts = fritzbox.push(b"x;DISCONNECT;1;0;\n", after(1.0));
    assert_eq!(facts.iter().map(fact).collect::<Vec<_>>(), ["call=1795750000000-1 ended:cancelled"]);
}

#[test]
fn number_of_a_call_that_is_given_again_ends_the_call_before() {
    let mut fritzbox = FritzBox::new("pbx");
    fritzbox.push(b"x;RING;1;7;5;SIP0;\n", after(0.0));
    let facts = fritzbox.push(b"x;CALL;1;11;5;8;SIP0;\n", after(1.0));
    let facts: Vec<_> = facts.iter().map(fact).collect();
    assert_eq!(facts[0], "call=1795750000000-1 ended", "{facts:?}");
    assert!(facts.len() == 2 && facts[1].starts_with("call=1795750001000-2 ringing extension:11"), "{facts:?}");
}

#[test]
fn calls_that_never_end_keep_nobody_from_hearing_another() {
    let mut fritzbox = FritzBox::new("pbx");
    for id in 0..3 * MOST {
        let facts = fritzbox.push(format!("x;RING;{id};7;5;SIP0;\n").as_bytes(), after(0.0));
        let facts: Vec<_> = facts.iter().map(fact).collect();
        assert!(facts.last().unwrap().contains(" ringing "), "{id}: {facts:?}");
        let given_up = id.checked_sub(MOST).map(|oldest| format!("call=1795750000000-{} ended", oldest + 1));
        assert_eq!((facts.len() == 2).then(|| facts[0].clone()), given_up);
    }
}

#[test]
fn known_telephones_tell_the_agent_from_colleagues_with_his_number() {
    for (telephones, talks) in [(&["12"][..], false), (&["4", "12"], true), (&[], true)] {
        let mut fritzbox = FritzBox::new("pbx");
        fritzbox.set_telephones(telephones.iter().map(|telephone| (*telephone).to_owned()).collect());
        fritzbox.push(b"x;RING;1;79161234567;5551234;SIP0;\n", after(0.0));
        let facts = fritzbox.push(b"x;CONNECT;1;4;79161234567;\n", after(1.0));
        assert_eq!(fact(&facts[0]).contains("number:5551234"), talks, "{telephones:?}: {facts:?}");
    }
}

/// Plays lines at these seconds.
fn told(script: &[(f64, &str)], expected: &[&str]) {
    let names = [(Kind::Number, "5551234", 101), (Kind::Number, "5555678", 102), (Kind::Extension, "12", 102)];
    let agents = names.map(|(kind, name, agent)| (Extension::new(kind, name).unwrap(), Agent(agent)));
    let (mut fritzbox, mut story) = (FritzBox::new("pbx"), Story::new(&agents));
    for (at, line) in script {
        let facts = fritzbox.push(format!("28.11.26 15:17:43;{line};SIP0;\n").as_bytes(), after(*at));
        story.hear(facts, *at);
    }
    story.check(expected, "fritzbox");
}

#[test]
fn agents_are_told_what_happens() {
    told(
        &[
            (0.0, "RING;0;79161234567;5551234"),
            (3.0, "CONNECT;0;4;79161234567"),
            (9.0, "DISCONNECT;0;6"),
            (20.0, "RING;0;79161234567;5551234"),
            (25.0, "DISCONNECT;0;0"),
        ],
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "101 ended normal",
            "101 ringing +79161234567",
            "101 ended cancelled",
        ],
    );
    told(
        &[(0.0, "RING;0;79161234567;5551234"), (3.0, "CONNECT;0;12;79161234567"), (9.0, "DISCONNECT;0;6")],
        &[
            "101 ringing +79161234567",
            "101 ended answered_elsewhere",
            "102 ringing +79161234567",
            "102 answered +79161234567",
            "102 ended normal",
        ],
    );
}

#[test]
fn call_that_the_answering_machine_takes_is_missed() {
    told(
        &[(0.0, "RING;0;79161234567;5551234"), (15.0, "CONNECT;0;40;79161234567"), (30.0, "DISCONNECT;0;15")],
        &["101 ringing +79161234567", "101 ended no_answer"],
    );
}

#[test]
fn fuzz_any_bytes_are_lines_or_nothing() {
    let good = COURSE.lines().map(|line| format!("{line}\n").into_bytes()).collect();
    let fritzbox = std::cell::RefCell::new(FritzBox::new("pbx"));
    let told = std::cell::Cell::new(0_u32);
    let mut runner = TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&bytes(good), |bytes| {
        let facts = fritzbox.borrow_mut().push(&bytes, after(0.0));
        told.set(told.get() + u32::from(!facts.is_empty()));
        let fritzbox = fritzbox.borrow();
        prop_assert!(is_bounded(&facts) && fritzbox.line.len() <= LONGEST + 1 && fritzbox.calls.len() <= MOST);
        Ok(())
    });
    outcome.unwrap();
    assert!(told.get() * 20 > cases(), "{} of {}: noise proves little", told.get(), cases());
}
