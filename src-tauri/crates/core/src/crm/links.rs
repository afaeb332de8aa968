//! Where a person reads what the CRM knows: the addresses of its pages, and of the telephone program.
//!
//! Addresses are built only from ids and parsed numbers, never from text that came from outside.

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

/// The address of a link into the account whose pages these are.
pub fn url(link: &Link, pages: &(impl Pages + ?Sized)) -> Url {
    match link {
        Link::Card(card) => pages.card(*card),
        Link::NewContact(phone) => pages.new_contact(phone),
        Link::Search(phone) => pages.search(phone),
        Link::Phone(phone) => telephone(phone).unwrap_or_else(|_| pages.search(phone)),
    }
}

/// A number is digits and a plus, so this is always a URL (RFC 3966).
fn telephone(phone: &PhoneNumber) -> Result<Url, url::ParseError> {
    Url::parse(&format!("tel:{}", phone.dialable()))
}
