//! What the agent has chosen: one small versioned file, read at the start and written by the app alone.
//!
//! A missing file is the defaults. A broken one is put aside and reported, never a reason not to start.

use std::fs;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::crm::host::Host;
use crate::crm::oauth::Integration;
use crate::number::{Country, DialPlan, INTERNAL_DIGITS};
use crate::quiet::{Pause, Quiet};
pub use crate::text::LanguageChoice;

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
#[serde(default, deny_unknown_fields)]
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

/// The account that calls are reported to. Its secrets are in the keyring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectedAccount {
    pub host: Host,
    /// The CRM's id of it: one host may become another account's.
    pub id: u64,
    /// What people call it.
    pub name: String,
    /// How it was signed in to; without one by a long-lived token.
    pub oauth: Option<Integration>,
    /// The country it says it is in, by its code.
    #[serde(default)]
    pub country: Option<String>,
}

/// What notices are like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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
#[serde(default, deny_unknown_fields)]
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

/// What reading the file came to.
#[derive(Debug)]
pub struct Loaded {
    pub settings: Settings,
    /// The file could not be used: why, and where it was kept.
    pub trouble: Option<Unusable>,
}

/// A settings file that could not be used.
#[derive(Debug, thiserror::Error)]
#[error("{} could not be used ({why}); kept as {}", .file.display(), .kept.display())]
pub struct Unusable {
    file: PathBuf,
    kept: PathBuf,
    why: String,
}

impl Settings {
    /// Reads the file, falling back to the defaults.
    pub fn load(file: &Path) -> Loaded {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Loaded { settings: Self::default(), trouble: None };
            }
            Err(error) => return Self::put_aside(file, error.to_string()),
        };
        match Self::parse(&text) {
            Ok(settings) => Loaded { settings, trouble: None },
            Err(why) => Self::put_aside(file, why),
        }
    }

    /// Writes the file whole or not at all, readable by its owner alone.
    pub fn save(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let draft = folder.join(".settings.json.new");
        let mut out = private_file(&draft)?;
        out.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
        out.sync_all()?;
        fs::rename(&draft, file)
    }

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

    fn parse(text: &str) -> Result<Self, String> {
        let settings: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if settings.version != VERSION {
            return Err(format!("version {} is not {VERSION}", settings.version));
        }
        let country = &settings.default_country;
        if country != ACCOUNTS_COUNTRY && Country::from_code(country).is_none() {
            return Err(format!("default_country: {country:?} is not two letters"));
        }
        if !INTERNAL_LENGTHS.contains(&settings.internal_digits) {
            let (least, most) = (INTERNAL_LENGTHS.start(), INTERNAL_LENGTHS.end());
            return Err(format!("internal_digits: must be {least} to {most}"));
        }
        if !RING_LIMITS.contains(&settings.notices.ring_limit) {
            let (least, most) = (RING_LIMITS.start(), RING_LIMITS.end());
            return Err(format!("notices.ring_limit: must be {least} to {most} seconds"));
        }
        if !HISTORY_DAYS.contains(&settings.history_days) {
            let (least, most) = (HISTORY_DAYS.start(), HISTORY_DAYS.end());
            return Err(format!("history_days: must be {least} to {most} days"));
        }
        Ok(settings)
    }

    fn put_aside(file: &Path, why: String) -> Loaded {
        let kept = file.with_extension("json.unusable");
        let why = match fs::rename(file, &kept) {
            Ok(()) => why,
            Err(error) => format!("{why}; it could not be put aside: {error}"),
        };
        Loaded { settings: Self::default(), trouble: Some(Unusable { file: file.into(), kept, why }) }
    }
}

/// The settings and their file. Changes are written one after the other, so that the latest stays.
#[derive(Debug)]
pub struct SettingsFile {
    file: PathBuf,
    settings: Mutex<Settings>,
}

