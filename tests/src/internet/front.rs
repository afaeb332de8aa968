//! TLS in front of a server of the test, under a name of the internet.
//!
//! Bytes pass through it as they are: what is agreed on above TLS (HTTP/2 or HTTP/1.1), the server behind it speaks.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use parking_lot::{Mutex, MutexGuard};
use rustls::ServerConfig;
use tokio::io::{AsyncWriteExt, DuplexStream, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use super::authority::{Authority, Certificate};
use super::path::{Cut, Path};

/// What both sides may have under way between the path and TLS.
const BUFFER: usize = 64 * 1024;

/// A name of the internet. Each change is for the connections made after it, unless said otherwise.
pub struct Front {
    name: String,
    server: SocketAddr,
    authority: Arc<Authority>,
    knobs: Mutex<Knobs>,
    cuts: watch::Sender<Cut>,
    /// The client's port of every connection there was.
    clients: Mutex<Vec<u16>>,
    handshakes: AtomicUsize,
    round_trips: Arc<AtomicUsize>,
}

struct Knobs {
    certificate: Certificate,
    protocols: Vec<&'static str>,
    tls: Arc<ServerConfig>,
    delay: Duration,
    reachable: bool,
}

impl Front {
    pub(super) fn new(name: &str, server: SocketAddr, authority: Arc<Authority>) -> Front {
        let (certificate, protocols) = (Certificate::Good, vec!["h2", "http/1.1"]);
        let tls = Arc::new(authority.server(name, certificate, &protocols));
        let knobs = Knobs { certificate, protocols, tls, delay: Duration::ZERO, reachable: true };
        Front {
            name: name.to_owned(),
            server,
            authority,
            knobs: Mutex::new(knobs),
            cuts: watch::Sender::new(Cut::Now),
            clients: Mutex::default(),
            handshakes: AtomicUsize::default(),
            round_trips: Arc::default(),
        }
    }

    /// Shows this certificate.
    pub fn certificate(&self, certificate: Certificate) {
        let mut knobs = self.knobs();
        knobs.certificate = certificate;
        knobs.tls = Arc::new(self.authority.server(&self.name, certificate, &knobs.protocols));
    }

    /// Offers these protocols above TLS (`h2`, `http/1.1`), the one it likes best first. At first both, `h2` preferred.
    pub fn protocols(&self, protocols: &[&'static str]) {
        let mut knobs = self.knobs();
        knobs.protocols = protocols.to_vec();
        knobs.tls = Arc::new(self.authority.server(&self.name, knobs.certificate, protocols));
    }

    /// Every byte takes this long each way between the client and this name. Making the connection takes it twice, as
    /// TCP's own handshake does.
    pub fn delay(&self, one_way: Duration) {
        self.knobs().delay = one_way;
    }

    /// Whether anybody answers under this name. The proxy says 502 when not, as it does for a name that nobody has.
    pub fn reachable(&self, reachable: bool) {
        self.knobs().reachable = reachable;
    }

    /// Does this to every connection that is open now.
    pub fn cut(&self, cut: Cut) {
        self.cuts.send_replace(cut);
    }

    /// How many connections were made to this name.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.clients().len()
    }

    /// The port at the client's end of each of them, in order. Those that are closed are among them.
    #[must_use]
    pub fn clients(&self) -> Vec<u16> {
        self.clients.lock().clone()
    }

    /// How many of them agreed on TLS: a client that distrusts the certificate breaks off before.
    #[must_use]
    pub fn handshakes(&self) -> usize {
        self.handshakes.load(Ordering::SeqCst)
    }

    /// How often clients sent and then got an answer: TLS's own included, that of making the connection not.
    #[must_use]
    pub fn round_trips(&self) -> usize {
        self.round_trips.load(Ordering::SeqCst)
    }

    pub(super) fn is_reachable(&self) -> bool {
        self.knobs().reachable
    }

    /// The way to this name as it is now.
    pub(super) fn path(&self) -> Path {
        Path { delay: self.knobs().delay, cuts: self.cuts.subscribe(), round_trips: self.round_trips.clone() }
    }

    /// Carries one connection until either side ends it.
    pub(super) async fn carry(&self, client: TcpStream, path: Path) {
        // One that has gone already has no address any more.
        let port = client.peer_addr().map_or(0, |address| address.port());
        self.clients.lock().push(port);
        let (ours, theirs) = tokio::io::duplex(BUFFER);
        // Whichever ends takes the other with it: the path ends by itself only when both sides have said all.
        tokio::join!(path.carry(client, ours), self.serve(theirs));
    }

    async fn serve(&self, client: DuplexStream) {
        let tls = self.knobs().tls.clone();
        let Ok(mut client) = TlsAcceptor::from(tls).accept(client).await else { return };
        self.handshakes.fetch_add(1, Ordering::SeqCst);
        match TcpStream::connect(self.server).await {
            // An error is the end of the connection, on whichever side it is.
            Ok(mut server) => drop(copy_bidirectional(&mut client, &mut server).await),
            Err(_) => drop(client.shutdown().await),
        }
    }

    fn knobs(&self) -> MutexGuard<'_, Knobs> {
        self.knobs.lock()
    }
}
