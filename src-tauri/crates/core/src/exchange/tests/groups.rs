//! Calls to several agents: who answers, and who has missed nothing.

use super::script::check;

#[test]
fn first_answer_ends_the_ringing_of_all_others_at_once() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/1 ringing 102
         0 pbx/1 ringing 103
         3 pbx/1 answered 102
         3.2 pbx/1 ended 101 cancelled
         3.2 pbx/1 ended 103 no_answer
         9 pbx/1 ended normal",
        &[
            "101 ringing +79161234567",
            "102 ringing +79161234567",
            "103 ringing +79161234567",
            "101 ended answered_elsewhere",
            "102 answered +79161234567",
            "103 ended answered_elsewhere",
            "102 ended normal",
        ],
    );
}

#[test]
fn ends_that_come_before_the_answer_are_explained_by_it() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/1 ringing 102
         3 pbx/1 ended 101 cancelled
         3.4 pbx/1 answered 102",
        &[
            "101 ringing +79161234567",
            "102 ringing +79161234567",
            "101 ended answered_elsewhere",
            "102 answered +79161234567",
        ],
    );
}

#[test]
fn answer_of_somebody_unknown_counts_too() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         3 pbx/1 answered 900
         3.2 pbx/1 ended 101 cancelled",
        &["101 ringing +79161234567", "101 ended answered_elsewhere"],
    );
    check(
        "0 pbx/1 ringing 101 from=79161234567 in\n3 pbx/1 answered",
        &["101 ringing +79161234567", "101 ended answered_elsewhere"],
    );
}

#[test]
fn caller_who_gives_up_was_missed_by_all_who_rang() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/1 ringing 102
         0 pbx/1 ended 103 busy
         6 pbx/1 ended 101 cancelled
         6 pbx/1 ended 102 cancelled
         6 pbx/1 ended",
        &["101 ringing +79161234567", "102 ringing +79161234567", "101 ended cancelled", "102 ended cancelled"],
    );
}

#[test]
fn who_declines_is_told_at_once_and_the_others_ring_on() {
    check(
        "0 pbx/1 ringing 101 from=79161234567 in
         0 pbx/1 ringing 102
         2 pbx/1 ended 101 rejected
         8 pbx/1 answered 102",
        &["101 ringing +79161234567", "102 ringing +79161234567", "101 ended rejected", "102 answered +79161234567"],
    );
}

#[test]
fn queue_that_rings_again_soon_rings_on() {
    check(
        "0 pbx/1 seen queue=sales from=79161234567 in
         0 pbx/1 ringing 101 leg=a
         5 pbx/1 ended 101 leg=a no_answer
         8 pbx/1 ringing 101 leg=b
         9 pbx/1 answered 101 leg=b",
        &["101 ringing +79161234567", "101 answered +79161234567"],
    );
}

#[test]
fn queue_of_asterisk_as_it_is_by_default_rings_on() {
    check(
        "0 pbx/1 seen queue=sales from=79161234567 in
         0 pbx/1 ringing 101 leg=a
         15 pbx/1 ended 101 leg=a no_answer
         20.6 pbx/1 ringing 101 leg=b
         22 pbx/1 answered 101 leg=b",
        &["101 ringing +79161234567", "101 answered +79161234567"],
    );
}

#[test]
fn ring_after_a_queue_that_was_left_is_missed_at_once() {
    check(
        "0 pbx/1 seen queue=sales from=79161234567 in
         0 pbx/1 ringing 101 leg=a queue=
         15 pbx/1 ended 101 leg=a no_answer
         17 pbx/1 ringing 101 leg=b",
        &["101 ringing +79161234567", "101 ended no_answer", "101 ringing +79161234567"],
    );
}

#[test]
fn queue_that_rings_again_late_has_been_missed_meanwhile() {
    check(
        "0 pbx/1 seen queue=sales from=79161234567 in
         0 pbx/1 ringing 101
         5 pbx/1 ended 101 no_answer
         15 pbx/1 ringing 101
         17 pbx/1 ended cancelled",
        &["101 ringing +79161234567", "101 ended no_answer", "101 ringing +79161234567", "101 ended cancelled"],
    );
}

#[test]
fn nobody_has_missed_what_a_colleague_takes_later_from_the_queue() {
    check(
        "0 pbx/1 seen queue=sales from=79161234567 in
         0 pbx/1 ringing 101
         5 pbx/1 ended 101 no_answer
         15 pbx/1 ringing 102
         17 pbx/1 answered 102",
        &[
            "101 ringing +79161234567",
            "101 ended no_answer",
            "102 ringing +79161234567",
            "101 ended answered_elsewhere",
            "102 answered +79161234567",
        ],
    );
}
