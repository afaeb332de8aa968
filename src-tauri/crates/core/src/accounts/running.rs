//! The tasks of the current account: sending its reports and looking after its sign-in.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::Parts;
use crate::crm::Crm;
use crate::delivery::Delivery;
use crate::desk::Input;
use crate::inputs::Inputs;
use crate::outlet::Works;

/// It stops when it is dropped; what is on its way then counts as uncertain.
#[derive(Debug)]
pub(super) struct Running {
    crm: Arc<dyn Crm>,
    stop: watch::Sender<bool>,
    delivery: JoinHandle<()>,
    care: JoinHandle<()>,
}

impl Running {
    /// `revision` counts the changes of its sign-in.
    pub(super) fn start(crm: Arc<dyn Crm>, works: Works, parts: &Parts, revision: watch::Sender<u64>) -> Self {
        let (stop, stopping) = watch::channel(false);
        let care = tokio::spawn(care(crm.clone(), parts.inputs.clone(), revision));
        let delivery = Delivery {
            crm: crm.clone(),
            store: parts.store.clone(),
            desk: parts.inputs.clone(),
            settings: parts.settings.clone(),
        };
        Self { crm, stop, delivery: tokio::spawn(delivery.run(works, stopping)), care }
    }

    /// Asks the keyring again.
    pub(super) fn try_again(&mut self, inputs: Inputs, revision: watch::Sender<u64>) {
        self.care.abort();
        self.care = tokio::spawn(care(self.crm.clone(), inputs, revision));
    }

    /// Takes no new work, and waits for the requests under way.
    pub(super) async fn end(mut self) {
        self.care.abort();
        self.stop.send_replace(true);
        // A task that was ended has nothing to say.
        (&mut self.delivery).await.ok();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.care.abort();
        self.delivery.abort();
    }
}

/// Looks after the sign-in, and tells the desk and whoever watches how it stands.
async fn care(crm: Arc<dyn Crm>, inputs: Inputs, revision: watch::Sender<u64>) {
    let mut standing = crm.standing();
    let tell = async {
        loop {
            inputs.tell(Input::SignIn(*standing.borrow_and_update()));
            revision.send_modify(|revision| *revision += 1);
            if standing.changed().await.is_err() {
                return;
            }
        }
    };
    tokio::join!(crm.look_after(), tell);
}
