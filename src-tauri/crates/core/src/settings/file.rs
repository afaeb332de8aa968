//! The settings' file: one small JSON document, read at the start and written by the app alone.
//!
//! A missing file is the defaults. One that is no JSON is put aside and reported, never a reason not to start. What this
//! Callcard does not understand stays as it is written, until the agent chooses something else in its place.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use parking_lot::{Mutex, MutexGuard};
use serde_json::{Map, Value};
use tokio::sync::watch;

use super::migrations::{VERSION, migrate};
use super::trouble::Trouble;
use super::{Settings, reading};

/// The settings and their file. Changes are written one after the other, so that the latest stays.
#[derive(Debug)]
pub struct SettingsFile {
    file: PathBuf,
    kept: Mutex<Kept>,
    /// What the sources of calls are configured with, for those that run.
    sources: watch::Sender<Value>,
    /// Counts the changes of everything else.
    changes: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Kept {
    settings: Settings,
    /// As it is written.
    document: Map<String, Value>,
}

impl SettingsFile {
    /// Reads the file, and says what in it could not be used. Waits for the disk.
    pub fn open(file: &Path) -> (Self, Option<Trouble>) {
        let (mut document, unusable) = match read(file) {
            Ok(document) => (document, None),
            Err(why) => (Map::new(), Some(put_aside(file, why))),
        };
        migrate(&mut document);
        let (settings, faults) = reading::read(&document);
        if settings.version > VERSION {
            tracing::warn!(version = settings.version, "the settings are of a newer Callcard: read as far as known");
        }
        let trouble = unusable.or_else(|| (!faults.is_empty()).then_some(Trouble::Fields(faults)));
        let sources = watch::Sender::new(document.get("sources").cloned().unwrap_or_default());
        let (kept, changes) = (Mutex::new(Kept { settings, document }), watch::Sender::new(0));
        (Self { file: file.into(), kept, sources, changes }, trouble)
    }

    /// The settings in a file that is another Callcard's: whatever is wrong with it is left to that one.
    pub fn peek(file: &Path) -> Settings {
        let mut document = read(file).unwrap_or_default();
        migrate(&mut document);
        reading::read(&document).0
    }

    /// The settings as they are.
    pub fn get(&self) -> Settings {
        self.lock().settings.clone()
    }

    /// Something of them as they are.
    pub fn read<T>(&self, read: impl FnOnce(&Settings) -> T) -> T {
        read(&self.lock().settings)
    }

    /// What the sources of calls are configured with, now and later: for each an entry by its name, as it is written. Only
    /// the source knows what is in it.
    pub fn sources(&self) -> watch::Receiver<Value> {
        self.sources.subscribe()
    }

    /// Tells of each change of the settings, for those that go by one while they run.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Configures a source, or removes its entry, and tells it if it runs. Entries of others, of sources that this Callcard
    /// does not have too, stay as they are. Waits for the disk; what could not be written has not changed.
    pub fn configure(&self, source: &str, entry: impl Into<Option<Value>>) -> io::Result<()> {
        let mut kept = self.lock();
        let mut document = kept.document.clone();
        match document.entry("sources").or_insert_with(|| Map::new().into()) {
            Value::Object(sources) => match entry.into() {
                Some(entry) => drop(sources.insert(source.into(), entry)),
                None => drop(sources.remove(source)),
            },
            // Somebody wrote by hand what is no group of entries.
            other => *other = Map::from_iter(entry.into().map(|entry| (source.to_owned(), entry))).into(),
        }
        write(&self.file, &document)?;
        self.sources.send_replace(document.get("sources").cloned().unwrap_or_default());
        kept.document = document;
        Ok(())
    }

    /// Changes them and writes them. Waits for the disk; what could not be written has not changed.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) -> io::Result<()> {
        let mut kept = self.lock();
        let mut settings = kept.settings.clone();
        change(&mut settings);
        let mut document = Value::Object(kept.document.clone());
        revise(&mut document, &reading::written(&kept.settings), &reading::written(&settings));
        let Value::Object(document) = document else { return Ok(()) };
        write(&self.file, &document)?;
        *kept = Kept { settings, document };
        self.changes.send_modify(|changes| *changes += 1);
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock()
    }
}

/// What a file holds; nothing while there is none.
fn read(file: &Path) -> Result<Map<String, Value>, String> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Map::new()),
        Err(error) => return Err(error.to_string()),
    };
    // Editors of Windows put a byte order mark before it.
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())
}

fn put_aside(file: &Path, why: String) -> Trouble {
    let kept = file.with_extension("json.unusable");
    let why = match fs::rename(file, &kept) {
        Ok(()) => why,
        Err(error) => format!("{why}; it could not be put aside: {error}"),
    };
    Trouble::Unusable { file: file.into(), kept, why }
}

/// Writes into a document what has changed and what it lacks. All else stays as it is written, understood or not.
fn revise(document: &mut Value, before: &Value, after: &Value) {
    match (document, before, after) {
        // What has another id is another thing, which inherits nothing.
        (Value::Object(document), Value::Object(before), Value::Object(after))
            if before.get("id") == after.get("id") =>
        {
            for (key, after) in after {
                match document.get_mut(key) {
                    Some(written) => revise(written, before.get(key).unwrap_or(&Value::Null), after),
                    None => drop(document.insert(key.clone(), after.clone())),
                }
            }
        }
        (_, before, after) if before == after => {}
        (document, _, after) => *document = after.clone(),
    }
}

/// Writes the file whole or not at all, readable by its owner alone.
fn write(file: &Path, document: &Map<String, Value>) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let draft = folder.join(".settings.json.new");
    let mut out = private_file(&draft)?;
    out.write_all(serde_json::to_string_pretty(document)?.as_bytes())?;
    out.sync_all()?;
    fs::rename(&draft, file)
}

/// Creates (or empties) a file that only its owner may read.
fn private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
