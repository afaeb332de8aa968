//! Calls to one agent.

use super::script::check;

#[test]
fn call_is_told_from_ring_to_end() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         3 pbx/1 answered 101
         9 pbx/1 ended 101 normal",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn unclear_end_is_told_after_a_second() {
    for cause in ["cancelled", "no_answer"] {
        check(
            &format!("0 pbx/1 ringing 101 from=79161234567 in\n4 pbx/1 ended 101 {cause}"),
            &["101 ringing +79161234567", &format!("101 ended {cause}")],
        );
    }
}

#[test]
fn end_of_the_whole_call_ends_it_for_everybody() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/1 ringing 102
         4 pbx/1 ended cancelled",
        &["101 ringing +79161234567", "102 ringing +79161234567", "101 ended cancelled", "102 ended cancelled"],
    );
}

#[test]
fn agent_who_was_busy_or_away_is_told_nothing() {
    check("0 pbx/1 seen from=79161234567 in\n0 pbx/1 ended 101 busy\n1 pbx/1 ended busy", &[]);
}

#[test]
fn answer_without_a_ring_is_told_as_both() {
    check(
        "0 pbx/1 answered 101 from=79161234567 in\n5 pbx/1 ended",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn what_nobody_knows_begins_nothing_but_a_ring() {
    check(
        "0 pbx/1 ended 101 normal\n1 pbx/1 known from=79161234567\n2 pbx/1 merged into=2\n3 pbx/1 transferred 101",
        &[],
    );
}

#[test]
fn outgoing_call_is_told_to_whoever_dials() {
    check(
        "0 pbx/1 ringing 101 from=89161234567 out
         5 pbx/1 answered 101
         9 pbx/1 ended 101 normal",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn number_of_a_colleague_is_internal_whatever_it_looks_like() {
    check("0 pbx/1 ringing 102 from=101 internal", &["102 ringing internal 101"]);
    check("0 pbx/1 ringing 102 from=4951112 internal", &["102 ringing internal 4951112"]);
}

#[test]
fn withheld_number_rings_and_a_late_number_is_told() {
    check(
        "0 pbx/1 ringing 101 from=anonymous in
         2 pbx/1 known from=79161234567
         3 pbx/1 answered 101
         4 pbx/1 ended 101 normal",
        &["101 ringing withheld", "101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn known_number_is_not_lost_to_a_leg_without_one() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/1 ringing 102 from=
         0 pbx/1 ringing 103 from=101",
        &["101 ringing +79161234567", "102 ringing +79161234567", "103 ringing +79161234567"],
    );
}

#[test]
fn numbered_facts_of_a_leg_count_in_their_order() {
    // As telephone systems send them that notify without waiting: the end overtakes the answer.
    check(
        "0 pbx/1 ringing 101 leg=a seq=1 from=79161234567 in
         5 pbx/1 ended 101 leg=a seq=3 normal
         5 pbx/1 answered 101 leg=a seq=2",
        &["101 ringing +79161234567", "101 ended normal"],
    );
}

#[test]
fn answer_outweighs_an_earlier_end_where_nothing_is_numbered() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         5 pbx/1 ended 101 no_answer
         7 pbx/1 answered 101
         9 pbx/1 ended 101 normal",
        &["101 ringing +79161234567", "101 ended no_answer", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn long_ring_is_told_again_before_the_desk_gives_it_up() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in\n70 pbx/1 ended 101 no_answer",
        &["101 ringing +79161234567", "101 ringing +79161234567", "101 ringing +79161234567", "101 ended no_answer"],
    );
}

#[test]
fn two_telephones_of_an_agent_ring_once_and_end_with_the_last() {
    check(
        "0 pbx/1 ringing 101 leg=a from=79161234567 in
         0 pbx/1 ringing 101 leg=b
         2 pbx/1 ended 101 leg=a cancelled
         8 pbx/1 answered 101 leg=b
         9 pbx/1 ended 101 leg=b normal",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}
