//! Whether the agent is told of something: the one place where that is asked, and where each reason for a silence is.

use crate::call::number::CallNumber;
use crate::call::{Call, Direction, Silence};
use crate::settings::{Pause, Preferences, digits};

/// What the agent does not want to be told of now.
#[derive(Clone, Copy, Debug)]
pub struct Quiet<'a> {
    pub preferences: &'a Preferences,
    pub pause: Pause,
}

impl Quiet<'_> {
    /// Why no notice comes up now, whatever it is about; `None` when it does.
    pub fn now(self) -> Option<Silence> {
        self.pause.is_on().then_some(Silence::Paused)
    }

    /// Why the agent is not told of a call, from its start; `None` when they are. Whom it is for is the desk's to know.
    pub fn says(self, call: &Call, for_me: bool) -> Option<Silence> {
        if !for_me {
            Some(Silence::NotForYou)
        } else if call.direction == Direction::Out {
            Some(Silence::Outgoing)
        } else if self.ignores(call) {
            Some(Silence::Ignored)
        } else if self.is_too_short(&call.number) {
            Some(Silence::TooShort)
        } else if self.is_other_line(call.details.line.as_deref()) {
            Some(Silence::OtherLine)
        } else {
            self.now()
        }
    }

    fn ignores(self, call: &Call) -> bool {
        self.preferences.ignored.iter().any(|pattern| pattern.matches(&call.number, &call.raw_number))
    }

    /// The number has too few digits. Where there is no number there are none to count.
    fn is_too_short(self, number: &CallNumber) -> bool {
        let counted = match number {
            CallNumber::Phone(phone) => phone.digits(),
            CallNumber::Internal(own) => own,
            CallNumber::Unreadable(_) | CallNumber::Withheld => return false,
        };
        digits(counted).len() < self.preferences.shortest.into()
    }

    /// The line is not one of the agent's. A call of which no line is known is on none of them.
    fn is_other_line(self, line: Option<&str>) -> bool {
        let lines = &self.preferences.lines;
        let same = |mine: &String| line.is_some_and(|line| mine.trim().to_lowercase() == line.trim().to_lowercase());
        !lines.is_empty() && !lines.iter().any(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::Country;

    #[test]
    fn short_numbers_and_other_lines() {
        let read = |raw| CallNumber::read(raw, Country::from_code("RU").unwrap());
        let preferences = Preferences { shortest: 4, lines: vec!["Sales ".into()], ..Preferences::default() };
        let quiet = Quiet { preferences: &preferences, pause: Pause::Off };
        for (raw, short) in
            [("101", true), ("1010", false), ("+79998885533", false), ("anonymous", false), ("Office 8", false)]
        {
            assert_eq!(quiet.is_too_short(&read(raw)), short, "{raw}");
        }
        for (line, other) in [(Some("sales"), false), (Some("Support"), true), (None, true)] {
            assert_eq!(quiet.is_other_line(line), other, "{line:?}");
        }
        let preferences = Preferences::default();
        assert!(!Quiet { preferences: &preferences, pause: Pause::Off }.is_other_line(None));
    }
}
