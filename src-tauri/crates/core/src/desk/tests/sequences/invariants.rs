//! What must be true after every step, and in the end.

use std::collections::{BTreeMap, BTreeSet};

use super::world::World;
use super::*;

/// How a call stood before a step.
#[derive(Debug)]
pub(super) struct Known {
    phase: Phase,
    ids: Vec<(Source, String)>,
}

/// What is known of the caller only grows: a number that can be sent stays the same.
pub(super) fn check_number(before: &Call, after: &Call) {
    let knowledge = |call: &Call| (call.number.phone().is_some(), call.number.key().is_some());
    let grows = before.number == after.number || knowledge(before) < knowledge(after);
    assert!(grows, "{:?} became {:?}", before.number, after.number);
}

impl World {
    pub(super) fn popup(&mut self, subject: Subject, popup: Option<&Popup>) {
        let Some(popup) = popup else {
            // A server that says that a notice went is told to close it all the same.
            self.shown.remove(&subject);
            return;
        };
        let before = self.shown.insert(subject, popup.clone());
        if before.is_some() {
            assert!(self.update, "a desktop that cannot change notices is not asked to: {subject:?}");
            if before.as_ref() == Some(popup) {
                return assert!(self.said_anew, "a notice is not changed into itself");
            }
        }
        if let Subject::Call(call) = subject {
            let Popup::Call { caller, stage } = popup else { panic!("{popup:?} is not about a call") };
            self.told.insert(call);
            let returned = self.returned.contains(&call);
            match self.begun.get_mut(&call) {
                Some((known, number, changes))
                    if (*known, &*number) == (*stage, &caller.number) && !(before.is_none() && returned) =>
                {
                    assert!(before.is_some(), "a call has one notice");
                    *changes += 1;
                    assert!(*changes <= limits::MOST_CHANGES, "a notice changes twice at most");
                }
                known => {
                    let goes_on = known.is_none_or(|(known, ..)| *known == Stage::Ringing || *known == *stage);
                    assert!(goes_on || returned, "only what a source lets ring rings again");
                    self.begun.insert(call, (*stage, caller.number.clone(), 0));
                }
            }
        }
    }

