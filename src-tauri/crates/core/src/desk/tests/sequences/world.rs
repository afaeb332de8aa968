//! The world around the desk: the disk, the screen, the CRM, the agent.

use std::collections::{BTreeMap, BTreeSet};

use super::happening::{self, Claim, End, Happening};
use super::invariants::check_number;
use super::*;
use crate::reporting::BLOCKED;
use crate::settings::Privacy;

/// The world around the desk, and what must be true of it.
#[derive(Default)]
pub(super) struct World {
    pub(super) bench: Bench,
    /// What is on disk.
    pub(super) disk: BTreeMap<CallId, Call>,
    /// Every call that a report was taken into, and those of them that were deleted since.
    pub(super) taken: BTreeSet<CallId>,
    pub(super) deleted: BTreeSet<CallId>,
    /// Calls that wait to be stored or not.
    pub(super) unstored: Vec<CallId>,
    /// What the store will say of callers when they are.
    unrecalled: Vec<Recalled>,
    /// Notices on the screen.
    pub(super) shown: BTreeMap<Subject, Popup>,
    /// Calls that had a notice of their own in this run of the app since they came back last: its stage, the number it
    /// says, and how often it changed in that stage.
    pub(super) begun: BTreeMap<CallId, (Stage, CallNumber, u8)>,
    /// Calls that came back in the last step: they ring again, or were answered after their end.
    pub(super) returned: BTreeSet<CallId>,
    /// Calls that the agent saw in some notice.
    pub(super) told: BTreeSet<CallId>,
    /// POSTs under way, and calls whose POST may have been processed.
    pub(super) under_way: BTreeSet<CallId>,
    pub(super) perhaps_processed: BTreeSet<CallId>,
    /// Calls that somebody else tells the CRM of.
    pub(super) theirs: BTreeSet<CallId>,
    /// The search under way, and every call whose caller was searched for.
    pub(super) searching: Option<CallId>,
    pub(super) searched: BTreeSet<CallId>,
    /// When the CRM last refused a sign-in in which nothing has changed since.
    refused: Option<Moment>,
    /// The desktop can change notices.
    pub(super) update: bool,
    /// In this step notices are said anew, in other words.
    pub(super) said_anew: bool,
}

impl Default for Bench {
    fn default() -> Self {
        Self::new()
    }
}

impl World {
    pub(super) fn new() -> Self {
        Self { update: true, ..Self::default() }
    }

    fn pick(&self, pick: u8) -> Option<CallId> {
        let calls: Vec<_> = self.taken.iter().copied().collect();
        calls.get(usize::from(pick).checked_rem(calls.len())?).copied()
    }

    pub(super) fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Reports(told) => {
                let now = self.bench.now;
                let reports = told.iter().map(|told| {
                    let report = told.report(now);
                    (told.remembered(&report), report)
                });
                self.report(reports.collect());
            }
            Happening::Storm(calls) => {
                for n in 0..calls {
                    self.report(vec![(None, ring_of(&format!("+1555010{n:04}"), "storm", None))]);
                }
            }
            Happening::Stored(stored) => {
                let calls = std::mem::take(&mut self.unstored);
                let recalled = std::mem::take(&mut self.unrecalled);
                self.step(Input::Recalled(recalled));
                self.step(if stored { Input::Stored(calls) } else { Input::NotStored(calls) });
            }
            Happening::Claim(claim) => self.claim(claim),
            Happening::Posted { pick, result } => self.posted(pick, result),
            Happening::Told { pick, answer } => {
                let answer = happening::answer(answer);
                self.tell(pick, |call| Input::Answered { call, answer, by: By::Another });
            }
            Happening::Named { pick, known } => {
                let names = known.then(|| Names { stage_id: Some(61), ..card(1, Some("Kitchen")).names });
                self.step(Input::Named(vec![(card(1, None).key, names)]));
                if pick % 4 == 0 {
                    let stages = [(61, "New".to_owned())].into();
                    self.step(Input::Pipelines(known.then_some(Pipelines { stages, currency: None })));
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
            Happening::Shown(pick) => drop(self.touch(pick, Input::Shown)),
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
            Happening::Preferences(everyone, keep_answered, limit, quiet) => {
                let quiet = match quiet {
                    0 => Preferences { lines: vec!["Sales".into()], ..Preferences::default() },
                    1 => Preferences { shortest: 4, ..Preferences::default() },
                    2 => Preferences { ignored: vec!["+7999*".parse().unwrap()], ..Preferences::default() },
                    3 => Preferences { unreported_while_paused: true, ..Preferences::default() },
                    4 => Preferences { privacy: Privacy::Number, ..Preferences::default() },
                    _ => Preferences::default(),
                };
                let chosen = Preferences { everyone, keep_answered, ring_limit: limit, ..quiet };
                self.step(Input::Preferences(Box::new(chosen)));
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
                if standing != self.bench.desk.reporter.health.standing {
                    self.refused = Some(self.bench.now.moment);
                }
                self.step(Input::SignIn(standing));
            }
            Happening::Wait(millis) => {
                self.bench.now.moment = self.bench.now.moment.plus(Duration::from_millis(millis));
                self.bench.now.wall += Duration::from_millis(millis);
                self.step(Input::Due);
            }
            Happening::Restart(end) => self.restart(end),
        }
    }

