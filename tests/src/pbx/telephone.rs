//! A SIP telephone on this computer: it rings until somebody does something about it, is busy or declines, and calls others.
//!
//! No sound is sent and nobody signs in: the telephone system knows each telephone by its address.

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::task::JoinHandle;

use super::line::{Line, Outlet, Stage, Talk};
use super::message::{Message, token};
use crate::{LIMIT, until};

/// The longest datagram.
const LONGEST: usize = 64 * 1024;

/// What a telephone does with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It rings.
    Rings,
    /// It says that something goes on, and never that it rings.
    Progresses,
    /// Its owner talks to somebody else.
    IsBusy,
    /// It wants no calls.
    Declines,
}

/// Who a call comes from, as its telephone writes it.
#[derive(Clone, Copy, Debug)]
pub struct From<'a> {
    pub number: &'a str,
    pub name: &'a str,
}

/// The telephone. It is unplugged when it is dropped.
pub struct Telephone {
    outlet: Outlet,
    lines: Arc<Mutex<Vec<Line>>>,
    mood: Arc<Mutex<Mood>>,
    listens: JoinHandle<()>,
}

impl Telephone {
    /// A telephone of this user, plugged in at a port of its own at this address.
    pub(super) fn plug_in(user: &str, ip: IpAddr, pbx: SocketAddr) -> Telephone {
        let socket = UdpSocket::bind((ip, 0)).expect("a telephone can be plugged in");
        socket.set_nonblocking(true).expect("a telephone can be plugged in");
        let heard = socket.try_clone().and_then(tokio::net::UdpSocket::from_std).expect("a telephone hears");
        let outlet = Outlet { user: user.to_owned(), socket: Arc::new(socket), pbx };
        let (lines, mood) = (Arc::default(), Arc::new(Mutex::new(Mood::Rings)));
        let ear = Ear { heard, outlet: outlet.clone(), lines: Arc::clone(&lines), mood: Arc::clone(&mood) };
        Telephone { outlet, lines, mood, listens: tokio::spawn(ear.listen()) }
    }

    /// What it does with calls from now on.
    pub fn mood(&self, mood: Mood) {
        *self.mood.lock() = mood;
    }

    /// Waits until it rings with a call that nobody has asked for yet.
    pub async fn rung(&self) -> Line {
        until(&format!("the telephone of {} to ring", self.outlet.user), LIMIT, async || {
            let lines = self.lines.lock();
            let rings = lines.iter().find(|line| {
                let mut talk = line.talk.lock();
                let rings = talk.invite.is_some() && talk.stage == Stage::Ringing && !talk.is_taken;
                talk.is_taken |= rings;
                rings
            });
            rings.cloned()
        })
        .await
    }

    /// How many calls have come to it so far.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.lines.lock().iter().filter(|line| line.talk.lock().invite.is_some()).count()
    }

    /// Calls a number under its own name.
    #[must_use]
    pub fn dial(&self, number: &str) -> Line {
        let user = self.outlet.user.clone();
        self.dial_as(From { number: &user, name: "" }, number)
    }

    /// Calls a number as a trunk does, which says who calls.
    #[must_use]
    pub fn dial_as(&self, from: From<'_>, number: &str) -> Line {
        let pbx = self.outlet.pbx;
        let name = if from.name.is_empty() { String::new() } else { format!("\"{}\" ", from.name) };
        let talk = Talk {
            id: token(),
            stage: Stage::Calling,
            is_taken: true,
            invite: None,
            mine: format!("{name}<sip:{}@{}>;tag={}", from.number, self.outlet.address(), token()),
            theirs: format!("<sip:{number}@{pbx}>"),
            target: format!("sip:{number}@{pbx}"),
            number: 1,
            branch: format!("z9hG4bK{}", token()),
        };
        self.outlet.say(&talk.request(&self.outlet, "INVITE", 1, "", &self.outlet.offer()));
        let line = Line { outlet: self.outlet.clone(), talk: Arc::new(Mutex::new(talk)) };
        self.lines.lock().push(line.clone());
        line
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.outlet.address()
    }
}

impl Drop for Telephone {
    fn drop(&mut self) {
        self.listens.abort();
    }
}

