//! Hears one telephone system over a connection until that breaks: what it tells of becomes facts, and it is asked now and
//! then whether it is still there.
//!
//! What comes is read at once, because some cut off who reads slowly. An idle connection wakes for the question alone.

use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::{mpsc, watch};

use super::{Broken, Patience, Wire};
use crate::clock::{Alarm, Clock, Moment};
use crate::exchange::LOST;
use crate::sources::Facts;
use crate::sources::callers::Order;
use crate::sources::facts::Mine;
use crate::standing::SourceTrouble;

/// What is known of a telephone system over its connections: calls outlive one that is cut for a moment.
pub(in crate::sources) struct Hearing<W> {
    clock: Clock,
    facts: Facts,
    pub(in crate::sources) wire: W,
    patience: Option<Patience>,
    opened: Option<Moment>,
    lost: Option<Moment>,
}

impl<W: Wire> Hearing<W> {
    pub(in crate::sources) fn new(name: &str, facts: Facts, patience: Option<Patience>) -> Self {
        Self { clock: Clock::start(), facts, wire: W::new(name), patience, opened: None, lost: None }
    }

    /// Connects and signs in.
    pub(in crate::sources) async fn connect(
        &mut self,
        way: &W::Way,
        secret: Option<SecretString>,
    ) -> Result<(), Broken> {
        if self.lost.is_some_and(|lost| self.now().since(lost) >= LOST) {
            // The exchange has given up what there was. What is told while it connects is new.
            self.wire.forget();
        }
        self.wire.connect(way, secret).await?;
        (self.opened, self.lost) = (Some(self.now()), None);
        self.facts.opened(true).await;
        Ok(())
    }

    /// The connection is no more, if there was one. Says how long it stood.
    pub(in crate::sources) async fn close(&mut self) -> Duration {
        let Some(opened) = self.opened.take() else { return Duration::ZERO };
        self.lost = Some(self.now());
        self.facts.lost().await;
        self.now().since(opened)
    }

    /// The calls that there were are over, however they ended: the telephone system was restarted, or another one is wanted.
    pub(in crate::sources) async fn forget(&mut self) {
        if self.lost.take().is_some() {
            self.wire.forget();
            self.facts.gone().await;
        }
    }

    /// Hears until the connection breaks. `mine` says which extensions are the agent's, `orders`
    /// brings the calls that are to be placed.
    pub(in crate::sources) async fn hear(
        &mut self,
        way: &W::Way,
        mut mine: watch::Receiver<Mine>,
        mut orders: Option<mpsc::Receiver<Order>>,
    ) -> Broken {
        let mut alarm = Alarm::new();
        let mut question = self.patience.map(|patience| Question::new(patience, self.now()));
        self.wire.set_mine(&mine.borrow_and_update());
        loop {
            let due = self.wire.next_deadline().into_iter().chain(question.as_ref().map(|question| question.due)).min();
            alarm.set(due, self.now());
            tokio::select! {
                told = self.wire.hear(&self.clock) => match told {
                    Ok(facts) => {
                        if let Some(question) = &mut question {
                            question.answered();
                        }
                        if self.wire.is_anew() {
                            self.facts.gone().await;
                            self.facts.opened(true).await;
                        }
                        self.facts.tell(facts).await;
                    }
                    Err(broken) => return broken,
                },
                () = alarm.rings() => {
                    let now = self.now();
                    let due = self.wire.due(now);
                    self.facts.tell(due).await;
                    match question.as_mut().filter(|question| question.due <= now).map(|question| question.ask(now)) {
                        Some(true) => if let Err(broken) = self.wire.ask().await {
                            return broken;
                        },
                        Some(false) => return Broken::of(SourceTrouble::Unreachable),
                        None => {}
                    }
                }
                Some(order) = next(&mut orders) => if let Err(broken) = self.wire.call(way, order).await {
                    return broken;
                },
                Ok(()) = mine.changed() => {
                    let mine = mine.borrow_and_update().clone();
                    self.wire.set_mine(&mine);
                    self.facts.mine(mine).await;
                }
            }
        }
    }

    fn now(&self) -> Moment {
        self.clock.now().moment
    }

    /// The connection was lost so long ago.
    #[cfg(test)]
    pub(in crate::sources) fn was_lost(&mut self, ago: Duration) {
        self.lost = Some(self.now().minus(ago));
    }
}

/// The next call that is to be placed.
async fn next(orders: &mut Option<mpsc::Receiver<Order>>) -> Option<Order> {
    match orders {
        Some(orders) => orders.recv().await,
        None => std::future::pending().await,
    }
}

/// The question whether the other side is there.
struct Question {
    patience: Patience,
    /// When it is to be asked, or has to be answered.
    due: Moment,
    asked: Option<Moment>,
}

impl Question {
    fn new(patience: Patience, now: Moment) -> Self {
        Self { patience, due: now.plus(patience.silence), asked: None }
    }

    /// Something came. One who answers is asked again after a while, and not before.
    fn answered(&mut self) {
        if let Some(asked) = self.asked.take() {
            self.due = asked.plus(self.patience.silence);
        }
    }

    /// Whether it is to be asked; if not, the answer is overdue.
    fn ask(&mut self, now: Moment) -> bool {
        let is_first = self.asked.is_none();
        (self.asked, self.due) = (Some(now), now.plus(self.patience.answer));
        is_first
    }
}

#[cfg(test)]
mod tests {
    use super::super::PATIENCE;
    use super::*;

    #[test]
    fn idle_connection_is_woken_for_the_question_alone() {
        let at = |seconds: u64| Moment::START.plus(Duration::from_secs(seconds));
        let mut question = Question::new(PATIENCE, at(0));
        for asked in [30, 60, 90] {
            assert_eq!(question.due, at(asked));
            assert!(question.ask(at(asked)), "it is asked");
            assert_eq!(question.due, at(asked + 10), "so long the answer may take");
            question.answered();
            assert_eq!(question.due, at(asked + 30), "nothing is to be done between");
        }
        question.answered();
        assert_eq!(question.due, at(120), "what comes unasked is no reason to ask later");
        assert!(question.ask(at(120)));
        assert!(!question.ask(at(130)), "no answer came");
    }
}
