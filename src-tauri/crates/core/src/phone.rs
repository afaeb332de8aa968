//! How phones and programs tell Callcard of calls: texts to copy, with this machine's own paths in them.
//!
//! Each is whole: what is copied works as it is. Numbers in them are fictional.

mod quoting;

use std::path::Path;

use callcard_paths::SocketName;
use serde_json::json;

use self::quoting::{php, python, shell};
use crate::view::{PhoneView, Recipe, RecipeId};

/// A number of the sandbox's company.
const EXAMPLE: &str = "+79998885533";
/// The program that speaks to the socket for those who cannot.
const PROGRAM: &str = if cfg!(windows) { "callcardctl.exe" } else { "callcardctl" };

/// How a phone on this machine is connected.
pub fn view(socket: &SocketName) -> PhoneView {
    let here = std::env::current_exe().ok().map(|exe| exe.with_file_name(PROGRAM)).filter(|program| program.is_file());
    let program = here.as_deref().unwrap_or(Path::new("callcardctl")).display().to_string();
    let system = match () {
        () if cfg!(windows) => System::Windows,
        () if cfg!(target_os = "macos") => System::Macos,
        () => System::Linux,
    };
    let machine = Machine { system, program, socket: socket.to_string() };
    PhoneView { recipes: machine.recipes(), socket: machine.socket }
}

/// What the texts depend on.
struct Machine {
    system: System,
    /// Where callcardctl is, or its name where that is all that is known.
    program: String,
    socket: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Linux,
    Macos,
    Windows,
}

impl Machine {
    fn recipes(&self) -> Vec<Recipe> {
        use RecipeId::{Callcardctl, Curl, Microsip, Php, Python, Twinkle};
        let unix = self.system != System::Windows;
        let all = [
            (Callcardctl, true, self.callcardctl()),
            // Programs such as these speak to no named pipe.
            (Curl, unix, self.curl()),
            (Microsip, self.system == System::Windows, self.microsip()),
            (Twinkle, self.system == System::Linux, self.twinkle()),
            (Python, unix, self.python()),
            (Php, unix, self.php()),
        ];
        all.map(|(id, is_here, text)| Recipe { id, text: is_here.then_some(text) }).into()
    }

    fn callcardctl(&self) -> String {
        let program = if self.system == System::Windows { self.windows_program() } else { shell(&self.program) };
        format!("{program} ring {EXAMPLE}")
    }

    fn curl(&self) -> String {
        let (socket, event) = (shell(&self.socket), shell(&event()));
        format!("curl --unix-socket {socket} http://localhost/api/v2/events -d {event}")
    }

    /// The value of `cmdIncomingCall` in microsip.ini. MicroSIP reads it as a command line and adds the caller's number.
    fn microsip(&self) -> String {
        format!("{} ring", self.windows_program())
    }

    /// A path on Windows has no quotation marks in it.
    fn windows_program(&self) -> String {
        format!("\"{}\"", self.program)
    }

    /// A script for "incoming call" in a user profile of Twinkle. Twinkle waits for its end before it rings, and reads
    /// what it prints.
    fn twinkle(&self) -> String {
        let program = shell(&self.program);
        format!(
            "#!/bin/sh\n\
             {program} ring --source twinkle --call-id \"$SIP_CALL_ID\" \"$SIP_FROM_USER\" >/dev/null 2>&1 &\n"
        )
    }

