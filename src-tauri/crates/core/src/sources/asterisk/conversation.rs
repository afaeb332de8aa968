//! The way to one Asterisk: connected, over TLS where it is wanted, and signed in; or why not.
//!
//! Every step has its limit. It is never told to do anything.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{CertificateError, ClientConfig};
use rustls_platform_verifier::BuilderVerifierExt;
use secrecy::SecretString;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::entry::Way;
use super::packet::{Packet, Splitter};
use super::session::{Refusal, Session, Step};
use crate::standing::SourceTrouble;

/// How long it may take until a connection stands, and then until it is signed in.
const CONNECT: Duration = Duration::from_secs(10);
const SIGN_IN: Duration = Duration::from_secs(10);
/// How long the other side may take no more of what it is told.
const SAY: Duration = Duration::from_secs(10);
/// What is read at once.
const MOUTHFUL: usize = 16 * 1024;

/// Why nothing is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) why: SourceTrouble,
    /// The computer answers that no program listens there: the telephone system does not run, so its calls are over.
    pub(super) is_not_running: bool,
}

/// A connection that is signed in.
pub(super) struct Conversation {
    stream: Box<dyn Stream>,
    session: Session,
    splitter: Splitter,
    buffer: Vec<u8>,
}

/// A way for bytes in both directions.
trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

impl Conversation {
    /// Connects and signs in. With it comes what was told of calls meanwhile.
    pub(super) async fn begin(way: &Way, secret: SecretString) -> Result<(Self, Vec<Packet>), Broken> {
        let stream = timeout(CONNECT, connect(way)).await.unwrap_or(Err(Broken::of(SourceTrouble::Unreachable)))?;
        let session = Session::new(&way.user, secret, way.plain);
        let mut conversation = Self { stream, session, splitter: Splitter::default(), buffer: vec![0; MOUTHFUL] };
        let signed_in = timeout(SIGN_IN, conversation.sign_in()).await;
        let early = signed_in.unwrap_or(Err(Broken::of(SourceTrouble::Unreachable)))?;
        Ok((conversation, early))
    }

    /// The next that is told of calls: nothing where only a part of it has come. Cancel safe.
    pub(super) async fn hear(&mut self) -> Result<Vec<Packet>, Broken> {
        let steps = self.steps().await?;
        let told = steps.into_iter().filter_map(|step| match step {
            Step::Event(packet) => Some(packet),
            _ => None,
        });
        Ok(told.collect())
    }

    /// Asks whether the other side is there; whatever comes says so.
    pub(super) async fn ping(&mut self) -> Result<(), Broken> {
        let ping = self.session.ping();
        self.say(&ping).await
    }

    async fn sign_in(&mut self) -> Result<Vec<Packet>, Broken> {
        let (mut is_ready, mut early) = (false, Vec::new());
        while !is_ready {
            for step in self.steps().await? {
                match step {
                    Step::Send(bytes) => self.say(&bytes).await?,
                    Step::Ready => is_ready = true,
                    Step::Event(packet) => early.push(packet),
                    Step::Refused(refusal) => return Err(Broken::by(&refusal)),
                }
            }
        }
        Ok(early)
    }

    async fn steps(&mut self) -> Result<Vec<Step>, Broken> {
        match self.stream.read(&mut self.buffer).await {
            Ok(0) => Err(Broken::of(SourceTrouble::CutOff)),
            Ok(length) => {
                let pieces = self.splitter.push(&self.buffer[..length]);
                Ok(pieces.into_iter().map(|piece| self.session.hear(piece)).collect())
            }
            Err(error) => Err(Broken::on_the_way(&error)),
        }
    }

    async fn say(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let said = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        let said = timeout(SAY, said).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()));
        said.map_err(|error| Broken::on_the_way(&error))
    }
}

impl Broken {
    fn of(why: SourceTrouble) -> Self {
        Self { why, is_not_running: false }
    }

    fn by(refusal: &Refusal) -> Self {
        Self::of(match refusal {
            Refusal::SignIn => SourceTrouble::SignIn,
            Refusal::Foreign(said) => {
                tracing::info!(
                    said = said.chars().take(80).collect::<String>(),
                    "this is no Asterisk that can be read"
                );
                SourceTrouble::Foreign
            }
            Refusal::PlainOnly => SourceTrouble::PlainOnly,
        })
    }

    fn on_the_way(error: &io::Error) -> Self {
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

async fn connect(way: &Way) -> Result<Box<dyn Stream>, Broken> {
    let addresses = lookup_host((way.host.as_str(), way.port)).await;
    let addresses: Vec<_> = addresses.map_err(|_| Broken::of(SourceTrouble::NoSuchName))?.collect();
    let connected = TcpStream::connect(&addresses[..]).await.and_then(|stream| {
        // Each action is a packet of its own that an answer is waited for.
        stream.set_nodelay(true)?;
        Ok(stream)
    });
    let stream = connected.map_err(|error| Broken {
        why: SourceTrouble::Unreachable,
        is_not_running: error.kind() == io::ErrorKind::ConnectionRefused,
    })?;
    if !way.tls {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(way.host.clone()).map_err(|_| Broken::of(SourceTrouble::TlsName))?;
    // The system's roots are read from the disk.
    let config = tokio::task::spawn_blocking(config).await.ok().flatten();
    let connector = TlsConnector::from(config.ok_or(Broken::of(SourceTrouble::Tls))?);
    let safe = connector.connect(name, stream).await.map_err(|error| match Broken::on_the_way(&error) {
        Broken { why: SourceTrouble::CutOff, .. } => Broken::of(SourceTrouble::Tls),
        broken => broken,
    })?;
    Ok(Box::new(safe))
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
