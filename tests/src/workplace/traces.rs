//! Looks for what should be nowhere: in every file a workplace has, and in what its processes were started with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Workplace;
use crate::processes;

/// A long secret may be split where a database's pages end, so it is also looked for in pieces of this length.
const PIECE: usize = 32;

impl Workplace {
    /// The files on this workplace, and among its logs, in which any of these secrets or a piece of one stands.
    #[must_use]
    pub fn find_in_files(&self, secrets: &[&str]) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for root in [self.dir.path(), self.logs()] {
            add_files(root, &mut files).expect("the workplace's folders can be read");
        }
        let pieces = pieces(secrets);
        files.retain(|file| fs::read(file).is_ok_and(|bytes| contains(&bytes, &pieces)));
        files
    }

    /// The short names of the workplace's processes that have any of these secrets in their environment or their arguments,
    /// where every process of the same user can read it.
    #[must_use]
    pub fn find_in_processes(&self, secrets: &[&str]) -> Vec<String> {
        let pieces = pieces(secrets);
        let mut found = Vec::new();
        for (pid, name) in processes::of_workplace(&self.runtime_dir()) {
            let told = ["environ", "cmdline"].map(|file| format!("/proc/{}/{file}", pid.as_raw_nonzero()));
            if told.iter().any(|file| fs::read(file).is_ok_and(|bytes| contains(&bytes, &pieces))) {
                found.push(name);
            }
        }
        found
    }
}

/// Every regular file under a folder. What goes away meanwhile is none.
fn add_files(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => add_files(&entry.path(), files)?,
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
    Ok(())
}

fn pieces(secrets: &[&str]) -> Vec<String> {
    let pieces_of = |secret: &&str| -> Vec<String> {
        assert!(secret.len() >= 8 && secret.is_ascii(), "too short to be found by, or no secret of ours: {secret:?}");
        let pieces = secret.as_bytes().chunks(PIECE).filter(|piece| piece.len() == PIECE || secret.len() < PIECE);
        pieces.map(|piece| String::from_utf8_lossy(piece).into_owned()).collect()
    };
    secrets.iter().flat_map(pieces_of).collect()
}

fn contains(bytes: &[u8], pieces: &[String]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    pieces.iter().any(|piece| text.contains(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_whole_and_in_pieces_and_nothing_else_is() {
        let secret: String = ('0'..='9').chain('a'..='z').chain('A'..='Z').cycle().take(1500).collect();
        let pieces = pieces(&[&secret, "shortsecret"]);
        let split = format!("\u{0}\u{1}{}\u{0}\u{ff}page{}", &secret[..700], &secret[700..]);
        for (bytes, expected) in [
            (secret.as_bytes().to_vec(), true),
            (split.into_bytes(), true),
            ([&[0xff, 0xfe][..], b"shortsecret", &[0x80]].concat(), true),
            (b"a short secret".to_vec(), false),
            (Vec::new(), false),
        ] {
            assert_eq!(contains(&bytes, &pieces), expected, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
