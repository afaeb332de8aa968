//! Asterisk as a source: goes by its entry in the settings and its secret in the keyring, keeps a connection, and says how it
//! stands.

use std::time::Duration;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::sync::watch;

use super::conversation::{Broken, Conversation};
use super::entry::{Entry, Way};
use super::hearing::{Hearing, PATIENCE};
use crate::clock;
use crate::sources::kinds::{Kind, Secrets, Trial, Unfit};
use crate::sources::secrets::SourceSecrets;
use crate::sources::{Facts, Settings, Source, SourceContext, Task, Teller};
use crate::standing::{SourceTrouble, Standing};

/// Its word for the only secret it needs.
const SECRET: &str = "secret";

/// How long it is waited before the first new try, and between later ones at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// The same after a refused sign-in: who tries a wrong password too often is shut out.
const AFTER_REFUSAL: Duration = Duration::from_secs(15 * 60);
/// A connection that stood for so long was a good one.
const GOOD: Duration = Duration::from_secs(60);

/// The kind.
#[derive(Debug)]
pub(crate) struct Asterisk;

impl Kind for Asterisk {
    fn word(&self) -> &'static str {
        "asterisk"
    }

    fn secrets(&self) -> &'static [&'static str] {
        &[SECRET]
    }

    fn check(&self, entry: &Value) -> Result<(), Unfit> {
        Entry::read(entry).map(drop)
    }

    fn open(&self, name: &str) -> Box<dyn Source> {
        Box::new(Listener { name: name.to_owned() })
    }

    fn try_out(&self, entry: &Value, secrets: Secrets) -> Trial {
        let entry = Entry::read(entry);
        let secret = secrets.into_iter().find(|(word, _)| word == SECRET).map(|(_, secret)| secret);
        Box::pin(async move {
            let entry = entry.map_err(|_| SourceTrouble::Settings)?;
            let secret = secret.ok_or(SourceTrouble::NoSecret)?;
            Conversation::begin(&entry.way, secret).await.map(drop).map_err(|broken| broken.why)
        })
    }
}

/// The source.
#[derive(Debug)]
struct Listener {
    name: String,
}

impl Source for Listener {
    fn name(&self) -> &str {
        &self.name
    }

    fn kind(&self) -> &'static str {
        Asterisk.word()
    }

    fn run(self: Box<Self>, context: SourceContext) -> Task {
        Box::pin(async move {
            let SourceContext { facts, mut stop, settings, secrets, standing, .. } = context;
            let hearing = Hearing::new(&self.name, facts.clone(), PATIENCE);
            let means = Means { facts, settings, secrets, standing, pause: FIRST_PAUSE };
            tokio::select! {
                biased;
                // A sender that is gone says the same.
                _ = stop.wait_for(|stop| *stop) => {}
                () = means.listen(hearing) => {}
            }
        })
    }
}

/// What it goes by.
struct Means {
    facts: Facts,
    settings: Settings,
    secrets: SourceSecrets,
    standing: Teller,
    /// How long the next pause is.
    pause: Duration,
}

/// What a connection is made by.
struct Plan {
    entry: Entry,
    secret: SecretString,
}

impl Means {
    /// Listens for as long as it is let.
    async fn listen(mut self, mut hearing: Hearing) {
        let mut last: Option<Way> = None;
        loop {
            let plan = match self.plan().await {
                Ok(plan) => plan,
                Err(why) => {
                    self.standing.tell(Standing::Failed { why });
                    self.changed().await;
                    continue;
                }
            };
            if last.replace(plan.entry.way.clone()).is_some_and(|last| last.host != plan.entry.way.host) {
                hearing.forget().await;
            }
            self.facts.mine(&plan.entry.extensions).await;
            let Some(broken) = self.converse(&plan, &mut hearing).await else {
                hearing.close().await;
                self.pause = FIRST_PAUSE;
                continue;
            };
            if hearing.close().await >= GOOD {
                self.pause = FIRST_PAUSE;
            }
            if broken.is_not_running {
                hearing.forget().await;
            }
            self.wait(broken.why).await;
        }
    }

    /// Connects and hears. Comes back with what broke the connection, or with nothing when another one is wanted.
    async fn converse(&mut self, plan: &Plan, hearing: &mut Hearing) -> Option<Broken> {
        let (agents, extensions) = watch::channel(plan.entry.extensions.clone());
        let standing = self.standing.clone();
        let heard = async {
            let (mut conversation, early) = match Conversation::begin(&plan.entry.way, plan.secret.clone()).await {
                Ok(begun) => begun,
                Err(broken) => return broken,
            };
            hearing.open().await;
            standing.tell(Standing::Listening);
            hearing.hear(&mut conversation, early, extensions).await
        };
        tokio::select! {
            broken = heard => Some(broken),
            () = self.follow(plan, &agents) => None,
        }
    }

    /// Comes back when what the connection is made by has changed. That other extensions are the agent's costs none.
    async fn follow(&mut self, plan: &Plan, agents: &watch::Sender<Vec<String>>) {
        loop {
            self.changed().await;
            match self.plan().await {
                Ok(new) if new.entry.way == plan.entry.way && is_same(&new.secret, &plan.secret) => {
                    agents.send_if_modified(|agents| {
                        let differs = *agents != new.entry.extensions;
                        *agents = new.entry.extensions;
                        differs
                    });
                }
                // A connection that stands needs no keyring.
                Err(SourceTrouble::Keyring) => {}
                Ok(_) | Err(_) => return,
            }
        }
    }

    /// What the settings and the keyring say now.
    async fn plan(&mut self) -> Result<Plan, SourceTrouble> {
        let entry = self.settings.read::<Value>().ok().flatten().ok_or(SourceTrouble::Settings)?;
        let entry = Entry::read(&entry).map_err(|_| SourceTrouble::Settings)?;
        let secret = self.secrets.get(SECRET).await.map_err(|_| SourceTrouble::Keyring)?;
        Ok(Plan { entry, secret: secret.ok_or(SourceTrouble::NoSecret)? })
    }

    /// Comes back when settings or secrets may be others.
    async fn changed(&mut self) {
        tokio::select! {
            () = self.settings.changed() => {}
            () = self.secrets.changed() => {}
        }
    }

    /// Waits before the next try: for a growing while, until something changes.
    async fn wait(&mut self, why: SourceTrouble) {
        let pause = if why == SourceTrouble::SignIn { AFTER_REFUSAL } else { jittered(self.pause) };
        self.standing.tell(Standing::Waiting { until: Timestamp::now() + pause, why });
        tokio::select! {
            () = clock::sleep(pause) => self.pause = (self.pause * 2).min(LONGEST_PAUSE),
            () = self.changed() => self.pause = FIRST_PAUSE,
        }
    }
}

fn is_same(one: &SecretString, other: &SecretString) -> bool {
    one.expose_secret() == other.expose_secret()
}

/// Between half of it and all of it, so that the desks of a company do not all come back at once.
fn jittered(pause: Duration) -> Duration {
    pause.mul_f64(0.5 + fastrand::f64() / 2.0)
}
