//! The entry among the programs that a Linux desktop starts (freedesktop.org's "Desktop Application Autostart").

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};

use super::ARGUMENT;

/// Its name, in the folder for it.
const ENTRY: &str = "autostart/callcard.desktop";

/// There is an entry, and no desktop's own settings have switched it off.
pub(super) fn is_on(_: &AppHandle) -> io::Result<bool> {
    let entry = match std::fs::read_to_string(place()?) {
        Ok(entry) => entry,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let says = |key: &str, value: &str| {
        let pairs = entry.lines().filter_map(|line| line.split_once('='));
        pairs.map(|(key, value)| (key.trim(), value.trim())).any(|pair| pair == (key, value))
    };
    Ok(!says("Hidden", "true") && !says("X-GNOME-Autostart-enabled", "false"))
}

pub(super) fn turn(handle: &AppHandle, on: bool) -> io::Result<()> {
    let place = place()?;
    if !on {
        return match std::fs::remove_file(place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    // In an AppImage the program itself is in a folder that is there only while it runs.
    let program = match handle.env().appimage {
        Some(image) => PathBuf::from(image),
        None => std::env::current_exe()?,
    };
    let entry = entry(&program, std::env::var_os("CALLCARD_HOME").as_deref())?;
    let folder = place.parent().unwrap_or(Path::new("/"));
    std::fs::create_dir_all(folder)?;
    let mut draft = tempfile::Builder::new().prefix(".callcard").tempfile_in(folder)?;
    draft.write_all(entry.as_bytes())?;
    draft.persist(place).map(drop).map_err(|error| error.error)
}

fn place() -> io::Result<PathBuf> {
    let folders = directories::BaseDirs::new().ok_or_else(|| io::Error::other("this user has no home folder"))?;
    Ok(folders.config_dir().join(ENTRY))
}

/// The entry that starts this program, with its files where they are now.
fn entry(program: &Path, home: Option<&OsStr>) -> io::Result<String> {
    let home = match home {
        Some(home) => format!("env {} ", quoted(&format!("CALLCARD_HOME={}", text(home)?))),
        None => String::new(),
    };
    let program = quoted(text(program.as_os_str())?);
    Ok(format!(
        "[Desktop Entry]\nType=Application\nName=Callcard\nIcon=callcard\nExec={home}{program} {ARGUMENT}\n\
         Terminal=false\nStartupNotify=false\n"
    ))
}

fn text(path: &OsStr) -> io::Result<&str> {
    let unreadable = || io::Error::other(format!("{} is no text, so it cannot be written down", path.display()));
    path.to_str().ok_or_else(unreadable)
}

/// A word of the command, as the specification has it: quoted for the command, then escaped for the file. A percent
/// sign would be a field to fill.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => {
                quoted.push_str(r"\\");
                quoted.push(c);
            }
            '%' => quoted.push_str("%%"),
            '\n' => quoted.push_str(r"\n"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_one_word_of_the_command() {
        for (program, home, exec) in [
            ("/usr/bin/callcard", None, r#"Exec="/usr/bin/callcard" --background"#),
            ("/opt/My Apps/100%/callcard", None, r#"Exec="/opt/My Apps/100%%/callcard" --background"#),
            (r#"/a\b"c$d`e"#, None, r#"Exec="/a\\\\b\\"c\\$d\\`e" --background"#),
            ("/x", Some("/home/i van"), r#"Exec=env "CALLCARD_HOME=/home/i van" "/x" --background"#),
        ] {
            let entry = entry(Path::new(program), home.map(OsStr::new)).unwrap();
            assert!(entry.lines().any(|line| line == exec), "{entry}");
        }
    }
}
