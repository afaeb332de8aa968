//! What goes wrong is said on the standard error, and in a file in the data folder: a program with windows has no standard
//! error on Windows, and at login nobody reads it elsewhere. `CALLCARD_LOG=debug` says more.
//!
//! The file has a bound, and is not there as long as nothing is to be said.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use callcard_local::Paths;
use parking_lot::Mutex;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::writer::MakeWriterExt;

/// The longest the file may become, in bytes. The one before it is kept as well.
const LONGEST: u64 = 1024 * 1024;

/// Begins to log.
pub(crate) fn begin(paths: Option<&Paths>) {
    let filter = EnvFilter::try_from_env("CALLCARD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter);
    match paths {
        Some(paths) => log.with_writer(io::stderr.and(LogFile::new(paths.data_dir(), LONGEST))).init(),
        None => log.with_writer(io::stderr).init(),
    }
}

/// The file, and the one before it.
struct LogFile {
    path: PathBuf,
    before: PathBuf,
    longest: u64,
    open: Mutex<Option<(File, u64)>>,
}

impl LogFile {
    fn new(folder: &Path, longest: u64) -> Self {
        let (path, before) = (folder.join("callcard.log"), folder.join("callcard.old.log"));
        Self { path, before, longest, open: Mutex::new(None) }
    }

    /// Opens it at its end. One that has become too long is put aside.
    fn open(&self) -> io::Result<(File, u64)> {
        if fs::metadata(&self.path).is_ok_and(|file| file.len() >= self.longest) {
            fs::rename(&self.path, &self.before)?;
        }
        let file = File::options().append(true).create(true).open(&self.path)?;
        let length = file.metadata()?.len();
        Ok((file, length))
    }
}

impl Write for &LogFile {
    /// A line at a time. What cannot be written is given up: it stands on the standard error, too.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut open = self.open.lock();
        if open.as_ref().is_none_or(|(_, length)| *length >= self.longest) {
            *open = self.open().ok();
        }
        if let Some((file, length)) = open.as_mut() {
            file.write_all(line)?;
            *length += line.len() as u64;
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = &'a LogFile;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn log_stays_within_its_bound_and_keeps_the_newest() {
        let folder = tempfile::tempdir().unwrap();
        for run in 0..3 {
            let log = LogFile::new(folder.path(), 100);
            for line in 0..50 {
                (&log).write_all(format!("run {run} line {line}\n").as_bytes()).unwrap();
            }
        }
        assert_eq!(names(folder.path()), ["callcard.log", "callcard.old.log"]);
        for name in names(folder.path()) {
            assert!(fs::metadata(folder.path().join(&name)).unwrap().len() < 200, "{name}");
        }
        let last = fs::read_to_string(folder.path().join("callcard.log")).unwrap();
        assert!(last.ends_with("run 2 line 49\n"), "{last}");
    }

    #[test]
    fn nothing_to_say_leaves_no_file_and_no_folder_is_no_trouble() {
        let folder = tempfile::tempdir().unwrap();
        drop(LogFile::new(folder.path(), 100));
        assert!(names(folder.path()).is_empty());
        let nowhere = LogFile::new(&folder.path().join("not there"), 100);
        (&nowhere).write_all(b"lost\n").unwrap();
    }
}
