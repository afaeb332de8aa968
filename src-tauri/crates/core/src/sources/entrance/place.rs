//! Where the door is, by the settings: the address it listens on, its certificate, and how its addresses begin for those
//! who write them into a telephone.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::PathBuf;

use crate::settings::{Peers, Preferences};

/// Somewhere outside, in the networks for documentation: what would be sent there leaves by the address that others in
/// the network know. Nothing is sent.
const OUTSIDE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
const OUTSIDE_6: IpAddr = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1));

/// Where the door is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(super) address: SocketAddr,
    /// The files of certificate and key; where one of them is missing, that is for the listener to say.
    pub(super) tls: Option<(PathBuf, PathBuf)>,
    pub(super) proxies: Peers,
    /// How it is reached, where that is another way.
    url: Option<String>,
    /// The host in that.
    pub(super) name: Option<String>,
}

impl Place {
    pub(super) fn of(preferences: &Preferences) -> Self {
        let (certificate, key) = (preferences.door_certificate.get(), preferences.door_key.get());
        let tls = (certificate.is_some() || key.is_some()).then(|| {
            // A path that is empty can never be read.
            (certificate.unwrap_or_default(), key.unwrap_or_default())
        });
        Self {
            address: SocketAddr::new(preferences.door_address, preferences.door_port),
            tls,
            proxies: preferences.door_proxies.peers(),
            url: preferences.door_url.get().map(str::to_owned),
            name: preferences.door_url.host(),
        }
    }

    /// How its addresses begin, without a slash at the end.
    pub(crate) fn base(&self) -> String {
        if let Some(url) = &self.url {
            return url.clone();
        }
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let address = match self.address.ip() {
            all if all.is_unspecified() => own_address(all.is_ipv6()).unwrap_or(all),
            one => one,
        };
        format!("{scheme}://{}", SocketAddr::new(address, self.address.port()))
    }

    /// Only programs on this computer reach it.
    pub(crate) fn is_here_alone(&self) -> bool {
        self.url.is_none() && self.address.ip().is_loopback()
    }
}

/// The address by which others in the network know this computer, of its several perhaps.
fn own_address(six: bool) -> Option<IpAddr> {
    let by = |any: IpAddr, outside| {
        let socket = UdpSocket::bind(SocketAddr::new(any, 0)).ok()?;
        socket.connect(SocketAddr::new(outside, 9)).ok()?;
        socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_unspecified())
    };
    let four = || by(Ipv4Addr::UNSPECIFIED.into(), OUTSIDE);
    let own = if six { by(Ipv6Addr::UNSPECIFIED.into(), OUTSIDE_6).or_else(four) } else { four() };
    // A computer without a network has itself.
    own.or(Some(IpAddr::V4(Ipv4Addr::LOCALHOST)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::settings::{Entry, Preference};

    fn place(chosen: &[(&str, Value)]) -> Place {
        let mut preferences = Preferences::default();
        for (name, value) in chosen {
            Preference::new(Entry::named(name).unwrap(), value.clone()).put_into(&mut preferences).unwrap();
        }
        Place::of(&preferences)
    }

    #[test]
    fn addresses_begin_as_telephones_reach_the_door() {
        for (chosen, base, here_alone) in [
            (vec![], "http://127.0.0.1:4580", true),
            (vec![("door_port", json!(8088)), ("door_address", json!("::1"))], "http://[::1]:8088", true),
            (vec![("door_address", json!("192.168.1.7"))], "http://192.168.1.7:4580", false),
            (
                vec![("door_certificate", json!(if cfg!(windows) { "C:\\c.pem" } else { "/c.pem" }))],
                "https://127.0.0.1:4580",
                true,
            ),
            (vec![("door_url", json!("https://calls.example.com/door/"))], "https://calls.example.com/door", false),
        ] {
            let place = place(&chosen);
            assert_eq!((place.base().as_str(), place.is_here_alone()), (base, here_alone));
        }
    }

    #[test]
    fn door_on_all_addresses_is_handed_out_by_one_of_them() {
        for all in ["0.0.0.0", "::"] {
            let base = place(&[("door_address", json!(all))]).base();
            let url: url::Url = base.parse().unwrap();
            let address: IpAddr = url.host_str().unwrap().trim_matches(['[', ']']).parse().unwrap();
            assert!(!address.is_unspecified(), "{base}");
        }
    }
}
