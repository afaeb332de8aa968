//! The notices that are about no call: what keeps calls from the CRM, the end of the sign-in, what could not be opened.
//!
//! One for each change, none for each call. What has passed takes its notice with it.

use super::input::{Abilities, Effect};
use super::popup::{Popup, Subject};
use crate::call::knowledge::Link;
use crate::reporting::Health;
use crate::trouble::Trouble;

/// Which of them are up.
#[derive(Debug, Default)]
pub(super) struct AboutUs {
    /// What is said to keep calls from the CRM.
    pub(super) said: Option<Trouble>,
    /// How near the end of the sign-in was when that was said.
    warned: u8,
    unopened: bool,
}

impl AboutUs {
    /// Says how it stands with the CRM, if that is news. While notices are paused nothing new is said.
    pub(super) fn say(
        &mut self,
        trouble: Option<Trouble>,
        health: &Health,
        paused: bool,
        abilities: Abilities,
        effects: &mut Vec<Effect>,
    ) {
        let trouble = trouble.filter(|trouble| trouble.is_worth_a_notice());
        if trouble != self.said && !(paused && trouble.is_some()) {
            let popup = trouble.map(|trouble| Box::new(Popup::Trouble(trouble)));
            put_up(Subject::Trouble, self.said.is_some(), popup, abilities, effects);
            self.said = trouble;
        }
        let ends = health.ends_soon();
        let near = health.nearness();
        let news = if ends.is_some() { near > self.warned && !paused } else { self.warned > 0 };
        if news {
            let popup = ends.map(|ends| Box::new(Popup::Ending(ends)));
            put_up(Subject::Ending, self.warned > 0, popup, abilities, effects);
            self.warned = near;
        }
    }

    /// Nothing took what was to be opened.
    pub(super) fn not_opened(&mut self, link: Link, copied: bool, abilities: Abilities, effects: &mut Vec<Effect>) {
        let popup = Some(Box::new(Popup::Unopened { link, copied }));
        put_up(Subject::Unopened, self.unopened, popup, abilities, effects);
        self.unopened = true;
    }

    /// That something could not be opened needs no saying any more.
    pub(super) fn forget_unopened(&mut self, subject: Subject, effects: &mut Vec<Effect>) {
        if subject == Subject::Unopened && std::mem::take(&mut self.unopened) {
            effects.push(Effect::Popup { subject, popup: None });
        }
    }

    /// Takes all of them from the screen.
    pub(super) fn close(&mut self, effects: &mut Vec<Effect>) {
        let up = [
            (Subject::Trouble, self.said.is_some()),
            (Subject::Ending, self.warned > 0),
            (Subject::Unopened, self.unopened),
        ];
        for (subject, _) in up.into_iter().filter(|(_, up)| *up) {
            effects.push(Effect::Popup { subject, popup: None });
        }
    }
}

/// Where notices cannot be changed, the old one is closed and another is shown.
fn put_up(subject: Subject, up: bool, popup: Option<Box<Popup>>, abilities: Abilities, effects: &mut Vec<Effect>) {
    if up && popup.is_some() && !abilities.update {
        effects.push(Effect::Popup { subject, popup: None });
    }
    effects.push(Effect::Popup { subject, popup });
}
