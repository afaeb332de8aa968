//! Which reports are about one call.

use super::returns::ended;
use super::*;

const IVAN: &str = "+79998885533";

fn answered(report: Report) -> Report {
    phase(report, Reported::Answered)
}

#[test]
fn reports_of_one_call_are_one_call() {
    let known = |first: Report, wait, second: Report| {
        let mut bench = Bench::new();
        let call = bench.hear(first).call;
        bench.later(wait);
        let taken = bench.hear(second);
        assert_eq!(taken.new, taken.call != call);
        !taken.new
    };
    let from = |source, id| ring_of("89998885533", source, id);
    let other = ring_of("+15550100123", "a", None);
    let end = |report| phase(report, Reported::Ended(None));
    let table = [
        ("the same id", from("a", Some("1")), secs(0), from("a", Some("1")), true),
        ("the same id, another number", from("a", Some("1")), secs(0), ring_of("101", "a", Some("1")), true),
        ("another id", from("a", Some("1")), secs(0), from("a", Some("2")), false),
        ("no id, the same number", from("a", None), secs(5), from("a", None), true),
        ("no id, another number", from("a", None), secs(5), other, false),
        ("two sources", from("a", Some("1")), secs(30), from("b", Some("9")), true),
        ("two sources, too late", from("a", Some("1")), secs(31), from("b", Some("9")), false),
        ("an id comes later", from("a", None), secs(1), from("a", Some("1")), true),
        ("the end without an id", from("a", Some("1")), secs(40), end(from("b", None)), true),
        (
            "the same id at its end, another number",
            from("a", Some("1")),
            secs(0),
            end(ring_of("101", "a", Some("1"))),
            true,
        ),
        ("withheld is nobody", ring_of("", "a", None), secs(0), ring_of("", "a", None), false),
        ("the only withheld call ends", ring_of("", "a", None), secs(0), end(ring_of("", "a", None)), true),
    ];
    for (name, first, wait, second, same) in table {
        assert_eq!(known(first, wait, second), same, "{name}");
    }
}

#[test]
fn a_call_goes_by_every_id_that_a_source_gave_it() {
    let mut bench = Bench::new();
    let call = bench.hear(ring_of("+79998885533", "a", Some("1"))).call;
    bench.hear(ring_of("+79998885533", "b", Some("9")));
    // The second source writes another number on what it says next.
    for (source, id) in [("b", "9"), ("a", "1")] {
        let taken = bench.hear(phase(ring_of("101", source, Some(id)), Reported::Ended(None)));
        assert_eq!((taken.call, taken.new), (call, false), "{source}");
    }
    assert!(bench.hear(ring_of("101", "b", Some("1"))).new, "an id is its own source's");
}

#[test]
fn report_without_an_id_is_about_the_newest_call_of_its_number() {
    let mut bench = Bench::new();
    let calls = ["1", "2"].map(|id| bench.hear(ring_of("+79998885533", "a", Some(id))).call);
    for call in calls.into_iter().rev() {
        assert_eq!(bench.hear(phase(ring_of("+79998885533", "b", None), Reported::Ended(None))).call, call);
    }
}

#[test]
fn a_ring_of_a_number_that_is_talked_to_is_a_new_call_with_a_notice_of_its_own() {
    let table = [
        ("neither has an id", ring_of(IVAN, "a", None), ring_of(IVAN, "a", None)),
        ("the second has one", ring_of(IVAN, "a", None), ring_of(IVAN, "a", Some("2"))),
        ("each has its own", ring_of(IVAN, "a", Some("1")), ring_of(IVAN, "a", Some("2"))),
        ("the first has one", ring_of(IVAN, "a", Some("1")), ring_of(IVAN, "a", None)),
        ("another source", ring_of(IVAN, "a", None), ring_of(IVAN, "b", None)),
        ("another spelling", ring_of(IVAN, "a", None), ring_of("8 (999) 888-55-33", "a", None)),
        ("an extension", ring_of("301", "a", None), ring_of("301", "a", None)),
        (
            "a number that is no phone's any more",
            ring_of(IVAN, "a", Some("1")),
            ring_of("+15550100123", "a", Some("1")),
        ),
    ];
    for (name, first, second) in table {
        for wait in [1, 29, 31, 120, 3600] {
            let mut bench = Bench::new();
            let old = bench.hear(first.clone()).call;
            bench.later(GRACE);
            bench.hear(answered(first.clone()));
            bench.later(secs(wait));
            let new = bench.hear(second.clone());
            assert!(new.new && new.call != old, "{name}, after {wait} s");
            bench.later(GRACE);
            let Some(Popup::Call { stage: Stage::Ringing, .. }) = shown(&bench, new.call) else { panic!("{name}") };
            let reported = bench.call(new.call).number.phone().is_some();
            assert_eq!(bench.call(new.call).delivery == Delivery::Queued, reported, "{name}: the CRM is told of it");
        }
    }
}

