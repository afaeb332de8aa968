//! Callcard in the tray after its first call, with nothing to do: its memory, its processes and what wakes it up.

use std::collections::BTreeMap;
use std::time::Duration;
use std::{fmt, fs};

use e2e::App;

use crate::caller::{IVAN, Ringing};
use crate::floor::{self, Floor};
use crate::report::{Line, section};

/// For what a call leaves behind to come to rest: an idle connection is closed after 5 s.
const REST: Duration = Duration::from_secs(8);

/// How long it is watched.
const WATCHED: Duration = Duration::from_secs(10);

/// Kilobytes, as the kernel counts them.
const TARGET: u64 = 26 * 1024;

/// The threads we start, by the names we give them. All others but the main thread are started by libraries: those of
/// the toolkit wait for the display and the bus, and some bear no name but the process's.
const OURS: [&str; 3] = ["tokio-rt-worker", "store", "sandbox-db"];

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
    Line::figure("threads", watched.0.len()).print();
    for (thread, woken) in watched.0.iter().filter(|(_, woken)| **woken > 0) {
        Line::figure(&format!("wake-ups in 10 s: {thread}"), woken).print();
    }
    let ours = watched.ours();
    Line::figure("wake-ups in 10 s: libraries, together", watched.0.values().sum::<u64>() - ours).print();
    Line::figure("wake-ups in 10 s: ours, together", ours).target("0", ours == 0).print();
}

/// How often each thread was woken while a process was watched.
pub(crate) struct Watched(BTreeMap<Thread, u64>);

impl Watched {
    /// Watches a process for so long.
    pub(crate) async fn of(pid: u32, length: Duration) -> Self {
        let begin = wake_ups(pid);
        tokio::time::sleep(length).await;
        let mut end = wake_ups(pid);
        end.iter_mut().for_each(|(thread, woken)| *woken -= begin.get(thread).unwrap_or(&0));
        Self(end)
    }

    /// Our own threads together.
    pub(crate) fn ours(&self) -> u64 {
        self.0.iter().filter(|(thread, _)| thread.is_ours()).map(|(_, woken)| woken).sum()
    }
}

/// A thread of the app.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Thread {
    id: u32,
    name: String,
    is_main: bool,
}

impl Thread {
    fn is_ours(&self) -> bool {
        self.is_main || OURS.contains(&self.name.as_str())
    }
}

impl fmt::Display for Thread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_main {
            true => out.write_str("the main thread"),
            false => write!(out, "thread {:?}", self.name),
        }
    }
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
        let of = |name| field(&text, name).expect("the kernel says how much it is");
        Self { pss: of("Pss:"), private_dirty: of("Private_Dirty:") }
    }
}

/// How often each thread has been woken so far: how often it has given up its core to wait for something.
fn wake_ups(pid: u32) -> BTreeMap<Thread, u64> {
    let counted = threads(pid).into_iter().filter_map(|id| {
        let text = fs::read_to_string(format!("/proc/{pid}/task/{id}/status")).ok()?;
        let name = text.lines().next()?.strip_prefix("Name:")?.trim().to_owned();
        Some((Thread { id, name, is_main: id == pid }, field(&text, "voluntary_ctxt_switches:")?))
    });
    counted.collect()
}

/// The process and all that descend from it.
pub(crate) fn tree(pid: u32) -> Vec<u32> {
    let mut found = vec![pid];
    for thread in threads(pid) {
        let children = fs::read_to_string(format!("/proc/{pid}/task/{thread}/children")).unwrap_or_default();
        found.extend(children.split_whitespace().filter_map(|child| child.parse().ok()).flat_map(tree));
    }
    found
}

fn threads(pid: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).expect("the process runs");
    threads.flatten().filter_map(|thread| thread.file_name().to_str()?.parse().ok()).collect()
}

/// The number after a name, in the format that most files under `/proc` have.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
}

pub(crate) fn megabytes(kilobytes: u64) -> String {
    format!("{:.1} MB", kilobytes as f64 / 1024.0)
}
