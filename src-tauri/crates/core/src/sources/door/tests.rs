//! The bench of the dialects: requests and facts as short lines, and what agents are told of them in the end.

mod fuzz;
mod limits;

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use secrecy::SecretString;
use serde_json::Value;

use super::{Dialect, Heard, Live, Message, ONLINEPBX, Refusal, Reply, Request, SIPUNI, Setup, dialect};
use crate::call::number::{Country, DialPlan};
use crate::clock::{Moment, Now};
use crate::exchange::directory::{Agent, Directory};
use crate::exchange::fact::{About, Extension, Fact, Kind, Leg, Said, Way};
use crate::exchange::told::Told;
use crate::exchange::{Exchange, Input};
use crate::sources::tests::line;
pub(in crate::sources) use fuzz::{bytes, is_bounded};
pub(super) use fuzz::{fuzz, fuzz_live, fuzz_text, fuzz_with};

/// What agents are told when a colleague answers, and when the next caller gives up.
pub(super) const TAKEN_THEN_CANCELLED: [&str; 7] = [
    "101 ringing +79161234567",
    "102 ringing +79161234567",
    "101 ended answered_elsewhere",
    "102 answered +79161234567",
    "102 ended normal",
    "101 ringing +79161234567",
    "101 ended cancelled",
];

/// The same, when nobody answers the next caller.
pub(super) const TAKEN_THEN_NO_ANSWER: [&str; 7] = [
    "101 ringing +79161234567",
    "102 ringing +79161234567",
    "101 ended answered_elsewhere",
    "102 answered +79161234567",
    "102 ended normal",
    "101 ringing +79161234567",
    "101 ended no_answer",
];

/// A dialect, and the agents whom its source may name.
pub(super) struct Bench {
    word: &'static str,
    setup: Setup,
    /// Where requests are sent, if not to the usual one.
    address: Option<SecretString>,
    agents: Vec<(Extension, Agent)>,
    pub(super) dialect: Box<dyn Dialect>,
    now: Now,
}

/// A request of a test: `POST place?query Header=value…`, and the body on the lines below.
#[derive(Clone)]
pub(super) struct Sent {
    pub(super) method: Method,
    pub(super) place: String,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    pub(super) address: SecretString,
}

impl Sent {
    pub(super) fn read(text: &str) -> Self {
        let (head, body) = text.split_once('\n').unwrap_or((text, ""));
        let mut words = head.split(' ');
        let method = words.next().and_then(|method| method.parse().ok()).unwrap_or(Method::GET);
        // What a phone leaves unencoded has no room on a line; blanks in a query are written %20.
        let target = words.next().unwrap_or_default();
        let (place, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers = HeaderMap::new();
        for (name, value) in words.filter_map(|word| word.split_once('=')) {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
                headers.insert(name, value);
            }
        }
        let (place, query, body) = (place.to_owned(), query.to_owned(), body.as_bytes().to_vec());
        Self { method, place, query, headers, body, address: "https://hub/in/pbx/T".into() }
    }

    pub(super) fn request(&self) -> Request<'_> {
        let Self { method, place, query, headers, body, address } = self;
        Request { method, place, query, headers, body, address, peer: IpAddr::V4(Ipv4Addr::new(10, 0, 0, 9)) }
    }
}

impl Bench {
    /// Extensions 101 to 103 are agents.
    pub(super) fn new(word: &'static str) -> Self {
        Self::with(word, &["101", "102", "103"].map(|name| (name, name.parse().unwrap())))
    }

    /// The names, `login:ivan`, are these agents.
    pub(super) fn with(word: &'static str, names: &[(&str, u64)]) -> Self {
        let setup = Setup { source: "pbx".into(), ..Setup::default() };
        let address = None;
        Self { word, setup, address, agents: agents(names), dialect: Box::new(Closed), now: after(0.0) }.opened()
    }

    pub(super) fn secret(mut self, word: &str, secret: &str) -> Self {
        self.setup.secrets.insert(word.to_owned(), secret.into());
        self.opened()
    }

    pub(super) fn settings(mut self, settings: Value) -> Self {
        self.setup.settings = settings;
        self.opened()
    }

    pub(super) fn at(mut self, address: &str) -> Self {
        self.address = Some(address.into());
        self
    }

    fn opened(mut self) -> Self {
        // What is not set up yet is opened with the next word.
        if let Ok(dialect) = dialect(self.word).unwrap().open(self.setup.clone()) {
            self.dialect = dialect;
        }
        self
    }

    pub(super) fn hear(&mut self, request: &str) -> Result<Heard, Refusal> {
        let mut sent = Sent::read(request);
        sent.address = self.address.clone().unwrap_or(sent.address);
        self.dialect.hear(&sent.request(), self.now)
    }

    pub(super) fn reply(&mut self, request: &str) -> Reply {
        self.hear(request).unwrap().reply
    }

    pub(super) fn status(&mut self, request: &str) -> u16 {
        self.hear(request).map_or_else(|refusal| refusal.status(), |heard| heard.reply.status)
    }

    /// The facts of a request as lines, or the one line of its refusal.
    pub(super) fn facts(&mut self, request: &str) -> Vec<String> {
        match self.hear(request) {
            Ok(heard) => heard.facts.iter().map(fact).collect(),
            Err(refusal) => vec![format!("{} {refusal}", refusal.status())],
        }
    }

    /// Compares what requests say with what is expected, one after the other.
    pub(super) fn read(&mut self, table: &[(&str, &[&str])]) {
        for (request, expected) in table {
            assert_eq!(self.facts(request), *expected, "{} {request}", self.word);
        }
    }

