//! The files of a workplace: a fresh home with what the bus, the panel, the notification daemon and the browser read
//! when they start, and the environment that leads every program there and nowhere else.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

use crate::Browser;

const BUS_CONFIG: &str = include_str!("session-bus.conf");
const PANEL_CONFIG: &str = include_str!("xfce4-panel.xml");
const DUNST_CONFIG: &str = include_str!("dunstrc");

/// What the bus may start by itself: the settings the panel reads, what asks for the keyring's password, and the bus
/// for screen readers, for which only the tests of accessibility ask.
const SERVICES: [&str; 3] =
    ["org.xfce.Xfconf.service", "org.gnome.keyring.SystemPrompter.service", "org.a11y.Bus.service"];

/// Writes the home: what the bus, the panel, the notification daemon and the browser read when they start.
pub(super) fn furnish(dir: &Path) -> io::Result<Browser> {
    fs::DirBuilder::new().mode(0o700).create(dir.join("run"))?;
    fs::create_dir(dir.join("callcard"))?;
    let home = dir.join("home");
    let panel = home.join(".config/xfce4/xfconf/xfce-perchannel-xml");
    fs::create_dir_all(&panel)?;
    fs::create_dir(home.join("bus-services"))?;
    fs::write(panel.join("xfce4-panel.xml"), PANEL_CONFIG)?;

    let fill = |text: &str| {
        let run = dir.join("run").display().to_string();
        text.replace("{home}", &home.display().to_string()).replace("{run}", &run)
    };
    fs::write(home.join("session-bus.conf"), fill(BUS_CONFIG))?;
    fs::create_dir(home.join(".config/dunst"))?;
    fs::write(home.join(".config/dunst/dunstrc"), fill(DUNST_CONFIG))?;
    // The daemon offers the buttons as lines; the one named in the file is pressed.
    write_executable(&home.join("press"), &fill("#!/bin/sh\ngrep -F -m 1 -f '{home}/button'\n"))?;

    for service in SERVICES {
        let text = fs::read_to_string(Path::new("/usr/share/dbus-1/services").join(service))?;
        // Without this line the bus starts it itself instead of asking a systemd that the workplace has not got.
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with("SystemdService")).collect();
        fs::write(home.join("bus-services").join(service), lines.join("\n"))?;
    }

    share(&dir.join("share"))?;
    Browser::install(&home, home.join("opened"))
}

/// What the system's programs share, without the programs a person could start: the browser of the workplace is its own.
fn share(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)?;
    for entry in fs::read_dir("/usr/share")?.flatten().filter(|entry| entry.file_name() != "applications") {
        std::os::unix::fs::symlink(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(())
}

pub(super) fn environment(dir: &Path) -> Vec<(&'static str, String)> {
    let path = |name: &str| dir.join(name).display().to_string();
    let mut environment = vec![
        ("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin".to_owned()),
        ("HOME", path("home")),
        ("LANG", "C.UTF-8".to_owned()),
        ("XDG_RUNTIME_DIR", path("run")),
        ("XDG_CONFIG_HOME", path("home/.config")),
        ("XDG_DATA_HOME", path("home/.local/share")),
        ("XDG_CACHE_HOME", path("home/.cache")),
        ("XDG_DATA_DIRS", path("share")),
        ("XDG_CURRENT_DESKTOP", "XFCE".to_owned()),
        ("XDG_SESSION_TYPE", "x11".to_owned()),
        ("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", path("run/bus"))),
        ("CALLCARD_HOME", path("callcard")),
        // Nobody reads the screen out, as on most workplaces; GTK would start what it takes all the same.
        ("NO_AT_BRIDGE", "1".to_owned()),
        ("GDK_BACKEND", "x11".to_owned()),
    ];
    for name in ["CALLCARD_LOG", "RUST_BACKTRACE"] {
        if let Ok(value) = std::env::var(name) {
            environment.push((name, value));
        }
    }
    environment
}

/// Writes a script that can be run.
pub(crate) fn write_executable(path: &Path, body: &str) -> io::Result<()> {
    fs::write(path, body)?;
    fs::set_permissions(path, Permissions::from_mode(0o755))
}
