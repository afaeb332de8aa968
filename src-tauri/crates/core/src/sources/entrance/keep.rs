//! Opens the door when the first source needs it, and closes it behind the last; goes by the settings while it is open;
//! and tells its sources how it stands.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::answer::Hall;
use super::listener;
use super::place::Place;
use super::rates::Rates;
use super::rooms::Door;
use super::tls::Tls;
use crate::clock;
use crate::server::complaints::Complaints;
use crate::standing::{SourceTrouble, Standing};

/// How long it is waited before the first new try to open, and between later ones at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

impl Door {
    /// Keeps the door until told to stop.
    pub(crate) async fn keep(self, mut stop: watch::Receiver<bool>) {
        let mut rooms = self.rooms.subscribe();
        let complaints = Arc::new(Complaints::of("HTTP door"));
        let rates = Arc::new(Rates::default());
        let mut pause = FIRST_PAUSE;
        loop {
            tokio::select! {
                biased;
                // A sender that is gone says the same.
                _ = stop.wait_for(|stop| *stop) => return,
                needed = rooms.wait_for(|rooms| !rooms.is_empty()) => if needed.is_err() { return },
            }
            let place = Arc::new(self.place());
            let hall =
                Hall { door: self.clone(), place: place.clone(), rates: rates.clone(), complaints: complaints.clone() };
            let (close, closes) = watch::channel(false);
            let opened = async {
                match open(&place).await {
                    Ok((listener, tls)) => {
                        pause = FIRST_PAUSE;
                        self.standing.send_replace(Standing::Listening);
                        listener::serve(listener, tls, hall, closes).await;
                    }
                    Err(why) => self.wait(why, &mut pause).await,
                }
            };
            let until = async {
                tokio::select! {
                    // Whoever leaves and comes again at once, with another token, finds it open.
                    left = rooms.wait_for(std::collections::BTreeMap::is_empty) => drop(left),
                    () = self.moved(&place) => {}
                    _ = stop.wait_for(|stop| *stop) => {}
                }
                close.send_replace(true);
            };
            let mut opened = std::pin::pin!(opened);
            tokio::select! {
                () = opened.as_mut() => continue,
                () = until => {}
            }
            // One that only waits to try again need not.
            if *self.standing.borrow() == Standing::Listening {
                opened.await;
            }
            self.standing.send_replace(Standing::Starting);
        }
    }

    /// Tells why it is closed, and waits for a growing while.
    async fn wait(&self, why: SourceTrouble, pause: &mut Duration) {
        self.standing.send_replace(Standing::Waiting { until: Timestamp::now() + *pause, why });
        clock::sleep(*pause).await;
        *pause = (*pause * 2).min(LONGEST_PAUSE);
    }

    /// Comes back when the settings, or what its sources are for, have it elsewhere.
    async fn moved(&self, place: &Place) {
        let (mut changes, mut rooms) = (self.moves(), self.rooms.subscribe());
        loop {
            // A source that changes leaves and comes again: the door stays as it is for that while.
            if !rooms.borrow_and_update().is_empty() && self.place() != *place {
                return;
            }
            let changed = tokio::select! {
                changed = changes.changed() => changed,
                changed = rooms.changed() => changed,
            };
            if changed.is_err() {
                // The app has come to its end: nothing changes any more.
                std::future::pending().await
            }
        }
    }
}

/// Begins to listen, with the certificate if there is one.
async fn open(place: &Place) -> Result<(TcpListener, Option<Tls>), SourceTrouble> {
    let tls = match place.tls.clone() {
        None => None,
        Some(files) => Some(Tls::load(files).await.map_err(|error| {
            tracing::warn!(%error, "the HTTP door cannot speak TLS");
            SourceTrouble::Certificate
        })?),
    };
    Ok((listener::bind(place.address).await?, tls))
}
