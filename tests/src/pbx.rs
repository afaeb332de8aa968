//! A real Asterisk on this computer, with telephones of three agents and a trunk that calls come in on.
//!
//! Its programs come from a Debian of its own in `target/phones/`, which `make phones` makes; its set-up, its ports and all that
//! it writes are this test's alone, so that several can run at once. It ends with the thread that started it.

mod line;
mod message;
mod relay;
mod softphone;
mod tap;
mod telephone;

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tempfile::TempDir;
use tokio::process::{Child, Command};

pub use self::line::Line;
pub use self::relay::Relay;
pub use self::softphone::Softphone;
pub use self::tap::Tap;
pub use self::telephone::{From, Mood, Telephone};
use crate::{places, until};

/// What the agents' programs sign in with, as the user `callcard`.
pub const SECRET: &str = "s3cret-of-the-exchange";

/// The port of manager interfaces.
const USUAL_PORT: u16 = 5038;

/// How long it may take to start: it loads some 300 modules.
const STARTS: Duration = Duration::from_secs(60);

/// Its set-up.
const FILES: [(&str, &str); 7] = [
    ("asterisk.conf", include_str!("pbx/etc/asterisk.conf")),
    ("extensions.conf", include_str!("pbx/etc/extensions.conf")),
    ("logger.conf", include_str!("pbx/etc/logger.conf")),
    ("manager.conf", include_str!("pbx/etc/manager.conf")),
    ("modules.conf", include_str!("pbx/etc/modules.conf")),
    ("pjsip.conf", include_str!("pbx/etc/pjsip.conf")),
    ("queues.conf", include_str!("pbx/etc/queues.conf")),
];

/// Which Asterisk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 22 or newer.
    Newest,
    Sixteen,
}

impl Version {
    /// The Debian that has it.
    #[must_use]
    pub fn suite(self) -> &'static str {
        match self {
            Version::Newest => "sid",
            Version::Sixteen => "bullseye",
        }
    }

    fn root(self) -> PathBuf {
        let root = folder().join(self.suite());
        assert!(root.join("usr/sbin/asterisk").is_file(), "no Asterisk in {}: make phones makes it", root.display());
        root
    }
}

/// What the user `callcard` may do, and how the interface can be reached.
#[derive(Clone, Copy, Debug)]
pub struct Door<'a> {
    pub secret: &'a str,
    pub read: &'a str,
    pub write: &'a str,
    pub tls: bool,
}

/// As the documentation says.
pub const DOOR: Door<'_> = Door { secret: SECRET, read: "call,agent", write: "", tls: false };

/// The telephone system. It ends when it is dropped.
pub struct Pbx {
    /// The telephones of the agents 101, 102 and 103.
    pub anna: Telephone,
    pub boris: Telephone,
    pub clara: Telephone,
    /// Everybody outside.
    pub trunk: Telephone,
    /// Where the manager interface listens, and its port for TLS.
    pub address: Ipv4Addr,
    pub port: u16,
    pub tls_port: u16,
    version: Version,
    sip: SocketAddr,
    /// Where telephone 104 is, once there is one.
    softphone: SocketAddr,
    folder: TempDir,
    running: Option<Child>,
}

impl Pbx {
    /// One that takes calls.
    pub async fn start(version: Version) -> Pbx {
        Pbx::with(version, DOOR).await
    }

    /// One with this door.
    pub async fn with(version: Version, door: Door<'_>) -> Pbx {
        let [port, tls_port] = free_ports();
        Pbx::at(Ipv4Addr::LOCALHOST, port, tls_port, version, door).await
    }

    /// One whose manager interface has the port that everybody's has, at an address that no other has.
    pub async fn at_the_usual_port(version: Version) -> Pbx {
        let free =
            std::iter::repeat_with(|| Ipv4Addr::new(127, fastrand::u8(1..), fastrand::u8(..), fastrand::u8(1..255)));
        let mut free = free.filter(|address| TcpListener::bind((*address, USUAL_PORT)).is_ok());
        let address = free.next().expect("there is always another address");
        Pbx::at(address, USUAL_PORT, USUAL_PORT + 1, version, DOOR).await
    }

    async fn at(address: Ipv4Addr, port: u16, tls_port: u16, version: Version, door: Door<'_>) -> Pbx {
        let folder = tempfile::Builder::new().prefix("callcard-pbx-").tempdir().expect("a temp folder");
        for name in ["etc", "lib", "spool", "run", "log"] {
            fs::create_dir(folder.path().join(name)).expect("a folder can be made");
        }
        let [sip, softphone] = free_addresses();
        let telephone = |user, ip: [u8; 4]| Telephone::plug_in(user, ip.into(), sip);
        let mut pbx = Pbx {
            anna: telephone("101", [127, 0, 0, 1]),
            boris: telephone("102", [127, 0, 0, 1]),
            clara: telephone("103", [127, 0, 0, 1]),
            trunk: telephone("trunk", [127, 0, 0, 2]),
            address,
            port,
            tls_port,
            version,
            sip,
            softphone,
            folder,
            running: None,
        };
        pbx.certify();
        pbx.furnish(door);
        pbx.run().await;
        pbx
    }

