//! Somebody who calls: the event that reports it, and the moment before it was written.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use e2e::{Reply, Socket, StatusCode};
use serde_json::{Value, json};

/// A number of the demo company, and what its notice says as soon as all is known.
#[derive(Clone, Copy)]
pub(crate) struct Caller {
    pub(crate) number: &'static str,
    pub(crate) title: &'static str,
}

/// A contact with exactly one active deal.
pub(crate) const IVAN: Caller = Caller { number: "+79998885533", title: "Oak kitchen, Hill Street" };

/// Callers whose title takes one request more than the report of the call: contacts, companies and their deals.
pub(crate) const ONE_MORE_REQUEST: [Caller; 7] = [
    Caller { number: "+79998885541", title: "Елена Кравцова" },
    Caller { number: "+447700900118", title: "James Holloway" },
    Caller { number: "+79998885562", title: "Дмитрий Власов" },
    Caller { number: "+447700900131", title: "Olivia Grant" },
    Caller { number: "+79998885588", title: "Наталья Белова" },
    Caller { number: "+15550100140", title: "Harbour Lane Developments" },
    Caller { number: "+79998885570", title: "Мебель для гостевого дома" },
];

const JSON: (&str, &str) = ("content-type", "application/json");

/// A call that rings.
pub(crate) struct Ringing<'a> {
    /// The moment before the first byte of the request.
    pub(crate) since: Instant,
    socket: &'a Socket,
    event: Value,
}

impl<'a> Ringing<'a> {
    /// Reports a new call from this number, on a connection of its own, and returns when it is acknowledged.
    pub(crate) async fn start(socket: &'a Socket, number: &str) -> Self {
        let (ringing, reply) = Self::report(socket, number, &[JSON, ("prefer", "respond-async")]).await;
        assert!(reply.status.is_success(), "the ring was refused: {}", reply.text());
        ringing
    }

    /// The same from a number that the CRM does not know. Returns when it has said so, and how long that took.
    pub(crate) async fn unknown(socket: &'a Socket, number: &str) -> (Self, Duration) {
        let (ringing, reply) = Self::report(socket, number, &[JSON]).await;
        let took = ringing.since.elapsed();
        assert_eq!(reply.status, StatusCode::OK, "the CRM gave no answer: {}", reply.text());
        assert_eq!(reply.item(0)["outcome"], "not_in_crm", "{}", reply.text());
        (ringing, took)
    }

    async fn report(socket: &'a Socket, number: &str, headers: &[(&str, &str)]) -> (Self, Reply) {
        static CALLS: AtomicUsize = AtomicUsize::new(0);
        let id = format!("bench-{}", CALLS.fetch_add(1, Ordering::Relaxed));
        let event = json!({ "type": "phone_call", "phone_number": number, "call_id": id });
        let body = json!({ "add": [event] }).to_string();
        let mut connection = socket.connect().await;
        let since = Instant::now();
        let reply = connection.send("POST", "/api/v2/events", headers, body).await;
        (Self { since, socket, event }, reply)
    }

    /// Reports that a colleague has taken the call: nothing of it stays on the screen.
    pub(crate) async fn end(mut self) {
        self.event["phase"] = json!("ended");
        self.event["cause"] = json!("answered_elsewhere");
        self.socket.ring_with(self.event).await;
    }
}
