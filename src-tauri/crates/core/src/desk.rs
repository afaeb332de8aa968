//! The desk: the state machine that holds the calls and decides everything.
//!
//! `step` is a pure function of the state, the input and the time: no I/O, no clock, no async. An input changes
//! facts; `settle` then derives from the facts and the time what is to be saved, shown and sent.

mod arrival;
mod attention;
mod further;
mod identity;
mod input;
mod live;
mod missed;
mod names;
mod phases;
mod popup;
mod reporting;
mod screen;
mod search;
mod sources;
mod trial;
mod trouble;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub use input::{Abilities, Button, By, Click, Effect, Heard, Input, Receipt, Restored, Taken, Work};
pub use popup::{Caller, Popup, Stage, Subject};

use crate::call::knowledge::Link;
use crate::call::source::Source;
use crate::call::{Call, CallId, Delivery, Outcome, Phase, Refused, Silence};
use crate::clock::{Moment, Now};
use crate::crm::amo::auth::Standing;
use crate::quiet::Quiet;
use crate::settings::{Pause, Preferences, Seat};
use crate::standing::SourceState;
use crate::trouble::Trouble;
use live::Live;
use missed::Missed;
use names::{Nameless, Stages};
use screen::Screen;
use sources::Sources;
use trial::Trial;

/// Calls the desk holds at most; beyond, reports are refused for now.
pub const MOST_CALLS: usize = 5_000;
/// Calls that the menu offers.
pub const MOST_RECENT: usize = 5;

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// What the agent has chosen.
    preferences: Preferences,
    seat: Seat,
    pause: Pause,
    abilities: Abilities,
    /// By id, which is by the time they were first heard of.
    calls: BTreeMap<CallId, Live>,
    /// How many of them ring, and how many are not over.
    ringing: usize,
    live: usize,
    screen: Screen,
    missed: Missed,
    sources: Sources,
    /// When time alone will change a call.
    due: BTreeSet<(Moment, CallId)>,
    /// When the pause ends.
    resumes: Option<Moment>,
    /// Reports to the CRM that wait for a turn, first come first served.
    outbox: VecDeque<CallId>,
    /// Cards that wait for a look-up, on a turn that no report needs.
    nameless: Nameless,
    stages: Stages,
    /// Calls whose callers are to be searched for, on a turn that no name needs either; and the one of the search under way.
    unfound: BTreeSet<CallId>,
    searching: Option<CallId>,
    /// The CRM is not to be spoken to before, and how many times in a row it could not be.
    hold: Option<Moment>,
    failures: u32,
    standing: Standing,
    /// When one that was refused is tried again.
    trial: Trial,
    /// What went wrong last, until the CRM accepts something.
    last: Option<Trouble>,
    /// The CRM has blocked us, and is left in peace until then.
    blocked: Option<Moment>,
    /// The presses of the last moment, for the same press may be told twice.
    presses: Vec<(Subject, Moment)>,
    /// What is being opened, for calls that are dealt with once a program has taken it.
    opening: VecDeque<(Link, Vec<CallId>)>,
    /// The notice that something could not be opened is up.
    unopened: bool,
    /// The notice about what keeps calls from the CRM.
    said: Option<Trouble>,
    /// How near the end of the sign-in is, how near it was when that was said, and when it will be nearer.
    near: u8,
    warned: u8,
    warns: Option<Moment>,
    /// The newest calls, newest first.
    recent: VecDeque<Call>,
}

/// The desk at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Calls go to the sandbox.
    pub demo: bool,
    /// The user of the account who sits here.
    pub me: Option<u64>,
    pub pause: Pause,
    /// Calls that ring.
    pub ringing: usize,
    /// Calls that ring or are being talked on.
    pub live: usize,
    /// Missed calls that the agent has not dealt with.
    pub missed: usize,
    /// Reports that wait for a turn.
    pub waiting: usize,
    /// What keeps calls from reaching the CRM.
    pub trouble: Option<Trouble>,
    /// When the sign-in ends, if that is soon.
    pub ends_soon: Option<jiff::Timestamp>,
    /// Sources whose clocks are late, and by how many seconds.
    pub late_sources: Vec<(Source, u64)>,
    /// What calls come in by, and how each stands. The sources say so themselves; the desk knows nothing of it.
    pub sources: Vec<SourceState>,
    /// The newest calls, newest first.
    pub recent: Vec<Call>,
    /// How the agent opens what a notice is about.
    pub click: Click,
}

