//! The loop around the desk: feeds it inputs and the time, and has its effects carried out. It never waits.
//!
//! Acknowledgements and requests to the CRM wait for the commit; notices do not.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Zoned;
use tokio::sync::{broadcast, oneshot, watch};

use crate::call::knowledge::{Link, Recalled};
use crate::call::{Call, CallId};
use crate::clock::{Alarm, Clock, Moment};
use crate::crm::{self, Crm};
use crate::desk::{Desk, Effect, Input, Overview, Popup, Taken};
use crate::desktop::{Desktop, Page};
use crate::inputs::{Accepted, Envelope, Following, Inputs, InputsReceiver, NotAccepted, Reply, Switch, Waits};
use crate::notice::{self, Style};
use crate::outlet::{Outlet, Place};
use crate::reporting::Work;
use crate::settings::Seat;
use crate::sources::Callers;
use crate::standing::NotCalled;
use crate::store::Store;
use crate::text::Texts;

/// Followed calls beyond which those that nobody follows any more are cleared out.
const MANY_FOLLOWED: usize = 256;

/// The desk, and all that its effects need.
pub(crate) struct Switchboard {
    pub(crate) desk: Desk,
    pub(crate) clock: Clock,
    pub(crate) store: Store,
    /// The account that calls are reported to.
    pub(crate) crm: watch::Sender<Arc<dyn Crm>>,
    /// Where work for the account goes.
    pub(crate) outlet: Outlet,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) texts: Arc<Texts>,
    pub(crate) inputs: Inputs,
    pub(crate) overview: watch::Sender<Overview>,
    /// When there will be a turn for the work that waits for one.
    pub(crate) next_turn: Option<Moment>,
    /// The calls that somebody waits for.
    pub(crate) followed: HashMap<CallId, watch::Sender<Arc<Call>>>,
    /// Where every change of a call is told.
    pub(crate) changed: broadcast::Sender<Arc<Call>>,
    /// The telephone systems that place calls.
    pub(crate) callers: Callers,
}

/// The effects of a step that are not carried out on the spot.
#[derive(Default)]
struct Pending {
    saves: Vec<Call>,
    taken: Option<Vec<Option<Taken>>>,
    work: Option<Work>,
}

impl Switchboard {
    /// Runs until told to stop.
    pub(crate) async fn run(mut self, mut from: InputsReceiver, mut stop: watch::Receiver<bool>) {
        let mut alarm = Alarm::new();
        loop {
            let due = [self.desk.next_deadline(), self.next_turn].into_iter().flatten().min();
            alarm.set(due, self.clock.now().moment);
            tokio::select! {
                biased;
                Some(envelope) = from.inside.recv() => self.take(envelope, &from.begun),
                Some(envelope) = from.outside.recv() => self.take(envelope, &from.begun),
                () = alarm.rings() => self.input(Input::Due),
                _ = stop.wait_for(|stop| *stop) => break,
            }
        }
        self.input(Input::Stopping);
    }

    /// Takes in what happened, for which nobody waits.
    pub(crate) fn input(&mut self, input: Input) {
        let Pending { saves, .. } = self.step(input);
        self.carry_on(saves, Vec::new(), |_, _| {});
    }

    /// Takes in what happened, and tells whoever waits for what comes of it.
    fn take(&mut self, Envelope { input, waits }: Envelope, begun: &broadcast::Sender<Following>) {
        match waits {
            Waits::Nobody => self.input(input),
            Waits::ForDesk(done) => {
                self.input(input);
                done.send(()).ok();
            }
            Waits::ForDisk(reply) => self.hear(input, reply, begun),
            Waits::ForPlace(switch, done) => {
                self.input(input);
                self.switch(*switch);
                done.send(()).ok();
            }
        }
    }

    /// Takes in reports, and acknowledges them when they are on disk.
    fn hear(&mut self, input: Input, reply: oneshot::Sender<Reply>, begun: &broadcast::Sender<Following>) {
        let Pending { saves, taken: Some(taken), .. } = self.step(input) else {
            // Whoever asked may have hung up; so below.
            reply.send(Err(NotAccepted::Busy)).ok();
            return;
        };
        let new: Vec<CallId> = taken.iter().flatten().filter(|taken| taken.new).map(|taken| taken.call).collect();
        let callers = taken.iter().flatten().filter_map(|taken| self.caller(taken.call)).collect();
        let accepted: Vec<Option<Accepted>> = taken.into_iter().map(|taken| self.follow(taken?)).collect();
        announce(&accepted, begun);
        let inputs = self.inputs.clone();
        self.carry_on(saves, callers, move |stored, recalled| {
            inputs.tell(Input::Recalled(recalled));
            if stored {
                inputs.tell(Input::Stored(new));
                reply.send(Ok(accepted)).ok();
            } else {
                inputs.tell(Input::NotStored(new));
                reply.send(Err(NotAccepted::NotStored)).ok();
            }
        });
    }

    /// Puts a new desk in the place of the one that is closed: it goes by the same choices, and takes over nothing else.
    fn switch(&mut self, Switch { crm, outlet, me, standing, restored }: Switch) {
        let seat = Seat { demo: crm.account().sandbox, me };
        let abilities = self.desk.abilities();
        self.desk = Desk::new(self.desk.preferences().clone(), seat, self.desk.pause());
        self.crm.send_replace(crm);
        self.outlet = outlet;
        self.input(Input::SignIn(standing));
        self.input(Input::Abilities(abilities));
        self.input(Input::Restored(restored));
    }

