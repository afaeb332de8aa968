//! The reports to the CRM: which is next, what became of it, and what that says about the CRM.

use super::Desk;
use super::input::{Effect, Work};
use super::trial::Trial;
use super::trouble::BLOCKED;
use crate::call::knowledge::{Answer, Names};
use crate::call::{CallId, Dropped, NotSent, Post, Refused};
use crate::clock::Now;
use crate::crm::{CrmError, Notified};

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
            let users = live.call.users.clone().unwrap_or_else(|| self.rules.me.into_iter().collect());
            let known = live.known;
            live.call.post = Post::Sending;
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
    pub(super) fn not_stored(&mut self, call: CallId, then: &Post, now: Now, effects: &mut Vec<Effect>) {
        self.trial = self.trial.given_up(call);
        self.change(call, now, effects, |live| {
            if live.call.post == *then {
                live.call.post = Post::Dropped { reason: Dropped::NotStored };
            }
        });
    }

    pub(super) fn posted(
        &mut self,
        id: CallId,
        result: Result<Notified, CrmError>,
        names: Option<Names>,
        now: Now,
        effects: &mut Vec<Effect>,
    ) {
        self.trial = self.trial.ended(id, &result, now);
        // Only what is on its way can come back.
        let Some(live) = self.calls.get_mut(&id).filter(|live| live.call.post == Post::Sending) else {
            return;
        };
        if let Err(error @ CrmError::Retry { after, .. }) = &result {
            live.call.post = Post::Queued;
            live.call.steps.sent = None;
            self.outbox.push_front(id);
            self.back_off(id, *after, now);
            self.last = Some(error.trouble());
            return self.settle(id, now, effects);
        }
        self.failures = 0;
        self.last = result.as_ref().err().map(CrmError::trouble);
        live.call.steps.answered = Some(live.elapsed(now));
        match result {
            Ok(Notified { mut answer, uid, request_id }) => {
                if let Answer::Card(card) = &mut answer {
                    live.named = names.is_some() || live.known == Some(card.key);
                    let before = live.call.remembered.as_ref().filter(|before| before.key == card.key);
                    card.names = names.or(before.map(|before| before.names.clone())).unwrap_or_default();
                    self.stages.fill(&mut card.names, now);
                    if !live.named {
                        self.nameless.add(card.key);
                    }
                }
                live.call.post = Post::Done { answer, uid };
                live.call.request_id = request_id;
            }
            Err(CrmError::Refused(reason)) => {
                live.call.post = Post::Refused { reason };
                if reason == Refused::Blocked {
                    self.blocked = Some(now.moment.plus(BLOCKED));
                }
            }
            Err(CrmError::NoSignIn(_)) => live.call.post = Post::NotSent { reason: NotSent::SignedOut },
            Err(CrmError::Uncertain(_) | CrmError::Retry { .. }) => live.call.post = Post::Uncertain,
        }
        self.settle(id, now, effects);
    }
}
