//! Reporting a call: that it rings, that it was answered, that it is over.

use crate::{
    args::{End, Ring, Which},
    callcard::{Answer, Callcard, Until},
    calls,
    failure::Failure,
    voice::Voice,
    wire::{Call, Event, Item, Phase, Reported},
};

/// Reports a ring.
pub(crate) async fn ring(callcard: &Callcard, ring: Ring, voice: &Voice) -> Result<String, Failure> {
    let event = Event {
        users: ring.users,
        call_id: ring.call_id,
        source: ring.source,
        caller_name: ring.name,
        line: ring.line,
        to: ring.to,
        direction: ring.direction,
        ..Event::ring(ring.number.join(" "))
    };
    let until = if ring.wait { Until::CrmAnswered } else { Until::Committed };
    let answer = callcard.tell(event, until).await?;
    let mut text = told(&answer, voice)?;
    if ring.wait && !voice.is_json() {
        let call = item(&answer)?.call_id.ok_or(Failure::NothingAboutTheCall)?;
        text += &card(&calls::one(callcard, &call).await?);
    }
    Ok(text)
}

/// Reports that a call was answered.
pub(crate) async fn answer(callcard: &Callcard, which: Which, voice: &Voice) -> Result<String, Failure> {
    let event = Event { phase: Some(Phase::Answered), ..meant(callcard, which).await? };
    told(&callcard.tell(event, Until::Committed).await?, voice)
}

/// Reports that a call is over.
pub(crate) async fn end(callcard: &Callcard, end: End, voice: &Voice) -> Result<String, Failure> {
    let event = Event { phase: Some(Phase::Ended), cause: end.cause, ..meant(callcard, end.which).await? };
    told(&callcard.tell(event, Until::Committed).await?, voice)
}

/// The call that is meant, in the words it was reported in. Only without an id and a number must Callcard be asked.
async fn meant(callcard: &Callcard, which: Which) -> Result<Event, Failure> {
    if which.call_id.is_some() || !which.number.is_empty() {
        return Ok(Event {
            call_id: which.call_id,
            source: which.source,
            direction: which.direction,
            ..Event::ring(which.number.join(" "))
        });
    }
    let call = calls::only_live(callcard).await?;
    Ok(Event {
        call_id: call.source_call_id,
        source: Some(call.source),
        direction: call.direction,
        ..Event::ring(call.number.raw)
    })
}

/// What became of the event.
pub(crate) fn told(answer: &Answer, voice: &Voice) -> Result<String, Failure> {
    if voice.is_json() {
        return Ok(answer.line());
    }
    let item = item(answer)?;
    Ok(format!("{}: {}\n", calls::number(&item.phone_number, voice), item.outcome))
}

fn item(answer: &Answer) -> Result<Item, Failure> {
    let mut items = answer.read::<Reported>()?.embedded.items;
    items.pop().ok_or(Failure::NothingAboutTheCall)
}

/// The card with its link, or the link alone where the CRM named no card.
fn card(call: &Call) -> String {
    let card = call.card.as_ref().map(|card| calls::card_line(card) + "\n");
    let url = call.url.as_ref().map(|url| format!("{url}\n"));
    [card, url].into_iter().flatten().collect()
}
