//! All places of Callcard, from the environment, the user and the system's folder for sockets alone.
//!
//! A client with another environment than the app's still finds it, by the sign that the app leaves at home
//! (`sign.rs`). Nothing is created here: the app does that.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, io};

use crate::{Sign, SocketName, session, socket, user};

/// Puts settings, data and socket under one folder: for tests and for portable use.
pub const HOME_VARIABLE: &str = "CALLCARD_HOME";

/// Only where the XDG rules hold: on macOS a terminal may set this while the desktop, which starts the app, does not.
const RUNTIME_VARIABLE: Option<&str> =
    if cfg!(any(target_os = "macos", windows)) { None } else { Some("XDG_RUNTIME_DIR") };

/// The folder's name follows the habit of each system.
const FOLDER: &str = if cfg!(any(target_os = "macos", windows)) { "Callcard" } else { "callcard" };

/// All places Callcard knows of. They need not exist yet: the app creates what it owns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The one folder for settings and data.
    pub home: PathBuf,
    socket: SocketName,
}

impl Paths {
    /// The places for this process: its environment variables, its user.
    pub fn from_environment() -> Result<Self, PathsError> {
        Self::new(&|name| env::var_os(name), &System::current()?)
    }

    /// The places for a given environment and system. A variable that is set but empty counts as unset.
    pub fn new(variable: &dyn Fn(&str) -> Option<OsString>, system: &System) -> Result<Self, PathsError> {
        let variable = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        // The XDG rules tell programs to ignore a relative path here. A folder of another user's is what `su` and `sudo`
        // leave in the environment. Where the variable says nothing, as under cron, the system's own folder counts.
        let named = RUNTIME_VARIABLE.and_then(variable);
        let named = named.filter(|folder| folder.is_absolute() && !(system.is_foreign)(folder));
        let runtime = named.or_else(|| system.runtime.clone()).map(|folder| folder.join(FOLDER));
        let (home, folder) = match variable(HOME_VARIABLE) {
            // Two processes in two working directories would read a relative path differently.
            Some(home) if home.is_relative() => return Err(PathsError::RelativeHome(home)),
            Some(home) => {
                // Without `.`, doubled and trailing slashes: one folder, one spelling, one hash.
                let home: PathBuf = home.components().collect();
                (home.clone(), home)
            }
            None => {
                let home = system.data.as_ref().ok_or(PathsError::NoHome)?.join(FOLDER);
                (home.clone(), runtime.clone().unwrap_or(home))
            }
        };
        let socket = if cfg!(windows) {
            SocketName::pipe(&home, &system.user)
        } else {
            SocketName::file(&folder, runtime, &home, system)
        };
        Ok(Self { home, socket })
    }

    /// The settings, written by the app alone.
    pub fn settings_file(&self) -> PathBuf {
        self.home.join("settings.json")
    }

    /// Where databases lie.
    pub fn data_dir(&self) -> &Path {
        &self.home
    }

    /// Calls and their outbox.
    pub fn database(&self) -> PathBuf {
        self.data_dir().join("callcard.db")
    }

    /// A short name that tells this home from the user's others, where they share a place.
    pub fn mark(&self) -> String {
        format!("{:016x}", socket::fnv1a(self.home.as_os_str().as_encoded_bytes()))
    }

    /// Held by the one running app for life.
    pub fn lock_file(&self) -> PathBuf {
        self.home.join("callcard.lock")
    }

    /// The sandbox keeps its own database here.
    pub fn sandbox_dir(&self) -> PathBuf {
        self.data_dir().join("sandbox")
    }

    /// Where the app listens and `callcardctl` speaks to it.
    pub fn socket(&self) -> &SocketName {
        &self.socket
    }

    /// Where to connect, in this order: the socket, then the socket that the app's sign names. The second differs if the
    /// app was started with another environment than the client.
    pub fn doors(&self) -> impl Iterator<Item = SocketName> + use<> {
        let (usual, home) = (self.socket.clone(), self.home.clone());
        let signed = std::iter::once_with({
            let usual = usual.clone();
            move || Sign::read(&home).filter(|signed| *signed != usual)
        });
        std::iter::once(usual).chain(signed.flatten())
    }
}

/// What the operating system says about this user.
#[derive(Debug, Clone)]
pub struct System {
    /// The user's folder for the data of programs; `None` for a user without a home.
    pub data: Option<PathBuf>,
    /// The folder for short-lived files.
    pub temp: PathBuf,
    /// The folder that the system keeps for this user's sockets, where there is one.
    pub runtime: Option<PathBuf>,
    /// Whether a folder is another user's.
    pub is_foreign: fn(&Path) -> bool,
    /// The user's id: a number on Unix, a security identifier on Windows.
    pub user: String,
}

impl System {
    /// Asks the system about the user of this process.
    pub fn current() -> Result<Self, PathsError> {
        let user = user::current().map_err(PathsError::User)?;
        Ok(Self {
            data: directories::BaseDirs::new().map(|base| base.data_dir().to_owned()),
            temp: env::temp_dir(),
            runtime: RUNTIME_VARIABLE.and_then(|_| session::folder(Path::new(session::FOLDERS), &user)),
            is_foreign: session::is_foreign,
            user,
        })
    }
}

/// Why there is no place for Callcard's files.
#[derive(Debug, thiserror::Error)]
pub enum PathsError {
    /// Neither [`HOME_VARIABLE`] nor a home directory.
    #[error("this user has no home directory; set {HOME_VARIABLE}")]
    NoHome,
    /// [`HOME_VARIABLE`] is not an absolute path.
    #[error("{HOME_VARIABLE} must be an absolute path, not {}", .0.display())]
    RelativeHome(PathBuf),
    /// The system would not say who the user is.
    #[error("cannot tell who the user is: {0}")]
    User(#[source] io::Error),
}

#[cfg(test)]
mod tests;
