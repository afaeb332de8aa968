//! Starts the browser on Linux, in the environment the agent's other programs have.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::process::Command;
use url::Url;

use super::environment;

/// Programs that know the agent's browser, each for systems where the one before is missing or fails; the last knows
/// nothing else.
const LAUNCHERS: [(&str, &[&str]); 3] = [("xdg-open", &[]), ("gio", &["open"]), ("x-www-browser", &[])];

/// How long one of them may take. On some systems it becomes the browser: whatever still runs by then has taken it.
const OPENING: Duration = Duration::from_secs(5);

/// How long the system may take to name its browser.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens the page by the first program that can, and ends when that one has ended.
pub(crate) async fn launch(url: &Url) -> io::Result<()> {
    let mut failures = Vec::new();
    for (program, arguments) in LAUNCHERS {
        if program == "x-www-browser" && !url.scheme().starts_with("http") {
            continue;
        }
        match run(program, arguments, url).await {
            Ok(None) => return Ok(()),
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => failures.push(format!("{program} failed with {status}")),
            Err(error) => failures.push(format!("{program}: {error}")),
        }
    }
    Err(io::Error::other(failures.join(", ")))
}

/// Whether a program is set for `https`.
pub(super) async fn knows_a_browser() -> bool {
    default_for("https").await.is_some_and(|program| !program.is_empty())
}

/// Whether a program is set for numbers as links of this kind, or nobody can tell.
pub(super) async fn may_know_a_telephone(scheme: &str) -> bool {
    default_for(scheme).await.is_none_or(|program| !program.is_empty())
}

/// The program that is set for a scheme, empty where there is none; nothing where that cannot be told.
pub(super) async fn default_for(scheme: &str) -> Option<String> {
    let asked = Command::new("xdg-mime")
        .args(["query", "default", &format!("x-scheme-handler/{scheme}")])
        .env_clear()
        .envs(environment::cleaned(std::env::vars_os().collect()))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let answer = tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?;
    Some(String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}

/// How it ended, or that it still runs. In a process group of its own, so that what ends Callcard in a terminal does not
/// end the browser.
async fn run(program: &str, arguments: &[&str], url: &Url) -> io::Result<Option<ExitStatus>> {
    let mut running = Command::new(program)
        .args(arguments)
        .arg(url.as_str())
        .env_clear()
        .envs(environment::cleaned(std::env::vars_os().collect()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    match tokio::time::timeout(OPENING, running.wait()).await {
        Ok(ended) => ended.map(Some),
        // Tokio collects it when it ends.
        Err(_) => Ok(None),
    }
}
