//! Where it is measured: one desktop in a box, on which one app after the other is started, each with the home it needs.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use e2e::{App, Daemon, Notice, Workplace, until};

/// How long an app may take to end by itself.
const END: Duration = Duration::from_secs(10);

/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// The desktop.
pub(crate) struct Floor {
    pub(crate) workplace: Workplace,
}

impl Floor {
    pub(crate) async fn build() -> Self {
        Self { workplace: Workplace::named("bench", Daemon::Dunst).await }
    }

    /// Starts an app whose sandbox can be told to misbehave, with nothing remembered from before.
    pub(crate) async fn fresh_app(&self) -> App {
        self.fresh_home();
        App::start(&self.workplace).await
    }

    /// Empties the home of Callcard. None may be running.
    pub(crate) fn fresh_home(&self) {
        let home = self.workplace.callcard_home();
        fs::remove_dir_all(&home).expect("the home can be removed");
        fs::create_dir(&home).expect("a home can be made");
    }

    /// A program that is timed: started by this process itself, with nothing in between that would take time too.
    pub(crate) fn timed_command(&self, program: impl Into<PathBuf>) -> Command {
        let mut command = Command::new(program.into());
        command
            .env_clear()
            .envs(self.workplace.environment().iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// The first of the notices from number `from` on that says this, with the time at which it passed over the bus.
    pub(crate) async fn notice(&self, from: usize, text: &str) -> Notice {
        until(&format!("a notice with {text:?}"), PATIENCE, async || {
            self.workplace.notifications.shown().into_iter().skip(from).find(|notice| notice.says(text))
        })
        .await
    }
}

/// Ends an app the way the end of a session does.
pub(crate) async fn end(mut app: App) {
    app.terminate();
    app.ended(END).await;
}
