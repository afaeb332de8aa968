//! What is wrong with the set-up, as Callcard finds it.

use std::time::Duration;

use crate::{
    args,
    callcard::Callcard,
    failure::Failure,
    output::{self, columns, harmless},
    wire::{Check, Examine, Findings},
};

/// How long the checks may take; Callcard itself gives up after 40 s.
const EXAMINATION: Duration = Duration::from_secs(45);
/// Advice stands under the title of its check, which comes after the longest mark.
const INDENT: usize = "skipped  ".len();

/// Prints what was found, and fails if anything is broken.
pub(crate) async fn doctor(callcard: &Callcard, asked: args::Doctor, json: bool) -> Result<String, Failure> {
    let answer = callcard.post_json("/doctor", &Examine { test_call: asked.test_call }, EXAMINATION).await?;
    let Findings { checks, report } = answer.read()?;
    let text = match () {
        () if json => answer.line(),
        () if asked.report => report.lines().map(|line| harmless(line) + "\n").collect(),
        () => list(&checks),
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
fn list(checks: &[Check]) -> String {
    let row = |check: &Check| [mark(&check.state), harmless(&check.title), harmless(&check.detail)];
    let rows: Vec<_> = checks.iter().map(row).collect();
    let mut text = String::new();
    for (line, check) in columns(&rows).lines().zip(checks) {
        text.push_str(&format!("{line}\n"));
        if let Some(advice) = &check.advice {
            text.push_str(&format!("{:INDENT$}{}\n", "", harmless(advice)));
        }
    }
    text
}

/// The word for a state, of one width; what is broken stands out.
fn mark(state: &str) -> String {
    let word = if state == "failed" { "FAILED".into() } else { harmless(state) };
    format!("{word:7}")
}
