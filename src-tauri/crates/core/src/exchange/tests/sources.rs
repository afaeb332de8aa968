//! Several sources, sources that are lost, and what goes on for ever.

use super::script::{after, check, directory, exchange, line, play};
use crate::exchange::Input;
use crate::exchange::directory::Agent;
use crate::exchange::fact::Extension;
use crate::exchange::limits::MOST_CALLS;

#[test]
fn two_sources_tell_of_one_call() {
    check(
        "0 opened pbx
         0 opened phone
         0 pbx/1 ringing 101 from=79161234567 in
         2 phone/77 ringing 101 from=+79161234567
         5 phone/77 ended 101 cancelled",
        &["101 ringing +79161234567", "101 ended cancelled"],
    );
}

#[test]
fn another_spelling_of_the_number_is_no_news() {
    check(
        "0 opened pbx
         0 pbx/1 ringing 101 from=79161234567 in
         1 pbx/1 ringing 101 from=+79161234567
         2 pbx/1 ended 101 cancelled from=89161234567",
        &["101 ringing +79161234567", "101 ended cancelled"],
    );
}

#[test]
fn two_sources_tell_of_two_calls_when_half_a_minute_lies_between() {
    check(
        "0 opened pbx
         0 opened phone
         0 pbx/1 ringing 101 from=79161234567 in
         31 phone/77 ringing 102 from=+79161234567",
        &[
            "101 ringing +79161234567",
            "101 ringing +79161234567",
            "102 ringing +79161234567",
            "101 ringing +79161234567",
        ],
    );
}

#[test]
fn withheld_callers_of_two_sources_are_two() {
    check(
        "0 opened pbx
         0 opened phone
         0 pbx/1 ringing 101 from= in
         1 phone/77 ringing 102 from= in
         2 pbx/1 ended 101 rejected
         2 phone/77 ended 102 rejected",
        &["101 ringing withheld", "102 ringing withheld", "101 ended rejected", "102 ended rejected"],
    );
}

#[test]
fn calls_of_a_lost_source_are_given_up_after_a_minute() {
    check(
        "0 opened pbx
         0 pbx/1 ringing 101 from=79161234567 in
         1 pbx/2 answered 102 from=79161234568 in
         2 lost pbx
         63 pbx/1 answered 101",
        &[
            "101 ringing +79161234567",
            "102 ringing +79161234568",
            "102 answered +79161234568",
            "101 ringing +79161234567",
            "101 ringing +79161234567",
            "101 lost",
            "102 ended normal",
            "101 answered +79161234567",
        ],
    );
}

#[test]
fn calls_of_a_source_that_is_gone_are_given_up_at_once_but_for_those_that_another_tells_of() {
    check(
        "0 opened pbx
         0 opened phone
         0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/3 ringing 103 from=79161234569 in
         1 pbx/2 answered 102 from=79161234568 in
         1 phone/7 ringing 103 from=+79161234569
         2 gone pbx
         3 opened pbx
         4 pbx/2 ended 102 normal
         5 phone/7 answered 103
         6 phone/7 ended 103 normal",
        &[
            "101 ringing +79161234567",
            "103 ringing +79161234569",
            "102 ringing +79161234568",
            "102 answered +79161234568",
            "101 lost",
            "102 ended normal",
            "103 answered +79161234569",
            "103 ended normal",
        ],
    );
}

#[test]
fn source_that_comes_back_in_time_goes_on_with_its_calls() {
    check(
        "0 opened pbx
         0 pbx/1 answered 101 from=79161234567 in
         1 lost pbx
         50 opened pbx
         70 pbx/1 ended 101 normal",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn ring_without_an_end_is_left_to_the_desk() {
    check(
        "0 opened phone without-ends\n0 phone/1 ringing 101 from=79161234567 in\n50 phone/2 seen",
        &["101 ringing +79161234567", "101 ringing +79161234567"],
    );
}

#[test]
fn talk_without_an_end_is_over_after_eight_hours() {
    let mut exchange = exchange();
    let told = play(&mut exchange, "0 pbx/1 answered 101 from=79161234567 in", 8.5 * 3600.0);
    let told: Vec<String> = told.iter().map(line).collect();
    assert_eq!(told, ["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"]);
    assert_eq!(exchange.next_deadline(), None, "nothing is left to wait for");
}

#[test]
fn name_that_is_nobodys_is_shown_and_can_be_taken_while_it_rings() {
    let mut exchange = exchange();
    let told = play(&mut exchange, "0 pbx/1 ringing 900 from=79161234567 in", 0.0);
    assert_eq!((told.len(), exchange.strangers().len()), (0, 1));
    let mut directory = directory();
    directory.add("pbx", Extension::number("900").unwrap(), Agent(7));
    let told = exchange.step(Input::Directory(directory), after(1.0));
    assert_eq!(told.iter().map(line).collect::<Vec<_>>(), ["7 ringing +79161234567"]);
    assert!(exchange.strangers().is_empty());
}

#[test]
fn calls_are_bounded_and_forgotten() {
    let mut exchange = exchange();
    let script: String =
        (0..MOST_CALLS + 50).map(|id| format!("0 pbx/{id} ringing 900 from=79161234567 in\n")).collect();
    play(&mut exchange, &script, 0.0);
    assert_eq!((exchange.calls.len(), exchange.by_key.len()), (MOST_CALLS, MOST_CALLS));
    play(&mut exchange, "1000 pbx/x seen", 1000.0);
    assert_eq!(
        (exchange.calls.len(), exchange.by_key.len(), exchange.due.len(), exchange.deadlines.len()),
        (0, 0, 0, 0)
    );
}
