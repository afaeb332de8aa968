//! The connection to the session bus: which server is on it, and its messages, passed on in the order of the bus.
//!
//! A bus that is gone, or never was, costs the notices and nothing else; the next notice tries to reach it again.

mod message;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callcard_core::app::Inputs;
use callcard_core::desk::Input;
use futures_util::StreamExt;
use tokio::runtime::Handle;
use tokio::sync::{Notify, broadcast, watch};
use zbus::fdo::DBusProxy;
use zbus::message::Type;
use zbus::{Connection, MatchRule, MessageStream};

use self::message::Reader;
use super::profile::Profile;
use super::server::{INTERFACE, NAME, NotificationsProxy};
use super::standing::Event;

/// How long anything on the bus may take that is waited for.
pub(super) const LIMIT: Duration = Duration::from_secs(2);
/// How long a new server may take to introduce itself before it gets notices made for the last one.
const INTRODUCTION: Duration = Duration::from_millis(500);
/// And at most: asking a server may start it.
const PATIENCE: Duration = Duration::from_secs(30);
/// Events that may wait for a notice's task, which reads them at once.
const EVENTS: usize = 1024;

type Server = NotificationsProxy<'static>;

/// The session bus. Clones share the connection.
#[derive(Clone)]
pub(super) struct Bus {
    server: watch::Receiver<Option<Server>>,
    profile: watch::Receiver<Profile>,
    events: broadcast::Sender<Event>,
    needed: Arc<Notify>,
    /// Notices cannot be shown, and that was said.
    troubled: Arc<AtomicBool>,
}

/// The task that holds the connection.
struct Holder {
    server: watch::Sender<Option<Server>>,
    profile: watch::Sender<Profile>,
    bus: Bus,
    inputs: Inputs,
}

impl Bus {
    /// Begins to connect.
    pub(super) fn start(runtime: &Handle, inputs: Inputs) -> Self {
        let ((server, its), (profile, known)) = (watch::channel(None), watch::channel(Profile::default()));
        let events = broadcast::Sender::new(EVENTS);
        let bus = Self { server: its, profile: known, events, needed: Arc::default(), troubled: Arc::default() };
        let holder = Holder { server, profile, bus: bus.clone(), inputs };
        runtime.spawn(holder.stay_connected());
        bus
    }

    /// The server, connecting anew if need be; `None` when there is no bus to be reached.
    pub(super) async fn server(&mut self) -> Option<Server> {
        if let Some(server) = &*self.server.borrow_and_update() {
            return Some(server.clone());
        }
        self.needed.notify_one();
        let reached = tokio::time::timeout(LIMIT, self.server.wait_for(Option::is_some)).await;
        reached.ok()?.ok()?.clone()
    }

    /// What the server said of itself last.
    pub(super) fn profile(&self) -> Profile {
        self.profile.borrow().clone()
    }

    /// Asks the server what it says of itself now; `None` when there is no bus.
    pub(super) async fn ask_profile(&mut self) -> Option<zbus::Result<Profile>> {
        let server = self.server().await?;
        let late = || Err(zbus::Error::Failure(format!("it took longer than {} s", LIMIT.as_secs())));
        Some(tokio::time::timeout(LIMIT, server.profile(true)).await.unwrap_or_else(|_| late()))
    }

    /// What is heard from now on.
    pub(super) fn events(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// Logs that notices cannot be shown, once until they can.
    pub(super) fn failed(&self, why: &dyn std::fmt::Display) {
        if !self.troubled.swap(true, Ordering::Relaxed) {
            tracing::warn!("notices cannot be shown: {why}");
        }
    }

    /// Notes that a notice was shown.
    pub(super) fn worked(&self) {
        if self.troubled.swap(false, Ordering::Relaxed) {
            tracing::warn!("notices are shown again");
        }
    }

    fn tell(&self, event: Event) {
        // Without a notice there is no listener.
        self.events.send(event).ok();
    }
}

impl Holder {
    /// Holds the connection; when it is lost, makes another as soon as a notice needs one.
    async fn stay_connected(self) {
        loop {
            match tokio::time::timeout(LIMIT, connect()).await {
                Ok(Ok((connection, server))) => {
                    self.attend(&connection, &server).await;
                    self.server.send_replace(None);
                    self.bus.tell(Event::Gone { succeeded: true });
                    self.bus.failed(&"the session bus is gone");
                }
                Ok(Err(error)) => self.bus.failed(&error),
                Err(_) => self.bus.failed(&"the session bus does not answer"),
            }
            self.bus.needed.notified().await;
        }
    }

    /// Passes messages on until the connection ends.
    async fn attend(&self, connection: &Connection, server: &Server) {
        let mut messages = MessageStream::from(connection);
        let mut reader = Reader::default();
        self.server.send_replace(Some(server.clone()));
        self.meet(server, true);
        while let Some(Ok(message)) = messages.next().await {
            match reader.read(&message) {
                Some(Event::Came) => self.meet(server, false),
                Some(event) => self.bus.tell(event),
                None => {}
            }
            if reader.succeeded() {
                self.meet(server, false);
            }
        }
    }

    /// Asks a new server for its profile before it gets notices. `start`: start the server if need be.
    fn meet(&self, server: &Server, start: bool) {
        let (server, profile, bus, inputs) =
            (server.clone(), self.profile.clone(), self.bus.clone(), self.inputs.clone());
        tokio::spawn(async move {
            let introduction = async {
                match tokio::time::timeout(PATIENCE, server.profile(start)).await {
                    Ok(Ok(known)) => {
                        tracing::debug!(?known, "the notification server answered");
                        inputs.tell(Input::Abilities(known.abilities()));
                        profile.send_replace(known);
                    }
                    Ok(Err(error)) => tracing::debug!(%error, "the notification server did not say who it is"),
                    Err(_) => tracing::debug!("the notification server does not say who it is"),
                }
            };
            tokio::pin!(introduction);
            let met = tokio::time::timeout(INTRODUCTION, &mut introduction).await;
            bus.tell(Event::Came);
            if met.is_err() {
                introduction.await;
            }
        });
    }
}

async fn connect() -> zbus::Result<(Connection, Server)> {
    let connection = zbus::connection::Builder::session()?.method_timeout(PATIENCE).build().await?;
    let server = NotificationsProxy::builder(&connection).cache_properties(zbus::proxy::CacheProperties::No).build();
    let server = server.await?;
    let names = DBusProxy::new(&connection).await?;
    let signal = || MatchRule::builder().msg_type(Type::Signal);
    names.add_match_rule(signal().interface(INTERFACE)?.build()).await?;
    let owners = signal().sender("org.freedesktop.DBus")?.member("NameOwnerChanged")?.arg(0, NAME)?;
    names.add_match_rule(owners.build()).await?;
    Ok((connection, server))
}
