//! A body as it came, read into a tree: JSON, a form or a multipart form, in whatever encoding.
//!
//! The body itself says which of them it is; the media type only helps where the body does not.

use serde_json::Value;

use super::encoding::{text, trimmed};
use super::media::Media;
use super::{Refusal, form, json, multipart};

/// Reads a body that has come whole.
pub(super) fn tree(body: &[u8], media: &Media) -> Result<Value, Refusal> {
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
    // A text that holds JSON is JSON that was written twice.
    if json::begins(body) || body.starts_with("\"{") || body.starts_with("\"[") {
        return json::tree(body).map_err(unreadable("it is "));
    }
    // The whole of it as one key, as `curl --data-urlencode` sends what it is given.
    let whole = form::decoded(body, charset);
    if json::begins(&whole) {
        return json::tree(trimmed(whole.trim_end_matches('='))).map_err(unreadable("it is "));
    }
    // JSON behind a name, in clear, where its own signs would be taken for the form's.
    let named = body.split_once('=').map(|(_, value)| trimmed(value)).filter(|value| json::begins(value));
    if let Some(tree) = named.and_then(|value| json::tree(&form::unescaped(value, charset)).ok()) {
        return Ok(tree);
    }
    if !media.is_ours() {
        return Err(Refusal::Foreign(media.kind.clone()));
    }
    if !body.contains('=') {
        // Nothing that a form could be: say what is wrong with it as JSON.
        return json::tree(body).map_err(unreadable("it is "));
    }
    form::tree(body, charset).map_err(unreadable("the form has "))
}

/// Whether a body that was to be longer says by itself that it is whole, as JSON does and a form does not.
pub(super) fn is_whole(body: &[u8], media: &Media) -> bool {
    let body = text(body, media.charset.as_deref());
    let body = trimmed(&body);
    json::begins(body) && json::tree(body).is_ok()
}
