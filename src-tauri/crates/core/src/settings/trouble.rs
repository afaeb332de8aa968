//! What was wrong with the settings when they were read.

use std::fmt;
use std::path::PathBuf;

/// A value that could not be used: its field has the default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The way to the field, with dots.
    pub field: String,
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.field, self.why)
    }
}

/// What was wrong with the settings when they were read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The file could not be read at all; it is kept under another name, and the defaults are in force.
    #[error("{} could not be used ({why}); kept as {}", .file.display(), .kept.display())]
    Unusable { file: PathBuf, kept: PathBuf, why: String },
    /// These fields have their defaults; the file stays as it is.
    #[error("{}", list(.0))]
    Fields(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
