//! The running app, as a client sees it: one request, one answer, each on a connection of its own.

use std::time::Duration;

use bytes::Bytes;
use callcard_local::{Lines, Paths};
use callcard_texts::Language;
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use http::request::Builder;
use http::{Request, Response};
use secrecy::zeroize::Zeroizing;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::{Failure, Refusal};
use crate::wire::Events;

/// How long an answer may take that needs nothing but Callcard.
pub(crate) const SOON: Duration = Duration::from_secs(5);
/// How long an answer may take that waits for the CRM; Callcard itself gives up waiting a while before.
const AFTER_CRM: Duration = Duration::from_secs(15);
/// What bodies are, as a media type.
const JSON: &str = "application/json";
/// The largest body that Callcard takes, in bytes.
const LARGEST_BODY: usize = 64 * 1024;

/// The running app.
pub(crate) struct Callcard {
    paths: Paths,
}

/// What an answer to reported events waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// The events are written down.
    Committed,
    /// The CRM has answered.
    CrmAnswered,
}

/// What Callcard said to a request that succeeded.
pub(crate) struct Reply {
    body: Bytes,
    /// The language of words for people in it.
    language: Option<Language>,
}

impl Callcard {
    /// The app of this user, whether it runs or not.
    pub(crate) fn from_environment() -> Result<Self, Failure> {
        Ok(Self { paths: Paths::from_environment().map_err(Failure::NoPlace)? })
    }

    /// Reports an event.
    pub(crate) async fn tell(&self, event: impl Serialize, until: Until) -> Result<Reply, Failure> {
        let body = serde_json::to_vec(&Events { add: [event] }).map_err(|error| Failure::Usage(error.to_string()))?;
        let mut request = Request::post("/api/v2/events").header(CONTENT_TYPE, JSON);
        if until == Until::Committed {
            request = request.header("prefer", "respond-async");
        }
        let limit = match until {
            Until::Committed => SOON,
            Until::CrmAnswered => AFTER_CRM,
        };
        self.ask(request, body.into(), limit).await
    }

    /// Asks for what stands at a path.
    pub(crate) async fn get(&self, path: &str) -> Result<Reply, Failure> {
        self.ask(Request::get(path), Bytes::new(), SOON).await
    }

    /// Asks for lines that go on coming.
    pub(crate) async fn follow(&self, path: &str) -> Result<Lines, Failure> {
        let request = Request::get(path).body(Bytes::new()).map_err(|error| Failure::Usage(error.to_string()))?;
        let followed = callcard_local::follow(&self.paths, request, SOON).await?;
        followed.map_err(|response| Failure::Refused(refusal(response)))
    }

    /// Asks for something to be done that has no more to it than its path.
    pub(crate) async fn post(&self, path: &str) -> Result<Reply, Failure> {
        self.ask(Request::post(path), Bytes::new(), SOON).await
    }

    /// Asks for something to be done as the body says.
    pub(crate) async fn post_json(&self, path: &str, body: &impl Serialize, limit: Duration) -> Result<Reply, Failure> {
        self.ask(Request::post(path).header(CONTENT_TYPE, JSON), wiped(body)?, limit).await
    }

    /// Asks for the body to stand at a path from now on.
    pub(crate) async fn put(&self, path: &str, body: &impl Serialize, limit: Duration) -> Result<Reply, Failure> {
        self.ask(Request::put(path).header(CONTENT_TYPE, JSON), wiped(body)?, limit).await
    }

    /// Asks for what stands at a path to be deleted.
    pub(crate) async fn delete(&self, path: &str, limit: Duration) -> Result<Reply, Failure> {
        self.ask(Request::delete(path), Bytes::new(), limit).await
    }

