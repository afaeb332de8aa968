//! Calls that somebody else tells the CRM of: shown with what is known, never reported or searched for here.

use super::*;

const IVAN: &str = "+79998885533";

fn told(bench: &mut Bench, call: CallId, answer: Answer) {
    bench.step(Input::Answered { call, answer, by: By::Another });
}

fn named_card(id: u64) -> Finding {
    Finding::Card { card: card(id, Some("Kitchen")), known: Known::Named }
}

#[test]
fn what_others_report_is_shown_with_their_answer_and_not_reported_again() {
    let table = [
        (Answer::Card(card(7, Some("Kitchen"))), named_card(7), "card"),
        (Answer::NotInCrm, Finding::NotInCrm, "not_in_crm"),
        (Answer::Untold, Finding::Untold, "untold"),
    ];
    for (answer, finding, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.hear(theirs(Some(answer.clone()), ring())).call;
        assert_eq!(bench.popup(call), Some(Some(&finding)), "{answer:?}: nothing is waited for");
        let record = bench.call(call);
        assert_eq!((&record.delivery, &record.answer), (&Delivery::NotOurs, &Some(answer)));
        assert_eq!(report_outcome(record), outcome);
        assert!(record.delivery.is_final() && !record.delivery.was_sent());
        bench.step(Input::Stored(vec![call]));
        assert!(!bench.desk.has_work(), "neither reported nor searched for");
    }
}

#[test]
fn an_answer_that_comes_later_changes_the_notice() {
    let mut bench = Bench::new();
    let call = bench.hear(theirs(None, ring())).call;
    bench.step(Input::Stored(vec![call]));
    assert_eq!(bench.popup(call), None, "the answer is waited for");
    bench.later(GRACE);
    assert_eq!(bench.popup(call), Some(Some(&Finding::Asking)));
    told(&mut bench, call, Answer::Card(card(7, Some("Kitchen"))));
    assert_eq!(bench.popup(call), Some(Some(&named_card(7))));
    assert_eq!(bench.call(call).steps.answered, Some(250));
    assert!(!bench.desk.has_work());
}

#[test]
fn an_answer_in_time_is_shown_at_once_and_nobody_else_is_named_by_it() {
    let mut bench = Bench::new();
    let call = bench.hear(theirs(None, ring())).call;
    let other = bench.hear(theirs(None, ring_of("+15550100123", "hub", None))).call;
    told(&mut bench, call, Answer::NotInCrm);
    assert_eq!(bench.popup(call), Some(Some(&Finding::NotInCrm)));
    assert_eq!(bench.call(other).answer, None);
    told(&mut bench, CallId::numbered(99), Answer::NotInCrm);
    assert_eq!(bench.desk.call(CallId::numbered(99)), None, "of a call that nobody knows");
}

#[test]
fn a_card_without_names_is_looked_up_and_keeps_the_names_it_has() {
    let mut bench = Bench::new();
    let call = bench.hear(theirs(Some(Answer::Card(card(7, None))), ring())).call;
    bench.step(Input::Stored(vec![call]));
    bench.step(Input::Claim);
    assert_eq!(bench.work(), Some(&Work::Names { cards: vec![card(7, None).key] }));
    bench.step(named(7, Some("Kitchen")));
    assert_eq!(bench.popup(call), Some(Some(&named_card(7))));
    told(&mut bench, call, Answer::Card(card(7, None)));
    assert_eq!(bench.call(call).card(), Some(&card(7, Some("Kitchen"))), "told again without its names");
    assert!(!bench.desk.has_work());
}

#[test]
fn untold_answer_does_not_replace_a_known_one() {
    let answers = [Answer::Card(card(7, Some("Kitchen"))), Answer::NotInCrm, Answer::Untold];
    for first in &answers {
        for second in &answers {
            let mut bench = Bench::new();
            let call = bench.hear(theirs(Some(first.clone()), ring())).call;
            told(&mut bench, call, second.clone());
            let expected = if *second == Answer::Untold { first } else { second };
            assert_eq!(bench.call(call).answer.as_ref(), Some(expected), "{first:?}, then {second:?}");
        }
    }
}

