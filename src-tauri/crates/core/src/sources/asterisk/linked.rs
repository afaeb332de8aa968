//! A call of Asterisk: all channels that it links together, and what the first of them says of it.

use super::channel::Name;
use super::packet::Packet;
use super::text;
use crate::exchange::fact::{About, Way};

/// What one `Linkedid` stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    /// Who calls.
    pub(super) root: Root,
    /// The queue that the caller waits in; an empty text after it.
    pub(super) queue: Option<String>,
    /// The exchange has heard of it.
    pub(super) is_told: bool,
}

/// The channel that a call is about for whoever is called: its first, until it is handed on with another one.
#[derive(Clone, Debug, Default)]
pub(super) struct Root {
    pub(super) channel: String,
    /// The channel of the agent who dials, where an agent does.
    pub(super) dials: Option<String>,
    /// Somebody dials from the screen: Asterisk calls the agent first.
    pub(super) is_local: bool,
    /// It asked to be hung up.
    pub(super) hangs_up: bool,
    /// A telephone of the company's.
    is_within: bool,
    number: String,
    name: Option<String>,
    /// What was dialled: a line of ours, or the number of somebody outside.
    pub(super) dialled: String,
}

impl Root {
    /// Reads the channel of a packet, the first of its call as far as that was heard.
    pub(super) fn read(packet: &Packet, is_agent: bool) -> Self {
        let did = packet.all("ChanVariable").find_map(|variable| variable.strip_prefix("FROM_DID="));
        let root = Self::party(packet, "", is_agent);
        // A Local channel is named after whom the dial plan calls: the agent, not whom he wants.
        let dialled =
            if Name::read(packet.text("Channel")).is_local() { "" } else { text::number(packet.text("Exten")) };
        let dialled = if dialled.is_empty() { did.unwrap_or_default() } else { dialled };
        let is_local = root.is_local && root.channel == packet.text("Linkedid");
        Self { is_local, dialled: dialled.to_owned(), ..root }
    }

    /// The channel that the call goes on with: one that the packet names so.
    pub(super) fn next(&self, packet: &Packet, prefix: &str, is_agent: bool) -> Self {
        let mut next = Self::party(packet, prefix, is_agent);
        if next.dials.is_some() {
            text::number(packet.text("Exten")).clone_into(&mut next.dialled);
        } else if next.number.is_empty() && self.is_within {
            // Whom a telephone of ours has called bears no number of its own.
            next.number.clone_from(&self.dialled);
        }
        next
    }

    fn party(packet: &Packet, prefix: &str, is_agent: bool) -> Self {
        let said = |field| packet.text(&format!("{prefix}{field}"));
        let (name, number) = (Name::read(said("Channel")), text::number(said("CallerIDNum")));
        let is_local = name.is_local();
        let is_agent = is_agent && !is_local;
        // A telephone may show another number outside.
        let number = if is_agent { name.peer } else { number };
        Self {
            channel: said("Uniqueid").to_owned(),
            dials: is_agent.then(|| said("Uniqueid").to_owned()),
            is_local,
            hangs_up: false,
            is_within: !is_local && !number.is_empty() && number == name.peer,
            number: number.to_owned(),
            name: text::name(said("CallerIDName")),
            dialled: String::new(),
        }
    }

    /// This channel calls, or is the agent's who dials.
    pub(super) fn is(&self, channel: &str) -> bool {
        self.channel == channel || self.dials.as_deref() == Some(channel)
    }

    /// Somebody of the company's calls.
    pub(super) fn is_ours(&self) -> bool {
        self.is_within || self.dials.is_some()
    }

    /// The caller's number and name became known later.
    pub(super) fn learn_caller(&mut self, packet: &Packet) {
        let number = text::number(packet.text("CallerIDNum"));
        if !self.is_ours() && !number.is_empty() {
            self.number = number.to_owned();
            self.name = text::name(packet.text("CallerIDName")).or(self.name.take());
        }
    }

    /// Where the agent is called first, only later is it said whom he wants. Whether it was news.
    pub(super) fn learn_dialled(&mut self, numbers: [&str; 2]) -> bool {
        let number = numbers.into_iter().map(text::number).find(|number| !number.is_empty());
        let news = number.filter(|_| self.dialled.is_empty());
        self.dialled.push_str(news.unwrap_or_default());
        news.is_some()
    }
}

impl Linked {
    /// What a leg of somebody who is called is told about.
    pub(super) fn about_caller(&self) -> About {
        let Root { number, name, dialled, .. } = &self.root;
        let (way, line) = match self.root.is_ours() {
            true => (Way::Internal, None),
            false => (Way::In, Some(dialled.clone()).filter(|line| !line.is_empty())),
        };
        About { way: Some(way), number: Some(number.clone()), name: name.clone(), line, queue: self.queue.clone() }
    }

    /// What the agent who dials is told about.
    pub(super) fn about_dialled(&self) -> About {
        About { way: Some(Way::Out), number: Some(self.root.dialled.clone()), ..About::default() }
    }
}
