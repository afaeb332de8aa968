//! Calls as they come: a line for each change, until Ctrl-C or until Callcard ends.

use jiff::tz::TimeZone;
use serde_json::Value;
use tokio::signal::ctrl_c;

use crate::callcard::Callcard;
use crate::calls::{card_line, number};
use crate::failure::Failure;
use crate::output;
use crate::text::harmless;
use crate::voice::Voice;
use crate::wire::{Call, Happening};

/// Prints calls until there are no more. What stands at the end has been printed.
pub(crate) async fn watch(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let mut lines = callcard.follow("/events").await?;
    loop {
        let line = tokio::select! {
            line = lines.next() => line.map_err(|error| Failure::Garbled(error.to_string()))?,
            interrupted = ctrl_c() => {
                interrupted?;
                None
            }
        };
        let Some(line) = line else { return Ok(String::new()) };
        // An empty line only says that the connection stands.
        if line.is_empty() {
            continue;
        }
        let text = if voice.is_json() { line + "\n" } else { row(&line, voice)? };
        output::print(&text)?;
    }
}

/// A change for people. What is newer than this program is printed as it came.
fn row(line: &str, voice: &Voice) -> Result<String, Failure> {
    let happening: Happening = serde_json::from_str(line).map_err(|error| Failure::Garbled(error.to_string()))?;
    Ok(match happening {
        Happening::Call(call) => call_row(&call, voice) + "\n",
        Happening::PassedOver(count) => voice.say_with("ctl-passed-over", [("count", count.to_string())]) + "\n",
        Happening::Newer(Value::Object(fields)) => harmless(&Value::Object(fields).to_string()) + "\n",
        Happening::Newer(_) => String::new(),
    })
}

fn call_row(call: &Call, voice: &Voice) -> String {
    let at = call.changed_at().to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string();
    let word = voice.word(call.outcome.as_ref().unwrap_or(&call.phase));
    let who = call.card.as_ref().map(|card| card_line(card, voice)).unwrap_or_default();
    let cells = [at, voice.word(call.direction.word()), number(&call.number.readable, voice), word, who];
    let widths = [8, 5, 20, 12, 0];
    let line: String = cells.iter().zip(widths).map(|(cell, width)| format!("{:width$}  ", harmless(cell))).collect();
    line.trim_end().to_owned()
}
