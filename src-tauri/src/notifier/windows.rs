//! Notices as Windows toasts.
//!
//! One thread owns all of them: it shows, changes and takes away, one after the other, and each has a task on it. A click
//! comes by a link, for Windows starts Callcard with it whether or not this one still runs.

mod key;
mod platform;
mod registration;
mod task;

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use callcard_core::app::{Inputs, Keyring};
use callcard_core::desk::{Abilities, Button, Input, Subject};
use callcard_core::desktop::Notices;
use callcard_local::Paths;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::LocalSet;

use self::platform::Toasts;
pub(crate) use self::registration::leave;
use super::toast::link::Links;
use super::toast::used::Used;
use super::wanted::Slot;

/// Where it is noted which toasts were clicked.
const USED: &str = "clicked-notices.txt";
/// How long Windows may take before the check-up, a click or the end goes on without it. A toast takes it milliseconds.
const PATIENCE: Duration = Duration::from_secs(1);

/// The toasts of this desktop.
#[derive(Clone)]
pub(super) struct System(mpsc::UnboundedSender<Wish>);

/// What the thread is to do. Its number is bounded by what there is to show.
enum Wish {
    Attend(Slot),
    Examine(oneshot::Sender<Notices>),
    Follow(String, oneshot::Sender<Option<(Subject, Button)>>),
    End(oneshot::Sender<()>),
}

impl System {
    pub(super) fn start(runtime: &Handle, inputs: Inputs, paths: &Paths, keyring: Option<Arc<dyn Keyring>>) -> Self {
        inputs.tell(Input::Abilities(Abilities { relabel: false, ..Abilities::default() }));
        let (wishes, inbox) = mpsc::unbounded_channel();
        let alone = keyring.is_some();
        let key = key::ask(runtime, paths, keyring);
        let data = paths.data_dir().to_owned();
        let started = std::thread::Builder::new().name("toasts".into()).spawn(move || {
            registration::register(&data);
            let runtime = match tokio::runtime::Builder::new_current_thread().enable_time().build() {
                Ok(runtime) => runtime,
                Err(error) => return tracing::error!(%error, "no notices can be shown"),
            };
            LocalSet::new().block_on(&runtime, async move {
                let links = Links::new(key.await, Used::open(data.join(USED)));
                let toasts = Toasts::new(links);
                if alone {
                    // What an earlier Callcard left behind when it was killed.
                    toasts.clear();
                }
                serve(inbox, &Rc::new(toasts), &inputs).await;
            });
        });
        if let Err(error) = started {
            tracing::error!(%error, "no notices can be shown");
        }
        Self(wishes)
    }

    /// Whether Windows shows our notices.
    pub(super) async fn examine(&self) -> Notices {
        let gone = || Notices::Failed("Windows does not answer".into());
        self.ask(Wish::Examine).await.unwrap_or_else(gone)
    }

    /// Shows a notice, and keeps it as wanted until it is no longer wanted.
    pub(super) fn attend(&self, slot: Slot) {
        // Without a thread to attend to it, that was said when it could not begin.
        self.0.send(Wish::Attend(slot)).ok();
    }

    /// What the link of a toast leads to.
    pub(super) async fn follow(&self, link: String) -> Option<(Subject, Button)> {
        self.ask(|reply| Wish::Follow(link, reply)).await.flatten()
    }

    /// Takes away what is of no use without Callcard, and shows nothing more.
    pub(super) async fn end(&self) {
        self.ask(Wish::End).await;
    }

    /// `None` when the thread has ended, or is held by a call that Windows does not answer.
    async fn ask<T>(&self, wish: impl FnOnce(oneshot::Sender<T>) -> Wish) -> Option<T> {
        let (reply, answer) = oneshot::channel();
        self.0.send(wish(reply)).ok()?;
        tokio::time::timeout(PATIENCE, answer).await.ok()?.ok()
    }
}

async fn serve(mut inbox: mpsc::UnboundedReceiver<Wish>, toasts: &Rc<Toasts>, inputs: &Inputs) {
    while let Some(wish) = inbox.recv().await {
        // Whoever gave up waiting is gone.
        match wish {
            Wish::Attend(slot) => drop(tokio::task::spawn_local(task::keep(slot, toasts.clone(), inputs.clone()))),
            Wish::Examine(reply) => drop(reply.send(toasts.examine())),
            Wish::Follow(link, reply) => drop(reply.send(toasts.follow(&link))),
            Wish::End(reply) => {
                toasts.clear();
                reply.send(()).ok();
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn call_that_windows_does_not_answer_holds_nobody() {
        let (wishes, mut inbox) = mpsc::unbounded_channel();
        let held = System(wishes);
        let begun = tokio::time::Instant::now();
        assert!(matches!(held.examine().await, Notices::Failed(_)));
        assert_eq!(held.follow("callcard:".into()).await, None);
        held.end().await;
        assert_eq!(begun.elapsed(), 3 * PATIENCE);
        for _ in 0..3 {
            inbox.try_recv().unwrap();
        }
        drop(inbox);
        held.end().await;
        assert_eq!(begun.elapsed(), 3 * PATIENCE, "one whose thread has ended is not waited for");
    }
}
