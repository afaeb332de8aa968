//! How Callcard is doing, and its window.

use jiff::tz::TimeZone;

use crate::{
    callcard::Callcard,
    failure::Failure,
    output::{columns, harmless},
    wire::{Counts, LateClock, Status},
};

/// The state of the app at a glance.
pub(crate) async fn status(callcard: &Callcard, json: bool) -> Result<String, Failure> {
    let answer = callcard.get("/status").await?;
    if json {
        return Ok(answer.line());
    }
    let status: Status = answer.read()?;
    let me = status.me.map_or_else(|| "not chosen yet".into(), |user| format!("user {user}"));
    let notifications = match status.paused_until {
        Some(end) => format!("paused until {}", end.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M")),
        None => status.notifications,
    };
    let Counts { live, missed, waiting } = status.calls;
    let mut rows = vec![
        ["Callcard".into(), status.version],
        ["account".into(), format!("{}, {}", status.account.kind, status.account.origin)],
        ["me".into(), me],
        ["notifications".into(), notifications],
        ["trouble".into(), status.trouble.unwrap_or_else(|| "none".into())],
        ["calls".into(), format!("{live} live, {missed} missed, {waiting} waiting for the CRM")],
    ];
    rows.extend(status.history.trouble.map(|trouble| ["history".into(), trouble]));
    let late = |clock: LateClock| ["late clock".into(), format!("{}: {} s", clock.source, clock.seconds)];
    rows.extend(status.late_clocks.into_iter().map(late));
    let rows: Vec<[String; 2]> = rows.into_iter().map(|row| row.map(|text| harmless(&text))).collect();
    Ok(columns(&rows))
}

/// Opens a page of the window; there is nothing to say when it worked, except to a machine that expects an answer.
pub(crate) async fn window(callcard: &Callcard, page: &str, json: bool) -> Result<String, Failure> {
    let answer = callcard.post(&format!("/window/{page}")).await?;
    Ok(if json { answer.line() } else { String::new() })
}
