//! What the agent does not want to be told of.

use super::*;

#[test]
fn each_rule_keeps_a_call_silent_and_says_so() {
    let ignored = Preferences { ignored: vec!["+7999*".parse().unwrap()], ..Preferences::default() };
    let short = Preferences { shortest: 12, ..Preferences::default() };
    let lines = Preferences { lines: vec!["Sales".into()], ..Preferences::default() };
    let ignored_post = Delivery::NotSent { reason: NotSent::Ignored };
    let table = [
        (ignored, Silence::Ignored, "ignored"),
        (short, Silence::TooShort, "too_short"),
        (lines, Silence::OtherLine, "other_line"),
    ];
    for (rule, silence, outcome) in table {
        let mut bench = Bench::with(rule);
        let call = bench.hear(ring()).call;
        bench.later(GRACE);
        assert_eq!(bench.popup(call), None);
        assert_eq!((bench.call(call).silence, &bench.call(call).delivery), (Some(silence), &ignored_post));
        assert_eq!(report_outcome(bench.call(call)), outcome);
        assert!(!bench.desk.has_work(), "nor is the CRM told");
        assert!(bench.desk.overview().recent.is_empty());
        bench.hear(phase(ring(), Reported::Ended(None)));
        assert_eq!(bench.desk.overview().missed, 0, "nor is it missed");
    }
}

#[test]
fn new_preferences_apply_from_the_next_call_and_leave_account_user_and_pause_alone() {
    let mut bench = Bench::sitting(Preferences::default(), Seat { demo: true, ..MINE }, Pause::Off);
    let pause = Pause::Until(bench.now.wall + secs(600));
    bench.step(Input::Paused(pause));
    let ignored = Preferences { ignored: vec!["+7999*".parse().unwrap()], ..Preferences::default() };
    let chosen = Preferences { everyone: true, ..ignored };
    bench.step(Input::Preferences(Box::new(chosen.clone())));
    assert_eq!((bench.desk.preferences(), bench.desk.pause()), (&chosen, pause));
    assert_eq!((bench.desk.overview().demo, bench.desk.overview().me), (true, Some(ME)));
    let call = bench.hear(ring()).call;
    assert_eq!(bench.call(call).silence, Some(Silence::Ignored));
}

#[test]
fn new_preferences_apply_to_ringing_calls_at_once() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(secs(20));
    assert!(bench.call(call).is_live());
    bench.step(Input::Preferences(Box::new(Preferences { ring_limit: 10, ..Preferences::default() })));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown), "its time is over already");
}

#[test]
fn a_call_whose_line_becomes_known_to_be_mine_is_shown_and_reported() {
    let mut bench = Bench::with(Preferences { lines: vec!["Sales".into()], ..Preferences::default() });
    let call = bench.hear(ring()).call;
    bench.hear(on_line("sales", ring_of("+79998885533", "pbx", Some("1"))));
    assert_eq!(bench.call(call).silence, None);
    assert_eq!(bench.call(call).delivery, Delivery::Queued);
    bench.later(GRACE);
    assert!(matches!(bench.popup(call), Some(Some(_))));
    bench.step(Input::Claim);
    assert!(bench.work().is_some());
}

#[test]
fn a_call_that_was_reported_for_a_colleague_is_not_reported_again_for_me() {
    let mut bench = Bench::with(Preferences { lines: vec!["Sales".into()], ..Preferences::default() });
    let users = |user| for_users(&[user], ring());
    let call = bench.hear(users(2)).call;
    bench.step(Input::Claim);
    let mine = on_line("Sales", users(ME));
    for (report, silence) in [(users(ME), Some(Silence::OtherLine)), (mine, None)] {
        bench.hear(report);
        assert_eq!((bench.call(call).silence, &bench.call(call).delivery), (silence, &Delivery::Sending));
    }
    assert!(!bench.desk.has_work());
}

#[test]
fn a_call_on_another_line_stays_so_when_it_is_a_colleagues() {
    let mut bench = Bench::with(Preferences { lines: vec!["Sales".into()], ..Preferences::default() });
    let call = bench.hear(ring()).call;
    bench.hear(for_users(&[2], ring()));
    let ignored = Delivery::NotSent { reason: NotSent::Ignored };
    assert_eq!((bench.call(call).silence, &bench.call(call).delivery), (Some(Silence::OtherLine), &ignored));
    assert!(!bench.desk.has_work(), "it is not reported as mine");
}

#[test]
fn paused_calls_are_silent_and_reported_unless_that_is_paused_too() {
    for unreported_while_paused in [false, true] {
        let mut bench = Bench::with(Preferences { unreported_while_paused, ..Preferences::default() });
        bench.step(Input::Paused(Pause::UntilResumed));
        let call = bench.hear(ring()).call;
        bench.later(GRACE);
        assert_eq!(bench.popup(call), None);
        assert_eq!(bench.call(call).silence, Some(Silence::Paused));
        assert_eq!(bench.desk.has_work(), !unreported_while_paused);
    }
}

#[test]
fn a_pause_ends_at_its_time_and_not_before() {
    let mut bench = Bench::new();
    bench.step(Input::Paused(Pause::Until(bench.now.wall + secs(1800))));
    bench.later(secs(1799));
    assert!(bench.desk.overview().pause.is_on());
    let due = bench.desk.next_deadline().unwrap().since(bench.now.moment);
    assert_eq!(due, secs(1));
    bench.later(due);
    assert_eq!(bench.desk.overview().pause, Pause::Off);
    assert_eq!(bench.desk.next_deadline(), None);
}

#[test]
fn a_call_that_began_in_a_pause_stays_silent_after_it() {
    let mut bench = Bench::new();
    bench.step(Input::Paused(Pause::UntilResumed));
    let call = bench.hear(ring()).call;
    bench.step(Input::Paused(Pause::Off));
    bench.later(GRACE);
    assert_eq!(bench.popup(call), None);
}

#[test]
fn a_call_stays_as_loud_as_it_began_when_it_is_reported_again() {
    let table = [(Pause::Off, Pause::UntilResumed, None), (Pause::UntilResumed, Pause::Off, Some(Silence::Paused))];
    for (first, then, silence) in table {
        let mut bench = Bench::new();
        bench.step(Input::Paused(first));
        let call = bench.hear(ring()).call;
        bench.later(GRACE);
        bench.step(Input::Paused(then));
        assert_eq!(bench.hear(ring()).call, call);
        assert_eq!((bench.popup(call), bench.call(call).silence), (None, silence), "{first:?}");
    }
}

#[test]
fn a_pause_opens_no_cards() {
    let mut bench = Bench::sitting(opening(OpenWhen::Answered), MINE, Pause::UntilResumed);
    let call = bench.sent();
    bench.hear(phase(ring(), Reported::Answered));
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    assert_eq!(bench.opened(), Vec::<&Link>::new());
}
