//! A script of a call: what is said when, and what agents are told of it, both as short lines.
//!
//! `2.5 pbx/100 ringing 101 leg=a seq=1 from=+79998885533 name=Ivan line=74951112233 queue=sales in` is said after 2.5
//! seconds; every word after the phase may be left out. What is told reads `101 ringing +79998885533`.

use std::time::Duration;

use jiff::Timestamp;

use crate::call::Cause;
use crate::call::number::{CallNumber, Country, DialPlan};
use crate::clock::Moment;
use crate::event::Reported;
use crate::exchange::directory::{Agent, Directory};
use crate::exchange::fact::{About, Extension, Fact, Leg, Said, Way};
use crate::exchange::told::Told;
use crate::exchange::{Exchange, Input};

/// The agents of all scripts: their extensions, and their ids at the CRM, are these numbers.
pub(super) const AGENTS: [u64; 4] = [101, 102, 103, 104];

pub(super) fn directory() -> Directory {
    let mut directory = Directory::default();
    for source in ["pbx", "phone"] {
        for agent in AGENTS {
            directory.add(source, Extension::number(&agent.to_string()).unwrap(), Agent(agent));
        }
    }
    directory
}

pub(super) fn exchange() -> Exchange {
    Exchange::new(DialPlan::from(Country::from_code("RU").unwrap()), directory())
}

pub(super) fn after(seconds: f64) -> Moment {
    Moment::START.plus(Duration::from_secs_f64(seconds))
}

/// Plays a script, then lets the time pass, and compares what was told.
pub(super) fn check(script: &str, expected: &[&str]) {
    let told: Vec<String> = play(&mut exchange(), script, 29.0).iter().map(line).collect();
    assert_eq!(told, expected, "{script}");
}

/// What is told while a script is played, and in the seconds after it.
pub(super) fn play(exchange: &mut Exchange, script: &str, further: f64) -> Vec<Told> {
    let mut told = Vec::new();
    let mut now = Moment::START;
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (at, input) = read(line);
        pass(exchange, at, &mut told);
        now = at;
        told.extend(exchange.step(input, at));
    }
    pass(exchange, now.plus(Duration::from_secs_f64(further)), &mut told);
    told
}

/// Lets the time pass to then, as the loop around an exchange does.
pub(super) fn pass(exchange: &mut Exchange, then: Moment, told: &mut Vec<Told>) {
    while let Some(due) = exchange.next_deadline().filter(|due| *due <= then) {
        told.extend(exchange.step(Input::Due, due));
    }
}

pub(super) fn line(told: &Told) -> String {
    let phase = match told.phase {
        Reported::Ringing => "ringing".to_owned(),
        Reported::Answered => "answered".to_owned(),
        Reported::Lost => "lost".to_owned(),
        Reported::Ended(None) => "ended".to_owned(),
        Reported::Ended(Some(cause)) => {
            let word = serde_json::to_value(cause).unwrap();
            format!("ended {}", word.as_str().unwrap())
        }
    };
    let mut line = format!("{} {phase}", told.agent.0);
    if !told.phase.is_over() {
        let number = match &told.caller.number {
            CallNumber::Phone(phone) => phone.dialable().to_owned(),
            CallNumber::Internal(short) => format!("internal {short}"),
            CallNumber::Unreadable(text) => format!("{text:?}"),
            CallNumber::Withheld => "withheld".to_owned(),
        };
        line = format!("{line} {number}");
    }
    line
}

fn read(line: &str) -> (Moment, Input) {
    let (at, rest) = line.split_once(' ').unwrap();
    let at = after(at.parse().unwrap());
    let words: Vec<&str> = rest.split(' ').collect();
    match words[..] {
        ["opened", source] => (at, Input::Opened { source: source.to_owned(), tells_ends: true }),
        ["opened", source, "without-ends"] => (at, Input::Opened { source: source.to_owned(), tells_ends: false }),
        ["gone", source] => (at, Input::Gone { source: source.to_owned() }),
        ["lost", source] => (at, Input::Lost { source: source.to_owned() }),
        [call, phase, ref words @ ..] => (at, Input::Fact(Box::new(fact(call, phase, words)))),
        _ => panic!("{line}"),
    }
}

fn fact(call: &str, phase: &str, words: &[&str]) -> Fact {
    let (source, call) = call.split_once('/').unwrap();
    let mut about = About::default();
    let mut leg: Option<Leg> = None;
    let mut cause = None;
    let mut into = String::new();
    let mut at = None;
    for word in words {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        let said = Some(value.to_owned());
        match name {
            "from" => about.number = said,
            "name" => about.name = said,
            "line" => about.line = said,
            "queue" => about.queue = said,
            "in" => about.way = Some(Way::In),
            "out" => about.way = Some(Way::Out),
            "internal" => about.way = Some(Way::Internal),
            "leg" => leg.get_or_insert_default().id = said,
            "seq" => leg.get_or_insert_default().seq = value.parse().ok(),
            "into" => into = value.to_owned(),
            "at" => at = Timestamp::from_second(value.parse().unwrap()).ok(),
            _ if name.chars().all(|c| c.is_ascii_digit()) => {
                leg.get_or_insert_default().names.extend(Extension::number(name));
            }
            _ => cause = Some(serde_json::from_value::<Cause>(name.into()).unwrap()),
        }
    }
    let said = match phase {
        "seen" => Said::Seen,
        "ringing" => Said::Ringing,
        "answered" => Said::Answered,
        "ended" => Said::Ended(cause),
        "known" => Said::Known,
        "transferred" => Said::Transferred,
        "merged" => Said::Merged { into },
        _ => panic!("{phase}"),
    };
    Fact { source: source.to_owned(), call: call.to_owned(), leg, said, about, at }
}
