//! How one toast stands with Windows, as a pure state machine: what is up, what the agent did with it, the next step.
//!
//! Texts change in place. All else is another toast under the same name.

use callcard_core::notice::{Manner, Notice};

/// How a toast stands.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    state: State,
    /// Counts the toasts that were shown, so that what is told of an earlier one is known for that.
    turn: u32,
}

#[derive(Debug, Default)]
enum State {
    /// Neither on the screen nor in the list of notices.
    #[default]
    Hidden,
    /// On the screen or in the list, and what it says.
    Up(Notice),
    /// Windows did not take it. Trying the same again would come to the same.
    Refused(Notice),
    /// The agent closed it. What it said does not come back.
    Closed,
}

/// What Windows tells of a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The agent closed it.
    Closed,
    /// It left the screen by itself for the list of notices, or we took it away.
    Left,
    /// It was taken, and not shown after all, with this code.
    Refused(i32),
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Rest,
    Show(Show),
    /// Change the texts of what is up.
    Update,
    /// Take it from the screen and from the list.
    Remove,
    /// Nothing is to be looked after any more.
    Leave,
}

/// How a toast is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Show {
    /// Takes the one that is up away first: on the screen it would stay as it is.
    pub(crate) instead: bool,
    /// Appears on the screen, and not in the list alone.
    pub(crate) pops_up: bool,
    pub(crate) sound: bool,
}

impl Standing {
    /// The next step towards what is wanted.
    pub(crate) fn step(&self, wanted: Option<&Notice>) -> Step {
        match (&self.state, wanted) {
            (State::Up(_), None) => Step::Remove,
            (State::Hidden | State::Refused(_) | State::Closed, None) => Step::Leave,
            (State::Closed, Some(_)) => Step::Rest,
            (State::Up(before) | State::Refused(before), Some(wanted)) if before == wanted => Step::Rest,
            (State::Hidden | State::Refused(_), Some(wanted)) => {
                Step::Show(Show { instead: false, pops_up: true, sound: wanted.sound })
            }
            (State::Up(up), Some(wanted)) if up.manner == wanted.manner => {
                if up.buttons == wanted.buttons {
                    return Step::Update;
                }
                Step::Show(Show { instead: false, pops_up: wanted.manner == Manner::Ringing, sound: false })
            }
            (State::Up(_), Some(wanted)) => {
                Step::Show(Show { instead: true, pops_up: wanted.manner == Manner::Ringing, sound: wanted.sound })
            }
        }
    }

    /// Says which turn the toast is that is about to be shown.
    pub(crate) fn begin(&mut self) -> u32 {
        self.turn = self.turn.wrapping_add(1);
        self.turn
    }

    /// Windows has taken it, or its new texts.
    pub(crate) fn is_up(&mut self, notice: Notice) {
        self.state = State::Up(notice);
    }

    /// Windows has not taken it.
    pub(crate) fn refused(&mut self, notice: Notice) {
        self.state = State::Refused(notice);
    }

    /// It was taken away.
    pub(crate) fn removed(&mut self) {
        self.state = State::Hidden;
    }

    /// Hears what Windows tells of the toast of a turn. Whether the agent closed what was up.
    pub(crate) fn hear(&mut self, turn: u32, what: What) -> bool {
        if turn != self.turn || !matches!(self.state, State::Up(_)) {
            return false;
        }
        match (std::mem::take(&mut self.state), what) {
            (State::Up(notice), What::Refused(_)) => self.state = State::Refused(notice),
            (State::Up(_), What::Closed) => self.state = State::Closed,
            (state, _) => self.state = state,
        }
        what == What::Closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use callcard_core::desk::Button;

    fn notice(summary: &str, manner: Manner, label: &str) -> Notice {
        let buttons = vec![(Button::Open, label.to_owned())];
        Notice { summary: summary.into(), body: String::new(), buttons, manner, sound: manner == Manner::Ringing }
    }

    fn rings(summary: &str) -> Notice {
        notice(summary, Manner::Ringing, "Open")
    }

    fn up(shown: &Notice) -> Standing {
        let mut standing = Standing::default();
        standing.begin();
        standing.is_up(shown.clone());
        standing
    }

    #[test]
    fn what_is_up_becomes_what_is_wanted() {
        let show = |instead, pops_up, sound| Step::Show(Show { instead, pops_up, sound });
        let (ringing, talking) = (rings("1"), notice("1", Manner::Talking, "Open"));
        let missed = notice("1", Manner::Missed, "Open");
        let table = [
            (None, Some(&ringing), show(false, true, true)),
            (None, Some(&missed), show(false, true, false)),
            (None, None, Step::Leave),
            (Some(&ringing), Some(&ringing), Step::Rest),
            (Some(&ringing), None, Step::Remove),
            // The name arrives.
            (Some(&ringing), Some(&rings("Anna")), Step::Update),
            (Some(&missed), Some(&notice("2", Manner::Missed, "Open")), Step::Update),
            // The button has another word: the same toast again, without a sound.
            (Some(&ringing), Some(&notice("1", Manner::Ringing, "Find")), show(false, true, false)),
            (Some(&missed), Some(&notice("1", Manner::Missed, "Find")), show(false, false, false)),
            // It was answered: it leaves the screen and stays in the list.
            (Some(&ringing), Some(&talking), show(true, false, false)),
            // It rings again, in another queue.
            (Some(&talking), Some(&ringing), show(true, true, true)),
        ];
        for (shown, wanted, expected) in table {
            let standing = shown.map_or_else(Standing::default, up);
            assert_eq!(standing.step(wanted), expected, "{shown:?} -> {wanted:?}");
        }
    }

    #[test]
    fn closed_toast_does_not_come_back() {
        let mut standing = up(&rings("1"));
        assert!(standing.hear(1, What::Closed));
        assert!(!standing.hear(1, What::Closed), "it is told once");
        assert_eq!(standing.step(Some(&rings("Anna"))), Step::Rest);
        assert_eq!(standing.step(None), Step::Leave);
    }

    #[test]
    fn toast_that_left_the_screen_is_still_there() {
        let mut standing = up(&rings("1"));
        assert!(!standing.hear(1, What::Left));
        assert_eq!(standing.step(Some(&rings("Anna"))), Step::Update);
        assert_eq!(standing.step(None), Step::Remove);
    }

    #[test]
    fn refused_toast_is_tried_again_with_other_words_only() {
        let mut late = up(&rings("1"));
        assert!(!late.hear(1, What::Refused(-1)));
        let mut at_once = Standing::default();
        at_once.refused(rings("1"));
        for standing in [late, at_once] {
            assert_eq!(standing.step(Some(&rings("1"))), Step::Rest);
            let again = Show { instead: false, pops_up: true, sound: true };
            assert_eq!(standing.step(Some(&rings("Anna"))), Step::Show(again));
            assert_eq!(standing.step(None), Step::Leave);
        }
    }

    #[test]
    fn what_is_told_of_an_earlier_toast_is_not_of_this_one() {
        let mut standing = up(&rings("1"));
        standing.begin();
        standing.is_up(notice("1", Manner::Talking, "Open"));
        assert!(!standing.hear(1, What::Closed));
        assert_eq!(standing.step(None), Step::Remove);
        assert!(standing.hear(2, What::Closed));
    }

    #[test]
    fn removed_toast_may_be_shown_again() {
        let mut standing = up(&rings("1"));
        standing.removed();
        assert_eq!(standing.step(None), Step::Leave);
        assert!(matches!(standing.step(Some(&rings("1"))), Step::Show(Show { pops_up: true, .. })));
    }
}
