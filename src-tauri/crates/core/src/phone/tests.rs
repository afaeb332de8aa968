//! Runs each text as its program would, with a recorder in place of callcardctl.

use super::*;

fn machine(system: System) -> Machine {
    let (program, socket) = match system {
        System::Windows => (r"C:\Program Files\Callcard\callcardctl.exe", r"\\.\pipe\callcard-S-1-5-21"),
        _ => ("/opt/call card's/callcardctl", "/run/user/1000/call card/callcard.sock"),
    };
    Machine { system, program: program.into(), socket: socket.into() }
}

fn text(machine: &Machine, id: RecipeId) -> String {
    machine.recipes().into_iter().find(|recipe| recipe.id == id).unwrap().text.unwrap()
}

#[test]
fn each_system_has_what_runs_on_it() {
    use RecipeId::{Callcardctl, Curl, Microsip, Php, Powershell, Python, Twinkle};
    let table = [
        (System::Linux, vec![Callcardctl, Twinkle, Curl, Python, Php]),
        (System::Macos, vec![Callcardctl, Curl, Python, Php]),
        (System::Windows, vec![Callcardctl, Powershell, Microsip]),
    ];
    for (system, expected) in table {
        let recipes = machine(system).recipes();
        assert_eq!(recipes.len(), 7, "the page has a place for each");
        let here: Vec<RecipeId> = recipes.iter().filter(|recipe| recipe.text.is_some()).map(|r| r.id).collect();
        assert_eq!(here, expected, "{system:?}");
    }
}

#[test]
fn on_windows_a_path_stands_in_quotation_marks_and_powershell_needs_an_ampersand() {
    let windows = machine(System::Windows);
    let program = r"C:\Program Files\Callcard\callcardctl.exe";
    let lines = |start: &str| ["ring", "answer", "end"].map(|phase| format!("{start} {phase} {EXAMPLE}\n")).concat();
    assert_eq!(text(&windows, RecipeId::Callcardctl), lines(&format!("\"{program}\"")));
    assert_eq!(text(&windows, RecipeId::Powershell), lines(&format!("& '{program}'")));
}

#[test]
fn microsip_is_told_of_everything_that_happens_to_a_call() {
    let text = text(&machine(System::Windows), RecipeId::Microsip);
    let keys: Vec<&str> = text.lines().map(|line| line.split_once('=').unwrap().0).collect();
    let expected = ["cmdIncomingCall", "cmdOutgoingCall", "cmdCallAnswer", "cmdCallStart", "cmdCallBusy", "cmdCallEnd"];
    assert_eq!(keys, expected);
    // Windows reads at most 255 characters of a value.
    assert!(text.lines().all(|line| line.len() < 200), "{text}");
}

/// What MicroSIP and Windows make of a value and the number: split, joined without quotation marks, the number
/// appended, and split again by the started program.
fn as_microsip_runs_it(value: &str, number: &str) -> (String, Vec<String>) {
    let mut arguments = taken_apart(value).into_iter();
    let program = arguments.next().unwrap();
    let joined = arguments.map(|argument| argument + " ").collect::<String>();
    (program, taken_apart(&format!("{} {number}", joined.trim_end())))
}

/// Splits a command line by the rules of Windows, as far as quotation marks and backslashes before them go.
fn taken_apart(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), None::<String>, false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters.peek() == Some(&'"') => word.get_or_insert_default().push(characters.next().unwrap()),
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

#[test]
fn microsip_starts_callcardctl_with_the_number_behind_everything_else() {
    let text = text(&machine(System::Windows), RecipeId::Microsip);
    for number in ["+79998885533", "8 999 888-55-33", "ivan.petrov", "-x", "--wait", "anonymous", ""] {
        for line in text.lines() {
            let (key, value) = line.split_once('=').unwrap();
            let (program, arguments) = as_microsip_runs_it(value, number);
            assert_eq!(program, r"C:\Program Files\Callcard\callcardctl.exe", "{key}");
            let mut expected = match key {
                "cmdIncomingCall" => vec!["ring"],
                "cmdOutgoingCall" => vec!["ring", "--direction=out"],
                "cmdCallAnswer" | "cmdCallStart" => vec!["answer"],
                "cmdCallBusy" => vec!["end", "--cause=busy"],
                _ => vec!["end"],
            };
            expected.extend(["--source=microsip", "--withheld", "--"]);
            expected.extend(number.split(' ').filter(|word| !word.is_empty()));
            assert_eq!(arguments, expected, "{key}");
        }
    }
}

