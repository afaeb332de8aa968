//! What a further report makes of a call that is known: a better number, another ring, somebody it is for after all.
//!
//! Whatever it is, the CRM is told of a call once at most.

use std::time::Duration;

use super::input::Effect;
use super::limits::KEPT;
use super::live::Live;
use super::phases::Return;
use super::{Desk, identity};
use crate::call::knowledge::Answer;
use crate::call::{CallId, Delivery, Dropped, NotSent, Outcome, Phase, Silence};
use crate::clock::Now;
use crate::event::{Report, Reported};

/// A report, and how it is to be read.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) report: &'a Report,
    /// The phase as it is for the agent: what a colleague answered is over.
    pub(super) phase: Reported,
    pub(super) for_me: bool,
    pub(super) age: Duration,
}

impl Desk {
    /// Takes a report into the call that it is about.
    pub(super) fn take_in(&mut self, id: CallId, told: &Told<'_>, now: Now) {
        let Told { report, phase, for_me, age } = *told;
        let then = now.moment.minus(age);
        let Some(live) = self.calls.get_mut(id) else { return };
        if live.learn_number(report, then) {
            live.forget_caller();
            let over = phase.is_over() || !live.call.is_live();
            self.judge_number(id, over);
        }
        let Some(live) = self.calls.get_mut(id) else { return };
        // The phone of a colleague makes no call of the agent's ring.
        let theirs = for_me || live.call.silence == Some(Silence::NotForYou);
        let again = (theirs && live.is_rung_again_by(report, then)).then(|| live.ring_again(report, then));
        let returned = live.merge(report, phase, age, now).or(again);
        if let Some(returned) = returned {
            self.welcome_back(id, returned, for_me);
        }
        self.reconsider(id, for_me);
        if let Some(live) = self.calls.get(id).filter(|live| live.call.delivery == Delivery::Queued) {
            // A call that came back is fresh again, and so is its report.
            self.reporter.extend(id, live.stale_at());
        }
    }

    /// The call that a report is about which was first heard of as `id`. With the number that becomes known it may turn
    /// out to be one that another source tells of; then that one goes on alone.
    pub(super) fn unite(&mut self, id: CallId, report: &Report, now: Now, effects: &mut Vec<Effect>) -> CallId {
        let rings = |live: &&Live| live.call.phase == Phase::Ringing && live.call.direction == report.direction;
        let learns = self.calls.get(id).filter(rings).is_some_and(|live| live.would_learn(report));
        let ring = Report { phase: Reported::Ringing, ..report.clone() };
        let others = self.calls.values().rev().filter(rings).filter(|live| !live.is_told_of_by(&report.source));
        let Some(other) = learns.then(|| identity::by_number(others, &ring, now.moment)).flatten() else { return id };
        let (mut ids, mut theirs) = (Vec::new(), None);
        self.change(id, now, effects, |live| {
            ids = std::mem::take(&mut live.ids);
            theirs = live.is_theirs.then(|| live.call.answer.clone());
            live.end(Outcome::Unknown, now);
            // Nothing is told of it any more.
            live.ended = Some(now.moment.minus(KEPT));
        });
        if let Some(live) = self.calls.get_mut(other) {
            live.ids.append(&mut ids);
        }
        if let Some(answer) = theirs {
            self.leave_to_others(other, answer, now);
        }
        other
    }

    /// Somebody else tells the CRM of this call, and perhaps knows what it said: what of ours has not left stays here.
    pub(super) fn leave_to_others(&mut self, id: CallId, answer: Option<Answer>, now: Now) {
        let Some(live) = self.calls.get_mut(id) else { return };
        live.is_theirs = true;
        if !live.call.delivery.was_sent() && live.call.delivery != Delivery::Sending {
            live.call.delivery = Delivery::NotOurs;
            self.reporter.withdraw(id);
        }
        if let Some(answer) = answer {
            self.learn(id, answer, None, now);
        }
    }

    /// The number of a call has become known: what goes by numbers is decided anew.
    fn judge_number(&mut self, id: CallId, over: bool) {
        let Some(live) = self.calls.get(id) else { return };
        let before = live.call.silence;
        let by_rule = before.is_none_or(Silence::is_by_rule);
        let silence = match self.quiet().says(&live.call, true) {
            // It stays as loud as it began when notices were paused meanwhile.
            Some(Silence::Paused) if before.is_none() => None,
            silence if by_rule && live.call.is_live() => silence,
            _ => before,
        };
        if let Some(live) = self.calls.get_mut(id) {
            live.call.silence = silence;
        }
        self.report_first(id, over);
    }

    /// Whether a call that came back is shown.
    fn welcome_back(&mut self, id: CallId, returned: Return, for_me: bool) {
        use Silence::{Crowded, Over};
        let Some(live) = self.calls.get(id) else { return };
        let silence = match (returned, live.call.silence) {
            (Return::Ringing, _) | (Return::Answered, Some(Over | Crowded)) => self.quiet().says(&live.call, for_me),
            (Return::Answered, silence) => silence,
        };
        if let Some(live) = self.calls.get_mut(id) {
            live.call.silence = silence;
        }
        self.report_first(id, false);
    }

    /// Reports a call to the CRM that has surely not been reported yet, if there is reason to by now.
    fn report_first(&mut self, id: CallId, over: bool) {
        let Some(live) = self.calls.get(id) else { return };
        if !matches!(live.call.delivery, Delivery::NotSent { .. } | Delivery::Dropped { reason: Dropped::Stale }) {
            return;
        }
        let delivery = self.first_delivery(&live.call, over);
        if let Some(live) = self.calls.get_mut(id) {
            live.call.steps.answered = None;
            live.call.delivery = delivery;
        }
        self.hand_in(id);
    }

    /// Whether a call that is none of the agent's business becomes it: by its line, or by another report of the same
    /// call.
    fn reconsider(&mut self, id: CallId, for_me: bool) {
        let Some(live) = self.calls.get(id) else { return };
        let before = live.call.silence;
        // A report that is not for the agent makes a call no more theirs than it was.
        if !for_me || !live.call.is_live() || !matches!(before, Some(Silence::NotForYou | Silence::OtherLine)) {
            return;
        }
        let mut call = live.call.clone();
        call.silence = self.quiet().says(&call, for_me);
        let reported =
            before == Some(Silence::OtherLine) && call.delivery == (Delivery::NotSent { reason: NotSent::Ignored });
        if reported {
            call.delivery = self.first_delivery(&call, false);
        }
        if let Some(live) = self.calls.get_mut(id) {
            live.call = call;
        }
        if reported {
            self.hand_in(id);
        }
    }
}
