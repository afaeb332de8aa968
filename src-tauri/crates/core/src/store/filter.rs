//! Parts of the history: which calls belong to each, and where they are found.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::knowledge::Answer;
use crate::call::{Call, Outcome, Phase, Silence};

/// Which calls of the history: all, those that were missed, those of callers who are not in the CRM, or those of which
/// the agent was not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "HistoryFilter")]
pub enum Filter {
    #[default]
    All,
    Missed,
    Unknown,
    Silent,
}

impl Filter {
    /// The call belongs to this part. A call that the agent placed is silent, and nobody wonders why.
    pub fn takes(self, call: &Call) -> bool {
        match self {
            Self::All => true,
            Self::Missed => call.phase == Phase::Ended(Outcome::Missed) && call.is_mine(),
            Self::Unknown => call.answer == Some(Answer::NotInCrm),
            Self::Silent => call.silence.is_some_and(|silence| silence != Silence::Outgoing),
        }
    }

    /// The index that stands for it, and the condition that the index has.
    pub(super) fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::All => ("calls_newest", ""),
            Self::Missed => ("calls_missed", " AND missed = 1"),
            Self::Unknown => ("calls_unknown", " AND unknown = 1"),
            Self::Silent => ("calls_silent", " AND silent = 1"),
        }
    }
}
