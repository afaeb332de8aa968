//! The processes of one workplace, found by a mark in their environment.
//!
//! What a workplace starts starts more (the bus its services, the app its web view, a script its browser), and none of
//! it may outlive the workplace. Process groups and parents are lost on that way; the environment is inherited. So the
//! workplace's own
//! `XDG_RUNTIME_DIR`, which no other process on the machine has, is the mark.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

const LIMIT: Duration = Duration::from_secs(5);

/// The processes alive whose `XDG_RUNTIME_DIR` is this folder, with their short names.
pub(crate) fn of_workplace(runtime_dir: &Path) -> Vec<(Pid, String)> {
    let mark = [b"XDG_RUNTIME_DIR=", runtime_dir.as_os_str().as_bytes()].concat();
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let pid = pid_of(&entry.file_name())?;
            // Unreadable means another user's, or gone in the meantime: not ours either way.
            let environment = std::fs::read(entry.path().join("environ")).ok()?;
            environment.split(|byte| *byte == 0).find(|entry| *entry == mark)?;
            let name = std::fs::read_to_string(entry.path().join("comm")).ok()?;
            Some((pid, name.trim_end().to_owned()))
        })
        .collect()
}

/// Whether a process has given back what it had; its parent may still have to take notice. A process may look dead while
/// some of its threads are yet to end.
pub(crate) fn is_over(pid: Pid) -> bool {
    let folder = format!("/proc/{}", pid.as_raw_nonzero());
    let stat = std::fs::read_to_string(format!("{folder}/stat")).unwrap_or_default();
    let threads = std::fs::read_dir(format!("{folder}/task")).map_or(0, Iterator::count);
    // The state stands behind the name, which may itself have brackets in it.
    stat.rsplit_once(") ").is_none_or(|(_, rest)| rest.starts_with(['Z', 'X'])) && threads <= 1
}

/// Kills every process of the workplace, and what those start meanwhile, until none is left.
pub(crate) fn end_all(runtime_dir: &Path) {
    let start = Instant::now();
    let mut empty_looks = 0;
    // A process shows no environment for an instant while it becomes another program: one look is not enough.
    while empty_looks < 2 {
        let left = of_workplace(runtime_dir);
        if start.elapsed() > LIMIT {
            // Said, not panicked: this runs while a failed test unwinds.
            eprintln!("these processes of the workplace would not end: {left:?}");
            return;
        }
        empty_looks = if left.is_empty() { empty_looks + 1 } else { 0 };
        for (pid, _) in left {
            // It may have ended by itself since it was listed.
            kill_process(pid, Signal::KILL).ok();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn pid_of(name: &OsStr) -> Option<Pid> {
    Pid::from_raw(name.to_str()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    #[test]
    fn ends_what_bears_the_mark_at_any_depth_and_nothing_else() {
        let ours = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let sleep_in = |dir: &Path| {
            // The shell ends at once; what it leaves behind has lost its parent.
            let mut shell = Command::new("sh");
            shell.args(["-c", "sleep 60 & sleep 60 & echo ready"]).env("XDG_RUNTIME_DIR", dir);
            assert!(shell.stdout(Stdio::null()).status().unwrap().success());
        };
        sleep_in(ours.path());
        sleep_in(other.path());
        wait_for_two_in(ours.path());
        wait_for_two_in(other.path());
        end_all(ours.path());
        assert_eq!(of_workplace(ours.path()), []);
        assert_eq!(of_workplace(other.path()).len(), 2);
        end_all(other.path());
    }

    fn wait_for_two_in(dir: &Path) {
        let start = Instant::now();
        while of_workplace(dir).len() != 2 {
            assert!(start.elapsed() < LIMIT, "{:?}", of_workplace(dir));
            std::thread::yield_now();
        }
    }
}
