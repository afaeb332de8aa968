//! What all pages share: the frame around them, how they are rendered, and the page for when something is wrong.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use callcard_texts::Language;

use super::Web;
use super::visitor::Visitor;
use crate::account;
use crate::store::StoreError;
use crate::words::{Words, own_name};

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
    pub(crate) fn new(web: &'a Web, visitor: &Visitor, section: &'static str) -> Frame<'a> {
        let languages = Language::ALL
            .into_iter()
            .map(|language| {
                (own_name(language), language.code(), visitor.here_in(language), language == visitor.language)
            })
            .collect();
        Frame { words: visitor.words(web), section, term: String::new(), company: account::NAME, languages }
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
            NoPage::Failed.into_response()
        }
    }
}

/// Why there is no page to show. `visitor::welcome` turns it into one that says so in the visitor's language.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NoPage {
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

impl NoPage {
    pub(crate) fn page(self, page: Frame<'_>) -> Response {
        let (title, text) = match self {
            NoPage::NotFound => ("not-found-title", "not-found-text"),
            NoPage::Failed => ("failed-title", "failed-text"),
        };
        render(&TroublePage { page, title, text })
    }
}

impl IntoResponse for NoPage {
    fn into_response(self) -> Response {
        let mut response = match self {
            NoPage::NotFound => StatusCode::NOT_FOUND,
            NoPage::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
        .into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for NoPage {
    fn from(error: StoreError) -> NoPage {
        tracing::error!(%error, "the sandbox's database failed");
        NoPage::Failed
    }
}
