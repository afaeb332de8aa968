//! Phones that tell of answers and ends by number alone: they do not say whether the call came in or was placed.

use super::*;

/// The phase of the call that rang in this direction, as told by the number alone.
fn untold(phase: Reported) -> Report {
    Report { phase, direction_told: false, ..ring() }
}

#[test]
fn a_later_phase_without_a_direction_is_of_the_call_that_is_there() {
    for direction in [Direction::In, Direction::Out] {
        let mut bench = Bench::new();
        let call = bench.hear(Report { direction, ..ring() }).call;
        for (told, phase) in
            [(Reported::Answered, Phase::Answered), (Reported::Ended(None), Phase::Ended(Outcome::Talked))]
        {
            let taken = bench.hear(untold(told));
            assert_eq!((taken.call, taken.new), (call, false), "{direction:?} {told:?}");
            assert_eq!(bench.call(call).phase, phase, "{direction:?}");
        }
    }
}

/// A softphone says "busy" of a customer's line just as of its own.
#[test]
fn outgoing_call_to_a_busy_line_is_not_missed() {
    let mut bench = Bench::new();
    let call = bench.hear(Report { direction: Direction::Out, ..ring() }).call;
    assert_eq!(bench.hear(untold(Reported::Ended(Some(Cause::Busy)))).call, call);
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
}

#[test]
fn a_direction_that_was_told_is_believed() {
    let mut bench = Bench::new();
    let placed = bench.hear(Report { direction: Direction::Out, ..ring() }).call;
    assert_ne!(bench.hear(phase(ring(), Reported::Ended(Some(Cause::NoAnswer)))).call, placed);
    // A ring without a word on it came in.
    let mut bench = Bench::new();
    let placed = bench.hear(Report { direction: Direction::Out, ..ring() }).call;
    assert_ne!(bench.hear(untold(Reported::Ringing)).call, placed);
}