#[test]
fn queued_report_is_dropped_when_others_report() {
    for (name, then, expected) in [
        ("waiting", (|_, _| {}) as fn(&mut Bench, CallId), Delivery::NotOurs),
        (
            "too old",
            |bench, _| {
                bench.later(limits::STALE);
            },
            Delivery::NotOurs,
        ),
        (
            "on its way",
            |bench, _| {
                bench.step(Input::Claim);
            },
            Delivery::Sending,
        ),
    ] {
        let mut bench = Bench::new();
        let call = bench.hear(ring_of(IVAN, "pbx", Some("1"))).call;
        bench.step(Input::Stored(vec![call]));
        then(&mut bench, call);
        bench.hear(theirs(None, ring_of(IVAN, "pbx", Some("1"))));
        assert_eq!(bench.call(call).delivery, expected, "{name}");
        assert_eq!(bench.desk.overview().waiting, 0, "{name}");
        bench.hear(ring_of(IVAN, "pbx", Some("1")));
        assert_eq!(bench.call(call).delivery, expected, "{name}: it stays theirs");
    }
}

#[test]
fn our_own_request_is_not_sent_again_once_others_tell_the_crm() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.hear(theirs(None, ring()));
    bench.answer(call, Err(CrmError::Retry { way: Way::Offline, after: None }), None);
    assert_eq!(bench.call(call).delivery, Delivery::NotOurs);
    bench.later(secs(10));
    assert!(!bench.desk.has_work());
}

#[test]
fn answers_to_us_and_to_others_are_one_knowledge() {
    let mut bench = Bench::new();
    let call = bench.sent();
    told(&mut bench, call, Answer::Card(card(7, Some("Kitchen"))));
    assert_eq!(bench.popup(call), Some(Some(&named_card(7))), "shown at once");
    assert_eq!(bench.call(call).delivery, Delivery::Sending, "which says nothing of our own report");
    bench.answer(call, Ok(Answer::Untold), None);
    assert_eq!(bench.call(call).delivery, Delivery::Accepted { uid: Some("u".into()) });
    assert_eq!(bench.call(call).card(), Some(&card(7, Some("Kitchen"))));
}

#[test]
fn a_number_that_becomes_known_is_not_reported_when_others_report() {
    let mut bench = Bench::new();
    let call = bench.hear(theirs(None, ring_of("", "pbx", Some("1")))).call;
    assert_eq!(bench.popup(call), Some(Some(&Finding::Withheld)), "there is nothing to wait for");
    assert_eq!(report_outcome(bench.call(call)), "withheld");
    bench.hear(ring_of(IVAN, "pbx", Some("1")));
    assert_eq!(bench.call(call).delivery, Delivery::NotOurs);
    assert!(!bench.desk.has_work());
}

#[test]
fn a_restart_leaves_to_others_what_is_theirs_and_asks_nobody_for_ever() {
    let mut before = Bench::new();
    let call = before.hear(theirs(None, ring())).call;
    let record = before.call(call).clone();
    let mut after = Bench::new();
    after.step(restored(vec![record]));
    assert!(!after.desk.has_work());
    after.later(GRACE);
    assert_eq!(after.popup(call), Some(Some(&Finding::Asking)));
    told(&mut after, call, Answer::NotInCrm);
    assert_eq!(after.popup(call), Some(Some(&Finding::NotInCrm)));

    let mut silent = Bench::new();
    let call = silent.missed(theirs(None, ring()));
    assert_eq!(silent.call(call).finding(), Finding::Untold, "over, and nobody has said who it was");
    assert_eq!(report_outcome(silent.call(call)), "untold");
}

#[test]
fn a_card_of_others_opens_when_the_call_is_answered() {
    let mut bench = Bench::with(opening(OpenWhen::Answered));
    let call = bench.hear_with(theirs(None, ring()), Some(remembered(9))).call;
    bench.hear(phase(ring(), Reported::Answered));
    assert!(bench.opened().is_empty(), "not the card of the last time");
    told(&mut bench, call, Answer::Card(card(7, Some("Kitchen"))));
    assert_eq!(bench.opened(), [&Link::Card(card(7, None).key)]);
}