impl Desk {
    /// An empty desk.
    pub fn new(preferences: Preferences, seat: Seat, pause: Pause) -> Self {
        Self {
            preferences,
            seat,
            pause,
            abilities: Abilities::default(),
            calls: BTreeMap::new(),
            ringing: 0,
            live: 0,
            screen: Screen::default(),
            missed: Missed::default(),
            sources: Sources::default(),
            due: BTreeSet::new(),
            resumes: None,
            outbox: VecDeque::new(),
            nameless: Nameless::default(),
            stages: Stages::default(),
            unfound: BTreeSet::new(),
            searching: None,
            hold: None,
            failures: 0,
            standing: Standing::Ready { ends: None },
            trial: Trial::default(),
            last: None,
            blocked: None,
            presses: Vec::new(),
            opening: VecDeque::new(),
            unopened: false,
            said: None,
            near: 0,
            warned: 0,
            warns: None,
            recent: VecDeque::new(),
        }
    }

    /// Takes in what happened and says what is to be done.
    pub fn step(&mut self, input: Input, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Restored(restored) => self.restore(restored, now, &mut effects),
            Input::Heard(heard) => self.hear(heard, now, &mut effects),
            Input::Stored(calls) => calls.iter().for_each(|call| {
                self.change(*call, now, &mut effects, |live| {
                    live.stored = true;
                    live.call.steps.accepted = Some(live.elapsed(now));
                });
            }),
            Input::NotStored(calls) => {
                calls.iter().for_each(|call| self.not_stored(*call, &Delivery::Queued, now, &mut effects));
            }
            Input::NotClaimed(call) => self.not_stored(call, &Delivery::Sending, now, &mut effects),
            Input::Claim => self.claim(now, &mut effects),
            Input::Answered { call, answer, by } => self.answered(call, answer, by, now, &mut effects),
            Input::Unanswered { call, error } => self.unanswered(call, &error, now, &mut effects),
            Input::Named(found) => self.named(found, now, &mut effects),
            Input::Pipelines(pipelines) => self.staged(pipelines, now, &mut effects),
            Input::Found { call, card } => self.found(call, card, now, &mut effects),
            Input::Shown(subject) => self.shown(subject, now, &mut effects),
            Input::Dismissed(subject) => self.dismissed(subject, now, &mut effects),
            Input::Expired(subject) => self.expired(subject, now, &mut effects),
            Input::Pressed(subject, button) => self.pressed(subject, button, now, &mut effects),
            Input::Chosen { call, record, button } => self.chosen(call, record, button, now, &mut effects),
            Input::Opened(link) => self.opened(&link, now, &mut effects),
            Input::NotOpened { link, copied } => self.not_opened(link, copied, &mut effects),
            Input::HistorySeen => self.dealt_with(&self.missed.all(), now, &mut effects),
            Input::HungUp(call) => self.change(call, now, &mut effects, |live| match live.call.phase {
                Phase::Answered => live.end(Outcome::Talked, now),
                _ => live.end(Outcome::Declined, now),
            }),
            Input::Paused(pause) => self.pause = pause,
            Input::Preferences(preferences) => {
                self.preferences = *preferences;
                self.settle_all(now, &mut effects);
            }
            Input::SignIn(standing) => {
                if std::mem::replace(&mut self.standing, standing) != standing {
                    self.trial = Trial::of(standing, now);
                    // What a call met under the old one says nothing of the new.
                    self.last.take_if(|last| matches!(last, Trouble::Refused(Refused::SignIn | Refused::NotAnAccount)));
                }
            }
            Input::Me(me) => self.seat.me = Some(me),
            Input::Closing => return self.close(now),
            Input::Forgotten(call) => self.forget(call, &mut effects),
            Input::Abilities(abilities) => {
                self.abilities = abilities;
                self.settle_all(now, &mut effects);
            }
            Input::Due => {}
        }
        self.pass_time(now, &mut effects);
        self.bar(now, &mut effects);
        self.draw_list(now, &mut effects);
        self.missed.show(self.quiet().now().is_some(), self.screen.rings(), self.abilities, &mut effects);
        self.say_trouble(&mut effects);
        effects
    }

    /// When `Input::Due` is to be sent, if nothing else happens before.
    pub fn next_deadline(&self) -> Option<Moment> {
        let due = self.due.first().map(|(moment, _)| *moment);
        let others = [self.hold, self.resumes, self.blocked, self.warns, self.trial.due(), self.screen.due()];
        due.into_iter().chain(others.into_iter().flatten()).min()
    }

    /// The choices of the agent that it goes by now.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The pause that it is in.
    pub fn pause(&self) -> Pause {
        self.pause
    }

    /// What the agent does not want to be told of now.
    fn quiet(&self) -> Quiet<'_> {
        Quiet { preferences: &self.preferences, pause: self.pause }
    }

    /// The record of a call on the desk.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id).map(|live| &live.call)
    }

    /// The desk at a glance.
    pub fn overview(&self) -> Overview {
        Overview {
            demo: self.seat.demo,
            me: self.seat.me,
            pause: self.pause,
            ringing: self.ringing,
            live: self.live,
            missed: self.missed.count(),
            waiting: self.outbox.len(),
            trouble: self.trouble(),
            ends_soon: self.ends_soon(),
            late_sources: self.sources.late().map(|(source, by)| (source.clone(), by)).collect(),
            sources: Vec::new(),
            recent: self.recent.iter().cloned().collect(),
            click: self.abilities.click,
        }
    }

    fn change(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>, change: impl FnOnce(&mut Live)) {
        if let Some(live) = self.calls.get_mut(&id) {
            change(live);
            self.settle(id, now, effects);
        }
    }

    fn pass_time(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.pause = self.pause.at(now.wall);
        self.resumes = match self.pause {
            Pause::Until(end) => Some(now.moment.plus(end.duration_since(now.wall).unsigned_abs())),
            Pause::Off | Pause::UntilResumed => None,
        };
        for over in [&mut self.hold, &mut self.blocked] {
            if over.is_some_and(|over| over <= now.moment) {
                *over = None;
            }
        }
        self.trial = self.trial.at(now);
        self.watch_the_end(now);
        while let Some((moment, id)) = self.due.first().copied().filter(|(moment, _)| *moment <= now.moment) {
            self.due.remove(&(moment, id));
            self.settle(id, now, effects);
        }
    }

    fn settle_all(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let calls: Vec<CallId> = self.calls.keys().copied().collect();
        calls.into_iter().for_each(|call| self.settle(call, now, effects));
    }

    /// Derives from a call's facts and the time what is to be shown and saved, and when to look again.
    fn settle(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let Some(live) = self.calls.get_mut(&id) else { return };
        live.age(now, &self.preferences);
        self.place(id, now, effects);
        let Some(live) = self.calls.get_mut(&id) else { return };
        if live.opens_on_answer(&self.preferences)
            && let Some(card @ Link::Card(_)) = live.call.link()
        {
            live.opened = true;
            effects.push(Effect::Open(card));
        }
        if live.wants_search(now) {
            self.unfound.insert(id);
        } else {
            self.unfound.remove(&id);
        }
        let due = live.due(now, &self.preferences);
        if let Some(moment) = std::mem::replace(&mut live.due, due) {
            self.due.remove(&(moment, id));
        }
        let news = (live.saved.as_ref() != Some(&live.call)).then(|| live.call.clone());
        let before = match &news {
            Some(call) => live.saved.replace(call.clone()),
            None => None,
        };
        match due {
            Some(moment) => drop(self.due.insert((moment, id))),
            None => drop(self.calls.remove(&id)),
        }
        if let Some(call) = news {
            let count = |is: fn(&Call) -> bool| (before.as_ref().is_some_and(is), is(&call));
            recount(&mut self.live, count(Call::is_live));
            recount(&mut self.ringing, count(|call| call.phase == Phase::Ringing));
            if call.delivery != Delivery::Queued {
                self.outbox.retain(|waiting| *waiting != id);
            }
            remember(&mut self.recent, &call);
            effects.push(Effect::Save(Box::new(call.clone())));
            self.note_missed(&call, now, effects);
        }
    }
}

/// Counts one thing that may have changed.
fn recount(count: &mut usize, (was, is): (bool, bool)) {
    *count = *count + usize::from(is) - usize::from(was);
}

/// Keeps the newest calls that were for the agent, each in its latest state.
fn remember(recent: &mut VecDeque<Call>, call: &Call) {
    use Silence::{Ignored, NotForYou, OtherLine, Outgoing, TooShort};
    let known = recent.iter_mut().find(|known| known.id == call.id);
    match (known, call.silence) {
        (Some(known), _) => *known = call.clone(),
        (None, Some(Ignored | NotForYou | OtherLine | Outgoing | TooShort)) => {}
        (None, Some(Silence::Over)) if !call.unseen => {}
        (None, _) => {
            // What is new about an older call does not make it a newer one: ids are by the time it was first heard of.
            let place = recent.iter().position(|known| known.id < call.id).unwrap_or(recent.len());
            recent.insert(place, call.clone());
            recent.truncate(MOST_RECENT);
        }
    }
}

#[cfg(test)]
mod tests;
