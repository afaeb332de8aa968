//! `GET /api/v4/leads/pipelines`: the stages a deal goes through, with their names.
//! In the real CRM people typed these names once; here they are in the language of the user who asks, as on the pages.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use callcard_texts::Language;
use rusqlite::OptionalExtension;
use serde_json::{Value, json};

use super::bearer::User;
use super::hal;
use super::problem::Problem;
use crate::account;
use crate::crm::Crm;
use crate::hosts::Site;
use crate::words::Languages;

pub(crate) async fn all(
    State(crm): State<Arc<Crm>>,
    Extension(Site(site)): Extension<Site>,
    Extension(User(user)): Extension<User>,
    Extension(languages): Extension<Arc<Languages>>,
) -> Result<Response, Problem> {
    let language = crm
        .store
        .run(move |connection| {
            let sql = "SELECT lang FROM users WHERE id = ?1";
            connection.query_row(sql, [user], |row| row.get::<_, String>(0)).optional()
        })
        .await?;
    let language = language.and_then(|tag| Language::of_tag(&tag)).unwrap_or(Language::En);
    let words = languages.words(language);
    let here = format!("{site}/api/v4/leads/pipelines");
    let id = account::PIPELINE;
    let statuses: Vec<Value> = account::stages()
        .zip(1..)
        .map(|((status, key), place)| {
            json!({
                "id": status,
                "name": words.say(key),
                "sort": place * 10,
                "is_editable": !account::is_closed(status),
                "pipeline_id": id,
                "color": if account::is_closed(status) { "#d5d8db" } else { "#99ccff" },
                "type": 0,
                "account_id": account::ID,
                "_links": {"self": {"href": format!("{here}/{id}/statuses/{status}")}},
            })
        })
        .collect();
    Ok(hal(&json!({
        "_total_items": 1,
        "_links": {"self": {"href": here}},
        "_embedded": {"pipelines": [{
            "id": id,
            "name": account::NAME,
            "sort": 1,
            "is_main": true,
            "is_unsorted_on": false,
            "is_archive": false,
            "account_id": account::ID,
            "_links": {"self": {"href": format!("{here}/{id}")}},
            "_embedded": {"statuses": statuses},
        }]},
    })))
}
