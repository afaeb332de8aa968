//! Whether the CRM can be spoken to: how the sign-in stands, what the CRM said last, how long it is left in peace.
//!
//! It tells nobody; its owner asks what the trouble is.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::outbox::RequestId;
use super::pace::Pace;
use super::trial::Trial;
use crate::call::{NotSent, Refused};
use crate::clock::{Moment, Now};
use crate::crm::{CrmError, Standing};
use crate::trouble::{SignInTrouble, Trouble};

/// How long the CRM is left in peace after it blocked us (API notes §4).
pub const BLOCKED: Duration = Duration::from_secs(15 * 60);
/// How long before its end the sign-in is warned of, from the first time to the last.
const WARNINGS: [SignedDuration; 2] = [SignedDuration::from_hours(14 * 24), SignedDuration::from_hours(24)];

/// How it stands between us and the CRM.
#[derive(Debug)]
pub struct Health {
    pub(crate) standing: Standing,
    /// When a sign-in that was refused is tried again.
    pub(crate) trial: Trial,
    pub(crate) pace: Pace,
    /// What went wrong last, until the CRM accepts something.
    last: Option<Trouble>,
    /// The CRM has blocked us, and is left in peace until then.
    pub(crate) blocked: Option<Moment>,
    /// How near the end of the sign-in is, and when it will be nearer.
    near: u8,
    warns: Option<Moment>,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            standing: Standing::Ready { ends: None },
            trial: Trial::default(),
            pace: Pace::default(),
            last: None,
            blocked: None,
            near: 0,
            warns: None,
        }
    }
}

impl Health {
    /// The sign-in stands like this now.
    pub(super) fn sign_in(&mut self, standing: Standing, now: Now) {
        if std::mem::replace(&mut self.standing, standing) != standing {
            self.trial = Trial::of(standing, now);
            // What a call met under the old one says nothing of the new.
            self.last.take_if(|last| matches!(last, Trouble::Refused(Refused::SignIn | Refused::NotAnAccount)));
        }
    }

    /// What keeps calls from reaching the CRM: first what must be mended before anything can be sent.
    pub fn trouble(&self, me: Option<u64>) -> Option<Trouble> {
        match self.standing {
            Standing::Trouble(trouble) => Some(trouble),
            Standing::Unkept(trouble) => Some(Trouble::Keyring(trouble)),
            Standing::Starting => None,
            Standing::Ready { .. } if me.is_none() => Some(Trouble::ChooseMe),
            Standing::Ready { .. } => self.last,
        }
    }

    /// Why a call cannot be reported now, whatever else is known of it.
    pub fn barred(&self) -> Option<NotSent> {
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

    /// When the sign-in ends, if that is soon.
    pub fn ends_soon(&self) -> Option<Timestamp> {
        match self.standing {
            Standing::Ready { ends } if self.near > 0 => ends,
            _ => None,
        }
    }

    /// How near the end of the sign-in is; 0 when it is far.
    pub fn nearness(&self) -> u8 {
        self.near
    }

    /// The CRM accepted a request.
    pub(super) fn accepted(&mut self) {
        self.pace.recover();
        self.last = None;
    }

    /// A request came to nothing.
    pub(super) fn failed(&mut self, id: RequestId, error: &CrmError, now: Now) {
        self.last = Some(error.trouble());
        match error {
            CrmError::Retry { after, .. } => self.pace.back_off(*after, id.call.fraction(), now),
            CrmError::Refused(Refused::Blocked) => {
                self.pace.recover();
                self.blocked = Some(now.moment.plus(BLOCKED));
            }
            _ => self.pace.recover(),
        }
    }

    pub(super) fn pass_time(&mut self, now: Now) {
        self.pace.pass_time(now);
        self.blocked.take_if(|over| *over <= now.moment);
        self.trial = self.trial.at(now);
        self.watch_the_end(now);
    }

    /// When time alone will change it next.
    pub(super) fn due(&self) -> impl Iterator<Item = Moment> {
        [self.pace.hold, self.blocked, self.warns, self.trial.due()].into_iter().flatten()
    }

    /// How near the end of the sign-in is, and when it will be nearer.
    fn watch_the_end(&mut self, now: Now) {
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
}
