//! Pictures of notices as a notification server draws them, to be looked at: in `target/notices/<server>/`.
//!
//! `notices [dunst|xfce|mako|lxqt] [LANGUAGE…]`, by default dunst in English, Russian and Portuguese. It says nothing about
//! whether they are good.

#![expect(clippy::expect_used, reason = "without its desktop there is nothing to picture")]

use std::fs;
use std::process::ExitCode;
use std::time::Duration;

use e2e::{App, Daemon, LIMIT, StatusCode, Workplace, until};
use serde_json::{Value, json};

/// How long a server takes to draw what it was asked for; there is nothing to be waited for.
const DRAWN: Duration = Duration::from_millis(700);
const IVAN: &str = "+79998885533";
/// Where notices are on the screen.
const CORNER: &str = "620x380+660+0";
/// Callers who miss the agent, each of another kind.
const MANY: [&str; 8] = [
    "+447700900131",
    "+79998885562",
    "+15550100112",
    "+79998885570",
    "+15550100140",
    "+79998885500",
    "+447700900118",
    "+79998885541",
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let server = arguments.next().unwrap_or_else(|| "dunst".into());
    let daemon = match server.as_str() {
        "dunst" => Daemon::Dunst,
        "xfce" => Daemon::Xfce,
        "mako" => Daemon::Mako,
        "lxqt" => Daemon::Lxqt,
        _ => {
            eprintln!("usage: notices [dunst|xfce|mako|lxqt] [LANGUAGE…]");
            return ExitCode::from(2);
        }
    };
    let mut languages: Vec<String> = arguments.collect();
    if languages.is_empty() {
        languages = ["en", "ru", "pt"].map(str::to_owned).into();
    }
    let workplace = Workplace::named(&format!("notices/{server}"), daemon).await;
    for language in &languages {
        Sitting::begin(&workplace, language).await.show().await;
    }
    let sheet = workplace.logs().join("sheet.png");
    let pictures = format!("{}/*-*.png", workplace.logs().display());
    let made = workplace
        .command("montage")
        .args(["-label", "%t", &pictures, "-tile", &format!("{}x", languages.len() * 2), "-geometry", "+6+6"])
        .arg(&sheet)
        .status()
        .await;
    println!("{}", sheet.display());
    ExitCode::from(u8::from(!made.is_ok_and(|made| made.success())))
}

/// The app in one language, with an empty history.
struct Sitting<'a> {
    workplace: &'a Workplace,
    app: App,
    language: &'a str,
    line: &'static str,
    scene: u8,
}

impl<'a> Sitting<'a> {
    async fn begin(workplace: &'a Workplace, language: &'a str) -> Self {
        let home = workplace.callcard_home();
        fs::remove_dir_all(&home).expect("the last sitting is over");
        fs::create_dir(&home).expect("a folder can be made");
        workplace.settings(&json!({ "version": 1, "language": language }));
        let line = match language {
            "ru" => "Продажи",
            "es" => "Ventas",
            "pt" => "Vendas",
            _ => "Sales",
        };
        Self { workplace, app: App::start(workplace).await, language, line, scene: 0 }
    }

    async fn show(mut self) {
        self.ring(IVAN, json!({})).await;
        self.picture("first call").await;
        let sandbox = self.app.sandbox().await;
        until("the stages", LIMIT, async || (sandbox.count("/api/v4/account").await > 0).then_some(())).await;
        self.end(IVAN, "answered_elsewhere").await;
        for (scene, number, fields) in [
            ("known", IVAN, json!({})),
            ("customer", "+15550100112", json!({})),
            ("company", "+15550100140", json!({ "caller_name": "Reception" })),
            ("unknown", "+79998885500", json!({})),
            ("unknown named", "+79998885501", json!({ "caller_name": "Maria dos Santos" })),
            ("withheld", "anonymous", json!({})),
            ("internal", "204", json!({ "caller_name": "Olga" })),
            ("sip name", "maria.lopez", json!({})),
        ] {
            if self.ring(number, fields).await {
                self.picture(scene).await;
                if scene == "known" {
                    self.tell(number, json!({ "phase": "answered" })).await;
                    self.picture("talking").await;
                    self.tell(number, json!({ "phase": "ended", "cause": "normal" })).await;
                } else {
                    self.end(number, "answered_elsewhere").await;
                }
            }
        }
        self.ring(IVAN, json!({})).await;
        self.end(IVAN, "no_answer").await;
        self.picture("missed").await;
        for number in MANY {
            self.tell(number, json!({})).await;
        }
        tokio::time::sleep(Duration::from_secs(8)).await;
        self.picture("storm").await;
        for number in MANY {
            self.end(number, "no_answer").await;
        }
        self.picture("missed list").await;
        self.ring("+79998885547", json!({})).await;
        self.picture("list aside").await;
        self.app.kill().await;
        for notice in self.workplace.notifications.open() {
            self.workplace.notifications.put_away(&notice).await;
        }
    }

    /// A call rings, and what is known of it is on the screen. Whether the call was taken at all.
    async fn ring(&self, number: &str, fields: Value) -> bool {
        let before = self.workplace.notifications.shown().len();
        let taken = self.tell(number, fields).await;
        if taken {
            let shown = async || (self.workplace.notifications.shown().len() > before).then_some(());
            until("a notice", LIMIT, shown).await;
        }
        taken
    }

    async fn end(&self, number: &str, cause: &str) {
        self.tell(number, json!({ "phase": "ended", "cause": cause })).await;
    }

    async fn tell(&self, number: &str, fields: Value) -> bool {
        let mut event = json!({ "type": "phone_call", "phone_number": number, "call_id": number, "line": self.line });
        for (name, value) in fields.as_object().into_iter().flatten() {
            event[name] = value.clone();
        }
        let reply = self.app.socket.post_async(&json!({ "add": [event] })).await;
        matches!(reply.status, StatusCode::OK | StatusCode::ACCEPTED)
    }

    async fn picture(&mut self, scene: &str) {
        tokio::time::sleep(DRAWN).await;
        self.scene += 1;
        let name = format!("{:02} {scene}-{}", self.scene, self.language).replace(' ', "_");
        let picture = self.workplace.picture(&name);
        let cut = self.workplace.command("mogrify").args(["-crop", CORNER, "+repage"]).arg(&picture).status().await;
        assert!(cut.is_ok_and(|cut| cut.success()), "a picture can be cut");
    }
}
