//! `GET /api/v4/{leads|contacts|companies|customers}/{id}` and the lists of each kind: all, those that a search finds, or
//! those with given ids.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use super::account::Page;
use super::hal;
use super::problem::Problem;
use crate::account;
use crate::crm::Crm;
use crate::entity::{self, Details, Entity, Link};
use crate::hosts::Site;
use crate::kind::{EntityId, Kind};
use crate::search;

#[derive(Deserialize)]
pub(crate) struct With {
    /// What to put into `_embedded`, with commas: `contacts,leads`.
    #[serde(default)]
    with: String,
}

#[derive(Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    query: String,
}

pub(crate) async fn one(
    State(crm): State<Arc<Crm>>,
    Extension(Site(site)): Extension<Site>,
    Path((kind, id)): Path<(String, String)>,
    Query(With { with }): Query<With>,
) -> Result<Response, Problem> {
    let (Some(kind), Ok(id)) = (Kind::from_path(&kind), id.parse()) else {
        return Err(Problem::not_found());
    };
    let found = crm.store.run(move |connection| written(connection, EntityId { kind, id }, &with, &site)).await?;
    Ok(found.map_or_else(|| StatusCode::NO_CONTENT.into_response(), |entity| hal(&entity)))
}

/// Which entities a list is narrowed to: `filter[id][]=1&filter[id][]=2`. Extractors know no such names.
#[derive(Debug, PartialEq, Eq)]
struct Ids(Vec<i64>);

impl Ids {
    /// `None` if the list is not narrowed. A text that is no id matches no entity.
    fn read(query: &str) -> Option<Ids> {
        let is_filter = |name: &str| {
            let rest = name.strip_prefix("filter[id]")?.strip_prefix('[')?.strip_suffix(']')?;
            rest.chars().all(|c| c.is_ascii_digit()).then_some(())
        };
        let pairs = form_urlencoded::parse(query.as_bytes());
        let mut asked = pairs.filter(|(name, _)| name == "filter[id]" || is_filter(name).is_some()).peekable();
        asked.peek()?;
        let mut ids: Vec<i64> = asked.filter_map(|(_, id)| id.parse().ok()).collect();
        ids.sort_unstable();
        ids.dedup();
        Some(Ids(ids))
    }

    /// The ids that are on this page.
    fn page(self, offset: i64, limit: i64) -> Vec<i64> {
        let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        self.0.into_iter().skip(count(offset)).take(count(limit)).collect()
    }
}

pub(crate) async fn list(
    State(crm): State<Arc<Crm>>,
    Extension(Site(site)): Extension<Site>,
    Path(kind): Path<String>,
    Query(Search { query }): Query<Search>,
    Query(With { with }): Query<With>,
    Query(page): Query<Page>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let kind = Kind::from_path(&kind).ok_or_else(Problem::not_found)?;
    let (number, limit, offset) = (page.number(), page.limit(), page.offset());
    let narrowed = raw.as_deref().and_then(Ids::read);
    let address = |page: i64| {
        let mut parameters = form_urlencoded::Serializer::new(String::new());
        parameters.append_pair("page", &page.to_string());
        parameters.append_pair("limit", &limit.to_string());
        for (name, value) in [("query", &query), ("with", &with)] {
            if !value.is_empty() {
                parameters.append_pair(name, value);
            }
        }
        for id in narrowed.iter().flat_map(|ids| &ids.0) {
            parameters.append_pair("filter[id][]", &id.to_string());
        }
        let parameters = parameters.finish();
        json!({"href": format!("{site}/api/v4/{}?{parameters}", kind.path())})
    };
    let (here, next) = (address(number), address(number + 1));
    let mut found = crm
        .store
        .run(move |connection| {
            // One more than wanted tells whether there is a next page.
            let found = match narrowed {
                Some(ids) => ids.page(offset, limit + 1),
                None => search::find(connection, kind, &query, limit + 1, offset)?,
            };
            found
                .into_iter()
                .filter_map(|id| written(connection, EntityId { kind, id }, &with, &site).transpose())
                .collect::<Result<Vec<Value>>>()
        })
        .await?;
    if found.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let mut links = json!({"self": here});
    if usize::try_from(limit).is_ok_and(|limit| found.len() > limit) {
        found.pop();
        links["next"] = next;
    }
    Ok(hal(&json!({
        "_page": number,
        "_links": links,
        "_embedded": {kind.path(): found},
    })))
}

