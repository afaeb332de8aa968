//! The named pipe: explicit owner-only security, no remote clients, and ours must be the first instance of the name.

use std::io;

use callcard_paths::SocketName;
use interprocess::os::windows::named_pipe::tokio::{DuplexPipeStream, PipeListenerOptionsExt};
use interprocess::os::windows::named_pipe::{PipeListenerOptions, pipe_mode};
use interprocess::os::windows::security_descriptor::SecurityDescriptor;

/// Full access for the owner of the pipe, for nobody else; not inherited from anything.
const OWNER_ONLY: &str = "D:P(A;;GA;;;OW)";

pub(in crate::sources::socket) type Stream = DuplexPipeStream<pipe_mode::Bytes>;

/// Listens on a named pipe.
#[derive(Debug)]
pub(in crate::sources::socket) struct Listener {
    listener: interprocess::os::windows::named_pipe::tokio::PipeListener<pipe_mode::Bytes, pipe_mode::Bytes>,
}

impl Listener {
    /// The pipe's first instance: a name that somebody else has taken is an error, never shared.
    pub(in crate::sources::socket) fn bind(name: &SocketName) -> io::Result<Self> {
        let owner_only = widestring::U16CString::from_str(OWNER_ONLY).map_err(io::Error::other)?;
        let listener = PipeListenerOptions::new()
            .path(name.as_path())
            .accept_remote(false)
            .security_descriptor(Some(SecurityDescriptor::deserialize(&owner_only)?))
            .create_tokio_duplex::<pipe_mode::Bytes>()?;
        Ok(Self { listener })
    }

    pub(in crate::sources::socket) async fn accept(&mut self) -> io::Result<Stream> {
        self.listener.accept().await
    }
}
