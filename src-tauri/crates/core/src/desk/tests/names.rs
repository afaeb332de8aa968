//! Who and what is behind cards: looked up for a storm at once, and what comes of it everywhere.

use super::*;

/// Calls of so many numbers, each answered with a card of its own.
fn answered(bench: &mut Bench, count: u64) -> Vec<CallId> {
    let ring = |id: u64| ring_of(&format!("+1555010{id:04}"), "pbx", Some(&id.to_string()));
    let calls: Vec<CallId> = (1..=count).map(|id| bench.hear(ring(id)).call).collect();
    bench.step(Input::Stored(calls.clone()));
    for _ in &calls {
        bench.step(Input::Claim);
        assert!(matches!(bench.work(), Some(Work::Post { .. })), "{:?}", bench.work());
    }
    for (call, id) in calls.iter().zip(1..) {
        bench.answer(*call, Ok(Answer::Card(card(id, None))), None);
    }
    calls
}

fn work(bench: &mut Bench) -> Option<Work> {
    let has_work = bench.desk.has_work();
    bench.step(Input::Claim);
    assert_eq!(has_work, bench.work().is_some(), "a turn is only asked for when it is used");
    bench.work().cloned()
}

fn titles(bench: &Bench, calls: &[CallId]) -> Vec<Option<String>> {
    calls.iter().map(|call| bench.call(*call).card().unwrap().names.title.clone()).collect()
}

fn of_deal(stage_id: u64) -> Names {
    let title = Some("Kitchen".into());
    Names { title, price: Some(240_000), stage_id: Some(stage_id), ..Names::default() }
}

fn pipelines() -> Pipelines {
    Pipelines { stages: [(61, "Negotiation".into())].into(), currency: Some("₽".into()) }
}

#[test]
fn the_names_of_a_storm_are_one_look_up_and_reach_every_call() {
    let mut bench = Bench::new();
    let calls = answered(&mut bench, 8);
    let Some(Work::Names { cards }) = work(&mut bench) else { panic!("{:?}", bench.effects) };
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(work(&mut bench), None, "nothing is asked twice");
    let found = cards.iter().map(|key| (*key, Some(card(key.id, Some("Kitchen")).names)));
    bench.step(Input::Named(found.collect()));
    assert!(titles(&bench, &calls).iter().all(|title| title.as_deref() == Some("Kitchen")));
}

#[test]
fn a_card_that_is_being_looked_up_is_not_looked_up_again_for_another_call() {
    let mut bench = Bench::new();
    answered(&mut bench, 1);
    assert!(matches!(work(&mut bench), Some(Work::Names { .. })));
    let other = bench.hear(ring()).call;
    bench.step(Input::Claim);
    bench.answer(other, Ok(Answer::Card(card(1, None))), None);
    assert_eq!(work(&mut bench), None);
    bench.step(named(1, Some("Kitchen")));
    assert_eq!(titles(&bench, &[other]), [Some("Kitchen".into())], "one answer is for both");
}

#[test]
fn more_cards_than_an_address_holds_are_looked_up_in_turns() {
    let mut bench = Bench::new();
    answered(&mut bench, 60);
    for expected in [crate::reporting::MOST_CARDS, 10] {
        let Some(Work::Names { cards }) = work(&mut bench) else { panic!("{:?}", bench.effects) };
        assert_eq!(cards.len(), expected);
    }
    assert_eq!(work(&mut bench), None);
}

