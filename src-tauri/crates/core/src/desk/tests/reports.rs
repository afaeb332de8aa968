//! What is reported to the CRM, when, to whom, and what its answers do.

use super::*;

#[test]
fn names_are_looked_up_when_no_report_waits() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    assert_eq!(bench.popup(call), None, "a card without a name waits for it");
    let other = bench.hear(ring_of("+15550100123", "socket", None)).call;
    bench.step(Input::Claim);
    assert!(matches!(bench.work(), Some(Work::Post { request, .. }) if request.call == other));
    bench.step(Input::Claim);
    assert_eq!(bench.work(), Some(&Work::Names { cards: vec![card(7, None).key] }));
    bench.step(named(7, Some("Kitchen")));
    let shown = Finding::Card { card: card(7, Some("Kitchen")), known: Known::Named };
    assert_eq!(bench.popup(call), Some(Some(&shown)));
}

#[test]
fn fresh_names_of_the_last_time_need_no_look_up() {
    for (id, shown_at_once) in [(7, true), (8, false)] {
        let mut bench = Bench::new();
        let fresh = Remembered { names_fresh: true, ..remembered(7) };
        let call = bench.hear_with(ring(), Some(fresh)).call;
        bench.step(Input::Stored(vec![call]));
        bench.step(Input::Claim);
        bench.answer(call, Ok(Answer::Card(card(id, None))), None);
        assert_eq!(bench.popup(call).is_some(), shown_at_once, "card {id}");
        assert_eq!(bench.desk.has_work(), !shown_at_once, "card {id}");
    }
}

#[test]
fn another_card_does_not_get_the_names_of_the_last_one() {
    for (id, title) in [(7, Some("Kitchen")), (8, None)] {
        let mut bench = Bench::new();
        let call = bench.hear_with(ring(), Some(remembered(7))).call;
        bench.step(Input::Claim);
        bench.answer(call, Ok(Answer::Card(card(id, None))), None);
        assert_eq!(bench.call(call).card(), Some(&card(id, title)));
    }
}

#[test]
fn failed_look_up_delays_no_notice() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    bench.step(named(7, None));
    assert_eq!(bench.popup(call), Some(Some(&Finding::Card { card: card(7, None), known: Known::Named })));
}

#[test]
fn every_end_of_a_report_has_its_finding() {
    let refused = |reason| CrmError::Refused(reason);
    let table = [
        (Ok(Answer::NotInCrm), Finding::NotInCrm, "not_in_crm"),
        (Ok(Answer::Untold), Finding::Untold, "untold"),
        (Err(CrmError::Uncertain(Way::TimedOut)), Finding::Uncertain, "uncertain"),
        (Err(refused(Refused::Unpaid)), Finding::Refused(Refused::Unpaid), "refused"),
    ];
    for (result, finding, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.later(GRACE);
        bench.answer(call, result, None);
        assert_eq!(bench.popup(call), Some(Some(&finding)));
        assert_eq!(report_outcome(bench.call(call)), outcome);
    }
}

#[test]
fn trouble_lasts_until_the_crm_accepts_something() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Err(CrmError::Refused(Refused::Unpaid)), None);
    assert_eq!(bench.desk.overview().trouble, Some(Trouble::Refused(Refused::Unpaid)));
    bench.hear(phase(ring(), Reported::Ended(None)));
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Untold), None);
    assert_eq!(bench.desk.overview().trouble, None);
}

#[test]
fn only_what_surely_was_not_processed_is_sent_again() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Err(CrmError::Retry { way: Way::TooMany, after: Some(secs(2)) }), None);
    assert!(!bench.desk.has_work(), "not before the CRM allows it");
    bench.step(Input::Claim);
    assert_eq!(bench.work(), None);
    bench.later(secs(2));
    assert!(bench.desk.has_work());
    bench.step(Input::Claim);
    assert!(matches!(bench.work(), Some(Work::Post { .. })));
    bench.answer(call, Err(CrmError::Uncertain(Way::TimedOut)), None);
    bench.step(Input::Claim);
    assert!(!matches!(bench.work(), Some(Work::Post { .. })), "never again");
}

