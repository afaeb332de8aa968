//! More calls at once than anybody can read.

use super::*;

fn caller(n: usize) -> Report {
    ring_of("anonymous", "a", Some(&n.to_string()))
}

fn end(n: usize) -> Report {
    phase(caller(n), Reported::Ended(None))
}

/// A desk with so many calls that ring.
fn ringing(count: usize) -> (Bench, Vec<CallId>) {
    let mut bench = Bench::new();
    let calls = (0..count).map(|n| bench.hear(caller(n)).call).collect();
    (bench, calls)
}

fn list(bench: &Bench) -> Option<Option<(usize, usize)>> {
    let popup = bench.notice(Subject::Ringing)?;
    Some(popup.map(|popup| match popup {
        Popup::Ringing { callers, more } => (callers.len(), *more),
        other => panic!("{other:?}"),
    }))
}

#[test]
fn five_have_a_notice_each_and_six_have_a_list() {
    let (mut bench, calls) = ringing(limits::MOST_NOTICES);
    assert!(matches!(bench.popup(calls[4]), Some(Some(_))));
    let sixth = bench.hear(caller(5)).call;
    for call in &calls {
        assert_eq!(bench.popup(*call), Some(None));
    }
    assert_eq!(bench.popup(sixth), None);
    assert_eq!(list(&bench), Some(Some((5, 1))));
    assert!(bench.desk.screen.due().is_none(), "it says all there is to say");
}

#[test]
fn the_list_changes_once_a_second_at_most_and_goes_with_the_last_call() {
    let (mut bench, calls) = ringing(6);
    bench.hear(caller(6));
    assert_eq!(list(&bench), None, "it has just changed");
    let due = bench.desk.next_deadline().unwrap();
    bench.later(due.since(bench.now.moment));
    assert_eq!(list(&bench), Some(Some((5, 2))));
    for n in 0..6 {
        bench.hear(end(n));
    }
    bench.later(limits::LIST_RESTS);
    assert_eq!(list(&bench), Some(Some((1, 0))), "a list stays one");
    bench.hear(end(6));
    assert_eq!(list(&bench), Some(None));
    let next = bench.hear(caller(7)).call;
    assert!(matches!(bench.popup(next), Some(Some(_))), "after the storm each has a notice again");
    assert!(calls.iter().all(|call| bench.call(*call).silence.is_none()));
}

#[test]
fn the_list_names_the_newest_five() {
    let mut bench = Bench::new();
    for n in 1..=7 {
        bench.hear(ring_of(&format!("10{n}"), "a", None));
    }
    bench.later(limits::LIST_RESTS);
    let Some(Some(Popup::Ringing { callers, more: 2 })) = bench.notice(Subject::Ringing) else { panic!() };
    let newest = ["107", "106", "105", "104", "103"].map(number);
    assert_eq!(callers.iter().map(|caller| caller.number.clone()).collect::<Vec<_>>(), newest);
}

#[test]
fn what_is_over_before_it_came_onto_the_list_says_so() {
    let (mut bench, _) = ringing(6);
    let brief = bench.hear(caller(6)).call;
    bench.hear(end(6));
    assert_eq!(bench.call(brief).silence, Some(Silence::Crowded));
    assert!(bench.call(brief).unseen, "and is missed all the same");
}

#[test]
fn an_answered_call_leaves_the_list_for_a_notice_of_its_own() {
    let (mut bench, calls) = ringing(6);
    bench.later(limits::LIST_RESTS);
    bench.hear(phase(caller(2), Reported::Answered));
    assert!(matches!(bench.notice(Subject::Call(calls[2])), Some(Some(Popup::Call { stage: Stage::Talking, .. }))));
    assert_eq!(list(&bench), Some(Some((5, 0))));
}

#[test]
fn the_list_opens_the_history_and_closes_for_all() {
    let (mut bench, calls) = ringing(6);
    bench.step(Input::Pressed(Subject::Ringing, Button::Open));
    assert_eq!(bench.effects, [Effect::ShowHistory]);
    bench.step(Input::Dismissed(Subject::Ringing));
    assert_eq!(list(&bench), Some(None));
    bench.later(limits::LIST_RESTS);
    assert!(calls.iter().all(|call| bench.popup(*call).is_none()), "none of them comes back");
}

#[test]
fn a_desktop_that_cannot_change_notices_gets_one_list() {
    let mut bench = Bench::new();
    bench.step(Input::Abilities(Abilities { update: false, ..Abilities::default() }));
    for n in 0..6 {
        bench.hear(caller(n));
    }
    assert_eq!(list(&bench), Some(Some((5, 1))));
    bench.hear(caller(6));
    bench.later(limits::LIST_RESTS);
    assert_eq!(list(&bench), None);
    assert!(bench.desk.screen.due().is_none(), "and nothing waits for it to change");
}

#[test]
fn all_that_were_on_the_list_were_shown() {
    let (mut bench, calls) = ringing(6);
    bench.step(Input::Shown(Subject::Ringing));
    assert!(calls.iter().all(|call| bench.call(*call).steps.shown.is_some()));
}
