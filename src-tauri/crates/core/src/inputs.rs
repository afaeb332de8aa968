//! The ways to the desk: a bounded one for what comes from outside, one of its own for results from inside.
//!
//! Whatever comes is an `Input` in an envelope, with whoever waits for what comes of it. The receiver exists before anybody
//! can send, so nothing is lost while the app starts.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{broadcast, mpsc, oneshot, watch};

use crate::call::{Call, CallId};
use crate::crm::{Crm, Standing};
use crate::desk::{Heard, Input, Restored, Taken};
use crate::outlet::Outlet;
use crate::settings::Preferences;

/// Requests from outside that may wait for the desk; beyond, sources are told to come back.
const OUTSIDE: usize = 256;
/// New calls that somebody who waits for one may find at once; of more, the oldest are passed over.
const NEW_CALLS: usize = 16;
/// How long those wait for a place who cannot be asked to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// Changes of calls that somebody who follows all of them may be behind; of more, the oldest are passed over.
const CHANGES: usize = 1_024;

/// The ways to the desk.
#[derive(Clone, Debug)]
pub struct Inputs {
    outside: mpsc::Sender<Envelope>,
    inside: mpsc::UnboundedSender<Envelope>,
    begun: broadcast::WeakSender<Following>,
    changed: broadcast::WeakSender<Arc<Call>>,
}

/// The other ends.
#[derive(Debug)]
pub struct InputsReceiver {
    pub(crate) outside: mpsc::Receiver<Envelope>,
    /// Its length is bounded by what is under way.
    pub(crate) inside: mpsc::UnboundedReceiver<Envelope>,
    /// Calls that phones or programs begin.
    pub(crate) begun: broadcast::Sender<Following>,
    /// Every call as it is after each change.
    pub(crate) changed: broadcast::Sender<Arc<Call>>,
}

/// A call, as it is and as it changes.
pub(crate) type Following = watch::Receiver<Arc<Call>>;

/// What happened, and who waits for what comes of it.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) input: Input,
    pub(crate) waits: Waits,
}

impl Envelope {
    /// Reports, and where it is told what came of them.
    fn reports(heard: Vec<Heard>) -> (Self, oneshot::Receiver<Reply>) {
        let (reply, answer) = oneshot::channel();
        (Self { input: Input::Heard(heard), waits: Waits::ForDisk(reply) }, answer)
    }
}

/// Who waits. Each may have given up meanwhile.
#[derive(Debug)]
pub(crate) enum Waits {
    Nobody,
    /// Somebody who goes on once the desk goes by it.
    ForDesk(oneshot::Sender<()>),
    /// A source, which is answered once its reports are on disk.
    ForDisk(oneshot::Sender<Reply>),
    /// The account that takes the place of the one that is closed.
    ForPlace(Box<Switch>, oneshot::Sender<()>),
}

/// What came of the reports of one request, in order; `None` for one that is about no call.
pub(crate) type Reply = Result<Vec<Option<Accepted>>, NotAccepted>;

/// The account that calls are reported to from now on.
#[derive(Debug)]
pub(crate) struct Switch {
    pub(crate) crm: Arc<dyn Crm>,
    /// Where its work goes.
    pub(crate) outlet: Outlet,
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
    let (begun, changed) = (broadcast::Sender::new(NEW_CALLS), broadcast::Sender::new(CHANGES));
    let inputs = Inputs { outside, inside, begun: begun.downgrade(), changed: changed.downgrade() };
    (inputs, InputsReceiver { outside: from_outside, inside: from_inside, begun, changed })
}

impl Inputs {
    /// Tells the desk what happened. Never waits; after the app's end nobody listens.
    pub fn tell(&self, input: Input) {
        self.inside.send(Envelope { input, waits: Waits::Nobody }).ok();
    }

    /// Hands in the reports of one request. Answers when they are on disk.
    pub(crate) async fn report(&self, heard: Vec<Heard>) -> Reply {
        let (envelope, answer) = Envelope::reports(heard);
        self.outside.try_send(envelope).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => NotAccepted::Busy,
            mpsc::error::TrySendError::Closed(_) => NotAccepted::Ending,
        })?;
        answer.await.unwrap_or(Err(NotAccepted::Ending))
    }

    /// Hands in reports of somebody who cannot be asked to come back: waits a while for a place. What comes back tells
    /// when they are on disk.
    pub(crate) async fn report_in_turn(&self, heard: Vec<Heard>) -> Result<oneshot::Receiver<Reply>, NotAccepted> {
        let (envelope, answer) = Envelope::reports(heard);
        self.outside.send_timeout(envelope, PATIENCE).await.map_err(|refused| match refused {
            mpsc::error::SendTimeoutError::Timeout(_) => NotAccepted::Busy,
            mpsc::error::SendTimeoutError::Closed(_) => NotAccepted::Ending,
        })?;
        Ok(answer)
    }

    /// Waits for the next call that a phone or program begins, and follows it. `None` when the app ends. It counts from
    /// when this is called, not from when it is awaited.
    pub(crate) fn await_call(&self) -> impl Future<Output = Option<Following>> + Send + use<> {
        let begun = self.begun.upgrade().map(|begun| begun.subscribe());
        async move {
            let mut begun = begun?;
            loop {
                match begun.recv().await {
                    Ok(call) => return Some(call),
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        }
    }

    /// Every change of a call from now on; `None` when the app has ended.
    pub(crate) fn follow_changes(&self) -> Option<broadcast::Receiver<Arc<Call>>> {
        self.changed.upgrade().map(|changed| changed.subscribe())
    }

    /// Has the desk forget a call that is over, or all that are. Nothing is written of them any more after this returns.
    pub(crate) async fn forget(&self, call: Option<CallId>) {
        self.ask(Input::Forgotten(call)).await;
    }

    /// Tells the desk which user of the account sits here. It goes by that when this returns.
    pub(crate) async fn choose_me(&self, me: u64) {
        self.ask(Input::Me(me)).await;
    }

    /// Tells the desk what the agent has chosen. Notices go by that when this returns.
    pub(crate) async fn adopt(&self, preferences: Preferences) {
        self.ask(Input::Preferences(Box::new(preferences))).await;
    }

    /// Puts another account in the place of this one. What happened before has its effects on this one.
    pub(crate) async fn switch(&self, switch: Switch) {
        self.wait(|done| Envelope { input: Input::Closing, waits: Waits::ForPlace(Box::new(switch), done) }).await;
    }

    async fn ask(&self, input: Input) {
        self.wait(|done| Envelope { input, waits: Waits::ForDesk(done) }).await;
    }

    async fn wait(&self, envelope: impl FnOnce(oneshot::Sender<()>) -> Envelope) {
        let (done, wait) = oneshot::channel();
        if self.inside.send(envelope(done)).is_ok() {
            // An app that is ending does nothing of it, and nothing else either.
            wait.await.ok();
        }
    }
}
