//! The handle, as far as the tray goes: what it shows, and what its rows do.

use std::time::Duration;

use jiff::Zoned;
use tokio::sync::watch;

use super::Office;
use crate::call::{Call, Phase};
use crate::desk::Subject;
use crate::desktop::Page;
use crate::menu::{self, Choice, Tray};
use crate::notice;
use crate::settings::Pause;

/// How long the tray lets a change rest: the notice comes first, and of a storm only the newest state is drawn.
const REST: Duration = Duration::from_millis(50);

impl Office {
    /// The tray, newest state only.
    pub fn tray(&self) -> watch::Receiver<Tray> {
        let (mut overview, mut preferred) = (self.inner.overview.clone(), self.inner.preferred.subscribe());
        let texts = self.inner.texts.clone();
        let now = menu::tray(&overview.borrow_and_update(), &texts, &Zoned::now());
        let (sender, tray) = watch::channel(now);
        tokio::spawn(async move {
            loop {
                let changed = tokio::select! {
                    changed = overview.changed() => changed,
                    changed = preferred.changed() => changed,
                };
                if changed.is_err() {
                    return;
                }
                tokio::time::sleep(REST).await;
                let now = menu::tray(&overview.borrow_and_update(), &texts, &Zoned::now());
                if sender.send(now).is_err() {
                    return;
                }
            }
        });
        tray
    }

    /// Somebody started Callcard: as long as no account is connected the window shows how to begin, but only once.
    pub fn welcome(&self) {
        let settings = self.inner.settings.get();
        if settings.welcomed || settings.account.is_some() {
            return;
        }
        self.inner.desktop.window(Page::Welcome);
        let settings = self.inner.settings.clone();
        self.inner.runtime.spawn_blocking(move || {
            if let Err(error) = settings.change(|settings| settings.welcomed = true) {
                tracing::warn!(%error, "the settings could not be saved");
            }
        });
    }

    /// The window's page dies as often as it is brought back: the agent is told, and asks for it again or does not.
    pub fn window_given_up(&self) {
        let notice = notice::of_a_lost_window(&self.inner.texts);
        self.inner.desktop.notice(Subject::App, Some(notice));
    }

    /// What a plain click on the icon does, where the system tells of one: opens the card of the call that rings, else the
    /// window.
    pub fn press_icon(&self) {
        let rings = |call: &&Call| call.phase == Phase::Ringing && call.silence.is_none();
        let ringing = self.inner.overview.borrow().recent.iter().find(rings).map(|call| call.id);
        match ringing {
            Some(call) => self.open_card(call),
            None => self.choose(Choice::OpenWindow),
        }
    }

    /// Does what a row of the menu says.
    pub fn choose(&self, choice: Choice) {
        match choice {
            Choice::TestCall => self.inner.desktop.window(Page::TestCall),
            Choice::OpenWindow | Choice::Missed => self.inner.desktop.window(Page::History),
            Choice::OpenSettings => self.inner.desktop.window(Page::Settings),
            Choice::Mend(remedy) => self.inner.desktop.window(Page::mending(remedy)),
            Choice::Renew => self.inner.desktop.window(Page::Settings),
            Choice::Recent(call) => self.open_card(call),
            Choice::Pause(pause) => self.pause_as(pause.from(&Zoned::now())),
            Choice::Resume => self.pause_as(Pause::Off),
            Choice::TryAgain => self.try_again(),
            Choice::Quit => self.inner.desktop.quit(),
        }
    }
}
