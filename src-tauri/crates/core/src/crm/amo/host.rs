//! The host of an account: everything people paste, read into the one name that may be spoken to (API notes §2).
//!
//! An allow-list: a token goes nowhere else. Loopback hosts are the sandbox's, which is not typed by anybody.

use url::Url;

use crate::crm::{Address, NotAnAddress};

/// The domains under which accounts live.
const DOMAINS: [&str; 3] = ["amocrm.ru", "amocrm.com", "kommo.com"];
/// Names under them that are no accounts.
const NO_ACCOUNTS: [&str; 7] = ["www", "api", "api-a", "api-b", "api-c", "id", "localhost"];
/// The longest label of a host name (RFC 1035).
const LONGEST: usize = 63;

/// The host of an account, such as `example.amocrm.ru`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host(String);

/// A text that names no account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotAHost {
    #[error("there is no address; it is the part before .amocrm.ru, .amocrm.com or .kommo.com")]
    Empty,
    #[error("{0:?} is not an address under amocrm.ru, amocrm.com or kommo.com")]
    Foreign(String),
    #[error("{0:?} is not the address of an account; open your account in the browser and copy its address")]
    NoAccount(String),
}

impl Host {
    /// Reads what people paste: a subdomain, a host, the address of any page. A bare subdomain is one of `domain`.
    pub(super) fn read(text: &str, domain: Option<&str>) -> Result<Self, NotAHost> {
        let text = text.trim();
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        // Whoever stands before an @ is a user name, not a host: `sub.amocrm.ru@elsewhere.example` is elsewhere.
        let host = authority.rsplit('@').next().unwrap_or_default();
        let bare = text == host && !host.contains(':');
        let host = host.split_once(':').map_or(host, |(host, _)| host).trim_end_matches('.').to_ascii_lowercase();
        if host.is_empty() {
            return Err(NotAHost::Empty);
        }
        if !host.contains('.') {
            // What came with a scheme or a port was meant as a whole host.
            if !bare {
                return Err(NotAHost::Foreign(host));
            }
            let domain = domain.filter(|domain| DOMAINS.contains(domain)).unwrap_or(DOMAINS[0]);
            return if DOMAINS.iter().any(|known| known.split('.').next() == Some(&*host)) {
                Err(NotAHost::NoAccount(host))
            } else {
                Self::under(&host, domain)
            };
        }
        if DOMAINS.contains(&&*host) {
            return Err(NotAHost::NoAccount(host));
        }
        let under = DOMAINS.iter().find_map(|domain| Some((host.strip_suffix(domain)?.strip_suffix('.')?, *domain)));
        let (label, domain) = under.ok_or_else(|| NotAHost::Foreign(host.clone()))?;
        Self::under(label, domain)
    }

    fn under(label: &str, domain: &str) -> Result<Self, NotAHost> {
        let is_label = !label.is_empty()
            && label.len() <= LONGEST
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-');
        let host = format!("{label}.{domain}");
        if is_label && !NO_ACCOUNTS.contains(&label) { Ok(Self(host)) } else { Err(NotAHost::NoAccount(host)) }
    }

    /// The name.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as the app keeps it.
    pub(super) fn address(&self) -> Address {
        Address::vouched(&*self.0)
    }

    /// Where the account's pages and its API are.
    pub(super) fn origin(&self) -> Url {
        #[expect(clippy::expect_used, reason = "letters, digits, dashes and dots are a host")]
        Url::parse(&format!("https://{}", self.0)).expect("letters, digits, dashes and dots are a host")
    }
}

impl From<NotAHost> for NotAnAddress {
    fn from(why: NotAHost) -> Self {
        Self(why.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_people_paste_is_the_host() {
        for (text, host) in [
            ("demo", "demo.amocrm.ru"),
            ("  Demo.amoCRM.ru ", "demo.amocrm.ru"),
            ("demo.amocrm.com", "demo.amocrm.com"),
            ("my-firm.kommo.com", "my-firm.kommo.com"),
            ("https://demo.amocrm.ru/leads/list/pipeline/1?skip=1#x", "demo.amocrm.ru"),
            ("http://demo.amocrm.ru", "demo.amocrm.ru"),
            ("https://demo.amocrm.ru:443/", "demo.amocrm.ru"),
            ("demo.amocrm.ru.", "demo.amocrm.ru"),
            ("demo.amocrm.ru/dashboard", "demo.amocrm.ru"),
        ] {
            assert_eq!(Host::read(text, None).map(|host| host.0), Ok(host.into()), "{text}");
        }
        assert_eq!(Host::read("demo", Some("kommo.com")).unwrap().as_str(), "demo.kommo.com");
        assert_eq!(Host::read("demo", Some("evil.example")).unwrap().as_str(), "demo.amocrm.ru");
        assert_eq!(Host::read("demo", None).unwrap().origin().as_str(), "https://demo.amocrm.ru/");
    }

    #[test]
    fn nothing_else_is_spoken_to() {
        for text in [
            "",
            " ",
            "https://",
            "amocrm.ru",
            "amocrm",
            "kommo",
            "www.amocrm.ru",
            "https://www.kommo.com/login",
            "a.b.amocrm.ru",
            "-a.amocrm.ru",
            ".amocrm.ru",
            "демо.amocrm.ru",
            "demo.amocrm.ru.evil.example",
            "demoamocrm.ru",
            "demo.amocrm.ru@evil.example",
            "https://demo.amocrm.ru@127.0.0.1/",
            "127.0.0.1",
            "localhost",
            "http://localhost:27277",
            "https://demo/",
            "demo:443",
            "evil.example/demo.amocrm.ru",
            "evil.example\\.amocrm.ru",
            "de mo",
        ] {
            let read = Host::read(text, None);
            assert!(read.is_err(), "{text}: {read:?}");
        }
    }
}
