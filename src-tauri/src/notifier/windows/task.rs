//! Looks after one toast: shows it, changes it, takes it away, and reports what the agent does with it.

use std::rc::Rc;

use callcard_core::app::Inputs;
use callcard_core::desk::Input;
use callcard_core::notice::Notice;
use tokio::sync::mpsc;

use super::platform::Toasts;
use crate::notifier::toast::standing::{Show, Standing, Step, What};
use crate::notifier::wanted::Slot;

/// Runs until the notice is no longer wanted.
pub(super) async fn keep(mut slot: Slot, toasts: Rc<Toasts>, inputs: Inputs) {
    let subject = slot.subject;
    let (tell, mut told) = mpsc::unbounded_channel();
    let mut standing = Standing::default();
    loop {
        let (wanted, _) = slot.newest();
        match (standing.step(wanted.as_ref()), wanted) {
            (Step::Show(how), Some(notice)) => show(&mut standing, notice, how, &toasts, &slot, &tell, &inputs),
            (Step::Update, Some(notice)) => match toasts.update(subject, &notice) {
                Ok(()) => {
                    standing.is_up(notice);
                    inputs.tell(Input::Shown(subject));
                }
                Err(error) => {
                    tracing::warn!(%error, "a notice could not be changed");
                    // It still says what it said.
                    standing.is_up(notice);
                }
            },
            (Step::Remove, _) => {
                toasts.remove(subject);
                standing.removed();
            }
            (Step::Leave, _) => {
                if slot.leave() {
                    return;
                }
                // It was wanted again meanwhile.
                standing.removed();
            }
            (Step::Rest | Step::Show(_) | Step::Update, _) => tokio::select! {
                // What happened before a new wish comes first.
                biased;
                Some((turn, what)) = told.recv() => {
                    if let What::Refused(code) = what {
                        toasts.refused(code);
                    }
                    if standing.hear(turn, what) {
                        inputs.tell(Input::Dismissed(subject));
                    }
                }
                () = slot.changed() => {}
            },
        }
    }
}

fn show(
    standing: &mut Standing,
    notice: Notice,
    how: Show,
    toasts: &Toasts,
    slot: &Slot,
    tell: &mpsc::UnboundedSender<(u32, What)>,
    inputs: &Inputs,
) {
    let turn = standing.begin();
    let tell = tell.clone();
    // The task that listens may have left.
    let heard = move |what| {
        tell.send((turn, what)).ok();
    };
    match toasts.show(slot.subject, &notice, how, heard) {
        Ok(seen) => {
            standing.is_up(notice);
            if seen {
                inputs.tell(Input::Shown(slot.subject));
            }
        }
        Err(error) => {
            toasts.refused(error.code().0);
            standing.refused(notice);
        }
    }
}
