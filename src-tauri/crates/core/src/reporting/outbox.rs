//! The requests that tell the CRM of calls: which wait, which are on their way, and how long each is of use.
//!
//! Several may be about one call, each for other users; the owner decides how many. A request under way comes back once, or
//! never.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::call::CallId;
use crate::clock::Moment;

/// A request: the call that it tells of, and how many requests there were before it. It is never given to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestId {
    pub call: CallId,
    nth: u64,
}

#[cfg(test)]
impl RequestId {
    /// An id that no request has.
    pub(crate) fn never_given(call: CallId) -> Self {
        Self { call, nth: u64::MAX }
    }
}

/// What the CRM is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub call: CallId,
    /// The number as the CRM takes it.
    pub number: String,
    /// The users the call is for; `None`: the agent.
    pub users: Option<Vec<u64>>,
    /// When it is of no use any more.
    pub until: Moment,
}

/// The requests.
#[derive(Debug, Default)]
pub struct Outbox {
    given: u64,
    /// First come, first served.
    waiting: VecDeque<(RequestId, Request)>,
    until: BTreeSet<(Moment, RequestId)>,
    under_way: BTreeMap<RequestId, Request>,
}

impl Outbox {
    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Some request is on its way.
    pub(super) fn is_under_way(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// When a request that waits will be of no use any more.
    pub(super) fn due(&self) -> Option<Moment> {
        self.until.first().map(|(until, _)| *until)
    }

    /// A request waits for its turn.
    pub(super) fn add(&mut self, request: Request) -> RequestId {
        let id = RequestId { call: request.call, nth: self.given };
        self.given += 1;
        self.until.insert((request.until, id));
        self.waiting.push_back((id, request));
        id
    }

    /// The oldest request is about to be sent.
    pub(super) fn take(&mut self) -> Option<(RequestId, Request)> {
        let (id, request) = self.waiting.pop_front()?;
        self.until.remove(&(request.until, id));
        self.under_way.insert(id, request.clone());
        Some((id, request))
    }

    /// A request came back; `None` if it was not under way.
    pub(super) fn back(&mut self, id: RequestId) -> Option<Request> {
        self.under_way.remove(&id)
    }

    /// A request that came back is sent again, before all others.
    pub(super) fn again(&mut self, id: RequestId, request: Request) {
        self.until.insert((request.until, id));
        self.waiting.push_front((id, request));
    }

    /// What waits about a call is of use for longer than was thought.
    pub(super) fn extend(&mut self, call: CallId, until: Moment) {
        for (id, request) in self.waiting.iter_mut().filter(|(id, _)| id.call == call) {
            self.until.remove(&(request.until, *id));
            request.until = until;
            self.until.insert((until, *id));
        }
    }

    /// What waits about a call is not to be sent.
    pub(super) fn withdraw(&mut self, call: CallId) {
        self.waiting.retain(|(id, request)| {
            let stays = id.call != call;
            if !stays {
                self.until.remove(&(request.until, *id));
            }
            stays
        });
    }

    /// Gives up what has waited too long.
    pub(super) fn give_up_stale(&mut self, now: Moment) -> Vec<RequestId> {
        let mut stale = Vec::new();
        while let Some((_, id)) = self.until.first().copied().filter(|(until, _)| *until <= now) {
            self.until.pop_first();
            stale.push(id);
        }
        if !stale.is_empty() {
            self.waiting.retain(|(_, request)| request.until > now);
        }
        stale
    }

    /// Gives up all that waits.
    pub(super) fn give_up(&mut self) -> Vec<RequestId> {
        self.until.clear();
        self.waiting.drain(..).map(|(id, _)| id).collect()
    }
}
