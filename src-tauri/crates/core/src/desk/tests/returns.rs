//! What brings a call back: another ring of a queue, a phone that answers after another one refused.

use super::*;

const IVAN: &str = "+79998885533";

pub(super) fn from(text: &str) -> Report {
    ring_of(text, "pbx", Some("u1"))
}

pub(super) fn ended(report: Report, cause: Cause) -> Report {
    phase(report, Reported::Ended(Some(cause)))
}

/// Whoever is named by a notice of a call that came up or changed in the last step.
pub(super) fn told(bench: &Bench, call: CallId) -> Option<(CallNumber, Stage)> {
    match bench.notice(Subject::Call(call)) {
        Some(Some(Popup::Call { caller, stage })) => Some((caller.number.clone(), *stage)),
        _ => None,
    }
}

#[test]
fn a_call_of_the_agents_own_that_is_handed_back_rings_and_can_be_missed() {
    let placed = |phase| Report { phase, direction: Direction::Out, ..from(IVAN) };
    let mut bench = Bench::new();
    let call = bench.hear(placed(Reported::Ringing)).call;
    bench.hear(placed(Reported::Answered));
    bench.hear(placed(Reported::Ended(Some(Cause::Normal))));
    bench.later(secs(30));
    let taken = bench.hear(from(IVAN));
    assert_eq!((taken.call, taken.new), (call, false));
    assert_eq!((bench.call(call).direction, bench.call(call).silence), (Direction::In, None));
    bench.hear(ended(from(IVAN), Cause::NoAnswer));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Missed));
}

#[test]
fn a_queue_that_rings_again_shows_the_call_again_and_asks_the_crm_no_more() {
    let answered = phase(from(IVAN), Reported::Answered);
    let table = [
        ("missed", vec![ended(from(IVAN), Cause::NoAnswer)]),
        ("declined", vec![ended(from(IVAN), Cause::Rejected)]),
        ("taken by a colleague", vec![ended(from(IVAN), Cause::AnsweredElsewhere)]),
        ("answered by the queue", vec![answered.clone()]),
        ("talked to", vec![answered, ended(from(IVAN), Cause::Normal)]),
    ];
    for (name, reports) in table {
        for (closed, wait) in [(false, 0), (true, 0), (false, 50), (true, 100)] {
            let mut bench = Bench::new();
            let call = bench.hear(from(IVAN)).call;
            bench.step(Input::Stored(vec![call]));
            bench.step(Input::Claim);
            bench.answer(call, Ok(Answer::NotInCrm), None);
            if closed {
                bench.step(Input::Dismissed(Subject::Call(call)));
            }
            for report in reports.clone() {
                bench.hear(report);
            }
            bench.later(secs(wait));
            let taken = bench.hear(from(IVAN));
            assert_eq!((taken.call, taken.new), (call, false), "{name}");
            assert_eq!(told(&bench, call), Some((number(IVAN), Stage::Ringing)), "{name}, closed: {closed}");
            assert!(!bench.desk.has_work(), "{name}: the CRM was told");
            let record = bench.call(call);
            assert_eq!((record.phase, record.ended_at, record.unseen), (Phase::Ringing, None, false), "{name}");
            assert_eq!(bench.desk.overview().missed, 0, "{name}: nothing is missed that rings");
            bench.later(secs(10));
            bench.hear(ended(from(IVAN), Cause::NoAnswer));
            assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Missed), "{name}");
            assert_eq!(bench.desk.overview().missed, 1, "{name}: once, however often it rang");
        }
    }
}

#[test]
fn call_that_rings_again_in_another_spelling_is_the_same_call() {
    for (first, again) in [
        ("+74951234567", "+7 495 123-45-67 доб. 12"),
        ("8 (495) 123-45-67", "0074951234567"),
        ("+54 11 4321-5678", "+54 9 11 4321-5678"),
    ] {
        for over in [phase(from(first), Reported::Answered), ended(from(first), Cause::NoAnswer)] {
            let mut bench = Bench::new();
            let call = bench.hear(from(first)).call;
            bench.hear(over);
            let taken = bench.hear(from(again));
            assert_eq!((taken.call, taken.new), (call, false), "{first}, then {again}");
            assert_eq!(bench.call(call).phase, Phase::Ringing, "{first}, then {again}");
        }
    }
}

#[test]
fn one_caller_in_the_spellings_of_two_sources_is_one_call() {
    for (one, other) in [("+380501234567", "00380501234567"), ("+79998885533", "8 999 888-55-33")] {
        let mut bench = Bench::new();
        let call = bench.hear(ring_of(one, "pbx", Some("u1"))).call;
        let taken = bench.hear(ring_of(other, "softphone", None));
        assert_eq!((taken.call, taken.new), (call, false), "{one} and {other}");
    }
}

