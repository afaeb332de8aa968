//! What the agent has chosen: shown, and changed. Callcard checks values and keeps them; here words only become values.

use serde_json::{Value, json};

use crate::args;
use crate::callcard::{Callcard, SOON};
use crate::failure::Failure;
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{Setting, Settings};

/// Shows or changes settings.
pub(crate) async fn settings(callcard: &Callcard, asked: args::Settings, voice: &Voice) -> Result<String, Failure> {
    match asked {
        args::Settings::List => list(callcard, voice).await,
        args::Settings::Get { name: None } => values(callcard, voice).await,
        args::Settings::Get { name: Some(name) } => {
            let answer = callcard.get(&path(&name)).await?;
            Ok(if voice.is_json() { answer.line() } else { lines(&answer.read::<Setting>()?.value) })
        }
        args::Settings::Set { name, values } => {
            // What kind of value it is, its present one tells.
            let setting: Setting = callcard.get(&path(&name)).await?.read()?;
            let value = value(&setting.value, values)?;
            let answer = callcard.put(&path(&name), &json!({ "value": value }), SOON).await?;
            Ok(if voice.is_json() { answer.line() } else { lines(&answer.read::<Setting>()?.value) })
        }
    }
}

/// All of them with what else they may be, and what they are for.
async fn list(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.get("/settings").await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    voice.adopt(answer.language());
    let Settings { settings } = answer.read()?;
    let heading = ["name", "value", "may-be", "what"].map(|column| voice.say(&format!("ctl-column-{column}")));
    let row = |setting: &Setting| {
        let cells = [setting.name.clone(), in_line(&setting.value), may_be(setting, voice), setting.title.clone()];
        cells.map(|cell| harmless(&cell))
    };
    let rows: Vec<_> = std::iter::once(heading).chain(settings.iter().map(row)).collect();
    Ok(columns(&rows))
}

/// All of them, one a line.
async fn values(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.get("/settings").await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    let Settings { settings } = answer.read()?;
    let row = |setting: &Setting| [setting.name.clone(), in_line(&setting.value)].map(|cell| harmless(&cell));
    Ok(columns(&settings.iter().map(row).collect::<Vec<_>>()))
}

fn path(name: &str) -> String {
    format!("/settings/{name}")
}

/// What the words mean, in the place of this value. What is no such value goes as a text, and Callcard says what is one.
fn value(present: &Value, words: Vec<String>) -> Result<Value, Failure> {
    if present.is_array() {
        return Ok(words.into());
    }
    let [word] = &words[..] else {
        return Err(Failure::Usage("this setting has one value: put it in quotation marks".into()));
    };
    let understood = match present {
        Value::Bool(_) => word.parse().ok().map(Value::Bool),
        Value::Number(_) => word.parse().ok().map(|number: i64| number.into()),
        _ => None,
    };
    Ok(understood.unwrap_or_else(|| word.as_str().into()))
}

fn may_be(setting: &Setting, voice: &Voice) -> String {
    match (&setting.limits, &setting.words) {
        (Some(limits), _) => {
            let ends = [("least", limits.least), ("most", limits.most)].map(|(name, end)| (name, end.to_string()));
            voice.say_with("ctl-from-to", ends)
        }
        (None, Some(words)) => words.join(", "),
        (None, None) if setting.value.is_array() => voice.say("ctl-several"),
        (None, None) => String::new(),
    }
}

/// A value for people: of a list, each on a line of its own.
fn lines(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(|item| harmless(&plain(item)) + "\n").collect(),
        one => harmless(&plain(one)) + "\n",
    }
}

fn in_line(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        one => plain(one),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
