//! One client of the stand-in Asterisk: greeted, let in or not, and told what all are told.

use std::sync::Arc;
use std::time::Duration;

use md5::{Digest, Md5};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::broadcast::error::RecvError;

use crate::asterisk::{Placing, Said, Shared};

/// As Asterisk: it thinks for a while before it says that a sign-in is wrong.
const THINKS: Duration = Duration::from_millis(100);
const CHALLENGE: &str = "840415273";

/// One action of a client.
#[derive(Default)]
struct Action(Vec<(String, String)>);

impl Action {
    fn get(&self, key: &str) -> &str {
        let field = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
        field.map_or("", |(_, value)| value.as_str())
    }
}

/// Serves a client until one side has enough.
pub(crate) async fn serve(stream: impl AsyncRead + AsyncWrite + Send, shared: Arc<Shared>) -> Option<()> {
    let (reader, mut writer) = tokio::io::split(stream);
    let mut actions = actions(BufReader::new(reader));
    let mut said = shared.said.subscribe();
    let mut is_in = false;
    let banner = shared.banner.lock().clone();
    writer.write_all(format!("{banner}\r\n").as_bytes()).await.ok()?;
    loop {
        tokio::select! {
            action = actions.next() => {
                let answer = answer(&action?, &shared, &mut is_in)?;
                if answer.starts_with("Response: Error") && !is_in {
                    tokio::time::sleep(THINKS).await;
                    writer.write_all(answer.as_bytes()).await.ok()?;
                    return writer.shutdown().await.ok();
                }
                writer.write_all(answer.as_bytes()).await.ok()?;
                if is_in {
                    shared.let_in.send_modify(|_| {});
                }
            }
            heard = said.recv() => match heard {
                Ok(Said::Text(text)) if is_in => writer.write_all(text.as_bytes()).await.ok()?,
                Ok(Said::Text(_)) => {}
                // Whoever reads too slowly is cut off, as Asterisk does.
                Ok(Said::Cut) | Err(RecvError::Lagged(_) | RecvError::Closed) => return None,
            }
        }
    }
}

fn answer(action: &Action, shared: &Shared, is_in: &mut bool) -> Option<String> {
    let id = match action.get("ActionID") {
        "" => String::new(),
        id => format!("ActionID: {id}\r\n"),
    };
    shared.actions.send_modify(|actions| actions.push(action.get("Action").to_owned()));
    let (user, secret) = shared.account.lock().clone();
    Some(match action.get("Action") {
        "Challenge" if *shared.challenges.lock() => format!("Response: Success\r\n{id}Challenge: {CHALLENGE}\r\n\r\n"),
        "Login" => {
            let expected: String =
                Md5::digest(format!("{CHALLENGE}{secret}")).iter().map(|byte| format!("{byte:02x}")).collect();
            let is_proven = match action.get("AuthType") {
                "MD5" => action.get("Key") == expected,
                _ => action.get("Secret") == secret,
            };
            if action.get("Username") != user || !is_proven {
                return Some(format!("Response: Error\r\n{id}Message: Authentication failed\r\n\r\n"));
            }
            *is_in = true;
            shared.let_in.send_modify(|count| *count += 1);
            format!("Response: Success\r\n{id}Message: Authentication accepted\r\n\r\n")
        }
        "Ping" if *shared.silent.lock() => String::new(),
        "Ping" => format!("Response: Success\r\n{id}Ping: Pong\r\nTimestamp: 1795753334.000000\r\n\r\n"),
        "Originate" if *is_in => {
            let field = |name: &str| format!("{name}={}", action.get(name));
            let fields = ["Channel", "Context", "Exten", "Priority", "Async"].map(field).join(" ");
            shared.placed.send_modify(|placed| placed.push(fields));
            let queued = format!("Response: Success\r\n{id}Message: Originate successfully queued\r\n\r\n");
            match *shared.placing.lock() {
                Placing::Denied => format!("Response: Error\r\n{id}Message: Permission denied\r\n\r\n"),
                Placing::Untold => queued,
                Placing::RingsOut => {
                    let channel = action.get("Channel");
                    format!(
                        "{queued}Event: Newstate\r\nChannel: {channel}-00000001\r\nChannelState: 5\r\n\r\n\
                         Event: OriginateResponse\r\n{id}Response: Failure\r\nReason: 3\r\n\r\n"
                    )
                }
                Placing::Ends(reason) => {
                    let outcome = if reason == 4 { "Success" } else { "Failure" };
                    let event = "Event: OriginateResponse\r\nPrivilege: call,all\r\n";
                    format!("{queued}{event}{id}Response: {outcome}\r\nReason: {reason}\r\n\r\n")
                }
            }
        }
        // As Asterisk answers what a user has no right to.
        _ => format!("Response: Error\r\n{id}Message: Permission denied\r\n\r\n"),
    })
}

/// The actions as they come, however they are cut.
struct Actions<R> {
    reader: R,
    line: Vec<u8>,
    action: Action,
}

fn actions<R: tokio::io::AsyncBufRead + Unpin>(reader: R) -> Actions<R> {
    Actions { reader, line: Vec::new(), action: Action::default() }
}

impl<R: tokio::io::AsyncBufRead + Unpin> Actions<R> {
    /// The next whole action. Cancel safe: what has come stays.
    async fn next(&mut self) -> Option<Action> {
        loop {
            self.reader.read_until(b'\n', &mut self.line).await.ok()?;
            if !self.line.ends_with(b"\n") {
                return None;
            }
            let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).trim_end().to_owned();
            match line.split_once(": ") {
                Some((key, value)) => self.action.0.push((key.to_owned(), value.to_owned())),
                None if self.action.0.is_empty() => {}
                None => return Some(std::mem::take(&mut self.action)),
            }
        }
    }
}
