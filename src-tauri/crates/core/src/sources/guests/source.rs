//! A source at the HTTP door: waits for requests, has its dialect read them, and answers when what they tell is taken in.
//!
//! Taken in is in memory, on its way to the exchange and the disk: a telephone waits for its answer, and tells nothing
//! twice. What its dialect knows of calls outlives a change of who may send and by which address.

use std::pin::pin;
use std::time::Duration;

use tokio::time::Instant;

use super::kind::Sender;
use super::plan::{Plan, Planner};
use crate::clock::Clock;
use crate::sources::door::{Dialect, Heard, Setup};
use crate::sources::entrance::{Answered, Door, Guest, Sent, Terms, Visit};
use crate::sources::facts::Mine;
use crate::sources::kinds::Kind;
use crate::sources::{Facts, Source, SourceContext, Task, Teller};
use crate::standing::{SourceTrouble, Standing};

/// The source.
#[derive(Debug)]
pub(super) struct Reception {
    pub(super) name: String,
    pub(super) kind: Sender,
}

impl Source for Reception {
    fn name(&self) -> &str {
        &self.name
    }

    fn kind(&self) -> &'static str {
        self.kind.word()
    }

    fn run(self: Box<Self>, context: SourceContext) -> Task {
        let Self { name, kind } = *self;
        Box::pin(async move {
            let SourceContext { facts, mut stop, settings, secrets, standing, door, .. } = context;
            let planner = Planner::new(name.clone(), kind, settings, secrets, door.clone());
            let host = Host { name, kind, facts, standing, door, clock: Clock::start() };
            tokio::select! {
                biased;
                // A sender that is gone says the same.
                _ = stop.wait_for(|stop| *stop) => {}
                () = host.wait(planner) => {}
            }
        })
    }
}

/// Who hears the requests.
struct Host {
    name: String,
    kind: Sender,
    facts: Facts,
    standing: Teller,
    door: Door,
    clock: Clock,
}

impl Host {
    /// Hears requests for as long as it is let.
    async fn wait(self, mut planner: Planner) {
        loop {
            let why = match planner.plan().await {
                Ok(plan) => self.receive(plan, &mut planner).await,
                Err(why) => why,
            };
            // It stands still until that may be otherwise.
            self.standing.tell(Standing::Failed { why });
            planner.changed().await;
        }
    }

    /// Hears requests by this plan and by those that come after it, until there is none.
    async fn receive(&self, mut plan: Plan, planner: &mut Planner) -> SourceTrouble {
        let mut dialect = match self.dialect(&plan) {
            Ok(dialect) => dialect,
            Err(why) => return why,
        };
        let mut guest = self.guest(&plan);
        let mut is_open = false;
        let why = loop {
            self.facts.mine(Mine::Those(plan.entry.names())).await;
            let next = match self.follow(&plan, planner, &mut guest, &mut *dialect, &mut is_open).await {
                Ok(next) => next,
                Err(why) => break why,
            };
            if !next.reads_like(&plan) {
                dialect = match self.dialect(&next) {
                    Ok(dialect) => dialect,
                    Err(why) => break why,
                };
            }
            // The door stays open meanwhile, and nobody who is in it is sent away.
            let mut last = std::mem::replace(&mut guest, self.guest(&next));
            while let Ok(visit) = last.visits.try_recv() {
                self.answer(visit, &next, &mut *dialect).await;
            }
            plan = next;
        };
        if is_open {
            self.facts.lost().await;
        }
        why
    }

    /// Hears requests until they are to be heard otherwise, and says how, or why not at all.
    async fn follow(
        &self,
        plan: &Plan,
        planner: &mut Planner,
        guest: &mut Guest,
        dialect: &mut dyn Dialect,
        is_open: &mut bool,
    ) -> Result<Plan, SourceTrouble> {
        // The keyring may take its time: requests are heard meanwhile.
        let mut next = pin!(planner.next(plan, &self.facts));
        let mut door = self.door.standing();
        loop {
            let stands = *door.borrow_and_update();
            if *is_open != (stands == Standing::Listening) {
                *is_open = !*is_open;
                if *is_open {
                    self.facts.opened(dialect.tells_ends()).await;
                } else {
                    self.facts.lost().await;
                }
            }
            self.standing.tell(stands);
            tokio::select! {
                // The other end lives as long as the door, of which this has a part.
                Ok(()) = door.changed() => {}
                next = &mut next => return next,
                Some(visit) = guest.visits.recv() => self.answer(visit, plan, dialect).await,
            }
        }
    }

    fn dialect(&self, plan: &Plan) -> Result<Box<dyn Dialect>, SourceTrouble> {
        let (secrets, settings) = (plan.secrets.clone(), plan.settings.clone());
        self.kind.dialect(Setup { source: self.name.clone(), secrets, settings })
    }

    fn guest(&self, plan: &Plan) -> Guest {
        let (token, peers) = (plan.token.clone(), plan.entry.peers.clone());
        self.door.receive(&self.name, Terms { token, peers, nearness: plan.nearness, teller: self.standing.clone() })
    }

    async fn answer(&self, Visit { sent, answer, until }: Visit, plan: &Plan, dialect: &mut dyn Dialect) {
        let left = until.saturating_duration_since(Instant::now());
        if !left.is_zero() {
            // Whoever sent it may have hung up.
            answer.send(self.hear(&sent, left, plan, dialect).await).ok();
        }
    }

    async fn hear(&self, sent: &Sent, left: Duration, plan: &Plan, dialect: &mut dyn Dialect) -> Answered {
        let Heard { facts, reply } = match dialect.hear(&sent.request(&plan.address), self.clock.now()) {
            Ok(heard) => heard,
            Err(refusal) => return Answered::Refused(refusal),
        };
        if self.facts.take(facts, left).await { Answered::Taken(reply) } else { Answered::Busy }
    }
}
