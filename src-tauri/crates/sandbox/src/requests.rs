//! The record of API requests that tests count by. A request stands here, committed, before it is worked on, so that the
//! count is right even when the process is killed in between. Its fate is queued before it is answered: whoever asks reads it,
//! but a process that is killed just then may take it along.
//! It exists only with the faults; without them nothing is recorded.

use rusqlite::{Connection, Result};
use serde::Serialize;

/// A request as it came in.
pub(crate) struct Arrival {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Whether it carried the bearer.
    pub(crate) authorised: bool,
    pub(crate) body: String,
    pub(crate) phone_number: Option<String>,
    /// The users of the first entry; `None` means everybody.
    pub(crate) users: Option<Vec<i64>>,
    /// `HTTP/1.1` or `HTTP/2.0`.
    pub(crate) http_version: String,
    pub(crate) user_agent: Option<String>,
}

/// A request as `/sandbox/requests` tells it.
#[derive(Serialize)]
pub(crate) struct Recorded {
    id: i64,
    /// RFC 3339.
    at: String,
    method: String,
    path: String,
    authorised: bool,
    /// Whether the CRM did what was asked, whatever was answered.
    processed: bool,
    body: String,
    phone_number: Option<String>,
    users: Option<Vec<i64>>,
    /// The status that was answered; null while there is none, and for good when the connection was cut.
    status: Option<u16>,
    /// `HTTP/1.1` or `HTTP/2.0`.
    http_version: String,
    user_agent: Option<String>,
}

/// Writes a request down; `now` in Unix milliseconds. Returns its id.
pub(crate) fn arrived(connection: &Connection, arrival: &Arrival, now: i64) -> Result<i64> {
    let users = arrival.users.as_ref().map(|users| {
        let users: Vec<String> = users.iter().map(i64::to_string).collect();
        users.join(",")
    });
    connection
        .prepare_cached(
            "INSERT INTO requests (at, method, path, authorised, body, phone_number, users, http_version, user_agent)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            now,
            &arrival.method,
            &arrival.path,
            arrival.authorised,
            &arrival.body,
            &arrival.phone_number,
            users,
            &arrival.http_version,
            &arrival.user_agent,
        ))?;
    Ok(connection.last_insert_rowid())
}

/// Writes down what became of a request.
pub(crate) fn settled(connection: &Connection, id: i64, processed: bool, status: Option<u16>) -> Result<()> {
    connection
        .prepare_cached("UPDATE requests SET processed = ?2, status = ?3 WHERE id = ?1")?
        .execute((id, processed, status))?;
    Ok(())
}

/// Every request since the database was made or emptied, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Recorded>> {
    connection
        .prepare_cached(
            "SELECT id, at, method, path, authorised, processed, body, phone_number, users, status, http_version,
                    user_agent
             FROM requests ORDER BY id",
        )?
        .query_map([], |row| {
            let at = jiff::Timestamp::from_millisecond(row.get(1)?).unwrap_or_default();
            let users: Option<String> = row.get(8)?;
            Ok(Recorded {
                id: row.get(0)?,
                at: at.to_string(),
                method: row.get(2)?,
                path: row.get(3)?,
                authorised: row.get(4)?,
                processed: row.get(5)?,
                body: row.get(6)?,
                phone_number: row.get(7)?,
                users: users.map(|users| users.split(',').filter_map(|id| id.parse().ok()).collect()),
                status: row.get(9)?,
                http_version: row.get(10)?,
                user_agent: row.get(11)?,
            })
        })?
        .collect()
}

/// Forgets them all; ids go on from where they were.
pub(crate) fn clear(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM requests", [])?;
    Ok(())
}
