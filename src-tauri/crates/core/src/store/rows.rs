//! Calls and names as rows: the SQL, and nothing but.

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::call::{Call, CallId, Post};
use crate::card::{Answer, Card, CardKey, Names, Remembered};

/// How long names are believed.
const NAMES_LAST: SignedDuration = SignedDuration::from_hours(24);

/// Writes a call over what was known of it.
pub(super) fn put(connection: &Connection, account: &str, call: &Call) -> rusqlite::Result<()> {
    let answer = match &call.post {
        Post::Done { answer: Answer::Card(_), .. } => Some("card"),
        Post::Done { answer: Answer::NotInCrm, .. } => Some("not_in_crm"),
        _ => None,
    };
    let open = call.is_live() || !call.post.is_final();
    let record = serde_json::to_string(call).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let sql = "INSERT OR REPLACE INTO calls (id, account, rang_at, number, answer, open, unseen, record)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    connection.prepare_cached(sql)?.execute(params![
        call.id.to_string(),
        account,
        call.rang_at.as_millisecond(),
        call.number.key(),
        answer,
        open,
        call.unseen,
        record,
    ])?;
    Ok(())
}

pub(super) fn put_names(connection: &Connection, account: &str, card: CardKey, names: &Names) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO names (account, kind, id, title, person, seen_at) VALUES (?, ?, ?, ?, ?, ?)";
    let now = Timestamp::now().as_millisecond();
    let row = params![account, card.kind.path(), card.id.cast_signed(), names.title, names.person, now];
    connection.prepare_cached(sql)?.execute(row)?;
    let old = "DELETE FROM names WHERE seen_at < ?";
    connection.prepare_cached(old)?.execute([oldest_names()])?;
    Ok(())
}

pub(super) fn names(connection: &Connection, account: &str, card: CardKey) -> rusqlite::Result<Option<Names>> {
    let sql = "SELECT title, person FROM names WHERE account = ? AND kind = ? AND id = ? AND seen_at >= ?";
    let names = |row: &Row<'_>| Ok(Names { title: row.get(0)?, person: row.get(1)? });
    let asked = params![account, card.kind.path(), card.id.cast_signed(), oldest_names()];
    connection.prepare_cached(sql)?.query_row(asked, names).optional()
}

pub(super) fn remembered(connection: &Connection, account: &str, number: &str) -> rusqlite::Result<Option<Remembered>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND number = ? AND answer IS NOT NULL
               ORDER BY rang_at DESC LIMIT 1";
    let last = connection.prepare_cached(sql)?.query_row([account, number], record).optional()?;
    let Some(card) = last.and_then(|call| call.card().cloned()) else { return Ok(None) };
    let fresh = names(connection, account, card.key)?;
    let names_fresh = fresh.is_some();
    let names = fresh.unwrap_or(card.names);
    Ok(Some(Remembered { card: Card { names, ..card }, names_fresh }))
}

pub(super) fn newest(connection: &Connection, account: &str, limit: usize) -> rusqlite::Result<Vec<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? ORDER BY rang_at DESC, id DESC LIMIT ?";
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    connection.prepare_cached(sql)?.query_map(params![account, limit], record)?.collect()
}

pub(super) fn call(connection: &Connection, account: &str, id: CallId) -> rusqlite::Result<Option<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND id = ?";
    connection.prepare_cached(sql)?.query_row(params![account, id.to_string()], record).optional()
}

pub(super) fn unfinished(connection: &Connection, account: &str) -> rusqlite::Result<Vec<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND open = 1 ORDER BY rang_at, id";
    connection.prepare_cached(sql)?.query_map([account], record)?.collect()
}

pub(super) fn unseen(connection: &Connection, account: &str) -> rusqlite::Result<Vec<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND unseen = 1 ORDER BY rang_at, id";
    connection.prepare_cached(sql)?.query_map([account], record)?.collect()
}

fn record(row: &Row<'_>) -> rusqlite::Result<Call> {
    let text = row.get_ref(0)?.as_str()?;
    serde_json::from_str(text).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))
}

fn oldest_names() -> i64 {
    (Timestamp::now() - NAMES_LAST).as_millisecond()
}
