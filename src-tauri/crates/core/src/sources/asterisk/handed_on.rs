//! Calls that go on otherwise than they began: handed on, picked up, fetched from where they were parked, queued.
//!
//! Whoever is called then is called by the party that the call goes on with, not by the one that it began with.

use super::channel::{Name, Stage};
use super::channels::Channels;
use super::linked::Linked;
use super::packet::Packet;
use crate::exchange::fact::{About, Said};

impl Channels {
    pub(super) fn attended_transfer(&mut self, packet: &Packet) {
        let call = &self.now_known_as(packet.text("OrigTransfererLinkedid")).to_owned();
        // Before the two calls are one, so that nobody is told of one that is gone.
        self.hand_on(call, packet, "Transferee");
        self.link(packet.text("SecondTransfererLinkedid"), call);
        if packet.text("DestType") != "Threeway" {
            self.transferred(packet.text("OrigTransfererUniqueid"));
        }
        let target = packet.text("TransferTargetUniqueid");
        let is_agent = self.channels.get(target).is_some_and(|channel| self.is_agent(&channel.peer));
        if is_agent && let Some(about) = self.calls.get(call).map(Linked::about_caller) {
            self.answer(target, about);
        }
    }

    pub(super) fn transferred(&mut self, id: &str) {
        let Some(channel) = self.channels.get_mut(id) else { return };
        if matches!(channel.stage, Some(Stage::Talking)) {
            channel.stage = Some(Stage::Ended { open: false });
            let call = channel.call.clone();
            self.tell(&call, Some(id), Said::Transferred, About::default());
        }
    }

    /// Somebody takes a call that rings elsewhere, or waits.
    pub(super) fn pickup(&mut self, packet: &Packet, by: &str, of: &str) {
        let [id, name, own] = ["Uniqueid", "Channel", "Linkedid"].map(|field| packet.text(&format!("{by}{field}")));
        let call = &self.now_known_as(packet.text(&format!("{of}Linkedid"))).to_owned();
        self.link(own, call);
        let about = self.calls.get(call).map(Linked::about_caller).unwrap_or_default();
        self.open_channel(id, &Name::read(name), call);
        self.answer(id, about);
    }

    /// The call goes on with a channel that may not be the first: whoever is called now is called by that one.
    pub(super) fn hand_on(&mut self, call: &str, packet: &Packet, prefix: &str) {
        let [id, name] = ["Uniqueid", "Channel"].map(|field| packet.text(&format!("{prefix}{field}")));
        let (call, name) = (self.now_known_as(call).to_owned(), Name::read(name));
        let is_agent = self.is_agent(name.peer);
        let Some(linked) = self.calls.get_mut(&call) else { return };
        if id.is_empty() || name.is_local() || linked.root.is(id) {
            return;
        }
        linked.root = linked.root.next(packet, prefix, is_agent);
        let about = if is_agent { linked.about_dialled() } else { linked.about_caller() };
        // Whom an agent talks to who is handed on, only the dial plan says.
        if about.number.as_ref().is_some_and(|number| !number.is_empty()) {
            self.tell_news(&call, about);
        }
    }

    pub(super) fn join_queue(&mut self, packet: &Packet) {
        let call = &self.now_known_as(packet.text("Linkedid")).to_owned();
        self.hand_on(call, packet, "");
        if let Some(linked) = self.calls.get_mut(call) {
            linked.queue = Some(packet.text("Queue").to_owned());
            let about = linked.about_caller();
            self.tell(call, None, Said::Seen, about);
        }
    }

    /// Who was called in the queue was; this is for what rings next.
    pub(super) fn leave_queue(&mut self, packet: &Packet) {
        let call = self.now_known_as(packet.text("Linkedid")).to_owned();
        if let Some(queue) = self.calls.get_mut(&call).and_then(|linked| linked.queue.as_mut()) {
            queue.clear();
        }
    }
}
