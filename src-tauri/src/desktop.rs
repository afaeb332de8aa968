//! The desktop as the core sees it: each wish is passed on to the part that fulfils it, and nobody waits.

use callcard_core::app::{Desktop, Inputs, Page};
use callcard_core::desk::Subject;
use callcard_core::notice::Notice;
use tokio::runtime::Handle;
use tokio::sync::watch;
use url::Url;

use crate::browser;
use crate::notifier::Notifier;

/// The agent's desktop. It takes wishes before there is a display to fulfil them on.
pub(crate) struct AgentDesktop {
    runtime: Handle,
    notifier: Notifier,
    page: watch::Sender<Option<Page>>,
}

impl AgentDesktop {
    pub(crate) fn new(runtime: &Handle, inputs: Inputs) -> Self {
        let notifier = Notifier::start(runtime, inputs);
        Self { runtime: runtime.clone(), notifier, page: watch::Sender::new(None) }
    }

    /// The notices on it.
    pub(crate) fn notifier(&self) -> &Notifier {
        &self.notifier
    }

    /// The page that was wished for last. Each wish counts as a change.
    pub(crate) fn page(&self) -> watch::Receiver<Option<Page>> {
        let mut page = self.page.subscribe();
        // A wish from before is yet to be fulfilled.
        page.mark_changed();
        page
    }
}

impl Desktop for AgentDesktop {
    fn notice(&self, subject: Subject, notice: Option<Notice>) {
        self.notifier.want(subject, notice);
    }

    fn open(&self, url: Url) {
        browser::open(&self.runtime, url);
    }

    fn window(&self, page: Page) {
        self.page.send_replace(Some(page));
    }
}
