//! The ways to the desk: a bounded one for what comes from outside, one of its own for results from inside.
//!
//! The receiver exists before anybody can send, so nothing is lost while the app starts.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};

use crate::call::{Call, CallId};
use crate::crm::{Crm, Standing};
use crate::desk::{Heard, Input, Restored, Taken};
use crate::reporting::Work;
use crate::settings::Preferences;

/// Requests from outside that may wait for the desk; beyond, sources are told to come back.
const OUTSIDE: usize = 256;

/// The ways to the desk.
#[derive(Clone, Debug)]
pub struct Inputs {
    outside: mpsc::Sender<Request>,
    inside: mpsc::UnboundedSender<Inside>,
}

/// The other ends.
#[derive(Debug)]
pub struct InputsReceiver {
    pub(crate) outside: mpsc::Receiver<Request>,
    pub(crate) inside: mpsc::UnboundedReceiver<Inside>,
}

/// The reports of one request, and where the answer goes.
#[derive(Debug)]
pub(crate) struct Request {
    /// The account whose cards may be remembered in `heard`.
    pub(crate) account: String,
    pub(crate) heard: Vec<Heard>,
    pub(crate) reply: oneshot::Sender<Reply>,
}

/// What came of the reports of one request, in order; `None` for one that is about no call.
pub(crate) type Reply = Result<Vec<Option<Accepted>>, NotAccepted>;

/// What becomes of an offer to make a request.
#[derive(Debug)]
pub(crate) enum Ready {
    /// This is to be done, and a turn was taken for it. A report is on disk as being sent.
    Work(Work),
    /// There is work, and no turn is free: take one, and claim the work then.
    Turn,
}

/// What comes from inside. Its number is bounded by what is under way.
#[derive(Debug)]
pub(crate) enum Inside {
    Input(Box<Input>),
    /// Somebody waits for the next call of a source, to follow it.
    Await(oneshot::Sender<watch::Receiver<Arc<Call>>>),
    /// A request to the CRM could be made at once, and where the work for it goes as soon as there is some.
    Ready(oneshot::Sender<Ready>),
    /// A turn to talk to the CRM, and where the work for it goes.
    Claim(oneshot::Sender<Option<Work>>),
    /// Delete one finished call, or all (`None`); replies once the desk has forgotten them.
    Forget(Option<CallId>, oneshot::Sender<()>),
    /// The agent said which user sits here, and who waits for the desk to know.
    Me(u64, oneshot::Sender<()>),
    /// The agent has chosen something else, and who waits for what is shown to go by it.
    Preferences(Box<Preferences>, oneshot::Sender<()>),
    /// Another account takes the place of this one, and who waits for that.
    Switch(Box<Switch>, oneshot::Sender<()>),
}

/// The account that calls are reported to from now on.
#[derive(Debug)]
pub(crate) struct Switch {
    pub(crate) crm: Arc<dyn Crm>,
    /// The user who sits here.
    pub(crate) me: Option<u64>,
    pub(crate) standing: Standing,
    pub(crate) restored: Restored,
}

/// A report that was taken in and is on disk.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub taken: Taken,
    /// The call it belongs to, as it is and as it changes.
    pub call: watch::Receiver<Arc<Call>>,
}

/// Why the reports of a request were not taken in; none of them was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAccepted {
    /// Too much is under way.
    #[error("too many calls at once")]
    Busy,
    /// They could not be written to disk.
    #[error("the call could not be written to disk")]
    NotStored,
    /// The app is ending.
    #[error("Callcard is ending")]
    Ending,
}

/// The ways to the desk, and their other ends for `App::start`.
pub fn inputs() -> (Inputs, InputsReceiver) {
    let (outside, from_outside) = mpsc::channel(OUTSIDE);
    let (inside, from_inside) = mpsc::unbounded_channel();
    (Inputs { outside, inside }, InputsReceiver { outside: from_outside, inside: from_inside })
}

impl Inputs {
    /// Tells the desk what happened. Never waits; after the app's end nobody listens.
    pub fn tell(&self, input: Input) {
        self.inside.send(Inside::Input(Box::new(input))).ok();
    }

    /// Hands in the reports of one request. Answers when they are on disk.
    pub(crate) async fn report(&self, account: &str, heard: Vec<Heard>) -> Reply {
        let (reply, answer) = oneshot::channel();
        self.outside.try_send(Request { account: account.into(), heard, reply }).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => NotAccepted::Busy,
            mpsc::error::TrySendError::Closed(_) => NotAccepted::Ending,
        })?;
        answer.await.unwrap_or(Err(NotAccepted::Ending))
    }

    /// Waits for the next call that a source reports, and follows it. `None` when the app ends, or too many wait.
    pub(crate) fn await_call(&self) -> impl Future<Output = Option<watch::Receiver<Arc<Call>>>> + Send + use<> {
        let (reply, call) = oneshot::channel();
        // When nobody listens any more, the question goes, and the wait ends with it.
        self.inside.send(Inside::Await(reply)).ok();
        async { call.await.ok() }
    }

    /// Has the desk forget a call that is over, or all that are. Nothing is written of them any more after this returns.
    pub(crate) async fn forget(&self, call: Option<CallId>) {
        let (reply, forgotten) = oneshot::channel();
        if self.inside.send(Inside::Forget(call, reply)).is_ok() {
            // An app that is ending writes nothing either.
            forgotten.await.ok();
        }
    }

    /// Tells the desk which user of the account sits here. It goes by that when this returns.
    pub(crate) async fn choose_me(&self, me: u64) {
        let (reply, known) = oneshot::channel();
        if self.inside.send(Inside::Me(me, reply)).is_ok() {
            known.await.ok();
        }
    }

    /// Tells the desk what the agent has chosen. Notices go by that when this returns.
    pub(crate) async fn adopt(&self, preferences: Preferences) {
        let (reply, known) = oneshot::channel();
        if self.inside.send(Inside::Preferences(Box::new(preferences), reply)).is_ok() {
            known.await.ok();
        }
    }

    /// Puts another account in the place of this one. What happened before has its effects on this one.
    pub(crate) async fn switch(&self, switch: Switch) {
        let (reply, done) = oneshot::channel();
        if self.inside.send(Inside::Switch(Box::new(switch), reply)).is_ok() {
            done.await.ok();
        }
    }

    /// Offers to make a request, and waits for one. `None` when nobody listens any more.
    pub(crate) async fn ready(&self) -> Option<Ready> {
        loop {
            let (reply, ready) = oneshot::channel();
            self.inside.send(Inside::Ready(reply)).ok()?;
            // An offer that was dropped met work that could not be written: it is made again.
            if let Ok(ready) = ready.await {
                return Some(ready);
            }
        }
    }

    /// Asks what to use a turn to talk to the CRM for. What is answered is on disk as being sent.
    pub(crate) async fn claim(&self) -> Option<Work> {
        let (reply, work) = oneshot::channel();
        self.inside.send(Inside::Claim(reply)).ok()?;
        work.await.ok().flatten()
    }
}
