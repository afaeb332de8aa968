//! The loop around the desk: feeds it inputs and the time, and has its effects carried out. It never waits.
//!
//! Acknowledgements and requests to the CRM wait for the commit; notices do not.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use jiff::Zoned;
use tokio::sync::{oneshot, watch};

use crate::call::{Call, CallId};
use crate::clock::{Alarm, Clock};
use crate::crm::{self, Crm};
use crate::desk::{Abilities, Desk, Effect, Input, Overview, Popup, Subject, Taken};
use crate::desktop::{Desktop, Page};
use crate::inputs::{Accepted, Inputs, InputsReceiver, Inside, NotAccepted, Ready, Request, Switch};
use crate::notice::{self, Style};
use crate::reporting::Work;
use crate::settings::{Preferences, Seat};
use crate::store::Store;
use crate::text::Texts;

/// Followed calls beyond which those that nobody follows any more are cleared out.
const MANY_FOLLOWED: usize = 256;

/// How many may wait for the next call.
const MANY_AWAITING: usize = 16;

/// The desk, and all that its effects need.
pub(crate) struct Switchboard {
    pub(crate) desk: Desk,
    pub(crate) clock: Clock,
    pub(crate) store: Store,
    /// The account that calls are reported to.
    pub(crate) crm: watch::Sender<Arc<dyn Crm>>,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) texts: Arc<Texts>,
    pub(crate) inputs: Inputs,
    pub(crate) overview: watch::Sender<Overview>,
    /// Whoever could make a request to the CRM at once.
    pub(crate) ready: Option<oneshot::Sender<Ready>>,
    /// The calls that somebody waits for.
    pub(crate) followed: HashMap<CallId, watch::Sender<Arc<Call>>>,
    pub(crate) abilities: Abilities,
    /// Who waits for the next call of a source.
    pub(crate) awaiting: VecDeque<oneshot::Sender<watch::Receiver<Arc<Call>>>>,
    /// What each notice says, to say it again in another language or degree of privacy.
    pub(crate) shown: BTreeMap<Subject, Popup>,
}

/// The effects of a step that are not carried out on the spot.
#[derive(Default)]
struct Pending {
    saves: Vec<Call>,
    taken: Option<Vec<Option<Taken>>>,
    work: Option<Work>,
}

/// Work, and who does it.
struct Given {
    work: Work,
    to: oneshot::Sender<Ready>,
}

impl Given {
    /// Hands work over once it is on disk. A report that could not be written is not sent; the offer is dropped, and made
    /// again.
    fn hand_over(given: Option<Self>, stored: bool, inputs: &Inputs) {
        match given {
            Some(Self { work: Work::Post { request, .. }, .. }) if !stored => inputs.tell(Input::NotClaimed(request)),
            Some(Self { work, to }) => drop(to.send(Ready::Work(work))),
            None => {}
        }
    }
}

impl Switchboard {
    /// Runs until told to stop.
    pub(crate) async fn run(mut self, mut from: InputsReceiver, mut stop: watch::Receiver<bool>) {
        let mut alarm = Alarm::new();
        loop {
            alarm.set(self.desk.next_deadline(), self.clock.now().moment);
            tokio::select! {
                biased;
                Some(inside) = from.inside.recv() => match inside {
                    Inside::Input(input) => self.input(*input),
                    Inside::Await(reply) => {
                        // Waiters never say they gave up, so keep only the newest.
                        self.awaiting.push_front(reply);
                        self.awaiting.truncate(MANY_AWAITING);
                    }
                    Inside::Ready(reply) => {
                        self.ready = Some(reply);
                        self.carry_on(Vec::new());
                    }
                    Inside::Claim(reply) => self.claim(reply),
                    Inside::Forget(call, reply) => {
                        self.input(Input::Forgotten(call));
                        // Whoever asked may have given up.
                        reply.send(()).ok();
                    }
                    Inside::Me(me, reply) => {
                        self.input(Input::Me(me));
                        reply.send(()).ok();
                    }
                    Inside::Preferences(preferences, reply) => {
                        self.adopt(preferences);
                        reply.send(()).ok();
                    }
                    Inside::Switch(switch, reply) => {
                        self.switch(*switch);
                        reply.send(()).ok();
                    }
                },
                Some(request) = from.outside.recv() => self.hear(request),
                () = alarm.rings() => self.input(Input::Due),
                _ = stop.wait_for(|stop| *stop) => break,
            }
        }
    }

