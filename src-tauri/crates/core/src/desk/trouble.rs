//! What keeps calls from reaching the CRM: whether there is anything to sign in with, what the CRM said last, how long it
//! is left in peace, and the one notice that tells the agent so.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::Desk;
use super::input::Effect;
use super::popup::{Popup, Subject};
use crate::call::{CallId, Delivery, Dropped, NotSent, Outcome};
use crate::clock::Now;
use crate::crm::amo::auth::Standing;
use crate::trouble::{SignInTrouble, Trouble};

/// How long the CRM is left in peace after it blocked us (API notes §4).
pub(super) const BLOCKED: Duration = Duration::from_secs(15 * 60);
/// The pause after the first failure on the way; it doubles with each one that follows.
const PAUSE: Duration = Duration::from_secs(1);
/// The longest such pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// How long before its end the sign-in is warned of, from the first time to the last.
const WARNINGS: [SignedDuration; 2] = [SignedDuration::from_hours(14 * 24), SignedDuration::from_hours(24)];

impl Desk {
    /// What keeps calls from reaching the CRM: first what must be mended before anything can be sent.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        match self.standing {
            Standing::Trouble(trouble) => Some(trouble),
            Standing::Unkept(trouble) => Some(Trouble::Keyring(trouble)),
            Standing::Starting => None,
            Standing::Ready { .. } if self.seat.me.is_none() => Some(Trouble::ChooseMe),
            Standing::Ready { .. } => self.last,
        }
    }

    /// Why a call cannot be reported now, whatever else is known of it.
    pub(super) fn barred(&self) -> Option<NotSent> {
        match self.standing {
            Standing::Trouble(_) if !self.trial.lets_calls_wait() => Some(NotSent::SignedOut),
            _ if self.blocked.is_some() => Some(NotSent::Blocked),
            _ => None,
        }
    }

    /// A turn would find something to sign in with.
    pub(super) fn is_signed_in(&self) -> bool {
        matches!(self.standing, Standing::Ready { .. } | Standing::Unkept(_))
    }

    /// What waits for a turn that will not come is given up at once, and says why.
    pub(super) fn bar(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let Some(reason) = self.barred() else { return };
        for id in std::mem::take(&mut self.outbox) {
            self.change(id, now, effects, |live| {
                if live.call.delivery == Delivery::Queued {
                    live.call.delivery = Delivery::NotSent { reason };
                }
            });
        }
        self.give_up_searches(now, effects);
    }

    /// Nothing is sent for a while: as long as the CRM asks for, else longer each time. Desks that failed together do not
    /// come back together.
    pub(super) fn back_off(&mut self, call: CallId, asked: Option<Duration>, now: Now) {
        if self.hold.is_none() {
            self.failures = self.failures.saturating_add(1);
        }
        let doubled = PAUSE.saturating_mul(1 << self.failures.saturating_sub(1).min(6)).min(LONGEST_PAUSE);
        let wait = asked.unwrap_or_else(|| doubled.mul_f64(0.75 + 0.5 * call.fraction()));
        self.hold = self.hold.max(Some(now.moment.plus(wait)));
    }

    /// When the sign-in ends, if that is soon.
    pub(super) fn ends_soon(&self) -> Option<Timestamp> {
        match self.standing {
            Standing::Ready { ends } if self.near > 0 => ends,
            _ => None,
        }
    }

    /// How near the end of the sign-in is, and when it will be nearer.
    pub(super) fn watch_the_end(&mut self, now: Now) {
        (self.near, self.warns) = (0, None);
        let Standing::Ready { ends: Some(ends) } = self.standing else { return };
        if ends <= now.wall {
            self.standing = Standing::Trouble(Trouble::SignIn(SignInTrouble::Expired));
            return;
        }
        let left = ends.duration_since(now.wall);
        self.near = WARNINGS.iter().map(|warning| u8::from(left <= *warning)).sum();
        let next = WARNINGS.iter().filter(|warning| left > **warning).max().copied().unwrap_or_default();
        self.warns = Some(now.moment.plus((left - next).unsigned_abs()));
    }

    /// One notice for each change, none for each call. What has passed takes its notice with it.
    pub(super) fn say_trouble(&mut self, effects: &mut Vec<Effect>) {
        let quiet = self.quiet().now().is_some();
        let trouble = self.trouble().filter(|trouble| trouble.is_worth_a_notice());
        if trouble != self.said && !(quiet && trouble.is_some()) {
            let popup = trouble.map(|trouble| Box::new(Popup::Trouble(trouble)));
            self.say(Subject::Trouble, self.said.is_some(), popup, effects);
            self.said = trouble;
        }
        let ends = self.ends_soon();
        let news = if ends.is_some() { self.near > self.warned && !quiet } else { self.warned > 0 };
        if news {
            let popup = ends.map(|ends| Box::new(Popup::Ending(ends)));
            self.say(Subject::Ending, self.warned > 0, popup, effects);
            self.warned = self.near;
        }
    }

    /// Where notices cannot be changed, the old one is closed and another is shown.
    pub(super) fn say(&self, subject: Subject, up: bool, popup: Option<Box<Popup>>, effects: &mut Vec<Effect>) {
        if up && popup.is_some() && !self.abilities.update {
            effects.push(Effect::Popup { subject, popup: None });
        }
        effects.push(Effect::Popup { subject, popup });
    }

    /// Another account takes this one's place. What waits is given up, what is on the screen goes.
    pub(super) fn close(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.outbox.clear();
        let calls: Vec<CallId> = self.calls.keys().copied().collect();
        for id in calls {
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
        let about_us = [
            (Subject::Trouble, self.said.is_some()),
            (Subject::Ending, self.warned > 0),
            (Subject::Unopened, self.unopened),
        ];
        for (subject, up) in about_us {
            if up {
                effects.push(Effect::Popup { subject, popup: None });
            }
        }
        effects
    }
}
