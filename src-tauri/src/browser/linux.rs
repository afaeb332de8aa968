//! Starts the browser on Linux, in the environment the agent's other programs have.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::process::Command;
use url::Url;

use super::environment;

/// Programs that know the agent's browser; the second for systems without the first.
const LAUNCHERS: [(&str, &[&str]); 2] = [("xdg-open", &[]), ("gio", &["open"])];

/// How long the system may take to name its browser.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens the page, and ends when the program that was asked to has ended.
pub(crate) async fn launch(url: &Url) -> io::Result<()> {
    let mut missing = io::Error::from(io::ErrorKind::NotFound);
    for (program, arguments) in LAUNCHERS {
        match run(program, arguments, url).await {
            Ok(status) if status.success() => return Ok(()),
            Ok(status) => return Err(io::Error::other(format!("{program} failed with {status}"))),
            Err(error) => missing = io::Error::new(error.kind(), format!("{program}: {error}")),
        }
    }
    Err(missing)
}

/// Whether a program is set for `https`.
pub(super) async fn knows_a_browser() -> bool {
    let asked = Command::new("xdg-mime")
        .args(["query", "default", "x-scheme-handler/https"])
        .env_clear()
        .envs(environment::cleaned(std::env::vars_os().collect()))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let answer = tokio::time::timeout(PATIENCE, asked).await;
    matches!(answer, Ok(Ok(output)) if !output.stdout.trim_ascii().is_empty())
}

/// In a process group of its own, so that what ends Callcard in a terminal does not end the browser.
async fn run(program: &str, arguments: &[&str], url: &Url) -> io::Result<ExitStatus> {
    Command::new(program)
        .args(arguments)
        .arg(url.as_str())
        .env_clear()
        .envs(environment::cleaned(std::env::vars_os().collect()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?
        .wait()
        .await
}