#[test]
fn reports_go_first_come_first_served_and_then_all_names_at_once() {
    let mut bench = Bench::new();
    let calls = [1, 2, 3].map(|n| bench.hear(ring_of(&format!("+7999888553{n}"), "a", None)).call);
    let mut turns = Vec::new();
    let turn = |bench: &mut Bench| {
        bench.step(Input::Claim);
        bench.work().map(|work| match work {
            Work::Post { request, .. } => request.call,
            other => panic!("{other:?}"),
        })
    };
    turns.extend(turn(&mut bench));
    bench.answer(calls[0], Err(CrmError::Retry { way: Way::Offline, after: Some(secs(1)) }), None);
    bench.later(secs(1));
    for _ in 0..3 {
        turns.extend(turn(&mut bench));
    }
    let [first, second, third] = calls;
    assert_eq!(turns, [first, first, second, third]);
    for (call, id) in calls.into_iter().zip([7, 8, 7]) {
        bench.answer(call, Ok(Answer::Card(card(id, None))), None);
    }
    bench.step(Input::Claim);
    let cards = [7, 8].map(|id| card(id, None).key);
    assert_eq!(bench.work(), Some(&Work::Names { cards: cards.into() }), "each card once, the newest first");
    assert!(!bench.desk.has_work());
}

#[test]
fn the_longest_wait_that_the_crm_asked_for_counts_and_the_desk_wakes_after_it() {
    let mut bench = Bench::new();
    let calls = [1, 2].map(|n| bench.hear(ring_of(&format!("+7999888553{n}"), "a", None)).call);
    bench.step(Input::Stored(calls.to_vec()));
    bench.later(GRACE);
    bench.step(Input::Claim);
    bench.step(Input::Claim);
    for (call, after) in calls.into_iter().zip([20, 5]) {
        bench.answer(call, Err(CrmError::Retry { way: Way::Offline, after: Some(secs(after)) }), None);
    }
    let due = bench.desk.next_deadline().unwrap().since(bench.now.moment);
    assert_eq!(due, secs(20));
    bench.later(due - secs(1));
    assert!(!bench.desk.has_work());
    bench.later(secs(1));
    assert!(bench.desk.has_work());
}

#[test]
fn report_that_waits_too_long_is_dropped_with_its_reason() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(limits::STALE);
    assert_eq!(bench.call(call).delivery, Delivery::Dropped { reason: Dropped::Stale });
    assert!(!bench.desk.has_work());
}

#[test]
fn a_turn_is_not_used_for_what_has_waited_too_long_by_then() {
    let mut bench = Bench::new();
    let old = bench.hear(ring()).call;
    bench.now.moment = bench.now.moment.plus(limits::STALE);
    bench.now.wall += limits::STALE;
    bench.step(Input::Claim);
    assert_eq!(bench.work(), None);
    assert_eq!(bench.call(old).delivery, Delivery::Dropped { reason: Dropped::Stale });
}

#[test]
fn call_that_could_not_be_written_is_shown_and_not_sent() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.step(Input::NotStored(vec![call]));
    assert_eq!(bench.popup(call), Some(Some(&Finding::Unreported)));
    bench.step(Input::Claim);
    assert_eq!(bench.work(), None);
}

#[test]
fn a_claim_that_is_not_on_disk_was_not_sent() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.step(Input::NotClaimed(bench.request(call)));
    assert_eq!(bench.call(call).delivery, Delivery::Dropped { reason: Dropped::NotStored });
}

