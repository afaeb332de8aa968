//! Who is behind the door: the sources that wait for requests, each with its token. A visit is one request on its way to
//! its source, and waits for no longer than a telephone does.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, timeout_at};

use super::place::{Nearness, Place};
use crate::settings::{Peers, SettingsFile};
use crate::sources::door::{self, Reply, Request};
use crate::sources::standings::Teller;
use crate::standing::{Knock, Standing, TurnedAway};

/// How long a visitor waits for the answer: telephones wait, and show on their screens what fails.
const PATIENCE: Duration = Duration::from_secs(1);
/// So much of it is left for the way back.
const MARGIN: Duration = Duration::from_millis(200);
/// The visits that wait for one source.
const WAITING: usize = 64;
/// Compared with a token where there is no such source, so that the time tells nothing.
const NOBODY: &str = "00000000000000000000000000000000";

/// The door, as its sources know it.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    pub(super) settings: Arc<SettingsFile>,
    pub(super) rooms: watch::Sender<Rooms>,
    /// How it stands; `Starting` while nobody needs it.
    pub(super) standing: watch::Sender<Standing>,
}

pub(super) type Rooms = BTreeMap<String, Arc<Room>>;

/// A source that waits for requests.
#[derive(Debug)]
pub(super) struct Room {
    terms: Terms,
    visits: mpsc::Sender<Visit>,
}

/// Who is let in to a source, and who is told of those who are not.
#[derive(Clone, Debug)]
pub(crate) struct Terms {
    pub(crate) token: SecretString,
    /// Who may send.
    pub(crate) peers: Peers,
    pub(crate) nearness: Nearness,
    pub(crate) teller: Teller,
}

/// A request on its way to its source.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) sent: Sent,
    pub(crate) answer: oneshot::Sender<Answered>,
    /// Until when the answer is waited for. Then it is told that nothing was taken, so nothing is to be taken.
    pub(crate) until: Instant,
}

/// What was sent.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) method: Method,
    pub(crate) place: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) peer: IpAddr,
}

impl Sent {
    /// The same, as dialects read it. It came to this address.
    pub(crate) fn request<'a>(&'a self, address: &'a SecretString) -> Request<'a> {
        let Self { method, place, query, headers, body, peer } = self;
        Request { method, place, query, headers, body, peer: *peer, address }
    }
}

/// What becomes of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// What it told is taken in.
    Taken(Reply),
    Refused(door::Refusal),
    /// There was no place for it, or no time.
    Busy,
}

/// A source's place behind the door, for as long as it is held.
#[derive(Debug)]
pub(crate) struct Guest {
    pub(crate) visits: mpsc::Receiver<Visit>,
    rooms: watch::Sender<Rooms>,
    name: String,
    room: Arc<Room>,
}

impl Door {
    pub(crate) fn new(settings: Arc<SettingsFile>) -> Self {
        Self { settings, rooms: watch::Sender::default(), standing: watch::Sender::new(Standing::Starting) }
    }

    /// Has those in who know the token, for the source of this name; opens the door if it is the first.
    pub(crate) fn receive(&self, name: &str, terms: Terms) -> Guest {
        let (sender, visits) = mpsc::channel(WAITING);
        let room = Arc::new(Room { terms, visits: sender });
        self.rooms.send_modify(|rooms| drop(rooms.insert(name.to_owned(), room.clone())));
        Guest { visits, rooms: self.rooms.clone(), name: name.to_owned(), room }
    }

    /// How the door stands, now and later.
    pub(crate) fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    /// From now on nobody gets in by this token, even before its source has another.
    pub(crate) fn refuse(&self, name: &str, token: &SecretString) {
        self.rooms.send_if_modified(|rooms| {
            let is_it = |room: &Arc<Room>| door::same(room.terms.token.expose_secret(), token.expose_secret());
            rooms.get(name).is_some_and(is_it) && rooms.remove(name).is_some()
        });
    }

    /// Where it is, or would be.
    pub(crate) fn place(&self) -> Place {
        let widely = self.rooms.borrow().values().any(|room| room.terms.nearness == Nearness::Network);
        self.settings.read(|settings| Place::of(&settings.preferences, widely))
    }

    /// Tells that it may be elsewhere.
    pub(crate) fn moves(&self) -> watch::Receiver<u64> {
        self.settings.changes()
    }

    /// The source of this name, for who knows its token. It hears of those who do not.
    pub(super) fn room(&self, name: &str, token: &str, sender: IpAddr) -> Option<Arc<Room>> {
        let room = self.rooms.borrow().get(name).cloned();
        let expected = room.as_ref().map_or(NOBODY, |room| room.terms.token.expose_secret());
        let is_known = door::same(token, expected);
        if let Some(room) = room.as_ref().filter(|_| !is_known) {
            room.turn_away(sender, TurnedAway::WrongSecret);
        }
        room.filter(|_| is_known)
    }
}

