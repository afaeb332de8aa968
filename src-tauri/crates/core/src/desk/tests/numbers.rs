//! What becomes known of a caller later: from nothing or an extension to a number, and never back.

use super::returns::{ended, from, told};
use super::*;

const IVAN: &str = "+79998885533";

#[test]
fn a_number_that_becomes_known_is_taken_over_and_the_crm_is_asked_then() {
    for (first, line) in [("", None), ("anonymous", None), ("301", Some("Sales")), ("*72", None)] {
        for (wait, answered) in [(2, false), (2, true), (40, false), (300, true)] {
            let name = format!("{first:?} after {wait} s, answered: {answered}");
            let mut bench = Bench::with(Preferences { ring_limit: 60, ..Preferences::default() });
            let call = bench.hear(line.iter().fold(from(first), |report, line| on_line(line, report))).call;
            bench.step(Input::Stored(vec![call]));
            bench.later(GRACE);
            assert!(!bench.desk.has_work(), "{name}: there is nothing to ask");
            if answered {
                bench.hear(phase(from(first), Reported::Answered));
            }
            bench.later(secs(wait));
            let taken = bench.hear_with(
                phase(from(IVAN), if answered { Reported::Answered } else { Reported::Ringing }),
                Some(remembered(7)),
            );
            assert_eq!((taken.call, taken.new), (call, false), "{name}");
            let stage = if answered { Stage::Talking } else { Stage::Ringing };
            assert_eq!(told(&bench, call), Some((number(IVAN), stage)), "{name}");
            let record = bench.call(call);
            assert_eq!((&record.number, record.raw_number.as_str()), (&number(IVAN), IVAN), "{name}");
            let known = Finding::Card { card: card(7, Some("Kitchen")), known: Known::Remembered };
            assert_eq!(bench.popup(call), Some(Some(&known)), "{name}: the card of the last time");
            bench.step(Input::Claim);
            assert!(matches!(bench.work(), Some(Work::Post { number, .. }) if number == IVAN), "{name}");
            bench.answer(call, Ok(Answer::Card(card(8, None))), None);
            assert!(bench.popup(call).is_some(), "{name}: its card");
            bench.step(named(8, Some("Hall")));
            assert!(bench.popup(call).is_some(), "{name}: and what it is called");
            bench.hear(from(IVAN));
            bench.hear(from("+15550100123"));
            while bench.desk.has_work() {
                bench.step(Input::Claim);
                assert!(!matches!(bench.work(), Some(Work::Post { .. })), "{name}: once");
            }
        }
    }
}

#[test]
fn what_is_known_of_a_caller_is_not_taken_back() {
    let table = [
        (IVAN, "", IVAN),
        (IVAN, "301", IVAN),
        (IVAN, "+15550100123", IVAN),
        ("301", "", "301"),
        ("301", "302", "301"),
        ("", "301", "301"),
        ("", IVAN, IVAN),
        ("301", IVAN, IVAN),
    ];
    for (first, second, stays) in table {
        for then in [Reported::Ringing, Reported::Answered, Reported::Ended(Some(Cause::NoAnswer))] {
            let mut bench = Bench::new();
            let call = bench.hear(from(first)).call;
            assert_eq!(bench.hear(phase(from(second), then)).call, call);
            let record = bench.call(call);
            assert_eq!((&record.number, record.raw_number.as_str()), (&number(stays), stays), "{first:?} {second:?}");
        }
    }
}

#[test]
fn a_number_that_is_known_when_the_call_is_over_is_recorded_and_not_reported() {
    for (first, after) in [("", false), ("301", false), ("", true)] {
        let mut bench = Bench::new();
        let call = bench.hear(from(first)).call;
        bench.later(GRACE);
        if after {
            bench.hear(ended(from(first), Cause::NoAnswer));
        }
        bench.hear(ended(from(IVAN), Cause::NoAnswer));
        assert_eq!(bench.call(call).number, number(IVAN));
        assert_eq!(bench.call(call).delivery, Delivery::NotSent { reason: NotSent::Over });
        assert!(!bench.desk.has_work());
        let Some(Some(Popup::Missed { caller, .. })) = bench.notice(Subject::Missed(call)) else { panic!("{first:?}") };
        assert_eq!(caller.number, number(IVAN), "whoever was missed can be called back");
    }
}

