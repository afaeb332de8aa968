//! The desk alone, without disk, CRM and screen: how many steps a second, and that it forgets what is over.

use std::time::{Duration, Instant};

use callcard_core::call::knowledge::{Answer, Card, CardKey, CardKind, Names, Recalled};
use callcard_core::call::number::{CallNumber, Country};
use callcard_core::call::source::Source;
use callcard_core::call::{CallId, Cause};
use callcard_core::clock::{Moment, Now};
use callcard_core::desk::{By, Desk, Effect, Heard, Input, Receipt, Subject};
use callcard_core::event::{Report, Reported};
use callcard_core::reporting::Work;
use callcard_core::settings::{Pause, Preferences, Seat};
use jiff::Timestamp;

use crate::report::{Line, section};

/// A busy year.
const CALLS: usize = 20_000;
/// Between two calls of that year; of those that ended, the desk keeps the last two minutes in mind.
const BETWEEN: Duration = Duration::from_secs(10);
/// Calls that ring at once, for the worst of days.
const STORM: usize = 1_000;
const ME: u64 = 1;

pub(crate) fn measure() {
    section("Steps of the desk alone");
    let mut room = Room::new();
    for _ in 0..CALLS / 10 {
        room.live_through_a_call();
    }
    let before = resident();
    room.start_the_clock();
    for _ in 0..CALLS {
        room.live_through_a_call();
    }
    Line::figure(&format!("{CALLS} calls, each from ring to end"), room.per_second()).print();
    let grown = resident().saturating_sub(before);
    Line::figure("memory those calls leave behind", format!("{grown} KB")).target("flat", grown <= 256).print();

    let mut room = Room::new();
    let calls: Vec<_> = (0..STORM).map(|_| room.ring()).collect();
    room.start_the_clock();
    for call in calls {
        room.end(call);
    }
    Line::figure(&format!("{STORM} calls that ring at once"), room.per_second()).print();
}

/// A desk, and the time that passes there.
struct Room {
    desk: Desk,
    now: Now,
    calls: usize,
    /// Steps that were taken, and the time they took.
    steps: usize,
    spent: Duration,
}

/// A call on the desk, and what its source calls it.
struct Ring(CallId, Report);

impl Room {
    fn new() -> Self {
        let now = Now { moment: Moment::START, wall: Timestamp::UNIX_EPOCH };
        Self {
            desk: Desk::new(Preferences::default(), Seat { demo: false, me: Some(ME) }, Pause::Off),
            now,
            calls: 0,
            steps: 0,
            spent: Duration::ZERO,
        }
    }

    fn step(&mut self, input: Input) -> Vec<Effect> {
        let begin = Instant::now();
        let effects = std::hint::black_box(self.desk.step(input, self.now));
        // The app reads it after every step, so it is part of what a step costs.
        std::hint::black_box(self.desk.overview());
        self.spent += begin.elapsed();
        self.steps += 1;
        effects
    }

    fn start_the_clock(&mut self) {
        (self.steps, self.spent) = (0, Duration::ZERO);
    }

    fn per_second(&self) -> String {
        format!("{:.0} /s", self.steps as f64 / self.spent.as_secs_f64())
    }

    fn later(&mut self, by: Duration) {
        self.now = Now { moment: self.now.moment.plus(by), wall: self.now.wall + by };
        self.step(Input::Due);
    }

    /// A new caller rings.
    fn ring(&mut self) -> Ring {
        self.calls += 1;
        let text = format!("+7999{:07}", self.calls);
        let country = Country::from_code("RU").expect("two letters");
        let number = CallNumber::read(&text, country);
        let report = Report::ring(number, text, Source::outside(None));
        let id = CallId::fresh();
        let key = report.number.key().unwrap_or_default().to_owned();
        self.step(Input::Heard(vec![Heard { id, report: report.clone() }]));
        self.step(Input::Recalled(vec![Recalled { call: id, number: key, remembered: None }]));
        Ring(id, report)
    }

    fn end(&mut self, Ring(id, report): Ring) {
        let report = Report { phase: Reported::Ended(Some(Cause::AnsweredElsewhere)), ..report };
        self.step(Input::Heard(vec![Heard { id, report }]));
    }

    fn live_through_a_call(&mut self) {
        let ring = self.ring();
        let call = ring.0;
        self.step(Input::Stored(vec![call]));
        let request = self.step(Input::Claim).into_iter().find_map(|effect| match effect {
            Effect::Work(Work::Post { request, .. }) => Some(request),
            _ => None,
        });
        let names = Names { title: Some("Oak kitchen".into()), person: Some("Ivan Petrov".into()), ..Names::default() };
        let answer = Answer::Card(Card { key: CardKey { kind: CardKind::Deal, id: 1 }, names: Names::default() });
        let receipt = Receipt { names: Some(names), ..Receipt::default() };
        let by = By::Us(request.expect("a call that was told of is reported"), Box::new(receipt));
        self.step(Input::Answered { call, answer, by });
        self.step(Input::Shown(Subject::Call(call)));
        self.end(ring);
        self.later(BETWEEN);
    }
}

/// The memory of this process, in kilobytes.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the kernel says how much memory is used");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).expect("the kernel says it in kilobytes")
}
