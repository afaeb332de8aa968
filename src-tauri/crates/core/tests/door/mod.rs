//! The HTTP door, over real connections: from a telephone's request to the notice, what is said when it cannot be opened,
//! and what it does with those who mean harm.

mod attacks;
mod calls;
mod set_up;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json as value};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::bench::{Answer, Bench, PATIENCE, Pockets, json};

/// An app with a door.
struct Entrance {
    bench: Bench,
    keyring: Arc<Pockets>,
    port: u16,
}

impl Entrance {
    /// The door is to listen on a port of its own; nothing is set up yet.
    async fn closed() -> Self {
        let keyring = Arc::new(Pockets::default());
        let entrance = Self { bench: Bench::with(keyring.clone()).await, keyring, port: free_port().await };
        entrance.choose("door_port", value!(entrance.port)).await;
        entrance
    }

    /// A source of this kind and name is set up, and the door is open for it.
    async fn open(kind: &str, own: Value) -> Self {
        let entrance = Self::closed().await;
        entrance.set_up(kind, own).await;
        entrance.stands(kind, "listening", None).await;
        entrance
    }

    async fn choose(&self, setting: &str, chosen: Value) {
        let answer = self.send("PUT", &format!("/settings/{setting}"), value!({ "value": chosen })).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    async fn set_up(&self, kind: &str, own: Value) {
        let mut entry = value!({ "kind": kind, "extensions": ["101"] });
        entry.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        let answer = self.send("PUT", &format!("/sources/{kind}"), entry).await;
        assert_eq!(answer.status, 204, "{answer:?}");
    }

    async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        self.bench.post(json(body).method(method).uri(&format!("http://localhost{path}"))).await
    }

    /// The address of a source as it is on this path: `/in/phone/TOKEN`.
    async fn path(&self, source: &str) -> String {
        let urls = self.bench.get(&format!("/sources/{source}/urls?show=true")).await.body;
        let url = urls["urls"][0]["url"].as_str().unwrap_or_else(|| panic!("{urls}")).to_owned();
        let (_, path) = url.split_once(&format!(":{}", self.port)).unwrap();
        path.splitn(5, '/').take(4).collect::<Vec<_>>().join("/")
    }

    /// Waits until a source stands like this.
    async fn stands(&self, name: &str, state: &str, trouble: Option<&str>) -> Value {
        let mut last = Value::Null;
        let seen = async {
            loop {
                let list = self.bench.get("/sources").await.body;
                let source = list["sources"].as_array().unwrap().iter().find(|source| source["name"] == name).cloned();
                last = source.unwrap_or_default();
                if last["state"] == state && last["trouble"] == value!(trouble) {
                    return last.clone();
                }
                tokio::task::yield_now().await;
            }
        };
        let seen = timeout(PATIENCE, seen).await;
        seen.unwrap_or_else(|_| panic!("{name} does not stand as {state} within {PATIENCE:?}: {last}"))
    }

    /// Waits until the newest call is as wanted.
    async fn newest(&self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = Value::Null;
        let seen = async {
            loop {
                last = self.bench.get("/calls").await.body["calls"][0].clone();
                if is_wanted(&last) {
                    return last.clone();
                }
                tokio::task::yield_now().await;
            }
        };
        let seen = timeout(PATIENCE, seen).await;
        seen.unwrap_or_else(|_| panic!("the newest call is not as wanted within {PATIENCE:?}: {last}"))
    }

    async fn calls(&self) -> usize {
        self.bench.get("/calls").await.body["calls"].as_array().unwrap().len()
    }

    /// A connection to the door, from an address of this computer.
    async fn connect(&self, from: [u8; 4]) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from((from, 0))).unwrap();
        socket.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))).await.unwrap()
    }

    /// Says this to the door, and what it says until it hangs up.
    async fn say(&self, from: [u8; 4], request: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect(from).await;
        // Whoever is refused early may be hung up on while it still speaks.
        stream.write_all(request.as_ref()).await.ok();
        let mut answer = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut answer)).await.unwrap().ok();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The status of what is answered to a GET.
    async fn get(&self, target: &str) -> u16 {
        self.status(format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")).await
    }

    /// Asks until that is answered: what is chosen is in force soon.
    async fn until(&self, status: u16, target: &str) {
        let answered = async {
            while self.get(target).await != status {
                // Slower than what counts as a flood.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        timeout(PATIENCE, answered).await.unwrap_or_else(|_| panic!("never {status}: {target}"));
    }

    async fn status(&self, request: impl AsRef<[u8]>) -> u16 {
        status(&self.say(HERE, request).await)
    }
}

/// This computer, and another address of it, for whoever is to count as somebody else.
const HERE: [u8; 4] = [127, 0, 0, 1];
const THERE: [u8; 4] = [127, 0, 0, 2];

/// The status of an answer; 0 where there is none.
fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

/// A port that nobody has.
async fn free_port() -> u16 {
    TcpListener::bind((IpAddr::from(HERE), 0)).await.unwrap().local_addr().unwrap().port()
}