impl SettingsFile {
    /// The settings that were read from a file.
    pub fn new(file: PathBuf, settings: Settings) -> Self {
        Self { file, settings: Mutex::new(settings) }
    }

    /// The settings as they are.
    pub fn get(&self) -> Settings {
        self.lock().clone()
    }

    /// Something of them as they are.
    pub fn read<T>(&self, read: impl FnOnce(&Settings) -> T) -> T {
        read(&self.lock())
    }

    /// Changes them and writes them. Waits for the disk; what could not be written has not changed.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) -> io::Result<()> {
        let mut settings = self.lock();
        let mut changed = settings.clone();
        change(&mut changed);
        changed.save(&self.file)?;
        *settings = changed;
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Settings> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Creates (or empties) a file that only its owner may read.
fn private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let settings = Settings { paused: Pause::UntilResumed, default_country: "KZ".into(), ..Settings::default() };
        settings.save(&file).unwrap();
        let loaded = Settings::load(&file);
        assert_eq!(loaded.settings, settings);
        assert!(loaded.trouble.is_none());
    }

    #[test]
    fn a_change_that_cannot_be_written_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let kept = SettingsFile::new(folder.path().join("settings.json"), Settings::default());
        kept.change(|settings| settings.me = Some(7)).unwrap();
        assert_eq!(Settings::load(&folder.path().join("settings.json")).settings.me, Some(7));
        let nowhere = SettingsFile::new("/nowhere/settings.json".into(), Settings::default());
        assert!(nowhere.change(|settings| settings.me = Some(7)).is_err());
        assert_eq!(nowhere.get().me, None);
    }

    #[test]
    fn a_missing_file_is_the_defaults_and_no_trouble() {
        let loaded = Settings::load(Path::new("/nowhere/settings.json"));
        assert_eq!(loaded.settings, Settings::default());
        assert!(loaded.trouble.is_none());
    }

    #[test]
    fn the_country_is_the_chosen_one_or_else_the_accounts() {
        let account = r#""account":{"host":"cedar.amocrm.ru","id":7,"name":"Cedar","oauth":null,"country":"BR"}"#;
        let older = r#""account":{"host":"cedar.amocrm.ru","id":7,"name":"Cedar","oauth":null}"#;
        for (file, country) in [
            ("{}".to_owned(), "RU"),
            (r#"{"default_country":"KZ"}"#.to_owned(), "KZ"),
            (format!("{{{account}}}"), "BR"),
            (format!(r#"{{"default_country":"auto",{account}}}"#), "BR"),
            (format!(r#"{{"default_country":"RU",{account}}}"#), "RU"),
            (format!("{{{older}}}"), "RU"),
        ] {
            let settings = Settings::parse(&file).unwrap();
            assert_eq!(Some(settings.country()), Country::from_code(country), "{file}");
            assert_eq!(settings.dial_plan().internal_digits, INTERNAL_DIGITS);
        }
    }

    #[test]
    fn a_broken_file_is_kept_and_reported() {
        for (text, why) in [
            ("{", "EOF"),
            (r#"{"version":9}"#, "version 9"),
            (r#"{"default_country":"Russia"}"#, "not two letters"),
            (r#"{"internal_digits":1}"#, "internal_digits"),
            (r#"{"colour":"red"}"#, "unknown field"),
            (r#"{"notices":{"ring_limit":1}}"#, "notices.ring_limit"),
            (r#"{"history_days":0}"#, "history_days"),
            (r#"{"quiet":{"ignored":["office"]}}"#, "office"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("settings.json");
            fs::write(&file, text).unwrap();
            let loaded = Settings::load(&file);
            let trouble = loaded.trouble.unwrap().to_string();
            assert!(trouble.contains(why), "{text}: {trouble}");
            assert_eq!(loaded.settings, Settings::default());
            assert_eq!(fs::read_to_string(file.with_extension("json.unusable")).unwrap(), text);
        }
    }
}
