//! The table that is printed, line by line as the figures come in.

use std::fmt::Display;
use std::time::Duration;

use crate::samples::Samples;

/// Says what was measured where.
pub(crate) fn heading() {
    let profile =
        if cfg!(debug_assertions) { "debug build: the targets are meant for release" } else { "release build" };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    println!("Callcard {} · {profile} · {cores} cores · load before the run {load}", env!("CARGO_PKG_VERSION"));
    println!("\n{:46} {:>10} {:>14} {:>5} {:>8}  target", "", "median", "slow end", "n", "ratio");
}

/// Begins a group of lines.
pub(crate) fn section(title: &str) {
    println!("\n{title}");
}

/// One line of the table.
#[must_use = "a line is only seen when printed"]
pub(crate) struct Line {
    what: String,
    figures: String,
    ratio: String,
    target: String,
}

impl Line {
    /// Times, summed up.
    pub(crate) fn times(what: &str, samples: &Samples) -> Self {
        let (slow, name) = samples.slow();
        let (median, slow) = (millis(samples.median()), format!("{name} {}", millis(slow)));
        Self::new(what, format!("{median:>10} {slow:>14} {:>5}", samples.count()))
    }

    /// A single figure.
    pub(crate) fn figure(what: &str, figure: impl Display) -> Self {
        Self::new(what, format!("{figure:>10} {:14} {:5}", "", ""))
    }

    fn new(what: &str, figures: String) -> Self {
        Self { what: what.into(), figures, ratio: String::new(), target: String::new() }
    }

    /// How it compares to its baseline.
    pub(crate) fn ratio(self, ratio: f64) -> Self {
        Self { ratio: format!("{ratio:.1} ×"), ..self }
    }

    /// What it ought to be and whether it is.
    pub(crate) fn target(self, target: &str, reached: bool) -> Self {
        let verdict = if reached { "reached" } else { "not reached" };
        Self { target: format!("{target}: {verdict}"), ..self }
    }

    pub(crate) fn print(self) {
        let Self { what, figures, ratio, target } = self;
        let line = format!("  {what:44} {figures} {ratio:>8}  {target}");
        println!("{}", line.trim_end());
    }
}

/// A time as people read it here.
pub(crate) fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1e3;
    if millis < 100.0 { format!("{millis:.2} ms") } else { format!("{millis:.0} ms") }
}
