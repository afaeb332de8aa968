//! The authority a test's internet trusts, one it has never heard of, and the certificates servers show.
//!
//! Keys are made for each test and never leave it.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// What a server shows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// Nothing is wrong with it.
    Good,
    /// It is for another name.
    OtherName,
    /// It has run out.
    Expired,
    /// Its time has not come yet.
    NotYetValid,
    /// Nobody here knows who signed it.
    Stranger,
}

/// Whom the test's programs trust, and whom they do not.
pub(super) struct Authority {
    trusted: Issuer<'static, KeyPair>,
    stranger: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    pub(super) fn new() -> Authority {
        let (trusted, pem) = issuer("Callcard's test authority");
        let (stranger, _) = issuer("Nobody's authority");
        Authority { trusted, stranger, pem }
    }

    /// The certificate to trust.
    pub(super) fn pem(&self) -> &str {
        &self.pem
    }

    /// How a server of this name presents itself, and the protocols it speaks above TLS, the one it likes best first.
    pub(super) fn server(&self, name: &str, certificate: Certificate, protocols: &[&str]) -> ServerConfig {
        let name = if certificate == Certificate::OtherName { "elsewhere.invalid" } else { name };
        let mut params = CertificateParams::new([name.to_owned()]).expect("a host name can be certified");
        match certificate {
            Certificate::Expired => params.not_after = date_time_ymd(2020, 1, 1),
            Certificate::NotYetValid => params.not_before = date_time_ymd(2090, 1, 1),
            _ => {}
        }
        let issuer = if certificate == Certificate::Stranger { &self.stranger } else { &self.trusted };
        let key = KeyPair::generate().expect("a key can be made");
        let certificate = params.signed_by(&key, issuer).expect("the authority signs");
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the provider speaks TLS")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("the certificate fits its key");
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        config
    }
}

/// An authority of this name, and its own certificate.
fn issuer(name: &str) -> (Issuer<'static, KeyPair>, String) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    let key = KeyPair::generate().expect("a key can be made");
    let certificate = params.self_signed(&key).expect("the authority signs itself");
    (Issuer::new(params, key), certificate.pem())
}