#[test]
fn a_claim_that_nobody_began_waits_again_and_is_sent_after_a_restart() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.step(Input::NotBegun(bench.request(call)));
    let Some(Effect::Save(record)) = bench.effects.first() else { panic!("{:?}", bench.effects) };
    assert_eq!((&record.delivery, record.steps.sent), (&Delivery::Queued, None));
    let unfinished = vec![(**record).clone()];
    bench.step(Input::NotBegun(bench.request(call)));
    assert_eq!(bench.effects, [], "it comes back once");
    assert!(bench.desk.has_work());

    let mut after = Bench::new();
    after.step(restored(unfinished));
    after.step(Input::Claim);
    assert!(matches!(after.work(), Some(Work::Post { request, .. }) if request.call == call));
}

#[test]
fn who_it_is_for() {
    let sent_to = |users: &[u64]| Some(users.to_vec());
    let table = [
        (Some(ME), false, None, true, sent_to(&[ME])),
        (Some(ME), false, Some(vec![ME, 2]), true, sent_to(&[ME, 2])),
        (Some(ME), false, Some(vec![2]), false, sent_to(&[2])),
        (Some(ME), true, Some(vec![2]), true, sent_to(&[2])),
        (None, false, None, true, None),
        (None, false, Some(vec![2]), true, None),
    ];
    for (me, everyone, users, shown, sent) in table {
        let preferences = Preferences { everyone, ..Preferences::default() };
        let mut bench = Bench::sitting(preferences, Seat { demo: false, me }, Pause::Off);
        let call =
            bench.hear(Report { details: Details { users: users.clone(), ..Details::default() }, ..ring() }).call;
        bench.step(Input::Claim);
        let posted = match bench.work() {
            Some(Work::Post { users, .. }) => Some(users.clone()),
            _ => None,
        };
        assert_eq!(posted, sent, "{me:?} {everyone} {users:?}");
        assert_eq!(bench.call(call).silence.is_none(), shown, "{me:?} {everyone} {users:?}");
    }
}

#[test]
fn unreported_calls_are_shown_at_once_or_silent_with_a_reason() {
    let outgoing = Report { direction: Direction::Out, ..ring() };
    let table = [
        (ring_of("anonymous", "a", None), NotSent::Withheld, Some(Finding::Withheld), "withheld"),
        (ring_of("101", "a", None), NotSent::Internal, Some(Finding::Internal), "internal"),
        (ring_of("ivan.petrov", "a", None), NotSent::Internal, Some(Finding::Internal), "internal"),
        (ring_of("hello world", "a", None), NotSent::Unreadable, Some(Finding::Unreadable), "unreadable"),
        (outgoing, NotSent::Outgoing, None, "outgoing"),
        (phase(ring(), Reported::Ended(None)), NotSent::Over, None, "over"),
        (phase(ring(), Reported::Ended(Some(Cause::NoAnswer))), NotSent::Over, None, "over"),
    ];
    for (report, reason, finding, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.hear(report).call;
        assert_eq!(bench.call(call).delivery, Delivery::NotSent { reason });
        assert_eq!(bench.popup(call).flatten(), finding.as_ref());
        assert_eq!(report_outcome(bench.call(call)), outcome);
        assert!(!bench.desk.has_work());
    }
}

#[test]
fn a_call_without_a_number_offers_nothing_whatever_became_of_its_report() {
    for (text, expected) in [
        ("", Finding::Withheld),
        ("Blocked", Finding::Withheld),
        ("204", Finding::Internal),
        ("???!a b", Finding::Unreadable),
    ] {
        let mut bench = Bench::new();
        let call = bench.hear(ring_of(text, "a", Some("1"))).call;
        for delivery in [
            Delivery::NotSent { reason: NotSent::Over },
            Delivery::NotSent { reason: NotSent::Paused },
            Delivery::Dropped { reason: Dropped::Stale },
            Delivery::Uncertain,
        ] {
            let call = Call { delivery, ..bench.call(call).clone() };
            assert_eq!(call.finding(), expected, "{text}");
            assert_eq!(call.link(), None, "{text}");
        }
    }
}

