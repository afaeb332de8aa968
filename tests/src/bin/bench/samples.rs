//! Times that were taken of one thing, and the few figures that sum them up.

use std::time::Duration;

/// From so many samples on the 99th percentile is a figure of its own; below, it would only be the maximum by
/// another name.
const ENOUGH_FOR_P99: usize = 100;

/// The times, in any order.
#[derive(Debug, Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    pub(crate) fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The middle one; of an even number the mean of the two in the middle.
    pub(crate) fn median(&self) -> Duration {
        let sorted = self.sorted();
        let middle = sorted.len() / 2;
        if sorted.len() % 2 == 1 { sorted[middle] } else { (sorted[middle - 1] + sorted[middle]) / 2 }
    }

    /// The figure for the slow end and its name.
    pub(crate) fn slow(&self) -> (Duration, &'static str) {
        let sorted = self.sorted();
        let last = sorted.len() - 1;
        if sorted.len() >= ENOUGH_FOR_P99 { (sorted[last - sorted.len() / 100], "p99") } else { (sorted[last], "max") }
    }

    /// How many times as long as `other` this takes, by the medians.
    pub(crate) fn times(&self, other: &Samples) -> f64 {
        self.median().as_secs_f64() / other.median().as_secs_f64()
    }

    fn sorted(&self) -> Vec<Duration> {
        assert!(!self.0.is_empty(), "nothing was measured");
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted
    }
}

impl FromIterator<Duration> for Samples {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        Self(times.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(millis: impl IntoIterator<Item = u64>) -> Samples {
        millis.into_iter().map(Duration::from_millis).collect()
    }

    #[test]
    fn the_median_is_the_middle_or_lies_between_the_two_in_the_middle() {
        assert_eq!(samples([9, 1, 2]).median(), Duration::from_millis(2));
        assert_eq!(samples([9, 1, 2, 4]).median(), Duration::from_millis(3));
    }

    #[test]
    fn the_slow_end_is_the_maximum_until_there_are_enough_for_a_percentile() {
        assert_eq!(samples(1..=99).slow(), (Duration::from_millis(99), "max"));
        assert_eq!(samples(1..=100).slow(), (Duration::from_millis(99), "p99"));
        assert_eq!(samples(1..=200).slow(), (Duration::from_millis(198), "p99"));
    }

    #[test]
    fn a_ratio_compares_medians() {
        assert!((samples([30, 10, 20]).times(&samples([5, 4, 100])) - 4.0).abs() < 1e-9);
    }
}
