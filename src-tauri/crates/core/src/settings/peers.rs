//! From where requests are taken: addresses and networks, as people write them in settings.

use std::net::{IpAddr, SocketAddr};

/// Networks that may send; everything may where none is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peers(Vec<Network>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    /// How many of its bits count.
    bits: u8,
}

/// The bits of an IPv6 address that say that the rest of it is an IPv4 address.
const MAPPED: u8 = 96;

/// The networks that are nobody's in the internet: those of companies and homes, and this computer.
const PRIVATE: [&str; 8] =
    ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1", "fc00::/7", "fe80::/10"];

impl Peers {
    /// Those that a telephone of the same network has an address of.
    pub fn private() -> Self {
        Self(PRIVATE.iter().filter_map(|text| Network::read(text)).collect())
    }

    /// Reads `10.0.0.5`, `185.45.152.40/30`, `fd00::/8`. Gives back the first text that is none of these.
    pub fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, &'a str> {
        texts.into_iter().map(|text| Network::read(text.trim()).ok_or(text)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether this peer may send.
    pub fn allow(&self, peer: IpAddr) -> bool {
        self.0.is_empty() || self.name(peer)
    }

    /// None is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this peer is named.
    pub fn name(&self, peer: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(peer.to_canonical()))
    }

    /// Who sent a request, where these are our proxies: the peer, unless it is one. Of the addresses that
    /// `X-Forwarded-For` lists, the last that is no proxy counts; what stands before it, anybody could have written.
    pub fn sender(&self, peer: IpAddr, forwarded: &str) -> IpAddr {
        let mut sender = peer;
        for named in forwarded.rsplit(',').map(str::trim) {
            if !self.name(sender) {
                break;
            }
            let Some(named) = address(named) else { break };
            sender = named;
        }
        sender
    }
}

/// `1.2.3.4`, `2001:db8::5`; or with the port, which some proxies write: `1.2.3.4:51234`, `[2001:db8::5]:51234`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|peer| peer.ip()))
}

impl Network {
    fn read(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits: u8 = bits.map_or(Some(most), |bits| bits.parse().ok())?;
        if bits > most {
            return None;
        }
        // Peers are compared by their IPv4 address where they have one.
        Some(match (address.to_canonical(), bits.checked_sub(MAPPED)) {
            (address @ IpAddr::V4(_), Some(bits)) if most > 32 => Self { address, bits },
            _ => Self { address, bits },
        })
    }

    fn holds(&self, peer: IpAddr) -> bool {
        let (mine, theirs, most) = match (self.address, peer) {
            (IpAddr::V4(mine), IpAddr::V4(theirs)) => (mine.to_bits().into(), theirs.to_bits().into(), 32),
            (IpAddr::V6(mine), IpAddr::V6(theirs)) => (mine.to_bits(), theirs.to_bits(), 128),
            _ => return false,
        };
        let rest = u32::from(most - self.bits);
        let differs: u128 = mine ^ theirs;
        differs.checked_shr(rest).is_none_or(|differs| differs == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_what_they_say() {
        for (networks, inside, outside) in [
            (
                &["185.45.152.40/30"][..],
                &["185.45.152.40", "185.45.152.43", "::ffff:185.45.152.41"][..],
                &["185.45.152.44", "::1"][..],
            ),
            (&["10.0.0.5", "fd00::/8"], &["10.0.0.5", "fd12::1"], &["10.0.0.6", "fe80::1"]),
            (&["::ffff:10.0.0.5"], &["10.0.0.5", "::ffff:10.0.0.5"], &["10.0.0.6"]),
            (&["::ffff:10.0.0.0/104"], &["10.0.0.5", "10.9.9.9"], &["11.0.0.1", "::1"]),
            (&["0.0.0.0/0"], &["1.2.3.4"], &["::1"]),
            (&["::/0"], &["::1"], &["1.2.3.4"]),
        ] {
            let peers = Peers::read(networks.iter().copied()).unwrap();
            for peer in inside {
                assert!(peers.allow(peer.parse().unwrap()), "{peer} in {networks:?}");
            }
            for peer in outside {
                assert!(!peers.allow(peer.parse().unwrap()), "{peer} in {networks:?}");
            }
        }
        assert!(Peers::default().allow("1.2.3.4".parse().unwrap()));
        for wrong in ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/x", "::/129", "host"] {
            assert_eq!(Peers::read([wrong]), Err(wrong));
        }
    }

    #[test]
    fn network_of_a_company_is_known_from_the_internet() {
        let private = Peers::private();
        assert_eq!(private.0.len(), PRIVATE.len());
        for (peer, expected) in [
            ("192.168.1.20", true),
            ("::ffff:10.0.0.9", true),
            ("172.31.0.1", true),
            ("127.0.0.1", true),
            ("fe80::1", true),
            ("172.32.0.1", false),
            ("203.0.113.7", false),
            ("2001:db8::1", false),
        ] {
            assert_eq!(private.name(peer.parse().unwrap()), expected, "{peer}");
        }
    }

    #[test]
    fn only_our_proxies_name_another_sender() {
        let proxies = Peers::read(["127.0.0.1", "10.0.0.0/8"]).unwrap();
        for (peer, forwarded, expected) in [
            ("127.0.0.1", "1.2.3.4", "1.2.3.4"),
            ("127.0.0.1", "6.6.6.6, 1.2.3.4, 10.1.1.1", "1.2.3.4"),
            ("9.9.9.9", "1.2.3.4", "9.9.9.9"),
            ("127.0.0.1", "1.2.3.4:51234", "1.2.3.4"),
            ("127.0.0.1", "[2001:db8::5]:51234", "2001:db8::5"),
            ("127.0.0.1", "[2001:db8::5]", "2001:db8::5"),
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "nonsense", "127.0.0.1"),
        ] {
            let sender = proxies.sender(peer.parse().unwrap(), forwarded);
            assert_eq!(sender, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded}");
        }
    }
}
