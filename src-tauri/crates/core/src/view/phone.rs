//! How phones are connected, as the window shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::KindView;

/// What connects a phone to this desktop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PhoneView {
    /// Where Callcard listens.
    pub socket: String,
    pub recipes: Vec<Recipe>,
    /// The phones and telephone systems that people may look for.
    pub known: Vec<KnownPhone>,
    /// The kinds of sources that can be set up here.
    pub kinds: Vec<KindView>,
}

/// A phone, program or telephone system that people know by a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KnownPhone {
    pub id: &'static str,
    pub group: PhoneGroup,
    pub name: &'static str,
    /// Its name in Russian, where that is another.
    pub cyrillic: Option<&'static str>,
    /// Other words that it is found by.
    pub also: &'static str,
    pub way: PhoneWay,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhoneGroup {
    /// A telephone system of the company's own.
    System,
    /// A telephone system that somebody runs in the internet.
    Cloud,
    /// A telephone on the desk.
    Desk,
    /// A program to telephone with.
    Softphone,
    /// Something that somebody has written.
    Script,
}

/// How Callcard hears of its calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "by", content = "word", rename_all = "snake_case")]
pub enum PhoneWay {
    /// A source of this kind, set up here.
    Source(&'static str),
    /// A text to copy.
    Recipe(RecipeId),
    /// It runs a program when it rings: what it is to run is a text to copy.
    Program(&'static str),
    /// It has to reach Callcard from the internet, by this dialect: that takes a hub.
    Hub(&'static str),
    /// It cannot tell. What to do instead is the text `phone-way-WORD`.
    Detour(&'static str),
}

/// What is done with MicroSIP's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MicrosipDeed {
    Look,
    SetUp,
    /// What was set up is taken out again.
    Undo,
}

/// How MicroSIP's file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MicrosipState {
    NotFound,
    /// It is there in more than one place.
    Several,
    /// MicroSIP runs, and would write over it.
    Running,
    /// It can be set up.
    Ready,
    SetUp,
    /// It tells another program of the calls.
    Taken,
    /// It is not as MicroSIP writes it.
    NotUnderstood,
    /// It could not be read or written.
    Failed,
}

/// MicroSIP's file, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MicrosipView {
    pub state: MicrosipState,
    pub file: Option<String>,
    /// What tells more of the state: the other program, or the fault.
    pub detail: Option<String>,
}

/// How one kind of phone or program tells Callcard of its calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Recipe {
    pub id: RecipeId,
    /// What to copy, with this machine's own paths; `None` where this system has no such program.
    pub text: Option<String>,
}

/// A kind of phone or program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecipeId {
    Callcardctl,
    Powershell,
    Curl,
    Microsip,
    Twinkle,
    Python,
    Php,
}