    /// What is true after every step.
    pub(super) fn check(&mut self) {
        let desk = &self.bench.desk;
        let on_the_list = |live: &&live::Live| matches!(live.notice, live::Notice::Listed { told: true });
        self.told.extend(desk.calls.values().filter(on_the_list).map(|live| live.call.id));
        let rings =
            |subject: &Subject, popup: &Popup| matches!(subject, Subject::Call(_)) && stage(popup) == Stage::Ringing;
        let ringing = self.shown.iter().filter(|(subject, popup)| rings(subject, popup)).count();
        assert!(ringing <= limits::MOST_NOTICES, "the screen is not flooded");
        let listed: BTreeSet<CallId> = desk.screen.listed().into_iter().collect();
        assert!(ringing == 0 || listed.is_empty(), "they ring on the list or each for itself");
        let missed = self.shown.keys().filter(|subject| matches!(subject, Subject::Missed(_))).count();
        assert!(missed <= limits::MOST_MISSED_CALLERS || desk.pause.is_on(), "missed calls do not pile up");
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
            let on_disk = &self.disk[&live.call.id];
            // When it was written and shown, and who had its number last time, follow with what is written next.
            let Steps { accepted, shown, .. } = on_disk.steps;
            let steps = Steps { accepted, shown, ..live.call.steps };
            let written = Call { steps, remembered: on_disk.remembered.clone(), ..live.call.clone() };
            assert_eq!(&written, on_disk, "what the desk knows is handed to the disk");
            assert!(live.unwritten || live.call == *on_disk, "what is left for later is marked");
        }
        let found = self.disk.values().filter(|call| call.found.is_some());
        assert!(
            found.map(|call| call.id).all(|call| self.searched.contains(&call)),
            "nobody is found without a search"
        );
        for call in self.disk.values().filter(|call| call.unseen) {
            assert_eq!(call.phase, Phase::Ended(Outcome::Missed), "whoever answers outweighs an earlier end");
        }
        let overview = desk.overview();
        let count = |phase: Phase| desk.calls.values().filter(|live| live.call.phase == phase).count();
        let live = count(Phase::Ringing) + count(Phase::Answered);
        assert_eq!((overview.ringing, overview.live), (count(Phase::Ringing), live), "the counts are right");
        let unseen: BTreeSet<CallId> = self.disk.values().filter(|call| call.unseen).map(|call| call.id).collect();
        assert_eq!(desk.missed.all().into_iter().collect::<BTreeSet<_>>(), unseen, "the mark and the record agree");
    }

    /// How the calls on the desk stand.
    pub(super) fn known(&self) -> BTreeMap<CallId, Known> {
        let known = |live: &live::Live| Known { phase: live.call.phase, ids: live.ids.clone() };
        self.bench.desk.calls.values().map(|live| (live.call.id, known(live))).collect()
    }

    /// A later phase begins a call by a number alone.
    pub(super) fn check_begun(&self, report: &Report, taken: Option<Taken>) {
        let may_begin = report.phase == Reported::Ringing || report.number.key().is_some();
        match taken {
            Some(taken) => assert!(may_begin || !taken.new, "a phantom: {report:?}"),
            None => assert!(!may_begin, "lost: {report:?}"),
        }
    }

    /// The only report of a request joined a call that stood like this before.
    pub(super) fn check_joined(&self, report: &Report, taken: Taken, before: Option<&Known>) {
        let Some(before) = before else { return assert!(taken.new, "only what is on the desk can be joined") };
        let id = report.source_call_id.as_ref();
        let is_named = before.ids.iter().any(|(source, mine)| *source == report.source && Some(mine) == id);
        let other_id = id.is_some() && !is_named && before.ids.iter().any(|(source, _)| *source == report.source);
        assert!(!other_id, "another id of the same source is another call: {report:?} in {before:?}");
        let call = self.bench.call(taken.call);
        match report.phase {
            Reported::Ringing if report.at.is_none() => {
                let joins = before.phase == Phase::Ringing || is_named;
                assert!(joins, "nobody's phone rings while it is talked on: {report:?} in {before:?}");
            }
            Reported::Answered if report.details.users != Some(vec![9]) => {
                let talks = matches!(call.phase, Phase::Answered | Phase::Ended(Outcome::Talked));
                assert!(talks, "whoever answers outweighs an earlier end: {call:?}");
            }
            _ => {}
        }
    }

    /// Ends every call in the words that it was reported in. Then nothing is live, but callers without a number who
    /// cannot be told from each other.
    pub(super) fn end_all(&mut self) {
        let mut live: Vec<Call> = self.disk.values().filter(|call| call.is_live()).cloned().collect();
        // What names no id may be taken for any call of the number.
        live.sort_by_key(|call| call.source_call_id.is_none());
        for call in live {
            let report = Report {
                source_call_id: call.source_call_id,
                direction: call.direction,
                phase: Reported::Ended(None),
                ..Report::ring(call.number, call.raw_number, call.source)
            };
            self.report(vec![(None, report)]);
        }
        for call in self.disk.values().filter(|call| call.is_live()) {
            assert!(call.source_call_id.is_none() && call.number.key().is_none(), "it was ended: {call:?}");
        }
    }

    /// Lets time pass until nothing is left to happen by itself.
    pub(super) fn come_to_rest(&mut self) {
        while let Some(call) = self.under_way.pop_first() {
            self.perhaps_processed.insert(call);
            let request = self.bench.request(call);
            self.step(Input::Unanswered { request, error: CrmError::Uncertain(Way::TimedOut) });
        }
        for _ in 0..100_000 {
            let Some(due) = self.bench.desk.next_deadline() else { break };
            let wait = due.since(self.bench.now.moment);
            self.bench.now.moment = self.bench.now.moment.plus(wait);
            self.bench.now.wall += wait;
            self.step(Input::Due);
        }
        assert_eq!(self.bench.desk.next_deadline(), None, "an idle desk has no deadlines");
        assert!(self.bench.desk.calls.len() == 0, "an idle desk holds no calls");
        assert!(!self.bench.desk.reporter.searches.is_waiting(), "an idle desk searches for nobody");
        for call in self.taken.difference(&self.deleted) {
            let record = &self.disk[call];
            assert!(record.delivery.is_final(), "every call ends with an outcome or a reason: {record:?}");
            assert!(!record.is_live(), "every call ends: {record:?}");
            assert!(record.silence.is_some() || self.told.contains(call), "every silence has a reason: {record:?}");
        }
        self.step(Input::Paused(Pause::Off));
        self.step(Input::HistorySeen);
        let trouble = self.shown.remove(&Subject::Trouble);
        assert!(
            trouble.is_none() || self.bench.desk.about_us.said.is_some(),
            "a trouble is not shown longer than it lasts"
        );
        assert!(self.shown.is_empty(), "an idle desk shows nothing else: {:?}", self.shown);
    }
}
