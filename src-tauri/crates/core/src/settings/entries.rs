//! Every setting that the agent may choose, each once: its name, type and default, its limits, its place in the file, and
//! who is told of a new value.
//!
//! From this list follow the file, what the window and the command line may change, and the limits and defaults in the
//! page's bindings. A yes-or-no setting is written here, where it counts, and in a section of the page; its words are in
//! `ui/locales` as `settings-NAME` and `settings-NAME-effect`, its row in `docs/settings.md`.

use std::net::{IpAddr, Ipv4Addr};

use serde_json::Value as Json;

use super::door::{BaseUrl, FilePath, Proxies};
use super::list::preferences;
use super::pattern::NumberPattern;
use super::value::{CountryChoice, Limits, OpenWhen, Privacy, Theme, Why};
use crate::call::number::INTERNAL_DIGITS;
use crate::crm::CallBack;
use crate::text::LanguageChoice;

preferences! {
    /// The language of notices, menu and window.
    language: LanguageChoice = LanguageChoice::Auto, at "language", tells Speakers;

    /// Whether the window is light or dark.
    theme: Theme = Theme::System, at "theme", tells Window;

    /// The country whose national number format is meant without a country code: its ISO 3166-1 alpha-2 code, or `auto`
    /// for the account's.
    #[ts(type = "string")]
    default_country: CountryChoice = CountryChoice::default(), at "default_country", tells Window;

    /// Numbers with so many digits at most are the company's own. With one, `10` would be asked for; with ten, whole
    /// countries' numbers would not.
    internal_digits: u8 = INTERNAL_DIGITS, within 2..=9, at "internal_digits", tells Window;

    /// Show calls for every user of the account, not just for `me`.
    everyone: bool = false, at "everyone", tells Desk;

    /// How much of a call notices show.
    privacy: Privacy = Privacy::Full, at "notices.privacy", tells Desk;

    /// The notice of a call stays, quietly, while the agent talks.
    keep_answered: bool = true, at "notices.keep_answered", tells Desk;

    /// Seconds after its last ring after which a call is over when its source does not say so.
    ring_limit: u32 = 45, within 5..=600, at "notices.ring_limit", tells Desk;

    /// A notice of a ringing call makes the desktop's sound.
    sound: bool = true, at "notices.sound", tells Desk;

    /// What opens a card.
    open_when: OpenWhen = OpenWhen::Click, at "opening.when", tells Desk;

    /// Open the card of an answered call that we placed, too.
    open_outgoing: bool = false, at "opening.outgoing", tells Desk;

    /// What "Call back" hands to the system.
    call_back: CallBack = CallBack::Tel, at "opening.call_back", tells Desk;

    /// Numbers to say nothing about, as they are written in the settings.
    #[ts(type = "Array<string>")]
    ignored: Vec<NumberPattern> = Vec::new(), at "quiet.ignored", tells Desk;

    /// Numbers with fewer digits are ignored: with more than the most, hardly a number would be left.
    shortest: u8 = 0, within 0..=15, at "quiet.shortest", tells Desk;

    /// Only calls on these lines are for the agent; none named: all are.
    lines: Vec<String> = Vec::new(), at "quiet.lines", tells Desk;

    /// Calls during a pause are not reported to the CRM either.
    unreported_while_paused: bool = false, at "quiet.unreported_while_paused", tells Desk;

    /// The address of this computer that the HTTP door listens on, while a source needs it: its own, unless telephones in
    /// the network are to reach it; `0.0.0.0` is all of them.
    #[ts(type = "string")]
    door_address: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST), at "door.address", tells Window;

    /// The port that it listens on. It is written into telephones, so it stays the same.
    door_port: u16 = 4580, within 1024..=65535, at "door.port", tells Window;

    /// How it is reached from outside, where that is another address: by a name, or through a proxy. Empty: as it listens.
    #[ts(type = "string")]
    door_url: BaseUrl = BaseUrl::default(), at "door.url", tells Window;

    /// The file with its certificate, and those of its issuers, for TLS. Empty: it speaks plain HTTP.
    #[ts(type = "string")]
    door_certificate: FilePath = FilePath::default(), at "door.certificate", tells Window;

    /// The file with the certificate's key.
    #[ts(type = "string")]
    door_key: FilePath = FilePath::default(), at "door.key", tells Window;

    /// Proxies before it: from these alone it takes who sent a request.
    #[ts(type = "Array<string>")]
    door_proxies: Proxies = Proxies::default(), at "door.proxies", tells Window;

    /// How many days the history is kept.
    history_days: u16 = 30, within 1..=3650, at "history_days", tells History;
}

/// All that there is to say of one setting.
#[derive(Debug)]
pub struct Entry {
    /// What it is called everywhere: on the command line, by the page, in the texts.
    pub name: &'static str,
    /// Where it stands in the file, with dots between the groups and it.
    pub place: &'static str,
    /// The least and the most that a number may be.
    pub limits: Option<Limits>,
    /// What it may be, where that is one of a few words.
    pub words: &'static [&'static str],
    /// Who is told of a new value.
    pub tells: Tells,
    get: fn(&Preferences) -> Json,
    pub(super) read: fn(&mut Preferences, &Json, Option<Limits>, &mut Vec<Why>),
    pub(super) choose: fn(&mut Preferences, &Json, Option<Limits>) -> Result<(), Why>,
}

/// Who is told of a new value. All other code reads the setting each time it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Only the window, which is told of every change.
    Window,
    /// The desk: what is on the screen may have to change.
    Desk,
    /// All who speak: notices, menu, window.
    Speakers,
    /// The history, which deletes what is older than it is kept.
    History,
}

impl Entry {
    /// The setting that is called so.
    pub fn named(name: &str) -> Option<&'static Self> {
        ENTRIES.iter().find(|entry| entry.name == name)
    }

    /// Its value, as it is written.
    pub fn value(&self, preferences: &Preferences) -> Json {
        (self.get)(preferences)
    }
}
