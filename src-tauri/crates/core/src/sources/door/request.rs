//! A request as the door hands it to a dialect, and what is answered to it.
//!
//! Nothing of a request is repeated in an answer, but for the one word by which Zadarma checks an address.

use std::net::IpAddr;

use http::{HeaderMap, Method};
use secrecy::SecretString;

/// The longest body that is read, in bytes.
pub const LONGEST_BODY: usize = 64 * 1024;

/// A request to `/in/{source}/{token}[/{place}]`, after its token was found right.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub method: &'a Method,
    /// What follows the token, without a slash at either end: `events/call`.
    pub place: &'a str,
    /// Without the question mark, as it came.
    pub query: &'a str,
    pub headers: &'a HeaderMap,
    pub body: &'a [u8],
    /// Who sent it: the peer, or whom a trusted proxy names.
    pub peer: IpAddr,
    /// The address that requests are sent to, token and all: `https://hub/in/pbx/T`. Secret.
    pub address: &'a SecretString,
}

impl Request<'_> {
    /// A header's value, without spaces around it; `None` where there is none, or none that is text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let value = self.headers.get(name)?.to_str().ok()?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The last part of the place: `ringing` of `desk/ringing`.
    pub(super) fn last(&self) -> &str {
        self.place.rsplit('/').next().unwrap_or_default()
    }
}

/// The parts of a path that leads through the door.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Address<'a> {
    pub source: &'a str,
    /// Secret: it is neither logged nor shown.
    pub token: &'a str,
    pub place: &'a str,
}

impl<'a> Address<'a> {
    /// Takes a path apart; `None` for one that leads elsewhere.
    pub fn read(path: &'a str) -> Option<Self> {
        let mut parts = path.strip_prefix("/in/")?.splitn(3, '/');
        let (source, token) = (parts.next()?, parts.next()?);
        let place = parts.next().unwrap_or_default().trim_matches('/');
        (!source.is_empty() && !token.is_empty()).then_some(Self { source, token, place })
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    /// The media type; empty where there is no body.
    pub media: &'static str,
    pub body: String,
}

impl Reply {
    /// 200 without a body.
    pub(super) fn empty() -> Self {
        Self { status: 200, media: "", body: String::new() }
    }

    /// 204.
    pub(super) fn nothing() -> Self {
        Self { status: 204, ..Self::empty() }
    }

    pub(super) fn json(body: impl Into<String>) -> Self {
        Self { media: "application/json", body: body.into(), ..Self::empty() }
    }

    pub(super) fn xml(body: String) -> Self {
        Self { media: "application/xml", body, ..Self::empty() }
    }

    pub(super) fn text(body: &str) -> Self {
        Self { media: "text/plain", body: body.to_owned(), ..Self::empty() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_is_taken_apart() {
        for (path, parts) in [
            ("/in/pbx/T", Some(("pbx", "T", ""))),
            ("/in/pbx/T/", Some(("pbx", "T", ""))),
            ("/in/mango/T/events/call", Some(("mango", "T", "events/call"))),
            ("/in/phone/T//ringing/", Some(("phone", "T", "ringing"))),
            ("/in/pbx", None),
            ("/in//T", None),
            ("/in/pbx//ringing", None),
            ("/out/pbx/T", None),
            ("", None),
        ] {
            let read = Address::read(path).map(|address| (address.source, address.token, address.place));
            assert_eq!(read, parts, "{path}");
        }
    }
}
