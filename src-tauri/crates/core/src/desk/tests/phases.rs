//! A call from its first ring to its end: what reports make of it. Which call they are about is in `identity`.

use super::*;

#[test]
fn causes_make_outcomes() {
    let ended = |cause| Reported::Ended(cause);
    let table = [
        (false, ended(None), Outcome::Missed),
        (false, ended(Some(Cause::NoAnswer)), Outcome::Missed),
        (false, ended(Some(Cause::Cancelled)), Outcome::Missed),
        (false, ended(Some(Cause::Busy)), Outcome::Missed),
        (false, ended(Some(Cause::Rejected)), Outcome::Declined),
        (false, ended(Some(Cause::AnsweredElsewhere)), Outcome::Elsewhere),
        (true, ended(None), Outcome::Talked),
        (true, ended(Some(Cause::Normal)), Outcome::Talked),
    ];
    for (answered, end, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.hear(ring()).call;
        if answered {
            bench.hear(phase(ring(), Reported::Answered));
        }
        bench.hear(phase(ring(), end));
        assert_eq!(bench.call(call).phase, Phase::Ended(outcome), "{answered} {end:?}");
    }
}

#[test]
fn plain_end_without_a_ring_has_an_unknown_outcome() {
    let table = [
        (None, Outcome::Unknown),
        (Some(Cause::Normal), Outcome::Unknown),
        (Some(Cause::NoAnswer), Outcome::Missed),
        (Some(Cause::Rejected), Outcome::Declined),
        (Some(Cause::AnsweredElsewhere), Outcome::Elsewhere),
    ];
    for (cause, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.hear(phase(ring(), Reported::Ended(cause))).call;
        assert_eq!(bench.call(call).phase, Phase::Ended(outcome), "{cause:?}");
    }
}

#[test]
fn call_that_nobody_tells_of_any_more_is_over_and_not_missed() {
    for (answered, outcome) in [(false, Outcome::Unknown), (true, Outcome::Talked)] {
        let mut bench = Bench::new();
        let call = bench.hear(ring()).call;
        if answered {
            bench.hear(phase(ring(), Reported::Answered));
        }
        bench.hear(phase(ring(), Reported::Lost));
        let call = bench.call(call);
        assert_eq!((call.phase, call.unseen), (Phase::Ended(outcome), false));
    }
    // It begins nothing.
    let mut bench = Bench::new();
    assert!(bench.try_hear(phase(ring(), Reported::Lost), None).is_none());
}

#[test]
fn outgoing_call_ends_as_talked_or_unknown() {
    let placed = Report { direction: Direction::Out, ..ring() };
    let table = [
        (false, None, Outcome::Unknown),
        (false, Some(Cause::NoAnswer), Outcome::Unknown),
        (false, Some(Cause::Rejected), Outcome::Declined),
        (true, Some(Cause::Normal), Outcome::Talked),
    ];
    for (answered, cause, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.hear(placed.clone()).call;
        if answered {
            bench.hear(phase(placed.clone(), Reported::Answered));
        }
        bench.hear(phase(placed.clone(), Reported::Ended(cause)));
        assert_eq!(bench.call(call).phase, Phase::Ended(outcome), "{answered} {cause:?}");
        assert_eq!(bench.desk.overview().missed, 0, "{answered} {cause:?}");
    }
}

#[test]
fn each_report_learns_whether_it_began_a_call() {
    let colleague = |report| for_users(&[2], report);
    let table = [
        (ring(), false),
        (colleague(ring()), false),
        (phase(ring(), Reported::Answered), true),
        (colleague(phase(ring(), Reported::Answered)), true),
        (phase(ring(), Reported::Ended(None)), true),
    ];
    for (report, later_phase) in table {
        for new in [true, false] {
            let mut bench = Bench::new();
            if !new {
                bench.hear(ring());
            }
            let taken = bench.hear(report.clone());
            assert_eq!((taken.new, taken.later_phase), (new, later_phase), "{report:?}");
        }
    }
}

#[test]
fn a_ring_group_that_reaches_me_later_is_shown() {
    let mut bench = Bench::new();
    let call = bench.hear(for_users(&[2], ring())).call;
    bench.hear(for_users(&[ME], ring()));
    bench.later(GRACE);
    assert!(matches!(bench.popup(call), Some(Some(_))));
}

#[test]
fn ringing_call_expires_after_the_ring_limit() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.later(secs(45));
    assert_eq!(bench.popup(call), Some(None));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
}

#[test]
fn talk_without_an_end_expires_after_four_hours() {
    let mut bench = Bench::new();
    let call = bench.hear(phase(ring(), Reported::Answered)).call;
    bench.later(secs(4 * 3600 - 1));
    assert_eq!(bench.call(call).phase, Phase::Answered);
    bench.later(secs(1));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
}

