//! Random requests: noise, and above all good ones with something broken. Nothing panics, and whatever comes of them is
//! bounded.
//!
//! Ten thousand in each run; `make fuzz` tries a million.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Bench, Message, Refusal, Sent, after, live};
use crate::call::text::LONGEST;
use crate::exchange::fact::{Fact, Said};
use crate::fuzz::cases;
use crate::sources::door::refusal;

/// What is inserted into good requests.
const PIECES: [&str; 26] = [
    "\"",
    "'",
    "\\",
    "\\ud83d",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "&",
    "=",
    "%",
    "%C8",
    "+",
    ".",
    "\u{feff}",
    "\0",
    "\n",
    "null",
    "[]",
    "{}",
    "sip:",
    "@",
    "#",
    "99999999999999999999",
];

/// Good bytes with some places broken; sometimes mere noise.
pub(in crate::sources) fn bytes(good: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
        1 => (prop::sample::select(&PIECES[..]), 1_usize..400).prop_map(|(piece, times)| piece.repeat(times).into_bytes()),
        1 => prop::sample::select(good.clone()),
    ];
    let change = (any::<prop::sample::Index>(), prop_oneof![3 => 0_usize..3, 1 => 0_usize..60], piece);
    let broken = (prop::sample::select(good), prop::collection::vec(change, 0..4)).prop_map(|(good, changes)| {
        changes.into_iter().fold(good, |mut bytes, (place, gone, piece)| {
            let start = place.index(bytes.len() + 1);
            let end = (start + gone).min(bytes.len());
            bytes.splice(start..end, piece);
            bytes
        })
    });
    prop_oneof![12 => broken, 1 => prop::collection::vec(any::<u8>(), 0..200)]
}

/// Facts are few, and their texts short.
pub(in crate::sources) fn is_bounded(facts: &[Fact]) -> bool {
    let short = |text: &String| text.chars().count() <= LONGEST;
    let is_short = |fact: &Fact| {
        let Fact { source, call, leg, said, about, .. } = fact;
        let into = if let Said::Merged { into } = said { Some(into) } else { None };
        let texts = [&about.number, &about.name, &about.line, &about.queue].into_iter().flatten();
        let leg = leg.iter().all(|leg| {
            leg.id.iter().all(short)
                && leg.names.len() <= 20
                && leg.names.iter().all(|name| name.value().chars().count() <= LONGEST)
        });
        leg && texts.chain([source, call]).chain(into).all(short)
    };
    facts.len() <= 50 * 50 && facts.iter().all(is_short)
}

/// Whatever is sent is read or refused.
pub(in crate::sources) fn fuzz(word: &'static str, good: &[&str]) {
    fuzz_with(|| Bench::new(word), good);
}

/// The same with a dialect that is set up otherwise. One hears all requests of a run, so that what it keeps grows.
pub(in crate::sources) fn fuzz_with(bench: impl Fn() -> Bench, good: &[&str]) {
    let sent: Vec<Sent> = good.iter().map(|good| Sent::read(good)).collect();
    let of = |part: fn(&Sent) -> Vec<u8>| bytes(sent.iter().map(part).collect());
    let whole = prop::sample::select((0..sent.len()).collect::<Vec<_>>());
    let query = of(|sent| sent.query.clone().into_bytes());
    let body = of(|sent| sent.body.clone());
    let bench = std::cell::RefCell::new(bench());
    let (good, bad) = (std::cell::Cell::new(0_u32), std::cell::Cell::new(0_u32));
    let mut runner = TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(whole, query, body, 0_u32..100_000), |(whole, query, body, at)| {
        let sent = &sent[whole];
        let query = String::from_utf8_lossy(&query).replace(' ', "%20");
        let body = if sent.body.is_empty() { Vec::new() } else { body };
        let sent = Sent { query, body, ..sent.clone() };
        match bench.borrow_mut().dialect.hear(&sent.request(), after(f64::from(at))) {
            Ok(heard) => {
                good.set(good.get() + u32::from(!heard.facts.is_empty()));
                prop_assert!(is_bounded(&heard.facts), "{:?}", heard.facts);
                prop_assert!(heard.reply.body.len() <= 500);
            }
            Err(refused) => {
                bad.set(bad.get() + 1);
                prop_assert!((400..500).contains(&refused.status()));
                prop_assert!(refused.to_string().chars().count() <= refusal::LONGEST, "{refused}");
            }
        }
        Ok(())
    });
    outcome.unwrap();
    assert!(good.get() * 20 > cases(), "{} good, {} bad: noise proves little", good.get(), bad.get());
}

/// Whatever a WebSocket says is of calls or of nothing.
pub(in crate::sources) fn fuzz_live(word: &str, good: &[&str]) {
    let mut live = live(word, "key");
    fuzz_text(good, |text| match live.hear(text) {
        Message::Facts(facts) => Ok(facts),
        Message::Ready | Message::Refused => Ok(Vec::new()),
    });
}

/// Whatever a text holds is read or refused.
pub(in crate::sources) fn fuzz_text(good: &[&str], hear: impl FnMut(&str) -> Result<Vec<Fact>, Refusal>) {
    let hear = std::cell::RefCell::new(hear);
    let told = std::cell::Cell::new(0_u32);
    let mut runner = TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&bytes(good.iter().map(|text| text.as_bytes().to_vec()).collect()), |bytes| {
        if let Ok(facts) = (hear.borrow_mut())(&String::from_utf8_lossy(&bytes)) {
            told.set(told.get() + u32::from(!facts.is_empty()));
            prop_assert!(is_bounded(&facts), "{facts:?}");
        }
        Ok(())
    });
    outcome.unwrap();
    assert!(told.get() * 20 > cases(), "{} of {}: noise proves little", told.get(), cases());
}
