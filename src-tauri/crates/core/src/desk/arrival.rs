//! How calls come onto the desk: told by sources, or left over from before a restart.

use std::time::Duration;

use super::input::{Effect, Heard, Restored, Taken};
use super::live::{self, Live};
use super::search::Search;
use super::sources::before;
use super::{Desk, MOST_CALLS, identity, remember};
use crate::call::{Call, CallId, Cause, Direction, Dropped, NotSent, Outcome, Phase, Post, Silence, Steps};
use crate::card::Remembered;
use crate::clock::Now;
use crate::event::{Report, Reported};
use crate::number::CallNumber;

impl Desk {
    /// Takes up what a restart interrupted: what surely was not sent may still be; what may have been never is again.
    pub(super) fn restore(&mut self, restored: Restored, now: Now, effects: &mut Vec<Effect>) {
        restored.newest.iter().rev().for_each(|call| remember(&mut self.recent, call));
        for call in restored.unfinished {
            self.take_up(call, now, effects);
        }
        for call in restored.unseen {
            let newest = self.calls.get(&call.id).map(|live| &live.call).unwrap_or(&call).clone();
            self.note_missed(&newest, now, effects);
        }
    }

    fn take_up(&mut self, mut call: Call, now: Now, effects: &mut Vec<Effect>) {
        if call.post == Post::Sending {
            call.post = Post::Uncertain;
        }
        let id = call.id;
        // A clock set back meanwhile must not make a call younger than new.
        let age = now.wall.duration_since(call.rang_at).unsigned_abs();
        let mut live = Live::new(call, now.moment.minus(age));
        live.stored = true;
        live.named = true;
        live.put_away = age >= live::STALE;
        if live.call.post.is_final() {
            live.search = Search::Over;
        }
        if live.call.is_live() {
            live.last_ring = now.moment;
            // Nobody can say what happened meanwhile; a source that knows will still be believed.
            if age >= live::STALE || live.call.phase == Phase::Answered {
                live.end(Outcome::Unknown, now);
            }
        } else {
            live.ended = Some(now.moment);
        }
        if live.call.post == Post::Queued {
            if age >= live::STALE {
                live.call.post = Post::Dropped { reason: Dropped::Stale };
            } else {
                self.outbox.push_back(id);
            }
        }
        self.calls.insert(id, live);
        self.settle(id, now, effects);
    }

    pub(super) fn hear(&mut self, heard: Vec<Heard>, now: Now, effects: &mut Vec<Effect>) {
        if self.calls.len() + heard.len() > MOST_CALLS {
            effects.push(Effect::Busy);
            return;
        }
        let at = effects.len();
        let taken = heard.into_iter().map(|heard| self.hear_one(heard, now, effects)).collect();
        effects.insert(at, Effect::Taken(taken));
    }

    fn hear_one(&mut self, heard: Heard, now: Now, effects: &mut Vec<Effect>) -> Taken {
        let Heard { id, mut report, remembered } = heard;
        let for_me = self.is_for_me(&report);
        let phase = report.phase;
        // Somebody else of the group took it.
        if phase == Reported::Answered && report.direction == Direction::In && !for_me {
            report.phase = Reported::Ended(Some(Cause::AnsweredElsewhere));
        }
        let age = self.sources.age(&report, now);
        let known = identity::find(self.calls.values().rev(), &report, now).map(|live| live.call.id);
        let call = known.unwrap_or(id);
        if known.is_none() {
            self.begin(id, &report, remembered, for_me, age, now);
        }
        if let Some(live) = self.calls.get_mut(&call) {
            live.merge(&report, age, now);
        }
        if known.is_some() {
            self.reconsider(call, &report, for_me, now);
        }
        self.settle(call, now, effects);
        if for_me && (report.direction == Direction::Out || phase == Reported::Answered) {
            self.reached(call, now, effects);
        }
        Taken { call, new: known.is_none(), later_phase: phase != Reported::Ringing }
    }

