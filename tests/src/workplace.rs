//! A whole Linux desktop on a virtual screen, for one test.
//!
//! X server, window manager, panel with a tray, notification daemon, keyring, browser and a private bus, all with a fresh
//! home. Dropping the workplace ends everything that was started on it; after a failed test it first takes a
//! picture. Logs stay in `target/e2e/<test>/`.

mod daemon;
mod drawn;
mod file_manager;
mod home;
mod keyring;
mod pointer;
mod start;
mod traces;
mod windows;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::Child;

pub use self::daemon::Daemon;
pub use self::file_manager::FileManager;
pub(crate) use self::home::write_executable;
pub use self::keyring::{Kept, Keyring, KeyringState};
pub use self::pointer::MouseButton;
use self::start::{Start, command};
pub use self::windows::Geometry;
use crate::{Browser, LIMIT, Notifications, places, processes, until};

/// The title of the window in which the keyring asks for its password.
const PROMPT: &str = "Unlock Login Keyring";

/// How long the keyring may take for an answer before it is given again.
const TAKEN: Duration = Duration::from_secs(3);

/// The desktop. Start it inside a current-thread runtime: what it starts ends with the thread that started it.
pub struct Workplace {
    /// What is shown to the agent, and the agent's clicks on it.
    pub notifications: Notifications,
    /// What the agent's clicks opened.
    pub browser: Browser,
    /// Where programs keep secrets, unlocked unless the workplace was started otherwise.
    pub keyring: Keyring,
    bus: zbus::Connection,
    environment: Vec<(&'static str, String)>,
    children: Vec<Child>,
    logs: PathBuf,
    /// The folder of the compositor, where there is one.
    wayland: Option<TempDir>,
    dir: TempDir,
}

impl Workplace {
    /// A workplace for the running test.
    pub async fn start() -> Workplace {
        Workplace::with_keyring(KeyringState::Unlocked).await
    }

    /// The same with the keyring in this state.
    pub async fn with_keyring(state: KeyringState) -> Workplace {
        Workplace::furnished(places::logs_of_this_test(), true, Daemon::Dunst, state).await
    }

    /// The same with another notification daemon, or none.
    pub async fn with_daemon(daemon: Daemon) -> Workplace {
        Workplace::furnished(places::logs_of_this_test(), true, daemon, KeyringState::Unlocked).await
    }

    /// The same on a desktop that shows no tray icons, as GNOME is without its extension.
    pub async fn without_tray() -> Workplace {
        Workplace::furnished(places::logs_of_this_test(), false, Daemon::Dunst, KeyringState::Unlocked).await
    }

    /// The same on Wayland, for programs whose `GDK_BACKEND` says so.
    pub async fn without_tray_on_wayland() -> Workplace {
        Workplace::furnished(places::logs_of_this_test(), false, Daemon::Mako, KeyringState::Unlocked).await
    }

    /// One of several for the running test: its logs are in a folder of this name.
    pub async fn one_of_several(name: &str, daemon: Daemon) -> Workplace {
        let logs = places::emptied(&places::folder_of_this_test().join(name));
        Workplace::furnished(logs, true, daemon, KeyringState::Unlocked).await
    }

    /// A workplace for a person, with this notification daemon: its logs and pictures are in `target/<name>`.
    pub async fn named(name: &str, daemon: Daemon) -> Workplace {
        let logs = places::emptied(&places::target_dir().join(name));
        Workplace::furnished(logs, true, daemon, KeyringState::Unlocked).await
    }

