//! What must hold whatever happens, in whatever order.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

/// Something that may happen. Calls are picked by an index into those there are.
#[derive(Clone, Debug)]
enum Happening {
    Report { caller: u8, source: u8, id: Option<u8>, phase: u8, users: u8 },
    Stored(bool),
    Claim { stored: bool },
    Posted { pick: u8, result: u8 },
    Named { pick: u8, known: bool },
    Clicked(u8),
    Dismissed(u8),
    HungUp(u8),
    Paused(bool),
    Abilities(bool),
    Wait(u64),
    Restart,
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        8 => (0..5u8, 0..3u8, proptest::option::of(0..9u8), 0..4u8, 0..3u8)
            .prop_map(|(caller, source, id, phase, users)| Happening::Report { caller, source, id, phase, users }),
        3 => any::<bool>().prop_map(Happening::Stored),
        5 => prop::bool::weighted(0.9).prop_map(|stored| Happening::Claim { stored }),
        5 => (any::<u8>(), 0..7u8).prop_map(|(pick, result)| Happening::Posted { pick, result }),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(pick, known)| Happening::Named { pick, known }),
        1 => any::<u8>().prop_map(Happening::Clicked),
        1 => any::<u8>().prop_map(Happening::Dismissed),
        1 => any::<u8>().prop_map(Happening::HungUp),
        1 => any::<bool>().prop_map(Happening::Paused),
        1 => any::<bool>().prop_map(Happening::Abilities),
        4 => prop_oneof![0..300u64, 0..60_000u64, 0..20_000_000u64].prop_map(Happening::Wait),
        1 => Just(Happening::Restart),
    ]
}

/// The world around the desk, and what must be true of it.
struct World {
    bench: Bench,
    /// What is on disk.
    disk: BTreeMap<CallId, Call>,
    /// Every call that a report was taken into.
    taken: BTreeSet<CallId>,
    /// Calls that wait to be stored or not.
    unstored: Vec<CallId>,
    /// Notices on the screen.
    shown: BTreeSet<CallId>,
    /// Notices ever begun in this run of the app.
    begun: BTreeSet<CallId>,
    /// POSTs under way, and calls whose POST may have been processed.
    under_way: BTreeSet<CallId>,
    perhaps_processed: BTreeSet<CallId>,
    changes: BTreeMap<CallId, u8>,
}

impl World {
    fn new() -> Self {
        Self {
            bench: Bench::new(),
            disk: BTreeMap::new(),
            taken: BTreeSet::new(),
            unstored: Vec::new(),
            shown: BTreeSet::new(),
            begun: BTreeSet::new(),
            under_way: BTreeSet::new(),
            perhaps_processed: BTreeSet::new(),
            changes: BTreeMap::new(),
        }
    }

