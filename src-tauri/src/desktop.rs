//! The desktop as the core sees it: each wish is passed on to the part that fulfils it, and nobody waits.

use std::pin::Pin;

use callcard_core::app::{Desktop, Inputs, Page};
use callcard_core::call::knowledge::Link;
use callcard_core::desk::{Input, Subject};
use callcard_core::desktop::DesktopFacts;
#[cfg(windows)]
use callcard_core::desktop::Press;
use callcard_core::notice::Notice;
use callcard_core::settings::CallBack;
use tokio::runtime::Handle;
use tokio::sync::watch;
use url::Url;

use crate::ending::Ending;
use crate::notifier::Notifier;
use crate::window::recovery::Recovery;
use crate::{browser, tray, window};

/// The agent's desktop. It takes wishes before there is a display to fulfil them on.
pub(crate) struct AgentDesktop {
    runtime: Handle,
    inputs: Inputs,
    ending: Ending,
    notifier: Notifier,
    /// What is to be in the clipboard.
    copied: watch::Sender<Option<String>>,
    page: watch::Sender<Option<Page>>,
    recovery: Recovery,
    /// Not headless: a tray and windows are possible.
    drawn: bool,
}

impl AgentDesktop {
    pub(crate) fn new(runtime: &Handle, inputs: Inputs, ending: Ending, notifier: Notifier, drawn: bool) -> Self {
        Self {
            runtime: runtime.clone(),
            inputs,
            ending,
            notifier,
            copied: watch::Sender::new(None),
            page: watch::Sender::new(None),
            recovery: Recovery::default(),
            drawn,
        }
    }

    /// The notices on it.
    pub(crate) fn notifier(&self) -> &Notifier {
        &self.notifier
    }

    /// The text that is to be copied. Each wish counts as a change.
    pub(crate) fn copied(&self) -> watch::Receiver<Option<String>> {
        self.copied.subscribe()
    }

    /// What becomes of the window's pages.
    pub(crate) fn recovery(&self) -> &Recovery {
        &self.recovery
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

    fn open(&self, link: Link, url: Url) {
        let (inputs, copied) = (self.inputs.clone(), self.copied.clone());
        let drawn = self.drawn;
        self.runtime.spawn(async move {
            if browser::open(&url).await {
                return inputs.tell(Input::Opened(link));
            }
            // A number is pasted into a telephone as a number.
            let text = browser::number(&url).unwrap_or(url.as_str()).to_owned();
            copied.send_replace(Some(text));
            inputs.tell(Input::NotOpened { link, copied: drawn });
        });
    }

    fn window(&self, page: Page) {
        self.page.send_replace(Some(page));
    }

    fn quit(&self) {
        self.ending.ask();
    }

    #[cfg(windows)]
    fn press(&self, link: String) -> Pin<Box<dyn Future<Output = Option<Press>> + Send>> {
        let notifier = self.notifier.clone();
        Box::pin(async move { notifier.press(link).await })
    }

    fn examine(&self, call_back: CallBack) -> Pin<Box<dyn Future<Output = DesktopFacts> + Send>> {
        let (notifier, drawn) = (self.notifier.clone(), self.drawn);
        let window = drawn.then(|| self.recovery.health());
        Box::pin(async move {
            let (notices, tray, browser, telephone) = tokio::join!(
                notifier.examine(),
                tray::examine(drawn),
                browser::examine(),
                browser::telephone(call_back)
            );
            DesktopFacts { notices, tray, browser, window, web_view: window::has_web_view(), telephone }
        })
    }
}
