//! Refusals, as RFC 9457 problem details, with the path of each fault as the CRM writes it.
//!
//! A refusal is short whatever was sent: what does not fit is counted, and what is repeated of a request is cut.

use std::fmt;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::code::Code;
use crate::event::{Fault, MOST_EVENTS, Refusal};
use crate::inputs::NotAccepted;

/// When to come back after a 503, in seconds.
const RETRY_AFTER: &str = "1";

/// The longest body of a refusal, in bytes.
const LONGEST: usize = 500;
/// The most characters of what was sent that are repeated.
const ECHOED: usize = 40;

/// A refusal.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    /// A word for machines, where the status alone does not tell the reasons apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    #[serde(rename = "validation-errors", skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Fault>,
    /// How many more faults there are than fit.
    #[serde(skip_serializing_if = "is_none")]
    more: u16,
}

impl Problem {
    /// A refusal in words.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: detail.into(),
            code: None,
            faults: Vec::new(),
            more: 0,
        }
    }

    /// A refusal for one fault in what was asked.
    pub(crate) fn at(fault: Fault, detail: &str) -> Self {
        Self { faults: vec![fault], ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }

    /// The refusal as it is sent: with as many faults as fit, and with as much of its words.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        loop {
            let bytes = serde_json::to_vec(&self).unwrap_or_default();
            if bytes.len() <= LONGEST {
                return bytes;
            }
            if self.faults.len() > 1 {
                self.faults.pop();
                self.more = self.more.saturating_add(1);
            } else if let Some(fault) = self.faults.first_mut().filter(|fault| fault.detail.chars().count() > ECHOED) {
                shorten(&mut fault.detail);
            } else if self.detail.chars().count() > 1 {
                shorten(&mut self.detail);
            } else {
                return bytes;
            }
        }
    }

    /// The same with a word for machines.
    pub(crate) fn coded(self, code: Code) -> Self {
        Self { code: Some(code), ..self }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Empty => Self::new(
                StatusCode::BAD_REQUEST,
                "The request has no body; where one was sent, its length is missing: Content-Length",
            ),
            Refusal::Foreign(kind) => Self::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!("A body of the media type {:?} is not read: send JSON or a form", echoed(&kind)),
            ),
            Refusal::Unreadable(why) => Self::new(StatusCode::BAD_REQUEST, format!("The body cannot be read: {why}")),
            Refusal::TooMany(count) => Self::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("{count} events in one request; at most {MOST_EVENTS} are taken"),
            ),
            Refusal::Faults(faults) => {
                Self { faults, ..Self::new(StatusCode::BAD_REQUEST, "Nothing was taken: see validation-errors") }
            }
        }
    }
}

impl From<NotAccepted> for Problem {
    fn from(why: NotAccepted) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, format!("Nothing was taken: {why}"))
    }
}

/// For the log: what is wrong and where, and nothing that was sent.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.status, self.detail)?;
        self.faults.first().map_or(Ok(()), |fault| write!(out, ": {} {}", fault.path, fault.detail))
    }
}

fn is_none(more: &u16) -> bool {
    *more == 0
}

/// The beginning of a foreign text.
pub(crate) fn echoed(text: &str) -> String {
    let mut start: String = text.chars().take(ECHOED).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

/// A third less of a text.
fn shorten(text: &mut String) {
    let kept = text.chars().count() * 2 / 3;
    *text = text.chars().take(kept.saturating_sub(1)).chain(['…']).collect();
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, self.into_bytes()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::Country;
    use crate::event::tests::fuzz::{body, media, runner};
    use crate::event::{Media, read};

    fn refused(body: &str, media_type: &str) -> serde_json::Value {
        let country = Country::from_code("RU").unwrap();
        let refusal = read(body.as_bytes(), &Media::read(media_type.as_bytes()), country).unwrap_err();
        let bytes = Problem::from(refusal).into_bytes();
        assert!(bytes.len() <= LONGEST, "{}", String::from_utf8_lossy(&bytes));
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn many_faults_are_counted_and_the_first_are_named() {
        let body = format!(r#"{{"add":[{}]}}"#, vec![r#"{"type":"sms","phone_number":"1","phase":"x"}"#; 50].join(","));
        let problem = refused(&body, "");
        let named = problem["validation-errors"].as_array().unwrap();
        assert_eq!(named[0]["path"], "add[0].type");
        assert_eq!(u64::try_from(named.len()).unwrap() + problem["more"].as_u64().unwrap(), 100, "{problem}");
    }

    #[test]
    fn nothing_long_is_repeated() {
        for long in ["x".repeat(6_000), "ж".repeat(6_000), "\"".repeat(6_000), "\u{1}".repeat(6_000)] {
            for body in [
                format!("add[0{long}=1"),
                format!("{long}=1"),
                format!("{{\"add\":[{{\"type\":\"{long}\"}}]}}"),
                long.clone(),
            ] {
                refused(&body, "");
                refused(&body, &format!("text/{long}"));
            }
        }
        let words = Problem::new(StatusCode::BAD_REQUEST, "ж\"".repeat(6_000)).into_bytes();
        assert!(words.len() <= LONGEST && words.len() > LONGEST / 3, "{}", words.len());
    }

    #[test]
    fn fuzz_no_refusal_is_long() {
        let country = Country::from_code("RU").unwrap();
        let outcome = runner().run(&(body(), media()), |(body, media)| {
            if let Err(refusal) = read(&body, &media, country) {
                let bytes = Problem::from(refusal).into_bytes();
                proptest::prop_assert!(
                    bytes.len() <= LONGEST && serde_json::from_slice::<serde_json::Value>(&bytes).is_ok()
                );
            }
            Ok(())
        });
        outcome.unwrap();
    }
}
