//! How many requests one sender may make: as many as a busy telephone system does, and no more.
//!
//! What is kept of senders is bounded whoever comes; beyond, the new ones share one measure.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Instant;

use parking_lot::Mutex;

/// Requests at once, and later in a second: a hundred agents' telephones behind one address make fewer.
const BURST: f64 = 200.0;
const PER_SECOND: f64 = 50.0;
/// The senders that are told apart.
const MOST: usize = 1_024;

/// The measures of all senders.
#[derive(Debug, Default)]
pub(super) struct Rates(Mutex<Measures>);

#[derive(Debug, Default)]
struct Measures {
    senders: HashMap<IpAddr, Measure>,
    /// Of those for whom there is no place.
    others: Option<Measure>,
}

/// What a sender may still do, at a time.
#[derive(Clone, Copy, Debug)]
struct Measure {
    left: f64,
    at: Instant,
}

impl Measure {
    fn full(now: Instant) -> Self {
        Self { left: BURST, at: now }
    }

    fn left(&self, now: Instant) -> f64 {
        let since = now.saturating_duration_since(self.at).as_secs_f64();
        (self.left + since * PER_SECOND).min(BURST)
    }

    fn take(&mut self, now: Instant) -> bool {
        let left = self.left(now);
        let may = left >= 1.0;
        *self = Self { left: if may { left - 1.0 } else { left }, at: now };
        may
    }
}

impl Rates {
    /// Counts a request, and says whether it may be made.
    pub(super) fn take(&self, sender: IpAddr, now: Instant) -> bool {
        let sender = network(sender);
        let Measures { senders, others } = &mut *self.0.lock();
        if senders.len() >= MOST && !senders.contains_key(&sender) {
            senders.retain(|_, measure| measure.left(now) < BURST);
        }
        if senders.len() >= MOST && !senders.contains_key(&sender) {
            return others.get_or_insert_with(|| Measure::full(now)).take(now);
        }
        senders.entry(sender).or_insert_with(|| Measure::full(now)).take(now)
    }
}

/// Somebody in the internet has a whole network of IPv6.
fn network(sender: IpAddr) -> IpAddr {
    match sender.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn sender_who_asks_too_often_waits_and_others_do_not() {
        let (rates, start) = (Rates::default(), Instant::now());
        let [one, other]: [IpAddr; 2] = ["10.0.0.5", "10.0.0.6"].map(|address| address.parse().unwrap());
        let took = |sender, at, times: usize| (0..times).filter(|_| rates.take(sender, at)).count();
        assert_eq!(took(one, start, 300), 200);
        assert_eq!(took(other, start, 1), 1);
        assert_eq!(took(one, start + Duration::from_secs(1), 300), 50);
        assert_eq!(took(one, start + Duration::from_secs(60), 300), 200, "it never has more than that");
        let mapped: IpAddr = "::ffff:10.0.0.5".parse().unwrap();
        assert_eq!(took(mapped, start + Duration::from_secs(60), 1), 0, "it is the same sender");
    }

    #[test]
    fn whole_network_of_version_six_is_one_sender() {
        let (rates, now) = (Rates::default(), Instant::now());
        let took = (0..300).filter(|at| rates.take(format!("2001:db8::{at:x}").parse().unwrap(), now)).count();
        assert_eq!(took, 200);
        assert!(rates.take("2001:db8:0:1::1".parse().unwrap(), now));
    }

    #[test]
    fn senders_are_bounded_and_those_who_are_quiet_make_room() {
        let (rates, start) = (Rates::default(), Instant::now());
        let sender = |at: u32| IpAddr::from((0x0a00_0000 + at).to_be_bytes());
        let took = (0..4_000).filter(|at| rates.take(sender(*at), start)).count();
        assert_eq!(took, MOST + 200, "the others share one measure");
        assert_eq!(rates.0.lock().senders.len(), MOST);
        assert!(rates.take(sender(5_000), start + Duration::from_secs(10)), "there is room again");
        assert_eq!(rates.0.lock().senders.len(), 1);
    }
}