    /// Plugs a real softphone in, as telephone 104.
    pub async fn softphone(&self) -> Softphone {
        Softphone::start(self.softphone, self.sip).await
    }

    /// Stops as a machine does whose plug is pulled: nobody is told how calls ended.
    pub async fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.kill().await.expect("Asterisk can be ended");
        }
    }

    /// Runs again.
    pub async fn run(&mut self) {
        let log = fs::File::create(self.folder.path().join("log/console")).expect("a log can be made");
        let mut command = self.inside(&["-f"]);
        command.stdout(log.try_clone().expect("a log can be shared")).stderr(log);
        self.running = Some(command.spawn().expect("bwrap starts"));
        until("Asterisk to be ready", STARTS, async || {
            let status = self.inside(&["-rx", "core waitfullybooted"]).output().await.ok()?;
            (status.status.success() && String::from_utf8_lossy(&status.stdout).contains("fully booted")).then_some(())
        })
        .await;
    }

    /// From now on this is the door. Whoever is in, stays in.
    pub async fn door(&self, door: Door<'_>) {
        self.furnish(door);
        self.command("manager reload").await;
    }

    /// Says something on the console of the telephone system, and returns what it answers.
    pub async fn command(&self, words: &str) -> String {
        let output = self.inside(&["-rx", words]).output().await.expect("bwrap starts");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{words}: {said}");
        said
    }

    /// A way to its manager interface that stands while it does not run.
    pub async fn relay(&self) -> Relay {
        Relay::to((self.address, self.port).into()).await
    }

    /// Begins to write down what it says.
    pub async fn tap(&self) -> Tap {
        Tap::on((self.address, self.port), self.version).await
    }

    /// The folder for what comes out of the tests and is to be looked at, under this name.
    #[must_use]
    pub fn results(name: &str) -> PathBuf {
        let results = folder().join(name);
        fs::create_dir_all(&results).expect("a folder can be made");
        results
    }

    /// The authority that has signed its certificate, which is for `localhost`.
    #[must_use]
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("etc/authority.pem")
    }

    /// What it wrote about itself.
    #[must_use]
    pub fn log(&self) -> String {
        let read = |name: &str| fs::read_to_string(self.folder.path().join("log").join(name)).unwrap_or_default();
        read("console") + &read("messages")
    }

    fn furnish(&self, door: Door<'_>) {
        let etc = self.folder.path().join("etc");
        let places: Vec<(&str, String)> = vec![
            ("{sip}", self.sip.port().to_string()),
            ("{address}", self.address.to_string()),
            ("{ami}", self.port.to_string()),
            ("{ami_tls}", self.tls_port.to_string()),
            ("{101}", self.anna.address().to_string()),
            ("{102}", self.boris.address().to_string()),
            ("{103}", self.clara.address().to_string()),
            ("{104}", self.softphone.to_string()),
            ("{trunk}", self.trunk.address().to_string()),
            ("{secret}", door.secret.to_owned()),
            ("{ear}", tap::SECRET.to_owned()),
            ("{read}", door.read.to_owned()),
            ("{write}", door.write.to_owned()),
            ("{tls}", if door.tls { "yes" } else { "no" }.to_owned()),
        ];
        for (name, text) in FILES {
            let text = places.iter().fold(text.to_owned(), |text, (place, value)| text.replace(place, value));
            fs::write(etc.join(name), text).expect("the set-up can be written");
        }
    }

    fn certify(&self) {
        let etc = self.folder.path().join("etc");
        let mut authority = CertificateParams::new([]).expect("an authority needs no name");
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key can be made");
        let pem = authority.self_signed(&key).expect("an authority signs itself").pem();
        let issuer = Issuer::new(authority, key);
        let own = KeyPair::generate().expect("a key can be made");
        let certificate = CertificateParams::new(["localhost".to_owned()]).expect("a host name can be certified");
        let certificate = certificate.signed_by(&own, &issuer).expect("the authority signs").pem();
        for (name, text) in [("authority.pem", pem), ("certificate.pem", certificate), ("key.pem", own.serialize_pem())]
        {
            fs::write(etc.join(name), text).expect("a certificate can be written");
        }
    }

    /// Asterisk within its own Debian, where this test's folder is `/pbx` and nothing else can be written.
    fn inside(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("bwrap");
        command.args(["--die-with-parent", "--ro-bind"]).arg(self.version.root()).arg("/");
        command.args(["--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/run", "--bind"]);
        command.arg(self.folder.path()).args(["/pbx", "--", "/usr/sbin/asterisk", "-C", "/pbx/etc/asterisk.conf"]);
        command.args(arguments).stdin(Stdio::null()).kill_on_drop(true);
        command
    }
}

/// Where the Debians are, and what comes out of the tests.
fn folder() -> PathBuf {
    places::target_dir().join("phones")
}

/// Free at the same time, so that they are two.
fn free_ports() -> [u16; 2] {
    let free = [0; 2].map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("a free port"));
    free.map(|free| free.local_addr().expect("a port has a number").port())
}

/// The same for telephones.
fn free_addresses() -> [SocketAddr; 2] {
    let free = [0; 2].map(|port| UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).expect("a free port"));
    free.map(|free| free.local_addr().expect("a port has a number"))
}