#[cfg(unix)]
mod on_unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    use std::time::{Duration, Instant};

    use super::*;

    const FOLDERS: [&str; 4] = ["plain", "with space", "it's $HOME `here`", "\"quoted\" \\ back"];

    fn executable(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
    }

    /// A program that writes down its arguments, each run as a block of lines.
    fn recorder(path: &Path) {
        executable(path, "#!/bin/sh\nfor word; do printf '%s\\n' \"<$word>\"; done >> \"$(dirname \"$0\")/told\"\n");
    }

    /// The recorded words, once there are this many.
    fn told(program: &Path, words: usize) -> Vec<String> {
        let limit = Instant::now() + Duration::from_secs(20);
        loop {
            let told = fs::read_to_string(program.with_file_name("told")).unwrap_or_default();
            let told: Vec<_> = told.lines().map(|line| line[1..line.len() - 1].to_owned()).collect();
            if told.len() >= words || Instant::now() > limit {
                return told;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn linux(program: &Path) -> Machine {
        Machine { system: System::Linux, program: program.display().to_string(), socket: String::new() }
    }

    #[test]
    fn a_shell_finds_the_program_whatever_the_path_and_tells_of_each_phase() {
        for folder in FOLDERS {
            let temp = tempfile::tempdir().unwrap();
            let program = temp.path().join(folder).join("callcardctl");
            recorder(&program);
            let text = text(&linux(&program), RecipeId::Callcardctl);
            assert!(Command::new("sh").args(["-ec", &text]).status().unwrap().success(), "{text}");
            assert_eq!(told(&program, 6), ["ring", EXAMPLE, "answer", EXAMPLE, "end", EXAMPLE], "{text}");
        }
    }

    /// Twinkle starts the file itself, with the message in the environment, and reads what it prints until its end.
    fn as_twinkle_runs_it(script: &Path, trigger: &str, message: &[(&str, &str)]) {
        let mut command = Command::new(script);
        command.env("TWINKLE_TRIGGER", trigger).env("TWINKLE_LINE", "1").envs(message.iter().copied());
        let output = command.output().unwrap();
        assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    }

    #[test]
    fn twinkle_tells_of_everything_that_happens_to_a_call() {
        let id = ["--source=twinkle", "--call-id=-Zk3x9~Q b@pbx"];
        for (trigger, status, expected) in [
            ("in_call", "", &["ring", id[0], id[1], "--name=Ivan", "--to=101", "--", EXAMPLE][..]),
            ("in_call_answered", "200", &["answer", id[0], id[1]]),
            ("in_call_failed", "487", &["end", id[0], id[1], "--cause=no_answer", "--", EXAMPLE]),
            ("in_call_failed", "603", &["end", id[0], id[1], "--cause=rejected", "--", EXAMPLE]),
            ("in_call_failed", "486", &["end", id[0], id[1], "--cause=busy", "--", EXAMPLE]),
            ("out_call", "", &["ring", id[0], id[1], "--direction=out", "--", "101"]),
            ("out_call_answered", "200", &["answer", id[0], id[1]]),
            ("out_call_failed", "486", &["end", id[0], id[1]]),
            ("local_release", "", &["end", id[0], id[1]]),
            ("remote_release", "", &["end", id[0], id[1]]),
        ] {
            for folder in FOLDERS {
                let temp = tempfile::tempdir().unwrap();
                let (program, script) = (temp.path().join(folder).join("callcardctl"), temp.path().join("script"));
                recorder(&program);
                executable(&script, &text(&linux(&program), RecipeId::Twinkle));
                let message = [
                    ("SIP_CALL_ID", "-Zk3x9~Q b@pbx"),
                    ("SIP_FROM_USER", EXAMPLE),
                    ("SIP_FROM_DISPLAY", "Ivan"),
                    ("SIP_TO_USER", "101"),
                    ("SIPSTATUS_CODE", status),
                ];
                as_twinkle_runs_it(&script, trigger, &message);
                assert_eq!(told(&program, expected.len()), expected, "{trigger} {status}");
            }
        }
    }

    /// Any caller name is passed on as one word and never as an option.
    #[test]
    fn twinkle_passes_the_caller_through_as_it_came() {
        for caller in ["", "anonymous", "ivan.petrov", "-x", "a b", "$(reboot)", "'\"`", "+7 (999) 888-55-33"] {
            let temp = tempfile::tempdir().unwrap();
            let (program, script) = (temp.path().join("callcardctl"), temp.path().join("script"));
            recorder(&program);
            executable(&script, &text(&linux(&program), RecipeId::Twinkle));
            let message = [("SIP_CALL_ID", "1"), ("SIP_FROM_USER", caller), ("SIP_FROM_DISPLAY", caller)];
            as_twinkle_runs_it(&script, "in_call", &message);
            let name = format!("--name={caller}");
            let expected = ["ring", "--source=twinkle", "--call-id=1", &name, "--to=", "--", caller];
            assert_eq!(told(&program, 7), expected);
        }
    }
}
