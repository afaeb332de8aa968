//! A call of Asterisk: all channels that it links together, and what the first of them says of it.

use super::channel::Name;
use super::packet::Packet;
use super::text;
use crate::exchange::fact::{About, Way};

/// What one `Linkedid` stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    /// Who calls: the first channel.
    pub(super) root: Root,
    pub(super) queue: Option<String>,
    /// The first channel asked to be hung up.
    pub(super) root_hangs_up: bool,
    /// The exchange has heard of it.
    pub(super) is_told: bool,
    /// Its channels that are there.
    pub(super) channels: usize,
}

/// The first channel of a call, or the one that was seen first.
#[derive(Clone, Debug, Default)]
pub(super) struct Root {
    /// The channel of the agent who dials, where an agent does.
    pub(super) dials: Option<String>,
    /// Somebody dials from the screen: Asterisk calls the agent first.
    pub(super) is_local: bool,
    number: String,
    name: Option<String>,
    /// What was dialled: a line of ours, or the number of somebody outside.
    pub(super) dialled: String,
}

impl Root {
    /// Reads the channel of a packet, the first of its call.
    pub(super) fn read(packet: &Packet, is_agent: bool) -> Self {
        let name = Name::read(packet.text("Channel"));
        let did = packet.all("ChanVariable").find_map(|variable| variable.strip_prefix("FROM_DID="));
        // A Local channel is named after whom the dial plan calls: the agent, not whom he wants.
        let dialled = if name.is_local() { "" } else { text::number(packet.text("Exten")) };
        let dialled = if dialled.is_empty() { did.unwrap_or_default() } else { dialled };
        let dials = (is_agent && !name.is_local()).then(|| packet.text("Uniqueid").to_owned());
        // An agent's telephone may show another number outside.
        let number = if dials.is_some() { name.peer } else { text::number(packet.text("CallerIDNum")) };
        Self {
            dials,
            is_local: name.is_local(),
            number: number.to_owned(),
            name: text::name(packet.text("CallerIDName")),
            dialled: dialled.to_owned(),
        }
    }

    /// The caller's number and name became known later.
    pub(super) fn learn_caller(&mut self, packet: &Packet) {
        let number = text::number(packet.text("CallerIDNum"));
        if self.dials.is_none() && !number.is_empty() {
            self.number = number.to_owned();
            self.name = text::name(packet.text("CallerIDName")).or(self.name.take());
        }
    }
}

impl Linked {
    /// What a leg of somebody who is called is told about.
    pub(super) fn about_caller(&self) -> About {
        let Root { dials, number, name, dialled, .. } = &self.root;
        let (way, line) = match dials {
            Some(_) => (Way::Internal, None),
            None => (Way::In, Some(dialled.clone()).filter(|line| !line.is_empty())),
        };
        About { way: Some(way), number: Some(number.clone()), name: name.clone(), line, queue: self.queue.clone() }
    }

    /// What the agent who dials is told about.
    pub(super) fn about_dialled(&self) -> About {
        About { way: Some(Way::Out), number: Some(self.root.dialled.clone()), ..About::default() }
    }
}
