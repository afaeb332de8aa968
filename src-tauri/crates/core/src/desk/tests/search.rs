//! The search for a caller whom the CRM did not name: when there is one, when there is none, and what it comes to.

use super::*;
use crate::call::number::PhoneNumber;

fn contact() -> Card {
    let names = Names { title: Some("Ivan Petrov".into()), ..Names::default() };
    Card { key: CardKey { kind: CardKind::Contact, id: 31 }, names }
}

fn found() -> Finding {
    Finding::Card { card: contact(), known: Known::Found }
}

/// A call that the CRM took without a word about who it is.
fn untold(bench: &mut Bench) -> CallId {
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Untold), None);
    call
}

/// What the next turn is used for.
fn next(bench: &mut Bench) -> Option<Work> {
    bench.step(Input::Claim);
    bench.work().cloned()
}

fn phone(text: &str) -> PhoneNumber {
    CallNumber::read(text, Country::from_code("RU").unwrap()).phone().unwrap().clone()
}

fn search(call: CallId) -> Option<Work> {
    Some(Work::Search { call, phone: phone("+79998885533") })
}

#[test]
fn a_caller_is_searched_for_when_the_crm_did_not_say_who_it_is() {
    let table: [(Result<Answer, CrmError>, bool); 7] = [
        (Ok(Answer::Untold), true),
        (Err(CrmError::Uncertain(Way::TimedOut)), true),
        (Err(CrmError::Uncertain(Way::ServerFault)), true),
        (Ok(Answer::NotInCrm), false),
        (Err(CrmError::Refused(Refused::NoRight)), false),
        (Err(CrmError::Refused(Refused::Blocked)), false),
        (Err(CrmError::Retry { way: Way::TooMany, after: Some(secs(2)) }), false),
    ];
    for (result, searched) in table {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.answer(call, result.clone(), None);
        assert_eq!(bench.desk.has_work(), searched, "{result:?}");
        assert_eq!(next(&mut bench), search(call).filter(|_| searched), "{result:?}");
    }
}

#[test]
fn search_is_made_once_whatever_its_result() {
    for card in [Some(contact()), None] {
        let mut bench = Bench::new();
        let call = untold(&mut bench);
        assert_eq!(next(&mut bench), search(call));
        assert_eq!(next(&mut bench), None, "it is under way");
        bench.step(Input::Found { call, card: card.clone() });
        bench.hear(phase(ring(), Reported::Answered));
        bench.later(secs(1));
        assert_eq!((bench.desk.has_work(), next(&mut bench)), (false, None), "{card:?}");
        assert_eq!(bench.call(call).found, card);
    }
}

#[test]
fn reports_and_names_go_first_and_the_newest_caller_next() {
    let mut bench = Bench::new();
    let ring_as = |bench: &mut Bench, number: &str| {
        let call = bench.hear(ring_of(number, number, None)).call;
        bench.step(Input::Claim);
        call
    };
    let first = ring_as(&mut bench, "+79998885533");
    let second = ring_as(&mut bench, "+15550100123");
    let named = ring_as(&mut bench, "+15550100124");
    for call in [first, second] {
        bench.answer(call, Ok(Answer::Untold), None);
    }
    bench.answer(named, Ok(Answer::Card(card(7, None))), None);
    let last = bench.hear(ring_of("+15550100125", "d", None)).call;
    assert!(matches!(next(&mut bench), Some(Work::Post { request, .. }) if request.call == last));
    assert!(matches!(next(&mut bench), Some(Work::Names { cards }) if cards == [card(7, None).key]));
    assert_eq!(next(&mut bench), Some(Work::Search { call: second, phone: phone("+15550100123") }));
    assert!(!bench.desk.has_work(), "one at a time: the CRM may hang, and reports need the turns");
    bench.step(Input::Found { call: second, card: None });
    assert_eq!(next(&mut bench), search(first));
}

