//! Random courses of calls: whatever telephone systems say, in whatever order, agents are told something sensible.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;

use super::script::{after, exchange, line, pass};
use crate::call::{Cause, Direction};
use crate::event::Reported;
use crate::exchange::Input;
use crate::exchange::directory::Agent;
use crate::exchange::fact::{About, Extension, Fact, Leg, Said, Way};
use crate::exchange::told::{Key, Told};
use crate::fuzz::cases;

/// A step of a course: what happens, and how many milliseconds after the step before.
type Step = (u64, Input);

fn step() -> impl Strategy<Value = Step> {
    let pause = prop_oneof![4 => 0u64..300, 3 => 300u64..3_000, 1 => 3_000u64..70_000];
    let source = prop_oneof![4 => Just("pbx"), 1 => Just("phone")];
    let other = prop_oneof![
        Just(Input::Lost { source: "phone".into() }),
        Just(Input::Opened { source: "phone".into(), tells_ends: false }),
        Just(Input::Opened { source: "pbx".into(), tells_ends: true }),
        Just(Input::Lost { source: "pbx".into() }),
    ];
    (pause, prop_oneof![20 => source.prop_flat_map(fact), 1 => other])
}

fn fact(source: &'static str) -> impl Strategy<Value = Input> {
    let cause = prop_oneof![
        Just(None),
        Just(Some(Cause::Cancelled)),
        Just(Some(Cause::NoAnswer)),
        Just(Some(Cause::Normal)),
        Just(Some(Cause::Busy)),
        Just(Some(Cause::Rejected)),
        Just(Some(Cause::AnsweredElsewhere)),
    ];
    let said = prop_oneof![
        1 => Just(Said::Seen),
        5 => Just(Said::Ringing),
        4 => Just(Said::Answered),
        5 => cause.prop_map(Said::Ended),
        1 => Just(Said::Known),
        1 => Just(Said::Transferred),
        1 => (0u8..4).prop_map(|id| Said::Merged { into: id.to_string() }),
    ];
    let leg =
        proptest::option::weighted(0.9, (100u64..105, proptest::option::of(0u8..3), proptest::option::of(0u64..9)));
    let leg = leg.prop_map(|leg| {
        leg.map(|(extension, id, seq)| Leg {
            names: Extension::number(&extension.to_string()).into_iter().collect(),
            id: id.map(|id| id.to_string()),
            // A telephone system numbers what it says of all legs, or of none.
            seq: seq.filter(|_| extension == 104),
        })
    });
    let number = prop_oneof![Just(None), Just(Some("79161234567")), Just(Some("anonymous")), Just(Some("101"))];
    let way = prop_oneof![4 => Just(Some(Way::In)), 1 => Just(Some(Way::Out)), 1 => Just(Some(Way::Internal)), 2 => Just(None)];
    let at = proptest::option::weighted(0.2, 0i64..4).prop_map(|at| at.and_then(|at| Timestamp::from_second(at).ok()));
    (0u8..4, leg, said, number, way, any::<bool>(), at).prop_map(move |(call, leg, said, number, way, queue, at)| {
        let number = number.map(str::to_owned);
        let about = About { way, number, queue: queue.then(|| "sales".to_owned()), ..About::default() };
        Input::Fact(Box::new(Fact { source: source.to_owned(), call: call.to_string(), leg, said, about, at }))
    })
}

/// Every call that an agent hears of rings before all else, and no end is told twice.
fn hold_together(told: &[Told]) -> Result<(), TestCaseError> {
    let mut last: BTreeMap<(Agent, Key), Reported> = BTreeMap::new();
    for told in told {
        let key = (told.agent, told.call.clone());
        let before = last.insert(key, told.phase);
        let fits = match (before, told.phase) {
            (None, phase) => phase == Reported::Ringing,
            (Some(Reported::Ended(before)), Reported::Ended(now)) => {
                now == Some(Cause::AnsweredElsewhere) && before != now
            }
            // Only of what rings can be said that nobody knows how it goes on.
            (Some(before), Reported::Lost) => before == Reported::Ringing,
            (Some(_), _) => true,
        };
        prop_assert!(fits, "{} after {before:?}", line(told));
    }
    Ok(())
}

/// Who did not answer what a colleague took has not missed it. Of calls that were joined it is not said who missed what: the
/// answer may be older than the ring. Nor of calls that were placed by us, for who rang before that was told may have dialled.
fn nobody_missed_what_was_taken(told: &[Told], other: &BTreeSet<Key>) -> Result<(), TestCaseError> {
    let mut calls: BTreeMap<&Key, BTreeMap<Agent, Vec<&Told>>> = BTreeMap::new();
    for told in told.iter().filter(|told| !other.contains(&told.call)) {
        calls.entry(&told.call).or_default().entry(told.agent).or_default().push(told);
    }
    for (call, agents) in calls {
        // Only the simplest course says for certain who missed what: each agent rang once, and one answered.
        let phases = |told: &Vec<&Told>| told.iter().map(|told| told.phase).collect::<Vec<_>>();
        let once = agents.values().all(|told| {
            let phases = phases(told);
            phases.iter().filter(|phase| **phase == Reported::Ringing).count() == 1
                && told.iter().all(|told| told.caller.direction == Direction::In)
        });
        let position = |wanted: &dyn Fn(&Told) -> bool| told.iter().position(|told| told.call == *call && wanted(told));
        let answer = position(&|told| told.phase == Reported::Answered);
        let Some(answer) = answer.filter(|_| once) else { continue };
        for (agent, told_of) in &agents {
            let rang = position(&|told| told.agent == *agent && told.phase == Reported::Ringing);
            let answered = phases(told_of).contains(&Reported::Answered);
            if answered || rang.is_none_or(|rang| rang > answer) {
                continue;
            }
            let end = told_of.last().map(|told| told.phase);
            let missed = matches!(end, Some(Reported::Ended(Some(Cause::NoAnswer | Cause::Cancelled))));
            prop_assert!(!missed, "{} missed a call that was taken: {:?}", agent.0, phases(told_of));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fuzz_agents_are_told_something_sensible_of_any_course(steps in vec(step(), 1..60)) {
        let mut exchange = exchange();
        let (mut told, mut millis, mut other, mut ways) = (Vec::new(), 0, BTreeSet::new(), BTreeMap::new());
        for (pause, input) in steps {
            millis += pause;
            let now = after(millis as f64 / 1000.0);
            if let Input::Fact(fact) = &input {
                let key = |id: &String| (fact.source.clone(), id.clone());
                if let Said::Merged { into } = &fact.said {
                    other.extend([&fact.call, into].map(key));
                }
                if let Some(way @ (Way::In | Way::Out)) = fact.about.way && *ways.entry(key(&fact.call)).or_insert(way) == Way::Out {
                    other.insert(key(&fact.call));
                }
            }
            pass(&mut exchange, now, &mut told);
            told.extend(exchange.step(input, now));
        }
        pass(&mut exchange, after(millis as f64 / 1000.0 + 9.0 * 3600.0), &mut told);
        hold_together(&told)?;
        nobody_missed_what_was_taken(&told, &other)?;
        prop_assert_eq!(exchange.next_deadline(), None);
        prop_assert!(exchange.calls.is_empty() && exchange.by_key.is_empty() && exchange.due.is_empty());
    }
}
