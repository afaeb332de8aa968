//! One Callcard at a time: a file lock, held for life. Only its holder may bind the socket.
//!
//! Several machines may share a home and so the lock; the file says which machine holds it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use callcard_local::Paths;

/// The most characters of a machine's name.
const LONGEST_NAME: usize = 255;

/// The lock; released when dropped, and by the system when the process dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// The lock could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another Callcard of this user is running.
    #[error("Callcard is already running")]
    AlreadyRunning,
    /// The folder or the file cannot be written.
    #[error("cannot lock {path}: {error}")]
    Io { path: String, error: io::Error },
}

/// Takes the lock, creating Callcard's folder if need be.
pub fn lock(paths: &Paths) -> Result<Lock, LockError> {
    let path = paths.lock_file();
    let failed = |error| LockError::Io { path: path.display().to_string(), error };
    let file = private_folder(paths.data_dir()).and_then(|()| open(&path));
    // An unwritable folder costs the history, not the calls.
    let file = file.or_else(|error| beside_the_socket(paths).ok_or(error)).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {
            // For information only: the lock itself is what counts.
            if let Err(error) = sign(&file) {
                tracing::debug!(%error, "the lock does not say who holds it");
            }
            Ok(Lock { _file: file })
        }
        Err(TryLockError::WouldBlock) => Err(LockError::AlreadyRunning),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

fn sign(mut file: &File) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(machine().as_bytes())
}

/// The machine that holds the lock, if it is another one.
pub(crate) fn holder(paths: &Paths) -> Option<String> {
    let holder = fs::read_to_string(paths.lock_file()).ok()?;
    let holder: String = holder.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    (!holder.is_empty() && holder != machine()).then_some(holder)
}

/// This machine's name.
fn machine() -> String {
    #[cfg(unix)]
    return rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The lock in the socket's folder, if that is a different one.
fn beside_the_socket(paths: &Paths) -> Option<File> {
    let folder = paths.socket().as_path().parent().filter(|folder| *folder != paths.data_dir())?;
    private_folder(folder).ok()?;
    open(&folder.join("callcard.lock")).ok()
}

/// Creates a folder that only its owner may enter; restricts one that exists.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use callcard_local::System;

    #[test]
    fn second_lock_is_refused_while_the_first_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home").into_os_string();
        let variable = |name: &str| (name == callcard_local::HOME_VARIABLE).then(|| home.clone());
        let paths = Paths::new(&variable, &System::current().unwrap()).unwrap();
        let first = lock(&paths).unwrap();
        assert!(matches!(lock(&paths), Err(LockError::AlreadyRunning)));
        assert_eq!(holder(&paths), None, "it is on this machine");
        fs::write(paths.lock_file(), "other-desk\n").unwrap();
        assert_eq!(holder(&paths).as_deref(), Some("other-desk"));
        drop(first);
        assert!(lock(&paths).is_ok());
    }
}