#[test]
fn search_is_withdrawn_when_its_call_needs_none() {
    type Change = fn(&mut Bench, CallId);
    let table: [(&str, Change); 7] = [
        ("it is over", |bench, _| {
            bench.hear(phase(ring(), Reported::Ended(None)));
        }),
        ("a colleague took it", |bench, _| {
            bench.hear(phase(ring(), Reported::Ended(Some(Cause::AnsweredElsewhere))));
        }),
        ("the agent hung up", |bench, call| {
            bench.step(Input::HungUp(call));
        }),
        ("the agent closed its notice", |bench, call| {
            bench.step(Input::Dismissed(Subject::Call(call)));
        }),
        ("it is too old", |bench, _| {
            bench.later(limits::STALE);
        }),
        ("the sign-in is gone, though it comes back", |bench, _| {
            bench.step(Input::SignIn(Standing::Trouble(Trouble::SignIn(SignInTrouble::Revoked))));
            bench.step(Input::SignIn(Standing::Ready { ends: None }));
        }),
        ("the account is switched", |bench, _| {
            bench.step(Input::Closing);
        }),
    ];
    for (why, change) in table {
        let mut bench = Bench::new();
        let call = untold(&mut bench);
        bench.later(GRACE);
        change(&mut bench, call);
        assert_eq!((bench.desk.has_work(), next(&mut bench)), (false, None), "{why}");
    }
}

#[test]
fn a_crm_that_has_blocked_us_is_not_searched() {
    let mut bench = Bench::new();
    let call = bench.sent();
    let other = bench.hear(ring_of("+15550100123", "a", None)).call;
    bench.step(Input::Claim);
    bench.answer(call, Ok(Answer::Untold), None);
    assert!(bench.desk.has_work());
    bench.answer(other, Err(CrmError::Refused(Refused::Blocked)), None);
    assert_eq!((bench.desk.has_work(), next(&mut bench)), (false, None));
}

#[test]
fn while_the_crm_asks_for_a_pause_the_search_waits() {
    let mut bench = Bench::new();
    untold(&mut bench);
    let other = bench.hear(ring_of("+15550100123", "a", None)).call;
    bench.step(Input::Claim);
    bench.answer(other, Err(CrmError::Retry { way: Way::TooMany, after: Some(secs(5)) }), None);
    assert_eq!((bench.desk.has_work(), next(&mut bench)), (false, None));
    bench.later(secs(5));
    assert!(matches!(next(&mut bench), Some(Work::Post { request, .. }) if request.call == other));
    assert!(matches!(next(&mut bench), Some(Work::Search { .. })));
}

#[test]
fn silent_calls_and_calls_with_a_card_are_not_searched_for() {
    let remembered = Some(remembered(7));
    let table = [
        (for_users(&[2], ring()), Pause::Off, None, "for somebody else"),
        (ring(), Pause::UntilResumed, None, "while notices are paused"),
        (ring(), Pause::Off, remembered, "of whom the card of the last time is known"),
    ];
    for (report, pause, before, which) in table {
        let mut bench = Bench::paused(pause);
        let call = bench.hear_with(report, before).call;
        bench.step(Input::Claim);
        bench.answer(call, Ok(Answer::Untold), None);
        assert_eq!((bench.desk.has_work(), next(&mut bench)), (false, None), "a call {which}");
    }
}

#[test]
fn a_restart_searches_for_nobody_whose_report_had_ended() {
    let mut before = Bench::new();
    let told = untold(&mut before);
    let queued = before.hear(ring_of("+15550100123", "a", None)).call;
    let unfinished = vec![before.call(told).clone(), before.call(queued).clone()];
    let mut after = Bench::new();
    after.step(restored(unfinished));
    assert!(matches!(next(&mut after), Some(Work::Post { request, .. }) if request.call == queued));
    assert_eq!(next(&mut after), None);
    after.answer(queued, Ok(Answer::Untold), None);
    assert!(matches!(next(&mut after), Some(Work::Search { call, .. }) if call == queued));
}

