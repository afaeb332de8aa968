//! The channels and calls of one Asterisk: packets in, facts out.
//!
//! A pure state machine. A call is what Asterisk links together (`Linkedid`); its first channel says who called whom. A
//! leg rings when its telephone says so, not when it is dialled; who is an agent, the channel's name says, because a leg
//! without a caller id of its own carries the number of the whole group.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::time::Duration;

use super::channel::{Channel, Name, Stage};
use super::linked::{Linked, Root};
use super::packet::Packet;
use crate::call::Cause;
use crate::clock::Moment;
use crate::exchange::fact::{About, Extension, Fact, Leg, Said};

/// After this time a leg that was offered a call rings: some telephones are answered without ever saying that they ring.
const RINGS_SILENTLY: Duration = Duration::from_millis(700);

/// The channels, and the calls, that are held at most; beyond, the oldest are forgotten.
pub(super) const MOST: usize = 20_000;

/// Causes of a hang-up (Q.850).
const BUSY: u16 = 17;
const REJECTED: u16 = 21;
const ANSWERED_ELSEWHERE: u16 = 26;

/// One Asterisk, as far as its packets have told of it.
#[derive(Debug)]
pub struct Channels {
    source: String,
    /// The extensions that are agents'.
    agents: HashSet<String>,
    pub(super) channels: HashMap<String, Channel>,
    pub(super) calls: HashMap<String, Linked>,
    /// Ids of calls that go on under another.
    pub(super) joined: HashMap<String, String>,
    /// When legs that were offered a call ring silently.
    offered: BTreeSet<(Moment, String)>,
    /// The ids of channels and calls by age; some are gone already.
    pub(super) oldest_channels: VecDeque<String>,
    pub(super) oldest_calls: VecDeque<String>,
    facts: Vec<Fact>,
}

impl Channels {
    /// Without a call. Extensions are compared without regard to case.
    pub fn new(source: &str, agents: impl IntoIterator<Item = String>) -> Self {
        Self {
            source: source.to_owned(),
            agents: agents.into_iter().map(|agent| agent.to_lowercase()).collect(),
            channels: HashMap::new(),
            calls: HashMap::new(),
            joined: HashMap::new(),
            offered: BTreeSet::new(),
            oldest_channels: VecDeque::new(),
            oldest_calls: VecDeque::new(),
            facts: Vec::new(),
        }
    }

    /// These extensions are agents' from now on.
    pub fn set_agents(&mut self, agents: impl IntoIterator<Item = String>) {
        self.agents = agents.into_iter().map(|agent| agent.to_lowercase()).collect();
    }

    /// Forgets all channels and calls.
    pub fn forget(&mut self) {
        let agents = std::mem::take(&mut self.agents);
        *self = Self { agents, ..Self::new(&self.source, []) };
    }

    /// Takes in a packet, and says what it tells of calls.
    pub fn hear(&mut self, packet: &Packet, now: Moment) -> Vec<Fact> {
        let succeeded = packet.text("Result") == "Success";
        match packet.text("Event") {
            "Newchannel" => self.new_channel(packet),
            "NewCallerid" => self.new_caller_id(packet),
            "Newstate" => self.new_state(packet),
            "DialBegin" => self.dial_begin(packet, now),
            "DialState" if matches!(packet.text("DialStatus"), "RINGING" | "PROGRESS") => {
                self.ring(packet.text("DestUniqueid"));
            }
            "DialEnd" => self.dial_end(packet),
            "HangupRequest" | "SoftHangupRequest" => self.hangup_request(packet),
            "Hangup" => self.hangup(packet),
            "Pickup" => self.pickup(packet, "", "Target"),
            "UnParkedCall" => {
                self.hand_on(packet.text("ParkeeLinkedid"), packet, "Parkee");
                self.pickup(packet, "Retriever", "Parkee");
            }
            "BlindTransfer" if succeeded => self.transferred(packet.text("TransfererUniqueid")),
            "AttendedTransfer" if succeeded => self.attended_transfer(packet),
            "QueueCallerJoin" => self.join_queue(packet),
            "QueueCallerLeave" => self.leave_queue(packet),
            "OriginateResponse" if packet.text("Response") == "Success" => self.originated(packet),
            _ => {}
        }
        std::mem::take(&mut self.facts)
    }

    /// Lets the time pass to now.
    pub fn due(&mut self, now: Moment) -> Vec<Fact> {
        while let Some((_, id)) = self.offered.first().filter(|(until, _)| *until <= now).cloned() {
            self.ring(&id);
            self.offered.retain(|(_, offered)| *offered != id);
        }
        std::mem::take(&mut self.facts)
    }

    /// When there is more to tell though no packet comes.
    pub fn next_deadline(&self) -> Option<Moment> {
        self.offered.first().map(|(until, _)| *until)
    }

