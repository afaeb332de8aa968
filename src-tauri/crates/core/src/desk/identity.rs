//! Which call a report is about.
//!
//! The same source and id: the same call. The same source and another id: another call. Otherwise the number decides,
//! among live calls; two sources that report one number within 30 s report one call.

use super::live::{Live, STALE};
use crate::call::{Outcome, Phase};
use crate::clock::Now;
use crate::event::{Report, Reported};

/// The call that the report is about, out of `calls` (newest first); `None` when it is a new one.
pub(super) fn find<'a>(calls: impl Iterator<Item = &'a Live> + Clone, report: &Report, now: Now) -> Option<&'a Live> {
    let named = report.source_call_id.as_ref().and_then(|id| {
        let has_it = |live: &&Live| live.ids.iter().any(|(source, mine)| *source == report.source && mine == id);
        calls.clone().find(has_it)
    });
    let mut similar = calls.filter(|live| is_similar(live, report, now));
    named.or_else(|| match report.number.key() {
        Some(_) => similar.next(),
        // Callers who hide their number are not one caller: only the one there is can be meant.
        None => similar.next().filter(|_| similar.next().is_none()),
    })
}

fn is_similar(live: &Live, report: &Report, now: Now) -> bool {
    let call = &live.call;
    let ringing = report.phase == Reported::Ringing;
    // What nobody ended may still be told of.
    let open = call.is_live() || (!ringing && call.phase == Phase::Ended(Outcome::Unknown));
    if !open || call.number.key() != report.number.key() || !report.goes(call.direction) {
        return false;
    }
    let known_here = live.ids.iter().any(|(source, _)| *source == report.source);
    if report.source_call_id.is_some() && known_here {
        return false;
    }
    if report.number.key().is_none() {
        return !ringing && call.source == report.source;
    }
    call.source == report.source || !ringing || now.moment.since(live.last_ring) <= STALE
}
