//! Which page the window is on, and whether there is a page that answers: what outlives the process of one.

use callcard_core::app::Page;
use parking_lot::Mutex;
use tokio::sync::watch;

/// The wishes for pages, and what the page that is loaded says of itself.
pub(crate) struct Pages {
    /// Where the window is, or is to be: the last that was wished for or turned to.
    here: Mutex<Page>,
    /// Each wish counts as a change.
    wishes: watch::Sender<Page>,
    /// The wishes that the loaded page began with.
    begun: Mutex<watch::Receiver<Page>>,
    /// Counts what the page says: that it has turned.
    answers: watch::Sender<u64>,
    /// Counts the pages that were loaded.
    lives: watch::Sender<u64>,
}

impl Default for Pages {
    fn default() -> Self {
        let (wishes, begun) = watch::channel(Page::History);
        Self {
            here: Mutex::new(Page::History),
            wishes,
            begun: Mutex::new(begun),
            answers: watch::Sender::new(0),
            lives: watch::Sender::new(0),
        }
    }
}

impl Pages {
    /// Somebody asks for a page.
    pub(super) fn wish(&self, page: Page) {
        *self.here.lock() = page;
        self.wishes.send_replace(page);
    }

    /// A page is about to be loaded: it begins with all that was wished for until now, and the one before is gone.
    pub(super) fn begin(&self) -> Page {
        *self.begun.lock() = self.wishes.subscribe();
        self.lives.send_modify(|lives| *lives += 1);
        self.here()
    }

    /// Where the window is.
    pub(crate) fn here(&self) -> Page {
        *self.here.lock()
    }

    /// What has been wished for since the page began, and what comes.
    pub(crate) fn follow(&self) -> watch::Receiver<Page> {
        self.begun.lock().clone()
    }

    /// The page says where it is.
    pub(super) fn turned(&self, page: Page) {
        *self.here.lock() = page;
        self.answers.send_modify(|answers| *answers += 1);
    }

    /// Comes back when the page says something after this was called.
    pub(super) fn answer(&self) -> impl Future<Output = ()> + Send + 'static {
        next(self.answers.subscribe())
    }

    /// Comes back when the page that is loaded now is gone.
    pub(super) fn gone(&self) -> impl Future<Output = ()> + Send + 'static {
        next(self.lives.subscribe())
    }
}

async fn next(mut counter: watch::Receiver<u64>) {
    if counter.changed().await.is_err() {
        // The counter is gone because the app ends.
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn restored_page_is_the_last_one_shown() {
        let pages = Pages::default();
        pages.wish(Page::Settings);
        assert_eq!(pages.begin(), Page::Settings);
        let mut wished = pages.follow();
        assert!(!wished.has_changed().unwrap(), "it begins with that wish");
        pages.turned(Page::Doctor);
        assert_eq!(pages.begin(), Page::Doctor, "the agent had turned it");
        // What is wished for while it loads is not lost.
        pages.wish(Page::Phone);
        assert!(pages.follow().has_changed().unwrap() && wished.has_changed().unwrap());
        assert_eq!((*wished.borrow_and_update(), pages.here()), (Page::Phone, Page::Phone));
    }

    #[test]
    fn message_from_before_the_question_is_no_answer() {
        let pages = Pages::default();
        pages.begin();
        pages.turned(Page::History);
        let (answer, gone) = (pages.answer(), pages.gone());
        assert!(answer.now_or_never().is_none() && gone.now_or_never().is_none());
        let (answer, gone) = (pages.answer(), pages.gone());
        pages.turned(Page::History);
        assert!(answer.now_or_never().is_some() && gone.now_or_never().is_none());
        let gone = pages.gone();
        pages.begin();
        assert!(gone.now_or_never().is_some());
    }
}
