//! `make bench`: how fast, how small and how steady Callcard is, beside what an integrator would have without it.
//!
//! Everything is measured from outside, on a desktop in a box, through the doors that people and programs use. Baselines
//! are taken in the same run, sample by sample in turn, so that noise hits both alike. A missed target is said and never
//! fails the run.
#![expect(clippy::expect_used, reason = "what cannot be measured ends the run, and the message says why")]

mod caller;
mod crm;
mod desk;
mod floor;
mod flood;
mod hanging;
mod history;
mod idle;
mod popup;
mod report;
mod samples;
mod sender;
mod start;

use std::time::Instant;

use tokio::signal::unix::{SignalKind, signal};

use crate::floor::Floor;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut interrupt = signal(SignalKind::interrupt()).expect("Ctrl-C can be listened to");
    let mut terminate = signal(SignalKind::terminate()).expect("SIGTERM can be listened to");
    // What a signal interrupts is dropped, and the desktop ends with it.
    tokio::select! {
        () = measure() => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

async fn measure() {
    let begin = Instant::now();
    report::heading();
    desk::measure();
    let floor = Floor::build().await;
    start::measure(&floor).await;
    popup::measure(&floor).await;
    hanging::measure(&floor).await;
    sender::measure(&floor).await;
    idle::measure(&floor).await;
    history::measure(&floor).await;
    flood::measure(&floor).await;
    println!("\nMeasured in {:.0} s.", begin.elapsed().as_secs_f64());
}