    fn begin(
        &mut self,
        id: CallId,
        report: &Report,
        remembered: Option<Remembered>,
        for_me: bool,
        age: Duration,
        now: Now,
    ) {
        let over = matches!(report.phase, Reported::Ended(_));
        let known = remembered.as_ref().filter(|before| before.names_fresh).map(|before| before.card.key);
        let call = Call {
            id,
            number: report.number.clone(),
            raw_number: report.raw_number.clone(),
            direction: report.direction,
            phase: Phase::Ringing,
            source: report.source.clone(),
            source_call_id: report.source_call_id.clone(),
            to: None,
            line: report.line.clone(),
            caller_name: None,
            users: report.users.clone(),
            rang_at: before(now, age),
            answered_at: None,
            ended_at: None,
            reported_at: report.at,
            post: Post::Queued,
            request_id: None,
            remembered: remembered.map(|before| before.card),
            found: None,
            silence: None,
            unseen: false,
            steps: Steps::default(),
        };
        let mut live = Live::new(call, now.moment.minus(age));
        live.known = known;
        live.call.silence = self.silence(&live.call, for_me).or(over.then_some(Silence::Over));
        live.call.post = self.first_post(&live.call, over);
        if live.call.post == Post::Queued {
            self.outbox.push_back(id);
        }
        self.calls.insert(id, live);
    }

    /// Whether a call that is none of the agent's business becomes it: by its line, by another report of the same
    /// call, or because a colleague hands it on.
    fn reconsider(&mut self, id: CallId, report: &Report, for_me: bool, now: Now) {
        let Some(live) = self.calls.get_mut(&id) else { return };
        let before = live.call.silence;
        let handed_on = before == Some(Silence::NotForYou)
            && live.call.phase == Phase::Ended(Outcome::Elsewhere)
            && report.phase == Reported::Ringing
            && for_me;
        if handed_on {
            live.ring_again(now);
        }
        // A report that is not for the agent makes a call no more theirs than it was.
        if !for_me || !live.call.is_live() || !matches!(before, Some(Silence::NotForYou | Silence::OtherLine)) {
            return;
        }
        let mut call = live.call.clone();
        call.silence = self.silence(&call, for_me);
        if before == Some(Silence::OtherLine) && call.post == (Post::NotSent { reason: NotSent::Ignored }) {
            call.post = self.first_post(&call, false);
            if call.post == Post::Queued {
                self.outbox.push_back(id);
            }
        }
        if let Some(live) = self.calls.get_mut(&id) {
            live.call = call;
        }
    }

    /// Why a call is not shown, from the start; `None` when it is.
    fn silence(&self, call: &Call, for_me: bool) -> Option<Silence> {
        let quiet = &self.rules.quiet;
        match () {
            () if !for_me => Some(Silence::NotForYou),
            () if call.direction == Direction::Out => Some(Silence::Outgoing),
            () if quiet.ignores(&call.number, &call.raw_number) => Some(Silence::Ignored),
            () if quiet.is_too_short(&call.number) => Some(Silence::TooShort),
            () if quiet.is_other_line(call.line.as_deref()) => Some(Silence::OtherLine),
            () if self.rules.pause.is_on() => Some(Silence::Paused),
            () => None,
        }
    }

    /// Whether a new call is reported to the CRM.
    fn first_post(&self, call: &Call, over: bool) -> Post {
        let unreported = self.rules.quiet.unreported_while_paused;
        let reason = match (&call.number, call.silence) {
            _ if over => NotSent::Over,
            _ if call.direction == Direction::Out => NotSent::Outgoing,
            (CallNumber::Withheld, _) => NotSent::Withheld,
            (_, Some(Silence::Ignored | Silence::TooShort | Silence::OtherLine)) => NotSent::Ignored,
            (CallNumber::Internal(_), _) => NotSent::Internal,
            (CallNumber::Unreadable(_), _) => NotSent::Unreadable,
            (_, Some(Silence::Paused)) if unreported => NotSent::Paused,
            (CallNumber::Phone(_), _) if self.rules.me.is_none() => NotSent::NoMe,
            (CallNumber::Phone(_), _) => match self.barred() {
                Some(reason) => reason,
                None => return Post::Queued,
            },
        };
        Post::NotSent { reason }
    }

    /// Without a word about users it is for whoever sits here.
    fn is_for_me(&self, report: &Report) -> bool {
        match (&report.users, self.rules.me) {
            (Some(users), Some(me)) => self.rules.everyone || users.contains(&me),
            _ => true,
        }
    }
}
