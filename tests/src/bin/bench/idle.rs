//! Callcard in the tray after its first call, with nothing to do: its memory, its processes and what wakes it up.

use std::fs;
use std::time::Duration;

use e2e::{App, Watched, kernel};

use crate::caller::{IVAN, Ringing};
use crate::floor::{self, Floor};
use crate::report::{Line, section};

/// For what a call leaves behind to come to rest: an idle connection is closed after 5 s.
const REST: Duration = Duration::from_secs(8);

/// How long it is watched.
const WATCHED: Duration = Duration::from_secs(10);

/// Kilobytes, as the kernel counts them.
const TARGET: u64 = 26 * 1024;

pub(crate) async fn measure(floor: &Floor) {
    section("Idle in the tray after the first call");
    floor.fresh_home();
    let app = App::launch(&floor.workplace, &["--background"]);
    app.socket.accepting().await;
    app.tray(&floor.workplace).await;
    let before = floor.workplace.notifications.shown().len();
    let ringing = Ringing::start(&app.socket, IVAN.number).await;
    floor.notice(before, IVAN.title).await;
    ringing.end().await;
    floor.workplace.notifications.wait_for_none().await;

    tokio::time::sleep(REST).await;
    let watched = Watched::of(app.pid(), WATCHED).await;
    let memory = Memory::of(app.pid());
    let processes = tree(app.pid());
    floor::end(app).await;

    let private = memory.private_dirty;
    Line::figure("memory, private dirty", megabytes(private)).target("≤ 26 MB", private <= TARGET).print();
    Line::figure("memory, proportional (PSS)", megabytes(memory.pss)).print();
    Line::figure("processes", processes.len()).target("1, no web view", processes.len() == 1).print();
    Line::figure("threads", watched.threads().count()).print();
    for (thread, woken) in watched.threads().filter(|(_, woken)| *woken > 0) {
        Line::figure(&format!("wake-ups in 10 s: {thread}"), woken).print();
    }
    let ours = watched.ours();
    Line::figure("wake-ups in 10 s: libraries, together", watched.all() - ours).print();
    Line::figure("wake-ups in 10 s: ours, together", ours).target("0", ours == 0).print();
}

/// What the kernel says of a process's memory, in kilobytes.
pub(crate) struct Memory {
    pss: u64,
    pub(crate) private_dirty: u64,
}

impl Memory {
    pub(crate) fn of(pid: u32) -> Self {
        let path = format!("/proc/{pid}/smaps_rollup");
        let text = fs::read_to_string(path).expect("the kernel says what the memory is used for");
        let of = |name| kernel::field(&text, name).expect("the kernel says how much it is");
        Self { pss: of("Pss:"), private_dirty: of("Private_Dirty:") }
    }
}

/// The process and all that descend from it.
pub(crate) fn tree(pid: u32) -> Vec<u32> {
    let mut found = vec![pid];
    for thread in kernel::threads(pid) {
        let children = fs::read_to_string(format!("/proc/{pid}/task/{thread}/children")).unwrap_or_default();
        found.extend(children.split_whitespace().filter_map(|child| child.parse().ok()).flat_map(tree));
    }
    found
}

pub(crate) fn megabytes(kilobytes: u64) -> String {
    format!("{:.1} MB", kilobytes as f64 / 1024.0)
}
