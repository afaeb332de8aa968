//! Whether this desktop shows tray icons. The tray finds out; window and pages go by it.

use tokio::sync::watch;

/// The newest knowledge: a desktop counts as one that shows them until it is known not to.
pub(crate) struct TrayShown(watch::Sender<bool>);

impl Default for TrayShown {
    fn default() -> Self {
        Self(watch::Sender::new(true))
    }
}

impl TrayShown {
    /// Follows the newest state.
    pub(crate) fn follow(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }

    /// For whoever finds out.
    #[cfg(target_os = "linux")]
    pub(crate) fn teller(&self) -> &watch::Sender<bool> {
        &self.0
    }
}
