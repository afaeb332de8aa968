//! Calls that an Asterisk was told to place (`Originate`): the agent's telephone rings first, then the number is dialled by
//! the dial plan. What becomes of each is told when Asterisk says it. Pure but for the channel of the outcome.

use serde_json::Value;
use tokio::sync::oneshot;

use super::packet::Packet;
use crate::sources::callers::Order;
use crate::sources::kinds::Unfit;
use crate::sources::wire::Fields;
use crate::standing::NotCalled;

/// The technology of a telephone that the entry gives by its extension alone.
const TECHNOLOGY: &str = "PJSIP";
/// Where calls of telephones begin in FreePBX and its kin.
const CONTEXT: &str = "from-internal";
/// How long the agent's telephone rings, in milliseconds.
const RINGS: &str = "30000";
/// Calls whose outcome may be waited for at once.
const MOST: usize = 8;

/// How the agent's calls are placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Telephone {
    /// `PJSIP/101`
    channel: String,
    context: String,
    /// What stands in the place of a number's plus.
    plus: String,
}

impl Telephone {
    /// Reads `call_back`, `context` and `plus` of an entry; `None` where it does not say that calls are placed.
    pub(super) fn read(entry: &Value) -> Result<Option<Self>, Unfit> {
        let fields = Fields(entry);
        if fields.said("call_back").is_none() {
            return Ok(None);
        }
        let word = |field: &'static str, otherwise: &str| match fields.said(field) {
            None => Ok(otherwise.to_owned()),
            Some(_) => fields.word(field).and_then(|word| if is_plain(&word) { Ok(word) } else { Err(Unfit(field)) }),
        };
        let telephone = word("call_back", "")?;
        let channel = if telephone.contains('/') { telephone } else { format!("{TECHNOLOGY}/{telephone}") };
        let plus = match fields.said("plus").map(Value::as_str) {
            None => "+".to_owned(),
            Some(Some(plus)) if plus.len() <= 8 && plus.chars().all(|c| c.is_ascii_digit() || c == '+') => {
                plus.to_owned()
            }
            Some(_) => return Err(Unfit("plus")),
        };
        Ok(Some(Self { channel, context: word("context", CONTEXT)?, plus }))
    }

    /// The fields of the action.
    pub(super) fn originate<'a>(&'a self, exten: &'a str) -> [(&'static str, &'a str); 6] {
        [
            ("Channel", &self.channel),
            ("Context", &self.context),
            ("Exten", exten),
            ("Priority", "1"),
            ("Timeout", RINGS),
            ("Async", "true"),
        ]
    }

    /// A number as the dial plan has it.
    pub(super) fn dialled(&self, number: &str) -> String {
        match number.strip_prefix('+') {
            Some(digits) => format!("{}{digits}", self.plus),
            None => number.to_owned(),
        }
    }
}

/// A telephone or a place of the dial plan: no other field, argument or variable hides in it.
fn is_plain(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '@'))
}

/// The calls whose outcome is waited for.
#[derive(Debug, Default)]
pub(super) struct Calling(Vec<Placed>);

#[derive(Debug)]
struct Placed {
    /// The id of the action.
    action: String,
    /// What the names of the channels to the agent's telephone begin with: `PJSIP/101-`.
    channel: String,
    /// The telephone has rung, or has sent the call away itself. Asterisk's reason for a failure does not say so.
    is_reached: bool,
    outcome: oneshot::Sender<Result<(), NotCalled>>,
}

impl Calling {
    /// Asterisk was told to place a call by this action.
    pub(super) fn begun(&mut self, action: u64, telephone: &Telephone, order: Order) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        let (action, channel) = (action.to_string(), format!("{}-", telephone.channel));
        self.0.push(Placed { action, channel, is_reached: false, outcome: order.outcome });
    }

    /// Takes in what Asterisk says: that a call is queued says nothing yet.
    pub(super) fn hear(&mut self, packet: &Packet) {
        if let Some(channel) = reached(packet) {
            let reached = self.0.iter_mut().filter(|placed| channel.starts_with(&placed.channel));
            reached.for_each(|placed| placed.is_reached = true);
            return;
        }
        let at = |calling: &Self| calling.0.iter().position(|placed| placed.action == packet.text("ActionID"));
        let outcome = match (packet.text("Response"), packet.text("Event")) {
            ("Error", _) if packet.text("Message").to_ascii_lowercase().contains("permission") => Err(NotCalled::Right),
            ("Error", _) => Err(NotCalled::NoTelephone),
            ("Success", "OriginateResponse") => Ok(()),
            (_, "OriginateResponse") => Err(match packet.text("Reason") {
                _ if at(self).is_some_and(|at| self.0[at].is_reached) => NotCalled::NotPickedUp,
                // Hung up, busy. That it rang (3) is also said of a telephone that is not there.
                "1" | "5" => NotCalled::NotPickedUp,
                _ => NotCalled::NoTelephone,
            }),
            _ => return,
        };
        let Some(at) = at(self) else { return };
        // Whoever asked may wait no longer.
        self.0.remove(at).outcome.send(outcome).ok();
    }
}

