//! The one notice for all missed calls gives way while a call rings, and comes back after.

use super::*;

const CALLERS: [&str; 4] = ["+79998885531", "+79998885532", "+79998885533", "+79998885534"];

/// What the last step did to the missed list: how many calls it names, `Some(None)` for closing it.
fn list(bench: &Bench) -> Option<Option<usize>> {
    let popup = bench.notice(Subject::AllMissed)?;
    Some(popup.map(|popup| match popup {
        Popup::AllMissed { calls, .. } => *calls,
        other => panic!("{other:?}"),
    }))
}

/// A desk with a list of four missed calls on the screen.
fn listed() -> Bench {
    let mut bench = Bench::new();
    for caller in CALLERS {
        bench.missed(ring_of(caller, "a", None));
    }
    assert_eq!(list(&bench), Some(Some(4)));
    bench
}

/// A caller who rings on the screen from the end of this step on.
fn ring_on_the_screen(bench: &mut Bench) -> Report {
    let report = ring_of("+15550100199", "a", None);
    bench.hear(report.clone());
    assert_eq!(list(bench), None, "nothing rings on the screen yet");
    bench.later(GRACE);
    report
}

/// What is told of a call at its end.
type End = fn(Report) -> Report;

#[test]
fn it_is_put_aside_while_a_call_rings_and_comes_back_with_what_is_so_then() {
    let ends: [(&str, End, usize); 4] = [
        ("answered", |ring| phase(ring, Reported::Answered), 4),
        ("declined", |ring| phase(ring, Reported::Ended(Some(Cause::Rejected))), 4),
        ("a colleague took it", |ring| phase(ring, Reported::Ended(Some(Cause::AnsweredElsewhere))), 4),
        ("missed", |ring| phase(ring, Reported::Ended(Some(Cause::NoAnswer))), 5),
    ];
    for (how, end, calls) in ends {
        let mut bench = listed();
        let ring = ring_on_the_screen(&mut bench);
        assert_eq!(list(&bench), Some(None), "{how}");
        bench.hear(end(ring));
        assert_eq!(list(&bench), Some(Some(calls)), "{how}");
    }
}

#[test]
fn it_comes_back_when_the_last_of_several_has_stopped_ringing() {
    let mut bench = listed();
    let first = ring_on_the_screen(&mut bench);
    let second = ring_of("+15550100198", "b", None);
    bench.hear(second.clone());
    bench.later(GRACE);
    assert_eq!(list(&bench), None, "it is aside already");
    bench.hear(phase(first, Reported::Answered));
    assert_eq!(list(&bench), None);
    bench.hear(phase(second, Reported::Ended(Some(Cause::AnsweredElsewhere))));
    assert_eq!(list(&bench), Some(Some(4)));
}

#[test]
fn a_storm_puts_it_aside_as_well() {
    let mut bench = listed();
    for n in 0..6 {
        bench.hear(ring_of("anonymous", "storm", Some(&n.to_string())));
    }
    bench.later(limits::LIST_RESTS);
    assert!(!bench.desk.missed.all().is_empty());
    for n in 0..6 {
        bench.hear(phase(ring_of("anonymous", "storm", Some(&n.to_string())), Reported::Answered));
    }
    assert_eq!(list(&bench), Some(Some(4)));
}

#[test]
fn what_was_up_comes_back_though_notices_are_paused_meanwhile() {
    let mut bench = listed();
    let ring = ring_on_the_screen(&mut bench);
    bench.step(Input::Paused(Pause::UntilResumed));
    bench.hear(phase(ring, Reported::Answered));
    assert_eq!(list(&bench), Some(Some(4)));
}

#[test]
fn what_the_agent_has_dealt_with_does_not_come_back() {
    let mut bench = listed();
    let ring = ring_on_the_screen(&mut bench);
    bench.step(Input::HistorySeen);
    bench.hear(phase(ring, Reported::Answered));
    assert_eq!(list(&bench), None);
    let mut bench = listed();
    bench.step(Input::Expired(Subject::AllMissed));
    let ring = ring_on_the_screen(&mut bench);
    bench.hear(phase(ring, Reported::Answered));
    assert_eq!(list(&bench), None, "it went by itself before");
}

#[test]
fn it_stays_where_notices_cannot_be_changed_and_where_nothing_rings_on_the_screen() {
    let mut bench = listed();
    bench.step(Input::Abilities(Abilities { update: false, ..Abilities::default() }));
    ring_on_the_screen(&mut bench);
    assert_eq!(list(&bench), None, "it could not be brought back in its place");
    let mut bench = listed();
    bench.step(Input::Paused(Pause::UntilResumed));
    ring_on_the_screen(&mut bench);
    assert_eq!(list(&bench), None, "a call that is not shown needs no room");
}
