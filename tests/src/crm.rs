//! A CRM of the test's own: the sandbox, run beside the app and not in it, so that it lives on when the app is killed.

use std::net::SocketAddr;

use callcard_sandbox::{Options, Sandbox};

use crate::SandboxDoor;

/// The account it is, as the app knows it.
pub const HOST: &str = "demo.amocrm.ru";

/// A running CRM, in memory. It ends when it is dropped.
pub struct Crm {
    /// Its faults, its record of requests, and what an administrator does in it.
    pub door: SandboxDoor,
    _sandbox: Sandbox,
}

impl Crm {
    /// A new one under the name `demo.amocrm.ru`.
    pub async fn start() -> Crm {
        Crm::of(&[HOST]).await
    }

    /// A new one under these names.
    pub async fn of(hosts: &[&str]) -> Crm {
        let options = Options { port: Some(0), faults: true, ..Options::default() };
        let sandbox = Sandbox::start(options).await.expect("the sandbox starts");
        let door = SandboxDoor::at(sandbox.origin());
        door.hosts(hosts).await;
        Crm { door, _sandbox: sandbox }
    }

    /// Where it listens, for the internet to lead to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.door.address().parse().expect("the sandbox listens on an address")
    }
}
