//! What the agent has chosen: the settings, their defaults and their limits.
//!
//! How they are read is in `reading`, how they are kept in `file`. Every field has a default, and an older Callcard must
//! be able to read what a newer one wrote: a field is added freely, and never comes to mean something else.

mod file;
mod reading;

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::number::{Country, DialPlan, INTERNAL_DIGITS};
use crate::crm::ConnectedAccount;
use crate::quiet::{Pause, Quiet};
pub use crate::text::LanguageChoice;
pub use file::SettingsFile;
pub use reading::{Fault, Trouble};

/// The version this build writes.
const VERSION: u32 = 1;
/// How long a call may be made to ring, in seconds.
pub(crate) const RING_LIMITS: RangeInclusive<u32> = 5..=600;
/// How long the history may be kept.
pub(crate) const HISTORY_DAYS: RangeInclusive<u16> = 1..=3650;
/// How many digits the company's own numbers may have. With one, `10` would be asked for; with ten, whole countries' numbers
/// would not.
pub(crate) const INTERNAL_LENGTHS: RangeInclusive<u8> = 2..=9;
/// The country that stands in the place of a choice: the account's.
pub(crate) const ACCOUNTS_COUNTRY: &str = "auto";
/// The country of an account that does not say.
const UNSAID_COUNTRY: &str = "RU";

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    version: u32,
    /// The language of notices, menu and window.
    pub language: LanguageChoice,
    /// Whether the window is light or dark.
    pub theme: Theme,
    /// The country whose national number format is meant without a country code: its ISO 3166-1 alpha-2 code, or `auto`
    /// for the account's.
    pub default_country: String,
    /// Numbers with so many digits at most are the company's own.
    pub internal_digits: u8,
    /// The window has shown how to begin: it does so by itself only once.
    pub welcomed: bool,
    /// The account that is connected; none: the sandbox.
    pub account: Option<ConnectedAccount>,
    /// The user of the account who sits at this desktop. The sandbox always has one.
    pub me: Option<u64>,
    /// Show calls for every user of the account, not just for `me`.
    pub everyone: bool,
    /// Show no notices, for now.
    pub paused: Pause,
    pub notices: NoticeSettings,
    pub opening: OpeningSettings,
    pub quiet: Quiet,
    /// How many days the history is kept.
    pub history_days: u16,
}

/// What notices are like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeSettings {
    /// How much of a call they show.
    pub privacy: Privacy,
    /// They stay, quietly, while the agent talks; else they go when a call is answered.
    pub keep_answered: bool,
    /// Seconds after its last ring after which a call is over when its source does not say so.
    pub ring_limit: u32,
    /// That of a ringing call makes the desktop's sound.
    pub sound: bool,
}

/// How much of a call a notice may show to whoever sees the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Privacy {
    /// Everything that is known.
    #[default]
    Full,
    /// The number and nothing else.
    Number,
    /// That there is a call.
    Hidden,
}

/// When a card opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpeningSettings {
    pub when: OpenWhen,
    /// Those of the calls we place open, too.
    pub outgoing: bool,
}

/// What opens a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenWhen {
    /// Nothing but the agent's click.
    #[default]
    Click,
    /// That the call is answered, too: the browser comes to the front.
    Answered,
}

impl Default for NoticeSettings {
    fn default() -> Self {
        Self { privacy: Privacy::Full, keep_answered: true, ring_limit: 45, sound: true }
    }
}

/// Whether the window is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the desktop is.
    #[default]
    System,
    Light,
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            language: LanguageChoice::Auto,
            theme: Theme::System,
            default_country: ACCOUNTS_COUNTRY.into(),
            internal_digits: INTERNAL_DIGITS,
            welcomed: false,
            account: None,
            me: None,
            everyone: false,
            paused: Pause::Off,
            notices: NoticeSettings::default(),
            opening: OpeningSettings::default(),
            quiet: Quiet::default(),
            history_days: 30,
        }
    }
}

impl Settings {
    /// What numbers are read by.
    pub fn dial_plan(&self) -> DialPlan {
        DialPlan { country: self.country(), internal_digits: self.internal_digits }
    }

    /// The country for numbers without one: the chosen one, else the account's.
    pub fn country(&self) -> Country {
        let accounts = self.account.as_ref().and_then(|account| account.country.as_deref());
        let codes = [self.default_country.as_str(), accounts.unwrap_or_default(), UNSAID_COUNTRY];
        #[expect(clippy::expect_used, reason = "the last is two letters")]
        codes.into_iter().find_map(Country::from_code).expect("a country")
    }

    /// What is out of its limits.
    fn fault(&self) -> Option<String> {
        if self.default_country != ACCOUNTS_COUNTRY && Country::from_code(&self.default_country).is_none() {
            return Some(format!("{:?} is not two letters", self.default_country));
        }
        if !INTERNAL_LENGTHS.contains(&self.internal_digits) {
            return Some(format!("must be {} to {} digits", INTERNAL_LENGTHS.start(), INTERNAL_LENGTHS.end()));
        }
        if !RING_LIMITS.contains(&self.notices.ring_limit) {
            return Some(format!("must be {} to {} seconds", RING_LIMITS.start(), RING_LIMITS.end()));
        }
        if !HISTORY_DAYS.contains(&self.history_days) {
            return Some(format!("must be {} to {} days", HISTORY_DAYS.start(), HISTORY_DAYS.end()));
        }
        None
    }
}

#[cfg(test)]
mod tests;
