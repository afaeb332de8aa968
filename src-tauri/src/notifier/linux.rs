//! Notices on a freedesktop desktop, over one connection to the session bus that lives as long as the app.
//!
//! One connection, because GNOME takes all notices of an app away when the connection that showed its first one
//! closes, and tells nobody else that a notice was closed. It is also half the time of a connection for every notice.

mod bus;
mod icon;
mod profile;
mod server;
mod standing;
mod task;
mod wrap;

use std::sync::Arc;

use callcard_core::app::{Inputs, Keyring};
use callcard_core::desktop::Notices;
use callcard_local::Paths;
use tokio::runtime::Handle;

use self::bus::Bus;
use self::icon::Icon;
use self::task::NoticeTask;
use super::wanted::Slot;

/// The session's notification server.
#[derive(Clone)]
pub(super) struct System {
    runtime: Handle,
    inputs: Inputs,
    bus: Bus,
    icon: Arc<Icon>,
}

impl System {
    pub(super) fn start(runtime: &Handle, inputs: Inputs, paths: &Paths, _: Option<Arc<dyn Keyring>>) -> Self {
        let bus = Bus::start(runtime, inputs.clone());
        Self { runtime: runtime.clone(), inputs, bus, icon: Arc::new(Icon::load(paths)) }
    }

    /// Which server shows notices.
    pub(super) async fn examine(&self) -> Notices {
        match self.bus.clone().ask_profile().await {
            None => Notices::Failed("there is no session bus".into()),
            Some(Ok(profile)) => Notices::Server(profile.server()),
            Some(Err(error)) => match zbus::fdo::Error::from(error) {
                zbus::fdo::Error::ServiceUnknown(_) | zbus::fdo::Error::NameHasNoOwner(_) => Notices::None,
                error => Notices::Failed(error.to_string()),
            },
        }
    }

    /// Shows a notice, and keeps it as wanted until it is no longer wanted.
    pub(super) fn attend(&self, slot: Slot) {
        let task = NoticeTask::new(slot, self.bus.clone(), self.inputs.clone(), self.icon.clone());
        self.runtime.spawn(task.keep());
    }
}
