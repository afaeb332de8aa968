//! The doctor: each link between a ringing phone and its card, in order, with what to do about the first that is broken.
//!
//! Pure: what was found out goes in (`facts`), findings in the agent's language come out. The report to hand to support
//! has codes and counts, and no name, number or secret.

mod facts;
mod sources;

use fluent_bundle::FluentValue;
use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

pub use facts::{AtDoor, Facts};

use crate::call::Refused;
use crate::desk::Click;
use crate::desktop::{NoticeServer, Notices, OffBy, Telephone};
use crate::notice;
use crate::recovery::PageHealth;
use crate::settings;
use crate::text::Texts;
use crate::trouble::{SignInTrouble, Trouble, Way};

/// A sign-in that ends within this time is worth a warning.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The kind of the source that has a check of its own.
const SOCKET: &str = "socket";

/// How a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    Ok,
    /// It works, but not as it might.
    Warning,
    Failed,
    /// Not looked at: it is not needed, or a link before it is broken.
    Skipped,
}

/// One link between a ringing phone and its card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Check {
    /// For machines.
    pub name: &'static str,
    /// For people, like what follows.
    pub title: String,
    pub state: Health,
    pub detail: String,
    pub advice: Option<String>,
    /// The source that it is about, where there may be several of this name.
    pub source: Option<String>,
    /// What the report says instead of the detail.
    #[serde(skip)]
    code: String,
}

/// What the doctor found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Diagnosis {
    pub checks: Vec<Check>,
    /// For support: no name, number or secret.
    pub report: String,
}

/// The findings, in the order of the links.
pub fn examine(facts: &Facts, texts: &Texts) -> Diagnosis {
    let doctor = Doctor { facts, texts };
    let mut checks = vec![doctor.settings(), doctor.history(), doctor.socket(), doctor.keyring()];
    checks.extend(doctor.crm());
    checks.extend([doctor.token(), doctor.right(), doctor.me()]);
    checks.extend([doctor.notices(), doctor.tray(), doctor.window(), doctor.browser()]);
    checks.push(doctor.telephone());
    checks.extend(doctor.telephone_systems());
    checks.extend(doctor.sources());
    let report = report(facts, &checks);
    Diagnosis { checks, report }
}

struct Doctor<'a> {
    facts: &'a Facts,
    texts: &'a Texts,
}

