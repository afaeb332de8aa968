//! What the desk makes of what becomes of reports, look-ups and searches: the records say it, and notices follow.
//!
//! What is sent when is `crate::reporting`'s to say; the desk has one request for a call at most.

use super::Desk;
use super::calls::Calls;
use super::input::{By, Effect, Receipt};
use super::live::{Live, Notice, Search};
use crate::call::knowledge::{Answer, Card, CardKey, Names, Pipelines};
use crate::call::{CallId, Delivery, Dropped};
use crate::clock::Now;
use crate::crm::CrmError;
use crate::reporting::{Ended, Request, RequestId, Unanswered, Work};

impl Desk {
    /// A turn to send a request to the CRM would be used.
    pub fn has_work(&self) -> bool {
        self.reporter.has_work(|| is_quiet(&self.calls))
    }

    /// Queues the call's report, if it has one.
    pub(super) fn hand_in(&mut self, id: CallId) {
        let Some(live) = self.calls.get(id).filter(|live| live.call.delivery == Delivery::Queued) else { return };
        let Some(phone) = live.call.number.phone() else { return };
        self.reporter.report(Request {
            call: id,
            number: phone.dialable().to_owned(),
            users: live.call.details.users.clone(),
            until: live.stale_at(),
        });
    }

    /// Uses a turn.
    pub(super) fn claim(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.pass_time(now, effects);
        let Some(mut work) = self.reporter.claim(self.seat.me, || is_quiet(&self.calls), now) else { return };
        match &mut work {
            Work::Post { request, known, .. } => self.change(request.call, now, effects, |live| {
                *known = live.known;
                live.call.delivery = Delivery::Sending;
                live.call.steps.sent = Some(live.elapsed(now));
            }),
            Work::Search { call, .. } => {
                self.change(*call, now, effects, |live| live.search = Search::UnderWay);
            }
            Work::Names { .. } | Work::Pipelines => {}
        }
        effects.push(Effect::Work(work));
    }

    /// Notes in the records what was given up.
    pub(super) fn give_up(&mut self, ended: Vec<Ended>, now: Now, effects: &mut Vec<Effect>) {
        for ended in ended {
            match ended {
                Ended::Report { request, delivery } => self.change(request.call, now, effects, |live| {
                    if live.call.delivery == Delivery::Queued {
                        if matches!(delivery, Delivery::Dropped { .. }) {
                            live.call.steps.answered = Some(live.elapsed(now));
                        }
                        live.call.delivery = delivery;
                    }
                }),
                Ended::Search(call) => self.change(call, now, effects, |live| live.search = Search::Over),
            }
        }
    }

    /// A new call could not be written to disk. It is shown, but not sent: after a crash we could not know that it was.
    pub(super) fn not_stored(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        self.reporter.withdraw(id);
        self.drop_unstored(id, &Delivery::Queued, now, effects);
    }

    /// That a request is being sent could not be written to disk.
    pub(super) fn not_claimed(&mut self, request: RequestId, now: Now, effects: &mut Vec<Effect>) {
        if self.reporter.not_sent(request) {
            self.drop_unstored(request.call, &Delivery::Sending, now, effects);
        }
    }

    /// A request was not begun: its report waits again. Nobody makes requests now; after a restart it may still be sent.
    pub(super) fn not_begun(&mut self, id: RequestId, now: Now, effects: &mut Vec<Effect>) {
        if let Some(request) = self.reporter.not_begun(id) {
            self.wait_again(id, request);
            self.settle(id.call, now, effects);
        }
    }

    /// A report that surely was not processed waits for another turn, unless somebody else has told the CRM meanwhile.
    fn wait_again(&mut self, id: RequestId, request: Request) {
        let Some(live) = self.calls.get_mut(id.call) else { return };
        live.call.steps.sent = None;
        if live.is_theirs {
            live.call.delivery = Delivery::NotOurs;
        } else {
            live.call.delivery = Delivery::Queued;
            self.reporter.again(id, request);
        }
    }

    fn drop_unstored(&mut self, id: CallId, then: &Delivery, now: Now, effects: &mut Vec<Effect>) {
        self.change(id, now, effects, |live| {
            if live.call.delivery == *then {
                live.call.delivery = Delivery::Dropped { reason: Dropped::NotStored };
            }
        });
    }

