//! How phones are connected, as the window shows it.

use serde::Serialize;
use ts_rs::TS;

/// What connects a phone to this desktop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PhoneView {
    /// Where Callcard listens.
    pub socket: String,
    pub recipes: Vec<Recipe>,
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
