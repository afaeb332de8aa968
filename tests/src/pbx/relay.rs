//! A way to a telephone system that stands while the telephone system does not run, as the port of a container does: whoever comes
//! meanwhile is taken, and sent away again.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// The way. It ends when it is dropped.
pub struct Relay {
    /// Where it begins, on this computer.
    pub port: u16,
    stands: JoinHandle<()>,
}

impl Relay {
    pub(super) async fn to(address: SocketAddr) -> Relay {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let port = listener.local_addr().expect("a port has a number").port();
        let stands = tokio::spawn(async move {
            let mut under_way = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                under_way.spawn(async move {
                    if let Ok(mut far) = TcpStream::connect(address).await {
                        // Either side may break off.
                        tokio::io::copy_bidirectional(&mut near, &mut far).await.ok();
                    }
                });
            }
        });
        Relay { port, stands }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.stands.abort();
    }
}
