//! Which language a visitor reads: `?lang=` first and remembered in a cookie, then the cookie, then the browser's.
//! It must not know what is on the pages, except on the error page.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use callcard_texts::Language;

use super::Web;
use super::page::{Frame, NoPage};
use crate::words::{self, Words};

/// Cookies do not tell ports apart, so the name says which server set it.
const COOKIE: &str = "callcard_sandbox_lang";

/// The person in front of a page.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    pub(crate) language: Language,
    path: String,
    /// The query without the language.
    query: Vec<(String, String)>,
}

impl Visitor {
    fn new(uri: &Uri, headers: &HeaderMap) -> (Visitor, Option<Language>) {
        let mut query: Vec<(String, String)> =
            form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
        let chosen = query.iter().find(|(name, _)| name == "lang").and_then(|(_, tag)| Language::of_tag(tag));
        query.retain(|(name, _)| name != "lang");
        let language = chosen.or_else(|| remembered(headers)).unwrap_or_else(|| accepted(headers));
        let visitor = Visitor { language, path: uri.path().to_owned(), query };
        (visitor, chosen)
    }

    pub(crate) fn words<'a>(&self, web: &'a Web) -> &'a Words {
        web.languages.words(self.language)
    }

    /// This very page in another language.
    pub(crate) fn here_in(&self, language: Language) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.query)
            .append_pair("lang", language.code())
            .finish();
        format!("{}?{query}", self.path)
    }
}

/// Makes the visitor known to the pages, remembers a chosen language, and puts a page around trouble.
pub(crate) async fn welcome(State(web): State<Arc<Web>>, mut request: Request, next: Next) -> Response {
    let (visitor, chosen) = Visitor::new(request.uri(), request.headers());
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    if let Some(trouble) = response.extensions().get::<NoPage>().copied() {
        let frame = Frame::new(&web, &visitor, "");
        response = (response.status(), trouble.page(frame)).into_response();
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visitor.language.code()));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    if let Some(language) = chosen {
        let cookie = format!("{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", language.code());
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    response
}

fn remembered(headers: &HeaderMap) -> Option<Language> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, code)| Language::of_tag(code))
}

fn accepted(headers: &HeaderMap) -> Language {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or(Language::En, words::accepted)
}
