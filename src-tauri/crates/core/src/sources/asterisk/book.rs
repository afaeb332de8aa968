//! Which channels and calls there are: opened, joined, closed, and bounded.

use super::channel::{Channel, Name};
use super::channels::{Channels, MOST};
use super::linked::{Linked, Root};
use crate::exchange::fact::{About, Said};

impl Channels {
    pub(super) fn open_call(&mut self, call: &str, root: Root) {
        if call.is_empty() || self.joined.contains_key(call) || self.calls.contains_key(call) {
            return;
        }
        self.oldest_calls.push_back(call.to_owned());
        self.calls.insert(call.to_owned(), Linked { root, ..Linked::default() });
        while self.calls.len() > MOST
            && let Some(oldest) = self.oldest_calls.pop_front()
        {
            self.close_call(&oldest);
        }
        if self.oldest_calls.len() > 2 * MOST {
            self.oldest_calls.retain(|call| self.calls.contains_key(call));
        }
    }

    /// A channel that is known already only shows the call that it belongs to now.
    pub(super) fn open_channel(&mut self, id: &str, name: &Name<'_>, call: &str) {
        if id.is_empty() || self.channels.contains_key(id) {
            return self.follow(id, call);
        }
        let call = self.now_known_as(call).to_owned();
        self.oldest_channels.push_back(id.to_owned());
        self.channels.insert(id.to_owned(), Channel::new(name, &call));
        while self.channels.len() > MOST
            && let Some(oldest) = self.oldest_channels.pop_front()
        {
            self.channels.remove(&oldest);
        }
        if self.oldest_channels.len() > 2 * MOST {
            self.oldest_channels.retain(|id| self.channels.contains_key(id));
        }
    }

    /// A channel that appears under another call: Asterisk has joined the two, which no event says.
    pub(super) fn follow(&mut self, id: &str, call: &str) {
        let was = self.channels.get(id).map(|channel| channel.call.clone());
        if let Some(was) = was.filter(|_| !call.is_empty()) {
            self.link(&was, call);
        }
    }

    /// The id that a call goes by now. Channels may bear the old one for a while.
    pub(super) fn now_known_as<'a>(&'a self, call: &'a str) -> &'a str {
        self.joined.get(call).map_or(call, String::as_str)
    }

    /// Two calls are one from now on.
    pub(super) fn link(&mut self, newer: &str, into: &str) {
        let [newer, into] = [newer, into].map(|call| self.now_known_as(call).to_owned());
        if newer == into || newer.is_empty() || into.is_empty() {
            return;
        }
        let (newer, into) = (newer.as_str(), into.as_str());
        self.joined.values_mut().filter(|known| *known == newer).for_each(|known| into.clone_into(known));
        self.joined.insert(newer.to_owned(), into.to_owned());
        for channel in self.channels.values_mut().filter(|channel| channel.call == newer) {
            into.clone_into(&mut channel.call);
        }
        let Some(joined) = self.calls.remove(newer) else { return };
        let is_told = joined.is_told;
        let linked = match self.calls.get_mut(into) {
            Some(linked) => linked,
            None => {
                self.open_call(into, joined.root);
                let Some(linked) = self.calls.get_mut(into) else { return };
                linked.queue = joined.queue;
                linked
            }
        };
        linked.is_told |= is_told;
        if is_told {
            self.tell(newer, None, Said::Merged { into: into.to_owned() }, About::default());
        }
    }

    /// A channel is gone, and its call with the last one.
    pub(super) fn close_channel(&mut self, id: &str) {
        let Some(Channel { call, .. }) = self.channels.remove(id) else { return };
        if !self.channels.values().any(|channel| channel.call == call) {
            self.close_call(&call);
        }
    }

    fn close_call(&mut self, call: &str) {
        if self.calls.get(call).is_some_and(|linked| linked.is_told) {
            self.tell(call, None, Said::Ended(None), About::default());
        }
        self.calls.remove(call);
        self.joined.retain(|_, known| known != call);
    }
}
