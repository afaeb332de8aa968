//! The sign-in to the manager interface, and what keeps it alive: pieces in, bytes to send out.
//!
//! The secret is sent as an answer to a challenge where the system has one; plainly only over TLS or where it must be.
//! It asks for the events of calls and agents, and for no right to do anything.

use md5::{Digest, Md5};
use secrecy::{ExposeSecret, SecretString};

use super::packet::{Packet, Piece};

/// The oldest version of the interface that tells of calls as we read them: that of Asterisk 12.
const OLDEST: u32 = 2;

/// What is to be done.
#[derive(Debug)]
pub enum Step {
    Send(Vec<u8>),
    /// It is signed in: events come from now on.
    Ready,
    Event(Packet),
    /// It is of no use to go on.
    Refused(Refusal),
}

/// Why nothing is heard from a system that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The name or the secret is wrong, or this computer may not sign in.
    SignIn,
    /// Something else answers there, or an Asterisk that is too old.
    Foreign(String),
    /// It gives no challenge, and the secret may not be sent as plain text.
    PlainOnly,
}

/// Whether the secret may be sent as plain text, instead of as an answer to a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    Never,
    /// Where the system gives no challenge.
    IfNeeded,
    /// Without asking for a challenge.
    AtOnce,
}

/// One connection to the manager interface.
#[derive(Debug)]
pub struct Session {
    user: String,
    secret: SecretString,
    plain: Plain,
    stage: Stage,
    actions: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Banner,
    Challenge,
    Login,
    Ready,
}

impl Session {
    /// One that has not begun.
    pub fn new(user: &str, secret: SecretString, plain: Plain) -> Self {
        Self { user: user.to_owned(), secret, plain, stage: Stage::Banner, actions: 0 }
    }

    /// Takes in what came.
    pub fn hear(&mut self, piece: Piece) -> Step {
        match (self.stage, piece) {
            (Stage::Banner, Piece::Banner(banner)) if is_readable(&banner) => {
                if self.plain == Plain::AtOnce {
                    self.stage = Stage::Login;
                    return self.login(None);
                }
                self.stage = Stage::Challenge;
                self.action("Challenge", &[("AuthType", "MD5")])
            }
            (Stage::Banner, Piece::Banner(other)) => Step::Refused(Refusal::Foreign(other)),
            (Stage::Banner, Piece::Packet(_)) => Step::Refused(Refusal::Foreign(String::new())),
            (_, Piece::Banner(_)) => Step::Send(Vec::new()),
            (stage, Piece::Packet(packet)) => match (stage, packet.get("Response")) {
                (Stage::Challenge, Some(_)) => {
                    self.stage = Stage::Login;
                    self.login(packet.get("Challenge"))
                }
                (Stage::Login, Some("Success")) => {
                    self.stage = Stage::Ready;
                    Step::Ready
                }
                (Stage::Login, Some(_)) => Step::Refused(Refusal::SignIn),
                _ => Step::Event(packet),
            },
        }
    }

    /// Asks whether the other side is still there; any piece that comes says so.
    pub fn ping(&mut self) -> Vec<u8> {
        self.bytes("Ping", &[])
    }

    /// Has a call be placed. With it comes the id that the answers have.
    pub fn originate(&mut self, fields: &[(&str, &str)]) -> (u64, Vec<u8>) {
        let bytes = self.bytes("Originate", fields);
        (self.actions, bytes)
    }

    fn login(&mut self, challenge: Option<&str>) -> Step {
        let (user, secret) = (self.user.clone(), self.secret.clone());
        match challenge {
            Some(challenge) => {
                let key = Md5::digest(format!("{challenge}{}", secret.expose_secret()));
                let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
                self.action(
                    "Login",
                    &[("AuthType", "MD5"), ("Username", &user), ("Key", &key), ("Events", "call,agent")],
                )
            }
            None if self.plain == Plain::Never => Step::Refused(Refusal::PlainOnly),
            None => {
                let secret = secret.expose_secret();
                self.action("Login", &[("Username", &user), ("Secret", secret), ("Events", "call,agent")])
            }
        }
    }

    fn action(&mut self, name: &str, fields: &[(&str, &str)]) -> Step {
        Step::Send(self.bytes(name, fields))
    }

    /// An action. What would end a line ends a value: nothing can be added by a name or a secret.
    fn bytes(&mut self, name: &str, fields: &[(&str, &str)]) -> Vec<u8> {
        self.actions += 1;
        let mut text = format!("Action: {name}\r\nActionID: {}\r\n", self.actions);
        for (key, value) in fields {
            let value = value.split(['\r', '\n']).next().unwrap_or_default();
            text += &format!("{key}: {value}\r\n");
        }
        text += "\r\n";
        text.into_bytes()
    }
}

