//! What becomes of a notice, whatever the server does.

use super::*;

const FIRST: NonZeroU32 = NonZeroU32::new(11).unwrap();
const SECOND: NonZeroU32 = NonZeroU32::new(12).unwrap();
const CLICK: What = What::Pressed(Button::Open);

/// A notice, and a clock to turn.
struct Bench {
    standing: Standing,
    now: Instant,
}

impl Bench {
    fn new() -> Self {
        Self { standing: Standing::new(), now: Instant::now() }
    }

    /// One that is up under this id.
    fn up(id: u32) -> Self {
        let mut bench = Self::new();
        bench.standing.asked(FIRST);
        assert_eq!(bench.answer(FIRST, id), [News::Shown]);
        bench
    }

    fn hear(&mut self, event: Event) -> Vec<News> {
        self.standing.hear(event, self.now)
    }

    fn answer(&mut self, request: NonZeroU32, id: u32) -> Vec<News> {
        self.hear(Event::Answered { request, id })
    }

    fn said(&mut self, notice: u32, what: What) -> Vec<News> {
        self.hear(Event::Said { notice, what })
    }

    fn wanted(&self) -> Step {
        self.standing.step(true)
    }

    fn unwanted(&self) -> Step {
        self.standing.step(false)
    }

    /// Lets the time pass that a server has to come back by itself.
    fn wait(&mut self) {
        let due = self.standing.due().expect("it is called for in a while");
        assert_eq!(due - self.now, RETURN);
        self.now = due;
        self.standing.return_now(due);
    }
}

#[test]
fn it_is_asked_for_once_however_late_the_answer() {
    let mut bench = Bench::new();
    assert_eq!(bench.wanted(), Step::Ask { replaces: None });
    bench.standing.asked(FIRST);
    for _ in 0..3 {
        bench.standing.change();
        assert_eq!(bench.wanted(), Step::Wait);
    }
    bench.answer(FIRST, 5);
    assert_eq!(bench.wanted(), Step::Ask { replaces: Some(5) }, "what has changed meanwhile is asked for in its place");
}

#[test]
fn what_is_answered_after_its_end_is_closed() {
    let mut bench = Bench::new();
    bench.standing.asked(FIRST);
    assert_eq!(bench.unwanted(), Step::Wait);
    bench.answer(FIRST, 5);
    assert_eq!(bench.unwanted(), Step::Close(5));
    bench.standing.closed();
    assert_eq!(bench.unwanted(), Step::Leave);
}

#[test]
fn answers_to_others_are_not_its_own() {
    let mut bench = Bench::new();
    bench.standing.asked(FIRST);
    assert_eq!(bench.answer(SECOND, 5), []);
    assert_eq!(bench.hear(Event::Refused { request: SECOND }), []);
    assert_eq!(bench.wanted(), Step::Wait);
}

#[test]
fn what_is_said_of_another_notice_is_passed_over() {
    let mut bench = Bench::up(5);
    for what in [CLICK, What::Dismissed, What::Expired] {
        assert_eq!(bench.said(6, what), []);
    }
    assert_eq!(bench.said(5, CLICK), [News::Told(CLICK)]);
    assert_eq!(bench.said(5, What::Dismissed), [News::Told(What::Dismissed)]);
    assert_eq!(bench.said(5, CLICK), [], "its id may be another's by now");
    bench.standing.change();
    assert_eq!(bench.wanted(), Step::Wait, "what was closed does not come back");
}

#[test]
fn what_is_said_before_the_answer_counts() {
    let mut bench = Bench::new();
    bench.standing.asked(FIRST);
    assert_eq!(bench.said(5, CLICK), []);
    assert_eq!(bench.said(5, What::Expired), []);
    assert_eq!(bench.said(6, What::Dismissed), []);
    assert_eq!(bench.answer(FIRST, 5), [News::Shown, News::Told(CLICK), News::Told(What::Expired)]);
    assert_eq!((bench.wanted(), bench.unwanted()), (Step::Wait, Step::Leave));
}

#[test]
fn no_more_is_remembered_before_an_answer_than_a_server_may_say() {
    let mut bench = Bench::new();
    bench.standing.asked(FIRST);
    for notice in 100..10_000 {
        bench.said(notice, CLICK);
    }
    let State::Asked(asked) = &bench.standing.state else { panic!("it is asked for") };
    assert_eq!(asked.early.len(), MOST_EARLY);
}

#[test]
fn a_server_that_cannot_change_a_notice_leaves_none_behind() {
    let mut bench = Bench::up(5);
    bench.standing.change();
    bench.standing.asked(SECOND);
    assert_eq!(bench.said(5, What::Expired), [], "another is on its way");
    assert_eq!(bench.answer(SECOND, 6), [News::Leftover(5), News::Shown]);
    assert_eq!(bench.unwanted(), Step::Close(6));
}

