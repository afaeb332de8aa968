//! A FRITZ!Box as a source: a connection to its call monitor, over which nothing is ever said.

use std::time::Duration;

use secrecy::SecretString;
use serde_json::Value;
use tokio::time::timeout;

use super::{FritzBox, KIND};
use crate::clock::Clock;
use crate::exchange::fact::{Extension, Fact, Kind};
use crate::sources::facts::Mine;
use crate::sources::kinds::{Field, Shape, Unfit};
use crate::sources::wire::{Broken, Entry, Fields, Link, Patience, Place, Wire};
use crate::standing::SourceTrouble;

/// Where the box is in its own network, and the port of the call monitor.
const HOST: &str = "fritz.box";
const PORT: u16 = 1012;
/// A call monitor greets nobody. Whatever else is there mostly does, or hangs up, within this time.
const GREETING: Duration = Duration::from_millis(300);
/// The telephones of the box have numbers of so many digits; public numbers have more.
const TELEPHONE: usize = 2;

/// A call monitor, connected or not.
pub(crate) struct CallMonitor {
    name: String,
    link: Option<Link>,
    lines: FritzBox,
    telephones: Vec<String>,
    /// What was told before it was known to be one.
    early: Vec<Fact>,
}

impl CallMonitor {
    async fn next(&mut self, clock: &Clock) -> Result<Vec<Fact>, Broken> {
        let link = self.link.as_mut().ok_or(Broken::of(SourceTrouble::CutOff))?;
        let bytes = link.read().await?;
        let facts = self.lines.push(bytes, clock.now());
        if self.lines.is_foreign() { Err(Broken::of(SourceTrouble::Foreign)) } else { Ok(facts) }
    }
}

impl Wire for CallMonitor {
    type Way = Place;

    const KIND: &'static str = KIND;
    const SECRETS: &'static [&'static str] = &[];
    const FIELDS: &'static [Field] = &[
        Field::new("host", Shape::Text).preset(HOST),
        Field::new("extensions", Shape::Names),
        Field::new("port", Shape::Number).more(),
    ];
    const PATIENCE: Option<Patience> = None;

    /// An extension is a number of ours that is called, or a telephone of the box: those that are the agent's.
    fn read(entry: &Value) -> Result<Entry<Place>, Unfit> {
        let fields = Fields(entry);
        let host = fields.host(Some(HOST))?;
        let names = fields.extensions()?;
        let mine = names.iter().flat_map(|name| {
            let kind = if name.len() <= TELEPHONE { Kind::Extension } else { Kind::Number };
            Extension::new(kind, name)
        });
        let mine = Mine::Those(mine.collect());
        Ok(Entry {
            way: Place { host: host.clone(), port: fields.port(Some(PORT))?, tls: false },
            host,
            mine,
            calls: false,
        })
    }

    fn new(name: &str) -> Self {
        let (telephones, early) = (Vec::new(), Vec::new());
        Self { name: name.to_owned(), link: None, lines: FritzBox::new(name), telephones, early }
    }

    async fn connect(&mut self, way: &Place, _: Option<SecretString>) -> Result<(), Broken> {
        self.link = None;
        self.link = Some(Link::to(way).await?);
        self.lines.connected();
        if let Ok(said) = timeout(GREETING, self.next(&Clock::start())).await {
            self.early.extend(said?);
        }
        Ok(())
    }

    async fn hear(&mut self, clock: &Clock) -> Result<Vec<Fact>, Broken> {
        if self.early.is_empty() { self.next(clock).await } else { Ok(std::mem::take(&mut self.early)) }
    }

    fn forget(&mut self) {
        self.lines = FritzBox::new(&self.name);
        self.lines.set_telephones(self.telephones.clone());
    }

    fn set_mine(&mut self, mine: &Mine) {
        if let Mine::Those(names) = mine {
            let telephones = names.iter().filter(|name| name.kind() == Kind::Extension);
            self.telephones = telephones.map(|name| name.value().to_owned()).collect();
            self.lines.set_telephones(self.telephones.clone());
        }
    }
}
