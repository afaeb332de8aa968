//! Calls and names as rows: the SQL, and nothing but.

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::{Type, Value};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde::Serialize;

use super::search::{self, Term};
use super::{Deleted, Filter, Page, Search};

use crate::call::knowledge::{Answer, Card, CardKey, CardKind, Names, Pipelines, Remembered};
use crate::call::source::Source;
use crate::call::{Call, CallId};

/// How long names are believed.
const NAMES_LAST: SignedDuration = SignedDuration::from_hours(24);

/// Writes a call over what was known of it.
pub(super) fn put(connection: &Connection, account: &str, call: &Call) -> rusqlite::Result<()> {
    let answer = match &call.answer {
        Some(Answer::Card(_)) => Some("card"),
        Some(Answer::NotInCrm) => Some("not_in_crm"),
        Some(Answer::Untold) | None => None,
    };
    let open = call.is_live() || !call.delivery.is_final();
    let record = json(call)?;
    let sql = "INSERT OR REPLACE INTO calls
                   (id, account, rang_at, number, answer, open, unseen, missed, unknown, silent, words, record)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    connection.prepare_cached(sql)?.execute(params![
        call.id.to_string(),
        account,
        call.rang_at.as_millisecond(),
        call.number.key(),
        answer,
        open,
        call.unseen,
        Filter::Missed.takes(call),
        Filter::Unknown.takes(call),
        Filter::Silent.takes(call),
        search::words(call),
        record,
    ])?;
    Ok(())
}

pub(super) fn put_names(connection: &Connection, account: &str, card: CardKey, names: &Names) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO names (account, kind, id, title, person, company, price, stage_id, seen_at)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let Names { title, person, company, price, stage_id, .. } = names;
    let (price, stage_id) = (price.map(u64::cast_signed), stage_id.map(u64::cast_signed));
    let (kind, id, now) = (kind(card.kind), card.id.cast_signed(), Timestamp::now().as_millisecond());
    connection
        .prepare_cached(sql)?
        .execute(params![account, kind, id, title, person, company, price, stage_id, now])?;
    let old = "DELETE FROM names WHERE seen_at < ?";
    connection.prepare_cached(old)?.execute([oldest_names()])?;
    Ok(())
}

/// The word of a kind in the table of names. It is on disk: it stays, whatever the CRM calls it.
fn kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Deal => "leads",
        CardKind::Customer => "customers",
        CardKind::Contact => "contacts",
        CardKind::Company => "companies",
    }
}

pub(super) fn names(connection: &Connection, account: &str, card: CardKey) -> rusqlite::Result<Option<Names>> {
    let sql = "SELECT title, person, company, price, stage_id FROM names
               WHERE account = ? AND kind = ? AND id = ? AND seen_at >= ?";
    let names = |row: &Row<'_>| {
        Ok(Names {
            title: row.get(0)?,
            person: row.get(1)?,
            company: row.get(2)?,
            price: row.get::<_, Option<i64>>(3)?.map(i64::cast_unsigned),
            stage_id: row.get::<_, Option<i64>>(4)?.map(i64::cast_unsigned),
            ..Names::default()
        })
    };
    let asked = params![account, kind(card.kind), card.id.cast_signed(), oldest_names()];
    connection.prepare_cached(sql)?.query_row(asked, names).optional()
}

pub(super) fn put_pipelines(connection: &Connection, account: &str, pipelines: &Pipelines) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO pipelines (account, record, seen_at) VALUES (?, ?, ?)";
    connection.prepare_cached(sql)?.execute(params![account, json(pipelines)?, Timestamp::now().as_millisecond()])?;
    Ok(())
}

/// What the account said last, and when; nothing when another version wrote it in another way.
pub(super) fn pipelines(connection: &Connection, account: &str) -> rusqlite::Result<Option<(Pipelines, Timestamp)>> {
    let sql = "SELECT record, seen_at FROM pipelines WHERE account = ?";
    let row = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?));
    let kept = connection.prepare_cached(sql)?.query_row([account], row).optional()?;
    Ok(kept.and_then(|(record, seen_at)| {
        Some((serde_json::from_str(&record).ok()?, Timestamp::from_millisecond(seen_at).ok()?))
    }))
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
    readable(connection.prepare_cached(sql)?.query_map(params![account, bound(limit)], record)?)
}

/// The ids are found in the index alone; only the records that are shown are read.
pub(super) fn page(connection: &Connection, account: &str, search: &Search) -> rusqlite::Result<Option<Page>> {
    let terms = search.text.as_deref().map(search::terms).unwrap_or_default();
    let mut values: Vec<Value> = vec![account.to_owned().into()];
    let (index, part) = search.filter.place();
    let mut found = format!("account = ?{part}");
    if let Some(before) = search.before {
        let sql = "SELECT rang_at FROM calls WHERE account = ? AND id = ?";
        let rang_at = connection.prepare_cached(sql)?.query_row(params![account, before.to_string()], |row| row.get(0));
        let Some(rang_at) = rang_at.optional()? else { return Ok(None) };
        values.extend([Value::Integer(rang_at), before.to_string().into()]);
        found.push_str(" AND (rang_at, id) < (?, ?)");
    }
    for Term(one, other) in terms {
        values.extend([one.into(), other.into()]);
        found.push_str(" AND (instr(words, ?) OR instr(words, ?))");
    }
    values.push(bound(search.limit.saturating_add(1)).into());
    let sql = format!(
        "SELECT record FROM calls WHERE id IN
             (SELECT id FROM calls INDEXED BY {index} WHERE {found} ORDER BY rang_at DESC, id DESC LIMIT ?)
         ORDER BY rang_at DESC, id DESC"
    );
    let mut calls = readable(connection.prepare_cached(&sql)?.query_map(params_from_iter(values), record)?)?;
    let more = calls.len() > search.limit;
    calls.truncate(search.limit);
    Ok(Some(Page { calls, more }))
}

