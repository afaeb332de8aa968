//! Missed calls: their notices, and how they stop being missed.

use super::*;

/// The missed notice of a caller, by the first missed call.
fn missed(bench: &Bench, call: CallId) -> Option<Option<(Finding, usize)>> {
    let popup = bench.notice(Subject::Missed(call))?;
    Some(popup.map(|popup| match popup {
        Popup::Missed { caller, tries, .. } => (caller.finding.clone(), *tries),
        other => panic!("{other:?}"),
    }))
}

#[test]
fn a_missed_call_gets_a_quiet_notice_in_place_of_the_ringing_one() {
    let mut bench = Bench::new();
    let call = bench.missed(ring());
    assert_eq!(bench.popup(call), Some(None));
    assert_eq!(missed(&bench, call), Some(Some((Finding::Asking, 1))));
    assert!(bench.call(call).unseen);
    assert_eq!(bench.desk.overview().missed, 1);
}

#[test]
fn only_what_nobody_took_is_missed() {
    let end = |cause| phase(ring(), Reported::Ended(Some(cause)));
    let table = [
        (end(Cause::NoAnswer), true),
        (end(Cause::Cancelled), true),
        (end(Cause::Rejected), false),
        (end(Cause::AnsweredElsewhere), false),
    ];
    for (end, is_missed) in table {
        let mut bench = Bench::new();
        bench.hear(ring());
        bench.hear(end.clone());
        assert_eq!(bench.desk.overview().missed, usize::from(is_missed), "{end:?}");
    }
    let mut bench = Bench::new();
    bench.hear(for_users(&[2], ring()));
    bench.hear(end(Cause::NoAnswer));
    assert_eq!(bench.desk.overview().missed, 0, "a colleague's");
    let mut bench = Bench::new();
    bench.hear(end(Cause::NoAnswer));
    assert_eq!(bench.desk.overview().missed, 1, "one that was told of when it was over");
    let mut bench = Bench::new();
    bench.hear(ring());
    bench.later(secs(45));
    assert_eq!(bench.desk.overview().missed, 0, "nobody told how it ended");
}

#[test]
fn the_notice_counts_the_tries_of_a_caller() {
    let mut bench = Bench::new();
    let first = bench.missed(ring());
    bench.later(secs(60));
    bench.missed(ring());
    assert_eq!(missed(&bench, first), Some(Some((Finding::Asking, 2))));
    assert_eq!(bench.desk.overview().missed, 2);
}

#[test]
fn withheld_callers_are_not_one_caller() {
    let mut bench = Bench::new();
    let first = bench.missed(ring_of("", "a", Some("1")));
    let second = bench.missed(ring_of("", "a", Some("2")));
    assert_eq!(missed(&bench, second), Some(Some((Finding::Withheld, 1))));
    bench.step(Input::Dismissed(Subject::Missed(first)));
    assert_eq!(bench.desk.overview().missed, 1);
}

#[test]
fn an_answer_that_comes_late_changes_the_notice_in_place() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.hear(phase(ring(), Reported::Ended(None)));
    bench.answer(call, Ok(Answer::NotInCrm), None);
    assert_eq!(missed(&bench, call), Some(Some((Finding::NotInCrm, 1))));
}

#[test]
fn more_than_three_callers_become_one_notice_that_opens_the_history() {
    let mut bench = Bench::new();
    let callers = ["+79998885531", "+79998885532", "+79998885533", "+79998885534"];
    let calls: Vec<CallId> = callers[..3].iter().map(|caller| bench.missed(ring_of(caller, "a", None))).collect();
    assert!(missed(&bench, calls[2]).is_some(), "three have a notice each");
    bench.missed(ring_of(callers[3], "a", None));
    for call in &calls {
        assert_eq!(missed(&bench, *call), Some(None));
    }
    let Some(Some(Popup::AllMissed { calls: 4, callers, more: 0 })) = bench.notice(Subject::AllMissed) else {
        panic!("{:?}", bench.effects)
    };
    assert_eq!(callers[0].number, number("+79998885534"), "the newest first");
    bench.step(Input::Dismissed(Subject::Missed(calls[0])));
    bench.step(Input::Pressed(Subject::AllMissed, Button::Open));
    assert!(bench.effects.contains(&Effect::ShowHistory));
    assert_eq!(bench.notice(Subject::AllMissed), Some(None));
    assert_eq!(bench.desk.overview().missed, 0, "whoever opened the history has seen them");
    let again = bench.missed(ring_of("+79998885535", "a", None));
    assert!(missed(&bench, again).is_some(), "then they have a notice each again");
}

