//! How reports lead a call from phase to phase.
//!
//! The first to say something about an end is believed, with two exceptions: whoever answers outweighs an earlier end,
//! and what ended because nobody said anything was not ended by anybody. A call rings again only when a source says so
//! under the id that it gave the call; that one call is meant cannot be guessed from a number.

use std::time::Duration;

use super::live::{Live, Notice};
use crate::call::number::CallNumber;
use crate::call::source::Source;
use crate::call::{Cause, Direction, Outcome, Phase, Silence};
use crate::clock::{Moment, Now};
use crate::event::{Report, Reported};

/// What brings a call back that was answered or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Return {
    /// It rings once more: a queue, or a colleague who hands it on.
    Ringing,
    /// Somebody answered it after all.
    Answered,
}

impl Live {
    /// Takes in what a report of that age adds. Says whether the call came back by it.
    pub(super) fn merge(&mut self, report: &Report, phase: Reported, age: Duration, now: Now) -> Option<Return> {
        self.call.details.fill(&report.details);
        if let Some(id) = &report.source_call_id
            && !self.goes_by(report)
        {
            self.ids.push((report.source.clone(), id.clone()));
        }
        let then = Now { moment: now.moment.minus(age), wall: now.wall_before(age).max(self.call.rang_at) };
        match phase {
            Reported::Ringing => {
                self.last_ring = self.last_ring.max(then.moment);
                self.has_rung = true;
                None
            }
            Reported::Answered => self.answer(&report.source, then),
            Reported::Ended(cause) => {
                if !self.is_of_another_phone(report) {
                    self.end(self.outcome(cause), then);
                }
                None
            }
            Reported::Lost => {
                let talked = self.call.answered_at.is_some();
                self.end(if talked { Outcome::Talked } else { Outcome::Unknown }, then);
                None
            }
        }
    }

    /// Takes over the number of a report if it says more of the caller than what is known. Whether it did.
    pub(super) fn learn_number(&mut self, report: &Report, then: Moment) -> bool {
        let better = self.would_learn(report);
        let call = &mut self.call;
        if better {
            // The name belongs to the colleague who handed the call on, not to the caller.
            if call.number.key().is_some() {
                call.details.caller_name = None;
            }
            call.number = report.number.clone();
            call.raw_number.clone_from(&report.raw_number);
            self.fresh = self.fresh.max(then);
        }
        better
    }

    /// The number of a report says more of the caller than what is known.
    pub(super) fn would_learn(&self, report: &Report) -> bool {
        knowledge(&report.number) > knowledge(&self.call.number)
    }

    /// The report is about a ring that came after the call was answered or over. Only a source that told of a ring
    /// before can tell of another; otherwise its reports came in the wrong order.
    pub(super) fn is_rung_again_by(&self, report: &Report, then: Moment) -> bool {
        let again = self.goes_by(report) && self.has_rung && !self.rang_at(then);
        report.phase == Reported::Ringing && again
    }

    /// It rings once more, and is news to the agent. One of the agent's own that is handed back comes in.
    pub(super) fn ring_again(&mut self, report: &Report, then: Moment) -> Return {
        self.call.phase = Phase::Ringing;
        if report.direction_told {
            self.call.direction = report.direction;
        }
        self.answered = None;
        self.answered_by.clear();
        self.put_away = false;
        self.last_ring = then;
        self.come_back(then);
        Return::Ringing
    }

    pub(super) fn end(&mut self, outcome: Outcome, then: Now) {
        let believed = match self.call.phase {
            Phase::Ringing | Phase::Answered => true,
            Phase::Ended(Outcome::Unknown) => outcome != Outcome::Unknown,
            Phase::Ended(Outcome::Missed | Outcome::Declined) => outcome == Outcome::Elsewhere,
            Phase::Ended(Outcome::Talked | Outcome::Elsewhere) => false,
        };
        if believed {
            self.call.phase = Phase::Ended(outcome);
            self.call.ended_at = Some(then.wall);
            self.ended = Some(then.moment);
            self.call.unseen = outcome == Outcome::Missed && self.call.is_mine();
            if self.is_untold() {
                self.call.silence = Some(Silence::Over);
            }
        }
    }

    fn answer(&mut self, source: &Source, then: Now) -> Option<Return> {
        let late = match self.call.phase {
            Phase::Ringing | Phase::Answered => false,
            Phase::Ended(Outcome::Talked) => return None,
            Phase::Ended(_) => true,
        };
        if !self.answered_by.contains(source) {
            self.answered_by.push(source.clone());
        }
        if self.call.phase == Phase::Answered {
            return None;
        }
        self.call.phase = Phase::Answered;
        self.call.answered_at.get_or_insert(then.wall);
        self.answered = Some(then.moment);
        late.then(|| {
            self.come_back(then.moment);
            Return::Answered
        })
    }

    fn come_back(&mut self, then: Moment) {
        self.call.ended_at = None;
        self.call.unseen = false;
        self.ended = None;
        self.fresh = self.fresh.max(then);
        if self.notice == Notice::Gone {
            self.notice = Notice::NotYet;
        }
    }

    /// Of several phones that rang one was answered, and the report is about the end of the ringing of another.
    fn is_of_another_phone(&self, report: &Report) -> bool {
        let Reported::Ended(Some(cause)) = report.phase else { return false };
        let answered = self.call.phase == Phase::Answered && !self.answered_by.is_empty();
        cause != Cause::Normal && answered && !self.answered_by.contains(&report.source)
    }

    /// How the call ended, by the cause a source gives and by whether somebody here talked.
    fn outcome(&self, cause: Option<Cause>) -> Outcome {
        let rings_again = self.call.phase == Phase::Ringing;
        match cause {
            Some(Cause::AnsweredElsewhere) => Outcome::Elsewhere,
            None | Some(Cause::Normal) if self.call.answered_at.is_some() => Outcome::Talked,
            _ if self.call.answered_at.is_some() && !rings_again => Outcome::Talked,
            Some(Cause::Rejected) => Outcome::Declined,
            _ if self.call.direction == Direction::Out => Outcome::Unknown,
            // If the first event is a plain end, we cannot know whether the call was answered.
            None | Some(Cause::Normal) if self.told.is_none() => Outcome::Unknown,
            Some(Cause::Busy | Cause::Cancelled | Cause::NoAnswer | Cause::Normal) | None => Outcome::Missed,
        }
    }
}

/// How much a number says of the caller: nothing, who it is within the company, or whom the CRM can be asked about.
fn knowledge(number: &CallNumber) -> u8 {
    u8::from(number.key().is_some()) + u8::from(number.phone().is_some())
}
