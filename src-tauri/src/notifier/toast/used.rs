//! The toasts whose links were followed, so that none is followed twice: not even after a restart, so they are in a file.
//!
//! Only what proved to be ours comes here, and it is kept no longer than its links are good: the file stays small.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::{fs, io};

use uuid::Uuid;

/// Toasts whose links were followed, and until when their links would be good, in seconds since 1970.
pub(crate) struct Used {
    file: Option<PathBuf>,
    toasts: BTreeMap<Uuid, u64>,
}

impl Used {
    /// Reads what earlier runs have used. A file that cannot be read counts as empty.
    pub(crate) fn open(file: PathBuf) -> Self {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let line = |line: &str| {
            let (toast, until) = line.split_once(' ')?;
            Some((Uuid::parse_str(toast).ok()?, until.parse().ok()?))
        };
        Self { toasts: text.lines().filter_map(line).collect(), file: Some(file) }
    }

    /// Forgets everything at the end of this run.
    #[cfg(test)]
    pub(crate) fn in_memory() -> Self {
        Self { file: None, toasts: BTreeMap::new() }
    }

    /// Notes that a link of a toast is followed. Whether it is the first.
    pub(crate) fn mark(&mut self, toast: Uuid, until: u64, now: u64) -> bool {
        self.toasts.retain(|_, until| *until >= now);
        let first = self.toasts.insert(toast, until).is_none();
        if first && let Err(error) = self.write() {
            tracing::warn!(%error, "that a notice was clicked could not be written down");
        }
        first
    }

    fn write(&self) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut text = String::new();
        for (toast, until) in &self.toasts {
            writeln!(text, "{toast} {until}").map_err(io::Error::other)?;
        }
        // Renamed into place, so that no power cut leaves half of it.
        let fresh = file.with_extension("new");
        fs::write(&fresh, text)?;
        fs::rename(fresh, file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toast_is_used_once_even_by_two_runs() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clicked.txt");
        let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
        let mut first = Used::open(file.clone());
        assert!(first.mark(one, 200, 100));
        assert!(!first.mark(one, 200, 100));
        let mut second = Used::open(file);
        assert!(!second.mark(one, 200, 100));
        assert!(second.mark(other, 200, 100));
    }

    #[test]
    fn what_is_no_good_any_more_leaves_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clicked.txt");
        let mut used = Used::open(file.clone());
        for at in 0..100 {
            assert!(used.mark(Uuid::new_v4(), at + 10, at));
        }
        assert_eq!(fs::read_to_string(file).unwrap().lines().count(), 11);
    }

    #[test]
    fn broken_file_counts_as_empty_where_it_is_broken() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clicked.txt");
        let toast = Uuid::new_v4();
        fs::write(&file, format!("nonsense\n{toast} 200\n{toast}\n \u{1}\n")).unwrap();
        let mut used = Used::open(file);
        assert!(!used.mark(toast, 200, 100));
        assert!(used.mark(Uuid::new_v4(), 200, 100));
    }
}
