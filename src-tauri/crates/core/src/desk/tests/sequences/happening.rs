//! What may happen to a desk, drawn at random.

use proptest::option::weighted;
use proptest::prelude::*;

use super::*;

/// Something that may happen. Calls are picked by an index into those there are.
#[derive(Clone, Debug)]
pub(super) enum Happening {
    /// The reports of one request.
    Reports(Vec<Told>),
    /// So many ring at the same instant.
    Storm(u8),
    Stored(bool),
    Claim(Claim),
    Posted {
        pick: u8,
        result: u8,
    },
    /// Somebody else tells what the CRM said of a call.
    Told {
        pick: u8,
        answer: u8,
    },
    Named {
        pick: u8,
        known: bool,
    },
    Found {
        pick: u8,
        hit: bool,
    },
    Pressed {
        pick: u8,
        call_back: bool,
    },
    Chosen(u8),
    /// A notice has come onto the screen.
    Shown(u8),
    Dismissed(u8),
    Expired(u8),
    HistorySeen,
    HungUp(u8),
    /// For so many seconds; 0 resumes.
    Paused(u16),
    /// Other choices: whose calls are shown, whether notices stay, how long calls ring, and what is not to be heard of or
    /// shown.
    Preferences(bool, bool, u32, u8),
    Forgotten(Option<u8>),
    Abilities(bool),
    /// The sign-in can be used, or not, or nobody knows yet.
    SignIn(Option<bool>),
    Wait(u64),
    Restart(End),
}

/// What becomes of the work of a turn.
#[derive(Clone, Copy, Debug)]
pub(super) enum Claim {
    Begun,
    /// It could not be written.
    NotStored,
    /// Whoever makes requests has stopped.
    NotBegun,
}

/// How the app ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    Killed,
    /// It has the time to write what it knows.
    Stopped,
}

pub(super) fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        9 => told().prop_map(|told| Happening::Reports(vec![told])),
        2 => prop::collection::vec(told(), 2..6).prop_map(Happening::Reports),
        1 => (2..9u8).prop_map(Happening::Storm),
        3 => any::<bool>().prop_map(Happening::Stored),
        5 => prop_oneof![8 => Just(Claim::Begun), 1 => Just(Claim::NotStored), 1 => Just(Claim::NotBegun)]
            .prop_map(Happening::Claim),
        5 => (any::<u8>(), 0..7u8).prop_map(|(pick, result)| Happening::Posted { pick, result }),
        2 => (any::<u8>(), 0..4u8).prop_map(|(pick, answer)| Happening::Told { pick, answer }),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(pick, known)| Happening::Named { pick, known }),
        3 => any::<(u8, bool)>().prop_map(|(pick, hit)| Happening::Found { pick, hit }),
        2 => any::<(u8, bool)>().prop_map(|(pick, call_back)| Happening::Pressed { pick, call_back }),
        1 => any::<u8>().prop_map(Happening::Chosen),
        3 => any::<u8>().prop_map(Happening::Shown),
        1 => any::<u8>().prop_map(Happening::Dismissed),
        1 => any::<u8>().prop_map(Happening::Expired),
        1 => Just(Happening::HistorySeen),
        1 => any::<u8>().prop_map(Happening::HungUp),
        1 => prop_oneof![Just(0), Just(u16::MAX), 0..300u16].prop_map(Happening::Paused),
        1 => (any::<bool>(), any::<bool>(), 5..600u32, 0..8u8)
            .prop_map(|(everyone, keep, limit, quiet)| Happening::Preferences(everyone, keep, limit, quiet)),
        1 => proptest::option::of(any::<u8>()).prop_map(Happening::Forgotten),
        1 => any::<bool>().prop_map(Happening::Abilities),
        1 => proptest::option::of(prop::bool::weighted(0.7)).prop_map(Happening::SignIn),
        4 => prop_oneof![0..300u64, 0..60_000u64, 0..20_000_000u64].prop_map(Happening::Wait),
        1 => prop_oneof![Just(End::Killed), Just(End::Stopped)].prop_map(Happening::Restart),
    ]
}

