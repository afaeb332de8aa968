//! Keeps a connection to a telephone system, by its entry in the settings and its secret in the keyring, and says how it
//! stands. One that breaks is made again, after a pause that grows.

use std::time::Duration;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::sync::watch;

use super::hearing::Hearing;
use super::{Broken, Entry, Wire};
use crate::clock;
use crate::sources::callers::Caller;
use crate::sources::facts::Mine;
use crate::sources::secrets::SourceSecrets;
use crate::sources::{Facts, Settings, SourceContext, Teller};
use crate::standing::{SourceTrouble, Standing};

/// A connection that stood for so long is made again at once where it is cut off, to miss less, and because a telephone system that
/// was restarted does not run yet: only now can be seen that its calls are over.
const STEADY: Duration = Duration::from_secs(5);
const AT_ONCE: Duration = Duration::from_millis(50);
/// How long it is waited before another new try, and between later ones at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// The same after a refused sign-in: who tries a wrong password too often is shut out.
const AFTER_REFUSAL: Duration = Duration::from_secs(15 * 60);
/// A connection that stood for so long was a good one.
const GOOD: Duration = Duration::from_secs(60);

/// Listens until told to stop.
pub(super) async fn listen<W: Wire>(name: String, context: SourceContext) {
    let SourceContext { facts, mut stop, settings, secrets, standing, caller, .. } = context;
    let hearing = Hearing::<W>::new(&name, facts.clone(), W::PATIENCE);
    let means = Means { facts, settings, secrets, standing, caller, pause: FIRST_PAUSE };
    tokio::select! {
        biased;
        // A sender that is gone says the same.
        _ = stop.wait_for(|stop| *stop) => {}
        () = means.listen(hearing) => {}
    }
}

/// What it goes by.
struct Means {
    facts: Facts,
    settings: Settings,
    secrets: SourceSecrets,
    standing: Teller,
    caller: Caller,
    /// How long the next pause is.
    pause: Duration,
}

/// What a connection is made by.
struct Plan<Way> {
    entry: Entry<Way>,
    secret: Option<SecretString>,
}

impl Means {
    /// Listens for as long as it is let.
    async fn listen<W: Wire>(mut self, mut hearing: Hearing<W>) {
        let mut last: Option<String> = None;
        loop {
            let plan = match self.plan::<W>().await {
                Ok(plan) => plan,
                Err(why) => {
                    self.standing.tell(Standing::Failed { why });
                    self.caller.left_out();
                    self.changed().await;
                    continue;
                }
            };
            if last.replace(plan.entry.host.clone()).is_some_and(|last| last != plan.entry.host) {
                hearing.forget().await;
            }
            self.facts.mine(plan.entry.mine.clone()).await;
            if plan.entry.calls {
                self.caller.chosen()
            } else {
                self.caller.left_out()
            }
            let Some(broken) = self.converse(&plan, &mut hearing).await else {
                hearing.close().await;
                self.pause = FIRST_PAUSE;
                continue;
            };
            if plan.entry.calls {
                self.caller.chosen();
            }
            let stood = hearing.close().await;
            if stood >= GOOD {
                self.pause = FIRST_PAUSE;
            }
            if broken.is_not_running {
                hearing.forget().await;
            }
            let is_first = stood >= STEADY && broken.why == SourceTrouble::CutOff;
            self.wait(broken.why, is_first).await;
        }
    }

    /// Connects and hears. Comes back with what broke the connection, or with nothing when another one is wanted.
    async fn converse<W: Wire>(&mut self, plan: &Plan<W::Way>, hearing: &mut Hearing<W>) -> Option<Broken> {
        let (told, mine) = watch::channel(plan.entry.mine.clone());
        let Self { settings, secrets, standing, caller, .. } = self;
        let heard = async {
            if let Err(broken) = hearing.connect(&plan.entry.way, plan.secret.clone()).await {
                return broken;
            }
            standing.tell(Standing::Listening);
            let orders = plan.entry.calls.then(|| caller.connected());
            hearing.hear(&plan.entry.way, mine, orders).await
        };
        tokio::select! {
            broken = heard => Some(broken),
            () = follow::<W>(settings, secrets, plan, &told) => None,
        }
    }

    async fn plan<W: Wire>(&mut self) -> Result<Plan<W::Way>, SourceTrouble> {
        plan::<W>(&mut self.settings, &self.secrets).await
    }

    async fn changed(&mut self) {
        changed(&mut self.settings, &mut self.secrets).await;
    }

    /// Waits before the next try: for a growing while, until something changes. The first one comes at once.
    async fn wait(&mut self, why: SourceTrouble, is_first: bool) {
        let (pause, next) = match why {
            SourceTrouble::SignIn => (AFTER_REFUSAL, self.longer()),
            _ if is_first => (jittered(AT_ONCE), self.pause),
            _ => (jittered(self.pause), self.longer()),
        };
        self.standing.tell(Standing::Waiting { until: Timestamp::now() + pause, why });
        tokio::select! {
            () = clock::sleep(pause) => self.pause = next,
            () = self.changed() => self.pause = FIRST_PAUSE,
        }
    }

    fn longer(&self) -> Duration {
        (self.pause * 2).min(LONGEST_PAUSE)
    }
}

/// Comes back when what the connection is made by has changed. That other extensions are the agent's costs none.
async fn follow<W: Wire>(
    settings: &mut Settings,
    secrets: &mut SourceSecrets,
    last: &Plan<W::Way>,
    mine: &watch::Sender<Mine>,
) {
    loop {
        changed(settings, secrets).await;
        match plan::<W>(settings, secrets).await {
            Ok(new) if new.entry.way == last.entry.way && is_same(&new.secret, &last.secret) => {
                mine.send_if_modified(|mine| {
                    let differs = *mine != new.entry.mine;
                    *mine = new.entry.mine;
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
async fn plan<W: Wire>(settings: &mut Settings, secrets: &SourceSecrets) -> Result<Plan<W::Way>, SourceTrouble> {
    let entry = settings.read::<Value>().ok().flatten().ok_or(SourceTrouble::Settings)?;
    let entry = W::read(&entry).map_err(|_| SourceTrouble::Settings)?;
    let Some(word) = W::SECRETS.first() else { return Ok(Plan { entry, secret: None }) };
    let secret = secrets.get(word).await.map_err(|_| SourceTrouble::Keyring)?;
    Ok(Plan { entry, secret: Some(secret.ok_or(SourceTrouble::NoSecret)?) })
}

/// Comes back when settings or secrets may be others.
async fn changed(settings: &mut Settings, secrets: &mut SourceSecrets) {
    tokio::select! {
        () = settings.changed() => {}
        () = secrets.changed() => {}
    }
}

fn is_same(one: &Option<SecretString>, other: &Option<SecretString>) -> bool {
    one.as_ref().map(ExposeSecret::expose_secret) == other.as_ref().map(ExposeSecret::expose_secret)
}

/// Between half of it and all of it, so that the desks of a company do not all come back at once.
fn jittered(pause: Duration) -> Duration {
    pause.mul_f64(0.5 + fastrand::f64() / 2.0)
}
