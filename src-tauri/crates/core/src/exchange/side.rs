//! One party's side of a call: its legs, which may be several telephones, and what the agent has been told.
//!
//! It knows nothing of the other parties: that an agent has not missed what a colleague took is the call's to say.

use super::fact::{Leg, Said};
use super::limits::MOST_LEGS;
use super::told::Last;
use crate::call::Cause;
use crate::clock::Moment;

/// One party's side of a call.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    legs: Vec<Part>,
    /// When its telephones began to ring last.
    pub(super) rang: Option<Moment>,
    /// When it answered last.
    pub(super) answered: Option<Moment>,
    /// Its newest ring is that of somebody who calls, though the call may have begun as one of ours.
    pub(super) is_called: bool,
    /// What the agent was told last; `None` while nothing was.
    pub(super) told: Option<Last>,
}

/// A leg, as a source tells of it.
#[derive(Clone, Debug)]
struct Part {
    source: String,
    id: Option<String>,
    seq: Option<u64>,
    state: State,
    /// Since when it is in this state, and when that was told last.
    since: Moment,
    heard: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ringing,
    Talking,
    Ended(Option<Cause>),
}

impl State {
    /// It says more of how the party stands.
    fn is_before(self, other: Self) -> bool {
        let rank = |state| match state {
            Self::Talking => 0,
            Self::Ringing => 1,
            Self::Ended(_) => 2,
        };
        rank(self) < rank(other)
    }
}

/// How a party stands, all its legs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Ringing { heard: Moment },
    Talking { since: Moment },
    Ended { cause: Option<Cause>, since: Moment },
}

impl Side {
    /// Takes in what a source says of a leg.
    pub(super) fn hear(&mut self, source: &str, leg: &Leg, said: &Said, now: Moment) {
        let was = self.stand();
        let Some(part) = self.part(source, leg, said, now) else { return };
        // A source that numbers what it says sends it in any order, and an end is the last of it.
        let is_late = leg.seq.zip(part.seq).is_some_and(|(seq, known)| seq <= known);
        let is_final = part.seq.is_some() && matches!(part.state, State::Ended(_));
        if is_late || is_final {
            return;
        }
        part.seq = leg.seq.or(part.seq);
        part.heard = now;
        let state = match (said, part.state) {
            (Said::Answered, _) => State::Talking,
            (Said::Ringing, State::Ended(_)) if part.id.is_none() => State::Ringing,
            (Said::Ended(_), State::Ended(cause)) if is_certain(cause) => State::Ended(cause),
            (Said::Ended(cause), _) => State::Ended(*cause),
            (Said::Transferred, _) => State::Ended(Some(Cause::Normal)),
            (_, state) => state,
        };
        if state != part.state {
            (part.state, part.since) = (state, now);
        }
        if matches!(state, State::Ended(_)) {
            self.end_what_others_tell(source, now);
        }
        self.note(was, now);
    }

    /// All that rings ends: somebody else took the call.
    pub(super) fn stop_ringing(&mut self, cause: Option<Cause>, now: Moment) {
        self.end_legs(now, |state| (state == State::Ringing).then_some(cause));
    }

    /// All that is live ends.
    pub(super) fn stop(&mut self, cause: Option<Cause>, now: Moment) {
        self.end_legs(now, |state| match state {
            State::Ringing => Some(cause),
            State::Talking => Some(Some(Cause::Normal)),
            State::Ended(_) => None,
        });
    }

    /// How the party stands; `None` while none of its legs has done anything.
    pub(super) fn stand(&self) -> Option<Stand> {
        let of = |wanted: State| self.legs.iter().filter(move |part| part.state == wanted);
        if let Some(part) = of(State::Talking).min_by_key(|part| part.since) {
            return Some(Stand::Talking { since: part.since });
        }
        if let Some(part) = of(State::Ringing).max_by_key(|part| part.heard) {
            return Some(Stand::Ringing { heard: part.heard });
        }
        let ended = self.legs.iter().filter_map(|part| match part.state {
            State::Ended(cause) => Some((cause, part.since)),
            _ => None,
        });
        let last = ended.max_by_key(|(cause, since)| (*since, is_certain(*cause)));
        last.map(|(cause, since)| Stand::Ended { cause, since })
    }

