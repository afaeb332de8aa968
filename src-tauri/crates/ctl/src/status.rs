//! How Callcard is doing, and its window.

use crate::{
    callcard::Callcard,
    failure::Failure,
    output::{columns, harmless},
    wire::Status,
};

/// The state of the app at a glance.
pub(crate) async fn status(callcard: &Callcard, json: bool) -> Result<String, Failure> {
    let answer = callcard.get("/status").await?;
    if json {
        return Ok(answer.line());
    }
    let status: Status = answer.read()?;
    let me = status.me.map_or_else(|| "not chosen yet".into(), |user| format!("user {user}"));
    let rows = [
        ["Callcard", &status.version],
        ["account", &format!("{}, {}", status.account.kind, status.account.origin)],
        ["me", &me],
        ["notifications", &status.notifications],
        ["trouble", status.trouble.as_deref().unwrap_or("none")],
        ["calls", &format!("{} live, {} waiting for the CRM", status.calls.live, status.calls.waiting)],
    ];
    Ok(columns(&rows.map(|row| row.map(harmless))))
}

/// Opens a page of the window; there is nothing to say when it worked, except to a machine that expects an answer.
pub(crate) async fn window(callcard: &Callcard, page: &str, json: bool) -> Result<String, Failure> {
    let answer = callcard.post(&format!("/window/{page}")).await?;
    Ok(if json { answer.line() } else { String::new() })
}
