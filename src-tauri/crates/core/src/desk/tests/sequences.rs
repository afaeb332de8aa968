//! What must hold whatever happens, in whatever order.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::desk::trouble::BLOCKED;

/// Something that may happen. Calls are picked by an index into those there are.
#[derive(Clone, Debug)]
enum Happening {
    Report {
        caller: u8,
        source: u8,
        id: Option<u8>,
        phase: u8,
        users: u8,
        late: Option<u8>,
    },
    /// So many ring at the same instant.
    Storm(u8),
    Stored(bool),
    Claim {
        stored: bool,
    },
    Posted {
        pick: u8,
        result: u8,
    },
    Named {
        pick: u8,
        known: bool,
    },
    Found {
        pick: u8,
        hit: bool,
    },
    Pressed {
        pick: u8,
        call_back: bool,
    },
    Chosen(u8),
    Dismissed(u8),
    Expired(u8),
    HistorySeen,
    HungUp(u8),
    /// For so many seconds; 0 resumes.
    Paused(u16),
    /// Other rules: whose calls are shown, whether notices stay, and how long calls ring.
    Rules(bool, bool, u64),
    Forgotten(Option<u8>),
    Abilities(bool),
    /// The sign-in can be used, or not, or nobody knows yet.
    SignIn(Option<bool>),
    Wait(u64),
    Restart,
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        10 => (0..5u8, 0..3u8, proptest::option::of(0..9u8), 0..7u8, 0..3u8, proptest::option::weighted(0.2, 0..90u8))
            .prop_map(|(caller, source, id, phase, users, late)| {
                Happening::Report { caller, source, id, phase, users, late }
            }),
        1 => (2..9u8).prop_map(Happening::Storm),
        3 => any::<bool>().prop_map(Happening::Stored),
        5 => prop::bool::weighted(0.9).prop_map(|stored| Happening::Claim { stored }),
        5 => (any::<u8>(), 0..7u8).prop_map(|(pick, result)| Happening::Posted { pick, result }),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(pick, known)| Happening::Named { pick, known }),
        3 => any::<(u8, bool)>().prop_map(|(pick, hit)| Happening::Found { pick, hit }),
        2 => any::<(u8, bool)>().prop_map(|(pick, call_back)| Happening::Pressed { pick, call_back }),
        1 => any::<u8>().prop_map(Happening::Chosen),
        1 => any::<u8>().prop_map(Happening::Dismissed),
        1 => any::<u8>().prop_map(Happening::Expired),
        1 => Just(Happening::HistorySeen),
        1 => any::<u8>().prop_map(Happening::HungUp),
        1 => prop_oneof![Just(0), Just(u16::MAX), 0..300u16].prop_map(Happening::Paused),
        1 => (any::<bool>(), any::<bool>(), 5..600u64)
            .prop_map(|(everyone, keep, limit)| Happening::Rules(everyone, keep, limit)),
        1 => proptest::option::of(any::<u8>()).prop_map(Happening::Forgotten),
        1 => any::<bool>().prop_map(Happening::Abilities),
        1 => proptest::option::of(prop::bool::weighted(0.7)).prop_map(Happening::SignIn),
        4 => prop_oneof![0..300u64, 0..60_000u64, 0..20_000_000u64].prop_map(Happening::Wait),
        1 => Just(Happening::Restart),
    ]
}

/// The world around the desk, and what must be true of it.
#[derive(Default)]
struct World {
    bench: Bench,
    /// What is on disk.
    disk: BTreeMap<CallId, Call>,
    /// Every call that a report was taken into, and those of them that were deleted since.
    taken: BTreeSet<CallId>,
    deleted: BTreeSet<CallId>,
    /// Calls that wait to be stored or not.
    unstored: Vec<CallId>,
    /// Notices on the screen.
    shown: BTreeMap<Subject, Popup>,
    /// Calls that had a notice of their own in this run of the app, and how often it changed in its stage.
    begun: BTreeMap<CallId, (Stage, u8)>,
    /// Calls that the agent saw in some notice.
    told: BTreeSet<CallId>,
    /// POSTs under way, and calls whose POST may have been processed.
    under_way: BTreeSet<CallId>,
    perhaps_processed: BTreeSet<CallId>,
    /// The search under way, and every call whose caller was searched for.
    searching: Option<CallId>,
    searched: BTreeSet<CallId>,
    /// When the CRM last refused a sign-in in which nothing has changed since.
    refused: Option<Moment>,
    /// The desktop can change notices.
    update: bool,
}

