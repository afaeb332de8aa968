//! A call as one telephone has it: answered, declined, hung up, handed on.
//!
//! It does what its owner says and nothing of itself but what SIP asks of every telephone.

use std::net::{SocketAddr, UdpSocket};
use std::sync::Arc;

use parking_lot::Mutex;

use super::message::{Message, content, tag, token};
use crate::{LIMIT, until};

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// We have called, and nothing rings yet.
    Calling,
    /// It rings, here or there.
    Ringing,
    /// We have answered, and the other side has yet to say that it knows.
    Answering,
    Up,
    Over,
}

/// A call of one telephone.
#[derive(Clone)]
pub struct Line {
    pub(super) outlet: Outlet,
    pub(super) talk: Arc<Mutex<Talk>>,
}

/// Where a telephone is plugged in.
#[derive(Clone)]
pub(super) struct Outlet {
    pub(super) user: String,
    pub(super) socket: Arc<UdpSocket>,
    pub(super) pbx: SocketAddr,
}

impl Outlet {
    pub(super) fn address(&self) -> SocketAddr {
        self.socket.local_addr().expect("a telephone has an address")
    }

    pub(super) fn contact(&self) -> String {
        format!("sip:{}@{}", self.user, self.address())
    }

    /// A codec that everybody has, and a port where nobody listens: what is said does not matter.
    pub(super) fn offer(&self) -> String {
        let ip = self.address().ip();
        format!(
            "v=0\r\no=- 1 1 IN IP4 {ip}\r\ns=-\r\nc=IN IP4 {ip}\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n"
        )
    }

    pub(super) fn say(&self, text: &str) {
        // The kernel's buffer takes what one telephone says.
        self.socket.send_to(text.as_bytes(), self.pbx).expect("the network takes a datagram");
    }
}

/// What SIP knows of a call.
pub(super) struct Talk {
    pub(super) id: String,
    pub(super) stage: Stage,
    /// Whoever has asked for it has it.
    pub(super) is_taken: bool,
    /// The request that called this telephone; `None` where it has called.
    pub(super) invite: Option<Message>,
    pub(super) mine: String,
    pub(super) theirs: String,
    pub(super) target: String,
    pub(super) number: u32,
    pub(super) branch: String,
}

impl Line {
    /// Takes the call.
    pub async fn answer(&self) {
        self.reply("200 OK", &self.outlet.offer(), Stage::Answering);
        self.wait(Stage::Up).await;
    }

    /// Sends it away while it rings.
    pub fn decline(&self) {
        self.reply("603 Decline", "", Stage::Over);
    }

    /// Ends it, whichever way is right for how far it has come.
    pub async fn hang_up(&self) {
        let stage = self.talk.lock().stage;
        match stage {
            Stage::Calling | Stage::Ringing => self.request("CANCEL", ""),
            Stage::Answering | Stage::Up => {
                self.request("BYE", "");
                self.talk.lock().stage = Stage::Over;
            }
            Stage::Over => {}
        }
        self.wait(Stage::Over).await;
    }

    /// Hands it on to this number, without a word.
    pub fn hand_on(&self, number: &str) {
        let Outlet { user, pbx, .. } = &self.outlet;
        self.request("REFER", &format!("Refer-To: <sip:{number}@{pbx}>\r\nReferred-By: <sip:{user}@{pbx}>\r\n"));
    }

    /// Hands it on to whom the other call of this telephone is with.
    pub fn hand_on_to(&self, other: &Line, number: &str) {
        let Outlet { user, pbx, .. } = &self.outlet;
        let replaces = {
            let other = other.talk.lock();
            format!("{}%3Bto-tag%3D{}%3Bfrom-tag%3D{}", other.id, tag(&other.theirs), tag(&other.mine))
        };
        let refer =
            format!("Refer-To: <sip:{number}@{pbx}?Replaces={replaces}>\r\nReferred-By: <sip:{user}@{pbx}>\r\n");
        self.request("REFER", &refer);
    }

    /// The number under which this telephone was called.
    #[must_use]
    pub fn dialled(&self) -> String {
        let talk = self.talk.lock();
        talk.invite.as_ref().map(|invite| invite.wanted().to_owned()).unwrap_or_default()
    }

    /// Waits until it rings at the other end.
    pub async fn rings(&self) {
        self.wait(Stage::Ringing).await;
    }

    /// Waits until somebody talks.
    pub async fn up(&self) {
        self.wait(Stage::Up).await;
    }

    /// Waits until the other side has ended it.
    pub async fn over(&self) {
        self.wait(Stage::Over).await;
    }

    async fn wait(&self, stage: Stage) {
        let what = format!("a call of {} to be {stage:?}", self.outlet.user);
        until(&what, LIMIT, async || (self.talk.lock().stage == stage).then_some(())).await;
    }

    fn reply(&self, reply: &str, body: &str, stage: Stage) {
        let mut talk = self.talk.lock();
        let invite = talk.invite.as_ref().expect("only who is called replies");
        self.outlet.say(&invite.reply(reply, tag(&talk.mine), &self.outlet.contact(), body));
        talk.stage = stage;
    }

    /// A request within the call. `CANCEL` takes back the one that began it.
    pub(super) fn request(&self, method: &str, headers: &str) {
        let mut talk = self.talk.lock();
        let is_of_the_first = matches!(method, "CANCEL" | "ACK");
        if !is_of_the_first {
            talk.number += 1;
            talk.branch = format!("z9hG4bK{}", token());
        }
        let number = if is_of_the_first { 1 } else { talk.number };
        self.outlet.say(&talk.request(&self.outlet, method, number, headers, ""));
    }
}

impl Talk {
    pub(super) fn request(&self, outlet: &Outlet, method: &str, number: u32, headers: &str, body: &str) -> String {
        let Talk { id, mine, theirs, target, branch, .. } = self;
        let (via, contact) = (outlet.address(), outlet.contact());
        format!(
            "{method} {target} SIP/2.0\r\nVia: SIP/2.0/UDP {via};branch={branch}\r\nMax-Forwards: 70\r\nFrom: {mine}\r\nTo: {theirs}\r\n\
             Call-ID: {id}\r\nCSeq: {number} {method}\r\nContact: <{contact}>\r\n{headers}{}",
            content(body)
        )
    }
}
