//! How calls come onto the desk: told by sources, or left over from before a restart.

use super::input::{Effect, Heard, Taken};
use super::live::{self, Live, Notice};
use super::{Desk, MOST_CALLS, identity, remember};
use crate::call::{Call, CallId, Direction, Dropped, NotSent, Outcome, Phase, Post, Silence, Steps};
use crate::card::Remembered;
use crate::clock::Now;
use crate::event::{Report, Reported};
use crate::number::CallNumber;

impl Desk {
    /// Takes up what a restart interrupted: what surely was not sent may still be; what may have been never is again.
    pub(super) fn restore(&mut self, unfinished: Vec<Call>, newest: Vec<Call>, now: Now, effects: &mut Vec<Effect>) {
        newest.iter().rev().for_each(|call| remember(&mut self.recent, call));
        for mut call in unfinished {
            if call.post == Post::Sending {
                call.post = Post::Uncertain;
            }
            let id = call.id;
            // A clock set back meanwhile must not make a call younger than new.
            let age = now.wall.duration_since(call.rang_at).unsigned_abs();
            let fresh = age < live::STALE;
            let mut live = Live {
                ids: call.source_call_id.iter().map(|id| (call.source.clone(), id.clone())).collect(),
                heard: now.moment.minus(age),
                last_ring: now.moment,
                answered: (call.phase == Phase::Answered).then_some(now.moment),
                ended: (!call.is_live()).then_some(now.moment),
                stored: true,
                known: None,
                named: true,
                notice: Notice::NotYet,
                crowded: false,
                put_away: !fresh,
                due: None,
                saved: None,
                call,
            };
            if !fresh {
                live.end(Outcome::Unknown, now);
                if live.call.post == Post::Queued {
                    live.call.post = Post::Dropped { reason: Dropped::Stale };
                }
            } else if live.call.post == Post::Queued {
                self.outbox.push_back(id);
            }
            self.calls.insert(id, live);
            self.settle(id, now, effects);
        }
    }

    pub(super) fn hear(&mut self, heard: Vec<Heard>, now: Now, effects: &mut Vec<Effect>) {
        if self.calls.len() + heard.len() > MOST_CALLS {
            effects.push(Effect::Busy);
            return;
        }
        let mut taken = Vec::with_capacity(heard.len());
        let at = effects.len();
        for Heard { id, report, remembered } in heard {
            let known = identity::find(self.calls.values().rev(), &report, now).map(|live| live.call.id);
            let for_me = self.is_for_me(&report);
            let later_phase = report.phase != Reported::Ringing;
            let call = known.unwrap_or(id);
            match self.calls.get_mut(&call) {
                Some(live) => {
                    live.merge(&report, now);
                    if for_me && live.call.silence == Some(Silence::NotForYou) {
                        live.call.silence = None;
                    }
                }
                None => self.begin(id, report, remembered, for_me, now),
            }
            self.settle(call, now, effects);
            taken.push(Taken { call, new: known.is_none(), later_phase });
        }
        effects.insert(at, Effect::Taken(taken));
    }

    fn begin(&mut self, id: CallId, report: Report, remembered: Option<Remembered>, for_me: bool, now: Now) {
        let over = matches!(report.phase, Reported::Ended(_));
        let outgoing = report.direction == Direction::Out;
        let post = match (&report.number, self.rules.me) {
            _ if over => Post::NotSent { reason: NotSent::Over },
            _ if outgoing => Post::NotSent { reason: NotSent::Outgoing },
            (CallNumber::Withheld, _) => Post::NotSent { reason: NotSent::Withheld },
            (CallNumber::Internal(_), _) => Post::NotSent { reason: NotSent::Internal },
            (CallNumber::Phone(_), None) => Post::NotSent { reason: NotSent::NoMe },
            (CallNumber::Phone(_), Some(_)) => Post::Queued,
        };
        let silence = match () {
            () if over => Some(Silence::Over),
            () if outgoing => Some(Silence::Outgoing),
            () if !for_me => Some(Silence::NotForYou),
            () if self.rules.paused => Some(Silence::Paused),
            () => None,
        };
        if post == Post::Queued {
            self.outbox.push_back(id);
        }
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
            line: None,
            caller_name: None,
            users: report.users.clone(),
            rang_at: now.wall,
            answered_at: None,
            ended_at: None,
            reported_at: report.at,
            post,
            remembered: remembered.map(|before| before.card),
            silence,
            steps: Steps::default(),
        };
        let mut live = Live {
            call,
            saved: None,
            ids: Vec::new(),
            heard: now.moment,
            last_ring: now.moment,
            answered: None,
            ended: None,
            stored: false,
            known,
            named: false,
            notice: Notice::NotYet,
            crowded: false,
            put_away: false,
            due: None,
        };
        live.merge(&report, now);
        self.calls.insert(id, live);
    }

    /// Without a word about users it is for whoever sits here.
    fn is_for_me(&self, report: &Report) -> bool {
        match (&report.users, self.rules.me) {
            (Some(users), Some(me)) => self.rules.everyone || users.contains(&me),
            _ => true,
        }
    }
}
