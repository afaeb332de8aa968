//! An agent's desk: the app on a desktop of its own, what it showed, what it keeps, and what it told the CRM.

use std::fs;
use std::time::Duration;

use e2e::{App, Daemon, LIMIT, Notice, Pbx, SECRET, Seen, Workplace, until, within};
use serde_json::Value;

use crate::company::IVAN_E164;

/// What a notice says, by whom it is about.
const CALLERS: [(&str, &[&str]); 5] = [
    ("Ivan", &["Ivan Petrov", "Oak kitchen", "+7 999 888-55-33"]),
    ("Emma", &["Emma", "+44 7700 900131"]),
    ("Anna", &["Internal number 101", "Colleague Anna"]),
    ("Boris", &["Internal number 102", "Colleague Boris"]),
    ("nobody", &["Withheld number"]),
];

/// The desk.
pub(crate) struct Desk {
    pub(crate) extension: String,
    pub(crate) workplace: Workplace,
    pub(crate) app: App,
}

impl Desk {
    /// One that hears the calls of its agent's extensions, as `101` or `101,102`.
    pub(crate) async fn connected(extensions: &str, pbx: &Pbx, daemon: Daemon) -> Desk {
        let desk = Desk::alone(extensions, daemon, &[]).await;
        desk.set_up_at(pbx.port, &[]).await;
        desk
    }

    /// One that hears no telephone system yet.
    pub(crate) async fn alone(extensions: &str, daemon: Daemon, environment: &[(&str, String)]) -> Desk {
        let workplace = Workplace::one_of_several(extensions, daemon).await;
        let app = App::start_with(&workplace, &["--faults"], environment).await;
        Desk { extension: extensions.to_owned(), workplace, app }
    }

    /// Sets the telephone system at this port up, with these options more, and waits until it is heard.
    pub(crate) async fn set_up_at(&self, port: u16, more: &[&str]) {
        let way = ["--host=127.0.0.1", &format!("--port={port}")];
        let (worked, said) = self.set_up(&[&way[..], more].concat(), SECRET).await;
        assert!(worked, "{said}");
        self.stands("listening").await;
    }

    /// Sets the telephone system up as an administrator does, with the password on standard input.
    pub(crate) async fn set_up(&self, arguments: &[&str], secret: &str) -> (bool, String) {
        let extensions: Vec<_> =
            self.extension.split(',').map(|extension| format!("--extension={extension}")).collect();
        let mut add = vec!["sources", "add", "asterisk", "--user=callcard"];
        add.extend(extensions.iter().map(String::as_str).chain(arguments.iter().copied()));
        App::told_by_ctl(&self.workplace, &add, secret).await
    }

    /// Waits until the telephone system stands so.
    pub(crate) async fn stands(&self, state: &str) -> Value {
        self.source_stands("asterisk", state).await
    }

    /// Waits until the source of this name stands so.
    pub(crate) async fn source_stands(&self, name: &str, state: &str) -> Value {
        until(&format!("{name} to be {state}"), 4 * LIMIT, async || {
            let sources = self.app.socket.get("/sources").await["sources"].as_array().expect("a list").clone();
            sources.into_iter().find(|source| source["name"] == name && source["state"] == state)
        })
        .await
    }

    /// Takes a picture of the screen.
    pub(crate) fn picture(&self, name: &str) {
        let taken = self.workplace.picture(name);
        let kept = Pbx::results("pictures").join(format!("{name}-{}.png", self.extension));
        fs::copy(taken, kept).expect("the picture can be kept");
    }

    /// What the check-up says of this.
    pub(crate) async fn checked(&self, check: &str) -> String {
        let reply = self.app.socket.send("POST", "/doctor", &[("content-type", "application/json")], "{}").await.json();
        let checks = reply["checks"].as_array().expect("the check-up has checks");
        let check = checks.iter().find(|known| known["name"] == check).expect("it is one of them");
        check["detail"].as_str().expect("it has words").to_owned()
    }

    /// Waits until the last that the agent saw is this.
    pub(crate) async fn shows(&self, last: &str) {
        self.shows_within(LIMIT, last).await;
    }

    /// The same for something that may take longer.
    pub(crate) async fn shows_within(&self, limit: Duration, last: &str) {
        let shown = within(limit, async || (self.saw().last().map(String::as_str) == Some(last)).then_some(())).await;
        assert!(shown.is_some(), "desk {} did not show {last:?} within {limit:?}: {:?}", self.extension, self.saw());
    }

    /// What the agent saw, in order: who rang, was talked to, was missed, and went from the screen.
    pub(crate) fn saw(&self) -> Vec<String> {
        let mut saw: Vec<String> = self.workplace.notifications.seen().iter().map(word).collect();
        // That more became known of a caller is no other stage. And a ring that was missed is another notice, which comes just
        // before the first one goes, or just after.
        saw.dedup();
        let mut at = 0;
        while at + 1 < saw.len() {
            let missed = [&saw[at], &saw[at + 1]].into_iter().find_map(|saw| saw.strip_suffix(" missed"));
            let rang = missed.map(|missed| format!("{missed} rings no more"));
            match [at, at + 1].into_iter().find(|at| Some(&saw[*at]) == rang.as_ref()) {
                Some(rang) => drop(saw.remove(rang)),
                None => at += 1,
            }
        }
        saw
    }

    /// Each call that was kept, the oldest first: its direction, who it was, how it ended, and why nothing was shown of it.
    pub(crate) async fn kept(&self) -> Vec<String> {
        let calls = self.app.socket.get("/calls?limit=100").await["calls"].as_array().expect("a list").clone();
        let kept = calls.iter().rev().map(|call| {
            let [direction, number, outcome] =
                [&call["direction"], &call["number"]["raw"], &call["outcome"]].map(|word| word.as_str().unwrap_or("-"));
            let silence = call["silence"].as_str().map(|silence| format!(" ({silence})")).unwrap_or_default();
            format!("{direction} {number} {outcome}{silence}")
        });
        kept.collect()
    }

    /// All that counts, once nothing more comes: what the agent saw, what is kept, and how often the CRM was told of Ivan. It
    /// was told of nobody else.
    pub(crate) async fn ends_with(&self, saw: &[&str], kept: &[&str], told: usize) {
        assert_eq!(self.saw(), saw, "seen at {}", self.extension);
        assert_eq!(self.kept().await, kept, "kept at {}", self.extension);
        let sandbox = self.app.sandbox().await;
        let all = sandbox.events().await;
        assert_eq!(
            (sandbox.events_for(IVAN_E164).await, all.len()),
            (told, told),
            "told by {}: {all:#?}",
            self.extension
        );
        let missed = kept.iter().filter(|kept| kept.ends_with(" missed")).count();
        let status = self.app.socket.get("/status").await;
        assert_eq!(status["calls"]["missed"], missed, "missed at {}", self.extension);
    }
}

fn word(seen: &Seen) -> String {
    match seen {
        Seen::Shown(notice) => stage(notice),
        Seen::Gone(notice) => format!("{} no more", stage(notice)),
    }
}

fn stage(notice: &Notice) -> String {
    let stage = match notice.category.as_str() {
        "call.incoming" => "rings",
        "call" => "talks",
        "call.unanswered" => "missed",
        other => other,
    };
    format!("{} {stage}", caller(notice))
}

fn caller(notice: &Notice) -> &str {
    let known = CALLERS.iter().find(|(_, texts)| texts.iter().any(|text| notice.says(text)));
    known.map_or(notice.summary.as_str(), |(name, _)| name)
}