/// A report. What it says is picked by an index into a few values, so that reports meet.
#[derive(Clone, Debug)]
pub(super) struct Told {
    caller: u8,
    source: u8,
    id: Option<u8>,
    phase: u8,
    users: u8,
    /// So many seconds ago, by the source's clock.
    late: Option<u8>,
    line: u8,
    is_named: bool,
    /// Whether the number had a card the last time, and whether its names are fresh.
    remembered: Option<bool>,
    /// Somebody else tells the CRM of it, and knows this answer or none.
    theirs: Option<Option<u8>>,
}

/// What the CRM may say.
pub(super) fn answer(pick: u8) -> Answer {
    match pick {
        0 => Answer::Card(card(1, None)),
        1 => Answer::NotInCrm,
        2 => Answer::Untold,
        _ => Answer::Card(card(3, Some("Kitchen"))),
    }
}

fn told() -> impl Strategy<Value = Told> {
    let what = (0..6u8, 0..3u8, proptest::option::of(0..6u8), 0..9u8, 0..3u8);
    let theirs = weighted(0.15, proptest::option::of(0..4u8));
    let more = (weighted(0.2, 0..90u8), 0..4u8, any::<bool>(), weighted(0.2, any::<bool>()), theirs);
    (what, more).prop_map(|((caller, source, id, phase, users), (late, line, is_named, remembered, theirs))| Told {
        caller,
        source,
        id,
        phase,
        users,
        late,
        line,
        is_named,
        remembered,
        theirs,
    })
}

impl Told {
    /// A report of a caller by a source with its id, and nothing else.
    pub(super) fn plain(caller: u8, source: u8, id: Option<u8>, phase: u8) -> Self {
        Self {
            caller,
            source,
            id,
            phase,
            users: 0,
            late: None,
            line: 0,
            is_named: false,
            remembered: None,
            theirs: None,
        }
    }

    /// The report, should it be made at `now`.
    pub(super) fn report(&self, now: Now) -> Report {
        let callers = ["+79998885533", "+15550100123", "", "101", "anonymous", "+79998885534"];
        let sources = ["socket", "pbx", "softphone"];
        let mut report = ring_of(callers[usize::from(self.caller)], sources[usize::from(self.source)], None);
        report.source_call_id = self.id.map(|id| id.to_string());
        report.direction = if self.caller == 5 { Direction::Out } else { Direction::In };
        report.phase = match self.phase {
            0..3 => Reported::Ringing,
            3 => Reported::Answered,
            4 => Reported::Ended(None),
            5 => Reported::Ended(Some(Cause::NoAnswer)),
            6 => Reported::Ended(Some(Cause::Busy)),
            7 => Reported::Ended(Some(Cause::Rejected)),
            _ => Reported::Ended(Some(Cause::AnsweredElsewhere)),
        };
        report.details.users = [None, Some(vec![ME]), Some(vec![9])][usize::from(self.users)].clone();
        report.at = self.late.map(|late| now.wall - secs(late.into()));
        report.details.line = [None, None, Some("Sales"), Some("Support")][usize::from(self.line)].map(str::to_owned);
        if let Some(known) = self.theirs {
            report.reporting = Reporting::Theirs(known.map(answer));
        }
        report.details.caller_name = self.is_named.then(|| "Ivan".to_owned());
        report
    }

    /// What is known of the number from the last time; of a caller without a number nothing is.
    pub(super) fn remembered(&self, report: &Report) -> Option<Remembered> {
        let names_fresh = self.remembered.filter(|_| report.number.phone().is_some())?;
        Some(Remembered { card: card(u64::from(self.caller), Some("Kitchen")), names_fresh })
    }
}
