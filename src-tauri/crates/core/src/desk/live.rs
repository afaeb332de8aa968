//! A call on the desk: its record, its notice, and the rules that follow from time alone.

use std::time::Duration;

use super::Rules;
use super::input::Abilities;
use super::popup::{Caller, Stage};
use super::search::Search;
use super::sources::before;
use crate::call::{Call, Cause, Direction, Dropped, Outcome, Phase, Post, Silence};
use crate::card::CardKey;
use crate::clock::{Moment, Now};
use crate::event::{Report, Reported};

/// How long a notice waits for the CRM's answer and the card's names.
pub(super) const GRACE: Duration = Duration::from_millis(250);
/// How long a notice waits for the disk.
pub(super) const STORE_GRACE: Duration = Duration::from_millis(20);
/// The age at which a ring is of no use to anybody.
pub(super) const STALE: Duration = Duration::from_secs(30);
/// How long after it was answered a call is over, when nobody says so.
pub(super) const TALK_LIMIT: Duration = Duration::from_secs(4 * 3600);
/// How long an ended call is kept in mind, so that late and repeated events are known for what they are.
pub(super) const KEPT: Duration = Duration::from_secs(120);
/// How often a shown notice may change while its call stays in one stage.
pub(super) const MOST_CHANGES: u8 = 2;

/// A call on the desk.
#[derive(Clone, Debug)]
pub(super) struct Live {
    pub(super) call: Call,
    /// The record as it was last handed to the store.
    pub(super) saved: Option<Call>,
    /// What the sources call it; the first is in the record too.
    pub(super) ids: Vec<(String, String)>,
    /// When it began to ring, as far as its source can be believed.
    pub(super) heard: Moment,
    pub(super) last_ring: Moment,
    pub(super) answered: Option<Moment>,
    pub(super) ended: Option<Moment>,
    pub(super) stored: bool,
    /// The remembered card, when its names are fresh.
    pub(super) known: Option<CardKey>,
    /// The names on its card are known, or will not become known.
    pub(super) named: bool,
    /// The search for its caller.
    pub(super) search: Search,
    pub(super) notice: Notice,
    /// The agent has closed the notice: it does not come back.
    pub(super) put_away: bool,
    /// Its card was opened because it was answered.
    pub(super) opened: bool,
    /// When time alone will change it next.
    pub(super) due: Option<Moment>,
}

/// The notice of a call. It is in one place at most, and once gone it does not come back.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Notice {
    NotYet,
    /// A notice of its own.
    Own {
        caller: Box<Caller>,
        stage: Stage,
        changes: u8,
    },
    /// A line in the list of those that ring. `told`: the list has been shown since.
    Listed {
        told: bool,
    },
    Gone,
}

impl Live {
    /// A call that was heard of at `heard`.
    pub(super) fn new(call: Call, heard: Moment) -> Self {
        Self {
            ids: call.source_call_id.iter().map(|id| (call.source.clone(), id.clone())).collect(),
            call,
            saved: None,
            heard,
            last_ring: heard,
            answered: None,
            ended: None,
            stored: false,
            known: None,
            named: false,
            search: Search::NotYet,
            notice: Notice::NotYet,
            put_away: false,
            opened: false,
            due: None,
        }
    }

    /// Takes in what a report of that age adds. A phase never goes back, and the first to say something is believed;
    /// a call that ended because nobody said anything was not ended by anybody, so later words count.
    pub(super) fn merge(&mut self, report: &Report, age: Duration, now: Now) {
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
        let then = Now { moment: now.moment.minus(age), wall: before(now, age).max(call.rang_at) };
        match report.phase {
            Reported::Ringing => self.last_ring = self.last_ring.max(then.moment),
            Reported::Answered => self.answer(then),
            Reported::Ended(cause) => self.end(self.outcome(cause), then),
        }
    }

    fn answer(&mut self, then: Now) {
        if matches!(self.call.phase, Phase::Ringing | Phase::Ended(Outcome::Unknown)) {
            self.call.phase = Phase::Answered;
            self.call.answered_at.get_or_insert(then.wall);
            self.call.ended_at = None;
            self.answered = Some(then.moment);
            self.ended = None;
        }
    }

    pub(super) fn end(&mut self, outcome: Outcome, then: Now) {
        let open = match self.call.phase {
            Phase::Ended(known) => known == Outcome::Unknown && outcome != Outcome::Unknown,
            Phase::Ringing | Phase::Answered => true,
        };
        if open {
            self.call.phase = Phase::Ended(outcome);
            self.call.ended_at = Some(then.wall);
            self.ended = Some(then.moment);
            self.call.unseen = outcome == Outcome::Missed && self.call.is_mine();
            if self.is_untold() {
                self.call.silence = Some(Silence::Over);
            }
        }
    }

    /// A colleague had taken it and hands it on to the agent.
    pub(super) fn ring_again(&mut self, now: Now) {
        self.call.phase = Phase::Ringing;
        self.call.ended_at = None;
        self.ended = None;
        self.last_ring = now.moment;
    }

