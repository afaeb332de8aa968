//! Links of toasts: Windows starts Callcard with one when the agent clicks a toast, even days later.
//!
//! Any web page can have a link of our scheme opened. So each says which toast it is of and until when it is good, and
//! proves with a key of this installation that we made it; it works once. No number and no address is ever taken from one.

use std::ffi::OsString;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use callcard_core::desk::{Button, Subject};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::place;
use super::used::Used;

/// The scheme, as it is registered and with what follows it in a link.
pub(crate) const SCHEME: &str = "callcard";
const BEGINS: &str = "callcard:press?";
/// Before the proof.
const PROOF: &str = "&mac=";
/// How long a link is good: as long as Windows keeps a toast.
const GOOD_FOR: Duration = Duration::from_secs(3 * 24 * 3600);
/// Ours are half as long.
const LONGEST: usize = 512;

/// Makes links and checks them.
pub(crate) struct Links {
    key: Vec<u8>,
    used: Used,
}

/// Why a link does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// We did not make it, or not with this key.
    Foreign,
    /// It was good once.
    Expired,
    /// It has been followed before.
    Used,
}

impl Links {
    /// With a key that nobody else has, and what was used before.
    pub(crate) fn new(key: impl Into<Vec<u8>>, used: Used) -> Self {
        Self { key: key.into(), used }
    }

    /// The link of a button of one toast, which has a name of its own (`toast`).
    pub(crate) fn make(&self, toast: Uuid, subject: Subject, button: Button, now: SystemTime) -> String {
        let until = seconds(now) + GOOD_FOR.as_secs();
        let (toast, notice) = (toast.simple(), place::tag(subject));
        let said = format!("{BEGINS}toast={toast}&notice={notice}&button={}&until={until}", name(button));
        let proof = self.proof(&said).map(|proof| URL_SAFE_NO_PAD.encode(proof.finalize().into_bytes()));
        format!("{said}{PROOF}{}", proof.unwrap_or_default())
    }

    /// What a link leads to. From now on neither it nor another link of its toast leads anywhere.
    pub(crate) fn follow(&mut self, link: &str, now: SystemTime) -> Result<(Subject, Button), Refusal> {
        if link.len() > LONGEST {
            return Err(Refusal::Foreign);
        }
        let (said, proof) = link.split_once(PROOF).ok_or(Refusal::Foreign)?;
        let proof = URL_SAFE_NO_PAD.decode(proof).map_err(|_| Refusal::Foreign)?;
        let expected = self.proof(said).ok_or(Refusal::Foreign)?;
        expected.verify_slice(&proof).map_err(|_| Refusal::Foreign)?;
        let Said { toast, subject, button, until } = Said::read(said).ok_or(Refusal::Foreign)?;
        let now = seconds(now);
        if until < now {
            return Err(Refusal::Expired);
        }
        if !self.used.mark(toast, until, now) {
            return Err(Refusal::Used);
        }
        Ok((subject, button))
    }

    /// A key of any length will do, so this is never `None`.
    fn proof(&self, said: &str) -> Option<Hmac<Sha256>> {
        let proof = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        Some(proof.chain_update(said.as_bytes()))
    }
}

/// What a link says.
struct Said {
    toast: Uuid,
    subject: Subject,
    button: Button,
    until: u64,
}

impl Said {
    fn read(said: &str) -> Option<Self> {
        let mut fields = said.strip_prefix(BEGINS)?.split('&');
        let mut field = |name: &str| fields.next()?.strip_prefix(name)?.strip_prefix('=');
        let toast = Uuid::parse_str(field("toast")?).ok()?;
        let subject = place::subject(field("notice")?)?;
        let button = [Button::Open, Button::CallBack];
        let button = field("button").and_then(|said| button.into_iter().find(|button| name(*button) == said))?;
        let until = field("until")?.parse().ok()?;
        fields.next().is_none().then_some(Self { toast, subject, button, until })
    }
}

/// The link among the arguments of a start. It comes from outside and may bring more arguments along, so whoever finds one
/// reads nothing else.
pub(crate) fn among(arguments: impl IntoIterator<Item = OsString>) -> Option<String> {
    let is_link = |argument: &str| {
        argument.get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
            && argument[SCHEME.len()..].starts_with(':')
    };
    arguments.into_iter().map(|argument| argument.to_string_lossy().into_owned()).find(|argument| is_link(argument))
}

fn name(button: Button) -> &'static str {
    match button {
        Button::Open => "open",
        Button::CallBack => "call-back",
    }
}