#[test]
fn a_test_call_ends_when_the_agent_ends_it() {
    for (phase_then, outcome) in [(Reported::Ringing, Outcome::Declined), (Reported::Answered, Outcome::Talked)] {
        let mut bench = Bench::new();
        let call = bench.hear(phase(ring(), phase_then)).call;
        bench.later(GRACE);
        bench.step(Input::HungUp(call));
        assert_eq!(bench.call(call).phase, Phase::Ended(outcome));
        assert_eq!(bench.popup(call), Some(None));
        assert_eq!(bench.desk.overview().missed, 0);
    }
}

#[test]
fn the_notice_goes_when_the_call_ends() {
    for report in [phase(ring(), Reported::Ended(None)), phase(ring(), Reported::Ended(Some(Cause::Rejected)))] {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.later(GRACE);
        let taken = bench.hear(report);
        assert_eq!((taken.call, taken.new), (call, false));
        assert_eq!(bench.popup(call), Some(None));
        bench.answer(call, Ok(Answer::NotInCrm), None);
        assert_eq!(bench.popup(call), None, "and does not come back");
    }
}

#[test]
fn expired_call_still_takes_reports() {
    let ended = |cause| Reported::Ended(Some(cause));
    let table = [
        (ended(Cause::NoAnswer), Phase::Ended(Outcome::Missed)),
        (ended(Cause::Rejected), Phase::Ended(Outcome::Declined)),
        (ended(Cause::AnsweredElsewhere), Phase::Ended(Outcome::Elsewhere)),
        (Reported::Answered, Phase::Answered),
    ];
    for (late, phase_then) in table {
        for id in [None, Some("1")] {
            let mut bench = Bench::new();
            let ring = ring_of("+79998885533", "a", id);
            let call = bench.hear(ring.clone()).call;
            bench.later(secs(45));
            assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
            bench.later(secs(30));
            let taken = bench.hear(phase(ring, late));
            assert_eq!((taken.call, taken.new), (call, false), "{late:?} {id:?}");
            assert_eq!(bench.call(call).phase, phase_then, "{late:?} {id:?}");
        }
    }
}

#[test]
fn a_talk_that_goes_on_has_no_end_and_its_first_beginning() {
    let mut bench = Bench::new();
    let call = bench.hear(phase(ring(), Reported::Answered)).call;
    let answered_at = bench.call(call).answered_at;
    bench.later(limits::TALK_LIMIT);
    assert!(bench.call(call).ended_at.is_some());
    bench.hear(phase(ring(), Reported::Answered));
    assert_eq!((bench.call(call).phase, bench.call(call).ended_at), (Phase::Answered, None));
    assert_eq!(bench.call(call).answered_at, answered_at);
}

#[test]
fn a_call_that_is_first_heard_of_when_it_is_answered_is_shown_and_reported() {
    let mut bench = Bench::new();
    let call = bench.hear(phase(ring(), Reported::Answered)).call;
    assert_eq!(bench.call(call).delivery, Delivery::Queued);
    bench.later(GRACE);
    let Some(Some(Popup::Call { stage, .. })) = bench.notice(Subject::Call(call)) else { panic!() };
    assert_eq!(*stage, Stage::Talking);
}

#[test]
fn when_it_is_answered_the_notice_becomes_quiet_or_goes() {
    for keep_answered in [true, false] {
        let mut bench = Bench::with(Preferences { keep_answered, ..Preferences::default() });
        let call = bench.sent();
        bench.answer(call, Ok(Answer::NotInCrm), None);
        bench.hear(phase(ring(), Reported::Answered));
        match bench.notice(Subject::Call(call)) {
            Some(Some(Popup::Call { stage: Stage::Talking, .. })) => assert!(keep_answered),
            Some(None) => assert!(!keep_answered),
            other => panic!("{other:?}"),
        }
        bench.hear(phase(ring(), Reported::Ended(None)));
        assert_eq!(bench.popup(call), keep_answered.then_some(None), "it goes once");
    }
}

#[test]
fn end_of_ringing_is_shown_even_after_the_last_change_of_a_notice() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    bench.step(named(7, Some("Kitchen")));
    bench.hear(phase(ring(), Reported::Answered));
    assert!(matches!(bench.notice(Subject::Call(call)), Some(Some(Popup::Call { stage: Stage::Talking, .. }))));
}

#[test]
fn a_notice_that_becomes_quiet_says_all_that_is_known_and_may_change_twice_again() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    bench.step(named(7, Some("Kitchen")));
    bench.hear(of_name("Ivan", ring()));
    assert_eq!(bench.popup(call), None, "it has changed twice");
    bench.hear(phase(ring(), Reported::Answered));
    let Some(Some(Popup::Call { caller, stage: Stage::Talking })) = bench.notice(Subject::Call(call)) else { panic!() };
    assert_eq!(caller.name.as_deref(), Some("Ivan"));
    for (title, changes) in [("Hall", true), ("Bath", true), ("Roof", false)] {
        bench.step(named(7, Some(title)));
        assert_eq!(bench.popup(call).is_some(), changes, "{title}");
    }
}

