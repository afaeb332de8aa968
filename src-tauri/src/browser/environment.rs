//! The environment for programs that we start: without what was set for this one alone.
//!
//! An AppImage points libraries, themes and modules at its own; a browser that is led there crashes or looks foreign.

use std::ffi::{OsStr, OsString};
use std::path::Path;

type Variables = Vec<(OsString, OsString)>;

/// Beginnings of the names of variables that concern this program alone.
const OURS: [&str; 4] = ["CALLCARD_", "LD_LIBRARY_PATH", "TAURI_", "WEBKIT_"];
/// Beginnings of the names of variables that an AppImage sets. Outside of one they are the agent's own.
const BUNDLED: [&str; 12] =
    ["APPDIR", "APPIMAGE", "ARGV0", "GDK_", "GIO_", "GSETTINGS_", "GST_", "GTK_", "OWD", "PERLLIB", "PYTHON", "QT_"];
/// Lists of folders to which an AppImage adds its own.
const LISTS: [&str; 4] = ["PATH", "XDG_CONFIG_DIRS", "XDG_DATA_DIRS", "XCURSOR_PATH"];

/// The variables to pass on.
pub(super) fn cleaned(variables: Variables) -> Variables {
    let app = variables.iter().find(|(name, _)| name == "APPDIR").map(|(_, dir)| dir.clone());
    let kept = variables.into_iter().filter(|(name, _)| !begins(name, &OURS));
    let Some(app) = app else { return kept.collect() };
    kept.filter(|(name, _)| !begins(name, &BUNDLED))
        .map(|(name, value)| {
            let is_list = LISTS.iter().any(|list| name == *list);
            let value = if is_list { outside(&value, Path::new(&app)) } else { value };
            (name, value)
        })
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn begins(name: &OsStr, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| name.as_encoded_bytes().starts_with(beginning.as_bytes()))
}

/// The folders of a list that are not the AppImage's.
fn outside(list: &OsStr, app: &Path) -> OsString {
    let folders = std::env::split_paths(list).filter(|folder| !folder.starts_with(app));
    // Folders that were split at the separator have none in them.
    std::env::join_paths(folders).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: &[(&str, &str)]) {
        let owned = |all: &[(&str, &str)]| all.iter().map(|(name, value)| (name.into(), value.into())).collect();
        let expected: Variables = owned(expected);
        assert_eq!(cleaned(owned(variables)), expected);
    }

    #[test]
    fn what_concerns_this_program_alone_is_left_out() {
        check(
            &[
                ("HOME", "/home/ivan"),
                ("CALLCARD_HOME", "/tmp/one"),
                ("TAURI_AUTOMATION", "true"),
                ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
                ("LD_LIBRARY_PATH", "/opt/lib"),
                ("DISPLAY", ":0"),
            ],
            &[("HOME", "/home/ivan"), ("DISPLAY", ":0")],
        );
    }

    #[test]
    fn the_agents_own_choices_stay_outside_of_an_appimage() {
        let own = [("GTK_IM_MODULE", "ibus"), ("QT_QPA_PLATFORM", "wayland"), ("PATH", "/usr/bin")];
        check(&own, &own);
    }

    #[test]
    fn an_appimages_own_things_are_left_out() {
        check(
            &[
                ("APPDIR", "/tmp/.mount_call"),
                ("APPIMAGE", "/home/ivan/Callcard.AppImage"),
                ("GTK_PATH", "/tmp/.mount_call/usr/lib/gtk-3.0"),
                ("GDK_BACKEND", "x11"),
                ("PATH", "/tmp/.mount_call/usr/bin:/usr/bin"),
                ("XDG_DATA_DIRS", "/tmp/.mount_call/usr/share"),
                ("LANG", "ru_RU.UTF-8"),
            ],
            &[("PATH", "/usr/bin"), ("LANG", "ru_RU.UTF-8")],
        );
    }
}
