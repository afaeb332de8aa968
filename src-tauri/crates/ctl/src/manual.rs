//! What a shell completes, and the manual page: both made of the command line's own definitions, so they are always whole.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Args;
use crate::failure::Failure;
use crate::voice::Voice;

/// A script for a shell.
pub(crate) fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "callcardctl", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The manual page of the whole, or of a command, for `man -l`.
pub(crate) fn page(name: Option<&str>, voice: &Voice) -> Result<String, Failure> {
    let mut whole = Args::command();
    whole.build();
    let command = match name {
        None => whole,
        Some(name) => {
            let found = whole.find_subcommand(name).cloned();
            let found = found.ok_or_else(|| Failure::Usage(voice.say_with("ctl-no-command", [("name", name)])))?;
            found.display_name(format!("callcardctl-{name}"))
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
