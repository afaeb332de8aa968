//! What a source says of a call besides who calls, when, and how far it has come: what report, record and view share.
//!
//! A field that is added here is in all three. Nothing is decided by the fields here but by the desk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a source may add.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Details {
    /// The number that was called.
    pub to: Option<String>,
    /// The line or queue it came in on.
    pub line: Option<String>,
    /// The name the telephone system has for the caller.
    pub caller_name: Option<String>,
    /// The users of the account it is for; `None` when the source names nobody.
    #[ts(type = "number[] | null")]
    pub users: Option<Vec<u64>>,
}

impl Details {
    /// Takes over what a later report knows and nobody has said yet. For whom the call is, the first report says.
    pub fn fill(&mut self, later: &Self) {
        let Self { to, line, caller_name, users: _ } = later;
        for (mine, theirs) in [(&mut self.to, to), (&mut self.line, line), (&mut self.caller_name, caller_name)] {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
    }
}
