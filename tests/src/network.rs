//! A network of a test's own, in which the kernel loses packets as a router does that has forgotten a connection.
//!
//! A proxy of ours cannot do that: whatever it swallows, its kernel has already acknowledged. So the test runs once more
//! in a process with a network namespace, where routing rules drop what belongs to a connection, both ways.

use std::env;
use std::process::{Command, Stdio};

/// Says that the process has its own network.
const INSIDE: &str = "CALLCARD_OWN_NETWORK";

/// The rule that leads to this computer's own addresses is the first of all, so that nothing can be dropped before it. It
/// is moved behind ours.
const PREPARE: &str = "ip link set lo up && ip rule del pref 0 && ip rule add pref 100 lookup local && exec \"$@\"";

/// The network of this process.
pub struct Network(());

impl Network {
    /// The network of the test of this name (with its modules), or `None` in the process that has started it: the test is
    /// over there. Where the system allows no network namespace, the test says so and is over as well.
    #[must_use]
    pub fn of(test: &str) -> Option<Network> {
        if env::var_os(INSIDE).is_some() {
            return Some(Network(()));
        }
        let allowed = apart().args(["ip", "link"]).stdout(Stdio::null()).status();
        if !allowed.is_ok_and(|status| status.success()) {
            eprintln!("SKIPPED {test}: this system allows no network namespace (unshare --net)");
            return None;
        }
        let executable = env::current_exe().expect("the running executable has a path");
        let mut again = apart();
        again.args(["sh", "-c", PREPARE, "sh"]).arg(executable).args(["--exact", test, "--nocapture"]);
        let output = again.env(INSIDE, "1").stdin(Stdio::null()).output().expect("the test starts again");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && said.contains("1 passed"),
            "in a network of its own: {said}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        None
    }

    /// From now on everything is lost that is sent on the connection with this port of the client's. Neither side is told.
    pub fn forget(&self, port: u16) {
        for side in ["sport", "dport"] {
            let rule = ["rule", "add", "pref", "1", "ipproto", "tcp", side, &port.to_string(), "blackhole"];
            let added = Command::new("ip").args(rule).status().expect("ip starts");
            assert!(added.success(), "no rule for port {port}: {added}");
        }
    }

    /// Whether the kernel still holds the connection with this port of the client's for a good one.
    #[must_use]
    pub fn trusts(&self, port: u16) -> bool {
        const ESTABLISHED: &str = "01";
        let table = std::fs::read_to_string("/proc/net/tcp").expect("the kernel lists its connections");
        let local = format!(":{port:04X}");
        table.lines().any(|line| {
            let mut fields = line.split_whitespace().skip(1);
            fields.next().is_some_and(|address| address.ends_with(&local)) && fields.nth(1) == Some(ESTABLISHED)
        })
    }
}

/// A command in a network namespace, which ends with the thread that started it. Only root needs no user namespace for that.
fn apart() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--", "unshare", "--net"]);
    if !rustix::process::geteuid().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command.arg("--");
    command
}
