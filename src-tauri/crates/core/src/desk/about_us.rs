//! The notices that are about no call: what keeps calls from the CRM, the end of the sign-in, what could not be opened.
//!
//! One for each change, none for each call. What has passed takes its notice with it.

use jiff::Timestamp;

use super::input::{Abilities, Effect};
use super::popup::{Popup, Subject};
use crate::reporting::Health;
use crate::trouble::Trouble;

/// Which of them are up.
#[derive(Debug, Default)]
pub(super) struct AboutUs {
    /// The trouble that is shown.
    pub(super) said: Option<Trouble>,
    /// The end of the sign-in that is said, and how near it was then.
    ending: Option<(Timestamp, u8)>,
    /// The notice about a link that could not be opened.
    unopened: Option<Popup>,
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
        let warned = self.ending.map_or(0, |(_, near)| near);
        let news = if ends.is_some() { near > warned && !paused } else { warned > 0 };
        if news {
            let popup = ends.map(|ends| Box::new(Popup::Ending(ends)));
            put_up(Subject::Ending, warned > 0, popup, abilities, effects);
            self.ending = ends.map(|ends| (ends, near));
        }
    }

    /// Nothing took what was to be opened.
    pub(super) fn not_opened(&mut self, popup: Popup, abilities: Abilities, effects: &mut Vec<Effect>) {
        put_up(Subject::Unopened, self.unopened.is_some(), Some(Box::new(popup.clone())), abilities, effects);
        self.unopened = Some(popup);
    }

    /// That something could not be opened needs no saying any more.
    pub(super) fn forget_unopened(&mut self, subject: Subject, effects: &mut Vec<Effect>) {
        if subject == Subject::Unopened && self.unopened.take().is_some() {
            effects.push(Effect::Popup { subject, popup: None });
        }
    }

    /// Takes all of them from the screen.
    pub(super) fn close(&mut self, effects: &mut Vec<Effect>) {
        effects.extend(self.popups().map(|(subject, _)| Effect::Popup { subject, popup: None }));
    }

    /// The notices that are up, as they say it now.
    pub(super) fn popups(&self) -> impl Iterator<Item = (Subject, Popup)> {
        let trouble = self.said.map(|trouble| (Subject::Trouble, Popup::Trouble(trouble)));
        let ending = self.ending.map(|(ends, _)| (Subject::Ending, Popup::Ending(ends)));
        let unopened = self.unopened.clone().map(|popup| (Subject::Unopened, popup));
        [trouble, ending, unopened].into_iter().flatten()
    }
}

/// Where notices cannot be changed, the old one is closed and another is shown.
fn put_up(subject: Subject, up: bool, popup: Option<Box<Popup>>, abilities: Abilities, effects: &mut Vec<Effect>) {
    if up && popup.is_some() && !abilities.update {
        effects.push(Effect::Popup { subject, popup: None });
    }
    effects.push(Effect::Popup { subject, popup });
}
