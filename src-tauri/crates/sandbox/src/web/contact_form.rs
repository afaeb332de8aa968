//! `/contacts/add/?phone=`: the form for a new contact with the number filled in, and what happens when it is sent.
//! Opening the page changes nothing; only the form does, and only with the token that our own page put into it.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::Web;
use super::page::{Frame, NoPage, render};
use super::row::Row;
use super::visitor::Visitor;
use crate::account::AGENT;
use crate::choose::choose;
use crate::entity::{self, NewContact};
use crate::kind::{EntityId, Kind};

/// The longest number and the longest other field, in characters.
const NUMBER: usize = 64;
const FIELD: usize = 120;

#[derive(Deserialize)]
pub(crate) struct Filled {
    #[serde(default)]
    name: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    token: String,
    #[serde(flatten)]
    filled: Filled,
}

#[derive(Template)]
#[template(path = "contact_form.html")]
struct FormPage<'a> {
    page: Frame<'a>,
    token: &'a str,
    filled: Filled,
    /// What the CRM has under this number already.
    already: Option<Row>,
    /// Why it was not saved.
    refusal: Option<String>,
}

pub(crate) async fn show(
    State(web): State<Arc<Web>>,
    Extension(visitor): Extension<Visitor>,
    Query(filled): Query<Filled>,
) -> Result<Response, NoPage> {
    form(&web, &visitor, filled, None).await
}

pub(crate) async fn create(
    State(web): State<Arc<Web>>,
    Extension(visitor): Extension<Visitor>,
    Form(sent): Form<Sent>,
) -> Result<Response, NoPage> {
    let Sent { token, filled } = sent;
    let refusal = if token == web.form_token {
        fault(&filled).map(|key| (StatusCode::UNPROCESSABLE_ENTITY, key))
    } else {
        Some((StatusCode::FORBIDDEN, "form-stale"))
    };
    if let Some((status, key)) = refusal {
        let page = form(&web, &visitor, filled, Some(key)).await?;
        return Ok((status, page).into_response());
    }
    let phone = clean(&filled.phone);
    let name = Some(clean(&filled.name)).filter(|name| !name.is_empty());
    let contact = NewContact { name: name.unwrap_or_else(|| phone.clone()), phone, email: clean(&filled.email) };
    let now = Timestamp::now().as_second();
    let id = web.crm.store.run(move |connection| entity::add_contact(connection, &contact, AGENT, now)).await?;
    let kind = Kind::Contact;
    Ok(Redirect::to(&EntityId { kind, id }.card()).into_response())
}

/// The way to the form, with a number to fill in.
pub(crate) fn link(phone: Option<&str>) -> String {
    match phone {
        None => "/contacts/add/".to_owned(),
        Some(phone) => {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("phone", phone).finish();
            format!("/contacts/add/?{query}")
        }
    }
}

async fn form(web: &Arc<Web>, visitor: &Visitor, filled: Filled, refusal: Option<&str>) -> Result<Response, NoPage> {
    let (phone, language, site) = (filled.phone.clone(), visitor.language, web.clone());
    let already = web
        .crm
        .store
        .run(move |connection| match choose(connection, &phone)? {
            Some(entity) => Row::read(connection, entity, site.languages.words(language)),
            None => Ok(None),
        })
        .await?;
    Ok(render(&FormPage {
        page: Frame::new(web, visitor, ""),
        token: &web.form_token,
        filled,
        already,
        refusal: refusal.map(|key| visitor.words(web).say(key)),
    }))
}

/// The key of the text that says what is wrong with the form, if anything is.
fn fault(filled: &Filled) -> Option<&'static str> {
    let phone = &filled.phone;
    if !phone.contains(|c: char| c.is_ascii_digit()) || phone.chars().count() > NUMBER {
        return Some("form-phone");
    }
    [&filled.name, &filled.email].into_iter().any(|field| field.chars().count() > FIELD).then_some("form-long")
}

/// The text without control characters and without space around it.
fn clean(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.trim().to_owned()
}
