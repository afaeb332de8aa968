//! Shows notices with the system's notifications, and says what the agent does with them.
//!
//! The desk decides what is shown; here is only how. Nobody waits for a notice: each is looked after on its own, and
//! the newest wanted state counts.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(not(target_os = "linux"))]
mod threads;
mod wanted;
#[cfg(windows)]
mod windows;

use callcard_core::app::Inputs;
use callcard_core::desk::Subject;
use callcard_core::desktop::Notices;
use callcard_core::notice::Notice;
use tokio::runtime::Handle;

#[cfg(target_os = "linux")]
use self::linux::System;
#[cfg(target_os = "macos")]
use self::macos::System;
use self::wanted::Wanted;
#[cfg(windows)]
use self::windows::System;

/// The notices of this desktop. Clones are handles to the same ones.
#[derive(Clone)]
pub(crate) struct Notifier {
    wanted: Wanted,
    system: System,
}

impl Notifier {
    /// Connects to the system's notifications in the background.
    pub(crate) fn start(runtime: &Handle, inputs: Inputs) -> Self {
        Self { wanted: Wanted::default(), system: System::start(runtime, inputs) }
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

    /// Closes all notices, because a click on a notice does nothing once the app has ended. The caller sets the time limit.
    pub(crate) async fn clear(&self) {
        self.wanted.clear().await;
    }
}
