//! The notices of calls that ring: one each, or when they are too many one list of them all.
//!
//! A list stays a list until nobody on it rings any more, and changes once a second at most.

use std::collections::BTreeSet;

use super::Desk;
use super::input::Effect;
use super::limits::{LIST_RESTS, MOST_NAMED, MOST_NOTICES};
use super::live::Notice;
use super::popup::{Caller, Popup, Stage, Subject};
use crate::call::{CallId, Silence};
use crate::clock::{Moment, Now};

/// Which calls ring on the screen.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// Those with a notice of their own.
    own: BTreeSet<CallId>,
    list: Option<List>,
}

/// The list of those that ring.
#[derive(Debug)]
struct List {
    calls: BTreeSet<CallId>,
    /// When it may change next.
    rested: Moment,
    /// It says something else than what is shown.
    changed: bool,
    shown: Option<Popup>,
}

impl Screen {
    fn is_full(&self) -> bool {
        self.list.is_some() || self.own.len() >= MOST_NOTICES
    }

    /// Something rings on it.
    pub(super) fn rings(&self) -> bool {
        !self.own.is_empty() || self.list.as_ref().is_some_and(|list| !list.calls.is_empty())
    }

    /// When the list will change by itself.
    pub(super) fn due(&self) -> Option<Moment> {
        self.list.as_ref().filter(|list| list.changed).map(|list| list.rested)
    }

    /// The calls on the list.
    pub(super) fn listed(&self) -> Vec<CallId> {
        self.list.iter().flat_map(|list| &list.calls).copied().collect()
    }

    /// What the list says now.
    pub(super) fn popup(&self) -> Option<(Subject, Popup)> {
        Some((Subject::Ringing, self.list.as_ref()?.shown.clone()?))
    }

    /// Notes where the notice of a call is now.
    fn note(&mut self, call: CallId, notice: &Notice) {
        let own = matches!(notice, Notice::Own { stage: Stage::Ringing, .. });
        if own {
            self.own.insert(call)
        } else {
            self.own.remove(&call)
        };
        if let Some(list) = &mut self.list {
            let listed = matches!(notice, Notice::Listed { .. });
            let moved = if listed { list.calls.insert(call) } else { list.calls.remove(&call) };
            list.changed |= listed || moved;
        }
    }
}

impl Desk {
    /// Brings a call's notice to where it belongs.
    pub(super) fn place(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let Some(live) = self.calls.get_mut(id) else { return };
        let wanted = live.wanted(now, &self.preferences);
        let before = std::mem::replace(&mut live.notice, Notice::Gone);
        let subject = Subject::Call(id);
        live.notice = match (before, wanted) {
            (Notice::NotYet, None) => Notice::NotYet,
            (Notice::Gone, _) => Notice::Gone,
            (Notice::Own { .. }, None) => {
                effects.push(Effect::Popup { subject, popup: None });
                Notice::Gone
            }
            (Notice::Listed { told }, None) => {
                if !told && live.call.silence.is_none() {
                    live.call.silence = Some(Silence::Crowded);
                }
                Notice::Gone
            }
            (Notice::Listed { told }, Some(Stage::Ringing)) => Notice::Listed { told },
            (Notice::NotYet, Some(Stage::Ringing)) if self.screen.is_full() => Notice::Listed { told: false },
            // It rings again where there is no room for one more.
            (Notice::Own { stage: Stage::Talking, .. }, Some(Stage::Ringing)) if self.screen.is_full() => {
                effects.push(Effect::Popup { subject, popup: None });
                Notice::Listed { told: true }
            }
            (before, Some(stage)) => {
                let next = live.next(before.clone(), stage, self.abilities, now);
                if next != before
                    && let Notice::Own { caller, stage, .. } = &next
                {
                    if matches!(before, Notice::Own { .. }) && !self.abilities.update {
                        effects.push(Effect::Popup { subject, popup: None });
                    }
                    let popup = Popup::Call { caller: (**caller).clone(), stage: *stage };
                    effects.push(Effect::Popup { subject, popup: Some(Box::new(popup)) });
                }
                next
            }
        };
        live.note_put_up();
        let notice = live.notice.clone();
        if matches!(notice, Notice::Listed { .. }) && self.screen.list.is_none() {
            self.begin_list(now, effects);
        }
        self.screen.note(id, &notice);
    }

    /// All that ring go onto a list.
    fn begin_list(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let calls = std::mem::take(&mut self.screen.own);
        for id in &calls {
            effects.push(Effect::Popup { subject: Subject::Call(*id), popup: None });
            if let Some(live) = self.calls.get_mut(*id) {
                live.notice = Notice::Listed { told: true };
            }
        }
        self.screen.list = Some(List { calls, rested: now.moment, changed: true, shown: None });
    }

    /// Shows the list as it is now, unless it changed a moment ago.
    pub(super) fn draw_list(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let Some(list) = &mut self.screen.list else { return };
        let subject = Subject::Ringing;
        if list.calls.is_empty() {
            if list.shown.is_some() {
                effects.push(Effect::Popup { subject, popup: None });
            }
            self.screen.list = None;
            return;
        }
        list.changed &= self.abilities.update || list.shown.is_none();
        if !list.changed || now.moment < list.rested {
            return;
        }
        let newest = list.calls.iter().rev().take(MOST_NAMED).filter_map(|id| self.calls.get(*id));
        let callers: Vec<Caller> = newest.map(|live| Caller::of(&live.call)).collect();
        let popup = Popup::Ringing { more: list.calls.len() - callers.len(), callers };
        let mut told = Vec::new();
        for id in &list.calls {
            if let Some(live) = self.calls.get_mut(*id) {
                live.notice = Notice::Listed { told: true };
                live.note_put_up();
                told.push((*id, live.due));
            }
        }
        list.changed = false;
        if list.shown.as_ref() != Some(&popup) {
            list.rested = now.moment.plus(LIST_RESTS);
            list.shown = Some(popup.clone());
            effects.push(Effect::Popup { subject, popup: Some(Box::new(popup)) });
        }
        for (id, due) in told {
            self.keep(id, due, now, effects);
        }
    }
}