    async fn furnished(logs: PathBuf, tray: bool, daemon: Daemon, keyring: KeyringState) -> Workplace {
        let dir = tempfile::Builder::new().prefix("callcard-e2e-").tempdir().expect("a temp folder");
        let browser = home::furnish(dir.path()).expect("the workplace's home can be written");
        let mut start = Start::new(home::environment(dir.path()), logs);
        start.screen().await;
        start.bus(&dir.path().join("home/session-bus.conf"));
        let (bus, listening) = (start.connection().await, start.connection().await);
        let notifications = Notifications::watch(&bus, listening, dir.path().join("home/button")).await;
        let wayland = start.furniture(&bus, tray, daemon).await;
        let Start { environment, children, logs } = start;
        let log = logs.join("gnome-keyring-daemon.log");
        let keyring = Keyring::begin(&bus, environment.clone(), log, keyring).await;
        Workplace { notifications, browser, keyring, bus, environment, children, logs, wayland, dir }
    }

    /// A command that will run on this workplace and end with it. Its output goes nowhere unless the caller says otherwise.
    #[must_use]
    pub fn command(&self, program: impl AsRef<OsStr>) -> tokio::process::Command {
        command(&self.environment, program.as_ref()).into()
    }

    /// Callcard's own folder on this workplace (`CALLCARD_HOME`).
    #[must_use]
    pub fn callcard_home(&self) -> PathBuf {
        self.dir.path().join("callcard")
    }

    /// Writes Callcard's settings, which it reads when it starts.
    pub fn settings(&self, settings: &Value) {
        let path = self.callcard_home().join("settings.json");
        fs::write(path, settings.to_string()).expect("the settings can be written");
    }

    /// Where this test leaves its logs and pictures.
    #[must_use]
    pub fn logs(&self) -> &Path {
        &self.logs
    }

    /// The variables that make a program run on this workplace.
    #[must_use]
    pub fn environment(&self) -> &[(&'static str, String)] {
        &self.environment
    }

    /// The bus of this workplace.
    pub fn bus(&self) -> &zbus::Connection {
        &self.bus
    }

    /// The short names of the processes that run on this workplace now, furniture included.
    #[must_use]
    pub fn processes(&self) -> Vec<String> {
        processes::of_workplace(&self.runtime_dir()).into_iter().map(|(_, name)| name).collect()
    }

    /// How many threads the processes with this short name have on this workplace: how far one has come that starts.
    #[must_use]
    pub fn threads(&self, name: &str) -> usize {
        let named = processes::of_workplace(&self.runtime_dir()).into_iter().filter(|(_, known)| known == name);
        let tasks = |pid: rustix::process::Pid| fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero()));
        named.map(|(pid, _)| tasks(pid).map_or(0, Iterator::count)).sum()
    }

    /// Ends the processes with this short name on this workplace at once, as a crash does.
    pub fn end(&self, name: &str) {
        self.signal(name, rustix::process::Signal::KILL);
    }

    /// Stops the processes with this short name on this workplace: they are there, and do nothing any more.
    pub fn freeze(&self, name: &str) {
        self.signal(name, rustix::process::Signal::STOP);
    }

    fn signal(&self, name: &str, signal: rustix::process::Signal) {
        for (pid, _) in processes::of_workplace(&self.runtime_dir()).into_iter().filter(|(_, known)| known == name) {
            rustix::process::kill_process(pid, signal).expect("it runs on this workplace");
        }
    }

    /// The same, and waits until they hold nothing any more.
    pub async fn end_at_last(&self, name: &str) {
        let named = processes::of_workplace(&self.runtime_dir()).into_iter().filter(|(_, known)| known == name);
        let ending: Vec<_> = named.map(|(pid, _)| pid).collect();
        self.end(name);
        for pid in ending {
            until(&format!("{name} to end"), LIMIT, async || processes::is_over(pid).then_some(())).await;
        }
    }

    /// Waits until a window with this title is on the screen.
    pub async fn wait_for_window(&self, title: &str) {
        until(&format!("the window {title:?}"), LIMIT, async || self.find_window(title).await.map(drop)).await;
    }