#[test]
fn a_missed_caller_who_becomes_known_is_one_with_their_other_tries() {
    let mut bench = Bench::new();
    let first = bench.missed(ring());
    bench.later(secs(60));
    let second = bench.missed(from(""));
    assert_eq!(bench.desk.overview().missed, 2);
    bench.hear(ended(from(IVAN), Cause::NoAnswer));
    assert_eq!(bench.notice(Subject::Missed(second)), Some(None));
    let Some(Some(Popup::Missed { tries: 2, .. })) = bench.notice(Subject::Missed(first)) else { panic!() };
}

#[test]
fn the_name_of_a_colleague_who_hands_a_call_on_is_not_the_callers() {
    let named = |report: Report, name: Option<&str>| name.iter().fold(report, |report, name| of_name(name, report));
    let table = [("301", None, None), ("301", Some("Ivan"), Some("Ivan")), ("", None, Some("Anna"))];
    for (first, name, stays) in table {
        let mut bench = Bench::new();
        let call = bench.hear(named(from(first), Some("Anna"))).call;
        bench.hear(named(from(IVAN), name));
        assert_eq!(bench.call(call).details.caller_name.as_deref(), stays, "{first:?} {name:?}");
    }
}

#[test]
fn the_rules_about_numbers_hold_for_a_number_that_becomes_known() {
    let ignored = Preferences { ignored: vec!["+7999*".parse().unwrap()], ..Preferences::default() };
    let short = Preferences { shortest: 4, ..Preferences::default() };
    let paused = Preferences { unreported_while_paused: true, ..Preferences::default() };
    let not_sent = |reason| Delivery::NotSent { reason };
    let table = [
        ("ignored", ignored, Pause::Off, None, Some(Silence::Ignored), not_sent(NotSent::Ignored)),
        ("too short before", short, Pause::Off, Some(Silence::TooShort), None, Delivery::Queued),
        (
            "paused",
            paused,
            Pause::UntilResumed,
            Some(Silence::Paused),
            Some(Silence::Paused),
            not_sent(NotSent::Paused),
        ),
    ];
    for (name, quiet, pause, before, after, post) in table {
        let mut bench = Bench::sitting(quiet, MINE, pause);
        let call = bench.hear(from("301")).call;
        bench.later(secs(40));
        assert_eq!(bench.call(call).silence, before, "{name}");
        bench.hear(from(IVAN));
        assert_eq!((bench.call(call).silence, &bench.call(call).delivery), (after, &post), "{name}");
        bench.later(GRACE);
        let shown = matches!(bench.desk.calls[&call].notice, live::Notice::Own { .. });
        assert_eq!(shown, after.is_none(), "{name}");
    }
}

#[test]
fn a_desktop_that_cannot_change_notices_shows_a_new_one_for_another_number() {
    let mut bench = Bench::new();
    bench.step(Input::Abilities(Abilities { update: false, ..Abilities::default() }));
    let call = bench.hear(from("")).call;
    bench.later(GRACE);
    bench.hear(from(IVAN));
    let popups = bench.effects.iter().filter_map(|effect| match effect {
        Effect::Popup { subject, popup } if *subject == Subject::Call(call) => Some(popup.is_some()),
        _ => None,
    });
    assert_eq!(popups.collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_number_that_another_source_knew_makes_one_call_of_two() {
    let soft = ring_of(IVAN, "soft", Some("s1"));
    for (first, wait, one) in [("", 2, true), ("301", 29, true), ("", 31, false)] {
        let mut bench = Bench::with(Preferences { ring_limit: 60, ..Preferences::default() });
        let dim = bench.hear(from(first)).call;
        bench.later(secs(1));
        let call = bench.hear(soft.clone()).call;
        bench.later(secs(wait));
        let taken = bench.hear(from(IVAN));
        assert_eq!((taken.call, taken.new), (if one { call } else { dim }, false), "{first:?} {wait}");
        assert_eq!(bench.popup(dim) == Some(None), one, "{first:?} {wait}: one notice");
        assert_eq!(bench.desk.call(dim).is_some(), !one, "{first:?} {wait}: one call");
        if one {
            bench.hear(phase(from(IVAN), Reported::Answered));
            bench.hear(phase(from(IVAN), Reported::Ended(None)));
            assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Talked), "it goes by both ids");
        }
    }
}
