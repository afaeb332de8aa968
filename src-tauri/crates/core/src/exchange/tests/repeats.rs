//! What is told twice, and what is told late.

use jiff::Timestamp;

use super::script::{after, check, exchange, pass, play};
use crate::exchange::limits::MOST_LATELY;

#[test]
fn same_thing_told_again_within_two_minutes_is_one_fact() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in at=1000
         1 pbx/1 ended 101 rejected at=1001
         2 pbx/1 ringing 101 from=79161234567 in at=1000
         3 pbx/1 ended 101 rejected at=1001
         119 pbx/1 ringing 101 from=79161234567 in at=1000",
        &["101 ringing +79161234567", "101 ended rejected"],
    );
}

#[test]
fn what_differs_or_comes_later_is_a_fact_of_its_own() {
    // By its words, what is told after the first ring.
    for (second, expected) in [
        // At another time, of another agent, or with another number: each is news.
        ("2 pbx/1 ringing 101 from=79161234567 in at=1002", &["101 ringing +79161234567"][..]),
        ("2 pbx/1 ringing 102 from=79161234567 in at=1000", &["102 ringing +79161234567"]),
        ("2 pbx/1 ringing 101 from=79161234568 in at=1000", &["101 ringing +79161234568"]),
        // A queue rings again, and nobody says when.
        ("2 pbx/1 ringing 101 from=79161234567 in", &["101 ringing +79161234567"]),
        // Two minutes later nobody repeats a request.
        ("120 pbx/1 ringing 101 from=79161234567 in at=1000", &["101 ringing +79161234567"]),
        ("2 pbx/1 ringing 101 from=79161234567 in at=1000", &[]),
    ] {
        let script = format!(
            "0 pbx/1 ringing 101 from=79161234567 in at=1000
             1 pbx/1 ended 101 rejected at=1001
             {second}"
        );
        let expected = [&["101 ringing +79161234567", "101 ended rejected"], expected].concat();
        check(&script, &expected);
    }
}

#[test]
fn same_ring_without_a_time_of_its_own_rings_again() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         1 pbx/1 ended 101 rejected
         2 pbx/1 ringing 101 from=79161234567 in
         3 pbx/1 ended 101 rejected",
        &["101 ringing +79161234567", "101 ended rejected", "101 ringing +79161234567", "101 ended rejected"],
    );
}

#[test]
fn what_is_told_for_an_event_has_the_events_time_and_what_is_told_again_has_none() {
    let mut exchange = exchange();
    let told = play(&mut exchange, "0 pbx/1 ringing 101 from=79161234567 in at=1000", 29.0);
    assert_eq!(told.iter().map(|told| told.at).collect::<Vec<_>>(), [Timestamp::from_second(1000).ok()]);
    assert_eq!(told[0].report().at, told[0].at, "so the desk knows how old it is");
    let mut again = Vec::new();
    pass(&mut exchange, after(31.0), &mut again);
    assert_eq!(again.iter().map(|told| told.at).collect::<Vec<_>>(), [None], "it rings now");
}

#[test]
fn what_is_kept_in_mind_is_bounded() {
    let mut exchange = exchange();
    for at in 0..2 * MOST_LATELY {
        play(&mut exchange, &format!("0 pbx/1 known from=79161234567 at={at}"), 0.0);
    }
    assert_eq!(exchange.lately.len(), MOST_LATELY);
}