#[test]
fn one_notice_for_all_changes_in_place_until_nobody_is_left() {
    let mut bench = Bench::new();
    let callers = ["+79998885531", "+79998885532", "+79998885533", "+79998885534"];
    for caller in callers {
        bench.missed(ring_of(caller, "a", None));
    }
    for (left, caller) in [3, 2, 1].into_iter().zip(callers) {
        bench.hear(Report { direction: Direction::Out, ..ring_of(caller, "a", None) });
        let Some(Some(Popup::AllMissed { calls, .. })) = bench.notice(Subject::AllMissed) else { panic!() };
        assert_eq!(*calls, left);
    }
    bench.hear(Report { direction: Direction::Out, ..ring_of(callers[3], "a", None) });
    assert_eq!(bench.notice(Subject::AllMissed), Some(None));
}

#[test]
fn agent_deals_with_a_missed_call_by_acting_on_it() {
    let out = Report { direction: Direction::Out, ..ring() };
    let colleague = for_users(&[2], out.clone());
    let hear = |report: &Report| {
        let report = report.clone();
        Input::Heard(vec![Heard { id: CallId::numbered(99), report }])
    };
    type Deed<'a> = &'a dyn Fn(CallId) -> Input;
    let table: [(&str, Deed<'_>, bool); 9] = [
        ("opened", &|call| Input::Pressed(Subject::Missed(call), Button::Open), true),
        ("called back", &|call| Input::Pressed(Subject::Missed(call), Button::CallBack), true),
        ("closed", &|call| Input::Dismissed(Subject::Missed(call)), true),
        ("went by itself", &|call| Input::Expired(Subject::Missed(call)), false),
        ("chosen in the menu", &|call| Input::Chosen { call, record: None, button: Button::Open }, true),
        ("history seen", &|_| Input::HistorySeen, true),
        ("called on the phone", &|_| hear(&out), true),
        ("called by a colleague", &|_| hear(&colleague), false),
        ("answered", &|_| hear(&phase(ring_of("+79998885533", "b", Some("7")), Reported::Answered)), true),
    ];
    for (name, input, ends) in table {
        let mut bench = Bench::new();
        let call = bench.missed(ring());
        bench.step(input(call));
        let went = missed(&bench, call) == Some(None);
        bench.take_what_opens();
        let went = went || missed(&bench, call) == Some(None);
        assert_eq!(bench.desk.overview().missed, usize::from(!ends), "{name}");
        assert_eq!(bench.call(call).unseen, !ends, "{name}");
        assert_eq!(went, ends || name == "went by itself", "{name}");
    }
}

#[test]
fn answer_by_somebody_else_changes_nothing() {
    let answered = |report| phase(report, Reported::Answered);
    let table = [
        ("another line", on_line("Support", ring_of("+79998885533", "a", Some("2")))),
        ("a colleague", for_users(&[2], ring_of("+79998885533", "a", Some("2")))),
    ];
    for (name, report) in table {
        let quiet = Preferences { lines: vec!["Sales".into()], ..Preferences::default() };
        let mut bench = Bench::with(quiet);
        bench.missed(on_line("Sales", ring_of("+79998885533", "a", Some("1"))));
        bench.hear(answered(report));
        assert_eq!(bench.desk.overview().missed, 1, "{name}");
    }
}

#[test]
fn link_that_no_program_took_is_reported_and_the_call_stays_missed() {
    for (button, copied) in [(Button::Open, true), (Button::CallBack, false)] {
        let mut bench = Bench::new();
        let call = bench.missed(ring());
        bench.step(Input::Pressed(Subject::Missed(call), button));
        let link = bench.opened()[0].clone();
        // Servers close what was pressed, and say that the agent did.
        bench.step(Input::Dismissed(Subject::Missed(call)));
        assert_eq!(bench.desk.overview().missed, 1, "nothing has taken it yet");
        bench.step(Input::NotOpened { link: link.clone(), copied });
        let told = Popup::Unopened { link: link.clone(), copied };
        assert_eq!(bench.notice(Subject::Unopened), Some(Some(&told)));
        assert_eq!(bench.desk.overview().missed, 1);
        assert!(bench.call(call).unseen);

        // By the row of the menu it is tried again, and taken.
        bench.step(Input::Chosen { call, record: None, button });
        bench.take_what_opens();
        assert_eq!((bench.desk.overview().missed, bench.notice(Subject::Unopened)), (0, Some(None)));
    }
}

#[test]
fn a_caller_who_tries_again_after_a_press_that_came_to_nothing_is_shown_again() {
    let mut bench = Bench::new();
    let call = bench.missed(ring_of("+79998885533", "a", Some("1")));
    bench.step(Input::Pressed(Subject::Missed(call), Button::CallBack));
    let link = bench.opened()[0].clone();
    bench.step(Input::NotOpened { link, copied: true });
    bench.missed(ring_of("+79998885533", "a", Some("2")));
    assert!(matches!(bench.notice(Subject::Missed(call)), Some(Some(Popup::Missed { tries: 2, .. }))));
}

#[test]
fn buttons_open_the_card_or_the_telephone() {
    let phone = number("+79998885533").phone().unwrap().clone();
    for (button, link) in [(Button::Open, Link::Search(phone.clone())), (Button::CallBack, Link::Phone(phone))] {
        let mut bench = Bench::new();
        let call = bench.missed(ring());
        bench.step(Input::Pressed(Subject::Missed(call), button));
        assert_eq!(bench.opened(), [&link]);
    }
}

#[test]
fn expired_missed_notice_comes_back_only_for_the_next_try() {
    let mut bench = Bench::new();
    let call = bench.missed(ring());
    bench.step(Input::Expired(Subject::Missed(call)));
    bench.later(secs(600));
    assert_eq!(missed(&bench, call), None);
    bench.missed(ring());
    assert_eq!(missed(&bench, call), Some(Some((Finding::Asking, 2))));
}

#[test]
fn expired_notice_for_all_comes_back_only_for_the_next_call() {
    let mut bench = Bench::new();
    for n in 1..=4 {
        bench.missed(ring_of(&format!("+7999888553{n}"), "a", None));
    }
    bench.step(Input::Expired(Subject::AllMissed));
    assert_eq!(bench.notice(Subject::AllMissed), Some(None));
    assert_eq!(bench.desk.overview().missed, 4);
    bench.later(secs(600));
    assert_eq!(bench.notice(Subject::AllMissed), None);
    bench.missed(ring_of("+79998885534", "a", None));
    assert!(matches!(bench.notice(Subject::AllMissed), Some(Some(Popup::AllMissed { calls: 5, more: 0, .. }))));
}

#[test]
fn the_notice_for_all_names_the_newest_five_callers() {
    let mut bench = Bench::new();
    for n in 1..=7 {
        bench.missed(ring_of(&format!("+7999888553{n}"), "a", None));
    }
    let Some(Some(Popup::AllMissed { calls: 7, callers, more: 2 })) = bench.notice(Subject::AllMissed) else {
        panic!("{:?}", bench.effects)
    };
    let newest = [7, 6, 5, 4, 3].map(|n| number(&format!("+7999888553{n}")));
    assert_eq!(callers.iter().map(|caller| caller.number.clone()).collect::<Vec<_>>(), newest);
}

#[test]
fn paused_they_are_collected_and_shown_when_the_pause_is_over() {
    let mut bench = Bench::new();
    bench.step(Input::Paused(Pause::UntilResumed));
    let call = bench.missed(ring());
    assert_eq!(missed(&bench, call), None);
    assert_eq!(bench.desk.overview().missed, 1);
    bench.step(Input::Paused(Pause::Off));
    assert!(matches!(missed(&bench, call), Some(Some(_))));
}

#[test]
fn what_is_up_when_notices_are_paused_stays_and_changes_in_place() {
    let mut bench = Bench::new();
    let call = bench.missed(ring());
    bench.step(Input::Paused(Pause::UntilResumed));
    assert_eq!(missed(&bench, call), None);
    bench.missed(ring());
    assert_eq!(missed(&bench, call), Some(Some((Finding::Asking, 2))));
}

#[test]
fn a_click_opens_what_is_known_of_the_last_try() {
    let mut bench = Bench::new();
    let first = bench.missed(ring());
    bench.later(limits::STALE);
    let last = bench.sent();
    bench.answer(last, Ok(Answer::Card(card(7, None))), Some(Names::default()));
    bench.hear(phase(ring(), Reported::Ended(Some(Cause::NoAnswer))));
    bench.step(Input::Pressed(Subject::Missed(first), Button::Open));
    assert_eq!(bench.opened(), [&Link::Card(card(7, None).key)]);
}

#[test]
fn they_outlive_a_restart_and_the_desk() {
    let mut before = Bench::new();
    let call = before.missed(ring());
    before.later(limits::KEPT);
    assert!(before.desk.call(call).is_none());
    assert_eq!(before.desk.overview().missed, 1);
    let record = before.desk.missed.last(Subject::Missed(call)).unwrap().clone();
    before.step(Input::HistorySeen);
    assert!(!before.desk.overview().recent[0].unseen, "nor does the menu say so any more");
    let mut after = Bench::new();
    after.now.wall += secs(36_000);
    after.step(Input::Restored(Restored { unseen: vec![record], ..Restored::default() }));
    assert!(matches!(missed(&after, call), Some(Some(_))));
    after.step(Input::Dismissed(Subject::Missed(call)));
    assert!(matches!(&after.effects[..], [Effect::Popup { popup: None, .. }, Effect::Save(saved)] if !saved.unseen));
}

#[test]
fn after_a_restart_the_notice_says_what_became_of_the_report() {
    let mut before = Bench::new();
    let call = before.sent();
    before.hear(phase(ring(), Reported::Ended(Some(Cause::NoAnswer))));
    let record = before.call(call).clone();
    let mut after = Bench::new();
    after.now.wall += secs(5);
    let (unfinished, unseen) = (vec![record.clone()], vec![record]);
    after.step(Input::Restored(Restored { unfinished, unseen, ..Restored::default() }));
    assert_eq!(missed(&after, call), Some(Some((Finding::Uncertain, 1))));
    assert_eq!(after.desk.overview().missed, 1);
}

#[test]
fn choosing_a_past_call_opens_it_and_deals_with_it() {
    let mut bench = Bench::new();
    let old = bench.missed(ring());
    let record = bench.call(old).clone();
    bench.later(limits::KEPT);
    for n in 0..MOST_RECENT {
        bench.missed(ring_of("", "a", Some(&n.to_string())));
    }
    let others = bench.desk.overview().missed - 1;
    bench.step(Input::Chosen { call: old, record: None, button: Button::CallBack });
    assert_eq!((bench.opened().len(), bench.desk.overview().missed), (0, others + 1), "the desk has forgotten it");
    bench.step(Input::Chosen { call: old, record: Some(Box::new(record)), button: Button::CallBack });
    assert!(matches!(bench.opened()[..], [Link::Phone(_)]), "{:?}", bench.effects);
    bench.take_what_opens();
    assert_eq!(bench.desk.overview().missed, others);
}

#[test]
fn a_deleted_call_is_not_missed_and_not_written_again() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::NotInCrm), None);
    bench.hear(phase(ring(), Reported::Ended(None)));
    bench.step(Input::Forgotten(Some(call)));
    assert_eq!(missed(&bench, call), Some(None));
    assert_eq!(bench.desk.overview().missed, 0);
    assert!(bench.desk.overview().recent.is_empty());
    assert!(!bench.effects.iter().any(|effect| matches!(effect, Effect::Save(_))));
    assert_eq!(bench.desk.next_deadline(), None);
    assert_ne!(bench.hear(phase(ring(), Reported::Ended(None))).call, call);
}

