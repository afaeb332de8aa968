//! The rules that pick the one entity a call is about, to the letter of the CRM's documentation:
//! contacts before companies, of several contacts the oldest; then exactly one active deal and no customer → the
//! deal; exactly one customer and no active deal → the customer; anything else → the contact or company itself.
//! Only direct links count: deals of a contact's company are not deals of the contact.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::kind::{EntityId, Kind};
use crate::phone;

/// The entity behind `number`, or `None` if the CRM does not have the number.
pub(crate) fn choose(connection: &Connection, number: &str) -> Result<Option<EntityId>> {
    let Some(tail) = phone::tail(number) else {
        return Ok(None);
    };
    for owner in [&CONTACT, &COMPANY] {
        if let Some(id) = owner.oldest(connection, &tail)? {
            return owner.subject(connection, id).map(Some);
        }
    }
    Ok(None)
}

/// A kind of entity that can have a number, and where its links are stored.
struct Owner {
    kind: Kind,
    by_tail: &'static str,
    active_deals: &'static str,
    customers: &'static str,
}

const CONTACT: Owner = Owner {
    kind: Kind::Contact,
    by_tail: "SELECT contacts.id FROM phones JOIN contacts ON contacts.id = contact_id
              WHERE tail = ?1 ORDER BY created_at, contacts.id LIMIT 1",
    active_deals: "SELECT deals.id FROM deal_contacts JOIN deals ON deals.id = deal_id
                   WHERE contact_id = ?1 AND status_id NOT IN (142, 143) LIMIT 2",
    customers: "SELECT customer_id FROM customer_contacts WHERE contact_id = ?1 LIMIT 2",
};

const COMPANY: Owner = Owner {
    kind: Kind::Company,
    by_tail: "SELECT companies.id FROM phones JOIN companies ON companies.id = company_id
              WHERE tail = ?1 ORDER BY created_at, companies.id LIMIT 1",
    active_deals: "SELECT id FROM deals
                   WHERE company_id = ?1 AND status_id NOT IN (142, 143) LIMIT 2",
    customers: "SELECT id FROM customers WHERE company_id = ?1 LIMIT 2",
};

impl Owner {
    fn oldest(&self, connection: &Connection, tail: &str) -> Result<Option<i64>> {
        connection.prepare_cached(self.by_tail)?.query_row([tail], |row| row.get(0)).optional()
    }

    fn subject(&self, connection: &Connection, id: i64) -> Result<EntityId> {
        let deals = up_to_two(connection, self.active_deals, id)?;
        let customers = up_to_two(connection, self.customers, id)?;
        let (kind, id) = match (deals.as_slice(), customers.as_slice()) {
            ([deal], []) => (Kind::Deal, *deal),
            ([], [customer]) => (Kind::Customer, *customer),
            _ => (self.kind, id),
        };
        Ok(EntityId { kind, id })
    }
}

/// Two are enough to know that there is not exactly one.
fn up_to_two(connection: &Connection, sql: &str, id: i64) -> Result<Vec<i64>> {
    connection.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect()
}
