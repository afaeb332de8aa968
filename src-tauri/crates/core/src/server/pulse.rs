//! What a connection is doing, and since when, so that each stage has its own time limit.
//!
//! A client may keep its connection for minutes between two calls, but not leave half a request lying. A request that is
//! being answered is never cut off from here.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// How long a client may take to begin with its first request, and for the head of any request.
const HEAD: Duration = Duration::from_secs(5);
/// How long a connection may lie idle between two requests, while there are places for others.
const IDLE: Duration = Duration::from_secs(600);

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nothing has come over it yet.
    New,
    /// A request has begun and its head is not complete.
    Head,
    /// A request is being answered; the route has its own limits.
    Busy,
    /// The last request is answered.
    Idle,
}

impl Stage {
    /// How long it may last. Where others wait for a place, being idle is as short as anything.
    fn limit(self, is_crowded: bool) -> Option<Duration> {
        match self {
            Self::Idle if !is_crowded => Some(IDLE),
            Self::New | Self::Head | Self::Idle => Some(HEAD),
            Self::Busy => None,
        }
    }
}

/// The stage, and when it began.
#[derive(Clone, Debug)]
pub(crate) struct Pulse(Arc<watch::Sender<(Stage, Instant)>>);

impl Pulse {
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::Sender::new((Stage::New, Instant::now()))))
    }

    pub(crate) fn enter(&self, stage: Stage) {
        self.0.send_replace((stage, Instant::now()));
    }

    /// Since when we wait for the client; `None` while it waits for us.
    pub(crate) fn waits_since(&self) -> Option<Instant> {
        let (stage, since) = *self.0.borrow();
        (stage != Stage::Busy).then_some(since)
    }

    fn heard(&self) {
        if matches!(self.0.borrow().0, Stage::New | Stage::Idle) {
            self.enter(Stage::Head);
        }
    }

    /// Comes back when the connection has been in one stage for longer than it may.
    pub(super) async fn overdue(&self, crowded: &mut watch::Receiver<bool>) -> Stage {
        let mut stages = self.0.subscribe();
        loop {
            let (stage, since) = *stages.borrow_and_update();
            let is_crowded = *crowded.borrow_and_update();
            let over = async {
                match stage.limit(is_crowded) {
                    Some(limit) => sleep_until(since + limit).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = over => return stage,
                // This end lives in `self`, and the crowd as long as the socket: neither can be gone.
                Ok(()) = stages.changed() => {}
                Ok(()) = crowded.changed() => {}
            }
        }
    }
}

/// A stream that tells when something comes over it.
#[derive(Debug)]
pub(super) struct Watched<S> {
    pub(super) stream: S,
    pub(super) pulse: Pulse,
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.pulse.heard();
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_has_a_limit_of_its_own() {
        for (stage, is_crowded, limit) in [
            (Stage::New, false, Some(HEAD)),
            (Stage::New, true, Some(HEAD)),
            (Stage::Head, false, Some(HEAD)),
            (Stage::Idle, false, Some(IDLE)),
            (Stage::Idle, true, Some(HEAD)),
            (Stage::Busy, false, None),
            (Stage::Busy, true, None),
        ] {
            assert_eq!(stage.limit(is_crowded), limit, "{stage:?}, crowded: {is_crowded}");
        }
        assert!(IDLE >= Duration::from_secs(300), "a client that posts every few minutes keeps its connection");
    }

    #[tokio::test]
    async fn a_crowd_ends_at_once_what_has_long_been_idle() {
        let (crowd, mut crowded) = watch::channel(false);
        let pulse = Pulse::new();
        pulse.0.send_replace((Stage::Idle, Instant::now() - HEAD));
        let comes = async {
            tokio::task::yield_now().await;
            crowd.send_replace(true);
        };
        let both = async { tokio::join!(pulse.overdue(&mut crowded), comes) };
        let waited = tokio::time::timeout(HEAD, both).await;
        assert_eq!(waited.map(|(overdue, ())| overdue), Ok(Stage::Idle));
    }

    #[tokio::test]
    async fn new_request_ends_the_idle_time() {
        let (_crowd, mut crowded) = watch::channel(false);
        let pulse = Pulse::new();
        pulse.0.send_replace((Stage::Idle, Instant::now() - IDLE + Duration::from_millis(50)));
        let begins = async { pulse.enter(Stage::Busy) };
        let both = async { tokio::join!(begins, pulse.overdue(&mut crowded)) };
        assert!(tokio::time::timeout(Duration::from_millis(300), both).await.is_err(), "cut off while it was answered");
    }
}
