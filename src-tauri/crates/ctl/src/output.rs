//! Standard output, for people and machines.

use std::io::{self, Write};

/// Writes to standard output at once.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}