/// The channel of a telephone that rings, or that was busy or unwilling.
fn reached(packet: &Packet) -> Option<&str> {
    let is_unwilling = || matches!(packet.text("Cause"), "17" | "18" | "19" | "21");
    match packet.text("Event") {
        "Newstate" if packet.text("ChannelState") == "5" => packet.get("Channel"),
        "DialState" if matches!(packet.text("DialStatus"), "RINGING" | "PROGRESS") => packet.get("DestChannel"),
        "HangupRequest" if is_unwilling() => packet.get("Channel"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::packet::{Piece, Splitter};
    use super::*;

    fn telephone() -> Telephone {
        Telephone::read(&json!({ "call_back": "101" })).unwrap().unwrap()
    }

    #[test]
    fn entry_says_which_telephone_rings_first() {
        for (entry, channel, context, dialled) in [
            (json!({ "call_back": "101" }), "PJSIP/101", "from-internal", "+79998885533"),
            (json!({ "call_back": "SIP/101", "context": "office", "plus": "" }), "SIP/101", "office", "79998885533"),
            (
                json!({ "call_back": "Local/101@from-internal", "plus": "810" }),
                "Local/101@from-internal",
                "from-internal",
                "81079998885533",
            ),
        ] {
            let telephone = Telephone::read(&entry).unwrap().unwrap();
            assert_eq!((telephone.channel.as_str(), telephone.context.as_str()), (channel, context), "{entry}");
            assert_eq!(telephone.dialled("+79998885533"), dialled);
        }
        assert_eq!(Telephone::read(&json!({ "context": "x" })), Ok(None), "off, unless it is chosen");
        for (field, value) in [
            ("call_back", json!("101\r\nAction: Command")),
            ("call_back", json!("101,5,x")),
            ("call_back", json!("a b")),
            ("call_back", json!(101)),
            ("context", json!("a&b")),
            ("plus", json!("8w")),
            ("plus", json!(8)),
        ] {
            let mut entry = json!({ "call_back": "101" });
            entry[field] = value;
            assert_eq!(Telephone::read(&entry), Err(Unfit(field)), "{entry}");
        }
    }

    #[test]
    fn each_answer_of_asterisk_has_its_outcome() {
        let failed = |before: &str, reason: u8| {
            format!("{before}Event: OriginateResponse\r\nActionID: 7\r\nResponse: Failure\r\nReason: {reason}\r\n\r\n")
        };
        // As both Asterisks say it, but for the fields that do not count.
        let rings = "Event: Newstate\r\nChannel: PJSIP/101-00000000\r\nChannelState: 5\r\n\r\n";
        let is_early = "Event: DialState\r\nDestChannel: PJSIP/101-00000000\r\nDialStatus: PROGRESS\r\n\r\n";
        let declines = "Event: HangupRequest\r\nChannel: PJSIP/101-00000000\r\nCause: 21\r\n\r\n";
        let knows_nobody = "Event: HangupRequest\r\nChannel: PJSIP/101-00000000\r\nCause: 1\r\n\r\n";
        let another_rings = "Event: Newstate\r\nChannel: PJSIP/1011-00000000\r\nChannelState: 5\r\n\r\n";
        let table = [
            (failed("", 0), Err(NotCalled::NoTelephone)),
            (failed("", 3), Err(NotCalled::NoTelephone)),
            (failed("", 5), Err(NotCalled::NotPickedUp)),
            (failed(rings, 3), Err(NotCalled::NotPickedUp)),
            (failed(rings, 0), Err(NotCalled::NotPickedUp)),
            (failed(is_early, 3), Err(NotCalled::NotPickedUp)),
            (failed(declines, 0), Err(NotCalled::NotPickedUp)),
            (failed(knows_nobody, 0), Err(NotCalled::NoTelephone)),
            (failed(another_rings, 3), Err(NotCalled::NoTelephone)),
        ];
        let failures = table.iter().map(|(said, outcome)| (said.as_str(), Some(*outcome)));
        let others = [
            ("Response: Error\r\nActionID: 7\r\nMessage: Permission denied\r\n\r\n", Some(Err(NotCalled::Right))),
            (
                "Response: Error\r\nActionID: 7\r\nMessage: Extension does not exist.\r\n\r\n",
                Some(Err(NotCalled::NoTelephone)),
            ),
            ("Response: Success\r\nActionID: 7\r\nMessage: Originate successfully queued\r\n\r\n", None),
            ("Response: Error\r\nActionID: 8\r\nMessage: Permission denied\r\n\r\n", None),
            ("Event: OriginateResponse\r\nActionID: 7\r\nResponse: Success\r\nReason: 4\r\n\r\n", Some(Ok(()))),
            ("Event: Hangup\r\nActionID: 7\r\n\r\n", None),
        ];
        for (said, expected) in failures.chain(others) {
            let (outcome, mut told) = oneshot::channel();
            let mut calling = Calling::default();
            calling.begun(7, &telephone(), Order { number: String::new(), outcome });
            let mut splitter = Splitter::default();
            splitter.push(b"Asterisk Call Manager/11.0.0\r\n");
            for piece in splitter.push(said.as_bytes()) {
                let Piece::Packet(packet) = piece else { panic!("{piece:?}") };
                calling.hear(&packet);
            }
            assert_eq!(told.try_recv().ok(), expected, "{said}");
            drop(calling);
            assert!(told.try_recv().is_err(), "{said}");
        }
    }

    #[test]
    fn calls_that_are_waited_for_are_bounded() {
        let mut calling = Calling::default();
        for action in 0..100 {
            calling.begun(action, &telephone(), Order { number: String::new(), outcome: oneshot::channel().0 });
        }
        assert_eq!(calling.0.len(), MOST);
    }
}
