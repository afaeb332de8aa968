//! Shows notices with the system's notifications, and says what the agent does with them.
//!
//! The desk decides what is shown; here is only how. Nobody waits for a notice: each is looked after on its own, and
//! the newest wanted state counts.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(target_os = "macos")]
mod threads;
#[cfg(any(windows, test))]
mod toast;
mod wanted;
#[cfg(windows)]
mod windows;

use std::sync::Arc;

use callcard_core::app::{Inputs, Keyring};
use callcard_core::desk::Subject;
use callcard_core::desktop::Notices;
#[cfg(windows)]
use callcard_core::desktop::Press;
use callcard_core::notice::Notice;
use callcard_local::Paths;
use tokio::runtime::Handle;

#[cfg(target_os = "linux")]
use self::linux::System;
#[cfg(target_os = "macos")]
use self::macos::System;
#[cfg(windows)]
pub(crate) use self::toast::link::among as link_among;
use self::wanted::Wanted;
#[cfg(windows)]
use self::windows::System;
#[cfg(windows)]
pub(crate) use self::windows::leave;

/// The notices of this desktop. Clones are handles to the same ones.
#[derive(Clone)]
pub(crate) struct Notifier {
    wanted: Wanted,
    system: System,
}

impl Notifier {
    /// Connects to the system's notifications in the background. Without a keyring it shows what it is told to, and leaves
    /// alone what another Callcard shows.
    pub(crate) fn start(runtime: &Handle, inputs: Inputs, paths: &Paths, keyring: Option<Arc<dyn Keyring>>) -> Self {
        Self { wanted: Wanted::default(), system: System::start(runtime, inputs, paths, keyring) }
    }

    /// Shows, changes or (`None`) closes a notice. Returns at once.
    pub(crate) fn want(&self, subject: Subject, notice: Option<Notice>) {
        if let Some(slot) = self.wanted.put(subject, notice) {
            self.system.attend(slot);
        }
    }

    /// Which server shows notices.
    pub(crate) async fn examine(&self) -> Notices {
        self.system.examine().await
    }

    /// Follows the link of a notice; `None` when it leads nowhere.
    #[cfg(windows)]
    pub(crate) async fn press(&self, link: String) -> Option<Press> {
        let (subject, button) = self.system.follow(link).await?;
        Some(Press { subject, button, current: self.wanted.has(subject) })
    }

    /// Closes all notices on which a click does nothing once the app has ended. The caller sets the time limit.
    pub(crate) async fn clear(&self) {
        #[cfg(windows)]
        self.system.end().await;
        #[cfg(not(windows))]
        self.wanted.clear().await;
    }
}
