//! The calls on disk: SQLite on a thread of its own, commits grouped.
//!
//! What was committed survives `kill -9` (WAL, `synchronous=NORMAL`); a power cut may take the last moments with it.
//! Every row belongs to an account, and every question names one.

mod filter;
mod open;
mod rows;
mod search;

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use tokio::sync::{oneshot, watch};

pub use filter::Filter;
pub use open::Trouble;

use crate::call::knowledge::{CardKey, Names, Pipelines, Recalled};
use crate::call::source::Source;
use crate::call::{Call, CallId};

/// Jobs that may wait for the thread; beyond, the store refuses rather than let the app grow without end.
const QUEUE: usize = 4_096;
/// Jobs that are taken into one commit.
const GROUP: usize = 512;
/// How long a question may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// The store.
#[derive(Clone, Debug)]
pub struct Store {
    jobs: SyncSender<Job>,
    changes: watch::Sender<u64>,
}

/// Something could not be written or read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite said no.
    #[error("the database refused: {0}")]
    Database(String),
    /// Too much is waiting, or it takes too long.
    #[error("the database is too slow")]
    Slow,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.to_string())
    }
}

/// A part of the history, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub calls: Vec<Call>,
    /// Older ones exist.
    pub more: bool,
}

/// Which part of the history is asked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Words and digits that must occur; none for all calls.
    pub text: Option<String>,
    pub filter: Filter,
    /// Only calls older than this one.
    pub before: Option<CallId>,
    pub limit: usize,
}

/// What deleting came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// So many calls are gone.
    Calls(usize),
    /// There is no such call.
    Unknown,
    /// The call is not over, or its report to the CRM is not.
    UnderWay,
}

type Then = Box<dyn FnOnce(Result<(), StoreError>, Vec<Recalled>) + Send>;
type Question = Box<dyn FnOnce(&Connection) + Send>;

enum Job {
    Write { account: String, what: Written, then: Then },
    Ask(Question),
    Keep(u16),
}

enum Written {
    Calls(Vec<Call>, Vec<Recalled>),
    Names(CardKey, Names),
    Pipelines(Pipelines),
}

impl Written {
    /// What has become known of callers.
    fn recalled(self) -> Vec<Recalled> {
        match self {
            Self::Calls(_, recalled) => recalled,
            Self::Names(..) | Self::Pipelines(_) => Vec::new(),
        }
    }
}

impl Store {
    /// Opens the database, creating or upgrading it. Calls are kept for so many days. Fails only without memory.
    pub fn open(file: &Path, days: u16) -> Result<(Self, Option<Trouble>), StoreError> {
        let (connection, trouble) = open::open(file)?;
        let (jobs, inbox) = sync_channel(QUEUE);
        let thread = thread::Builder::new().name("store".into());
        let changes = watch::Sender::new(0);
        let keeper = Keeper { connection, days, cleared: None, changes: changes.clone() };
        let running = thread.spawn(move || keeper.serve(&inbox));
        running.map_err(|error| StoreError::Database(error.to_string()))?;
        Ok((Self { jobs, changes }, trouble))
    }

    /// Counts the changes. A change can be read once it is counted.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Writes the calls as they are now and says when they are committed; and what it knows of these callers from the last
    /// time, which goes into their records. Never waits: `then` runs on the store's thread, or here at once when too much is
    /// waiting.
    pub fn write(
        &self,
        account: &str,
        calls: Vec<Call>,
        callers: Vec<Recalled>,
        then: impl FnOnce(Result<(), StoreError>, Vec<Recalled>) + Send + 'static,
    ) {
        self.post(account, Written::Calls(calls, callers), Box::new(then));
    }

    /// Keeps the names on a card for the next call. What cannot be kept can be asked for again.
    pub fn keep_names(&self, account: &str, card: CardKey, names: Names) {
        self.post(account, Written::Names(card, names), Box::new(|_, _| {}));
    }

    /// Keeps what an account says of its deals. What cannot be kept can be asked for again.
    pub fn keep_pipelines(&self, account: &str, pipelines: Pipelines) {
        self.post(account, Written::Pipelines(pipelines), Box::new(|_, _| {}));
    }

    /// Keeps calls for so many days from now on.
    pub fn keep(&self, days: u16) {
        if self.jobs.try_send(Job::Keep(days)).is_err() {
            tracing::warn!("the database is too slow to be told how long calls are kept; it is told at the next start");
        }
    }

    fn post(&self, account: &str, what: Written, then: Then) {
        let job = Job::Write { account: account.into(), what, then };
        if let Err(TrySendError::Full(job) | TrySendError::Disconnected(job)) = self.jobs.try_send(job)
            && let Job::Write { what, then, .. } = job
        {
            then(Err(StoreError::Slow), what.recalled());
        }
    }

