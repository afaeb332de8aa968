//! A real softphone, baresip, without sound: as telephone 104 it rings, is answered and hung up by its keys, and says what
//! happens at its control port.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use super::free_ports;
use crate::{LIMIT, until};

/// Where Debian has its modules; the first is of older ones.
const MODULES: [&str; 2] = ["/usr/lib/baresip/modules", "/usr/lib/x86_64-linux-gnu/baresip/modules"];

const CONFIG: &str = "\
module_path {modules}
sip_listen {sip}
ctrl_tcp_listen 127.0.0.1:{control}
cons_listen 127.0.0.1:{keys}
audio_player aubridge,pseudo
audio_source aubridge,pseudo
audio_alert aubridge,pseudo
module g711.so
module aubridge.so
module cons.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
";

/// The softphone. It ends when it is dropped.
pub struct Softphone {
    /// Its control port.
    pub port: u16,
    keys: SocketAddr,
    _folder: TempDir,
    _running: Child,
}

impl Softphone {
    /// One at this address, which belongs to the telephone system there.
    pub(super) async fn start(address: SocketAddr, pbx: SocketAddr) -> Softphone {
        let folder = tempfile::Builder::new().prefix("callcard-baresip-").tempdir().expect("a temp folder");
        let [port, keys] = free_ports();
        let modules = MODULES.into_iter().find(|path| Path::new(path).is_dir()).unwrap_or(MODULES[0]);
        let config = CONFIG.replace("{modules}", modules).replace("{sip}", &address.to_string());
        let config = config.replace("{control}", &port.to_string()).replace("{keys}", &keys.to_string());
        let account = format!("<sip:104@{pbx}>;regint=0;answermode=manual\n");
        for (name, text) in [("config", config.as_str()), ("accounts", &account), ("contacts", "")] {
            fs::write(folder.path().join(name), text).expect("its set-up can be written");
        }
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--", "baresip", "-f"]).arg(folder.path()).kill_on_drop(true);
        let running = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let running = running.expect("setpriv starts");
        // Whoever comes is the one that it tells, until the next one comes.
        until("baresip", LIMIT, async || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.ok().map(drop)).await;
        let keys = (Ipv4Addr::LOCALHOST, keys).into();
        Softphone { port, keys, _folder: folder, _running: running }
    }

    /// Takes the call.
    pub fn answer(&self) {
        self.press(b"a");
    }

    /// Ends the call, or sends it away.
    pub fn hang_up(&self) {
        self.press(b"b");
    }

    fn press(&self, key: &[u8]) {
        let hand = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        hand.send_to(key, self.keys).expect("the network takes a datagram");
    }
}
