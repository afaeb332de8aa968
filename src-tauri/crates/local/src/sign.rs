//! A sign at home that says where the app listens: a link to the socket, in the folder of the settings.
//!
//! The app and a client can be started with different environments (a desktop's session, cron, `sudo -u`), and then work
//! out different sockets; the home is the same for both. No sign is needed where the socket lies at home, nor on Windows,
//! where its name depends on no environment.

use std::io;
use std::path::{Path, PathBuf};

use crate::{Paths, SocketName};

/// The name of the link. A socket that lies at home has the same name.
const NAME: &str = "callcard.sock";

/// The sign of an app that listens; dropped, it is taken down.
#[derive(Debug)]
pub struct Sign {
    link: PathBuf,
    socket: SocketName,
}

impl Sign {
    /// Puts the sign up. Only the holder of the lock may: it takes the place of the sign of an app that died.
    #[cfg(unix)]
    pub fn put_up(paths: &Paths) -> io::Result<Option<Self>> {
        let link = paths.home.join(NAME);
        let socket = paths.socket().clone();
        if socket.as_path() == link {
            return Ok(None);
        }
        // Renamed into place, so that a client sees the old one or the new one.
        let fresh = paths.home.join("callcard.sock.new");
        match std::fs::remove_file(&fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        std::os::unix::fs::symlink(socket.as_path(), &fresh)?;
        std::fs::rename(&fresh, &link)?;
        Ok(Some(Self { link, socket }))
    }

    /// A pipe needs no sign.
    #[cfg(windows)]
    pub fn put_up(_paths: &Paths) -> io::Result<Option<Self>> {
        Ok(None)
    }

    /// What the sign at this home says, or the socket itself where the sign would be. The link is read, not followed:
    /// its target may have the shorter path.
    pub(crate) fn read(home: &Path) -> Option<SocketName> {
        let place = home.join(NAME);
        let about = std::fs::symlink_metadata(&place).ok()?;
        let socket = if about.is_symlink() { std::fs::read_link(place).ok()? } else { place };
        socket.is_absolute().then(|| SocketName::at(socket))
    }
}

impl Drop for Sign {
    fn drop(&mut self) {
        // Another one's is left alone.
        if std::fs::read_link(&self.link).is_ok_and(|target| target == self.socket.as_path()) {
            std::fs::remove_file(&self.link).ok();
        }
    }
}
