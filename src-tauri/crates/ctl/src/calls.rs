//! Calls as Callcard has them: the list, and the one that a person must mean.

use jiff::tz::TimeZone;

use crate::args;
use crate::callcard::{Callcard, SOON};
use crate::failure::Failure;
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{Call, Calls, Card, Deleted};

/// How far back to look for live calls: as far as Callcard lists.
const RECENT: u32 = 1_000;
/// What is in the columns of the list.
const COLUMNS: [&str; 8] = [
    "ctl-column-rang-at",
    "ctl-column-direction",
    "ctl-column-number",
    "ctl-column-call",
    "ctl-column-talked",
    "ctl-column-crm",
    "ctl-column-notice",
    "ctl-column-card",
];

/// The newest calls as a table, or all as one for spreadsheets.
pub(crate) async fn list(callcard: &Callcard, asked: args::Calls, voice: &Voice) -> Result<String, Failure> {
    if asked.csv {
        return Ok(callcard.get("/calls.csv").await?.text());
    }
    let limit = asked.limit;
    let search: String = asked.search.as_deref().map(search).unwrap_or_default();
    let answer = callcard.get(&format!("/calls?limit={limit}{search}")).await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    let calls = answer.read::<Calls>()?.calls;
    let heading = COLUMNS.map(|key| voice.say(key));
    let rows: Vec<_> = [heading].into_iter().chain(calls.iter().map(|call| row(call, voice))).collect();
    Ok(columns(&rows))
}

/// Deletes calls that are over; says how many.
pub(crate) async fn delete(callcard: &Callcard, which: args::Delete, voice: &Voice) -> Result<String, Failure> {
    let path = which.id.map_or_else(|| "/calls".into(), |id| format!("/calls/{id}"));
    let answer = callcard.delete(&path, SOON).await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    let deleted = if which.all { answer.read::<Deleted>()?.deleted } else { 1 };
    Ok(voice.say_with("ctl-deleted", [("count", deleted.to_string())]) + "\n")
}

/// The call with this id of Callcard's own.
pub(crate) async fn one(callcard: &Callcard, id: &str) -> Result<Call, Failure> {
    callcard.get(&format!("/calls/{id}")).await?.read()
}

/// The only live call: what `answer` and `end` mean when they name none.
pub(crate) async fn only_live(callcard: &Callcard) -> Result<Call, Failure> {
    let answer = callcard.get(&format!("/calls?limit={RECENT}")).await?;
    let mut live = answer.read::<Calls>()?.calls;
    live.retain(Call::is_live);
    match live.pop() {
        None => Err(Failure::NoLiveCall),
        Some(call) if live.is_empty() => Ok(call),
        Some(call) => {
            live.push(call);
            Err(Failure::SeveralLive(live))
        }
    }
}

/// A card in a line.
pub(crate) fn card_line(card: &Card, voice: &Voice) -> String {
    let names = [&card.title, &card.person].into_iter().flatten().filter(|name| !name.is_empty());
    let kind = [format!("{} {}", voice.word(&card.kind), card.id)];
    let parts: Vec<String> = kind.into_iter().chain(names.map(|name| harmless(name))).collect();
    parts.join(" · ")
}

/// A withheld number has no digits to show.
pub(crate) fn number(readable: &str, voice: &Voice) -> String {
    match harmless(readable) {
        number if number.is_empty() => voice.say("ctl-withheld"),
        number => number,
    }
}

fn search(text: &str) -> String {
    format!("&search={}", form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>())
}

/// Minutes and seconds.
fn duration(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn row(call: &Call, voice: &Voice) -> [String; 8] {
    let rang_at = call.rang_at.to_zoned(TimeZone::system());
    let delivery = match (&call.answer, &call.delivery.reason) {
        (Some(answer), _) => voice.word(answer),
        // Why it was not sent says that it was not.
        (None, Some(reason)) if call.delivery.state == "none" => voice.word(reason),
        (None, Some(reason)) => format!("{}: {}", voice.word(&call.delivery.state), voice.word(reason)),
        (None, None) => voice.word(&call.delivery.state),
    };
    [
        rang_at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        voice.word(call.direction.word()),
        number(&call.number.readable, voice),
        voice.word(call.outcome.as_ref().unwrap_or(&call.phase)),
        call.talked_for.map(duration).unwrap_or_default(),
        delivery,
        call.silence.as_deref().map(|silence| voice.word(silence)).unwrap_or_default(),
        call.card.as_ref().map(|card| card_line(card, voice)).unwrap_or_default(),
    ]
}
