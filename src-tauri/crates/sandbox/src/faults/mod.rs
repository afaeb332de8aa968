//! Misbehaving on request, so that a client can be shown everything the real CRM may do to it.
//! Exists only when the sandbox is started with faults, and touches `/api/` and the token endpoint alone.
//! `door` is how tests set it and what there is to sign in with: `/sandbox/…`.

mod answer;
mod door;
mod secrets;
mod shape;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header, request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(crate) use self::answer::Cut;
use self::answer::{Answer, Course};
pub(crate) use self::door::router;
use crate::api::{self, Problem};
use crate::crm::Crm;
use crate::requests::{self, Arrival};

/// Where a redirect leads unless told.
const LOGIN: &str = "https://www.amocrm.ru/login";
/// How many faults can be set at once.
const SEVERAL: usize = 32;
/// The longest an answer is kept back.
const LATENCY: Duration = Duration::from_secs(60);

/// What is wrong with the API right now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Fault {
    /// How long each answer is kept back after the work is done, in milliseconds; a minute at most.
    latency_ms: u64,
    answer: Answer,
    /// Only paths that begin so are touched, for example `/api/v2/events`.
    only: Option<String>,
    /// How many requests are touched before all is normal again.
    times: Option<u32>,
    /// Where a redirect leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// The faults that are set, as they were set: one, or several of which each path has the first that concerns it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Plan {
    Several(Vec<Fault>),
    One(Fault),
}

/// The knobs, and the CRM they are on.
pub(crate) struct Faults {
    crm: Arc<Crm>,
    plan: Mutex<Plan>,
}

impl Faults {
    /// All normal at first.
    pub(crate) fn new(crm: Arc<Crm>) -> Faults {
        Faults { crm, plan: Mutex::default() }
    }

    fn get(&self) -> Plan {
        self.lock().clone()
    }

    fn set(&self, plan: Plan) {
        *self.lock() = plan;
    }

    /// The fault for one request to `path`, counted.
    fn take(&self, path: &str) -> Fault {
        self.lock().take(path)
    }

    fn lock(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Plan {
    fn default() -> Plan {
        Plan::One(Fault::default())
    }
}

impl Plan {
    /// Why this cannot be done, if it cannot.
    fn flaw(&self) -> Option<&'static str> {
        let faults = match self {
            Plan::One(fault) => std::slice::from_ref(fault),
            Plan::Several(faults) => faults,
        };
        let leads_nowhere = |fault: &Fault| fault.to.as_ref().is_some_and(|to| HeaderValue::try_from(to).is_err());
        if faults.len() > SEVERAL {
            Some("At most 32 faults can be set")
        } else if faults.iter().any(leads_nowhere) {
            Some("`to` is no address")
        } else {
            None
        }
    }

    /// The fault for one request to `path`, counted. Of several, those that were counted to their end are gone.
    fn take(&mut self, path: &str) -> Fault {
        match self {
            Plan::One(fault) => fault.take(path),
            Plan::Several(faults) => {
                let Some(first) = faults.iter().position(|fault| fault.concerns(path)) else {
                    return Fault::default();
                };
                if faults[first].is_last() { faults.remove(first) } else { faults[first].take(path) }
            }
        }
    }
}

impl Fault {
    fn concerns(&self, path: &str) -> bool {
        self.only.as_ref().is_none_or(|only| path.starts_with(only))
    }

    /// Whether it touches one more request only.
    fn is_last(&self) -> bool {
        matches!(self.times, Some(0 | 1))
    }