    /// Sends requests at these seconds, lets the time pass, and compares what agents are told.
    pub(super) fn told(mut self, script: &[(f64, &str)], expected: &[&str]) {
        let (mut story, agents) = (Story::new(&self.agents), self.word);
        for (at, request) in script {
            self.now = after(*at);
            let heard = self.hear(request).unwrap_or_else(|refusal| panic!("{refusal}: {request}"));
            story.hear(heard.facts, *at);
        }
        story.check(expected, agents);
    }
}

/// A dialect of a WebSocket, with this key.
pub(super) fn live(word: &str, key: &str) -> Box<dyn Live> {
    let secrets = [("key".to_owned(), key.into())].into();
    let setup = Setup { source: "pbx".into(), secrets, ..Setup::default() };
    [SIPUNI, ONLINEPBX].iter().find(|kind| kind.word == word).unwrap().open(setup).unwrap()
}

/// Hears messages at these seconds, and compares what agents are told.
pub(super) fn told_live(mut live: Box<dyn Live>, script: &[(f64, &str)], expected: &[&str]) {
    let mut story = Story::new(&agents(&["101", "102", "103"].map(|name| (name, name.parse().unwrap()))));
    for (at, message) in script {
        match live.hear(message) {
            Message::Facts(facts) => story.hear(facts, *at),
            other => panic!("{other:?}: {message}"),
        }
    }
    story.check(expected, "websocket");
}

/// Names as `login:ivan`, or `101` for an extension.
fn agents(agents: &[(&str, u64)]) -> Vec<(Extension, Agent)> {
    let agents = agents.iter().map(|(name, agent)| {
        let (kind, value) = name.split_once(':').unwrap_or(("extension", name));
        (Extension::new(kind_of(kind), value).unwrap(), Agent(*agent))
    });
    agents.collect()
}

/// An exchange, and what it tells agents.
pub(in crate::sources) struct Story {
    exchange: Exchange,
    told: Vec<Told>,
    last: f64,
}

impl Story {
    /// The source is `pbx`.
    pub(in crate::sources) fn new(agents: &[(Extension, Agent)]) -> Self {
        let mut directory = Directory::default();
        for (name, agent) in agents {
            directory.add("pbx", name.clone(), *agent);
        }
        let plan = DialPlan::from(Country::from_code("RU").unwrap());
        Self { exchange: Exchange::new(plan, directory), told: Vec::new(), last: 0.0 }
    }

    pub(in crate::sources) fn hear(&mut self, facts: Vec<Fact>, at: f64) {
        self.pass(at);
        for fact in facts {
            self.told.extend(self.exchange.step(Input::Fact(Box::new(fact)), after(at).moment));
        }
    }

    /// Lets half a minute pass, and compares what agents were told.
    pub(in crate::sources) fn check(mut self, expected: &[&str], name: &str) {
        let last = self.last;
        self.pass(last + 29.0);
        assert_eq!(self.told.iter().map(line).collect::<Vec<_>>(), expected, "{name}");
    }

    fn pass(&mut self, at: f64) {
        while let Some(due) = self.exchange.next_deadline().filter(|due| *due <= after(at).moment) {
            self.told.extend(self.exchange.step(Input::Due, due));
        }
        self.last = at;
    }
}

/// Both clocks, so many seconds after the start.
pub(in crate::sources) fn after(seconds: f64) -> Now {
    let moment = Moment::START.plus(Duration::from_secs_f64(seconds));
    Now { moment, wall: jiff::Timestamp::from_millisecond(1_795_750_000_000 + (seconds * 1000.0) as i64).unwrap() }
}

/// A fact as a line: `call=7 ringing extension:101 leg=a seq=1 in from=79161234567 name=Ivan line=7495 queue=sales`.
pub(in crate::sources) fn fact(fact: &Fact) -> String {
    let Fact { call, leg, said, about, .. } = fact;
    let mut line = format!("call={call} ");
    line += &match said {
        Said::Seen => "seen".to_owned(),
        Said::Ringing => "ringing".to_owned(),
        Said::Answered => "answered".to_owned(),
        Said::Ended(None) => "ended".to_owned(),
        Said::Ended(Some(cause)) => format!("ended:{}", serde_json::to_value(cause).unwrap().as_str().unwrap()),
        Said::Known => "known".to_owned(),
        Said::Merged { into } => format!("merged:{into}"),
        Said::Transferred => "transferred".to_owned(),
    };
    if let Some(Leg { names, id, seq }) = leg {
        let names: Vec<String> =
            names.iter().map(|name| format!("{}:{}", word_of(name.kind()), name.value())).collect();
        line += &format!(" {}", names.join("|"));
        line += &id.iter().map(|id| format!(" leg={id}")).collect::<String>();
        line += &seq.iter().map(|seq| format!(" seq={seq}")).collect::<String>();
    }
    let About { way, number, name, line: called, queue } = about;
    line += match way {
        None => "",
        Some(Way::In) => " in",
        Some(Way::Out) => " out",
        Some(Way::Internal) => " internal",
    };
    for (word, value) in [("from", number), ("name", name), ("line", called), ("queue", queue)] {
        line += &value.iter().map(|value| format!(" {word}={value}")).collect::<String>();
    }
    line
}

const KINDS: [(&str, Kind); 8] = [
    ("extension", Kind::Extension),
    ("login", Kind::Login),
    ("id", Kind::Id),
    ("name", Kind::Name),
    ("email", Kind::Email),
    ("number", Kind::Number),
    ("sip", Kind::Sip),
    ("user", Kind::User),
];

fn kind_of(word: &str) -> Kind {
    KINDS.iter().find(|(known, _)| *known == word).unwrap().1
}

fn word_of(kind: Kind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).unwrap().0
}

/// Stands in for a dialect that cannot be opened yet.
struct Closed;

impl Dialect for Closed {
    fn hear(&mut self, _: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        panic!("it was never set up")
    }
}
