//! Reads `multipart/form-data`, which `curl -F` and HTML forms send, like any other form.

use std::convert::Infallible;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::stream;
use multer::Multipart;
use serde_json::Value;

use super::encoding;
use super::form::Form;

/// Reads a complete body; if it is not multipart, says why.
pub(super) fn tree(body: &[u8], boundary: &str, charset: Option<&str>) -> Result<Value, String> {
    let whole = Ok::<_, Infallible>(Bytes::copy_from_slice(body));
    let read = fields(Multipart::new(stream::iter([whole]), boundary), charset);
    // This never waits: the whole body is here already.
    read.now_or_never().unwrap_or_else(|| Err("its parts do not end".into()))
}

async fn fields(mut parts: Multipart<'_>, charset: Option<&str>) -> Result<Value, String> {
    let broken = |_| "its parts cannot be told apart".to_owned();
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        form.put(&name, encoding::text(&bytes, charset).into_owned())?;
    }
    Ok(form.value(""))
}