    /// Closes the window with this title the way a person does, by the keyboard, and waits until it is gone.
    pub async fn close_window(&self, title: &str) {
        self.wait_for_window(title).await;
        until(&format!("the window {title:?} to go"), LIMIT, async || {
            // Again while it is there: a key reaches nobody when the window manager has not settled the focus yet.
            let Some(window) = self.find_window(title).await else { return Some(()) };
            self.xdotool(&["windowactivate", "--sync", &window, "key", "--clearmodifiers", "alt+F4"]).await;
            None
        })
        .await;
    }

    /// Copies a text, as somebody does in another program.
    pub async fn copy(&self, text: &str) {
        let mut clip = self.command("xclip").args(["-selection", "clipboard"]).stdin(Stdio::piped()).spawn();
        let clip = clip.as_mut().expect("xclip starts");
        let mut input = clip.stdin.take().expect("it takes the text");
        input.write_all(text.as_bytes()).await.expect("it takes the text");
        drop(input);
        // It goes on in the background, for as long as the clipboard is its own.
        clip.wait().await.expect("it has the text");
    }

    /// What was copied last.
    pub async fn copied(&self) -> String {
        let output =
            self.command("xclip").args(["-selection", "clipboard", "-o"]).stdout(Stdio::piped()).output().await;
        String::from_utf8(output.expect("xclip runs").stdout).expect("a text was copied")
    }

    /// Gives the keyring its password when it asks for it on the screen, or sends it away.
    pub async fn answer_keyring(&self, unlock: bool) {
        self.wait_for_window(PROMPT).await;
        until("the keyring to have its answer", LIMIT, async || {
            let Some(window) = self.find_window(PROMPT).await else { return Some(()) };
            self.xdotool(&["windowactivate", "--sync", &window]).await;
            if unlock {
                // In place of what an answer that came too early has left there.
                self.xdotool(&["key", "--clearmodifiers", "ctrl+a", "type", keyring::PASSWORD]).await;
            }
            self.xdotool(&["key", "--clearmodifiers", if unlock { "Return" } else { "Escape" }]).await;
            let taken = async { while self.find_window(PROMPT).await.is_some() {} };
            tokio::time::timeout(TAKEN, taken).await.ok()
        })
        .await;
    }

    /// The window with this title, once the window manager has put it on a desktop.
    async fn find_window(&self, title: &str) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", title]).await;
        let window = found.lines().next()?;
        let desktop = self.xdotool(&["get_desktop_for_window", window]).await;
        (!desktop.is_empty()).then(|| window.to_owned())
    }

    async fn xdotool(&self, arguments: &[&str]) -> String {
        // It waits for ever for a window that goes meanwhile.
        let mut command = self.command("timeout");
        let output = command.args(["2", "xdotool"]).args(arguments).stdout(Stdio::piped()).output().await;
        String::from_utf8(output.expect("xdotool runs").stdout).expect("xdotool writes text")
    }

    /// Takes a picture of the whole screen into the logs and returns its path: of the compositor's screen, where there is
    /// one, for its daemon draws there.
    #[must_use]
    pub fn picture(&self, name: &str) -> PathBuf {
        let path = self.logs.join(name).with_extension("png");
        let mut camera = command(&self.environment, "timeout".as_ref());
        match self.wayland {
            Some(_) => camera.args(["10", "grim"]),
            None => camera.args(["10", "import", "-window", "root"]),
        };
        if !camera.arg(&path).status().is_ok_and(|status| status.success()) {
            eprintln!("no picture could be taken of the workplace");
        }
        path
    }

    /// The home of whoever sits here.
    pub(crate) fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    fn runtime_dir(&self) -> PathBuf {
        self.dir.path().join("run")
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let picture = self.picture("failed");
            fs::write(self.logs.join("notices.txt"), self.notifications.transcript()).ok();
            eprintln!("logs and a picture of the workplace: {}", picture.display());
        }
        for child in self.children.iter_mut().chain(self.keyring.process()) {
            // The keyring has a capability, which hides its environment; the rest would be found by its mark as well.
            child.start_kill().ok();
        }
        processes::end_all(&self.runtime_dir());
    }
}
