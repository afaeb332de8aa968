//! What the agent does not want to be told of: pauses, ignored numbers, other lines. Facts only; the desk goes by them.

use std::fmt;
use std::str::FromStr;

use jiff::{Timestamp, ToSpan, Zoned};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::call::number::CallNumber;

/// The hour at which the day begins for those who sleep.
const MORNING: i8 = 8;

/// Whether notices are paused. Written as `false`, `true` (until resumed) or the time at which the pause ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pause {
    #[default]
    Off,
    /// Until the agent resumes them.
    UntilResumed,
    /// Until then, by the wall clock: it outlives a restart.
    Until(Timestamp),
}

impl Pause {
    /// Notices are paused.
    pub fn is_on(self) -> bool {
        self != Self::Off
    }

    /// The pause as it stands at that time.
    pub fn at(self, now: Timestamp) -> Self {
        match self {
            Self::Until(end) if end <= now => Self::Off,
            other => other,
        }
    }
}

impl Serialize for Pause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Off => serializer.serialize_bool(false),
            Self::UntilResumed => serializer.serialize_bool(true),
            Self::Until(end) => end.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Pause {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Switch(bool),
            End(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Switch(on) => Ok(if on { Self::UntilResumed } else { Self::Off }),
            Written::End(end) => end.parse().map(Self::Until).map_err(D::Error::custom),
        }
    }
}

/// The agent's rules of quiet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quiet {
    /// Numbers to say nothing about.
    pub ignored: Vec<NumberPattern>,
    /// Numbers with fewer digits are ignored.
    pub shortest: usize,
    /// Only calls on these lines are for the agent; none named: all are.
    pub lines: Vec<String>,
    /// Calls during a pause are not reported to the CRM either.
    pub unreported_while_paused: bool,
}

impl Quiet {
    /// The number is to be ignored. `raw` is as the source wrote it.
    pub fn ignores(&self, number: &CallNumber, raw: &str) -> bool {
        self.ignored.iter().any(|pattern| pattern.matches(number, raw))
    }

    /// The number has too few digits. Where there is no number there are none to count.
    pub fn is_too_short(&self, number: &CallNumber) -> bool {
        let counted = match number {
            CallNumber::Phone(phone) => phone.digits(),
            CallNumber::Internal(own) => own,
            CallNumber::Unreadable(_) | CallNumber::Withheld => return false,
        };
        digits(counted).len() < self.shortest
    }

    /// The line is not one of the agent's. A call of which no line is known is on none of them.
    pub fn is_other_line(&self, line: Option<&str>) -> bool {
        let same = |mine: &String| line.is_some_and(|line| mine.trim().to_lowercase() == line.trim().to_lowercase());
        !self.lines.is_empty() && !self.lines.iter().any(same)
    }
}

/// A number, or with `*` at its end all numbers that begin like it: `+79998885533`, `+7495*`, `101`.
///
/// With a plus it is compared to the international number; without, to that or to the digits as the source wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct NumberPattern {
    international: bool,
    digits: String,
    begins: bool,
}

impl NumberPattern {
    fn matches(&self, number: &CallNumber, raw: &str) -> bool {
        let like = |text: &str| {
            let digits = digits(text);
            if self.begins { digits.starts_with(&self.digits) } else { digits == self.digits }
        };
        match number {
            CallNumber::Phone(phone) => {
                // The agent may have written down another spelling of the same caller.
                let mut spellings = [phone.dialable(), phone.key()].into_iter();
                spellings.any(|text| (!self.international || text.starts_with('+')) && like(text))
                    || (!self.international
                        && !raw.chars().any(char::is_alphabetic)
                        && phone.extension().is_none()
                        && like(raw))
            }
            CallNumber::Internal(own) => !self.international && (like(own) || like(raw)),
            CallNumber::Unreadable(_) | CallNumber::Withheld => false,
        }
    }
}

/// The text is neither a number nor the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither a number nor the beginning of one with * at its end")]
pub struct NotAPattern(String);

impl FromStr for NumberPattern {
    type Err = NotAPattern;

    fn from_str(text: &str) -> Result<Self, NotAPattern> {
        let trimmed = text.trim();
        let (number, begins) = trimmed.strip_suffix('*').map_or((trimmed, false), |number| (number, true));
        let allowed = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.');
        let digits = digits(number);
        if digits.is_empty() || !number.chars().all(allowed) {
            return Err(NotAPattern(text.into()));
        }
        Ok(Self { international: number.trim_start().starts_with('+'), digits, begins })
    }
}

impl TryFrom<String> for NumberPattern {
    type Error = NotAPattern;

    fn try_from(text: String) -> Result<Self, NotAPattern> {
        text.parse()
    }
}

