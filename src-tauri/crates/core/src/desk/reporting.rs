//! The reports to the CRM: which is next, what became of it, and what that says about the CRM.

use super::Desk;
use super::input::{By, Effect, Receipt, Work};
use super::trial::Trial;
use super::trouble::BLOCKED;
use crate::call::knowledge::{Answer, Names};
use crate::call::{CallId, Delivery, Dropped, NotSent, Refused};
use crate::clock::Now;
use crate::crm::amo::error::CrmError;

impl Desk {
    /// A turn to send a request to the CRM would be used.
    pub fn has_work(&self) -> bool {
        let reports = !self.outbox.is_empty();
        self.hold.is_none()
            && match self.trial {
                Trial::Due => reports,
                _ => self.is_signed_in() && (self.waits() || self.may_ask_for_stages()),
            }
    }

    /// Something is to be asked that somebody waits for.
    fn waits(&self) -> bool {
        !self.outbox.is_empty() || self.nameless.is_waiting() || self.may_search()
    }

    /// Uses a turn: for the oldest report, else for all cards without names, else for the newest caller whom the CRM did
    /// not name, else for the stages of deals.
    pub(super) fn claim(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.pass_time(now, effects);
        if !self.has_work() {
            return;
        }
        if let Some(id) = self.outbox.pop_front() {
            let Some(live) = self.calls.get_mut(&id) else { return };
            let Some(phone) = live.call.number.phone() else { return };
            let number = phone.dialable().to_owned();
            let users = live.call.details.users.clone().unwrap_or_else(|| self.seat.me.into_iter().collect());
            let known = live.known;
            live.call.delivery = Delivery::Sending;
            self.trial = self.trial.begun(id);
            live.call.steps.sent = Some(live.elapsed(now));
            self.settle(id, now, effects);
            effects.push(Effect::Work(Work::Post { call: id, number, users, known }));
        } else if self.nameless.is_waiting() {
            effects.push(Effect::Work(Work::Names { cards: self.nameless.take() }));
        } else if self.may_search() {
            self.search(now, effects);
        } else {
            self.ask_for_stages(now, effects);
        }
    }

    /// What is not on disk is not sent, for after a crash nobody would know; it is shown all the same.
    pub(super) fn not_stored(&mut self, call: CallId, then: &Delivery, now: Now, effects: &mut Vec<Effect>) {
        self.trial = self.trial.given_up(call);
        self.change(call, now, effects, |live| {
            if live.call.delivery == *then {
                live.call.delivery = Delivery::Dropped { reason: Dropped::NotStored };
            }
        });
    }

    /// The CRM said who calls.
    pub(super) fn answered(&mut self, id: CallId, answer: Answer, by: By, now: Now, effects: &mut Vec<Effect>) {
        let names = match by {
            By::Us(Receipt { uid, request_id, names }) => {
                self.trial = self.trial.ended(id, None, now);
                let Some(live) = self.calls.get_mut(&id).filter(|live| live.call.delivery == Delivery::Sending) else {
                    return;
                };
                live.call.steps.answered = None;
                live.call.delivery = Delivery::Accepted { uid };
                live.call.request_id = request_id;
                (self.failures, self.last) = (0, None);
                names
            }
            By::Another => None,
        };
        self.learn(id, answer, names, now);
        self.settle(id, now, effects);
    }

    /// Takes in what the CRM said of a caller, whoever asked it. The names on a card may be known from elsewhere.
    pub(super) fn learn(&mut self, id: CallId, mut answer: Answer, names: Option<Names>, now: Now) {
        let Some(live) = self.calls.get_mut(&id) else { return };
        if let Answer::Card(card) = &mut answer {
            let same = live.call.card().is_some_and(|known| known.key == card.key);
            let told = Some(std::mem::take(&mut card.names)).filter(|names| *names != Names::default());
            let names = names.or(told);
            live.named = names.is_some() || live.known == Some(card.key) || (same && live.named);
            let before = live.call.remembered.as_ref().filter(|before| before.key == card.key && !same);
            card.names = names.or(before.map(|before| before.names.clone())).unwrap_or_default();
            self.stages.fill(&mut card.names, now);
            if !live.named {
                self.nameless.add(card.key);
            }
        }
        live.call.steps.answered = live.call.steps.answered.or(Some(live.elapsed(now)));
        live.call.learn(answer);
    }

    /// Our request brought no answer. Only what is on its way can come back.
    pub(super) fn unanswered(&mut self, id: CallId, error: &CrmError, now: Now, effects: &mut Vec<Effect>) {
        self.trial = self.trial.ended(id, Some(error), now);
        let Some(live) = self.calls.get_mut(&id).filter(|live| live.call.delivery == Delivery::Sending) else {
            return;
        };
        self.last = Some(error.trouble());
        if let CrmError::Retry { after, .. } = error {
            live.call.steps.sent = None;
            if live.is_theirs {
                live.call.delivery = Delivery::NotOurs;
            } else {
                live.call.delivery = Delivery::Queued;
                self.outbox.push_front(id);
            }
            self.back_off(id, *after, now);
            return self.settle(id, now, effects);
        }
        self.failures = 0;
        live.call.steps.answered = Some(live.elapsed(now));
        live.call.delivery = match *error {
            CrmError::Refused(reason) => {
                if reason == Refused::Blocked {
                    self.blocked = Some(now.moment.plus(BLOCKED));
                }
                Delivery::Refused { reason }
            }
            CrmError::NoSignIn(_) => Delivery::NotSent { reason: NotSent::SignedOut },
            CrmError::Uncertain(_) | CrmError::Retry { .. } => Delivery::Uncertain,
        };
        self.settle(id, now, effects);
    }
}
