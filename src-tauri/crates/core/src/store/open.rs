//! Opening the database, whatever state it is in: a file that cannot be used is kept aside, and where no file can be
//! kept the calls live in memory. The app starts in any case, and says what happened.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::{PATIENCE, rows};

/// What was wrong with the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file could not be used and was put aside.
    PutAside { kept: PathBuf, why: String },
    /// No file can be kept: calls are forgotten when the app ends.
    NotKept { file: PathBuf, why: String },
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PutAside { kept, why } => {
                write!(out, "the database could not be used ({why}) and is kept as {}", kept.display())
            }
            Self::NotKept { file, why } => write!(out, "no database can be kept at {}: {why}", file.display()),
        }
    }
}

/// The database at `file`, created or upgraded.
pub(super) fn open(file: &Path) -> rusqlite::Result<(Connection, Option<Trouble>)> {
    let why = match connect(file) {
        Ok(connection) => return Ok((connection, None)),
        Err(why) => why.to_string(),
    };
    // What cannot be renamed cannot be replaced either.
    let trouble = match put_aside(file) {
        Ok(Some(kept)) => match connect(file) {
            Ok(connection) => return Ok((connection, Some(Trouble::PutAside { kept, why }))),
            Err(error) => Trouble::NotKept { file: file.into(), why: error.to_string() },
        },
        Ok(None) => Trouble::NotKept { file: file.into(), why },
        Err(error) => {
            let both = format!("{why}; {error}");
            Trouble::NotKept { file: file.into(), why: if error.to_string() == why { why } else { both } }
        }
    };
    let mut connection = Connection::open_in_memory()?;
    let migrated = prepare(&mut connection);
    migrated.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    Ok((connection, Some(trouble)))
}

fn connect(file: &Path) -> Result<Connection, Box<dyn std::error::Error + Send + Sync>> {
    // SQLite gives what it keeps beside the file the same permissions.
    private_file(file)?;
    let mut connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    // Deleted calls leave no traces in the file.
    connection.pragma_update(None, "secure_delete", "on")?;
    connection.busy_timeout(PATIENCE)?;
    prepare(&mut connection)?;
    Ok(connection)
}

fn prepare(connection: &mut Connection) -> Result<(), rusqlite_migration::Error> {
    let migrations = Migrations::new(vec![
        M::up(include_str!("1-calls.sql")),
        M::up(include_str!("2-missed.sql")),
        M::up(include_str!("3-history.sql")),
        M::up(include_str!("4-filters.sql")),
        M::up(include_str!("5-cards.sql")),
        // What steps 3 and 4 added is filled by the last, for only then can this version read the records.
        M::up_with_hook(include_str!("6-delivery.sql"), |connection| Ok(rows::fill(connection)?)),
    ]);
    migrations.to_latest(connection)
}

/// Creates the file if need be, for its owner alone.
fn private_file(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(file)?;
    #[cfg(unix)]
    opened.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    drop(opened);
    Ok(())
}

/// Renames the file and removes what SQLite keeps beside it. `None` when there is no file.
fn put_aside(file: &Path) -> io::Result<Option<PathBuf>> {
    let stamp = jiff::Timestamp::now().as_millisecond();
    let kept = file.with_extension(format!("unusable-{stamp}.db"));
    match fs::rename(file, &kept) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        renamed => renamed?,
    }
    for beside in ["db-wal", "db-shm"] {
        match fs::remove_file(file.with_extension(beside)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(Some(kept))
}
