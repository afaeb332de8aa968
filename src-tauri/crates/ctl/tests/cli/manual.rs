//! Help, manual page and completions: whole, and their examples work.

use crate::stub::{Finished, Stub, callcardctl};

const COMMANDS: [&str; 19] = [
    "ring",
    "answer",
    "end",
    "status",
    "calls",
    "watch",
    "delete",
    "login",
    "logout",
    "whoami",
    "doctor",
    "settings",
    "sources",
    "replay",
    "sandbox",
    "window",
    "quit",
    "completions",
    "man",
];

/// The command lines that a help shows, as words of a shell.
fn examples(stub: &Stub, command: &str) -> Vec<String> {
    let help = stub.run(&[command, "--help"]).printed();
    let (_, after) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{command} has no examples: {help}"));
    after.lines().take_while(|line| line.starts_with("  ")).map(|line| line.trim().to_owned()).collect()
}

/// Each example is understood: what it does is another matter, for there is only a stand-in.
#[test]
fn the_examples_of_every_command_are_right() {
    let stub = Stub::accepting();
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_callcardctl")).parent().unwrap();
    for command in COMMANDS {
        let examples = examples(&stub, command);
        assert!(!examples.is_empty(), "{command}");
        for example in examples {
            // The sandbox would run on and the stand-in does not quit, and files are not what is tried here.
            let line = example.split(['<', '>']).next().unwrap().replace("recording.jsonl", "/dev/null");
            let line = if ["sandbox", "quit"].contains(&command) { format!("timeout 0.3 {line}; true") } else { line };
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &line]).env("CALLCARD_HOME", stub.home()).env("LC_ALL", "C");
            shell.env("PATH", format!("{}:/usr/bin:/bin", folder.display())).stdin(std::process::Stdio::null());
            let finished = Finished::from(shell.output().unwrap());
            let wrong = finished.stderr.contains("Usage:") || finished.stderr.contains("tip:");
            assert!(!wrong && finished.code != Some(127), "{example}: {finished:?}");
        }
    }
}

#[test]
fn a_shell_gets_its_completions() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = callcardctl(home.path()).args(["completions", shell]).output().unwrap();
        let script = Finished::from(output).printed();
        for word in ["ring", "--call-id", "--withheld", "no_answer"].iter().filter(|word| {
            // These shells complete no values.
            !(**word == "no_answer" && ["powershell", "elvish"].contains(&shell))
        }) {
            let word = if shell == "fish" { word.trim_start_matches("--") } else { word };
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let output = callcardctl(home.path()).args(["completions", "cmd"]).output().unwrap();
    Finished::from(output).complained(2);
}

#[test]
fn the_manual_page_knows_every_command_and_its_options() {
    let home = tempfile::tempdir().unwrap();
    let page = |args: &[&str]| Finished::from(callcardctl(home.path()).arg("man").args(args).output().unwrap());
    let whole = page(&[]).printed();
    assert!(whole.contains(".TH callcardctl 1"), "{whole}");
    for command in COMMANDS {
        assert!(whole.contains(&format!("callcardctl\\-{command}(1)")), "{command}");
        let own = page(&[command]).printed();
        assert!(own.contains(&format!(".TH callcardctl-{command} 1")) && own.contains("Examples:"), "{own}");
    }
    let ring = page(&["ring"]).printed();
    assert!(ring.contains("withheld") && ring.contains("call\\-id"), "{ring}");
    assert!(page(&["dance"]).complained(2).contains("no command dance"));
}
