//! The history as it is looked through: searches, parts and pages.

use super::*;
use crate::call::{Outcome, Silence};

fn named(title: &str, person: &str) -> Answer {
    let names = Names { title: Some(title.into()), person: Some(person.into()), ..Names::default() };
    Answer::Card(Card { key: CardKey { kind: CardKind::Deal, id: 7 }, names })
}

fn search(text: Option<&str>, before: Option<CallId>, limit: usize) -> Search {
    Search { text: text.map(str::to_owned), before, limit, ..Search::default() }
}

#[tokio::test]
async fn calls_are_found_by_name_and_number_however_they_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let ivan = over("+79998885533", 1, named("Кухня из дуба", "Иван Петров"));
    let names = Names { title: Some("Eve Adams".into()), ..Names::default() };
    let eve = Call {
        details: Details { caller_name: Some("Eve O'Neil".into()), ..Details::default() },
        found: Some(Card { key: CardKey { kind: CardKind::Contact, id: 9 }, names }),
        ..over("+15550100112", 2, Answer::Untold)
    };
    let details = Details { line: Some("Sales".into()), ..Details::default() };
    let hidden = Call { details, ..over("anonymous", 3, Answer::Untold) };
    write(&store, "demo", &[ivan.clone(), eve.clone(), hidden.clone()]).await;
    let table = [
        ("иван", vec![&ivan]),
        ("ПЕТРОВ кухня", vec![&ivan]),
        ("петров eve", vec![]),
        ("+7 999 888-55-33", vec![&ivan]),
        ("8 (999) 888", vec![&ivan]),
        ("888-55", vec![&ivan]),
        ("5533", vec![&ivan]),
        ("555 010", vec![&eve]),
        ("o'neil", vec![&eve]),
        ("adams", vec![&eve]),
        ("sales", vec![&hidden]),
        ("%", vec![]),
        ("  ", vec![&hidden, &eve, &ivan]),
        ("nobody", vec![]),
    ];
    for (text, expected) in table {
        let page = store.page("demo", search(Some(text), None, 9)).await.unwrap().unwrap();
        let found: Vec<&Call> = page.calls.iter().collect();
        // Signs alone ask for nothing, so they find everything.
        let expected = if text == "%" { vec![&hidden, &eve, &ivan] } else { expected };
        assert_eq!(found, expected, "{text:?}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps_even_at_one_instant() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let calls: Vec<Call> = (0..7).map(|n| over("+79998885533", n / 3, Answer::Untold)).collect();
    write(&store, "demo", &calls).await;
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = store.page("demo", search(Some("5533"), before, 2)).await.unwrap().unwrap();
        before = page.calls.last().map(|call| call.id);
        seen.extend(page.calls);
        if !page.more {
            break;
        }
    }
    assert_eq!(seen, store.all("demo").await.unwrap());
    assert_eq!(seen.len(), 7);
    assert_eq!(store.page("demo", search(None, Some(CallId::fresh()), 2)).await.unwrap(), None);
    assert_eq!(store.page("yours", search(None, before, 2)).await.unwrap(), None, "of another account");
}

/// One call for each part of the history, the newest first: missed, of somebody unknown, silent, all of that, none of it.
fn parts() -> [Call; 6] {
    let talked = |second| Call { phase: Phase::Ended(Outcome::Talked), ..over("+79998885533", second, deal(7)) };
    let silent = |call: Call, silence| Call { silence: Some(silence), ..call };
    [
        over("+79998885533", 6, named("Kitchen", "Ivan")),
        Call { phase: Phase::Ended(Outcome::Talked), ..over("+79998885500", 5, Answer::NotInCrm) },
        silent(talked(4), Silence::Paused),
        silent(over("+79998885500", 3, Answer::NotInCrm), Silence::Paused),
        silent(over("+79998885533", 2, deal(7)), Silence::NotForYou),
        silent(Call { direction: Direction::Out, ..talked(1) }, Silence::Outgoing),
    ]
}

async fn check_parts(store: &Store, calls: &[Call; 6]) {
    let table = [
        (Filter::All, None, vec![0, 1, 2, 3, 4, 5]),
        (Filter::Missed, None, vec![0, 3]),
        (Filter::Missed, Some("ivan"), vec![0]),
        (Filter::Unknown, None, vec![1, 3]),
        (Filter::Unknown, Some("ivan"), vec![]),
        (Filter::Silent, None, vec![2, 3, 4]),
        (Filter::Silent, Some("885500"), vec![3]),
    ];
    for (filter, text, expected) in table {
        let expected: Vec<Call> = expected.into_iter().map(|at: usize| calls[at].clone()).collect();
        let page = store.page("demo", Search { filter, ..search(text, None, 9) }).await.unwrap().unwrap();
        assert_eq!(page.calls, expected, "{filter:?} {text:?}");
        let mut pages = Vec::new();
        while let Some(page) = store
            .page("demo", Search { filter, ..search(text, pages.last().map(|call: &Call| call.id), 1) })
            .await
            .unwrap()
        {
            pages.extend(page.calls);
            if !page.more {
                break;
            }
        }
        assert_eq!(pages, expected, "{filter:?} {text:?}, one after the other");
    }
}

#[tokio::test]
async fn each_part_of_the_history_has_its_calls_and_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let calls = parts();
    write(&store, "demo", &calls).await;
    check_parts(&store, &calls).await;
    let answered = Call { phase: Phase::Ended(Outcome::Talked), ..calls[0].clone() };
    write(&store, "demo", std::slice::from_ref(&answered)).await;
    let page = store.page("demo", Search { filter: Filter::Missed, ..search(None, None, 9) }).await.unwrap().unwrap();
    assert_eq!(page.calls, [calls[3].clone()], "a call leaves a part that it is none of any more");
}

#[tokio::test]
async fn each_part_of_the_history_is_read_from_its_own_index() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    store.flush().await.unwrap();
    let other = Connection::open(folder.path().join("callcard.db")).unwrap();
    for filter in [Filter::All, Filter::Missed, Filter::Unknown, Filter::Silent] {
        let (index, part) = filter.place();
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT id FROM calls INDEXED BY {index} WHERE account = 'demo'{part}
             AND (rang_at, id) < (9, 'x') AND (instr(words, 'a') OR instr(words, 'b')) ORDER BY rang_at DESC, id DESC LIMIT 9"
        );
        let plan: String = other.query_row(&sql, [], |row| row.get(3)).unwrap();
        assert!(plan.contains(&format!("COVERING INDEX {index}")), "{plan}");
    }
}
