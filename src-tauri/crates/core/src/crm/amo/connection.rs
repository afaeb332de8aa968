//! The connection to one account: its pool, its pace, and what a failure on it means.
//!
//! It never follows a redirect, never retries and knows no token.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response};
use url::Url;

use super::error;
use crate::crm::{CrmError, Unprepared};
use crate::trouble::Way;

const CONNECT: Duration = Duration::from_secs(3);
const TOTAL: Duration = Duration::from_secs(8);
/// Just short of the ten minutes for which the CRM keeps an idle connection, so that no request meets its end of it.
const POOL_IDLE: Duration = Duration::from_secs(590);
/// While a connection idles the kernel asks the other side whether it is there, and wakes nobody for it: first after this
/// silence, then at this distance, so often. One that has died unnoticed is known to be dead a minute later.
const SILENCE: Duration = Duration::from_secs(45);
const BETWEEN_PROBES: Duration = Duration::from_secs(5);
const PROBES: u32 = 3;
/// How long what was sent may stay unacknowledged before the kernel gives the connection up. The probes count as well.
#[cfg(target_os = "linux")]
const UNACKNOWLEDGED: Duration = Duration::from_secs(5);
/// How long a kept connection may be silent under a request until it is asked whether it lives, and how long it may
/// take to say so. One that does not is not used again. Nothing is asked while no request is under way.
const SIGN_OF_LIFE: Duration = Duration::from_secs(2);
/// No answer of the API that we ask for comes near it.
const LONGEST_REPLY: usize = 1 << 20;
/// All desks of a company that share one integration share 7 requests a second (API notes §4).
const PER_SECOND: NonZeroU32 = NonZeroU32::new(2).unwrap();
const BURST: NonZeroU32 = NonZeroU32::new(4).unwrap();
const USER_AGENT: &str = concat!("Callcard/", env!("CARGO_PKG_VERSION"));

/// The connection to one account. Nothing has been sent yet when it is made.
#[derive(Debug)]
pub(super) struct Connection {
    http: Client,
    origin: Url,
    /// The system sends what goes there through a proxy.
    proxied: bool,
    limiter: DefaultDirectRateLimiter,
}

impl Connection {
    /// A connection to the account at `origin`, by HTTPS alone; the sandbox is on this computer and speaks plain HTTP.
    pub(super) fn new(origin: Url, sandbox: bool) -> Result<Self, Unprepared> {
        // The process has one provider of cryptography; whoever came first has set the same one.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut http = Client::builder()
            .user_agent(USER_AGENT)
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .timeout(TOTAL)
            .pool_idle_timeout(POOL_IDLE)
            .tcp_keepalive(SILENCE)
            .tcp_keepalive_interval(BETWEEN_PROBES)
            .tcp_keepalive_retries(PROBES)
            .http2_keep_alive_interval(SIGN_OF_LIFE)
            .http2_keep_alive_timeout(SIGN_OF_LIFE)
            .tcp_nodelay(true);
        #[cfg(target_os = "linux")]
        {
            http = http.tcp_user_timeout(UNACKNOWLEDGED);
        }
        if sandbox {
            // No proxy, and no need to load the trust store.
            http = http.no_proxy().tls_certs_only([]);
        } else {
            http = http.https_only(true);
        }
        let destination = origin.as_str().parse::<http::Uri>().ok();
        let proxied = !sandbox && destination.is_some_and(|uri| Matcher::from_system().intercept(&uri).is_some());
        let limiter = RateLimiter::direct(pace());
        let http = http.build().map_err(|error| Unprepared(error.to_string()))?;
        Ok(Self { http, origin, proxied, limiter })
    }

    /// The system sends what goes to the account through a proxy.
    pub(super) fn is_proxied(&self) -> bool {
        self.proxied
    }

    /// Waits for the turn that every request to the account needs: take one, then send one request.
    pub(super) async fn turn(&self) {
        while let Err(wait) = self.try_turn() {
            tokio::time::sleep(wait).await;
        }
    }

    /// Takes a turn if one is free; else says how long it is until there will be one.
    pub(super) fn try_turn(&self) -> Result<(), Duration> {
        self.limiter.check().map_err(|not_yet| not_yet.wait_time_from(self.limiter.clock().now()))
    }

    /// A request to a path of the account.
    pub(super) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut address = self.origin.clone();
        address.set_path(path);
        self.http.request(method, address)
    }

    /// Sends one request, on a turn already taken. Whether it was processed is told by the error's class.
    pub(super) async fn send(&self, request: RequestBuilder) -> Result<Response, CrmError> {
        request.send().await.map_err(|error| {
            let class = error::of_transport(&error, self.proxied);
            // The address is the CRM's, and the token is in no part of it; but nobody needs to read ids in a log.
            tracing::info!(%class, error = %error.without_url(), "the CRM gave no answer");
            class
        })
    }

    /// The whole body, up to a bound.
    pub(super) async fn whole(&self, mut response: Response) -> Result<Vec<u8>, CrmError> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| error::of_transport(&error, self.proxied))? {
            if body.len() + chunk.len() > LONGEST_REPLY {
                return Err(CrmError::Uncertain(Way::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

/// What the account allows one desk.
fn pace() -> Quota {
    Quota::per_second(PER_SECOND).allow_burst(BURST)
}

/// The class of a reply that is no success.
pub(super) fn refusal(response: &Response) -> CrmError {
    let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    tracing::info!(status = %response.status(), request_id = request_id(response).as_deref().unwrap_or("-"), "the CRM refused");
    error::of_reply(response.status(), is_html(response), retry_after)
}

/// A page for people came.
pub(super) fn is_html(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// The id that the CRM's support asks for (API notes §4), if it looks like one.
pub(super) fn request_id(response: &Response) -> Option<String> {
    let id = response.headers().get(HeaderName::from_static("x-request-id"))?.to_str().ok()?;
    crate::event::clean(id)
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    #[test]
    fn a_burst_of_four_is_let_through_and_then_two_a_second() {
        let clock = FakeRelativeClock::default();
        let limiter = RateLimiter::direct_with_clock(pace(), clock.clone());
        let let_through = || (0..100).filter(|_| limiter.check().is_ok()).count();
        for (wait, expected) in [(0, 4), (0, 0), (499, 0), (1, 1), (1_000, 2), (1_500, 3), (60_000, 4)] {
            clock.advance(Duration::from_millis(wait));
            assert_eq!(let_through(), expected, "after another {wait} ms");
        }
    }
}