/// What hears for a telephone.
struct Ear {
    heard: tokio::net::UdpSocket,
    outlet: Outlet,
    lines: Arc<Mutex<Vec<Line>>>,
    mood: Arc<Mutex<Mood>>,
}

impl Ear {
    async fn listen(self) {
        let mut datagram = vec![0; LONGEST];
        // A reply that the system cannot deliver while it is restarted comes back as an error.
        loop {
            if let Ok((length, _)) = self.heard.recv_from(&mut datagram).await
                && let Some(message) = Message::read(&datagram[..length])
            {
                self.hear(message);
            }
        }
    }

    fn hear(&self, message: Message) {
        let id = message.get("call-id");
        let line = self.lines.lock().iter().find(|line| line.talk.lock().id == id).cloned();
        match (line, message.code()) {
            (Some(line), Some(code)) if message.method() == "INVITE" => heard_of(&line, &message, code),
            (_, Some(_)) => {}
            (None, None) if message.method() == "INVITE" => self.called(message),
            (Some(line), None) => self.asked(&line, &message),
            (None, None) => self.agree(&message),
        }
    }

    fn called(&self, invite: Message) {
        let tag = token();
        let (reply, stage) = match *self.mood.lock() {
            Mood::Rings => ("180 Ringing", Stage::Ringing),
            Mood::Progresses => ("183 Session Progress", Stage::Ringing),
            Mood::IsBusy => ("486 Busy Here", Stage::Over),
            Mood::Declines => ("603 Decline", Stage::Over),
        };
        let body = if reply.starts_with("183") { self.outlet.offer() } else { String::new() };
        self.outlet.say(&invite.reply(reply, &tag, &self.outlet.contact(), &body));
        let talk = Talk {
            id: invite.get("call-id").to_owned(),
            stage,
            is_taken: false,
            mine: format!("{};tag={tag}", invite.get("to")),
            theirs: invite.get("from").to_owned(),
            target: invite.contact().unwrap_or_default().to_owned(),
            invite: Some(invite),
            number: 100,
            branch: String::new(),
        };
        self.lines.lock().push(Line { outlet: self.outlet.clone(), talk: Arc::new(Mutex::new(talk)) });
    }

    /// A request within a call that is known.
    fn asked(&self, line: &Line, message: &Message) {
        let mut talk = line.talk.lock();
        match message.method() {
            // Said once more, because it had not come through in time: it rings already.
            "INVITE" if talk.invite.as_ref().is_some_and(|first| first.get("cseq") == message.get("cseq")) => {}
            "INVITE" => self.outlet.say(&message.reply("200 OK", "", &self.outlet.contact(), &self.outlet.offer())),
            "ACK" if talk.stage == Stage::Answering => talk.stage = Stage::Up,
            "ACK" => {}
            "CANCEL" => {
                self.agree(message);
                if let (Stage::Ringing, Some(invite)) = (talk.stage, &talk.invite) {
                    let tag = super::message::tag(&talk.mine);
                    self.outlet.say(&invite.reply("487 Request Terminated", tag, &self.outlet.contact(), ""));
                    talk.stage = Stage::Over;
                }
            }
            method => {
                self.agree(message);
                if method == "BYE" {
                    talk.stage = Stage::Over;
                }
            }
        }
    }

    fn agree(&self, message: &Message) {
        if message.method() != "ACK" {
            self.outlet.say(&message.reply("200 OK", &token(), &self.outlet.contact(), ""));
        }
    }
}

/// What the other side says of our call.
fn heard_of(line: &Line, message: &Message, code: u16) {
    {
        let mut talk = line.talk.lock();
        if code >= 200 {
            message.get("to").clone_into(&mut talk.theirs);
        }
        match code {
            ..180 => return,
            180..200 if talk.stage == Stage::Calling => {
                talk.stage = Stage::Ringing;
                return;
            }
            180..200 => return,
            200..300 => {
                if let Some(contact) = message.contact() {
                    contact.clone_into(&mut talk.target);
                }
                talk.branch = format!("z9hG4bK{}", token());
                // Hung up in the very moment in which it was answered.
                if talk.stage != Stage::Over {
                    talk.stage = Stage::Up;
                }
            }
            _ => talk.stage = Stage::Over,
        }
    }
    line.request("ACK", "");
}
