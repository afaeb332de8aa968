//! What the CRM says about a number, and where a person reads it: cards, answers, links.
//!
//! No word of any CRM's protocol stands here: how a kind is numbered and where a page is are its adapter's.

mod finding;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use finding::{Finding, Known};

use super::CallId;
use crate::call::number::PhoneNumber;

/// The kind of the entity behind a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A deal.
    Deal,
    /// A customer.
    Customer,
    /// A contact.
    Contact,
    /// A company.
    Company,
}

/// The entity that the CRM chose for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct CardKey {
    /// What it is.
    pub kind: CardKind,
    /// Its id in the account.
    #[ts(type = "number")]
    pub id: u64,
}

/// A card with the names that are known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Card {
    /// Which entity.
    #[serde(flatten)]
    pub key: CardKey,
    /// Its names, once somebody looked them up.
    #[serde(flatten)]
    pub names: Names,
}

/// What is known of a card. Anything may be missing: the event's answer has nothing of it, and entities may be nameless.
/// Records of older versions have the first two alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Names {
    /// The entity's own name.
    pub title: Option<String>,
    /// The main contact of a deal or customer.
    pub person: Option<String>,
    /// The company of a deal or customer that has no contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub company: Option<String>,
    /// What a deal is worth, or a customer's next purchase, in whole units of the account's currency. Never 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub price: Option<u64>,
    /// The account's currency as people write it (`₽`), once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub currency: Option<String>,
    /// The CRM's number of the stage that a deal is at, and the stage's name, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub stage_id: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stage: Option<String>,
}

/// What an account says of its deals in general: the same for all of them, and for days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pipelines {
    /// The names of the stages, by the CRM's numbers.
    pub stages: BTreeMap<u64, String>,
    /// The currency as people write it.
    pub currency: Option<String>,
}

impl Card {
    /// Who calls, as far as the card tells: a person, else a company. A deal's title is never a caller.
    pub fn caller(&self) -> Option<&str> {
        let Names { title, person, company, .. } = &self.names;
        let caller = match self.key.kind {
            CardKind::Contact | CardKind::Company => title.as_ref(),
            CardKind::Deal | CardKind::Customer => person.as_ref().or(company.as_ref()),
        };
        caller.map(String::as_str)
    }

    /// The caller is known as a person.
    pub fn is_of_a_person(&self) -> bool {
        match self.key.kind {
            CardKind::Contact => self.names.title.is_some(),
            CardKind::Company => false,
            CardKind::Deal | CardKind::Customer => self.names.person.is_some(),
        }
    }
}

impl Pipelines {
    /// Adds what follows from the account to what is known of a card.
    pub fn fill(&self, names: &mut Names) {
        let stage = names.stage_id.and_then(|stage| self.stages.get(&stage));
        if let Some(stage) = stage {
            names.stage = Some(stage.clone());
        }
        if names.price.is_some() && self.currency.is_some() {
            names.currency.clone_from(&self.currency);
        }
    }
}

/// The card that the CRM named when a number called last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    pub card: Card,
    /// Its names were looked up within the last day.
    pub names_fresh: bool,
}

/// What is known of the caller of a call from the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    pub call: CallId,
    /// The number that was asked about, by its key. The call may have another one by now.
    pub number: String,
    pub remembered: Option<Remembered>,
}

/// What the CRM said about a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It named an entity.
    Card(Card),
    /// It said that nobody has this number.
    NotInCrm,
    /// It accepted the call and said nothing about the number.
    Untold,
}

/// Something a person can open: a page of the CRM, or the telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The card of an entity.
    Card(CardKey),
    /// The form for a new contact, with the number filled in.
    NewContact(PhoneNumber),
    /// The search for a number.
    Search(PhoneNumber),
    /// The telephone program, with the number to be called (RFC 3966).
    Phone(PhoneNumber),
}
