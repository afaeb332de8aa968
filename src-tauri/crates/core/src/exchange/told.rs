//! What an agent is told of a call, in the words of a report.

use jiff::Timestamp;

use crate::call::number::CallNumber;
use crate::call::source::Source;
use crate::call::{Details, Direction, Reporting};
use crate::clock::Moment;
use crate::event::{Report, Reported};

use super::directory::Agent;

/// A source, and its id of a call.
pub type Key = (String, String);

/// Something for one agent to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub agent: Agent,
    /// The call, by the id under which this agent heard of it first.
    pub call: Key,
    pub phase: Reported,
    pub caller: Caller,
    /// When it happened by the telephone system's clock, if that is why it is told: a ring that is old by then does not ring.
    pub at: Option<Timestamp>,
}

/// The other party, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Caller {
    pub direction: Direction,
    pub number: CallNumber,
    pub raw_number: String,
    pub name: Option<String>,
    /// The queue, else the number of ours that was called.
    pub line: Option<String>,
    pub to: Option<String>,
}

/// What an agent was told last.
#[derive(Clone, Debug)]
pub(super) struct Last {
    pub(super) call: Key,
    pub(super) phase: Reported,
    pub(super) caller: Caller,
    pub(super) at: Moment,
}

impl Told {
    /// The same as a source's report, for the desk of this agent.
    pub fn report(&self) -> Report {
        let Caller { direction, number, raw_number, name, line, to } = self.caller.clone();
        let (source, id) = &self.call;
        Report {
            number,
            raw_number,
            phase: self.phase,
            direction,
            direction_told: true,
            source: Source::outside(Some(source)),
            source_call_id: Some(id.clone()),
            details: Details { to, line, caller_name: name, users: None },
            at: self.at,
            reporting: Reporting::Ours,
        }
    }
}
