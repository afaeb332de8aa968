//! The handle's part for the window: the status that every page shows, and how a phone is connected.

use tokio::sync::watch;

use super::Office;
use crate::phone;
use crate::settings::Theme;
use crate::view::{AccountView, PauseView, PhoneView, SourceView, WindowStatus};

impl Office {
    /// The status that every page of the window shows, newest state only. The shell knows whether there is a tray.
    ///
    /// Where a restart has forgotten the users of the account they are asked for meanwhile.
    pub fn status(&self, mut tray: watch::Receiver<bool>) -> watch::Receiver<WindowStatus> {
        let inner = &self.inner;
        let (mut overview, mut accounts) = (inner.overview.clone(), inner.accounts.changes());
        let mut choices = inner.preferred.subscribe();
        let (sender, status) = watch::channel(self.status_now(*tray.borrow_and_update()));
        let office = self.clone();
        inner.runtime.spawn(async move {
            loop {
                office.inner.accounts.recall_users(overview.borrow_and_update().trouble);
                let now = office.status_now(*tray.borrow_and_update());
                sender.send_if_modified(|last| {
                    let differs = *last != now;
                    *last = now;
                    differs
                });
                let changed = tokio::select! {
                    changed = overview.changed() => changed,
                    changed = accounts.changed() => changed,
                    changed = choices.changed() => changed,
                    changed = tray.changed() => changed,
                    // The last follower is gone.
                    () = sender.closed() => return,
                };
                if changed.is_err() {
                    return;
                }
            }
        });
        status
    }

    /// Whether the window is light or dark.
    pub fn theme(&self) -> Theme {
        self.inner.settings.read(|settings| settings.preferences.theme)
    }

    /// The status that every page of the window shows.
    pub fn status_now(&self, tray: bool) -> WindowStatus {
        let inner = &self.inner;
        let overview = inner.overview.borrow().clone();
        WindowStatus {
            language: inner.texts.language(),
            theme: self.theme(),
            account: AccountView::of(&inner.accounts, &overview, &inner.texts),
            paused: PauseView::of(overview.pause),
            tray,
            sources: overview.sources.iter().map(|state| SourceView::of(state, &inner.texts)).collect(),
            click: overview.abilities.click,
            changes: *inner.preferred.borrow(),
        }
    }

    /// How a phone on this machine is connected.
    pub fn phone(&self) -> PhoneView {
        phone::view(&self.inner.socket)
    }
}
