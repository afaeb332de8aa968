//! A source at the HTTP door: waits for requests, has its dialect read them, and answers when what they tell is taken in.
//!
//! Taken in is in memory, on its way to the exchange and the disk: a telephone waits for its answer, and tells nothing
//! twice.

use std::collections::BTreeMap;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::sync::watch;

use super::entry::Entry;
use super::kind::Sender;
use super::{address, token};
use crate::clock::Clock;
use crate::sources::door::{Dialect, Heard, Setup};
use crate::sources::entrance::{Answered, Door, Nearness, Sent, Terms, Visit};
use crate::sources::facts::Mine;
use crate::sources::kinds::Kind;
use crate::sources::secrets::SourceSecrets;
use crate::sources::{Facts, Settings, Source, SourceContext, Task, Teller};
use crate::standing::{SourceTrouble, Standing};

/// How long facts wait for a place: whoever sent them waits for a second.
const PATIENCE: Duration = Duration::from_millis(800);

/// The source.
#[derive(Debug)]
pub(super) struct Reception {
    pub(super) name: String,
    pub(super) kind: Sender,
}

impl Source for Reception {
    fn name(&self) -> &str {
        &self.name
    }

    fn kind(&self) -> &'static str {
        self.kind.word()
    }

    fn run(self: Box<Self>, context: SourceContext) -> Task {
        let Self { name, kind } = *self;
        Box::pin(async move {
            let SourceContext { facts, mut stop, settings, secrets, standing, door, .. } = context;
            let moves = door.moves();
            let means = Means {
                name,
                kind,
                facts,
                settings,
                secrets,
                standing,
                door,
                moves,
                clock: Clock::start(),
                began: false,
            };
            tokio::select! {
                biased;
                // A sender that is gone says the same.
                _ = stop.wait_for(|stop| *stop) => {}
                () = means.wait() => {}
            }
        })
    }
}

/// What it goes by.
struct Means {
    name: String,
    kind: Sender,
    facts: Facts,
    settings: Settings,
    secrets: SourceSecrets,
    standing: Teller,
    door: Door,
    moves: watch::Receiver<u64>,
    clock: Clock,
    /// It has a token: one that is gone later was taken away.
    began: bool,
}

/// What requests are heard by.
struct Plan {
    entry: Entry,
    settings: Value,
    token: SecretString,
    nearness: Nearness,
    secrets: BTreeMap<String, SecretString>,
    /// Secret, for the token is in it.
    address: SecretString,
}

impl Means {
    /// Hears requests for as long as it is let.
    async fn wait(mut self) {
        loop {
            let plan = match self.plan().await {
                Ok(plan) => plan,
                Err(why) => {
                    self.fail(why).await;
                    continue;
                }
            };
            let setup = Setup {
                source: self.name.clone(),
                address: plan.address.clone(),
                secrets: plan.secrets.clone(),
                settings: plan.settings.clone(),
            };
            match self.kind.dialect(setup) {
                Ok(dialect) => self.receive(plan, dialect).await,
                Err(why) => self.fail(why).await,
            }
        }
    }

    /// Says why it stands still, and waits until that may be otherwise.
    async fn fail(&mut self, why: SourceTrouble) {
        self.standing.tell(Standing::Failed { why });
        self.changed().await;
    }

    /// Hears requests until they are to be heard otherwise.
    async fn receive(&mut self, plan: Plan, mut dialect: Box<dyn Dialect>) {
        self.facts.mine(Mine::Those(plan.entry.names())).await;
        let mut guest = self.door.receive(
            &self.name,
            Terms {
                token: plan.token.clone(),
                peers: plan.entry.peers.clone(),
                nearness: plan.nearness,
                teller: self.standing.clone(),
            },
        );
        let mut door = self.door.standing();
        let mut is_open = false;
        loop {
            let stands = *door.borrow_and_update();
            if is_open != (stands == Standing::Listening) {
                is_open = !is_open;
                if is_open {
                    self.facts.opened(dialect.tells_ends()).await;
                } else {
                    self.facts.lost().await;
                }
            }
            self.standing.tell(stands);
            let visit = tokio::select! {
                // The other end lives as long as the door, of which this has a part.
                Ok(()) = door.changed() => continue,
                () = self.changed() => {
                    if self.goes_on(&plan).await {
                        continue;
                    }
                    break;
                }
                visit = guest.visits.recv() => visit,
            };
            if let Some(Visit { sent, answer }) = visit {
                // Whoever sent it may have hung up.
                answer.send(self.hear(&sent, &mut *dialect).await).ok();
            }
        }
        if is_open {
            self.facts.lost().await;
        }
    }

    async fn hear(&self, sent: &Sent, dialect: &mut dyn Dialect) -> Answered {
        let Heard { facts, reply } = match dialect.hear(&sent.request(), self.clock.now()) {
            Ok(heard) => heard,
            Err(refusal) => return Answered::Refused(refusal),
        };
        if self.facts.take(facts, PATIENCE).await { Answered::Taken(reply) } else { Answered::Busy }
    }

    /// Whether requests are heard as before. That other extensions are the agent's costs no call.
    async fn goes_on(&mut self, plan: &Plan) -> bool {
        match self.plan().await {
            Ok(new) if new.is_same(plan) => {
                self.facts.mine(Mine::Those(new.entry.names())).await;
                true
            }
            // A door that is open needs no keyring.
            Err(SourceTrouble::Keyring) => true,
            Ok(_) | Err(_) => false,
        }
    }

    /// What the settings and the keyring say now.
    async fn plan(&mut self) -> Result<Plan, SourceTrouble> {
        let settings = self.settings.read::<Value>().ok().flatten().ok_or(SourceTrouble::Settings)?;
        let entry = Entry::read(&settings).map_err(|_| SourceTrouble::Settings)?;
        let word = self.kind.token().ok_or(SourceTrouble::Settings)?;
        let token = match self.began {
            // Whoever removes a source takes its secrets away first.
            true => self.secrets.get(word).await.map_err(|_| SourceTrouble::Keyring)?.ok_or(SourceTrouble::NoSecret)?,
            false => token(&self.secrets, word).await.map_err(|_| SourceTrouble::Keyring)?,
        };
        self.began = true;
        let mut secrets = BTreeMap::new();
        for word in self.kind.secrets() {
            let kept = self.secrets.get(word).await.map_err(|_| SourceTrouble::Keyring)?;
            secrets.extend(kept.map(|kept| ((*word).to_owned(), kept)));
        }
        let place = self.door.place();
        let nearness = place.nearness(entry.in_network);
        let address = address(&place, entry.in_network, &self.name, token.expose_secret()).into();
        Ok(Plan { entry, settings, token, nearness, secrets, address })
    }

    /// Comes back when settings, secrets or the door's place may be others.
    async fn changed(&mut self) {
        tokio::select! {
            () = self.settings.changed() => {}
            () = self.secrets.changed() => {}
            // The settings live as long as the app.
            Ok(()) = self.moves.changed() => {}
        }
    }
}

impl Plan {
    fn is_same(&self, other: &Self) -> bool {
        let secrets = |plan: &Self| {
            let own = plan.secrets.iter().map(|(word, secret)| (word.clone(), secret.expose_secret().to_owned()));
            own.collect::<Vec<_>>()
        };
        self.entry.is_same_but_for_extensions(&other.entry)
            && self.address.expose_secret() == other.address.expose_secret()
            && self.nearness == other.nearness
            && secrets(self) == secrets(other)
    }
}
