//! Looks after one notice: shows it, changes it in place, closes it, and says what the agent does with it.

use callcard_core::app::Inputs;
use callcard_core::desk::Input;
use callcard_core::notice::Notice;
use tokio::sync::broadcast;

use super::bus::{Bus, Signal, What};
use crate::notifier::wanted::Slot;

/// The one who looks after a notice.
pub(super) struct Keeper {
    slot: Slot,
    bus: Bus,
    signals: broadcast::Receiver<Signal>,
    inputs: Inputs,
    icon: &'static str,
    state: State,
}

/// Where the notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Not on the screen, for want of a server.
    Hidden,
    /// On the screen, under the server's id.
    Up(u32),
    /// It was there and was closed, by the agent or by the server. What it said does not come back.
    Closed,
}

impl Keeper {
    /// Listens from now on, so that not even a click in the first instant is missed.
    pub(super) fn new(slot: Slot, bus: Bus, inputs: Inputs, icon: &'static str) -> Self {
        let signals = bus.signals();
        Self { slot, bus, signals, inputs, icon, state: State::Hidden }
    }

    /// Runs until the notice is no longer wanted.
    pub(super) async fn keep(mut self) {
        loop {
            match self.slot.newest() {
                None => {
                    self.close().await;
                    if self.slot.leave() {
                        return;
                    }
                }
                Some(notice) if self.state != State::Closed => self.show(&notice).await,
                Some(_) => {}
            }
            self.wait().await;
        }
    }

    async fn show(&mut self, notice: &Notice) {
        let Some(server) = self.bus.server().await else {
            self.state = State::Hidden;
            return self.bus.failed(&"there is no session bus");
        };
        let replaces = match self.state {
            State::Up(id) => Some(id),
            State::Hidden | State::Closed => None,
        };
        match server.show(notice, replaces, self.icon).await {
            Ok(id) => {
                self.bus.worked();
                self.state = State::Up(id);
                self.inputs.tell(Input::Shown(self.slot.subject));
            }
            Err(error) => {
                self.state = State::Hidden;
                self.bus.failed(&error);
            }
        }
    }

    async fn close(&mut self) {
        if let State::Up(id) = std::mem::replace(&mut self.state, State::Hidden)
            && let Some(server) = self.bus.server().await
            && let Err(error) = server.close_notification(id).await
        {
            tracing::debug!(%error, "a notice was not closed");
        }
    }

    /// Until something else is wanted, or there is another server to show it.
    async fn wait(&mut self) {
        loop {
            tokio::select! {
                () = self.slot.changed() => return,
                () = self.bus.changed() => {
                    // The notices went with the server that had them.
                    if let State::Up(_) = self.state {
                        self.state = State::Hidden;
                    }
                    return;
                }
                signal = self.signals.recv() => match signal {
                    Ok(signal) => self.hear(signal),
                    // Never closed: the bus, which is ours as well, is the sender.
                    Err(missed) => tracing::warn!("what the agent did with a notice may be lost: {missed}"),
                },
            }
        }
    }

    fn hear(&mut self, signal: Signal) {
        if self.state != State::Up(signal.notice) {
            return;
        }
        let subject = self.slot.subject;
        self.inputs.tell(match signal.what {
            What::Pressed(button) => Input::Pressed(subject, button),
            What::Dismissed => Input::Dismissed(subject),
            What::Expired => Input::Expired(subject),
        });
        if !matches!(signal.what, What::Pressed(_)) {
            self.state = State::Closed;
        }
    }
}
