//! What a source of calls is, and all that it is given: nothing else of the app is its business.

use std::pin::Pin;

use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::watch;

use super::callers::Caller;
use super::entrance::Door;
use super::facts::Facts;
use super::secrets::SourceSecrets;
use super::standings::{Reports, Teller};
use crate::settings::SettingsFile;

/// What a source does until it is told to stop.
pub type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Something that calls are heard of by: a telephone system, the local socket.
pub trait Source: Send + 'static {
    /// The name that its settings, its secrets and its standing go by. It never changes.
    fn name(&self) -> &str;

    /// The word for its kind; what people call it is the text `source-KIND`.
    fn kind(&self) -> &'static str;

    /// Brings in what it hears, and says how it stands. Comes back soon after it is told to stop, when what it has taken
    /// in is answered; what it opened is closed then. One that comes back before has failed.
    fn run(self: Box<Self>, context: SourceContext) -> Task;
}

/// What a source works with.
#[derive(Debug)]
pub struct SourceContext {
    /// Where its reports go, if it knows what the agent is to be told.
    pub reports: Reports,
    /// Where its facts go, if it hears what happens in a telephone system.
    pub facts: Facts,
    /// Turns true when it is to stop.
    pub stop: watch::Receiver<bool>,
    /// What it is configured with, and when that changes.
    pub settings: Settings,
    /// Its passwords, in the system's keyring, and when they change.
    pub secrets: SourceSecrets,
    /// Where it says how it stands.
    pub standing: Teller,
    /// Where it says that it places calls, if it does.
    pub caller: Caller,
    /// The HTTP door, for those who send requests to us.
    pub(crate) door: Door,
}

impl SourceContext {
    /// Comes back when the source is to stop.
    pub async fn stopped(&mut self) {
        // A sender that is gone says the same.
        self.stop.wait_for(|stop| *stop).await.ok();
    }
}

/// The entry of one source in the settings' file: `sources.NAME`.
#[derive(Clone, Debug)]
pub struct Settings {
    entries: watch::Receiver<Value>,
    name: String,
    /// As it was read last.
    seen: Option<Value>,
}

impl Settings {
    pub(super) fn new(file: &SettingsFile, name: &str) -> Self {
        let mut settings = Self { entries: file.sources(), name: name.to_owned(), seen: None };
        settings.seen = settings.entry();
        settings
    }

    /// The entry, as the source's own type has it; `None` where there is none. One that does not fit is told of in the
    /// source's standing, and stays as it is written.
    pub fn read<T: DeserializeOwned>(&mut self) -> Result<Option<T>, serde_json::Error> {
        self.seen = self.entry();
        self.seen.clone().map(serde_json::from_value).transpose()
    }

    /// Comes back when the entry is another one than was read last: the source goes by it from then on, and loses no call
    /// over it. May be waited for again and again.
    pub async fn changed(&mut self) {
        let Self { entries, name, seen } = self;
        if entries.wait_for(|entries| entries.get(name.as_str()) != seen.as_ref()).await.is_err() {
            // The app has come to its end: nothing changes any more.
            std::future::pending().await
        }
    }

    fn entry(&self) -> Option<Value> {
        self.entries.borrow().get(&self.name).cloned()
    }
}
