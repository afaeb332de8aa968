//! Telephone systems in the internet that are heard over a WebSocket which we open: no address of ours has to be reached.
//!
//! What one sends, and what is sent to it, its dialect knows (`door/live.rs`). Here are the connection, the sign-in and the
//! bounds. The key is in no text that leaves this place but the request itself.

mod channel;

use std::marker::PhantomData;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::time::{Instant, timeout_at};

use super::door::{self, Live, LiveKind, Message, Setup};
use super::facts::Mine;
use super::kinds::{Field, Shape, Unfit};
use super::wire::{Broken, Entry, Fields, PATIENCE, Patience, Place, Wire};
use crate::clock::Clock;
use crate::exchange::fact::{Extension, Fact};
use crate::standing::SourceTrouble;
use channel::Channel;

/// How long it may take until a connection is signed in.
const SIGN_IN: Duration = Duration::from_secs(10);
/// How long a refusal is waited for where nobody says that we are in.
const DOUBT: Duration = Duration::from_secs(1);

/// A telephone system that speaks so.
pub(crate) trait Spoken: 'static {
    const LIVE: LiveKind;
    /// What somebody fills in to set one up.
    const FIELDS: &'static [Field];
}

/// Sipuni, in a cloud of its own.
pub(crate) struct Sipuni;

impl Spoken for Sipuni {
    const LIVE: LiveKind = door::SIPUNI;
    const FIELDS: &'static [Field] = &[
        Field::new("key", Shape::Secret).needed(),
        Field::new("extensions", Shape::Names),
        Field::new("host", Shape::Text).more(),
        Field::new("port", Shape::Number).more(),
    ];
}

/// onlinePBX, in a cloud of its own.
pub(crate) struct OnlinePbx;

impl Spoken for OnlinePbx {
    const LIVE: LiveKind = door::ONLINEPBX;
    const FIELDS: &'static [Field] = &[
        Field::new("host", Shape::Text).needed(),
        Field::new("port", Shape::Number).needed(),
        Field::new("key", Shape::Secret).needed(),
        Field::new("extensions", Shape::Names),
    ];
}

/// A WebSocket, connected or not.
pub(crate) struct WebSocket<S> {
    name: String,
    channel: Option<Channel>,
    /// What is known of the calls there, and by which key.
    live: Option<(SecretString, Way, Box<dyn Live>)>,
    /// What was told before it was known to be signed in.
    early: Vec<Fact>,
    kind: PhantomData<fn() -> S>,
}

/// All that a connection depends on, but for the key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Way {
    place: Place,
    settings: Value,
}

impl<S: Spoken> WebSocket<S> {
    /// Says what comes first, and waits until we are let in.
    async fn sign_in(&mut self) -> Result<(), Broken> {
        let (channel, live) = self.parts()?;
        for text in live.greeting() {
            channel.say(&text).await?;
        }
        let until = Instant::now() + if live.says_ready() { SIGN_IN } else { DOUBT };
        loop {
            let (channel, live) = self.parts()?;
            let message = match timeout_at(until, channel.hear()).await {
                Ok(message) => message?,
                Err(_) if live.says_ready() => return Err(Broken::of(SourceTrouble::Unreachable)),
                Err(_) => return Ok(()),
            };
            match message.map(|message| live.hear(&message)) {
                Some(Message::Ready) => return Ok(()),
                Some(Message::Refused) => return Err(Broken::of(SourceTrouble::SignIn)),
                Some(Message::Facts(facts)) => self.early.extend(facts),
                None => {}
            }
        }
    }

    fn parts(&mut self) -> Result<(&mut Channel, &mut Box<dyn Live>), Broken> {
        let parts = self.channel.as_mut().zip(self.live.as_mut());
        parts.map(|(channel, (_, _, live))| (channel, live)).ok_or(Broken::of(SourceTrouble::CutOff))
    }
}

impl<S: Spoken> Wire for WebSocket<S> {
    type Way = Way;

    const KIND: &'static str = S::LIVE.word;
    const SECRETS: &'static [&'static str] = S::LIVE.secrets;
    const FIELDS: &'static [Field] = S::FIELDS;
    const PATIENCE: Option<Patience> = Some(PATIENCE);

    fn read(entry: &Value) -> Result<Entry<Way>, Unfit> {
        let fields = Fields(entry);
        let (host, tls) = (fields.host(S::LIVE.host)?, fields.flag("tls", true)?);
        // A key goes to another computer by TLS alone.
        let is_here = host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
        if !tls && !is_here {
            return Err(Unfit("tls"));
        }
        let mine = fields.extensions()?.iter().filter_map(|name| Extension::number(name)).collect();
        let place = Place { host: host.clone(), port: fields.port(S::LIVE.port)?, tls };
        let mut settings = entry.clone();
        if let Some(settings) = settings.as_object_mut() {
            settings.remove("extensions");
        }
        Ok(Entry { way: Way { place, settings }, host, mine: Mine::Those(mine), calls: false })
    }

    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), channel: None, live: None, early: Vec::new(), kind: PhantomData }
    }

    async fn connect(&mut self, way: &Way, secret: Option<SecretString>) -> Result<(), Broken> {
        let key = secret.ok_or(Broken::of(SourceTrouble::NoSecret))?;
        // What was told before a sign-in that failed is old by now.
        self.early.clear();
        self.channel = None;
        let is_same = |(known, last, _): &(SecretString, Way, Box<dyn Live>)| {
            known.expose_secret() == key.expose_secret() && last == way
        };
        if !self.live.as_ref().is_some_and(is_same) {
            let secrets = S::LIVE.secrets.iter().map(|word| ((*word).to_owned(), key.clone())).collect();
            let settings = way.settings.clone();
            let setup = Setup { source: self.name.clone(), secrets, settings };
            let live = S::LIVE.open(setup).map_err(|_| Broken::of(SourceTrouble::Settings))?;
            self.live = Some((key, way.clone(), live));
        }
        let target = self.live.as_ref().map(|(_, _, live)| live.target()).unwrap_or_default();
        self.channel = Some(Channel::open(&way.place, &target).await?);
        self.sign_in().await
    }

    async fn hear(&mut self, _: &Clock) -> Result<Vec<Fact>, Broken> {
        if !self.early.is_empty() {
            return Ok(std::mem::take(&mut self.early));
        }
        let (channel, live) = self.parts()?;
        match channel.hear().await?.map(|message| live.hear(&message)) {
            Some(Message::Facts(facts)) => Ok(facts),
            Some(Message::Refused) => Err(Broken::of(SourceTrouble::SignIn)),
            Some(Message::Ready) | None => Ok(Vec::new()),
        }
    }

    async fn ask(&mut self) -> Result<(), Broken> {
        let (channel, live) = self.parts()?;
        if let Some(text) = live.keep_alive() {
            channel.say(&text.into()).await?;
        }
        channel.ping().await
    }

    fn forget(&mut self) {
        self.live = None;
    }
}

#[cfg(test)]
mod tests;
