//! Shows one notice, changes it in place, closes it, and reports what the agent does with it.

use std::sync::Arc;

use callcard_core::app::Inputs;
use callcard_core::desk::Input;
use callcard_core::notice::Notice;
use tokio::sync::broadcast;
use tokio::time::Instant;

use super::bus::{Bus, LIMIT};
use super::icon::Icon;
use super::server;
use super::standing::{Event, News, Standing, Step, What};
use crate::notifier::wanted::Slot;

/// The task of one notice.
pub(super) struct NoticeTask {
    slot: Slot,
    bus: Bus,
    events: broadcast::Receiver<Event>,
    inputs: Inputs,
    icon: Arc<Icon>,
    standing: Standing,
}

impl NoticeTask {
    /// Listens from now on, so that not even a click in the first instant is missed.
    pub(super) fn new(slot: Slot, bus: Bus, inputs: Inputs, icon: Arc<Icon>) -> Self {
        let events = bus.events();
        Self { slot, bus, events, inputs, icon, standing: Standing::new() }
    }

    /// Runs until the notice is no longer wanted.
    pub(super) async fn keep(mut self) {
        loop {
            let (wanted, is_new) = self.slot.newest();
            // It may have come while the last one was being asked for.
            if is_new {
                self.standing.change();
            }
            match self.standing.step(wanted.is_some()) {
                Step::Wait => self.wait().await,
                Step::Ask { replaces } => {
                    if let Some(notice) = wanted {
                        self.ask(&notice, replaces).await;
                    }
                }
                Step::Close(id) => {
                    self.close(id).await;
                    self.standing.closed();
                }
                Step::Leave => {
                    if self.slot.leave() {
                        return;
                    }
                    // It was wanted again meanwhile.
                    self.standing = Standing::new();
                }
            }
        }
    }

    async fn ask(&mut self, notice: &Notice, replaces: Option<u32>) {
        let server = tokio::select! {
            server = self.bus.server() => server,
            // A notice that is no longer wanted needs no bus: the end of the app would wait for it.
            () = self.slot.unwanted() => return,
        };
        let asked = async {
            let Some(server) = server else {
                return Err(zbus::Error::Failure("there is no session bus".into()));
            };
            let request = server::request(notice, replaces, &self.bus.profile(), &self.icon)?;
            // Before it is sent: its answer may be there at once.
            self.standing.asked(server::number(&request), Instant::now());
            server.inner().connection().send(&request).await
        };
        if let Err(error) = asked.await {
            self.standing.cut();
            self.bus.failed(&error);
        }
    }

    async fn close(&mut self, id: u32) {
        let Some(server) = self.bus.server().await else { return };
        match tokio::time::timeout(LIMIT, server.close_notification(id)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(%error, "a notice was not closed"),
            Err(_) => tracing::debug!("the server takes its time to close a notice"),
        }
    }

    /// Until something else is wanted, or something is heard of the notice.
    async fn wait(&mut self) {
        let due = self.standing.due();
        let overdue = self.standing.is_asked().then(|| Instant::now() + LIMIT);
        let next = due.into_iter().chain(overdue).min();
        tokio::select! {
            // Handle events first: they happened before the new wish.
            biased;
            event = self.events.recv() => match event {
                Ok(event) => self.hear(event).await,
                // Never closed: the bus, which is ours as well, is the sender.
                Err(missed) => tracing::warn!("what the agent did with a notice may be lost: {missed}"),
            },
            () = self.slot.changed() => self.standing.change(),
            () = tokio::time::sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() => {
                if next == due {
                    self.standing.pass(Instant::now());
                } else {
                    self.bus.failed(&"the notification server does not answer");
                }
            }
        }
    }

    async fn hear(&mut self, event: Event) {
        let subject = self.slot.subject;
        for news in self.standing.hear(event, Instant::now()) {
            match news {
                News::Shown => {
                    self.bus.worked();
                    self.inputs.tell(Input::Shown(subject));
                }
                News::Told(What::Pressed(button)) => self.inputs.tell(Input::Pressed(subject, button)),
                News::Told(What::Dismissed) => self.inputs.tell(Input::Dismissed(subject)),
                News::Told(What::Expired) => self.inputs.tell(Input::Expired(subject)),
                News::Leftover(id) => self.close(id).await,
            }
        }
    }
}
