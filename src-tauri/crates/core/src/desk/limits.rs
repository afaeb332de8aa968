//! How much, how many and how long: the numbers that the rules of the desk go by.

use std::time::Duration;

/// Calls the desk holds at most; beyond, reports are refused for now.
pub const MOST_CALLS: usize = 5_000;
/// Calls that the menu offers.
pub const MOST_RECENT: usize = 5;

/// How long a notice waits for the CRM's answer and the card's names.
pub(super) const GRACE: Duration = Duration::from_millis(250);
/// How long a notice waits for the disk.
pub(super) const STORE_GRACE: Duration = Duration::from_millis(20);
/// The age at which a ring is of no use to anybody.
pub(super) const STALE: Duration = Duration::from_secs(30);
/// How long after its answer a call expires if no source reports its end.
pub(super) const TALK_LIMIT: Duration = Duration::from_secs(4 * 3600);
/// How long an ended call is kept in mind, so that late and repeated events are known for what they are.
pub(super) const KEPT: Duration = Duration::from_secs(120);

/// How often a shown notice may change while its call stays in one stage.
pub(super) const MOST_CHANGES: u8 = 2;
/// How many ringing notices may be up at once.
pub(super) const MOST_NOTICES: usize = 5;
/// Callers that are named in a list of those that ring, or were missed.
pub(super) const MOST_NAMED: usize = 5;
/// How long the list of those that ring rests between two changes.
pub(super) const LIST_RESTS: Duration = Duration::from_secs(1);
/// Callers who were missed with a notice each; beyond, one notice is for all.
pub(super) const MOST_MISSED_CALLERS: usize = 3;
/// Missed calls that are kept in mind; beyond, the oldest count as dealt with.
pub(super) const MOST_MISSED: usize = 500;

/// Presses of one notice within this time count as one.
pub(super) const ONE_PRESS: Duration = Duration::from_secs(1);
/// What is being opened for missed calls at the same time.
pub(super) const MOST_OPENING: usize = 16;
