//! `/contacts/list/?term=`: finds cards of every kind by name, number or any other field.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::Web;
use super::contact_form;
use super::page::{Frame, NoPage, render};
use super::row::{Row, kinds_key};
use super::visitor::Visitor;
use crate::kind::{EntityId, Kind};
use crate::search;

/// How many cards of each kind are shown.
const SHOWN: usize = 50;

#[derive(Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    term: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    page: Frame<'a>,
    summary: String,
    /// Said when there are more cards than are shown.
    more: Option<String>,
    groups: Vec<(String, Vec<Row>)>,
    /// The form for a new contact, with the number filled in when one was looked for.
    add: String,
}

pub(crate) async fn show(
    State(web): State<Arc<Web>>,
    Extension(visitor): Extension<Visitor>,
    Query(Search { term }): Query<Search>,
) -> Result<Response, NoPage> {
    let term = term.trim().to_owned();
    let (wanted, language, site) = (term.clone(), visitor.language, web.clone());
    let mut found = web
        .crm
        .store
        .run(move |connection| {
            let words = site.languages.words(language);
            let mut found = Vec::new();
            for kind in Kind::ALL {
                // One more than shown tells whether there are more. They are few, so a count is not worth a query.
                let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
                let ids = search::find(connection, kind, &wanted, limit, 0)?;
                let rows = ids
                    .into_iter()
                    .filter_map(|id| Row::read(connection, EntityId { kind, id }, words).transpose())
                    .collect::<rusqlite::Result<Vec<Row>>>()?;
                found.push((words.say(kinds_key(kind)), rows));
            }
            Ok(found)
        })
        .await?;
    let words = visitor.words(&web);
    let more = found.iter().any(|(_, rows)| rows.len() > SHOWN);
    for (_, rows) in &mut found {
        rows.truncate(SHOWN);
    }
    found.retain(|(_, rows)| !rows.is_empty());
    let count = found.iter().map(|(_, rows)| rows.len()).sum();
    let summary = match count {
        0 => words.with("search-none", &[("term", term.as_str().into())]),
        _ if term.is_empty() => words.say("search-all"),
        count => words.count("search-found", count),
    };
    let add = contact_form::link(Some(term.as_str()).filter(|term| search::is_number(term)));
    let mut page = Frame::new(&web, &visitor, "/contacts/list/");
    page.term = term;
    Ok(render(&SearchPage { page, summary, more: more.then(|| words.count("search-more", SHOWN)), groups: found, add }))
}
