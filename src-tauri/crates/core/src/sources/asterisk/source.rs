//! Asterisk as a source: a conversation with its manager interface, and what is known of its channels.

use secrecy::SecretString;
use serde_json::Value;

use super::calling::Calling;
use super::channels::Channels;
use super::conversation::Conversation;
use super::entry::{self, Way};
use super::run::Run;
use crate::clock::{Clock, Moment};
use crate::exchange::fact::{Extension, Fact};
use crate::sources::callers::Order;
use crate::sources::facts::Mine;
use crate::sources::kinds::{Field, Shape, Unfit};
use crate::sources::wire::{Broken, Entry, PATIENCE, Patience, Wire};
use crate::standing::SourceTrouble;

/// An Asterisk, connected or not.
pub(crate) struct Asterisk {
    conversation: Option<Conversation>,
    run: Run,
    /// It has been found out just now that it was started anew.
    is_anew: bool,
    channels: Channels,
    calling: Calling,
}

impl Wire for Asterisk {
    type Way = Way;

    const KIND: &'static str = "asterisk";
    const SECRETS: &'static [&'static str] = &["secret"];
    const FIELDS: &'static [Field] = &[
        Field::new("host", Shape::Text).needed(),
        Field::new("user", Shape::Text).needed().preset("callcard"),
        Field::new("secret", Shape::Secret).needed(),
        Field::new("extensions", Shape::Names),
        Field::new("port", Shape::Number).more(),
        Field::new("tls", Shape::Switch).more(),
        Field::new("login", Shape::Choice(&["md5", "plain"])).more(),
        Field::new("call_back", Shape::Text).more(),
    ];
    const PATIENCE: Option<Patience> = Some(PATIENCE);

    fn read(entry: &Value) -> Result<Entry<Way>, Unfit> {
        entry::read(entry)
    }

    fn new(name: &str) -> Self {
        Self {
            conversation: None,
            run: Run::default(),
            is_anew: false,
            channels: Channels::new(name, []),
            calling: Calling::default(),
        }
    }

    async fn connect(&mut self, way: &Way, secret: Option<SecretString>) -> Result<(), Broken> {
        let secret = secret.ok_or(Broken::of(SourceTrouble::NoSecret))?;
        (self.conversation, self.calling) = (None, Calling::default());
        self.conversation = Some(Conversation::begin(way, secret).await?);
        self.run.connected();
        Ok(())
    }

    async fn hear(&mut self, clock: &Clock) -> Result<Vec<Fact>, Broken> {
        let conversation = self.conversation.as_mut().ok_or(Broken::of(SourceTrouble::CutOff))?;
        let packets = conversation.hear().await;
        if packets.is_err() {
            // What became of the calls that it was told to place, nobody will say.
            self.calling = Calling::default();
        }
        let (now, mut facts) = (clock.now().moment, Vec::new());
        for packet in &packets? {
            self.calling.hear(packet);
            if self.run.hear(packet) {
                self.channels.forget();
                (self.is_anew, facts) = (true, Vec::new());
            }
            facts.extend(self.channels.hear(packet, now));
        }
        Ok(facts)
    }

    async fn ask(&mut self) -> Result<(), Broken> {
        self.conversation.as_mut().ok_or(Broken::of(SourceTrouble::CutOff))?.ping().await
    }

    async fn call(&mut self, way: &Way, order: Order) -> Result<(), Broken> {
        let conversation = self.conversation.as_mut().ok_or(Broken::of(SourceTrouble::CutOff))?;
        let Some(telephone) = &way.telephone else { return Ok(()) };
        let exten = telephone.dialled(&order.number);
        let action = conversation.originate(&telephone.originate(&exten)).await?;
        self.calling.begun(action, telephone, order);
        Ok(())
    }

    fn is_anew(&mut self) -> bool {
        std::mem::take(&mut self.is_anew)
    }

    fn forget(&mut self) {
        self.run = Run::default();
        self.channels.forget();
    }

    fn set_mine(&mut self, mine: &Mine) {
        let names = match mine {
            Mine::Those(names) => &names[..],
            Mine::Everybody => &[],
        };
        self.channels.set_agents(names.iter().map(Extension::value).map(str::to_owned));
    }

    fn due(&mut self, now: Moment) -> Vec<Fact> {
        self.channels.due(now)
    }

    fn next_deadline(&self) -> Option<Moment> {
        self.channels.next_deadline()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use callcard_stand_in::{Asterisk as StandIn, SECRET, USER};
    use tokio::sync::{mpsc, watch};
    use tokio::time::timeout;

    use super::super::session::Plain;
    use super::*;
    use crate::desk::Overview;
    use crate::sources::wire::{Hearing, Place};
    use crate::sources::{Facts, Standings};

    #[tokio::test]
    async fn silent_connection_is_asked_and_given_up_when_no_answer_comes() {
        let asterisk = StandIn::start().await;
        let (said, mut heard) = mpsc::channel(64);
        let standings = Standings::of(watch::Sender::new(Overview::default()));
        let facts = Facts::new(said, standings.open("asterisk", "asterisk"));
        let patience = Patience { silence: Duration::from_millis(50), answer: Duration::from_millis(500) };
        let mut hearing = Hearing::<Asterisk>::new("asterisk", facts, Some(patience));
        let place = Place { host: "127.0.0.1".to_owned(), port: asterisk.port(), tls: false };
        let way = Way { place, user: USER.to_owned(), plain: Plain::Never, telephone: None };
        hearing.connect(&way, Some(SECRET.into())).await.unwrap();
        let (_mine, mine) = watch::channel(Mine::Those(vec![Extension::number("101").unwrap()]));
        tokio::select! {
            broken = hearing.hear(&way, mine.clone(), None) => panic!("{broken:?}"),
            () = asterisk.asked("Ping", 4) => {}
        }
        asterisk.silent(true);
        let broken = timeout(Duration::from_secs(20), hearing.hear(&way, mine, None)).await.unwrap();
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
