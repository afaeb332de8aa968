//! The desk's rules, as tables; what must hold in every sequence of inputs is in `sequences`.

mod sequences;

use std::time::Duration;

use super::*;
use crate::call::{Cause, Direction, NotSent};
use crate::card::{Card, CardKey, CardKind, Link, Remembered};
use crate::event::{Report, Reported};
use crate::number::{CallNumber, Country};

const ME: u64 = 1;

/// A desk with a clock to turn, that keeps what it was told to do.
struct Bench {
    desk: Desk,
    now: Now,
    ids: u128,
    effects: Vec<Effect>,
}

impl Bench {
    fn new() -> Self {
        Self::with(Rules { me: Some(ME), everyone: false, paused: false })
    }

    fn with(rules: Rules) -> Self {
        let now = Now { moment: Moment::START, wall: "2026-01-31T12:00:00Z".parse().unwrap() };
        Self { desk: Desk::new(rules), now, ids: 0, effects: Vec::new() }
    }

    fn step(&mut self, input: Input) -> &[Effect] {
        self.effects = self.desk.step(input, self.now);
        &self.effects
    }

    fn later(&mut self, by: Duration) -> &[Effect] {
        self.now.moment = self.now.moment.plus(by);
        self.now.wall += by;
        self.step(Input::Due)
    }

    fn hear(&mut self, report: Report) -> Taken {
        self.hear_with(report, None)
    }

    fn hear_with(&mut self, report: Report, remembered: Option<Remembered>) -> Taken {
        self.ids += 1;
        let heard = Heard { id: CallId::numbered(self.ids), report, remembered };
        self.step(Input::Heard(vec![heard]));
        match &self.effects[0] {
            Effect::Taken(taken) => taken[0],
            other => panic!("{other:?}"),
        }
    }

    /// A call that is on disk and on its way to the CRM.
    fn sent(&mut self) -> CallId {
        let call = self.hear(ring()).call;
        self.step(Input::Stored(vec![call]));
        self.step(Input::Claim);
        assert_eq!(self.call(call).post, Post::Sending);
        call
    }

    fn answer(&mut self, call: CallId, result: Result<Answer, CrmError>, names: Option<Names>) -> &[Effect] {
        let result = result.map(|answer| Notified { answer, uid: Some("u".into()) });
        self.step(Input::Posted { call, result, names })
    }

    fn call(&self, id: CallId) -> &Call {
        self.desk.call(id).unwrap()
    }

    /// What the last step did to the notice of a call: `None` for nothing, `Some(None)` for closing it.
    fn popup(&self, id: CallId) -> Option<Option<&Finding>> {
        let mut popups = self.effects.iter().filter_map(|effect| match effect {
            Effect::Popup { call, popup } if *call == id => Some(popup.as_ref().map(|popup| &popup.finding)),
            _ => None,
        });
        popups.next_back()
    }

    fn work(&self) -> Option<&Work> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Work(work) => Some(work),
            _ => None,
        })
    }
}

fn number(text: &str) -> CallNumber {
    CallNumber::read(text, Country::from_code("RU").unwrap()).unwrap()
}

fn ring_of(text: &str, source: &str, id: Option<&str>) -> Report {
    let mut report = Report::ring(number(text), text.into(), source);
    report.source_call_id = id.map(str::to_owned);
    report
}

fn ring() -> Report {
    ring_of("+79998885533", "socket", None)
}

fn phase(report: Report, phase: Reported) -> Report {
    Report { phase, ..report }
}

fn card(id: u64, title: Option<&str>) -> Card {
    let names = Names { title: title.map(str::to_owned), person: None };
    Card { key: CardKey { kind: CardKind::Deal, id }, names }
}

