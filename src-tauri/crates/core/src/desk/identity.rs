//! Which call a report is about.
//!
//! The same source and id: the same call. The same source and another id: another call. Otherwise the number decides:
//! a ring belongs to a call that rings, for nobody's phone rings while it is talked on; a later phase belongs to the
//! call that it fits best. What only tells of a later phase of a call without a number begins nothing.

use std::time::Duration;

use super::limits::{KEPT, STALE};
use super::live::Live;
use crate::call::{CallId, Cause, Outcome, Phase};
use crate::clock::Moment;
use crate::event::{Report, Reported};

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A call that is known.
    Call(CallId),
    /// No source has reported this call yet.
    New,
    /// No call: a later phase, with neither an id that is known nor a number to begin a call by.
    Nothing,
}

/// How well a later phase fits a call that goes by the same number, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The phase is the next one of this call.
    Next,
    /// The call is live, but the phase is not what would be expected of it.
    Live,
    /// Nobody told how the call ended, or somebody takes it after all.
    Late,
    /// The call is over, and is told so once more.
    Again,
}

/// What a report is about that speaks of the moment `then`, out of `calls` (newest first).
pub(super) fn about<'a>(calls: impl Iterator<Item = &'a Live> + Clone, report: &Report, then: Moment) -> About {
    let named = calls.clone().filter(|live| live.goes_by(report) && !is_replaced(live, report));
    // An id that was given twice is that of the call whose number is not another one, and which is not over.
    if let Some(live) = named.min_by_key(|live| (is_of_another_number(live, report), !live.call.is_live())) {
        return About::Call(live.call.id);
    }
    let has_number = report.number.key().is_some();
    match by_number(calls, report, then) {
        Some(call) => About::Call(call),
        None if report.phase == Reported::Lost => About::Nothing,
        None if has_number || report.phase == Reported::Ringing => About::New,
        None => About::Nothing,
    }
}

/// The call that fits a report best by its number.
pub(super) fn by_number<'a>(calls: impl Iterator<Item = &'a Live>, report: &Report, then: Moment) -> Option<CallId> {
    let mut best: Option<(Fit, CallId)> = None;
    let mut several = false;
    for live in calls {
        let Some(fit) = fit(live, report, then) else { continue };
        if best.is_none_or(|(known, _)| fit < known) {
            (best, several) = (Some((fit, live.call.id)), false);
        } else {
            several |= best.is_some_and(|(known, _)| fit == known);
        }
    }
    // Callers who hide their number are not one caller: only the one there is can be meant.
    let (_, call) = best.filter(|_| report.number.key().is_some() || !several)?;
    Some(call)
}

/// The report gives the id of this call to another one: what no longer rings does not ring on with another caller's
/// number. Phones that count their calls begin anew when they start anew.
pub(super) fn is_replaced(live: &Live, report: &Report) -> bool {
    let phones = live.call.number.phone().zip(report.number.phone());
    let others = phones.is_some_and(|(mine, theirs)| mine.key() != theirs.key());
    report.phase == Reported::Ringing && live.call.phase != Phase::Ringing && others && live.goes_by(report)
}

fn is_of_another_number(live: &Live, report: &Report) -> bool {
    live.call.number.key().zip(report.number.key()).is_some_and(|(mine, theirs)| mine != theirs)
}

fn fit(live: &Live, report: &Report, then: Moment) -> Option<Fit> {
    let call = &live.call;
    if call.number.key() != report.number.key() || !report.goes(call.direction) {
        return None;
    }
    // Another id of the same source is another call.
    if report.source_call_id.is_some() && live.ids.iter().any(|(source, _)| *source == report.source) {
        return None;
    }
    let is_its_own = live.is_told_of_by(&report.source);
    if call.number.key().is_none() && (!is_its_own || report.phase == Reported::Ringing) {
        return None;
    }
    let ended_within = |limit: Duration| live.ended.is_some_and(|ended| then.since(ended) <= limit);
    match (report.phase, call.phase) {
        (Reported::Ringing, _) => {
            let together = is_its_own || then.since(live.last_ring) <= STALE;
            (live.rang_at(then) && together).then_some(Fit::Next)
        }
        (_, Phase::Ringing) => Some(Fit::Next),
        (Reported::Ended(None | Some(Cause::Normal)) | Reported::Lost, Phase::Answered) => Some(Fit::Next),
        (_, Phase::Answered) => Some(Fit::Live),
        (_, Phase::Ended(Outcome::Unknown)) => Some(Fit::Late),
        (Reported::Answered, Phase::Ended(Outcome::Talked)) => None,
        (Reported::Answered | Reported::Ended(Some(Cause::AnsweredElsewhere)), Phase::Ended(_))
            if live.has_rung && ended_within(KEPT) =>
        {
            Some(Fit::Late)
        }
        // A source that tells of ends alone tells of another call each time.
        (Reported::Ended(_), Phase::Ended(_)) if ended_within(STALE) => {
            (live.has_rung || !is_its_own).then_some(Fit::Again)
        }
        (Reported::Answered | Reported::Ended(_) | Reported::Lost, Phase::Ended(_)) => None,
    }
}
