//! What the core asks of a desktop: this handful, and nothing more.

use url::Url;

use crate::desk::Subject;
use crate::notice::Notice;

/// The agent's desktop. Nothing here may block or fail: what a desktop cannot do, it leaves out.
pub trait Desktop: Send + Sync + 'static {
    /// Shows a notice, changes it in place, or closes it (`None`). The latest wanted state counts.
    fn notice(&self, subject: Subject, notice: Option<Notice>);

    /// Opens a page of the CRM with the system's browser, or a `tel:` link with its telephone program.
    fn open(&self, url: Url);

    /// Brings a page of the window to the front.
    fn window(&self, page: Page);
}

/// A page of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Test calls.
    TestCall,
    /// The calls there were.
    History,
}

impl Page {
    /// All pages.
    const ALL: [Self; 2] = [Self::TestCall, Self::History];

    /// The page under a name, as the socket and the command line have it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The page's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::TestCall => "test-call",
            Self::History => "history",
        }
    }
}
