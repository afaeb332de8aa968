//! The desk's rules, as tables; what must hold in every sequence of inputs is in `sequences`.

mod aside;
mod directions;
mod identity;
mod missed;
mod names;
mod notices;
mod numbers;
mod phases;
mod presses;
mod quiet;
mod recall;
mod records;
mod reports;
mod returns;
mod search;
mod sequences;
mod storms;
mod theirs;
mod time;
mod trouble;

use std::collections::BTreeMap;
use std::time::Duration;

use super::*;
use crate::call::knowledge::{Answer, Card, CardKey, CardKind, Finding, Known, Names, Pipelines, Recalled, Remembered};
use crate::call::number::{CallNumber, Country};
use crate::call::source::Source;
use crate::call::{Cause, Details, Direction, NotSent, Refused, Reporting, Silence, Steps};
use crate::crm::{CrmError, Standing};
use crate::event::{Report, Reported};
use crate::reporting::{RequestId, Trial, Work};
use crate::settings::OpenWhen;
use crate::trouble::{KeyringTrouble, SignInTrouble, Trouble, Way, word};
use crate::view::{AnswerKind, CallView, LinkKind, ReportOutcome};

const ME: u64 = 1;
const MINE: Seat = Seat { demo: false, me: Some(ME) };

/// The word of what has come of a call's report.
fn report_outcome(call: &Call) -> String {
    word(&ReportOutcome::of(call))
}

/// The choices of an agent who opens cards so.
fn opening(open_when: OpenWhen) -> Preferences {
    Preferences { open_when, ..Preferences::default() }
}

/// A desk with a clock to turn, that keeps what it was told to do.
struct Bench {
    desk: Desk,
    now: Now,
    ids: u128,
    effects: Vec<Effect>,
    /// The last request of each call.
    requests: BTreeMap<CallId, RequestId>,
}

impl Bench {
    fn new() -> Self {
        Self::with(Preferences::default())
    }

    /// The desk of an agent who has chosen this.
    fn with(preferences: Preferences) -> Self {
        Self::sitting(preferences, MINE, Pause::Off)
    }

    /// The desk of an agent who has paused notices.
    fn paused(pause: Pause) -> Self {
        Self::sitting(Preferences::default(), MINE, pause)
    }

    fn sitting(preferences: Preferences, seat: Seat, pause: Pause) -> Self {
        let now = Now { moment: Moment::START, wall: "2026-01-31T12:00:00Z".parse().unwrap() };
        Self { desk: Desk::new(preferences, seat, pause), now, ids: 0, effects: Vec::new(), requests: BTreeMap::new() }
    }

    fn step(&mut self, input: Input) -> &[Effect] {
        self.effects = self.desk.step(input, self.now);
        if let Some(&Work::Post { request, .. }) = self.work() {
            self.requests.insert(request.call, request);
        }
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
        self.try_hear(report, remembered).expect("the report is about a call")
    }

    /// `None` when the report is about no call.
    fn try_hear(&mut self, report: Report, remembered: Option<Remembered>) -> Option<Taken> {
        self.ids += 1;
        let heard = Heard { id: CallId::numbered(self.ids), report };
        self.step(Input::Heard(vec![heard]));
        let taken = match &self.effects[0] {
            Effect::Taken(taken) => taken[0]?,
            other => panic!("{other:?}"),
        };
        self.recall(taken.call, remembered);
        Some(taken)
    }

    /// The store says who had the caller's number last time, when it is asked. Counts as one step with the one before.
    fn recall(&mut self, call: CallId, remembered: Option<Remembered>) {
        let Some(phone) = self.desk.to_recall(call) else { return };
        let recalled = Recalled { call, number: phone.key().to_owned(), remembered };
        let mut before = std::mem::take(&mut self.effects);
        self.step(Input::Recalled(vec![recalled]));
        before.append(&mut self.effects);
        self.effects = before;
    }

    /// A call that is on disk and on its way to the CRM.
    fn sent(&mut self) -> CallId {
        let call = self.hear(ring()).call;
        self.step(Input::Stored(vec![call]));
        self.step(Input::Claim);
        assert_eq!(self.call(call).delivery, Delivery::Sending);
        call
    }

    fn answer(&mut self, call: CallId, result: Result<Answer, CrmError>, names: Option<Names>) -> &[Effect] {
        match result {
            Ok(answer) => {
                let receipt = Receipt { uid: Some("u".into()), request_id: Some("r".into()), names };
                self.step(Input::Answered { call, answer, by: By::Us(self.request(call), Box::new(receipt)) })
            }
            Err(error) => self.step(Input::Unanswered { request: self.request(call), error }),
        }
    }

