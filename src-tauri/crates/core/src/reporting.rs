//! What the CRM is to be told and asked, and when.
//!
//! Pure, and independent of the desk: its owner hands requests in, offers turns, and learns what became of each request.
//! Nothing here is shown to anybody, and a call may have several requests.

mod outbox;
mod pace;
mod trial;
mod health;
mod names;
mod search;

use jiff::Timestamp;

pub use health::{BLOCKED, Health};
pub use outbox::{Outbox, Request, RequestId};
pub use trial::Trial;

use crate::call::knowledge::{CardKey, Names, Pipelines};
use crate::call::number::PhoneNumber;
use crate::call::{CallId, Delivery, Dropped, NotSent};
use crate::clock::{Moment, Now};
use crate::crm::{CrmError, Standing};
pub use names::MOST_CARDS;
use names::{Nameless, Stages};
use search::Searches;

/// A request to the CRM that is to be made now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Report the call to these users. The names on the `known` card need not be looked for; whoever remembers one adds it.
    Post { request: RequestId, number: String, users: Vec<u64>, known: Option<CardKey> },
    /// Look up who and what is behind these cards.
    Names { cards: Vec<CardKey> },
    /// Ask the account for the stages of its deals.
    Pipelines,
    /// Search for the only one who has this phone number.
    Search { call: CallId, phone: PhoneNumber },
}

/// What became of a request of which nothing more will come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A report.
    Report { request: RequestId, delivery: Delivery },
    /// A search, which was not made.
    Search(CallId),
}

/// What became of a request that brought no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// It was surely not processed: it may be sent again.
    Again(Request),
    /// It is over.
    Over(Delivery),
}

/// The state of reporting.
#[derive(Debug, Default)]
pub struct Reporter {
    pub(crate) outbox: Outbox,
    pub(crate) health: Health,
    pub(crate) nameless: Nameless,
    stages: Stages,
    pub(crate) searches: Searches,
}

impl Reporter {
    /// Whether a turn would be used. `quiet`: no notice is pending, so there is time for background questions.
    pub fn has_work(&self, quiet: impl FnOnce() -> bool) -> bool {
        let reports = self.outbox.waiting() > 0;
        self.health.pace.hold.is_none()
            && match self.health.trial {
                Trial::Due => reports,
                _ => self.health.is_signed_in() && (reports || self.asks() || (self.may_ask_for_stages() && quiet())),
            }
    }

    /// A question waits whose answer the agent needs.
    fn asks(&self) -> bool {
        self.nameless.is_waiting() || self.searches.may_begin()
    }

    /// Nothing else is under way.
    fn may_ask_for_stages(&self) -> bool {
        let busy = self.nameless.is_under_way() || self.searches.is_under_way() || self.outbox.is_under_way();
        self.stages.are_wanted() && !busy
    }

    /// Uses a turn: for the oldest report, else for all cards without names, else for the newest caller whom the CRM did
    /// not name, else for the stages of deals. `me` is the agent.
    pub fn claim(&mut self, me: Option<u64>, quiet: impl FnOnce() -> bool, now: Now) -> Option<Work> {
        if !self.has_work(quiet) {
            return None;
        }
        if let Some((request, Request { number, users, .. })) = self.outbox.take() {
            self.health.trial = self.health.trial.begun(request);
            let users = users.unwrap_or_else(|| me.into_iter().collect());
            return Some(Work::Post { request, number, users, known: None });
        }
        if self.nameless.is_waiting() {
            return Some(Work::Names { cards: self.nameless.take() });
        }
        if self.searches.may_begin() {
            return self.searches.take().map(|(call, phone)| Work::Search { call, phone });
        }
        self.stages.ask(now);
        Some(Work::Pipelines)
    }

    /// A report waits for its turn.
    pub fn report(&mut self, request: Request) -> RequestId {
        self.outbox.add(request)
    }

    /// A report that waits is of use for longer than was thought.
    pub fn extend(&mut self, call: CallId, until: Moment) {
        self.outbox.extend(call, until);
    }

    /// What waits about a call is not to be sent.
    pub fn withdraw(&mut self, call: CallId) {
        self.outbox.withdraw(call);
    }

