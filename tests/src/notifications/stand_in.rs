//! A notification daemon that misbehaves at command: late, dying, started on demand, telling a click twice.

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use zbus::Connection;
use zbus::object_server::SignalEmitter;

use super::record::plain;
use crate::{LIMIT, Workplace, until};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// How a daemon behaves.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    /// What it calls itself.
    pub name: &'static str,
    /// How long it takes to answer.
    pub answers_after: Duration,
    /// It changes a notice in place; else it shows another.
    pub replaces: bool,
    /// The first id it gives.
    pub first_id: u32,
}

impl Default for Habits {
    /// A good one.
    fn default() -> Self {
        Self { name: "stand-in", answers_after: Duration::ZERO, replaces: true, first_id: 1 }
    }
}

/// What somebody asked of it, in the order in which it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// To show this, under this id.
    Show {
        id: u32,
        text: String,
    },
    Close(u32),
}

#[derive(Debug, Default)]
struct Screen {
    requests: Vec<Request>,
    open: Vec<(u32, String)>,
    most: usize,
}

/// The daemon, for as long as it lives.
pub struct StandIn {
    bus: Connection,
    screen: Arc<Mutex<Screen>>,
}

struct Interface {
    habits: Habits,
    screen: Arc<Mutex<Screen>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Interface {
    #[expect(clippy::too_many_arguments, reason = "the specification has them")]
    async fn notify(
        &self,
        _app_name: String,
        replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let id = self.screen.lock().show(self.habits, replaces, plain(&format!("{summary}\n{body}")));
        tokio::time::sleep(self.habits.answers_after).await;
        id
    }

    async fn close_notification(&self, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>, id: u32) {
        self.screen.lock().close(id);
        emitter.notification_closed(id, 3).await.expect("the bus takes a signal");
    }

    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body", "body-markup"]
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        (self.habits.name, "e2e", "1", "1.2")
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;
}

impl Screen {
    fn show(&mut self, habits: Habits, replaces: u32, text: String) -> u32 {
        let shown = self.requests.iter().filter(|request| matches!(request, Request::Show { .. })).count();
        let known = habits.replaces && self.open.iter().any(|(id, _)| *id == replaces);
        let id = if known { replaces } else { habits.first_id + u32::try_from(shown).expect("a test is short") };
        self.open.retain(|(open, _)| *open != id);
        self.open.push((id, text.clone()));
        self.most = self.most.max(self.open.len());
        self.requests.push(Request::Show { id, text });
        id
    }

    fn close(&mut self, id: u32) {
        self.open.retain(|(open, _)| *open != id);
        self.requests.push(Request::Close(id));
    }
}

impl StandIn {
    /// Takes the place of a daemon on a workplace that has none, or that has one no longer.
    pub async fn start(workplace: &Workplace, habits: Habits) -> StandIn {
        let (_, address) =
            workplace.environment().iter().find(|(name, _)| *name == "DBUS_SESSION_BUS_ADDRESS").expect("a bus");
        let screen = Arc::<Mutex<Screen>>::default();
        let interface = Interface { habits, screen: Arc::clone(&screen) };
        let builder = zbus::connection::Builder::address(address.as_str()).expect("it is an address");
        let builder = builder.serve_at(PATH, interface).expect("it is a path").name(NAME).expect("it is a name");
        StandIn { bus: builder.build().await.expect("the workplace's bus takes it"), screen }
    }

    /// What is on its screen now: ids and words.
    #[must_use]
    pub fn open(&self) -> Vec<(u32, String)> {
        self.screen.lock().open.clone()
    }

    /// The most notices that were on its screen at once.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.screen.lock().most
    }

    /// What it was asked to do.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.screen.lock().requests.clone()
    }

    /// Waits for the one notice on its screen.
    pub async fn wait_for_one(&self) -> u32 {
        until("one notice on the stand-in's screen", LIMIT, async || match self.open()[..] {
            [(id, _)] => Some(id),
            _ => None,
        })
        .await
    }

    /// Waits until its screen is empty.
    pub async fn wait_for_none(&self) {
        until("the stand-in's screen to be empty", LIMIT, async || self.open().is_empty().then_some(())).await;
    }

    /// Tells that the agent took these actions, one at once after the other.
    pub async fn act(&self, id: u32, actions: &[&str]) {
        let emitter = SignalEmitter::new(&self.bus, PATH).expect("it is a path");
        for action in actions {
            Interface::action_invoked(&emitter, id, action).await.expect("the bus takes a signal");
        }
    }

    /// Tells that a notice is closed, as the agent does it.
    pub async fn dismiss(&self, id: u32) {
        self.screen.lock().open.retain(|(open, _)| *open != id);
        let emitter = SignalEmitter::new(&self.bus, PATH).expect("it is a path");
        Interface::notification_closed(&emitter, id, 2).await.expect("the bus takes a signal");
    }

    /// Ends it at once, and its notices with it.
    pub async fn die(self) {
        self.bus.close().await.expect("the connection closes");
    }
}

impl Workplace {
    /// Lets the bus start a notification daemon when somebody calls one: it only notes that it was called (in the file that
    /// is returned, a line each time), and a stand-in can take its place within a few seconds.
    pub async fn daemon_on_demand(&self) -> std::path::PathBuf {
        let home = self.home();
        let (called, script) = (home.join("called"), home.join("on-demand"));
        let body = format!("#!/bin/sh\necho called >>'{}'\nexec sleep 20\n", called.display());
        crate::workplace::write_executable(&script, &body).expect("a script can be written");
        let service = format!("[D-BUS Service]\nName={NAME}\nExec={}\n", script.display());
        std::fs::write(home.join("bus-services/notices.service"), service).expect("a service can be written");
        let bus = zbus::fdo::DBusProxy::new(self.bus()).await.expect("the bus answers");
        bus.reload_config().await.expect("the bus reads its services");
        called
    }
}
