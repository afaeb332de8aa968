//! A body as it came, read into a tree: JSON, a form or a multipart form, in whatever encoding.
//!
//! The body itself decides which it is; the media type only helps if the body leaves it open.

use serde_json::Value;

use super::encoding::{text, trimmed};
use super::media::Media;
use super::{Refusal, form, json, multipart};

/// Reads a complete body.
pub(crate) fn tree(body: &[u8], media: &Media) -> Result<Value, Refusal> {
    let charset = media.charset.as_deref();
    let unreadable = |kind: &'static str| move |why| Refusal::Unreadable(format!("{kind}{why}"));
    if let Some(boundary) = media.boundary.as_deref().filter(|_| media.is_multipart()) {
        return multipart::tree(body, boundary, charset).map_err(unreadable("as multipart/form-data "));
    }
    let body = text(body, charset);
    let body = trimmed(&body);
    if body.is_empty() {
        return Err(Refusal::Empty);
    }
    // JSON inside a JSON text was encoded twice.
    if json::begins(body) || body.starts_with("\"{") || body.starts_with("\"[") {
        return json::tree(body).map_err(unreadable("it is "));
    }
    // The whole body is one key: `curl --data-urlencode` sends it that way.
    let whole = form::decoded(body, charset);
    if json::begins(&whole) {
        return json::tree(trimmed(whole.trim_end_matches('='))).map_err(unreadable("it is "));
    }
    // JSON as the value of one field but not percent-encoded, so its own `&` and `=` would be read as the form's.
    let named = body.split_once('=').map(|(_, value)| trimmed(value)).filter(|value| json::begins(value));
    if let Some(tree) = named.and_then(|value| json::tree(&form::unescaped(value, charset)).ok()) {
        return Ok(tree);
    }
    if !media.is_ours() {
        return Err(Refusal::Foreign(media.kind.clone()));
    }
    if !body.contains('=') {
        // Not a form either: report what is wrong with it as JSON.
        return json::tree(body).map_err(unreadable("it is "));
    }
    form::tree(body, charset).map_err(unreadable("the form has "))
}

/// Whether a body that ended early is complete by itself: JSON shows its end, a form does not.
pub(super) fn is_whole(body: &[u8], media: &Media) -> bool {
    let body = text(body, media.charset.as_deref());
    let body = trimmed(&body);
    json::begins(body) && json::tree(body).is_ok()
}
