//! The missed calls that the agent has not dealt with, and their notices: one a caller, or one for all.
//!
//! They are quiet: shown once for each new missed call, changed in place without a sound, and gone when the agent has
//! dealt with the caller. What is up when notices are paused stays; what is new waits until they are resumed. The one for
//! all is long, so it gives way while a call rings on the screen, and comes back after.

use super::input::{Abilities, Effect};
use super::limits::{MOST_MISSED, MOST_MISSED_CALLERS, MOST_NAMED};
use super::popup::{Caller, Popup, Subject};
use crate::call::{Call, CallId};

/// The missed calls.
#[derive(Debug, Default)]
pub(super) struct Missed {
    /// Sorted by their first missed call.
    callers: Vec<MissedCaller>,
    /// One notice covers all callers, until none is left.
    together: bool,
    all: Notice,
}

/// The missed calls of one caller, oldest first. Never empty.
#[derive(Debug)]
struct MissedCaller {
    calls: Vec<Call>,
    notice: Notice,
}

/// A notice about missed calls.
#[derive(Debug, Default, PartialEq)]
enum Notice {
    /// There is something new to show.
    #[default]
    Due,
    Up(Box<Popup>),
    /// It was up, and gave way to what rings.
    Aside,
    /// It went from the screen by itself. What it said is not said again.
    Gone,
}

/// What may be done to a notice now.
#[derive(Clone, Copy)]
struct May {
    begin: bool,
    change: bool,
}

impl Missed {
    /// How many calls there are.
    pub(super) fn count(&self) -> usize {
        self.callers.iter().map(|caller| caller.calls.len()).sum()
    }

    /// Adds or updates a call. Returns the calls beyond the limit, which count as dealt with.
    pub(super) fn put(&mut self, call: &Call, effects: &mut Vec<Effect>) -> Vec<CallId> {
        let known = self.callers.iter_mut().flat_map(|caller| &mut caller.calls).find(|known| known.id == call.id);
        if let Some(known) = known {
            if known.number == call.number {
                *known = call.clone();
                return Vec::new();
            }
            // Who it was has become known: perhaps somebody who tried before.
            self.take(call.id, effects);
        }
        match self.callers.iter_mut().find(|caller| caller.is(call)) {
            Some(caller) => {
                caller.calls.push(call.clone());
                caller.make_due();
            }
            None => self.callers.push(MissedCaller { calls: vec![call.clone()], notice: Notice::Due }),
        }
        if self.all == Notice::Gone {
            self.all = Notice::Due;
        }
        let oldest = self.callers.first().filter(|_| self.count() > MOST_MISSED);
        oldest.map(|oldest| oldest.calls.iter().map(|call| call.id).collect()).unwrap_or_default()
    }

    /// All missed calls of the same caller. Withheld callers are never the same caller.
    pub(super) fn of_caller(&self, call: &Call) -> Vec<CallId> {
        let caller = self.callers.iter().find(|caller| caller.is(call));
        caller.map(|caller| caller.calls.iter().map(|call| call.id).collect()).unwrap_or_default()
    }

    /// All calls.
    pub(super) fn all(&self) -> Vec<CallId> {
        self.callers.iter().flat_map(|caller| &caller.calls).map(|call| call.id).collect()
    }

    /// The last call of the caller whom a notice is about.
    pub(super) fn last(&self, subject: Subject) -> Option<&Call> {
        self.callers.iter().find(|caller| caller.subject() == subject)?.calls.last()
    }

    /// What says that calls were missed is on the screen.
    pub(super) fn is_up(&self, subject: Subject) -> bool {
        let notice = match subject {
            Subject::AllMissed => Some(&self.all),
            _ => self.callers.iter().find(|caller| caller.subject() == subject).map(|caller| &caller.notice),
        };
        matches!(notice, Some(Notice::Up(_)))
    }

    /// The agent has dealt with the call. Returns it, and closes what said so.
    pub(super) fn take(&mut self, call: CallId, effects: &mut Vec<Effect>) -> Option<Call> {
        let holds = |caller: &MissedCaller| caller.calls.iter().any(|known| known.id == call);
        let at = self.callers.iter().position(holds)?;
        let caller = &mut self.callers[at];
        let which = caller.calls.iter().position(|known| known.id == call)?;
        // The notice goes by the first call; without it, it is another notice.
        if which == 0 && caller.notice.close() {
            effects.push(Effect::Popup { subject: caller.subject(), popup: None });
            caller.notice = Notice::Gone;
        }
        let taken = caller.calls.remove(which);
        if caller.calls.is_empty() {
            self.callers.remove(at);
        }
        Some(taken)
    }