#[test]
fn report_about_a_number_in_a_talk_is_about_its_ringing_call() {
    for (then, phase_then) in [
        (Reported::Answered, Phase::Answered),
        (Reported::Ended(None), Phase::Ended(Outcome::Missed)),
        (Reported::Ended(Some(Cause::NoAnswer)), Phase::Ended(Outcome::Missed)),
    ] {
        let mut bench = Bench::new();
        let old = bench.hear(answered(ring())).call;
        bench.later(secs(120));
        let new = bench.hear(ring()).call;
        bench.hear(phase(ring(), then));
        assert_eq!((bench.call(old).phase, bench.call(new).phase), (Phase::Answered, phase_then), "{then:?}");
        bench.hear(phase(ring(), Reported::Ended(None)));
        bench.hear(phase(ring(), Reported::Ended(None)));
        assert!(!bench.call(old).is_live() && !bench.call(new).is_live(), "{then:?}: each end ends one");
    }
}

#[test]
fn a_refusal_of_the_call_that_waits_ends_no_talk() {
    for cause in [Cause::Busy, Cause::Rejected, Cause::NoAnswer, Cause::Cancelled, Cause::AnsweredElsewhere] {
        let mut bench = Bench::new();
        let waiting = bench.hear(ring_of(IVAN, "a", Some("1"))).call;
        let talk = bench.hear(ring_of(IVAN, "a", Some("2"))).call;
        bench.hear(answered(ring_of(IVAN, "a", Some("2"))));
        bench.hear(ended(ring_of(IVAN, "a", None), cause));
        assert_eq!(bench.call(talk).phase, Phase::Answered, "{cause:?}");
        assert!(!bench.call(waiting).is_live(), "{cause:?}");
    }
}

#[test]
fn after_its_end_a_number_rings_anew() {
    for second in [ring_of(IVAN, "a", None), ring_of(IVAN, "a", Some("2")), ring_of(IVAN, "b", Some("1"))] {
        let mut bench = Bench::new();
        let first = ring_of(IVAN, "a", Some("1"));
        let call = bench.hear(first.clone()).call;
        bench.hear(ended(first, Cause::NoAnswer));
        assert!(bench.hear(second.clone()).new, "{second:?}");
        assert!(!bench.call(call).is_live());
    }
}

#[test]
fn an_end_without_a_number_ends_the_one_call_without_a_number() {
    let withheld = |source, id: Option<&str>| ring_of("anonymous", source, id);
    let over = |bench: &Bench, call: CallId| !bench.call(call).is_live();
    for cause in [None, Some(Cause::NoAnswer), Some(Cause::Normal)] {
        let end = |source, id| phase(withheld(source, id), Reported::Ended(cause));
        // There is one, and earlier ones of which nobody told the end.
        let mut bench = Bench::new();
        for _ in 0..2 {
            bench.hear(withheld("a", None));
            bench.later(secs(46));
        }
        let call = bench.hear(withheld("a", None)).call;
        assert_eq!(bench.try_hear(end("a", None), None).map(|taken| taken.call), Some(call), "{cause:?}");
        assert!(over(&bench, call));
        // There are none: nothing begins.
        let mut bench = Bench::new();
        assert_eq!(bench.try_hear(end("a", None), None), None, "{cause:?}");
        assert!(bench.desk.calls.len() == 0 && bench.effects.len() == 1, "{:?}", bench.effects);
        // There are several: nobody knows which.
        let calls = [bench.hear(withheld("a", None)).call, bench.hear(withheld("a", Some("7"))).call];
        assert_eq!(bench.try_hear(end("a", None), None), None, "{cause:?}");
        assert!(calls.iter().all(|call| !over(&bench, *call)));
        // An id says which. One that nobody knows ends nobody else's.
        assert_eq!(bench.try_hear(end("a", Some("8")), None).map(|taken| taken.call), Some(calls[0]), "it had no id");
        assert_eq!(bench.try_hear(end("a", Some("9")), None), None, "{cause:?}");
        assert_eq!(bench.try_hear(end("b", None), None), None, "another source's");
        assert_eq!(bench.try_hear(end("a", Some("7")), None).map(|taken| taken.call), Some(calls[1]));
    }
}

