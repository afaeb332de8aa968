//! What telephone systems call the same things: phases, causes, directions. In any case, with any separators.

use crate::call::Cause;
use crate::event::letters;
use crate::exchange::fact::{Said, Way};

/// The words of our own for phases, for a refusal.
pub(super) const PHASES: &str =
    "seen, ringing, answered, ended, missed, cancelled, rejected, busy, outgoing, transferred, known";

/// A phase as it is called, and which way the call goes if the word says so.
pub(super) fn phase(word: &str) -> Option<(Said, Option<Way>)> {
    let ended = |cause| (Said::Ended(Some(cause)), None);
    Some(match letters(word).as_str() {
        "seen" | "new" | "start" | "started" => (Said::Seen, None),
        "ringing" | "ring" => (Said::Ringing, None),
        "incoming" => (Said::Ringing, Some(Way::In)),
        "outgoing" | "out" | "dialing" | "dialling" => (Said::Ringing, Some(Way::Out)),
        "answered" | "answer" | "up" | "established" | "connected" => (Said::Answered, None),
        "ended" | "end" | "down" | "hangup" | "terminated" | "disconnected" | "finished" => (Said::Ended(None), None),
        "missed" | "lost" | "noanswer" => ended(Cause::NoAnswer),
        "cancelled" | "canceled" | "cancel" => ended(Cause::Cancelled),
        "rejected" | "reject" | "declined" => ended(Cause::Rejected),
        "busy" => ended(Cause::Busy),
        "transferred" | "transfer" => (Said::Transferred, None),
        "known" => (Said::Known, None),
        _ => return None,
    })
}

/// Why a call ended, in the words of SIP, Asterisk, FreeSWITCH and the systems built on them; `None` for any other.
pub(super) fn cause(word: &str) -> Option<Cause> {
    Some(match letters(word).as_str() {
        "answeredelsewhere" | "loserace" | "pickedoff" => Cause::AnsweredElsewhere,
        "rejected" | "reject" | "declined" | "callrejected" | "dnd" => Cause::Rejected,
        "busy" | "userbusy" => Cause::Busy,
        "cancelled" | "canceled" | "cancel" | "originatorcancel" => Cause::Cancelled,
        "noanswer" | "noanswered" | "missed" | "nouserresponse" | "timeout" | "notavailable" => Cause::NoAnswer,
        "normal" | "normalclearing" | "answer" | "answered" | "success" | "completed" | "ok" | "online"
        | "transfer" => Cause::Normal,
        _ => return None,
    })
}

/// Which way a call goes; `None` for any other word.
pub(super) fn way(word: &str) -> Option<Way> {
    Some(match letters(word).as_str() {
        "in" | "incoming" | "inbound" => Way::In,
        "out" | "outgoing" | "outbound" => Way::Out,
        "internal" | "local" => Way::Internal,
        _ => return None,
    })
}
