//! The settings: what the agent has chosen, who sits here, and whether notices are paused.
//!
//! Every choice is an entry of the list in `entries`. How the file is read is in `reading`, how it is kept in `file`. An
//! older Callcard must be able to read what a newer one wrote: a field is added freely, and never comes to mean something
//! else.

mod pattern;
mod pause;
mod trouble;

mod seat;
mod value;
mod peers;
mod door;

mod list;

mod entries;
mod preference;

mod migrations;
mod reading;

mod file;

pub use door::{BaseUrl, FilePath, Proxies};
pub use entries::{ENTRIES, Entry, Preferences, Tells};
pub use file::SettingsFile;
pub(crate) use pattern::digits;
pub use pattern::{NotAPattern, NumberPattern};
pub use pause::{Pause, PauseFor};
pub use peers::Peers;
pub use preference::{NotChosen, Preference, Unfit};
pub use seat::Seat;
pub use trouble::{Fault, Trouble};
pub use value::{CountryChoice, Limits, OpenWhen, Privacy, Theme, Why};

use serde::{Serialize, Serializer};

use crate::call::number::{Country, DialPlan};
pub use crate::crm::CallBack;
use crate::crm::ConnectedAccount;
pub use crate::text::LanguageChoice;
use migrations::VERSION;

/// The country of an account that does not say.
pub const UNSAID_COUNTRY: &str = "RU";

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    version: u32,
    /// What the agent has chosen.
    pub preferences: Preferences,
    /// The window has shown how to begin: it does so by itself only once.
    pub welcomed: bool,
    /// The account that is connected; none: the sandbox.
    pub account: Option<ConnectedAccount>,
    /// The user of the account who sits at this desktop. The sandbox always has one.
    pub me: Option<u64>,
    /// Show no notices, for now.
    pub paused: Pause,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            preferences: Preferences::default(),
            welcomed: false,
            account: None,
            me: None,
            paused: Pause::Off,
        }
    }
}

/// As they stand in the file.
impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        reading::written(self).serialize(serializer)
    }
}

impl Settings {
    /// What numbers are read by.
    pub fn dial_plan(&self) -> DialPlan {
        DialPlan { country: self.country(), internal_digits: self.preferences.internal_digits }
    }

    /// The country for numbers without one: the chosen one, else the account's.
    pub fn country(&self) -> Country {
        let accounts = self.account.as_ref().and_then(|account| account.country.as_deref());
        let country = self.preferences.default_country.or(accounts);
        #[expect(clippy::expect_used, reason = "the last is two letters")]
        country.or_else(|| Country::from_code(UNSAID_COUNTRY)).expect("a country")
    }
}

#[cfg(test)]
mod tests;
