//! The entry among the programs that a Linux desktop starts (freedesktop.org's "Desktop Application Autostart").

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tauri::AppHandle;

use super::ARGUMENT;

/// Its name, in the folder for it.
const ENTRY: &str = "autostart/callcard.desktop";

/// There is an entry, its program is there, and no desktop's own settings have switched it off.
pub(super) fn is_on(_: &AppHandle) -> io::Result<bool> {
    let entry = match std::fs::read_to_string(place()?) {
        Ok(entry) => entry,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(starts(&entry, &|program| is_there(program)))
}

/// Whether a desktop starts what an entry names.
fn starts(entry: &str, is_there: &dyn Fn(&Path) -> bool) -> bool {
    let value = |key: &str| {
        let mut pairs = entry.lines().filter_map(|line| line.split_once('='));
        pairs.find(|(known, _)| known.trim() == key).map(|(_, value)| value.trim())
    };
    let program = value("Exec").and_then(program_of);
    value("Hidden") != Some("true")
        && value("X-GNOME-Autostart-enabled") != Some("false")
        && program.is_some_and(|program| is_there(&program))
}

/// A program by its path, or by its name in the folders for programs.
fn is_there(program: &Path) -> bool {
    if program.components().count() > 1 {
        return program.is_file();
    }
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// The program that a command starts: its first word, past `env` and what that sets.
fn program_of(command: &str) -> Option<PathBuf> {
    let words = words(command);
    let mut words = words.iter().map(String::as_str).peekable();
    if words.peek().is_some_and(|first| Path::new(first).file_name().is_some_and(|name| name == "env")) {
        words.next();
        while words.next_if(|word| word.contains('=')).is_some() {}
    }
    words.next().filter(|program| !program.is_empty()).map(PathBuf::from)
}

/// The words of a command, the other way round from `quoted`.
fn words(command: &str) -> Vec<String> {
    let mut value = String::new();
    let mut letters = command.chars();
    while let Some(c) = letters.next() {
        value.push(match c {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('s') => ' ',
                Some(other) => other,
                None => break,
            },
            c => c,
        });
    }
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    let mut letters = value.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            '\\' if is_quoted => word.get_or_insert_default().extend(letters.next()),
            '%' => word.get_or_insert_default().extend(letters.next_if_eq(&'%')),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

pub(super) fn turn(_: &AppHandle, on: bool) -> io::Result<()> {
    let place = place()?;
    if !on {
        return match std::fs::remove_file(place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    let program = itself(|name| std::env::var_os(name), std::env::current_exe()?);
    let entry = entry(&program, std::env::var_os("CALLCARD_HOME").as_deref())?;
    let folder = place.parent().unwrap_or(Path::new("/"));
    std::fs::create_dir_all(folder)?;
    let mut draft = tempfile::Builder::new().prefix(".callcard").tempfile_in(folder)?;
    draft.write_all(entry.as_bytes())?;
    draft.persist(place).map(drop).map_err(|error| error.error)
}

/// What starts this program. In an AppImage the program itself is in a folder that is there only while it runs; but the
/// variables may have come down from another one, which started us.
fn itself(variable: impl Fn(&str) -> Option<OsString>, program: PathBuf) -> PathBuf {
    match (variable("APPIMAGE"), variable("APPDIR")) {
        (Some(image), Some(folder)) if !folder.is_empty() && program.starts_with(&folder) => image.into(),
        _ => program,
    }
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
            let read = program_of(exec.strip_prefix("Exec=").unwrap());
            assert_eq!(read.as_deref(), Some(Path::new(program)), "it is read as it is written");
        }
    }

    #[test]
    fn an_entry_counts_only_if_its_program_is_there() {
        let there = |program: &Path| {
            ["/usr/bin/callcard", "callcard", "/o p/c"].iter().any(|known| program == Path::new(known))
        };
        for (entry, on) in [
            ("Exec=/usr/bin/callcard --background", true),
            ("Exec=\"/usr/bin/callcard\" --background", true),
            ("Exec = callcard", true),
            ("Exec=\"/o p/c\"", true),
            ("Exec=/o p/c", false),
            ("Exec=env A=b \"C=d e\" /usr/bin/callcard", true),
            ("Exec=/usr/bin/env A=b /gone/Callcard.AppImage", false),
            ("Exec=\"/gone/Callcard.AppImage\" --background", false),
            ("Exec=", false),
            ("Name=Callcard", false),
            ("Exec=/usr/bin/callcard\nHidden=true", false),
            ("Exec=/usr/bin/callcard\nX-GNOME-Autostart-enabled=false", false),
            ("Exec=/usr/bin/callcard\nHidden=false", true),
        ] {
            assert_eq!(starts(entry, &there), on, "{entry}");
        }
    }

    #[test]
    fn an_image_counts_only_if_this_program_is_in_it() {
        let check = |image: Option<&str>, folder: Option<&str>, program: &str, expected: &str| {
            let variable = |name: &str| if name == "APPIMAGE" { image } else { folder }.map(OsString::from);
            assert_eq!(itself(variable, program.into()), Path::new(expected));
        };
        let image = Some("/home/i/Callcard.AppImage");
        check(image, Some("/tmp/.mount_call"), "/tmp/.mount_call/usr/bin/callcard", "/home/i/Callcard.AppImage");
        check(Some("/opt/Other.AppImage"), Some("/x"), "/usr/bin/callcard", "/usr/bin/callcard");
        check(Some("/opt/Other.AppImage"), None, "/usr/bin/callcard", "/usr/bin/callcard");
        check(Some("/opt/Other.AppImage"), Some(""), "/usr/bin/callcard", "/usr/bin/callcard");
        check(None, Some("/usr"), "/usr/bin/callcard", "/usr/bin/callcard");
        check(Some("/opt/Other.AppImage"), Some("/usr/bin/call"), "/usr/bin/callcard", "/usr/bin/callcard");
    }
}