#[test]
fn after_its_limit_a_ring_under_the_same_id_is_another_ring_of_the_call() {
    let mut bench = Bench::new();
    let call = bench.hear(from(IVAN)).call;
    bench.later(secs(46));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
    assert_eq!(bench.hear(from(IVAN)).call, call);
    assert!(bench.desk.has_work(), "the CRM has not been told yet");
    bench.later(GRACE);
    assert_eq!(told(&bench, call), Some((number(IVAN), Stage::Ringing)));
}

#[test]
fn repeated_ring_report_is_not_another_ring() {
    let mut bench = Bench::new();
    let call = bench.hear(from(IVAN)).call;
    bench.later(GRACE);
    bench.step(Input::Dismissed(Subject::Call(call)));
    bench.later(secs(5));
    bench.hear(from(IVAN));
    assert_eq!(told(&bench, call), None, "the agent has closed it");
}

#[test]
fn ring_reported_too_late_is_not_shown() {
    let late = |bench: &Bench| {
        let at = bench.now.wall - secs(9);
        Report { at: Some(at), ..from(IVAN) }
    };
    for then in [Reported::Answered, Reported::Ended(None)] {
        // By its time, where the source tells it.
        let mut bench = Bench::new();
        let call = bench.hear(Report { at: Some(bench.now.wall), ..from(IVAN) }).call;
        bench.later(secs(5));
        bench.hear(phase(from(IVAN), then));
        let stands = bench.call(call).phase;
        bench.later(secs(5));
        let report = late(&bench);
        bench.hear(report);
        assert_eq!(bench.call(call).phase, stands, "{then:?}");
        // By its order: nobody has told of a ring yet.
        let mut bench = Bench::new();
        let call = bench.hear(phase(from(IVAN), then)).call;
        let stands = bench.call(call).phase;
        bench.hear(from(IVAN));
        assert_eq!(bench.call(call).phase, stands, "{then:?}");
    }
}

#[test]
fn the_phone_of_a_colleague_makes_no_call_of_mine_ring() {
    let mut bench = Bench::new();
    let call = bench.missed(from(IVAN));
    let colleague = for_users(&[2], from(IVAN));
    bench.hear(colleague.clone());
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Missed));
    assert_eq!(bench.desk.overview().missed, 1);
    bench.hear(phase(colleague, Reported::Answered));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Elsewhere), "somebody has talked to the caller");
    assert_eq!(bench.desk.overview().missed, 0);
}

#[test]
fn a_queue_that_rings_again_is_shown_by_the_rules_of_now() {
    for (then, silence) in [(Pause::UntilResumed, Some(Silence::Paused)), (Pause::Off, None)] {
        let mut bench = Bench::paused(Pause::UntilResumed);
        let call = bench.hear(from(IVAN)).call;
        bench.hear(ended(from(IVAN), Cause::NoAnswer));
        bench.step(Input::Paused(then));
        bench.hear(from(IVAN));
        assert_eq!(bench.call(call).silence, silence);
    }
}

#[test]
fn a_call_that_rings_again_in_a_storm_goes_onto_the_list() {
    let mut bench = Bench::new();
    let call = bench.hear(from(IVAN)).call;
    bench.later(GRACE);
    bench.hear(phase(from(IVAN), Reported::Answered));
    for n in 0..limits::MOST_NOTICES {
        bench.hear(ring_of("", "pbx", Some(&n.to_string())));
    }
    bench.hear(from(IVAN));
    assert_eq!(bench.popup(call), Some(None));
    assert!(bench.desk.screen.listed().contains(&call));
}

#[test]
fn answer_outweighs_an_earlier_end() {
    let same = ring_of(IVAN, "a", Some("L1"));
    let answers = [
        ("the same id", same.clone()),
        ("the same source, without an id", ring_of(IVAN, "a", None)),
        ("another source", ring_of(IVAN, "desk", None)),
        ("another source, with an id", ring_of(IVAN, "desk", Some("d1"))),
    ];
    let causes = [Cause::Busy, Cause::Rejected, Cause::NoAnswer, Cause::Cancelled, Cause::AnsweredElsewhere];
    for (name, answer) in answers {
        for (cause, wait, shown) in causes
            .into_iter()
            .flat_map(|cause| [(cause, 0, false), (cause, 1, true), (cause, 40, true), (cause, 119, true)])
        {
            let mut bench = Bench::new();
            let call = bench.hear(same.clone()).call;
            if shown {
                bench.later(GRACE);
            }
            bench.hear(ended(same.clone(), cause));
            bench.later(secs(wait));
            let taken = bench.hear(phase(answer.clone(), Reported::Answered));
            assert_eq!((taken.call, taken.new), (call, false), "{name} {cause:?} {wait}");
            assert_eq!(
                (bench.call(call).phase, bench.call(call).ended_at),
                (Phase::Answered, None),
                "{name} {cause:?}"
            );
            assert!(!bench.call(call).unseen && bench.desk.overview().missed == 0, "{name} {cause:?}");
            bench.later(GRACE);
            assert!(
                matches!(bench.desk.calls[&call].notice, live::Notice::Own { stage: Stage::Talking, .. }),
                "{name}"
            );
            bench.hear(phase(answer.clone(), Reported::Ended(None)));
            assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Talked), "{name} {cause:?}");
        }
    }
}

