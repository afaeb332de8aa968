//! Notices where the system's calls block: a thread for each, which ends when the agent has dealt with it.
//!
//! What is on the screen can neither be changed nor closed from here.

use callcard_core::app::Inputs;
use callcard_core::desk::{Abilities, Button, Input};
use callcard_core::notice::Notice;
use notify_rust::{CloseReason, Notification, NotificationResponse};

use super::wanted::Slot;

/// The action of the button that calls back.
const CALL_BACK: &str = "call-back";

/// What the system needs besides the words.
pub(super) type Dress = fn(&mut Notification, &Notice);

/// The system's notifications.
#[derive(Clone)]
pub(super) struct Threads {
    inputs: Inputs,
    dress: Dress,
}

impl Threads {
    pub(super) fn new(inputs: Inputs, abilities: Abilities, dress: Dress) -> Self {
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

fn keep(mut slot: Slot, inputs: &Inputs, dress: Dress) {
    let subject = slot.subject;
    if let (Some(notice), _) = slot.newest() {
        let mut notification = Notification::new();
        notification.appname("Callcard").summary(&notice.summary).body(&notice.body);
        for (button, label) in &notice.buttons {
            notification.action(if *button == Button::CallBack { CALL_BACK } else { "open" }, label);
        }
        dress(&mut notification, &notice);
        let shown = notification.show().and_then(|handle| {
            inputs.tell(Input::Shown(subject));
            handle.wait_for_response(|response: &NotificationResponse| {
                inputs.tell(match response {
                    NotificationResponse::Closed(CloseReason::Dismissed) => Input::Dismissed(subject),
                    NotificationResponse::Closed(_) => Input::Expired(subject),
                    NotificationResponse::Action(action) if action == CALL_BACK => {
                        Input::Pressed(subject, Button::CallBack)
                    }
                    _ => Input::Pressed(subject, Button::Open),
                });
            })
        });
        if let Err(error) = shown {
            tracing::warn!(%error, "a notice cannot be shown");
        }
    }
    slot.abandon();
}
