//! What betrays a web page, or a name that leads here by deceit (DNS rebinding). Telephones and telephone systems send none
//! of it.
//!
//! The token is the guard; this keeps out what no page should even try.

use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode, header};

use crate::server::problem::Problem;

const FETCHED_FROM: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Why this request is refused, if it is. `name` is the host by which the door is reached, if the settings have one;
/// `proxied`: a proxy of ours handed it on, which has looked at the host itself.
pub(super) fn refused(head: &Parts, name: Option<&str>, proxied: bool) -> Option<Problem> {
    let page = head.headers.contains_key(header::ORIGIN)
        // What somebody types into the browser comes from nowhere.
        || head.headers.get(FETCHED_FROM).is_some_and(|from| from != "none");
    if page {
        return Some(Problem::new(StatusCode::FORBIDDEN, "Web pages are not let in"));
    }
    let mut hosts = head.headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or("?"));
    let (host, more) = (hosts.next(), hosts.next());
    let named = head.uri.authority().map(|authority| authority.as_str());
    let is_known = more.is_none() && [host, named].into_iter().flatten().all(|host| proxied || is_ours(host, name));
    (!is_known).then(|| {
        let detail =
            "The door is not known by this name: use its IP address, or put the name into the setting door_url";
        Problem::new(StatusCode::MISDIRECTED_REQUEST, detail)
    })
}

/// Whether a host may be this computer. A page that lies about where it comes from has a name of the internet's.
fn is_ours(host: &str, name: Option<&str>) -> bool {
    let host = host.to_ascii_lowercase();
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) && !host.ends_with(':') => host.to_owned(),
        _ => host,
    };
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(&host);
    address.parse::<std::net::IpAddr>().is_ok()
        || name.is_some_and(|name| name == host)
        // Names without a dot, and those of `.local`, are the network's own.
        || (!host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !host.chars().all(|c| c.is_ascii_digit()))
        || host.strip_suffix(".local").is_some_and(|host| !host.is_empty())
        || host.strip_suffix(".localhost").is_some_and(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn status(headers: &[(&str, &str)], proxied: bool) -> Option<String> {
        let mut request = Request::builder().uri("/in/pbx/T");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        refused(&head, Some("calls.example.com"), proxied).map(|problem| problem.to_string()[..3].to_owned())
    }

    #[test]
    fn names_of_this_computer_are_known_and_those_of_the_internet_are_not() {
        for (host, known) in [
            ("127.0.0.1:4580", true),
            ("127.0.0.1", true),
            ("[::1]:4580", true),
            ("192.168.1.7:4580", true),
            ("localhost:4580", true),
            ("LOCALHOST", true),
            ("desk-7:4580", true),
            ("desk-7.local", true),
            ("calls.example.com", true),
            ("Calls.Example.Com:443", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("localhost.evil.example:4580", false),
            ("calls.example.com.evil.example", false),
            ("", false),
            (":4580", false),
            (".local", false),
            ("a b", false),
            ("127.0.0.1@evil.example", false),
            ("2130706433", false),
        ] {
            assert_eq!(status(&[("host", host)], false), (!known).then(|| "421".to_owned()), "{host}");
            assert_eq!(status(&[("host", host)], true), None, "a proxy of ours has seen to it: {host}");
        }
        assert_eq!(status(&[], false), None, "HTTP/1.0 has none");
        assert_eq!(status(&[("host", "127.0.0.1"), ("host", "evil.example")], false).as_deref(), Some("421"));
    }

    #[test]
    fn web_pages_are_not_let_in() {
        for (headers, refused) in [
            (vec![("origin", "https://evil.example")], true),
            (vec![("origin", "null")], true),
            (vec![("origin", "http://127.0.0.1:4580")], true),
            (vec![("sec-fetch-site", "cross-site")], true),
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], false),
            (vec![("user-agent", "Yealink SIP-T46S 66.86.0.15")], false),
        ] {
            assert_eq!(status(&headers, false), refused.then(|| "403".to_owned()), "{headers:?}");
        }
    }
}
