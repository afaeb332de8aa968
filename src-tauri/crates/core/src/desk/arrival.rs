//! How calls come onto the desk: told by sources, or left over from before a restart.

use super::Desk;
use super::further::Told;
use super::identity::{self, About};
use super::input::{Effect, Heard, Restored, Taken};
use super::limits::{MOST_CALLS, STALE};
use super::live::{Live, Search};
use crate::call::knowledge::Recalled;
use crate::call::number::CallNumber;
use crate::call::{
    Call, CallId, Cause, Delivery, Direction, Dropped, NotSent, Outcome, Phase, Reporting, Silence, Steps,
};
use crate::clock::Now;
use crate::event::{Report, Reported};

impl Desk {
    /// Takes up what a restart interrupted: what surely was not sent may still be; what may have been never is again.
    pub(super) fn restore(&mut self, restored: Restored, now: Now, effects: &mut Vec<Effect>) {
        self.reporter.restore_stages(restored.pipelines);
        restored.newest.iter().rev().for_each(|call| self.calls.remember(call));
        for call in restored.unfinished {
            self.take_up(call, now, effects);
        }
        for call in restored.unseen {
            let newest = self.calls.get(call.id).map(|live| &live.call).unwrap_or(&call).clone();
            self.note_missed(&newest, now, effects);
        }
    }

    fn take_up(&mut self, mut call: Call, now: Now, effects: &mut Vec<Effect>) {
        if call.delivery == Delivery::Sending {
            call.delivery = Delivery::Uncertain;
        }
        let id = call.id;
        // A clock set back meanwhile must not make a call younger than new.
        let age = now.wall.duration_since(call.rang_at).unsigned_abs();
        let mut live = Live::new(call, now.moment.minus(age));
        live.stored = true;
        live.recalled = true;
        live.named = true;
        live.has_rung = true;
        live.put_away = age >= STALE;
        // It may have been searched for before, and nobody is searched for twice.
        if live.call.delivery.is_final() || live.call.answer.is_some() {
            live.search = Search::Over;
        }
        if live.call.is_live() {
            live.last_ring = now.moment;
            // Nobody can say what happened meanwhile; a source that knows will still be believed.
            if age >= STALE || live.call.phase == Phase::Answered {
                live.end(Outcome::Unknown, now);
            }
        } else {
            live.ended = Some(now.moment);
        }
        if live.call.delivery == Delivery::Queued && age >= STALE {
            live.call.delivery = Delivery::Dropped { reason: Dropped::Stale };
        }
        self.calls.insert(live);
        self.hand_in(id);
        self.settle(id, now, effects);
    }

    pub(super) fn hear(&mut self, heard: Vec<Heard>, now: Now, effects: &mut Vec<Effect>) {
        if self.calls.len() + heard.len() > MOST_CALLS {
            effects.push(Effect::Busy);
            return;
        }
        let at = effects.len();
        let taken = heard.into_iter().map(|heard| self.hear_one(heard, now, effects)).collect();
        effects.insert(at, Effect::Taken(taken));
    }

    /// Takes in one report; `None` when it is about no call.
    fn hear_one(&mut self, heard: Heard, now: Now, effects: &mut Vec<Effect>) -> Option<Taken> {
        let Heard { id, report } = heard;
        let for_me = self.is_for_me(&report);
        let phase = match report.phase {
            // Somebody else of the group took it.
            Reported::Answered if report.direction == Direction::In && !for_me => {
                Reported::Ended(Some(Cause::AnsweredElsewhere))
            }
            phase => phase,
        };
        let age = self.sources.age(&report, now);
        let (call, new) = match identity::about(self.calls.values().rev(), &report, now.moment.minus(age)) {
            About::Call(known) => (self.unite(known, &report, now, effects), false),
            About::New => (id, true),
            About::Nothing => return None,
        };
        let told = Told { report: &report, phase, for_me, age };
        self.replace(&report, now, effects);
        if new {
            self.begin(id, &told, now);
        } else {
            self.take_in(call, &told, now);
        }
        if let Reporting::Theirs(answer) = &report.reporting {
            self.leave_to_others(call, answer.clone(), now);
        }
        self.settle(call, now, effects);
        if for_me && (report.direction == Direction::Out || report.phase == Reported::Answered) {
            self.reached(call, now, effects);
        }
        Some(Taken { call, new, later_phase: report.phase != Reported::Ringing })
    }

