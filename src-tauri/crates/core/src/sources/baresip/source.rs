//! A baresip as a source: a connection to its control port, over which nothing is ever said. It runs on the agent's own
//! computer, so all its calls are the agent's unless the entry names accounts.

use std::time::Duration;

use secrecy::SecretString;
use serde_json::Value;
use tokio::time::timeout;

use super::{Baresip, KIND};
use crate::clock::Clock;
use crate::exchange::fact::{Extension, Fact};
use crate::sources::facts::Mine;
use crate::sources::kinds::{Field, Shape, Unfit};
use crate::sources::wire::{Broken, Entry, Fields, Link, Patience, Place, Wire};
use crate::standing::SourceTrouble;

/// This computer, and the port of baresip's module `ctrl_tcp`.
const HOST: &str = "127.0.0.1";
const PORT: u16 = 4444;
/// The control port greets nobody. Whatever else is there mostly does, or hangs up, within this time.
const GREETING: Duration = Duration::from_millis(300);

/// A control port, connected or not.
pub(crate) struct ControlPort {
    link: Option<Link>,
    messages: Baresip,
    /// What was told before it was known to be one.
    early: Vec<Fact>,
}

impl ControlPort {
    async fn next(&mut self) -> Result<Vec<Fact>, Broken> {
        let link = self.link.as_mut().ok_or(Broken::of(SourceTrouble::CutOff))?;
        let bytes = link.read().await?;
        self.messages.push(bytes).map_err(|_| Broken::of(SourceTrouble::Foreign))
    }
}

impl Wire for ControlPort {
    type Way = Place;

    const KIND: &'static str = KIND;
    const SECRETS: &'static [&'static str] = &[];
    const FIELDS: &'static [Field] = &[
        Field::new("extensions", Shape::Names),
        Field::new("host", Shape::Text).more().preset(HOST),
        Field::new("port", Shape::Number).more(),
    ];
    const PATIENCE: Option<Patience> = None;

    fn read(entry: &Value) -> Result<Entry<Place>, Unfit> {
        let fields = Fields(entry);
        let host = fields.host(Some(HOST))?;
        let mine = match &fields.extensions()?[..] {
            [] => Mine::Everybody,
            names => Mine::Those(names.iter().filter_map(|name| Extension::number(name)).collect()),
        };
        Ok(Entry {
            way: Place { host: host.clone(), port: fields.port(Some(PORT))?, tls: false },
            host,
            mine,
            calls: false,
        })
    }

    fn new(name: &str) -> Self {
        Self { link: None, messages: Baresip::new(name), early: Vec::new() }
    }

    async fn connect(&mut self, way: &Place, _: Option<SecretString>) -> Result<(), Broken> {
        self.link = None;
        self.link = Some(Link::to(way).await?);
        self.messages.connected();
        if let Ok(said) = timeout(GREETING, self.next()).await {
            self.early.extend(said?);
        }
        Ok(())
    }

    async fn hear(&mut self, _: &Clock) -> Result<Vec<Fact>, Broken> {
        if self.early.is_empty() { self.next().await } else { Ok(std::mem::take(&mut self.early)) }
    }

    /// Its messages tell all there is to know of a call, so nothing is kept.
    fn forget(&mut self) {}
}
