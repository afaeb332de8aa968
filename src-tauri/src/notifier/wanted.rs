//! The wanted state of each notice. Only the newest is kept, so callers never wait and nothing piles up.

use std::collections::HashMap;

use callcard_core::desk::Subject;
use callcard_core::notice::Notice;
use tokio::sync::watch;

type Slots = HashMap<Subject, watch::Sender<Option<Notice>>>;

/// The wanted notices. Clones share them.
#[derive(Clone, Default)]
pub(super) struct Wanted(watch::Sender<Slots>);

/// The wanted state of one notice, for the task that shows it.
pub(super) struct Slot {
    pub(super) subject: Subject,
    notice: watch::Receiver<Option<Notice>>,
    all: Wanted,
}

impl Wanted {
    /// Notes the wanted state. Returns the slot if no task shows this notice yet.
    pub(super) fn put(&self, subject: Subject, notice: Option<Notice>) -> Option<Slot> {
        let mut new = None;
        self.0.send_modify(|slots| match slots.get(&subject) {
            Some(slot) => drop(slot.send_replace(notice)),
            None if notice.is_some() => {
                let (sender, receiver) = watch::channel(notice);
                slots.insert(subject, sender);
                new = Some(Slot { subject, notice: receiver, all: self.clone() });
            }
            None => {}
        });
        new
    }

    /// Whether somebody looks after this notice.
    #[cfg(any(windows, test))]
    pub(super) fn has(&self, subject: Subject) -> bool {
        self.0.borrow().contains_key(&subject)
    }

    /// Wants nothing any more, and waits until that is so.
    #[cfg(any(not(windows), test))]
    pub(super) async fn clear(&self) {
        self.0.send_modify(|slots| slots.values().for_each(|slot| drop(slot.send_replace(None))));
        // It cannot close while `self` holds the sender.
        self.0.subscribe().wait_for(HashMap::is_empty).await.ok();
    }
}

impl Slot {
    /// The newest wanted state, and whether it was not read before. `changed` does not tell of it any more.
    pub(super) fn newest(&mut self) -> (Option<Notice>, bool) {
        let newest = self.notice.borrow_and_update();
        (newest.clone(), newest.has_changed())
    }

    /// Waits until something else is wanted than was read last.
    #[cfg(any(target_os = "linux", windows))]
    pub(super) async fn changed(&mut self) {
        // It cannot close while this slot is in the table.
        self.notice.changed().await.ok();
    }

    /// Waits until nothing is wanted any more.
    #[cfg(target_os = "linux")]
    pub(super) async fn unwanted(&mut self) {
        // It cannot close while this slot is in the table.
        self.notice.wait_for(Option::is_none).await.ok();
    }

    /// Leaves the table, whatever is wanted: what was shown is out of reach.
    #[cfg(target_os = "macos")]
    pub(super) fn abandon(self) {
        self.all.0.send_modify(|slots| drop(slots.remove(&self.subject)));
    }

    /// Leaves the table, unless a notice is wanted again. Whether it left.
    #[cfg(any(target_os = "linux", windows, test))]
    pub(super) fn leave(&self) -> bool {
        let mut left = false;
        self.all.0.send_if_modified(|slots| {
            left = self.notice.borrow().is_none() && slots.remove(&self.subject).is_some();
            left
        });
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use callcard_core::call::CallId;
    use callcard_core::notice::Manner;

    fn notice(summary: &str) -> Option<Notice> {
        let (body, buttons) = (String::new(), Vec::new());
        Some(Notice { summary: summary.into(), body, buttons, manner: Manner::Ringing, sound: true })
    }

    #[test]
    fn one_looks_after_a_call_and_sees_the_newest_state_only() {
        let (wanted, call) = (Wanted::default(), Subject::Call(CallId::fresh()));
        let mut slot = wanted.put(call, notice("first")).unwrap();
        assert!(wanted.put(call, notice("second")).is_none());
        assert!(wanted.put(call, notice("third")).is_none());
        assert!(wanted.has(call) && !wanted.has(Subject::Ringing));
        assert_eq!(slot.newest(), (notice("third"), true));
        assert_eq!(slot.newest(), (notice("third"), false), "it has been read");
        assert!(!slot.leave(), "it is still wanted");
    }

    #[test]
    fn nothing_is_begun_for_a_notice_that_is_not_wanted() {
        assert!(Wanted::default().put(Subject::Call(CallId::fresh()), None).is_none());
    }

    #[test]
    fn a_notice_that_is_wanted_again_keeps_its_slot_until_it_is_not() {
        let (wanted, call) = (Wanted::default(), Subject::Call(CallId::fresh()));
        let mut slot = wanted.put(call, notice("first")).unwrap();
        wanted.put(call, None);
        assert_eq!(slot.newest(), (None, true));
        wanted.put(call, notice("again"));
        assert!(!slot.leave());
        wanted.put(call, None);
        assert!(slot.leave());
        assert!(wanted.put(call, notice("new")).is_some());
    }

    #[tokio::test]
    async fn clearing_waits_for_the_last_notice_to_go() {
        let wanted = Wanted::default();
        let mut slot = wanted.put(Subject::Call(CallId::fresh()), notice("up")).unwrap();
        let mut clearing = tokio::spawn({
            let wanted = wanted.clone();
            async move { wanted.clear().await }
        });
        slot.notice.wait_for(Option::is_none).await.unwrap();
        assert!(!clearing.is_finished());
        assert_eq!(slot.newest().0, None);
        assert!(slot.leave());
        (&mut clearing).await.unwrap();
    }
}
