//! A call on the desk: its record, its notice, and the rules that follow from time alone.
//!
//! What reports make of it is in `phases`.

use std::time::Duration;

use super::input::Abilities;
use super::limits::{GRACE, KEPT, MOST_CHANGES, STALE, STORE_GRACE, TALK_LIMIT};
use super::popup::{Caller, Popup, Stage, Subject};
use crate::call::knowledge::{Answer, CardKey, Remembered};
use crate::call::source::Source;
use crate::call::{Call, Delivery, Direction, Outcome, Phase, Silence, Steps};
use crate::clock::{Moment, Now};
use crate::event::Report;
use crate::settings::{OpenWhen, Preferences};

/// A call on the desk.
#[derive(Clone, Debug)]
pub(super) struct Live {
    pub(super) call: Call,
    /// The record as it was last told of.
    pub(super) told: Option<Call>,
    /// Steps of it are not handed to the store yet.
    pub(super) unwritten: bool,
    /// What the sources call it; the first is in the record too.
    pub(super) ids: Vec<(Source, String)>,
    /// When it began to ring, as far as its source can be believed.
    pub(super) heard: Moment,
    /// What came later is measured from here: when it began to ring, rang again, or its number became known.
    pub(super) fresh: Moment,
    pub(super) last_ring: Moment,
    /// A source told that it rings; else it was first heard of in a later phase.
    pub(super) has_rung: bool,
    pub(super) answered: Option<Moment>,
    /// The sources that told of the answer.
    pub(super) answered_by: Vec<Source>,
    pub(super) ended: Option<Moment>,
    pub(super) stored: bool,
    /// The store has said what it knows of the caller from the last time, or there is nothing to ask it.
    pub(super) recalled: bool,
    /// Somebody else tells the CRM of it.
    pub(super) is_theirs: bool,
    /// The remembered card, when its names are fresh.
    pub(super) known: Option<CardKey>,
    /// The names on its card are known, or will not become known.
    pub(super) named: bool,
    /// The search for its caller.
    pub(super) search: Search,
    pub(super) notice: Notice,
    /// The agent has closed the notice: it does not come back, unless the call rings again.
    pub(super) put_away: bool,
    /// Its card was opened because it was answered.
    pub(super) opened: bool,
    /// When time alone will change it next.
    pub(super) due: Option<Moment>,
}

/// The notice of a call. It is in one place at most, and once gone it comes back only with a call that does.
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

/// What a call's record says that is new.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum News {
    /// It is to be written at once.
    Record(Call),
    /// When it was written or shown, and nothing else: that is written with what is new next.
    Steps(Call),
}

/// How far the search for a call's caller has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Search {
    NotYet,
    UnderWay,
    /// It came to something or to nothing, or it is not to be made any more.
    Over,
}

