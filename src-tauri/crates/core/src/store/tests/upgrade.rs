//! Databases of every earlier version are opened and lose nothing.

use super::*;
use crate::call::{Dropped, NotSent, Outcome, Refused, Silence};

/// Ten calls as version 0.1 wrote them, in a database of that version.
const VERSION_0_1: &str = include_str!("version-0.1.sql");

/// How the tables came to be what they are, from the first version on.
const STEPS: [&str; 5] = [
    include_str!("../1-calls.sql"),
    include_str!("../2-missed.sql"),
    include_str!("../3-history.sql"),
    include_str!("../4-filters.sql"),
    include_str!("../5-cards.sql"),
];

/// A database of version 0.1.
fn version_0_1(file: &std::path::Path) -> Connection {
    let old = Connection::open(file).unwrap();
    old.execute_batch(VERSION_0_1).unwrap();
    old
}

/// The records of version 0.1 in tables as they were after so many steps.
fn after_step(step: usize, file: &std::path::Path) {
    let old = version_0_1(std::path::Path::new(":memory:"));
    let new = Connection::open(file).unwrap();
    for sql in &STEPS[..step] {
        new.execute_batch(sql).unwrap();
    }
    new.pragma_update(None, "user_version", i64::try_from(step).unwrap()).unwrap();
    let columns = if step == 1 {
        "id, account, rang_at, number, answer, open, record"
    } else {
        "id, account, rang_at, number, answer, open, record, unseen"
    };
    let places = columns.split(", ").map(|_| "?").collect::<Vec<_>>().join(", ");
    let mut insert = new.prepare(&format!("INSERT INTO calls ({columns}) VALUES ({places})")).unwrap();
    let mut select = old.prepare(&format!("SELECT {columns} FROM calls")).unwrap();
    let mut rows = select.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let values = (0..columns.split(", ").count()).map(|at| row.get::<_, rusqlite::types::Value>(at).unwrap());
        insert.execute(rusqlite::params_from_iter(values)).unwrap();
    }
}

fn contact(id: u64, title: &str) -> Card {
    let names = Names { title: Some(title.into()), ..Names::default() };
    Card { key: CardKey { kind: CardKind::Contact, id }, names }
}

/// The ten calls of version 0.1 are there, each with all that was known of it.
async fn check(store: &Store, what: &str) {
    let mut calls = store.all("demo").await.unwrap();
    calls.reverse();
    let names = Names {
        title: Some("Кухня из дуба".into()), person: Some("Иван Петров".into()), ..Names::default()
    };
    let kitchen = Answer::Card(Card { key: CardKey { kind: CardKind::Deal, id: 7 }, names });
    let uid = |uid: &str| Delivery::Accepted { uid: Some(uid.into()) };
    let expected = [
        (uid("u\"1"), Some(kitchen)),
        (Delivery::Accepted { uid: None }, Some(Answer::NotInCrm)),
        (uid("u3"), Some(Answer::Untold)),
        (Delivery::NotSent { reason: NotSent::Withheld }, None),
        (Delivery::NotSent { reason: NotSent::Ignored }, None),
        (Delivery::Uncertain, None),
        (Delivery::Refused { reason: Refused::Unpaid }, None),
        (Delivery::Dropped { reason: Dropped::Stale }, None),
        (Delivery::Sending, None),
        (Delivery::Queued, None),
    ];
    let facts: Vec<_> = calls.iter().map(|call| (call.delivery.clone(), call.answer.clone())).collect();
    assert_eq!(facts, expected, "{what}");

    let first = &calls[0];
    let details = Details {
        to: Some("101".into()),
        line: Some("Sales".into()),
        caller_name: Some("Ivan".into()),
        users: Some(vec![1, 2]),
    };
    assert_eq!((&first.details, first.request_id.as_deref()), (&details, Some("req-1")), "{what}");
    assert_eq!(first.remembered, Some(contact(9, "Иван")), "{what}");
    assert_eq!(first.reported_at, Some("2026-11-26T11:59:59Z".parse().unwrap()), "{what}");
    let steps = Steps { accepted: Some(2), sent: Some(5), answered: Some(120), shown: Some(125) };
    assert_eq!((first.phase, first.steps), (Phase::Ended(Outcome::Talked), steps), "{what}");
    assert_eq!(calls[2].found, Some(contact(u64::MAX, "Eve Adams")), "{what}");
    assert_eq!((calls[1].unseen, calls[4].silence), (true, Some(Silence::TooShort)), "{what}");

    let at = |at: &[usize]| at.iter().map(|at| calls[*at].clone()).collect::<Vec<_>>();
    assert_eq!(store.unfinished("demo").await.unwrap(), at(&[6, 8, 9]), "{what}");
    let last = remembered(store, "demo", "+79998885533").await.unwrap();
    assert_eq!(last.card.key.id, 7, "{what}");
    assert_eq!(remembered(store, "demo", "+15550100112").await, None, "{what}");
    for (filter, text, found) in [
        (Filter::All, Some("иван sales"), at(&[0])),
        (Filter::All, Some("adams"), at(&[2])),
        (Filter::Missed, None, at(&[7, 5, 1])),
        (Filter::Unknown, None, at(&[1])),
        (Filter::Silent, None, at(&[5, 4])),
    ] {
        let asked = Search { filter, text: text.map(str::to_owned), limit: 99, before: None };
        let page = store.page("demo", asked).await.unwrap().unwrap();
        assert_eq!(page.calls, found, "{what}: {filter:?} {text:?}");
    }
}

#[tokio::test]
async fn a_database_of_version_0_1_is_opened_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    drop(version_0_1(&folder.path().join("callcard.db")));
    let (store, trouble) = open(&folder);
    assert_eq!(trouble, None);
    check(&store, "opened").await;
    let unseen: Vec<bool> = store.unseen("demo").await.unwrap().iter().map(|call| call.unseen).collect();
    assert_eq!(unseen, [true]);
    drop(store);
    check(&open(&folder).0, "opened again").await;
}

#[tokio::test]
async fn a_database_of_every_earlier_step_is_opened_and_loses_nothing() {
    for step in 1..=STEPS.len() {
        let folder = tempfile::tempdir().unwrap();
        after_step(step, &folder.path().join("callcard.db"));
        let (store, trouble) = open(&folder);
        assert_eq!(trouble, None, "step {step}");
        check(&store, &format!("step {step}")).await;
    }
}

#[tokio::test]
async fn a_record_that_is_broken_does_not_keep_the_others_from_being_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("callcard.db");
    let old = version_0_1(&file);
    let strange = |id: &str, record: &str| {
        let sql = "INSERT INTO calls (id, account, rang_at, open, record) VALUES (?, 'demo', 0, 0, ?)";
        old.execute(sql, [id, record]).unwrap();
    };
    strange("broken", "{");
    strange("strange", "{\"new\":1}");
    drop(old);
    let (store, trouble) = open(&folder);
    assert_eq!(trouble, None);
    check(&store, "beside what is broken").await;
}
