//! `POST /oauth2/access_token`: a code or a refresh token for a pair, in JSON.
//! It must not decide who gets one; `grants` does.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::json;

use super::request::media_type;
use crate::crm::Crm;
use crate::grants::{GrantError, Wish};

pub(crate) async fn access_token(
    State(crm): State<Arc<Crm>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, GrantError> {
    let wish = wish(&headers, &body).ok_or(GrantError::GrantType)?;
    let now = Timestamp::now().as_second();
    let pair = crm.grants().exchange(&wish, now)?;
    Ok(Json(json!({
        "token_type": "Bearer",
        "expires_in": pair.expires_in,
        "access_token": pair.access,
        "refresh_token": pair.refresh,
        "server_time": now,
    }))
    .into_response())
}

/// What stands in the body. What cannot be read says nothing, so that its first parameter is missing.
fn wish(headers: &HeaderMap, body: &[u8]) -> Option<Wish> {
    let is_json = media_type(headers).is_some_and(|media_type| media_type == "application/json");
    is_json.then(|| serde_json::from_slice(body).ok()).flatten()
}

impl IntoResponse for GrantError {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut body = json!({
            "title": self.title(),
            "type": "https://developers.amocrm.ru/v3/errors/OAuthProblemJson",
            "status": status.as_u16(),
            "detail": self.detail(),
        });
        if let Some(hint) = self.hint() {
            body["hint"] = json!(hint);
        }
        let headers = [(header::CONTENT_TYPE, "application/problem+json")];
        (status, headers, body.to_string()).into_response()
    }
}