#[test]
fn an_answer_without_a_number_is_told_of_the_one_that_rings() {
    let mut bench = Bench::new();
    let first = bench.hear(ring_of("", "a", None)).call;
    bench.hear(answered(ring_of("", "a", None)));
    let second = bench.hear(ring_of("", "a", None)).call;
    bench.hear(answered(ring_of("", "a", None)));
    assert_eq!([first, second].map(|call| bench.call(call).phase), [Phase::Answered; 2]);
}

#[test]
fn unknown_id_begins_a_call_only_with_a_ring() {
    let ends = [None, Some(Cause::NoAnswer), Some(Cause::AnsweredElsewhere)].map(Reported::Ended);
    for then in ends.into_iter().chain([Reported::Answered]) {
        for text in ["", "anonymous"] {
            for id in [None, Some("b7")] {
                for direction in [Direction::In, Direction::Out] {
                    let mut bench = Bench::new();
                    let known = bench.hear(ring_of(IVAN, "a", Some("1"))).call;
                    let report = Report { direction, ..phase(ring_of(text, "a", id), then) };
                    assert_eq!(bench.try_hear(report, None), None, "{then:?} {text:?} {id:?}");
                    assert_eq!(bench.effects, [Effect::Taken(vec![None])], "{then:?} {text:?} {id:?}");
                    assert_eq!(bench.desk.overview().live, 1);
                    assert_eq!(bench.call(known).phase, Phase::Ringing);
                }
            }
        }
    }
    let mut bench = Bench::new();
    assert!(bench.hear(ring_of("", "a", Some("b7"))).new);
}

#[test]
fn a_later_phase_with_a_number_begins_a_call_for_sources_that_tell_of_no_rings() {
    let out = Report { direction: Direction::Out, ..ring_of(IVAN, "a", Some("b7")) };
    for report in [
        answered(ring_of(IVAN, "a", Some("b7"))),
        ended(ring_of(IVAN, "a", Some("b7")), Cause::NoAnswer),
        ended(ring_of("301", "a", None), Cause::NoAnswer),
        answered(out.clone()),
        phase(out, Reported::Ended(None)),
    ] {
        assert!(Bench::new().hear(report.clone()).new, "{report:?}");
    }
}

#[test]
fn every_report_of_a_request_has_its_answer_in_its_place() {
    let mut bench = Bench::new();
    let phantom = answered(ring_of("", "a", Some("b7")));
    let reports = [phantom.clone(), ring(), phantom, phase(ring(), Reported::Answered)];
    let heard = |(n, report)| Heard { id: CallId::numbered(n), report };
    bench.step(Input::Heard((1..).zip(reports).map(heard).collect()));
    let call = CallId::numbered(2);
    let known = |new| Some(Taken { call, new, later_phase: !new });
    assert_eq!(bench.effects[0], Effect::Taken(vec![None, known(true), None, known(false)]));
    assert_eq!(bench.call(call).phase, Phase::Answered);
}

#[test]
fn an_end_that_is_told_twice_is_no_second_call() {
    let table = [
        ("the same source", ring(), true),
        ("another one that told of no ring", ring_of(IVAN, "pbx", None), true),
        ("another one, with an id", ring_of(IVAN, "pbx", Some("1")), true),
    ];
    for (name, report, same) in table {
        for cause in [Cause::NoAnswer, Cause::Rejected, Cause::Normal] {
            let mut bench = Bench::new();
            let call = bench.hear(ring()).call;
            bench.hear(ended(ring(), Cause::Rejected));
            let taken = bench.hear(ended(report.clone(), cause));
            assert_eq!(taken.call == call, same, "{name}");
            assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Declined), "{name}: the first word is believed");
            assert_eq!(bench.desk.overview().missed, 0, "{name}");
        }
    }
    let mut bench = Bench::new();
    let tries = [(); 2].map(|()| bench.hear(ended(ring(), Cause::NoAnswer)).call);
    assert_ne!(tries[0], tries[1], "a source that tells of missed calls alone tells of each");
}

/// What the notice of a call says now.
fn shown(bench: &Bench, call: CallId) -> Option<Popup> {
    match &bench.desk.calls[&call].notice {
        live::Notice::Own { caller, stage, .. } => Some(Popup::Call { caller: (**caller).clone(), stage: *stage }),
        _ => None,
    }
}
