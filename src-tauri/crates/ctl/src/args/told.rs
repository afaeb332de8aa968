//! What `ring`, `answer` and `end` are told about a call.
//!
//! The values come from telephone systems: they may begin with a dash, be empty, or be no text at all. None of that costs
//! a ring; only a value that is clearly the next option does, because then a variable was empty that should not be.

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args as Arguments, value_parser};

use crate::wire::{Cause, Direction};

/// The options of these commands, none of which is a value.
const OPTIONS: [&str; 14] = [
    "--call-id",
    "--cause",
    "--direction",
    "--help",
    "--json",
    "--line",
    "--name",
    "--source",
    "--to",
    "--user",
    "--version",
    "--wait",
    "--withheld",
    "--",
];

#[derive(Arguments)]
pub(crate) struct Ring {
    /// A user of the account who gets the call; may be given several times
    #[arg(long = "user", value_name = "ID", value_parser = value_parser!(u64).range(1..))]
    pub(crate) users: Vec<u64>,

    /// The source's own id for the call; answer and end find the call by it
    #[arg(long, value_name = "ID", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) call_id: Option<String>,

    /// Who reports the call; ids are unique within a source
    #[arg(long, value_name = "NAME", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) source: Option<String>,

    /// The caller's name, where the telephone system knows it
    #[arg(long, value_name = "NAME", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) name: Option<String>,

    /// The line or queue that the call came in on
    #[arg(long, value_name = "LINE", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) line: Option<String>,

    /// The number that was called
    #[arg(long, value_name = "NUMBER", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) to: Option<String>,

    /// Who calls whom
    #[arg(long, value_name = "DIRECTION", default_value = "in")]
    pub(crate) direction: Direction,

    /// Wait for the CRM's answer and print the card
    #[arg(long)]
    pub(crate) wait: bool,

    /// If no number is given, the caller hides it; without this, no number is a mistake
    #[arg(long)]
    pub(crate) withheld: bool,

    /// The number, in any format; everything from its first word on belongs to it. Empty: the caller hides it
    #[arg(trailing_var_arg = true, allow_negative_numbers = true, value_parser = word())]
    pub(crate) number: Vec<String>,
}

/// Which call is meant: by id, else by number, else the only live one.
#[derive(Arguments)]
pub(crate) struct Which {
    /// The id that the call was reported under
    #[arg(long, value_name = "ID", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) call_id: Option<String>,

    /// The source that the call was reported by
    #[arg(long, value_name = "NAME", value_parser = data(), allow_hyphen_values = true)]
    pub(crate) source: Option<String>,

    /// Who calls whom, for a call named by its number; without this, either
    #[arg(long, value_name = "DIRECTION")]
    pub(crate) direction: Option<Direction>,

    /// If no number is given, the call of the caller who hides it is meant
    #[arg(long)]
    pub(crate) withheld: bool,

    /// The number, in any format; everything from its first word on belongs to it
    #[arg(trailing_var_arg = true, allow_negative_numbers = true, value_parser = word())]
    pub(crate) number: Vec<String>,
}

#[derive(Arguments)]
pub(crate) struct End {
    /// Why it is over
    #[arg(long)]
    pub(crate) cause: Option<Cause>,

    #[command(flatten)]
    pub(crate) which: Which,
}

/// A word as it came; what is no text in it is replaced.
fn word() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(|word| word.to_string_lossy().into_owned())
}

/// The value of an option that carries what a telephone system says. It may look like an option, but be none of ours.
fn data() -> impl TypedValueParser<Value = String> {
    word().try_map(|word| {
        let name = word.split('=').next().unwrap_or_default();
        if OPTIONS.contains(&name) {
            return Err(format!("a value is missing: {name} is an option"));
        }
        Ok(word)
    })
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::args::{Args, Command};

    fn ring(words: &[&str]) -> Result<Ring, clap::Error> {
        let words = ["callcardctl", "ring"].iter().chain(words);
        match Args::try_parse_from(words)?.command {
            Command::Ring(ring) => Ok(ring),
            _ => panic!("no ring"),
        }
    }

    #[test]
    fn the_definitions_do_not_contradict_each_other() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_option_is_known_as_one() {
        let command = Args::command();
        for name in ["ring", "answer", "end"] {
            let options = command.find_subcommand(name).unwrap().get_opts().chain(command.get_opts());
            for option in options.filter_map(|option| option.get_long()) {
                assert!(OPTIONS.contains(&format!("--{option}").as_str()), "--{option}");
            }
        }
    }

    #[test]
    fn all_from_the_first_word_of_the_number_belongs_to_it() {
        for (line, expected) in [
            ("", ""),
            ("+7 999 888-55-33", "+7 999 888-55-33"),
            ("--line sales 8 --wait -x", "8 --wait -x"),
            ("-- -x", "-x"),
            ("-- --wait", "--wait"),
            ("-- -5 5", "-5 5"),
            ("1 -- 2", "1 -- 2"),
            ("-", "-"),
            ("-79998885533", "-79998885533"),
            ("--withheld -- 5", "5"),
            ("--withheld --", ""),
        ] {
            let ring = ring(&line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>()).unwrap();
            assert_eq!(ring.number.join(" "), expected, "{line}");
            assert!(!ring.wait, "{line}");
        }
    }

    /// In every option that carries data, in both ways of writing it.
    #[test]
    fn a_value_may_begin_with_a_dash_or_be_empty() {
        for value in ["-Zk3x9~Q", "-", "-5", "-w", "-h", "--x", "---", "~-", "", "--usr", "a=b", "-call-id"] {
            for option in ["call-id", "source", "name", "line", "to"] {
                let (long, joined) = (format!("--{option}"), format!("--{option}={value}"));
                for words in [&[long.as_str(), value, "7"][..], &[joined.as_str(), "7"]] {
                    let ring = ring(words).unwrap_or_else(|error| panic!("{words:?}: {error}"));
                    let all = [&ring.call_id, &ring.source, &ring.name, &ring.line, &ring.to];
                    let said: Vec<_> = all.into_iter().flatten().collect();
                    assert_eq!((said, ring.number.join(" ")), (vec![&value.to_owned()], "7".into()), "{words:?}");
                }
            }
        }
    }

    #[test]
    fn an_option_is_not_taken_for_the_value_before_it() {
        for option in ["--wait", "--source", "--source=pbx", "--withheld", "--json", "--help", "--"] {
            let error = ring(&["--call-id", option, "7"]).err().unwrap();
            assert_eq!(error.exit_code(), 2, "{option}: {error}");
        }
        // A misspelt option is none, and no number either.
        assert_eq!(ring(&["--usr", "5", "7"]).err().unwrap().exit_code(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_text_costs_no_ring() {
        use std::ffi::OsString;
        use std::os::unix::ffi::OsStringExt;

        let broken = |start: &str| {
            let bytes = [start.as_bytes(), &[0xc8, 0xe2, 0xe0, 0xed]].concat();
            OsString::from_vec(bytes)
        };
        let words = ["callcardctl".into(), "ring".into(), broken("--name="), broken("8")];
        let Command::Ring(ring) = Args::try_parse_from(words).unwrap().command else { panic!("no ring") };
        assert_eq!(ring.name.unwrap(), "\u{fffd}".repeat(4));
        assert_eq!(ring.number, ["8".to_owned() + &"\u{fffd}".repeat(4)]);
    }
}
