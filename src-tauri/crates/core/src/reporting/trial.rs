//! A sign-in that the CRM has refused, tried again: not before a pause, and then by one call.
//!
//! A CRM may refuse for an hour what it takes again afterwards, and an administrator's token is shown only once. But asking
//! again and again is penalised (API notes §4): so nothing asks by itself, and calls bring one request in a quarter of an
//! hour, however long it lasts. A longer pause would only keep calls back: four requests an hour are nobody's trouble.

use super::health::BLOCKED;
use super::outbox::RequestId;
use crate::clock::{Moment, Now};
use crate::crm::{CrmError, Standing};
use crate::trouble::Trouble;

/// When the sign-in is tried again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trial {
    /// There is nothing to try, or trying cannot mend it.
    #[default]
    Never,
    /// Not before then.
    After(Moment),
    /// By the next call.
    Due,
    /// By this request. Others wait for what comes of it.
    UnderWay(RequestId),
}

impl Trial {
    /// A sign-in that was refused rests from now on; one that is good, or has not been refused, needs no trial.
    pub(super) fn of(standing: Standing, now: Now) -> Self {
        match standing {
            Standing::Trouble(Trouble::SignIn(trouble)) if trouble.may_pass() => Self::rest(now),
            _ => Self::Never,
        }
    }

    /// As time has it.
    pub(super) fn at(self, now: Now) -> Self {
        if self.due().is_some_and(|due| due <= now.moment) { Self::Due } else { self }
    }

    /// This request is about to be sent.
    pub(super) fn begun(self, id: RequestId) -> Self {
        if self == Self::Due { Self::UnderWay(id) } else { self }
    }

    /// This request came to an end. What did not reach the CRM was no try.
    pub(super) fn ended(self, id: RequestId, error: Option<&CrmError>, now: Now) -> Self {
        match error {
            _ if self != Self::UnderWay(id) => self,
            None | Some(CrmError::Retry { .. }) => Self::Due,
            Some(_) => Self::rest(now),
        }
    }

    /// This request was not sent after all.
    pub(super) fn given_up(self, id: RequestId) -> Self {
        if self == Self::UnderWay(id) { Self::Due } else { self }
    }

    /// A call may be reported, or may wait for the one that tries.
    pub(super) fn lets_calls_wait(self) -> bool {
        matches!(self, Self::Due | Self::UnderWay(_))
    }

    /// When the pause ends.
    pub(crate) fn due(self) -> Option<Moment> {
        match self {
            Self::After(moment) => Some(moment),
            Self::Never | Self::Due | Self::UnderWay(_) => None,
        }
    }

    /// As long as after a block.
    fn rest(now: Now) -> Self {
        Self::After(now.moment.plus(BLOCKED))
    }
}
