//! Texts to copy that make phones and programs report calls to Callcard, with this machine's paths in them.
//!
//! Each works as copied, and reports a call's whole life: a phone that only reports rings has no missed calls and
//! leaves its notices standing. Their numbers are fictional. Explanations for people are on the page, not here.

mod quoting;
mod scripts;
mod softphones;
mod known;
mod microsip;

use std::path::Path;

use callcard_local::SocketName;

use self::quoting::{powershell, shell};
use crate::view::{MicrosipDeed, MicrosipView, PhoneView, Recipe, RecipeId};

/// A number of the sandbox's company.
const EXAMPLE: &str = "+79998885533";
/// The program that speaks to the socket for phones that cannot.
const PROGRAM: &str = if cfg!(windows) { "callcardctl.exe" } else { "callcardctl" };

/// How a phone on this machine is connected.
pub fn view(socket: &SocketName) -> PhoneView {
    here(socket).view()
}

/// Looks at MicroSIP's file on this machine, sets it up, or takes out what was set up. Waits for the disk.
pub fn microsip(socket: &SocketName, deed: MicrosipDeed, is_running: bool) -> MicrosipView {
    let lines = softphones::microsip(&here(socket).program);
    microsip::microsip(&microsip::folders(), &lines, deed, is_running)
}

fn here(socket: &SocketName) -> Machine {
    let here = std::env::current_exe().ok().map(|exe| exe.with_file_name(PROGRAM)).filter(|program| program.is_file());
    let program = here.as_deref().unwrap_or(Path::new("callcardctl")).display().to_string();
    let system = match () {
        () if cfg!(windows) => System::Windows,
        () if cfg!(target_os = "macos") => System::Macos,
        () => System::Linux,
    };
    Machine { system, program, socket: socket.to_string() }
}

/// What the texts depend on.
pub struct Machine {
    pub system: System,
    /// The path of callcardctl, or its name if the path is unknown.
    pub program: String,
    pub socket: String,
}

/// The kind of machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    Linux,
    Macos,
    Windows,
}

impl Machine {
    /// All that the page offers on such a machine.
    pub fn view(&self) -> PhoneView {
        let (known, kinds) = (known::known(), known::kinds());
        PhoneView { socket: self.socket.clone(), recipes: self.recipes(), known, kinds }
    }

    /// All texts, in no order.
    pub fn recipes(&self) -> Vec<Recipe> {
        use RecipeId::{Callcardctl, Curl, Microsip, Php, Powershell, Python, Twinkle};
        let (program, socket) = (&self.program, &self.socket);
        let windows = self.system == System::Windows;
        let all = [
            (Callcardctl, true, self.callcardctl()),
            (Powershell, windows, self.powershell()),
            (Microsip, windows, softphones::microsip(program)),
            (Twinkle, self.system == System::Linux, softphones::twinkle(program)),
            // These programs cannot speak to a named pipe.
            (Curl, !windows, scripts::curl(socket)),
            (Python, !windows, scripts::python(socket)),
            (Php, !windows, scripts::php(socket)),
        ];
        all.map(|(id, is_here, text)| Recipe { id, text: is_here.then_some(text) }).into()
    }

    /// A line for each phase, for any program that can run a command.
    fn callcardctl(&self) -> String {
        let program = match self.system {
            // A Windows path cannot contain quotation marks.
            System::Windows => format!("\"{}\"", self.program),
            System::Linux | System::Macos => shell(&self.program),
        };
        phases(&program)
    }

    /// The same for PowerShell, which runs a path in quotation marks only after a `&`.
    fn powershell(&self) -> String {
        phases(&format!("& {}", powershell(&self.program)))
    }
}

fn phases(program: &str) -> String {
    ["ring", "answer", "end"].map(|phase| format!("{program} {phase} {EXAMPLE}\n")).concat()
}

#[cfg(test)]
mod tests;