    async fn ask(&self, request: Builder, body: Bytes, limit: Duration) -> Result<Reply, Failure> {
        let request = request.body(body).map_err(|error| Failure::Usage(error.to_string()))?;
        let response = callcard_local::ask(&self.paths, request, limit).await?;
        if response.status().is_success() {
            let language = response.headers().get(CONTENT_LANGUAGE).and_then(|language| language.to_str().ok());
            let language = language.and_then(Language::of_tag);
            return Ok(Reply { body: response.into_body(), language });
        }
        Err(Failure::Refused(refusal(response)))
    }
}

fn refusal(response: Response<Bytes>) -> Refusal {
    let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    Refusal {
        status: response.status().as_u16(),
        retry_after: retry_after.map(str::to_owned),
        body: response.into_body(),
    }
}

impl Reply {
    /// The answer as it came, for machines, on a line of its own; an empty object where nothing came.
    pub(crate) fn line(&self) -> String {
        match String::from_utf8_lossy(&self.body).trim_end() {
            "" => "{}\n".into(),
            body => format!("{body}\n"),
        }
    }

    /// The answer as it came, to the letter.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The language of words for people in it.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language
    }

    /// The answer, read.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_slice(&self.body).map_err(|error| Failure::Garbled(error.to_string()))
    }
}

/// A body that may hold secrets: it is wiped from memory after it was sent, and has room enough from the start, because
/// a buffer that grows leaves copies behind.
fn wiped(body: &impl Serialize) -> Result<Bytes, Failure> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LARGEST_BODY));
    serde_json::to_writer(&mut *bytes, body).map_err(|error| Failure::Usage(error.to_string()))?;
    Ok(Bytes::from_owner(bytes))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::UnixListener;
    use tokio::time::sleep;

    use super::*;
    use crate::voice::Voice;
    use crate::{account, args, doctor, status};

    /// A Callcard that takes this long to answer. The time is the test's own: nobody waits for it.
    fn slow(pause: Duration) -> (Callcard, tempfile::TempDir) {
        let home = tempfile::tempdir().unwrap();
        let variable = |name: &str| (name == callcard_local::HOME_VARIABLE).then(|| home.path().into());
        let paths = Paths::new(&variable, &callcard_local::System::current().unwrap()).unwrap();
        let listener = UnixListener::bind(paths.socket().as_path()).unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            assert_ne!(stream.read(&mut [0; 4096]).await.unwrap(), 0, "the request");
            sleep(pause).await;
            let body = r#"{"checks":[],"report":""}"#;
            let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            stream.write_all(answer.as_bytes()).await.ok();
        });
        (Callcard { paths }, home)
    }

    /// What needs the CRM or the keyring is waited for longer than what Callcard has itself.
    #[tokio::test(start_paused = true)]
    async fn callcard_is_waited_for_as_long_as_the_command_needs() {
        let voice = Voice::new(true);
        for (name, limit) in [("status", 5), ("ring", 5), ("wait", 15), ("whoami", 35), ("logout", 20), ("doctor", 45)]
        {
            for (pause, in_time) in [(limit - 1, true), (limit + 1, false)] {
                let (callcard, _home) = slow(Duration::from_secs(pause));
                let outcome = match name {
                    "status" => status::status(&callcard, &voice).await.map(drop),
                    "ring" => callcard.tell(1, Until::Committed).await.map(drop),
                    "wait" => callcard.tell(1, Until::CrmAnswered).await.map(drop),
                    "whoami" => account::whoami(&callcard, args::Whoami { me: Some(5) }, &voice).await.map(drop),
                    "logout" => account::logout(&callcard, &voice).await.map(drop),
                    _ => {
                        let asked = args::Doctor { test_call: false, report: false };
                        doctor::doctor(&callcard, asked, &voice).await.map(drop)
                    }
                };
                match outcome {
                    Ok(()) => assert!(in_time, "{name} waited longer than {limit} s"),
                    Err(Failure::NoAnswer(waited)) => {
                        assert_eq!((waited, in_time), (Duration::from_secs(limit), false), "{name}");
                    }
                    Err(failure) => panic!("{name}: {failure:?}"),
                }
            }
        }
    }
}