    /// Takes in what happened.
    pub(crate) fn input(&mut self, input: Input) {
        if let Input::Abilities(abilities) = input {
            self.abilities = abilities;
        }
        let pending = self.step(input);
        self.carry_on(pending.saves);
    }

    /// Writes, and hands out work if there is some.
    fn carry_on(&mut self, mut saves: Vec<Call>) {
        let given = self.give_work(&mut saves);
        let inputs = self.inputs.clone();
        self.commit(saves, move |stored| Given::hand_over(given, stored, &inputs));
    }

    /// Gives work to whoever is ready, if a turn is free. What is written of it goes into the same commit: a report is on
    /// disk as being sent by the time that it is on disk at all.
    fn give_work(&mut self, saves: &mut Vec<Call>) -> Option<Given> {
        if !self.desk.has_work() {
            return None;
        }
        // One who has stopped meanwhile is told nothing.
        let to = self.ready.take().filter(|ready| !ready.is_closed())?;
        if !self.crm.borrow().try_turn() {
            to.send(Ready::Turn).ok();
            return None;
        }
        let Pending { saves: later, work, .. } = self.step(Input::Claim);
        saves.retain(|call| !later.iter().any(|later| later.id == call.id));
        saves.extend(later);
        match work {
            Some(work) => Some(Given { work, to }),
            None => {
                self.ready = Some(to);
                None
            }
        }
    }

    /// Goes by what the agent has chosen, and says anew what is on the screen: it may show more than it should now, or speak
    /// another language. Where notices cannot be changed they stay as they are.
    fn adopt(&mut self, preferences: Box<Preferences>) {
        self.input(Input::Preferences(preferences));
        if self.abilities.update {
            for (subject, popup) in &self.shown {
                self.desktop.notice(*subject, Some(self.compose(popup)));
            }
        }
    }

    /// Puts another account in the place of this one: a new desk that goes by the same choices. Nothing is taken over from the old.
    fn switch(&mut self, Switch { crm, me, standing, restored }: Switch) {
        self.input(Input::Closing);
        // Whoever reported to the old account is not given work of the new one.
        self.ready = None;
        let seat = Seat { demo: crm.account().sandbox, me };
        self.desk = Desk::new(self.desk.preferences().clone(), seat, self.desk.pause());
        self.crm.send_replace(crm);
        self.input(Input::SignIn(standing));
        self.input(Input::Abilities(self.abilities));
        self.input(Input::Restored(restored));
    }

    /// Takes in reports, and acknowledges them when they are on disk.
    fn hear(&mut self, Request { account, mut heard, reply }: Request) {
        if account != self.crm.borrow().account().key {
            heard.iter_mut().for_each(|heard| heard.remembered = None);
        }
        let Pending { mut saves, taken: Some(taken), .. } = self.step(Input::Heard(heard)) else {
            // Whoever asked may have hung up; so below.
            reply.send(Err(NotAccepted::Busy)).ok();
            return;
        };
        let new: Vec<CallId> = taken.iter().flatten().filter(|taken| taken.new).map(|taken| taken.call).collect();
        let accepted: Vec<Option<Accepted>> = taken.into_iter().map(|taken| self.follow(taken?)).collect();
        self.announce(&accepted);
        let given = self.give_work(&mut saves);
        let inputs = self.inputs.clone();
        self.commit(saves, move |stored| {
            Given::hand_over(given, stored, &inputs);
            if stored {
                inputs.tell(Input::Stored(new));
                reply.send(Ok(accepted)).ok();
            } else {
                inputs.tell(Input::NotStored(new));
                reply.send(Err(NotAccepted::NotStored)).ok();
            }
        });
    }

