//! Starting the programs a workplace consists of, each with a log of its own, and waiting until each is there.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

use zbus::Connection;
use zbus::fdo::DBusProxy;

use tempfile::TempDir;

use super::Workplace;
use super::daemon::Daemon;
use crate::{LIMIT, until};

/// The services that must be on the bus before a test begins: notices, and the tray where there is one.
const NOTICES: &str = "org.freedesktop.Notifications";
const TRAY: &str = "org.kde.StatusNotifierWatcher";

/// A workplace while it is being put together.
pub(super) struct Start {
    pub(super) environment: Vec<(&'static str, String)>,
    pub(super) children: Vec<Child>,
    pub(super) logs: PathBuf,
}

impl Start {
    pub(super) fn new(environment: Vec<(&'static str, String)>, logs: PathBuf) -> Start {
        Start { environment, children: Vec::new(), logs }
    }

    /// The X server takes the first free display by itself and says which.
    pub(super) async fn screen(&mut self) {
        let mut server = self
            .command("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("Xvfb starts");
        let output = server.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(output).lines();
        let number = tokio::time::timeout(LIMIT, lines.next_line()).await;
        let number = number.expect("Xvfb is ready in time").ok().flatten();
        let number = number.expect("Xvfb says its display");
        self.environment.push(("DISPLAY", format!(":{}", number.trim())));
        self.children.push(server);
    }

    pub(super) fn bus(&mut self, config: &Path) {
        let config = format!("--config-file={}", config.display());
        self.child("dbus-daemon", &[&config, "--nofork", "--nopidfile"]);
    }

    /// A connection of ours to the bus, as soon as it accepts one.
    pub(super) async fn connection(&self) -> Connection {
        let address = self.environment.iter().find(|(name, _)| *name == "DBUS_SESSION_BUS_ADDRESS");
        let (_, address) = address.expect("the environment names the bus");
        until("the bus", LIMIT, async || zbus::connection::Builder::address(address.as_str()).ok()?.build().await.ok())
            .await
    }

    /// Everything that needs a screen and a bus. Returns the folder of the compositor, where there is one.
    pub(super) async fn furniture(&mut self, bus: &Connection, tray: bool, daemon: Daemon) -> Option<TempDir> {
        self.child("xfwm4", &["--compositor=off"]);
        let wayland = daemon.start(self).await;
        if tray {
            self.child("xfce4-panel", &["--disable-wm-check"]);
        }
        let names = DBusProxy::new(bus).await.expect("the bus answers");
        let notices = (daemon != Daemon::Nobody).then_some(NOTICES);
        for service in notices.into_iter().chain(tray.then_some(TRAY)) {
            until(service, LIMIT, async || {
                let name = service.try_into().expect("a service has a well-formed name");
                names.name_has_owner(name).await.ok()?.then_some(())
            })
            .await;
        }
        wayland
    }

    pub(super) fn child(&mut self, program: &str, args: &[&str]) {
        let child = self.command(program).args(args).spawn();
        self.children.push(child.unwrap_or_else(|error| panic!("{program} does not start: {error}")));
    }

    /// A command of the furniture: what it complains about goes to a log of its own.
    pub(super) fn command(&self, program: &str) -> tokio::process::Command {
        let name = Path::new(program).file_name().unwrap_or_default();
        let log = File::create(self.logs.join(name).with_extension("log"));
        let mut command = command(&self.environment, program.as_ref());
        command.stderr(log.expect("a log file can be made"));
        command.into()
    }
}

impl Workplace {
    /// Starts the panel, and with it a tray, on a workplace that began without: as at a login where it is slow.
    pub fn start_panel(&mut self) {
        let panel = self.command("xfce4-panel").arg("--disable-wm-check").spawn();
        self.children.push(panel.expect("xfce4-panel starts"));
    }
}

/// A program on the workplace: nothing but the workplace's environment, no input, a process group of its own (so that Ctrl-C
/// reaches only who started the workplace), and it dies with the thread that starts it.
pub(super) fn command(environment: &[(&'static str, String)], program: &OsStr) -> Command {
    let mut command = Command::new("setpriv");
    command
        .args(["--pdeathsig", "KILL", "--"])
        .arg(program)
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    command
}