    /// The CRM said who calls.
    pub(super) fn answered(&mut self, id: CallId, answer: Answer, by: By, now: Now, effects: &mut Vec<Effect>) {
        let names = match by {
            By::Us(request, receipt) => {
                let Receipt { uid, request_id, names } = *receipt;
                let came = self.reporter.accepted(request, now);
                let Some(live) = self.calls.get_mut(id).filter(|_| came) else { return };
                live.call.steps.answered = None;
                live.call.delivery = Delivery::Accepted { uid };
                live.call.request_id = request_id;
                names
            }
            By::Another => None,
        };
        self.learn(id, answer, names, now);
        self.settle(id, now, effects);
    }

    /// Our request brought no answer.
    pub(super) fn unanswered(&mut self, id: RequestId, error: &CrmError, now: Now, effects: &mut Vec<Effect>) {
        let Some(came) = self.reporter.unanswered(id, error, now) else { return };
        match came {
            Unanswered::Again(request) => self.wait_again(id, request),
            Unanswered::Over(delivery) => {
                if let Some(live) = self.calls.get_mut(id.call) {
                    live.call.steps.answered = Some(live.elapsed(now));
                    live.call.delivery = delivery;
                }
            }
        }
        self.settle(id.call, now, effects);
    }

    /// Takes in what the CRM said of a caller, whoever asked it. The names on a card may be known from elsewhere.
    pub(super) fn learn(&mut self, id: CallId, mut answer: Answer, names: Option<Names>, now: Now) {
        let Some(live) = self.calls.get_mut(id) else { return };
        if let Answer::Card(card) = &mut answer {
            let same = live.call.card().is_some_and(|known| known.key == card.key);
            let told = Some(std::mem::take(&mut card.names)).filter(|names| *names != Names::default());
            let names = names.or(told);
            live.named = names.is_some() || live.known == Some(card.key) || (same && live.named);
            let before = live.call.remembered.as_ref().filter(|before| before.key == card.key && !same);
            card.names = names.or(before.map(|before| before.names.clone())).unwrap_or_default();
            self.reporter.fill(&mut card.names, now);
            if !live.named {
                self.reporter.look_up(card.key);
            }
        }
        live.call.steps.answered = live.call.steps.answered.or(Some(live.elapsed(now)));
        live.call.learn(answer);
    }

    /// Cards were looked up, or could not be: then the notice is shown without. What is found out counts for every call
    /// with that card, also for one that is over.
    pub(super) fn named(&mut self, mut found: Vec<(CardKey, Option<Names>)>, now: Now, effects: &mut Vec<Effect>) {
        self.reporter.looked_up(&mut found, now);
        for (key, names) in found {
            for call in self.calls_with(|card| card.key == key) {
                self.change(call, now, effects, |live| {
                    live.named = true;
                    if let (Some(card), Some(names)) = (live.call.card_mut(), &names) {
                        card.names.clone_from(names);
                    }
                });
            }
        }
    }

    /// The account said what stages there are, or did not.
    pub(super) fn staged(&mut self, pipelines: Option<Pipelines>, now: Now, effects: &mut Vec<Effect>) {
        let Some(known) = pipelines else { return };
        for call in self.calls_with(|card| card.names.stage_id.is_some() || card.names.price.is_some()) {
            self.change(call, now, effects, |live| {
                if let Some(card) = live.call.card_mut() {
                    known.fill(&mut card.names);
                }
            });
        }
        self.reporter.learn_stages(known, now);
    }

    /// The calls with such a card, over or not.
    fn calls_with(&self, is_such: impl Fn(&Card) -> bool) -> Vec<CallId> {
        self.calls.those(|live| live.call.card().is_some_and(&is_such))
    }

    /// A search came to an end. What it found is a hint: a card to open, never the CRM's answer.
    pub(super) fn found(&mut self, id: CallId, card: Option<Card>, now: Now, effects: &mut Vec<Effect>) {
        if self.reporter.searched(id) {
            self.change(id, now, effects, |live| {
                live.search = Search::Over;
                live.call.found = card;
            });
        }
    }
}

/// Every call that will have a notice has it.
fn is_quiet(calls: &Calls) -> bool {
    let waits = |live: &Live| live.call.is_live() && live.notice == Notice::NotYet;
    !calls.values().any(|live| waits(live) && live.call.silence.is_none() && !live.put_away)
}
