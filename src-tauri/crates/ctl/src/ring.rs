//! Reporting a call: that it rings, that it was answered, that it is over.
//!
//! No number at all is a mistake, because an empty variable looks like that; an empty number, or `--withheld`, is a
//! caller who hides it. A report of a call that cannot be called back says so.

use crate::args::{End, Ring, Which};
use crate::callcard::{Callcard, Reply, Until};
use crate::calls;
use crate::failure::Failure;
use crate::text::harmless;
use crate::voice::Voice;
use crate::wire::{Call, Event, Item, Phase, Reported};

/// Reports a ring.
pub(crate) async fn ring(callcard: &Callcard, ring: Ring, voice: &Voice) -> Result<String, Failure> {
    if ring.number.is_empty() && !ring.withheld {
        return Err(Failure::Usage(voice.say("ctl-number-missing")));
    }
    let event = Event {
        users: ring.users,
        call_id: said(ring.call_id),
        source: said(ring.source),
        caller_name: said(ring.name),
        line: said(ring.line),
        to: said(ring.to),
        direction: ring.direction.told(),
        ..Event::ring(ring.number.join(" "))
    };
    let until = if ring.wait { Until::CrmAnswered } else { Until::Committed };
    let answer = callcard.tell(event, until).await?;
    let text = told(&answer, None, voice)?;
    if !ring.wait || voice.is_json() {
        return Ok(text);
    }
    let call = item(&answer)?.call_id.ok_or(Failure::NothingAboutTheCall)?;
    let card = card(&calls::one(callcard, &call).await?, voice);
    Ok(text + &card)
}

/// Reports that a call was answered.
pub(crate) async fn answer(callcard: &Callcard, which: Which, voice: &Voice) -> Result<String, Failure> {
    let event = Event { phase: Some(Phase::Answered), ..meant(callcard, which).await? };
    told(&callcard.tell(event, Until::Committed).await?, Some("answered"), voice)
}

/// Reports that a call is over.
pub(crate) async fn end(callcard: &Callcard, end: End, voice: &Voice) -> Result<String, Failure> {
    let event = Event { phase: Some(Phase::Ended), cause: end.cause, ..meant(callcard, end.which).await? };
    told(&callcard.tell(event, Until::Committed).await?, Some("ended"), voice)
}

/// The call that is meant, in the words it was reported in. Only without an id and a number must Callcard be asked.
async fn meant(callcard: &Callcard, which: Which) -> Result<Event, Failure> {
    let call_id = said(which.call_id);
    if call_id.is_some() || which.withheld || !which.number.is_empty() {
        return Ok(Event {
            call_id,
            source: said(which.source),
            direction: which.direction,
            ..Event::ring(which.number.join(" "))
        });
    }
    let call = calls::only_live(callcard).await?;
    Ok(Event {
        call_id: call.source_call_id,
        source: Some(call.source),
        direction: call.direction.told(),
        ..Event::ring(call.number.raw)
    })
}

/// An empty value says nothing: it is a variable that was not set.
fn said(value: Option<String>) -> Option<String> {
    value.filter(|value| !value.is_empty())
}

/// What became of an event that told of this phase, in a sentence, and on a line of its own what there is to add.
pub(crate) fn told(answer: &Reply, phase: Option<&str>, voice: &Voice) -> Result<String, Failure> {
    if voice.is_json() {
        return Ok(answer.line());
    }
    let Item { phone_number, outcome, .. } = item(answer)?;
    if outcome == "unknown_call" {
        return Ok(voice.say("ctl-told-nothing") + "\n");
    }
    let is_hidden = phone_number.trim().is_empty();
    let key = match (phase, is_hidden) {
        (Some("answered"), false) => "ctl-told-answered",
        (Some("answered"), true) => "ctl-told-answered-hidden",
        (Some("ended"), false) => "ctl-told-ended",
        (Some("ended"), true) => "ctl-told-ended-hidden",
        (_, false) => "ctl-told-ringing",
        (_, true) => "ctl-told-ringing-hidden",
    };
    let sentence = voice.say_with(key, [("number", harmless(&phone_number))]);
    // The sentence already says that the report is under way or recorded; `--wait` prints the card.
    let more = !matches!(outcome.as_str(), "pending" | "noted" | "card");
    // The sentence already says that the caller hides the number.
    let more = (more && !(is_hidden && outcome == "withheld")).then(|| format!("  {}\n", voice.word(&outcome)));
    Ok(format!("{sentence}\n{}", more.unwrap_or_default()))
}

fn item(answer: &Reply) -> Result<Item, Failure> {
    let mut items = answer.read::<Reported>()?.embedded.items;
    items.pop().ok_or(Failure::NothingAboutTheCall)
}

/// The card with its link, or the link alone where the CRM named no card.
fn card(call: &Call, voice: &Voice) -> String {
    let card = call.card.as_ref().map(|card| format!("  {}\n", calls::card_line(card, voice)));
    let url = call.url.as_ref().map(|url| format!("  {url}\n"));
    [card, url].into_iter().flatten().collect()
}