#[test]
fn what_the_agent_closes_while_it_changes_stays_closed() {
    let mut bench = Bench::up(5);
    bench.standing.asked(SECOND);
    assert_eq!(bench.said(5, What::Dismissed), [News::Told(What::Dismissed)]);
    assert_eq!(bench.answer(SECOND, 6), [News::Leftover(5), News::Leftover(6)]);
    bench.standing.change();
    assert_eq!((bench.wanted(), bench.unwanted()), (Step::Wait, Step::Leave));
}

#[test]
fn a_change_that_is_refused_leaves_what_was_there() {
    let mut bench = Bench::up(5);
    bench.standing.asked(SECOND);
    bench.hear(Event::Refused { request: SECOND });
    assert_eq!((bench.wanted(), bench.unwanted()), (Step::Wait, Step::Close(5)));
}

#[test]
fn a_server_that_dies_is_called_for_after_a_moment() {
    let mut bench = Bench::up(5);
    bench.hear(Event::Gone { succeeded: false });
    assert_eq!((bench.wanted(), bench.unwanted()), (Step::Wait, Step::Leave));
    bench.wait();
    assert_eq!(bench.wanted(), Step::Ask { replaces: None });
    bench.standing.asked(SECOND);
    bench.hear(Event::Came);
    assert_eq!(bench.wanted(), Step::Wait, "it came for what was asked");
    assert_eq!(bench.answer(SECOND, 1), [News::Shown]);
    assert_eq!((bench.wanted(), bench.standing.due()), (Step::Wait, None));
}

#[test]
fn a_server_that_comes_back_by_itself_is_not_called_for() {
    let mut bench = Bench::up(5);
    bench.hear(Event::Gone { succeeded: false });
    bench.hear(Event::Came);
    assert_eq!((bench.wanted(), bench.standing.due()), (Step::Ask { replaces: None }, None));
}

#[test]
fn a_server_that_is_succeeded_leaves_its_notices_to_the_next() {
    for asked in [false, true] {
        let mut bench = Bench::up(5);
        if asked {
            bench.standing.asked(SECOND);
        }
        bench.hear(Event::Gone { succeeded: true });
        bench.hear(Event::Came);
        assert_eq!(bench.wanted(), Step::Ask { replaces: None }, "{asked}");
        assert_eq!(bench.answer(SECOND, 6), [], "the one before answers nobody");
    }
}

#[test]
fn a_request_that_dies_with_its_server_is_made_again() {
    for refused_first in [false, true] {
        let mut bench = Bench::up(5);
        bench.standing.asked(SECOND);
        let mut events = [Event::Refused { request: SECOND }, Event::Gone { succeeded: false }];
        if !refused_first {
            events.reverse();
        }
        for event in events {
            bench.hear(event);
        }
        assert_eq!(bench.wanted(), Step::Wait, "{refused_first}");
        bench.wait();
        assert_eq!(bench.wanted(), Step::Ask { replaces: None }, "{refused_first}");
    }
}

#[test]
fn a_server_that_dies_of_a_notice_is_called_for_three_times() {
    let mut bench = Bench::up(5);
    for round in 0..6 {
        bench.hear(Event::Gone { succeeded: false });
        match round {
            0..3 => {
                bench.wait();
                assert_eq!(bench.wanted(), Step::Ask { replaces: None });
                bench.standing.asked(SECOND);
                bench.answer(SECOND, round);
            }
            _ => {
                if bench.standing.due().is_some() {
                    bench.wait();
                }
                bench.hear(Event::Came);
                assert_eq!(bench.wanted(), Step::Wait, "round {round}");
            }
        }
    }
    bench.standing.change();
    assert_eq!(bench.wanted(), Step::Ask { replaces: None }, "what is new is tried");
    bench.now += RETURNS_WITHIN;
    bench.standing.asked(SECOND);
    bench.answer(SECOND, 9);
    bench.hear(Event::Gone { succeeded: false });
    bench.wait();
    assert_eq!(bench.wanted(), Step::Ask { replaces: None }, "and after a while it is shown again");
}

#[test]
fn what_nobody_could_show_is_shown_when_there_is_a_server() {
    let mut bench = Bench::new();
    bench.standing.asked(FIRST);
    bench.hear(Event::Refused { request: FIRST });
    assert_eq!(bench.wanted(), Step::Wait);
    bench.hear(Event::Came);
    assert_eq!(bench.wanted(), Step::Ask { replaces: None });
}

#[test]
fn what_was_closed_is_not_shown_by_the_next_server() {
    let mut bench = Bench::up(5);
    bench.said(5, What::Expired);
    bench.hear(Event::Gone { succeeded: false });
    bench.hear(Event::Came);
    assert_eq!((bench.wanted(), bench.standing.due()), (Step::Wait, None));
}