#[test]
fn a_caller_whom_somebody_else_was_not_told_of_is_searched_for_once_also_across_a_restart() {
    let mut before = Bench::new();
    let call = before.hear(ring()).call;
    before.step(Input::Answered { call, answer: Answer::Untold, by: By::Another });
    let mut after = Bench::new();
    after.step(restored(vec![before.call(call).clone()]));
    assert!(matches!(next(&mut before), Some(Work::Post { .. })));
    assert!(matches!(next(&mut before), Some(Work::Search { .. })));
    assert!(matches!(next(&mut after), Some(Work::Post { .. })));
    assert_eq!(next(&mut after), None);
}

#[test]
fn the_notice_waits_for_the_search_no_longer_than_the_grace() {
    let mut bench = Bench::new();
    let call = untold(&mut bench);
    assert_eq!(bench.popup(call), None);
    bench.step(Input::Claim);
    bench.step(Input::Found { call, card: Some(contact()) });
    assert_eq!(bench.popup(call), Some(Some(&found())), "at once, and once");

    let mut bench = Bench::new();
    let call = untold(&mut bench);
    bench.later(GRACE);
    assert_eq!(bench.popup(call), Some(Some(&Finding::Untold)));
    bench.step(Input::Claim);
    bench.step(Input::Found { call, card: Some(contact()) });
    assert_eq!(bench.popup(call), Some(Some(&found())), "in place");

    let mut bench = Bench::new();
    let call = untold(&mut bench);
    bench.step(Input::Claim);
    bench.step(Input::Found { call, card: None });
    assert_eq!(bench.popup(call), Some(Some(&Finding::Untold)), "nothing more to wait for");
}

#[test]
fn a_search_has_no_third_change_of_a_notice() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.answer(call, Err(CrmError::Uncertain(Way::TimedOut)), None);
    assert_eq!(bench.popup(call), Some(Some(&Finding::Uncertain)));
    bench.hear(of_name("Ivan", ring()));
    assert!(bench.popup(call).is_some());
    bench.step(Input::Claim);
    bench.step(Input::Found { call, card: Some(contact()) });
    assert_eq!(bench.popup(call), None);
    bench.step(Input::Pressed(Subject::Call(call), Button::Open));
    assert_eq!(bench.opened(), [&Link::Card(contact().key)], "a click opens the best known all the same");
}

#[test]
fn what_is_found_is_a_card_to_open_and_never_the_crms_answer() {
    for (result, outcome) in [(Ok(Answer::Untold), "untold"), (Err(CrmError::Uncertain(Way::CutOff)), "uncertain")] {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.answer(call, result, None);
        let post = bench.call(call).delivery.clone();
        bench.step(Input::Claim);
        bench.step(Input::Found { call, card: Some(contact()) });
        bench.step(Input::Pressed(Subject::Call(call), Button::Open));
        assert_eq!(bench.opened(), [&Link::Card(contact().key)]);
        let call = bench.call(call);
        assert_eq!((&call.delivery, call.card(), report_outcome(call).as_str()), (&post, None, outcome));
        let view = CallView::of(call, &crate::crm::fake::FakePages);
        assert_eq!((view.card, view.found, view.link), (None, Some(contact()), Some(LinkKind::Card)));
        assert_ne!(view.answer, Some(AnswerKind::Card));
    }
}

#[test]
fn only_a_search_under_way_can_find() {
    let mut bench = Bench::new();
    let call = untold(&mut bench);
    bench.step(Input::Found { call, card: Some(contact()) });
    assert_eq!(bench.call(call).found, None, "it was not begun");
    bench.step(Input::Claim);
    bench.step(Input::Found { call: CallId::numbered(77), card: Some(contact()) });
    bench.step(Input::Found { call, card: None });
    bench.step(Input::Found { call, card: Some(contact()) });
    assert_eq!(bench.call(call).found, None, "it has ended");
}

#[test]
fn answer_after_the_end_is_used_by_call_back() {
    let mut bench = Bench::new();
    let call = untold(&mut bench);
    bench.later(GRACE);
    bench.step(Input::Claim);
    bench.hear(phase(ring(), Reported::Ended(Some(Cause::NoAnswer))));
    bench.step(Input::Found { call, card: Some(contact()) });
    assert_eq!(bench.notice(Subject::Missed(call)).flatten().map(finding), Some(&found()));
}
