//! What the doctor judges: all facts about the links between a ringing phone and its card.

use std::collections::BTreeMap;

use jiff::{Timestamp, Zoned};

use crate::call::source::Source;
use crate::crm::CallBack;
use crate::desktop::DesktopFacts;
use crate::settings;
use crate::standing::SourceState;
use crate::trouble::{SignInTrouble, Trouble};

/// All that was found out.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: Zoned,
    /// What was wrong with the settings at the start.
    pub settings: Option<settings::Trouble>,
    /// Why they cannot be saved.
    pub unsaved: Option<String>,
    /// What was wrong with the history at the start.
    pub history: Option<String>,
    /// Why the next call cannot be written to it.
    pub unwritten: Option<String>,
    /// Where the socket is.
    pub socket: String,
    /// Whether the keyring has the sign-in; `None`: it needs none.
    pub keyring: Option<Result<(), Trouble>>,
    /// Whether the CRM answers; `None`: it is the sandbox.
    pub crm: Option<Result<(), Trouble>>,
    /// The account's host, and what people call it; empty for the sandbox.
    pub host: String,
    pub account: String,
    pub proxied: bool,
    /// When the sign-in ends, whether it is renewed before, and what is wrong with it.
    pub ends: Option<Timestamp>,
    pub renewed: bool,
    pub sign_in: Option<SignInTrouble>,
    /// The CRM took the last call that it was told of.
    pub reported: bool,
    pub trouble: Option<Trouble>,
    pub me: Option<u64>,
    pub desktop: DesktopFacts,
    /// What numbers are called back by.
    pub call_back: CallBack,
    /// How what calls come in by stands.
    pub standings: Vec<SourceState>,
    /// The names of those of which no extension is the agent's.
    pub unclaimed: Vec<String>,
    /// Those at the HTTP door, by their names.
    pub at_door: BTreeMap<String, AtDoor>,
    /// When each source reported last, the latest first.
    pub sources: Vec<(Source, Timestamp)>,
    /// Sources whose clocks are late, and by how many seconds.
    pub late: Vec<(Source, u64)>,
    /// The ids of the CRM's latest replies to calls.
    pub request_ids: Vec<String>,
}

/// From where a source at the HTTP door is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtDoor {
    /// The address or name that its own addresses have, and the port.
    pub at: String,
    /// Only programs on this computer reach it.
    pub here_alone: bool,
    /// It is of a kind that is mostly another device.
    pub for_devices: bool,
}