impl Live {
    /// A call that was heard of at `heard`.
    pub(super) fn new(call: Call, heard: Moment) -> Self {
        Self {
            ids: call.source_call_id.iter().map(|id| (call.source.clone(), id.clone())).collect(),
            is_theirs: call.delivery == Delivery::NotOurs,
            recalled: call.number.phone().is_none(),
            call,
            told: None,
            unwritten: false,
            heard,
            fresh: heard,
            last_ring: heard,
            has_rung: false,
            answered: None,
            answered_by: Vec::new(),
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

    /// Another number is known than before: whoever had called from the one before is not who calls.
    pub(super) fn forget_caller(&mut self) {
        self.remember(None);
        self.recalled = self.call.number.phone().is_none();
    }

    /// Takes up what is known of the caller from the last time.
    pub(super) fn remember(&mut self, remembered: Option<Remembered>) {
        self.recalled = true;
        self.known = remembered.as_ref().filter(|before| before.names_fresh).map(|before| before.card.key);
        self.call.remembered = remembered.map(|before| before.card);
    }

    /// What its record says that is new. `leaves`: it leaves the desk, so nothing is left for later.
    pub(super) fn news(&mut self, leaves: bool) -> Option<News> {
        let told = self.told.as_ref();
        if told == Some(&self.call) && !(leaves && self.unwritten) {
            return None;
        }
        let later = !leaves && told.is_some_and(|told| is_only_stepped(told, &self.call));
        self.told = Some(self.call.clone());
        self.unwritten = later;
        Some(if later { News::Steps(self.call.clone()) } else { News::Record(self.call.clone()) })
    }

    /// The source of a report calls it what the report does.
    pub(super) fn goes_by(&self, report: &Report) -> bool {
        let theirs = report.source_call_id.as_ref();
        theirs.is_some_and(|id| self.ids.iter().any(|(source, mine)| *source == report.source && mine == id))
    }

    /// The source told of it first, or has a name for it.
    pub(super) fn is_told_of_by(&self, source: &Source) -> bool {
        self.call.source == *source || self.ids.iter().any(|(teller, _)| teller == source)
    }

    /// It had not been answered, nor was it over, at that moment.
    pub(super) fn rang_at(&self, then: Moment) -> bool {
        match self.call.phase {
            Phase::Ringing => true,
            Phase::Answered => self.answered.is_some_and(|answered| then < answered),
            Phase::Ended(_) => self.answered.or(self.ended).is_some_and(|over| then < over),
        }
    }

    /// What follows from time alone.
    pub(super) fn age(&mut self, now: Now, preferences: &Preferences) {
        let stale = now.moment >= self.stale_at();
        if stale && self.call.is_live() && self.is_untold() {
            self.call.silence = Some(Silence::Stale);
        }
        if self.call.is_live() && now.moment >= self.over_at(preferences) {
            self.end(Outcome::Unknown, now);
        }
    }

    /// The stage of the call that ought to be shown now; `None` for none.
    pub(super) fn wanted(&self, now: Now, preferences: &Preferences) -> Option<Stage> {
        // What was shown before needs no reason for silence when it is told of again too late.
        let late = self.notice == Notice::NotYet && now.moment >= self.stale_at();
        if self.call.silence.is_some() || self.put_away || self.notice == Notice::Gone || late {
            return None;
        }
        let stage = match self.call.phase {
            Phase::Ringing => Stage::Ringing,
            Phase::Answered if preferences.keep_answered => Stage::Talking,
            Phase::Answered | Phase::Ended(_) => return None,
        };
        let may_show = self.notice != Notice::NotYet || self.is_ready(now) || now.moment >= self.show_at();
        may_show.then_some(stage)
    }

    /// What a notice of its own is to say next, when it says `shown` now; the same when it may not change.
    pub(super) fn next(&self, shown: Notice, stage: Stage, abilities: Abilities, now: Now) -> Notice {
        let Notice::Own { caller: old, stage: before, changes } = shown else {
            return Notice::Own { caller: Box::new(Caller::of(&self.call)), stage, changes: 0 };
        };
        let caller = Box::new(Caller::of(&self.call));
        match () {
            // Another number says little before it is known who had it last time.
            () if old.number != caller.number && before == stage && self.is_recalling(now) => {
                Notice::Own { caller: old, stage: before, changes }
            }
            // Another number or another ring is news: its changes are counted anew.
            () if old.number != caller.number || (before, stage) == (Stage::Talking, Stage::Ringing) => {
                Notice::Own { caller, stage, changes: 0 }
            }
            () if !abilities.update => Notice::Own { caller: old, stage: before, changes },
            // That it no longer rings is never held back.
            () if before != stage => Notice::Own { caller, stage, changes: 0 },
            () if caller == old || changes >= MOST_CHANGES => Notice::Own { caller: old, stage, changes },
            () => Notice::Own { caller, stage, changes: changes.saturating_add(1) },
        }
    }

    /// Its notice is up, or a line in the list that is: its record says so.
    pub(super) fn note_put_up(&mut self) {
        self.call.put_up |= matches!(self.notice, Notice::Own { .. } | Notice::Listed { told: true });
    }

    /// The card is to be opened because the call was answered: once it is known, and only if there is one.
    pub(super) fn opens_on_answer(&self, preferences: &Preferences) -> bool {
        let silence = match self.call.direction {
            Direction::In => None,
            Direction::Out => Some(Silence::Outgoing),
        };
        let direction = self.call.direction == Direction::In || preferences.open_outgoing;
        let wished = preferences.open_when == OpenWhen::Answered && direction;
        wished
            && !self.opened
            && self.recalled
            && self.call.phase == Phase::Answered
            && self.call.silence == silence
            && !self.call.is_awaited()
    }

    /// What its own notice says now.
    pub(super) fn popup(&self) -> Option<(Subject, Popup)> {
        let Notice::Own { caller, stage, .. } = &self.notice else { return None };
        Some((Subject::Call(self.call.id), Popup::Call { caller: (**caller).clone(), stage: *stage }))
    }

    /// The agent was shown nothing of it, not even before a restart, and there is no reason yet.
    pub(super) fn is_untold(&self) -> bool {
        self.notice == Notice::NotYet && self.call.silence.is_none() && !self.call.was_put_up()
    }

    /// Its caller is to be searched for: the CRM was told and did not say who it is, no other card can be opened, and
    /// it is of use to the agent. What a restart interrupted is not searched for: nobody knows what was asked before it.
    pub(super) fn wants_search(&self, now: Now) -> bool {
        let untold = match self.call.answer {
            Some(Answer::Untold) => self.call.delivery != Delivery::NotOurs,
            Some(_) => false,
            None => self.call.delivery == Delivery::Uncertain,
        };
        let seen = self.call.silence.is_none() && !self.put_away;
        let current = self.call.is_live() && now.moment < self.stale_at();
        self.search == Search::NotYet && untold && self.recalled && self.call.remembered.is_none() && seen && current
    }

    /// All is known that a notice would wait for.
    fn is_ready(&self, now: Now) -> bool {
        let searched = self.search != Search::UnderWay && !self.wants_search(now);
        self.recalled && !self.call.is_awaited() && (self.call.card().is_none() || self.named) && searched
    }

    /// When time alone will next change something; `None` when the call can be forgotten.
    pub(super) fn due(&self, now: Now, preferences: &Preferences) -> Option<Moment> {
        let mut moments = Vec::with_capacity(4);
        if self.wants_search(now) {
            moments.push(self.stale_at());
        }
        if self.call.is_live() {
            moments.push(self.over_at(preferences));
            if self.is_recalling(now) {
                moments.push(self.recalled_by());
            }
            if self.notice == Notice::NotYet && self.call.silence.is_none() {
                moments.extend([self.show_at(), self.stale_at()].into_iter().filter(|at| now.moment < *at));
            }
        }
        moments.extend(self.forgotten_at().filter(|at| now.moment < *at));
        // A report on its way keeps the call, however long ago it ended.
        if moments.is_empty() && !self.call.delivery.is_final() {
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
        self.fresh.plus(if self.stored { GRACE } else { STORE_GRACE })
    }

    /// A notice waits for the store to say who had the number last time, but not for a disk that hangs.
    fn is_recalling(&self, now: Now) -> bool {
        !self.recalled && now.moment < self.recalled_by()
    }

    fn recalled_by(&self) -> Moment {
        self.fresh.plus(STORE_GRACE)
    }

    pub(super) fn stale_at(&self) -> Moment {
        self.fresh.plus(STALE)
    }

    fn over_at(&self, preferences: &Preferences) -> Moment {
        match self.answered {
            Some(answered) => answered.plus(TALK_LIMIT),
            None => self.last_ring.plus(Duration::from_secs(preferences.ring_limit.into())),
        }
    }

    /// A talk whose end was never reported is kept longer, because reports may still come.
    fn forgotten_at(&self) -> Option<Moment> {
        let unknown = self.call.phase == Phase::Ended(Outcome::Unknown) && self.call.answered_at.is_some();
        self.ended.map(|ended| ended.plus(if unknown { TALK_LIMIT } else { KEPT }))
    }
}

/// Nothing else differs than when it was written or shown, and what the store said of the caller, which it has written
/// down itself. These follow what is written anyway: each would be a write of its own for every call.
fn is_only_stepped(before: &Call, call: &Call) -> bool {
    let Steps { accepted, shown, .. } = call.steps;
    let steps = Steps { accepted, shown, ..before.steps };
    *call == Call { steps, remembered: call.remembered.clone(), ..before.clone() }
}
