//! What the CRM says about a number, and where a person reads it: cards, answers, links.
//!
//! Links are built here and only here, from ids and parsed numbers, never from text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use crate::number::PhoneNumber;

/// The kind of the entity behind a card. Numbers as the API writes `element_type` (API notes §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A deal (the API says "lead"), type 2.
    Deal,
    /// A customer, type 12.
    Customer,
    /// A contact, type 1.
    Contact,
    /// A company, type 3.
    Company,
}

impl CardKind {
    /// The kind behind an `element_type`; `None` for types that have no card.
    pub fn from_element_type(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Contact),
            2 => Some(Self::Deal),
            3 => Some(Self::Company),
            12 => Some(Self::Customer),
            _ => None,
        }
    }

    /// The `element_type` of this kind.
    pub fn element_type(self) -> i64 {
        match self {
            Self::Contact => 1,
            Self::Deal => 2,
            Self::Company => 3,
            Self::Customer => 12,
        }
    }

    /// The word for this kind in the paths of the CRM's API and pages.
    pub fn path(self) -> &'static str {
        match self {
            Self::Deal => "leads",
            Self::Customer => "customers",
            Self::Contact => "contacts",
            Self::Company => "companies",
        }
    }
}

/// The entity that the CRM chose for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
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

/// The names on a card. Both may be missing: the event's answer has none, and entities may be nameless.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Names {
    /// The entity's own name.
    pub title: Option<String>,
    /// The main contact of a deal or customer.
    pub person: Option<String>,
}

/// The card that the CRM named when a number called last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    pub card: Card,
    /// Its names were looked up within the last day.
    pub names_fresh: bool,
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

impl Link {
    /// The link's address, in the account at `origin` (API notes §6).
    pub fn url(&self, origin: &Url) -> Url {
        let mut url = origin.clone();
        match self {
            Self::Card(key) => url.set_path(&format!("/{}/detail/{}", key.kind.path(), key.id)),
            Self::NewContact(phone) => {
                url.set_path("/contacts/add/");
                url.query_pairs_mut().append_pair("phone", phone.dialable());
            }
            Self::Search(phone) => {
                url.set_path("/contacts/list/");
                url.query_pairs_mut().append_pair("term", phone.digits());
            }
            // A number is digits and a plus, so this is always a URL.
            Self::Phone(phone) => return Url::parse(&format!("tel:{}", phone.dialable())).unwrap_or(url),
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{CallNumber, Country};

    #[test]
    fn links_lead_to_the_pages_of_the_account() {
        let origin = Url::parse("https://demo.example").unwrap();
        let number = CallNumber::read("+79998885533", Country::from_code("RU").unwrap());
        let phone = number.phone().unwrap().clone();
        let card = |kind| Link::Card(CardKey { kind, id: 7 });
        for (link, url) in [
            (card(CardKind::Deal), "https://demo.example/leads/detail/7"),
            (card(CardKind::Customer), "https://demo.example/customers/detail/7"),
            (card(CardKind::Contact), "https://demo.example/contacts/detail/7"),
            (card(CardKind::Company), "https://demo.example/companies/detail/7"),
            (Link::NewContact(phone.clone()), "https://demo.example/contacts/add/?phone=%2B79998885533"),
            (Link::Search(phone.clone()), "https://demo.example/contacts/list/?term=79998885533"),
            (Link::Phone(phone), "tel:+79998885533"),
        ] {
            assert_eq!(link.url(&origin).as_str(), url);
        }
    }

    #[test]
    fn element_types_are_the_crms() {
        for kind in [CardKind::Contact, CardKind::Deal, CardKind::Company, CardKind::Customer] {
            assert_eq!(CardKind::from_element_type(kind.element_type()), Some(kind));
        }
        assert_eq!(CardKind::from_element_type(4), None);
    }
}
