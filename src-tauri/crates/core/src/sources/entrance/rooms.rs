//! Who is behind the door: the sources that wait for requests, each with its token. A visit is one request on its way to
//! its source, and waits for no longer than a telephone does.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::timeout;

use super::place::Place;
use crate::settings::{Peers, SettingsFile};
use crate::sources::door::{self, Reply, Request};
use crate::standing::Standing;

/// How long a visitor waits for the answer: telephones wait, and show on their screens what fails.
const PATIENCE: Duration = Duration::from_secs(1);
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
    token: SecretString,
    /// Who may send.
    pub(super) peers: Peers,
    visits: mpsc::Sender<Visit>,
}

/// A request on its way to its source.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) sent: Sent,
    pub(crate) answer: oneshot::Sender<Answered>,
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
    /// The same, as dialects read it.
    pub(crate) fn request(&self) -> Request<'_> {
        let Self { method, place, query, headers, body, peer } = self;
        Request { method, place, query, headers, body, peer: *peer }
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

    /// Has those in who know this token, for the source of this name; opens the door if it is the first.
    pub(crate) fn receive(&self, name: &str, token: SecretString, peers: Peers) -> Guest {
        let (sender, visits) = mpsc::channel(WAITING);
        let room = Arc::new(Room { token, peers, visits: sender });
        self.rooms.send_modify(|rooms| drop(rooms.insert(name.to_owned(), room.clone())));
        Guest { visits, rooms: self.rooms.clone(), name: name.to_owned(), room }
    }

    /// How the door stands, now and later.
    pub(crate) fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    /// Where it is, or would be.
    pub(crate) fn place(&self) -> Place {
        self.settings.read(|settings| Place::of(&settings.preferences))
    }

    /// Tells that it may be elsewhere.
    pub(crate) fn moves(&self) -> watch::Receiver<u64> {
        self.settings.changes()
    }

    /// The source of this name, for who knows its token.
    pub(super) fn room(&self, name: &str, token: &str) -> Option<Arc<Room>> {
        let room = self.rooms.borrow().get(name).cloned();
        let expected = room.as_ref().map_or(NOBODY, |room| room.token.expose_secret());
        let is_known = door::same(token, expected);
        room.filter(|_| is_known)
    }
}

impl Room {
    /// Hands a request to the source, and waits for what becomes of it.
    pub(super) async fn visit(&self, sent: Sent) -> Answered {
        let (answer, answered) = oneshot::channel();
        if self.visits.try_send(Visit { sent, answer }).is_err() {
            return Answered::Busy;
        }
        timeout(PATIENCE, answered).await.ok().and_then(Result::ok).unwrap_or(Answered::Busy)
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
