//! Who is at the door at once, within its bound. When it is full, whoever has kept it waiting longest makes room for the
//! next: a good request takes milliseconds, so that slow ones never keep it out. Nobody waits for a place.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::Notify;

use crate::server::pulse::Pulse;

/// Connections at once.
pub(super) const MOST: usize = 256;

/// The connections.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowd(Arc<Mutex<There>>);

#[derive(Debug, Default)]
struct There {
    last: u64,
    visitors: HashMap<u64, (Pulse, Arc<Notify>)>,
}

/// A connection's place, until it is dropped.
#[derive(Debug)]
pub(super) struct Visitor {
    crowd: Crowd,
    id: u64,
    pub(super) pulse: Pulse,
    leave: Arc<Notify>,
}

impl Crowd {
    /// A place for a connection; `None` when everybody there is being answered.
    pub(super) fn enter(&self) -> Option<Visitor> {
        let mut there = self.0.lock();
        if there.visitors.len() >= MOST {
            let waits = |(id, (pulse, _)): (&u64, &(Pulse, _))| pulse.waits_since().map(|since| (since, *id));
            let (_, slowest) = there.visitors.iter().filter_map(waits).min()?;
            let (_, leave) = there.visitors.remove(&slowest)?;
            leave.notify_one();
        }
        there.last += 1;
        let (id, pulse, leave) = (there.last, Pulse::new(), Arc::new(Notify::new()));
        there.visitors.insert(id, (pulse.clone(), leave.clone()));
        Some(Visitor { crowd: self.clone(), id, pulse, leave })
    }
}

impl Visitor {
    /// Comes back when it has to make room.
    pub(super) async fn is_shed(&self) {
        self.leave.notified().await;
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        self.crowd.0.lock().visitors.remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;
    use crate::server::pulse::Stage;

    #[test]
    fn who_waits_longest_makes_room_and_who_is_answered_does_not() {
        let crowd = Crowd::default();
        let mut there: Vec<Visitor> = (0..MOST).map(|_| crowd.enter().unwrap()).collect();
        there[0].pulse.enter(Stage::Busy);
        let newest = crowd.enter().unwrap();
        let shed: Vec<usize> = (0..MOST).filter(|at| there[*at].is_shed().now_or_never().is_some()).collect();
        assert_eq!(shed, [1]);
        assert_eq!(crowd.0.lock().visitors.len(), MOST);
        there.iter().skip(2).for_each(|visitor| visitor.pulse.enter(Stage::Busy));
        newest.pulse.enter(Stage::Busy);
        assert!(crowd.enter().is_none(), "all are being answered");
        drop(there.pop());
        assert!(crowd.enter().is_some());
    }
}
