//! What people open: cards, the form for a new contact, search, the notification centre, the start page.
//! Server-rendered, without a line of script; every text of a user's goes through the templates' escaping.

mod card;
mod contact_form;
mod notifications;
mod page;
mod row;
mod search;
mod start;
mod visitor;

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::middleware;
use axum::routing::get;

use self::page::NoPage;
use crate::crm::{Crm, secret};
use crate::words::Languages;

/// The state of the pages.
struct Web {
    crm: Arc<Crm>,
    languages: Arc<Languages>,
    /// A token in our own forms, so that forms from elsewhere are refused.
    form_token: String,
}

/// The pages' routes, without slashes at the end: the server trims them from requests.
pub(crate) fn router(crm: &Arc<Crm>, languages: &Arc<Languages>) -> Router {
    let web = Arc::new(Web { crm: crm.clone(), languages: languages.clone(), form_token: secret() });
    let style = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    let icon = [(header::CONTENT_TYPE, "image/svg+xml")];
    Router::new()
        .route("/", get(start::show))
        .route("/{kind}/detail/{id}", get(card::show))
        .route("/contacts/add", get(contact_form::show).post(contact_form::create))
        .route("/contacts/list", get(search::show))
        .route("/notifications", get(notifications::show))
        .fallback(|| async { NoPage::NotFound })
        .layer(middleware::from_fn_with_state(web.clone(), visitor::welcome))
        .route("/style.css", get(move || async move { (style, include_str!("../static/style.css")) }))
        .route("/icon.svg", get(move || async move { (icon, include_str!("../static/icon.svg")) }))
        .with_state(web)
}
