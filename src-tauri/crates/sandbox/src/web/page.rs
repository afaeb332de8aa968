//! What all pages share: the frame around them, how they are rendered, and the page for when something is wrong.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::visitor::Visitor;
use super::words::{Language, Words};
use crate::account;
use crate::crm::Crm;
use crate::store::StoreError;

/// The header and footer of a page.
pub(crate) struct Frame<'a> {
    pub(crate) words: &'a Words,
    /// The path of the page's entry in the navigation, or empty.
    pub(crate) section: &'static str,
    /// What the search field holds.
    pub(crate) term: String,
    pub(crate) company: &'static str,
    /// The language's own name, its code, this page in it, and whether it is the one shown.
    pub(crate) languages: Vec<(&'static str, &'static str, String, bool)>,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(crm: &'a Crm, visitor: &Visitor, section: &'static str) -> Frame<'a> {
        let languages = Language::ALL
            .into_iter()
            .map(|language| {
                (language.own_name(), language.code(), visitor.here_in(language), language == visitor.language)
            })
            .collect();
        Frame { words: visitor.words(crm), section, term: String::new(), company: account::NAME, languages }
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }
}

/// The rendered page.
pub(crate) fn render(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page was not rendered");
            Trouble::Failed.into_response()
        }
    }
}

/// Why there is no page to show. `visitor::welcome` turns it into one that says so in the visitor's language.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Trouble {
    NotFound,
    Failed,
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage<'a> {
    page: Frame<'a>,
    title: &'static str,
    text: &'static str,
}

impl Trouble {
    pub(crate) fn page(self, page: Frame<'_>) -> Response {
        let (title, text) = match self {
            Trouble::NotFound => ("not-found-title", "not-found-text"),
            Trouble::Failed => ("failed-title", "failed-text"),
        };
        render(&TroublePage { page, title, text })
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = match self {
            Trouble::NotFound => StatusCode::NOT_FOUND,
            Trouble::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
        .into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        tracing::error!(%error, "the sandbox's database failed");
        Trouble::Failed
    }
}