    fn new_channel(&mut self, packet: &Packet) {
        let (id, call) = (packet.text("Uniqueid"), packet.text("Linkedid"));
        let name = Name::read(packet.text("Channel"));
        if id == call {
            let root = Root::read(packet, self.is_agent(name.peer));
            self.open_call(call, root);
        }
        self.open_channel(id, &name, call);
    }

    fn new_caller_id(&mut self, packet: &Packet) {
        let (id, call) = (packet.text("Uniqueid"), packet.text("Linkedid"));
        self.follow(id, call);
        let call = self.now_known_as(call).to_owned();
        if let Some(linked) = self.calls.get_mut(&call)
            && linked.root.channel == id
            && !linked.root.is_ours()
        {
            linked.root.learn_caller(packet);
            let about = linked.about_caller();
            self.tell_news(&call, about);
        }
    }

    fn new_state(&mut self, packet: &Packet) {
        let id = packet.text("Uniqueid");
        self.follow(id, packet.text("Linkedid"));
        match packet.text("ChannelState") {
            "5" => self.ring(id),
            "6" => {
                if let Some(channel) = self.channels.get_mut(id) {
                    channel.is_up = true;
                }
            }
            _ => {}
        }
    }

    fn dial_begin(&mut self, packet: &Packet, now: Moment) {
        let (id, name) = (packet.text("DestUniqueid"), Name::read(packet.text("DestChannel")));
        let linked = packet.get("Linkedid").unwrap_or_else(|| packet.text("DestLinkedid"));
        if name.is_local() || id.is_empty() || linked.is_empty() {
            return;
        }
        let call = &self.now_known_as(linked).to_owned();
        let caller = Name::read(packet.text("Channel"));
        self.open_channel(packet.text("Uniqueid"), &caller, call);
        self.open_channel(id, &name, call);
        if self.calls.contains_key(call) {
            self.hand_on(call, packet, "");
        } else {
            // Its beginning was not heard.
            let root = Root::read(packet, self.is_agent(caller.peer));
            self.open_call(call, root);
        }
        let is_agent = self.is_agent(name.peer);
        let Some(linked) = self.calls.get_mut(call) else { return };
        if linked.root.is_local && linked.root.dials.is_none() && is_agent {
            linked.root.dials = Some(id.to_owned());
        }
        let Some(dials) = linked.root.dials.clone().filter(|dials| !is_agent || dials == id) else {
            return self.offer(id, now);
        };
        let said = [packet.text("Exten"), packet.text("DestCallerIDNum")];
        let is_news = dials != id && linked.root.learn_dialled(said);
        let about = linked.about_dialled();
        if dials != id
            && let Some(channel) = self.channels.get_mut(id)
        {
            channel.dialled_by = Some(dials.clone());
        }
        let begins = self.channels.get_mut(&dials).filter(|channel| channel.stage.is_none());
        if let Some(channel) = begins {
            channel.stage = Some(Stage::Ringing);
            self.tell(call, Some(&dials), Said::Ringing, about);
        } else if is_news {
            self.tell_news(call, about);
        }
    }

    fn dial_end(&mut self, packet: &Packet) {
        let (id, status) = (packet.text("DestUniqueid"), packet.text("DialStatus"));
        let Some(Channel { call, asked, dialled_by, is_local: false, .. }) = self.channels.get(id).cloned() else {
            return;
        };
        let Some(linked) = self.calls.get_mut(&call) else { return };
        match (status, dialled_by) {
            ("ANSWER", Some(agent)) => {
                let about = linked.about_dialled();
                self.answer(&agent, about);
            }
            // An agent who is called first only begins to dial now.
            ("ANSWER", None) if linked.root.dials.as_deref() == Some(id) => {}
            ("ANSWER", None) => {
                // Whoever was called first is no agent, and so no agent dials.
                linked.root.is_local &= linked.root.dials.is_some();
                let about = linked.about_caller();
                self.answer(id, about);
            }
            (_, Some(_)) => {}
            (_, None) => {
                let hangs_up = linked.root.hangs_up;
                let cause = match (status, asked) {
                    (_, Some(REJECTED)) => Some(Cause::Rejected),
                    (_, Some(BUSY)) | ("BUSY", _) => Some(Cause::Busy),
                    _ if self.is_another_up(id, &call) => Some(Cause::AnsweredElsewhere),
                    _ if hangs_up => Some(Cause::Cancelled),
                    ("NOANSWER", _) => Some(Cause::NoAnswer),
                    ("CANCEL", _) => Some(Cause::Cancelled),
                    _ => None,
                };
                self.end(id, cause, !hangs_up);
            }
        }
    }

    fn hangup_request(&mut self, packet: &Packet) {
        let id = packet.text("Uniqueid");
        let Some(channel) = self.channels.get_mut(id) else { return };
        channel.asked = channel.asked.or_else(|| packet.text("Cause").parse().ok());
        if let Some(linked) = self.calls.get_mut(&channel.call) {
            linked.root.hangs_up |= linked.root.channel == id;
        }
    }