    /// Finds work for a turn, and hands it out when it is on disk as being sent.
    fn claim(&mut self, reply: oneshot::Sender<Option<Work>>) {
        let Pending { saves, work, .. } = self.step(Input::Claim);
        let inputs = self.inputs.clone();
        self.commit(saves, move |stored| {
            if !stored && let Some(Work::Post { request, .. }) = work {
                inputs.tell(Input::NotClaimed(request));
                reply.send(None).ok();
            } else {
                reply.send(work).ok();
            }
        });
    }

    /// Lets the desk decide, and carries out what waits for nothing.
    fn step(&mut self, input: Input) -> Pending {
        let mut pending = Pending::default();
        for effect in self.desk.step(input, self.clock.now()) {
            match effect {
                Effect::Taken(taken) => pending.taken = Some(taken),
                Effect::Busy => pending.taken = None,
                Effect::Work(work) => pending.work = Some(work),
                Effect::Popup { subject, popup } => {
                    let notice = popup.as_ref().map(|popup| self.compose(popup));
                    self.desktop.notice(subject, notice);
                    match popup {
                        Some(popup) => drop(self.shown.insert(subject, *popup)),
                        None => drop(self.shown.remove(&subject)),
                    }
                }
                Effect::ShowHistory => self.desktop.window(Page::History),
                Effect::Mend(remedy) => self.desktop.window(Page::mending(remedy)),
                Effect::Open(link) => {
                    let url = crm::url(&link, &**self.crm.borrow());
                    self.desktop.open(link, url);
                }
                Effect::Save(call) => {
                    self.tell_followers(&call);
                    pending.saves.push(*call);
                }
            }
        }
        let mut overview = self.desk.overview();
        self.overview.send_if_modified(|last| {
            // How the sources stand is theirs to say.
            overview.sources.clone_from(&last.sources);
            replace(last, overview)
        });
        pending
    }

    /// Writes, and says whether that worked. What has nothing to write is done.
    fn commit(&self, saves: Vec<Call>, then: impl FnOnce(bool) + Send + 'static) {
        if saves.is_empty() {
            then(true);
        } else {
            let crm = self.crm.borrow();
            self.store.write(&crm.account().key, saves, move |result| then(result.is_ok()));
        }
    }

    fn compose(&self, popup: &Popup) -> notice::Notice {
        let preferences = self.desk.preferences();
        let style = Style {
            texts: &self.texts,
            abilities: self.abilities,
            demo: self.crm.borrow().account().sandbox,
            privacy: preferences.privacy,
            sound: preferences.sound,
            now: &Zoned::now(),
        };
        notice::compose(popup, &style)
    }

    /// A call's state, now and later, for somebody who waits for it.
    fn follow(&mut self, taken: Taken) -> Option<Accepted> {
        let call = self.desk.call(taken.call)?;
        if self.followed.len() >= MANY_FOLLOWED {
            self.followed.retain(|_, sender| sender.receiver_count() > 0);
        }
        let sender = self.followed.entry(taken.call).or_insert_with(|| watch::Sender::new(Arc::new(call.clone())));
        Some(Accepted { taken, call: sender.subscribe() })
    }

    /// Whoever waits for a call gets the first that a phone or program reported; our own tests are none.
    fn announce(&mut self, accepted: &[Option<Accepted>]) {
        let is_real = |accepted: &&Accepted| accepted.taken.new && !accepted.call.borrow().source.is_ours();
        if let Some(first) = accepted.iter().flatten().find(is_real) {
            for waiting in self.awaiting.drain(..) {
                // Some have stopped waiting.
                waiting.send(first.call.clone()).ok();
            }
        }
    }

    fn tell_followers(&mut self, call: &Call) {
        if let Some(sender) = self.followed.get(&call.id)
            && sender.send(Arc::new(call.clone())).is_err()
        {
            self.followed.remove(&call.id);
        }
    }
}

/// Whether the new value is another one; for `send_if_modified`.
fn replace<T: PartialEq>(old: &mut T, new: T) -> bool {
    let differs = *old != new;
    *old = new;
    differs
}
