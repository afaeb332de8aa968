//! What the setup of Windows has Callcard do, because it cannot do it well itself: the PATH, which may be longer than a setup
//! can hold, and taking away what Callcard has written outside its folder.
//!
//! A copy elsewhere may have taken over meanwhile: what is not of this program is left alone.

#[cfg(windows)]
mod system;

/// What is to be done.
#[cfg(windows)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Work {
    /// Put the folder of this program on the user's PATH
    Path,
    /// Take away what this program has registered, and its notices
    Leave,
    /// The same; and the settings, the history, and the secrets
    Forget,
}

#[cfg(windows)]
pub(crate) use system::carry_out;

/// The PATH with a folder at its end; `None` when the folder is on it already.
fn with(path: &str, folder: &str) -> Option<String> {
    if path.split(';').any(|entry| is_same(entry, folder)) {
        return None;
    }
    let path = path.trim_end_matches(';');
    Some(if path.is_empty() { folder.to_owned() } else { format!("{path};{folder}") })
}

/// The PATH without a folder; `None` when the folder is not on it.
fn without(path: &str, folder: &str) -> Option<String> {
    let entries = || path.split(';');
    let is_there = entries().any(|entry| is_same(entry, folder));
    is_there.then(|| entries().filter(|entry| !is_same(entry, folder)).collect::<Vec<_>>().join(";"))
}

/// Folders as Windows compares them.
fn is_same(entry: &str, folder: &str) -> bool {
    let plain = |folder: &str| folder.trim().trim_matches('"').trim_end_matches('\\').to_lowercase();
    plain(entry) == plain(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: &str = r"C:\Users\Ольга\AppData\Local\Programs\Callcard";

    #[test]
    fn path_gets_the_folder_once_and_loses_it_alone() {
        let long = vec![r"C:\a folder with a name"; 400].join(";");
        for (before, after) in [
            ("", FOLDER.to_owned()),
            (r"%USERPROFILE%\bin", format!(r"%USERPROFILE%\bin;{FOLDER}")),
            (r"C:\one;C:\two;", format!(r"C:\one;C:\two;{FOLDER}")),
            (&long, format!("{long};{FOLDER}")),
        ] {
            assert_eq!(with(before, FOLDER).as_deref(), Some(&*after));
            assert_eq!(with(&after, FOLDER), None, "it is there already");
            assert_eq!(without(&after, FOLDER).as_deref(), Some(before.trim_end_matches(';')));
            assert_eq!(without(before, FOLDER), None);
        }
    }

    #[test]
    fn folder_is_known_however_it_is_written() {
        for entry in [FOLDER.to_uppercase(), format!(r"{FOLDER}\"), format!("\"{FOLDER}\""), format!(" {FOLDER}")] {
            assert_eq!(with(&format!("C:\\one;{entry}"), FOLDER), None, "{entry}");
            assert_eq!(without(&format!("C:\\one;{entry};C:\\two"), FOLDER).as_deref(), Some("C:\\one;C:\\two"));
        }
        assert_eq!(without(&format!(r"{FOLDER}\plugins"), FOLDER), None, "another folder in it");
    }
}