#[test]
fn a_notice_goes_by_the_first_of_its_calls_and_loses_a_later_one_in_place() {
    let tries = |paused: bool| {
        let mut bench = Bench::new();
        bench.step(Input::Paused(if paused { Pause::UntilResumed } else { Pause::Off }));
        let calls = [(); 2].map(|()| {
            let call = bench.missed(ring());
            bench.later(limits::STALE);
            call
        });
        (bench, calls)
    };
    let (mut bench, [first, second]) = tries(false);
    bench.step(Input::Forgotten(Some(second)));
    assert_eq!(missed(&bench, first), Some(Some((Finding::Unreported, 1))));
    let (mut bench, [first, second]) = tries(false);
    bench.step(Input::Forgotten(Some(first)));
    assert_eq!((missed(&bench, first), missed(&bench, second)), (Some(None), None));
    let (mut bench, [first, second]) = tries(true);
    bench.step(Input::Forgotten(Some(first)));
    assert_eq!((missed(&bench, first), missed(&bench, second)), (None, None));
    bench.step(Input::Paused(Pause::Off));
    assert_eq!(missed(&bench, second), Some(Some((Finding::Unreported, 1))), "it has not been shown yet");
}

#[test]
fn missed_calls_beyond_the_limit_are_dealt_with() {
    let mut bench = Bench::new();
    for n in 0..600 {
        bench.missed(ring_of(&format!("+7999888{n:04}"), "a", None));
        bench.later(limits::KEPT);
    }
    assert_eq!(bench.desk.overview().missed, 500);
}
