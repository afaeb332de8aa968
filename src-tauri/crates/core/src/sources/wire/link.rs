//! The way to a telephone system: a connection by TCP, over TLS where it is wanted; or why there is none.
//!
//! Every step has its limit. That a connection which nothing is said over is dead, the computer's kernel finds out.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{CertificateError, ClientConfig};
use rustls_platform_verifier::BuilderVerifierExt;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use crate::standing::SourceTrouble;

/// How long it may take until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// How long the other side may take no more of what it is told.
const SAY: Duration = Duration::from_secs(10);
/// After so much silence the kernel asks the other side's whether it is there, so often until it gives up.
const SILENCE: Duration = Duration::from_secs(60);
const BETWEEN: Duration = Duration::from_secs(10);
/// What is read at once.
const MOUTHFUL: usize = 16 * 1024;

/// Why nothing is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Broken {
    pub(in crate::sources) why: SourceTrouble,
    /// The computer answers that no program listens there: the telephone system does not run, so its calls are over.
    pub(in crate::sources) is_not_running: bool,
}

/// Where a telephone system is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Place {
    /// A name or an address.
    pub(in crate::sources) host: String,
    pub(in crate::sources) port: u16,
    pub(in crate::sources) tls: bool,
}

/// A way for bytes in both directions.
pub(in crate::sources) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// A connection that bytes are read from as they come.
pub(in crate::sources) struct Link {
    stream: Box<dyn Stream>,
    buffer: Vec<u8>,
}

impl Link {
    pub(in crate::sources) async fn to(place: &Place) -> Result<Self, Broken> {
        Ok(Self { stream: place.connect().await?, buffer: vec![0; MOUTHFUL] })
    }

    /// The next bytes. Cancel safe.
    pub(in crate::sources) async fn read(&mut self) -> Result<&[u8], Broken> {
        match self.stream.read(&mut self.buffer).await {
            Ok(0) => Err(Broken::of(SourceTrouble::CutOff)),
            Ok(length) => Ok(&self.buffer[..length]),
            Err(error) => Err(Broken::on_the_way(&error)),
        }
    }

    pub(in crate::sources) async fn say(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let Self { stream, .. } = self;
        say(async {
            stream.write_all(bytes).await?;
            stream.flush().await
        })
        .await
    }
}

/// Waits until something is said, and not for long.
pub(in crate::sources) async fn say(said: impl Future<Output = io::Result<()>>) -> Result<(), Broken> {
    let said = timeout(SAY, said).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()));
    said.map_err(|error| Broken::on_the_way(&error))
}

impl Broken {
    pub(in crate::sources) fn of(why: SourceTrouble) -> Self {
        Self { why, is_not_running: false }
    }

    pub(in crate::sources) fn on_the_way(error: &io::Error) -> Self {
        let safety = error.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>());
        if safety.is_some() {
            tracing::info!(%error, "no safe connection to the telephone system");
        }
        let why = match safety {
            Some(rustls::Error::InvalidCertificate(fault)) => of_certificate(fault),
            Some(_) => SourceTrouble::Tls,
            None => SourceTrouble::CutOff,
        };
        Self::of(why)
    }
}

impl Place {
    /// Connects, within some seconds.
    pub(in crate::sources) async fn connect(&self) -> Result<Box<dyn Stream>, Broken> {
        timeout(CONNECT, self.connect_at_last()).await.unwrap_or(Err(Broken::of(SourceTrouble::Unreachable)))
    }

    async fn connect_at_last(&self) -> Result<Box<dyn Stream>, Broken> {
        let addresses = lookup_host((self.host.as_str(), self.port)).await;
        let addresses: Vec<_> = addresses.map_err(|_| Broken::of(SourceTrouble::NoSuchName))?.collect();
        let connected = TcpStream::connect(&addresses[..]).await.and_then(|stream| {
            // What is said is short, and an answer to it is waited for.
            stream.set_nodelay(true)?;
            let watched = TcpKeepalive::new().with_time(SILENCE).with_interval(BETWEEN);
            SockRef::from(&stream).set_tcp_keepalive(&watched)?;
            Ok(stream)
        });
        let stream = connected.map_err(|error| Broken {
            why: SourceTrouble::Unreachable,
            is_not_running: error.kind() == io::ErrorKind::ConnectionRefused,
        })?;
        if !self.tls {
            return Ok(Box::new(stream));
        }
        let name = ServerName::try_from(self.host.clone()).map_err(|_| Broken::of(SourceTrouble::TlsName))?;
        // The system's roots are read from the disk.
        let config = tokio::task::spawn_blocking(config).await.ok().flatten();
        let connector = TlsConnector::from(config.ok_or(Broken::of(SourceTrouble::Tls))?);
        let safe = connector.connect(name, stream).await.map_err(|error| match Broken::on_the_way(&error) {
            Broken { why: SourceTrouble::CutOff, .. } => Broken::of(SourceTrouble::Tls),
            broken => broken,
        })?;
        Ok(Box::new(safe))
    }
}

/// Trusts whom the system trusts.
fn config() -> Option<Arc<ClientConfig>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config =
        builder.and_then(|builder| builder.with_platform_verifier()).map(|builder| builder.with_no_client_auth());
    config.inspect_err(|error| tracing::warn!(%error, "the system's trust store cannot be used")).ok().map(Arc::new)
}

fn of_certificate(fault: &CertificateError) -> SourceTrouble {
    match fault {
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => SourceTrouble::TlsName,
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => SourceTrouble::TlsClock,
        _ => SourceTrouble::TlsUntrusted,
    }
}