fn remembered(id: u64) -> Remembered {
    Remembered { card: card(id, Some("Kitchen")), names_fresh: false }
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

const GRACE: Duration = live::GRACE;

#[test]
fn a_ring_is_reported_to_me_and_shown_with_its_card() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    assert_eq!(bench.popup(call), None, "the notice waits for the answer");
    bench.step(Input::Stored(vec![call]));
    bench.step(Input::Claim);
    let post = Work::Post { call, number: "+79998885533".into(), users: vec![ME], known: None };
    assert_eq!(bench.work(), Some(&post));
    let names = card(7, Some("Kitchen")).names;
    bench.answer(call, Ok(Answer::Card(card(7, None))), Some(names));
    let shown = Finding::Card { card: card(7, Some("Kitchen")), remembered: false };
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
fn the_card_of_the_last_time_bridges_the_wait() {
    let mut bench = Bench::new();
    let call = bench.hear_with(ring(), Some(remembered(7))).call;
    bench.step(Input::Stored(vec![call]));
    bench.later(GRACE);
    let remembered = Finding::Card { card: card(7, Some("Kitchen")), remembered: true };
    assert_eq!(bench.popup(call), Some(Some(&remembered)));
    bench.step(Input::Claim);
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    let confirmed = Finding::Card { card: card(7, Some("Kitchen")), remembered: false };
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
fn names_are_looked_up_when_no_report_waits() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    assert_eq!(bench.popup(call), None, "a card without a name waits for it");
    let other = bench.hear(ring_of("+15550100123", "socket", None)).call;
    bench.step(Input::Claim);
    assert!(matches!(bench.work(), Some(Work::Post { call, .. }) if *call == other));
    bench.step(Input::Claim);
    assert_eq!(bench.work(), Some(&Work::Names { call, card: card(7, None).key }));
    bench.step(Input::Named { call, names: Some(card(7, Some("Kitchen")).names) });
    let shown = Finding::Card { card: card(7, Some("Kitchen")), remembered: false };
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
fn names_that_cannot_be_had_hold_nothing_up() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    bench.step(Input::Named { call, names: None });
    assert_eq!(bench.popup(call), Some(Some(&Finding::Card { card: card(7, None), remembered: false })));
}

#[test]
fn a_notice_changes_twice_at_most() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.answer(call, Ok(Answer::Card(card(7, None))), None);
    assert!(bench.popup(call).is_some());
    bench.step(Input::Named { call, names: Some(card(7, Some("Kitchen")).names) });
    assert!(bench.popup(call).is_some());
    bench.hear(Report { caller_name: Some("Ivan".into()), ..ring() });
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
}

#[test]
fn every_end_of_a_report_has_its_finding() {
    let refused = |reason| CrmError::Refused(reason);
    let table = [
        (Ok(Answer::NotInCrm), Finding::NotInCrm, "not_in_crm"),
        (Ok(Answer::Untold), Finding::Untold, "untold"),
        (Err(CrmError::Uncertain), Finding::Uncertain, "uncertain"),
        (Err(refused(Refused::Unpaid)), Finding::Refused(Refused::Unpaid), "refused"),
    ];
    for (result, finding, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.answer(call, result, None);
        assert_eq!(bench.popup(call), Some(Some(&finding)));
        assert_eq!(crate::view::outcome(bench.call(call)), outcome);
    }
}

#[test]
fn trouble_lasts_until_the_crm_accepts_something() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Err(CrmError::Refused(Refused::Unpaid)), None);
    assert_eq!(bench.desk.overview().trouble, Some(Refused::Unpaid));
    bench.hear(phase(ring(), Reported::Ended(None)));
    let call = bench.sent();
    bench.answer(call, Ok(Answer::Untold), None);
    assert_eq!(bench.desk.overview().trouble, None);
}

#[test]
fn only_what_surely_was_not_processed_is_sent_again() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Err(CrmError::Retry { after: secs(2) }), None);
    assert!(!bench.desk.has_work(), "not before the CRM allows it");
    bench.step(Input::Claim);
    assert_eq!(bench.work(), None);
    bench.later(secs(2));
    assert!(bench.desk.has_work());
    bench.step(Input::Claim);
    assert!(matches!(bench.work(), Some(Work::Post { .. })));
    bench.answer(call, Err(CrmError::Uncertain), None);
    assert!(!bench.desk.has_work(), "never again");
}

#[test]
fn what_waits_too_long_is_dropped_with_its_reason() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(live::STALE);
    assert_eq!(bench.call(call).post, Post::Dropped { reason: Dropped::Stale });
    assert!(!bench.desk.has_work());
}

#[test]
fn a_ring_that_comes_back_from_sleep_is_silent() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(secs(3600));
    assert_eq!(bench.popup(call), None);
    assert!(!bench.desk.has_work());
}

#[test]
fn what_is_not_on_disk_is_shown_and_not_sent() {
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
    bench.step(Input::NotClaimed(call));
    assert_eq!(bench.call(call).post, Post::Dropped { reason: Dropped::NotStored });
}

