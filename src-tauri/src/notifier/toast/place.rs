//! Where a toast belongs: the name and the group that Windows knows it by, and how long it may stay in its list.

use std::time::Duration;

use callcard_core::call::CallId;
use callcard_core::desk::Subject;

/// Groups that are ours alone: without Callcard they are of no use, so they go with it.
pub(crate) const OURS_ALONE: [Group; 2] = [Group::Calls, Group::App];

const HOUR: Duration = Duration::from_secs(3600);

/// What toasts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// Calls under way.
    Calls,
    /// Missed calls: these stay in the list of notices when Callcard ends.
    Missed,
    /// Callcard itself.
    App,
}

impl Group {
    /// The group of a notice.
    pub(crate) fn of(subject: Subject) -> Self {
        match subject {
            Subject::Call(_) | Subject::Ringing => Self::Calls,
            Subject::Missed(_) | Subject::AllMissed => Self::Missed,
            Subject::Trouble | Subject::Ending | Subject::Unopened | Subject::App => Self::App,
        }
    }

    /// What Windows calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Missed => "missed",
            Self::App => "app",
        }
    }

    /// How long its toasts may stay in the list, should nobody take them away. No talk counts as one for longer than
    /// four hours.
    pub(crate) fn lasts(self) -> Duration {
        match self {
            Self::Calls => 4 * HOUR,
            Self::Missed | Self::App => 72 * HOUR,
        }
    }
}

/// The name of a notice in its group: 64 characters at most, by Windows's rules.
pub(crate) fn tag(subject: Subject) -> String {
    match subject {
        Subject::Call(call) => format!("call-{call}"),
        Subject::Missed(call) => format!("missed-{call}"),
        Subject::Ringing => "ringing".into(),
        Subject::AllMissed => "all-missed".into(),
        Subject::Trouble => "trouble".into(),
        Subject::Ending => "ending".into(),
        Subject::Unopened => "unopened".into(),
        Subject::App => "app".into(),
    }
}

/// The notice of a name.
pub(crate) fn subject(tag: &str) -> Option<Subject> {
    let call = |prefix: &str| tag.strip_prefix(prefix).and_then(CallId::parse);
    Some(match tag {
        "ringing" => Subject::Ringing,
        "all-missed" => Subject::AllMissed,
        "trouble" => Subject::Trouble,
        "ending" => Subject::Ending,
        "unopened" => Subject::Unopened,
        "app" => Subject::App,
        _ => call("call-").map(Subject::Call).or_else(|| call("missed-").map(Subject::Missed))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_has_a_short_name_of_its_own_and_is_found_by_it() {
        let (call, missed) = (Subject::Call(CallId::fresh()), Subject::Missed(CallId::fresh()));
        let table = [
            (call, "calls"),
            (Subject::Ringing, "calls"),
            (missed, "missed"),
            (Subject::AllMissed, "missed"),
            (Subject::Trouble, "app"),
            (Subject::Ending, "app"),
            (Subject::Unopened, "app"),
            (Subject::App, "app"),
        ];
        let mut names: Vec<String> = table.iter().map(|(subject, _)| tag(*subject)).collect();
        for ((expected, group), name) in table.iter().zip(&names) {
            assert_eq!(Group::of(*expected).name(), *group, "{name}");
            assert_eq!(subject(name), Some(*expected));
            assert!(name.len() <= 64, "{name}");
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), table.len());
    }

    #[test]
    fn missed_calls_alone_outlive_callcard() {
        assert!(!OURS_ALONE.contains(&Group::Missed));
        assert!(OURS_ALONE.iter().all(|group| group.lasts() <= Group::Missed.lasts()));
    }

    #[test]
    fn what_names_no_notice_is_none() {
        for other in ["", "call", "call-", "call-1", "missed-x", "Ringing", "app ", "trouble/"] {
            assert_eq!(subject(other), None, "{other}");
        }
    }
}
