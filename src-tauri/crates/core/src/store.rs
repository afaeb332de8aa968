//! The calls on disk: SQLite on a thread of its own, commits grouped.
//!
//! What was committed survives `kill -9` (WAL, `synchronous=NORMAL`); a power cut may take the last moments with it.
//! Every row belongs to an account, and every question names one.

mod rows;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::Duration;
use std::{fs, io, thread};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use tokio::sync::oneshot;

use crate::call::{Call, CallId};
use crate::card::{CardKey, Names, Remembered};

/// Jobs that may wait for the thread; beyond, the store refuses rather than let the app grow without end.
const QUEUE: usize = 4_096;
/// Jobs that are taken into one commit.
const GROUP: usize = 512;
/// How long a question may take.
const PATIENCE: Duration = Duration::from_secs(2);

const MIGRATIONS: &[M<'static>] =
    &[M::up(include_str!("store/1-calls.sql")), M::up(include_str!("store/2-missed.sql"))];

/// The store.
#[derive(Clone, Debug)]
pub struct Store {
    jobs: SyncSender<Job>,
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

/// A database file that could not be used and was put aside.
#[derive(Debug, thiserror::Error)]
#[error("the database could not be used ({why}); kept as {}", .kept.display())]
pub struct PutAside {
    kept: PathBuf,
    why: String,
}

/// The database can neither be used nor replaced.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep a database at {}: {why}", .file.display())]
pub struct NoDatabase {
    file: PathBuf,
    why: String,
}

type Then = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
type Question = Box<dyn FnOnce(&Connection) + Send>;

enum Job {
    Write { account: String, what: Written, then: Then },
    Ask(Question),
}

enum Written {
    Calls(Vec<Call>),
    Names(CardKey, Names),
}

impl Store {
    /// Opens the database, creating or upgrading it. A file that cannot be used is kept beside the new one.
    pub fn open(file: &Path) -> Result<(Self, Option<PutAside>), NoDatabase> {
        let no_database = |why: String| NoDatabase { file: file.into(), why };
        let (connection, put_aside) = match connect(file) {
            Ok(connection) => (connection, None),
            Err(error) => {
                let why = error.to_string();
                let kept = put_aside(file).map_err(|error| no_database(format!("{why}; {error}")))?;
                let connection = connect(file).map_err(|error| no_database(error.to_string()))?;
                (connection, Some(PutAside { kept, why }))
            }
        };
        let (jobs, inbox) = sync_channel(QUEUE);
        let thread = thread::Builder::new().name("store".into());
        thread.spawn(move || serve(connection, &inbox)).map_err(|error| no_database(error.to_string()))?;
        Ok((Self { jobs }, put_aside))
    }

    /// Writes the calls as they are now and says when they are committed. Never waits: `then` runs on the store's
    /// thread, or here at once when too much is waiting.
    pub fn write(&self, account: &str, calls: Vec<Call>, then: impl FnOnce(Result<(), StoreError>) + Send + 'static) {
        self.post(account, Written::Calls(calls), Box::new(then));
    }

    /// Keeps the names on a card for the next call. What cannot be kept can be asked for again.
    pub fn keep_names(&self, account: &str, card: CardKey, names: Names) {
        self.post(account, Written::Names(card, names), Box::new(|_| {}));
    }

    fn post(&self, account: &str, what: Written, then: Then) {
        let job = Job::Write { account: account.into(), what, then };
        if let Err(TrySendError::Full(job) | TrySendError::Disconnected(job)) = self.jobs.try_send(job)
            && let Job::Write { then, .. } = job
        {
            then(Err(StoreError::Slow));
        }
    }

    /// The names on a card, when they were looked up within the last day.
    pub async fn names(&self, account: &str, card: CardKey) -> Result<Option<Names>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::names(connection, &account, card)).await
    }

    /// The card that the CRM named when this number called last, with the newest names seen on it.
    pub async fn remembered(&self, account: &str, number: &str) -> Result<Option<Remembered>, StoreError> {
        let (account, number) = (account.to_owned(), number.to_owned());
        self.ask(move |connection| rows::remembered(connection, &account, &number)).await
    }

    /// The newest calls first.
    pub async fn newest(&self, account: &str, limit: usize) -> Result<Vec<Call>, StoreError> {
        let account = account.to_owned();
        self.ask(move |connection| rows::newest(connection, &account, limit)).await
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

/// The store's thread: whatever waits goes into one commit. Ends when the last `Store` is gone.
fn serve(mut connection: Connection, inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let (mut writes, mut thens, mut questions) = (Vec::new(), Vec::new(), Vec::new());
        for job in std::iter::once(first).chain(inbox.try_iter().take(GROUP)) {
            match job {
                Job::Write { account, what, then } => {
                    writes.push((account, what));
                    thens.push(then);
                }
                Job::Ask(question) => questions.push(question),
            }
        }
        let result = commit(&mut connection, &writes).map_err(StoreError::from);
        if let Err(error) = &result {
            tracing::error!(%error, "calls could not be written");
        }
        for then in thens {
            then(result.clone());
        }
        for question in questions {
            question(&connection);
        }
    }
}

fn commit(connection: &mut Connection, writes: &[(String, Written)]) -> rusqlite::Result<()> {
    if writes.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for (account, what) in writes {
        match what {
            Written::Calls(calls) => {
                for call in calls {
                    rows::put(&transaction, account, call)?;
                }
            }
            Written::Names(card, names) => rows::put_names(&transaction, account, *card, names)?,
        }
    }
    transaction.commit()
}

fn connect(file: &Path) -> Result<Connection, rusqlite_migration::Error> {
    let mut connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.busy_timeout(PATIENCE)?;
    Migrations::from_slice(MIGRATIONS).to_latest(&mut connection)?;
    Ok(connection)
}

/// Renames the file and what SQLite keeps beside it.
fn put_aside(file: &Path) -> io::Result<PathBuf> {
    let stamp = jiff::Timestamp::now().as_millisecond();
    let kept = file.with_extension(format!("unusable-{stamp}.db"));
    fs::rename(file, &kept)?;
    for beside in ["db-wal", "db-shm"] {
        match fs::remove_file(file.with_extension(beside)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests;