    /// The CRM accepted a request. Whether it was on its way: only then can it come back.
    pub fn accepted(&mut self, id: RequestId, now: Now) -> bool {
        self.health.trial = self.health.trial.ended(id, None, now);
        let came = self.outbox.back(id).is_some();
        if came {
            self.health.accepted();
        }
        came
    }

    /// A request brought no answer; `None` when it was not on its way.
    pub fn unanswered(&mut self, id: RequestId, error: &CrmError, now: Now) -> Option<Unanswered> {
        self.health.trial = self.health.trial.ended(id, Some(error), now);
        let request = self.outbox.back(id)?;
        self.health.failed(id, error, now);
        Some(match *error {
            CrmError::Retry { .. } => Unanswered::Again(request),
            CrmError::Uncertain(_) => Unanswered::Over(Delivery::Uncertain),
            CrmError::Refused(reason) => Unanswered::Over(Delivery::Refused { reason }),
            CrmError::NoSignIn(_) => Unanswered::Over(Delivery::NotSent { reason: NotSent::SignedOut }),
        })
    }

    /// A request that was surely not processed is sent again, before all others.
    pub fn again(&mut self, id: RequestId, request: Request) {
        self.outbox.again(id, request);
    }

    /// A request was not sent after all. Whether it was to be.
    pub fn not_sent(&mut self, id: RequestId) -> bool {
        self.not_begun(id).is_some()
    }

    /// A request was not begun, and may be sent later; `None` when it was not to be.
    pub fn not_begun(&mut self, id: RequestId) -> Option<Request> {
        self.health.trial = self.health.trial.given_up(id);
        self.outbox.back(id)
    }

    /// The sign-in stands like this now.
    pub fn sign_in(&mut self, standing: Standing, now: Now) {
        self.health.sign_in(standing, now);
    }

    /// A caller is to be searched for.
    pub fn search(&mut self, call: CallId, phone: &PhoneNumber) {
        self.searches.add(call, phone);
    }

    /// A caller need not be searched for.
    pub fn withdraw_search(&mut self, call: CallId) {
        self.searches.withdraw(call);
    }

    /// A search came to an end. Whether it was under way: only then can it.
    pub fn searched(&mut self, call: CallId) -> bool {
        self.searches.back(call)
    }

    /// Queues a card for look-up, once for all calls that have it.
    pub fn look_up(&mut self, card: CardKey) {
        self.nameless.add(card);
    }

    /// Cards were looked up, or could not be. Adds to each what is known of the account.
    pub fn looked_up(&mut self, found: &mut [(CardKey, Option<Names>)], now: Now) {
        for (card, names) in found {
            self.nameless.back(*card);
            if let Some(names) = names {
                self.stages.fill(names, now);
            }
        }
    }

    /// Adds what is known of the account to what is known of a card.
    pub fn fill(&mut self, names: &mut Names, now: Now) {
        self.stages.fill(names, now);
    }

    /// The account said what stages there are.
    pub fn learn_stages(&mut self, pipelines: Pipelines, now: Now) {
        self.stages.learn(pipelines, now);
    }

    /// What the account said before a restart, and when.
    pub fn restore_stages(&mut self, kept: Option<(Pipelines, Timestamp)>) {
        self.stages.restore(kept);
    }

    /// Time has passed, or the sign-in changed. Gives up, with the reason, what has waited too long or can never be sent.
    pub fn pass_time(&mut self, now: Now) -> Vec<Ended> {
        self.health.pass_time(now);
        let ended = |delivery: Delivery| move |request| Ended::Report { request, delivery: delivery.clone() };
        let stale = self.outbox.give_up_stale(now.moment).into_iter();
        let mut given_up: Vec<Ended> = stale.map(ended(Delivery::Dropped { reason: Dropped::Stale })).collect();
        if let Some(reason) = self.health.barred() {
            given_up.extend(self.outbox.give_up().into_iter().map(ended(Delivery::NotSent { reason })));
            given_up.extend(self.searches.give_up().into_iter().map(Ended::Search));
        }
        given_up
    }

    /// Drops all waiting work: nothing more is sent for this account.
    pub fn close(&mut self) {
        self.outbox.give_up();
        self.searches.give_up();
    }

    /// When time alone will change something next.
    pub fn due(&self) -> Option<Moment> {
        self.health.due().chain(self.outbox.due()).min()
    }
}

#[cfg(test)]
mod tests;