impl Doctor<'_> {
    /// A finding whose words are under `doctor-NAME-OUTCOME`, and its advice, if there is any, with `-advice` behind.
    fn find<'v>(
        &self,
        name: &'static str,
        state: Health,
        outcome: &str,
        values: impl IntoIterator<Item = (&'v str, FluentValue<'v>)>,
    ) -> Check {
        let key = format!("doctor-{name}-{outcome}");
        let detail = self.texts.with(&key, values);
        let advice = self.texts.find(&format!("{key}-advice"));
        self.check(name, state, detail, advice, outcome)
    }

    fn plain(&self, name: &'static str, state: Health, outcome: &str) -> Check {
        self.find(name, state, outcome, [])
    }

    /// A trouble has words of its own.
    fn failed(&self, name: &'static str, trouble: Trouble) -> Check {
        let key = trouble.key();
        let (detail, advice) = (self.texts.get(&key), self.texts.find(&format!("{key}-advice")));
        self.check(name, Health::Failed, detail, advice, &trouble.code())
    }

    /// A link before it is broken.
    fn unknown(&self, name: &'static str) -> Check {
        self.skipped(name, "unknown")
    }

    /// The demo does without it.
    fn not_needed(&self, name: &'static str) -> Check {
        self.skipped(name, "demo")
    }

    fn skipped(&self, name: &'static str, why: &str) -> Check {
        let detail = self.texts.get(&format!("doctor-{why}"));
        self.check(name, Health::Skipped, detail, None, why)
    }

    fn check(&self, name: &'static str, state: Health, detail: String, advice: Option<String>, code: &str) -> Check {
        Check { name, title: self.title(name), state, detail, advice, source: None, code: code.to_owned() }
    }

    fn title(&self, name: &str) -> String {
        self.texts.get(&format!("doctor-{name}"))
    }

    fn settings(&self) -> Check {
        match (&self.facts.unsaved, &self.facts.settings) {
            (Some(why), _) => self.find("settings", Health::Failed, "unsaved", [("why", why.as_str().into())]),
            (None, Some(trouble)) => {
                let outcome = match trouble {
                    settings::Trouble::Unusable { .. } => "unusable",
                    settings::Trouble::Fields(_) => "partly",
                };
                self.find("settings", Health::Warning, outcome, [("why", trouble.to_string().into())])
            }
            (None, None) => self.plain("settings", Health::Ok, "ok"),
        }
    }

    fn history(&self) -> Check {
        match (&self.facts.unwritten, &self.facts.history) {
            (Some(why), _) => self.find("history", Health::Failed, "unwritten", [("why", why.as_str().into())]),
            (None, Some(why)) => self.find("history", Health::Warning, "trouble", [("why", why.as_str().into())]),
            (None, None) => self.plain("history", Health::Ok, "ok"),
        }
    }

    fn socket(&self) -> Check {
        let socket = self.facts.standings.iter().find(|source| source.kind == SOCKET);
        if let Some(check) = socket.and_then(|socket| self.down("socket", socket)) {
            return check;
        }
        self.find("socket", Health::Ok, "ok", [("path", self.facts.socket.as_str().into())])
    }

    fn keyring(&self) -> Check {
        match self.facts.keyring {
            None => self.not_needed("keyring"),
            Some(Ok(())) => self.plain("keyring", Health::Ok, "ok"),
            Some(Err(trouble)) => self.failed("keyring", trouble),
        }
    }

    /// The way there, the safety of it, and the account: one request tells of all three.
    fn crm(&self) -> [Check; 3] {
        const NAMES: [&str; 3] = ["network", "tls", "account"];
        let Some(crm) = &self.facts.crm else { return NAMES.map(|name| self.not_needed(name)) };
        let at = match crm {
            Ok(_) => NAMES.len(),
            Err(Trouble::Way(Way::NoSuchName | Way::Offline | Way::Proxy)) => 0,
            Err(Trouble::Way(Way::TlsUntrusted | Way::TlsName | Way::TlsClock | Way::Tls)) => 1,
            Err(Trouble::Keyring(_) | Trouble::SignIn(SignInTrouble::SecretMissing)) => {
                return NAMES.map(|name| self.unknown(name));
            }
            Err(Trouble::SignIn(SignInTrouble::Expired)) => return NAMES.map(|name| self.skipped(name, "unasked")),
            Err(_) => 2,
        };
        let host = FluentValue::from(self.facts.host.as_str());
        // What is known to be refused is not sent again to see how far it comes.
        let refused = matches!(self.facts.trouble, Some(Trouble::Refused(Refused::Blocked)));
        let unasked = crm.is_err() && (refused || self.facts.sign_in.is_some());
        let good = |link: usize| match link {
            _ if unasked => self.skipped(NAMES[link], "unasked"),
            0 if self.facts.proxied => self.find("network", Health::Ok, "proxied", [("host", host.clone())]),
            0 => self.find("network", Health::Ok, "ok", [("host", host.clone())]),
            1 => self.plain("tls", Health::Ok, "ok"),
            _ => self.find("account", Health::Ok, "ok", [("name", self.facts.account.as_str().into())]),
        };
        [0, 1, 2].map(|link| match crm {
            Err(trouble) if link == at => self.failed(NAMES[link], *trouble),
            _ if link > at => self.unknown(NAMES[link]),
            _ => good(link),
        })
    }

    fn token(&self) -> Check {
        let Facts { now, ends, renewed, .. } = self.facts;
        match (self.facts.sign_in, ends) {
            _ if self.facts.crm.is_none() => self.not_needed("token"),
            (Some(trouble @ SignInTrouble::Expired), _) => self.failed("token", Trouble::SignIn(trouble)),
            (Some(_), _) => self.unknown("token"),
            // A secret that the keyring does not give out has not been read.
            _ if matches!(self.facts.crm, Some(Err(Trouble::Keyring(_)))) => self.unknown("token"),
            (None, _) if *renewed => self.plain("token", Health::Ok, "renewed"),
            (None, Some(ends)) => {
                let days = notice::days_until(*ends, now);
                let soon = ends.duration_since(now.timestamp()) <= SOON;
                let (state, outcome) = if soon { (Health::Warning, "soon") } else { (Health::Ok, "ok") };
                self.find("token", state, outcome, [("days", days.into())])
            }
            (None, None) => self.plain("token", Health::Ok, "endless"),
        }
    }

    /// The account may answer questions about itself and still refuse calls.
    fn right(&self) -> Check {
        let last = |state, trouble: Trouble| {
            let found = self.failed("right", trouble);
            let detail = self.texts.with("doctor-right-last", [("trouble", found.detail.as_str())]);
            Check { state, detail, ..found }
        };
        match (&self.facts.crm, self.facts.trouble) {
            (None, _) => self.not_needed("right"),
            (Some(Ok(())), Some(trouble @ Trouble::Refused(_))) => last(Health::Failed, trouble),
            (Some(Ok(())), Some(trouble @ Trouble::Way(_))) => last(Health::Warning, trouble),
            _ if self.facts.reported => self.plain("right", Health::Ok, "ok"),
            (Some(Ok(())), _) => self.plain("right", Health::Skipped, "untried"),
            (Some(Err(_)), _) => self.unknown("right"),
        }
    }

    fn me(&self) -> Check {
        match self.facts.me {
            Some(me) => self.find("me", Health::Ok, "ok", [("id", me.to_string().into())]),
            None => self.failed("me", Trouble::ChooseMe),
        }
    }

    fn notices(&self) -> Check {
        match &self.facts.desktop.notices {
            Notices::Server(server) => {
                let (state, outcome) = match server {
                    NoticeServer { actions: false, .. } => (Health::Warning, "plain"),
                    NoticeServer { click: Click::Button, .. } => (Health::Ok, "button"),
                    NoticeServer { click: Click::Middle, .. } => (Health::Ok, "middle"),
                    NoticeServer { buttons: false, .. } => (Health::Ok, "no-buttons"),
                    NoticeServer { .. } => (Health::Ok, "ok"),
                };
                self.find("notices", state, outcome, [("server", server.name.as_str().into())])
            }
            Notices::None => self.plain("notices", Health::Failed, "none"),
            Notices::Failed(why) => self.find("notices", Health::Failed, "silent", [("why", why.as_str().into())]),
            Notices::Off { server, by } => {
                let outcome = match by {
                    OffBy::App => "off-app",
                    OffBy::User => "off-user",
                    OffBy::Policy => "off-policy",
                };
                self.find("notices", Health::Failed, outcome, [("server", server.as_str().into())])
            }
            Notices::Held { server } => {
                self.find("notices", Health::Warning, "held", [("server", server.as_str().into())])
            }
            Notices::Refused { server, code } => {
                let values = [("server", server.as_str().into()), ("code", code.as_str().into())];
                self.find("notices", Health::Failed, "refused", values)
            }
        }
    }

    fn tray(&self) -> Check {
        match self.facts.desktop.tray {
            None => self.plain("tray", Health::Skipped, "headless"),
            Some(true) => self.plain("tray", Health::Ok, "ok"),
            Some(false) => self.plain("tray", Health::Warning, "none"),
        }
    }

    fn window(&self) -> Check {
        match self.facts.desktop.window {
            None => self.plain("window", Health::Skipped, "headless"),
            Some(_) if !self.facts.desktop.web_view => self.plain("window", Health::Failed, "no-web-view"),
            Some(PageHealth { lost: 0, .. }) => self.plain("window", Health::Ok, "ok"),
            Some(PageHealth { lost, given_up }) => {
                let (state, outcome) = if given_up { (Health::Failed, "gone") } else { (Health::Warning, "lost") };
                self.find("window", state, outcome, [("count", lost.into())])
            }
        }
    }

    fn browser(&self) -> Check {
        let outcome = match self.facts.desktop.browser {
            true => (Health::Ok, "ok"),
            false => (Health::Failed, "none"),
        };
        self.plain("browser", outcome.0, outcome.1)
    }

    /// A desk with a telephone of its own needs no program for it.
    fn telephone(&self) -> Check {
        let (state, outcome, program) = match &self.facts.desktop.telephone {
            Telephone::Program(name) => (Health::Ok, "ok", name.as_str()),
            Telephone::None => (Health::Skipped, "none", ""),
            Telephone::Untold => (Health::Skipped, "untold", ""),
        };
        let scheme: &str = self.facts.call_back.into();
        self.find("telephone", state, outcome, [("program", program.into()), ("scheme", scheme.into())])
    }
}

/// What support needs, and nothing that is somebody's.
fn report(facts: &Facts, checks: &[Check]) -> String {
    let domain = facts.host.split_once('.').map_or("sandbox", |(_, domain)| domain);
    let mut lines = vec![
        format!("Callcard {} on {} {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH),
        format!("account {domain}, proxy {}, sources {}", facts.proxied, facts.sources.len()),
    ];
    lines.extend(
        checks.iter().map(|check| format!("{}: {} ({})", check.name, crate::trouble::word(&check.state), check.code)),
    );
    if let Some(trouble) = facts.trouble {
        lines.push(format!("last trouble: {}", trouble.code()));
    }
    lines.extend(facts.request_ids.iter().map(|id| format!("request id {id}")));
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests;
