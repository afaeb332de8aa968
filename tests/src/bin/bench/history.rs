//! A year of calls in the history: how long a page and a search take, and what they cost in memory.

use std::time::Instant;

use callcard_core::call::knowledge::{Answer, Card, CardKey, CardKind, Names};
use callcard_core::call::number::{CallNumber, Country};
use callcard_core::call::source::Source;
use callcard_core::call::{Call, CallId, Delivery, Details, Direction, Outcome, Phase, Steps};
use callcard_core::store::Store;
use e2e::App;
use jiff::{SignedDuration, Timestamp};

use crate::floor::{self, Floor};
use crate::idle::Memory;
use crate::report::{Line, section};
use crate::samples::Samples;

pub(crate) const CALLS: usize = 20_000;
const ROUNDS: usize = 50;
/// In milliseconds.
const TARGET: f64 = 10.0;
/// Surnames, so that a search finds some.
const SURNAMES: [&str; 8] =
    ["Петров", "Кравцова", "Маслов", "Белова", "Whitfield", "Holloway", "Grant", "Harbour Lane Developments"];

pub(crate) async fn measure(floor: &Floor) {
    section(&format!("The history, with {CALLS} calls in it"));
    floor.fresh_home();
    fill(floor).await;
    let app = App::launch(&floor.workplace, &["--background"]);
    app.socket.accepting().await;
    app.tray(&floor.workplace).await;
    let before = Memory::of(app.pid()).private_dirty;
    for (what, path) in [
        ("a page", "/calls?limit=50"),
        ("a search, many found", "/calls?limit=50&search=petrov"),
        ("a search, one found", "/calls?limit=50&search=9990000777"),
        ("a search, nothing found", "/calls?limit=50&search=nobody"),
    ] {
        // Russian as a browser writes it.
        let path = path.replace("petrov", "%D0%BF%D0%B5%D1%82%D1%80%D0%BE%D0%B2");
        let mut connection = app.socket.connect().await;
        let mut samples = Samples::default();
        for _ in 0..ROUNDS {
            let begin = Instant::now();
            let reply = connection.send("GET", &path, &[], "").await;
            samples.push(begin.elapsed());
            assert!(reply.status.is_success(), "{}", reply.text());
        }
        let reached = samples.median().as_secs_f64() * 1e3 <= TARGET;
        Line::times(what, &samples).target("≤ 10 ms", reached).print();
    }
    let grown = Memory::of(app.pid()).private_dirty.saturating_sub(before);
    Line::figure("memory that those questions leave behind", format!("{:.1} MB", grown as f64 / 1024.0)).print();
    floor::end(app).await;
}

/// Writes the calls the way the app does, as if it had taken them over a year.
pub(crate) async fn fill(floor: &Floor) {
    let file = floor.workplace.callcard_home().join("callcard.db");
    let (store, trouble) = Store::open(&file, u16::MAX).expect("a database can be made");
    assert!(trouble.is_none(), "{trouble:?}");
    for calls in (0..CALLS).collect::<Vec<_>>().chunks(500) {
        let calls = calls.iter().map(|place| call(*place)).collect();
        let (done, written) = tokio::sync::oneshot::channel();
        store.write("sandbox", calls, Vec::new(), |result, _| drop(done.send(result)));
        written.await.expect("the store answers").expect("the calls are written");
    }
}

fn call(place: usize) -> Call {
    let number = format!("+7999{place:07}");
    let rang_at = Timestamp::now() - SignedDuration::from_mins(i64::try_from(place).expect("it is small"));
    let person = format!("Иван {}", SURNAMES[place % SURNAMES.len()]);
    let title = Some(format!("Oak kitchen, order {place}"));
    let names = Names { title, person: Some(person), ..Names::default() };
    let card = Card { key: CardKey { kind: CardKind::Deal, id: place as u64 + 1 }, names };
    Call {
        id: CallId::fresh(),
        number: CallNumber::read(&number, Country::from_code("RU").expect("two letters")),
        raw_number: number,
        direction: Direction::In,
        phase: Phase::Ended(Outcome::Talked),
        source: Source::outside(Some("pbx")),
        source_call_id: Some(place.to_string()),
        details: Details { line: Some("Sales".into()), ..Details::default() },
        rang_at,
        answered_at: Some(rang_at + SignedDuration::from_secs(5)),
        ended_at: Some(rang_at + SignedDuration::from_secs(65)),
        reported_at: None,
        delivery: Delivery::Accepted { uid: None },
        answer: Some(Answer::Card(card)),
        request_id: None,
        remembered: None,
        found: None,
        silence: None,
        put_up: false,
        unseen: false,
        steps: Steps::default(),
    }
}
