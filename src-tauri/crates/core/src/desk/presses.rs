//! Presses of notices, and what they have opened: the same press may be told twice, and what it opens may fail.

use std::collections::VecDeque;

use super::limits::{MOST_OPENING, ONE_PRESS};
use super::popup::Subject;
use crate::call::CallId;
use crate::call::knowledge::Link;
use crate::clock::Moment;

/// The latest presses, and the links that are being opened.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Vec<(Subject, Moment)>,
    /// For calls that are dealt with once a program has taken it.
    opening: VecDeque<(Link, Vec<CallId>)>,
}

impl Presses {
    /// Some servers tell a pressed button as that button and then as a click, and people click twice: what follows the
    /// press of a notice within a moment, whatever the button, is that press.
    pub(super) fn is_new(&mut self, subject: Subject, now: Moment) -> bool {
        self.last.retain(|(_, pressed)| now.since(*pressed) < ONE_PRESS);
        let new = self.last.iter().all(|(pressed, _)| *pressed != subject);
        if new {
            self.last.push((subject, now));
        }
        new
    }

    /// Something is being opened, for these missed calls.
    pub(super) fn open(&mut self, link: &Link, missed: Vec<CallId>) {
        // Whoever opens it may take two presses for one.
        if let Some((_, known)) = self.opening.iter_mut().find(|(opening, _)| opening == link) {
            *known = missed;
        } else if !missed.is_empty() {
            self.opening.push_back((link.clone(), missed));
            // What no desktop has answered by then it will not answer.
            while self.opening.len() > MOST_OPENING {
                self.opening.pop_front();
            }
        }
    }

    /// It was opened, or could not be: the calls that it was opened for.
    pub(super) fn take(&mut self, link: &Link) -> Vec<CallId> {
        let at = self.opening.iter().position(|(opening, _)| opening == link);
        at.and_then(|at| self.opening.remove(at)).map(|(_, missed)| missed).unwrap_or_default()
    }
}
