//! What is written is read again, whatever happens between; each account has its own.

mod history;
mod upgrade;

use std::fs;

use super::*;
use crate::call::knowledge::{Answer, Card, CardKind, Remembered};
use crate::call::number::{CallNumber, Country};
use crate::call::{Delivery, Details, Direction, Phase, Steps};

fn call(number: &str, second: i64, answer: Option<Answer>) -> Call {
    Call {
        id: CallId::fresh(),
        number: CallNumber::read(number, Country::from_code("RU").unwrap()),
        raw_number: number.into(),
        direction: Direction::In,
        phase: Phase::Ringing,
        source: Source::outside(None),
        source_call_id: None,
        details: Details::default(),
        rang_at: jiff::Timestamp::from_second(second).unwrap(),
        answered_at: None,
        ended_at: None,
        reported_at: None,
        delivery: if answer.is_some() { Delivery::Accepted { uid: None } } else { Delivery::Queued },
        request_id: None,
        answer,
        remembered: None,
        found: None,
        silence: None,
        put_up: false,
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

/// Writes calls, and says what is known from the last time of these numbers.
async fn recall(
    store: &Store,
    account: &str,
    calls: &[Call],
    numbers: &[String],
) -> (Result<(), StoreError>, Vec<Option<Remembered>>) {
    let (done, written) = oneshot::channel();
    let id = |place: usize| calls.get(place).map_or_else(CallId::fresh, |call| call.id);
    let caller =
        |(place, number): (usize, &String)| Recalled { call: id(place), number: number.clone(), remembered: None };
    let callers = numbers.iter().enumerate().map(caller).collect();
    store.write(account, calls.to_vec(), callers, |result, recalled| drop(done.send((result, recalled))));
    let (result, recalled) = written.await.unwrap();
    (result, recalled.into_iter().map(|caller| caller.remembered).collect())
}

/// What is remembered of one number.
async fn remembered(store: &Store, account: &str, number: &str) -> Option<Remembered> {
    let (_, mut recalled) = recall(store, account, &[], &[number.to_owned()]).await;
    recalled.remove(0)
}

async fn write(store: &Store, account: &str, calls: &[Call]) {
    let (done, written) = oneshot::channel();
    store.write(account, calls.to_vec(), Vec::new(), |result, _| drop(done.send(result)));
    written.await.unwrap().unwrap();
}

#[tokio::test]
async fn committed_calls_are_there_after_a_restart() {
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
    assert_eq!(remembered(&store, "yours", "+79998885533").await, None);
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
    let remembered = async |store: &Store| remembered(store, "demo", number).await.map(|last| last.card.key.id);
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
async fn numbers_of_one_request_are_remembered_each_by_its_own_card() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let numbers: Vec<String> = (0..50).map(|n| format!("+799988855{n:02}")).collect();
    let known = numbers.iter().zip(1..).skip(1);
    let calls: Vec<Call> = known.clone().map(|(number, id)| call(number, 1, Some(deal(id)))).collect();
    write(&store, "demo", &calls).await;
    let ringing: Vec<Call> = numbers.iter().map(|number| call(number, 2, None)).collect();
    let (_, recalled) = recall(&store, "demo", &ringing, &numbers).await;
    let found: Vec<Option<u64>> = recalled.iter().map(|last| Some(last.as_ref()?.card.key.id)).collect();
    let expected: Vec<Option<u64>> = std::iter::once(None).chain(known.map(|(_, id)| Some(id))).collect();
    assert_eq!(found, expected);
    for (ringing, recalled) in ringing.iter().zip(recalled) {
        let record = store.call("demo", ringing.id).await.unwrap().unwrap();
        assert_eq!(
            record,
            Call { remembered: recalled.map(|last| last.card), ..ringing.clone() },
            "in the record as well"
        );
    }
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
    let last = remembered(&store, "demo", "+79998885533").await.unwrap();
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
async fn failed_write_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let spoiler = Connection::open(folder.path().join("callcard.db")).unwrap();
    spoiler.execute_batch("DROP TABLE calls").unwrap();
    let (written, recalled) = recall(&store, "demo", &[call("+79998885533", 1, None)], &["+79998885533".into()]).await;
    assert!(matches!(written, Err(StoreError::Database(_))));
    assert_eq!(recalled, [None], "nobody waits in vain for who it was");
}

#[tokio::test]
async fn calls_are_kept_in_memory_where_no_file_can_be_kept() {
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

#[tokio::test]
async fn deleting_leaves_calls_that_are_not_over() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let (ringing, sending) = (call("+79998885533", 1, Some(deal(7))), over("+79998885533", 2, deal(7)));
    let sending = Call { delivery: Delivery::Sending, ..sending };
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
async fn change_can_be_read_when_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(&folder);
    let mut changes = store.changes();
    let all = async || store.all("demo").await.unwrap().len();
    for second in 1..=50 {
        store.write("demo", vec![over("+79998885533", second, deal(7))], Vec::new(), |result, _| result.unwrap());
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
    let page = store.page("demo", Search { limit: 9, ..Search::default() }).await.unwrap().unwrap();
    assert_eq!(page.calls, [kept]);
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