/// The entity as the API writes it, or `None` when there is none.
fn written(connection: &Connection, of: EntityId, with: &str, site: &str) -> Result<Option<Value>> {
    let Some(entity) = Entity::read(connection, of)? else {
        return Ok(None);
    };
    let links = entity::links(connection, of)?;
    let mut value = json!({
        "id": of.id,
        "name": entity.name,
        "responsible_user_id": entity.responsible,
        "group_id": 0,
        "created_by": entity.responsible,
        "updated_by": entity.responsible,
        "created_at": entity.created_at,
        "updated_at": entity.updated_at,
        "closest_task_at": null,
        "is_deleted": false,
        "custom_fields_values": custom_fields(&entity),
        "account_id": account::ID,
        "_links": {"self": {"href": format!("{site}/api/v4/{}/{}", of.kind.path(), of.id)}},
        "_embedded": embedded(of.kind, &links, with, site),
    });
    match entity.details {
        Details::Contact { .. } | Details::Company { .. } => {}
        Details::Deal { price, status, closed_at } => {
            value["price"] = json!(price);
            value["status_id"] = json!(status);
            value["pipeline_id"] = json!(account::PIPELINE);
            value["loss_reason_id"] = json!(null);
            value["closed_at"] = json!(closed_at);
        }
        Details::Customer { next_price, next_date } => {
            value["next_price"] = json!(next_price);
            value["next_date"] = json!(next_date);
        }
    }
    Ok(Some(value))
}

/// Tags and the company always, contacts, deals and customers where asked for: so does the CRM.
fn embedded(kind: Kind, links: &[Link], with: &str, site: &str) -> Value {
    let mut embedded = BTreeMap::from([("tags", Vec::new())]);
    if kind != Kind::Company {
        embedded.insert("companies", Vec::new());
    }
    for word in with.split(',') {
        if let Some(wanted) = Kind::from_path(word.trim()).filter(|wanted| *wanted != kind) {
            embedded.insert(wanted.path(), Vec::new());
        }
    }
    for link in links {
        let path = link.to.kind.path();
        let Some(entries) = embedded.get_mut(path) else {
            continue;
        };
        let id = link.to.id;
        let mut entry = json!({
            "id": id,
            "_links": {"self": {"href": format!("{site}/api/v4/{path}/{id}")}},
        });
        if link.to.kind == Kind::Contact && kind != Kind::Company {
            entry["is_main"] = json!(link.is_main);
        }
        entries.push(entry);
    }
    json!(embedded)
}

/// Phones and e-mail addresses as the CRM keeps them: fields that can hold several values. Null without any.
fn custom_fields(entity: &Entity) -> Value {
    let phones: Vec<Value> = entity
        .phones
        .iter()
        .map(|phone| {
            let enum_id = if phone.label == "MOB" { 1_203_003 } else { 1_203_001 };
            json!({"value": phone.number, "enum_id": enum_id, "enum_code": phone.label})
        })
        .collect();
    let email = match &entity.details {
        Details::Contact { email, .. } | Details::Company { email, .. } => email.as_str(),
        Details::Deal { .. } | Details::Customer { .. } => "",
    };
    let mut fields = Vec::new();
    if !phones.is_empty() {
        fields.push(field(602_001, "Phone", "PHONE", phones));
    }
    if !email.is_empty() {
        let value = json!({"value": email, "enum_id": 1_203_011, "enum_code": "WORK"});
        fields.push(field(602_003, "Email", "EMAIL", vec![value]));
    }
    if fields.is_empty() { Value::Null } else { Value::Array(fields) }
}

fn field(id: i64, name: &str, code: &str, values: Vec<Value>) -> Value {
    json!({
        "field_id": id,
        "field_name": name,
        "field_code": code,
        "field_type": "multitext",
        "values": values,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_in_every_form_that_the_crm_takes() {
        let ids = |ids: &[i64]| Some(Ids(ids.to_vec()));
        for (query, expected) in [
            ("filter[id][]=2&filter[id][]=1&filter[id][]=2", ids(&[1, 2])),
            ("filter%5Bid%5D%5B%5D=1&limit=250", ids(&[1])),
            ("filter[id][0]=1&filter[id][1]=3", ids(&[1, 3])),
            ("filter[id]=7", ids(&[7])),
            ("filter[id][]=first", ids(&[])),
            ("filter[name][]=1", None),
            ("filter[id][x]=1", None),
            ("query=1", None),
            ("", None),
        ] {
            assert_eq!(Ids::read(query), expected, "{query}");
        }
    }
}
