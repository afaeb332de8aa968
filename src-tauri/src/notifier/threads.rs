//! Notices where the system's calls block: a thread for each, which ends when the agent has dealt with it.
//!
//! What is on the screen can neither be changed nor closed from here.

use callcard_core::app::Inputs;
use callcard_core::desk::{Abilities, Input};
use notify_rust::{Notification, NotificationResponse};

use super::wanted::Slot;

/// The system's notifications.
#[derive(Clone)]
pub(super) struct Threads {
    inputs: Inputs,
    /// What the system needs besides the words.
    dress: fn(&mut Notification),
}

impl Threads {
    pub(super) fn new(inputs: Inputs, abilities: Abilities, dress: fn(&mut Notification)) -> Self {
        inputs.tell(Input::Abilities(abilities));
        Self { inputs, dress }
    }

    /// Shows a notice and waits for the agent, on a thread of its own.
    pub(super) fn attend(&self, slot: Slot) {
        let Self { inputs, dress } = self.clone();
        let shown = std::thread::Builder::new().name("notice".into()).spawn(move || keep(slot, &inputs, dress));
        if let Err(error) = shown {
            tracing::warn!(%error, "a notice cannot be shown");
        }
    }
}

fn keep(mut slot: Slot, inputs: &Inputs, dress: fn(&mut Notification)) {
    let call = slot.call;
    if let Some(notice) = slot.newest() {
        let mut notification = Notification::new();
        notification.appname("Callcard").summary(&notice.summary).body(&notice.body);
        if let Some(label) = &notice.action {
            notification.action("open", label);
        }
        dress(&mut notification);
        let shown = notification.show().and_then(|handle| {
            inputs.tell(Input::Shown(call));
            handle.wait_for_response(|response: &NotificationResponse| {
                inputs.tell(match response {
                    NotificationResponse::Closed(_) => Input::Dismissed(call),
                    _ => Input::Clicked(call),
                });
            })
        });
        if let Err(error) = shown {
            tracing::warn!(%error, "a notice cannot be shown");
        }
    }
    slot.abandon();
}
