//! Telephone systems that Callcard listens to by itself: listed, set up, tried, removed. Callcard knows what an entry may
//! hold and keeps the secret; here it only passes from standard input to the socket.

mod door;
mod wanted;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::time::Duration;

use serde_json::json;
use tokio::signal::ctrl_c;

use crate::args::{self, AddSource};
use crate::callcard::{Callcard, SOON};
use crate::failure::Failure;
use crate::secret;
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{ListedSource, Secret, Sources, Trial, TrialOutcome};
use wanted::Wanted;

/// How long a trial may take; Callcard itself gives up after 20 s.
const TRYING: Duration = Duration::from_secs(25);
/// How long the keyring may take.
const KEEPING: Duration = Duration::from_secs(20);
/// How many names of others a line has room for.
const OTHERS: usize = 5;

/// Lists, sets up, tries or removes.
pub(crate) async fn sources(callcard: &Callcard, asked: args::Sources, voice: &Voice) -> Result<String, Failure> {
    match asked {
        args::Sources::List => list(callcard, voice).await,
        args::Sources::Kinds => door::kinds(callcard, voice).await,
        args::Sources::Url { name, show } => door::urls(callcard, &name, show, voice).await,
        args::Sources::Renew { name } => door::renew(callcard, &name, voice).await,
        args::Sources::Secret { name, word } => asking(callcard, door::keep(callcard, &name, &word, voice)).await,
        args::Sources::Add(AddSource::Sender(sender)) => door::add(callcard, sender, voice).await,
        args::Sources::Add(source) => add(callcard, &source, voice).await,
        args::Sources::Test { name } => {
            try_out(callcard, &name, &Trial::default(), voice).await?;
            Ok(done(voice, "ctl-source-lets-in", &name))
        }
        args::Sources::Remove { name } => {
            let answer = callcard.delete(&format!("/sources/{name}"), KEEPING).await?;
            voice.adopt(answer.language());
            Ok(done(voice, "ctl-source-removed", &name))
        }
    }
}

/// Does what may ask for a secret.
async fn asking(callcard: &Callcard, does: impl Future<Output = Result<String, Failure>>) -> Result<String, Failure> {
    if !secret::is_typed() {
        return does.await;
    }
    // Check first that Callcard runs, so that nobody types a password in vain.
    callcard.get("/sources").await?;
    // Ctrl-C at the prompt must not end the process at once, or the terminal would go on hiding what is typed.
    tokio::select! {
        biased;
        interrupted = ctrl_c() => Err(interrupted.err().unwrap_or(ErrorKind::Interrupted.into()).into()),
        result = does => result,
    }
}

/// A line a source.
async fn list(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.get("/sources").await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    voice.adopt(answer.language());
    let Sources { sources } = answer.read()?;
    let heading = ["name", "what", "state", "others"].map(|column| voice.say(&format!("ctl-column-{column}")));
    let row = |source: &ListedSource| {
        let state = match &source.trouble {
            Some(code) => voice.source_trouble(code),
            None => voice.word(&source.state),
        };
        let state = if source.needs_hub { format!("{state} · {}", voice.say("ctl-needs-hub")) } else { state };
        let others: Vec<&str> = source.strangers.iter().take(OTHERS).map(|stranger| stranger.name.as_str()).collect();
        let cells = [source.name.clone(), source.title.clone(), state, others.join(", ")];
        cells.map(|cell| harmless(&cell))
    };
    let rows: Vec<_> = std::iter::once(heading).chain(sources.iter().map(row)).collect();
    Ok(columns(&rows))
}

async fn add(callcard: &Callcard, source: &AddSource, voice: &Voice) -> Result<String, Failure> {
    let wanted = source.wanted();
    if wanted.secret.is_none() {
        return set_up(callcard, wanted, voice).await;
    }
    asking(callcard, set_up(callcard, wanted, voice)).await
}

/// Tries it first, so that nothing is kept that cannot work.
async fn set_up(callcard: &Callcard, wanted: Wanted, voice: &Voice) -> Result<String, Failure> {
    let Wanted { name, entry, secret, untested } = wanted;
    let secret = match secret {
        Some(word) => Some((word, secret::whole(secret::Wanted::Password, voice)?)),
        None => None,
    };
    if !untested {
        let secrets = secret.iter().map(|(word, secret)| (*word, Secret(secret.clone()))).collect();
        try_out(callcard, &name, &Trial { settings: Some(&entry), secrets }, voice).await?;
    }
    let answer = callcard.put(&format!("/sources/{name}"), &entry, SOON).await?;
    voice.adopt(answer.language());
    if let Some((word, secret)) = secret {
        let body = BTreeMap::from([("value", Secret(secret))]);
        callcard.put(&format!("/sources/{name}/secrets/{word}"), &body, KEEPING).await?;
    }
    Ok(done(voice, "ctl-source-added", &name))
}

async fn try_out(callcard: &Callcard, name: &str, trial: &Trial<'_>, voice: &Voice) -> Result<(), Failure> {
    let answer = callcard.post_json(&format!("/sources/{name}/test"), trial, TRYING).await?;
    voice.adopt(answer.language());
    let outcome: TrialOutcome = answer.read()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::NotLetIn(outcome.detail.or(outcome.trouble).unwrap_or_default()))
}

fn done(voice: &Voice, key: &str, name: &str) -> String {
    if voice.is_json() {
        json!({ "name": name }).to_string() + "\n"
    } else {
        voice.say_with(key, [("name", name)]) + "\n"
    }
}