    fn python(&self) -> String {
        let (socket, number) = (python(&self.socket), python(EXAMPLE));
        format!(
            r#"import http.client, json, socket

class Callcard(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(15)
        self.sock.connect({socket})

def ring(number):
    event = {{"add": [{{"type": "phone_call", "phone_number": number}}]}}
    callcard = Callcard("localhost")
    callcard.request("POST", "/api/v2/events", json.dumps(event), {{"Content-Type": "application/json"}})
    return json.load(callcard.getresponse())

print(ring({number}))
"#
        )
    }

    fn php(&self) -> String {
        let (socket, number) = (php(&self.socket), php(EXAMPLE));
        format!(
            r"<?php
$request = curl_init('http://localhost/api/v2/events');
curl_setopt_array($request, [
    CURLOPT_UNIX_SOCKET_PATH => {socket},
    CURLOPT_POSTFIELDS => http_build_query(['add' => [['type' => 'phone_call', 'phone_number' => {number}]]]),
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 15,
]);
echo curl_exec($request);
"
        )
    }
}

/// A ringing call, in the CRM's own format.
fn event() -> String {
    json!({"add": [{"type": "phone_call", "phone_number": EXAMPLE}]}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(system: System) -> Machine {
        let (program, socket) = match system {
            System::Windows => (r"C:\Program Files\Callcard\callcardctl.exe", r"\\.\pipe\callcard-S-1-5-21"),
            _ => ("/opt/call card's/callcardctl", "/run/user/1000/call card/callcard.sock"),
        };
        Machine { system, program: program.into(), socket: socket.into() }
    }

    fn text(system: System, id: RecipeId) -> Option<String> {
        machine(system).recipes().into_iter().find(|recipe| recipe.id == id).unwrap().text
    }

    #[test]
    fn each_system_has_what_runs_on_it() {
        use RecipeId::{Callcardctl, Curl, Microsip, Php, Python, Twinkle};
        let table = [
            (System::Linux, vec![Callcardctl, Curl, Twinkle, Python, Php]),
            (System::Macos, vec![Callcardctl, Curl, Python, Php]),
            (System::Windows, vec![Callcardctl, Microsip]),
        ];
        for (system, expected) in table {
            let recipes = machine(system).recipes();
            assert_eq!(recipes.len(), 6, "the page has a place for each");
            let here: Vec<RecipeId> = recipes.iter().filter(|recipe| recipe.text.is_some()).map(|r| r.id).collect();
            assert_eq!(here, expected, "{system:?}");
        }
    }

    #[test]
    fn on_windows_the_program_stands_in_quotation_marks() {
        let (ctl, microsip) = (RecipeId::Callcardctl, RecipeId::Microsip);
        let program = r#""C:\Program Files\Callcard\callcardctl.exe" ring"#;
        assert_eq!(text(System::Windows, microsip).unwrap(), program);
        assert_eq!(text(System::Windows, ctl).unwrap(), format!("{program} {EXAMPLE}"));
    }

    /// What a shell makes of a text, each word on a line, with the program of the text in the place of callcardctl.
    #[cfg(unix)]
    fn run(script: &str, program: &Path) -> Vec<String> {
        use std::os::unix::fs::PermissionsExt;
        let folder = program.parent().unwrap();
        std::fs::create_dir_all(folder).unwrap();
        let told = folder.join("told");
        std::fs::write(
            program,
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/told.new\"\n\
             mv \"$(dirname \"$0\")/told.new\" \"$(dirname \"$0\")/told\"\n",
        )
        .unwrap();
        std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).unwrap();
        // `wait` is for what the script leaves running.
        let ran = std::process::Command::new("sh")
            .args(["-c", &format!("{script}\nwait")])
            .env("SIP_CALL_ID", "a b@pbx")
            .env("SIP_FROM_USER", EXAMPLE)
            .status()
            .unwrap();
        assert!(ran.success(), "{script}");
        std::fs::read_to_string(told).unwrap().lines().map(str::to_owned).collect()
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_finds_the_program_and_its_arguments_whatever_the_path() {
        let table = [
            (RecipeId::Callcardctl, vec!["ring", EXAMPLE]),
            (RecipeId::Twinkle, vec!["ring", "--source", "twinkle", "--call-id", "a b@pbx", EXAMPLE]),
        ];
        for folder in ["plain", "with space", "it's $HOME `here`", "\"quoted\" \\ back"] {
            let temp = tempfile::tempdir().unwrap();
            let program = temp.path().join(folder).join("callcardctl");
            let path = program.display().to_string();
            let machine = Machine { system: System::Linux, program: path, socket: String::new() };
            for (id, expected) in &table {
                let text = machine.recipes().into_iter().find(|recipe| recipe.id == *id).unwrap().text.unwrap();
                assert_eq!(&run(&text, &program), expected, "{text}");
            }
        }
    }
}
