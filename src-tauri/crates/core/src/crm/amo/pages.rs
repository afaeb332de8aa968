//! The addresses of an account's pages (API notes §6), built from ids and parsed numbers alone.

use url::Url;

use super::client::Client;
use super::kind;
use crate::call::knowledge::CardKey;
use crate::call::number::PhoneNumber;
use crate::crm::Pages;

impl Pages for Client {
    fn card(&self, card: CardKey) -> Url {
        at(&self.account.origin, &format!("/{}/detail/{}", kind::path(card.kind), card.id))
    }

    fn new_contact(&self, phone: &PhoneNumber) -> Url {
        let mut url = at(&self.account.origin, "/contacts/add/");
        url.query_pairs_mut().append_pair("phone", phone.dialable());
        url
    }

    fn search(&self, phone: &PhoneNumber) -> Url {
        let mut url = at(&self.account.origin, "/contacts/list/");
        url.query_pairs_mut().append_pair("term", phone.digits());
        url
    }
}

fn at(origin: &Url, path: &str) -> Url {
    let mut url = origin.clone();
    url.set_path(path);
    url
}

#[cfg(test)]
mod tests {
    use super::super::adapter::Amo;
    use crate::call::knowledge::{CardKey, CardKind, Link};
    use crate::call::number::{CallNumber, Country};
    use crate::crm::{Adapter, CallBack, url};

    #[tokio::test]
    async fn links_lead_to_the_pages_of_the_account() {
        let pages = Amo.sandbox("https://demo.example".parse().unwrap(), "token".into()).unwrap();
        let number = CallNumber::read("+79998885533", Country::from_code("RU").unwrap());
        let phone = number.phone().unwrap().clone();
        let card = |kind| Link::Card(CardKey { kind, id: 7 });
        for (link, expected) in [
            (card(CardKind::Deal), "https://demo.example/leads/detail/7"),
            (card(CardKind::Customer), "https://demo.example/customers/detail/7"),
            (card(CardKind::Contact), "https://demo.example/contacts/detail/7"),
            (card(CardKind::Company), "https://demo.example/companies/detail/7"),
            (Link::NewContact(phone.clone()), "https://demo.example/contacts/add/?phone=%2B79998885533"),
            (Link::Search(phone.clone()), "https://demo.example/contacts/list/?term=79998885533"),
            (Link::Phone(phone.clone()), "tel:+79998885533"),
        ] {
            assert_eq!(url(&link, &*pages, CallBack::Tel).as_str(), expected);
        }
        for (call_back, expected) in [(CallBack::Callto, "callto:+79998885533"), (CallBack::Sip, "sip:+79998885533")] {
            assert_eq!(url(&Link::Phone(phone.clone()), &*pages, call_back).as_str(), expected);
        }
    }
}
