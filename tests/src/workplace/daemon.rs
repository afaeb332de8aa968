//! The notification daemons that a workplace can have, each with what it needs to run.
//!
//! mako draws on Wayland only: it gets a compositor without a screen, which refuses to run as root and so runs as nobody.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;

use super::Workplace;
use super::start::Start;
use crate::{LIMIT, until};

/// Who shows the notices of a workplace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daemon {
    /// Where it draws no buttons, and is set up so that everything on it can be done at command.
    Dunst,
    /// The one of Xfce, which draws a click's action as a button.
    Xfce,
    /// The one of sway, which draws no buttons.
    Mako,
    /// The one of LXQt, which draws a click's action as a button and takes clicks as well.
    Lxqt,
    /// Nobody, unless a test does.
    Nobody,
}

/// Where Debian has it, or else the path of other systems.
const XFCE: [&str; 2] =
    ["/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd", "/usr/lib/xfce4/notifyd/xfce4-notifyd"];
const SWAY: &str = "output * resolution 1280x800 bg #3b5b73 solid_color\n";
const NOBODY: u32 = 65_534;

impl Daemon {
    /// Starts it. Returns the folder of the compositor, where there is one.
    pub(super) async fn start(self, start: &mut Start) -> Option<TempDir> {
        match self {
            Daemon::Dunst => start.child("dunst", &[]),
            Daemon::Xfce => {
                let program = XFCE.into_iter().find(|path| Path::new(path).exists()).unwrap_or(XFCE[0]);
                start.child(program, &[]);
            }
            Daemon::Mako => {
                let folder = compositor(start);
                let socket = folder.path().join("wayland-1");
                until("the compositor", LIMIT, async || socket.exists().then_some(())).await;
                start.environment.push(("WAYLAND_DISPLAY", socket.display().to_string()));
                start.child("mako", &["--default-timeout", "0"]);
                return Some(folder);
            }
            Daemon::Lxqt => start.child("lxqt-notificationd", &[]),
            Daemon::Nobody => {}
        }
        None
    }
}

fn compositor(start: &mut Start) -> TempDir {
    let folder = tempfile::Builder::new().prefix("callcard-sway-").tempdir().expect("a temp folder");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).expect("the folder is ours");
    let config = folder.path().join("config");
    fs::write(&config, SWAY).expect("the compositor's settings can be written");
    let mut command = start.command("setpriv");
    command.args(["--pdeathsig", "KILL"]);
    if rustix::process::geteuid().is_root() {
        std::os::unix::fs::chown(folder.path(), Some(NOBODY), Some(NOBODY)).expect("root gives the folder away");
        let id = NOBODY.to_string();
        command.args(["--reuid", &id, "--regid", &id, "--clear-groups"]);
    }
    command
        .args(["--", "sway", "-c"])
        .arg(&config)
        .env("XDG_RUNTIME_DIR", folder.path())
        .env("HOME", folder.path())
        .env("WLR_BACKENDS", "headless")
        .env("WLR_LIBINPUT_NO_DEVICES", "1")
        .env("WLR_RENDERER", "pixman")
        .env_remove("DISPLAY");
    start.children.push(command.spawn().expect("sway starts"));
    folder
}

impl Workplace {
    /// Lets `makoctl` do what a person does with mako's newest notice.
    pub async fn makoctl(&self, arguments: &[&str]) {
        let done = self.command("makoctl").args(arguments).status().await;
        assert!(done.expect("makoctl starts").success(), "makoctl {arguments:?}");
    }
}
