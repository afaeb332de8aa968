//! TLS of the door, from the files of a certificate and its key.
//!
//! Certificates are renewed every few weeks by programs that tell nobody: the files are read again when somebody comes, but
//! not more often than once a minute. What cannot be read then leaves the old one in place.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

/// How long the files are not looked at again.
const FRESH: Duration = Duration::from_secs(60);

/// Why files are no certificate and key. Nothing of the key is in it.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoTls {
    #[error("{0:?} cannot be read: {1}")]
    File(PathBuf, pem::Error),
    #[error("certificate and key do not fit: {0}")]
    Unfit(#[from] rustls::Error),
    #[error("the files could not be read: {0}")]
    Unread(#[from] tokio::task::JoinError),
}

/// A certificate and its key, as they are on disk.
#[derive(Clone)]
pub(super) struct Tls {
    certificate: PathBuf,
    key: PathBuf,
    kept: Arc<Mutex<(TlsAcceptor, Instant)>>,
}

impl Tls {
    /// Reads the files for the first time.
    pub(super) async fn load((certificate, key): (PathBuf, PathBuf)) -> Result<Self, NoTls> {
        let acceptor = read(certificate.clone(), key.clone()).await?;
        Ok(Self { certificate, key, kept: Arc::new(Mutex::new((acceptor, Instant::now()))) })
    }

    /// What speaks TLS with the next who comes.
    pub(super) async fn acceptor(&self) -> TlsAcceptor {
        {
            let mut kept = self.kept.lock();
            let (acceptor, read_at) = &mut *kept;
            if read_at.elapsed() < FRESH {
                return acceptor.clone();
            }
            *read_at = Instant::now();
        }
        match read(self.certificate.clone(), self.key.clone()).await {
            Ok(acceptor) => self.kept.lock().0 = acceptor,
            Err(error) => tracing::warn!(%error, "the HTTP door goes on with the certificate that it has"),
        }
        self.kept.lock().0.clone()
    }
}

async fn read(certificate: PathBuf, key: PathBuf) -> Result<TlsAcceptor, NoTls> {
    tokio::task::spawn_blocking(move || acceptor(&certificate, &key)).await?
}

fn acceptor(certificate: &Path, key: &Path) -> Result<TlsAcceptor, NoTls> {
    let of = |file: &Path| {
        let file = file.to_owned();
        move |error| NoTls::File(file, error)
    };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_file_iter(certificate).map_err(of(certificate))?.collect();
    let key_of_it = PrivateKeyDer::from_pem_file(key).map_err(of(key))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain.map_err(of(certificate))?, key_of_it)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
