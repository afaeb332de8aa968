//! Notices in the notification centre of macOS.

use callcard_core::app::Inputs;
use callcard_core::desk::Abilities;
use callcard_core::notice::Manner;
use notify_rust::Notification;
use tokio::runtime::Handle;

use super::threads::Threads;
use super::wanted::Slot;

/// The notification centre.
#[derive(Clone)]
pub(super) struct System(Threads);

impl System {
    pub(super) fn start(_: &Handle, inputs: Inputs) -> Self {
        let abilities = Abilities { update: false, actions: true, markup: false };
        Self(Threads::new(inputs, abilities, dress))
    }

    pub(super) fn attend(&self, slot: Slot) {
        self.0.attend(slot);
    }
}

/// The application of the bundle speaks for itself.
fn dress(_: &mut Notification, _: Manner) {}