#[test]
fn a_colleague_who_answers_takes_the_call_elsewhere() {
    let mut bench = Bench::new();
    let group = for_users(&[ME, 2], ring_of("+79998885533", "pbx", Some("1")));
    let call = bench.hear(group.clone()).call;
    bench.later(GRACE);
    bench.hear(for_users(&[2], phase(group, Reported::Answered)));
    assert_eq!(bench.popup(call), Some(None));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Elsewhere));
    assert_eq!(bench.desk.overview().missed, 0, "nobody missed it");
}

#[test]
fn a_call_that_a_colleague_hands_on_rings_with_its_first_caller() {
    let mut bench = Bench::new();
    let first = for_users(&[2], ring_of("+79998885533", "pbx", Some("1")));
    let call = bench.hear(first.clone()).call;
    bench.hear(phase(first, Reported::Answered));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Elsewhere));
    // The exchange names the colleague now, for they place the second leg.
    let second = for_users(&[ME], ring_of("101", "pbx", Some("1")));
    assert_eq!(bench.hear(second).call, call);
    assert_eq!(bench.call(call).ended_at, None);
    bench.later(GRACE);
    let Some(Some(Popup::Call { caller, stage: Stage::Ringing })) = bench.notice(Subject::Call(call)) else { panic!() };
    assert_eq!(caller.number, number("+79998885533"));
}

#[test]
fn a_later_report_adds_what_was_missing_and_takes_nothing_back() {
    let mut bench = Bench::new();
    let call = bench.hear(on_line("Sales", ring())).call;
    bench.later(GRACE);
    let to = Some("+79998885500".to_owned());
    let details = Details { to: to.clone(), ..Details::default() };
    let more = on_line("Support", of_name("Ivan", Report { details, ..ring() }));
    bench.hear(more);
    assert_eq!(bench.call(call).details.to, to);
    let Some(Some(Popup::Call { caller, .. })) = bench.notice(Subject::Call(call)) else { panic!() };
    assert_eq!((caller.name.as_deref(), caller.line.as_deref()), (Some("Ivan"), Some("Sales")));
}

#[test]
fn card_opens_on_answer_if_chosen_and_known() {
    let card_answer = || Ok(Answer::Card(card(7, None)));
    let table = [
        ("on answer", OpenWhen::Answered, card_answer(), vec![Link::Card(card(7, None).key)]),
        ("on click", OpenWhen::Click, card_answer(), vec![]),
        ("no card", OpenWhen::Answered, Ok(Answer::NotInCrm), vec![]),
    ];
    for (name, open_when, answer, links) in table {
        let mut bench = Bench::with(opening(open_when));
        let call = bench.sent();
        bench.hear(phase(ring(), Reported::Answered));
        assert_eq!(bench.opened(), Vec::<&Link>::new(), "{name}: not before it is known");
        bench.answer(call, answer, None);
        assert_eq!(bench.opened(), links.iter().collect::<Vec<_>>(), "{name}");
        bench.hear(phase(ring(), Reported::Answered));
        assert_eq!(bench.opened(), Vec::<&Link>::new(), "{name}: once");
    }
}

#[test]
fn cards_of_outgoing_calls_open_only_if_chosen() {
    for open_outgoing in [true, false] {
        let mut bench = Bench::with(Preferences { open_outgoing, ..opening(OpenWhen::Answered) });
        let placed = Report { direction: Direction::Out, ..ring() };
        bench.hear_with(placed.clone(), Some(remembered(7)));
        bench.hear(phase(placed, Reported::Answered));
        assert_eq!(bench.opened().len(), usize::from(open_outgoing));
    }
}

#[test]
fn a_restart_in_the_middle_of_a_talk_leaves_its_end_unknown_until_somebody_tells() {
    let mut before = Bench::new();
    let call = before.hear(ring_of("+79998885533", "a", Some("1"))).call;
    before.hear(phase(ring_of("+79998885533", "a", Some("1")), Reported::Answered));
    let record = before.call(call).clone();
    let mut after = Bench::new();
    after.now.wall += secs(5);
    after.step(restored(vec![record]));
    assert_eq!(after.call(call).phase, Phase::Ended(Outcome::Unknown));
    assert_eq!(after.popup(call), None);
    after.later(secs(1800));
    after.hear(phase(ring_of("+79998885533", "a", Some("1")), Reported::Ended(None)));
    assert_eq!(after.call(call).phase, Phase::Ended(Outcome::Talked));
}
