//! The exchange at work: what telephone systems say goes in, and what comes of it for this agent goes to the desk as
//! reports.
//!
//! Two tasks with a bounded queue between them, so that a slow disk keeps nobody from hearing: one steps the exchange and
//! keeps its deadlines, the other hands reports in.

use std::collections::BTreeMap;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::facts::{Facts, Mine, PATIENCE, Said, Stranger};
use super::standings::{Standings, Teller};
use crate::clock::{Alarm, Clock};
use crate::event::{MOST_EVENTS, Report};
use crate::exchange::directory::{Agent, Directory};
use crate::exchange::{Exchange, Input};
use crate::intake::Intake;

/// What may wait for the exchange, and what of the exchange's may wait for the desk.
const WAITING: usize = 4_096;

/// Whoever sits at this desk: the exchange of a workplace knows one agent.
const ME: Agent = Agent(0);

/// The way to the exchange.
#[derive(Clone, Debug)]
pub(crate) struct Board {
    said: mpsc::Sender<Said>,
    /// Counts what the exchange has taken in.
    taken: watch::Sender<u64>,
}

/// What is said to the exchange, until it is opened.
#[derive(Debug)]
pub(crate) struct BoardReceiver {
    said: mpsc::Receiver<Said>,
    taken: watch::Sender<u64>,
}

/// The way to the exchange, and its other end.
pub(crate) fn board() -> (Board, BoardReceiver) {
    let (said, heard) = mpsc::channel(WAITING);
    let taken = watch::Sender::new(0);
    (Board { said, taken: taken.clone() }, BoardReceiver { said: heard, taken })
}

impl Board {
    /// The way in for one source.
    pub(super) fn facts(&self, teller: &Teller) -> Facts {
        Facts::new(self.said.clone(), teller.clone())
    }

    /// Changes with each thing that a telephone system says.
    pub(crate) fn taken(&self) -> watch::Receiver<u64> {
        self.taken.subscribe()
    }

    /// The names that a source spoke of lately and that are not the agent's, the latest first.
    pub(crate) async fn strangers(&self, source: &str) -> Vec<Stranger> {
        let (reply, strangers) = oneshot::channel();
        let answer = async {
            self.said.send(Said::Strangers { source: source.to_owned(), reply }).await.ok()?;
            strangers.await.ok()
        };
        timeout(PATIENCE, answer).await.ok().flatten().unwrap_or_default()
    }
}

impl BoardReceiver {
    /// Begins to hear what sources say. When `stop` says so, what was said before is taken in, and no more.
    pub(super) fn open(
        self,
        intake: &Intake,
        standings: &Standings,
        stop: watch::Receiver<bool>,
        running: &mut JoinSet<()>,
    ) {
        let (results, handed) = mpsc::channel(WAITING);
        let (intake_of_room, standings) = (intake.clone(), standings.clone());
        let room = Room { intake: intake_of_room, standings, mine: BTreeMap::new(), me: None, taken: self.taken };
        running.spawn(room.work(self.said, results, stop));
        running.spawn(hand_in(handed, intake.clone()));
    }
}

/// What the exchange's task needs and knows.
struct Room {
    intake: Intake,
    standings: Standings,
    /// Who the agent is, source by source, and which of the CRM's users.
    mine: BTreeMap<String, Mine>,
    me: Option<u64>,
    taken: watch::Sender<u64>,
}

impl Room {
    /// Has the exchange take in what is said, and do what is due.
    async fn work(
        mut self,
        mut said: mpsc::Receiver<Said>,
        results: mpsc::Sender<Report>,
        mut stop: watch::Receiver<bool>,
    ) {
        let (clock, mut alarm) = (Clock::start(), Alarm::new());
        let mut exchange = Exchange::new(self.intake.dial_plan(), Directory::default());
        let mut is_stopping = false;
        loop {
            alarm.set(exchange.next_deadline(), clock.now().moment);
            let input = tokio::select! {
                biased;
                said = said.recv() => match said {
                    Some(said) => self.input(said, &exchange, &clock),
                    None => return,
                },
                () = alarm.rings() => Some(Input::Due),
                _ = stop.wait_for(|stop| *stop), if !is_stopping => {
                    is_stopping = true;
                    said.close();
                    None
                }
            };
            let Some(input) = input else { continue };
            exchange.read_numbers_by(self.intake.dial_plan());
            let mut told =
                self.is_somebody_else().map_or_else(Vec::new, |input| exchange.step(input, clock.now().moment));
            told.extend(exchange.step(input, clock.now().moment));
            self.taken.send_modify(|count| *count += 1);
            for told in told {
                if told.agent != ME {
                    continue;
                }
                self.standings.reported(&told.call.0);
                // A desk that takes nothing in for so long has lost more than this.
                if results.send_timeout(told.report(), PATIENCE).await.is_err() {
                    tracing::error!("what the agent was to be told of a call found no place in time");
                }
            }
        }
    }

    fn input(&mut self, said: Said, exchange: &Exchange, clock: &Clock) -> Option<Input> {
        match said {
            Said::Input(input) => Some(input),
            Said::Mine { source, mine } => {
                self.mine.insert(source, mine);
                Some(Input::Directory(self.directory()))
            }
            Said::Strangers { source, reply } => {
                let now = clock.now();
                let of = exchange.strangers().iter().filter(|stranger| stranger.source == source);
                let strangers = of.map(|stranger| {
                    let heard = now.wall_before(now.moment.since(stranger.heard));
                    (stranger.extension.value().to_owned(), heard)
                });
                // Whoever asked may have hung up.
                reply.send(strangers.collect()).ok();
                None
            }
        }
    }

    /// If another user of the CRM sits here than before: some who write to us name that one.
    fn is_somebody_else(&mut self) -> Option<Input> {
        let me = self.intake.settings.read(|settings| settings.me);
        let last = std::mem::replace(&mut self.me, me);
        (last != me).then(|| Input::Directory(self.directory()))
    }

    /// At a workplace everybody whose extension is not the agent's is a colleague.
    fn directory(&self) -> Directory {
        let mut directory = Directory::default();
        for (source, mine) in &self.mine {
            match mine {
                Mine::Those(names) => names.iter().for_each(|name| directory.add(source, name.clone(), ME)),
                Mine::Everybody => directory.add_all(source, ME),
            }
        }
        if let Some(me) = self.me {
            directory.add_user(me, ME);
        }
        directory
    }
}

/// Hands reports in, those that wait already together. It does not wait until they are on disk: a telephone system does
/// not tell again, so there is nothing that could be made good.
async fn hand_in(mut handed: mpsc::Receiver<Report>, intake: Intake) {
    let mut waiting = Vec::new();
    while handed.recv_many(&mut waiting, MOST_EVENTS).await > 0 {
        let count = waiting.len();
        match intake.tell(std::mem::take(&mut waiting)).await {
            Ok(kept) => drop(tokio::spawn(async move {
                if let Ok(Err(why)) = kept.await {
                    tracing::error!(count, %why, "what telephone systems told of calls was not kept");
                }
            })),
            Err(why) => tracing::error!(count, %why, "what telephone systems told of calls was not taken in"),
        }
    }
}