#[test]
fn a_disk_that_hangs_holds_no_notice_up() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(live::STORE_GRACE);
    assert_eq!(bench.popup(call), Some(Some(&Finding::Asking)));
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
fn a_call_that_nobody_ends_is_over_some_time() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(GRACE);
    bench.later(live::RING_LIMIT);
    assert_eq!(bench.popup(call), Some(None));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
}

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
fn reports_of_one_call_are_one_call() {
    let known = |first: Report, wait, second: Report| {
        let mut bench = Bench::new();
        let call = bench.hear(first).call;
        bench.later(wait);
        let taken = bench.hear(second);
        assert_eq!(taken.new, taken.call != call);
        !taken.new
    };
    let from = |source, id| ring_of("89998885533", source, id);
    let other = ring_of("+15550100123", "a", None);
    let end = |report| phase(report, Reported::Ended(None));
    let table = [
        ("the same id", from("a", Some("1")), secs(0), from("a", Some("1")), true),
        ("the same id, another number", from("a", Some("1")), secs(0), ring_of("101", "a", Some("1")), true),
        ("another id", from("a", Some("1")), secs(0), from("a", Some("2")), false),
        ("no id, the same number", from("a", None), secs(5), from("a", None), true),
        ("no id, another number", from("a", None), secs(5), other, false),
        ("two sources", from("a", Some("1")), secs(30), from("b", Some("9")), true),
        ("two sources, too late", from("a", Some("1")), secs(31), from("b", Some("9")), false),
        ("an id comes later", from("a", None), secs(1), from("a", Some("1")), true),
        ("the end without an id", from("a", Some("1")), secs(40), end(from("b", None)), true),
        ("withheld is nobody", ring_of("", "a", None), secs(0), ring_of("", "a", None), false),
        ("the only withheld call ends", ring_of("", "a", None), secs(0), end(ring_of("", "a", None)), true),
    ];
    for (name, first, wait, second, same) in table {
        assert_eq!(known(first, wait, second), same, "{name}");
    }
}

#[test]
fn after_its_end_a_number_rings_anew_but_an_id_does_not() {
    let mut bench = Bench::new();
    let first = bench.hear(ring_of("+79998885533", "a", Some("1"))).call;
    bench.hear(phase(ring_of("+79998885533", "a", Some("1")), Reported::Ended(None)));
    assert_eq!(bench.hear(ring_of("+79998885533", "a", Some("1"))).call, first, "a webhook that came twice");
    assert_ne!(bench.hear(ring_of("+79998885533", "a", None)).call, first);
}

#[test]
fn who_it_is_for() {
    let rules = |me, everyone| Rules { me, everyone, paused: false };
    let sent_to = |users: &[u64]| Some(users.to_vec());
    let table = [
        (rules(Some(ME), false), None, true, sent_to(&[ME])),
        (rules(Some(ME), false), Some(vec![ME, 2]), true, sent_to(&[ME, 2])),
        (rules(Some(ME), false), Some(vec![2]), false, sent_to(&[2])),
        (rules(Some(ME), true), Some(vec![2]), true, sent_to(&[2])),
        (rules(None, false), None, true, None),
        (rules(None, false), Some(vec![2]), true, None),
    ];
    for (rules, users, shown, sent) in table {
        let mut bench = Bench::with(rules.clone());
        let call = bench.hear(Report { users: users.clone(), ..ring() }).call;
        bench.step(Input::Claim);
        let posted = match bench.work() {
            Some(Work::Post { users, .. }) => Some(users.clone()),
            _ => None,
        };
        assert_eq!(posted, sent, "{rules:?} {users:?}");
        assert_eq!(bench.call(call).silence.is_none(), shown, "{rules:?} {users:?}");
    }
}

#[test]
fn a_ring_group_that_reaches_me_later_is_shown() {
    let mut bench = Bench::new();
    let call = bench.hear(Report { users: Some(vec![2]), ..ring() }).call;
    bench.hear(Report { users: Some(vec![ME]), ..ring() });
    bench.later(GRACE);
    assert!(matches!(bench.popup(call), Some(Some(_))));
}

#[test]
fn what_is_never_sent_is_shown_at_once_or_silent_with_a_reason() {
    let outgoing = Report { direction: Direction::Out, ..ring() };
    let table = [
        (ring_of("anonymous", "a", None), NotSent::Withheld, Some(Finding::Withheld), "withheld"),
        (ring_of("101", "a", None), NotSent::Internal, Some(Finding::Internal), "internal"),
        (outgoing, NotSent::Outgoing, None, "outgoing"),
        (phase(ring(), Reported::Ended(None)), NotSent::Over, None, "over"),
    ];
    for (report, reason, finding, outcome) in table {
        let mut bench = Bench::new();
        let call = bench.hear(report).call;
        assert_eq!(bench.call(call).post, Post::NotSent { reason });
        assert_eq!(bench.popup(call).flatten(), finding.as_ref());
        assert_eq!(crate::view::outcome(bench.call(call)), outcome);
        assert!(!bench.desk.has_work());
    }
}