impl Room {
    /// Whether requests of this sender are taken, who comes by this peer: the same, or a proxy.
    pub(super) fn takes(&self, sender: IpAddr, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        let is_near = match self.terms.nearness {
            Nearness::Here => peer.is_loopback(),
            // Whoever is on the list may be of a network that looks like the internet.
            Nearness::Network => !self.terms.peers.is_empty() || Peers::private().name(peer),
            Nearness::Anywhere => true,
        };
        is_near && self.terms.peers.allow(sender)
    }

    /// Notes that somebody was turned away.
    pub(super) fn turn_away(&self, from: IpAddr, why: TurnedAway) {
        self.terms.teller.knocked(Knock { at: Timestamp::now(), from, why });
    }

    /// Hands a request to the source, and waits for what becomes of it.
    pub(super) async fn visit(&self, sent: Sent) -> Answered {
        let (answer, answered) = oneshot::channel();
        let last = Instant::now() + PATIENCE;
        if self.visits.try_send(Visit { sent, answer, until: last - MARGIN }).is_err() {
            return Answered::Busy;
        }
        timeout_at(last, answered).await.ok().and_then(Result::ok).unwrap_or(Answered::Busy)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.rooms.send_if_modified(|rooms| {
            // Somebody may have its name by now.
            let is_own = rooms.get(&self.name).is_some_and(|room| Arc::ptr_eq(room, &self.room));
            is_own && rooms.remove(&self.name).is_some()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Overview;
    use crate::settings::SettingsFile;
    use crate::sources::Standings;

    fn terms(token: &str, peers: &[&str], nearness: Nearness) -> Terms {
        let teller = Standings::of(watch::Sender::new(Overview::default())).open("phone", "phone");
        let peers = Peers::read(peers.iter().copied()).unwrap();
        Terms { token: token.into(), peers, nearness, teller }
    }

    #[test]
    fn senders_are_taken_from_as_far_as_the_source_is_for_and_from_those_on_its_list() {
        const LISTED: &[&str] = &["203.0.113.0/24"];
        for (nearness, peers, sender, peer, expected) in [
            (Nearness::Here, &[][..], "127.0.0.1", "127.0.0.1", true),
            (Nearness::Here, &[], "::1", "::1", true),
            (Nearness::Here, &[], "192.168.1.20", "192.168.1.20", false),
            // A proxy on this computer hands on what comes from elsewhere.
            (Nearness::Here, &[], "203.0.113.7", "::ffff:127.0.0.1", true),
            (Nearness::Here, LISTED, "203.0.113.7", "127.0.0.1", true),
            (Nearness::Here, LISTED, "127.0.0.1", "127.0.0.1", false),
            (Nearness::Network, &[], "192.168.1.20", "192.168.1.20", true),
            (Nearness::Network, &[], "127.0.0.1", "127.0.0.1", true),
            (Nearness::Network, &[], "203.0.113.7", "203.0.113.7", false),
            (Nearness::Network, LISTED, "203.0.113.7", "203.0.113.7", true),
            (Nearness::Network, LISTED, "192.168.1.20", "192.168.1.20", false),
            (Nearness::Anywhere, &[], "203.0.113.7", "203.0.113.7", true),
            (Nearness::Anywhere, LISTED, "192.168.1.20", "192.168.1.20", false),
        ] {
            let room = Room { terms: terms("t", peers, nearness), visits: mpsc::channel(1).0 };
            let takes = room.takes(sender.parse().unwrap(), peer.parse().unwrap());
            assert_eq!(takes, expected, "{nearness:?} {peers:?} {sender} by {peer}");
        }
    }

    #[tokio::test]
    async fn door_is_wide_while_a_source_is_for_the_network_and_an_old_token_is_refused_before_its_source_hears_of_it()
    {
        let folder = tempfile::tempdir().unwrap();
        let (settings, _) = SettingsFile::open(&folder.path().join("settings.json"));
        let door = Door::new(Arc::new(settings));
        let here = IpAddr::from([127, 0, 0, 1]);
        let _script = door.receive("script", terms("s", &[], Nearness::Here));
        assert!(door.place().address.ip().is_loopback());
        let phone = door.receive("phone", terms("p", &[], Nearness::Network));
        assert!(door.place().address.ip().is_unspecified());
        door.refuse("phone", &"another".into());
        assert!(door.room("phone", "p", here).is_some());
        door.refuse("phone", &"p".into());
        assert!(door.room("phone", "p", here).is_none() && door.room("script", "s", here).is_some());
        let renewed = door.receive("phone", terms("q", &[], Nearness::Network));
        drop(phone);
        assert!(door.room("phone", "q", here).is_some(), "the one before is gone, and takes nothing along");
        drop(renewed);
        assert!(door.place().address.ip().is_loopback());
    }
}