    fn take(&mut self, path: &str) -> Fault {
        if !self.concerns(path) {
            return Fault::default();
        }
        let taken = self.clone();
        match &mut self.times {
            None => {}
            Some(0 | 1) => *self = Fault::default(),
            Some(times) => *times -= 1,
        }
        taken
    }
}

/// Records the request, lets the CRM work or not, and answers as the fault wants it.
pub(crate) async fn misbehave(
    State(faults): State<Arc<Faults>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let fault = faults.take(request.uri().path());
    let (answer, to) = (fault.answer, fault.to);
    // A task of its own: what has come in is worked on and written down even when the client hangs up meanwhile.
    let course =
        tokio::spawn(async move { work(&faults.crm, answer, to.as_deref().unwrap_or(LOGIN), request, next).await })
            .await
            .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The work was broken off"))??;
    let latency = Duration::from_millis(fault.latency_ms).min(LATENCY);
    // Even a sleep of nothing takes the timer's whole millisecond.
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    Ok(match course {
        Course::Answer(response) => response,
        Course::Cut => Cut.into_response(),
        // Ends when the client hangs up or the sandbox stops: both drop the connection and this with it.
        Course::Hang => std::future::pending().await,
    })
}

async fn work(crm: &Crm, answer: Answer, to: &str, request: Request, next: Next) -> Result<Course, Problem> {
    let (parts, body) = request.into_parts();
    // The guard has read the body and bounded it; this takes it out of its wrapping.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let arrival = arrival(crm, &parts, &body);
    let now = Timestamp::now().as_millisecond();
    let id = crm.store.run(move |connection| requests::arrived(connection, &arrival, now)).await?;

    let request = Request::from_parts(parts, Body::from(body));
    let method = request.method().clone();
    let (course, processed) = match answer.before(&method, to) {
        Some(course) => (course, false),
        None => {
            let response = next.run(request).await;
            let processed = response.status().is_success();
            (answer.after(&method, response).await, processed)
        }
    };
    let status = course.status();
    crm.store.run(move |connection| requests::settled(connection, id, processed, status)).await?;
    Ok(course)
}

fn arrival(crm: &Crm, parts: &request::Parts, body: &Bytes) -> Arrival {
    let call = api::parse(&parts.headers, body).ok().and_then(|calls| calls.into_iter().next());
    let (phone_number, users) = call.map_or((None, None), |call| (Some(call.phone_number), call.users));
    let (path, body) = if parts.uri.path() == api::TOKENS {
        // Its query should be empty; whatever a client puts there might be a secret.
        (parts.uri.path().to_owned(), secrets::without(body))
    } else {
        (parts.uri.to_string(), String::from_utf8_lossy(body).into_owned())
    };
    let user_agent = parts.headers.get(header::USER_AGENT);
    Arrival {
        method: parts.method.to_string(),
        path,
        authorised: api::user_of(&parts.headers, crm).is_some(),
        body,
        phone_number,
        users,
        http_version: format!("{:?}", parts.version),
        user_agent: user_agent.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counted_fault_ends_by_itself_and_counts_only_what_it_concerns() {
        let mut fault =
            Fault { answer: Answer::TooMany, only: Some("/api/v2/".into()), times: Some(2), ..Fault::default() };
        let mut taken = |path| fault.take(path).answer;
        assert_eq!(taken("/api/v4/account"), Answer::Normal);
        assert_eq!(taken("/api/v2/events"), Answer::TooMany);
        assert_eq!(taken("/api/v2/events"), Answer::TooMany);
        assert_eq!(taken("/api/v2/events"), Answer::Normal);
        assert_eq!(fault, Fault::default());
    }

    #[test]
    fn each_path_has_the_first_fault_that_concerns_it() {
        let fault = |answer, only: Option<&str>, times| Fault {
            answer,
            only: only.map(str::to_owned),
            times,
            ..Fault::default()
        };
        let mut plan = Plan::Several(vec![
            fault(Answer::TooMany, Some("/api/v2/"), Some(1)),
            fault(Answer::ServerError, Some("/api/v2/"), Some(2)),
            fault(Answer::Normal, Some("/oauth2/"), None),
            fault(Answer::Unauthorized, None, None),
        ]);
        for (path, answer) in [
            ("/oauth2/access_token", Answer::Normal),
            ("/api/v4/account", Answer::Unauthorized),
            ("/api/v2/events", Answer::TooMany),
            ("/api/v2/events", Answer::ServerError),
            ("/api/v2/events", Answer::ServerError),
            ("/api/v2/events", Answer::Unauthorized),
            ("/oauth2/access_token", Answer::Normal),
        ] {
            assert_eq!(plan.take(path).answer, answer, "{path}");
        }
        assert!(matches!(plan, Plan::Several(rest) if rest.len() == 2));
    }
}
