//! No secret anywhere but in the keyring and on the wire to the CRM: not in a file, a log, an error, an answer, a process
//! that others can look at. Everything that can go wrong with a sign-in goes wrong first, with every log turned on.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use callcard_stand_in::{Asterisk, KEY, SECRET, WebSocketServer};
use e2e::{App, Cut, HOST, LIMIT, Manner, Workplace, until};
use serde_json::json;
use tokio::io::AsyncWriteExt;

use crate::asterisk::set_up;
use crate::company::{AGENT, Company, integration};
use crate::door::{ask, free_port};
use crate::{IVAN, UNKNOWN};

#[tokio::test]
async fn no_secret_is_anywhere_but_in_the_keyring() {
    let mut company = Company::start().await;
    company.end().await;
    let mut environment = company.internet.environment();
    environment.push(("CALLCARD_LOG", "trace".to_owned()));
    company.app = App::start_with(&company.workplace, &[], &environment).await;
    let mut secrets = HashSet::from([integration().client_secret]);
    let mut answers = Vec::new();

    // By a token: typed at callcardctl, then revoked; typed wrongly; with the CRM out of reach.
    let token = company.crm.door.long_lived_token(30).await;
    secrets.insert(token.clone());
    answers.push(login(&company.workplace, &token).await);
    company.wait_for_state("ready").await;
    company.ring(IVAN).await;
    company.hang_up(IVAN).await;
    company.crm.door.revoke().await;
    company.ring(UNKNOWN).await;
    company.wait_for_state("revoked").await;
    company.hang_up(UNKNOWN).await;
    for body in [
        format!("{{\"host\":\"{HOST}\",\"token\":\"{token}"),
        json!({ "host": HOST, "token": [token] }).to_string(),
        json!({ "host": HOST, "token": format!("{token} {token}") }).to_string(),
        json!({ "host": token, "token": token }).to_string(),
        json!({ "host": HOST, "tokem": token }).to_string(),
        json!({ "host": HOST, "token": token }).to_string(),
    ] {
        let json = [("content-type", "application/json")];
        answers.push(company.app.socket.send("PUT", "/account", &json, body).await.text());
    }
    company.internet.proxy.manner(Manner::Refusing(502));
    company.front.cut(Cut::Now);
    answers.push(company.put("/account", &json!({ "host": HOST, "token": token })).await.text());
    company.internet.proxy.manner(Manner::Open);

    // Of a telephone system: refused, taken, sent as plain text, written into the wrong place.
    let asterisk = Asterisk::start().await;
    let wrong = "wr0ng-secret-of-the-exchange";
    secrets.extend([SECRET.to_owned(), wrong.to_owned()]);
    for (secret, more) in [(wrong, &[][..]), (wrong, &["--untested"]), (SECRET, &["--plain"]), (SECRET, &[])] {
        answers.push(set_up(&company.workplace, &asterisk, secret, more).await.1);
    }
    for (path, body) in [
        ("/sources/asterisk/secrets/secret", json!({ "valve": SECRET })),
        ("/sources/asterisk/secrets/secret", json!({ "value": format!("{SECRET}\n{SECRET}") })),
        ("/sources/asterisk/secrets/word", json!({ "value": SECRET })),
        ("/sources/attic/secrets/secret", json!({ "value": SECRET })),
    ] {
        let json = [("content-type", "application/json")];
        answers.push(company.app.socket.send("PUT", path, &json, body.to_string()).await.text());
    }

    // Of those in the cloud: one has its key in the address, one in the first message.
    let wrong = "wr0ng-k3y-of-the-cloud";
    secrets.extend([KEY.to_owned(), wrong.to_owned()]);
    for (kind, cloud) in
        [("sipuni", WebSocketServer::sipuni().await), ("onlinepbx", WebSocketServer::onlinepbx().await)]
    {
        let entry =
            json!({ "kind": kind, "host": "127.0.0.1", "port": cloud.port(), "tls": false, "extensions": ["101"] });
        for key in [wrong, KEY] {
            let trial = json!({ "settings": entry, "secrets": { "key": key } });
            let path = format!("/sources/{kind}");
            for (method, path, body) in [
                ("POST", format!("{path}/test"), &trial),
                ("PUT", path.clone(), &entry),
                ("PUT", format!("{path}/secrets/key"), &json!({ "value": key })),
            ] {
                let json = [("content-type", "application/json")];
                answers.push(company.app.socket.send(method, &path, &json, body.to_string()).await.text());
            }
        }
        // Once for the trial, once for the source.
        cloud.let_in(2).await;
    }

    at_the_door(&company, &mut secrets, &mut answers).await;

    // By a code: renewed, used twice, lost in a crash, revoked.
    company.connect_by_code().await;
    secrets.extend(kept(&company).await);
    company.crm.door.expire().await;
    company.ring(IVAN).await;
    company.hang_up(IVAN).await;
    secrets.extend(kept(&company).await);
    company.crm.door.faults(&json!({ "only": "/oauth2/", "answer": "cut_after" })).await;
    company.crm.door.expire().await;
    company.ring(UNKNOWN).await;
    company.hang_up(UNKNOWN).await;
    company.crm.door.faults(&json!({})).await;
    company.crm.door.revoke().await;
    company.ring(IVAN).await;
    secrets.extend(kept(&company).await);

    for path in ["/status", "/sources", "/account", "/calls?limit=100", "/calls.csv"] {
        answers.push(company.app.socket.send("GET", path, &[], "").await.text());
    }
    let json = [("content-type", "application/json")];
    answers.push(company.app.socket.send("POST", "/doctor", &json, "{}").await.text());
    assert!(secrets.len() >= 4, "too few secrets were seen to prove anything: {}", secrets.len());
    let secrets: Vec<&str> = secrets.iter().map(String::as_str).collect();
    let log = fs::read_to_string(App::log(&company.workplace)).expect("the app has a log");
    assert!(log.contains(HOST), "nothing was logged, so that nothing is proven");
    nowhere(&company.workplace, &secrets);
    for answer in &answers {
        assert!(!secrets.iter().any(|secret| answer.contains(secret)), "a secret came back: {answer}");
    }
    // What is only in memory, or on its way to the disk, is written when the app ends or is killed.
    company.end().await;
    nowhere(&company.workplace, &secrets);
}

