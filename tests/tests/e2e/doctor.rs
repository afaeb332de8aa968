//! `callcardctl doctor` on workplaces where something is truly broken: it names the right link first, says what to do, tells
//! scripts by its exit code, and its report can be handed to anybody.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};

use e2e::{App, Certificate, Cut, HOST, KeyringState, LIMIT, Manner, StatusCode, Workplace, until};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::company::{AGENT, Company};
use crate::storage::Mounted;
use crate::{IVAN, UNKNOWN, workplace_with_app};

/// A source that is somebody's.
const SOURCE: &str = "Olga's phone";

#[tokio::test]
async fn a_workplace_in_order_has_nothing_to_complain_about_and_the_crm_is_not_told() {
    let company = in_order().await;
    let before = company.crm.door.events().await.len();
    let found = Examined::on(&company.workplace).await;
    let states: Vec<_> = found.checks.iter().map(|check| check["state"].as_str().unwrap_or_default()).collect();
    assert!(states.len() >= 14 && states.iter().all(|state| *state == "ok"), "{}", found.plain);
    assert!(found.status.success(), "{}", found.plain);
    found.names_nobody(&company).await;
    assert_eq!(company.crm.door.events().await.len(), before, "the CRM was told of a call");
}

#[tokio::test]
async fn a_test_call_reaches_the_crm_once_and_is_no_source() {
    let company = Company::connected().await;
    let found = Examined::on(&company.workplace).await;
    assert_eq!(found.state("right"), "skipped", "{}", found.plain);
    assert!(company.crm.door.events().await.is_empty(), "the doctor told the CRM of a call");

    let (status, said) = run(&company.workplace, &["doctor", "--test-call", "--json"]).await;
    let found: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert!(status.success(), "{said}");
    let events = company.crm.door.events().await;
    assert_eq!(events.len(), 1, "{events:#?}");
    assert_eq!((&events[0]["users"], &events[0]["processed"]), (&json!([AGENT]), &json!(true)), "{events:#?}");
    assert_eq!(state(&found["checks"], "right"), "ok", "{found}");
    assert_eq!(state(&found["checks"], "sources"), "warning", "a call of its own is nobody's: {found}");
    company.workplace.notifications.wait_for_none().await;
}

