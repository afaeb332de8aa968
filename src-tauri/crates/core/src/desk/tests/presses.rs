//! How often a notice opens what it is about, however often and however it is told to be pressed.

use super::*;
use crate::call::knowledge::Link;

const CLICK: Button = Button::Open;
const BACK: Button = Button::CallBack;

/// Milliseconds after the first press, and what was pressed.
type Presses<'a> = &'a [(u64, Button)];

#[test]
fn presses_of_one_notice_within_a_second_are_one() {
    let table: [(&str, Presses<'_>, usize); 8] = [
        ("a click", &[(0, CLICK)], 1),
        ("the button, told as a click too", &[(0, CLICK), (0, CLICK)], 1),
        ("a double click", &[(0, CLICK), (180, CLICK)], 1),
        ("four clicks of the impatient", &[(0, CLICK), (200, CLICK), (400, CLICK), (999, CLICK)], 1),
        ("a second click", &[(0, CLICK), (1_000, CLICK)], 2),
        ("two double clicks", &[(0, CLICK), (150, CLICK), (3_000, CLICK), (3_150, CLICK)], 2),
        ("calling back, told as a click too", &[(0, BACK), (1, CLICK)], 1),
        ("calling back after opening", &[(0, CLICK), (2_500, BACK)], 2),
    ];
    for (name, presses, opened) in table {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.later(GRACE);
        assert_eq!(press(&mut bench, Subject::Call(call), presses).len(), opened, "{name}");
    }
}

#[test]
fn the_first_press_says_what_is_opened() {
    let phone = number("+79998885533").phone().unwrap().clone();
    let mut bench = Bench::new();
    let call = bench.missed(ring());
    let opened = press(&mut bench, Subject::Missed(call), &[(0, BACK), (1, CLICK)]);
    assert_eq!(opened, [Link::Phone(phone)]);
}

#[test]
fn two_notices_pressed_within_a_second_are_two() {
    let mut bench = Bench::new();
    let calls = ["+79998885533", "+79998885500"].map(|number| bench.hear(ring_of(number, "a", Some(number))).call);
    bench.later(GRACE);
    for round in [1, 0] {
        let opened = calls.map(|call| press(&mut bench, Subject::Call(call), &[(0, CLICK)]).len());
        assert_eq!(opened, [round, round]);
    }
}

#[test]
fn the_list_of_all_is_shown_once() {
    let mut bench = Bench::new();
    for _ in 0..2 {
        bench.step(Input::Pressed(Subject::Ringing, CLICK));
    }
    assert!(!bench.effects.contains(&Effect::ShowHistory));
    bench.later(secs(1));
    bench.step(Input::Pressed(Subject::Ringing, CLICK));
    assert!(bench.effects.contains(&Effect::ShowHistory));
}

/// What is opened by these presses.
fn press(bench: &mut Bench, subject: Subject, presses: Presses<'_>) -> Vec<Link> {
    let (mut passed, mut opened) = (0, Vec::new());
    for (at, button) in presses {
        bench.later(Duration::from_millis(at - passed));
        passed = *at;
        bench.step(Input::Pressed(subject, *button));
        opened.extend(bench.opened().into_iter().cloned());
    }
    opened
}
