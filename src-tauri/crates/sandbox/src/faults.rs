//! Misbehaving on request, so that a client can be shown everything the real CRM may do to it.
//! Exists only when the sandbox is started with faults, and touches `/api/` and the token endpoint alone.
//! `door` is how tests set it and what there is to sign in with: `/sandbox/…`.
mod door;
mod kind;
mod plan;
mod secrets;
mod shape;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header, request};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use parking_lot::Mutex;

pub(crate) use self::door::router;
use self::kind::{Course, FaultKind};
use self::plan::{Fault, Plan};
use crate::api::{self, Problem};
use crate::connection::Cut;
use crate::crm::Crm;
use crate::requests::{self, Arrival};

/// Where a redirect leads unless told.
const LOGIN: &str = "https://www.amocrm.ru/login";
/// The longest an answer is kept back.
const LATENCY: Duration = Duration::from_secs(60);

/// Puts the faults around the API.
pub(crate) fn around(api: Router, faults: &Arc<Faults>) -> Router {
    api.layer(middleware::from_fn_with_state(faults.clone(), misbehave))
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
        self.plan.lock().clone()
    }

    fn set(&self, plan: Plan) {
        *self.plan.lock() = plan;
    }

    /// The fault for one request to `path` under the name `host`, counted.
    fn take(&self, host: &str, path: &str) -> Fault {
        self.plan.lock().take(host, path)
    }
}

/// Records the request, lets the CRM work or not, and answers as the fault wants it.
async fn misbehave(State(faults): State<Arc<Faults>>, request: Request, next: Next) -> Result<Response, Problem> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let fault = faults.take(host, request.uri().path());
    let (answer, to) = (fault.answer, fault.to);
    // A task of its own, so that the request is processed and recorded even if the client hangs up meanwhile.
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

async fn work(crm: &Crm, answer: FaultKind, to: &str, request: Request, next: Next) -> Result<Course, Problem> {
    let (parts, body) = request.into_parts();
    // The guard has read the body and bounded it; this takes it out of its wrapping.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let arrival = arrival(crm, &parts, &body);
    let now = Timestamp::now().as_millisecond();
    let arrived = crm.store.queue(move |connection| requests::arrived(connection, &arrival, now)).await?;

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
    let (id, status) = (arrived.result().await?, course.status());
    // Whoever asks for the record comes after it in the queue.
    crm.store.queue(move |connection| requests::settled(connection, id, processed, status)).await?;
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