    pub(super) fn is_live(&self) -> bool {
        matches!(self.stand(), Some(Stand::Ringing { .. } | Stand::Talking { .. }))
    }

    pub(super) fn is_ringing(&self) -> bool {
        matches!(self.stand(), Some(Stand::Ringing { .. }))
    }

    /// Takes in the legs of the same party in another call, which is this one.
    pub(super) fn join(&mut self, other: Self) {
        for part in other.legs {
            // Legs without an id are one: what goes on of them counts.
            let known = self.legs.iter().position(|known| known.source == part.source && known.id == part.id);
            match known {
                Some(known) if part.state.is_before(self.legs[known].state) => self.legs[known] = part,
                Some(_) => {}
                None if self.legs.len() < MOST_LEGS => self.legs.push(part),
                None => {}
            }
        }
        self.is_called |= other.is_called;
        self.rang = self.rang.max(other.rang);
        self.answered = self.answered.max(other.answered);
        self.told = self.told.take().or(other.told);
    }

    /// The leg that is meant. What may begin one makes it.
    fn part(&mut self, source: &str, leg: &Leg, said: &Said, now: Moment) -> Option<&mut Part> {
        let known = self.legs.iter().position(|part| part.source == source && part.id == leg.id);
        if let Some(known) = known {
            return self.legs.get_mut(known);
        }
        let state = match said {
            Said::Ringing => State::Ringing,
            Said::Answered => State::Talking,
            // The numbered end of a leg that was not heard of yet: its ring is still under way.
            Said::Ended(cause) if leg.seq.is_some() => State::Ended(*cause),
            _ => return None,
        };
        if self.legs.len() >= MOST_LEGS {
            let over = self.legs.iter().position(|part| matches!(part.state, State::Ended(_)))?;
            self.legs.remove(over);
        }
        let id = leg.id.clone();
        self.legs.push(Part { source: source.to_owned(), id, seq: None, state, since: now, heard: now });
        self.legs.last_mut()
    }

    /// Another source may tell of the same telephones, and perhaps of their rings alone.
    fn end_what_others_tell(&mut self, source: &str, now: Moment) {
        if self.legs.iter().any(|part| part.source == source && !matches!(part.state, State::Ended(_))) {
            return;
        }
        let cause = self.legs.iter().filter(|part| part.source == source).find_map(|part| match part.state {
            State::Ended(cause) => cause,
            _ => None,
        });
        self.end_legs(now, |_| Some(cause));
    }

    fn end_legs(&mut self, now: Moment, cause: impl Fn(State) -> Option<Option<Cause>>) {
        for part in &mut self.legs {
            if !matches!(part.state, State::Ended(_))
                && let Some(cause) = cause(part.state)
            {
                (part.state, part.since) = (State::Ended(cause), now);
            }
        }
    }

    fn note(&mut self, was: Option<Stand>, now: Moment) {
        let was_live = matches!(was, Some(Stand::Ringing { .. } | Stand::Talking { .. }));
        let was_talking = matches!(was, Some(Stand::Talking { .. }));
        match self.stand() {
            Some(Stand::Ringing { .. }) if !was_live => self.rang = Some(now),
            Some(Stand::Talking { .. }) if !was_talking => {
                self.answered = Some(now);
                self.rang.get_or_insert(now);
            }
            _ => {}
        }
    }
}

/// Nothing that comes later explains this end better.
pub(super) fn is_certain(cause: Option<Cause>) -> bool {
    matches!(cause, Some(Cause::AnsweredElsewhere | Cause::Rejected | Cause::Busy))
}