    /// What follows from time alone.
    pub(super) fn age(&mut self, now: Now, rules: &Rules) {
        let stale = now.moment >= self.stale_at();
        if stale && self.call.post == Post::Queued {
            self.call.post = Post::Dropped { reason: Dropped::Stale };
            self.call.steps.answered = Some(self.elapsed(now));
        }
        if stale && self.call.is_live() && self.is_untold() {
            self.call.silence = Some(Silence::Stale);
        }
        if self.call.is_live() && now.moment >= self.over_at(rules) {
            self.end(Outcome::Unknown, now);
        }
    }

    /// The stage of the call that ought to be shown now; `None` for none.
    pub(super) fn wanted(&self, now: Now, rules: &Rules) -> Option<Stage> {
        if self.call.silence.is_some() || self.put_away || self.notice == Notice::Gone {
            return None;
        }
        let stage = match self.call.phase {
            Phase::Ringing => Stage::Ringing,
            Phase::Answered if rules.keep_answered => Stage::Talking,
            Phase::Answered | Phase::Ended(_) => return None,
        };
        let may_show = self.notice != Notice::NotYet || self.is_ready(now) || now.moment >= self.show_at();
        may_show.then_some(stage)
    }

    /// What a notice of its own is to say next, when it says `shown` now; the same when it may not change.
    pub(super) fn next(&self, shown: Notice, stage: Stage, abilities: Abilities) -> Notice {
        let Notice::Own { caller: old, stage: before, changes } = shown else {
            return Notice::Own { caller: Box::new(Caller::of(&self.call)), stage, changes: 0 };
        };
        let caller = Box::new(Caller::of(&self.call));
        match () {
            () if !abilities.update => Notice::Own { caller: old, stage: before, changes },
            // That it no longer rings is never held back.
            () if before != stage => Notice::Own { caller, stage, changes: 0 },
            () if caller == old || changes >= MOST_CHANGES => Notice::Own { caller: old, stage, changes },
            () => Notice::Own { caller, stage, changes: changes.saturating_add(1) },
        }
    }

    /// The card is to be opened because the call was answered: once it is known, and only if there is one.
    pub(super) fn opens_on_answer(&self, rules: &Rules) -> bool {
        let silence = match self.call.direction {
            Direction::In => None,
            Direction::Out => Some(Silence::Outgoing),
        };
        let wished = rules.open_on_answer && (self.call.direction == Direction::In || rules.open_outgoing);
        wished
            && !self.opened
            && self.call.phase == Phase::Answered
            && self.call.silence == silence
            && self.call.post.is_final()
    }

    /// The agent was shown nothing of it, not even before a restart, and there is no reason yet.
    fn is_untold(&self) -> bool {
        self.notice == Notice::NotYet && self.call.silence.is_none() && self.call.steps.shown.is_none()
    }

    /// All is known that a notice would wait for.
    fn is_ready(&self, now: Now) -> bool {
        let searched = self.search != Search::UnderWay && !self.wants_search(now);
        self.call.post.is_final() && (self.call.card().is_none() || self.named) && searched
    }

    /// When time alone will next change something; `None` when the call can be forgotten.
    pub(super) fn due(&self, now: Now, rules: &Rules) -> Option<Moment> {
        let mut moments = Vec::with_capacity(4);
        if self.call.post == Post::Queued || self.wants_search(now) {
            moments.push(self.stale_at());
        }
        if self.call.is_live() {
            moments.push(self.over_at(rules));
            if self.notice == Notice::NotYet && self.call.silence.is_none() {
                moments.extend([self.show_at(), self.stale_at()].into_iter().filter(|at| now.moment < *at));
            }
        }
        moments.extend(self.forgotten_at().filter(|at| now.moment < *at));
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

    pub(super) fn stale_at(&self) -> Moment {
        self.heard.plus(STALE)
    }

    fn over_at(&self, rules: &Rules) -> Moment {
        match self.answered {
            Some(answered) => answered.plus(TALK_LIMIT),
            None => self.last_ring.plus(rules.ring_limit),
        }
    }

    /// A talk of which nobody told the end may still be told of.
    fn forgotten_at(&self) -> Option<Moment> {
        let unknown = self.call.phase == Phase::Ended(Outcome::Unknown) && self.call.answered_at.is_some();
        self.ended.map(|ended| ended.plus(if unknown { TALK_LIMIT } else { KEPT }))
    }

    /// How the call ended, by the cause a source gives and by whether somebody here talked.
    fn outcome(&self, cause: Option<Cause>) -> Outcome {
        match cause {
            Some(Cause::AnsweredElsewhere) => Outcome::Elsewhere,
            _ if self.call.answered_at.is_some() => Outcome::Talked,
            Some(Cause::Rejected) => Outcome::Declined,
            _ if self.call.direction == Direction::Out => Outcome::Unknown,
            // Of a call that was over when it was first heard of, a plain end does not say whether somebody took it.
            None | Some(Cause::Normal) if self.saved.is_none() => Outcome::Unknown,
            Some(Cause::Busy | Cause::Cancelled | Cause::NoAnswer | Cause::Normal) | None => Outcome::Missed,
        }
    }
}