impl From<NumberPattern> for String {
    fn from(pattern: NumberPattern) -> Self {
        pattern.to_string()
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.international { "+" } else { "" };
        let star = if self.begins { "*" } else { "" };
        write!(out, "{plus}{}{star}", self.digits)
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// How long notices are paused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseFor {
    HalfHour,
    Hour,
    /// Until tomorrow morning.
    Night,
    /// Until they are resumed.
    Ever,
}

impl PauseFor {
    /// The pause that begins now.
    pub fn from(self, now: &Zoned) -> Pause {
        let end = match self {
            Self::HalfHour => now.checked_add(30.minutes()),
            Self::Hour => now.checked_add(1.hour()),
            Self::Night => next_morning(now),
            Self::Ever => return Pause::UntilResumed,
        };
        // The calendar ends in the year 9999; a pause that reaches it ends when it is ended.
        end.map_or(Pause::UntilResumed, |end| Pause::Until(end.timestamp()))
    }
}

/// Eight o'clock of the next day. Whoever works past midnight still means the morning after their sleep.
fn next_morning(now: &Zoned) -> Result<Zoned, jiff::Error> {
    let night = now.hour() < MORNING / 2;
    let day = if night { now.date() } else { now.date().tomorrow()? };
    day.at(MORNING, 0, 0, 0).to_zoned(now.time_zone().clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::Country;

    #[test]
    fn a_pause_ends_by_the_agents_own_clock() {
        let table = [
            (PauseFor::HalfHour, "2026-01-31T23:50:00+03:00", "2026-02-01T00:20:00+03:00"),
            (PauseFor::Hour, "2026-01-31T12:00:00+03:00", "2026-01-31T13:00:00+03:00"),
            (PauseFor::Night, "2026-01-31T18:00:00+03:00", "2026-02-01T08:00:00+03:00"),
            (PauseFor::Night, "2026-02-01T01:30:00+03:00", "2026-02-01T08:00:00+03:00"),
            (PauseFor::Night, "2026-02-01T07:00:00+03:00", "2026-02-02T08:00:00+03:00"),
        ];
        for (pause, now, end) in table {
            let now: Zoned = format!("{now}[Europe/Moscow]").parse().unwrap();
            assert_eq!(pause.from(&now), Pause::Until(end.parse().unwrap()), "{pause:?} {now}");
        }
        assert_eq!(PauseFor::Ever.from(&Zoned::now()), Pause::UntilResumed);
    }

    #[test]
    fn patterns_are_numbers_or_their_beginnings() {
        let table = [
            ("+79998885533", "+79998885533", true),
            ("+7 (999) 888-55-33", "8 999 888 55 33", true),
            ("+79998885533", "+79998885534", false),
            ("+7999*", "+79998885533", true),
            ("+7495*", "+79998885533", false),
            ("89998885533", "8 (999) 888-55-33", true),
            ("8999*", "8 (999) 888-55-33", true),
            ("8999*", "+79998885533", false),
            ("79998885533", "+79998885533", true),
            ("101", "101", true),
            ("10*", "101", true),
            ("+10*", "101", false),
            ("101", "anonymous", false),
            ("+7 (999) 888-55-33", "Ivan <sip:89998885533@10.0.0.1>", true),
            ("+7 (999) 888-55-33", "8 999 888-55-33 доб. 12", true),
            ("5533", "8 (495) 123-98-88 (5533)", false),
            ("8*", "Office 8", false),
        ];
        for (pattern, raw, matches) in table {
            let number = CallNumber::read(raw, Country::from_code("RU").unwrap());
            let quiet = Quiet { ignored: vec![pattern.parse().unwrap()], ..Quiet::default() };
            assert_eq!(quiet.ignores(&number, raw), matches, "{pattern} {raw}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        for text in ["", "*", "office", "+", "12*34"] {
            assert_eq!(text.parse::<NumberPattern>(), Err(NotAPattern(text.into())));
        }
    }

    #[test]
    fn short_numbers_and_other_lines() {
        let read = |raw| CallNumber::read(raw, Country::from_code("RU").unwrap());
        let quiet = Quiet { shortest: 4, lines: vec!["Sales ".into()], ..Quiet::default() };
        for (raw, short) in
            [("101", true), ("1010", false), ("+79998885533", false), ("anonymous", false), ("Office 8", false)]
        {
            assert_eq!(quiet.is_too_short(&read(raw)), short, "{raw}");
        }
        for (line, other) in [(Some("sales"), false), (Some("Support"), true), (None, true)] {
            assert_eq!(quiet.is_other_line(line), other, "{line:?}");
        }
        assert!(!Quiet::default().is_other_line(None));
    }

    #[test]
    fn a_pause_is_written_as_a_switch_or_its_end() {
        let end: Timestamp = "2026-01-31T12:00:00Z".parse().unwrap();
        for (pause, text) in
            [(Pause::Off, "false"), (Pause::UntilResumed, "true"), (Pause::Until(end), "\"2026-01-31T12:00:00Z\"")]
        {
            assert_eq!(serde_json::to_string(&pause).unwrap(), text);
            assert_eq!(serde_json::from_str::<Pause>(text).unwrap(), pause);
        }
        assert!(serde_json::from_str::<Pause>("\"tomorrow\"").is_err());
        assert_eq!(Pause::Until(end).at(end), Pause::Off, "it ends at its end");
        assert_eq!(Pause::UntilResumed.at(end), Pause::UntilResumed);
    }
}
