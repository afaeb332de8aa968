//! How Callcard is doing, its window and its end.

use std::time::Duration;

use jiff::tz::TimeZone;

use crate::callcard::Callcard;
use crate::failure::Failure;
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{Counts, LateClock, SourceState, Status};

/// The end takes Callcard three seconds at most.
const ENDING: Duration = Duration::from_secs(10);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// The state of the app at a glance.
pub(crate) async fn status(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.get("/status").await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    let status: Status = answer.read()?;
    let me = match status.me {
        Some(user) => voice.say_with("ctl-user", [("id", user.to_string())]),
        None => voice.say("ctl-no-me"),
    };
    let notifications = match status.paused_until {
        Some(end) => {
            let end = end.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string();
            voice.say_with("ctl-paused-until", [("end", end)])
        }
        None => voice.word(&status.notifications),
    };
    let Counts { live, missed, waiting } = status.calls;
    let counts = [("live", live), ("missed", missed), ("waiting", waiting)].map(|(name, n)| (name, n.to_string()));
    let trouble = status.trouble.map_or_else(|| voice.say("ctl-none"), |code| voice.trouble(&code));
    let mut rows = vec![
        ["Callcard".into(), status.version],
        [voice.say("ctl-row-account"), format!("{}, {}", voice.word(&status.account.kind), status.account.origin)],
        [voice.say("ctl-row-me"), me],
        [voice.say("ctl-row-notifications"), notifications],
        [voice.say("ctl-row-trouble"), trouble],
        [voice.say("ctl-row-calls"), voice.say_with("ctl-counts", counts)],
    ];
    rows.extend(status.history.trouble.map(|trouble| [voice.say("ctl-row-history"), trouble]));
    let source = |source: SourceState| {
        let state = source.trouble.map_or_else(|| voice.word(&source.state), |code| voice.source_trouble(&code));
        [voice.say("ctl-row-source"), format!("{}: {state}", source.name)]
    };
    rows.extend(status.sources.into_iter().map(source));
    let late = |clock: LateClock| {
        let values = [("source", clock.source), ("seconds", clock.seconds.to_string())];
        [voice.say("ctl-row-late-clock"), voice.say_with("ctl-late", values)]
    };
    rows.extend(status.late_clocks.into_iter().map(late));
    let rows: Vec<[String; 2]> = rows.into_iter().map(|row| row.map(|text| harmless(&text))).collect();
    Ok(columns(&rows))
}

/// Opens a page of the window; there is nothing to say when it worked, except to a machine that expects an answer.
pub(crate) async fn window(callcard: &Callcard, page: Option<&str>, voice: &Voice) -> Result<String, Failure> {
    let path = page.map_or_else(|| "/window".into(), |page| format!("/window/{page}"));
    let answer = callcard.post(&path).await?;
    Ok(if voice.is_json() { answer.line() } else { String::new() })
}

/// Ends Callcard, and returns when nobody listens any more.
pub(crate) async fn quit(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.post("/quit").await?;
    let gone = async {
        // What comes while it ends may be anything.
        while !matches!(callcard.get("/status").await, Err(Failure::NotRunning { .. })) {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    };
    tokio::time::timeout(ENDING, gone).await.map_err(|_| Failure::NoAnswer(ENDING))?;
    Ok(if voice.is_json() { answer.line() } else { String::new() })
}
