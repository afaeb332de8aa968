//! What a source of calls is, and all that it is given: nothing else of the app is its business.

use std::pin::Pin;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use tokio::sync::watch;

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
    /// Where its reports go.
    pub reports: Reports,
    /// Turns true when it is to stop.
    pub stop: watch::Receiver<bool>,
    /// What it is configured with.
    pub settings: Settings,
    /// Its passwords, in the system's keyring.
    pub secrets: SourceSecrets,
    /// Where it says how it stands.
    pub standing: Teller,
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
    file: Arc<SettingsFile>,
    name: String,
}

impl Settings {
    pub(super) fn new(file: Arc<SettingsFile>, name: &str) -> Self {
        Self { file, name: name.to_owned() }
    }

    /// The entry, as the source's own type has it; `None` where there is none. One that does not fit is told of in the
    /// source's standing, and stays as it is written.
    pub fn read<T: DeserializeOwned>(&self) -> Result<Option<T>, serde_json::Error> {
        self.file.source(&self.name).map(serde_json::from_value).transpose()
    }
}
