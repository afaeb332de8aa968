//! How often the threads of a process are woken, as the kernel counts it: how often each has given up its core to wait for something.

use std::collections::BTreeMap;
use std::time::Duration;
use std::{fmt, fs};

use crate::kernel;

/// The threads we start, by the names we give them. All others but the main thread are started by libraries: those of
/// the toolkit wait for the display and the bus, and some bear no name but the process's.
const OURS: [&str; 3] = ["tokio-rt-worker", "store", "sandbox-db"];

/// How often each thread was woken while a process was watched.
pub struct Watched(BTreeMap<Thread, u64>);

impl Watched {
    /// Watches a process for so long.
    pub async fn of(pid: u32, length: Duration) -> Self {
        let begin = wake_ups(pid);
        tokio::time::sleep(length).await;
        let mut end = wake_ups(pid);
        end.iter_mut().for_each(|(thread, woken)| *woken -= begin.get(thread).unwrap_or(&0));
        Self(end)
    }

    /// Each thread.
    pub fn threads(&self) -> impl Iterator<Item = (&Thread, u64)> {
        self.0.iter().map(|(thread, woken)| (thread, *woken))
    }

    /// All threads together.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.0.values().sum()
    }

    /// Our own threads together.
    #[must_use]
    pub fn ours(&self) -> u64 {
        self.0.iter().filter(|(thread, _)| thread.is_ours()).map(|(_, woken)| woken).sum()
    }
}

/// A thread of the app.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thread {
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

/// How often each thread has been woken so far: how often it has given up its core to wait for something.
fn wake_ups(pid: u32) -> BTreeMap<Thread, u64> {
    let counted = kernel::threads(pid).into_iter().filter_map(|id| {
        let text = fs::read_to_string(format!("/proc/{pid}/task/{id}/status")).ok()?;
        let name = text.lines().next()?.strip_prefix("Name:")?.trim().to_owned();
        Some((Thread { id, name, is_main: id == pid }, kernel::field(&text, "voluntary_ctxt_switches:")?))
    });
    counted.collect()
}
