//! Sends to the CRM: a few at once, at the account's pace. What to send is the desk's to say.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::call::knowledge::{Answer, Card, CardKey, Names, Pipelines};
use crate::call::number::PhoneNumber;
use crate::crm::{Crm, Found, Notified};
use crate::desk::{By, Input, Receipt};
use crate::inputs::{Inputs, Ready};
use crate::reporting::Work;
use crate::settings::{Settings, SettingsFile};
use crate::store::Store;

/// Requests on their way at once.
const IN_FLIGHT: usize = 3;
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
    /// Sends whenever the desk has work, until told to stop; then waits for what is on its way.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut under_way = JoinSet::new();
        tokio::select! {
            () = self.send(&mut under_way) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
        while under_way.join_next().await.is_some() {}
    }

    async fn send(&self, under_way: &mut JoinSet<()>) {
        let slots = Arc::new(Semaphore::new(IN_FLIGHT));
        while let Ok(slot) = slots.clone().acquire_owned().await {
            let work = match self.desk.ready().await {
                Some(Ready::Work(work)) => Some(work),
                Some(Ready::Turn) => {
                    self.crm.turn().await;
                    // While the turn was waited for, the work may have become stale.
                    self.desk.claim().await
                }
                None => break,
            };
            if let Some(work) = work {
                let delivery = self.clone();
                under_way.spawn(async move {
                    delivery.perform(work).await;
                    drop(slot);
                });
            }
            while under_way.try_join_next().is_some() {}
        }
    }

    async fn perform(self, work: Work) {
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