    /// Tells of calls in one request.
    pub(super) fn report(&mut self, reports: Vec<(Option<Remembered>, Report)>) {
        let (mut heard, mut remembered) = (Vec::new(), Vec::new());
        for (before, report) in reports {
            self.bench.ids += 1;
            heard.push(Heard { id: CallId::numbered(self.bench.ids), report });
            remembered.push(before);
        }
        let before = self.known();
        self.step(Input::Heard(heard.clone()));
        let Some(Effect::Taken(taken)) = self.bench.effects.first().cloned() else { return };
        assert_eq!(taken.len(), heard.len(), "every report has its answer");
        self.unstored.extend(taken.iter().flatten().filter(|taken| taken.new).map(|taken| taken.call));
        self.taken.extend(taken.iter().flatten().map(|taken| taken.call));
        for (taken, remembered) in taken.iter().zip(remembered) {
            let Some(call) = taken.map(|taken| taken.call) else { continue };
            let number = self.bench.desk.to_recall(call).map(|phone| phone.key().to_owned());
            self.unrecalled.extend(number.map(|number| Recalled { call, number, remembered }));
        }
        for (heard, taken) in heard.iter().zip(&taken) {
            if heard.report.reporting != Reporting::Ours {
                self.theirs.extend(taken.map(|taken| taken.call));
            }
            self.check_begun(&heard.report, *taken);
        }
        if let ([heard], [Some(taken)]) = (&heard[..], &taken[..]) {
            self.check_joined(&heard.report, *taken, before.get(&taken.call));
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
        let over = |call: &Call| !call.is_live() && call.delivery.is_final();
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

    fn claim(&mut self, claim: Claim) {
        let before = self.disk.clone();
        self.step(Input::Claim);
        if let Some(Work::Search { call, .. }) = self.bench.work().cloned() {
            return self.search(call);
        }
        if self.bench.work() == Some(&Work::Pipelines) {
            let desk = &self.bench.desk;
            let waits = |live: &live::Live| matches!(live.call.delivery, Delivery::Sending | Delivery::Queued);
            assert!(!desk.calls.values().any(waits), "stages wait until nothing else is under way");
            let unshown =
                |live: &live::Live| live.call.is_live() && live.wanted(self.bench.now, &desk.preferences).is_some();
            let mut waiting = desk.calls.values().filter(|live| live.notice == live::Notice::NotYet);
            assert!(!waiting.any(unshown), "and until what rings is shown");
        }
        let Some(Work::Post { request, users, number, .. }) = self.bench.work().cloned() else { return };
        let call = request.call;
        let phone = self.bench.call(call).number.phone().expect("only a phone number is sent");
        assert_eq!(phone.dialable(), number, "the CRM is told the best known");
        assert!(!users.is_empty(), "nobody would mean everybody");
        let standing = self.bench.desk.reporter.health.standing;
        let tries = self.bench.desk.reporter.health.trial == Trial::UnderWay(request);
        assert!(matches!(standing, Standing::Ready { .. }) || tries, "nothing is sent without a sign-in: {standing:?}");
        let rested = self.refused.map(|refused| self.bench.now.moment.since(refused));
        assert!(!tries || rested >= Some(BLOCKED), "a sign-in that was refused rests: {rested:?}");
        assert!(!self.theirs.contains(&call), "what others tell the CRM is not told twice");
        let waited = before.get(&call).is_none_or(|call| call.delivery == Delivery::Queued);
        assert!(waited, "what was given up is not sent: {:?}", before.get(&call));
        match claim {
            Claim::Begun => {
                assert_eq!(self.disk[&call].delivery, Delivery::Sending, "on disk before the first byte");
                assert!(self.under_way.insert(call), "one POST at a time");
                assert!(!self.perhaps_processed.contains(&call), "a POST that may have been processed is the last");
            }
            Claim::NotStored => {
                self.disk = before;
                self.step(Input::NotClaimed(request));
            }
            Claim::NotBegun => {
                self.step(Input::NotBegun(request));
                let delivery = &self.bench.call(call).delivery;
                assert_ne!(*delivery, Delivery::Sending, "what was not begun may be sent");
            }
        }
    }

    /// A search was begun.
    fn search(&mut self, call: CallId) {
        assert!(self.searched.insert(call), "nobody is searched for twice");
        assert_eq!(self.searching.replace(call), None, "one search at a time");
        let desk = &self.bench.desk;
        assert!(
            desk.reporter.outbox.waiting() == 0 && !desk.reporter.nameless.is_waiting(),
            "no search while a report or a name waits"
        );
        assert!(
            matches!(desk.reporter.health.standing, Standing::Ready { .. })
                && desk.reporter.health.pace.hold.is_none()
                && desk.reporter.health.blocked.is_none()
        );
        let live = &desk.calls[&call];
        let untold = live
            .call
            .answer
            .as_ref()
            .map_or(live.call.delivery == Delivery::Uncertain, |answer| *answer == Answer::Untold);
        assert!(untold && live.call.delivery != Delivery::NotOurs, "only whom the CRM did not name is searched for");
        assert!(live.call.is_live() && live.call.silence.is_none(), "nobody is searched for in vain");
        assert!(self.bench.now.moment.since(live.fresh) < limits::STALE, "what is old is not searched for");
    }

    fn posted(&mut self, pick: u8, result: u8) {
        let under_way: Vec<_> = self.under_way.iter().copied().collect();
        let Some(call) = usize::from(pick).checked_rem(under_way.len()).map(|index| under_way[index]) else { return };
        self.under_way.remove(&call);
        let request = self.bench.request(call);
        let error = match result {
            3 => CrmError::Uncertain(Way::TimedOut),
            4 => CrmError::Refused(Refused::SignIn),
            5.. => CrmError::Retry { way: Way::Offline, after: Some(secs(1)) },
            answer => {
                self.perhaps_processed.insert(call);
                let answer = happening::answer(answer);
                return self.step(Input::Answered { call, answer, by: By::Us(request, Box::default()) });
            }
        };
        if self.bench.desk.reporter.health.trial == Trial::UnderWay(request) && matches!(error, CrmError::Refused(_)) {
            self.refused = Some(self.bench.now.moment);
        }
        if !matches!(error, CrmError::Retry { .. }) {
            self.perhaps_processed.insert(call);
        }
        self.step(Input::Unanswered { request, error });
    }

    fn tell(&mut self, pick: u8, input: impl FnOnce(CallId) -> Input) {
        if let Some(call) = self.pick(pick) {
            self.step(input(call));
        }
    }

    /// The app ends and is started again: what is on disk is all there is.
    fn restart(&mut self, end: End) {
        if let End::Stopped = end {
            self.step(Input::Stopping);
            let on_desk = self.bench.desk.calls.values().map(|live| &live.call);
            let mut kept = on_desk.filter(|call| !self.deleted.contains(&call.id));
            assert!(kept.all(|call| self.disk[&call.id] == *call), "nothing is lost at the end");
        }
        self.perhaps_processed.append(&mut self.under_way);
        self.searching = None;
        self.shown.clear();
        self.begun.clear();
        self.unstored.clear();
        self.update = true;
        let mut records: Vec<Call> = self.disk.values().cloned().collect();
        records.sort_by_key(|call| (call.rang_at, call.id));
        let open = |call: &Call| call.is_live() || !call.delivery.is_final();
        let unfinished = records.iter().filter(|call| open(call)).cloned().collect();
        let unseen = records.into_iter().filter(|call| call.unseen).collect();
        let (now, ids) = (self.bench.now, self.bench.ids);
        self.bench = Bench { now, ids, ..Bench::new() };
        self.step(Input::Restored(Restored { unfinished, unseen, ..Restored::default() }));
    }

    pub(super) fn step(&mut self, input: Input) {
        let deleting = matches!(input, Input::Forgotten(_));
        let privacy = self.bench.desk.preferences().privacy;
        self.said_anew = matches!(&input, Input::Preferences(chosen) if chosen.privacy != privacy);
        self.bench.step(input);
        let effects = std::mem::take(&mut self.bench.effects);
        self.note_returns(&effects);
        for effect in &effects {
            match effect {
                // The store does not write a deleted call again.
                Effect::Save(call) if self.deleted.contains(&call.id) => assert!(!deleting),
                Effect::Save(call) => {
                    if let Some(before) = self.disk.insert(call.id, (**call).clone()) {
                        check_number(&before, call);
                    }
                }
                Effect::Popup { subject, popup } => self.popup(*subject, popup.as_deref()),
                _ => {}
            }
        }
        // A call that is answered and rings again within one request shows its talk for an instant: what comes on the
        // screen later is of the new ring.
        for call in self.returned.iter().filter(|call| !self.shown.contains_key(&Subject::Call(**call))) {
            self.begun.remove(call);
        }
        self.bench.effects = effects;
        self.check();
    }
    /// Notes which calls come back by a step.
    fn note_returns(&mut self, effects: &[Effect]) {
        self.returned.clear();
        let mut phases: BTreeMap<CallId, Phase> = self.disk.values().map(|call| (call.id, call.phase)).collect();
        for effect in effects {
            let Effect::Save(call) = effect else { continue };
            match (phases.insert(call.id, call.phase), call.phase) {
                (Some(Phase::Answered | Phase::Ended(_)), Phase::Ringing)
                | (Some(Phase::Ended(_)), Phase::Answered) => {
                    self.returned.insert(call.id);
                    self.begun.remove(&call.id);
                }
                _ => {}
            }
        }
    }
}
