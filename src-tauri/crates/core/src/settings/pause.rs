//! A pause of notices: whether there is one, and when it ends by itself.

use jiff::{Timestamp, ToSpan, Zoned};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// Eight o'clock of the next day. An agent who works past midnight still means the morning after their sleep.
fn next_morning(now: &Zoned) -> Result<Zoned, jiff::Error> {
    let night = now.hour() < MORNING / 2;
    let day = if night { now.date() } else { now.date().tomorrow()? };
    day.at(MORNING, 0, 0, 0).to_zoned(now.time_zone().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

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
