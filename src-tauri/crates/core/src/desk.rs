//! The desk: the state machine that holds the calls and decides everything.
//!
//! `step` is a pure function of the state, the input and the time: no I/O, no clock, no async. An input changes
//! facts; `settle` then derives from the facts and the time what is to be saved, shown and sent.

mod limits;
mod popup;
mod input;
mod live;
mod phases;
mod identity;
mod sources;
mod calls;
mod screen;
mod missed;
mod presses;
mod about_us;
mod arrival;
mod further;
mod reporting;
mod attention;

pub use input::{Abilities, Button, By, Click, Effect, Heard, Input, Receipt, Restored, Taken};
pub use limits::{MOST_CALLS, MOST_RECENT};
pub use popup::{Caller, Popup, Stage, Subject};

use crate::call::knowledge::Link;
use crate::call::number::PhoneNumber;
use crate::call::source::Source;
use crate::call::{Call, CallId, Delivery, Dropped, Outcome, Phase};
use crate::clock::{Moment, Now};
use crate::quiet::Quiet;
use crate::reporting::Reporter;
use crate::settings::{Pause, Preferences, Seat};
use crate::standing::SourceState;
use crate::trouble::Trouble;
use about_us::AboutUs;
use calls::Calls;
use live::{Live, News};
use missed::Missed;
use presses::Presses;
use screen::Screen;
use sources::Sources;

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// What the agent has chosen.
    preferences: Preferences,
    seat: Seat,
    pause: Pause,
    abilities: Abilities,
    calls: Calls,
    screen: Screen,
    missed: Missed,
    sources: Sources,
    reporter: Reporter,
    presses: Presses,
    about_us: AboutUs,
    /// When the pause ends.
    resumes: Option<Moment>,
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
    /// What the notices of this desktop can do.
    pub abilities: Abilities,
}

impl Desk {
    /// An empty desk.
    pub fn new(preferences: Preferences, seat: Seat, pause: Pause) -> Self {
        Self {
            preferences,
            seat,
            pause,
            abilities: Abilities::default(),
            calls: Calls::default(),
            screen: Screen::default(),
            missed: Missed::default(),
            sources: Sources::default(),
            reporter: Reporter::default(),
            presses: Presses::default(),
            about_us: AboutUs::default(),
            resumes: None,
        }
    }

