//! When the notice of a call is shown, how often it changes, and what a click on it opens.

use super::*;

#[test]
fn a_ring_is_reported_to_me_and_shown_with_its_card() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    assert_eq!(bench.popup(call), None, "the notice waits for the answer");
    bench.step(Input::Stored(vec![call]));
    bench.step(Input::Claim);
    let request = bench.request(call);
    let post = Work::Post { request, number: "+79998885533".into(), users: vec![ME], known: None };
    assert_eq!(bench.work(), Some(&post));
    let names = card(7, Some("Kitchen")).names;
    bench.answer(call, Ok(Answer::Card(card(7, None))), Some(names));
    let shown = Finding::Card { card: card(7, Some("Kitchen")), known: Known::Named };
    assert_eq!(bench.popup(call), Some(Some(&shown)));
    bench.later(GRACE);
    assert_eq!(bench.popup(call), None, "nothing new, nothing said");
}

#[test]
fn the_notice_waits_no_longer_than_the_grace() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE - Duration::from_millis(1));
    assert_eq!(bench.popup(call), None);
    bench.later(Duration::from_millis(1));
    assert_eq!(bench.popup(call), Some(Some(&Finding::Asking)));
    bench.answer(call, Ok(Answer::NotInCrm), None);
    assert_eq!(bench.popup(call), Some(Some(&Finding::NotInCrm)));
}

#[test]
fn remembered_card_is_shown_until_the_crm_answers() {
    let mut bench = Bench::new();
    let call = bench.hear_with(ring(), Some(remembered(7))).call;
    bench.step(Input::Stored(vec![call]));
    bench.later(GRACE);
    let remembered = Finding::Card { card: card(7, Some("Kitchen")), known: Known::Remembered };
    assert_eq!(bench.popup(call), Some(Some(&remembered)));
    bench.step(Input::Claim);
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    let confirmed = Finding::Card { card: card(7, Some("Kitchen")), known: Known::Named };
    assert_eq!(bench.popup(call), Some(Some(&confirmed)), "the same card keeps its names");
}

#[test]
fn another_answer_replaces_the_card_of_the_last_time() {
    let mut bench = Bench::new();
    let call = bench.hear_with(ring(), Some(remembered(7))).call;
    bench.step(Input::Stored(vec![call]));
    bench.later(GRACE);
    bench.step(Input::Claim);
    bench.answer(call, Ok(Answer::NotInCrm), None);
    assert_eq!(bench.popup(call), Some(Some(&Finding::NotInCrm)));
}

#[test]
fn a_notice_changes_twice_at_most() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    assert!(bench.popup(call).is_some());
    bench.step(named(7, Some("Kitchen")));
    assert!(bench.popup(call).is_some());
    bench.hear(of_name("Ivan", ring()));
    assert_eq!(bench.popup(call), None);
}

#[test]
fn a_desktop_that_cannot_change_notices_shows_one() {
    let mut bench = Bench::new();
    bench.step(Input::Abilities(Abilities { update: false, ..Abilities::default() }));
    let call = bench.sent();
    bench.later(GRACE);
    assert_eq!(bench.popup(call), Some(Some(&Finding::Asking)));
    bench.answer(call, Ok(Answer::NotInCrm), None);
    assert_eq!(bench.popup(call), None);
    bench.step(Input::Abilities(Abilities::default()));
    assert_eq!(bench.popup(call), Some(Some(&Finding::NotInCrm)), "now it can");
}

#[test]
fn expired_notice_is_not_changed_any_more() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.step(Input::Expired(Subject::Call(call)));
    assert_eq!(bench.popup(call), Some(None));
    bench.answer(call, Ok(Answer::NotInCrm), None);
    assert_eq!(bench.popup(call), None);
}

#[test]
fn nothing_wakes_the_desk_before_something_changes() {
    let mut bench = Bench::new();
    let mut waits = Vec::new();
    let call = bench.hear(ring()).call;
    bench.step(Input::Stored(vec![call]));
    while let Some(due) = bench.desk.next_deadline() {
        let wait = due.since(bench.now.moment);
        waits.push(wait.as_millis());
        bench.later(wait);
    }
    assert_eq!(waits, [250, 29_750, 15_000, 120_000], "the grace, the age, the ring's limit, and it is forgotten");
}

#[test]
fn hanging_disk_delays_no_notice() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(limits::STORE_GRACE);
    assert_eq!(bench.popup(call), Some(Some(&Finding::Asking)));
}

#[test]
fn a_click_opens_the_best_known() {
    let phone = number("+79998885533").phone().unwrap().clone();
    let answers = [
        (None, Link::Search(phone.clone())),
        (Some(Ok(Answer::Card(card(7, None)))), Link::Card(card(7, None).key)),
        (Some(Ok(Answer::NotInCrm)), Link::NewContact(phone.clone())),
        (Some(Ok(Answer::Untold)), Link::Search(phone.clone())),
        (Some(Err(CrmError::Uncertain(Way::TimedOut))), Link::Search(phone)),
    ];
    for (answer, link) in answers {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.later(GRACE);
        if let Some(answer) = answer {
            bench.answer(call, answer, None);
        }
        bench.step(Input::Pressed(Subject::Call(call), Button::Open));
        assert_eq!(bench.opened(), [&link]);
        assert_eq!(bench.popup(call), None, "the notice stays as long as the call");
    }
}

#[test]
fn a_recent_call_opens_its_card_long_after_its_end() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::NotInCrm), None);
    bench.hear(phase(ring(), Reported::Ended(None)));
    bench.later(secs(3600));
    assert!(bench.desk.call(call).is_none(), "forgotten by the desk");
    bench.step(Input::Chosen { call, record: None, button: Button::Open });
    assert!(matches!(bench.opened()[..], [Link::NewContact(_)]), "{:?}", bench.effects);
}
