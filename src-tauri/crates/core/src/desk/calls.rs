//! The calls on the desk: each with the moment when time alone changes it next, how many ring, and the newest for the menu.
//!
//! It keeps them and decides nothing about them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::limits::MOST_RECENT;
use super::live::{Live, News};
use crate::call::{Call, CallId, Phase, Silence};
use crate::clock::Moment;

/// The calls.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// By id, which is by the time they were first heard of.
    calls: BTreeMap<CallId, Live>,
    /// When time alone will change a call.
    due: BTreeSet<(Moment, CallId)>,
    /// How many of them ring, and how many are not over.
    ringing: usize,
    live: usize,
    /// The newest calls, newest first.
    recent: VecDeque<Call>,
}

impl Calls {
    pub(super) fn len(&self) -> usize {
        self.calls.len()
    }

    pub(super) fn get(&self, id: CallId) -> Option<&Live> {
        self.calls.get(&id)
    }

    pub(super) fn get_mut(&mut self, id: CallId) -> Option<&mut Live> {
        self.calls.get_mut(&id)
    }

    /// In the order they were first heard of.
    pub(super) fn values(&self) -> impl DoubleEndedIterator<Item = &Live> + Clone {
        self.calls.values()
    }

    pub(super) fn ids(&self) -> Vec<CallId> {
        self.calls.keys().copied().collect()
    }

    /// The calls of which something is so.
    pub(super) fn those(&self, so: impl Fn(&Live) -> bool) -> Vec<CallId> {
        self.calls.values().filter(|live| so(live)).map(|live| live.call.id).collect()
    }

    pub(super) fn insert(&mut self, live: Live) {
        self.calls.insert(live.call.id, live);
    }

    pub(super) fn ringing(&self) -> usize {
        self.ringing
    }

    pub(super) fn live(&self) -> usize {
        self.live
    }

    /// When time alone will change a call next.
    pub(super) fn due(&self) -> Option<Moment> {
        self.due.first().map(|(moment, _)| *moment)
    }

    /// A call that time has changed by now.
    pub(super) fn take_due(&mut self, now: Moment) -> Option<CallId> {
        let (moment, id) = self.due.first().copied().filter(|(moment, _)| *moment <= now)?;
        self.due.remove(&(moment, id));
        Some(id)
    }

    /// Looks at a call again at `due`, and forgets it when there is no such moment. Returns what its record says that is
    /// new.
    pub(super) fn keep(&mut self, id: CallId, due: Option<Moment>) -> Option<News> {
        let live = self.calls.get_mut(&id)?;
        if let Some(moment) = std::mem::replace(&mut live.due, due) {
            self.due.remove(&(moment, id));
        }
        let (was_live, rang) = live.told.as_ref().map_or((false, false), |told| (told.is_live(), rings(told)));
        let news = live.news(due.is_none());
        match due {
            Some(moment) => drop(self.due.insert((moment, id))),
            None => drop(self.calls.remove(&id)),
        }
        if let Some(News::Record(call) | News::Steps(call)) = &news {
            recount(&mut self.live, was_live, call.is_live());
            recount(&mut self.ringing, rang, rings(call));
            self.remember(call);
        }
        news
    }

    /// The calls of which something is known that was not handed to the store.
    pub(super) fn unwritten(&self) -> impl Iterator<Item = &Call> {
        self.calls.values().filter(|live| live.unwritten).map(|live| &live.call)
    }

    /// The newest calls, newest first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Call> {
        self.recent.iter()
    }

    /// Keeps the newest calls that were for the agent, each in its latest state.
    pub(super) fn remember(&mut self, call: &Call) {
        let recent = &mut self.recent;
        let known = recent.iter_mut().find(|known| known.id == call.id);
        match (known, call.silence) {
            (Some(known), _) => *known = call.clone(),
            (None, Some(silence)) if silence.is_for_others() => {}
            (None, Some(Silence::Over)) if !call.unseen => {}
            (None, _) => {
                // News of an older call does not make it newer: ids sort by the time when a call was first heard of.
                let place = recent.iter().position(|known| known.id < call.id).unwrap_or(recent.len());
                recent.insert(place, call.clone());
                recent.truncate(MOST_RECENT);
            }
        }
    }

    /// The record of a call on the desk or in the menu.
    pub(super) fn record(&self, id: CallId) -> Option<&Call> {
        let on_desk = self.get(id).map(|live| &live.call);
        on_desk.or_else(|| self.recent.iter().find(|call| call.id == id))
    }

    /// Forgets calls.
    pub(super) fn forget(&mut self, gone: impl Fn(&Call) -> bool) {
        self.recent.retain(|known| !gone(known));
        self.calls.retain(|_, live| !gone(&live.call));
        self.due.retain(|(_, call)| self.calls.contains_key(call));
    }
}

fn rings(call: &Call) -> bool {
    call.phase == Phase::Ringing
}

/// Counts one thing that may have changed.
fn recount(count: &mut usize, was: bool, is: bool) {
    *count = *count + usize::from(is) - usize::from(was);
}

#[cfg(test)]
impl std::ops::Index<&CallId> for Calls {
    type Output = Live;

    fn index(&self, id: &CallId) -> &Live {
        &self.calls[id]
    }
}