    /// Takes in what happened and says what is to be done.
    pub fn step(&mut self, input: Input, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Restored(restored) => self.restore(restored, now, &mut effects),
            Input::Heard(heard) => self.hear(heard, now, &mut effects),
            Input::Recalled(recalled) => self.recall(recalled, now, &mut effects),
            Input::Stored(calls) => calls.iter().for_each(|call| {
                self.change(*call, now, &mut effects, |live| {
                    live.stored = true;
                    live.call.steps.accepted = Some(live.elapsed(now));
                });
            }),
            Input::NotStored(calls) => {
                calls.iter().for_each(|call| self.not_stored(*call, now, &mut effects));
            }
            Input::NotClaimed(request) => self.not_claimed(request, now, &mut effects),
            Input::NotBegun(request) => self.not_begun(request, now, &mut effects),
            Input::Claim => self.claim(now, &mut effects),
            Input::Answered { call, answer, by } => self.answered(call, answer, by, now, &mut effects),
            Input::Unanswered { request, error } => self.unanswered(request, &error, now, &mut effects),
            Input::Named(found) => self.named(found, now, &mut effects),
            Input::Pipelines(pipelines) => self.staged(pipelines, now, &mut effects),
            Input::Found { call, card } => self.found(call, card, now, &mut effects),
            Input::Shown(subject) => self.shown(subject, now, &mut effects),
            Input::Dismissed(subject) => self.dismissed(subject, now, &mut effects),
            Input::Expired(subject) => self.expired(subject, now, &mut effects),
            Input::Pressed(subject, button) => self.pressed(subject, button, now, &mut effects),
            Input::Chosen { call, record, button } => self.chosen(call, record, button, now, &mut effects),
            Input::Opened(link) => self.opened(&link, now, &mut effects),
            Input::NotOpened { link, copied } => {
                self.not_opened(&link, Popup::Unopened { link: link.clone(), copied }, &mut effects);
            }
            Input::NotCalled { link, why } => self.not_opened(&link, Popup::Uncalled(why), &mut effects),
            Input::HistorySeen => self.dealt_with(&self.missed.all(), now, &mut effects),
            Input::HungUp(call) => self.change(call, now, &mut effects, |live| match live.call.phase {
                Phase::Answered => live.end(Outcome::Talked, now),
                _ => live.end(Outcome::Declined, now),
            }),
            Input::Paused(pause) => self.pause = pause,
            Input::Preferences(preferences) => self.prefer(*preferences, now, &mut effects),
            Input::SignIn(standing) => self.reporter.sign_in(standing, now),
            Input::Me(me) => self.seat.me = Some(me),
            Input::Closing => return self.close(now),
            Input::Stopping => return self.calls.unwritten().cloned().map(Box::new).map(Effect::Save).collect(),
            Input::Forgotten(call) => self.forget(call, &mut effects),
            Input::Abilities(abilities) => {
                self.abilities = abilities;
                self.settle_all(now, &mut effects);
            }
            Input::Due => {}
        }
        self.pass_time(now, &mut effects);
        self.draw_list(now, &mut effects);
        let quiet = self.quiet().now().is_some();
        self.missed.show(quiet, self.screen.rings(), self.abilities, &mut effects);
        self.about_us.say(self.trouble(), &self.reporter.health, quiet, self.abilities, &mut effects);
        effects
    }

    /// When `Input::Due` is to be sent, if nothing else happens before.
    pub fn next_deadline(&self) -> Option<Moment> {
        [self.calls.due(), self.resumes, self.reporter.due(), self.screen.due()].into_iter().flatten().min()
    }

    /// The choices of the agent that it goes by now.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// What the notices of the desktop can do.
    pub fn abilities(&self) -> Abilities {
        self.abilities
    }

    /// The pause that it is in.
    pub fn pause(&self) -> Pause {
        self.pause
    }

    /// What the agent does not want to be told of now.
    fn quiet(&self) -> Quiet<'_> {
        Quiet { preferences: &self.preferences, pause: self.pause }
    }

    /// The number of a call whose caller the store is to be asked for.
    pub fn to_recall(&self, id: CallId) -> Option<&PhoneNumber> {
        self.calls.get(id).filter(|live| !live.recalled)?.call.number.phone()
    }

    /// The record of a call on the desk.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(id).map(|live| &live.call)
    }

    /// The desk at a glance.
    pub fn overview(&self) -> Overview {
        Overview {
            demo: self.seat.demo,
            me: self.seat.me,
            pause: self.pause,
            ringing: self.calls.ringing(),
            live: self.calls.live(),
            missed: self.missed.count(),
            waiting: self.reporter.outbox.waiting(),
            trouble: self.trouble(),
            ends_soon: self.reporter.health.ends_soon(),
            late_sources: self.sources.late().map(|(source, by)| (source.clone(), by)).collect(),
            sources: Vec::new(),
            recent: self.calls.recent().cloned().collect(),
            abilities: self.abilities,
        }
    }

    /// What keeps calls from reaching the CRM.
    fn trouble(&self) -> Option<Trouble> {
        self.reporter.health.trouble(self.seat.me)
    }

    fn change(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>, change: impl FnOnce(&mut Live)) {
        if let Some(live) = self.calls.get_mut(id) {
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
        let given_up = self.reporter.pass_time(now);
        self.give_up(given_up, now, effects);
        while let Some(id) = self.calls.take_due(now.moment) {
            self.settle(id, now, effects);
        }
    }

    fn settle_all(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.calls.ids().into_iter().for_each(|call| self.settle(call, now, effects));
    }

    /// Derives from a call's facts and the time what is to be shown and saved, and when to look again.
    fn settle(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let Some(live) = self.calls.get_mut(id) else { return };
        live.age(now, &self.preferences);
        self.place(id, now, effects);
        let Some(live) = self.calls.get_mut(id) else { return };
        if live.opens_on_answer(&self.preferences)
            && let Some(card @ Link::Card(_)) = live.call.link()
        {
            live.opened = true;
            effects.push(Effect::Open(card));
        }
        match live.call.number.phone().filter(|_| live.wants_search(now)) {
            Some(phone) => self.reporter.search(id, phone),
            None => self.reporter.withdraw_search(id),
        }
        let due = live.due(now, &self.preferences);
        self.keep(id, due, now, effects);
    }

    /// Has what is new about a call written, or told of, and looks at it again at `due`.
    fn keep(&mut self, id: CallId, due: Option<Moment>, now: Now, effects: &mut Vec<Effect>) {
        match self.calls.keep(id, due) {
            Some(News::Record(call)) => {
                effects.push(Effect::Save(Box::new(call.clone())));
                self.note_missed(&call, now, effects);
            }
            Some(News::Steps(call)) => effects.push(Effect::Tell(Box::new(call))),
            None => {}
        }
    }

    /// The agent has chosen something else. What is on the screen is said anew where it may show more than it should now, or
    /// speak another language; where notices cannot be changed they stay as they are.
    fn prefer(&mut self, preferences: Preferences, now: Now, effects: &mut Vec<Effect>) {
        let before = std::mem::replace(&mut self.preferences, preferences);
        self.settle_all(now, effects);
        let words = |preferences: &Preferences| (preferences.language, preferences.privacy);
        if words(&before) != words(&self.preferences) && self.abilities.update {
            let own = self.calls.values().filter_map(Live::popup);
            let up = own.chain(self.screen.popup()).chain(self.missed.popups()).chain(self.about_us.popups());
            effects.extend(up.map(|(subject, popup)| Effect::Popup { subject, popup: Some(Box::new(popup)) }));
        }
    }

    /// Another account takes this one's place. What waits is given up, what is on the screen goes.
    fn close(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.reporter.close();
        for id in self.calls.ids() {
            self.change(id, now, &mut effects, |live| {
                match live.call.delivery {
                    Delivery::Queued => live.call.delivery = Delivery::Dropped { reason: Dropped::Switched },
                    Delivery::Sending => live.call.delivery = Delivery::Uncertain,
                    _ => {}
                }
                if live.call.is_live() {
                    live.end(Outcome::Unknown, now);
                }
            });
        }
        self.draw_list(now, &mut effects);
        self.missed.close(&mut effects);
        self.about_us.close(&mut effects);
        effects
    }
}

#[cfg(test)]
mod tests;