fn seconds(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use callcard_core::call::CallId;

    const KEY: &str = "a key of this installation";

    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_800_000_000)
    }

    fn links(key: &str) -> Links {
        Links::new(key, Used::in_memory())
    }

    fn missed() -> Subject {
        Subject::Missed(CallId::fresh())
    }

    #[test]
    fn link_of_ours_leads_to_its_notice_and_button() {
        let mut links = links(KEY);
        for subject in [missed(), Subject::Call(CallId::fresh()), Subject::AllMissed, Subject::Trouble] {
            for button in [Button::Open, Button::CallBack] {
                let link = links.make(Uuid::new_v4(), subject, button, now());
                assert!(link.len() < LONGEST / 2 + 1, "{link}");
                assert_eq!(links.follow(&link, now()), Ok((subject, button)), "{link}");
            }
        }
    }

    #[test]
    fn link_works_once_and_so_does_its_toast() {
        let (mut links, toast, subject) = (links(KEY), Uuid::new_v4(), missed());
        let open = links.make(toast, subject, Button::Open, now());
        let call_back = links.make(toast, subject, Button::CallBack, now());
        assert_eq!(links.follow(&call_back, now()), Ok((subject, Button::CallBack)));
        assert_eq!(links.follow(&call_back, now()), Err(Refusal::Used));
        assert_eq!(links.follow(&open, now()), Err(Refusal::Used));
    }

    #[test]
    fn link_is_good_for_three_days() {
        let mut links = links(KEY);
        let link = |links: &Links| links.make(Uuid::new_v4(), missed(), Button::Open, now());
        let (last, late) = (link(&links), link(&links));
        assert!(links.follow(&last, now() + GOOD_FOR).is_ok());
        assert_eq!(links.follow(&late, now() + GOOD_FOR + Duration::from_secs(1)), Err(Refusal::Expired));
    }

    #[test]
    fn what_we_did_not_make_leads_nowhere() {
        let mut ours = links(KEY);
        let subject = missed();
        let link = ours.make(Uuid::new_v4(), subject, Button::Open, now());
        let foreign = links("another key").make(Uuid::new_v4(), subject, Button::Open, now());
        let (said, proof) = link.split_once(PROOF).unwrap();
        let table = [
            foreign,
            String::new(),
            "callcard:".into(),
            BEGINS.into(),
            format!("{BEGINS}mac={proof}"),
            said.into(),
            format!("{said}{PROOF}"),
            format!("{said}{PROOF}{}", &proof[..proof.len() - 1]),
            format!("{said}{PROOF}{proof}A"),
            format!("{said}{PROOF}{proof}{PROOF}{proof}"),
            link.replace("button=open", "button=call-back"),
            link.replace("until=1", "until=9"),
            link.replace("missed-", "call-"),
            link.replace("toast=", "toast=0"),
            link.replace(BEGINS, "CALLCARD:press?"),
            link.replace("press?", "press/?"),
            format!("{link}&number=+79998885533"),
            format!(" {link}"),
            format!("{link}\n"),
            format!("{BEGINS}{}", "x".repeat(100_000)),
            format!("{BEGINS}toast=\u{0}\u{202E}ё{PROOF}ё"),
        ];
        for forged in table {
            assert_eq!(ours.follow(&forged, now()), Err(Refusal::Foreign), "{forged}");
        }
        assert_eq!(ours.follow(&link, now()), Ok((subject, Button::Open)), "none of them has used it up");
    }

    #[test]
    fn what_is_proved_is_read_strictly_all_the_same() {
        let mut links = links(KEY);
        let toast = Uuid::new_v4().simple();
        for said in [
            format!("{BEGINS}toast={toast}&notice=ringing&button=open"),
            format!("{BEGINS}toast={toast}&notice=ringing&button=open&until=-1"),
            format!("{BEGINS}toast={toast}&notice=ringing&button=open&until=1900000000&more=1"),
            format!("{BEGINS}notice=ringing&toast={toast}&button=open&until=1900000000"),
            format!("{BEGINS}toast={toast}&notice=nothing&button=open&until=1900000000"),
            format!("{BEGINS}toast={toast}&notice=ringing&button=quit&until=1900000000"),
        ] {
            let proof = URL_SAFE_NO_PAD.encode(links.proof(&said).unwrap().finalize().into_bytes());
            assert_eq!(links.follow(&format!("{said}{PROOF}{proof}"), now()), Err(Refusal::Foreign), "{said}");
        }
    }

    #[test]
    fn link_is_found_among_arguments_that_came_with_it() {
        let found = |arguments: &[&str]| among(arguments.iter().map(OsString::from));
        let table: [(&[&str], Option<&str>); 9] = [
            (&[], None),
            (&["--background"], None),
            (&["--window", "history"], None),
            (&["callcard"], None),
            (&["callcards:x"], None),
            (&["ёёёёёёёё:"], None),
            (&["callcard:press?x"], Some("callcard:press?x")),
            (&["CallCard:press?x", "--headless"], Some("CallCard:press?x")),
            (&["--faults", "--window", "callcard:a", "callcard:b"], Some("callcard:a")),
        ];
        for (arguments, expected) in table {
            assert_eq!(found(arguments).as_deref(), expected, "{arguments:?}");
        }
    }
}
