//! What the agent does with notices, rows and missed calls.

use std::time::Duration;

use super::Desk;
use super::input::{Button, Effect};
use super::popup::{Subject, link};
use crate::call::{Call, CallId, Direction, Phase};
use crate::card::Link;
use crate::clock::Now;
use crate::trouble::Remedy;

/// How long what is told of a notice's being pressed is one press.
const ONE_PRESS: Duration = Duration::from_secs(1);

impl Desk {
    pub(super) fn shown(&mut self, subject: Subject, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls_of(subject) {
            self.change(call, now, effects, |live| {
                live.call.steps.shown = live.call.steps.shown.or(Some(live.elapsed(now)));
            });
        }
    }

    /// A closed notice does not come back; a missed call is dealt with.
    pub(super) fn dismissed(&mut self, subject: Subject, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls_of(subject) {
            self.change(call, now, effects, |live| live.put_away = true);
        }
        self.dealt_with(&self.missed_of(subject), now, effects);
    }

    /// A missed call stays missed when its notice goes by itself; one that rings has nothing to show any more.
    pub(super) fn expired(&mut self, subject: Subject, now: Now, effects: &mut Vec<Effect>) {
        for call in self.calls_of(subject) {
            self.change(call, now, effects, |live| live.put_away = true);
        }
        self.missed.expired(subject, effects);
    }

    /// A click opens the best known now. A notice of a call stays as long as the call; the others are dealt with.
    pub(super) fn pressed(&mut self, subject: Subject, button: Button, now: Now, effects: &mut Vec<Effect>) {
        if !self.is_new_press(subject, now) {
            return;
        }
        let call = match subject {
            Subject::Call(call) => self.record(call),
            Subject::Missed(_) => self.missed.last(subject),
            Subject::Ringing | Subject::AllMissed | Subject::Trouble | Subject::Ending | Subject::App => None,
        };
        match subject {
            Subject::Ringing | Subject::AllMissed => effects.push(Effect::ShowHistory),
            Subject::Call(_) | Subject::Missed(_) => {
                effects.extend(call.and_then(|call| behind(call, button)).map(Effect::Open))
            }
            Subject::Trouble => effects.extend(self.said.map(|trouble| Effect::Mend(trouble.remedy()))),
            Subject::Ending => effects.push(Effect::Mend(Remedy::Settings)),
            Subject::App => effects.push(Effect::Mend(Remedy::Doctor)),
        }
        self.dealt_with(&self.missed_of(subject), now, effects);
    }

    /// Some servers tell a pressed button as that button and then as a click, and people click twice: what follows the
    /// press of a notice within a moment, whatever the button, is that press.
    fn is_new_press(&mut self, subject: Subject, now: Now) -> bool {
        self.presses.retain(|(_, pressed)| now.moment.since(*pressed) < ONE_PRESS);
        let new = self.presses.iter().all(|(pressed, _)| *pressed != subject);
        if new {
            self.presses.push((subject, now.moment));
        }
        new
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
        let Some(call) = self.record(id).cloned().or(stored.map(|call| *call)) else { return };
        effects.extend(behind(&call, button).map(Effect::Open));
        if call.unseen {
            self.dealt_with(&self.missed.of_caller(&call), now, effects);
        }
    }

    /// The agent talked to the caller, or called them: nothing is missed any more.
    pub(super) fn reached(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let Some(live) = self.calls.get(&id) else { return };
        let talks = live.call.phase == Phase::Answered && live.call.is_mine();
        if talks || live.call.direction == Direction::Out {
            self.dealt_with(&self.missed.of_caller(&live.call), now, effects);
        }
    }

    /// Takes a call, or what is new about one, to the missed ones, if that is what it is, and from them if it is not.
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
            if self.calls.contains_key(id) {
                self.change(*id, now, effects, |live| live.call.unseen = false);
            } else {
                call.unseen = false;
                super::remember(&mut self.recent, &call);
                effects.push(Effect::Save(Box::new(call)));
            }
        }
    }

    /// Calls that are over were deleted from the history. Whatever is told of them later is told of another call.
    pub(super) fn forget(&mut self, call: Option<CallId>, effects: &mut Vec<Effect>) {
        let gone = |known: &Call| !known.is_live() && known.post.is_final() && call.is_none_or(|call| call == known.id);
        for missed in self.missed.all() {
            if call.is_none_or(|call| call == missed) && self.call(missed).is_none_or(gone) {
                self.missed.take(missed, effects);
            }
        }
        self.recent.retain(|known| !gone(known));
        self.calls.retain(|_, live| !gone(&live.call));
        self.due.retain(|(_, call)| self.calls.contains_key(call));
    }

    fn record(&self, id: CallId) -> Option<&Call> {
        self.call(id).or_else(|| self.recent.iter().find(|call| call.id == id))
    }

    /// The calls on the desk that a notice is about.
    fn calls_of(&self, subject: Subject) -> Vec<CallId> {
        match subject {
            Subject::Call(call) => vec![call],
            Subject::Ringing => self.screen.listed(),
            Subject::Missed(_) | Subject::AllMissed | Subject::Trouble | Subject::Ending | Subject::App => Vec::new(),
        }
    }

    /// The missed calls that a notice is about.
    fn missed_of(&self, subject: Subject) -> Vec<CallId> {
        match subject {
            Subject::AllMissed => self.missed.all(),
            Subject::Missed(_) => self.missed.last(subject).map(|call| self.missed.of_caller(call)).unwrap_or_default(),
            Subject::Call(_) | Subject::Ringing | Subject::Trouble | Subject::Ending | Subject::App => Vec::new(),
        }
    }
}

/// What a button of a call leads to.
fn behind(call: &Call, button: Button) -> Option<Link> {
    match button {
        Button::Open => link(call),
        Button::CallBack => Some(Link::Phone(call.number.phone()?.clone())),
    }
}
