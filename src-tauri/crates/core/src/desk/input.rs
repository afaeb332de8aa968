//! All that can happen to the desk, and all that it can ask for.

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use super::popup::{Popup, Subject};
use crate::call::knowledge::{Answer, Card, CardKey, Link, Names, Pipelines, Recalled};
use crate::call::{Call, CallId};
use crate::crm::{CrmError, Standing};
use crate::event::Report;
use crate::reporting::{RequestId, Work};
use crate::settings::{Pause, Preferences};
use crate::standing::NotCalled;
use crate::trouble::Remedy;

/// What happened.
#[derive(Clone, Debug)]
pub enum Input {
    /// What is on disk at the start.
    Restored(Restored),
    /// A source reported something. The reports of one request stand or fall together.
    Heard(Vec<Heard>),
    /// What the store knows of callers from the last time.
    Recalled(Vec<Recalled>),
    /// New calls are on disk.
    Stored(Vec<CallId>),
    /// New calls could not be written to disk.
    NotStored(Vec<CallId>),
    /// There is a turn to send one request to the CRM.
    Claim,
    /// The work of that turn could not be written to disk, so nothing was sent.
    NotClaimed(RequestId),
    /// The CRM said who calls.
    Answered { call: CallId, answer: Answer, by: By },
    /// The work of that turn is on disk and was not begun: whoever makes requests has stopped.
    NotBegun(RequestId),
    /// Our request brought no answer.
    Unanswered { request: RequestId, error: CrmError },
    /// The names on cards were looked up; `None` where that failed.
    Named(Vec<(CardKey, Option<Names>)>),
    /// The account was asked for the stages of its deals; `None` when that failed.
    Pipelines(Option<Pipelines>),
    /// The search for a call's number ended; `None` if nobody or several people have it, or if it failed.
    Found { call: CallId, card: Option<Card> },
    /// A notice is on the screen, in its newest state.
    Shown(Subject),
    /// The agent closed a notice.
    Dismissed(Subject),
    /// A notice went from the screen by itself.
    Expired(Subject),
    /// The agent clicked a notice, or one of its buttons.
    Pressed(Subject, Button),
    /// The agent chose a call in the menu or the window; `record` is what the store has, for calls long over.
    Chosen { call: CallId, record: Option<Box<Call>>, button: Button },
    /// What was to be opened was taken by a program.
    Opened(Link),
    /// Nothing took what was to be opened; whether it can be pasted elsewhere.
    NotOpened { link: Link, copied: bool },
    /// The telephone system that was to call a number has called nobody.
    NotCalled { link: Link, why: NotCalled },
    /// The agent looks at the history, and so at all missed calls.
    HistorySeen,
    /// The agent ended a test call.
    HungUp(CallId),
    /// The agent paused notices, or resumed them.
    Paused(Pause),
    /// The agent has chosen something else. Account, user and pause are told of by themselves.
    Preferences(Box<Preferences>),
    /// How the sign-in to the account stands.
    SignIn(Standing),
    /// The agent said which user of the account sits here.
    Me(u64),
    /// Another account takes this one's place: nothing more is sent, shown or heard here.
    Closing,
    /// The app ends: write what is not on disk yet.
    Stopping,
    /// The calls that are over were deleted from the history: one, or all.
    Forgotten(Option<CallId>),
    /// What the desktop's notices can do has become known.
    Abilities(Abilities),
    /// A deadline of the desk has come.
    Due,
}

/// Whom the CRM answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Our own request, which it accepted.
    Us(RequestId, Box<Receipt>),
    /// Somebody else, who told us.
    Another,
}

/// What the CRM says with its answer to our own request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Its id of the notification.
    pub uid: Option<String>,
    /// The id that its support asks for.
    pub request_id: Option<String>,
    /// The names on the card, when they are known already.
    pub names: Option<Names>,
}

/// What a start finds on disk.
#[derive(Clone, Debug, Default)]
pub struct Restored {
    /// The calls that the end of the app interrupted, oldest first.
    pub unfinished: Vec<Call>,
    /// The newest calls, newest first.
    pub newest: Vec<Call>,
    /// The missed calls that the agent has not dealt with, oldest first.
    pub unseen: Vec<Call>,
    /// What the account said of its deals, and when.
    pub pipelines: Option<(Pipelines, Timestamp)>,
}

/// What of a notice can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// The notice itself, and the button that says what that does.
    Open,
    /// Call back.
    CallBack,
}

/// A report, as it is handed in.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The id of the call, should it be a new one.
    pub id: CallId,
    pub report: Report,
}

/// What the desk wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The answer to `Heard`: the call that each report belongs to, in order; `None` where that is no call.
    Taken(Vec<Option<Taken>>),
    /// The answer to `Heard` when too many calls are under way: nothing was taken.
    Busy,
    /// Write the call to disk. All of a step's writes are one commit.
    Save(Box<Call>),
    /// Tell whoever follows the call. What is new is written with what is written of it next.
    Tell(Box<Call>),
    /// The answer to `Claim`: what to use the turn for, once the step's writes are committed.
    Work(Work),
    /// Show, change or (`None`) close a notice.
    Popup { subject: Subject, popup: Option<Box<Popup>> },
    /// Open a page of the CRM, or the telephone.
    Open(Link),
    /// Bring the history to the front.
    ShowHistory,
    /// Bring to the front where the agent can do something about a trouble.
    Mend(Remedy),
}

/// What a report came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub call: CallId,
    /// The report began this call; else it belongs to one that is known.
    pub new: bool,
    /// The report was a later phase of the call, not a ring.
    pub later_phase: bool,
}

/// What the notices of this desktop can do. The desk plans by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// A shown notice can be changed in place.
    pub update: bool,
    /// A shown notice's buttons can get other words in place.
    pub relabel: bool,
    /// Notices can be clicked and have buttons.
    pub actions: bool,
    pub click: Click,
}

/// How the agent opens what a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Click {
    /// With a click on the notice.
    #[default]
    Plain,
    /// With the middle mouse button: a plain click only closes the notice.
    Middle,
    /// With the notice's button: a click elsewhere on it does not.
    Button,
}

impl Default for Abilities {
    /// A full freedesktop notification server, until the server has been asked.
    fn default() -> Self {
        Self { update: true, relabel: true, actions: true, click: Click::Plain }
    }
}
