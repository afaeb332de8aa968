//! Hears one Asterisk over a connection until that breaks: what it tells of becomes facts, and a connection that has fallen
//! silent is asked whether it is still there.
//!
//! What comes is read at once, because Asterisk cuts off who reads slowly.

use std::time::Duration;

use tokio::sync::watch;

use super::channels::Channels;
use super::conversation::{Broken, Conversation};
use super::packet::Packet;
use crate::clock::{Alarm, Clock, Moment};
use crate::exchange::LOST;
use crate::sources::Facts;
use crate::standing::SourceTrouble;

/// How long a connection may be silent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Then it is asked whether it is there.
    pub(super) silence: Duration,
    /// And so long the answer may take.
    pub(super) answer: Duration,
}

pub(super) const PATIENCE: Patience = Patience { silence: Duration::from_secs(30), answer: Duration::from_secs(10) };

/// What is known of an Asterisk over its connections: calls outlive one that is cut for a moment.
pub(super) struct Hearing {
    clock: Clock,
    facts: Facts,
    name: String,
    patience: Patience,
    channels: Channels,
    opened: Option<Moment>,
    lost: Option<Moment>,
}

impl Hearing {
    pub(super) fn new(name: &str, facts: Facts, patience: Patience) -> Self {
        let channels = Channels::new(name, []);
        Self { clock: Clock::start(), facts, name: name.to_owned(), patience, channels, opened: None, lost: None }
    }

    /// A connection stands.
    pub(super) async fn open(&mut self) {
        let now = self.now();
        if self.lost.is_some_and(|lost| now.since(lost) >= LOST) {
            // The exchange has given up what there was.
            self.channels = Channels::new(&self.name, []);
        }
        (self.opened, self.lost) = (Some(now), None);
        self.facts.opened(true).await;
    }

    /// The connection is no more, if there was one. Says how long it stood.
    pub(super) async fn close(&mut self) -> Duration {
        let Some(opened) = self.opened.take() else { return Duration::ZERO };
        self.lost = Some(self.now());
        self.facts.lost().await;
        self.now().since(opened)
    }

    /// The calls that there were are over, however they ended: the Asterisk was restarted, or another one is wanted.
    pub(super) async fn forget(&mut self) {
        if self.lost.take().is_some() {
            self.channels = Channels::new(&self.name, []);
            self.facts.gone().await;
        }
    }

    /// Hears until the connection breaks. `agents` has the agent's extensions.
    pub(super) async fn hear(
        &mut self,
        conversation: &mut Conversation,
        early: Vec<Packet>,
        mut agents: watch::Receiver<Vec<String>>,
    ) -> Broken {
        let (mut alarm, Patience { silence, answer }) = (Alarm::new(), self.patience);
        let (mut heard, mut ask) = (self.now(), self.now().plus(silence));
        self.channels.set_agents(agents.borrow_and_update().clone());
        self.take(&early).await;
        loop {
            let due = self.channels.next_deadline().into_iter().chain([ask]).min();
            alarm.set(due, self.now());
            tokio::select! {
                told = conversation.hear() => match told {
                    Ok(packets) => {
                        heard = self.now();
                        self.take(&packets).await;
                    }
                    Err(broken) => return broken,
                },
                () = alarm.rings() => {
                    let now = self.now();
                    let due = self.channels.due(now);
                    self.facts.tell(due).await;
                    if now < ask {
                        continue;
                    }
                    let silent = now.since(heard);
                    if silent >= silence + answer {
                        return Broken { why: SourceTrouble::Unreachable, is_not_running: false };
                    }
                    ask = heard.plus(silence);
                    if silent >= silence {
                        ask = ask.plus(answer);
                        if let Err(broken) = conversation.ping().await {
                            return broken;
                        }
                    }
                }
                Ok(()) = agents.changed() => {
                    let agents = agents.borrow_and_update().clone();
                    self.facts.mine(&agents).await;
                    self.channels.set_agents(agents);
                }
            }
        }
    }

    async fn take(&mut self, packets: &[Packet]) {
        let now = self.now();
        for packet in packets {
            let facts = self.channels.hear(packet, now);
            self.facts.tell(facts).await;
        }
    }

    fn now(&self) -> Moment {
        self.clock.now().moment
    }
}

#[cfg(test)]
mod tests {
    use callcard_stand_in::{Asterisk, SECRET, USER};
    use tokio::sync::mpsc;
    use tokio::time::timeout;

    use super::super::entry::Way;
    use super::super::session::Plain;
    use super::*;
    use crate::desk::Overview;
    use crate::sources::Standings;

    #[tokio::test]
    async fn silent_connection_is_asked_and_given_up_when_no_answer_comes() {
        let asterisk = Asterisk::start().await;
        let (said, mut heard) = mpsc::channel(64);
        let standings = Standings::of(watch::Sender::new(Overview::default()));
        let facts = Facts::new(said, standings.open("asterisk", "asterisk"));
        let patience = Patience { silence: Duration::from_millis(50), answer: Duration::from_millis(500) };
        let mut hearing = Hearing::new("asterisk", facts, patience);
        let (host, user) = ("127.0.0.1".to_owned(), USER.to_owned());
        let way = Way { host, port: asterisk.port(), tls: false, user, plain: Plain::Never };
        let (mut conversation, early) = Conversation::begin(&way, SECRET.into()).await.unwrap();
        hearing.open().await;
        let (_agents, mine) = watch::channel(vec!["101".to_owned()]);
        tokio::select! {
            broken = hearing.hear(&mut conversation, early, mine.clone()) => panic!("{broken:?}"),
            () = asterisk.asked("Ping", 4) => {}
        }
        asterisk.silent(true);
        let heard_on = hearing.hear(&mut conversation, Vec::new(), mine);
        let broken = timeout(Duration::from_secs(20), heard_on).await.unwrap();
        assert_eq!((broken.why, broken.is_not_running), (SourceTrouble::Unreachable, false));
        assert!(hearing.close().await >= Duration::from_millis(550), "how long it stood is said");
        heard.close();
        let mut told = Vec::new();
        while let Some(said) = heard.recv().await {
            told.push(format!("{said:?}"));
        }
        assert!(told.len() == 2 && told[0].contains("Opened") && told[1].contains("Lost"), "{told:?}");
    }
}