impl Default for Bench {
    fn default() -> Self {
        Self::new()
    }
}

impl World {
    fn new() -> Self {
        Self { update: true, ..Self::default() }
    }

    fn pick(&self, pick: u8) -> Option<CallId> {
        let calls: Vec<_> = self.taken.iter().copied().collect();
        calls.get(usize::from(pick).checked_rem(calls.len())?).copied()
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Report { caller, source, id, phase, users, late } => {
                let report = self.report_of(caller, source, id, phase, users, late);
                self.report(report);
            }
            Happening::Storm(calls) => {
                for n in 0..calls {
                    self.report(ring_of(&format!("+1555010{n:04}"), "storm", None));
                }
            }
            Happening::Stored(stored) => {
                let calls = std::mem::take(&mut self.unstored);
                self.step(if stored { Input::Stored(calls) } else { Input::NotStored(calls) });
            }
            Happening::Claim { stored } => self.claim(stored),
            Happening::Posted { pick, result } => self.posted(pick, result),
            Happening::Named { pick, known } => {
                let names = known.then(|| Names { stage_id: Some(61), ..card(1, Some("Kitchen")).names });
                self.step(Input::Named(vec![(card(1, None).key, names)]));
                if pick % 4 == 0 {
                    let stages = [(61, "New".to_owned())].into();
                    self.step(Input::Pipelines(known.then(|| Pipelines { stages, currency: None })));
                }
            }
            Happening::Found { pick, hit } => {
                let card = hit.then(|| card(2, Some("Ivan")));
                self.tell(pick, |call| Input::Found { call, card });
                self.searching = self.searching.filter(|searching| Some(*searching) != self.pick(pick));
            }
            Happening::Pressed { pick, call_back } => {
                let button = if call_back { Button::CallBack } else { Button::Open };
                self.touch(pick, |subject| Input::Pressed(subject, button));
            }
            Happening::Dismissed(pick) => {
                if let Some(subject) = self.touch(pick, Input::Dismissed) {
                    assert!(!self.shown.contains_key(&subject), "what the agent closed stays closed");
                }
            }
            Happening::Expired(pick) => drop(self.touch(pick, Input::Expired)),
            Happening::Chosen(pick) => {
                self.tell(pick, |call| Input::Chosen { call, record: None, button: Button::Open });
            }
            Happening::HistorySeen => {
                self.step(Input::HistorySeen);
                assert_eq!(self.bench.desk.overview().missed, 0);
            }
            Happening::HungUp(pick) => self.tell(pick, Input::HungUp),
            Happening::Paused(seconds) => self.step(Input::Paused(match seconds {
                0 => Pause::Off,
                u16::MAX => Pause::UntilResumed,
                seconds => Pause::Until(self.bench.now.wall + secs(seconds.into())),
            })),
            Happening::Rules(everyone, keep_answered, limit) => {
                let rules = Rules { everyone, keep_answered, ring_limit: secs(limit), ..Rules::of(None) };
                self.step(Input::Rules(Box::new(rules)));
            }
            Happening::Forgotten(pick) => self.forget(pick),
            Happening::Abilities(update) => {
                self.update = update;
                self.step(Input::Abilities(Abilities { update, ..Abilities::default() }));
            }
            Happening::SignIn(usable) => {
                let standing = match usable {
                    None => Standing::Starting,
                    Some(true) => Standing::Ready { ends: None },
                    Some(false) => Standing::Trouble(Trouble::SignIn(SignInTrouble::Revoked)),
                };
                if standing != self.bench.desk.standing {
                    self.refused = Some(self.bench.now.moment);
                }
                self.step(Input::SignIn(standing));
            }
            Happening::Wait(millis) => {
                self.bench.now.moment = self.bench.now.moment.plus(Duration::from_millis(millis));
                self.bench.now.wall += Duration::from_millis(millis);
                self.step(Input::Due);
            }
            Happening::Restart => self.restart(),
        }
    }

    fn report_of(&self, caller: u8, source: u8, id: Option<u8>, phase: u8, users: u8, late: Option<u8>) -> Report {
        let callers = ["+79998885533", "+15550100123", "", "101", "+79998885534"];
        let sources = ["socket", "pbx", "softphone"];
        let mut report = ring_of(callers[usize::from(caller)], sources[usize::from(source)], None);
        report.source_call_id = id.map(|id| id.to_string());
        report.direction = if caller == 4 { Direction::Out } else { Direction::In };
        report.phase = match phase {
            0..3 => Reported::Ringing,
            3 => Reported::Answered,
            4 => Reported::Ended(None),
            5 => Reported::Ended(Some(Cause::NoAnswer)),
            _ => Reported::Ended(Some(Cause::AnsweredElsewhere)),
        };
        report.users = [None, Some(vec![ME]), Some(vec![9])][usize::from(users)].clone();
        report.at = late.map(|late| self.bench.now.wall - secs(late.into()));
        report
    }

    fn report(&mut self, report: Report) {
        self.bench.ids += 1;
        let heard = Heard { id: CallId::numbered(self.bench.ids), report, remembered: None };
        self.step(Input::Heard(vec![heard]));
        if let Some(Effect::Taken(taken)) = self.bench.effects.first() {
            self.unstored.extend(taken.iter().filter(|taken| taken.new).map(|taken| taken.call));
            self.taken.extend(taken.iter().map(|taken| taken.call));
        }
    }

    /// The agent does something with a notice that is up, and the desktop says that it was shown before.
    fn touch(&mut self, pick: u8, input: impl FnOnce(Subject) -> Input) -> Option<Subject> {
        let up: Vec<Subject> = self.shown.keys().copied().collect();
        let subject = *up.get(usize::from(pick).checked_rem(up.len())?)?;
        let input = input(subject);
        let went = matches!(input, Input::Dismissed(_) | Input::Expired(_));
        if went {
            self.shown.remove(&subject);
        }
        self.step(input);
        Some(subject)
    }

    /// Deletes calls that are over from disk, as the store would.
    fn forget(&mut self, pick: Option<u8>) {
        let which = pick.map(|pick| self.pick(pick));
        let over = |call: &Call| !call.is_live() && call.post.is_final();
        let gone: Vec<CallId> = match which {
            Some(None) => return,
            Some(Some(call)) => {
                self.disk.get(&call).filter(|call| over(call)).map(|call| call.id).into_iter().collect()
            }
            None => self.disk.values().filter(|call| over(call)).map(|call| call.id).collect(),
        };
        for call in gone {
            self.deleted.insert(call);
            self.disk.remove(&call);
            self.step(Input::Forgotten(Some(call)));
        }
    }

    fn claim(&mut self, stored: bool) {
        let before = self.disk.clone();
        self.step(Input::Claim);
        if let Some(Work::Search { call, .. }) = self.bench.work().cloned() {
            return self.search(call);
        }
        if self.bench.work() == Some(&Work::Pipelines) {
            let desk = &self.bench.desk;
            let waits = |live: &live::Live| live.call.post == Post::Sending || live.call.post == Post::Queued;
            assert!(!desk.calls.values().any(waits), "stages wait until nothing else is under way");
            let unshown = |live: &live::Live| live.call.is_live() && live.wanted(self.bench.now, &desk.rules).is_some();
            let ringing = desk.calls.values().filter(|live| live.notice == live::Notice::NotYet);
            assert_eq!(ringing.filter(|live| unshown(live)).count(), 0, "and until what rings is shown");
        }
        let Some(Work::Post { call, users, .. }) = self.bench.work().cloned() else { return };
        assert!(!users.is_empty(), "nobody would mean everybody");
        let standing = self.bench.desk.standing;
        let tries = self.bench.desk.trial == Trial::UnderWay(call);
        assert!(matches!(standing, Standing::Ready { .. }) || tries, "nothing is sent without a sign-in: {standing:?}");
        let rested = self.refused.map(|refused| self.bench.now.moment.since(refused));
        assert!(!tries || rested >= Some(BLOCKED), "a sign-in that was refused rests: {rested:?}");
        let waited = before.get(&call).is_none_or(|call| call.post == Post::Queued);
        assert!(waited, "what was given up is not sent: {:?}", before.get(&call));
        if stored {
            assert_eq!(self.disk[&call].post, Post::Sending, "on disk before the first byte");
            assert!(self.under_way.insert(call), "one POST at a time");
            assert!(!self.perhaps_processed.contains(&call), "a POST that may have been processed is the last");
        } else {
            self.disk = before;
            self.step(Input::NotClaimed(call));
        }
    }

    /// A search was begun.
    fn search(&mut self, call: CallId) {
        assert!(self.searched.insert(call), "nobody is searched for twice");
        assert_eq!(self.searching.replace(call), None, "one search at a time");
        let desk = &self.bench.desk;
        assert!(desk.outbox.is_empty() && !desk.nameless.is_waiting(), "no search while a report or a name waits");
        assert!(matches!(desk.standing, Standing::Ready { .. }) && desk.hold.is_none() && desk.blocked.is_none());
        let live = &desk.calls[&call];
        assert!(matches!(live.call.post, Post::Done { answer: Answer::Untold, .. } | Post::Uncertain));
        assert!(live.call.is_live() && live.call.silence.is_none(), "nobody is searched for in vain");
        assert!(self.bench.now.moment.since(live.heard) < live::STALE, "what is old is not searched for");
    }

    fn posted(&mut self, pick: u8, result: u8) {
        let under_way: Vec<_> = self.under_way.iter().copied().collect();
        let Some(call) = usize::from(pick).checked_rem(under_way.len()).map(|index| under_way[index]) else { return };
        self.under_way.remove(&call);
        let result = match result {
            0 => Ok(Answer::Card(card(1, None))),
            1 => Ok(Answer::NotInCrm),
            2 => Ok(Answer::Untold),
            3 => Err(CrmError::Uncertain(Way::TimedOut)),
            4 => Err(CrmError::Refused(Refused::SignIn)),
            _ => Err(CrmError::Retry { way: Way::Offline, after: Some(secs(1)) }),
        };
        if self.bench.desk.trial == Trial::UnderWay(call) && matches!(result, Err(CrmError::Refused(_))) {
            self.refused = Some(self.bench.now.moment);
        }
        if !matches!(result, Err(CrmError::Retry { .. })) {
            self.perhaps_processed.insert(call);
        }
        let result = result.map(|answer| Notified { answer, uid: None, request_id: None });
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
        self.searching = None;
        self.shown.clear();
        self.begun.clear();
        self.unstored.clear();
        self.update = true;
        let mut records: Vec<Call> = self.disk.values().cloned().collect();
        records.sort_by_key(|call| (call.rang_at, call.id));
        let open = |call: &Call| call.is_live() || !call.post.is_final();
        let unfinished = records.iter().filter(|call| open(call)).cloned().collect();
        let unseen = records.into_iter().filter(|call| call.unseen).collect();
        let (now, ids) = (self.bench.now, self.bench.ids);
        self.bench = Bench { now, ids, ..Bench::new() };
        self.step(Input::Restored(Restored { unfinished, unseen, ..Restored::default() }));
    }

    fn step(&mut self, input: Input) {
        let deleting = matches!(input, Input::Forgotten(_));
        self.bench.step(input);
        let effects = std::mem::take(&mut self.bench.effects);
        for effect in &effects {
            match effect {
                // The store does not write a deleted call again.
                Effect::Save(call) if self.deleted.contains(&call.id) => assert!(!deleting),
                Effect::Save(call) => drop(self.disk.insert(call.id, (**call).clone())),
                Effect::Popup { subject, popup } => self.popup(*subject, popup.as_deref()),
                _ => {}
            }
        }
        self.bench.effects = effects;
        self.check();
    }

    fn popup(&mut self, subject: Subject, popup: Option<&Popup>) {
        let Some(popup) = popup else {
            // A server that says that a notice went is told to close it all the same.
            self.shown.remove(&subject);
            return;
        };
        let before = self.shown.insert(subject, popup.clone());
        if before.is_some() {
            assert!(self.update, "a desktop that cannot change notices is not asked to: {subject:?}");
            assert_ne!(before.as_ref(), Some(popup), "a notice is not changed into itself");
        }
        if let Subject::Call(call) = subject {
            let now = stage(popup);
            self.told.insert(call);
            match self.begun.get_mut(&call) {
                None => drop(self.begun.insert(call, (now, 0))),
                Some((stage, changes)) if *stage == now => {
                    assert!(before.is_some(), "a call has one notice");
                    *changes += 1;
                    assert!(*changes <= live::MOST_CHANGES, "a notice changes twice at most");
                }
                Some((stage, changes)) => {
                    assert_eq!((*stage, now), (Stage::Ringing, Stage::Talking), "nothing rings again");
                    (*stage, *changes) = (now, 0);
                }
            }
        }
    }

    /// What is true after every step.
    fn check(&mut self) {
        let desk = &self.bench.desk;
        let on_the_list = |live: &&live::Live| matches!(live.notice, live::Notice::Listed { told: true });
        self.told.extend(desk.calls.values().filter(on_the_list).map(|live| live.call.id));
        let rings =
            |subject: &Subject, popup: &Popup| matches!(subject, Subject::Call(_)) && stage(popup) == Stage::Ringing;
        let ringing = self.shown.iter().filter(|(subject, popup)| rings(subject, popup)).count();
        assert!(ringing <= screen::MOST_NOTICES, "the screen is not flooded");
        let listed: BTreeSet<CallId> = desk.screen.listed().into_iter().collect();
        assert!(ringing == 0 || listed.is_empty(), "they ring on the list or each for itself");
        let missed = self.shown.keys().filter(|subject| matches!(subject, Subject::Missed(_))).count();
        assert!(
            missed <= super::super::missed::MOST_CALLERS || desk.rules.pause.is_on(),
            "missed calls do not pile up"
        );
        let all_missed = self.shown.contains_key(&Subject::AllMissed);
        assert!(missed == 0 || !all_missed, "one for all, or one each");
        let rings = ringing > 0 || self.shown.contains_key(&Subject::Ringing);
        assert!(!all_missed || !rings || !self.update, "the one for all gives way to what rings");
        for (subject, popup) in &self.shown {
            if let Subject::Call(call) = subject {
                let call = desk.call(*call).expect("a notice has its call");
                let phase = if stage(popup) == Stage::Ringing { Phase::Ringing } else { Phase::Answered };
                let frozen = !self.update && call.phase == Phase::Answered;
                assert!(call.phase == phase || frozen, "a notice says what is: {popup:?}, {:?}", call.phase);
                assert!(!listed.contains(&call.id), "a call is in one place");
            }
        }
        for live in desk.calls.values().filter(|live| !self.deleted.contains(&live.call.id)) {
            assert_eq!(Some(&live.call), self.disk.get(&live.call.id), "what the desk knows is handed to the disk");
        }
        let found = self.disk.values().filter(|call| call.found.is_some());
        assert!(
            found.map(|call| call.id).all(|call| self.searched.contains(&call)),
            "nobody is found without a search"
        );
        let overview = desk.overview();
        let count = |phase: Phase| desk.calls.values().filter(|live| live.call.phase == phase).count();
        let live = count(Phase::Ringing) + count(Phase::Answered);
        assert_eq!((overview.ringing, overview.live), (count(Phase::Ringing), live), "the counts are right");
        let unseen: BTreeSet<CallId> = self.disk.values().filter(|call| call.unseen).map(|call| call.id).collect();
        assert_eq!(desk.missed.all().into_iter().collect::<BTreeSet<_>>(), unseen, "the mark and the record agree");
    }

    /// Lets time pass until nothing is left to happen by itself.
    fn come_to_rest(&mut self) {
        while let Some(call) = self.under_way.pop_first() {
            self.perhaps_processed.insert(call);
            self.step(Input::Posted { call, result: Err(CrmError::Uncertain(Way::TimedOut)), names: None });
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
        assert!(self.bench.desk.unfound.is_empty(), "an idle desk searches for nobody");
        for call in self.taken.difference(&self.deleted) {
            let record = &self.disk[call];
            assert!(record.post.is_final(), "every call ends with an outcome or a reason: {record:?}");
            assert!(!record.is_live(), "every call ends: {record:?}");
            assert!(record.silence.is_some() || self.told.contains(call), "every silence has a reason: {record:?}");
        }
        self.step(Input::Paused(Pause::Off));
        self.step(Input::HistorySeen);
        let trouble = self.shown.remove(&Subject::Trouble);
        assert!(trouble.is_none() || self.bench.desk.said.is_some(), "a trouble is not shown longer than it lasts");
        assert!(self.shown.is_empty(), "an idle desk shows nothing else: {:?}", self.shown);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens(happenings in prop::collection::vec(happening(), 1..60)) {
        let mut world = World::new();
        for happening in happenings {
            world.happen(happening);
        }
        world.come_to_rest();
    }
}
