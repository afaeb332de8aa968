//! What becomes of a notice, whatever the server does.

use super::*;
use callcard_core::desk::Button;

const FIRST: NonZeroU32 = NonZeroU32::new(11).unwrap();
const SECOND: NonZeroU32 = NonZeroU32::new(12).unwrap();
const CLICK: What = What::Pressed(Button::Open);

/// A notice, and a clock to turn.
struct Rig {
    standing: Standing,
    now: Instant,
}

impl Rig {
    fn new() -> Self {
        Self { standing: Standing::new(), now: Instant::now() }
    }

    /// One that is up under this id.
    fn up(id: u32) -> Self {
        let mut rig = Self::new();
        rig.ask(FIRST);
        assert_eq!(rig.answer(FIRST, id), [News::Shown]);
        rig
    }

    fn ask(&mut self, request: NonZeroU32) {
        self.standing.asked(request, self.now);
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
        self.standing.pass(due);
    }
}

#[test]
fn it_is_asked_for_once_however_late_the_answer() {
    let mut rig = Rig::new();
    assert_eq!(rig.wanted(), Step::Ask { replaces: None });
    rig.ask(FIRST);
    for _ in 0..3 {
        rig.standing.change();
        assert_eq!(rig.wanted(), Step::Wait);
    }
    rig.answer(FIRST, 5);
    assert_eq!(rig.wanted(), Step::Ask { replaces: Some(5) }, "what has changed meanwhile is asked for in its place");
}

#[test]
fn server_that_never_answers_counts_as_one_that_refused() {
    let mut rig = Rig::new();
    rig.ask(FIRST);
    rig.standing.change();
    assert_eq!(rig.standing.due(), Some(rig.now + ANSWER));
    rig.now += ANSWER - Duration::from_secs(1);
    rig.standing.pass(rig.now);
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Wait), "it is waited for");
    rig.now += Duration::from_secs(1);
    rig.standing.pass(rig.now);
    assert_eq!(rig.unwanted(), Step::Leave);
    assert_eq!(rig.wanted(), Step::Ask { replaces: None }, "what has changed meanwhile is asked for");

    let mut rig = Rig::new();
    rig.ask(FIRST);
    rig.now += ANSWER;
    rig.standing.pass(rig.now);
    assert_eq!((rig.wanted(), rig.standing.due()), (Step::Wait, None), "the same is not asked for again");

    let mut rig = Rig::up(5);
    rig.ask(SECOND);
    rig.now += ANSWER;
    rig.standing.pass(rig.now);
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Close(5)), "what was there is still there");
}

#[test]
fn answer_after_the_limit_is_taken_or_its_notice_closed() {
    let unanswered = |mut rig: Rig, request| {
        rig.ask(request);
        rig.now += ANSWER;
        rig.standing.pass(rig.now);
        rig
    };
    let mut rig = unanswered(Rig::new(), FIRST);
    assert_eq!(rig.answer(FIRST, 5), [News::Shown]);
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Close(5)));
    assert_eq!(rig.answer(FIRST, 5), [], "a request has one answer");

    let mut rig = unanswered(Rig::new(), FIRST);
    rig.ask(SECOND);
    assert_eq!(rig.answer(FIRST, 5), [News::Leftover(5)], "another was asked for meanwhile");
    assert_eq!(rig.answer(SECOND, 6), [News::Shown]);

    let mut rig = unanswered(Rig::up(5), SECOND);
    assert_eq!(rig.answer(SECOND, 5), [News::Shown], "it was changed in place");
    let mut rig = unanswered(Rig::up(5), SECOND);
    assert_eq!(rig.answer(SECOND, 6), [News::Leftover(6)]);
}

#[test]
fn what_is_answered_after_its_end_is_closed() {
    let mut rig = Rig::new();
    rig.ask(FIRST);
    assert_eq!(rig.unwanted(), Step::Wait);
    rig.answer(FIRST, 5);
    assert_eq!(rig.unwanted(), Step::Close(5));
    rig.standing.closed();
    assert_eq!(rig.unwanted(), Step::Leave);
}

#[test]
fn answers_to_others_are_not_its_own() {
    let mut rig = Rig::new();
    rig.ask(FIRST);
    assert_eq!(rig.answer(SECOND, 5), []);
    assert_eq!(rig.hear(Event::Refused { request: SECOND }), []);
    assert_eq!(rig.wanted(), Step::Wait);
}

#[test]
fn what_is_said_of_another_notice_is_passed_over() {
    let mut rig = Rig::up(5);
    for what in [CLICK, What::Dismissed, What::Expired] {
        assert_eq!(rig.said(6, what), []);
    }
    assert_eq!(rig.said(5, CLICK), [News::Told(CLICK)]);
    assert_eq!(rig.said(5, What::Dismissed), [News::Told(What::Dismissed)]);
    assert_eq!(rig.said(5, CLICK), [], "its id may be another's by now");
    rig.standing.change();
    assert_eq!(rig.wanted(), Step::Wait, "what was closed does not come back");
}

#[test]
fn what_is_said_before_the_answer_counts() {
    let mut rig = Rig::new();
    rig.ask(FIRST);
    assert_eq!(rig.said(5, CLICK), []);
    assert_eq!(rig.said(5, What::Expired), []);
    assert_eq!(rig.said(6, What::Dismissed), []);
    assert_eq!(rig.answer(FIRST, 5), [News::Shown, News::Told(CLICK), News::Told(What::Expired)]);
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Leave));
}