    /// Whose call it is, when that is yet to be looked up.
    fn caller(&self, call: CallId) -> Option<Recalled> {
        let number = self.desk.to_recall(call)?.key().to_owned();
        Some(Recalled { call, number, remembered: None })
    }

    /// Writes what a step changed, gives out work if there is some, and says then whether it is on disk, and what is known
    /// of these callers from the last time.
    fn carry_on(
        &mut self,
        mut saves: Vec<Call>,
        callers: Vec<Recalled>,
        then: impl FnOnce(bool, Vec<Recalled>) + Send + 'static,
    ) {
        let given = self.find_work(&mut saves);
        let inputs = self.inputs.clone();
        let then = move |stored, recalled: Vec<Recalled>| {
            given.into_iter().for_each(|(place, work)| give(place, knowing(work, &recalled), stored, &inputs));
            then(stored, recalled);
        };
        if saves.is_empty() {
            then(true, Vec::new());
        } else {
            let crm = self.crm.borrow();
            let account = &crm.account().key;
            self.store.write(account, saves, callers, move |result, recalled| then(result.is_ok(), recalled));
        }
    }

    /// Finds work for each place that is free, as long as there are turns. What is written of it goes into the same
    /// commit: a report is on disk as being sent by the time that it is on disk at all.
    fn find_work(&mut self, saves: &mut Vec<Call>) -> Vec<(Place, Work)> {
        let mut given = Vec::new();
        self.next_turn = None;
        while self.desk.has_work()
            && let Some(place) = self.outlet.place()
        {
            let turn = self.crm.borrow().try_turn();
            if let Err(wait) = turn {
                self.next_turn = Some(self.clock.now().moment.plus(wait));
                break;
            }
            let Pending { saves: later, work, .. } = self.step(Input::Claim);
            saves.retain(|call| !later.iter().any(|later| later.id == call.id));
            saves.extend(later);
            given.extend(work.map(|work| (place, work)));
        }
        given
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
                    self.desktop.notice(subject, popup.map(|popup| self.compose(&popup)));
                }
                Effect::ShowHistory => self.desktop.window(Page::History),
                Effect::Mend(remedy) => self.desktop.window(Page::mending(remedy)),
                Effect::Open(link) => self.open(link),
                Effect::Tell(call) => self.tell_followers(&call),
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

    /// Opens a link; a number is called by the telephone system that was chosen for it, if one was.
    fn open(&self, link: Link) {
        if let Link::Phone(phone) = &link {
            let (inputs, called) = (self.inputs.clone(), link.clone());
            let then = move |outcome: Result<(), NotCalled>| {
                inputs.tell(match outcome {
                    Ok(()) => Input::Opened(called),
                    Err(why) => Input::NotCalled { link: called, why },
                });
            };
            if self.callers.call(phone, then) {
                return;
            }
        }
        let call_back = self.desk.preferences().call_back;
        let url = crm::url(&link, &**self.crm.borrow(), call_back);
        self.desktop.open(link, url);
    }

    fn compose(&self, popup: &Popup) -> notice::Notice {
        let preferences = self.desk.preferences();
        let style = Style {
            texts: &self.texts,
            abilities: self.desk.abilities(),
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

    fn tell_followers(&mut self, call: &Call) {
        // Mostly nobody follows all of them.
        if self.changed.receiver_count() > 0 {
            self.changed.send(Arc::new(call.clone())).ok();
        }
        if let Some(sender) = self.followed.get(&call.id)
            && sender.send(Arc::new(call.clone())).is_err()
        {
            self.followed.remove(&call.id);
        }
    }
}

/// A report with the card whose names are known, which the desk had still to be told when it gave the report out.
fn knowing(work: Work, recalled: &[Recalled]) -> Work {
    let names_known = |call| {
        let before = recalled.iter().find(|recalled| recalled.call == call)?.remembered.as_ref()?;
        before.names_fresh.then_some(before.card.key)
    };
    match work {
        Work::Post { request, number, users, known: None } => {
            Work::Post { request, number, users, known: names_known(request.call) }
        }
        work => work,
    }
}

/// Gives out work once it is on disk. A report that could not be written is not sent; nor is one that nobody takes.
fn give(place: Place, work: Work, stored: bool, inputs: &Inputs) {
    match work {
        Work::Post { request, .. } if !stored => inputs.tell(Input::NotClaimed(request)),
        work => {
            if let Err(Work::Post { request, .. }) = place.give(work) {
                inputs.tell(Input::NotBegun(request));
            }
        }
    }
}

/// Tells whoever waits for a call of each that a phone or program began; our own tests are none.
fn announce(accepted: &[Option<Accepted>], begun: &broadcast::Sender<Following>) {
    let is_real = |accepted: &&Accepted| accepted.taken.new && !accepted.call.borrow().source.is_ours();
    for accepted in accepted.iter().flatten().filter(is_real) {
        // Mostly nobody waits.
        begun.send(accepted.call.clone()).ok();
    }
}

/// Whether the new value is another one; for `send_if_modified`.
fn replace<T: PartialEq>(old: &mut T, new: T) -> bool {
    let differs = *old != new;
    *old = new;
    differs
}
