//! The check-up: what Callcard finds wrong with the set-up.

use std::time::Duration;

use crate::callcard::Callcard;
use crate::failure::Failure;
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{Check, Examine, Findings};
use crate::{args, output};

/// How long the checks may take; Callcard itself gives up after 40 s.
const EXAMINATION: Duration = Duration::from_secs(45);

/// Prints what was found, and fails if anything is broken.
pub(crate) async fn doctor(callcard: &Callcard, asked: args::Doctor, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.post_json("/doctor", &Examine { test_call: asked.test_call }, EXAMINATION).await?;
    voice.adopt(answer.language());
    let Findings { checks, report } = answer.read()?;
    let text = if voice.is_json() {
        answer.line()
    } else if asked.report {
        report.lines().map(|line| harmless(line) + "\n").collect()
    } else {
        list(&checks, voice)
    };
    match checks.iter().filter(|check| check.state == "failed").count() {
        0 => Ok(text),
        failed => {
            output::print(&text)?;
            Err(Failure::ChecksFailed { failed, checks: checks.len() })
        }
    }
}

/// A line a check, and the advice below it.
fn list(checks: &[Check], voice: &Voice) -> String {
    let marks = Marks::new(voice);
    // Advice stands under the title of its check.
    let indent = marks.width + 2;
    let row = |check: &Check| [marks.of(&check.state), harmless(&check.title), harmless(&check.detail)];
    let rows: Vec<_> = checks.iter().map(row).collect();
    let mut text = String::new();
    for (line, check) in columns(&rows).lines().zip(checks) {
        text.push_str(&format!("{line}\n"));
        if let Some(advice) = &check.advice {
            text.push_str(&format!("{:indent$}{}\n", "", harmless(advice)));
        }
    }
    text
}

/// The words for the states, of one width; what is broken stands out.
struct Marks {
    words: [(&'static str, String); 4],
    width: usize,
}

impl Marks {
    fn new(voice: &Voice) -> Self {
        let words =
            ["ok", "warning", "failed", "skipped"].map(|state| (state, voice.say(&format!("ctl-mark-{state}"))));
        let width = words.iter().map(|(_, word)| word.chars().count()).max().unwrap_or_default();
        Self { words, width }
    }

    /// A state that is newer than the words stands for itself.
    fn of(&self, state: &str) -> String {
        let known = self.words.iter().find(|(known, _)| *known == state);
        let word = known.map_or_else(|| harmless(state), |(_, word)| word.clone());
        format!("{word:width$}", width = self.width)
    }
}
