//! Reads entities and what is linked to them, and adds contacts: the CRM's own data, for API and pages alike.
//! It must not format anything for either.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::kind::{EntityId, Kind};
use crate::phone;
use crate::search::search_text;

/// An entity of any kind: what all have in common, and the rest in `details`.
pub(crate) struct Entity {
    pub(crate) name: String,
    pub(crate) responsible: i64,
    /// Unix seconds, like every time here.
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
    pub(crate) details: Details,
    /// Contacts and companies have numbers; deals and customers have those of their contacts.
    pub(crate) phones: Vec<Phone>,
}

/// What only one kind has.
pub(crate) enum Details {
    Contact { position: String, email: String },
    Deal { price: i64, status: i64, closed_at: Option<i64> },
    Company { address: String, email: String },
    Customer { next_price: i64, next_date: i64 },
}

/// A number as somebody typed it, with the CRM's code for what it is: `MOB` or `WORK`.
pub(crate) struct Phone {
    pub(crate) number: String,
    pub(crate) label: String,
}

/// Another entity that this one is linked to.
pub(crate) struct Link {
    pub(crate) to: EntityId,
    /// Whether it is the main contact of a deal or a customer.
    pub(crate) is_main: bool,
}

/// A contact that somebody is about to add.
pub(crate) struct NewContact {
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) email: String,
}

impl Entity {
    /// The entity, or `None` when there is none with this number.
    pub(crate) fn read(connection: &Connection, of: EntityId) -> Result<Option<Entity>> {
        let (sql, owner) = match of.kind {
            Kind::Contact => (
                "SELECT name, responsible, created_at, updated_at, position, email
                 FROM contacts WHERE id = ?1",
                Some("contact_id"),
            ),
            Kind::Deal => (
                "SELECT name, responsible, created_at, updated_at, price, status_id, closed_at
                 FROM deals WHERE id = ?1",
                None,
            ),
            Kind::Company => (
                "SELECT name, responsible, created_at, updated_at, address, email
                 FROM companies WHERE id = ?1",
                Some("company_id"),
            ),
            Kind::Customer => (
                "SELECT name, responsible, created_at, updated_at, next_price, next_date
                 FROM customers WHERE id = ?1",
                None,
            ),
        };
        let entity =
            connection.prepare_cached(sql)?.query_row([of.id], |row| Entity::from_row(of.kind, row)).optional()?;
        let Some(mut entity) = entity else {
            return Ok(None);
        };
        if let Some(owner) = owner {
            entity.phones = phones(connection, owner, of.id)?;
        }
        Ok(Some(entity))
    }

    fn from_row(kind: Kind, row: &Row<'_>) -> Result<Entity> {
        let details = match kind {
            Kind::Contact => Details::Contact { position: row.get(4)?, email: row.get(5)? },
            Kind::Deal => Details::Deal { price: row.get(4)?, status: row.get(5)?, closed_at: row.get(6)? },
            Kind::Company => Details::Company { address: row.get(4)?, email: row.get(5)? },
            Kind::Customer => Details::Customer { next_price: row.get(4)?, next_date: row.get(5)? },
        };
        Ok(Entity {
            name: row.get(0)?,
            responsible: row.get(1)?,
            created_at: row.get(2)?,
            updated_at: row.get(3)?,
            details,
            phones: Vec::new(),
        })
    }
}

fn phones(connection: &Connection, owner: &str, id: i64) -> Result<Vec<Phone>> {
    connection
        .prepare_cached(&format!("SELECT number, label FROM phones WHERE {owner} = ?1 ORDER BY id"))?
        .query_map([id], |row| Ok(Phone { number: row.get(0)?, label: row.get(1)? }))?
        .collect()
}

/// Everything `of` is linked to directly, newest first, but main contacts before all.
pub(crate) fn links(connection: &Connection, of: EntityId) -> Result<Vec<Link>> {
    let sql = match of.kind {
        Kind::Contact => {
            "SELECT 2 AS type, id, 0 AS main, created_at
             FROM deals JOIN deal_contacts ON deal_id = id WHERE contact_id = ?1
             UNION ALL SELECT 12, id, 0, created_at
             FROM customers JOIN customer_contacts ON customer_id = id WHERE contact_id = ?1
             UNION ALL SELECT 3, id, 0, created_at
             FROM companies WHERE id = (SELECT company_id FROM contacts WHERE id = ?1)
             ORDER BY created_at DESC, id"
        }
        Kind::Deal => {
            "SELECT 1 AS type, id, is_main AS main, created_at
             FROM contacts JOIN deal_contacts ON contact_id = id WHERE deal_id = ?1
             UNION ALL SELECT 3, id, 0, created_at
             FROM companies WHERE id = (SELECT company_id FROM deals WHERE id = ?1)
             ORDER BY main DESC, created_at DESC, id"
        }
        Kind::Company => {
            "SELECT 2 AS type, id, 0 AS main, created_at FROM deals WHERE company_id = ?1
             UNION ALL SELECT 12, id, 0, created_at FROM customers WHERE company_id = ?1
             UNION ALL SELECT 1, id, 0, created_at FROM contacts WHERE company_id = ?1
             ORDER BY created_at DESC, id"
        }
        Kind::Customer => {
            "SELECT 1 AS type, id, is_main AS main, created_at
             FROM contacts JOIN customer_contacts ON contact_id = id WHERE customer_id = ?1
             UNION ALL SELECT 3, id, 0, created_at
             FROM companies WHERE id = (SELECT company_id FROM customers WHERE id = ?1)
             ORDER BY main DESC, created_at DESC, id"
        }
    };
    connection
        .prepare_cached(sql)?
        .query_map([of.id], |row| {
            // The types are the literals above, so there is always a kind.
            let kind = Kind::from_element_type(row.get(0)?).ok_or(rusqlite::Error::InvalidQuery)?;
            Ok(Link { to: EntityId { kind, id: row.get(1)? }, is_main: row.get(2)? })
        })?
        .collect()
}

/// Adds the contact with its number; `now` in Unix seconds. Returns what it was given as its id.
pub(crate) fn add_contact(
    connection: &mut Connection,
    contact: &NewContact,
    responsible: i64,
    now: i64,
) -> Result<i64> {
    let transaction = connection.transaction()?;
    let text = search_text([contact.name.as_str(), &contact.email, &contact.phone, &phone::digits(&contact.phone)]);
    transaction.execute(
        "INSERT INTO contacts
         (name, email, position, company_id, responsible, created_at, updated_at, search_text)
         VALUES (?1, ?2, '', NULL, ?3, ?4, ?4, ?5)",
        (&contact.name, &contact.email, responsible, now, text),
    )?;
    let id = transaction.last_insert_rowid();
    if let Some(tail) = phone::tail(&contact.phone) {
        transaction.execute(
            "INSERT INTO phones (contact_id, number, tail, label) VALUES (?1, ?2, ?3, 'MOB')",
            (id, &contact.phone, tail),
        )?;
    }
    transaction.commit()?;
    Ok(id)
}

/// The name of a user, or an empty text for somebody unknown.
pub(crate) fn user_name(connection: &Connection, id: i64) -> Result<String> {
    let name = connection
        .prepare_cached("SELECT name FROM users WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(name.unwrap_or_default())
}
