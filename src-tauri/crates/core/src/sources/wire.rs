//! Telephone systems that are heard over a connection which we make, and make again when it breaks.
//!
//! A kind of them implements `Wire`: what its entry says, how a connection begins, and what comes over it. Trying again,
//! waiting, following the settings and saying how it stands are done here, once for all of them.

mod fields;
mod link;
mod hearing;
mod listening;

use std::marker::PhantomData;
use std::time::Duration;

use secrecy::SecretString;
use serde_json::Value;

use super::callers::Order;
use super::facts::Mine;
use super::kinds::{Field, Kind, Secrets, Trial, Unfit};
use super::{Source, SourceContext, Task};
use crate::clock::{Clock, Moment};
use crate::exchange::fact::Fact;
use crate::standing::SourceTrouble;
pub(super) use fields::Fields;
#[cfg(test)]
pub(super) use hearing::Hearing;
pub(super) use link::{Broken, Link, Place, Stream, say};

/// A kind of telephone system that is heard over a connection of ours, and the connection to one of them.
pub(super) trait Wire: Sized + Send + 'static {
    /// All that a connection depends on, but for the secret.
    type Way: Clone + PartialEq + Send + Sync;

    /// The word for the kind; what people call it is the text `source-KIND`.
    const KIND: &'static str;
    /// Its words for the secrets that it needs: one, or none.
    const SECRETS: &'static [&'static str];
    /// What somebody fills in to set one up.
    const FIELDS: &'static [Field];
    /// How long it is waited before it is asked whether it is still there, and for its answer; `None` where it cannot be
    /// asked, and the computer's own kernel finds out.
    const PATIENCE: Option<Patience>;

    /// Reads an entry of the settings, or names the field that is at fault.
    fn read(entry: &Value) -> Result<Entry<Self::Way>, Unfit>;

    /// One that is not connected.
    fn new(name: &str) -> Self;

    /// Connects and signs in, within some seconds.
    fn connect(
        &mut self,
        way: &Self::Way,
        secret: Option<SecretString>,
    ) -> impl Future<Output = Result<(), Broken>> + Send;

    /// What comes next, and was told before the connection stood; nothing where only a part of it has come. Cancel safe.
    fn hear(&mut self, clock: &Clock) -> impl Future<Output = Result<Vec<Fact>, Broken>> + Send;

    /// What was heard last shows that the telephone system was started anew: the calls of before are over. Says so once.
    fn is_anew(&mut self) -> bool {
        false
    }

    /// Asks whether the other side is there; whatever comes says so.
    fn ask(&mut self) -> impl Future<Output = Result<(), Broken>> + Send {
        std::future::ready(Ok(()))
    }

    /// Has the telephone system place a call.
    fn call(&mut self, way: &Self::Way, order: Order) -> impl Future<Output = Result<(), Broken>> + Send {
        let _nobody = (way, order);
        std::future::ready(Ok(()))
    }

    /// Forgets the calls that there were.
    fn forget(&mut self);

    /// These are the agent's from now on.
    fn set_mine(&mut self, _mine: &Mine) {}

    /// What there is to tell though nothing came.
    fn due(&mut self, _now: Moment) -> Vec<Fact> {
        Vec::new()
    }

    /// When there is.
    fn next_deadline(&self) -> Option<Moment> {
        None
    }
}

/// What an entry of the settings says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<Way> {
    pub(super) way: Way,
    /// Which computer it is: calls of another one are others.
    pub(super) host: String,
    pub(super) mine: Mine,
    /// The agent's calls are placed by it.
    pub(super) calls: bool,
}

/// How long a connection may be silent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// So often it is asked whether it is there.
    pub(super) silence: Duration,
    /// And so long the answer may take.
    pub(super) answer: Duration,
}

/// What suits an office and the internet.
pub(super) const PATIENCE: Patience = Patience { silence: Duration::from_secs(30), answer: Duration::from_secs(10) };

/// The kind of source that such a wire makes.
pub(super) struct Wired<W>(PhantomData<fn() -> W>);

impl<W: Wire> Wired<W> {
    pub(super) const KIND: Self = Self(PhantomData);
}

impl<W: Wire> Kind for Wired<W> {
    fn word(&self) -> &'static str {
        W::KIND
    }

    fn secrets(&self) -> &'static [&'static str] {
        W::SECRETS
    }

    fn fields(&self) -> &'static [Field] {
        W::FIELDS
    }

    fn check(&self, entry: &Value) -> Result<(), Unfit> {
        W::read(entry).map(drop)
    }

    fn is_everybodys(&self, entry: &Value) -> bool {
        W::read(entry).is_ok_and(|entry| entry.mine == Mine::Everybody)
    }

    fn open(&self, name: &str) -> Box<dyn Source> {
        Box::new(Listener::<W> { name: name.to_owned(), kind: PhantomData })
    }

    fn try_out(&self, entry: &Value, secrets: Secrets) -> Trial {
        let entry = W::read(entry);
        let secret =
            secrets.into_iter().find(|(word, _)| W::SECRETS.contains(&word.as_str())).map(|(_, secret)| secret);
        Box::pin(async move {
            let entry = entry.map_err(|_| SourceTrouble::Settings)?;
            if secret.is_none() && !W::SECRETS.is_empty() {
                return Err(SourceTrouble::NoSecret);
            }
            W::new("").connect(&entry.way, secret).await.map_err(|broken| broken.why)
        })
    }
}

/// The source.
struct Listener<W> {
    name: String,
    kind: PhantomData<fn() -> W>,
}

impl<W: Wire> Source for Listener<W> {
    fn name(&self) -> &str {
        &self.name
    }

    fn kind(&self) -> &'static str {
        W::KIND
    }

    fn run(self: Box<Self>, context: SourceContext) -> Task {
        Box::pin(listening::listen::<W>(self.name, context))
    }
}