pub(super) fn delete(connection: &Connection, account: &str, call: Option<CallId>) -> rusqlite::Result<Deleted> {
    let Some(call) = call else {
        let sql = "DELETE FROM calls WHERE account = ? AND open = 0";
        return Ok(Deleted::Calls(connection.prepare_cached(sql)?.execute([account])?));
    };
    let one = params![account, call.to_string()];
    let sql = "SELECT open FROM calls WHERE account = ? AND id = ?";
    match connection.prepare_cached(sql)?.query_row(one, |row| row.get(0)).optional()? {
        None => Ok(Deleted::Unknown),
        Some(true) => Ok(Deleted::UnderWay),
        Some(false) => {
            let sql = "DELETE FROM calls WHERE account = ? AND id = ?";
            Ok(Deleted::Calls(connection.prepare_cached(sql)?.execute(one)?))
        }
    }
}

/// Deletes calls older than so many days, but none that is still open or still to be dealt with. Returns how many.
pub(super) fn clear(connection: &Connection, days: u16) -> rusqlite::Result<usize> {
    let oldest = Timestamp::now() - SignedDuration::from_hours(24 * i64::from(days));
    let sql = "DELETE FROM calls WHERE rang_at < ? AND open = 0 AND unseen = 0";
    connection.execute(sql, [oldest.as_millisecond()])
}

/// Says of calls that earlier versions wrote what they are searched by, and to which parts of the history they belong.
pub(super) fn fill(connection: &Connection) -> rusqlite::Result<()> {
    let calls = readable(connection.prepare("SELECT record FROM calls")?.query_map([], record)?)?;
    let sql = "UPDATE calls SET words = ?, missed = ?, unknown = ?, silent = ? WHERE id = ?";
    let mut update = connection.prepare(sql)?;
    for call in calls {
        let [missed, unknown, silent] = [Filter::Missed, Filter::Unknown, Filter::Silent].map(|part| part.takes(&call));
        update.execute(params![search::words(&call), missed, unknown, silent, call.id.to_string()])?;
    }
    Ok(())
}

pub(super) fn sources(connection: &Connection, account: &str) -> rusqlite::Result<Vec<(Source, Timestamp)>> {
    let sql = "SELECT json_extract(record, '$.source') AS source, max(rang_at) AS last FROM calls WHERE account = ?
               GROUP BY source ORDER BY last DESC LIMIT 20";
    let last = |row: &Row<'_>| {
        let at = Timestamp::from_millisecond(row.get(1)?).unwrap_or(Timestamp::UNIX_EPOCH);
        Ok((Source::from(row.get::<_, String>(0)?), at))
    };
    connection.prepare_cached(sql)?.query_map([account], last)?.collect()
}

pub(super) fn call(connection: &Connection, account: &str, id: CallId) -> rusqlite::Result<Option<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND id = ?";
    connection.prepare_cached(sql)?.query_row(params![account, id.to_string()], record).optional()
}

pub(super) fn unfinished(connection: &Connection, account: &str) -> rusqlite::Result<Vec<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND open = 1 ORDER BY rang_at, id";
    readable(connection.prepare_cached(sql)?.query_map([account], record)?)
}

pub(super) fn unseen(connection: &Connection, account: &str) -> rusqlite::Result<Vec<Call>> {
    let sql = "SELECT record FROM calls WHERE account = ? AND unseen = 1 ORDER BY rang_at, id";
    readable(connection.prepare_cached(sql)?.query_map([account], record)?)
}

/// The records that this version can read. One that it cannot must not hide the others.
fn readable(records: impl Iterator<Item = rusqlite::Result<Call>>) -> rusqlite::Result<Vec<Call>> {
    let mut calls = Vec::new();
    let mut unreadable = 0;
    for record in records {
        match record {
            Ok(call) => calls.push(call),
            Err(rusqlite::Error::FromSqlConversionFailure(..)) => unreadable += 1,
            Err(error) => return Err(error),
        }
    }
    if unreadable > 0 {
        tracing::warn!(unreadable, "some calls were written by another version and cannot be read");
    }
    Ok(calls)
}

/// A limit as SQLite takes it.
fn bound(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn json(what: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(what).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn record(row: &Row<'_>) -> rusqlite::Result<Call> {
    let text = row.get_ref(0)?.as_str()?;
    serde_json::from_str(text).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))
}

fn oldest_names() -> i64 {
    (Timestamp::now() - NAMES_LAST).as_millisecond()
}
