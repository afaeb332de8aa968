//! The status that every page of the window shows, what the window needs before it draws, and what a test call offers.

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use super::{AccountView, NumberView, Platform, SourceView};
use crate::desk::Click;
use crate::desktop::Page;
use crate::settings::{Pause, Theme};
use crate::text::Language;

/// What the window needs before it draws.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct WindowStart {
    pub page: Page,
    pub platform: Platform,
    /// Of Callcard.
    pub version: String,
    pub status: WindowStatus,
}

impl WindowStart {
    /// On this machine.
    pub fn new(page: Page, status: WindowStatus) -> Self {
        Self { page, platform: Platform::HERE, version: env!("CARGO_PKG_VERSION").into(), status }
    }
}

/// The status that every page shows; it changes while the window is open.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct WindowStatus {
    pub language: Language,
    pub theme: Theme,
    pub account: AccountView,
    /// Notices are paused: `until` resumed (`null`) or that time.
    pub paused: Option<PauseView>,
    /// Whether this desktop shows tray icons.
    pub tray: bool,
    /// What calls come in by, and how each stands.
    pub sources: Vec<SourceView>,
    /// How the agent opens what a notice is about.
    pub click: Click,
    /// How many times settings have been changed: a page that shows them reads them again.
    #[ts(type = "number")]
    pub changes: u64,
}

/// A pause, and when it ends by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PauseView {
    #[ts(type = "string | null")]
    pub until: Option<Timestamp>,
}

impl PauseView {
    /// `None` while there is no pause.
    pub fn of(pause: Pause) -> Option<Self> {
        match pause {
            Pause::Off => None,
            Pause::UntilResumed => Some(Self { until: None }),
            Pause::Until(end) => Some(Self { until: Some(end) }),
        }
    }
}

/// What a test call offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Offer {
    /// Numbers of the last test calls, for people to read, newest first.
    pub recent: Vec<String>,
    /// Numbers to try in the demo; none for a real account.
    pub suggestions: Vec<Suggestion>,
}

/// A number to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Suggestion {
    /// For people to read.
    pub number: String,
    /// What it leads to.
    pub label: String,
}

/// A number while it is typed: as it is to stand in the field, and what it says so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TypedNumber {
    pub text: String,
    pub number: NumberView,
}
