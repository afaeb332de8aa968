//! Opens the database: pragmas, migrations, the seed for a new one.
//! A file that cannot be used is put aside under another name and a new one takes its place, because a demo that
//! refuses to start helps nobody. Trouble of the moment (locked, read-only, disk full) is not damage and is reported.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::seed;

/// How long another process may hold the file before we give up.
const BUSY: Duration = Duration::from_secs(2);

const STEPS: &[M<'_>] =
    &[M::up(include_str!("../migrations/1-company.sql")), M::up(include_str!("../migrations/2-clients.sql"))];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// Why there is no database.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SchemaError {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Migration(#[from] rusqlite_migration::Error),
    #[error("the file is damaged: {0}")]
    Damaged(String),
    #[error("a damaged file could not be put aside: {0}")]
    PutAside(std::io::Error),
    #[error("the database's thread did not start: {0}")]
    Thread(std::io::Error),
    #[error("the database's thread stopped")]
    Stopped,
}

/// Opens `file`, or a database in memory, ready for use.
pub(crate) fn open(file: Option<&Path>) -> Result<Connection, SchemaError> {
    let Some(file) = file else {
        return prepare(Connection::open_in_memory()?);
    };
    // A damaged file, or one that cannot be opened at all, is handled below.
    private(file).ok();
    match Connection::open(file).map_err(SchemaError::from).and_then(prepare) {
        Err(error) if error.is_damage() => {
            let aside = put_aside(file).map_err(SchemaError::PutAside)?;
            tracing::warn!(%error, aside = %aside.display(), "the sandbox's database was put aside");
            private(file).ok();
            prepare(Connection::open(file)?)
        }
        result => result,
    }
}

/// Creates the file if need be, for its owner alone. SQLite gives what it keeps beside it the same permissions.
fn private(file: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(file)?;
    #[cfg(unix)]
    opened.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    drop(opened);
    Ok(())
}

fn prepare(mut connection: Connection) -> Result<Connection, SchemaError> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Half a megabyte holds the whole company; SQLite's default would let the cache grow to two.
    connection.pragma_update(None, "cache_size", -512)?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(SchemaError::Damaged(verdict));
    }
    MIGRATIONS.to_latest(&mut connection)?;
    // Immediate: of two processes that open a new file at once, one seeds and the other sees it seeded.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let empty = transaction.query_row("SELECT count(*) = 0 FROM users", [], |row| row.get(0))?;
    if empty {
        seed::plant(&transaction, Timestamp::now().as_second())?;
    }
    transaction.commit()?;
    Ok(connection)
}

/// Renames the file with the time in its new name. SQLite's side files go with it: they belong to no other file.
fn put_aside(file: &Path) -> std::io::Result<PathBuf> {
    let renamed = |suffix: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let stamp = format!(".damaged-{}", Timestamp::now().as_millisecond());
    let aside = renamed(&stamp);
    std::fs::rename(file, &aside)?;
    for side in ["-wal", "-shm"] {
        match std::fs::rename(renamed(side), renamed(&format!("{stamp}{side}"))) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(aside)
}

impl SchemaError {
    /// Whether the file itself is at fault, so that another one would do better.
    fn is_damage(&self) -> bool {
        let sqlite = match self {
            SchemaError::Sqlite(error) => error,
            SchemaError::Migration(rusqlite_migration::Error::RusqliteError { err, .. }) => err,
            SchemaError::Migration(_) | SchemaError::Damaged(_) => return true,
            SchemaError::PutAside(_) | SchemaError::Thread(_) | SchemaError::Stopped => {
                return false;
            }
        };
        !matches!(
            sqlite.sqlite_error_code(),
            Some(
                ErrorCode::CannotOpen
                    | ErrorCode::DatabaseBusy
                    | ErrorCode::DatabaseLocked
                    | ErrorCode::DiskFull
                    | ErrorCode::OutOfMemory
                    | ErrorCode::PermissionDenied
                    | ErrorCode::ReadOnly
                    | ErrorCode::SystemIoFailure
            )
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn the_lookup_by_number_uses_its_index() {
        let connection = open(None).unwrap();
        let plan: String = connection
            .query_row("EXPLAIN QUERY PLAN SELECT contact_id FROM phones WHERE tail = '98885533'", [], |row| row.get(3))
            .unwrap();
        assert!(plan.contains("phones_by_tail"), "{plan}");
    }

    #[test]
    fn a_file_of_the_future_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sandbox.db");
        let connection = open(Some(&file)).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        open(Some(&file)).unwrap();
        assert_eq!(put_aside_in(folder.path()), 1);
    }

    #[test]
    fn damage_where_nothing_looks_at_the_start_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sandbox.db");
        let connection = open(Some(&file)).unwrap();
        let page: usize = connection
            .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'contacts_of_company'", [], |row| {
                row.get(0).map(|page: u32| page as usize)
            })
            .unwrap();
        drop(connection);
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[(page - 1) * 4096..page * 4096].fill(0);
        std::fs::write(&file, bytes).unwrap();
        open(Some(&file)).unwrap();
        assert_eq!(put_aside_in(folder.path()), 1);
        open(Some(&file)).unwrap();
        assert_eq!(put_aside_in(folder.path()), 1, "a sound file stays");
    }

    fn put_aside_in(folder: &Path) -> usize {
        std::fs::read_dir(folder)
            .unwrap()
            .filter(|entry| {
                let name = entry.as_ref().unwrap().file_name();
                name.to_string_lossy().contains("damaged")
            })
            .count()
    }
}
