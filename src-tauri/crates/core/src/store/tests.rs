use std::fs;

use super::*;
use crate::call::knowledge::{Answer, Card, CardKind};
use crate::call::number::{CallNumber, Country};
use crate::call::{Direction, Outcome, Phase, Post, Silence, Steps};

fn call(number: &str, second: i64, answer: Option<Answer>) -> Call {
    Call {
        id: CallId::fresh(),
        number: CallNumber::read(number, Country::from_code("RU").unwrap()),
        raw_number: number.into(),
        direction: Direction::In,
        phase: Phase::Ringing,
        source: Source::outside(None),
        source_call_id: None,
        to: None,
        line: None,
        caller_name: None,
        users: None,
        rang_at: jiff::Timestamp::from_second(second).unwrap(),
        answered_at: None,
        ended_at: None,
        reported_at: None,
        post: answer.map_or(Post::Queued, |answer| Post::Done { answer, uid: None }),
        request_id: None,
        remembered: None,
        found: None,
        silence: None,
        unseen: false,
        steps: Steps::default(),
    }
}

fn deal(id: u64) -> Answer {
    Answer::Card(Card { key: CardKey { kind: CardKind::Deal, id }, names: Names::default() })
}

/// Longer than any test's calls are old.
const EVER: u16 = u16::MAX;

fn open(folder: &tempfile::TempDir) -> (Store, Option<Trouble>) {
    Store::open(&folder.path().join("callcard.db"), EVER).unwrap()
}

async fn write(store: &Store, account: &str, calls: &[Call]) {
    let (done, written) = oneshot::channel();
    store.write(account, calls.to_vec(), |result| drop(done.send(result)));
    written.await.unwrap().unwrap();
}

#[tokio::test]
async fn what_was_committed_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let ringing = call("+79998885533", 10, None);
    write(&open(&folder).0, "demo", std::slice::from_ref(&ringing)).await;
    let (store, put_aside) = open(&folder);
    assert!(put_aside.is_none());
    assert_eq!(store.call("demo", ringing.id).await.unwrap(), Some(ringing.clone()));
    assert_eq!(store.unfinished("demo").await.unwrap(), [ringing]);
}

#[tokio::test]
async fn accounts_do_not_see_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let mine = call("+79998885533", 10, Some(deal(7)));
    write(&store, "mine", std::slice::from_ref(&mine)).await;
    store.keep_names("mine", CardKey { kind: CardKind::Deal, id: 7 }, Names::default());
    assert_eq!(store.newest("yours", 9).await.unwrap(), []);
    assert_eq!(store.unfinished("yours").await.unwrap(), []);
    assert_eq!(store.call("yours", mine.id).await.unwrap(), None);
    assert_eq!(store.remembered("yours", "+79998885533").await.unwrap(), None);
    assert_eq!(store.names("yours", CardKey { kind: CardKind::Deal, id: 7 }).await.unwrap(), None);
}

#[tokio::test]
async fn the_newest_come_first_and_no_more_than_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let calls: Vec<Call> = (0..5).map(|second| call("+79998885533", second, None)).collect();
    write(&store, "demo", &calls).await;
    let newest = store.newest("demo", 2).await.unwrap();
    assert_eq!(newest, [calls[4].clone(), calls[3].clone()]);
}

#[tokio::test]
async fn a_number_is_remembered_by_the_crms_last_word_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let number = "+79998885533";
    let remembered = async |store: &Store| store.remembered("demo", number).await.unwrap().map(|last| last.card.key.id);
    write(&store, "demo", &[call(number, 1, Some(deal(7)))]).await;
    assert_eq!(remembered(&store).await, Some(7));
    write(&store, "demo", &[call(number, 2, Some(Answer::Untold)), call(number, 3, None)]).await;
    assert_eq!(remembered(&store).await, Some(7), "silence forgets nothing");
    let found = Card { key: CardKey { kind: CardKind::Contact, id: 9 }, names: Names::default() };
    let searched = Call { found: Some(found), ..call(number, 3, Some(Answer::Untold)) };
    write(&store, "demo", std::slice::from_ref(&searched)).await;
    assert_eq!(remembered(&store).await, Some(7), "what a search found is not the CRM's word");
    assert_eq!(store.call("demo", searched.id).await.unwrap(), Some(searched));
    write(&store, "demo", &[call(number, 4, Some(Answer::NotInCrm))]).await;
    assert_eq!(remembered(&store).await, None, "the CRM no longer knows it");
}

