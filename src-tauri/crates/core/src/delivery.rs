//! Sends to the CRM: a few at once, at the account's pace. What to send is the desk's to say.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::call::knowledge::{Answer, Card, CardKey, Names, Pipelines};
use crate::call::number::PhoneNumber;
use crate::crm::{Crm, Found, Notified};
use crate::desk::{By, Input, Receipt};
use crate::inputs::Inputs;
use crate::outlet::{Given, Works};
use crate::reporting::Work;
use crate::settings::{Settings, SettingsFile};
use crate::store::Store;

/// How long an answer waits for the names that may be on disk.
const NAMES: Duration = Duration::from_millis(20);

/// Sends to one account.
#[derive(Clone)]
pub(crate) struct Delivery {
    pub(crate) crm: Arc<dyn Crm>,
    pub(crate) store: Store,
    pub(crate) desk: Inputs,
    /// What the phone numbers of the CRM are read by.
    pub(crate) settings: Arc<SettingsFile>,
}

impl Delivery {
    /// Makes the requests that the desk gives, until told to stop; then waits for what is on its way. What was given and
    /// not begun by then goes back.
    pub(crate) async fn run(self, mut works: Works, mut stop: watch::Receiver<bool>) {
        // A task each: one that fails takes none of the others with it.
        let mut under_way = JoinSet::new();
        loop {
            tokio::select! {
                biased;
                // A sender that is gone says the same.
                _ = stop.wait_for(|stop| *stop) => break,
                given = works.next() => match given {
                    Some(given) => drop(under_way.spawn(self.clone().perform(given))),
                    None => break,
                },
            }
            while under_way.try_join_next().is_some() {}
        }
        let give_back = |work| {
            if let Work::Post { request, .. } = work {
                self.desk.tell(Input::NotBegun(request));
            }
        };
        works.close(give_back).await;
        while under_way.join_next().await.is_some() {}
    }

    async fn perform(self, Given { work, place }: Given) {
        let input = match work {
            Work::Post { request, number, users, known } => match self.crm.report(&number, &users).await {
                Ok(Notified { answer, uid, request_id }) => {
                    let names = self.kept_names(&answer, known).await;
                    let by = By::Us(request, Box::new(Receipt { uid, request_id, names }));
                    Input::Answered { call: request.call, answer, by }
                }
                Err(error) => Input::Unanswered { request, error },
            },
            Work::Names { cards } => Input::Named(self.look_up(cards).await),
            Work::Pipelines => Input::Pipelines(self.pipelines().await),
            Work::Search { call, phone } => Input::Found { call, card: self.find(&phone).await },
        };
        // The desk looks for more work when it hears of this.
        drop(place);
        self.desk.tell(input);
    }

    /// The names on the card, when they are on disk and the desk does not know them.
    async fn kept_names(&self, answer: &Answer, known: Option<CardKey>) -> Option<Names> {
        let Answer::Card(card) = answer else { return None };
        if known == Some(card.key) {
            return None;
        }
        let account = &self.crm.account().key;
        let kept = tokio::time::timeout(NAMES, self.store.names(account, card.key)).await;
        kept.ok()?.ok()?
    }

    async fn look_up(&self, cards: Vec<CardKey>) -> Vec<(CardKey, Option<Names>)> {
        let Ok(Found { mut names, whole }) = self.crm.names(&cards).await else {
            return cards.into_iter().map(|card| (card, None)).collect();
        };
        if whole {
            // Half of what there is to know would pass for all of it for a day.
            for (card, names) in &names {
                self.store.keep_names(&self.crm.account().key, *card, names.clone());
            }
        }
        cards.into_iter().map(|card| (card, names.remove(&card))).collect()
    }

    async fn pipelines(&self) -> Option<Pipelines> {
        let found = self.crm.pipelines().await;
        let found = found.inspect_err(|error| tracing::info!(%error, "the stages of deals could not be read")).ok()?;
        self.store.keep_pipelines(&self.crm.account().key, found.clone());
        Some(found)
    }

    async fn find(&self, phone: &PhoneNumber) -> Option<Card> {
        let found = self.crm.find(phone, self.settings.read(Settings::dial_plan)).await;
        let card = found.inspect_err(|error| tracing::info!(%error, "a number could not be searched for")).ok()??;
        self.store.keep_names(&self.crm.account().key, card.key, card.names.clone());
        Some(card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallId;
    use crate::crm::Adapter;
    use crate::crm::fake::FakeCrm;
    use crate::inputs::{Envelope, inputs};
    use crate::outlet::outlet;
    use crate::reporting::RequestId;

    #[tokio::test]
    async fn work_that_meets_one_who_has_stopped_goes_back_unsent() {
        for stopped in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let crm = FakeCrm::default();
            let (desk, mut told) = inputs();
            let delivery = Delivery {
                crm: crm.sandbox("http://127.0.0.1:1".parse().unwrap(), "token".to_owned().into()).unwrap(),
                store: Store::open(&folder.path().join("calls.db"), 30).unwrap().0,
                desk,
                settings: Arc::new(SettingsFile::open(&folder.path().join("settings.json")).0),
            };
            let (outlet, works) = outlet();
            let place = outlet.place().unwrap();
            let (stop, stopping) = watch::channel(stopped);
            let running = tokio::spawn(delivery.run(works, stopping));
            // The desk was still writing it when it all came to its end.
            tokio::task::yield_now().await;
            let request = RequestId::never_given(CallId::fresh());
            let (number, users) = ("+79998885533".into(), vec![1]);
            place.give(Work::Post { request, number, users, known: None }).unwrap();
            let Envelope { input, .. } = told.inside.recv().await.unwrap();
            match input {
                Input::NotBegun(back) => assert!(stopped && back == request),
                Input::Answered { call, .. } => assert!(!stopped && call == request.call),
                other => panic!("{other:?}"),
            }
            assert_eq!(crm.reports().len(), usize::from(!stopped));
            stop.send_replace(true);
            running.await.unwrap();
        }
    }
}