    /// The names on a card, when they were looked up within the last day.
    pub async fn names(&self, account: &str, card: CardKey) -> Result<Option<Names>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::names(connection, &account, card)).await
    }

    /// What an account says of its deals, and when it said so.
    pub async fn pipelines(&self, account: &str) -> Result<Option<(Pipelines, Timestamp)>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::pipelines(connection, &account)).await
    }

    /// A part of the history; `None` when there is no call such as the one it is to be older than.
    pub async fn page(&self, account: &str, search: Search) -> Result<Option<Page>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::page(connection, &account, &search)).await
    }

    /// The whole history, newest first.
    pub async fn all(&self, account: &str) -> Result<Vec<Call>, StoreError> {
        self.newest(account, usize::MAX).await
    }

    /// Deletes one call that is over, or all of them. The desk must have forgotten them before, or it writes them again.
    pub async fn delete(&self, account: &str, call: Option<CallId>) -> Result<Deleted, StoreError> {
        let (account, changes) = (account.to_owned(), self.changes.clone());
        let delete = move |connection: &Connection| {
            let deleted = rows::delete(connection, &account, call)?;
            if let Deleted::Calls(1..) = deleted {
                count(&changes);
            }
            Ok(deleted)
        };
        self.ask(delete).await
    }

    /// The newest calls first.
    pub async fn newest(&self, account: &str, limit: usize) -> Result<Vec<Call>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::newest(connection, &account, limit)).await
    }

    /// When each source reported last, the latest first.
    pub async fn sources(&self, account: &str) -> Result<Vec<(Source, Timestamp)>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::sources(connection, &account)).await
    }

    /// One call.
    pub async fn call(&self, account: &str, id: CallId) -> Result<Option<Call>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::call(connection, &account, id)).await
    }

    /// The calls that a restart interrupted, oldest first.
    pub async fn unfinished(&self, account: &str) -> Result<Vec<Call>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::unfinished(connection, &account)).await
    }

    /// The missed calls that the agent has not dealt with, oldest first.
    pub async fn unseen(&self, account: &str) -> Result<Vec<Call>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::unseen(connection, &account)).await
    }

    /// Whether the next call can be written: writes what the file holds already.
    pub async fn is_written(&self) -> Result<(), StoreError> {
        self.ask(|connection| {
            let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
            connection.pragma_update(None, "user_version", version)
        })
        .await
    }

    /// Answers when all that was written before is committed.
    pub async fn flush(&self) -> Result<(), StoreError> {
        self.ask(|_| Ok(())).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        let question: Question = Box::new(move |connection| {
            // Whoever asked may have given up meanwhile.
            reply.send(question(connection).map_err(StoreError::from)).ok();
        });
        self.jobs.try_send(Job::Ask(question)).map_err(|_| StoreError::Slow)?;
        match tokio::time::timeout(PATIENCE, answer).await {
            Ok(Ok(answer)) => answer,
            _ => Err(StoreError::Slow),
        }
    }
}

/// The owner of the database, on the store's thread.
struct Keeper {
    connection: Connection,
    /// How long calls are kept.
    days: u16,
    /// The day on which old calls were deleted last.
    cleared: Option<Date>,
    /// Counts what has changed.
    changes: watch::Sender<u64>,
}

impl Keeper {
    /// Writes all waiting jobs in one commit. Ends when the last `Store` is dropped.
    fn serve(mut self, inbox: &Receiver<Job>) {
        self.clear();
        while let Ok(first) = inbox.recv() {
            let (mut writes, mut thens, mut questions) = (Vec::new(), Vec::new(), Vec::new());
            for job in std::iter::once(first).chain(inbox.try_iter().take(GROUP)) {
                match job {
                    Job::Write { account, what, then } => {
                        writes.push((account, what));
                        thens.push(then);
                    }
                    Job::Ask(question) => questions.push(question),
                    Job::Keep(days) => {
                        (self.days, self.cleared) = (days, None);
                    }
                }
            }
            let result = commit(&mut self.connection, &mut writes).map_err(StoreError::from);
            match &result {
                Ok(()) if thens.is_empty() => {}
                Ok(()) => count(&self.changes),
                Err(error) => tracing::error!(%error, "calls could not be written"),
            }
            for (then, (_, what)) in thens.into_iter().zip(writes) {
                then(result.clone(), what.recalled());
            }
            for question in questions {
                question(&self.connection);
            }
            self.clear();
        }
    }

    /// Deletes old calls, at most once a day and only when something is written: an idle store has nothing new to expire.
    fn clear(&mut self) {
        let today = jiff::Zoned::now().date();
        if self.cleared == Some(today) {
            return;
        }
        self.cleared = Some(today);
        match rows::clear(&self.connection, self.days) {
            Ok(0) => {}
            Ok(calls) => {
                tracing::info!(calls, "old calls were deleted");
                count(&self.changes);
            }
            Err(error) => tracing::warn!(%error, "old calls could not be deleted"),
        }
    }
}

fn count(changes: &watch::Sender<u64>) {
    changes.send_modify(|changes| *changes += 1);
}

fn commit(connection: &mut Connection, writes: &mut [(String, Written)]) -> rusqlite::Result<()> {
    if writes.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for (account, what) in writes {
        match what {
            Written::Calls(calls, callers) => {
                recall(&transaction, account, calls, callers);
                for call in calls {
                    rows::put(&transaction, account, call)?;
                }
            }
            Written::Names(card, names) => rows::put_names(&transaction, account, *card, names)?,
            Written::Pipelines(pipelines) => rows::put_pipelines(&transaction, account, pipelines)?,
        }
    }
    transaction.commit()
}

/// Looks up who had these numbers the last time, and notes it in the calls' records. Whoever cannot be looked up is unknown:
/// that keeps no call from being written.
fn recall(connection: &Connection, account: &str, calls: &mut [Call], callers: &mut [Recalled]) {
    for Recalled { call, number, remembered } in callers {
        *remembered = rows::remembered(connection, account, number).unwrap_or_default();
        if let Some(call) = calls.iter_mut().find(|written| written.id == *call) {
            call.remembered = remembered.as_ref().map(|before| before.card.clone());
        }
    }
}

#[cfg(test)]
mod tests;
