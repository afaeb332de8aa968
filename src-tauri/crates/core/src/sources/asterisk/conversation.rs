//! The way to one Asterisk: connected and signed in, or why not.
//!
//! Every step has its limit. It is told to do nothing but to place a call, where the agent has chosen that.

use std::time::Duration;

use secrecy::SecretString;
use tokio::time::timeout;

use super::entry::Way;
use super::packet::{Packet, Splitter};
use super::session::{Refusal, Session, Step};
use crate::sources::wire::{Broken, Link};
use crate::standing::SourceTrouble;

/// How long it may take to sign in.
const SIGN_IN: Duration = Duration::from_secs(10);

/// A connection that is signed in.
pub(super) struct Conversation {
    link: Link,
    session: Session,
    splitter: Splitter,
    /// What was told of calls before it was known to be signed in.
    early: Vec<Packet>,
}

impl Conversation {
    /// Connects and signs in.
    pub(super) async fn begin(way: &Way, secret: SecretString) -> Result<Self, Broken> {
        let link = Link::to(&way.place).await?;
        let session = Session::new(&way.user, secret, way.plain);
        let mut conversation = Self { link, session, splitter: Splitter::default(), early: Vec::new() };
        let signed_in = timeout(SIGN_IN, conversation.sign_in()).await;
        signed_in.unwrap_or(Err(Broken::of(SourceTrouble::Unreachable)))?;
        Ok(conversation)
    }

    /// The next that is told of calls: nothing where only a part of it has come. Cancel safe.
    pub(super) async fn hear(&mut self) -> Result<Vec<Packet>, Broken> {
        if !self.early.is_empty() {
            return Ok(std::mem::take(&mut self.early));
        }
        let steps = self.steps().await?;
        let told = steps.into_iter().filter_map(|step| match step {
            Step::Event(packet) => Some(packet),
            _ => None,
        });
        Ok(told.collect())
    }

    /// Asks whether the other side is there; whatever comes says so.
    pub(super) async fn ping(&mut self) -> Result<(), Broken> {
        let ping = self.session.ping();
        self.link.say(&ping).await
    }

    /// Has a call be placed. With it comes the id that the answers have.
    pub(super) async fn originate(&mut self, fields: &[(&str, &str)]) -> Result<u64, Broken> {
        let (id, bytes) = self.session.originate(fields);
        self.link.say(&bytes).await.map(|()| id)
    }

    async fn sign_in(&mut self) -> Result<(), Broken> {
        let mut is_ready = false;
        while !is_ready {
            for step in self.steps().await? {
                match step {
                    Step::Send(bytes) => self.link.say(&bytes).await?,
                    Step::Ready => is_ready = true,
                    Step::Event(packet) => self.early.push(packet),
                    Step::Refused(refusal) => return Err(broken_by(&refusal)),
                }
            }
        }
        Ok(())
    }

    async fn steps(&mut self) -> Result<Vec<Step>, Broken> {
        let pieces = self.splitter.push(self.link.read().await?);
        Ok(pieces.into_iter().map(|piece| self.session.hear(piece)).collect())
    }
}

fn broken_by(refusal: &Refusal) -> Broken {
    Broken::of(match refusal {
        Refusal::SignIn => SourceTrouble::SignIn,
        Refusal::Foreign(said) => {
            tracing::info!(said = said.chars().take(80).collect::<String>(), "this is no Asterisk that can be read");
            SourceTrouble::Foreign
        }
        Refusal::PlainOnly => SourceTrouble::PlainOnly,
    })
}
