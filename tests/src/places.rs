//! Where things are: the app under test, and where a workplace leaves its logs.
//!
//! Everything is found from the running executable, so that debug, release and other target directories all work.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The app under test: `CALLCARD_BIN`, or `callcard` of the same profile as this executable.
pub(crate) fn callcard() -> PathBuf {
    let path = std::env::var_os("CALLCARD_BIN").map_or_else(|| profile_dir().join("callcard"), PathBuf::from);
    assert!(
        path.is_file(),
        "the app under test is missing: {} (build it with `cargo build -p callcard`, or set CALLCARD_BIN)",
        path.display()
    );
    path
}

/// The program beside the app that talks to it.
pub(crate) fn callcardctl() -> PathBuf {
    callcard().with_file_name("callcardctl")
}

/// The folder for the logs and pictures of the running test, emptied: `target/e2e/<test>`.
pub(crate) fn logs_of_this_test() -> PathBuf {
    emptied(&folder_of_this_test())
}

/// The same as it is.
pub(crate) fn folder_of_this_test() -> PathBuf {
    static UNNAMED: AtomicUsize = AtomicUsize::new(1);
    let thread = std::thread::current();
    // With `--test-threads=1` the tests run on the main thread, which does not carry their names.
    let name = match thread.name() {
        Some(name) if name != "main" => name.replace("::", "."),
        _ => format!("unnamed-{}", UNNAMED.fetch_add(1, Ordering::Relaxed)),
    };
    target_dir().join("e2e").join(name)
}

/// The folder, existing and empty.
pub(crate) fn emptied(dir: &Path) -> PathBuf {
    if dir.exists() {
        std::fs::remove_dir_all(dir).expect("an old log folder can be removed");
    }
    std::fs::create_dir_all(dir).expect("a log folder can be made");
    dir.to_owned()
}

/// `target/`, or wherever Cargo builds.
pub(crate) fn target_dir() -> PathBuf {
    let profile = profile_dir();
    profile.parent().unwrap_or(&profile).to_owned()
}

/// `target/debug` or `target/release`: the executables of tests lie one folder deeper, in `deps`.
fn profile_dir() -> PathBuf {
    let executable = std::env::current_exe().expect("the running executable has a path");
    let mut dir = executable.parent().expect("an executable lies in a folder");
    if dir.ends_with("deps") {
        dir = dir.parent().expect("deps lies in a folder");
    }
    dir.to_owned()
}
