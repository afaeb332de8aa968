//! Secrets from standard input: piped in, or typed at a prompt that does not show them.
//!
//! They never come from arguments or the environment, which other programs can see, and nothing here puts one into an
//! error. Memory that held one is wiped.

use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, stderr, stdin};

use rpassword::ConfigBuilder;
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use crate::voice::Voice;

/// The longest secret, in bytes, with the white space around it.
const LONGEST: usize = 16 * 1024;

/// Which secret is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Token,
    ClientSecret,
    Code,
    /// Of a telephone system.
    Password,
}

/// Why there is no secret.
#[derive(Debug)]
pub(crate) enum SecretError {
    /// Nothing can be read.
    System(io::Error),
    /// What was read is none.
    NoSecret(NoSecret),
}

/// The input is no secret. This holds nothing of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoSecret {
    secret: Wanted,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Empty,
    TooLong,
    NotText,
}

impl NoSecret {
    /// What is wrong with it, for people.
    pub(crate) fn words(self, voice: &Voice) -> String {
        let key = match self.fault {
            Fault::Empty => "ctl-secret-empty",
            Fault::TooLong => "ctl-secret-too-long",
            Fault::NotText => "ctl-secret-not-text",
        };
        voice.say_with(key, [("secret", self.secret.name(voice)), ("bytes", LONGEST.to_string())])
    }
}

impl From<io::Error> for SecretError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Wanted {
    /// Its name, for people.
    fn name(self, voice: &Voice) -> String {
        voice.say(match self {
            Self::Token => "ctl-token",
            Self::ClientSecret => "ctl-client-secret",
            Self::Code => "ctl-code",
            Self::Password => "ctl-password",
        })
    }
}

/// Somebody sits at a terminal and is asked.
pub(crate) fn is_typed() -> bool {
    stdin().is_terminal()
}

/// The secret that is all of standard input.
pub(crate) fn whole(secret: Wanted, voice: &Voice) -> Result<SecretString, SecretError> {
    if is_typed() { typed(secret, voice) } else { read(secret, |input, bytes| input.read_to_end(bytes)) }
}

/// The secret that is the next line of standard input.
pub(crate) fn line(secret: Wanted, voice: &Voice) -> Result<SecretString, SecretError> {
    if is_typed() { typed(secret, voice) } else { read(secret, |input, bytes| input.read_until(b'\n', bytes)) }
}

fn read(
    secret: Wanted,
    fill: impl FnOnce(&mut dyn BufRead, &mut Vec<u8>) -> io::Result<usize>,
) -> Result<SecretString, SecretError> {
    // One byte more than is allowed shows that there are too many. A buffer that grew would leave copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 1));
    fill(&mut stdin().lock().take(LONGEST as u64 + 1), &mut bytes)?;
    checked(secret, &bytes)
}

/// Asks on standard error. The terminal gives a token of any length, because nothing waits for whole lines.
fn typed(secret: Wanted, voice: &Voice) -> Result<SecretString, SecretError> {
    let settings = ConfigBuilder::new().output_writer(stderr()).build();
    let prompt = voice.say_with("ctl-secret-prompt", [("secret", secret.name(voice))]);
    match rpassword::prompt_password_with_config(format!("{prompt} "), settings) {
        Ok(typed) => checked(secret, &Zeroizing::new(typed.into_bytes())),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => checked(secret, &[]),
        Err(error) => Err(error.into()),
    }
}

/// The secret without the white space around it, and without the mark that Windows puts before a text.
fn checked(secret: Wanted, bytes: &[u8]) -> Result<SecretString, SecretError> {
    let wrong = |fault| SecretError::NoSecret(NoSecret { secret, fault });
    if bytes.len() > LONGEST {
        return Err(wrong(Fault::TooLong));
    }
    let text = str::from_utf8(bytes).map_err(|_| wrong(Fault::NotText))?;
    match text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
        "" => Err(wrong(Fault::Empty)),
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
            assert_eq!(checked(Wanted::Token, input.as_bytes()).unwrap().expose_secret(), expected);
        }
    }

    #[test]
    fn what_is_no_secret_is_named_and_not_shown() {
        let too_long = [b'a'; LONGEST + 1];
        for (input, expected) in [
            (&b""[..], Fault::Empty),
            (b" \r\n\xef\xbb\xbf\n", Fault::Empty),
            (b"secret\xff", Fault::NotText),
            (&too_long, Fault::TooLong),
        ] {
            let SecretError::NoSecret(why) = checked(Wanted::Code, input).unwrap_err() else { panic!() };
            assert_eq!(why, NoSecret { secret: Wanted::Code, fault: expected });
        }
    }
}
