//! `make bench`: how fast, how small and how steady Callcard is, beside what an integrator would have without it.
//!
//! Everything is measured from outside, on a desktop in a box, through the doors that people and programs use. Baselines
//! are taken in the same run, sample by sample in turn, so that noise hits both alike. A missed target is said and never
//! fails the run. `bench popup tls` measures only these sections.
#![expect(clippy::expect_used, reason = "what cannot be measured ends the run, and the message says why")]

mod asterisk;
mod caller;
mod crm;
mod desk;
mod door;
mod floor;
mod flood;
mod hanging;
mod history;
mod idle;
mod popup;
mod quiet;
mod report;
mod samples;
mod section;
mod sender;
mod start;
mod tls;
mod window;

use std::process::ExitCode;
use std::time::Instant;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::OnceCell;

use crate::floor::Floor;
use crate::section::Section;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let sections = match section::wanted(std::env::args().skip(1)) {
        Ok(sections) => sections,
        Err(unknown) => {
            eprintln!("bench: {unknown}");
            return ExitCode::from(2);
        }
    };
    let mut interrupt = signal(SignalKind::interrupt()).expect("Ctrl-C can be listened to");
    let mut terminate = signal(SignalKind::terminate()).expect("SIGTERM can be listened to");
    // What a signal interrupts is dropped, and the desktop ends with it.
    tokio::select! {
        () = measure(&sections) => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    ExitCode::SUCCESS
}

async fn measure(sections: &[Section]) {
    let begin = Instant::now();
    report::heading();
    // The desk alone is measured before there is a desktop, which would only be in its way.
    let desktop = OnceCell::new();
    let floor = async || desktop.get_or_init(Floor::build).await;
    for section in sections {
        match section {
            Section::Desk => desk::measure(),
            Section::Start => start::measure(floor().await).await,
            Section::Popup => popup::measure(floor().await).await,
            Section::Asterisk => asterisk::measure(floor().await).await,
            Section::Door => door::measure(floor().await).await,
            Section::Tls => tls::measure(floor().await).await,
            Section::Quiet => quiet::measure(floor().await).await,
            Section::Hanging => hanging::measure(floor().await).await,
            Section::Sender => sender::measure(floor().await).await,
            Section::Idle => idle::measure(floor().await).await,
            Section::History => history::measure(floor().await).await,
            Section::Window => window::measure(floor().await).await,
            Section::Flood => flood::measure(floor().await).await,
        }
    }
    println!("\nMeasured in {:.0} s.", begin.elapsed().as_secs_f64());
}