    /// A source that reuses an id for another call has forgotten the first: that one ends.
    fn replace(&mut self, report: &Report, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls.those(|live| live.call.is_live() && identity::is_replaced(live, report)) {
            self.change(call, now, effects, |live| live.end(Outcome::Unknown, now));
        }
    }

    fn begin(&mut self, id: CallId, told: &Told<'_>, now: Now) {
        let Told { report, phase, for_me, age } = *told;
        let over = phase.is_over();
        let call = Call {
            id,
            number: report.number.clone(),
            raw_number: report.raw_number.clone(),
            direction: report.direction,
            phase: Phase::Ringing,
            source: report.source.clone(),
            source_call_id: report.source_call_id.clone(),
            details: report.details.clone(),
            rang_at: now.wall_before(age),
            answered_at: None,
            ended_at: None,
            reported_at: report.at,
            delivery: Delivery::Queued,
            request_id: None,
            answer: None,
            remembered: None,
            found: None,
            silence: None,
            put_up: false,
            unseen: false,
            steps: Steps::default(),
        };
        let mut live = Live::new(call, now.moment.minus(age));
        live.call.silence = self.quiet().says(&live.call, for_me).or(over.then_some(Silence::Over));
        live.call.delivery = match report.reporting {
            Reporting::Ours => self.first_delivery(&live.call, over),
            Reporting::Theirs(_) => Delivery::NotOurs,
        };
        live.merge(report, phase, age, now);
        self.calls.insert(live);
        self.hand_in(id);
    }

    /// Takes up what the store knows of callers, unless another number has become known meanwhile.
    pub(super) fn recall(&mut self, recalled: Vec<Recalled>, now: Now, effects: &mut Vec<Effect>) {
        for Recalled { call, number, mut remembered } in recalled {
            let asked = self.to_recall(call).is_some_and(|phone| phone.key() == number);
            if let Some(before) = &mut remembered {
                self.reporter.fill(&mut before.card.names, now);
            }
            if asked {
                self.change(call, now, effects, |live| live.remember(remembered));
            }
        }
    }

    /// Whether a new call is reported to the CRM.
    pub(super) fn first_delivery(&self, call: &Call, over: bool) -> Delivery {
        let unreported = self.preferences.unreported_while_paused;
        let reason = match (&call.number, call.silence) {
            _ if over => NotSent::Over,
            _ if call.direction == Direction::Out => NotSent::Outgoing,
            (CallNumber::Withheld, _) => NotSent::Withheld,
            (_, Some(silence)) if silence.is_by_rule() => NotSent::Ignored,
            (CallNumber::Internal(_), _) => NotSent::Internal,
            (CallNumber::Unreadable(_), _) => NotSent::Unreadable,
            (_, Some(Silence::Paused)) if unreported => NotSent::Paused,
            (CallNumber::Phone(_), _) if self.seat.me.is_none() => NotSent::NoMe,
            (CallNumber::Phone(_), _) => match self.reporter.health.barred() {
                Some(reason) => reason,
                None => return Delivery::Queued,
            },
        };
        Delivery::NotSent { reason }
    }

    /// A report that names no users is for the agent.
    fn is_for_me(&self, report: &Report) -> bool {
        match (&report.details.users, self.seat.me) {
            (Some(users), Some(me)) => self.preferences.everyone || users.contains(&me),
            _ => true,
        }
    }
}
