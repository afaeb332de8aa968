//! A piece of internet for one test: names, the way to them, TLS in front of a server of the test, and an authority that
//! vouches for it.
//!
//! The app is led there as any company leads its desktops: by `HTTPS_PROXY` and `SSL_CERT_FILE`. Nothing in it knows that
//! it is being tested, and nothing it sends leaves this computer.

mod authority;
mod front;
mod path;
mod proxy;

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;

use tempfile::NamedTempFile;

use self::authority::Authority;
pub use self::authority::Certificate;
pub use self::front::Front;
pub use self::path::Cut;
pub use self::proxy::{Manner, Proxy};

/// The internet of one test. It ends when it is dropped.
pub struct Internet {
    authority: Arc<Authority>,
    trusted: NamedTempFile,
    /// The only way into it.
    pub proxy: Proxy,
}

impl Internet {
    /// An internet in which no name is known yet.
    pub async fn start() -> Internet {
        let authority = Arc::new(Authority::new());
        let mut trusted = NamedTempFile::new().expect("a temp file can be made");
        trusted.write_all(authority.pem().as_bytes()).expect("the authority can be written down");
        Internet { authority, trusted, proxy: Proxy::start().await }
    }

    /// From now on port 443 of this name leads to the server at this address, with TLS in front of it.
    pub fn host(&self, name: &str, server: SocketAddr) -> Arc<Front> {
        let front = Arc::new(Front::new(name, server, self.authority.clone()));
        self.proxy.lead(name, front.clone());
        front
    }

    /// What makes a program use this internet: the way into it, and whom to trust there.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let proxy = format!("http://{}", self.proxy.address());
        vec![
            ("HTTPS_PROXY", proxy.clone()),
            ("https_proxy", proxy),
            ("NO_PROXY", "127.0.0.1".to_owned()),
            ("SSL_CERT_FILE", self.trusted.path().display().to_string()),
        ]
    }
}

#[cfg(test)]
mod tests;
