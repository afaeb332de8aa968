//! The Unix socket: in a folder only we may enter, and only for processes of this very user.

use std::fs;
use std::io;
use std::path::PathBuf;

use callcard_local::SocketName;
use tokio::net::UnixListener;

pub(in crate::server) use tokio::net::UnixStream as Stream;

use crate::lock::private_folder;

/// Listens on a Unix socket, and removes its file when dropped.
#[derive(Debug)]
pub(in crate::server) struct Listener {
    listener: UnixListener,
    path: PathBuf,
}

impl Listener {
    pub(in crate::server) fn bind(name: &SocketName) -> io::Result<Self> {
        let path = name.as_path().to_owned();
        if let Some(folder) = path.parent() {
            private_folder(folder)?;
        }
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        Ok(Self { listener: UnixListener::bind(&path)?, path })
    }

    /// The next connection of a process of ours; others are closed without a word.
    pub(in crate::server) async fn accept(&mut self) -> io::Result<Stream> {
        loop {
            let (stream, _) = self.listener.accept().await?;
            let peer = stream.peer_cred()?.uid();
            if peer == rustix::process::geteuid().as_raw() {
                return Ok(stream);
            }
            tracing::warn!(uid = peer, "a process of another user tried the socket");
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.path) {
            tracing::debug!(%error, "the socket's file was gone already");
        }
    }
}
