//! An ear of the tests' own at the manager interface: writes down all that the telephone system says, byte by byte.
//!
//! It signs in as a user of its own, whose filter is the one that the documentation gives: what it kept can become a recording that
//! the tests of the core replay.

use std::fs;
use std::net::Ipv4Addr;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use super::{Pbx, Version};
use crate::{LIMIT, until};

/// What the user `ear` signs in with.
pub(super) const SECRET: &str = "another-of-the-exchange";

/// What has been said since it began to listen. It ends when it is dropped.
pub struct Tap {
    heard: Arc<Mutex<Vec<u8>>>,
    listens: JoinHandle<()>,
    version: Version,
}

impl Tap {
    pub(super) async fn on(door: (Ipv4Addr, u16), version: Version) -> Tap {
        let mut stream = TcpStream::connect(door).await.expect("the manager interface listens");
        let login =
            format!("Action: Login\r\nActionID: 1\r\nUsername: ear\r\nSecret: {SECRET}\r\nEvents: call,agent\r\n\r\n");
        stream.write_all(login.as_bytes()).await.expect("the manager interface takes a sign-in");
        let heard: Arc<Mutex<Vec<u8>>> = Arc::default();
        let written = Arc::clone(&heard);
        let listens = tokio::spawn(async move {
            let mut mouthful = vec![0; 16 * 1024];
            while let Ok(length @ 1..) = stream.read(&mut mouthful).await {
                written.lock().extend_from_slice(&mouthful[..length]);
            }
        });
        let tap = Tap { heard, listens, version };
        until("the sign-in of the tests' ear", LIMIT, async || tap.text().contains("accepted").then_some(())).await;
        tap
    }

    /// All of it, as it came.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.heard.lock()).into_owned()
    }

    /// Keeps all of it in `target/phones/heard/`, under this name.
    pub fn keep(&self, name: &str) {
        let heard = Pbx::results("heard").join(self.version.suite());
        fs::create_dir_all(&heard).expect("a folder can be made");
        fs::write(heard.join(name).with_extension("ami"), self.text()).expect("what was heard can be kept");
    }

    /// Waits until all channels that were opened are gone: every call is over.
    pub async fn all_over(&self) {
        until("all channels to be gone", LIMIT, async || {
            let text = self.text();
            let [opened, gone] =
                ["Newchannel", "Hangup"].map(|event| text.matches(&format!("Event: {event}\r\n")).count());
            (opened > 0 && opened == gone).then_some(())
        })
        .await;
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.listens.abort();
    }
}
