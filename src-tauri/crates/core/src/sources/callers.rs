//! Calls that the agent places through a telephone system: the desk hands a number over, and the source that was chosen for
//! it has its telephone system ring the agent and then that number.
//!
//! A call is handed over at most once, and never again by itself: whether one that brought no answer was placed, nobody
//! knows.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::call::number::PhoneNumber;
use crate::standing::NotCalled;

/// How long it may take until a telephone system says what came of a call: the agent's telephone rings meanwhile.
const LONGEST: Duration = Duration::from_secs(60);
/// Calls that may wait for a source.
const WAITING: usize = 4;

/// A call that is to be placed.
#[derive(Debug)]
pub struct Order {
    /// `+79998885533`
    pub number: String,
    /// Where it is said what came of it. Dropping it says that nobody knows.
    pub outcome: oneshot::Sender<Result<(), NotCalled>>,
}

/// The sources that place calls.
#[derive(Clone, Debug, Default)]
pub(crate) struct Callers(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// Those that were chosen for it, and the way to each that is connected.
    chosen: BTreeMap<String, Option<mpsc::Sender<Order>>>,
    /// The numbers that are being called.
    under_way: HashSet<String>,
}

impl Callers {
    /// Hands a call over. Whether there is a source for it; what comes of the call is told once, unless the same number is
    /// being called already: then this is the same press.
    pub(crate) fn call(&self, phone: &PhoneNumber, then: impl FnOnce(Result<(), NotCalled>) + Send + 'static) -> bool {
        let number = phone.dialable().to_owned();
        let mut known = self.0.lock();
        let connected = known.chosen.values().flatten().next().cloned();
        if known.chosen.is_empty() || !known.under_way.insert(number.clone()) {
            return !known.chosen.is_empty();
        }
        drop(known);
        let (outcome, told) = oneshot::channel();
        let order = Order { number: number.clone(), outcome };
        let is_taken = connected.is_some_and(|source| source.try_send(order).is_ok());
        let callers = self.clone();
        tokio::spawn(async move {
            let outcome = match is_taken {
                true => timeout(LONGEST, told).await.ok().and_then(Result::ok).unwrap_or(Err(NotCalled::Untold)),
                false => Err(NotCalled::NotConnected),
            };
            callers.0.lock().under_way.remove(&number);
            then(outcome);
        });
        true
    }

    /// The part of one source.
    pub(super) fn of(&self, source: &str) -> Caller {
        Caller { callers: self.clone(), source: source.to_owned() }
    }
}

/// Where one source says that it places calls. It does no more once this is dropped.
#[derive(Debug)]
pub struct Caller {
    callers: Callers,
    source: String,
}

impl Caller {
    /// It was chosen for it, and is not connected.
    pub fn chosen(&self) {
        self.callers.0.lock().chosen.insert(self.source.clone(), None);
    }

    /// It is connected: what it is to call comes here.
    pub fn connected(&self) -> mpsc::Receiver<Order> {
        let (sender, orders) = mpsc::channel(WAITING);
        self.callers.0.lock().chosen.insert(self.source.clone(), Some(sender));
        orders
    }

    /// It was not chosen for it, or is no more.
    pub fn left_out(&self) {
        self.callers.0.lock().chosen.remove(&self.source);
    }
}

impl Drop for Caller {
    fn drop(&mut self) {
        self.left_out();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::{CallNumber, Country, DialPlan, Reading};

    fn phone() -> PhoneNumber {
        let plan = DialPlan::from(Country::from_code("RU").unwrap());
        match Reading::of("+79998885533", plan).number {
            CallNumber::Phone(phone) => phone,
            other => panic!("{other:?}"),
        }
    }

    /// Hands a call over; says whether there is a source for it, and where the outcome will be.
    fn call(callers: &Callers) -> (bool, oneshot::Receiver<Result<(), NotCalled>>) {
        let (told, outcome) = oneshot::channel();
        (callers.call(&phone(), move |outcome| assert!(told.send(outcome).is_ok())), outcome)
    }

    #[tokio::test]
    async fn call_goes_to_the_source_that_was_chosen_and_is_connected() {
        let callers = Callers::default();
        assert!(!call(&callers).0, "nobody was chosen");
        let caller = callers.of("asterisk");
        caller.chosen();
        let (taken, outcome) = call(&callers);
        assert_eq!((taken, outcome.await), (true, Ok(Err(NotCalled::NotConnected))));
        let mut orders = caller.connected();
        let (taken, outcome) = call(&callers);
        let order = orders.recv().await.unwrap();
        assert_eq!((taken, order.number.as_str()), (true, "+79998885533"));
        order.outcome.send(Err(NotCalled::Right)).unwrap();
        assert_eq!(outcome.await, Ok(Err(NotCalled::Right)));
        drop(caller);
        assert!(!call(&callers).0, "it is listened to no more");
    }

    #[tokio::test]
    async fn second_press_while_a_number_is_called_calls_nobody() {
        let callers = Callers::default();
        let caller = callers.of("asterisk");
        let mut orders = caller.connected();
        let (_, first) = call(&callers);
        let (taken, second) = call(&callers);
        let order = orders.recv().await.unwrap();
        assert!(taken && second.await.is_err() && orders.try_recv().is_err());
        order.outcome.send(Ok(())).unwrap();
        assert_eq!(first.await, Ok(Ok(())));
        call(&callers);
        assert!(orders.recv().await.is_some(), "a press after that is another");
    }

    #[tokio::test(start_paused = true)]
    async fn call_that_nobody_answers_for_is_given_up_and_not_placed_again() {
        let callers = Callers::default();
        let mut orders = callers.of("asterisk").connected();
        callers.of("other").chosen();
        let caller = callers.of("asterisk");
        let mut kept = caller.connected();
        let (_, outcome) = call(&callers);
        let held = kept.recv().await.unwrap();
        assert_eq!(outcome.await, Ok(Err(NotCalled::Untold)));
        drop(held);
        let (_, outcome) = call(&callers);
        drop(kept.recv().await.unwrap());
        assert_eq!(outcome.await, Ok(Err(NotCalled::Untold)), "the connection broke");
        assert!(kept.try_recv().is_err() && orders.try_recv().is_err());
        for _ in 0..2 * WAITING {
            call(&callers);
        }
    }
}
