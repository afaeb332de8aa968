//! The names this server answers to. Its own are 127.0.0.1 and localhost; a test that ends TLS for an account's real
//! name in front of the sandbox adds that name, and links in answers then begin with it.
//! It must not look at requests: `guard` does, and asks here.

use parking_lot::RwLock;

/// The most names that can be added.
const EXTRA: usize = 16;
/// The longest name, as in DNS, and a port.
const LENGTH: usize = 253 + 6;

/// What links in an answer begin with: `http://127.0.0.1:27277` or `https://demo.amocrm.ru`.
#[derive(Debug, Clone)]
pub(crate) struct Site(pub(crate) String);

/// The names, of which the added ones can change at any time.
#[derive(Debug)]
pub(crate) struct Hosts {
    own: [String; 2],
    extra: RwLock<Vec<String>>,
}

/// Why names were not added.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// This is no name of a host, with or without a port.
    #[error("`{0}` is no name of a host: write it like `demo.amocrm.ru`, with a port where clients name one")]
    NoName(String),
    /// The list is longer than anybody needs.
    #[error("at most 16 names can be added")]
    TooMany,
}

impl Hosts {
    pub(crate) fn new(port: u16) -> Hosts {
        Hosts { own: [format!("127.0.0.1:{port}"), format!("localhost:{port}")], extra: RwLock::default() }
    }

    /// Replaces the added names. They are compared with the port that the client names, if it names one.
    pub(crate) fn set_extra(&self, names: &[String]) -> Result<Vec<String>, HostError> {
        if names.len() > EXTRA {
            return Err(HostError::TooMany);
        }
        let names = names
            .iter()
            .map(
                |name| if is_name(name) { Ok(name.to_ascii_lowercase()) } else { Err(HostError::NoName(name.clone())) },
            )
            .collect::<Result<Vec<String>, HostError>>()?;
        (*self.extra.write()).clone_from(&names);
        Ok(names)
    }

    pub(crate) fn extra(&self) -> Vec<String> {
        self.extra.read().clone()
    }

    /// The site a request is for by the name it was called by, or `None` when that is not ours.
    pub(crate) fn site(&self, host: &str) -> Option<Site> {
        if self.own.iter().any(|own| own == host) {
            return Some(Site(format!("http://{host}")));
        }
        let host = host.to_ascii_lowercase();
        self.extra().contains(&host).then(|| Site(format!("https://{host}")))
    }

    /// Whether an `Origin` is one of our own sites.
    pub(crate) fn is_ours(&self, origin: &str) -> bool {
        origin.split_once("://").and_then(|(_, host)| self.site(host)).is_some_and(|site| site.0 == origin)
    }
}

fn is_name(name: &str) -> bool {
    let (host, port) = name.split_once(':').unwrap_or((name, "443"));
    name.len() <= LENGTH
        && port.parse::<u16>().is_ok()
        && !host.is_empty()
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(extra: &[&str]) -> Result<Hosts, HostError> {
        let hosts = Hosts::new(7);
        let extra: Vec<String> = extra.iter().map(|name| (*name).to_owned()).collect();
        hosts.set_extra(&extra)?;
        Ok(hosts)
    }

    #[test]
    fn a_host_is_a_site_only_when_it_is_ours() {
        let hosts = hosts(&["Demo.amocrm.ru", "demo.kommo.com:8443"]).unwrap();
        for (host, site) in [
            ("127.0.0.1:7", Some("http://127.0.0.1:7")),
            ("localhost:7", Some("http://localhost:7")),
            ("127.0.0.1", None),
            ("demo.amocrm.ru", Some("https://demo.amocrm.ru")),
            ("DEMO.amocrm.ru", Some("https://demo.amocrm.ru")),
            ("demo.amocrm.ru:8443", None),
            ("demo.kommo.com:8443", Some("https://demo.kommo.com:8443")),
            ("demo.kommo.com", None),
            ("www.amocrm.ru", None),
        ] {
            let found = hosts.site(host).map(|site| site.0);
            assert_eq!(found.as_deref(), site, "{host}");
        }
    }

    #[test]
    fn an_origin_is_ours_with_its_own_scheme_only() {
        let hosts = hosts(&["demo.amocrm.ru"]).unwrap();
        for (origin, ours) in [
            ("http://127.0.0.1:7", true),
            ("https://127.0.0.1:7", false),
            ("https://demo.amocrm.ru", true),
            ("http://demo.amocrm.ru", false),
            ("https://evil.example", false),
            ("null", false),
        ] {
            assert_eq!(hosts.is_ours(origin), ours, "{origin}");
        }
    }

    #[test]
    fn only_names_can_be_added() {
        for name in ["", "https://demo.amocrm.ru", "demo.amocrm.ru/", "a b", "demo.amocrm.ru:x", ":8443"] {
            assert_eq!(hosts(&[name]).unwrap_err(), HostError::NoName(name.to_owned()));
        }
        assert_eq!(hosts(&["a"; 17]).unwrap_err(), HostError::TooMany);
    }
}
