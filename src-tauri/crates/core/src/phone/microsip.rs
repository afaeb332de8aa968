//! MicroSIP's own file, set up for the agent: the lines that tell Callcard of its calls are known texts for a known file.
//!
//! A file that is not understood in full is left alone, as is one in which another program is told of the calls. Before
//! the first change it is copied; what was set up can be taken out again, with all else as it is then. MicroSIP writes
//! its file when it ends, so it must not run meanwhile.

mod ini;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use self::ini::{Ini, NotUnderstood};
use crate::view::{MicrosipDeed, MicrosipState, MicrosipView};

/// The file, in whichever folder it is.
const FILE: &str = "MicroSIP.ini";
/// What a copy is called that was made before the first change.
const COPY: &str = "MicroSIP.before-callcard.ini";
/// More than any file of MicroSIP's holds.
const LONGEST: u64 = 4 << 20;

/// The folders in which its file may be: one of its own, or, where it is carried around, that of the program.
pub(super) fn folders() -> Vec<PathBuf> {
    let of = |variable: &str| std::env::var_os(variable).map(|folder| Path::new(&folder).join("MicroSIP"));
    ["APPDATA", "LOCALAPPDATA", "ProgramFiles", "ProgramFiles(x86)"].into_iter().filter_map(of).collect()
}

/// Looks at MicroSIP's file in these folders, sets it up with these lines, or takes them out again.
pub(super) fn microsip(folders: &[PathBuf], lines: &str, deed: MicrosipDeed, is_running: bool) -> MicrosipView {
    let files: Vec<_> = folders.iter().map(|folder| folder.join(FILE)).filter(|file| file.is_file()).collect();
    let file = match &files[..] {
        [] => return MicrosipView { state: MicrosipState::NotFound, file: None, detail: None },
        [file] => file,
        [file, ..] => return view(MicrosipState::Several, file, None),
    };
    match apply(file, lines, deed, is_running) {
        Ok(state) => view(state, file, None),
        Err(Trouble::NotUnderstood(NotUnderstood::Taken(value))) => view(MicrosipState::Taken, file, Some(value)),
        Err(Trouble::NotUnderstood(why)) => view(MicrosipState::NotUnderstood, file, Some(format!("{why:?}"))),
        Err(Trouble::Disk(error)) => view(MicrosipState::Failed, file, Some(error.to_string())),
    }
}

/// Why a file was left as it is.
#[derive(Debug)]
enum Trouble {
    NotUnderstood(NotUnderstood),
    Disk(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<NotUnderstood> for Trouble {
    fn from(why: NotUnderstood) -> Self {
        Self::NotUnderstood(why)
    }
}

fn apply(file: &Path, lines: &str, deed: MicrosipDeed, is_running: bool) -> Result<MicrosipState, Trouble> {
    if fs::metadata(file)?.len() > LONGEST {
        return Err(NotUnderstood::TooLong.into());
    }
    let bytes = fs::read(file)?;
    let mut ini = Ini::read(&bytes)?;
    let is_set_up = ini.is_set_up(lines)?;
    let wanted = match deed {
        MicrosipDeed::Look => return Ok(state(is_set_up, is_running)),
        MicrosipDeed::SetUp => true,
        MicrosipDeed::Undo => false,
    };
    if is_running {
        return Ok(MicrosipState::Running);
    }
    if wanted {
        if !ini.has_lines_of_ours() {
            fs::write(file.with_file_name(COPY), &bytes)?;
        }
        ini.set_up(lines)?;
    } else {
        ini.take_out();
    }
    let changed = ini.write();
    if changed != bytes {
        replace(file, &changed)?;
    }
    Ok(state(wanted, false))
}

fn state(is_set_up: bool, is_running: bool) -> MicrosipState {
    match (is_set_up, is_running) {
        (true, _) => MicrosipState::SetUp,
        (false, true) => MicrosipState::Running,
        (false, false) => MicrosipState::Ready,
    }
}

/// The file is the old one or the new one, whatever happens.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = file.with_extension("ini.callcard");
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, file));
    if written.is_err()
        && let Err(error) = fs::remove_file(&draft)
        && error.kind() != ErrorKind::NotFound
    {
        tracing::warn!(%error, "a draft of MicroSIP's file was left behind");
    }
    written
}

fn view(state: MicrosipState, file: &Path, detail: Option<String>) -> MicrosipView {
    MicrosipView { state, file: Some(file.display().to_string()), detail }
}

#[cfg(test)]
mod tests;
