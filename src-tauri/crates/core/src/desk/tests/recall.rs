//! Who had a number last time is told by the store a moment after the call: what waits for it, and for how long.

use super::*;

/// Hears a report; the store has not said yet who had its number last time.
fn heard(bench: &mut Bench, report: Report) -> CallId {
    bench.ids += 1;
    bench.step(Input::Heard(vec![Heard { id: CallId::numbered(bench.ids), report }]));
    match &bench.effects[0] {
        Effect::Taken(taken) => taken[0].unwrap().call,
        other => panic!("{other:?}"),
    }
}

/// A desk whose calls are shown at once, since nobody reports them.
fn unreported() -> Bench {
    Bench::sitting(Preferences::default(), Seat { me: None, ..MINE }, Pause::Off)
}

fn kitchen() -> Finding {
    Finding::Card { card: card(7, Some("Kitchen")), known: Known::Remembered }
}

#[test]
fn a_notice_waits_for_the_card_of_the_last_time_and_comes_with_it() {
    let mut bench = unreported();
    let call = heard(&mut bench, ring());
    assert_eq!(bench.popup(call), None);
    bench.recall(call, Some(remembered(7)));
    assert_eq!(bench.popup(call), Some(Some(&kitchen())));
}

#[test]
fn a_disk_that_hangs_delays_it_no_longer_than_a_moment() {
    let mut bench = unreported();
    let call = heard(&mut bench, ring());
    let due = bench.desk.next_deadline().unwrap();
    assert_eq!(due.since(bench.now.moment), limits::STORE_GRACE);
    bench.later(limits::STORE_GRACE);
    assert!(bench.popup(call).is_some());
    bench.recall(call, Some(remembered(7)));
    assert_eq!(bench.popup(call), Some(Some(&kitchen())), "it is said when it is known");
}

#[test]
fn who_had_another_number_is_not_who_calls() {
    let mut bench = unreported();
    let call = heard(&mut bench, ring_of("", "a", Some("1")));
    heard(&mut bench, ring_of("+79998885533", "a", Some("1")));
    let recalled =
        |number: &str| Input::Recalled(vec![Recalled { call, number: number.into(), remembered: Some(remembered(7)) }]);
    bench.step(recalled("+15550100123"));
    assert_eq!(bench.call(call).remembered, None);
    bench.step(recalled("+79998885533"));
    assert_eq!(bench.call(call).remembered, Some(card(7, Some("Kitchen"))));
    bench.step(Input::Recalled(vec![Recalled { call, number: "+79998885533".into(), remembered: None }]));
    assert_eq!(bench.call(call).remembered, Some(card(7, Some("Kitchen"))), "it is told once");
}

#[test]
fn a_number_that_becomes_known_is_shown_together_with_whose_it_is() {
    for update in [true, false] {
        let mut bench = unreported();
        bench.step(Input::Abilities(Abilities { update, ..Abilities::default() }));
        let call = heard(&mut bench, ring_of("", "a", Some("1")));
        assert_eq!(bench.popup(call), Some(Some(&Finding::Withheld)), "there is nobody to remember");
        heard(&mut bench, ring_of("+79998885533", "a", Some("1")));
        assert_eq!(bench.popup(call), None);
        bench.recall(call, Some(remembered(7)));
        assert_eq!(bench.popup(call), Some(Some(&kitchen())), "update: {update}");
    }
}

#[test]
fn names_that_are_known_from_the_last_time_go_with_the_report_whenever_it_leaves() {
    let mut bench = Bench::new();
    let fresh = Remembered { names_fresh: true, ..remembered(7) };
    let call = bench.hear_with(ring(), Some(fresh)).call;
    bench.step(Input::Claim);
    assert!(
        matches!(bench.work(), Some(Work::Post { known, .. }) if *known == Some(card(7, None).key)),
        "{call:?}: {:?}",
        bench.work()
    );
}
