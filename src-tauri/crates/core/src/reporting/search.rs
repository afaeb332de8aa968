//! Searches for callers whom the CRM did not name: the newest first, and one at a time, for more could keep reports from
//! leaving while the CRM hangs.

use std::collections::BTreeMap;

use crate::call::CallId;
use crate::call::number::PhoneNumber;

/// Whom to search for.
#[derive(Debug, Default)]
pub(crate) struct Searches {
    /// Their numbers, by the call.
    waiting: BTreeMap<CallId, PhoneNumber>,
    under_way: Option<CallId>,
}

impl Searches {
    /// A turn would be used for a search.
    pub(super) fn may_begin(&self) -> bool {
        self.under_way.is_none() && !self.waiting.is_empty()
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    #[cfg(test)]
    pub(crate) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    pub(super) fn add(&mut self, call: CallId, phone: &PhoneNumber) {
        self.waiting.entry(call).or_insert_with(|| phone.clone());
    }

    pub(super) fn withdraw(&mut self, call: CallId) {
        self.waiting.remove(&call);
    }

    /// The newest call's search begins.
    pub(super) fn take(&mut self) -> Option<(CallId, PhoneNumber)> {
        let (call, phone) = self.waiting.pop_last()?;
        self.under_way = Some(call);
        Some((call, phone))
    }

    /// A search came to an end. Only one that is under way can.
    pub(super) fn back(&mut self, call: CallId) -> bool {
        self.under_way.take_if(|under_way| *under_way == call).is_some()
    }

    /// Gives up all that wait.
    pub(super) fn give_up(&mut self) -> Vec<CallId> {
        std::mem::take(&mut self.waiting).into_keys().collect()
    }
}