#[tokio::test]
async fn names_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let card = CardKey { kind: CardKind::Company, id: 3 };
    let names = Names {
        title: Some("Oak".into()),
        company: Some("Cedar".into()),
        price: Some(18_400),
        stage_id: Some(61),
        ..Names::default()
    };
    store.keep_names("demo", card, names.clone());
    assert_eq!(store.names("demo", card).await.unwrap(), Some(names.clone()));
    let answer = Answer::Card(Card { key: card, names: Names::default() });
    write(&store, "demo", &[call("+79998885533", 1, Some(answer))]).await;
    let last = store.remembered("demo", "+79998885533").await.unwrap().unwrap();
    assert_eq!((last.card.names, last.names_fresh), (names, true), "and found with the number's last card");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_kept_and_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("callcard.db");
    fs::write(&file, "this is not a database, and it is long enough to be looked at as one").unwrap();
    let (store, put_aside) = open(&folder);
    let Some(Trouble::PutAside { kept, .. }) = put_aside else { panic!("{put_aside:?}") };
    assert!(fs::read_to_string(kept).unwrap().starts_with("this is not"));
    write(&store, "demo", &[call("+79998885533", 1, None)]).await;
    assert_eq!(store.newest("demo", 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_write_that_fails_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let spoiler = Connection::open(folder.path().join("callcard.db")).unwrap();
    spoiler.execute_batch("DROP TABLE calls").unwrap();
    let (done, written) = oneshot::channel();
    store.write("demo", vec![call("+79998885533", 1, None)], |result| drop(done.send(result)));
    assert!(matches!(written.await.unwrap(), Err(StoreError::Database(_))));
}

#[tokio::test]
async fn where_no_file_can_be_kept_the_calls_live_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("missing/callcard.db");
    let (store, trouble) = Store::open(&nowhere, EVER).unwrap();
    assert!(matches!(trouble, Some(Trouble::NotKept { .. })), "{trouble:?}");
    let kept = call("+79998885533", 1, None);
    write(&store, "demo", std::slice::from_ref(&kept)).await;
    assert_eq!(store.newest("demo", 9).await.unwrap(), [kept]);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_kept_and_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let newer = Connection::open(folder.path().join("callcard.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let (store, trouble) = open(&folder);
    assert!(matches!(trouble, Some(Trouble::PutAside { .. })), "{trouble:?}");
    assert_eq!(store.newest("demo", 9).await.unwrap(), []);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let _store = open(&folder);
    for file in fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
    }
}

/// Ended and reported: nothing more happens to it.
fn over(number: &str, second: i64, answer: Answer) -> Call {
    Call { phase: Phase::Ended(crate::call::Outcome::Missed), ..call(number, second, Some(answer)) }
}

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
        caller_name: Some("Eve O'Neil".into()),
        found: Some(Card { key: CardKey { kind: CardKind::Contact, id: 9 }, names }),
        ..over("+15550100112", 2, Answer::Untold)
    };
    let hidden = Call { line: Some("Sales".into()), ..over("anonymous", 3, Answer::Untold) };
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

#[tokio::test]
async fn only_what_is_over_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let (ringing, sending) = (call("+79998885533", 1, Some(deal(7))), over("+79998885533", 2, deal(7)));
    let sending = Call { post: Post::Sending, ..sending };
    let (first, second) = (over("+79998885533", 3, deal(7)), over("+79998885533", 4, deal(7)));
    write(&store, "demo", &[ringing.clone(), sending.clone(), first.clone(), second.clone()]).await;
    assert_eq!(store.delete("demo", Some(ringing.id)).await.unwrap(), Deleted::UnderWay);
    assert_eq!(store.delete("demo", Some(sending.id)).await.unwrap(), Deleted::UnderWay);
    assert_eq!(store.delete("yours", Some(first.id)).await.unwrap(), Deleted::Unknown);
    assert_eq!(store.delete("demo", Some(first.id)).await.unwrap(), Deleted::Calls(1));
    assert_eq!(store.delete("demo", Some(first.id)).await.unwrap(), Deleted::Unknown);
    assert_eq!(store.delete("demo", None).await.unwrap(), Deleted::Calls(1));
    assert_eq!(store.newest("demo", 9).await.unwrap(), [sending, ringing]);
}

#[tokio::test]
async fn old_calls_go_when_the_app_starts_but_none_that_needs_somebody() {
    let folder = tempfile::tempdir().unwrap();
    let days_ago = |days: i64| (jiff::Timestamp::now().as_second()) - days * 24 * 3600;
    let old = over("+79998885531", days_ago(31), deal(7));
    let unseen = Call { unseen: true, ..over("+79998885532", days_ago(31), deal(7)) };
    let open_call = call("+79998885533", days_ago(31), None);
    let fresh = over("+79998885534", days_ago(29), deal(7));
    write(&open(&folder).0, "demo", &[old, unseen.clone(), open_call.clone(), fresh.clone()]).await;
    let (store, _) = Store::open(&folder.path().join("callcard.db"), 30).unwrap();
    let mut left: Vec<CallId> = store.all("demo").await.unwrap().iter().map(|call| call.id).collect();
    left.sort();
    let mut expected = [unseen.id, open_call.id, fresh.id];
    expected.sort();
    assert_eq!(left, expected);
}

