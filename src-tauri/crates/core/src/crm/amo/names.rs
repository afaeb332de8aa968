//! Who and what is behind cards: one list for each kind, however many cards there are, and the names of stages.
//!
//! The lists give the people of deals and customers as ids only, so their names are asked for last (API notes §5).

use std::collections::{BTreeMap, BTreeSet};

use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::client::Client;
use super::error::no_answer;
use super::kind;
use super::wire;
use crate::call::knowledge::{CardKey, CardKind, Pipelines};
use crate::crm::{CrmError, Found};

/// Entries of a list that are asked for; unasked the CRM gives 50.
const ENTRIES: &str = "250";

/// Entities by their ids.
type Entities = BTreeMap<u64, Value>;

impl Client {
    /// Reads what is known of these cards: one request for each kind among them, the first on a turn already taken, then
    /// one for all companies and one for all people behind them. What was read before a failure is kept.
    pub(super) async fn read_names(&self, cards: &[CardKey]) -> Result<Found, CrmError> {
        let mut reading = Reading { client: self, first: true };
        let mut found = Found::default();
        match reading.read(cards, &mut found).await {
            Ok(()) => found.whole = true,
            Err(error) if found.names.is_empty() => return Err(error),
            Err(error) => tracing::info!(%error, "some names could not be looked up"),
        }
        Ok(found)
    }

    /// Reads the names of all stages on a turn already taken, and the account's currency, which takes a turn more.
    pub(super) async fn read_pipelines(&self) -> Result<Pipelines, CrmError> {
        let body = self.get("/api/v4/leads/pipelines", &[]).await?;
        let stages = body.as_deref().and_then(wire::stages).unwrap_or_default();
        self.connection.turn().await;
        let account = self.get("/api/v4/account", &[]).await?;
        Ok(Pipelines { stages, currency: account.as_deref().and_then(wire::currency) })
    }

    /// The body of a success; `None` when there is nothing, or not for us to see.
    async fn get(&self, path: &str, asked: &[(&str, &str)]) -> Result<Option<Vec<u8>>, CrmError> {
        let response = self.send(|| self.connection.request(Method::GET, path).query(asked)).await?;
        if matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
            return Ok(None);
        }
        match self.read(response).await? {
            Some((true, _)) => Err(no_answer(true)),
            body => Ok(body.map(|(_, body)| body)),
        }
    }
}

/// A look-up under way.
struct Reading<'a> {
    client: &'a Client,
    /// The turn that was taken for it is still to be used.
    first: bool,
}

impl Reading<'_> {
    async fn read(&mut self, cards: &[CardKey], found: &mut Found) -> Result<(), CrmError> {
        let of = |kind: CardKind| cards.iter().filter(move |card| card.kind == kind).map(|card| card.id);
        let mut people: BTreeSet<u64> = of(CardKind::Contact).collect();
        let mut firms: BTreeSet<u64> = of(CardKind::Company).collect();
        let mut behind = Vec::new();
        for kind in [CardKind::Deal, CardKind::Customer] {
            let ids = of(kind).collect();
            for (id, entity) in self.list(kind, &ids, true).await? {
                let key = CardKey { kind, id };
                found.names.insert(key, entity.as_ref().map(wire::names).unwrap_or_default());
                let Some(entity) = entity else { continue };
                match (wire::main_contact(&entity), wire::company(&entity)) {
                    (Some(person), _) => {
                        people.insert(person);
                        behind.push((key, CardKind::Contact, person));
                    }
                    (None, Some(firm)) => {
                        firms.insert(firm);
                        behind.push((key, CardKind::Company, firm));
                    }
                    (None, None) => {}
                }
            }
        }
        for (kind, ids) in [(CardKind::Contact, people), (CardKind::Company, firms)] {
            let asked = of(kind).collect::<BTreeSet<u64>>();
            for (id, entity) in self.list(kind, &ids, false).await? {
                let names = entity.as_ref().map(wire::names).unwrap_or_default();
                for (card, ..) in behind.iter().filter(|(_, of, behind)| (*of, *behind) == (kind, id)) {
                    let card = found.names.entry(*card).or_default();
                    let place = if kind == CardKind::Contact { &mut card.person } else { &mut card.company };
                    place.clone_from(&names.title);
                }
                if asked.contains(&id) {
                    found.names.insert(CardKey { kind, id }, names);
                }
            }
        }
        Ok(())
    }

    /// The entities with these ids; `None` for those that are gone. What a list that goes on has not shown is not known.
    async fn list(
        &mut self,
        kind: CardKind,
        ids: &BTreeSet<u64>,
        with_contacts: bool,
    ) -> Result<Vec<(u64, Option<Value>)>, CrmError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        if !std::mem::take(&mut self.first) {
            self.client.connection.turn().await;
        }
        let texts: Vec<String> = ids.iter().map(u64::to_string).collect();
        let mut asked: Vec<(&str, &str)> = texts.iter().map(|id| ("filter[id][]", id.as_str())).collect();
        asked.push(("limit", ENTRIES));
        if with_contacts {
            asked.push(("with", "contacts"));
        }
        let body = self.client.get(&format!("/api/v4/{}", kind::path(kind)), &asked).await?;
        let (mut entities, more): (Entities, bool) = match &body {
            Some(body) => wire::list(body, kind).ok_or_else(|| no_answer(false))?,
            None => Default::default(),
        };
        let entity = |id: &u64| (*id, entities.remove(id));
        Ok(ids.iter().map(entity).filter(|(_, entity)| entity.is_some() || !more).collect())
    }
}