    /// A notice expired. It stays away until there is something new to show.
    pub(super) fn expired(&mut self, subject: Subject, effects: &mut Vec<Effect>) {
        let caller = self.callers.iter_mut().find(|caller| caller.subject() == subject);
        let notice = match subject {
            Subject::AllMissed => Some(&mut self.all),
            _ => caller.map(|caller| &mut caller.notice),
        };
        if let Some(notice @ Notice::Up(_)) = notice {
            *notice = Notice::Gone;
            effects.push(Effect::Popup { subject, popup: None });
        }
    }

    /// Shows new notices, updates those that are up, and closes the outdated ones.
    pub(super) fn show(&mut self, paused: bool, rings: bool, abilities: Abilities, effects: &mut Vec<Effect>) {
        let may = May { begin: !paused, change: abilities.update };
        if !paused && self.callers.len() > MOST_MISSED_CALLERS {
            self.together = true;
        }
        if self.callers.is_empty() {
            self.together = false;
        }
        for caller in &mut self.callers {
            let subject = caller.subject();
            if self.together {
                if caller.notice.close() {
                    effects.push(Effect::Popup { subject, popup: None });
                }
            } else {
                let popup = caller.popup();
                effects.extend(caller.notice.say(popup, may).map(|popup| Effect::Popup { subject, popup }));
            }
        }
        let subject = Subject::AllMissed;
        // Where a notice cannot be changed it cannot be put aside either.
        if self.together && rings && abilities.update {
            if self.all.close() {
                effects.push(Effect::Popup { subject, popup: None });
                self.all = Notice::Aside;
            }
        } else if self.together {
            let popup = self.popup();
            effects.extend(self.all.say(popup, may).map(|popup| Effect::Popup { subject, popup }));
        } else {
            if self.all.close() {
                effects.push(Effect::Popup { subject, popup: None });
            }
            self.all = Notice::Due;
        }
    }

    /// What the notices that are up say now.
    pub(super) fn popups(&self) -> impl Iterator<Item = (Subject, Popup)> {
        let own = self.callers.iter().map(|caller| (caller.subject(), &caller.notice));
        own.chain([(Subject::AllMissed, &self.all)]).filter_map(|(subject, notice)| match notice {
            Notice::Up(popup) => Some((subject, (**popup).clone())),
            Notice::Due | Notice::Aside | Notice::Gone => None,
        })
    }

    /// Takes all notices from the screen. The calls stay as they are.
    pub(super) fn close(&mut self, effects: &mut Vec<Effect>) {
        let own = self.callers.iter_mut().map(|caller| (caller.subject(), &mut caller.notice));
        for (subject, notice) in own.chain([(Subject::AllMissed, &mut self.all)]) {
            if notice.close() {
                effects.push(Effect::Popup { subject, popup: None });
            }
        }
    }

    fn popup(&self) -> Popup {
        let last = |caller: &MissedCaller| caller.calls.last().map(Caller::of);
        let callers: Vec<Caller> = self.callers.iter().rev().take(MOST_NAMED).filter_map(last).collect();
        Popup::AllMissed { calls: self.count(), more: self.callers.len() - callers.len(), callers }
    }
}

impl MissedCaller {
    fn is(&self, call: &Call) -> bool {
        let same = |known: &Call| call.number.key().is_some_and(|key| known.number.key() == Some(key));
        self.calls.iter().any(|known| known.id == call.id || same(known))
    }

    fn subject(&self) -> Subject {
        Subject::Missed(self.calls[0].id)
    }

    /// One more call is news; a notice that is up just changes.
    fn make_due(&mut self) {
        if self.notice == Notice::Gone {
            self.notice = Notice::Due;
        }
    }

    fn popup(&self) -> Popup {
        let last = &self.calls[self.calls.len() - 1];
        Popup::Missed { caller: Caller::of(last), at: last.rang_at, tries: self.calls.len() }
    }
}

impl Notice {
    /// Decides what the desktop is told so that the notice says this.
    fn say(&mut self, popup: Popup, may: May) -> Option<Option<Box<Popup>>> {
        let news = match self {
            Self::Due => may.begin,
            Self::Aside => true,
            Self::Up(shown) => may.change && **shown != popup,
            Self::Gone => false,
        };
        news.then(|| {
            let popup = Box::new(popup);
            *self = Self::Up(popup.clone());
            Some(popup)
        })
    }

    /// Takes it from the screen. Whether it was there.
    fn close(&mut self) -> bool {
        let was_up = matches!(self, Self::Up(_));
        if was_up {
            *self = Self::Due;
        }
        was_up
    }
}
