//! Whether an Asterisk that is connected again is the one that was heard before, or was started anew in between: then the calls
//! of before are over, though nobody has said so.
//!
//! Nothing that may be heard with the rights to read calls and agents says it. But a channel's id is the second in which it was made and a
//! counter, `1795753334.12`, and each start begins the counter anew. Pure.

use super::packet::Packet;

/// The channels of an Asterisk, counted since it was started.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The newest channel that was heard of.
    newest: Option<Made>,
    /// The connection is another one, and no new channel has been heard of over it.
    is_in_doubt: bool,
}

/// When a channel was made, and as which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Made {
    second: u64,
    count: u64,
}

impl Run {
    /// There is a new connection.
    pub(super) fn connected(&mut self) {
        self.is_in_doubt = self.newest.is_some();
    }

    /// Takes in what is said over it. Says whether this shows that Asterisk was started anew since the last connection.
    pub(super) fn hear(&mut self, packet: &Packet) -> bool {
        let Some(made) = Made::read(packet.text("Uniqueid")) else { return false };
        let Some(newest) = self.newest else {
            self.newest = Some(made);
            return false;
        };
        if made.count > newest.count {
            (self.newest, self.is_in_doubt) = (Some(made), false);
            return false;
        }
        // One of before may still be there; only a later one cannot have been counted earlier.
        let is_anew = self.is_in_doubt && made.second > newest.second;
        if is_anew {
            (self.newest, self.is_in_doubt) = (Some(made), false);
        }
        is_anew
    }
}

impl Made {
    /// Reads an id, before which the system may write its name: `office-1795753334.12`. One that was chosen by somebody
    /// may be any text.
    fn read(id: &str) -> Option<Self> {
        let (rest, count) = id.rsplit_once('.')?;
        let second = rest.rsplit_once('-').map_or(rest, |(_, second)| second);
        Some(Self { second: second.parse().ok()?, count: count.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::packet::{Piece, Splitter};
    use super::*;

    fn packet(id: &str) -> Packet {
        let bytes = format!("Event: Newchannel\r\nUniqueid: {id}\r\n\r\n");
        match Splitter::default().push(bytes.as_bytes()).pop() {
            Some(Piece::Packet(packet)) => packet,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn counter_that_begins_anew_after_another_connection_shows_the_restart() {
        for (name, before, after, expected) in [
            ("started anew", vec!["100.0", "100.1"], vec!["103.0"], vec![true]),
            ("said once", vec!["100.0", "100.1"], vec!["103.0", "103.1", "103.0"], vec![true, false, false]),
            ("the same count in another second", vec!["100.0"], vec!["103.0"], vec![true]),
            ("with a name", vec!["my-pbx-100.7", "my-pbx-100.8"], vec!["my-pbx-103.2"], vec![true]),
            ("not the first that is heard", vec!["100.4"], vec!["99.2", "100.4", "103.0"], vec![false, false, true]),
            ("the same run", vec!["100.0", "100.1"], vec!["103.2", "104.3"], vec![false, false]),
            ("one of before, then a new one", vec!["100.4"], vec!["100.4", "103.5", "104.1"], vec![false; 3]),
            ("one that began before the first connection", vec!["100.4"], vec!["50.1", "103.5"], vec![false; 2]),
            ("a clock that was set back", vec!["100.4"], vec!["40.5", "41.6"], vec![false; 2]),
            ("nothing was heard before", vec![], vec!["103.0", "104.1"], vec![false; 2]),
            ("ids that somebody has chosen", vec!["x", "100.3"], vec!["", "x.y", "call.1", "7"], vec![false; 4]),
            ("an id beyond all numbers", vec!["100.3"], vec!["99999999999999999999.1", "103.4"], vec![false; 2]),
        ] {
            let mut run = Run::default();
            run.connected();
            assert!(before.iter().all(|id| !run.hear(&packet(id))), "{name}");
            run.connected();
            let said: Vec<bool> = after.iter().map(|id| run.hear(&packet(id))).collect();
            assert_eq!(said, expected, "{name}");
        }
    }

    #[test]
    fn over_one_connection_nothing_is_in_doubt() {
        let mut run = Run::default();
        run.connected();
        for id in ["100.7", "101.6", "102.5", "103.0"] {
            assert!(!run.hear(&packet(id)), "two channels were made at once, and are told of in another order");
        }
    }
}
