//! Secrets from standard input: piped in, or typed at a prompt that does not show them.
//!
//! They never come from arguments or the environment, which other programs can see, and nothing here puts one into an
//! error. Memory that held one is wiped.

use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, stderr, stdin};

use rpassword::ConfigBuilder;
use secrecy::{SecretString, zeroize::Zeroizing};

use crate::failure::Failure;

/// The longest secret, in bytes, with the white space around it.
const LONGEST: usize = 16 * 1024;

/// Somebody sits at a terminal and is asked.
pub(crate) fn is_typed() -> bool {
    stdin().is_terminal()
}

/// The secret that is all of standard input.
pub(crate) fn whole(name: &str) -> Result<SecretString, Failure> {
    if is_typed() { typed(name) } else { read(name, |input, bytes| input.read_to_end(bytes)) }
}

/// The secret that is the next line of standard input.
pub(crate) fn line(name: &str) -> Result<SecretString, Failure> {
    if is_typed() { typed(name) } else { read(name, |input, bytes| input.read_until(b'\n', bytes)) }
}

fn read(
    name: &str,
    fill: impl FnOnce(&mut dyn BufRead, &mut Vec<u8>) -> io::Result<usize>,
) -> Result<SecretString, Failure> {
    // One byte more than is allowed shows that there are too many. A buffer that grew would leave copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 1));
    fill(&mut stdin().lock().take(LONGEST as u64 + 1), &mut bytes).map_err(Failure::System)?;
    checked(name, &bytes)
}

/// Asks on standard error. The terminal gives a token of any length, because nothing waits for whole lines.
fn typed(name: &str) -> Result<SecretString, Failure> {
    let settings = ConfigBuilder::new().output_writer(stderr()).build();
    match rpassword::prompt_password_with_config(format!("{name} (not shown): "), settings) {
        Ok(typed) => checked(name, &Zeroizing::new(typed.into_bytes())),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => checked(name, &[]),
        Err(error) => Err(Failure::System(error)),
    }
}

/// The secret without the white space around it, and without the mark that Windows puts before a text.
fn checked(name: &str, bytes: &[u8]) -> Result<SecretString, Failure> {
    let wrong = |fault: &str| Failure::Usage(format!("the {name} on standard input {fault}"));
    if bytes.len() > LONGEST {
        return Err(wrong(&format!("is longer than {LONGEST} bytes")));
    }
    let text = str::from_utf8(bytes).map_err(|_| wrong("is not text"))?;
    match text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
        "" => Err(wrong("is empty")),
        secret => Ok(secret.into()),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_secret_is_the_text_without_the_space_around_it() {
        let longest = "a".repeat(LONGEST);
        for (input, expected) in [
            ("secret", "secret"),
            ("secret\n", "secret"),
            (" \t secret\r\n\r\n", "secret"),
            ("\u{feff}secret\r\n", "secret"),
            ("two words\n", "two words"),
            (&longest, &longest),
        ] {
            assert_eq!(checked("token", input.as_bytes()).unwrap().expose_secret(), expected);
        }
    }

    #[test]
    fn what_is_no_secret_is_named_and_not_shown() {
        let too_long = [b'a'; LONGEST + 1];
        for (input, expected) in [
            (&b""[..], "the code on standard input is empty"),
            (b" \r\n\xef\xbb\xbf\n", "the code on standard input is empty"),
            (b"secret\xff", "the code on standard input is not text"),
            (&too_long, "the code on standard input is longer than 16384 bytes"),
        ] {
            assert_eq!(checked("code", input).unwrap_err().to_string(), expected);
        }
    }
}
