//! What the agent does with notices, rows and missed calls, and what becomes of what they open.

use super::Desk;
use super::input::{Button, Effect};
use super::live::Notice;
use super::popup::{Popup, Subject};
use crate::call::knowledge::Link;
use crate::call::{Call, CallId, Direction, Phase};
use crate::clock::Now;
use crate::trouble::Remedy;

impl Desk {
    pub(super) fn shown(&mut self, subject: Subject, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls_of(subject) {
            self.change(call, now, effects, |live| {
                // A call that waits for its place on the list is not in the list that is shown.
                if live.notice != (Notice::Listed { told: false }) {
                    live.call.steps.shown = live.call.steps.shown.or(Some(live.elapsed(now)));
                }
            });
        }
    }

    /// A closed notice does not come back; a missed call is dealt with. Servers also close what was pressed: by then the
    /// notice counts as gone, and what the press came to decides.
    pub(super) fn dismissed(&mut self, subject: Subject, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls_of(subject) {
            self.change(call, now, effects, |live| live.put_away = true);
        }
        self.about_us.forget_unopened(subject, effects);
        if self.missed.is_up(subject) {
            self.dealt_with(&self.missed_of(subject), now, effects);
        }
    }

    /// A missed call stays missed when its notice goes by itself; one that rings has nothing to show any more.
    pub(super) fn expired(&mut self, subject: Subject, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls_of(subject) {
            self.change(call, now, effects, |live| live.put_away = true);
        }
        self.about_us.forget_unopened(subject, effects);
        self.missed.expired(subject, effects);
    }

    /// A click opens the best known now. A notice of a call stays as long as the call; missed calls are dealt with when
    /// something has taken what was to be opened, the others at once.
    pub(super) fn pressed(&mut self, subject: Subject, button: Button, now: Now, effects: &mut Vec<Effect>) {
        if !self.presses.is_new(subject, now.moment) {
            return;
        }
        let call = match subject {
            Subject::Call(call) => self.calls.record(call),
            Subject::Missed(_) => self.missed.last(subject),
            _ => None,
        };
        let missed = self.missed_of(subject);
        if let Some(link) = call.and_then(|call| behind(call, button)) {
            self.missed.expired(subject, effects);
            return self.open(link, missed, effects);
        }
        match subject {
            Subject::Ringing | Subject::AllMissed => effects.push(Effect::ShowHistory),
            Subject::Call(_) | Subject::Missed(_) => {}
            Subject::Trouble => effects.extend(self.about_us.said.map(|trouble| Effect::Mend(trouble.remedy()))),
            Subject::Ending => effects.push(Effect::Mend(Remedy::Settings)),
            Subject::App => effects.push(Effect::Mend(Remedy::Doctor)),
            Subject::Unopened => {
                effects.push(Effect::Mend(Remedy::Doctor));
                self.about_us.forget_unopened(subject, effects);
            }
        }
        self.dealt_with(&missed, now, effects);
    }

    /// The agent chose a call elsewhere than in its notice.
    pub(super) fn chosen(
        &mut self,
        id: CallId,
        stored: Option<Box<Call>>,
        button: Button,
        now: Now,
        effects: &mut Vec<Effect>,
    ) {
        let Some(call) = self.calls.record(id).cloned().or(stored.map(|call| *call)) else { return };
        let missed = if call.unseen { self.missed.of_caller(&call) } else { Vec::new() };
        match behind(&call, button) {
            Some(link) => self.open(link, missed, effects),
            None => self.dealt_with(&missed, now, effects),
        }
    }

    /// Has something opened, for these missed calls.
    fn open(&mut self, link: Link, missed: Vec<CallId>, effects: &mut Vec<Effect>) {
        self.presses.open(&link, missed);
        effects.push(Effect::Open(link));
    }

    /// A program has taken it.
    pub(super) fn opened(&mut self, link: &Link, now: Now, effects: &mut Vec<Effect>) {
        let missed = self.presses.take(link);
        self.dealt_with(&missed, now, effects);
        self.about_us.forget_unopened(Subject::Unopened, effects);
    }

    /// Nothing took it: the agent is told, and a missed call stays missed.
    pub(super) fn not_opened(&mut self, link: &Link, popup: Popup, effects: &mut Vec<Effect>) {
        self.presses.take(link);
        self.about_us.not_opened(popup, self.abilities, effects);
    }

    /// The agent talked to the caller, or called them: nothing is missed any more.
    pub(super) fn reached(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let Some(live) = self.calls.get(id) else { return };
        let talks = live.call.phase == Phase::Answered && live.call.is_mine();
        if talks || live.call.direction == Direction::Out {
            self.dealt_with(&self.missed.of_caller(&live.call), now, effects);
        }
    }

    /// Adds the call to the missed ones, updates it there, or takes it out, as its record says.
    pub(super) fn note_missed(&mut self, call: &Call, now: Now, effects: &mut Vec<Effect>) {
        if call.unseen {
            let beyond = self.missed.put(call, effects);
            self.dealt_with(&beyond, now, effects);
        } else {
            self.missed.take(call.id, effects);
        }
    }

    pub(super) fn dealt_with(&mut self, calls: &[CallId], now: Now, effects: &mut Vec<Effect>) {
        for id in calls {
            let Some(mut call) = self.missed.take(*id, effects) else { continue };
            if self.calls.get(*id).is_some() {
                self.change(*id, now, effects, |live| live.call.unseen = false);
            } else {
                call.unseen = false;
                self.calls.remember(&call);
                effects.push(Effect::Save(Box::new(call)));
            }
        }
    }

    /// Calls that are over were deleted from the history. Whatever is told of them later is told of another call.
    pub(super) fn forget(&mut self, call: Option<CallId>, effects: &mut Vec<Effect>) {
        let gone =
            |known: &Call| !known.is_live() && known.delivery.is_final() && call.is_none_or(|call| call == known.id);
        for missed in self.missed.all() {
            if call.is_none_or(|call| call == missed) && self.call(missed).is_none_or(gone) {
                self.missed.take(missed, effects);
            }
        }
        self.calls.forget(gone);
    }

    /// The calls on the desk that a notice is about.
    fn calls_of(&self, subject: Subject) -> Vec<CallId> {
        match subject {
            Subject::Call(call) => vec![call],
            Subject::Ringing => self.screen.listed(),
            _ => Vec::new(),
        }
    }

    /// The missed calls that a notice is about.
    fn missed_of(&self, subject: Subject) -> Vec<CallId> {
        match subject {
            Subject::AllMissed => self.missed.all(),
            Subject::Missed(_) => self.missed.last(subject).map(|call| self.missed.of_caller(call)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// What a button of a call leads to.
fn behind(call: &Call, button: Button) -> Option<Link> {
    match button {
        Button::Open => call.link(),
        Button::CallBack => Some(Link::Phone(call.number.phone()?.clone())),
    }
}