    fn pick(&self, pick: u8) -> Option<CallId> {
        let calls: Vec<_> = self.taken.iter().copied().collect();
        calls.get(usize::from(pick).checked_rem(calls.len())?).copied()
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Report { caller, source, id, phase, users } => self.report(caller, source, id, phase, users),
            Happening::Stored(stored) => {
                let calls = std::mem::take(&mut self.unstored);
                self.step(if stored { Input::Stored(calls) } else { Input::NotStored(calls) });
            }
            Happening::Claim { stored } => self.claim(stored),
            Happening::Posted { pick, result } => self.posted(pick, result),
            Happening::Named { pick, known } => {
                let names = known.then(|| card(1, Some("Kitchen")).names);
                self.tell(pick, |call| Input::Named { call, names });
            }
            Happening::Clicked(pick) => self.tell(pick, Input::Clicked),
            Happening::Dismissed(pick) => self.tell(pick, Input::Dismissed),
            Happening::HungUp(pick) => self.tell(pick, Input::HungUp),
            Happening::Paused(paused) => self.step(Input::Paused(paused)),
            Happening::Abilities(update) => self.step(Input::Abilities(Abilities { update, ..Abilities::default() })),
            Happening::Wait(millis) => {
                self.bench.now.moment = self.bench.now.moment.plus(Duration::from_millis(millis));
                self.bench.now.wall += Duration::from_millis(millis);
                self.step(Input::Due);
            }
            Happening::Restart => self.restart(),
        }
    }

    fn report(&mut self, caller: u8, source: u8, id: Option<u8>, phase: u8, users: u8) {
        let callers = ["+79998885533", "+15550100123", "", "101", "+79998885534"];
        let sources = ["socket", "pbx", "softphone"];
        let mut report = ring_of(callers[usize::from(caller)], sources[usize::from(source)], None);
        report.source_call_id = id.map(|id| id.to_string());
        report.phase = match phase {
            0 | 1 => Reported::Ringing,
            2 => Reported::Answered,
            _ => Reported::Ended(None),
        };
        report.users = [None, Some(vec![ME]), Some(vec![9])][usize::from(users)].clone();
        self.bench.ids += 1;
        let heard = Heard { id: CallId::numbered(self.bench.ids), report, remembered: None };
        self.step(Input::Heard(vec![heard]));
        if let Some(Effect::Taken(taken)) = self.bench.effects.first() {
            self.unstored.extend(taken.iter().filter(|taken| taken.new).map(|taken| taken.call));
            self.taken.extend(taken.iter().map(|taken| taken.call));
        }
    }

    fn claim(&mut self, stored: bool) {
        let before = self.disk.clone();
        self.step(Input::Claim);
        let Some(Work::Post { call, users, .. }) = self.bench.work().cloned() else { return };
        assert!(!users.is_empty(), "nobody would mean everybody");
        if stored {
            assert_eq!(self.disk[&call].post, Post::Sending, "on disk before the first byte");
            assert!(self.under_way.insert(call), "one POST at a time");
            assert!(!self.perhaps_processed.contains(&call), "a POST that may have been processed is the last");
        } else {
            self.disk = before;
            self.step(Input::NotClaimed(call));
        }
    }

    fn posted(&mut self, pick: u8, result: u8) {
        let under_way: Vec<_> = self.under_way.iter().copied().collect();
        let Some(call) = usize::from(pick).checked_rem(under_way.len()).map(|index| under_way[index]) else { return };
        self.under_way.remove(&call);
        let result = match result {
            0 => Ok(Answer::Card(card(1, None))),
            1 => Ok(Answer::NotInCrm),
            2 => Ok(Answer::Untold),
            3 => Err(CrmError::Uncertain),
            4 => Err(CrmError::Refused(Refused::SignIn)),
            _ => Err(CrmError::Retry { after: secs(1) }),
        };
        if !matches!(result, Err(CrmError::Retry { .. })) {
            self.perhaps_processed.insert(call);
        }
        let result = result.map(|answer| Notified { answer, uid: None });
        self.step(Input::Posted { call, result, names: None });
    }

    fn tell(&mut self, pick: u8, input: impl FnOnce(CallId) -> Input) {
        if let Some(call) = self.pick(pick) {
            self.step(input(call));
        }
    }

    /// The app is killed and started again: what is on disk is all there is.
    fn restart(&mut self) {
        self.perhaps_processed.append(&mut self.under_way);
        self.shown.clear();
        self.begun.clear();
        self.changes.clear();
        self.unstored.clear();
        let open = |call: &&Call| call.is_live() || !call.post.is_final();
        let mut unfinished: Vec<Call> = self.disk.values().filter(open).cloned().collect();
        unfinished.sort_by_key(|call| (call.rang_at, call.id));
        let (now, ids) = (self.bench.now, self.bench.ids);
        self.bench = Bench { now, ids, ..Bench::new() };
        self.step(Input::Restored { unfinished, newest: Vec::new() });
    }

    fn step(&mut self, input: Input) {
        self.bench.step(input);
        let effects = std::mem::take(&mut self.bench.effects);
        for effect in &effects {
            match effect {
                Effect::Save(call) => drop(self.disk.insert(call.id, (**call).clone())),
                Effect::Popup { call, popup: Some(_) } if self.shown.contains(call) => {
                    let changes = self.changes.entry(*call).or_default();
                    *changes += 1;
                    assert!(*changes <= live::MOST_CHANGES, "a notice changes twice at most");
                }
                Effect::Popup { call, popup: Some(_) } => {
                    assert!(self.begun.insert(*call), "a call never has a second notice");
                    self.shown.insert(*call);
                }
                Effect::Popup { call, popup: None } => {
                    assert!(self.shown.remove(call), "only what is shown is closed");
                }
                _ => {}
            }
        }
        self.bench.effects = effects;
        assert!(self.shown.len() <= live::MOST_NOTICES, "the screen is not flooded");
        assert_eq!(self.shown.len(), self.bench.desk.shown);
        for call in &self.shown {
            let live = self.bench.desk.call(*call).is_some_and(Call::is_live);
            assert!(live, "an ended call has no notice");
        }
        for live in self.bench.desk.calls.values() {
            assert_eq!(Some(&live.call), self.disk.get(&live.call.id), "what the desk knows is handed to the disk");
        }
    }

    /// Lets time pass until nothing is left to happen by itself.
    fn come_to_rest(&mut self) {
        while let Some(call) = self.under_way.pop_first() {
            self.perhaps_processed.insert(call);
            self.step(Input::Posted { call, result: Err(CrmError::Uncertain), names: None });
        }
        for _ in 0..100_000 {
            let Some(due) = self.bench.desk.next_deadline() else { break };
            let wait = due.since(self.bench.now.moment);
            self.bench.now.moment = self.bench.now.moment.plus(wait);
            self.bench.now.wall += wait;
            self.step(Input::Due);
        }
        assert_eq!(self.bench.desk.next_deadline(), None, "an idle desk has no deadlines");
        assert!(self.bench.desk.calls.is_empty(), "an idle desk holds no calls");
        assert!(self.shown.is_empty(), "an idle desk shows nothing");
        for call in &self.taken {
            let record = &self.disk[call];
            assert!(record.post.is_final(), "every call ends with an outcome or a reason: {record:?}");
            assert!(!record.is_live(), "every call ends: {record:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens(happenings in prop::collection::vec(happening(), 1..60)) {
        let mut world = World::new();
        for happening in happenings {
            world.happen(happening);
        }
        world.come_to_rest();
    }
}