#[tokio::test]
async fn whoever_is_told_of_a_change_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let mut changes = store.changes();
    let all = async || store.all("demo").await.unwrap().len();
    for second in 1..=50 {
        store.write("demo", vec![over("+79998885533", second, deal(7))], |result| result.unwrap());
        changes.changed().await.unwrap();
        assert_eq!(all().await, usize::try_from(second).unwrap());
    }
    store.delete("demo", None).await.unwrap();
    assert!(changes.has_changed().unwrap(), "what was deleted is told");
    changes.mark_unchanged();
    store.delete("demo", None).await.unwrap();
    assert!(!changes.has_changed().unwrap(), "where nothing was deleted there is nothing to tell");

    let long_ago = jiff::Timestamp::now().as_second() - 40 * 24 * 3600;
    write(&store, "demo", &[over("+79998885533", long_ago, deal(7))]).await;
    changes.mark_unchanged();
    store.keep(30);
    changes.changed().await.unwrap();
    assert_eq!(all().await, 0, "calls that grew too old are told");
}

#[tokio::test]
async fn a_record_of_another_version_does_not_hide_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let (kept, strange) = (over("+79998885533", 1, deal(7)), over("+79998885533", 2, deal(7)));
    write(&store, "demo", &[kept.clone(), strange.clone()]).await;
    let other = Connection::open(folder.path().join("callcard.db")).unwrap();
    other.execute("UPDATE calls SET record = '{\"new\":1}' WHERE id = ?", [strange.id.to_string()]).unwrap();
    assert_eq!(store.all("demo").await.unwrap(), std::slice::from_ref(&kept));
    let page = store.page("demo", search(None, None, 9)).await.unwrap().unwrap();
    assert_eq!(page.calls, [kept]);
}

#[tokio::test]
async fn calls_from_before_there_was_a_search_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("callcard.db");
    let old = over("+79998885533", 1, named("Kitchen", "Ivan"));
    let before = Connection::open(&file).unwrap();
    before.execute_batch(include_str!("1-calls.sql")).unwrap();
    before.pragma_update(None, "user_version", 1).unwrap();
    let record = serde_json::to_string(&old).unwrap();
    let sql = "INSERT INTO calls (id, account, rang_at, number, open, record) VALUES (?, 'demo', 1000, '', 0, ?)";
    before.execute(sql, [old.id.to_string(), record]).unwrap();
    drop(before);
    let (store, trouble) = open(&folder);
    assert_eq!(trouble, None);
    assert_eq!(store.page("demo", search(Some("ivan"), None, 9)).await.unwrap().unwrap().calls, [old]);
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
async fn calls_from_before_there_were_parts_are_in_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let calls = parts();
    let before = Connection::open(folder.path().join("callcard.db")).unwrap();
    for sql in [include_str!("1-calls.sql"), include_str!("2-missed.sql"), include_str!("3-history.sql")] {
        before.execute_batch(sql).unwrap();
    }
    before.pragma_update(None, "user_version", 3).unwrap();
    for call in &calls {
        let sql = "INSERT INTO calls (id, account, rang_at, open, words, record) VALUES (?, 'demo', ?, 0, ?, ?)";
        let (record, words) = (serde_json::to_string(call).unwrap(), super::search::words(call));
        before
            .execute(sql, rusqlite::params![call.id.to_string(), call.rang_at.as_millisecond(), words, record])
            .unwrap();
    }
    drop(before);
    let (store, trouble) = open(&folder);
    assert_eq!(trouble, None);
    check_parts(&store, &calls).await;
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

#[tokio::test]
async fn how_long_calls_are_kept_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let days_ago = |days: i64| jiff::Timestamp::now().as_second() - days * 24 * 3600;
    let (old, fresh) = (over("+79998885531", days_ago(20), deal(7)), over("+79998885532", days_ago(5), deal(7)));
    write(&store, "demo", &[old.clone(), fresh.clone()]).await;
    for (days, left) in [(30, vec![fresh.clone(), old]), (7, vec![fresh]), (1, vec![])] {
        store.keep(days);
        // What is old goes after the answers to what was asked at the same time.
        store.flush().await.unwrap();
        assert_eq!(store.all("demo").await.unwrap(), left, "{days}");
    }
}
