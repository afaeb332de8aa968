//! `/{leads|customers|contacts|companies}/detail/{id}`: the card a call leads to.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::{Connection, Result};

use super::Web;
use super::page::{Frame, NoPage, render};
use super::row::{Row, kind_key, kinds_key, named};
use super::visitor::Visitor;
use crate::account;
use crate::entity::{self, Details, Entity, Phone};
use crate::kind::{EntityId, Kind};
use crate::words::Words;

#[derive(Template)]
#[template(path = "card.html")]
struct CardPage<'a> {
    page: Frame<'a>,
    card: Card,
}

/// What stands on a card, in the visitor's language.
struct Card {
    class: &'static str,
    kind: String,
    name: String,
    stage: Option<Stage>,
    /// Numbers and what they are.
    phones: Vec<(String, String)>,
    /// Names of fields and their values.
    fields: Vec<(String, String)>,
    /// Headings and what is linked.
    linked: Vec<(String, Vec<Row>)>,
}

/// How far a deal is.
struct Stage {
    name: String,
    /// `open`, `won` or `lost`; the style sheet colours by it.
    class: &'static str,
    /// For each stage on the way, whether the deal has come to it. Empty once it is closed.
    steps: Vec<bool>,
}

pub(crate) async fn show(
    State(web): State<Arc<Web>>,
    Extension(visitor): Extension<Visitor>,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response, NoPage> {
    let (Some(kind), Ok(id)) = (Kind::from_path(&kind), id.parse()) else {
        return Err(NoPage::NotFound);
    };
    let (language, site) = (visitor.language, web.clone());
    let card = web
        .crm
        .store
        .run(move |connection| {
            let words = site.languages.words(language);
            Card::read(connection, EntityId { kind, id }, words)
        })
        .await?
        .ok_or(NoPage::NotFound)?;
    let page = Frame::new(&web, &visitor, "");
    Ok(render(&CardPage { page, card }))
}

impl Card {
    fn read(connection: &Connection, of: EntityId, words: &Words) -> Result<Option<Card>> {
        let Some(entity) = Entity::read(connection, of)? else {
            return Ok(None);
        };
        let responsible = entity::user_name(connection, entity.responsible)?;
        Ok(Some(Card {
            class: of.kind.path(),
            kind: words.say(kind_key(of.kind)),
            name: named(&entity.name, words),
            stage: Stage::of(&entity.details, words),
            fields: fields(&entity, responsible, words),
            phones: phones(entity.phones, words),
            linked: linked(connection, of, words)?,
        }))
    }
}

impl Stage {
    fn of(details: &Details, words: &Words) -> Option<Stage> {
        let Details::Deal { status, .. } = *details else {
            return None;
        };
        let class = match status {
            account::WON => "won",
            account::LOST => "lost",
            _ => "open",
        };
        Some(Stage { name: words.say(account::stage_key(status)), class, steps: account::steps(status) })
    }
}

fn linked(connection: &Connection, of: EntityId, words: &Words) -> Result<Vec<(String, Vec<Row>)>> {
    let links = entity::links(connection, of)?;
    let mut linked = Vec::new();
    for kind in Kind::ALL {
        let rows = links
            .iter()
            .filter(|link| link.to.kind == kind)
            .filter_map(|link| Row::read(connection, link.to, words).transpose())
            .collect::<Result<Vec<Row>>>()?;
        if !rows.is_empty() {
            linked.push((words.say(kinds_key(kind)), rows));
        }
    }
    Ok(linked)
}

fn phones(phones: Vec<Phone>, words: &Words) -> Vec<(String, String)> {
    phones
        .into_iter()
        .map(|phone| {
            let key = match phone.label.as_str() {
                "MOB" => "phone-mob",
                _ => "phone-work",
            };
            (phone.number, words.say(key))
        })
        .collect()
}

/// The fields that hold something, in reading order.
fn fields(entity: &Entity, responsible: String, words: &Words) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    match &entity.details {
        Details::Contact { position, email } => {
            fields.push(("position", position.clone()));
            fields.push(("email", email.clone()));
        }
        Details::Company { address, email } => {
            fields.push(("address", address.clone()));
            fields.push(("email", email.clone()));
        }
        Details::Deal { price, closed_at, .. } => {
            fields.push(("price", words.money(*price)));
            fields.push(("closed", closed_at.map_or(String::new(), |at| words.date(at))));
        }
        Details::Customer { next_price, next_date } => {
            fields.push(("next-price", words.money(*next_price)));
            fields.push(("next-date", words.date(*next_date)));
        }
    }
    fields.push(("responsible", responsible));
    fields.push(("created", words.date(entity.created_at)));
    fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (words.say(key), value)).collect()
}
