//! Notices in the notification centre of macOS.

use std::sync::Arc;

use callcard_core::app::{Inputs, Keyring};
use callcard_core::desk::{Abilities, Click};
use callcard_core::desktop::{NoticeServer, Notices};
use callcard_core::notice::Notice;
use callcard_local::Paths;
use notify_rust::Notification;
use tokio::runtime::Handle;

use super::threads::Threads;
use super::wanted::Slot;

/// Shows notices.
const NAME: &str = "macOS";

/// The notification centre.
#[derive(Clone)]
pub(super) struct System(Threads);

impl System {
    pub(super) fn start(_: &Handle, inputs: Inputs, _: &Paths, _: Option<Arc<dyn Keyring>>) -> Self {
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

/// The system's own sound, under the name that the system has for it.
const SOUND: &str = "NSUserNotificationDefaultSoundName";

/// The application of the bundle speaks for itself.
fn dress(notification: &mut Notification, notice: &Notice) {
    if notice.sound {
        notification.sound_name(SOUND);
    }
}
