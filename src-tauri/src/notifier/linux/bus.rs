//! The connection to the session bus, what the server on it can do, and what it says about notices.
//!
//! A bus that is gone, or never was, costs the notices and nothing else; the next notice tries to reach it again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callcard_core::app::Inputs;
use callcard_core::desk::{Abilities, Button, Input};
use futures_util::StreamExt;
use tokio::runtime::Handle;
use tokio::sync::{Notify, broadcast, watch};
use zbus::fdo::DBusProxy;
use zbus::message::Type;
use zbus::{Connection, MatchRule, Message, MessageStream};

use super::server::{self, INTERFACE, NAME, NotificationsProxy};

/// How long anything on the bus may take.
const LIMIT: Duration = Duration::from_secs(2);
/// Signals that may wait for the one who looks after a notice, who reads them at once.
const SIGNALS: usize = 256;

/// The session bus. Clones share the connection.
#[derive(Clone)]
pub(super) struct Bus {
    server: watch::Receiver<Option<NotificationsProxy<'static>>>,
    signals: broadcast::Sender<Signal>,
    needed: Arc<Notify>,
    /// Notices cannot be shown, and that was said.
    troubled: Arc<AtomicBool>,
}

/// What the server says about a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signal {
    /// The server's id of the notice.
    pub(super) notice: u32,
    pub(super) what: What,
}

/// What happened to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The agent clicked it, or one of its buttons.
    Pressed(Button),
    /// The agent closed it.
    Dismissed,
    /// It went by itself.
    Expired,
}

impl Bus {
    /// Begins to connect.
    pub(super) fn start(runtime: &Handle, inputs: Inputs) -> Self {
        let (sender, server) = watch::channel(None);
        let bus =
            Self { server, signals: broadcast::Sender::new(SIGNALS), needed: Arc::default(), troubled: Arc::default() };
        runtime.spawn(stay_connected(sender, bus.clone(), inputs));
        bus
    }

    /// The server, connecting anew if need be; `None` when there is no bus to be reached.
    pub(super) async fn server(&mut self) -> Option<NotificationsProxy<'static>> {
        if let Some(server) = &*self.server.borrow_and_update() {
            return Some(server.clone());
        }
        self.needed.notify_one();
        let reached = tokio::time::timeout(LIMIT, self.server.wait_for(Option::is_some)).await;
        reached.ok()?.ok()?.clone()
    }

    /// Waits until there is another server than the one that was asked for last: it has none of the notices.
    pub(super) async fn changed(&mut self) {
        if self.server.changed().await.is_err() {
            std::future::pending().await
        }
    }

    /// What the server says from now on.
    pub(super) fn signals(&self) -> broadcast::Receiver<Signal> {
        self.signals.subscribe()
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
}

/// Holds the connection; when it is lost, makes another as soon as a notice needs one.
async fn stay_connected(server: watch::Sender<Option<NotificationsProxy<'static>>>, bus: Bus, inputs: Inputs) {
    loop {
        match tokio::time::timeout(LIMIT, connect()).await {
            Ok(Ok((connection, proxy))) => {
                attend(&connection, &proxy, &server, &bus, &inputs).await;
                server.send_replace(None);
                bus.failed(&"the session bus is gone");
            }
            Ok(Err(error)) => bus.failed(&error),
            Err(_) => bus.failed(&"the session bus does not answer"),
        }
        bus.needed.notified().await;
    }
}

async fn connect() -> zbus::Result<(Connection, NotificationsProxy<'static>)> {
    let connection = zbus::connection::Builder::session()?.method_timeout(LIMIT).build().await?;
    let proxy = NotificationsProxy::builder(&connection).cache_properties(zbus::proxy::CacheProperties::No).build();
    let proxy = proxy.await?;
    let names = DBusProxy::new(&connection).await?;
    let signal = || MatchRule::builder().msg_type(Type::Signal);
    names.add_match_rule(signal().interface(INTERFACE)?.build()).await?;
    let owners = signal().sender("org.freedesktop.DBus")?.member("NameOwnerChanged")?.arg(0, NAME)?;
    names.add_match_rule(owners.build()).await?;
    Ok((connection, proxy))
}

