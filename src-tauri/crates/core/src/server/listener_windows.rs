//! The named pipe: it belongs to this user, refuses other users and remote clients, and must be the first of its name.

use std::io;

use callcard_local::{SocketName, user};
use interprocess::os::windows::named_pipe::tokio::DuplexPipeStream;
use interprocess::os::windows::named_pipe::{PipeListenerOptions, pipe_mode};
use interprocess::os::windows::security_descriptor::SecurityDescriptor;

pub(in crate::server) type Stream = DuplexPipeStream<pipe_mode::Bytes>;

/// Listens on a named pipe.
#[derive(Debug)]
pub(in crate::server) struct Listener {
    listener: interprocess::os::windows::named_pipe::tokio::PipeListener<pipe_mode::Bytes, pipe_mode::Bytes>,
}

impl Listener {
    /// The pipe's first instance: a name that somebody else has taken is an error, never shared.
    pub(in crate::server) fn bind(name: &SocketName) -> io::Result<Self> {
        // An administrator's pipe would else belong to all administrators. Nothing is inherited.
        let me = user::current()?;
        let mine_alone = format!("O:{me}D:P(A;;GA;;;{me})");
        let mine_alone = widestring::U16CString::from_str(mine_alone).map_err(io::Error::other)?;
        let listener = PipeListenerOptions::new()
            .path(name.as_path())
            .accept_remote(false)
            .security_descriptor(Some(SecurityDescriptor::deserialize(&mine_alone)?))
            .create_tokio_duplex::<pipe_mode::Bytes>()?;
        Ok(Self { listener })
    }

    pub(in crate::server) async fn accept(&mut self) -> io::Result<Stream> {
        self.listener.accept().await
    }
}