#[test]
fn names_that_come_after_the_end_reach_the_missed_list_the_menu_and_the_disk() {
    let mut bench = Bench::new();
    let calls = answered(&mut bench, 5);
    bench.later(GRACE);
    for id in 1..=5u64 {
        let end = ring_of(&format!("+1555010{id:04}"), "pbx", Some(&id.to_string()));
        bench.hear(phase(end, Reported::Ended(Some(Cause::NoAnswer))));
    }
    let found = (1..=5).map(|id| (card(id, None).key, Some(card(id, Some("Kitchen")).names)));
    bench.step(Input::Named(found.collect()));
    let title = |card: &Card| card.names.title.clone();
    let Some(Some(Popup::AllMissed { callers, .. })) = bench.notice(Subject::AllMissed) else {
        panic!("{:?}", bench.effects)
    };
    let listed: Vec<_> = callers
        .iter()
        .map(|caller| match &caller.finding {
            Finding::Card { card, .. } => title(card),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(listed, vec![Some("Kitchen".to_owned()); 5]);
    assert_eq!(bench.desk.overview().recent.iter().filter_map(|call| title(call.card()?)).count(), 5);
    let saved = bench.effects.iter().filter(|effect| matches!(effect, Effect::Save(_))).count();
    assert_eq!(saved, calls.len());
}

#[test]
fn a_name_that_comes_late_does_not_make_an_older_call_one_of_the_newest() {
    let mut bench = Bench::new();
    let calls = answered(&mut bench, 7);
    for id in [1, 4] {
        bench.step(named(id, Some("Kitchen")));
        let recent: Vec<CallId> = bench.desk.overview().recent.iter().map(|call| call.id).collect();
        let newest: Vec<CallId> = calls.iter().rev().take(MOST_RECENT).copied().collect();
        assert_eq!(recent, newest, "after the name of call {id}");
    }
}

#[test]
fn stages_are_asked_for_when_nothing_else_waits_and_every_notice_is_up() {
    let mut bench = Bench::new();
    let [first, second] = answered(&mut bench, 2)[..] else { panic!() };
    assert!(matches!(work(&mut bench), Some(Work::Names { .. })));
    bench.step(Input::Named(vec![(card(1, None).key, Some(of_deal(61)))]));
    assert_eq!(work(&mut bench), None, "the second still waits for its names, and for its notice");
    bench.step(Input::Named(vec![(card(2, None).key, None)]));
    let third = bench.hear(ring()).call;
    assert!(matches!(work(&mut bench), Some(Work::Post { .. })));
    assert_eq!(work(&mut bench), None, "a report is on its way");
    bench.answer(third, Ok(Answer::NotInCrm), None);
    assert_eq!(work(&mut bench), Some(Work::Pipelines));
    assert_eq!(work(&mut bench), None, "once");
    bench.step(Input::Pipelines(Some(pipelines())));
    let names = &bench.call(first).card().unwrap().names;
    assert_eq!((names.stage.as_deref(), names.currency.as_deref()), (Some("Negotiation"), Some("₽")));
    assert_eq!(bench.call(second).card().unwrap().names, Names::default());
}

#[test]
fn a_stage_that_is_known_is_said_at_once_and_nothing_is_asked_for_days() {
    let kept = |hours: i64| {
        let mut bench = Bench::new();
        let seen_at = bench.now.wall - jiff::SignedDuration::from_hours(hours);
        let pipelines = Some((pipelines(), seen_at));
        bench.step(Input::Restored(Restored { pipelines, ..Restored::default() }));
        bench
    };
    // How old what was kept is, the deal's stage, its name, and whether the account is asked.
    let table = [(1, 61, Some("Negotiation"), false), (80, 61, Some("Negotiation"), true), (1, 62, None, true)];
    for (hours, stage, name, asked) in table {
        let mut bench = kept(hours);
        let call = answered(&mut bench, 1)[0];
        assert!(matches!(work(&mut bench), Some(Work::Names { .. })));
        bench.step(Input::Named(vec![(card(1, None).key, Some(of_deal(stage)))]));
        assert_eq!(bench.call(call).card().unwrap().names.stage.as_deref(), name, "{hours} {stage}");
        assert_eq!(work(&mut bench), asked.then_some(Work::Pipelines), "{hours} {stage}");
    }
}

#[test]
fn account_that_does_not_tell_its_stages_is_not_asked_again_soon() {
    let mut bench = Bench::new();
    for (wait, asked) in [(0, true), (600, false), (3600, true)] {
        bench.later(secs(wait));
        let call = bench.hear(ring()).call;
        bench.step(Input::Claim);
        bench.answer(call, Ok(Answer::Card(card(1, None))), Some(of_deal(61)));
        assert_eq!(work(&mut bench), asked.then_some(Work::Pipelines), "after {wait} s");
        bench.step(Input::Pipelines(None));
        bench.hear(phase(ring(), Reported::Ended(None)));
    }
}