/// Of what comes to the HTTP door, of every kind: the secret in its address, asked for, used rightly and wrongly,
/// renewed and removed; and those that its telephone system signs with.
async fn at_the_door(company: &Company, secrets: &mut HashSet<String>, answers: &mut Vec<String>) {
    let socket = &company.app.socket;
    let send = async |method: &str, path: &str, body: serde_json::Value| {
        let json = [("content-type", "application/json")];
        socket.send(method, path, &json, body.to_string()).await.text()
    };
    let port = free_port().await;
    answers.push(send("PUT", "/settings/door_port", json!({ "value": port })).await);
    let listed = socket.get("/sources").await;
    let kinds = listed["kinds"].as_array().expect("there are kinds").iter().filter(|kind| kind["by_door"] == true);
    let mut count = 0;
    for kind in kinds {
        let name = kind["kind"].as_str().expect("a kind has a word");
        let entry = json!({ "kind": name, "extensions": ["101"], "preset": (name == "mapped").then_some("usual") });
        answers.push(send("PUT", &format!("/sources/{name}"), entry).await);
        for word in kind["secrets"].as_array().into_iter().flatten() {
            let word = word["word"].as_str().expect("a secret has a word");
            let secret = format!("s3cret-{word}-of-{name}-at-the-door");
            answers.push(send("PUT", &format!("/sources/{name}/secrets/{word}"), json!({ "value": secret })).await);
            secrets.insert(secret);
        }
        until("the source to listen", LIMIT, async || {
            let status = socket.get("/status").await;
            let is_it = |one: &serde_json::Value| one["name"] == name && one["state"] == "listening";
            status["sources"].as_array()?.iter().any(is_it).then_some(())
        })
        .await;
        for _ in 0..2 {
            let token = token(company, name).await;
            for request in [
                format!("GET /in/{name}/{token}/ringing?id=1&ext=102&from=79998885533 HTTP/1.1\r\nHost: a\r\n\r\n"),
                format!("GET /in/{name}/{token}/dancing?e=dancing HTTP/1.1\r\nHost: a\r\n\r\n"),
                format!("GET /in/{name}/{token} HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
                format!("GET /in/{name}/{token}0 HTTP/1.1\r\nHost: a\r\n\r\n"),
                format!("POST /in/{name}/{token} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{{\"token\":"),
                format!("{token} {token}\r\n\r\n"),
            ] {
                answers.push(ask(port, &request).await);
            }
            secrets.insert(token);
            answers.push(send("POST", &format!("/sources/{name}/renew"), json!({})).await);
            answers.push(socket.get(&format!("/sources/{name}/urls")).await.to_string());
        }
        secrets.insert(token(company, name).await);
        answers.push(socket.get("/sources").await.to_string());
        // One at a time: each looks into the keyring whenever something in it changes.
        answers.push(send("DELETE", &format!("/sources/{name}"), json!({})).await);
        count += 1;
    }
    assert!(count >= 14, "only {count} kinds were tried");
}

/// The secret in the address of a source, as whoever asks to see it is shown it.
async fn token(company: &Company, source: &str) -> String {
    let urls = company.app.socket.get(&format!("/sources/{source}/urls?show=true")).await;
    let url = urls["urls"][0]["url"].as_str().expect("the source has an address");
    let (_, token) = url.split_once(&format!("/in/{source}/")).expect("it has a token");
    token.split('/').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_the_app_writes_is_for_its_user_alone() {
    let company = Company::connected().await;
    company.ring(IVAN).await;
    let modes = modes(&company.workplace.callcard_home());
    assert!(modes.len() >= 3, "the settings, the database and its log are there: {modes:?}");
    let expected = |path: &Path| if path.is_dir() { 0o700 } else { 0o600 };
    let open = modes.iter().filter(|(path, mode)| *mode != expected(path));
    let open: Vec<_> = open.map(|(path, mode)| format!("{} {mode:o}", path.display())).collect();
    assert_eq!(open, Vec::<String>::new(), "others may look into these");
}

/// Signs in as a script does, and returns what it says.
async fn login(workplace: &Workplace, token: &str) -> String {
    let mut ctl = App::callcardctl(workplace);
    ctl.args(["login", "--host", HOST, "--token-stdin", "--me", &AGENT.to_string()]);
    let ctl = ctl.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut ctl = ctl.spawn().expect("callcardctl starts");
    let mut input = ctl.stdin.take().expect("its input is piped");
    assert_eq!(workplace.find_in_processes(&[token]), Vec::<String>::new());
    input.write_all(token.as_bytes()).await.expect("callcardctl reads the token");
    drop(input);
    let output = ctl.wait_with_output().await.expect("callcardctl ends");
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(output.status.success(), "{said}");
    said
}

/// Every secret in the keyring now, whole and the parts that it is put together from.
async fn kept(company: &Company) -> Vec<String> {
    let secrets = company.workplace.keyring.kept().await.into_iter().map(|kept| kept.secret);
    let parts = secrets.flat_map(|secret| secret.split([' ', '"', ',']).map(str::to_owned).collect::<Vec<_>>());
    // Times and marks are kept beside them, and are none.
    parts.filter(|part| part.len() >= 20 && part.parse::<jiff::Timestamp>().is_err()).collect()
}

fn nowhere(workplace: &Workplace, secrets: &[&str]) {
    assert_eq!(workplace.find_in_files(secrets), Vec::<std::path::PathBuf>::new(), "a secret lies in a file");
    assert_eq!(workplace.find_in_processes(secrets), Vec::<String>::new(), "others can see a secret in a process");
}

/// Everything under a folder, and who may do what with it.
fn modes(folder: &Path) -> Vec<(std::path::PathBuf, u32)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        // The database's own files come and go.
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_dir() {
            found.extend(modes(&entry.path()));
        }
        // Who may speak to the socket is asked of the system at each connection.
        if metadata.is_dir() || metadata.is_file() {
            found.push((entry.path(), metadata.permissions().mode() & 0o777));
        }
    }
    found
}
