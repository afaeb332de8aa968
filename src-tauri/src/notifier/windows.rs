//! Notices as Windows toasts.

use callcard_core::app::Inputs;
use callcard_core::desk::{Abilities, Click};
use callcard_core::desktop::{NoticeServer, Notices};
use callcard_core::notice::{Manner, Notice};
use notify_rust::{Notification, Urgency};
use tokio::runtime::Handle;

use super::threads::Threads;
use super::wanted::Slot;

/// The id that the installer registers; it gives a toast Callcard's name and icon.
const APP_ID: &str = "app.callcard";

/// The system's own sound; without a name a toast makes none.
const SOUND: &str = "Default";

/// Shows notices.
const NAME: &str = "Windows";

/// The toasts of this desktop.
#[derive(Clone)]
pub(super) struct System(Threads);

impl System {
    pub(super) fn start(_: &Handle, inputs: Inputs) -> Self {
        let abilities = Abilities { update: false, ..Abilities::default() };
        Self(Threads::new(inputs, abilities, dress))
    }

    /// The system's own, which is always there.
    #[expect(clippy::unused_async, reason = "one signature for every system")]
    pub(super) async fn examine(&self) -> Notices {
        Notices::Server(NoticeServer { name: NAME.into(), actions: true, click: Click::Plain, buttons: true })
    }

    pub(super) fn attend(&self, slot: Slot) {
        self.0.attend(slot);
    }
}

/// One that rings stays until the agent deals with it. Without an installer nothing is registered, and a toast under an
/// unknown id is not shown at all.
fn dress(notification: &mut Notification, notice: &Notice) {
    notification.urgency(if notice.manner == Manner::Ringing { Urgency::Critical } else { Urgency::Normal });
    if notice.sound {
        notification.sound_name(SOUND);
    }
    if !cfg!(debug_assertions) {
        notification.app_id(APP_ID);
    }
}
