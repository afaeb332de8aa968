use super::*;
use crate::call::{Direction, Phase, Post, Steps};
use crate::card::{Answer, Card, CardKind};
use crate::number::{CallNumber, Country};

fn call(number: &str, second: i64, answer: Option<Answer>) -> Call {
    Call {
        id: CallId::fresh(),
        number: CallNumber::read(number, Country::from_code("RU").unwrap()).unwrap(),
        raw_number: number.into(),
        direction: Direction::In,
        phase: Phase::Ringing,
        source: "socket".into(),
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
        remembered: None,
        silence: None,
        unseen: false,
        steps: Steps::default(),
    }
}

fn deal(id: u64) -> Answer {
    Answer::Card(Card { key: CardKey { kind: CardKind::Deal, id }, names: Names::default() })
}

fn open(folder: &tempfile::TempDir) -> (Store, Option<PutAside>) {
    Store::open(&folder.path().join("callcard.db")).unwrap()
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
    write(&store, "demo", &[call(number, 4, Some(Answer::NotInCrm))]).await;
    assert_eq!(remembered(&store).await, None, "the CRM no longer knows it");
}

#[tokio::test]
async fn names_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let card = CardKey { kind: CardKind::Company, id: 3 };
    let names = Names { title: Some("Oak".into()), person: None };
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
    let kept = put_aside.unwrap().kept;
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
