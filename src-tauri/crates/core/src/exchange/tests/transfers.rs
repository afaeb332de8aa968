//! Calls that are handed on, and calls that go by several ids.

use super::script::{check, exchange, play};
use crate::call::Direction;

#[test]
fn blind_transfer_rings_the_next_agent_with_the_callers_number() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         2 pbx/1 answered 101
         5 pbx/1 transferred 101
         6 pbx/1 ringing 103
         8 pbx/1 answered 103
         9 pbx/1 ended normal",
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "101 ended normal",
            "103 ringing +79161234567",
            "103 answered +79161234567",
            "103 ended normal",
        ],
    );
}

#[test]
fn who_does_not_take_what_is_handed_on_has_missed_it() {
    check(
        "0 pbx/1 answered 101 from=79161234567 in
         5 pbx/1 transferred 101
         6 pbx/1 ringing 103
         9 pbx/1 ended 103 no_answer",
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "101 ended normal",
            "103 ringing +79161234567",
            "103 ended no_answer",
        ],
    );
}

#[test]
fn attended_transfer_ends_with_the_caller_at_the_second_agent() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         2 pbx/1 answered 101
         5 pbx/2 ringing 103 from=101 internal
         7 pbx/2 answered 103
         9 pbx/2 merged into=1
         9 pbx/1 ended 101 normal
         20 pbx/2 ended 103 normal",
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "103 ringing internal 101",
            "103 answered internal 101",
            "103 answered +79161234567",
            "101 ended normal",
            "103 ended normal",
        ],
    );
}

#[test]
fn agent_who_heard_of_both_calls_keeps_the_older() {
    check(
        "0 pbx/1 answered 101 from=79161234567 in
         5 pbx/2 ringing 101 from=103 internal
         7 pbx/1 merged into=2
         9 pbx/2 ended 101 normal",
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "101 ringing internal 103",
            "101 ended normal",
            "101 ended normal",
        ],
    );
}

#[test]
fn agent_who_gets_a_caller_back_talks_on_under_the_younger_id() {
    check(
        "0 pbx/1 answered 101 from=79161234567 in
         5 pbx/1 transferred 101
         9 pbx/2 ringing 101 from=103 internal
         10 pbx/2 answered 101
         12 pbx/2 merged into=1
         20 pbx/1 ended 101 normal",
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "101 ended normal",
            "101 ringing internal 103",
            "101 answered internal 103",
            "101 answered +79161234567",
            "101 ended normal",
        ],
    );
}

#[test]
fn agents_own_call_that_is_handed_back_comes_in() {
    let script = "0 pbx/1 ringing 101 leg=a from=79161234567 out
         2 pbx/1 answered 101 leg=a
         5 pbx/1 transferred 101 leg=a
         6 pbx/1 ringing 103 from=79161234567 in
         8 pbx/1 answered 103
         9 pbx/1 transferred 103
         10 pbx/1 ringing 101 leg=b from=79161234567 in";
    let told = play(&mut exchange(), script, 1.0);
    let ways: Vec<(u64, Direction)> = told.iter().map(|told| (told.agent.0, told.caller.direction)).collect();
    use Direction::{In, Out};
    assert_eq!(ways, [(101, Out), (101, Out), (101, Out), (103, In), (103, In), (103, In), (101, In)]);
}

#[test]
fn what_seemed_missed_under_one_id_is_not_when_the_call_goes_on_under_the_other() {
    check(
        "0 pbx/1 ringing 103 from=79161234567 in
         1 pbx/2 ringing 103 from=79161234567 in
         2 pbx/2 ended cancelled
         3 pbx/2 ringing 102 from=79161234567 in
         4 pbx/2 merged into=1
         5 pbx/1 answered 102",
        &[
            "103 ringing +79161234567",
            "103 ringing +79161234567",
            "103 ended cancelled",
            "102 ringing +79161234567",
            "103 ended answered_elsewhere",
            "102 answered +79161234567",
            "103 ended answered_elsewhere",
        ],
    );
}

#[test]
fn call_goes_on_under_its_new_id() {
    check(
        "0 pbx/2 ringing 101 from=79161234567 in
         1 pbx/2 merged into=1
         2 pbx/1 answered 101
         3 pbx/2 ended 101 normal",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn pickup_is_an_answer_of_the_call_that_was_picked_up() {
    check(
        "0 pbx/100 ringing 101 from=79161234567 in
         2 pbx/200 seen
         2 pbx/200 merged into=100
         2 pbx/100 answered 102
         2 pbx/100 ended 101 cancelled",
        &[
            "101 ringing +79161234567",
            "101 ended answered_elsewhere",
            "102 ringing +79161234567",
            "102 answered +79161234567",
        ],
    );
}
