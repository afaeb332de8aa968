//! How long the exchange waits, and how much it keeps.

use std::time::Duration;

/// How long an end stays open that a colleague's answer may still explain: some telephone systems end the other
/// telephones first and say afterwards who answered.
pub(super) const UNCLEAR: Duration = Duration::from_secs(1);
/// How long a notice stays between two rings of a queue: Asterisk waits five seconds by default before it tries the same
/// agents again, and some more pass until a telephone rings.
pub(super) const BETWEEN_RINGS: Duration = Duration::from_secs(8);
/// How long two sources may tell of one call as two rings.
pub(super) const DOUBLED: Duration = Duration::from_secs(30);
/// How often it is said again that a telephone rings: agents' desks give up a ring that nobody speaks of.
pub(super) const RETELL: Duration = Duration::from_secs(30);
/// How long a ring without an end counts, where the source tells of ends.
pub(super) const RINGING: Duration = Duration::from_secs(120);
/// The same where it never does.
pub(super) const RINGING_WITHOUT_ENDS: Duration = Duration::from_secs(45);
/// How long a talk without an end counts.
pub(super) const TALKING: Duration = Duration::from_secs(8 * 3600);
/// How long a connection may be lost before its open calls are given up.
pub(crate) const LOST: Duration = Duration::from_secs(60);
/// How long a call is kept after its end, for what is told of it late.
pub(super) const KEPT: Duration = Duration::from_secs(600);

/// For how long the same thing told again is the same telling.
pub(super) const REPEATED: Duration = Duration::from_secs(120);
/// What is kept in mind for that at most; beyond, the oldest is told anew.
pub(super) const MOST_LATELY: usize = 10_000;

/// The calls that are held at most; beyond, the oldest is given up.
pub(super) const MOST_CALLS: usize = 10_000;
/// The parties of one call, and the legs of one party; what is told of more is left out.
pub(super) const MOST_PARTIES: usize = 500;
pub(super) const MOST_LEGS: usize = 50;
/// The ids that one call goes by.
pub(super) const MOST_IDS: usize = 50;
