//! The proxy that leads into a test's internet: `CONNECT` and nothing else. It writes down every name it is asked for, so
//! that a test can say to whom the app never spoke.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinSet;

use super::Front;

/// Clients that wait to be accepted, at most.
const BACKLOG: u32 = 128;
/// The largest head of a request.
const HEAD: usize = 8 * 1024;

/// How the proxy meets whoever comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It leads to the names it knows, and says 502 for others.
    Open,
    /// It refuses everybody with this status: 403 is not allowed, 407 wants a password, 502 finds nobody.
    Refusing(u16),
    /// It listens and never answers.
    Silent,
}

/// A proxy on this computer.
pub struct Proxy {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    /// The task that accepts, and with it everybody it has accepted. Empty while the proxy has left.
    listening: Mutex<JoinSet<()>>,
    /// Keeps the port while the proxy has left: it is bound and does not listen, so that clients are refused and nobody
    /// else is given the port meanwhile.
    away: Mutex<Option<TcpSocket>>,
}

struct State {
    manner: Manner,
    fronts: HashMap<String, Arc<Front>>,
    asked: Vec<String>,
}

impl Proxy {
    pub(super) async fn start() -> Proxy {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port can be bound");
        let address = listener.local_addr().expect("a bound port has an address");
        let state = State { manner: Manner::Open, fronts: HashMap::new(), asked: Vec::new() };
        let proxy =
            Proxy { address, state: Arc::new(Mutex::new(state)), listening: Mutex::default(), away: Mutex::default() };
        proxy.listen(listener);
        proxy
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Meets whoever comes from now on like this.
    pub fn manner(&self, manner: Manner) {
        self.state.lock().manner = manner;
    }

    /// Every `host:port` it was asked for, in order, whatever it said.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.state.lock().asked.clone()
    }

    /// Leaves: its port is closed, and so is every connection through it.
    pub async fn leave(&self) {
        let mut listening = std::mem::take(&mut *self.listening.lock());
        listening.shutdown().await;
        let socket = TcpSocket::new_v4().expect("a socket can be made");
        socket.set_reuseaddr(true).expect("a socket takes its options");
        socket.bind(self.address).expect("the port that was just left is free");
        *self.away.lock() = Some(socket);
    }

    /// Listens again where it did before. Does nothing if it has not left.
    pub fn come_back(&self) {
        let Some(socket) = self.away.lock().take() else { return };
        self.listen(socket.listen(BACKLOG).expect("a bound port can be listened on"));
    }

    pub(super) fn lead(&self, name: &str, front: Arc<Front>) {
        self.state.lock().fronts.insert(format!("{name}:443"), front);
    }

    fn listen(&self, listener: TcpListener) {
        self.listening.lock().spawn(accept(listener, self.state.clone()));
    }
}

async fn accept(listener: TcpListener, state: Arc<Mutex<State>>) {
    // They end with this task.
    let mut clients = JoinSet::new();
    loop {
        tokio::select! {
            Some(_) = clients.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((client, _)) => drop(clients.spawn(meet(client, state.clone()))),
                Err(error) => return eprintln!("the proxy accepts nobody any more: {error}"),
            },
        }
    }
}

/// One client, from its request to the end of its connection.
async fn meet(mut client: TcpStream, state: Arc<Mutex<State>>) {
    let Ok(Some(head)) = head(&mut client).await else { return };
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (manner, front) = {
        let mut state = state.lock();
        state.asked.push(target.to_owned());
        (state.manner, state.fronts.get(target).cloned())
    };
    let front = match (manner, front) {
        (Manner::Silent, _) => return wait_for_end(&mut client).await,
        (Manner::Refusing(status), _) => return refuse(client, status).await,
        _ if method != "CONNECT" => return refuse(client, 405).await,
        (Manner::Open, Some(front)) if front.is_reachable() => front,
        (Manner::Open, _) => return refuse(client, 502).await,
    };
    let path = front.path();
    path.connect().await;
    if client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.is_ok() {
        front.carry(client, path).await;
    }
}

/// The head of a request; `None` when the client ends before it does, or never comes to its end.
async fn head(client: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        // Byte by byte, or the beginning of what comes after it would be lost.
        match client.read_u8().await {
            Ok(byte) if head.len() < HEAD => head.push(byte),
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    Ok(Some(String::from_utf8_lossy(&head).into_owned()))
}

async fn refuse(mut client: TcpStream, status: u16) {
    let asks = if status == 407 { "Proxy-Authenticate: Basic realm=\"proxy\"\r\n" } else { "" };
    let reply = format!("HTTP/1.1 {status} Refused\r\n{asks}Content-Length: 0\r\nConnection: close\r\n\r\n");
    // A client that has gone does not need it.
    client.write_all(reply.as_bytes()).await.ok();
}

async fn wait_for_end(client: &mut TcpStream) {
    let mut ignored = [0; 1024];
    while let Ok(1..) = client.read(&mut ignored).await {}
}