#[test]
fn the_notice_of_a_missed_call_goes_when_somebody_answers_it() {
    let mut bench = Bench::new();
    let call = bench.missed(from(IVAN));
    bench.hear(phase(from(IVAN), Reported::Answered));
    assert_eq!(bench.notice(Subject::Missed(call)), Some(None));
    bench.later(GRACE);
    assert_eq!(told(&bench, call), Some((number(IVAN), Stage::Talking)));
}

#[test]
fn two_minutes_after_its_end_an_answer_is_of_another_call() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.hear(ended(ring(), Cause::NoAnswer));
    bench.later(limits::KEPT + secs(1));
    let taken = bench.hear(phase(ring_of(IVAN, "desk", None), Reported::Answered));
    assert!(taken.new && taken.call != call);
}

#[test]
fn a_call_that_was_first_heard_of_when_it_was_over_is_told_to_the_crm_when_it_is_answered() {
    let mut bench = Bench::new();
    let call = bench.hear(ended(from(IVAN), Cause::Busy)).call;
    assert_eq!(bench.call(call).delivery, Delivery::NotSent { reason: NotSent::Over });
    bench.hear(phase(from(IVAN), Reported::Answered));
    assert_eq!((bench.call(call).silence, &bench.call(call).delivery), (None, &Delivery::Queued));
    bench.later(GRACE);
    assert_eq!(told(&bench, call), Some((number(IVAN), Stage::Talking)));
}

#[test]
fn the_first_word_on_an_end_is_believed_where_nobody_answered() {
    let late = [None, Some(Cause::NoAnswer), Some(Cause::Rejected), Some(Cause::Normal)];
    let table = [(Cause::Rejected, Outcome::Declined), (Cause::NoAnswer, Outcome::Missed)];
    for (first, outcome) in table {
        for cause in late {
            let mut bench = Bench::new();
            let call = bench.hear(from(IVAN)).call;
            bench.hear(ended(from(IVAN), first));
            bench.hear(phase(from(IVAN), Reported::Ended(cause)));
            assert_eq!(bench.call(call).phase, Phase::Ended(outcome), "{first:?} {cause:?}");
        }
    }
}

#[test]
fn a_talk_goes_on_when_the_other_phones_stop_ringing() {
    let causes = [Cause::AnsweredElsewhere, Cause::Cancelled, Cause::NoAnswer, Cause::Busy, Cause::Rejected];
    for cause in causes {
        let mut bench = Bench::new();
        let call = bench.hear(ring_of(IVAN, "soft", Some("s1"))).call;
        bench.hear(ring_of(IVAN, "desk", Some("d1")));
        bench.hear(phase(ring_of(IVAN, "desk", Some("d1")), Reported::Answered));
        bench.hear(ended(ring_of(IVAN, "soft", Some("s1")), cause));
        assert_eq!(bench.call(call).phase, Phase::Answered, "{cause:?}");
        bench.hear(phase(ring_of(IVAN, "soft", Some("s1")), Reported::Ended(None)));
        assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Talked), "a plain end is the end, whoever tells it");
    }
}

#[test]
fn queue_ring_reported_half_a_minute_late_is_stale() {
    for (late, shown, silence) in [(20, false, None), (40, false, Some(Silence::Stale)), (40, true, None)] {
        let mut bench = Bench::new();
        let at = bench.now.wall;
        let call = bench.hear(Report { at: Some(at), ..from(IVAN) }).call;
        if shown {
            bench.later(GRACE);
            bench.step(Input::Shown(Subject::Call(call)));
        }
        bench.hear(ended(from(IVAN), Cause::NoAnswer));
        bench.later(secs(60));
        let at = bench.now.wall - secs(late);
        bench.hear(Report { at: Some(at), ..from(IVAN) });
        bench.later(GRACE);
        assert_eq!(bench.call(call).silence, silence, "{late}");
        assert_eq!(bench.call(call).phase, Phase::Ringing, "{late}");
        let notice = matches!(bench.desk.calls[&call].notice, live::Notice::Own { .. });
        assert_eq!(notice, late < 30, "{late}");
    }
}
