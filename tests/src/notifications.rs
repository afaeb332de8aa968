//! What the agent is shown, and what the agent does about it.
//!
//! A monitor on the bus sees each request to the notification daemon and each of its signals, with the time. The daemon
//! itself (dunst) is asked to click, press and dismiss, as a person would.

mod record;
mod stand_in;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use parking_lot::{Mutex, MutexGuard};
use zbus::proxy::CacheProperties;
use zbus::{Connection, MatchRule, MessageStream, Proxy};

use self::record::Record;
pub use self::record::{Notice, Seen};
pub use self::stand_in::{Habits, Request, StandIn};
use crate::{LIMIT, until};

/// What the monitor listens to: requests to the daemon, its replies and signals, and who listens to it.
const WATCHED: [&str; 4] = [
    "type='method_call',interface='org.freedesktop.Notifications'",
    "type='method_return',sender='org.freedesktop.Notifications'",
    "type='signal',interface='org.freedesktop.Notifications'",
    "type='method_call',interface='org.freedesktop.DBus',member='AddMatch'",
];

/// The notices of a workplace.
pub struct Notifications {
    record: Arc<Mutex<Record>>,
    dunst: Proxy<'static>,
    button: PathBuf,
}

impl Notifications {
    /// Begins to watch. `bus` is used to act; the other connection can only listen from now on. `button` is the file in
    /// which the daemon looks for the button to press.
    pub(crate) async fn watch(bus: &Connection, listening: Connection, button: PathBuf) -> Notifications {
        let record = Arc::new(Mutex::new(Record::default()));
        let mut messages = monitor(listening).await.expect("the bus lets us monitor it");
        let writing = Arc::clone(&record);
        tokio::spawn(async move {
            while let Some(Ok(message)) = messages.next().await {
                let at = Instant::now();
                writing.lock().write(&message, at);
            }
        });
        let dunst = dunst(bus).await.expect("the bus answers");
        Notifications { record, dunst, button }
    }

    /// Everything shown so far, in order; a notice that changed in place is there once for each change.
    #[must_use]
    pub fn shown(&self) -> Vec<Notice> {
        self.record().shown()
    }

    /// What came on the screen and went from it so far, in order.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.record().seen()
    }

    /// The notices on the screen now, each as it was shown last.
    #[must_use]
    pub fn open(&self) -> Vec<Notice> {
        self.record().open()
    }

    /// The most notices that were on the screen at once so far.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.record().most_at_once()
    }

    /// Whether the app asked the daemon to close this notice.
    #[must_use]
    pub fn close_was_asked(&self, notice: &Notice) -> bool {
        self.record().close_was_asked(notice.id)
    }

    /// Waits for a notice with this text on the screen.
    pub async fn wait(&self, text: &str) -> Notice {
        self.wait_within(LIMIT, text).await
    }

    /// Waits for a notice with this text on the screen, for something that may take longer.
    pub async fn wait_within(&self, limit: Duration, text: &str) -> Notice {
        until(&format!("a notice with {text:?}"), limit, async || {
            self.open().into_iter().find(|notice| notice.says(text))
        })
        .await
    }

    /// Waits until no notice is on the screen.
    pub async fn wait_for_none(&self) {
        until("the screen to be free of notices", LIMIT, async || self.open().is_empty().then_some(())).await;
    }

    /// Clicks the notice itself. It must be the only one on the screen.
    pub async fn click(&self, notice: &Notice) {
        self.listened_to(notice).await;
        let clicked = self.dunst.call_method("NotificationAction", &(0_u32,)).await;
        clicked.expect("the daemon clicks its first notice");
    }

    /// Presses a button of the notice. It must be the only one on the screen.
    pub async fn press(&self, notice: &Notice, button: &str) {
        assert!(notice.has_button(button), "no button {button:?} on {notice:#?}");
        self.listened_to(notice).await;
        std::fs::write(&self.button, button).expect("the name of a button can be written");
        let pressed = self.dunst.call_method("ContextMenuCall", &()).await;
        pressed.expect("the daemon presses a button");
    }

    /// Closes the notice the way a person does. It must be the only one on the screen.
    pub async fn dismiss(&self, notice: &Notice) {
        self.listened_to(notice).await;
        let closed = self.dunst.call_method("NotificationCloseLast", &()).await;
        closed.expect("the daemon closes its notice");
    }

    /// Takes a notice off the screen, whatever else is on it: one that is in the way of a click on another.
    pub async fn put_away(&self, notice: &Notice) {
        const NAME: &str = "org.freedesktop.Notifications";
        let bus = self.dunst.connection();
        let path = "/org/freedesktop/Notifications";
        let closed = bus.call_method(Some(NAME), path, Some(NAME), "CloseNotification", &(notice.id,)).await;
        closed.expect("the daemon closes a notice");
        let gone = || self.open().iter().all(|open| open.id != notice.id);
        until("the notice to be off the screen", LIMIT, async || gone().then_some(())).await;
    }

    /// The whole record, for the logs of a failed test.
    pub(crate) fn transcript(&self) -> String {
        format!("{:#?}", self.record())
    }

    /// The app begins to listen for clicks just after it has shown the notice: nobody clicks as fast as a test does.
    async fn listened_to(&self, notice: &Notice) {
        let open = self.open();
        assert!(open.len() == 1 && open[0].id == notice.id, "not the only notice: {open:#?}");
        until("the app to listen for clicks", LIMIT, async || self.record().is_heard_by(&notice.sender).then_some(()))
            .await;
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock()
    }
}

async fn monitor(listening: Connection) -> zbus::Result<MessageStream> {
    let rules: Vec<MatchRule<'_>> = WATCHED.into_iter().map(MatchRule::try_from).collect::<zbus::Result<_>>()?;
    // Before the request, or the first messages after it would find nobody listening.
    let messages = MessageStream::from(&listening);
    zbus::fdo::MonitoringProxy::new(&listening).await?.become_monitor(&rules, 0).await?;
    Ok(messages)
}

async fn dunst(bus: &Connection) -> zbus::Result<Proxy<'static>> {
    zbus::proxy::Builder::new(bus)
        .destination("org.freedesktop.Notifications")?
        .path("/org/freedesktop/Notifications")?
        .interface("org.dunstproject.cmd0")?
        .cache_properties(CacheProperties::No)
        .build()
        .await
}
