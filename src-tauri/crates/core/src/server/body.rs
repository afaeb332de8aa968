//! The body of a request, within its limits.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};

use super::problem::Problem;

/// The largest body that is read.
const LARGEST: usize = 64 * 1024;
/// How long a client may take to send one.
const LIMIT: Duration = Duration::from_secs(5);

/// What came of a body.
pub(crate) struct Received {
    pub(crate) bytes: Vec<u8>,
    /// Why there is no more of it than that, if it was to be longer.
    pub(crate) cut: Option<Problem>,
}

/// A body in JSON. What one that cannot be read holds is not repeated: there may be a secret in it.
pub(crate) async fn json<T: DeserializeOwned>(request: Request) -> Result<T, Problem> {
    let body = whole(request.into_body()).await?;
    serde_json::from_slice(&body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let detail = format!("The body is not what this path takes, at line {line}, column {column}");
        Problem::new(StatusCode::BAD_REQUEST, detail)
    })
}

/// A whole body.
async fn whole(body: Body) -> Result<Vec<u8>, Problem> {
    let Received { bytes, cut } = receive(body).await?;
    cut.map_or(Ok(bytes), Err)
}

/// As much of a body as comes: a length that counts a line break that was never sent must not cost the call.
pub(crate) async fn receive(mut body: Body) -> Result<Received, Problem> {
    let limit = Instant::now() + LIMIT;
    let mut bytes = Vec::new();
    let cut = loop {
        let cut = |detail| Some(Problem::new(StatusCode::BAD_REQUEST, detail));
        match timeout_at(limit, body.frame()).await {
            Ok(None) => break None,
            Ok(Some(Ok(frame))) => bytes.extend_from_slice(frame.data_ref().unwrap_or(&Default::default())),
            Ok(Some(Err(_))) => break cut("The body broke off before its Content-Length, or its last chunk"),
            Err(_) => {
                let detail = "The body did not arrive in time; is Content-Length more than was sent?";
                break Some(Problem::new(StatusCode::REQUEST_TIMEOUT, detail));
            }
        }
        if bytes.len() > LARGEST {
            let detail = format!("The body is larger than {LARGEST} bytes");
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail));
        }
    };
    Ok(Received { bytes, cut })
}
