//! Where a person reads what the CRM knows: the addresses of its pages, and of the telephone program.
//!
//! Addresses are built only from ids and parsed numbers, never from text that came from outside.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};
use ts_rs::TS;
use url::Url;

use crate::call::knowledge::{CardKey, Link};
use crate::call::number::PhoneNumber;

/// The pages of one account.
pub trait Pages: Send + Sync {
    /// The card of an entity.
    fn card(&self, card: CardKey) -> Url;

    /// The form for a new contact, with the number filled in.
    fn new_contact(&self, phone: &PhoneNumber) -> Url;

    /// The search for a number.
    fn search(&self, phone: &PhoneNumber) -> Url;
}

/// What a number is handed to the system as, to be called: programs for telephony take different ones, and fight for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr, TS)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CallBack {
    /// What most programs take (RFC 3966).
    #[default]
    Tel,
    Callto,
    Sip,
}

impl CallBack {
    /// Whether links of this scheme call a number.
    pub fn is_scheme(scheme: &str) -> bool {
        Self::VARIANTS.contains(&scheme)
    }
}

/// The address of a link into the account whose pages these are; a number is called back as it says.
pub fn url(link: &Link, pages: &(impl Pages + ?Sized), call_back: CallBack) -> Url {
    match link {
        Link::Card(card) => pages.card(*card),
        Link::NewContact(phone) => pages.new_contact(phone),
        Link::Search(phone) => pages.search(phone),
        Link::Phone(phone) => telephone(phone, call_back).unwrap_or_else(|_| pages.search(phone)),
    }
}

/// A number is digits and a plus, so this is always a URL.
fn telephone(phone: &PhoneNumber, call_back: CallBack) -> Result<Url, url::ParseError> {
    Url::parse(&format!("{}:{}", <&str>::from(call_back), phone.dialable()))
}