/// What is wrong between here and the account.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Certificate(Certificate),
    Proxy(Manner),
    NoProxy,
    Unreachable,
    /// The CRM answers whoever asks about the account like this.
    Account(&'static str),
    /// It answers whoever reports a call like this.
    Report(&'static str),
}

#[tokio::test]
async fn what_is_wrong_on_the_way_to_the_account_is_found_where_it_is() {
    let company = in_order().await;
    for (fault, link, state) in [
        (Fault::Proxy(Manner::Refusing(502)), "network", "failed"),
        (Fault::Proxy(Manner::Refusing(407)), "network", "failed"),
        (Fault::NoProxy, "network", "failed"),
        (Fault::Unreachable, "network", "failed"),
        (Fault::Certificate(Certificate::Stranger), "tls", "failed"),
        (Fault::Certificate(Certificate::OtherName), "tls", "failed"),
        (Fault::Certificate(Certificate::Expired), "tls", "failed"),
        (Fault::Account("unpaid"), "account", "failed"),
        (Fault::Account("not_an_account"), "account", "failed"),
        (Fault::Account("captive_portal"), "account", "failed"),
        (Fault::Report("forbidden"), "right", "failed"),
        (Fault::Report("unpaid"), "right", "failed"),
        (Fault::Report("server_error"), "right", "warning"),
        (Fault::Report("blocked_html"), "account", "failed"),
    ] {
        let what = format!("{fault:?}");
        match fault {
            Fault::Certificate(certificate) => company.front.certificate(certificate),
            Fault::Proxy(manner) => company.internet.proxy.manner(manner),
            Fault::NoProxy => company.internet.proxy.leave().await,
            Fault::Unreachable => company.front.reachable(false),
            Fault::Account(answer) => company.fault(answer, "/api/v4/account").await,
            Fault::Report(answer) => {
                company.fault(answer, "/api/v2/events").await;
                company.ring(UNKNOWN).await;
                company.hang_up(UNKNOWN).await;
            }
        }
        // What was connected before does not count.
        company.front.cut(Cut::Now);
        let found = Examined::on(&company.workplace).await;
        found.complains_first_of(&what, link, state);
        found.names_nobody(&company).await;

        company.front.certificate(Certificate::Good);
        company.front.reachable(true);
        company.internet.proxy.manner(Manner::Open);
        company.internet.proxy.leave().await;
        company.internet.proxy.come_back();
        company.crm.door.faults(&json!({})).await;
        company.connect().await;
        let call = company.ring(IVAN).await;
        assert_eq!(call["delivery"]["state"], "done", "{what}: {call}");
        company.hang_up(IVAN).await;
    }
}

#[tokio::test]
async fn what_is_wrong_with_the_sign_in_is_found_where_it_is() {
    let company = in_order().await;
    let token = company.crm.door.long_lived_token(1).await;
    company.put("/account", &json!({ "host": HOST, "token": token, "me": AGENT })).await;
    company.wait_for_state("ready").await;
    let found = Examined::on(&company.workplace).await;
    found.complains_first_of("a token's last day", "token", "warning");
    found.names_nobody(&company).await;

    let token = company.crm.door.long_lived_token(30).await;
    company.put("/account", &json!({ "host": HOST, "token": token })).await;
    company.wait_for_state("choose_me").await;
    let found = Examined::on(&company.workplace).await;
    found.complains_first_of("nobody said who sits here", "me", "failed");
    assert!(found.plain.contains("Choose yourself in the settings"), "{}", found.plain);
    found.names_nobody(&company).await;

    company.connect().await;
    company.crm.door.revoke().await;
    // The doctor is the first to hear of it, and then it is known.
    Examined::on(&company.workplace).await.complains_first_of("a token just revoked", "account", "failed");
    company.ring(IVAN).await;
    company.wait_for_state("revoked").await;
    let found = Examined::on(&company.workplace).await;
    found.complains_first_of("a revoked token", "account", "failed");
    found.names_nobody(&company).await;
}

#[tokio::test]
async fn a_keyring_that_gives_nothing_is_the_first_broken_link() {
    for state in [KeyringState::Locked, KeyringState::Absent] {
        let mut company = in_order().await;
        let kept = company.workplace.keyring.kept().await;
        company.end().await;
        company.workplace.keyring.kill().await;
        if state == KeyringState::Locked {
            company.workplace.keyring.start_locked().await;
        }
        let company = company.start_again().await;
        company.wait_for_state(if state == KeyringState::Locked { "keyring_locked" } else { "no_keyring" }).await;
        let found = Examined::on(&company.workplace).await;
        found.complains_first_of(&format!("{state:?}"), "keyring", "failed");
        for link in ["network", "tls", "account", "token"] {
            assert_eq!(found.state(link), "skipped", "{link} was not looked at: {}", found.plain);
        }
        assert!(kept.iter().all(|kept| !found.report.contains(&kept.secret)), "{}", found.report);
    }
}

#[tokio::test]
async fn what_the_desktop_lacks_is_named() {
    let company = in_order().await;
    company.workplace.browser.uninstall();
    Examined::on(&company.workplace).await.complains_first_of("no default browser", "browser", "failed");
    company.workplace.end("dunst");
    let found = until("the notification server to be gone", LIMIT, async || {
        let found = Examined::on(&company.workplace).await;
        (found.state("notices") != "ok").then_some(found)
    })
    .await;
    found.complains_first_of("no notification server", "notices", "failed");
    found.names_nobody(&company).await;
    assert!(!found.plain.contains("org.freedesktop"), "who uses a desktop does not know its bus: {}", found.plain);
}

#[tokio::test]
async fn a_desktop_without_a_tray_is_worth_a_warning() {
    let workplace = Workplace::without_tray().await;
    let app = App::start(&workplace).await;
    heard(&app).await;
    Examined::on(&workplace).await.complains_first_of("no tray", "tray", "warning");
}

#[tokio::test]
async fn settings_and_a_history_that_were_broken_at_the_start_are_worth_a_warning() {
    for (file, link) in [("settings.json", "settings"), ("callcard.db", "history")] {
        let workplace = Workplace::start().await;
        fs::write(workplace.callcard_home().join(file), "{ nothing of ours, and long enough ".repeat(200))
            .expect("it is written");
        let app = App::start(&workplace).await;
        heard(&app).await;
        let found = Examined::on(&workplace).await;
        found.complains_first_of(file, link, "warning");
        assert!(!found.report.contains(&workplace.callcard_home().display().to_string()), "{}", found.report);
    }
}

#[tokio::test]
async fn a_disk_that_takes_nothing_is_named() {
    let workplace = Workplace::start().await;
    let Some(_mounted) = Mounted::at(&workplace.callcard_home(), "size=2m") else { return };
    let app = App::start(&workplace).await;
    heard(&app).await;
    assert!(fs::write(workplace.callcard_home().join("filler"), vec![0_u8; 4 << 20]).is_err(), "the disk is not full");
    // What the database had reserved before is used up first.
    let event = json!({ "add": [{ "type": "phone_call", "phone_number": "101" }] });
    until("the disk to be full for the database too", LIMIT, async || {
        (app.socket.post_async(&event).await.status == StatusCode::SERVICE_UNAVAILABLE).then_some(())
    })
    .await;
    let found = Examined::on(&workplace).await;
    found.complains_first_of("a full disk", "settings", "failed");
    assert_eq!(found.state("history"), "failed", "{}", found.plain);

    let workplace = Workplace::start().await;
    let environment: HashMap<_, _> = workplace.environment().iter().cloned().collect();
    let data = PathBuf::from(&environment["XDG_DATA_HOME"]).join("callcard");
    let Some(_mounted) = Mounted::at(&data, "ro") else { return };
    let socket = PathBuf::from(&environment["XDG_RUNTIME_DIR"]).join("callcard/callcard.sock");
    let app = App::launch_at_home(&workplace, &[], socket);
    app.socket.accepting().await;
    Examined::at_home(&workplace).await.complains_first_of("a read-only data folder", "settings", "failed");
}

#[tokio::test]
async fn a_source_is_judged_by_its_reports() {
    let (workplace, app) = workplace_with_app().await;
    Examined::on(&workplace).await.complains_first_of("nothing has reported yet", "sources", "warning");
    heard(&app).await;
    let found = Examined::on(&workplace).await;
    assert!(found.status.success() && found.state("sources") == "ok", "{}", found.plain);
    assert!(found.plain.contains(SOURCE) && !found.report.contains(SOURCE), "{}", found.plain);

    for call in 0..3 {
        let at = (Timestamp::now() - SignedDuration::from_mins(5)).to_string();
        let fields = json!({ "phone_number": UNKNOWN, "source": "pbx", "call_id": call.to_string(), "at": at });
        app.socket.ring_with(fields).await;
    }
    let found = until("the clock of the source to be known", LIMIT, async || {
        let found = Examined::on(&workplace).await;
        (found.state("sources") != "ok").then_some(found)
    })
    .await;
    found.complains_first_of("a clock that is late", "sources", "warning");
    assert!(found.plain.contains("pbx") && !found.report.contains("pbx"), "{}\n{}", found.plain, found.report);
}

/// A company with its account connected, and a call that a source has told of.
async fn in_order() -> Company {
    let company = Company::connected().await;
    heard(&company.app).await;
    company
}

/// A source tells of a call, which is over at once.
async fn heard(app: &App) {
    let event = |phase: &str| json!({ "phone_number": IVAN, "source": SOURCE, "call_id": "1", "phase": phase });
    let call = app.socket.ring_with(event("ringing")).await;
    app.socket.call_delivered(&call, &["done"]).await;
    app.socket.ring_with(event("answered")).await;
    app.socket.ring_with(event("ended")).await;
}

/// What it says to people, to programs and to support.
struct Examined {
    status: ExitStatus,
    plain: String,
    checks: Vec<Value>,
    report: String,
}

impl Examined {
    async fn on(workplace: &Workplace) -> Self {
        Self::by(async |arguments: &[&str]| run(workplace, arguments).await).await
    }

    /// The same of an app whose files are where a person's are.
    async fn at_home(workplace: &Workplace) -> Self {
        Self::by(async |arguments: &[&str]| {
            let mut ctl = App::callcardctl(workplace);
            ctl.env_remove("CALLCARD_HOME");
            finished(ctl, arguments).await
        })
        .await
    }

    async fn by(run: impl AsyncFn(&[&str]) -> (ExitStatus, String)) -> Self {
        // Whoever asks first may meet a connection that has just died, or be the first to hear of a refusal. What is compared
        // comes after it.
        run(&["doctor"]).await;
        let (plain, json, report) =
            tokio::join!(run(&["doctor"]), run(&["doctor", "--json"]), run(&["doctor", "--report"]));
        let found: Value = serde_json::from_str(&json.1).unwrap_or_else(|error| panic!("{error}: {}", json.1));
        assert_eq!((plain.0, json.0), (json.0, report.0), "{}", plain.1);
        // The CRM may answer another call meanwhile.
        let lasting = |report: &str| {
            report.lines().filter(|line| !line.starts_with("request id ")).collect::<Vec<_>>().join("\n")
        };
        let said = found["report"].as_str().unwrap_or_default();
        assert_eq!(lasting(said), lasting(&report.1), "the report is not the same each time");
        let checks = found["checks"].as_array().expect("the checks are a list").clone();
        Self { status: plain.0, plain: plain.1, checks, report: report.1 }
    }

    /// This link is the first that is complained of, in this way; there is advice about it, and the exit code is right.
    fn complains_first_of(&self, what: &str, link: &str, state: &str) {
        let complaint = |check: &&Value| !["ok", "skipped"].contains(&check["state"].as_str().unwrap_or_default());
        let first = self.checks.iter().find(complaint).unwrap_or_else(|| panic!("{what}: {}", self.plain));
        assert_eq!((&first["name"], &first["state"]), (&json!(link), &json!(state)), "{what}: {}", self.plain);
        let advice = first["advice"].as_str().unwrap_or_default();
        assert!(!advice.is_empty(), "{what}: nobody says what to do: {}", self.plain);

        let mark = if state == "failed" { "FAILED" } else { state };
        let mut lines = self.plain.lines().skip_while(|line| line.starts_with("ok ") || line.starts_with("skipped "));
        let line = lines.find(|line| !line.starts_with(' ')).unwrap_or_default();
        assert!(line.starts_with(mark) && line.contains(first["title"].as_str().unwrap_or("?")), "{what}: {line}");
        assert_eq!(lines.next().map(str::trim), Some(advice), "{what}: {}", self.plain);
        assert!(self.report.contains(&format!("{link}: {state} (")), "{what}: {}", self.report);

        let failed = self.checks.iter().any(|check| check["state"] == "failed");
        assert_eq!(self.status.code(), Some(i32::from(failed)), "{what}: {}", self.plain);
        assert_eq!(failed, state == "failed", "{what}: something else has failed, too: {}", self.plain);
    }

    /// The report can be handed to anybody: no secret, no number, nobody's name, not whose account it is.
    async fn names_nobody(&self, company: &Company) {
        let account = company.account().await;
        let users = account["users"].as_array().into_iter().flatten();
        let mut private: Vec<String> = users.filter_map(|user| user["name"].as_str().map(str::to_owned)).collect();
        private.extend(company.workplace.keyring.kept().await.into_iter().map(|kept| kept.secret));
        private.extend(account["name"].as_str().map(str::to_owned));
        private.extend([HOST, SOURCE, "Ivan", "9998885533", "9998885500", "999 888"].map(str::to_owned));
        private.push(AGENT.to_string());
        let home = company.workplace.callcard_home().display().to_string();
        private.push(home);
        let told: Vec<_> = private.iter().filter(|private| self.report.contains(*private)).collect();
        assert!(private.len() > 8 && told.is_empty(), "{told:?} in {}", self.report);
        let (_, domain) = HOST.split_once('.').expect("it is a subdomain");
        assert!(self.report.contains(domain) && self.report.contains("Callcard "), "of no use: {}", self.report);
    }

    fn state(&self, link: &str) -> &str {
        let check = self.checks.iter().find(|check| check["name"] == link);
        check.and_then(|check| check["state"].as_str()).unwrap_or_else(|| panic!("no {link} in {}", self.plain))
    }
}

fn state<'a>(checks: &'a Value, link: &str) -> &'a str {
    let check = checks.as_array().into_iter().flatten().find(|check| check["name"] == link);
    check.and_then(|check| check["state"].as_str()).unwrap_or_else(|| panic!("no {link} in {checks}"))
}

/// Runs `callcardctl` on the workplace: how it ended, and what it printed.
async fn run(workplace: &Workplace, arguments: &[&str]) -> (ExitStatus, String) {
    finished(App::callcardctl(workplace), arguments).await
}

async fn finished(mut ctl: tokio::process::Command, arguments: &[&str]) -> (ExitStatus, String) {
    let output = ctl.args(arguments).stdout(Stdio::piped()).output().await.expect("callcardctl runs");
    (output.status, String::from_utf8(output.stdout).expect("it prints text"))
}
