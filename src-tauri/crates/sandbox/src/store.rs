//! The database on a thread of its own: SQLite blocks, and the async threads must not.
//! Work is queued as closures and answered one by one; an idle sandbox sleeps here without waking up.
//! It must not know what the closures do.

use std::path::PathBuf;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::schema::{self, SchemaError};

/// How much work may wait. Beyond it callers wait too, and each of them holds a connection, which are bounded.
const QUEUE: usize = 256;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// A handle to the database. The thread ends, and the file is closed, when the last handle is dropped.
#[derive(Clone)]
pub(crate) struct Store {
    jobs: mpsc::Sender<Job>,
}

/// Work that is queued.
pub(crate) struct Queued<T>(oneshot::Receiver<rusqlite::Result<T>>);

/// Resolves when the database is closed; its error means nothing.
pub(crate) type Closed = oneshot::Receiver<()>;

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error("the database is closed")]
    Closed,
}

impl Store {
    /// Opens the file, or a database in memory, and brings it up to date.
    pub(crate) async fn open(file: Option<PathBuf>) -> Result<(Store, Closed), SchemaError> {
        let (jobs, mut queue) = mpsc::channel::<Job>(QUEUE);
        let (opened, opening) = oneshot::channel();
        let (closing, closed) = oneshot::channel::<()>();
        std::thread::Builder::new()
            .name("sandbox-db".into())
            .spawn(move || {
                let (result, connection) = match schema::open(file.as_deref()) {
                    Ok(connection) => (Ok(()), Some(connection)),
                    Err(error) => (Err(error), None),
                };
                // Without a listener the start was given up: the queue is closed then, and the loop ends at once.
                opened.send(result).ok();
                if let Some(mut connection) = connection {
                    while let Some(job) = queue.blocking_recv() {
                        job(&mut connection);
                    }
                }
                drop(closing);
            })
            .map_err(SchemaError::Thread)?;
        opening.await.map_err(|_| SchemaError::Stopped)??;
        Ok((Store { jobs }, closed))
    }

    /// Runs `work` on the database's thread and waits for its result.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.queue(work).await?.result().await
    }

    /// Queues `work` before whatever is queued later, so that its result need not be waited for first.
    pub(crate) async fn queue<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<Queued<T>, StoreError> {
        let (done, result) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // The caller may have gone; the work is done all the same, as a CRM would.
            done.send(work(connection)).ok();
        });
        self.jobs.send(job).await.map_err(|_| StoreError::Closed)?;
        Ok(Queued(result))
    }
}

impl<T> Queued<T> {
    /// Waits until it is done.
    pub(crate) async fn result(self) -> Result<T, StoreError> {
        Ok(self.0.await.map_err(|_| StoreError::Closed)??)
    }
}
