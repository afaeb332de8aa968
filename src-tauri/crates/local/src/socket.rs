//! The name of the local socket: a file on Unix, a named pipe on Windows.
//!
//! The kernel keeps the path of a socket in a small fixed buffer, so a deep folder gives way to a short hashed name.
//! The hash must never change: an app and a `callcardctl` of different versions still have to meet.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::System;

/// Bytes of `sun_path` without its closing NUL.
pub(crate) const LONGEST: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

/// The full name of the socket: a path, or `\\.\pipe\…`. Either form is a file-system name to the `interprocess` crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocketName(PathBuf);

impl SocketName {
    /// The socket as a file in `folder`, or, if that path is too long, under a hashed name in the session's own folder for
    /// sockets, else in a folder of this user's among the short-lived files. The one who binds it makes the folder private
    /// (0700) first.
    pub(crate) fn file(folder: &Path, runtime: Option<PathBuf>, home: &Path, system: &System) -> Self {
        let usual = folder.join("callcard.sock");
        if fits(&usual) {
            return Self(usual);
        }
        let hash = fnv1a(home.as_os_str().as_encoded_bytes());
        let short = |folder: PathBuf| folder.join(format!("callcard-{hash:016x}.sock"));
        let ours = format!("callcard-{}", system.user);
        let mut spare = runtime.into_iter().chain([system.temp.join(&ours)]).map(short);
        let found = spare.find(|path| fits(path));
        Self(found.unwrap_or_else(|| short(Path::new("/tmp").join(&ours))))
    }

    /// The socket as a named pipe. Pipes of all users and all homes share one folder, and their names ignore case.
    pub(crate) fn pipe(home: &Path, user: &str) -> Self {
        let home = home.as_os_str().to_string_lossy().to_lowercase();
        Self(PathBuf::from(format!(r"\\.\pipe\callcard-{user}-{:016x}", fnv1a(home.as_bytes()))))
    }

    /// The socket with this path.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// The name as a path.
    pub fn as_path(&self) -> &Path {
        &self.0
    }

    /// The name as the system's calls take it.
    pub fn as_os_str(&self) -> &OsStr {
        self.0.as_os_str()
    }
}

impl fmt::Display for SocketName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display().fmt(f)
    }
}

fn fits(path: &Path) -> bool {
    path.as_os_str().len() <= LONGEST
}

/// FNV-1a, 64 bits: the same in every version of every program, which the standard library's hash does not promise.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv1a() {
        // The published test vectors of the algorithm.
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_pipe_belongs_to_one_user_and_one_home() {
        let name = |home: &str, user| SocketName::pipe(Path::new(home), user).to_string();
        let olga = name(r"C:\Users\Olga\AppData\Roaming\Callcard", "S-1-5-21-1001");
        assert!(olga.starts_with(r"\\.\pipe\callcard-S-1-5-21-1001-"), "{olga}");
        assert_eq!(olga, name(r"c:\users\olga\appdata\roaming\callcard", "S-1-5-21-1001"));
        assert_ne!(olga, name(r"C:\Portable\Callcard", "S-1-5-21-1001"));
        assert_ne!(olga, name(r"C:\Users\Olga\AppData\Roaming\Callcard", "S-1-5-21-1002"));
    }
}