#[test]
fn no_more_is_remembered_before_an_answer_than_a_server_may_say() {
    let mut rig = Rig::new();
    rig.ask(FIRST);
    for notice in 100..10_000 {
        rig.said(notice, CLICK);
    }
    let State::Asked(asked) = &rig.standing.state else { panic!("it is asked for") };
    assert_eq!(asked.early.len(), MOST_EARLY);
}

#[test]
fn a_server_that_cannot_change_a_notice_leaves_none_behind() {
    let mut rig = Rig::up(5);
    rig.standing.change();
    rig.ask(SECOND);
    assert_eq!(rig.said(5, What::Expired), [], "another is on its way");
    assert_eq!(rig.answer(SECOND, 6), [News::Leftover(5), News::Shown]);
    assert_eq!(rig.unwanted(), Step::Close(6));
}

#[test]
fn what_the_agent_closes_while_it_changes_stays_closed() {
    let mut rig = Rig::up(5);
    rig.ask(SECOND);
    assert_eq!(rig.said(5, What::Dismissed), [News::Told(What::Dismissed)]);
    assert_eq!(rig.answer(SECOND, 6), [News::Leftover(5), News::Leftover(6)]);
    rig.standing.change();
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Leave));
}

#[test]
fn a_change_that_is_refused_leaves_what_was_there() {
    let mut rig = Rig::up(5);
    rig.ask(SECOND);
    rig.hear(Event::Refused { request: SECOND });
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Close(5)));
}

#[test]
fn a_server_that_dies_is_called_for_after_a_moment() {
    let mut rig = Rig::up(5);
    rig.hear(Event::Gone { succeeded: false });
    assert_eq!((rig.wanted(), rig.unwanted()), (Step::Wait, Step::Leave));
    rig.wait();
    assert_eq!(rig.wanted(), Step::Ask { replaces: None });
    rig.ask(SECOND);
    rig.hear(Event::Came);
    assert_eq!(rig.wanted(), Step::Wait, "it came for what was asked");
    assert_eq!(rig.answer(SECOND, 1), [News::Shown]);
    assert_eq!((rig.wanted(), rig.standing.due()), (Step::Wait, None));
}

#[test]
fn a_server_that_comes_back_by_itself_is_not_called_for() {
    let mut rig = Rig::up(5);
    rig.hear(Event::Gone { succeeded: false });
    rig.hear(Event::Came);
    assert_eq!((rig.wanted(), rig.standing.due()), (Step::Ask { replaces: None }, None));
}

#[test]
fn a_server_that_is_succeeded_leaves_its_notices_to_the_next() {
    for asked in [false, true] {
        let mut rig = Rig::up(5);
        if asked {
            rig.ask(SECOND);
        }
        rig.hear(Event::Gone { succeeded: true });
        rig.hear(Event::Came);
        assert_eq!(rig.wanted(), Step::Ask { replaces: None }, "{asked}");
        assert_eq!(rig.answer(SECOND, 6), [], "the one before answers nobody");
    }
}

#[test]
fn a_request_that_dies_with_its_server_is_made_again() {
    for refused_first in [false, true] {
        let mut rig = Rig::up(5);
        rig.ask(SECOND);
        let mut events = [Event::Refused { request: SECOND }, Event::Gone { succeeded: false }];
        if !refused_first {
            events.reverse();
        }
        for event in events {
            rig.hear(event);
        }
        assert_eq!(rig.wanted(), Step::Wait, "{refused_first}");
        rig.wait();
        assert_eq!(rig.wanted(), Step::Ask { replaces: None }, "{refused_first}");
    }
}

#[test]
fn a_server_that_dies_of_a_notice_is_called_for_three_times() {
    let mut rig = Rig::up(5);
    for round in 0..6 {
        rig.hear(Event::Gone { succeeded: false });
        match round {
            0..3 => {
                rig.wait();
                assert_eq!(rig.wanted(), Step::Ask { replaces: None });
                rig.ask(SECOND);
                rig.answer(SECOND, round);
            }
            _ => {
                if rig.standing.due().is_some() {
                    rig.wait();
                }
                rig.hear(Event::Came);
                assert_eq!(rig.wanted(), Step::Wait, "round {round}");
            }
        }
    }
    rig.standing.change();
    assert_eq!(rig.wanted(), Step::Ask { replaces: None }, "what is new is tried");
    rig.now += RETURNS_WITHIN;
    rig.ask(SECOND);
    rig.answer(SECOND, 9);
    rig.hear(Event::Gone { succeeded: false });
    rig.wait();
    assert_eq!(rig.wanted(), Step::Ask { replaces: None }, "and after a while it is shown again");
}

#[test]
fn what_nobody_could_show_is_shown_when_there_is_a_server() {
    let mut rig = Rig::new();
    rig.ask(FIRST);
    rig.hear(Event::Refused { request: FIRST });
    assert_eq!(rig.wanted(), Step::Wait);
    rig.hear(Event::Came);
    assert_eq!(rig.wanted(), Step::Ask { replaces: None });
}

#[test]
fn what_was_closed_is_not_shown_by_the_next_server() {
    let mut rig = Rig::up(5);
    rig.said(5, What::Expired);
    rig.hear(Event::Gone { succeeded: false });
    rig.hear(Event::Came);
    assert_eq!((rig.wanted(), rig.standing.due()), (Step::Wait, None));
}
