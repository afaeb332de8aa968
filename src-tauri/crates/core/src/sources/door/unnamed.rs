//! Ids for the calls of those that give none: desk phones, and scripts that know a number alone.
//!
//! Telephones of a group that ring for one number at once tell of one call. An id is never given twice, not even by the
//! next run of the app; and what is kept is bounded whatever comes.

use std::collections::VecDeque;
use std::time::Duration;

use crate::clock::{Moment, Now};
use crate::exchange::fact::Said;

/// Within this time telephones begin to ring for one call.
const TIED: Duration = Duration::from_secs(3);
/// A ring, and a talk, without a word for so long was over without a word.
const RINGS: Duration = Duration::from_secs(120);
const TALKS: Duration = Duration::from_secs(8 * 3600);

/// The telephones' calls that are held at most.
const MOST: usize = 2_000;

/// The calls that are under way at telephones.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    open: VecDeque<Open>,
    given: u64,
}

#[derive(Debug)]
struct Open {
    phone: String,
    /// The telephone's own id of it.
    name: Option<String>,
    number: String,
    call: String,
    rang: Moment,
    heard: Moment,
    talks: bool,
}

/// What a telephone says of a call: who it is, its own id of the call, and the number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) phone: &'a str,
    pub(super) name: Option<&'a str>,
    pub(super) number: &'a str,
    /// It is dialled there: no other telephone rings for it.
    pub(super) dials: bool,
    /// The call that the same event has told another telephone of.
    pub(super) call: Option<&'a str>,
}

impl Unnamed {
    /// The call of what is said; `None` where it goes on with a call that nobody has told of.
    pub(super) fn told(&mut self, told: Told<'_>, said: &Said, now: Now) -> Option<String> {
        match said {
            Said::Seen | Said::Ringing => Some(self.rings(told, now)),
            Said::Answered => Some(self.talks(told, now)),
            Said::Ended(_) | Said::Transferred => self.ends(told),
            Said::Known | Said::Merged { .. } => self.find(&told).map(|at| self.open[at].call.clone()),
        }
    }

    /// It rings, or dials.
    fn rings(&mut self, told: Told<'_>, now: Now) -> String {
        self.forget(now.moment);
        let number = key(told.number);
        // A ring where somebody talks is another call, even of the same number.
        let same = self.open.iter_mut().find(|open| !open.talks && open.is(&told, &number));
        if let Some(open) = same {
            open.heard = now.moment;
            return open.call.clone();
        }
        let tied = self.open.iter().filter(|_| !told.dials).find(|open| {
            open.phone != told.phone
                && !number.is_empty()
                && open.number == number
                && now.moment.since(open.rang) <= TIED
        });
        let tied = tied.map(|open| (open.call.clone(), open.rang));
        let tied = told.call.map(|call| (call.to_owned(), now.moment)).or(tied);
        self.begin(told, tied, now)
    }

    /// Somebody talks.
    fn talks(&mut self, told: Told<'_>, now: Now) -> String {
        self.forget(now.moment);
        let Some(at) = self.find(&told) else {
            let call = self.begin(told, told.call.map(|call| (call.to_owned(), now.moment)), now);
            self.open.back_mut().into_iter().for_each(|open| open.talks = true);
            return call;
        };
        let open = &mut self.open[at];
        (open.talks, open.heard) = (true, now.moment);
        open.call.clone()
    }

    /// It is over; `None` for a call that nobody has told of.
    fn ends(&mut self, told: Told<'_>) -> Option<String> {
        let at = self.find(&told)?;
        self.open.remove(at).map(|open| open.call)
    }