    fn hangup(&mut self, packet: &Packet) {
        let id = packet.text("Uniqueid");
        let is_elsewhere = packet.text("Cause").parse() == Ok(ANSWERED_ELSEWHERE);
        let cause = match self.channels.get(id).and_then(|channel| channel.stage) {
            Some(Stage::Talking) => Some(Cause::Normal),
            _ => is_elsewhere.then_some(Cause::AnsweredElsewhere),
        };
        self.end(id, cause, false);
        self.close_channel(id);
    }

    /// Whom an agent who was called first wants: the dial plan need not say it when it dials.
    fn originated(&mut self, packet: &Packet) {
        let Some(Channel { call, .. }) = self.channels.get(packet.text("Uniqueid")) else { return };
        let call = call.clone();
        let Some(linked) = self.calls.get_mut(&call).filter(|linked| linked.root.dials.is_some()) else { return };
        if linked.root.is(packet.text("Uniqueid")) && linked.root.learn_dialled([packet.text("Exten"), ""]) {
            let about = linked.about_dialled();
            self.tell_news(&call, about);
        }
    }

    fn offer(&mut self, id: &str, now: Moment) {
        let Some(channel) = self.channels.get_mut(id) else { return };
        let until = now.plus(RINGS_SILENTLY);
        channel.stage = Some(Stage::Offered { until });
        self.offered.insert((until, id.to_owned()));
        if channel.is_ringing {
            self.ring(id);
        }
    }

    /// Its telephone rings, as far as that is known.
    fn ring(&mut self, id: &str) {
        let Some(channel) = self.channels.get_mut(id) else { return };
        channel.is_ringing = true;
        if let Some(Stage::Offered { until }) = channel.stage {
            channel.stage = Some(Stage::Ringing);
            self.offered.remove(&(until, id.to_owned()));
            let call = channel.call.clone();
            let about = self.calls.get(&call).map(Linked::about_caller).unwrap_or_default();
            self.tell(&call, Some(id), Said::Ringing, about);
        }
    }

    pub(super) fn answer(&mut self, id: &str, about: About) {
        let Some(channel) = self.channels.get_mut(id) else { return };
        channel.is_up = true;
        if let Some(Stage::Offered { until }) = channel.stage {
            self.offered.remove(&(until, id.to_owned()));
        }
        channel.stage = Some(Stage::Talking);
        let call = channel.call.clone();
        self.tell(&call, Some(id), Said::Answered, about);
    }

    /// The leg is over. One whose telephone never rang was no leg.
    fn end(&mut self, id: &str, cause: Option<Cause>, open: bool) {
        let Some(channel) = self.channels.get_mut(id) else { return };
        let is_told = match channel.stage {
            Some(Stage::Ringing | Stage::Talking) => true,
            Some(Stage::Ended { open: true }) => cause == Some(Cause::AnsweredElsewhere),
            Some(Stage::Offered { until }) => {
                self.offered.remove(&(until, id.to_owned()));
                false
            }
            Some(Stage::Ended { open: false }) | None => return,
        };
        channel.stage = Some(Stage::Ended { open });
        if is_told {
            let call = channel.call.clone();
            self.tell(&call, Some(id), Said::Ended(cause), About::default());
        }
    }

    /// Tells what is new of the other party of a call that was told of.
    pub(super) fn tell_news(&mut self, call: &str, about: About) {
        if self.calls.get(call).is_some_and(|linked| linked.is_told) {
            self.tell(call, None, Said::Known, about);
        }
    }

    pub(super) fn tell(&mut self, call: &str, leg: Option<&str>, said: Said, mut about: About) {
        if let Some(linked) = self.calls.get_mut(call) {
            linked.is_told = true;
        }
        let leg = leg.and_then(|id| {
            let channel = self.channels.get(id)?;
            // A colleague has dialled the extension itself: that is no line of the company's.
            about.line = about.line.take().filter(|line| *line != channel.peer);
            let names = Extension::number(&channel.peer).into_iter().collect();
            Some(Leg { names, id: Some(id.to_owned()), seq: None })
        });
        self.facts.push(Fact { source: self.source.clone(), call: call.to_owned(), leg, said, about, at: None });
    }

    pub(super) fn is_agent(&self, peer: &str) -> bool {
        self.agents.contains(&peer.to_lowercase())
    }

    /// Another telephone of those that ring was picked up, which Asterisk tells only after the ends of the others.
    fn is_another_up(&self, id: &str, call: &str) -> bool {
        let dials = self.calls.get(call).and_then(|linked| linked.root.dials.as_deref());
        self.channels.iter().any(|(other, channel)| {
            let rings = matches!(channel.stage, Some(Stage::Offered { .. } | Stage::Ringing));
            rings && channel.is_up && channel.call == call && other != id && Some(other.as_str()) != dials
        })
    }
}
