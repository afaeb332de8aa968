//! `/notifications/?user=`: the calls each user of the CRM was told about, newest first.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use rusqlite::{Connection, Result};
use serde::Deserialize;

use super::Web;
use super::contact_form;
use super::page::{Frame, NoPage, render};
use super::row::Row;
use super::visitor::Visitor;
use crate::account::AGENT;
use crate::notify::{self, Notification};
use crate::words::Words;

/// How many calls are shown.
const SHOWN: usize = 100;

#[derive(Deserialize)]
pub(crate) struct Centre {
    user: Option<String>,
}

/// A user whose notification centre can be opened.
struct User {
    id: i64,
    name: String,
    /// Whether it is the one opened.
    opened: bool,
    /// Whether it is the demo agent.
    you: bool,
}

/// One call.
struct Entry {
    at: String,
    number: String,
    row: Option<Row>,
    /// The form for a new contact with this number.
    add: String,
}

#[derive(Template)]
#[template(path = "notifications.html")]
struct NotificationsPage<'a> {
    page: Frame<'a>,
    users: Vec<User>,
    summary: String,
    entries: Vec<Entry>,
}

pub(crate) async fn show(
    State(web): State<Arc<Web>>,
    Extension(visitor): Extension<Visitor>,
    Query(Centre { user }): Query<Centre>,
) -> Result<Response, NoPage> {
    let user = match user {
        None => AGENT,
        Some(id) => id.parse().map_err(|_| NoPage::NotFound)?,
    };
    let (language, site) = (visitor.language, web.clone());
    let (users, mut entries) = web
        .crm
        .store
        .run(move |connection| {
            let words = site.languages.words(language);
            let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
            let entries = notify::centre(connection, user, limit)?
                .into_iter()
                .map(|notification| entry(connection, notification, words))
                .collect::<Result<Vec<Entry>>>()?;
            Ok((users(connection, user)?, entries))
        })
        .await?;
    if !users.iter().any(|user| user.opened) {
        return Err(NoPage::NotFound);
    }
    let words = visitor.words(&web);
    let key = if entries.len() > SHOWN {
        entries.truncate(SHOWN);
        "notifications-latest"
    } else {
        "notifications-count"
    };
    Ok(render(&NotificationsPage {
        page: Frame::new(&web, &visitor, "/notifications/"),
        users,
        summary: words.count(key, entries.len()),
        entries,
    }))
}

fn entry(connection: &Connection, notification: Notification, words: &Words) -> Result<Entry> {
    let row = match notification.entity {
        Some(entity) => Row::read(connection, entity, words)?,
        None => None,
    };
    Ok(Entry {
        at: words.date_time(notification.at),
        add: contact_form::link(Some(&notification.phone_number)),
        number: notification.phone_number,
        row,
    })
}

fn users(connection: &Connection, opened: i64) -> Result<Vec<User>> {
    connection
        .prepare_cached("SELECT id, name FROM users WHERE active ORDER BY id")?
        .query_map([], |row| {
            let id = row.get(0)?;
            Ok(User { id, name: row.get(1)?, opened: id == opened, you: id == AGENT })
        })?
        .collect()
}
