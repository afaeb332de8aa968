//! A channel of Asterisk: the leg of a telephone or of a trunk, or one half of a joint within the dial plan.

use crate::clock::Moment;

/// A channel's name, `PJSIP/101-0000002b`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name<'a> {
    technology: &'a str,
    /// The peer: an extension, or the name of a trunk.
    pub(super) peer: &'a str,
}

impl<'a> Name<'a> {
    /// Reads a name; a text that is none is a peer of no technology.
    pub(super) fn read(name: &'a str) -> Self {
        let (technology, rest) = name.split_once('/').unwrap_or(("", name));
        let peer = match rest.rsplit_once('-') {
            Some((peer, number)) if number.chars().all(|c| c.is_ascii_hexdigit()) => peer,
            _ => rest,
        };
        Self { technology, peer }
    }

    /// It joins two parts of the dial plan: no telephone, and no trunk.
    pub(super) fn is_local(&self) -> bool {
        self.technology.eq_ignore_ascii_case("Local")
    }
}

/// A channel that is there.
#[derive(Clone, Debug)]
pub(super) struct Channel {
    pub(super) peer: String,
    pub(super) is_local: bool,
    /// The id of its call, as it was told last.
    pub(super) call: String,
    /// Its telephone says that it rings.
    pub(super) is_ringing: bool,
    /// It was answered.
    pub(super) is_up: bool,
    /// Why it asked to be hung up itself.
    pub(super) asked: Option<u16>,
    /// The channel of the agent who dials this one.
    pub(super) dialled_by: Option<String>,
    /// How far it has come as a party's leg; `None` while it is none.
    pub(super) stage: Option<Stage>,
}

impl Channel {
    pub(super) fn new(name: &Name<'_>, call: &str) -> Self {
        Self {
            peer: name.peer.to_owned(),
            is_local: name.is_local(),
            call: call.to_owned(),
            is_ringing: false,
            is_up: false,
            asked: None,
            dialled_by: None,
            stage: None,
        }
    }
}

/// How far a leg has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The call is offered; that it rings is told by then at the latest.
    Offered {
        until: Moment,
    },
    Ringing,
    Talking,
    /// The ringing is over; `open` while its hang-up may still say why.
    Ended {
        open: bool,
    },
}
