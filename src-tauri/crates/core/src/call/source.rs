//! Who told us of a call: Callcard itself, or a source by its name.
//!
//! What comes from outside is always `Named`, and never under one of our own names: a phone that calls itself `test` is
//! kept apart from the test calls. Written as one word: in the database, for the socket, in tables and on the page.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::clean;

const TEST: &str = "test";
const DOCTOR: &str = "doctor";
/// The source of events that name none.
const UNNAMED: &str = "socket";
/// What is put before a name from outside that is one of ours.
const OUTSIDE: &str = "socket:";

/// Who told us of a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Source {
    /// The agent's test calls.
    Test,
    /// The check-up's own calls: that they ring says nothing of what else should.
    Doctor,
    /// A phone or a program.
    Named(SourceName),
}

/// The name of a phone or a program that reports calls.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceName(String);

impl SourceName {
    /// Reads a name that somebody gave from outside; `None` when nothing of it can be shown. Our own names become names
    /// that say where they came from.
    pub fn read(text: &str) -> Option<Self> {
        let name = clean(text)?;
        Some(Self(if matches!(name.as_str(), TEST | DOCTOR) { format!("{OUTSIDE}{name}") } else { name }))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for SourceName {
    fn default() -> Self {
        Self(UNNAMED.into())
    }
}

impl Source {
    /// The source that somebody outside says it is; without a name that can be shown it is the socket.
    pub fn outside(name: Option<&str>) -> Self {
        Self::Named(name.and_then(SourceName::read).unwrap_or_default())
    }

    /// One of Callcard's own.
    pub fn is_ours(&self) -> bool {
        !matches!(self, Self::Named(_))
    }

    /// Which of our own this source from outside says it is, if it says so.
    pub fn claims(&self) -> Option<Self> {
        let Self::Named(name) = self else { return None };
        let claimed = Self::from(name.0.strip_prefix(OUTSIDE)?.to_owned());
        claimed.is_ours().then_some(claimed)
    }

    /// The one word that it is written as.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Test => TEST,
            Self::Doctor => DOCTOR,
            Self::Named(name) => name.as_str(),
        }
    }
}

/// Reads what `as_str` writes, as it was kept.
impl From<String> for Source {
    fn from(written: String) -> Self {
        match written.as_str() {
            TEST => Self::Test,
            DOCTOR => Self::Doctor,
            _ => Self::Named(SourceName(written)),
        }
    }
}

impl From<Source> for String {
    fn from(source: Source) -> Self {
        source.to_string()
    }
}

impl fmt::Display for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_outside_are_never_our_own() {
        for (said, name) in [
            (Some("pbx"), "pbx"),
            (Some("test"), "socket:test"),
            (Some(" doctor\u{202e}\n"), "socket:doctor"),
            (Some("Test"), "Test"),
            (Some("socket:test"), "socket:test"),
            (Some("\u{202e} \0"), "socket"),
            (None, "socket"),
        ] {
            let source = Source::outside(said);
            assert_eq!((source.as_str(), source.is_ours()), (name, false), "{said:?}");
        }
        assert_eq!(Source::outside(Some(&"x".repeat(500))).as_str().len(), 200);
    }

    #[test]
    fn a_source_is_read_as_it_was_written() {
        for source in [Source::Test, Source::Doctor, Source::outside(None), Source::outside(Some("doctor"))] {
            let written = serde_json::to_string(&source).unwrap();
            assert_eq!(written, format!("\"{source}\""));
            assert_eq!(serde_json::from_str::<Source>(&written).unwrap(), source);
        }
    }

    #[test]
    fn claiming_to_be_one_of_ours_is_remembered() {
        for (source, claimed) in [
            (Source::outside(Some("test")), Some(Source::Test)),
            (Source::outside(Some("doctor")), Some(Source::Doctor)),
            (Source::outside(Some("pbx")), None),
            (Source::outside(Some("socket:pbx")), None),
            (Source::Test, None),
        ] {
            assert_eq!(source.claims(), claimed, "{source}");
        }
    }
}
