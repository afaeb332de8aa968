//! The folder that the system keeps for the sockets of a user who is logged in.
//!
//! A desktop names it in `XDG_RUNTIME_DIR`; cron, `su -`, `sudo -u` and the scripts of a PBX do not, but it is there. A
//! folder of another user is never taken, even if the environment names it.

use std::path::{Path, PathBuf};

/// Where systemd and elogind keep these folders, each under its user's number.
pub(crate) const FOLDERS: &str = "/run/user";

/// The folder of this user, if it is theirs and nobody else can enter it.
#[cfg(unix)]
pub(crate) fn folder(folders: &Path, user: &str) -> Option<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let folder = folders.join(user);
    let about = std::fs::symlink_metadata(&folder).ok()?;
    let private = about.is_dir() && about.permissions().mode() & 0o077 == 0;
    (private && !is_foreign(&folder)).then_some(folder)
}

/// Whether a folder belongs to another user. A missing folder does not.
#[cfg(unix)]
pub(crate) fn is_foreign(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(folder).is_ok_and(|about| about.uid() != rustix::process::geteuid().as_raw())
}

/// Windows keeps no such folder.
#[cfg(windows)]
pub(crate) fn folder(_folders: &Path, _user: &str) -> Option<PathBuf> {
    None
}

/// Windows names no folder for sockets.
#[cfg(windows)]
pub(crate) fn is_foreign(_folder: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn only_a_private_folder_of_the_user_counts() {
        let folders = tempfile::tempdir().unwrap();
        let make = |name: &str, mode| {
            let path = folders.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        };
        make("1000", 0o700);
        make("1001", 0o755);
        fs::write(folders.path().join("1002"), "").unwrap();
        symlink(folders.path().join("1000"), folders.path().join("1003")).unwrap();
        for (user, expected) in [("1000", true), ("1001", false), ("1002", false), ("1003", false), ("1004", false)] {
            let found = folder(folders.path(), user);
            assert_eq!(found, expected.then(|| folders.path().join(user)), "{user}");
        }
    }

    #[test]
    fn the_folder_of_another_user_is_foreign() {
        let own = tempfile::tempdir().unwrap();
        assert!(!is_foreign(own.path()));
        assert!(!is_foreign(&own.path().join("not there")));
        let is_root = rustix::process::geteuid().is_root();
        assert_eq!(is_foreign(Path::new("/")), !is_root);
        if is_root {
            let theirs = tempfile::tempdir().unwrap();
            std::os::unix::fs::chown(theirs.path(), Some(65_534), None).unwrap();
            assert!(is_foreign(theirs.path()));
            let path = theirs.path();
            fs::set_permissions(path, Permissions::from_mode(0o700)).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap();
            assert_eq!(folder(path.parent().unwrap(), name), None);
        }
    }
}