    /// The request that tells of a call, sent or not.
    fn request(&self, call: CallId) -> RequestId {
        self.requests.get(&call).copied().unwrap_or(RequestId::never_given(call))
    }

    fn call(&self, id: CallId) -> &Call {
        self.desk.call(id).unwrap()
    }

    /// What the last step did to the notice of a call: `None` for nothing, `Some(None)` for closing it.
    fn popup(&self, id: CallId) -> Option<Option<&Finding>> {
        let mut popups = self.effects.iter().filter_map(|effect| match effect {
            Effect::Popup { subject: Subject::Call(call), popup } if *call == id => Some(popup.as_deref()),
            _ => None,
        });
        popups.next_back().map(|popup| popup.map(finding))
    }

    /// What the last step did to a notice.
    fn notice(&self, which: Subject) -> Option<Option<&Popup>> {
        let mut popups = self.effects.iter().filter_map(|effect| match effect {
            Effect::Popup { subject, popup } if *subject == which => Some(popup.as_deref()),
            _ => None,
        });
        popups.next_back()
    }

    /// A program takes what the last step opened.
    fn take_what_opens(&mut self) {
        let opened: Vec<Link> = self.opened().into_iter().cloned().collect();
        for link in opened {
            self.step(Input::Opened(link));
        }
    }

    /// The links that the last step opened.
    fn opened(&self) -> Vec<&Link> {
        let opened = self.effects.iter().filter_map(|effect| match effect {
            Effect::Open(link) => Some(link),
            _ => None,
        });
        opened.collect()
    }

    /// A call that was missed.
    fn missed(&mut self, report: Report) -> CallId {
        let call = self.hear(report.clone()).call;
        self.later(GRACE);
        self.hear(phase(report, Reported::Ended(Some(Cause::NoAnswer))));
        call
    }

    fn work(&self) -> Option<&Work> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Work(work) => Some(work),
            _ => None,
        })
    }
}

fn finding(popup: &Popup) -> &Finding {
    match popup {
        Popup::Call { caller, .. } | Popup::Missed { caller, .. } => &caller.finding,
        other => panic!("{other:?} is about more than one caller"),
    }
}

fn stage(popup: &Popup) -> Stage {
    match popup {
        Popup::Call { stage, .. } => *stage,
        other => panic!("{other:?} is not about a call"),
    }
}

fn number(text: &str) -> CallNumber {
    CallNumber::read(text, Country::from_code("RU").unwrap())
}

fn ring_of(text: &str, source: &str, id: Option<&str>) -> Report {
    let mut report = Report::ring(number(text), text.into(), Source::outside(Some(source)));
    report.source_call_id = id.map(str::to_owned);
    report
}

fn ring() -> Report {
    ring_of("+79998885533", "socket", None)
}

/// A report that says for whom the call is.
fn for_users(users: &[u64], mut report: Report) -> Report {
    report.details.users = Some(users.to_vec());
    report
}

/// A report that says on which line the call came in.
fn on_line(line: &str, mut report: Report) -> Report {
    report.details.line = Some(line.into());
    report
}

/// A report that has a name for the caller.
fn of_name(name: &str, mut report: Report) -> Report {
    report.details.caller_name = Some(name.into());
    report
}

/// A report of a call that somebody else tells the CRM of, with what is known of its answer.
fn theirs(answer: Option<Answer>, report: Report) -> Report {
    Report { reporting: Reporting::Theirs(answer), ..report }
}

fn phase(report: Report, phase: Reported) -> Report {
    Report { phase, ..report }
}

fn card(id: u64, title: Option<&str>) -> Card {
    let names = Names { title: title.map(str::to_owned), ..Names::default() };
    Card { key: CardKey { kind: CardKind::Deal, id }, names }
}

/// A look-up of a card came to this title, or failed.
fn named(id: u64, title: Option<&str>) -> Input {
    let card = card(id, title);
    Input::Named(vec![(card.key, title.map(|_| card.names))])
}

fn remembered(id: u64) -> Remembered {
    Remembered { card: card(id, Some("Kitchen")), names_fresh: false }
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn restored(unfinished: Vec<Call>) -> Input {
    Input::Restored(Restored { unfinished, ..Restored::default() })
}

const GRACE: Duration = limits::GRACE;
