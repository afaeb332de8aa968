//! What the setup wishes, done to the user's registry, notices, keyring and folders.

use std::path::Path;
use std::{env, fs, io};

use callcard_local::{HOME_VARIABLE, Paths};
use windows_registry::{CURRENT_USER, Key};

use super::{Work, with, without};
use crate::{Outcome, keyring, login, notifier, win32};

/// Does it. One thing that fails keeps no other from being done.
pub(crate) fn carry_out(work: Work, paths: &Paths) -> Outcome<()> {
    let program = env::current_exe()?;
    let folder = program.parent().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
    if work == Work::Path {
        return change_path(|path| with(path, &folder.display().to_string()));
    }
    let done = [
        change_path(|path| without(path, &folder.display().to_string())),
        login::leave().map_err(Into::into),
        notifier::leave().map_err(Into::into),
        if work == Work::Forget { forget(paths) } else { Ok(()) },
    ];
    done.into_iter().collect()
}

/// Changes the PATH of the user, and tells the programs that start others.
fn change_path(change: impl Fn(&str) -> Option<String>) -> Outcome<()> {
    const NAME: &str = "Path";
    let environment: Key = CURRENT_USER.create("Environment")?;
    let before = match environment.get_string(NAME) {
        Ok(path) => path,
        Err(_) if environment.get_type(NAME).is_err() => String::new(),
        // It is there and no text: whose ever it is, it stays as it is.
        Err(error) => return Err(error.into()),
    };
    if let Some(path) = change(&before) {
        environment.set_expand_string(NAME, &path)?;
        win32::tell_of_environment();
    }
    Ok(())
}

/// Secrets, settings and history. A folder that somebody has chosen for them may hold other things, so it stays.
fn forget(paths: &Paths) -> Outcome<()> {
    keyring::forget(paths)?;
    if env::var_os(HOME_VARIABLE).is_none() {
        remove(paths.data_dir())?;
    }
    Ok(())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In the user's real registry, so it is left as it was found.
    #[test]
    fn path_of_the_user_is_changed_and_its_variables_stay_variables() {
        let environment = CURRENT_USER.create("Environment").unwrap();
        let before = environment.get_string("Path").ok();
        environment.set_expand_string("Path", r"%USERPROFILE%\bin").unwrap();
        change_path(|path| with(path, r"C:\Callcard")).unwrap();
        assert_eq!(environment.get_string("Path").unwrap(), r"%USERPROFILE%\bin;C:\Callcard");
        assert_eq!(environment.get_type("Path").unwrap(), windows_registry::Type::ExpandString);
        change_path(|path| without(path, r"c:\callcard\")).unwrap();
        assert_eq!(environment.get_string("Path").unwrap(), r"%USERPROFILE%\bin");
        environment.remove_value("Path").unwrap();
        change_path(|path| with(path, r"C:\Callcard")).unwrap();
        assert_eq!(environment.get_string("Path").unwrap(), r"C:\Callcard");
        environment.remove_value("Path").unwrap();
        if let Some(before) = before {
            environment.set_expand_string("Path", before).unwrap();
        }
    }
}
