//! What is sent when, without a desk: several requests for one call, and what becomes of each.

use std::time::Duration;

use super::*;
use crate::call::Refused;
use crate::call::knowledge::CardKind;
use crate::call::number::{CallNumber, Country};
use crate::trouble::{SignInTrouble, Trouble, Way};

/// A reporter with a clock to turn.
struct Bench {
    reporter: Reporter,
    now: Now,
}

impl Bench {
    fn new() -> Self {
        let now = Now { moment: Moment::START, wall: "2026-01-31T12:00:00Z".parse().unwrap() };
        Self { reporter: Reporter::default(), now }
    }

    /// A request about a call for one user, of use for half a minute.
    fn report(&mut self, call: u128, user: u64) -> RequestId {
        self.reporter.report(Request {
            call: CallId::numbered(call),
            number: "+79998885533".into(),
            users: Some(vec![user]),
            until: self.now.moment.plus(secs(30)),
        })
    }

    fn claim(&mut self) -> Option<Work> {
        self.reporter.claim(None, || true, self.now)
    }

    /// The request that a turn is used for, and for whom it is.
    fn sent(&mut self) -> Option<(RequestId, Vec<u64>)> {
        match self.claim()? {
            Work::Post { request, users, .. } => Some((request, users)),
            other => panic!("{other:?}"),
        }
    }

    fn later(&mut self, by: Duration) -> Vec<Ended> {
        self.now.moment = self.now.moment.plus(by);
        self.now.wall += by;
        self.reporter.pass_time(self.now)
    }
}

fn phone(text: &str) -> PhoneNumber {
    CallNumber::read(text, Country::from_code("RU").unwrap()).phone().unwrap().clone()
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn retry() -> CrmError {
    CrmError::Retry { way: Way::Offline, after: Some(secs(1)) }
}

#[test]
fn several_requests_of_one_call_are_sent_one_after_the_other_and_each_comes_back_once() {
    let mut bench = Bench::new();
    let (first, second, other) = (bench.report(1, 7), bench.report(1, 8), bench.report(2, 7));
    assert_eq!(bench.reporter.outbox.waiting(), 3);
    assert_eq!(bench.sent(), Some((first, vec![7])));
    assert_eq!(bench.sent(), Some((second, vec![8])));
    assert_eq!(bench.sent(), Some((other, vec![7])));
    assert_eq!(bench.sent(), None);
    assert!(bench.reporter.accepted(second, bench.now));
    assert!(!bench.reporter.accepted(second, bench.now), "only what is on its way can come back");
    let over = bench.reporter.unanswered(first, &CrmError::Uncertain(Way::TimedOut), bench.now);
    assert_eq!(over, Some(Unanswered::Over(Delivery::Uncertain)), "of the same call, and another outcome");
    assert_eq!(bench.reporter.unanswered(first, &retry(), bench.now), None);
}

#[test]
fn unprocessed_report_is_first_in_line_after_the_pause() {
    let mut bench = Bench::new();
    let (first, _) = (bench.report(1, 7), bench.report(2, 7));
    bench.sent();
    let Some(Unanswered::Again(request)) = bench.reporter.unanswered(first, &retry(), bench.now) else { panic!() };
    bench.reporter.again(first, request);
    assert_eq!(bench.sent(), None, "not before the CRM allows it");
    assert_eq!(bench.reporter.due(), Some(bench.now.moment.plus(secs(1))));
    bench.later(secs(1));
    assert_eq!(bench.sent(), Some((first, vec![7])));
}

#[test]
fn what_waits_too_long_is_given_up_unless_its_call_is_fresh_again() {
    let mut bench = Bench::new();
    let (old, fresh) = (bench.report(1, 7), bench.report(2, 7));
    bench.reporter.extend(fresh.call, bench.now.moment.plus(secs(40)));
    assert_eq!(bench.later(secs(29)), []);
    let stale = |request| Ended::Report { request, delivery: Delivery::Dropped { reason: Dropped::Stale } };
    assert_eq!(bench.later(secs(1)), [stale(old)]);
    assert_eq!(bench.later(secs(10)), [stale(fresh)]);
    assert_eq!((bench.sent(), bench.reporter.due()), (None, None));
}

#[test]
fn what_waits_is_given_up_when_nothing_can_be_sent_and_says_why() {
    let revoked = Standing::Trouble(Trouble::SignIn(SignInTrouble::Revoked));
    let table = [
        (Some(revoked), None, NotSent::SignedOut),
        (None, Some(CrmError::Refused(Refused::Blocked)), NotSent::Blocked),
    ];
    for (standing, error, reason) in table {
        let mut bench = Bench::new();
        let first = bench.report(1, 7);
        bench.sent();
        let waiting = [bench.report(1, 8), bench.report(2, 7)];
        if let Some(standing) = standing {
            bench.reporter.sign_in(standing, bench.now);
        }
        if let Some(error) = error {
            bench.reporter.unanswered(first, &error, bench.now);
        }
        let delivery = Delivery::NotSent { reason };
        let expected = waiting.map(|request| Ended::Report { request, delivery: delivery.clone() });
        assert_eq!(bench.later(Duration::ZERO), expected);
        assert_eq!(bench.reporter.health.barred(), Some(reason));
    }
}

#[test]
fn withdrawn_call_takes_its_waiting_requests_along() {
    let mut bench = Bench::new();
    let sent = bench.report(1, 7);
    bench.sent();
    bench.report(1, 8);
    let other = bench.report(2, 7);
    bench.reporter.withdraw(sent.call);
    assert_eq!(bench.sent(), Some((other, vec![7])));
    assert_eq!(bench.sent(), None);
    assert!(bench.reporter.accepted(sent, bench.now), "what is on its way comes back all the same");
    assert_eq!(bench.later(secs(60)), []);
}

#[test]
fn turns_go_to_reports_then_names_then_searches_then_stages() {
    let mut bench = Bench::new();
    let card = CardKey { kind: CardKind::Deal, id: 7 };
    bench.reporter.fill(&mut Names { stage_id: Some(61), ..Names::default() }, bench.now);
    bench.reporter.search(CallId::numbered(1), &phone("+79998885533"));
    bench.reporter.search(CallId::numbered(2), &phone("+15550100123"));
    bench.reporter.look_up(card);
    let request = bench.report(3, 7);
    assert_eq!(bench.sent(), Some((request, vec![7])));
    assert_eq!(bench.claim(), Some(Work::Names { cards: vec![card] }));
    let newest = Work::Search { call: CallId::numbered(2), phone: phone("+15550100123") };
    assert_eq!(bench.claim(), Some(newest));
    assert_eq!(bench.claim(), None, "one search at a time, and no stages beside it");
    assert!(bench.reporter.searched(CallId::numbered(2)) && !bench.reporter.searched(CallId::numbered(1)));
    bench.reporter.withdraw_search(CallId::numbered(1));
    bench.reporter.looked_up(&mut [(card, None)], bench.now);
    assert_eq!(bench.claim(), None, "the report is still on its way");
    bench.reporter.accepted(request, bench.now);
    assert!(!bench.reporter.has_work(|| false), "nor while somebody waits for a notice");
    assert_eq!(bench.claim(), Some(Work::Pipelines));
    assert_eq!(bench.claim(), None);
}