/// Whether this is the banner of an interface that tells of calls as we read them.
fn is_readable(banner: &str) -> bool {
    let version = banner.strip_prefix("Asterisk Call Manager/");
    let major = version.and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    major.is_some_and(|major| major >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::super::packet::Splitter;
    use super::*;

    fn session() -> Session {
        Session::new("callcard", SecretString::from("s3cret"), Plain::IfNeeded)
    }

    fn hear(session: &mut Session, bytes: &str) -> Vec<Step> {
        Splitter::default().push(bytes.as_bytes()).into_iter().map(|piece| session.hear(piece)).collect()
    }

    fn sent(steps: &[Step]) -> String {
        match steps {
            [Step::Send(bytes)] => String::from_utf8(bytes.clone()).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn secret_is_proven_by_a_challenge() {
        let mut session = session();
        let asked = sent(&hear(&mut session, "Asterisk Call Manager/11.0.0\r\n"));
        assert_eq!(asked, "Action: Challenge\r\nActionID: 1\r\nAuthType: MD5\r\n\r\n");
        let login = sent(&hear(&mut session, "Response: Success\r\nActionID: 1\r\nChallenge: 840415273\r\n\r\n"));
        let key = "d7994fd8cd10e2224514d095d0fd3f7b";
        let expected = format!(
            "Action: Login\r\nActionID: 2\r\nAuthType: MD5\r\nUsername: callcard\r\nKey: {key}\r\nEvents: call,agent\r\n\r\n"
        );
        assert_eq!(login, expected);
        let steps =
            hear(&mut session, "Response: Success\r\nMessage: Authentication accepted\r\n\r\nEvent: Hangup\r\n\r\n");
        assert!(matches!(&steps[..], [Step::Ready, Step::Event(_)]), "{steps:?}");
    }

    #[test]
    fn secret_is_sent_where_there_is_no_challenge() {
        let mut session = session();
        hear(&mut session, "Asterisk Call Manager/2.5.0\r\n");
        let login = sent(&hear(&mut session, "Response: Error\r\nMessage: Invalid/unknown command\r\n\r\n"));
        assert!(login.contains("Secret: s3cret\r\n"), "{login}");
        let steps = hear(&mut session, "Response: Error\r\nMessage: Authentication failed\r\n\r\n");
        assert!(matches!(&steps[..], [Step::Refused(Refusal::SignIn)]), "{steps:?}");
    }

    #[test]
    fn secret_is_sent_as_plain_text_only_where_it_may_be() {
        for (plain, asked) in [(Plain::Never, "Challenge"), (Plain::IfNeeded, "Challenge"), (Plain::AtOnce, "Login")] {
            let mut session = Session::new("callcard", SecretString::from("s3cret"), plain);
            let first = sent(&hear(&mut session, "Asterisk Call Manager/11.0.0\r\n"));
            assert!(first.starts_with(&format!("Action: {asked}\r\n")), "{plain:?}: {first}");
            assert_eq!(first.contains("s3cret"), plain == Plain::AtOnce, "{plain:?}: {first}");
            if plain == Plain::Never {
                let steps = hear(&mut session, "Response: Error\r\nMessage: Invalid/unknown command\r\n\r\n");
                assert!(matches!(&steps[..], [Step::Refused(Refusal::PlainOnly)]), "{steps:?}");
            }
        }
    }

    #[test]
    fn what_is_no_asterisk_that_we_can_read_is_refused() {
        for banner in
            ["Asterisk Call Manager/1.3", "SSH-2.0-OpenSSH_9.2", "Asterisk Call Manager/", "HTTP/1.1 400 Bad Request"]
        {
            let steps = hear(&mut session(), &format!("{banner}\r\n"));
            assert!(matches!(&steps[..], [Step::Refused(Refusal::Foreign(said))] if said == banner), "{steps:?}");
        }
        for banner in ["Asterisk Call Manager/2.5.0", "Asterisk Call Manager/12.0.0"] {
            assert!(matches!(hear(&mut session(), &format!("{banner}\r\n"))[..], [Step::Send(_)]), "{banner}");
        }
    }

    #[test]
    fn name_cannot_add_a_line() {
        let mut session = Session::new("callcard\r\nAction: Logoff", SecretString::from("s\nx"), Plain::IfNeeded);
        hear(&mut session, "Asterisk Call Manager/5.0.0\r\n");
        let login = sent(&hear(&mut session, "Response: Error\r\n\r\n"));
        assert!(login.contains("Username: callcard\r\nSecret: s\r\nEvents"), "{login}");
    }
}