    /// Begins with a call, or with one that rings elsewhere since then.
    fn begin(&mut self, told: Told<'_>, tied: Option<(String, Moment)>, now: Now) -> String {
        let (call, rang) = tied.unwrap_or_else(|| {
            self.given += 1;
            (format!("{}-{}", now.wall.as_millisecond(), self.given), now.moment)
        });
        if self.open.len() >= MOST {
            self.open.pop_front();
        }
        self.open.push_back(Open {
            phone: told.phone.to_owned(),
            name: told.name.map(str::to_owned),
            number: key(told.number),
            call: call.clone(),
            rang,
            heard: now.moment,
            talks: false,
        });
        call
    }

    /// The call that is meant, the newest first: telephones that tell of a later phase often leave out the number, and
    /// some write it otherwise.
    fn find(&self, told: &Told<'_>) -> Option<usize> {
        let number = key(told.number);
        let exact = self.open.iter().rposition(|open| open.is(told, &number));
        exact.or_else(|| {
            let mut mine = self.open.iter().enumerate().filter(|(_, open)| open.phone == told.phone);
            let one = mine.next().filter(|_| mine.next().is_none());
            one.filter(|(_, open)| told.name.is_none() || open.name.is_none()).map(|(at, _)| at)
        })
    }

    fn forget(&mut self, now: Moment) {
        self.open.retain(|open| now.since(open.heard) < if open.talks { TALKS } else { RINGS });
    }
}

impl Open {
    fn is(&self, told: &Told<'_>, number: &str) -> bool {
        let same = match (&self.name, told.name) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => self.number == number,
        };
        self.phone == told.phone && same
    }
}

/// What is compared of a number: its digits, else the whole text.
fn key(number: &str) -> String {
    let user = super::names::user(number);
    let digits: String = user.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { user.to_lowercase() } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Now {
        let moment = Moment::START.plus(Duration::from_secs(seconds));
        Now { moment, wall: jiff::Timestamp::from_second(1_795_750_000 + seconds as i64).unwrap() }
    }

    fn told(phone: &'static str, number: &'static str) -> Told<'static> {
        Told { phone, name: None, number, dials: false, call: None }
    }

    #[test]
    fn phones_of_a_group_tell_of_one_call() {
        let mut unnamed = Unnamed::default();
        let first = unnamed.rings(told("a", "sip:+79161234567@10.0.0.5"), at(0));
        assert_eq!(unnamed.rings(told("b", "+79161234567"), at(2)), first);
        assert_ne!(unnamed.rings(told("c", "+79161234567"), at(4)), first, "too late for the same");
        assert_ne!(unnamed.rings(Told { dials: true, ..told("e", "+79161234567") }, at(2)), first, "it dials");
        assert_ne!(unnamed.rings(told("d", "+79169999999"), at(0)), first, "another number");
        assert_eq!(unnamed.ends(told("b", "")), Some(first));
        assert_eq!(unnamed.ends(told("b", "")), None);
    }

    #[test]
    fn same_number_later_is_another_call() {
        let mut unnamed = Unnamed::default();
        let first = unnamed.rings(told("a", "79161234567"), at(0));
        assert_eq!(unnamed.rings(told("a", "79161234567"), at(5)), first, "it rings on");
        assert_eq!(unnamed.talks(told("a", ""), at(6)), first);
        let second = unnamed.rings(told("a", "79161234567"), at(60));
        assert_ne!(second, first, "the end was not told");
        assert_ne!(unnamed.rings(told("a", "79161234567"), at(300)), second, "nobody rings for so long");
    }

    #[test]
    fn withheld_numbers_are_not_one_caller() {
        let mut unnamed = Unnamed::default();
        let first = unnamed.rings(told("a", ""), at(0));
        assert_ne!(unnamed.rings(told("b", ""), at(0)), first);
    }

    #[test]
    fn calls_are_bounded() {
        let mut unnamed = Unnamed::default();
        for phone in 0..3 * MOST {
            unnamed.rings(Told { phone: &phone.to_string(), name: Some("1"), ..told("", "") }, at(0));
        }
        assert_eq!(unnamed.open.len(), MOST);
    }
}
