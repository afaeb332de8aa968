//! What the core asks of a desktop: this handful, and nothing more.

use std::pin::Pin;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use ts_rs::TS;
use url::Url;

use crate::call::knowledge::Link;
use crate::crm::CallBack;
use crate::desk::{Button, Click, Overview, Subject};
use crate::notice::Notice;
use crate::recovery::PageHealth;
use crate::trouble::Remedy;

/// The agent's desktop. Nothing here may block or fail: what a desktop cannot do, it leaves out.
pub trait Desktop: Send + Sync + 'static {
    /// Shows a notice, changes it in place, or closes it (`None`). The latest wanted state counts.
    fn notice(&self, subject: Subject, notice: Option<Notice>);

    /// Opens a page of the CRM with the system's browser, or the link of a number with its telephone program, and tells the
    /// desk what came of it: `Input::Opened` or `Input::NotOpened`, about this link.
    fn open(&self, link: Link, url: Url);

    /// Brings a page of the window to the front.
    fn window(&self, page: Page);

    /// Ends Callcard, in order. Returns at once.
    fn quit(&self);

    /// Reads the link of a notice, which the system hands to Callcard when the agent clicks the notice; `None` when the
    /// link is not ours, was used before or is too old. Only Windows has such links: elsewhere a click is an input.
    fn press(&self, _link: String) -> Pin<Box<dyn Future<Output = Option<Press>> + Send>> {
        Box::pin(std::future::ready(None))
    }

    /// What the desktop can do, for the doctor; numbers are called back as it says. The caller sets the limit.
    fn examine(&self, call_back: CallBack) -> Pin<Box<dyn Future<Output = DesktopFacts> + Send>>;
}

/// A click on a notice, told by its link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    pub subject: Subject,
    pub button: Button,
    /// The desk looks after this notice. One from before a restart stands for its call alone.
    pub current: bool,
}

/// What a desktop can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesktopFacts {
    pub notices: Notices,
    /// Whether it shows tray icons; `None`: there is none to show.
    pub tray: Option<bool>,
    /// Whether it knows a program for web pages.
    pub browser: bool,
    /// How the window's pages have fared; `None`: there is no window.
    pub window: Option<PageHealth>,
    /// Whether it has what draws the window's pages.
    pub web_view: bool,
    /// Who takes the numbers that are called back.
    pub telephone: Telephone,
}

/// Who takes links of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Telephone {
    /// This program.
    Program(String),
    /// Nobody.
    None,
    /// Nobody can tell.
    Untold,
}

/// Who shows notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notices {
    /// This one.
    Server(NoticeServer),
    /// Nobody.
    None,
    /// Nobody can tell, and why.
    Failed(String),
    /// This one, and it is told not to show ours.
    Off { server: String, by: OffBy },
    /// This one, and not on the screen: the agent does not want to be disturbed.
    Held { server: String },
    /// This one, and it refused the last one, with this code.
    Refused { server: String, code: String },
}

/// Who has turned our notices off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffBy {
    /// The agent, for Callcard.
    App,
    /// The agent, for all programs.
    User,
    /// Whoever administers this computer.
    Policy,
}

/// What is known of who shows notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeServer {
    /// Its name, and its version where it has one.
    pub name: String,
    /// It takes clicks, and what it does with one.
    pub actions: bool,
    pub click: Click,
    /// Notices have visible buttons; one that opens what the notice is about is not needed where a click does that.
    pub buttons: bool,
}

/// A page of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Page {
    /// How to begin.
    Welcome,
    /// The calls there were.
    History,
    /// Test calls.
    TestCall,
    /// How a phone is connected.
    Phone,
    /// What the agent can choose.
    Settings,
    /// The links between a ringing phone and its card.
    Doctor,
}

impl Page {
    /// The page under a name, as the socket and the command line have it.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// The page for whoever did not say which: how to begin, while there is neither an account nor a call.
    pub fn fitting(overview: &Overview) -> Self {
        if overview.demo && overview.recent.is_empty() { Self::Welcome } else { Self::History }
    }

    /// The page on which something can be done about a trouble.
    pub fn mending(remedy: Remedy) -> Self {
        match remedy {
            Remedy::Settings => Self::Settings,
            Remedy::Doctor => Self::Doctor,
        }
    }

    /// The page's name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The key of the window's title on this page.
    pub fn title(self) -> String {
        format!("page-{}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Texts};

    #[test]
    fn a_page_has_one_name_everywhere_and_a_title() {
        for page in Page::VARIANTS.iter().copied() {
            assert_eq!(Page::named(page.name()), Some(page));
            assert_eq!(serde_json::to_value(page).unwrap(), page.name());
            assert!(Texts::load(Language::En).find(&page.title()).is_some(), "{page:?}");
        }
        assert_eq!(Page::named("nowhere"), None);
    }
}
