//! What waits, waits on the clock that counts the computer's sleep.

use std::time::Duration;

use callcard_core::menu::Choice;
use callcard_core::settings::PauseFor;
use tokio::time::{Instant, sleep};

use crate::bench::{Bench, json, ring};

/// CLOCK_BOOTTIME, as the kernel writes it in `/proc/self/fdinfo`.
const COUNTS_SLEEP: &str = "clockid: 7";
const PATIENCE: Duration = Duration::from_secs(5);

/// How many seconds each timer of this process has left that counts sleep.
fn timers() -> Vec<u64> {
    let files = std::fs::read_dir("/proc/self/fdinfo").unwrap();
    // A file may be closed meanwhile.
    let infos = files.filter_map(|file| std::fs::read_to_string(file.ok()?.path()).ok());
    let left = |info: String| {
        let (_, value) = info.split_once("it_value: (").filter(|_| info.contains(COUNTS_SLEEP))?;
        value.split_once(',')?.0.parse().ok()
    };
    infos.filter_map(left).collect()
}

async fn wait_for(what: &str, is_so: impl Fn(&[u64]) -> bool) {
    let limit = Instant::now() + PATIENCE;
    while !is_so(&timers()) {
        assert!(Instant::now() < limit, "{what}: {:?}", timers());
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_a_pause_and_the_limits_of_a_ring_come_on_time_after_the_computer_slept() {
    let bench = Bench::start().await;
    let near = |seconds: u64| move |timers: &[u64]| timers.iter().any(|left| (seconds - 9..=seconds).contains(left));
    bench.app().choose(Choice::Pause(PauseFor::HalfHour));
    wait_for("the end of the pause", near(30 * 60)).await;
    bench.post(json(ring("+79998885533"))).await;
    wait_for("the limit of the ring", near(45)).await;
    bench.app().choose(Choice::Resume);
    wait_for("no pause any more", |timers| !near(30 * 60)(timers)).await;
}
