//! Telephones and telephone systems that send requests to the HTTP door: set up, their secrets, their addresses.
//!
//! The secret in an address is printed only when somebody asks to see it.

use std::collections::BTreeMap;

use serde_json::json;

use super::{KEEPING, done, set_up};
use crate::args::{AddSender, AddSource};
use crate::callcard::Callcard;
use crate::failure::Failure;
use crate::secret::{self, Wanted};
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{Kinds, ListedKind, Secret, SourceUrl, SourceUrls};

/// Sets one up, and says what is still to be done.
pub(super) async fn add(callcard: &Callcard, asked: AddSender, voice: &Voice) -> Result<String, Failure> {
    let (kind, ..) = asked.said();
    let wanted = AddSource::Sender(asked).wanted();
    let name = wanted.name.clone();
    let added = set_up(callcard, wanted, voice).await?;
    if voice.is_json() {
        return Ok(added);
    }
    let Kinds { kinds } = callcard.get("/sources").await?.read()?;
    let kind = kinds.iter().find(|listed| listed.kind == kind);
    Ok(added + &kind.map(|kind| next_steps(kind, &name, voice)).unwrap_or_default())
}

/// What is still to be done.
fn next_steps(kind: &ListedKind, name: &str, voice: &Voice) -> String {
    let mut lines = Vec::new();
    for secret in &kind.secrets {
        let command = format!("callcardctl sources secret {name} {}", secret.word);
        let key = if secret.needed { "ctl-source-secret-needed" } else { "ctl-source-secret-wanted" };
        lines.push(voice.say_with(key, [("command", command.as_str())]));
    }
    let command = format!("callcardctl sources url {name}");
    lines.push(voice.say_with("ctl-source-url-next", [("command", command.as_str())]));
    if kind.needs_hub {
        lines.push(voice.say("ctl-source-needs-hub"));
    }
    lines.join("\n") + "\n"
}

/// Keeps a secret.
pub(super) async fn keep(callcard: &Callcard, name: &str, word: &str, voice: &Voice) -> Result<String, Failure> {
    let body = BTreeMap::from([("value", Secret(secret::whole(Wanted::Password, voice)?))]);
    let answer = callcard.put(&format!("/sources/{name}/secrets/{word}"), &body, KEEPING).await?;
    voice.adopt(answer.language());
    Ok(done(voice, "ctl-source-secret-kept", name))
}

/// Has new addresses made in the place of the old ones.
pub(super) async fn renew(callcard: &Callcard, name: &str, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.post(&format!("/sources/{name}/renew")).await?;
    voice.adopt(answer.language());
    if voice.is_json() {
        return Ok(done(voice, "", name));
    }
    let command = format!("callcardctl sources url {name}");
    Ok(voice.say_with("ctl-source-renewed", [("name", name), ("command", command.as_str())]) + "\n")
}

/// A line a kind.
pub(super) async fn kinds(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.get("/sources").await?;
    voice.adopt(answer.language());
    let Kinds { kinds } = answer.read()?;
    if voice.is_json() {
        return Ok(json!({ "kinds": kinds }).to_string() + "\n");
    }
    let heading = ["name", "what", "note"].map(|column| voice.say(&format!("ctl-column-{column}")));
    let row = |kind: &ListedKind| {
        let note = if kind.needs_hub { voice.say("ctl-needs-hub") } else { String::new() };
        [kind.kind.clone(), kind.title.clone(), note].map(|cell| harmless(&cell))
    };
    let rows: Vec<_> = std::iter::once(heading).chain(kinds.iter().map(row)).collect();
    Ok(columns(&rows))
}

/// A line an address.
pub(super) async fn urls(callcard: &Callcard, name: &str, show: bool, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.get(&format!("/sources/{name}/urls?show={show}")).await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    voice.adopt(answer.language());
    let SourceUrls { here_alone, urls } = answer.read()?;
    if urls.is_empty() {
        return Ok(voice.say_with("ctl-source-no-url", [("name", name)]) + "\n");
    }
    let said = |text: &Option<String>| harmless(text.as_deref().unwrap_or_default());
    let row = |url: &SourceUrl| [said(&url.phone), said(&url.field), harmless(&url.url)];
    // Where we write what is to be sent, that is too long for a column.
    let block = |url: &SourceUrl| format!("{}\n  {}\n  {}\n", said(&url.field), harmless(&url.url), said(&url.body));
    let mut text = match &urls[..] {
        urls if urls.iter().any(|url| url.body.is_some()) => urls.iter().map(block).collect(),
        [one] if one.field.is_none() => harmless(&one.url) + "\n",
        _ => columns(&urls.iter().map(row).collect::<Vec<_>>()),
    };
    for (is_so, key) in [(!show, "ctl-source-url-masked"), (here_alone, "ctl-source-url-here-alone")] {
        if is_so {
            text += &(voice.say(key) + "\n");
        }
    }
    Ok(text)
}