/// Passes on what the server says, until the connection ends.
async fn attend(
    connection: &Connection,
    proxy: &NotificationsProxy<'static>,
    server: &watch::Sender<Option<NotificationsProxy<'static>>>,
    bus: &Bus,
    inputs: &Inputs,
) {
    let mut messages = MessageStream::from(connection);
    tokio::spawn(tell_abilities(proxy.clone(), inputs.clone()));
    server.send_replace(Some(proxy.clone()));
    while let Some(Ok(message)) = messages.next().await {
        if let Some(signal) = read_signal(&message) {
            // Without a notice nobody listens.
            bus.signals.send(signal).ok();
        } else if is_new_server(&message) {
            tokio::spawn(tell_abilities(proxy.clone(), inputs.clone()));
            server.send_replace(Some(proxy.clone()));
        }
    }
}

/// Asks the server what it can do. Until it answers, the desk takes it for a full one.
async fn tell_abilities(server: NotificationsProxy<'static>, inputs: Inputs) {
    match server.get_capabilities().await {
        Ok(all) => {
            let has = |ability: &str| all.iter().any(|one| one == ability);
            let abilities = Abilities { update: true, actions: has("actions"), markup: has("body-markup") };
            tracing::debug!(?abilities, "the notification server answered");
            inputs.tell(Input::Abilities(abilities));
        }
        Err(error) => tracing::debug!(%error, "the notification server did not say what it can do"),
    }
}

fn read_signal(message: &Message) -> Option<Signal> {
    let header = message.header();
    if header.message_type() != Type::Signal || header.interface()?.as_str() != INTERFACE {
        return None;
    }
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (notice, action): (u32, String) = message.body().deserialize().ok()?;
            let button = if action == server::CALL_BACK { Button::CallBack } else { Button::Open };
            Some(Signal { notice, what: What::Pressed(button) })
        }
        "NotificationClosed" => {
            let (notice, reason): (u32, u32) = message.body().deserialize().ok()?;
            let what = if reason == server::DISMISSED { What::Dismissed } else { What::Expired };
            Some(Signal { notice, what })
        }
        _ => None,
    }
}

/// Whether the message says that another program has become the notification server.
fn is_new_server(message: &Message) -> bool {
    let header = message.header();
    if header.member().is_none_or(|member| member.as_str() != "NameOwnerChanged") {
        return false;
    }
    let owners: zbus::Result<(String, String, String)> = message.body().deserialize();
    owners.is_ok_and(|(name, _old, new)| name == NAME && !new.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal<'a>(interface: &'a str, member: &'a str) -> zbus::message::Builder<'a> {
        Message::signal("/org/freedesktop/Notifications", interface, member).unwrap()
    }

    #[test]
    fn clicks_and_closings_are_read() {
        for (action, button) in [("default", Button::Open), ("open", Button::Open), ("call-back", Button::CallBack)] {
            let pressed = signal(INTERFACE, "ActionInvoked").build(&(7_u32, action)).unwrap();
            assert_eq!(read_signal(&pressed), Some(Signal { notice: 7, what: What::Pressed(button) }));
        }
        for (reason, what) in [(1_u32, What::Expired), (2, What::Dismissed), (4, What::Expired)] {
            let closed = signal(INTERFACE, "NotificationClosed").build(&(8_u32, reason)).unwrap();
            assert_eq!(read_signal(&closed), Some(Signal { notice: 8, what }));
        }
    }

    #[test]
    fn what_is_no_signal_of_the_server_is_passed_over() {
        let body = &(7_u32, "open");
        assert_eq!(read_signal(&signal("org.example.Other", "ActionInvoked").build(body).unwrap()), None);
        assert_eq!(read_signal(&signal(INTERFACE, "ActivationToken").build(body).unwrap()), None);
        assert_eq!(read_signal(&signal(INTERFACE, "ActionInvoked").build(&("seven", "open")).unwrap()), None);
    }

    #[test]
    fn a_server_is_new_when_the_name_gets_an_owner() {
        let changed = |name, new| {
            let body = &(name, ":1.2", new);
            signal("org.freedesktop.DBus", "NameOwnerChanged").build(body).unwrap()
        };
        assert!(is_new_server(&changed(NAME, ":1.9")));
        assert!(!is_new_server(&changed(NAME, "")));
        assert!(!is_new_server(&changed("org.example.Other", ":1.9")));
    }
}
