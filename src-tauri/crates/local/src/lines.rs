//! An answer that goes on: lines, as they come, for as long as both sides like.

use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::handshake;
use hyper::header::{HOST, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::time::timeout;

use crate::client::{AskError, BrokenExchange, LARGEST_ANSWER, broken};
use crate::{Paths, connect};

/// Lines as they come.
#[derive(Debug)]
pub struct Lines {
    body: Incoming,
    /// What has come of the next ones.
    rest: BytesMut,
}

/// Asks the app of these paths for lines. Any answer but a success comes whole. The time limit is for its beginning.
pub async fn follow(
    paths: &Paths,
    mut request: Request<Bytes>,
    limit: Duration,
) -> Result<Result<Lines, Response<Bytes>>, AskError> {
    let stream = connect(paths).await.map_err(|(socket, cause)| AskError::NotRunning { socket, cause })?;
    request.headers_mut().entry(HOST).or_insert(HeaderValue::from_static("localhost"));
    let exchange = async {
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await.map_err(broken)?;
        // It ends with the answer.
        tokio::spawn(connection);
        let request = request.map(http_body_util::Full::new);
        let (head, body) = sender.send_request(request).await.map_err(broken)?.into_parts();
        if head.status.is_success() {
            return Ok(Ok(Lines { body, rest: BytesMut::new() }));
        }
        let body = Limited::new(body, LARGEST_ANSWER).collect().await.map_err(BrokenExchange)?;
        Ok(Err(Response::from_parts(head, body.to_bytes())))
    };
    timeout(limit, exchange).await.map_err(|_| AskError::NoAnswer(limit))?
}

impl Lines {
    /// The next line, without its end; `None` when the other side has ended. Cancel safe.
    pub async fn next(&mut self) -> Result<Option<String>, BrokenExchange> {
        loop {
            if let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
                let line = self.rest.split_to(end);
                self.rest.advance(1);
                return Ok(Some(String::from_utf8_lossy(&line).into_owned()));
            }
            let Some(frame) = self.body.frame().await else { return Ok(None) };
            if let Ok(data) = frame.map_err(broken)?.into_data() {
                self.rest.extend_from_slice(&data);
            }
            if self.rest.len() > LARGEST_ANSWER {
                return Err(BrokenExchange("a line without an end".into()));
            }
        }
    }
}
