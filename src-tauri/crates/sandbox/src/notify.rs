//! What the CRM does with an accepted call: picks the entity and leaves an entry in each addressed user's
//! notification centre, in one transaction, committed before anybody is answered.

use rusqlite::{Connection, Result};
use uuid::Uuid;

use crate::choose::choose;
use crate::kind::{EntityId, Kind};

/// How many calls the notification centres keep; the oldest go first.
const KEPT: i64 = 10_000;

/// A call somebody told the CRM about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) phone_number: String,
    /// The users to notify; `None` means every active user.
    pub(crate) users: Option<Vec<i64>>,
}

/// What the CRM made of a call.
pub(crate) struct Notified {
    pub(crate) uid: String,
    pub(crate) phone_number: String,
    pub(crate) entity: Option<EntityId>,
}

/// An entry of a notification centre.
pub(crate) struct Notification {
    /// Unix milliseconds.
    pub(crate) at: i64,
    pub(crate) phone_number: String,
    pub(crate) entity: Option<EntityId>,
}

/// Takes the calls in, all or none; `now` in Unix milliseconds.
pub(crate) fn accept(connection: &mut Connection, calls: Vec<Call>, now: i64) -> Result<Vec<Notified>> {
    let transaction = connection.transaction()?;
    let notified = calls.into_iter().map(|call| notify(&transaction, call, now)).collect::<Result<Vec<_>>>()?;
    transaction.prepare_cached("DELETE FROM calls WHERE id <= (SELECT max(id) FROM calls) - ?1")?.execute([KEPT])?;
    transaction.commit()?;
    Ok(notified)
}

fn notify(connection: &Connection, call: Call, now: i64) -> Result<Notified> {
    let entity = choose(connection, &call.phone_number)?;
    let uid = Uuid::new_v4().to_string();
    connection
        .prepare_cached(
            "INSERT INTO calls (uid, at, phone_number, element_type, element_id)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            &uid,
            now,
            &call.phone_number,
            entity.map(|entity| entity.kind.element_type()),
            entity.map(|entity| entity.id),
        ))?;
    let call_id = connection.last_insert_rowid();
    match &call.users {
        None => {
            connection
                .prepare_cached("INSERT INTO notifications SELECT ?1, id FROM users WHERE active")?
                .execute([call_id])?;
        }
        Some(users) => {
            let mut insert = connection.prepare_cached(
                "INSERT OR IGNORE INTO notifications
                 SELECT ?1, id FROM users WHERE active AND id = ?2",
            )?;
            for user in users {
                insert.execute((call_id, user))?;
            }
        }
    }
    Ok(Notified { uid, phone_number: call.phone_number, entity })
}

/// The newest entries of a user's notification centre.
pub(crate) fn centre(connection: &Connection, user: i64, limit: i64) -> Result<Vec<Notification>> {
    connection
        .prepare_cached(
            "SELECT at, phone_number, element_type, element_id
             FROM notifications JOIN calls ON calls.id = call_id
             WHERE user_id = ?1 ORDER BY call_id DESC LIMIT ?2",
        )?
        .query_map((user, limit), |row| {
            let kind: Option<i64> = row.get(2)?;
            let id: Option<i64> = row.get(3)?;
            let entity = kind.and_then(Kind::from_element_type).zip(id).map(|(kind, id)| EntityId { kind, id });
            Ok(Notification { at: row.get(0)?, phone_number: row.get(1)?, entity })
        })?
        .collect()
}
