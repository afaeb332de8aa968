//! A call on the desk: its record, its notice, and the rules that follow from time alone.

use std::time::Duration;

use super::input::Abilities;
use super::popup::Popup;
use crate::call::{Call, Cause, Dropped, Outcome, Phase, Post, Silence};
use crate::card::CardKey;
use crate::clock::{Moment, Now};
use crate::event::{Report, Reported};

/// How long a notice waits for the CRM's answer and the card's names.
pub(super) const GRACE: Duration = Duration::from_millis(250);
/// How long a notice waits for the disk.
pub(super) const STORE_GRACE: Duration = Duration::from_millis(20);
/// The age at which a ring is of no use to anybody.
pub(super) const STALE: Duration = Duration::from_secs(30);
/// How long after its last ring a call is over, when nobody says so.
pub(super) const RING_LIMIT: Duration = Duration::from_secs(45);
/// How long after it was answered a call is over, when nobody says so.
pub(super) const TALK_LIMIT: Duration = Duration::from_secs(4 * 3600);
/// How long an ended call is kept in mind, so that late and repeated events are known for what they are.
pub(super) const KEPT: Duration = Duration::from_secs(120);
/// How often a shown notice may change.
pub(super) const MOST_CHANGES: u8 = 2;

/// How many notices may be up at once; the next waits for a place.
pub(super) const MOST_NOTICES: usize = 5;

/// A call on the desk.
#[derive(Clone, Debug)]
pub(super) struct Live {
    pub(super) call: Call,
    /// The record as it was last handed to the store.
    pub(super) saved: Option<Call>,
    /// What the sources call it; the first is in the record too.
    pub(super) ids: Vec<(String, String)>,
    pub(super) heard: Moment,
    pub(super) last_ring: Moment,
    pub(super) answered: Option<Moment>,
    pub(super) ended: Option<Moment>,
    pub(super) stored: bool,
    /// The remembered card, when its names are fresh.
    pub(super) known: Option<CardKey>,
    /// The names on its card are known, or will not become known.
    pub(super) named: bool,
    pub(super) notice: Notice,
    /// Its notice waits for a place on the screen.
    pub(super) crowded: bool,
    /// The agent has dealt with the notice: it is closed, and does not come back.
    pub(super) put_away: bool,
    /// When time alone will change it next.
    pub(super) due: Option<Moment>,
}

/// The notice of a call. There is one at most, and it does not come back.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Notice {
    NotYet,
    Up { popup: Box<Popup>, changes: u8 },
    Gone,
}

impl Live {
    /// Takes in what a report adds. A phase never goes back, and the first to say something is believed.
    pub(super) fn merge(&mut self, report: &Report, now: Now) {
        let call = &mut self.call;
        let fill = |mine: &mut Option<String>, theirs: &Option<String>| {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        };
        fill(&mut call.caller_name, &report.caller_name);
        fill(&mut call.line, &report.line);
        fill(&mut call.to, &report.to);
        if let Some(id) = &report.source_call_id {
            let id = (report.source.clone(), id.clone());
            if !self.ids.contains(&id) {
                self.ids.push(id);
            }
        }
        match report.phase {
            Reported::Ringing => self.last_ring = now.moment,
            Reported::Answered => self.answer(now),
            Reported::Ended(cause) => self.end(outcome(&self.call, cause), now),
        }
    }

    fn answer(&mut self, now: Now) {
        if self.call.phase == Phase::Ringing {
            self.call.phase = Phase::Answered;
            self.call.answered_at = Some(now.wall);
            self.answered = Some(now.moment);
        }
    }

    pub(super) fn end(&mut self, outcome: Outcome, now: Now) {
        if self.call.is_live() {
            self.call.phase = Phase::Ended(outcome);
            self.call.ended_at = Some(now.wall);
            self.ended = Some(now.moment);
        }
    }

    /// What follows from time alone.
    pub(super) fn age(&mut self, now: Now) {
        if self.call.post == Post::Queued && now.moment >= self.stale_at() {
            self.call.post = Post::Dropped { reason: Dropped::Stale };
            self.call.steps.answered = Some(self.elapsed(now));
            if self.notice == Notice::NotYet && self.call.silence.is_none() {
                self.call.silence = Some(Silence::Stale);
            }
        }
        if self.call.is_live() && now.moment >= self.over_at() {
            self.end(Outcome::Unknown, now);
        }
        let too_late = !self.call.is_live() || now.moment >= self.stale_at();
        if self.crowded && too_late && self.call.silence.is_none() {
            self.call.silence = Some(Silence::Crowded);
        }
    }

    /// The notice that ought to be there now; `None` for none.
    pub(super) fn wanted(&self, now: Now, abilities: Abilities) -> Option<Popup> {
        if self.call.silence.is_some() || self.put_away || !self.call.is_live() {
            return None;
        }
        let popup = Popup::of(&self.call);
        match &self.notice {
            Notice::Gone => None,
            Notice::NotYet => (self.is_ready() || now.moment >= self.show_at()).then_some(popup),
            Notice::Up { popup: shown, changes } => {
                let change = abilities.update && *changes < MOST_CHANGES;
                Some(if change { popup } else { (**shown).clone() })
            }
        }
    }

    pub(super) fn is_up(&self) -> bool {
        matches!(self.notice, Notice::Up { .. })
    }

    /// All is known that a notice would wait for.
    fn is_ready(&self) -> bool {
        self.call.post.is_final() && (self.call.card().is_none() || self.named)
    }

    /// When time alone will next change something; `None` when the call can be forgotten.
    pub(super) fn due(&self, now: Now) -> Option<Moment> {
        let mut moments = Vec::with_capacity(4);
        if self.call.post == Post::Queued || (self.crowded && self.call.silence.is_none()) {
            moments.push(self.stale_at());
        }
        if self.call.is_live() {
            moments.push(self.over_at());
            if self.notice == Notice::NotYet && self.call.silence.is_none() && now.moment < self.show_at() {
                moments.push(self.show_at());
            }
        }
        let forgotten = self.ended.map(|ended| ended.plus(KEPT));
        moments.extend(forgotten.filter(|at| now.moment < *at));
        // A report on its way keeps the call, however long ago it ended.
        if moments.is_empty() && !self.call.post.is_final() {
            moments.push(now.moment.plus(KEPT));
        }
        moments.into_iter().min()
    }

    /// Milliseconds since it was heard of.
    pub(super) fn elapsed(&self, now: Now) -> u32 {
        u32::try_from(now.moment.since(self.heard).as_millis()).unwrap_or(u32::MAX)
    }

    /// The notice waits for the answer, but not for a disk that hangs.
    fn show_at(&self) -> Moment {
        self.heard.plus(if self.stored { GRACE } else { STORE_GRACE })
    }

    fn stale_at(&self) -> Moment {
        self.heard.plus(STALE)
    }

    fn over_at(&self) -> Moment {
        match self.answered {
            Some(answered) => answered.plus(TALK_LIMIT),
            None => self.last_ring.plus(RING_LIMIT),
        }
    }
}

/// How a call ended, by the cause a source gives and by whether somebody here talked.
fn outcome(call: &Call, cause: Option<Cause>) -> Outcome {
    let answered = call.phase == Phase::Answered;
    match cause {
        Some(Cause::AnsweredElsewhere) => Outcome::Elsewhere,
        _ if answered => Outcome::Talked,
        Some(Cause::Rejected) => Outcome::Declined,
        _ if call.direction == crate::call::Direction::Out => Outcome::Unknown,
        Some(Cause::Busy | Cause::Cancelled | Cause::NoAnswer | Cause::Normal) | None => Outcome::Missed,
    }
}
