//! Where the door is: the address it listens on, by the settings and by what its sources are for; its certificate; and how
//! addresses begin for those who write them into a telephone.

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
    /// What it listens on.
    pub(super) address: SocketAddr,
    /// The address that the settings have.
    chosen: IpAddr,
    /// The files of certificate and key; where one of them is missing, that is for the listener to say.
    pub(super) tls: Option<(PathBuf, PathBuf)>,
    pub(super) proxies: Peers,
    /// How it is reached, where that is another way.
    url: Option<String>,
    /// The host in that.
    pub(super) name: Option<String>,
}

/// From where a source is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nearness {
    /// From this computer, which a proxy before the door is on, too.
    Here,
    /// From the network of this computer as well.
    Network,
    /// From wherever the door is.
    Anywhere,
}

impl Place {
    /// `widely`: a source is for telephones in the network, so the door listens there, even if the settings have it on this
    /// computer alone.
    pub(super) fn of(preferences: &Preferences, widely: bool) -> Self {
        let (certificate, key) = (preferences.door_certificate.get(), preferences.door_key.get());
        let tls = (certificate.is_some() || key.is_some()).then(|| {
            // A path that is empty can never be read.
            (certificate.unwrap_or_default(), key.unwrap_or_default())
        });
        let chosen = preferences.door_address;
        let address = match chosen {
            IpAddr::V4(own) if own.is_loopback() && widely => Ipv4Addr::UNSPECIFIED.into(),
            IpAddr::V6(own) if own.is_loopback() && widely => Ipv6Addr::UNSPECIFIED.into(),
            one => one,
        };
        Self {
            address: SocketAddr::new(address, preferences.door_port),
            chosen,
            tls,
            proxies: preferences.door_proxies.peers(),
            url: preferences.door_url.get().map(str::to_owned),
            name: preferences.door_url.host(),
        }
    }

    /// How the addresses of a source begin, without a slash at the end. `in_network`: it is for telephones in the network.
    pub(crate) fn base(&self, in_network: bool) -> String {
        if let Some(url) = &self.url {
            return url.clone();
        }
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let address = match self.chosen {
            own if own.is_unspecified() || own.is_loopback() && in_network => own_address(own.is_ipv6()).unwrap_or(own),
            one => one,
        };
        format!("{scheme}://{}", SocketAddr::new(address, self.address.port()))
    }

    /// Where they lead: the same without a scheme.
    pub(crate) fn at(&self, in_network: bool) -> String {
        let base = self.base(in_network);
        base.split_once("://").map_or(base.as_str(), |(_, at)| at).to_owned()
    }

    /// Only programs on this computer reach such a source.
    pub(crate) fn is_here_alone(&self, in_network: bool) -> bool {
        self.url.is_none() && self.chosen.is_loopback() && !in_network
    }

    /// From where such a source is reached.
    pub(crate) fn nearness(&self, in_network: bool) -> Nearness {
        match in_network {
            _ if !self.chosen.is_loopback() => Nearness::Anywhere,
            true => Nearness::Network,
            false => Nearness::Here,
        }
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

    fn place(chosen: &[(&str, Value)], widely: bool) -> Place {
        let mut preferences = Preferences::default();
        for (name, value) in chosen {
            Preference::new(Entry::named(name).unwrap(), value.clone()).put_into(&mut preferences).unwrap();
        }
        Place::of(&preferences, widely)
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
            for widely in [false, true] {
                let place = place(&chosen, widely);
                assert_eq!((place.base(false).as_str(), place.is_here_alone(false)), (base, here_alone));
            }
        }
    }

    #[test]
    fn door_on_all_addresses_is_handed_out_by_one_of_them() {
        for all in ["0.0.0.0", "::"] {
            let base = place(&[("door_address", json!(all))], false).base(false);
            let url: url::Url = base.parse().unwrap();
            let address: IpAddr = url.host_str().unwrap().trim_matches(['[', ']']).parse().unwrap();
            assert!(!address.is_unspecified(), "{base}");
        }
    }

    #[test]
    fn door_listens_in_the_network_while_a_source_is_for_it_and_where_the_settings_say_otherwise_stays_there() {
        for (address, widely, listens, nearness) in [
            ("127.0.0.1", false, "127.0.0.1:4580", [Nearness::Here, Nearness::Network]),
            ("127.0.0.1", true, "0.0.0.0:4580", [Nearness::Here, Nearness::Network]),
            ("::1", true, "[::]:4580", [Nearness::Here, Nearness::Network]),
            ("192.168.1.7", true, "192.168.1.7:4580", [Nearness::Anywhere; 2]),
            ("0.0.0.0", false, "0.0.0.0:4580", [Nearness::Anywhere; 2]),
        ] {
            let place = place(&[("door_address", json!(address))], widely);
            assert_eq!(place.address.to_string(), listens);
            assert_eq!([false, true].map(|in_network| place.nearness(in_network)), nearness, "{address}");
            assert!(!place.is_here_alone(true), "{address}");
            let url: url::Url = place.base(true).parse().unwrap();
            assert_eq!(url.port(), Some(4580), "{url}");
        }
    }
}