#[test]
fn a_number_that_may_be_of_the_town_is_told_to_the_crm_and_can_be_searched_for() {
    for text in ["735797", "1005001"] {
        let mut bench = Bench::new();
        let call = bench.hear(ring_of(text, "a", None)).call;
        assert_eq!(bench.call(call).delivery, Delivery::Queued, "{text}");
        assert!(matches!(bench.call(call).link(), Some(Link::Search(_))), "{text}");
    }
}

#[test]
fn a_restart_sends_what_surely_was_not_sent_and_nothing_else() {
    let mut before = Bench::new();
    let sending = before.sent();
    let queued = before.hear(ring_of("+15550100123", "socket", None)).call;
    let unfinished = vec![before.call(sending).clone(), before.call(queued).clone()];

    let mut after = Bench::new();
    after.now.wall += secs(5);
    after.step(restored(unfinished.clone()));
    assert_eq!(after.popup(sending), Some(Some(&Finding::Uncertain)));
    after.step(Input::Claim);
    assert!(matches!(after.work(), Some(Work::Post { request, .. }) if request.call == queued));
    after.step(Input::Claim);
    assert_eq!(after.work(), None, "neither sent again nor searched for");

    let mut much_later = Bench::new();
    much_later.now.wall += limits::STALE;
    much_later.step(restored(unfinished));
    assert_eq!(much_later.popup(sending), None);
    assert_eq!(much_later.call(sending).delivery, Delivery::Uncertain);
    assert_eq!(much_later.call(queued).delivery, Delivery::Dropped { reason: Dropped::Stale });
    assert!(!much_later.desk.has_work());
}

#[test]
fn what_rang_at_a_restart_goes_on_ringing_for_what_is_left_of_it() {
    let mut before = Bench::new();
    let call = before.hear(ring()).call;
    let record = before.call(call).clone();
    let mut after = Bench::new();
    after.now.wall += secs(20);
    after.step(restored(vec![record]));
    assert_eq!(after.popup(call), Some(Some(&Finding::Asking)));
    after.later(secs(9));
    assert!(after.desk.has_work());
    after.later(secs(1));
    assert_eq!(after.call(call).delivery, Delivery::Dropped { reason: Dropped::Stale }, "30 s after it began to ring");
    after.later(secs(34));
    assert_eq!(after.call(call).phase, Phase::Ringing);
    after.later(secs(1));
    assert_eq!(after.call(call).phase, Phase::Ended(Outcome::Unknown), "45 s after the restart");
}

#[test]
fn call_that_is_old_at_a_restart_is_never_shown() {
    let mut before = Bench::new();
    let rings = before.sent();
    before.later(GRACE);
    let ringing = before.call(rings).clone();
    before.later(secs(45));
    let over = before.call(rings).clone();
    assert_eq!((over.phase, over.silence), (Phase::Ended(Outcome::Unknown), None), "it was shown");
    for record in [ringing, over] {
        let mut after = Bench::new();
        after.now.wall += secs(60);
        after.step(restored(vec![record]));
        after.hear(phase(ring(), Reported::Answered));
        assert_eq!((after.call(rings).phase, after.popup(rings)), (Phase::Answered, None));
        after.later(GRACE);
        assert_eq!(after.popup(rings), None);
    }
}

#[test]
fn too_many_calls_are_refused_and_nothing_of_them_is_taken() {
    let mut bench = Bench::new();
    for n in 0..MOST_CALLS {
        bench.hear(ring_of("+79998885533", "a", Some(&n.to_string())));
    }
    let heard = Heard { id: CallId::numbered(u128::MAX), report: ring() };
    assert_eq!(bench.step(Input::Heard(vec![heard])), [Effect::Busy]);
    assert_eq!(bench.desk.overview().live, MOST_CALLS);
}