#[test]
fn paused_calls_are_reported_and_silent() {
    let mut bench = Bench::new();
    bench.step(Input::Paused(true));
    let call = bench.sent();
    bench.later(GRACE);
    assert_eq!(bench.popup(call), None);
    assert_eq!(bench.call(call).silence, Some(Silence::Paused));
}

#[test]
fn a_click_opens_the_best_known_and_takes_the_notice_away() {
    let phone = number("+79998885533").phone().unwrap().clone();
    let answers = [
        (None, Link::Search(phone.clone())),
        (Some(Ok(Answer::Card(card(7, None)))), Link::Card(card(7, None).key)),
        (Some(Ok(Answer::NotInCrm)), Link::NewContact(phone.clone())),
        (Some(Ok(Answer::Untold)), Link::Search(phone.clone())),
        (Some(Err(CrmError::Uncertain)), Link::Search(phone)),
    ];
    for (answer, link) in answers {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.later(GRACE);
        if let Some(answer) = answer {
            bench.answer(call, answer, None);
        }
        bench.step(Input::Clicked(call));
        assert!(bench.effects.contains(&Effect::Open(link.clone())), "{link:?}: {:?}", bench.effects);
        assert_eq!(bench.popup(call), Some(None));
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
    bench.step(Input::Clicked(call));
    assert!(matches!(bench.effects[..], [Effect::Open(Link::NewContact(_))]), "{:?}", bench.effects);
}

#[test]
fn a_restart_sends_what_surely_was_not_sent_and_nothing_else() {
    let mut before = Bench::new();
    let sending = before.sent();
    let queued = before.hear(ring_of("+15550100123", "socket", None)).call;
    let unfinished = vec![before.call(sending).clone(), before.call(queued).clone()];

    let mut after = Bench::new();
    after.now.wall += secs(5);
    after.step(Input::Restored { unfinished: unfinished.clone(), newest: Vec::new() });
    assert_eq!(after.popup(sending), Some(Some(&Finding::Uncertain)));
    after.step(Input::Claim);
    assert!(matches!(after.work(), Some(Work::Post { call, .. }) if *call == queued));
    after.step(Input::Claim);
    assert_eq!(after.work(), None);

    let mut much_later = Bench::new();
    much_later.now.wall += live::STALE;
    much_later.step(Input::Restored { unfinished, newest: Vec::new() });
    assert_eq!(much_later.popup(sending), None);
    assert_eq!(much_later.call(sending).post, Post::Uncertain);
    assert_eq!(much_later.call(queued).post, Post::Dropped { reason: Dropped::Stale });
    assert!(!much_later.desk.has_work());
}

#[test]
fn a_storm_does_not_flood_the_screen() {
    let mut bench = Bench::new();
    let calls: Vec<_> = (0..8).map(|n| bench.hear(ring_of("anonymous", "a", Some(&n.to_string()))).call).collect();
    let up = |bench: &Bench| bench.desk.calls.values().filter(|live| live.is_up()).count();
    assert_eq!(up(&bench), live::MOST_NOTICES);
    let end = |n: u32| phase(ring_of("anonymous", "a", Some(&n.to_string())), Reported::Ended(None));
    bench.hear(end(0));
    assert_eq!(bench.popup(calls[5]), Some(Some(&Finding::Withheld)), "the one that waited longest");
    assert_eq!(up(&bench), live::MOST_NOTICES);
    bench.hear(end(6));
    assert_eq!(bench.call(calls[6]).silence, Some(Silence::Crowded), "it ended while it waited");
    bench.later(live::STALE);
    assert_eq!(bench.call(calls[7]).silence, Some(Silence::Crowded), "it waited too long");
    bench.hear(end(1));
    assert_eq!(bench.popup(calls[7]), None);
}

#[test]
fn too_many_calls_are_refused_and_nothing_of_them_is_taken() {
    let mut bench = Bench::new();
    for n in 0..MOST_CALLS {
        bench.hear(ring_of("+79998885533", "a", Some(&n.to_string())));
    }
    let heard = Heard { id: CallId::numbered(u128::MAX), report: ring(), remembered: None };
    assert_eq!(bench.step(Input::Heard(vec![heard])), [Effect::Busy]);
    assert_eq!(bench.desk.overview().live, MOST_CALLS);
}
